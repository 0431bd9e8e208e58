// Plans in slices, over the true module: what they come to is what one answer says, and however they
// are called, nothing stops the core.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { longSearch } from '../browser/long-search.mjs';
import { importFromWeb } from '../web/bundle.mjs';

const root = new URL('../../', import.meta.url);
const glue = new URL('build/wasm/credstack-learner.mjs', root).pathname;
const { loadCore, preparePlans } = await importFromWeb(
  `export { loadCore } from './core.js'; export { preparePlans } from './plans.js';`,
  glue,
);
const core = await loadCore({
  module: 'learner',
  wasmBinary: readFileSync(new URL('build/wasm/credstack-learner.wasm', root)),
});

const question = {
  ask: 'plan',
  program: 'urn:waiora:graduate-certificate-climate-data',
  on: '2026-11-24',
  view: true,
};
const example = readFileSync(new URL('examples/climate-data-plans.json', root));

/** Plans over the catalogue, and the answer to a question in one go. */
function withPlans(bytes, asked, use) {
  const catalogue = new core.Catalogue('plans.json', bytes);
  try {
    const plans = preparePlans(catalogue, JSON.stringify(asked));
    return use(plans, (more) => catalogue.answer(JSON.stringify({ ...asked, ...more })));
  } finally {
    catalogue.delete();
  }
}

/** All of an answer but how much work it was: what was found before is not sought again. */
const said = (text) => JSON.parse(text, (key, value) => (key === 'work' ? undefined : value));

const finish = (plans, steps) => {
  while (plans.resume(steps));
  return plans.answer();
};

// By hand, as tests/browser/plan.test.mjs says.
for (const [wishes, cost, end] of [
  [{}, 356_000, '2027-11-07'],
  [{ minimize: ['time'] }, 435_000, '2027-06-27'],
  [{ deadline: '2027-06-30' }, 435_000, '2027-06-27'],
  [{ exclude: ['urn:harakeke:data-practice'] }, 401_000, '2027-11-07'],
  [{ budget: { minor: 300_000, currency: 'NZD' } }],
]) {
  test(`in slices of any size as in one go: ${JSON.stringify(wishes)}`, () => {
    withPlans(example, question, (plans, whole) => {
      const expected = whole({ wishes });
      const { route } = JSON.parse(expected).programs[0];
      assert.deepEqual([route?.cost, route?.end], [cost, end]);
      for (const steps of [1, 7, 1_000]) {
        assert.equal(plans.begin(JSON.stringify(wishes)), '');
        assert.deepEqual(said(finish(plans, steps)), said(expected));
      }
    });
  });
}

test('without wishes of their own, those of the question hold', () => {
  withPlans(example, { ...question, wishes: { minimize: ['time'] } }, (plans) => {
    assert.equal(plans.begin(''), '');
    assert.equal(JSON.parse(finish(plans, 1_000)).programs[0].route.cost, 435_000);
  });
});

test('what cannot be wished is refused, and what can be is answered after it', () => {
  withPlans(example, question, (plans) => {
    for (const wishes of ['{"hoursPerWeek":0}', '{"hurry":true}', '[]', '{', 'null', '\0']) {
      const { error } = JSON.parse(plans.begin(wishes));
      assert.ok(error.message.length > 0, wishes);
    }
    assert.equal(plans.begin('{}'), '');
    assert.equal(JSON.parse(finish(plans, 1_000)).programs[0].route.cost, 356_000);
  });
});

test('a question that is none is refused whatever is wished', () => {
  for (const asked of ['{}', 'x', JSON.stringify({ ...question, program: 'urn:nobody:knows' })]) {
    const catalogue = new core.Catalogue('plans.json', example);
    const plans = preparePlans(catalogue, asked);
    for (const wishes of ['', '{}']) assert.ok(JSON.parse(plans.begin(wishes)).error, asked);
    assert.equal(plans.resume(10), false);
    catalogue.delete();
  }
});

test('a long search says so, and its first plan is there early', () => {
  const asked = { ...question, program: 'program:long' };
  withPlans(JSON.stringify(longSearch()), asked, (plans) => {
    assert.equal(plans.begin('{"minimize":["time"],"hoursPerWeek":20}'), '');
    let early;
    for (let n = 0; n < 20 && !early?.programs[0].route; n += 1) {
      assert.equal(plans.resume(100), true);
      early = JSON.parse(plans.answer());
      assert.equal(early.searching, true);
    }
    const [{ route }] = early.programs;
    assert.ok(route.steps.length > 0);
    assert.equal(route.proof.optimal, false);
    assert.ok(route.credit.applied >= 97);
    assert.equal(plans.begin('{}'), '', 'it is given up for another wish');
    assert.equal(JSON.parse(finish(plans, 1_000)).searching, undefined);
  });
});
