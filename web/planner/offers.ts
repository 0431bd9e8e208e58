// What there is to choose from in a catalogue: a form should not ask for what never occurs.

/** A word in one language, or in several. */
export type Words = string | Record<string, string>;

export interface Offers {
  /** How things are taught. */
  delivery: string[];
  /** The kinds of learners that prices are for. */
  audiences: Words[];
  /** The tags of the languages in which things are taught. */
  languages: string[];
  /** Whether anything can be had by assessment of prior learning. */
  priorLearning: boolean;
}

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];
const objectsIn = (value: unknown) => listOf(value).filter(isObject);

/** Of a catalogue in the native format; undefined where it was not looked through. */
export function offersIn(bytes: Uint8Array, mostBytes: number): Offers | undefined {
  if (bytes.length > mostBytes) return undefined;
  let catalogue: unknown;
  try {
    catalogue = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
  const delivery = new Set<string>();
  const languages = new Set<string>();
  let priorLearning = false;
  // By their text, for those in several languages are objects.
  const audiences = new Map<string, Words>();
  const achievements = isObject(catalogue) ? objectsIn(catalogue['achievements']) : [];
  for (const achievement of achievements) {
    for (const thing of [achievement, ...objectsIn(achievement['offerings'])]) {
      for (const word of listOf(thing['deliveryType'])) {
        if (typeof word === 'string') delivery.add(word);
      }
      for (const tag of listOf(thing['inLanguage'])) {
        if (typeof tag === 'string' && tag !== '') languages.add(tag);
      }
    }
    priorLearning ||= objectsIn(achievement['priorLearning']).length > 0;
    for (const { audience } of objectsIn(achievement['costs'])) {
      if (isWords(audience)) audiences.set(JSON.stringify(audience), audience);
    }
  }
  return {
    ...{ delivery: [...delivery], audiences: [...audiences.values()] },
    ...{ languages: [...languages], priorLearning },
  };
}

function isWords(value: unknown): value is Words {
  if (typeof value === 'string') return value !== '';
  return isObject(value) && Object.values(value).every((text) => typeof text === 'string');
}

/** The word in that language, else in the first one that there is. */
export function inLanguage(words: Words, lang: string): string {
  if (typeof words === 'string') return words;
  const primary = (tag: string) => tag.split('-')[0]!.toLowerCase();
  const tags = Object.keys(words);
  const parts = lang.toLowerCase().split('-');
  // RFC 4647, 3.4: the tag, then what is left of it without its last part.
  const lookedUp = parts
    .map((_, at) => parts.slice(0, parts.length - at).join('-'))
    .map((wanted) => tags.find((each) => each.toLowerCase() === wanted));
  const tag =
    lookedUp.find(Boolean) ?? tags.find((each) => primary(each) === primary(lang)) ?? tags[0];
  return tag === undefined ? '' : words[tag]!;
}
