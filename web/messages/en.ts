import type { Messages } from './messages.js';

export const en: Messages = {
  details: 'Evidence and details',
  keyFacts: 'Key facts',
  problems: {
    one: 'This catalogue has 1 problem. What it touches may be missing here.',
    other: 'This catalogue has {n} problems. What they touch may be missing here.',
  },
};
