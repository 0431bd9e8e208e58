import type { Messages } from './messages.js';

export const es: Messages = {
  details: 'Pruebas y detalles',
  keyFacts: 'Datos clave',
  problems: {
    one: 'Este catálogo tiene {n} problema. Puede faltar información aquí.',
    other: 'Este catálogo tiene {n} problemas. Puede faltar información aquí.',
  },
};
