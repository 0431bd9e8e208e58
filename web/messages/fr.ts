import type { LearnerWords, PageWords } from './messages.js';

export const page: PageWords = {
  details: 'Preuves et détails',
  keyFacts: 'En bref',
  problems: {
    one: 'Ce catalogue contient {n} problème. Des informations peuvent manquer ici.',
    other: 'Ce catalogue contient {n} problèmes. Des informations peuvent manquer ici.',
  },
};

export const learner: LearnerWords = {
  record: {
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
  wish: {
    wishes: 'Ce que vous souhaitez',
    more: 'Autres souhaits',
    minimize: 'Ce qui compte le plus',
    byCost: 'Le coût le plus bas',
    byTime: 'Finir au plus tôt',
    bySteps: 'Le moins d’étapes',
    byFirstAward: 'Un premier titre tôt',
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
