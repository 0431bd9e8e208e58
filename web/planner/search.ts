// The search for one plan after the other, in whichever thread. The core keeps what it has prepared
// for a record: other wishes do not begin from nothing.
import type { CorePlans } from '../plans.js';
import type { Slices } from './slices.js';

/** How far a search has come. `refused`: there is nothing to search for, and the text says why. */
export type SearchState = 'searching' | 'stopped' | 'done' | 'refused';

export interface Report {
  state: SearchState;
  /** The answer of the core, in JSON: the best so far. */
  text: string;
  /** Of what is refused: without these wishes it would not be. */
  ofWishes?: boolean;
}

/** A plan is looked at so often while it is searched for, in milliseconds, at the most. */
const lookEvery = 300;
/** And no more than this part of the time is spent on looking. */
const lookingShare = 0.1;

export class PlanSearch {
  readonly #prepare: (question: string) => CorePlans;
  readonly #slices: Slices;
  readonly #report: (report: Report) => void;
  #prepared: { question: string; plans: CorePlans } | undefined;
  /** Counts what was begun: what was begun before the last is over. */
  #turn = 0;
  #searching = false;

  constructor(
    prepare: (question: string) => CorePlans,
    slices: Slices,
    report: (report: Report) => void,
  ) {
    this.#prepare = prepare;
    this.#slices = slices;
    this.#report = report;
  }

  /** Searches until the end, or until it is stopped or begun anew. */
  async begin(question: string, wishes: string): Promise<void> {
    this.#turn += 1;
    this.#searching = false;
    const plans = this.#plansFor(question);
    const refusal = plans.begin(wishes);
    if (refusal) {
      const ofWishes = plans.begin('{}') === '';
      this.#report({ state: 'refused', text: refusal, ofWishes });
      return;
    }
    await this.#search(plans);
  }

  /** What is found by now stays, and may be searched for on. */
  stop(): void {
    if (!this.#searching) return;
    this.#turn += 1;
    this.#searching = false;
    this.#report({ state: 'stopped', text: this.#prepared!.plans.answer() });
  }

  async resume(): Promise<void> {
    if (this.#searching || !this.#prepared) return;
    this.#turn += 1;
    await this.#search(this.#prepared.plans);
  }

  /** Lets go of the record, and of all that was prepared for it. */
  forget(): void {
    this.#turn += 1;
    this.#searching = false;
    this.#prepared?.plans.delete();
    this.#prepared = undefined;
  }

  #plansFor(question: string): CorePlans {
    if (this.#prepared?.question === question) return this.#prepared.plans;
    this.forget();
    const plans = this.#prepare(question);
    this.#prepared = { question, plans };
    return plans;
  }

  async #search(plans: CorePlans): Promise<void> {
    const turn = this.#turn;
    const slices = this.#slices;
    this.#searching = true;
    let lookAt = -Infinity;
    while (slices.run((steps) => plans.resume(steps))) {
      await slices.rest();
      if (turn !== this.#turn) return;
      const now = slices.now;
      if (now < lookAt) continue;
      const text = plans.answer();
      const took = slices.now - now;
      this.#report({ state: 'searching', text });
      lookAt = now + Math.max(lookEvery, took / lookingShare);
      // The look was a slice of its own.
      await slices.rest();
      if (turn !== this.#turn) return;
    }
    this.#searching = false;
    this.#report({ state: 'done', text: plans.answer() });
  }
}

/** The same plans, where `call` sees to it that nothing they do breaks the page. */
export function guarded(plans: CorePlans, call: <T>(use: () => T) => T): CorePlans {
  return {
    begin: (wishes) => call(() => plans.begin(wishes)),
    resume: (steps) => call(() => plans.resume(steps)),
    answer: () => call(() => plans.answer()),
    delete: () => call(() => plans.delete()),
  };
}
