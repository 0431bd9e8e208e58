// Where a plan is kept, only once the learner asks: in the address, and on the device. Each may be
// forbidden here (in a sandboxed frame it is), and then throws.
import { keyOf, keysIn, pack, payloadIn, unpack, withPayload } from './fragment.js';
import { KeptError, readKept, writeKept, type Fault, type Kept } from './kept.js';

/** More than this makes no address that other programs pass on whole. */
export const mostInLink = 16_000;

/** By which an element is told from the others of its page. */
export interface Place {
  view: string;
  program: string;
  /** Its id, else the address of its catalogue as it is written. */
  own: string;
}

export type Taken = { kept: Kept } | { fault: Fault };

const keyFor = ({ view, program, own }: Place) => keyOf([view, program, own]);

function attempt<T>(use: () => T): T | undefined {
  try {
    return use();
  } catch {
    return undefined;
  }
}

const faultOf = (thrown: unknown): Fault =>
  thrown instanceof KeptError ? thrown.fault : 'damaged';

export class Keeper {
  readonly #place: Place;
  readonly #key: string;
  /** What is saved on the device follows what the learner changes. */
  #saves = false;

  constructor(place: Place) {
    this.#place = place;
    this.#key = keyFor(place);
  }

  get saves(): boolean {
    return this.#saves;
  }

  // ---- the address

  /**
   * What the fragment holds for this element; undefined where there is nothing.
   *
   * @param others - the places of all elements of the page: what is for one of them is not for this
   */
  async fromLink(others: readonly Place[]): Promise<Taken | undefined> {
    const hash = attempt(() => location.hash) ?? '';
    const payload = payloadIn(hash, this.#key);
    if (payload === undefined) {
      const known = new Set([...others.map(keyFor), this.#key]);
      const foreign = keysIn(hash).find((key) => !known.has(key));
      if (foreign === undefined) return undefined;
      return { fault: foreign === '' ? this.#unreadable(hash) : 'otherProgram' };
    }
    try {
      return { kept: readKept(await unpack(payload), this.#place.program) };
    } catch (thrown) {
      return { fault: faultOf(thrown) };
    }
  }

  /** The address with what is kept in it; '' where that has none, undefined where it is too long. */
  async link(kept: Kept): Promise<string | undefined> {
    const address = attempt(() => location.href) ?? '';
    if (!/^(https?|file):/.test(address)) return '';
    const payload = await pack(writeKept(kept));
    if (payload.length > mostInLink) return undefined;
    const [page = ''] = address.split('#');
    return page + withPayload(location.hash, this.#key, payload);
  }

  /** Into the address of the page, where it lets itself be written. */
  write(address: string): boolean {
    return (
      attempt(() => {
        history.replaceState(history.state, '', address);
        return true;
      }) ?? false
    );
  }

  /** Out of it again; what else is in the fragment stays. */
  unlink(): void {
    const hash = attempt(() => location.hash) ?? '';
    if (payloadIn(hash, this.#key) === undefined) return;
    const [page = ''] = location.href.split('#');
    this.write(page + withPayload(hash, this.#key, undefined));
  }

  // ---- the device

  /** What is saved; from then on it follows. */
  fromDevice(): Taken | undefined {
    const text = attempt(() => localStorage.getItem(this.#name)) ?? null;
    if (text === null) return undefined;
    try {
      const kept = readKept(text, this.#place.program);
      this.#saves = true;
      return { kept };
    } catch (thrown) {
      return { fault: faultOf(thrown) };
    }
  }

  /** Whether it could be saved; from then on it follows. */
  save(kept: Kept): boolean {
    this.#saves =
      attempt(() => {
        localStorage.setItem(this.#name, writeKept(kept));
        return true;
      }) ?? false;
    return this.#saves;
  }

  forget(): void {
    this.#saves = false;
    attempt(() => localStorage.removeItem(this.#name));
  }

  get #name(): string {
    const { view, program, own } = this.#place;
    return `credential-stack ${view} ${program} ${own}`;
  }

  /** Cut off, or of a version to come. */
  #unreadable(hash: string): Fault {
    return /(^#|&)cs=(?!1\.)\d+\./.test(hash) ? 'otherVersion' : 'damaged';
  }
}
