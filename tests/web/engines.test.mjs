// Who searches: this thread, or another one, which may not start, or break. Threads and core are fakes.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import { emptyModule, importFromWeb } from './bundle.mjs';

const { build, loadCore, LocalEngine, log, RemoteEngine, serve, Shelf } = await importFromWeb(`
  export { build } from './planner/protocol.js';
  export { LocalEngine } from './planner/engine.js';
  export { RemoteEngine } from './planner/remote.js';
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

const shared = async (script) => {
  const shelf = new Shelf({
    loadCore: () => loadCore({ wasmBinary: emptyModule }),
    fetch: async () => new Response(JSON.stringify(script)),
  });
  return shelf.take('x:/a', '', 'learner').catalogue;
};

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
  const none = { audiences: [], languages: [], priorLearning: false };
  assert.deepEqual(events.heard, [['offers', { delivery: ['online', 'inPerson'], ...none }]]);
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
