// The catalogues of a page: each address is fetched once and read once, by one core, however many
// elements show it.
import { allBytes } from './bytes.js';
import { maxBytes, type CoreCatalogue } from './catalogue.js';
import { callCore, isFatal, loadCore, type Core, type ModuleName } from './core.js';
import { StackError, type Diagnostic, type ErrorCode } from './errors.js';
import type { AnswerWords } from './packs.js';
import { isView, type Answer } from './view.js';

export interface Question {
  ask: 'stacks' | 'ladder' | 'compare' | 'audit' | 'plan';
  credential?: string;
  /** Of what is compared. */
  credentials?: string[];
  program?: string;
  on: string;
  lang?: string;
  /** Of a language that the core has no words of. */
  words?: AnswerWords;
  whatIf?: boolean;
}

/** What one element holds of a catalogue. */
export interface Loan {
  catalogue: Promise<SharedCatalogue>;
  /** When nobody holds it any more, it is forgotten. May be called again. */
  release(): void;
}

export interface Sources {
  loadCore: (options: { module: ModuleName }) => Promise<Core>;
  fetch: typeof globalThis.fetch;
}

/** What a catalogue was read from, for who reads it once more, in a thread of its own. */
export interface Origin {
  name: string;
  bytes: Uint8Array;
  compiled: WebAssembly.Module;
}

export class SharedCatalogue {
  readonly diagnostics: Diagnostic[];
  readonly origin: Origin | undefined;
  readonly #catalogue: CoreCatalogue;
  readonly #onFatal: () => void;
  #closed = false;

  constructor(catalogue: CoreCatalogue, onFatal: () => void, origin?: Origin) {
    this.#catalogue = catalogue;
    this.origin = origin;
    this.#onFatal = onFatal;
    this.diagnostics = JSON.parse(callCore(() => catalogue.diagnostics())) as Diagnostic[];
  }

  /** Whether it may still be asked. */
  get usable(): boolean {
    return !this.#closed;
  }

  /**
   * The answer with its view; a StackError where there is none.
   *
   * @param complete - puts into a question what it is not to be seen with any longer than it takes
   */
  ask(question: Question, complete = (asked: string) => asked): Answer {
    const asked = complete(JSON.stringify({ ...question, view: true }));
    return this.understand(this.call((catalogue) => catalogue.answer(asked)));
  }

  /** An answer's text: the answer with its view; a StackError where there is none. */
  understand(text: string): Answer {
    const answer = JSON.parse(text) as {
      error?: { code: string; message: string };
      view?: unknown;
    };
    if (answer.error) throw this.#refusal(answer.error);
    if (!isView(answer.view)) throw new StackError('internal', 'The answer has no view to draw.');
    return answer as Answer;
  }

