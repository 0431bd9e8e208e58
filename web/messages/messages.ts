// The words that the element says itself; all else comes in the answer. English is built into the
// scripts; a page of another language fetches them with those of the answers (web/packs.ts).

/** What is said around an answer. */
export interface PageWords {
  /** Opens the evidence of a card. */
  details: string;
  /** Heads the facts of the credential or program itself. */
  keyFacts: string;
  /** What a picture of what leads to what may be shown as. */
  forms: { picture: string; list: string; table: string };
  /** By plural category of Intl.PluralRules; `{n}` is the number. */
  problems: { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;
}

/** What is said where a learner gives the record. */
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

/** What is said where a learner wishes for a plan. */
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
  /** Of hours that the core refuses. */
  hoursRange: string;
  /** Of any other wish, before the reason in English. */
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

/** Of the views that begin with a learner. */
export interface LearnerWords {
  record: RecordWords;
  wish: WishWords;
}
