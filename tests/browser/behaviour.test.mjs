// When the element loads, how often, and what it does to the page around it.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { strictPolicy } from '../../tools/serve.mjs';
import { catalogue, courseId, openPage, serveSite } from './browser.mjs';

const html = (body, head = '') => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Test</title><link rel="stylesheet" href="pages/test.css">${head}</head><body>${body}
<script type="module" src="credential-stack/credential-stack.js"></script></body></html>`;
const element = (id, attributes = '') =>
  `<credential-stack id="${id}" src="${catalogue}" focus="${courseId}" ${attributes}><p>Fallback ${id}</p></credential-stack>`;

const server = await serveSite({
  files: {
    'far.html': html(`<p id="top">Top</p><div class="tall"></div>${element('far')}`),
    'hidden.html': html(`<div hidden>${element('hidden')}</div>`),
    'many.html': html(
      Array.from({ length: 20 }, (_, n) => element(`e${n}`, 'loading="eager"')).join(''),
    ),
    'plain.html': html(`<div id="place"></div>${element('one', 'loading="eager"')}`),
    'levels.html': html(
      [1, 4, 6, 'x'].map((n) => element(`h${n}`, `loading="eager" heading-level="${n}"`)).join(''),
    ),
    'before.html': html(element('one'), '<script src="pages/set-before.js"></script>'),
    'focus.html': html(
      `<credential-stack id="one" src="${catalogue}" focus="${courseId}" loading="eager"><p>Read <a id="link" href="#top">the list</a>.</p></credential-stack><a id="next" href="#top">Next</a>`,
    ),
  },
});

const asksFor = (seen, end) =>
  seen.requests.filter((url) => url.split('?')[0].endsWith(end)).length;

test('far below the window nothing is fetched until it is near', async () => {
  const browser = await openPage();
  const { page, seen } = browser;
  await page.goto(`${server.url}far.html`, { waitUntil: 'networkidle' });
  await page.waitForFunction(() => customElements.get('credential-stack'));
  await page.waitForTimeout(300);
  assert.equal(asksFor(seen, '.json') + asksFor(seen, '.wasm'), 0);
  assert.deepEqual(await browser.events(), []);
  await page.locator('#far').scrollIntoViewIfNeeded();
  await browser.event('cs-load');
  assert.equal(asksFor(seen, '.json'), 1);
  assert.equal(asksFor(seen, '.wasm'), 1);
  await browser.close();
});

test('loading="eager" starts far below the window, also when set later', async () => {
  const browser = await openPage();
  await browser.page.goto(`${server.url}far.html`, { waitUntil: 'networkidle' });
  await browser.page.evaluate(() => {
    document.querySelector('#far').loading = 'eager';
  });
  await browser.event('cs-load');
  await browser.close();
});

test('what is not shown loads nothing', async () => {
  const browser = await openPage();
  await browser.page.goto(`${server.url}hidden.html`, { waitUntil: 'networkidle' });
  await browser.page.waitForTimeout(200);
  assert.equal(asksFor(browser.seen, '.json'), 0);
  await browser.close();
});

test('twenty elements share one core and one fetch', async () => {
  const browser = await openPage();
  await browser.page.goto(`${server.url}many.html`);
  await browser.page.waitForFunction(() => window.heard.events.length >= 20);
  const events = await browser.events();
  assert.deepEqual(new Set(events.map(({ type }) => type)), new Set(['cs-load']));
  assert.equal(new Set(events.map(({ id }) => id)).size, 20);
  assert.equal(asksFor(browser.seen, '.json'), 1);
  assert.equal(asksFor(browser.seen, '.wasm'), 1);
  await browser.close();
});

test('an element may be moved, put into a shadow tree, taken out and put back', async () => {
  const browser = await openPage();
  const { page, seen } = browser;
  await page.goto(`${server.url}plain.html`);
  await browser.event('cs-load');
  const loaded = await page.evaluate(async () => {
    const one = document.querySelector('#one');
    const place = document.querySelector('#place');
    const states = [];
    place.append(one);
    states.push(one.loaded);
    place.attachShadow({ mode: 'open' }).append(one);
    states.push(one.loaded);
    one.remove();
    await new Promise((resolve) => setTimeout(resolve, 50));
    states.push(one.loaded);
    document.body.append(one);
    states.push(one.loaded, one.shadowRoot.querySelector('.answer') !== null);
    return states;
  });
  assert.deepEqual(loaded, [true, true, true, true, true]);
  assert.deepEqual(seen.errors, []);
  assert.deepEqual(await browser.troubles(), []);
  await browser.close();
});

test('an element taken out while it loads says nothing more', async () => {
  const browser = await openPage();
  const { page, seen } = browser;
  await page.route('**/data-101.json', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    await route.continue().catch(() => {});
  });
  await page.goto(`${server.url}plain.html`);
  await page.waitForFunction(() => customElements.get('credential-stack'));
  await page.evaluate(() => document.querySelector('#one').remove());
  await page.waitForTimeout(600);
  assert.deepEqual(await browser.events(), []);
  assert.deepEqual(seen.errors, []);
  assert.deepEqual(await browser.troubles(), []);
  await browser.close();
});

test('properties that were set before the class was there are kept', async () => {
  const browser = await openPage();
  await browser.page.goto(`${server.url}before.html`);
  await browser.event('cs-load');
  const { level, own } = await browser.page.evaluate(() => {
    const one = document.querySelector('#one');
    return { level: one.getAttribute('heading-level'), own: Object.keys(one) };
  });
  assert.equal(level, '5');
  assert.deepEqual(own, []);
  await browser.close();
});

test('attributes and properties are the same', async () => {
  const browser = await openPage();
  await browser.page.goto(`${server.url}plain.html`);
  const result = await browser.page.evaluate(() => {
    const made = document.createElement('credential-stack');
    const defaults = ['src', 'focusId', 'view', 'on', 'loading', 'headingLevel', 'loaded'].map(
      (name) => made[name],
    );
    Object.assign(made, { src: 'a', focusId: 'b', view: 'ladder', on: '2026-01-01' });
    Object.assign(made, { loading: 'eager', headingLevel: 2 });
    const attributes = Object.fromEntries([...made.attributes].map((a) => [a.name, a.value]));
    return { defaults, attributes, focus: typeof made.focus };
  });
  assert.deepEqual(result, {
    defaults: ['', '', 'stacks', '', 'lazy', 3, false],
    attributes: {
      src: 'a',
      focus: 'b',
      view: 'ladder',
      on: '2026-01-01',
      loading: 'eager',
      'heading-level': '2',
    },
    focus: 'function',
  });
  await browser.close();
});

test('today is the day asked about, unless another is given', async () => {
  const browser = await openPage({ timezoneId: 'Pacific/Auckland' });
  const { page } = browser;
  // In Auckland it is the next day already.
  await page.clock.setFixedTime(new Date('2026-11-24T20:00:00Z'));
  await page.goto(`${server.url}plain.html`);
  const today = await browser.event('cs-load');
  assert.equal(today.detail.answer.on, '2026-11-25');
  await page.evaluate(() => {
    window.heard.events = [];
    document.querySelector('#one').on = '2025-06-01';
  });
  const then = await browser.event('cs-load');
  assert.equal(then.detail.answer.on, '2025-06-01');
  await browser.close();
});

test('the outline starts where it is told to', async () => {
  const browser = await openPage();
  await browser.page.goto(`${server.url}levels.html`);
  await browser.page.waitForFunction(() => window.heard.events.length >= 4);
  const levels = await browser.page.locator('credential-stack').evaluateAll((elements) =>
    elements.map(({ shadowRoot }) =>
      ['.title', '.section-heading', '.card-heading'].map((selector) => {
        const heading = shadowRoot.querySelector(selector);
        return heading.getAttribute('aria-level') ?? heading.localName;
      }),
    ),
  );
  assert.deepEqual(levels, [
    ['h1', 'h2', 'h3'],
    ['h4', 'h5', 'h6'],
    ['h6', '7', '8'],
    ['h3', 'h4', 'h5'],
  ]);
  await browser.close();
});

test('a link that has the focus is not drawn over', async () => {
  const browser = await openPage();
  const { page } = browser;
  await page.route('**/data-101.json', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 200));
    await route.continue();
  });
  await page.goto(`${server.url}focus.html`);
  await page.locator('#link').focus();
  await page.waitForTimeout(500);
  assert.deepEqual(await browser.events(), []);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'link');
  await page.locator('#next').focus();
  await browser.event('cs-load');
  await browser.close();
});

test('from another origin it works as well', async () => {
  const own = await serveSite({
    files: {
      'far-away.html': html(element('one', 'loading="eager"'))
        .replaceAll('"credential-stack/', `"${server.url}credential-stack/`)
        .replace('<script type="module"', '<script type="module" crossorigin="anonymous"')
        .replace(catalogue, server.url + catalogue),
    },
    policy: strictPolicy
      .replace("script-src 'self'", `script-src 'self' ${server.url}`)
      .replace("connect-src 'self'", `connect-src ${server.url}`),
  });
  const browser = await openPage();
  await browser.page.goto(`${own.url}far-away.html`);
  await browser.event('cs-load');
  assert.ok(browser.seen.requests.includes(`${server.url}credential-stack/credstack-core.wasm`));
  assert.deepEqual(browser.seen.console, []);
  await browser.close();
});

test('the core answers in a worker', async () => {
  // Trusted Types ask for a policy of the page's own where a worker is made.
  const policy = strictPolicy.split('; require-trusted-types-for')[0];
  const workers = await serveSite({ policy });
  const browser = await openPage();
  await browser.page.goto(`${workers.url}pages/worker.html`);
  await browser.page.waitForFunction(() => document.title !== 'Waiting', null, { timeout: 10_000 });
  const answered = JSON.parse(await browser.page.title());
  assert.equal(answered.hasErrors, false);
  assert.equal(answered.view.lang, 'en');
  assert.ok(answered.view.sections.length > 0);
  assert.deepEqual(browser.seen.errors, []);
  await browser.close();
});
