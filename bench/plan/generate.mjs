// Questions for a plan, from seeds: a university with partners, a learner and what is wished. The same
// seed gives the same bytes everywhere.
import { Dice } from '../../tools/dice.mjs';
import { makePartners } from './partners.mjs';
import { makeProgram, named, programId } from './tree.mjs';
import { addCorequisites, addEntry, addOwnCosts, makeCourses, university } from './university.mjs';
import { addTerms, isInfeasible, kindOf, makeRecord, makeWishes, timed } from './wishes.mjs';

/** By how many things can be taken; `tiny` is for what can be counted out. */
export const sizes = {
  tiny: { things: 10, courses: 6, partners: 2, leaves: 4 },
  20: { things: 20, courses: 12, partners: 2, leaves: 8 },
  200: { things: 200, courses: 90, partners: 4, leaves: 24 },
  2000: { things: 2000, courses: 800, partners: 8, leaves: 80 },
  20000: { things: 20000, courses: 6000, partners: 20, leaves: 200 },
};

/** Everything that a catalogue is made of, and who holds what. */
function makeParts(dice, size, kind) {
  const courses = makeCourses(dice, size.courses);
  addOwnCosts(dice, courses);
  addEntry(dice, courses);
  if (timed.includes(kind)) addCorequisites(dice, courses);
  const terms = kind.endsWith('terms') ? addTerms(dice, courses) : undefined;
  const program = makeProgram(dice, courses, size.leaves);
  const wanted = named(program.requirement);
  const partners = makePartners(dice, {
    courses,
    wanted,
    count: size.things - size.courses,
    partners: size.partners,
    leaves: program.requirement,
  });
  const learner = makeRecord(dice, { named: wanted, partners });
  const taken = new Set(learner.items.map((item) => item.achievement));
  return { courses, program, terms, partners, learner, taken };
}

/**
 * @param size a key of `sizes`
 * @returns `catalog` in the native format, and a `question` (docs/answers.md), with its `kind`
 */
export function generate(size, seed, kind = kindOf(seed, size === 'tiny' ? 0 : Number(size))) {
  const dice = new Dice(seed * 1009 + (Number(size) || 7));
  const parts = makeParts(dice, sizes[size], kind);
  const { courses, program, terms, partners, learner } = parts;
  const catalog = {
    credstack: 1,
    id: `urn:corvane:plan-${size}-${seed}`,
    name: 'Corvane',
    asOf: '2026-11-01',
    ...(terms ? { terms } : {}),
    organizations: [
      { id: university, name: 'Corvane University', type: 'higherEducation' },
      ...partners.bodies,
    ],
    achievements: [...courses, ...partners.things, program],
    recognitions: partners.recognitions,
  };
  const wishes = makeWishes(dice, kind, parts, isInfeasible(seed));
  const question = { ask: 'plan', program: programId, on: '2027-01-15', learner, wishes };
  return { catalog, question, kind };
}
