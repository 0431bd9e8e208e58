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

describe('plans by HiGHS beside all plans counted out', () => {
  it('costs the same', () => compareAll(seeds, untimed));
  it('takes the same time', () => compareAll(timedSeeds, timed));
});
