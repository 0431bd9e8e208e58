// Wishes as the core takes them (docs/plan.md), and as a form shows them. What a form does not show
// stays as a script has set it.

export type Wishes = Record<string, unknown>;

/** The fields of a form, by the wish that each is for. */
export const fields = [
  'minimize',
  'start',
  'deadline',
  'hoursPerWeek',
  'budget',
  'budgetPerTerm',
  'audience',
  'funding',
  'delivery',
  'languages',
  'priorLearning',
  'frontier',
  'possible',
] as const;
export type Field = (typeof fields)[number];

export const deliveries = ['inPerson', 'online', 'blended'] as const;

/** What may come first, and what is settled after it. */
export const objectives: Record<string, string[]> = {
  cost: ['cost', 'time'],
  time: ['time', 'cost'],
  steps: ['steps', 'cost'],
  firstAward: ['firstAward', 'cost'],
  outlay: ['outlay', 'cost'],
  unrecognised: ['unrecognised', 'firstAward', 'cost'],
};

/** ISO 4217: all others have two decimals, which is how the core reads them. */
const decimals: Record<number, string> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  3: 'BHD IQD JOD KWD LYD OMR TND',
};

export function minorDigits(currency: string): number {
  const found = [0, 3].find((digits) => decimals[digits]!.split(' ').includes(currency));
  return found ?? 2;
}

/** The sum in minor units, exact; undefined for what is none. */
export function minorOf(text: string, currency: string): number | undefined {
  const digits = minorDigits(currency);
  const [, whole, part = ''] = /^(\d+)(?:\.(\d*))?$/.exec(text.trim()) ?? [];
  if (whole === undefined || part.replace(/0+$/, '').length > digits) return undefined;
  const minor = Number(whole + part.slice(0, digits).padEnd(digits, '0'));
  return Number.isSafeInteger(minor) ? minor : undefined;
}

export function sumOf(minor: number, currency: string): string {
  const digits = minorDigits(currency);
  if (digits === 0) return String(minor);
  const text = String(minor).padStart(digits + 1, '0');
  const part = text.slice(-digits);
  const whole = text.slice(0, -digits);
  return /^0+$/.test(part) ? whole : `${whole}.${part}`;
}

export interface Money {
  minor: number;
  currency: string;
}

export const isMoney = (value: unknown): value is Money =>
  typeof value === 'object' &&
  value !== null &&
  Number.isSafeInteger((value as Money).minor) &&
  typeof (value as Money).currency === 'string';

/** The strings of a list; none where the wish is none. */
export const wordsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];

/** The wishes with this one as given; without it where it is undefined, or an empty list. */
export function withWish(wishes: Wishes, name: string, value: unknown): Wishes {
  const changed = { ...wishes };
  if (value === undefined || (Array.isArray(value) && value.length === 0)) delete changed[name];
  else changed[name] = value;
  return changed;
}

/** The list with the word in it, or without it. */
export function withWord(wishes: Wishes, name: string, word: string, is: boolean): Wishes {
  const others = wordsOf(wishes[name]).filter((each) => each !== word);
  return withWish(wishes, name, is ? [...others, word] : others);
}

/** The currency in which a budget is written: what is wished comes before what a plan has. */
export function currencyOf(wishes: Wishes, planned: string): string {
  const { budget, budgetPerTerm, currency } = wishes;
  const money = [budget, budgetPerTerm, fundingOf(wishes)?.most].find(isMoney);
  if (money) return money.currency;
  return typeof currency === 'string' ? currency : planned;
}

/** What somebody else pays of the price of each step. */
export interface Funding {
  share?: unknown;
  most?: unknown;
}

/** What the form can show of the wish; undefined where a script has said more than that. */
export function fundingOf({ funding }: Wishes): Funding | undefined {
  if (funding === undefined) return {};
  if (!Array.isArray(funding) || funding.length !== 1) return undefined;
  const one = Object(funding[0]) as Funding;
  return Object.keys(one).every((name) => name === 'share' || name === 'most') ? one : undefined;
}

/** The share in per cent, as a field shows it. */
export function percentOf(share: unknown): string {
  const [, part, of] = /^(\d+)\/([1-9]\d*)$/.exec(String(share ?? '')) ?? [];
  const value = part === undefined ? share : Number(part) / Number(of);
  return typeof value === 'number' ? String(Number((value * 100).toPrecision(12))) : '';
}

/** The wishes with so many per cent of each price paid; `null` where that is no number from 0 to 100. */
export function withPercent(wishes: Wishes, text: string): Wishes | null {
  const { share, ...others } = fundingOf(wishes) ?? {};
  if (text.trim() === percentOf(share)) return wishes;
  if (text.trim() === '') return withFunding(wishes, others);
  const [, whole, part = ''] = /^(\d{1,3})(?:\.(\d{0,6}))?$/.exec(text.trim()) ?? [];
  if (whole === undefined || Number(text) > 100) return null;
  // A fraction is exact where a decimal of JavaScript may not be.
  return withFunding(wishes, {
    ...others,
    share: `${Number(whole + part)}/1${'0'.repeat(part.length + 2)}`,
  });
}

/** The same of the most that is paid for a step. */
export function withMost(wishes: Wishes, text: string, currency: string): Wishes | null {
  const { most, ...others } = fundingOf(wishes) ?? {};
  if (isMoney(most) && text.trim() === sumOf(most.minor, most.currency)) return wishes;
  if (text.trim() === '') return withFunding(wishes, others);
  const minor = minorOf(text, currency);
  return minor === undefined ? null : withFunding(wishes, { ...others, most: { minor, currency } });
}

const withFunding = (wishes: Wishes, funding: Funding): Wishes =>
  withWish(wishes, 'funding', Object.keys(funding).length > 0 ? [funding] : undefined);

/** What a text field shows of a wish. */
export function textOf(wishes: Wishes, field: Field): string {
  const value = wishes[field];
  if (isMoney(value)) return sumOf(value.minor, value.currency);
  if (field === 'minimize') return wordsOf(value)[0] ?? 'cost';
  if (field !== 'hoursPerWeek') return typeof value === 'string' ? value : '';
  if (typeof value === 'number') return String(value);
  const [, whole, of] = /^(\d+)\/([1-9]\d*)$/.exec(String(value ?? '')) ?? [];
  return whole === undefined ? '' : String(Number(whole) / Number(of));
}

/**
 * The wishes with what is written in a text field. `null`: it cannot be read, for a number or a sum
 * of money is asked for.
 */
export function withText(wishes: Wishes, field: Field, text: string, currency = ''): Wishes | null {
  if (text.trim() === '') return withWish(wishes, field, undefined);
  // The same as before is not written anew: it may be said more exactly than it is shown.
  if (text === textOf(wishes, field)) return wishes;
  switch (field) {
    case 'minimize':
      return withWish(wishes, field, objectives[text] ?? [text]);
    case 'budget':
    case 'budgetPerTerm': {
      const minor = minorOf(text, currency);
      return minor === undefined ? null : withWish(wishes, field, { minor, currency });
    }
    case 'hoursPerWeek': {
      const hours = Number(text);
      return Number.isFinite(hours) ? withWish(wishes, field, hours) : null;
    }
    default:
      return withWish(wishes, field, text);
  }
}

/** Which field a refusal of the core is about: it names the wish in quotation marks. */
export function fieldIn(message: string): Field | undefined {
  const named = [...message.matchAll(/"(\w+)"/g)].map(([, name]) => name);
  return fields.find((field) => named.includes(field));
}
