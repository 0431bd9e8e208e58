// Plans over a catalogue: nothing wrong reaches the core, and nothing is asked of what is gone.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { emptyModule, importFromWeb } from './bundle.mjs';

const { loadCore, preparePlans, log } = await importFromWeb(`
  export { loadCore } from './core.js';
  export { preparePlans } from './plans.js';
  export { log } from 'credstack-core-glue';
`);
const { Catalogue } = await loadCore({ wasmBinary: emptyModule });
const open = (script = {}) => new Catalogue('a.json', JSON.stringify(script));

/** What `call` throws, when the core was not called for it. */
function refused(call) {
  const before = log.calls;
  let thrown;
  assert.throws(call, (error) => {
    thrown = error;
    return true;
  });
  assert.equal(log.calls, before, 'the core was called');
  return thrown;
}

test('one question, wish upon wish, slice upon slice', () => {
  const catalogue = open({ plans: { steps: 25 } });
  const plans = preparePlans(catalogue, '{"ask":"plan"}');
  assert.equal(plans.begin('{"a":1}'), '');
  assert.equal(plans.resume(20), true);
  assert.deepEqual(JSON.parse(plans.answer()), {
    ...{ question: { ask: 'plan' }, wishes: '{"a":1}', done: 20, searching: true },
  });
  assert.equal(plans.resume(20), false);
  assert.equal(JSON.parse(plans.answer()).searching, undefined);
  assert.equal(plans.begin(''), '');
  assert.equal(JSON.parse(plans.answer()).done, 0);
  plans.delete();
  catalogue.delete();
  assert.equal(log.plans, 0);
});

test('they end with their catalogue, and may be let go twice', () => {
  const catalogue = open();
  const all = [1, 2, 3].map(() => preparePlans(catalogue, '{}'));
  assert.equal(log.plans, 3);
  all[0].delete();
  all[0].delete();
  catalogue.delete();
  assert.equal(log.plans, 0);
  for (const plans of all) {
    plans.delete();
    for (const call of [() => plans.begin(''), () => plans.resume(1), () => plans.answer()]) {
      assert.match(refused(call).message, /plans are deleted/);
    }
  }
  assert.match(refused(() => preparePlans(catalogue, '{}')).message, /catalogue is deleted/);
});

test('questions and wishes are text, steps are whole', () => {
  const catalogue = open();
  for (const question of [undefined, null, 1, {}]) {
    assert.ok(refused(() => preparePlans(catalogue, question)) instanceof TypeError);
  }
  const plans = preparePlans(catalogue, '{}');
  for (const wishes of [undefined, null, 1, {}]) {
    assert.ok(refused(() => plans.begin(wishes)) instanceof TypeError);
  }
  for (const steps of [undefined, '9', 0, -1, 1.5, NaN, Infinity, 2 ** 32]) {
    assert.ok(refused(() => plans.resume(steps)) instanceof TypeError);
  }
  catalogue.delete();
});

test('a module without plans says so', async () => {
  log.plansNothing = true;
  const core = await loadCore({ wasmBinary: emptyModule });
  log.plansNothing = false;
  const catalogue = new core.Catalogue('a.json', '{}');
  assert.match(refused(() => preparePlans(catalogue, '{}')).message, /plans nothing/);
  catalogue.delete();
});

test('a second core is started from what the first was', async () => {
  const first = await loadCore({ wasmBinary: emptyModule });
  const second = await loadCore({ compiled: first.compiled });
  assert.equal(second.compiled, first.compiled);
  assert.equal(second.version(), 'fake');
});
