// Which engine a planner asks for what, and which of their reports it hears. The engines are fakes.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { importFromWeb } from './bundle.mjs';

const { Planner } = await importFromWeb(`export { Planner } from './planner/planner.js';`);

const settle = (time = 5) => new Promise((resolve) => setTimeout(resolve, time));

/** Engines that note what they are asked, and say what the test wants. */
function engines({ thread = true } = {}) {
  const asked = [];
  const made = [];
  const make = (kind, events) => {
    const engine = { kind, events };
    for (const name of ['begin', 'resume', 'stop', 'forget', 'close']) {
      engine[name] = (...given) => asked.push([kind, name, ...given]);
    }
    made.push(engine);
    return engine;
  };
  return {
    asked,
    made,
    remote: async (_, events) => (thread ? make('thread', events) : undefined),
    local: (_, events) => make('here', events),
  };
}

async function planning(options) {
  const all = engines(options);
  const heard = [];
  const planner = new Planner(
    {},
    {
      offers: () => {},
      report: ({ state }) => heard.push(state),
      failed: () => heard.push('failed'),
    },
    all,
  );
  return { planner, heard, ...all };
}

test('a thread is started with the first plan, and once', async () => {
  const { planner, asked, made } = await planning();
  assert.equal(made.length, 0);
  planner.begin('q', 'one');
  planner.begin('q', 'two');
  await settle(0);
  planner.begin('q', 'three');
  await settle(0);
  assert.equal(made.length, 1);
  assert.deepEqual(asked, [
    ['thread', 'begin', 2, 'q', 'two'],
    ['thread', 'begin', 3, 'q', 'three'],
  ]);
});

test('where there is no thread, it is searched for here', async () => {
  const { planner, asked } = await planning({ thread: false });
  planner.begin('q', 'one');
  await settle(0);
  assert.deepEqual(asked, [['here', 'begin', 1, 'q', 'one']]);
});

test('what is said of an earlier wish is not heard', async () => {
  const { planner, heard, made } = await planning();
  planner.begin('q', 'one');
  await settle(0);
  planner.begin('q', 'two');
  await settle(0);
  made[0].events.report(1, { state: 'done' });
  made[0].events.report(2, { state: 'searching' });
  assert.deepEqual(heard, ['searching']);
});

test('a thread that is lost: the search begins anew here', async () => {
  const { planner, asked, made } = await planning();
  planner.begin('q', 'one');
  await settle(0);
  made[0].events.lost();
  await settle(0);
  assert.deepEqual(asked.at(-1), ['here', 'begin', 2, 'q', 'one']);
});

test('a thread that is lost after the search: the next wish is searched for here', async () => {
  const { planner, asked, made } = await planning();
  planner.begin('q', 'one');
  await settle(0);
  made[0].events.report(1, { state: 'stopped' });
  made[0].events.lost();
  await settle(0);
  assert.equal(asked.length, 1, 'nothing is searched for unasked');
  planner.resume();
  await settle(0);
  assert.deepEqual(asked.at(-1), ['here', 'begin', 2, 'q', 'one'], 'where it never was begun');
  planner.stop();
  planner.resume();
  await settle(0);
  assert.deepEqual(
    asked.slice(-2).map(([, name]) => name),
    ['stop', 'resume'],
  );
});

test('a core that stops: it is told, and the next wish starts another', async () => {
  const { planner, heard, made } = await planning();
  planner.begin('q', 'one');
  await settle(0);
  made[0].events.failed(new Error('out'));
  made[0].events.report(1, { state: 'done' });
  assert.deepEqual(heard, ['failed']);
  planner.begin('q', 'two');
  await settle(0);
  assert.equal(made.length, 2);
});

test('what is closed while it starts, or forgotten, says nothing more', async () => {
  const { planner, asked, heard, made } = await planning();
  planner.begin('q', 'one');
  planner.close();
  await settle(0);
  assert.deepEqual(asked, [['thread', 'close']]);
  planner.begin('q', 'two');
  await settle(0);
  planner.forget();
  await settle(0);
  made[1].events.report(3, { state: 'done' });
  assert.deepEqual(heard, []);
  planner.resume();
  await settle(0);
  assert.deepEqual(asked.at(-1), ['thread', 'forget'], 'there is nothing to go on with');
});
