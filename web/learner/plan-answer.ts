// What of a plan's answer (docs/answers.md) the element looks at itself; the words are the core's.
import type { Answer } from '../view.js';
import { isMoney, withWish, wordsOf, type Wishes } from './wishes.js';

export interface PlannedThing {
  id: string;
  name: string;
}

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const objectsIn = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** An element asks for one program. */
const programOf = (answer: Answer): Json => objectsIn(answer['programs'])[0] ?? {};

/** The route that the section `steps` tells of. */
function told(answer: Answer): Json | undefined {
  const { route, possible } = programOf(answer);
  return isObject(route) ? route : isObject(possible) ? possible : undefined;
}

/** The things of the drawn steps, in their order; undefined where a step is of one's own choice. */
export function stepsOf(answer: Answer): (PlannedThing | undefined)[] {
  return objectsIn(told(answer)?.['steps']).map(({ thing, name }) =>
    thing === undefined ? undefined : { id: String(thing), name: String(name) },
  );
}

/** The program, and the steps as the answer has them: those that the section `steps` tells of. */
export function routeSteps(answer: Answer): { program: string; steps: Json[] } {
  const { program } = programOf(answer);
  return {
    program: isObject(program) ? String(program['id']) : '',
    steps: objectsIn(told(answer)?.['steps']),
  };
}

/** Whether there is a plan with anything left to do. */
export const hasSteps = (answer: Answer): boolean => routeSteps(answer).steps.length > 0;

/** Whether what is drawn is more than possible. */
export const isCertain = (answer: Answer): boolean => told(answer)?.['certainty'] === 'planned';

/** The ids of what an answer names: the steps of a plan, the requirements of an audit. */
export function namedIn(answer: Answer): string[] {
  const planned = stepsOf(answer).flatMap((step) => (step ? [step.id] : []));
  const asked = objectsIn(programOf(answer)['nodes']).map(({ achievement }) => achievement);
  const all = [...planned, ...asked].filter((id) => typeof id === 'string');
  return [...new Set(all)];
}

/** The currency in which plans count; '' where none is known. */
export function plannedIn(answer: Answer): string {
  const { currency } = programOf(answer);
  return typeof currency === 'string' && currency !== 'unknown' ? currency : '';
}

/** Whether there is anything to be shown while the search still goes on. */
export function hasPlan(answer: Answer): boolean {
  return programOf(answer)['complete'] === true || told(answer) !== undefined;
}

/**
 * What two answers differ in where one is worth drawing over the other: not how much work it was, nor
 * how much is proven by now, which is said at the end.
 */
export function substance(answer: Answer): string {
  return JSON.stringify(answer['programs'], (key, value: unknown) =>
    key === 'proof' ? undefined : value,
  );
}

/** The wishes with the one in the way changed as the answer says; undefined where that is not one change. */
export function withChange(wishes: Wishes, answer: Answer, at: number): Wishes | undefined {
  const { none } = programOf(answer);
  const change = objectsIn(isObject(none) ? none['conflict'] : undefined)[at];
  if (!change) return undefined;
  const name = String(change['wish']);
  switch (name) {
    case 'start':
    case 'deadline':
      return change['date'] === undefined ? undefined : withWish(wishes, name, change['date']);
    case 'hoursPerWeek':
      return change['hours'] === undefined ? undefined : withWish(wishes, name, change['hours']);
    case 'budget':
    case 'budgetPerTerm': {
      const { minor, currency } = change;
      const sum = { minor, currency };
      return isMoney(sum) ? withWish(wishes, name, sum) : undefined;
    }
    case 'exclude':
    case 'include': {
      const things = wordsOf(change['things']);
      const before = wordsOf(wishes[name]);
      const after = before.filter((id) => !things.includes(id));
      // An organization may be left out as a whole, of which this is a part.
      return after.length < before.length ? withWish(wishes, name, after) : undefined;
    }
    default:
      return undefined;
  }
}
