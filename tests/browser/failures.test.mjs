// Whatever fails, what the page's author wrote stays, and the page is told why.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { strictPolicy } from '../../tools/serve.mjs';
import { openPage, serveSite } from './browser.mjs';

const wholeCatalogue = readFileSync(
  new URL('../../examples/data-101.json', import.meta.url),
  'utf8',
);
const server = await serveSite();
const bare = `${server.url}pages/bare.html`;

const fallbackShows = (page) => page.getByText('The fallback stays.').isVisible();

const status = (code) => (route) => route.fulfill({ status: code, body: 'no' });
const json = (body) => (route) => route.fulfill({ contentType: 'application/json', body });

for (const [name, { pattern, answer, code }] of Object.entries({
  'no catalogue': { pattern: '**/data-101.json', answer: status(404), code: 'fetch-failed' },
  'a server error': { pattern: '**/data-101.json', answer: status(500), code: 'fetch-failed' },
  'a broken connection': {
    pattern: '**/data-101.json',
    answer: (route) => route.abort(),
    code: 'fetch-failed',
  },
  'a catalogue that is no JSON': {
    pattern: '**/data-101.json',
    answer: json('<!doctype html><title>Log in</title>'),
    code: 'bad-catalogue',
  },
  'a catalogue of another kind': {
    pattern: '**/data-101.json',
    answer: json('{"hello":"world"}'),
    code: 'bad-catalogue',
  },
  'an empty catalogue': { pattern: '**/data-101.json', answer: json(''), code: 'bad-catalogue' },
  'a truncated catalogue': {
    pattern: '**/data-101.json',
    answer: json(wholeCatalogue.slice(0, wholeCatalogue.length - 40)),
    code: 'bad-catalogue',
  },
  'no WebAssembly file': { pattern: '**/*.wasm', answer: status(404), code: 'core-unavailable' },
  'another WebAssembly file': {
    pattern: '**/*.wasm',
    answer: (route) =>
      route.fulfill({
        contentType: 'application/wasm',
        body: Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]),
      }),
    code: 'core-unavailable',
  },
})) {
  test(`${name}: ${code}`, async () => {
    const browser = await openPage();
    const { page, seen } = browser;
    await page.route(pattern, answer);
    await page.goto(bare);
    const { detail, id } = await browser.event('cs-error');
    assert.equal(id, 'one');
    assert.equal(detail.code, code);
    assert.ok(detail.message.length > 0);
    if (code === 'bad-catalogue') {
      assert.equal(detail.pointer, '');
      assert.ok(detail.diagnostics.some(({ severity }) => severity === 'error'));
    }
    assert.ok(await fallbackShows(page));
    assert.equal(await page.evaluate(() => document.querySelector('#one').loaded), false);
    assert.deepEqual(seen.errors, []);
    assert.deepEqual(await browser.troubles(), []);
    await browser.close();
  });
}

test('bytes with another hash than the page expects are not shown', async () => {
  const browser = await openPage();
  const { page, seen } = browser;
  const digest = createHash('sha384').update(wholeCatalogue).digest('base64');
  await page.addInitScript(() => {
    addEventListener('DOMContentLoaded', () =>
      document.querySelector('#one').setAttribute('integrity', 'sha384-AAAA'),
    );
  });
  await page.goto(bare);
  const { detail } = await browser.event('cs-error');
  assert.equal(detail.code, 'fetch-failed');
  assert.match(detail.message, /hash/);
  assert.ok(await fallbackShows(page));
  await page.evaluate((integrity) => {
    document.querySelector('#one').integrity = integrity;
  }, `sha384-${digest}`);
  assert.equal((await browser.event('cs-load')).id, 'one');
  assert.equal(await page.evaluate(() => document.querySelector('#one').loaded), true);
  // Chromium tells the console about the hash; nothing else went wrong.
  assert.ok(
    seen.errors.every((text) => /integrity/i.test(text)),
    seen.errors.join(),
  );
  await browser.close();
});

test('an element tries again when its src changes', async () => {
  const browser = await openPage();
  const { page } = browser;
  await page.route('**/data-101.json', status(404));
  await page.goto(bare);
  await browser.event('cs-error');
  await page.unroute('**/data-101.json');
  await page.evaluate(() => {
    document.querySelector('#one').src = '../stacks/data-101.json?again';
  });
  await browser.event('cs-load');
  assert.equal(await fallbackShows(page), false);
  await browser.close();
});

