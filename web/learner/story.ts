// What a learner has told and wished, as one thing: changed step by step, undone, and kept where that
// is asked for.
import { History } from './history.js';
import type { Claim } from './claims.js';
import { readKept, type Kept } from './kept.js';
import { LearnerRecord } from './record.js';
import type { Did } from './toolbar.js';
import type { Wishes } from './wishes.js';

export interface State {
  record: LearnerRecord | undefined;
  claims: readonly Claim[];
  wishes: Wishes;
}

export const nothing: State = { record: undefined, claims: [], wishes: {} };

/** What is kept of it. What the page's own script has given it will give again. */
export function keptOf(program: string, { record, claims, wishes }: State): Kept {
  const own = record && record.object === null ? { record: record.text } : {};
  return { program, claims: [...claims], wishes, ...own };
}

/** How it is with what was kept. A record is thrown where it is none. */
export function stateOf(kept: Kept, now: State): Partial<State> {
  const { claims, wishes, record } = kept;
  if (record !== undefined) return { claims, wishes, record: new LearnerRecord(record) };
  const ofPage = now.record !== undefined && now.record.object !== null;
  return ofPage ? { claims, wishes } : { claims, wishes, record: undefined };
}

export interface StoryHost {
  readonly now: State;
  /** So it is from now on; what is not named stays. */
  become(to: Partial<State>): void;
}

export class Story {
  readonly #host: StoryHost;
  readonly #history = new History<State, Did>();

  constructor(host: StoryHost) {
    this.#host = host;
  }

  get undoable(): Did | undefined {
    return this.#history.undoable;
  }

  get redoable(): Did | undefined {
    return this.#history.redoable;
  }

  /** The learner changes something. */
  change(did: Did, to: Partial<State>): void {
    const { now } = this.#host;
    const changes = (Object.keys(to) as (keyof State)[]).some((name) => to[name] !== now[name]);
    if (changes) this.#history.push(did, now, to);
    this.#host.become(to);
  }

  undo(): Did | undefined {
    return this.#go(this.#history.undo());
  }

  redo(): Did | undefined {
    return this.#go(this.#history.redo());
  }

  /** Takes what was kept. As a first thing it is no change: there is nothing to go back to. */
  take(kept: Kept, isFirst: boolean): void {
    const to = stateOf(kept, this.#host.now);
    if (isFirst) this.#host.become(to);
    else this.change({ word: 'didTake' }, to);
  }

  /** The same of its text; it is thrown what it is not. */
  takeText(text: string, program: string): void {
    this.take(readKept(text, program), false);
  }

  /** A script has put another record: nothing of the ones before is brought back. */
  forget(): void {
    this.#history.forget();
  }

  #go(step: { did: Did; to: Partial<State> } | undefined): Did | undefined {
    if (!step) return undefined;
    this.#host.become(step.to);
    return step.did;
  }
}
