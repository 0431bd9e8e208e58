// What the catalogue knows of a thing, asked of the core: what a learner looks for, and what an id is
// called. Nothing is asked of anyone else.
import { plain } from '../text.js';
import type { Asked } from './panel.js';

export interface Thing {
  achievement: string;
  name: string;
  /** Of the name, where it is another than that of the page. */
  nameLang?: string;
  /** What kind of thing, and whose. */
  kind?: string;
}

export interface Found {
  things: Thing[];
  /** Whether there is more than that. */
  more: boolean;
}

const most = 12;
const isText = (value: unknown): value is string => typeof value === 'string';

function thingOf(value: unknown): Thing[] {
  const { achievement, name, ...rest } = Object(value) as Record<string, unknown>;
  if (!isText(achievement) || !isText(name)) return [];
  const thing: Thing = { achievement, name: plain(name) };
  for (const member of ['nameLang', 'kind'] as const) {
    const text = rest[member];
    if (isText(text) && text !== '') thing[member] = plain(text);
  }
  return [thing];
}

export class Finder {
  #asked: Asked | undefined;
  readonly #names = new Map<string, string>();

  /** From now on it asks that catalogue, in that language. */
  turnTo(asked: Asked): void {
    const { lang } = asked.question;
    const same = this.#asked?.catalogue === asked.catalogue && this.#asked.question.lang === lang;
    if (!same) this.#names.clear();
    this.#asked = asked;
  }

  /** Undefined where this catalogue cannot be searched. */
  find(text: string): Found | undefined {
    const found = this.#ask({ ask: 'find', text, most });
    const list = found?.['found'];
    if (!Array.isArray(list)) return undefined;
    const things = list.flatMap(thingOf);
    for (const { achievement, name } of things) this.#names.set(achievement, name);
    return { things, more: found!['more'] === true };
  }

  /** What the catalogue calls it; where it does not know it, the id. */
  nameOf(id: string): string {
    const known = this.#names.get(id);
    if (known !== undefined) return known;
    const credential = this.#ask({ ask: 'stacks', credential: id })?.['credential'];
    const { name } = Object(credential) as Record<string, unknown>;
    const said = isText(name) ? plain(name) : id;
    if (this.#asked) this.#names.set(id, said);
    return said;
  }

  /** An answer, as an object; undefined where there is none. */
  #ask(question: object): Record<string, unknown> | undefined {
    const asked = this.#asked;
    if (!asked?.catalogue.usable) return undefined;
    const { on, lang, words } = asked.question;
    const text = JSON.stringify({ ...question, on, lang, words });
    try {
      const answer: unknown = JSON.parse(asked.catalogue.call((core) => core.answer(text)));
      return Object(answer) as Record<string, unknown>;
    } catch {
      // What has happened to the core shows where it is asked for an answer.
      return undefined;
    }
  }
}
