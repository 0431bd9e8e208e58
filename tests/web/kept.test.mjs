// What is kept of a plan: as text, in a fragment, on the device, and undone while the page is open.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import { importFromWeb } from './bundle.mjs';

const web = await importFromWeb(`
  export * from './learner/kept.js';
  export * from './learner/fragment.js';
  export * from './learner/keeper.js';
  export * from './learner/history.js';
  export * from './learner/story.js';
  export { LearnerRecord } from './learner/record.js';
`);

const program = 'urn:x:program';
const kept = {
  program,
  claims: [
    { achievement: 'urn:a', status: 'completed', completed: '2026-01-02', grade: '“Ā” – مقبول' },
    { achievement: 'urn:b', status: 'inProgress' },
  ],
  wishes: { minimize: ['time'], budget: { minor: 150_000, currency: 'NZD' } },
  record: '{"credstackLearner":1,"items":[{"credit":{"value":3.00000000000000000001}}]}',
};
const faultOf = (call) => {
  try {
    call();
  } catch (thrown) {
    return thrown.fault ?? String(thrown);
  }
  return undefined;
};
const rejected = (promise) =>
  promise.then(
    () => undefined,
    ({ fault }) => fault,
  );

// ---- as text ---------------------------------------------------------------------------------

test('what is written is read again, and a record in it keeps every letter', () => {
  assert.deepEqual(web.readKept(web.writeKept(kept), program), kept);
  const { record, ...bare } = kept;
  assert.ok(record);
  assert.deepEqual(web.readKept(web.writeKept(bare), program), bare);
});

test('what is damaged, foreign or of another version is told apart', () => {
  const text = (change) => JSON.stringify({ credstackPlan: 1, ...kept, ...change });
  for (const [given, fault] of [
    [text({}), undefined],
    ['', 'damaged'],
    ['{"credstackPlan":1', 'damaged'],
    ['[]', 'damaged'],
    ['{}', 'damaged'],
    [text({ claims: {} }), 'damaged'],
    [text({ claims: [{ achievement: 'x', status: 'sure' }] }), 'damaged'],
    [text({ wishes: [] }), 'damaged'],
    [text({ wishes: null }), 'damaged'],
    [text({ record: {} }), 'damaged'],
    [text({ program: 7 }), 'damaged'],
    [text({ program: 'urn:x:other' }), 'otherProgram'],
    [text({ credstackPlan: 2 }), 'otherVersion'],
    [text({ credstackPlan: '1' }), 'otherVersion'],
  ]) {
    assert.equal(
      faultOf(() => web.readKept(given, program)),
      fault,
      given.slice(0, 80),
    );
  }
});

test('a file is known by its first member, and a record is none', () => {
  assert.ok(web.looksKept(` ${web.writeKept(kept)}`));
  assert.ok(web.looksKept('{"credstackPlan":7}'));
  for (const other of ['{"credstackLearner":1}', 'achievement\nx', '{"credstackPlan":', '[]', ''])
    assert.ok(!web.looksKept(other), other);
});

// ---- in a fragment ---------------------------------------------------------------------------

test('packed and unpacked it is the same, with DEFLATE and without', async () => {
  const text = web.writeKept(kept);
  const packed = await web.pack(text);
  assert.match(packed, /^d[\w-]+$/);
  assert.ok(packed.length < text.length);
  assert.equal(await web.unpack(packed), text);
  const { CompressionStream } = globalThis;
  globalThis.CompressionStream = undefined;
  const plain = await web.pack(text);
  globalThis.CompressionStream = CompressionStream;
  assert.match(plain, /^j[\w-]+$/);
  assert.equal(await web.unpack(plain), text);
});

test('what is cut off or changed is damaged, whichever letter it is', async () => {
  const packed = await web.pack(web.writeKept(kept));
  for (const bad of [
    '',
    'd',
    'x' + packed.slice(1),
    packed.slice(0, -5),
    packed.slice(0, 20),
    `${packed}%20`,
    'd!!!',
    'jw',
    'j_w',
  ]) {
    const fault = await rejected(web.unpack(bad).then((text) => web.readKept(text, program)));
    assert.equal(fault, 'damaged', bad.slice(0, 20));
  }
});

test('what unpacks to more than any plan is not unpacked', async () => {
  const bomb = await web.pack(' '.repeat(7_000_000));
  assert.ok(bomb.length < 16_000);
  assert.equal(await rejected(web.unpack(bomb)), 'damaged');
});

