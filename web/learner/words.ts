// What is said where a learner gives the record.

export interface RecordWords {
  open: string;
  stays: string;
  close: string;
  whatIf: string;
  planned: string;
  /** Of a plan. */
  without: string;
  reading: string;
  /** Before a sentence that says more. */
  problem: string;
}

const byLanguage: Record<string, RecordWords> = {
  en: {
    open: 'Open your record',
    stays:
      'A file in JSON or CSV. It stays in this page: it is not sent anywhere, and nothing of it is kept.',
    close: 'Close this record',
    whatIf: 'What if: count what is planned',
    planned: 'As if all that you plan were done and passed.',
    without: 'Without a record the plan begins from nothing: it counts nothing as done.',
    reading: 'Reading your record…',
    problem: 'This record cannot be shown.',
  },
  de: {
    open: 'Eigene Leistungen öffnen',
    stays:
      'Eine Datei in JSON oder CSV. Sie bleibt auf dieser Seite: Sie wird nirgendwohin gesendet, und nichts davon wird gespeichert.',
    close: 'Datei schließen',
    whatIf: 'Was wäre wenn: Geplantes mitzählen',
    planned: 'Als wäre alles Geplante erledigt und bestanden.',
    without: 'Ohne Datei beginnt der Plan bei null: Nichts zählt als erledigt.',
    reading: 'Die Datei wird gelesen…',
    problem: 'Diese Datei kann nicht gezeigt werden.',
  },
  es: {
    open: 'Abrir tu expediente',
    stays:
      'Un archivo JSON o CSV. Se queda en esta página: no se envía a ninguna parte y no se guarda nada.',
    close: 'Cerrar este expediente',
    whatIf: 'Y si…: contar lo planeado',
    planned: 'Como si todo lo planeado estuviera hecho y aprobado.',
    without: 'Sin expediente, el plan empieza de cero: nada cuenta como hecho.',
    reading: 'Leyendo tu expediente…',
    problem: 'Este expediente no se puede mostrar.',
  },
  fr: {
    open: 'Ouvrir votre dossier',
    stays:
      'Un fichier JSON ou CSV. Il reste dans cette page : il n’est envoyé nulle part et rien n’en est conservé.',
    close: 'Fermer ce dossier',
    whatIf: 'Et si… : compter ce qui est prévu',
    planned: 'Comme si tout ce qui est prévu était fait et réussi.',
    without: 'Sans dossier, le plan part de zéro : rien n’y compte comme acquis.',
    reading: 'Lecture de votre dossier…',
    problem: 'Ce dossier ne peut pas être affiché.',
  },
};

/** In the language of the answer, else in English. */
export function recordWords(lang: string): { words: RecordWords; lang: string } {
  const primary = lang.split('-')[0]?.toLowerCase() ?? '';
  const words = Object.hasOwn(byLanguage, primary) ? byLanguage[primary] : undefined;
  return words ? { words, lang: primary } : { words: byLanguage['en']!, lang: 'en' };
}
