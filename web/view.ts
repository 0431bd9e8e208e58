// The answer in words, as docs/answers.md describes it.

export type Verdict = 'yes' | 'conditional' | 'unknown' | 'no';

export interface Item {
  text: string;
  url?: string;
  /** Of the text, where it is another than that of the view. */
  lang?: string;
}

export interface Fact {
  label: string;
  items: Item[];
}

/** A JSON number where the decimals end, else a fraction such as `"10/3"`. */
export type ExactNumber = number | string;

export interface Meter {
  value: ExactNumber;
  max: ExactNumber;
}

export interface Card {
  id: string;
  heading: string;
  /** Where it is another than that of the view. */
  headingLang?: string;
  url?: string;
  kind: string;
  verdict?: { value: Verdict; text: string };
  lead?: string;
  meter?: Meter;
  facts: Fact[];
  more: Fact[];
}

export interface Row {
  /** One for each column; the first is the heading of the row. */
  cells: Item[][];
  /** Where the row is drawn: days from and to, or days and minor units of money. */
  at?: [number, number];
  /** It holds only if what is open is settled. */
  possible?: boolean;
}

export interface Table {
  caption: string;
  columns: Item[];
  /** What the rows are drawn as beside their words. */
  drawn?: 'spans' | 'points';
  rows: Row[];
}

export interface Section {
  id: string;
  heading: string;
  text?: string;
  table?: Table;
  cards: Card[];
}

export interface View {
  lang: string;
  dir: 'ltr' | 'rtl';
  title: string;
  intro: string[];
  facts: Fact[];
  sections: Section[];
  notes: string[];
  source: string;
}

/** An answer of the core: its fields depend on the question, `view` is the one drawn here. */
export interface Answer {
  view: View;
  [field: string]: unknown;
}

type Json = Record<string, unknown>;

const verdicts: readonly unknown[] = ['yes', 'conditional', 'unknown', 'no'];

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isString = (value: unknown): value is string => typeof value === 'string';
const isOptionalString = (value: unknown) => value === undefined || isString(value);
const isListOf = (value: unknown, check: (entry: unknown) => boolean) =>
  Array.isArray(value) && value.every(check);

const isItem = (value: unknown) =>
  isObject(value) &&
  isString(value['text']) &&
  ['url', 'lang'].every((name) => isOptionalString(value[name]));

const isFact = (value: unknown) =>
  isObject(value) && isString(value['label']) && isListOf(value['items'], isItem);

const isVerdict = (value: unknown) =>
  isObject(value) && verdicts.includes(value['value']) && isString(value['text']);

const isMeter = (value: unknown) =>
  isObject(value) &&
  Number.isFinite(toNumber(value['value'])) &&
  Number.isFinite(toNumber(value['max']));

const isCard = (value: unknown) =>
  isObject(value) &&
  ['id', 'heading', 'kind'].every((name) => isString(value[name])) &&
  ['headingLang', 'url', 'lead'].every((name) => isOptionalString(value[name])) &&
  (value['verdict'] === undefined || isVerdict(value['verdict'])) &&
  (value['meter'] === undefined || isMeter(value['meter'])) &&
  isListOf(value['facts'], isFact) &&
  isListOf(value['more'], isFact);

const isRow = (columns: number) => (value: unknown) =>
  isObject(value) &&
  isListOf(value['cells'], (cell) => isListOf(cell, isItem)) &&
  (value['cells'] as unknown[]).length === columns &&
  (value['at'] === undefined || isListOf(value['at'], Number.isSafeInteger));

const isTable = (value: unknown) =>
  isObject(value) &&
  isString(value['caption']) &&
  isListOf(value['columns'], isItem) &&
  [undefined, 'spans', 'points'].includes(value['drawn'] as undefined) &&
  isListOf(value['rows'], isRow((value['columns'] as unknown[]).length));

const isSection = (value: unknown) =>
  isObject(value) &&
  isString(value['id']) &&
  isString(value['heading']) &&
  isOptionalString(value['text']) &&
  (value['table'] === undefined || isTable(value['table'])) &&
  isListOf(value['cards'], isCard);

/**
 * Whether all of it can be drawn. An answer that is off in one place is not drawn at all: half an
 * answer may say the contrary of the whole.
 */
export function isView(value: unknown): value is View {
  return (
    isObject(value) &&
    ['lang', 'title', 'source'].every((name) => isString(value[name])) &&
    (value['dir'] === 'ltr' || value['dir'] === 'rtl') &&
    isListOf(value['intro'], isString) &&
    isListOf(value['notes'], isString) &&
    isListOf(value['facts'], isFact) &&
    isListOf(value['sections'], isSection)
  );
}

/** For the picture only: what is said in words is exact. */
export function toNumber(value: unknown): number {
  if (typeof value === 'number') return value;
  const fraction = typeof value === 'string' ? /^(-?\d+)\/(\d+)$/.exec(value) : null;
  return fraction ? Number(fraction[1]) / Number(fraction[2]) : NaN;
}
