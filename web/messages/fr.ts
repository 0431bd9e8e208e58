import type { Messages } from './messages.js';

export const fr: Messages = {
  details: 'Preuves et détails',
  keyFacts: 'En bref',
  problems: {
    one: 'Ce catalogue contient {n} problème. Des informations peuvent manquer ici.',
    other: 'Ce catalogue contient {n} problèmes. Des informations peuvent manquer ici.',
  },
};
