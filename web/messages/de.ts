import type { LearnerWords, PageWords } from './messages.js';

export const page: PageWords = {
  details: 'Nachweise und Einzelheiten',
  keyFacts: 'Auf einen Blick',
  problems: {
    one: 'Dieser Katalog hat {n} Fehler. Angaben, die er betrifft, können hier fehlen.',
    other: 'Dieser Katalog hat {n} Fehler. Angaben, die sie betreffen, können hier fehlen.',
  },
};

export const learner: LearnerWords = {
  record: {
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
  wish: {
    wishes: 'Was Sie sich wünschen',
    more: 'Weitere Wünsche',
    minimize: 'Was am wichtigsten ist',
    byCost: 'Die geringsten Kosten',
    byTime: 'Möglichst früh fertig sein',
    bySteps: 'Möglichst wenige Schritte',
    byFirstAward: 'Früh ein erster Abschluss',
    byPage: 'Wie diese Seite es vorgibt',
    start: 'Erster Tag',
    startHint: 'Heute, wenn hier nichts steht.',
    deadline: 'Fertig bis',
    hoursPerWeek: 'Stunden pro Woche',
    hoursHint: 'Die Sie dafür haben.',
    budget: 'Budget insgesamt ({currency})',
    budgetPerTerm: 'Budget für jeden Studienabschnitt ({currency})',
    audience: 'Welche Art von Lernenden Sie sind',
    audienceAny: 'Keine Angabe',
    delivery: 'Wie unterrichtet werden darf',
    deliveryHint:
      'Auf jede Art, wenn nichts angekreuzt ist. Was nicht sagt, wie es unterrichtet wird, fällt nicht weg.',
    inPerson: 'Vor Ort',
    online: 'Online',
    blended: 'Gemischt',
    frontier: 'Alle Pläne zwischen weniger Geld und weniger Zeit zeigen',
    possible: 'Auch nach einem besseren Plan suchen, der nur möglich ist',
    possibleHint:
      'Ein solcher Plan geht nur auf, wenn über Offenes zu Ihren Gunsten entschieden wird.',
    leftOut: 'Weggelassen',
    mustBeIn: 'Muss im Plan sein',
    leaveOut: 'Weglassen',
    keepIn: 'Muss dabei sein',
    takeBack: 'Zurücknehmen',
    changeIt: 'Diesen Wunsch so ändern',
    clear: 'Alle Wünsche löschen',
    number: 'Eine Zahl angeben, etwa 12 oder 7.5.',
    sum: 'Einen Geldbetrag angeben, etwa 1500.',
    hoursRange: 'Eine Zahl über 0 und höchstens 168.',
    refused: 'Damit lässt sich nicht planen.',
    searching: 'Ein Plan wird gesucht…',
    again: 'Es wird neu geplant. Was unten noch steht, gilt für die vorigen Wünsche.',
    found: 'Unten steht ein Plan. Die Suche nach einem besseren geht weiter.',
    better: 'Ein besserer Plan ist gefunden. Die Suche geht weiter.',
    done: 'Die Suche ist beendet.',
    stopped: 'Sie haben die Suche angehalten. Es kann einen besseren Plan geben als den unten.',
    stoppedNone:
      'Sie haben die Suche angehalten, bevor ein Plan gefunden war. Das heißt nicht, dass es keinen gibt.',
    stop: 'Suche anhalten',
    goOn: 'Weitersuchen',
  },
};
