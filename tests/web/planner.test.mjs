// Searching in slices, in a thread, and when a thread is lost. The core, the clock and the threads
// are fakes.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import { emptyModule, importFromWeb } from './bundle.mjs';

const {
  build,
  loadCore,
  log,
  LocalEngine,
  Planner,
  PlanSearch,
  RemoteEngine,
  serve,
  Shelf,
  Slices,
} = await importFromWeb(`
  export { build } from './planner/protocol.js';
  export { LocalEngine } from './planner/engine.js';
  export { Planner } from './planner/planner.js';
  export { PlanSearch } from './planner/search.js';
  export { RemoteEngine } from './planner/remote.js';
  export { Slices } from './planner/slices.js';
  export { serve } from './planner/thread.js';
  export { Shelf } from './shelf.js';
  export { loadCore } from './core.js';
  export { log } from 'credstack-core-glue';
`);

const settle = (time = 5) => new Promise((resolve) => setTimeout(resolve, time));
beforeEach(async () => {
  await settle();
  Object.assign(log, { instances: 0, open: 0, plans: 0, read: [], steps: [] });
});

// ---- slices ----------------------------------------------------------------------------------

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
  let asked = 0;
  const slices = new Slices({ clock: () => 0, rest: async () => {} });
  slices.run((steps) => {
    asked = Math.max(asked, steps);
    log.steps.push(steps);
    return log.steps.length < 100;
  });
  assert.ok(asked <= 4_000);
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

// ---- a search --------------------------------------------------------------------------------

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
  const { preparePlans } = await importFromWeb(`export { preparePlans } from './plans.js';`);
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

// ---- engines ---------------------------------------------------------------------------------

function listener() {
  const heard = [];
  return {
    heard,
    offers: (offers) => heard.push(['offers', offers]),
    report: (turn, { state }) => heard.push([turn, state]),
    failed: ({ code }) => heard.push(['failed', code]),
    lost: () => heard.push(['lost']),
  };
}

for (const [message, code] of [
  ['Aborted(OOM).', 'out-of-memory'],
  ['unreachable', 'core-crashed'],
]) {
  test(`a core that stops in a slice: ${code}, and the shelf knows`, async () => {
    const catalogue = await shared({ crash: 'resume', message, plans: { steps: 9 } });
    const events = listener();
    const engine = new LocalEngine(catalogue, events);
    engine.begin(1, '{}', '{}');
    await settle();
    assert.deepEqual(events.heard.at(-1), ['failed', code]);
    assert.equal(catalogue.usable, false);
    engine.forget();
    engine.close();
    await settle();
    assert.equal(events.heard.length, 2, 'what is gone is not touched again');
  });
}

test('what there is to choose from is told at once', async () => {
  const events = listener();
  new LocalEngine(
    await shared({ achievements: [{ deliveryType: ['online', 'inPerson'] }] }),
    events,
  );
  assert.deepEqual(events.heard, [['offers', { delivery: ['online', 'inPerson'], audiences: [] }]]);
});

/** A thread as the page has it, with the planner's true side behind it. */
function fakeWorker({ silent = false, other = false, breaks = false } = {}) {
  const worker = { terminated: false, said: [] };
  const line = {
    onmessage: null,
    postMessage(data) {
      const message = other && data.is === 'ready' ? { ...data, build: 'another' } : data;
      setTimeout(() => !worker.terminated && worker.onmessage?.({ data: message }));
    },
  };
  worker.postMessage = (data) => {
    if (breaks) throw new Error('cannot be cloned');
    worker.said.push(data.do);
    const copy = { ...data };
    setTimeout(() => !worker.terminated && line.onmessage?.({ data: copy }));
  };
  worker.terminate = () => {
    worker.terminated = true;
  };
  if (!silent) setTimeout(() => serve(line));
  return worker;
}

/** Threads in the order in which they are started; one that is `null` cannot be. */
function sources(...kinds) {
  const started = [];
  const workers = [];
  return {
    started,
    workers,
    url: new URL('https://elsewhere.example/credential-stack-planner.js'),
    integrity: 'sha384-abc',
    start(address) {
      started.push(address);
      const kind = kinds.shift();
      if (!kind) throw new Error('blocked');
      workers.push(fakeWorker(kind));
      return workers.at(-1);
    },
    fetch: async (url, options) => {
      started.push([String(url), options]);
      return new Response('script');
    },
    patience: 40,
  };
}

const here = (run) => async () => {
  globalThis.location = { origin: 'https://elsewhere.example' };
  try {
    await run();
  } finally {
    delete globalThis.location;
  }
};

test(
  'a thread of the page’s own origin: by its address',
  here(async () => {
    const from = sources({});
    const events = listener();
    const { origin } = await shared({ plans: { steps: 900 } });
    const engine = await RemoteEngine.open(origin, events, from);
    assert.deepEqual(from.started, [from.url.href]);
    engine.begin(7, '{"a":1}', '{}');
    await settle(40);
    assert.deepEqual(events.heard.filter(([what]) => what === 7).at(-1), [7, 'done']);
    assert.equal(log.instances, 2, 'a core of its own');
    engine.close();
    assert.ok(from.workers[0].terminated);
  }),
);

test('a thread of another origin: from its bytes, whose hash is asked for', async () => {
  const from = sources({});
  const engine = await RemoteEngine.open((await shared({})).origin, listener(), from);
  assert.deepEqual(from.started[0], [from.url.href, { integrity: 'sha384-abc' }]);
  assert.match(from.started[1], /^blob:/);
  assert.equal(from.started.length, 2);
  engine.close();
});

for (const [name, kinds, tried] of [
  ['both ways are blocked', [null, null], 2],
  ['it says nothing', [{ silent: true }, null], 2],
  ['it is of another version', [{ other: true }, { other: true }], 2],
  ['it cannot be handed the module', [{ breaks: true }], 1],
]) {
  test(
    `no thread: ${name}`,
    here(async () => {
      const from = sources(...kinds);
      const { origin } = await shared({});
      assert.equal(await RemoteEngine.open(origin, listener(), from), undefined);
      const starts = from.started.filter((each) => typeof each === 'string');
      assert.equal(starts.length, tried);
      for (const worker of from.workers) assert.ok(worker.terminated);
    }),
  );
}

test(
  'a core that stops in the thread is told by its code',
  here(async () => {
    const from = sources({});
    const events = listener();
    const script = { crash: 'resume', message: 'Aborted(OOM)', plans: { steps: 9 } };
    const engine = await RemoteEngine.open((await shared(script)).origin, events, from);
    engine.begin(1, '{}', '{}');
    await settle(40);
    assert.deepEqual(events.heard.at(-1), ['failed', 'out-of-memory']);
    assert.ok(from.workers[0].terminated);
  }),
);

test(
  'a core that cannot read in the thread makes it useless, which is no failure',
  here(async () => {
    const events = listener();
    const { origin } = await shared({});
    const bytes = new TextEncoder().encode('{"crash":"read","message":"unreachable"}');
    await RemoteEngine.open({ ...origin, bytes }, events, sources({}));
    await settle(40);
    assert.deepEqual(events.heard, [['lost']]);
  }),
);

test('both sides know the module that they were built with', () => {
  // Here there is none: the constant is set by the bundler.
  assert.equal(build, '');
});

// ---- a planner -------------------------------------------------------------------------------

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