test('the rest of a fragment stays, and elements do not touch each other', () => {
  const one = web.withPayload('#section-2', 'k1', 'dAA');
  assert.equal(one, '#section-2&cs=1.k1.dAA');
  const two = web.withPayload(one, 'k2', 'dBB');
  assert.equal(two, '#section-2&cs=1.k1.dAA&cs=1.k2.dBB');
  assert.equal(web.payloadIn(two, 'k1'), 'dAA');
  assert.equal(web.payloadIn(two, 'k2'), 'dBB');
  assert.equal(web.payloadIn(two, 'k'), undefined);
  assert.equal(web.withPayload(two, 'k1', 'dCC'), '#section-2&cs=1.k2.dBB&cs=1.k1.dCC');
  assert.equal(web.withPayload(two, 'k1', undefined), '#section-2&cs=1.k2.dBB');
  assert.equal(web.withPayload('#cs=1.k1.dAA', 'k1', undefined), '');
  assert.deepEqual(web.keysIn('#section-2&cs=1.k1.dAA&cs=2.k3.x&cs='), ['k1', '', '']);
  assert.deepEqual(web.keysIn('#css=1.k1.x'), []);
});

// ---- by a page -------------------------------------------------------------------------------

const place = { view: 'plan', program, own: 'one' };
const elsewhere = { ...place, own: 'two' };
const reader = (own) => new web.Keeper({ ...place, own });

function page({ href = 'https://x.test/page?a=1', storage = new Map(), history = true } = {}) {
  const denied = () => {
    throw new DOMException('no', 'SecurityError');
  };
  globalThis.location = new URL(href);
  globalThis.history = {
    state: { own: 1 },
    replaceState(state, _, address) {
      if (!history) denied();
      assert.deepEqual(state, { own: 1 }, 'the state of the page stays');
      globalThis.location = new URL(address);
    },
  };
  Object.defineProperty(globalThis, 'localStorage', {
    configurable: true,
    get: storage
      ? () => ({
          getItem: (name) => storage.get(name) ?? null,
          setItem: (name, value) => storage.set(name, value),
          removeItem: (name) => storage.delete(name),
        })
      : denied,
  });
  return storage;
}
beforeEach(() => page());

test('a link leads to the same, for this element and no other', async () => {
  page({ href: 'https://x.test/page?a=1#section-2' });
  const keeper = reader('one');
  const address = await keeper.link(kept);
  assert.ok(address.startsWith('https://x.test/page?a=1#section-2&cs=1.'));
  assert.ok(keeper.write(address));
  assert.equal(location.href, address);
  assert.deepEqual(await reader('one').fromLink([place]), { kept });
  // The other one on the page leaves it alone; by itself it would say that it is not its own.
  assert.equal(await reader('two').fromLink([place, elsewhere]), undefined);
  assert.deepEqual(await reader('two').fromLink([elsewhere]), { fault: 'otherProgram' });
  keeper.unlink();
  assert.equal(location.href, 'https://x.test/page?a=1#section-2');
});

test('other fragments are none of ours, and broken ones of ours are said', async () => {
  for (const [hash, found] of [
    ['', undefined],
    ['#section-2', undefined],
    ['#/route?cs=1', undefined],
    ['#cs=', { fault: 'damaged' }],
    ['#cs=hello', { fault: 'damaged' }],
    ['#cs=2.abc.dAA', { fault: 'otherVersion' }],
    [`#cs=1.${web.keyOf([place.view, place.program, place.own])}.dAA`, { fault: 'damaged' }],
  ]) {
    page({ href: `https://x.test/${hash}` });
    assert.deepEqual(await reader('one').fromLink([place]), found, hash);
  }
});

test('where a page has no address, or may not write it, nothing breaks', async () => {
  page({ href: 'about:srcdoc', history: false });
  assert.equal(await reader('one').link(kept), '');
  page({ history: false });
  const keeper = reader('one');
  assert.equal(keeper.write(await keeper.link(kept)), false);
  keeper.unlink();
});

test('what is too much for a link is none', async () => {
  const record = Array.from({ length: 4_000 }, (_, n) => (n * 7919 * 104_729).toString(36)).join();
  assert.equal(await reader('one').link({ ...kept, record }), undefined);
  assert.ok((await reader('one').link(kept)).length < web.mostInLink);
});

test('nothing is on the device before it is saved, and nothing after it is deleted', () => {
  const storage = page();
  const keeper = reader('one');
  assert.equal(keeper.fromDevice(), undefined);
  assert.equal(keeper.saves, false);
  assert.equal(storage.size, 0);
  assert.ok(keeper.save(kept));
  assert.equal(storage.size, 1);
  assert.ok(keeper.saves);
  assert.equal(reader('two').fromDevice(), undefined, 'another element has its own');
  const next = reader('one');
  assert.deepEqual(next.fromDevice(), { kept });
  assert.ok(next.saves, 'and follows from then on');
  next.forget();
  assert.equal(storage.size, 0);
  assert.equal(next.saves, false);
});

