// Catalogues of random steps between certificates, for what is drawn and measured of them.
import { Dice } from '../../tools/dice.mjs';

/** Steps from each place to later ones, so that all is reached from the first. */
export function randomSteps(seed, nodes, extra) {
  const dice = new Dice(seed);
  const steps = new Map();
  const add = (from, to) => steps.set(`${from} ${to}`, [from, to]);
  for (let to = 1; to < nodes; to += 1) add(dice.int(0, to - 1), to);
  for (let i = 0; i < extra; i += 1) {
    const to = dice.int(1, nodes - 1);
    add(dice.int(0, to - 1), to);
  }
  return [...steps.values()];
}

/** Each step is a decision of the one university, for 6 of 60 credits. */
export function catalogueOf(nodes, steps) {
  const credit = (value) => ({ value, unit: 'ECTS' });
  const into = (at) => steps.filter(([, to]) => to === at);
  const achievement = (_, at) => ({
    id: `urn:example:${at}`,
    type: at === 0 ? 'MicroCredential' : 'Certificate',
    name: `Certificate number ${at} in a subject`,
    owner: 'org:u',
    credit: credit(60),
    url: `https://university.example/${at}`,
    duration: 'P1Y',
    costs: [{ kind: 'tuition', price: { minor: 100000 + at, currency: 'NZD', asOf: '2026' } }],
    requirement: {
      all: [
        ...into(at).map(([from]) => ({ id: `from-${from}`, credits: credit(1) })),
        { id: 'rest', credits: credit(60 - into(at).length), open: true },
      ],
    },
  });
  return {
    credstack: 1,
    id: 'urn:example:steps',
    name: 'Random steps',
    organizations: [{ id: 'org:u', name: 'Example University', type: 'higherEducation' }],
    achievements: Array.from({ length: nodes }, achievement),
    recognitions: steps.map(([from, to]) => ({
      id: `urn:example:decision:${from}-${to}`,
      credential: `urn:example:${from}`,
      target: `urn:example:${to}`,
      assertedBy: ['org:u'],
      grants: [{ form: 'block', credit: credit(1), slot: `from-${from}` }],
      conditions: (from + to) % 3 === 0 ? [{ kind: 'admission' }] : [],
      source: { url: 'https://university.example/decisions', asOf: '2026-10' },
    })),
  };
}
