import type { Messages } from './messages.js';

export const de: Messages = {
  details: 'Nachweise und Einzelheiten',
  keyFacts: 'Auf einen Blick',
  problems: {
    one: 'Dieser Katalog hat {n} Fehler. Angaben, die er betrifft, können hier fehlen.',
    other: 'Dieser Katalog hat {n} Fehler. Angaben, die sie betreffen, können hier fehlen.',
  },
};
