import { Languages } from '../packs.js';
import { page } from './en.js';

export const pageLanguages = new Languages(
  page,
  typeof CREDSTACK_PACKS === 'object' ? CREDSTACK_PACKS : undefined,
);

/** How many problems the catalogue has, as a sentence. */
export function problemsSentence(lang: string, count: number): string {
  const { words, lang: spoken } = pageLanguages.in(lang);
  // A browser puts its own language in the place of one that it does not know.
  const known = Intl.PluralRules.supportedLocalesOf(spoken).length > 0;
  const form = known ? new Intl.PluralRules(spoken).select(count) : 'other';
  return (words.problems[form] ?? words.problems.other).replace(
    '{n}',
    count.toLocaleString(spoken),
  );
}
