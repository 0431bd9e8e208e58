// Words of other languages than English: files beside this script, fetched where the page speaks one.
// What cannot be fetched, or is another file than this script was built with, is said in English.

/** Built by web/language-packs.mjs. */
interface Pack<Words> {
  /** Those of the answers, which go into the question. */
  answer: Record<string, string>;
  /** Those of the element. */
  element: Words;
}

/** The words of answers, by their language. */
export type AnswerWords = Record<string, Record<string, string>>;

/** The packs that belong to a script. */
export interface Packs {
  /** How their files are called, before the language. */
  name: string;
  /** The Subresource Integrity hash of each, by its language. */
  hashes: Record<string, string>;
}

async function fetchPack<Words>(url: URL, integrity: string): Promise<Pack<Words> | undefined> {
  try {
    const response = await fetch(url, { integrity });
    return response.ok ? ((await response.json()) as Pack<Words>) : undefined;
  } catch {
    return undefined;
  }
}

export class Languages<Words> {
  readonly #packs: Packs;
  readonly #english: Words;
  readonly #words = new Map<string, Words>();
  readonly #fetched = new Map<string, Promise<AnswerWords | undefined>>();
  readonly #fetch: typeof fetchPack<Words>;

  constructor(english: Words, packs: Packs | undefined, fetchIt = fetchPack<Words>) {
    this.#english = english;
    this.#packs = packs ?? { name: '', hashes: {} };
    this.#fetch = fetchIt;
  }

  /** Brings the words for the tag, or for its primary language, and gives those of the answers. */
  async bring(lang: string): Promise<AnswerWords | undefined> {
    const asked = lang.toLowerCase();
    const known = Object.keys(this.#packs.hashes);
    const tag = [asked, asked.split('-')[0]]
      .map((wanted) => known.find((each) => each.toLowerCase() === wanted))
      .find(Boolean);
    if (!tag) return undefined;
    let fetched = this.#fetched.get(tag);
    if (!fetched) {
      fetched = this.#take(tag);
      this.#fetched.set(tag, fetched);
    }
    const words = await fetched;
    // The next one may be luckier.
    if (!words) this.#fetched.delete(tag);
    return words;
  }

  /** In the language of the answer, so that one box speaks one language; else in English. */
  in(lang: string): { words: Words; lang: string } {
    const words = this.#words.get(lang);
    return words ? { words, lang } : { words: this.#english, lang: 'en' };
  }

  async #take(tag: string): Promise<AnswerWords | undefined> {
    const { name, hashes } = this.#packs;
    const pack = await this.#fetch(new URL(`${name}.${tag}.json`, import.meta.url), hashes[tag]!);
    if (!pack) return undefined;
    this.#words.set(tag, pack.element);
    return { [tag]: pack.answer };
  }
}
