import { Languages } from '../packs.js';
import { learner } from './en.js';
import type { LearnerWords } from './messages.js';

export const learnerLanguages = new Languages(
  learner,
  typeof CREDSTACK_PACKS === 'object' ? CREDSTACK_PACKS : undefined,
);

/** Those of one place, in the language of the answer or in English. */
function of<Place extends keyof LearnerWords>(place: Place) {
  return (lang: string): { words: LearnerWords[Place]; lang: string } => {
    const { words, lang: spoken } = learnerLanguages.in(lang);
    return { words: words[place], lang: spoken };
  };
}

export const recordWords = of('record');
export const haveWords = of('have');
export const keepWords = of('keep');
export const wishWords = of('wish');
