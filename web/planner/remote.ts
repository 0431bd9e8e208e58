// The page's side of the planner's thread.
import { StackError } from '../errors.js';
import type { Origin } from '../shelf.js';
import type { Engine, EngineEvents } from './engine.js';
import { build, type FromPlanner, type ToPlanner } from './protocol.js';

/** What a thread is started with; tests put their own. */
export interface ThreadSources {
  /** The address of credential-stack-planner.js, and the hash that it must have. */
  url: URL;
  integrity: string | undefined;
  start(address: string): Worker;
  fetch: typeof globalThis.fetch;
  /** How long a script may take until it runs, in milliseconds. */
  patience: number;
}

interface Policy {
  createScriptURL(address: string): string;
}

/** Of a page that asks for trusted types; `null` where it does not list ours. */
let policy: Policy | null | undefined;

/** Asked once: a page that refuses reports each time that it is asked. */
function trusting(): Policy | null {
  if (policy !== undefined) return policy;
  const types = (
    globalThis as { trustedTypes?: { createPolicy(name: string, rules: Policy): Policy } }
  ).trustedTypes;
  const rules = { createScriptURL: (address: string) => address };
  try {
    policy = types ? types.createPolicy('credential-stack', rules) : rules;
  } catch {
    policy = null;
  }
  return policy;
}

/** Undefined where the page can have no thread of ours. */
function browserSources(): ThreadSources | undefined {
  const addresses = trusting();
  if (!addresses) return undefined;
  return {
    url: new URL('credential-stack-planner.js', import.meta.url),
    integrity:
      typeof CREDSTACK_PLANNER_SCRIPT_INTEGRITY === 'string'
        ? CREDSTACK_PLANNER_SCRIPT_INTEGRITY
        : undefined,
    start: (address) => new Worker(addresses.createScriptURL(address), { type: 'module' }),
    fetch: (...request) => fetch(...request),
    patience: 5_000,
  };
}

/** Resolves when the script runs, and is the one that belongs to this one. */
function ready(worker: Worker, patience: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('It says nothing.')), patience);
    worker.onerror = (event) => {
      event.preventDefault();
      clearTimeout(timer);
      reject(new Error(event.message));
    };
    worker.onmessage = ({ data }: MessageEvent<FromPlanner>) => {
      clearTimeout(timer);
      if (data.is === 'ready' && data.build === build) resolve();
      else reject(new Error('It is the script of another version.'));
    };
  });
}

async function started(address: string, sources: ThreadSources): Promise<Worker> {
  const worker = sources.start(address);
  try {
    await ready(worker, sources.patience);
  } catch (thrown) {
    worker.terminate();
    throw thrown;
  }
  return worker;
}

/** A script of another origin starts no thread; its bytes do, once they are found to be the right ones. */
async function startedFromBytes(sources: ThreadSources): Promise<Worker> {
  const { url, integrity } = sources;
  const response = await sources.fetch(url, integrity ? { integrity } : {});
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  const script = new Blob([await response.text()], { type: 'text/javascript' });
  const address = URL.createObjectURL(script);
  try {
    return await started(address, sources);
  } finally {
    URL.revokeObjectURL(address);
  }
}

async function startedAtAll(sources: ThreadSources): Promise<Worker | undefined> {
  const own = sources.url.origin === globalThis.location?.origin;
  if (own) {
    try {
      return await started(sources.url.href, sources);
    } catch {
      // The page's policy may allow the other way.
    }
  }
  try {
    return await startedFromBytes(sources);
  } catch {
    return undefined;
  }
}

export interface RemoteEvents extends EngineEvents {
  /** The thread is gone, and with it what was asked of it. */
  lost(): void;
}

export class RemoteEngine implements Engine {
  readonly #worker: Worker;

  /** Undefined where the page can have no thread. */
  static async open(
    origin: Origin,
    events: RemoteEvents,
    sources = browserSources(),
  ): Promise<RemoteEngine | undefined> {
    const worker = sources && (await startedAtAll(sources));
    if (!worker) return undefined;
    try {
      const engine = new RemoteEngine(worker, events);
      engine.#say({ do: 'read', origin });
      return engine;
    } catch {
      // What was started cannot be handed a module.
      worker.terminate();
      return undefined;
    }
  }

  private constructor(worker: Worker, events: RemoteEvents) {
    this.#worker = worker;
    const lose = () => {
      worker.terminate();
      events.lost();
    };
    worker.onmessage = ({ data }: MessageEvent<FromPlanner>) => {
      switch (data.is) {
        case 'report':
          return events.report(data.turn, data.report);
        case 'offers':
          return events.offers(data.offers);
        case 'useless':
          return lose();
        case 'failed':
          worker.terminate();
          return events.failed(new StackError(data.code, data.message));
      }
    };
    worker.onmessageerror = lose;
    worker.onerror = (event) => {
      event.preventDefault();
      lose();
    };
  }

  begin(turn: number, question: string, wishes: string): void {
    this.#say({ do: 'begin', turn, question, wishes });
  }

  resume(turn: number): void {
    this.#say({ do: 'resume', turn });
  }

  stop(): void {
    this.#say({ do: 'stop' });
  }

  forget(): void {
    this.#say({ do: 'forget' });
  }

  close(): void {
    this.#worker.terminate();
  }

  #say(message: ToPlanner): void {
    this.#worker.postMessage(message);
  }
}
