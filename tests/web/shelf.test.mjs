import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import { emptyModule, importFromWeb } from './bundle.mjs';
import { sampleView } from './sample-view.mjs';

const { Shelf, loadCore, log, maxBytes } = await importFromWeb(`
  export { Shelf } from './shelf.js';
  export { maxBytes } from './catalogue.js';
  export { loadCore } from './core.js';
  export { log } from 'credstack-core-glue';
`);

const question = { ask: 'stacks', credential: 'urn:x', on: '2026-11-24' };
const good = { answer: { view: sampleView() } };

/** A shelf over addresses that answer as `pages` says: a script of the fake core, or a function. */
function shelfOver(pages) {
  const fetched = [];
  const shelf = new Shelf({
    loadCore: () => loadCore({ wasmBinary: emptyModule }),
    fetch: async (url, options) => {
      fetched.push(url);
      const page = pages[url];
      return typeof page === 'function' ? page(options) : new Response(JSON.stringify(page));
    },
  });
  return { shelf, fetched };
}

const failsWith = (promise, code) =>
  assert.rejects(promise, (error) => {
    assert.equal(error.name, 'StackError');
    assert.equal(error.code, code, error.message);
    return true;
  });

/** What is left to do after a release is done in promises. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

beforeEach(async () => {
  await settle();
  Object.assign(log, { instances: 0, open: 0, read: [] });
});

test('an address is fetched and read once, for all who take it', async () => {
  const { shelf, fetched } = shelfOver({ 'x:/a': good, 'x:/b': good });
  const loans = ['x:/a', 'x:/a', 'x:/b', 'x:/a'].map((url) => shelf.take(url));
  const catalogues = await Promise.all(loans.map((loan) => loan.catalogue));
  assert.equal(catalogues[0], catalogues[1]);
  assert.equal(catalogues[0].ask(question).view.title, 'Where it counts');
  assert.deepEqual(fetched, ['x:/a', 'x:/b']);
  assert.deepEqual(log.read, ['x:/a', 'x:/b']);
  assert.equal(log.instances, 1);
});

test('a hash is asked of the fetch, and shares nothing with what was fetched without it', async () => {
  const asked = [];
  const page = ({ integrity }) => {
    asked.push(integrity);
    if (integrity === 'sha384-wrong') throw new TypeError('Failed to fetch');
    return new Response(JSON.stringify(good));
  };
  const { shelf } = shelfOver({ 'x:/a': page });
  const plain = await shelf.take('x:/a').catalogue;
  const checked = await shelf.take('x:/a', 'sha384-right').catalogue;
  assert.notEqual(plain, checked);
  await failsWith(shelf.take('x:/a', 'sha384-wrong').catalogue, 'fetch-failed');
  assert.deepEqual(asked, [undefined, 'sha384-right', 'sha384-wrong']);
});

test('what nobody holds any more is given back', async () => {
  const { shelf, fetched } = shelfOver({ 'x:/a': good });
  const [one, two] = [shelf.take('x:/a'), shelf.take('x:/a')];
  const catalogue = await one.catalogue;
  one.release();
  one.release();
  await settle();
  assert.equal(log.open, 1, 'the other still holds it');
  two.release();
  await settle();
  assert.equal(log.open, 0);
  assert.equal(catalogue.usable, false);
  assert.throws(() => catalogue.ask(question), /closed/);
  await shelf.take('x:/a').catalogue;
  assert.equal(fetched.length, 2);
});

test('what is given back before it came is not read', async () => {
  let aborted = false;
  const { shelf } = shelfOver({
    'x:/slow': ({ signal }) =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => {
          aborted = true;
          reject(signal.reason);
        });
      }),
  });
  const loan = shelf.take('x:/slow');
  await settle();
  loan.release();
  await failsWith(loan.catalogue, 'fetch-failed');
  assert.ok(aborted);
  assert.equal(log.open, 0);
});

test('what failed is tried again', async () => {
  let tries = 0;
  const { shelf } = shelfOver({
    'x:/a': () => {
      tries += 1;
      if (tries === 1) return new Response('no', { status: 404 });
      if (tries === 2) throw new TypeError('Failed to fetch');
      return new Response(JSON.stringify(good));
    },
  });
  await failsWith(shelf.take('x:/a').catalogue, 'fetch-failed');
  await failsWith(shelf.take('x:/a').catalogue, 'fetch-failed');
  assert.equal((await shelf.take('x:/a').catalogue).usable, true);
});

test('a core that did not start is started again', async () => {
  let starts = 0;
  const shelf = new Shelf({
    loadCore: () => {
      starts += 1;
      return loadCore({ wasmBinary: starts === 1 ? new Uint8Array([1, 2, 3]) : emptyModule });
    },
    fetch: async () => new Response(JSON.stringify(good)),
  });
  await failsWith(shelf.take('x:/a').catalogue, 'core-failed');
  assert.equal((await shelf.take('x:/a').catalogue).usable, true);
});

test('too many bytes, declared or not, are not taken in', async () => {
  let sent = 0;
  const endless = () =>
    new ReadableStream({
      pull(controller) {
        sent += 1_000_000;
        controller.enqueue(new Uint8Array(1_000_000));
      },
    });
  const { shelf } = shelfOver({
    'x:/declared': () =>
      new Response('{}', { headers: { 'content-length': String(maxBytes + 1) } }),
    'x:/endless': () => new Response(endless()),
    'x:/small': good,
  });
  await failsWith(shelf.take('x:/declared').catalogue, 'too-large');
  await failsWith(shelf.take('x:/endless').catalogue, 'too-large');
  assert.ok(sent <= maxBytes + 3_000_000, `${sent} bytes were taken`);
  assert.deepEqual(log.read, []);
  // Its core has started before the next test counts how many do.
  await shelf.take('x:/small').catalogue;
});

for (const [message, code] of [
  ['Aborted(OOM). Build with -s ASSERTIONS=1 for more info.', 'out-of-memory'],
  ['unreachable', 'core-crashed'],
]) {
  for (const crash of ['read', 'answer']) {
    test(`a core that stops in ${crash} (${code}) is not called again`, async () => {
      const { shelf } = shelfOver({ 'x:/bad': { ...good, crash, message }, 'x:/good': good });
      const before = await shelf.take('x:/good').catalogue;
      const failing = shelf.take('x:/bad').catalogue;
      if (crash === 'read') {
        await failsWith(failing, code);
      } else {
        const catalogue = await failing;
        assert.throws(() => catalogue.ask(question), { code });
        assert.equal(catalogue.usable, false);
      }
      await settle();
      assert.equal(before.usable, false, 'it lived in the same instance');
      assert.throws(() => before.ask(question), { code: 'internal' });
      const after = await shelf.take('x:/good').catalogue;
      assert.equal(after.ask(question).view.title, 'Where it counts');
      assert.equal(log.instances, 2);
    });
  }
}

const problem = { severity: 'error', file: 'x', message: 'A sentence.' };
const refusal = { error: { code: 'unknown-id', message: 'There is no urn:x.' } };

test('an id that is not known', async () => {
  const diagnostics = [
    { ...problem, code: 'bad-date', pointer: '/achievements/0' },
    { ...problem, code: 'more-problems', pointer: '' },
  ];
  const { shelf } = shelfOver({ 'x:/a': { answer: refusal, diagnostics } });
  const catalogue = await shelf.take('x:/a').catalogue;
  assert.throws(() => catalogue.ask(question), {
    code: 'unknown-id',
    message: 'There is no urn:x.',
    evidence: { diagnostics },
  });
});

test('an id sought in what could not be read', async () => {
  const diagnostics = [{ ...problem, code: 'json-truncated', pointer: '' }];
  const { shelf } = shelfOver({ 'x:/a': { answer: refusal, diagnostics } });
  const catalogue = await shelf.take('x:/a').catalogue;
  assert.throws(() => catalogue.ask(question), {
    code: 'bad-catalogue',
    message: 'A sentence.',
    evidence: { pointer: '', diagnostics },
  });
});

test('an answer that cannot be drawn', async () => {
  const { shelf } = shelfOver({
    'x:/a': { answer: {} },
    'x:/b': { answer: { view: { ...sampleView(), sections: [{}] } } },
  });
  for (const url of ['x:/a', 'x:/b']) {
    const catalogue = await shelf.take(url).catalogue;
    assert.throws(() => catalogue.ask(question), { code: 'internal' });
  }
});
