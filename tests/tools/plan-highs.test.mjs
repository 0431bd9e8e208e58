// The mixed-integer program of a plan (bench/plan) beside all plans counted out, of questions so small that
// this can be done: the same best, and none where there is none.
//
// CREDSTACK_PLAN_SEEDS says how many questions, CREDSTACK_PLAN_TIMED how many of those with time.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { generate } from '../../bench/plan/generate.mjs';
import { read } from '../../bench/plan/read.mjs';
import { solve } from '../../bench/plan/solve.mjs';
import { timed, untimed } from '../../bench/plan/wishes.mjs';
import { best } from './plan/counted.mjs';

const seeds = Number(process.env.CREDSTACK_PLAN_SEEDS ?? 490);
const timedSeeds = Number(process.env.CREDSTACK_PLAN_TIMED ?? 10);

function compare(seed, kind) {
  const { catalog, question } = generate('tiny', seed, kind);
  const counted = best(catalog, question);
  const { proven, cost, end, unknownPrices } = solve(read(catalog, question), 60);
  assert.ok(proven, `${kind} ${seed} is proven`);
  const found = question.wishes.minimize[0] === 'time' ? { end } : { cost, unknownPrices };
  const solved = Object.values(found).includes(undefined) ? undefined : found;
  assert.deepEqual(solved, counted, `${kind} ${seed}`);
  return counted !== undefined;
}

function compareAll(count, kinds) {
  let plans = 0;
  for (let seed = 1; seed <= count; ++seed) {
    if (compare(seed, kinds[seed % kinds.length])) ++plans;
  }
  // Both of them must be there, else little is compared.
  assert.ok(plans > count / 2, `${plans} plans`);
  assert.ok(plans < count, 'some have none');
}

// ---- days ----------------------------------------------------------------------------------------

const owner = 'urn:u';
const credit = { value: 5, unit: 'ECTS' };
const course = (id, more) => ({ id, type: 'Course', name: id, owner, credit, ...more });

/** The last day, of a program that asks for all of some courses. */
function lastDay(courses) {
  const all = courses.map(({ id }) => ({ achievement: id }));
  const costs = [{ kind: 'tuitionPerCredit', price: { minor: 100, currency: 'USD' } }];
  const more = { costs, requirement: { all }, credit: { value: 5 * courses.length, unit: 'ECTS' } };
  const catalog = { achievements: [...courses, course('program', more)], recognitions: [] };
  const wishes = { minimize: ['time'], start: '2027-02-01', deadline: '2027-12-31' };
  const learner = { items: [] };
  const question = { program: 'program', on: '2027-01-15', learner, wishes };
  return solve(read(catalog, question), 60).end;
}

describe('the days of a plan', () => {
  const first = course('a', { offerings: [{ start: '2027-02-08', end: '2027-03-07' }] });
  const later = (start, end, more) => course('b', { offerings: [{ start, end }], ...more });
  const entry = { achievement: 'a' };

  it('leave the day after an end free, and no day before', () => {
    // Monday, 8 March, is the first after Sunday, 7 March: four weeks from day 35 on.
    assert.equal(lastDay([first, later('2027-03-08', '2027-04-04', { entry })]), 62);
    assert.equal(lastDay([first, later('2027-03-07', '2027-04-04', { entry })]), undefined);
  });

  it('let begin on one day what is needed beside', () => {
    const beside = { corequisites: { achievement: 'a' } };
    assert.equal(lastDay([first, later('2027-02-08', '2027-03-01', beside)]), 34);
    assert.equal(lastDay([first, later('2027-02-07', '2027-03-01', beside)]), undefined);
  });

  it('are weeks where only a duration is stated', () => {
    const [a, b] = ['a', 'b'].map((id) => course(id, { duration: 'P3W' }));
    assert.equal(lastDay([a, b]), 20);
    assert.equal(lastDay([a, { ...b, entry }]), 41);
  });
});

describe('plans by HiGHS beside all plans counted out', () => {
  it('costs the same', () => compareAll(seeds, untimed));
  it('takes the same time', () => compareAll(timedSeeds, timed));
});
