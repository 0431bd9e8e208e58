// The search for a plan in slices, over the fake core: when it is looked at, stopped and begun anew.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import { emptyModule, importFromWeb } from './bundle.mjs';

const { loadCore, log, PlanSearch, preparePlans, Shelf } = await importFromWeb(`
  export { PlanSearch } from './planner/search.js';
  export { preparePlans } from './plans.js';
  export { Shelf } from './shelf.js';
  export { loadCore } from './core.js';
  export { log } from 'credstack-core-glue';
`);

const settle = (time = 5) => new Promise((resolve) => setTimeout(resolve, time));
beforeEach(async () => {
  await settle();
  Object.assign(log, { instances: 0, open: 0, plans: 0, read: [], steps: [] });
});

const shared = async (script) => {
  const shelf = new Shelf({
    loadCore: () => loadCore({ wasmBinary: emptyModule }),
    fetch: async () => new Response(JSON.stringify(script)),
  });
  return shelf.take('x:/a', '', 'learner').catalogue;
};

/** Slices of 100 steps each, one after the other as the test lets them. */
function steppedSlices() {
  const waiting = [];
  let now = 0;
  const slices = {
    get now() {
      return now;
    },
    run: (work) => work(100),
    rest: () => new Promise((resolve) => waiting.push(resolve)),
  };
  return {
    slices,
    /** Goes on once, some milliseconds later. */
    async next(later = 1) {
      now += later;
      waiting.shift()?.();
      await settle(0);
    },
  };
}

async function searchOver(script) {
  const catalogue = await shared(script);
  const { slices, next } = steppedSlices();
  const reports = [];
  const search = new PlanSearch(
    (question) => catalogue.call((core) => preparePlans(core, question)),
    slices,
    (report) => reports.push({ ...report, text: JSON.parse(report.text) }),
  );
  return { search, reports, next };
}

test('the first look is early, the next ones are far apart, and the end is told', async () => {
  const { search, reports, next } = await searchOver({ plans: { steps: 1_000 } });
  void search.begin('{}', '{}');
  await next();
  assert.deepEqual(
    reports.map(({ state, text }) => [state, text.done]),
    [['searching', 100]],
  );
  for (let n = 0; n < 4; n += 1) await next(20);
  assert.equal(reports.length, 1, 'no look within 300 ms');
  await next(400);
  assert.equal(reports.length, 2);
  for (let n = 0; n < 10; n += 1) await next(20);
  const last = reports.at(-1);
  assert.deepEqual([last.state, last.text.searching], ['done', undefined]);
});

test('stopped, it says what is found by now; gone on with, it comes to its end', async () => {
  const { search, reports, next } = await searchOver({ plans: { steps: 1_000 } });
  void search.begin('{}', '{}');
  await next();
  search.stop();
  assert.equal(reports.at(-1).state, 'stopped');
  const { done } = reports.at(-1).text;
  await next();
  await next();
  assert.equal(log.steps.length * 100, done, 'no more is done');
  search.stop();
  const count = reports.length;
  assert.equal(count, 2, 'what is stopped is not stopped again');
  void search.resume();
  for (let n = 0; n < 20; n += 1) await next();
  assert.equal(reports.at(-1).state, 'done');
});

test('other wishes end what was begun, and use what was prepared', async () => {
  const { search, reports, next } = await searchOver({ plans: { steps: 300 } });
  void search.begin('{"a":1}', '{"first":1}');
  await next();
  void search.begin('{"a":1}', '{"second":1}');
  assert.equal(log.plans, 1);
  for (let n = 0; n < 20; n += 1) await next();
  const ended = reports.filter(({ state }) => state === 'done');
  assert.deepEqual(
    ended.map(({ text }) => text.wishes),
    ['{"second":1}'],
  );
  void search.begin('{"a":2}', '{}');
  assert.equal(log.plans, 1, 'what was prepared for another record is let go');
  search.forget();
  assert.equal(log.plans, 0);
  await next();
  await search.resume();
  assert.equal(reports.at(-1).text.wishes, '{"second":1}', 'nothing comes of what was forgotten');
});

test('a refusal says whether it is the wishes that are refused', async () => {
  const no = { error: { code: 'bad-question', message: 'No.' } };
  const wishes = await searchOver({ plans: { refused: { '{"x":1}': no } } });
  await wishes.search.begin('{}', '{"x":1}');
  assert.deepEqual(wishes.reports, [{ state: 'refused', text: no, ofWishes: true }]);
  const question = await searchOver({ plans: { refused: { '{"x":1}': no, '{}': no } } });
  await question.search.begin('{}', '{"x":1}');
  assert.equal(question.reports[0].ofWishes, false);
});