  /** Lets `use` call it, so that nothing that it does can break the page. */
  call<T>(use: (catalogue: CoreCatalogue) => T): T {
    // Its memory may belong to something else by now.
    if (this.#closed) throw new StackError('internal', 'The catalogue is closed.');
    try {
      return callCore(() => use(this.#catalogue));
    } catch (thrown) {
      this.#closed = true;
      this.#onFatal();
      throw thrown;
    }
  }

  close(): void {
    if (this.#closed) return;
    this.call((catalogue) => catalogue.delete());
    this.#closed = true;
  }

  /** The core it lived in is gone. */
  abandon(): void {
    this.#closed = true;
  }

  #refusal(error: { code: string; message: string }): StackError {
    const diagnostics = this.diagnostics;
    // Nothing can be found in a document that could not be read.
    const unreadable = diagnostics.find(
      ({ severity, pointer, code }) =>
        severity === 'error' && pointer === '' && code !== 'more-problems',
    );
    if (unreadable && error.code === 'unknown-id') {
      const { pointer, message } = unreadable;
      return new StackError('bad-catalogue', message, { pointer, diagnostics });
    }
    return new StackError(error.code as ErrorCode, error.message, { diagnostics });
  }
}

/** The whole body, unless it is longer than `most`. */
async function readBytes(response: Response, most: number): Promise<Uint8Array> {
  const tooLarge = () =>
    new StackError('too-large', `${response.url} has more than ${most} bytes.`);
  if (Number(response.headers.get('content-length')) > most) throw tooLarge();
  if (!response.body) return new Uint8Array(await response.arrayBuffer());

  return allBytes(response.body, most, tooLarge);
}

interface Entry {
  module: ModuleName;
  catalogue: Promise<SharedCatalogue>;
  holders: number;
  aborter: AbortController;
}

export class Shelf {
  readonly #sources: Sources;
  readonly #entries = new Map<string, Entry>();
  readonly #cores = new Map<ModuleName, Promise<Core>>();

  constructor(sources: Partial<Sources> = {}) {
    this.#sources = {
      loadCore: sources.loadCore ?? loadCore,
      fetch: sources.fetch ?? ((...request) => fetch(...request)),
    };
  }

  /**
   * The catalogue at an absolute address. What failed once is tried again for the next one.
   *
   * @param integrity - a hash that the bytes must have, as in an `integrity` attribute; '' for none
   * @param module - the core that is to read it
   */
  take(url: string, integrity = '', module: ModuleName = 'core'): Loan {
    // Who asks for a hash is never handed what was fetched without one.
    const key = `${module} ${integrity} ${url}`;
    const entry = this.#entries.get(key) ?? this.#open(key, url, integrity, module);
    entry.holders += 1;
    let held = true;
    return {
      catalogue: entry.catalogue,
      release: () => {
        if (held) this.#release(key, entry);
        held = false;
      },
    };
  }

  #open(key: string, url: string, integrity: string, module: ModuleName): Entry {
    const aborter = new AbortController();
    const request = { signal: aborter.signal, ...(integrity ? { integrity } : {}) };
    const catalogue = this.#read(url, request, module);
    const entry: Entry = { module, catalogue, holders: 0, aborter };
    this.#entries.set(key, entry);
    entry.catalogue.catch(() => this.#forget(key, entry));
    return entry;
  }

  async #read(url: string, request: RequestInit, module: ModuleName): Promise<SharedCatalogue> {
    const [, bytes] = await Promise.all([this.#startCore(module), this.#fetchBytes(url, request)]);
    // The core may have stopped over another catalogue meanwhile.
    const starting = this.#startCore(module);
    const core = await starting;
    const lose = () => this.#lose(module, starting);
    try {
      const { compiled } = core;
      // Who plans does so in a thread of its own; the others need the bytes no more.
      const origin = module === 'learner' ? { name: url, bytes, compiled } : undefined;
      return callCore(() => new SharedCatalogue(new core.Catalogue(url, bytes), lose, origin));
    } catch (thrown) {
      const error = StackError.from(thrown);
      if (isFatal(error)) lose();
      throw error;
    }
  }

  #startCore(module: ModuleName): Promise<Core> {
    const running = this.#cores.get(module);
    if (running) return running;
    const starting = this.#sources.loadCore({ module });
    this.#cores.set(module, starting);
    starting.catch(() => {
      if (this.#cores.get(module) === starting) this.#cores.delete(module);
    });
    return starting;
  }

  async #fetchBytes(url: string, request: RequestInit): Promise<Uint8Array> {
    try {
      const response = await this.#sources.fetch(url, request);
      if (!response.ok) {
        throw new StackError('fetch-failed', `${url} answered ${response.status}.`);
      }
      return await readBytes(response, maxBytes);
    } catch (thrown) {
      if (thrown instanceof StackError) throw thrown;
      const why = request.integrity ? ', or has not the hash that the page expects' : '';
      throw new StackError('fetch-failed', `${url} cannot be fetched${why}.`);
    }
  }

  #release(key: string, entry: Entry): void {
    entry.holders -= 1;
    if (entry.holders > 0) return;
    this.#forget(key, entry);
    entry.aborter.abort();
    entry.catalogue.then((catalogue) => catalogue.close()).catch(() => {});
  }

  #forget(key: string, entry: Entry): void {
    if (this.#entries.get(key) === entry) this.#entries.delete(key);
  }

  /** The instance has stopped, and with it all that it held. */
  #lose(module: ModuleName, core: Promise<Core>): void {
    if (this.#cores.get(module) !== core) return;
    this.#cores.delete(module);
    for (const [key, entry] of this.#entries) {
      if (entry.module !== module) continue;
      entry.catalogue.then((shared) => shared.abandon()).catch(() => {});
      this.#entries.delete(key);
    }
  }
}
