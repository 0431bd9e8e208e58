// What learners wish, by kind of question; every tenth wishes what cannot be.
import { programId } from './tree.mjs';
import { university } from './university.mjs';

export const start = '2027-02-01';
const usd = (minor) => ({ minor, currency: 'USD' });

export const timed = ['deadline', 'fastest', 'terms', 'fastest-terms'];
export const untimed = ['cost', 'budget', 'exclude', 'include'];

/** Kinds take turns; those with time only where a program of time can be solved. */
export function kindOf(seed, size) {
  const kinds = size <= 200 ? [...untimed, ...timed] : untimed;
  return kinds[seed % kinds.length];
}

export const isInfeasible = (seed) => seed % 10 === 9;

function afterWeeks(weeks) {
  const day = new Date(`${start}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 7 * weeks - 1);
  return day.toISOString().slice(0, 10);
}

/** What the whole would cost as the program's owner charges it. */
function regular({ program, courses }) {
  const perCredit = program.costs[0].price.minor;
  const laboratory = courses.some((each) => each.costs) ? 1.2 : 1;
  return Math.round(program.credit.value * perCredit * laboratory);
}

function timeWishes(dice, kind, parts, impossible) {
  const hours = parts.program.credit.value * 27;
  // Beside work; a large program takes too many years so.
  const hoursPerWeek = hours > 2000 ? 30 : dice.one([15, 20, 30]);
  const needed = Math.ceil(hours / hoursPerWeek);
  const weeks = impossible ? 8 : Math.round(needed * 1.2) + 16;
  const minimize = kind.startsWith('fastest') ? ['time'] : ['cost'];
  return { minimize, start, hoursPerWeek, deadline: afterWeeks(weeks) };
}

export function makeWishes(dice, kind, parts, impossible) {
  const { things } = parts.partners;
  const wishes = { minimize: ['cost'] };
  if (timed.includes(kind)) Object.assign(wishes, timeWishes(dice, kind, parts, impossible));
  if (kind === 'budget') {
    const share = impossible ? 0.1 : dice.one([0.8, 1, 1.2]);
    wishes.budget = usd(Math.round(regular(parts) * share));
  }
  if (kind === 'exclude') {
    wishes.exclude = things.filter(() => dice.chance(5)).map((each) => each.id);
    wishes.exclude.push(dice.one(parts.partners.bodies).id);
  }
  if (kind === 'include') {
    const open = things.filter((each) => each.status !== 'closed' && !parts.taken.has(each.id));
    wishes.include = [...new Set([dice.one(open).id, dice.one(open).id])];
  }
  // Without its own courses there is no residency, and nobody else is taken for all of them.
  if (impossible && !wishes.deadline && !wishes.budget) {
    wishes.exclude = [...(wishes.exclude ?? []), university];
  }
  return wishes;
}

/** Own courses are taught in terms, which recur; the owner's calendar has weeks, not dates. */
export function addTerms(dice, courses) {
  const terms = [
    { id: 'autumn', name: 'Autumn', start: '2027-02-08', end: '2027-05-16', every: 'P364D' },
    { id: 'spring', name: 'Spring', start: '2027-08-09', end: '2027-11-14', every: 'P364D' },
  ];
  for (const each of courses) {
    const both = [{ term: 'autumn' }, { term: 'spring' }];
    const way = dice.int(1, 10);
    if (way <= 4) each.offerings = both;
    else if (way <= 9) each.offerings = [dice.one(both)];
  }
  return terms;
}

/** What the learner has: some done here, some elsewhere, some under way, some failed, some planned. */
export function makeRecord(dice, { named, partners }) {
  const items = [];
  for (const achievement of named) {
    const way = dice.int(1, 100);
    if (way <= 11) items.push({ achievement, completed: '2026-06-15' });
    else if (way <= 14) items.push({ achievement, status: 'inProgress' });
    else if (way <= 17) items.push({ achievement, status: 'failed' });
    else if (way <= 19) items.push({ achievement, status: 'planned' });
  }
  const most = Math.ceil(named.length / 12);
  for (const each of partners.things) {
    if (items.length >= named.length / 5 + most) break;
    if (dice.chance(2)) items.push({ achievement: each.id, completed: '2026-05-03' });
  }
  const programs = [{ program: programId, admitted: '2026-09-01' }];
  return { credstackLearner: 1, programs, items };
}
