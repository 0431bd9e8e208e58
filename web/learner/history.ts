// What a learner has changed, one change after the other, to be undone and done again.

/** A change: what it is called, and the members that it changed, before and after it. */
export interface Change<State, Did> {
  did: Did;
  before: Partial<State>;
  after: Partial<State>;
}

/** So many steps go back; what was before them stays. */
const most = 100;

export class History<State extends object, Did> {
  #changes: Change<State, Did>[] = [];
  /** How many of them hold: those behind have been undone. */
  #done = 0;

  /** Keeps how it was. What had been undone cannot be done again after it. */
  push(did: Did, now: State, after: Partial<State>): void {
    const before: Partial<State> = {};
    for (const name of Object.keys(after) as (keyof State)[]) before[name] = now[name];
    this.#changes = [...this.#changes.slice(0, this.#done), { did, before, after }].slice(-most);
    this.#done = this.#changes.length;
  }

  /** What would be undone next. */
  get undoable(): Did | undefined {
    return this.#changes[this.#done - 1]?.did;
  }

  get redoable(): Did | undefined {
    return this.#changes[this.#done]?.did;
  }

  /** Goes back: what it was called, and how it was before. */
  undo(): { did: Did; to: Partial<State> } | undefined {
    const change = this.#changes[this.#done - 1];
    if (!change) return undefined;
    this.#done -= 1;
    return { did: change.did, to: change.before };
  }

  redo(): { did: Did; to: Partial<State> } | undefined {
    const change = this.#changes[this.#done];
    if (!change) return undefined;
    this.#done += 1;
    return { did: change.did, to: change.after };
  }

  /** Nothing of it stays. */
  forget(): void {
    this.#changes = [];
    this.#done = 0;
  }
}
