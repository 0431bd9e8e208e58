// A catalogue inside the core, as an object. The module itself gives functions over a number that is
// an address of its memory; here nothing wrong is ever handed to it.

/** A page should not be made to hold more than this of somebody's catalogue. */
export const maxBytes = 50_000_000;

/** A catalogue inside the core. Its memory is the core's: call `delete()` when done, and nothing after. */
export interface CoreCatalogue {
  /** A JSON array of diagnostics. */
  diagnostics(): string;
  hasErrors(): boolean;
  /** Question and answer are JSON texts; docs/answers.md describes them. */
  answer(question: string): string;
  /** For what is built on it (plans.ts): it is deleted no later than the catalogue. */
  prepare<T extends Prepared>(make: (core: CoreFunctions, handle: number) => T): T;
  /** Empty where there is nothing to render. Only the module with the renderers can. */
  render(question: string, format: 'html' | 'text'): string;
  delete(): void;
}

/** May be deleted twice. */
export interface Prepared {
  delete(): void;
}

/** Reads a catalogue; `maxBytes` is 50,000,000 unless told. */
export type CatalogueClass = new (
  name: string,
  bytes: Uint8Array | string,
  maxBytes?: number,
) => CoreCatalogue;

/** What wasm/bindings.cpp names. */
export interface CoreFunctions {
  read(name: string, bytes: Uint8Array | string, maxBytes: number): number;
  release(handle: number): void;
  diagnostics(handle: number): string;
  hasErrors(handle: number): boolean;
  answer(handle: number, question: string): string;
  plans?(handle: number, question: string): number;
  plansBegin?(plans: number, wishes: string): string;
  plansResume?(plans: number, steps: number): boolean;
  plansAnswer?(plans: number): string;
  plansRelease?(plans: number): void;
  render?(handle: number, question: string, format: string): string;
  version(): string;
}

function check(holds: boolean, expected: string): void {
  if (!holds) throw new TypeError(`Expected ${expected}.`);
}

const isText = (value: unknown) => typeof value === 'string';

/** Zero is no address: what had this handle is there no more. */
function open(handle: number): number {
  if (!handle) throw new Error('The catalogue is deleted.');
  return handle;
}

/** The class of the catalogues that live in this instance of the core. */
export function catalogueClass(core: CoreFunctions): CatalogueClass {
  return class Catalogue implements CoreCatalogue {
    #handle = 0;
    /** What it has prepared lives no longer than it does. */
    readonly #prepared: Prepared[] = [];

    constructor(name: string, bytes: Uint8Array | string, most = maxBytes) {
      check(isText(name), 'a name, which is a string');
      check(isText(bytes) || bytes instanceof Uint8Array, 'a Uint8Array or a string');
      check(Number.isInteger(most) && most >= 0, 'a whole number of bytes');
      // The core counts in 32 bits, and has no room for more.
      this.#handle = core.read(name, bytes, Math.min(most, 0xffffffff));
    }

    diagnostics(): string {
      return core.diagnostics(open(this.#handle));
    }

    hasErrors(): boolean {
      return core.hasErrors(open(this.#handle));
    }

    answer(question: string): string {
      check(isText(question), 'a question, which is JSON text');
      return core.answer(open(this.#handle), question);
    }

    prepare<T extends Prepared>(make: (core: CoreFunctions, handle: number) => T): T {
      const prepared = make(core, open(this.#handle));
      this.#prepared.push(prepared);
      return prepared;
    }

    render(question: string, format: 'html' | 'text'): string {
      check(isText(question) && isText(format), 'a question, which is JSON text, and a format');
      if (!core.render) throw new Error('This module renders nothing.');
      return core.render(open(this.#handle), question, format);
    }

    delete(): void {
      const handle = open(this.#handle);
      for (const each of this.#prepared) each.delete();
      this.#handle = 0;
      core.release(handle);
    }
  };
}