for (const [name, change, code] of [
  ['an unknown id', { focusId: 'urn:nothing' }, 'unknown-id'],
  ['no id', { focusId: '' }, 'missing-attribute'],
  ['no address', { src: '' }, 'missing-attribute'],
  ['an address that is none', { src: 'https://[' }, 'fetch-failed'],
  ['another view', { view: 'calendar' }, 'bad-view'],
  ['a day that is none', { on: '2026-02-30' }, 'missing-date'],
]) {
  test(`${name}: ${code}, and back`, async () => {
    const browser = await openPage();
    const { page, seen } = browser;
    await page.goto(bare);
    await browser.event('cs-load');
    assert.equal(await fallbackShows(page), false);
    const before = await page.evaluate((changes) => {
      const element = document.querySelector('#one');
      const old = Object.fromEntries(Object.keys(changes).map((key) => [key, element[key]]));
      Object.assign(element, changes);
      return old;
    }, change);
    const { detail } = await browser.event('cs-error');
    assert.equal(detail.code, code);
    assert.ok(await fallbackShows(page), 'an old answer is not left standing');
    await page.evaluate((old) => {
      const element = document.querySelector('#one');
      window.heard.events = [];
      Object.assign(element, old);
    }, before);
    await browser.event('cs-load');
    assert.equal(await fallbackShows(page), false);
    assert.deepEqual(seen.errors, []);
    assert.deepEqual(await browser.troubles(), []);
    await browser.close();
  });
}

for (const [name, body] of [
  ['throws', 'throw new Error("broken on purpose")'],
  ['is no script', '<html>'],
]) {
  test(`a script that ${name} leaves the page as it was`, async () => {
    const { page, close } = await openPage();
    await page.route('**/credential-stack.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body }),
    );
    await page.goto(bare, { waitUntil: 'networkidle' });
    assert.ok(await fallbackShows(page));
    await close();
  });
}

test('a script that is not there leaves the page as it was', async () => {
  const { page, close } = await openPage();
  await page.route('**/credential-stack.js', status(404));
  await page.goto(bare, { waitUntil: 'networkidle' });
  assert.ok(await fallbackShows(page));
  await close();
});

test('a policy that forbids WebAssembly: core-failed', async () => {
  const policy = strictPolicy.replace(" 'wasm-unsafe-eval'", '');
  assert.notEqual(policy, strictPolicy);
  const strict = await serveSite({ policy });
  const browser = await openPage();
  await browser.page.goto(`${strict.url}pages/bare.html`);
  const { detail } = await browser.event('cs-error');
  assert.equal(detail.code, 'core-failed');
  assert.ok(await fallbackShows(browser.page));
  assert.deepEqual(browser.seen.errors, []);
  await browser.close();
});

test('no more memory: out-of-memory, and the next question is answered', async () => {
  const browser = await openPage();
  const { page, seen } = browser;
  await page.addInitScript(() => {
    const grow = WebAssembly.Memory.prototype.grow;
    WebAssembly.Memory.prototype.grow = function (...pages) {
      if (globalThis.memoryIsBack) return grow.apply(this, pages);
      throw new RangeError('WebAssembly.Memory.grow(): Unable to grow instance memory');
    };
  });
  // More than the module starts with.
  const big = wholeCatalogue.trimEnd().replace(/\}$/, `,"x-padding":"${'x'.repeat(20_000_000)}"}`);
  await page.route('**/data-101.json', json(big));
  await page.goto(bare);
  const { detail } = await browser.event('cs-error');
  assert.equal(detail.code, 'out-of-memory');
  assert.ok(await fallbackShows(page));
  await page.evaluate(() => {
    globalThis.memoryIsBack = true;
    document.querySelector('#one').src = '../stacks/data-101.json?again';
  });
  await page.unroute('**/data-101.json');
  await browser.event('cs-load');
  assert.deepEqual(seen.errors, []);
  assert.deepEqual(await browser.troubles(), []);
  await browser.close();
});

test('a wasm file of the wrong type is compiled all the same', async () => {
  const browser = await openPage();
  await browser.page.route('**/*.wasm', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { 'content-type': 'text/plain' } });
  });
  await browser.page.goto(bare);
  await browser.event('cs-load');
  assert.deepEqual(browser.seen.console, []);
  await browser.close();
});

test('a catalogue with problems is drawn, and says so', async () => {
  const record = JSON.parse(wholeCatalogue);
  record.achievements.push({ id: 'urn:broken', type: 'Nonsense', name: 'Broken' });
  record.achievements.push({ id: 'urn:broken-2', type: 'Course', owner: 'urn:mc:data-101' });
  const browser = await openPage();
  await browser.page.route('**/data-101.json', json(JSON.stringify(record)));
  await browser.page.goto(bare);
  await browser.event('cs-load');
  const { detail } = await browser.event('cs-diagnostics');
  const problems = detail.diagnostics.filter(({ severity }) => severity === 'error').length;
  assert.ok(problems >= 2);
  assert.match(
    await browser.page.locator('#one .problems').innerText(),
    new RegExp(`has ${problems} problems`),
  );
  await browser.close();
});
