import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import type { Messages } from './messages.js';

const byLanguage: Record<string, Messages> = { de, en, es, fr };

/** In the language of the answer, so that one box speaks one language; else in English. */
export function messagesFor(lang: string): { messages: Messages; lang: string } {
  const primary = lang.split('-')[0]?.toLowerCase() ?? '';
  const messages = Object.hasOwn(byLanguage, primary) ? byLanguage[primary] : undefined;
  return messages ? { messages, lang: primary } : { messages: en, lang: 'en' };
}

/** How many problems the catalogue has, as a sentence. */
export function problemsSentence(lang: string, count: number): string {
  const { messages, lang: spoken } = messagesFor(lang);
  const form = messages.problems[new Intl.PluralRules(spoken).select(count)];
  return (form ?? messages.problems.other).replace('{n}', count.toLocaleString(spoken));
}
