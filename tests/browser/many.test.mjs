// Many elements on one page, two versions of the script, and elements that come before it, after it,
// and from elsewhere in the page.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { strictPolicy } from '../../tools/serve.mjs';
import { catalogue, courseId, openPage, serveSite } from './browser.mjs';
import { program as climate } from './plan-pages.mjs';

const built = new URL('../../build/site/credential-stack/', import.meta.url);
const script = readFileSync(new URL('credential-stack.js', built), 'utf8');
const snippet = readFileSync(new URL('snippet.html', built), 'utf8');

const programId = 'urn:waiora:postgraduate-certificate-analytics';
const focuses = { stacks: courseId, ladder: programId, audit: programId, plan: climate };
const element = (id, view = 'stacks') =>
  `<credential-stack id="${id}" src="${view === 'plan' ? 'stacks/climate-data-plans.json' : catalogue}" focus="${focuses[view]}" view="${view}" on="2026-11-24" loading="eager"><p>Fallback ${id}</p></credential-stack>`;
const tag = (path) => `<script type="module" src="${path}/credential-stack.js"></script>`;
const html = (body, head = '') => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Test</title>${head}</head><body>${body}</body></html>`;

const views = ['stacks', 'ladder', 'audit', 'plan'];
const twenty = Array.from({ length: 20 }, (_, n) => element(`e${n}`, views[n % 4])).join('');
const two = (first, second) => html(element('one'), tag(first) + tag(second));
const pasted = (folder) => html(element('one') + snippet.replaceAll('ADDRESS', folder));

const site = {
  copies: { other: 'credential-stack', damaged: 'credential-stack' },
  files: {
    // Another version: its errors are worded otherwise.
    'other/credential-stack.js': script.replace('A credential-stack needs', 'The other one needs'),
    'damaged/credential-stack.js': `${script} `,
    'twenty.html': html(twenty, tag('credential-stack')),
    'two.html': two('credential-stack', 'other'),
    'two-again.html': two('other', 'credential-stack'),
    'same.html': two('credential-stack', 'credential-stack'),
    'none.html': html('<div id="place"></div>', tag('credential-stack')),
    'before.html': html(tag('credential-stack') + element('one')),
    'after.html': html(element('one') + tag('credential-stack')),
    'shadow.html': html(
      `<div id="host"><template shadowrootmode="open">${element('inside')}</template></div>` +
        tag('credential-stack'),
    ),
    'pasted.html': pasted('credential-stack'),
    'pasted-damaged.html': pasted('damaged'),
  },
};
const duplicates = strictPolicy.replace(/(trusted-types [^;]*)$/, "$1 'allow-duplicates'");
const server = await serveSite({ ...site, policy: duplicates });

const loadedFrom = ({ requests }, folder, name) =>
  requests.filter((url) => url === `${server.url}${folder}/${name}`).length;

async function assertQuiet(browser) {
  assert.deepEqual(browser.seen.console, []);
  assert.deepEqual(browser.seen.errors, []);
  assert.deepEqual(await browser.troubles(), []);
}

/** What an element says that lacks all it needs: by it the versions are told apart. */
const complaint = (page) =>
  page.evaluate(async () => {
    const lacking = document.createElement('credential-stack');
    lacking.loading = 'eager';
    const said = new Promise((resolve) => lacking.addEventListener('cs-error', resolve));
    document.body.append(lacking);
    const { detail } = await said;
    lacking.remove();
    return detail.message;
  });

test('twenty elements of all views load each thing once', async () => {
  const browser = await openPage();
  const { page, seen } = browser;
  await page.goto(`${server.url}twenty.html`);
  // An audit waits for a record; a plan tells each that is better.
  await page.waitForFunction(
    () =>
      document.querySelectorAll('credential-stack').length === 20 &&
      [...document.querySelectorAll('credential-stack')].every(({ view, loaded, shadowRoot }) =>
        view === 'audit' ? shadowRoot.querySelector('[part=record]') : loaded,
      ),
    null,
    { timeout: 20_000 },
  );
  const loaded = new Set((await browser.events()).map(({ id }) => id));
  assert.equal(loaded.size, 15);
  for (const name of ['credstack-core.wasm', 'credstack-learner.wasm']) {
    assert.equal(loadedFrom(seen, 'credential-stack', name), 1, name);
  }
  assert.equal(loadedFrom(seen, 'credential-stack', 'credential-stack-learner.js'), 1);
  await assertQuiet(browser);
  await browser.close();
});

test('elements that are moved about while they load are drawn where they end up', async () => {
  const browser = await openPage();
  const { page } = browser;
  await page.goto(`${server.url}twenty.html`);
  await page.evaluate(async () => {
    const section = document.createElement('section');
    const root = section.attachShadow({ mode: 'open' });
    document.body.append(section);
    const elements = [...document.querySelectorAll('credential-stack')];
    for (const one of elements) document.body.prepend(one);
    await new Promise((resolve) => setTimeout(resolve));
    for (const one of elements.slice(10)) root.append(one);
    window.all = elements;
  });
  await page.waitForFunction(
    () =>
      window.all.every(({ view, loaded, shadowRoot }) =>
        view === 'audit' ? shadowRoot.querySelector('[part=record]') : loaded,
      ),
    null,
    { timeout: 20_000 },
  );
  assert.equal(await page.evaluate(() => document.querySelectorAll('credential-stack').length), 10);
  await assertQuiet(browser);
  await browser.close();
});

for (const [name, first, second] of [
  ['two', 'credential-stack', 'other'],
  ['two-again', 'other', 'credential-stack'],
]) {
  test(`of two versions the first one serves (${name})`, async () => {
    const browser = await openPage();
    const { page, seen } = browser;
    await page.goto(`${server.url}${name}.html`, { waitUntil: 'networkidle' });
    await browser.event('cs-load');
    assert.equal(loadedFrom(seen, first, 'credential-stack.js'), 1);
    assert.equal(loadedFrom(seen, second, 'credential-stack.js'), 1);
    assert.equal(loadedFrom(seen, first, 'credstack-core.wasm'), 1);
    assert.equal(loadedFrom(seen, second, 'credstack-core.wasm'), 0);
    assert.match(await complaint(page), first === 'other' ? /^The other one/ : /^A credential-/);
    await assertQuiet(browser);
    await browser.close();
  });
}

test('the second version can be had under another name', async () => {
  const browser = await openPage();
  const { page, seen } = browser;
  await page.goto(`${server.url}two.html`);
  await browser.event('cs-load');
  const same = await page.evaluate(async () => {
    const { define } = await import(new URL('other/credential-stack.js', document.baseURI));
    define('other-stack');
    define('other-stack');
    const other = document.createElement('other-stack');
    const one = document.querySelector('#one');
    for (const { name, value } of one.attributes) other.setAttribute(name, value);
    other.id = 'other';
    const loaded = new Promise((resolve) => other.addEventListener('cs-load', resolve));
    document.body.append(other);
    await loaded;
    const words = ({ shadowRoot }) => shadowRoot.querySelector('.answer').textContent;
    return words(one) === words(other) && !(other instanceof one.constructor);
  });
  assert.ok(same);
  assert.equal(loadedFrom(seen, 'other', 'credstack-core.wasm'), 1);
  await assertQuiet(browser);
  await browser.close();
});

test('the same script twice is one script', async () => {
  const browser = await openPage();
  await browser.page.goto(`${server.url}same.html`);
  await browser.event('cs-load');
  await assertQuiet(browser);
  await browser.close();
});

test('where the policy allows one Lit, the second version fails and the first one serves', async () => {
  const strict = await serveSite(site);
  const browser = await openPage();
  await browser.page.goto(`${strict.url}two.html`, { waitUntil: 'networkidle' });
  await browser.event('cs-load');
  assert.match(await complaint(browser.page), /^A credential-/);
  assert.equal(browser.seen.errors.length, 1);
  assert.match(browser.seen.errors[0], /"lit-html"/);
  await browser.close();
});

for (const name of ['before', 'after']) {
  test(`the script may stand ${name} the element`, async () => {
    const browser = await openPage();
    await browser.page.goto(`${server.url}${name}.html`);
    await browser.event('cs-load');
    await assertQuiet(browser);
    await browser.close();
  });
}

test('in the shadow tree of something else it is upgraded and drawn, and its events come out', async () => {
  const browser = await openPage();
  const { page } = browser;
  await page.goto(`${server.url}shadow.html`);
  // From outside, an event in a shadow tree is one of its host.
  assert.equal((await browser.event('cs-load')).id, 'host');
  assert.equal(
    await page.evaluate(
      () => document.querySelector('#host').shadowRoot.querySelector('#inside').loaded,
    ),
    true,
  );
  await assertQuiet(browser);
  await browser.close();
});

test('made by script, cloned, and taken from another document, it is drawn', async () => {
  const browser = await openPage();
  const { page } = browser;
  await page.goto(`${server.url}none.html`);
  const states = await page.evaluate(
    async ([src, focus]) => {
      await customElements.whenDefined('credential-stack');
      const drawn = async (one) => {
        const loaded = new Promise((resolve) => one.addEventListener('cs-load', resolve));
        document.body.append(one);
        await loaded;
        return one.loaded;
      };
      const made = document.createElement('credential-stack');
      Object.assign(made, { src, focusId: focus, loading: 'eager', on: '2026-11-24' });
      const first = await drawn(made);
      const clone = await drawn(made.cloneNode(true));
      const template = document.createElement('template');
      template.content.append(made.cloneNode(true));
      const stamped = await drawn(document.importNode(template.content, true).firstElementChild);
      const elsewhere = document.implementation.createHTMLDocument('');
      const foreign = elsewhere.importNode(made, true);
      elsewhere.body.append(foreign);
      return [first, clone, stamped, await drawn(document.adoptNode(foreign))];
    },
    [catalogue, courseId],
  );
  assert.deepEqual(states, [true, true, true, true]);
  await assertQuiet(browser);
  await browser.close();
});

test('the snippet of the build loads the script, and no other', async () => {
  const browser = await openPage();
  await browser.page.goto(`${server.url}pasted.html`);
  await browser.event('cs-load');
  await assertQuiet(browser);
  await browser.close();

  const damaged = await openPage();
  await damaged.page.goto(`${server.url}pasted-damaged.html`, { waitUntil: 'networkidle' });
  assert.equal(
    await damaged.page.evaluate(() => customElements.get('credential-stack') === undefined),
    true,
  );
  assert.ok(await damaged.page.getByText('Fallback one').isVisible());
  assert.match(damaged.seen.console.join(), /integrity/i);
  await damaged.close();
});
