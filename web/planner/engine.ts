// Who searches: this thread in slices, or another one.
import { preparePlans } from '../plans.js';
import type { SharedCatalogue } from '../shelf.js';
import { offersIn, type Offers } from './offers.js';
import { guarded, PlanSearch, type Report } from './search.js';
import { Slices } from './slices.js';

export interface EngineEvents {
  offers(offers: Offers | undefined): void;
  report(turn: number, report: Report): void;
  /** The core stopped: nothing more comes of this engine. */
  failed(thrown: unknown): void;
}

/** `turn` is the number of what is asked, by which its reports are known. */
export interface Engine {
  begin(turn: number, question: string, wishes: string): void;
  resume(turn: number): void;
  stop(): void;
  forget(): void;
  close(): void;
}

/** To look through more of a catalogue would be felt. */
const mostBytes = 1_000_000;

export class LocalEngine implements Engine {
  readonly #search: PlanSearch;
  readonly #events: EngineEvents;
  #turn = 0;

  constructor(shared: SharedCatalogue, events: EngineEvents, slices = new Slices()) {
    this.#events = events;
    this.#search = new PlanSearch(
      (question) => {
        const plans = guarded(
          shared.call((catalogue) => preparePlans(catalogue, question)),
          (use) => shared.call(use),
        );
        // What is closed has let go of them.
        return { ...plans, delete: () => shared.usable && plans.delete() };
      },
      slices,
      (report) => events.report(this.#turn, report),
    );
    events.offers(shared.origin && offersIn(shared.origin.bytes, mostBytes));
  }

  begin(turn: number, question: string, wishes: string): void {
    this.#turn = turn;
    this.#guard(() => this.#search.begin(question, wishes));
  }

  resume(turn: number): void {
    this.#turn = turn;
    this.#guard(() => this.#search.resume());
  }

  stop(): void {
    this.#guard(() => this.#search.stop());
  }

  forget(): void {
    this.#guard(() => this.#search.forget());
  }

  close(): void {
    this.forget();
  }

  #guard(act: () => Promise<void> | void): void {
    void (async () => act())().catch((thrown: unknown) => this.#events.failed(thrown));
  }
}
