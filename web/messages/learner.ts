import { Languages } from '../packs.js';
import { learner } from './en.js';
import type { RecordWords, WishWords } from './messages.js';

export const learnerLanguages = new Languages(
  learner,
  typeof CREDSTACK_PACKS === 'object' ? CREDSTACK_PACKS : undefined,
);

export function recordWords(lang: string): { words: RecordWords; lang: string } {
  const { words, lang: spoken } = learnerLanguages.in(lang);
  return { words: words.record, lang: spoken };
}

export function wishWords(lang: string): { words: WishWords; lang: string } {
  const { words, lang: spoken } = learnerLanguages.in(lang);
  return { words: words.wish, lang: spoken };
}
