// What is said where a learner wishes for a plan.
export interface WishWords {
  wishes: string;
  more: string;
  minimize: string;
  byCost: string;
  byTime: string;
  bySteps: string;
  byFirstAward: string;
  byOutlay: string;
  byRecognition: string;
  /** What a script has set, and no choice of the form is. */
  byPage: string;
  start: string;
  startHint: string;
  deadline: string;
  hoursPerWeek: string;
  hoursHint: string;
  /** `{currency}` is its code. */
  budget: string;
  budgetPerTerm: string;
  audience: string;
  audienceAny: string;
  delivery: string;
  deliveryHint: string;
  inPerson: string;
  online: string;
  blended: string;
  frontier: string;
  possible: string;
  possibleHint: string;
  leftOut: string;
  mustBeIn: string;
  /** Of a step, whose name is said after it. */
  leaveOut: string;
  keepIn: string;
  takeBack: string;
  /** Of a wish in the way: takes the change that is said there. */
  changeIt: string;
  clear: string;
  number: string;
  sum: string;
  refused: string;
  searching: string;
  again: string;
  found: string;
  better: string;
  done: string;
  stopped: string;
  stoppedNone: string;
  stop: string;
  goOn: string;
}

const byLanguage: Record<string, WishWords> = {
  en: {
    wishes: 'What you wish for',
    more: 'More wishes',
    minimize: 'What matters most',
    byCost: 'The lowest cost',
    byTime: 'To be done soonest',
    bySteps: 'The fewest steps',
    byFirstAward: 'A first award early',
    byOutlay: 'The least paid by a first award',
    byRecognition: 'Something recognised at every step',
    byPage: 'As this page has set it',
    start: 'First day',
    startHint: 'Today, if you leave it empty.',
    deadline: 'Done by',
    hoursPerWeek: 'Hours a week',
    hoursHint: 'That you have for it.',
    budget: 'Budget in all ({currency})',
    budgetPerTerm: 'Budget for each term ({currency})',
    audience: 'What kind of learner you are',
    audienceAny: 'Not said',
    delivery: 'How it may be taught',
    deliveryHint: 'Any way, if you tick none. What does not say how it is taught is not left out.',
    inPerson: 'In person',
    online: 'Online',
    blended: 'Blended',
    frontier: 'Show all plans between less money and less time',
    possible: 'Also look for a better plan that is only possible',
    possibleHint: 'Such a plan works only if what is open in it is decided in your favour.',
    leftOut: 'Left out',
    mustBeIn: 'Must be in the plan',
    leaveOut: 'Leave this out',
    keepIn: 'Keep this in',
    takeBack: 'Take back',
    changeIt: 'Change this wish so',
    clear: 'Clear all wishes',
    number: 'Write a number, such as 12 or 7.5.',
    sum: 'Write a sum of money, such as 1500.',
    refused: 'This cannot be planned for.',
    searching: 'Searching for a plan…',
    again: 'Planning anew. What still stands below is for what you wished before.',
    found: 'A plan stands below. The search for a better one goes on.',
    better: 'A better plan was found. The search goes on.',
    done: 'The search is done.',
    stopped: 'You stopped the search. There may be a better plan than the one below.',
    stoppedNone:
      'You stopped the search before it found a plan. That does not mean that there is none.',
    stop: 'Stop searching',
    goOn: 'Search on',
  },
  de: {
    wishes: 'Was Sie sich wünschen',
    more: 'Weitere Wünsche',
    minimize: 'Was am wichtigsten ist',
    byCost: 'Die geringsten Kosten',
    byTime: 'Möglichst früh fertig sein',
    bySteps: 'Möglichst wenige Schritte',
    byFirstAward: 'Früh ein erster Abschluss',
    byOutlay: 'Möglichst wenig bezahlt bis zum ersten Abschluss',
    byRecognition: 'Mit jedem Schritt etwas Anerkanntes',
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
  es: {
    wishes: 'Lo que deseas',
    more: 'Más deseos',
    minimize: 'Lo que más importa',
    byCost: 'El menor coste',
    byTime: 'Terminar lo antes posible',
    bySteps: 'El menor número de pasos',
    byFirstAward: 'Un primer título pronto',
    byOutlay: 'Pagar lo menos posible hasta un primer título',
    byRecognition: 'Algo reconocido en cada paso',
    byPage: 'Como lo fija esta página',
    start: 'Primer día',
    startHint: 'Hoy, si lo dejas vacío.',
    deadline: 'Terminar antes del',
    hoursPerWeek: 'Horas por semana',
    hoursHint: 'Las que tienes para ello.',
    budget: 'Presupuesto total ({currency})',
    budgetPerTerm: 'Presupuesto por período ({currency})',
    audience: 'Qué tipo de estudiante eres',
    audienceAny: 'Sin indicar',
    delivery: 'Cómo puede impartirse',
    deliveryHint:
      'De cualquier modo, si no marcas ninguno. Lo que no dice cómo se imparte no se descarta.',
    inPerson: 'Presencial',
    online: 'En línea',
    blended: 'Semipresencial',
    frontier: 'Mostrar todos los planes entre menos dinero y menos tiempo',
    possible: 'Buscar también un plan mejor que solo sea posible',
    possibleHint: 'Un plan así solo sirve si lo que queda abierto se decide a tu favor.',
    leftOut: 'Descartado',
    mustBeIn: 'Debe estar en el plan',
    leaveOut: 'Descartar',
    keepIn: 'Debe estar',
    takeBack: 'Deshacer',
    changeIt: 'Cambiar así este deseo',
    clear: 'Borrar todos los deseos',
    number: 'Escribe un número, como 12 o 7.5.',
    sum: 'Escribe una cantidad de dinero, como 1500.',
    refused: 'Con esto no se puede planear.',
    searching: 'Buscando un plan…',
    again: 'Se está planeando de nuevo. Lo que aún se ve abajo es para tus deseos anteriores.',
    found: 'Abajo hay un plan. La búsqueda de uno mejor continúa.',
    better: 'Se encontró un plan mejor. La búsqueda continúa.',
    done: 'La búsqueda ha terminado.',
    stopped: 'Detuviste la búsqueda. Puede haber un plan mejor que el de abajo.',
    stoppedNone:
      'Detuviste la búsqueda antes de que encontrara un plan. Eso no significa que no haya ninguno.',
    stop: 'Detener la búsqueda',
    goOn: 'Seguir buscando',
  },
  fr: {
    wishes: 'Ce que vous souhaitez',
    more: 'Autres souhaits',
    minimize: 'Ce qui compte le plus',
    byCost: 'Le coût le plus bas',
    byTime: 'Finir au plus tôt',
    bySteps: 'Le moins d’étapes',
    byFirstAward: 'Un premier titre tôt',
    byOutlay: 'Payer le moins possible jusqu’à un premier titre',
    byRecognition: 'Quelque chose de reconnu à chaque étape',
    byPage: 'Comme cette page l’a fixé',
    start: 'Premier jour',
    startHint: 'Aujourd’hui, si vous ne mettez rien.',
    deadline: 'Fini au plus tard le',
    hoursPerWeek: 'Heures par semaine',
    hoursHint: 'Dont vous disposez.',
    budget: 'Budget total ({currency})',
    budgetPerTerm: 'Budget par période ({currency})',
    audience: 'Votre statut d’apprenant',
    audienceAny: 'Non précisé',
    delivery: 'Mode d’enseignement accepté',
    deliveryHint:
      'Tous, si vous ne cochez rien. Ce qui ne dit pas comment il est enseigné n’est pas écarté.',
    inPerson: 'Sur place',
    online: 'En ligne',
    blended: 'Hybride',
    frontier: 'Montrer tous les plans entre moins d’argent et moins de temps',
    possible: 'Chercher aussi un meilleur plan qui n’est que possible',
    possibleHint: 'Un tel plan ne tient que si ce qui reste ouvert est décidé en votre faveur.',
    leftOut: 'Écarté',
    mustBeIn: 'Doit être dans le plan',
    leaveOut: 'Écarter',
    keepIn: 'Doit y être',
    takeBack: 'Annuler',
    changeIt: 'Changer ainsi ce souhait',
    clear: 'Effacer tous les souhaits',
    number: 'Écrivez un nombre, comme 12 ou 7.5.',
    sum: 'Écrivez une somme d’argent, comme 1500.',
    refused: 'Cela ne permet pas de planifier.',
    searching: 'Recherche d’un plan…',
    again: 'Nouvelle recherche. Ce qui reste affiché vaut pour vos souhaits précédents.',
    found: 'Un plan figure ci-dessous. La recherche d’un meilleur continue.',
    better: 'Un meilleur plan a été trouvé. La recherche continue.',
    done: 'La recherche est terminée.',
    stopped:
      'Vous avez arrêté la recherche. Il peut exister un meilleur plan que celui ci-dessous.',
    stoppedNone:
      'Vous avez arrêté la recherche avant qu’elle ne trouve un plan. Cela ne veut pas dire qu’il n’y en a pas.',
    stop: 'Arrêter la recherche',
    goOn: 'Continuer la recherche',
  },
};

/** In the language of the answer, else in English. */
export function wishWords(lang: string): { words: WishWords; lang: string } {
  const primary = lang.split('-')[0]?.toLowerCase() ?? '';
  const words = Object.hasOwn(byLanguage, primary) ? byLanguage[primary] : undefined;
  return words ? { words, lang: primary } : { words: byLanguage['en']!, lang: 'en' };
}
