// The plans of one element: asked for here, searched for in a thread where the page allows one, else
// in this thread in slices. A thread that is lost takes nothing along.
import type { SharedCatalogue } from '../shelf.js';
import { LocalEngine, type Engine, type EngineEvents } from './engine.js';
import type { Offers } from './offers.js';
import { RemoteEngine, type RemoteEvents } from './remote.js';
import type { Report } from './search.js';

export interface PlannerEvents {
  offers(offers: Offers | undefined): void;
  report(report: Report): void;
  failed(thrown: unknown): void;
}

/** How engines come about; tests put their own. */
export interface Engines {
  remote(shared: SharedCatalogue, events: RemoteEvents): Promise<Engine | undefined>;
  local(shared: SharedCatalogue, events: EngineEvents): Engine;
}

/** A page that allowed no thread once is not asked again: it may report each time. */
let allowed = true;

const browserEngines: Engines = {
  async remote({ origin }, events) {
    const engine = allowed && origin ? await RemoteEngine.open(origin, events) : undefined;
    allowed = engine !== undefined;
    return engine;
  },
  local: (shared, events) => new LocalEngine(shared, events),
};

export class Planner {
  readonly #shared: SharedCatalogue;
  readonly #events: PlannerEvents;
  readonly #engines: Engines;
  /** Started with the first plan. */
  #engine: Promise<Engine> | undefined;
  #turn = 0;
  #asked = { question: '', wishes: '' };
  /** Which engine has begun with it. */
  #begun: Engine | undefined;
  #searching = false;

  constructor(shared: SharedCatalogue, events: PlannerEvents, engines = browserEngines) {
    this.#shared = shared;
    this.#events = events;
    this.#engines = engines;
  }

  /** Searches for this, and no more for what was asked before. */
  begin(question: string, wishes: string): void {
    this.#asked = { question, wishes };
    this.#begun = undefined;
    this.#go();
  }

  /** Goes on where it was stopped. */
  resume(): void {
    if (this.#asked.question) this.#go();
  }

  /** Its last report says what is found by now. */
  stop(): void {
    void this.#engine?.then((engine) => engine.stop());
  }

  /** Lets go of the record. */
  forget(): void {
    this.#turn += 1;
    this.#searching = false;
    this.#asked = { question: '', wishes: '' };
    void this.#engine?.then((engine) => engine.forget());
  }

  close(): void {
    this.#turn += 1;
    this.#searching = false;
    void this.#engine?.then((engine) => engine.close());
    this.#engine = undefined;
  }

  #go(): void {
    const turn = ++this.#turn;
    this.#searching = true;
    this.#engine ??= this.#open();
    void this.#engine.then((engine) => {
      if (turn !== this.#turn) return;
      if (engine === this.#begun) {
        engine.resume(turn);
      } else {
        this.#begun = engine;
        engine.begin(turn, this.#asked.question, this.#asked.wishes);
      }
    });
  }

  async #open(): Promise<Engine> {
    const events = this.#listen();
    const engine = await this.#engines.remote(this.#shared, {
      ...events,
      lost: () => this.#lose(events),
    });
    return engine ?? this.#engines.local(this.#shared, events);
  }

  #listen(): EngineEvents {
    return {
      offers: (offers) => this.#events.offers(offers),
      report: (turn, report) => {
        if (turn !== this.#turn) return;
        if (report.state !== 'searching') this.#searching = false;
        this.#events.report(report);
      },
      failed: (thrown) => {
        this.#turn += 1;
        this.#searching = false;
        this.#engine = undefined;
        this.#events.failed(thrown);
      },
    };
  }

  /** What was asked of the thread is begun anew here. */
  #lose(events: EngineEvents): void {
    if (!this.#engine) return;
    this.#engine = Promise.resolve(this.#engines.local(this.#shared, events));
    if (this.#searching) this.#go();
  }
}
