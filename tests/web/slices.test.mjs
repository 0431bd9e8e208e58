// Slices keep their time. The clock is the test's.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { importFromWeb } from './bundle.mjs';

const { Slices } = await importFromWeb(`export { Slices } from './planner/slices.js';`);

/** A thread whose work takes so many milliseconds a step. */
function slow(perStep, most = 8) {
  let now = 0;
  const slices = new Slices({ most, clock: () => now, rest: async () => {} });
  let left = 100_000;
  const lengths = [];
  const asked = [];
  const work = (steps) => {
    asked.push(steps);
    now += steps * perStep;
    left -= steps;
    return left > 0;
  };
  const run = (times) => {
    for (let n = 0; n < times; n += 1) {
      const began = now;
      if (!slices.run(work)) return;
      lengths.push(now - began);
    }
  };
  return { run, lengths, asked, at: () => now };
}

for (const perStep of [0.0005, 0.002, 0.004, 0.03]) {
  test(`a slice keeps its time at ${perStep} ms a step, and uses it`, () => {
    const { run, lengths } = slow(perStep);
    run(30);
    const settled = lengths.slice(3);
    assert.ok(Math.max(...settled) <= 10, `${Math.max(...settled)} ms`);
    // What can be asked for at once is bounded: a fast core is asked more often.
    assert.ok(settled.length === 0 || Math.min(...settled) >= 4, `${Math.min(...settled)} ms`);
  });
}

test('the first slice is short even where the core is slow', () => {
  const { run, lengths } = slow(0.03);
  run(1);
  assert.ok(lengths[0] <= 12, `${lengths[0]} ms`);
});

test('a clock that stands still is not trusted', () => {
  const asked = [];
  const slices = new Slices({ clock: () => 0, rest: async () => {} });
  slices.run((steps) => {
    asked.push(steps);
    return asked.length < 100;
  });
  assert.ok(Math.max(...asked) <= 4_000);
});

test('one piece that takes longer than a slice makes the next ones small', () => {
  let now = 0;
  const slices = new Slices({ clock: () => now, rest: async () => {} });
  const asked = [];
  const work = (cost) => (steps) => {
    asked.push(steps);
    now += steps * cost;
    return true;
  };
  slices.run(work(1));
  slices.run(work(1));
  assert.equal(asked.at(-1) <= 2, true, asked.join());
});