test('what is damaged on the device is told, left there, and not written over', () => {
  const storage = page();
  reader('one').save(kept);
  const [name] = storage.keys();
  storage.set(name, '{"credstackPlan":9}');
  const keeper = reader('one');
  assert.deepEqual(keeper.fromDevice(), { fault: 'otherVersion' });
  assert.equal(keeper.saves, false);
  assert.equal(storage.get(name), '{"credstackPlan":9}');
});

test('a device that keeps nothing is asked in vain, and nothing breaks', () => {
  page({ storage: null });
  const keeper = reader('one');
  assert.equal(keeper.fromDevice(), undefined);
  assert.equal(keeper.save(kept), false);
  keeper.forget();
});

// ---- undone ----------------------------------------------------------------------------------

test('changes go back one by one, and again; a new one ends what was undone', () => {
  const history = new web.History();
  let state = { n: 0, m: 'x' };
  const change = (did, to) => {
    history.push(did, state, to);
    state = { ...state, ...to };
  };
  change('one', { n: 1 });
  change('m', { m: 'y' });
  change('two', { n: 2 });
  assert.equal(history.undoable, 'two');
  assert.deepEqual(history.undo(), { did: 'two', to: { n: 1 } });
  assert.deepEqual(history.undo(), { did: 'm', to: { m: 'x' } }, 'only what it changed');
  assert.equal(history.redoable, 'm');
  assert.deepEqual(history.redo(), { did: 'm', to: { m: 'y' } });
  state = { n: 1, m: 'y' };
  change('three', { n: 3 });
  assert.equal(history.redoable, undefined);
  assert.equal(history.redo(), undefined);
  assert.deepEqual(history.undo(), { did: 'three', to: { n: 1 } });
  history.forget();
  assert.equal(history.undo(), undefined);
  assert.equal(history.undoable, undefined);
});

test('a hundred changes go back, and the first ones are let go', () => {
  const history = new web.History();
  for (let n = 0; n < 130; n += 1) history.push(n, { n }, { n: n + 1 });
  const undone = [];
  for (let step = history.undo(); step; step = history.undo()) undone.push(step.to.n);
  assert.deepEqual(
    undone,
    Array.from({ length: 100 }, (_, n) => 129 - n),
  );
});

/** A story over a state that is changed in place, as the panel's is. */
function story(now = { ...web.nothing }) {
  const host = { now, become: (to) => Object.assign(now, to) };
  return { story: new web.Story(host), now };
}

test('clearing is undone, and all is there again', () => {
  const { story: told, now } = story();
  const record = new web.LearnerRecord('achievement\nurn:a\n');
  told.change({ word: 'didOpen' }, { record });
  told.change({ word: 'didAdd', name: 'B' }, { claims: [kept.claims[1]] });
  told.change({ word: 'didWish' }, { wishes: kept.wishes });
  told.change({ word: 'didClear' }, web.nothing);
  assert.deepEqual(now, { record: undefined, claims: [], wishes: {} });
  assert.deepEqual(told.undo(), { word: 'didClear' });
  assert.deepEqual(now, { record, claims: [kept.claims[1]], wishes: kept.wishes });
  assert.deepEqual(told.undo(), { word: 'didWish' });
  assert.deepEqual(told.undo(), { word: 'didAdd', name: 'B' });
  assert.equal(now.record, record);
});

test('what changes nothing is nothing to be undone', () => {
  const { story: told, now } = story();
  told.change({ word: 'didClear' }, { record: now.record, claims: now.claims });
  assert.equal(told.undoable, undefined);
});

test('the record of a page’s own script is not kept, and not taken away by what was', () => {
  const ofPage = new web.LearnerRecord('{"credstackLearner":1}', { credstackLearner: 1 });
  const state = { record: ofPage, claims: kept.claims, wishes: {} };
  assert.equal(web.keptOf(program, state).record, undefined);
  const { record, ...bare } = kept;
  assert.equal('record' in web.stateOf(bare, state), false);
  assert.equal(web.stateOf(kept, state).record.text, record);
  const ofFile = { ...state, record: new web.LearnerRecord(record) };
  assert.equal(web.keptOf(program, ofFile).record, record);
  assert.equal(web.stateOf(bare, ofFile).record, undefined);
});

test('what was kept is taken as a first thing without a step back, later with one', () => {
  const first = story();
  first.story.take(kept, true);
  assert.deepEqual(first.now.claims, kept.claims);
  assert.equal(first.story.undoable, undefined);
  const later = story({ ...web.nothing, wishes: { possible: true } });
  later.story.takeText(web.writeKept(kept), program);
  assert.deepEqual(later.now.wishes, kept.wishes);
  later.story.undo();
  assert.deepEqual(later.now, { ...web.nothing, wishes: { possible: true } });
  assert.throws(() => later.story.takeText('{}', program));
  assert.throws(() => later.story.take({ ...kept, record: '{"a":' }, false));
  assert.deepEqual(later.now, { ...web.nothing, wishes: { possible: true } }, 'nothing is lost');
});
