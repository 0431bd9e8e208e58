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
  languages: string;
  languagesHint: string;
  priorLearning: string;
  priorLearningHint: string;
  funding: string;
  fundingHint: string;
  fundingShare: string;
  fundingMost: string;
  /** Of what somebody else pays. */
  percent: string;
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

/** What is said where a learner adds what is held or being taken, and of going back. */
export interface HaveWords {
  have: string;
  claimed: string;
  search: string;
  searchHint: string;
  found: string;
  foundNone: string;
  foundMore: string;
  searchFailed: string;
  named: string;
  iHave: string;
  iTake: string;
  /** In the place of its buttons. */
  inList: string;
  list: string;
  /** Labels the choice between the two. */
  status: string;
  /** Unfolds the two fields. */
  details: string;
  completed: string;
  grade: string;
  /** Of a day on which something is said to be completed. */
  toCome: string;
  remove: string;
  /** Before the reason in English. */
  problem: string;
  /** Where the file is such that nothing can be added to it. */
  apart: string;
  undo: string;
  redo: string;
  /** `{what}` is one of those that begin with `did`. */
  undone: string;
  redone: string;
  /** What is undone or done again, after a colon; `{name}` is that of a thing. */
  didAdd: string;
  didChange: string;
  didRemove: string;
  didWish: string;
  didOpen: string;
  didClose: string;
  didTake: string;
  didClear: string;
}

/** What is said where a learner keeps a plan. Nothing is kept unasked. */
export interface KeepWords {
  keep: string;
  /** Of an audit, which is no plan. */
  keepTold: string;
  /** Stands above the buttons. */
  unasked: string;
  link: string;
  linkHint: string;
  linkFile: string;
  linkCopied: string;
  linkWritten: string;
  linkByHand: string;
  linkTooLong: string;
  linkNowhere: string;
  download: string;
  downloadHint: string;
  save: string;
  saveHint: string;
  saved: string;
  unsaved: string;
  forget: string;
  forgotten: string;
  print: string;
  calendar: string;
  calendarHint: string;
  calendarWithout: string;
  calendarNone: string;
  /** Begins what a calendar says of a step. */
  planned: string;
  onlyPossible: string;
  clear: string;
  clearHint: string;
  cleared: string;
  tookLink: string;
  /** After one of the others. */
  tookOver: string;
  tookSaved: string;
  tookFile: string;
  /** Before one of `damaged`, `otherProgram`, `otherVersion`. */
  badLink: string;
  badSaved: string;
  badFile: string;
  damaged: string;
  otherProgram: string;
  otherVersion: string;
}

/** Of the views that begin with a learner. */
export interface LearnerWords {
  record: RecordWords;
  have: HaveWords;
  keep: KeepWords;
  wish: WishWords;
}
