// The element in Firefox: every view under the strict policy, what is left where something fails, and
// a plan from the keyboard alone.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { missingIn, serveSite, textsOf } from './browser.mjs';
import { openFirefox } from './firefox.mjs';
import { faultsOf, walk } from './keyboard.mjs';
import { planFiles } from './plan-pages.mjs';
import { addressOf, draw, viewFiles, views } from './views.mjs';

const server = await serveSite({ files: { ...viewFiles(), ...planFiles } });
const bare = `${server.url}pages/bare.html`;

async function assertQuiet({ seen, troubles }) {
  assert.deepEqual(seen.console, []);
  assert.deepEqual(seen.errors, []);
  assert.deepEqual(await troubles(), []);
}

/** What the answer says on the page, without what unfolds and what is pressed. */
const answerText = (page) =>
  page.evaluate(() => {
    const root = document.querySelector('credential-stack').shadowRoot;
    for (const more of root.querySelectorAll('details')) more.open = true;
    for (const other of root.querySelectorAll('.answer :is(.unseen, summary, button)')) {
      other.remove();
    }
    return root.querySelector('.answer').innerText;
  });

const kept = () => ({
  local: localStorage.length,
  session: sessionStorage.length,
  cookie: document.cookie,
});

const databases = async () => (await indexedDB.databases()).length + (await caches.keys()).length;

for (const view of views) {
  const { name } = view;
  const factsLast = ['stacks', 'ladder'].includes(name);

  test(`${name}: all that the answer says is drawn, and nothing is asked of anyone else`, async () => {
    const browser = await openFirefox();
    const { page, context, seen } = browser;
    await page.goto(addressOf(server, view));
    const { view: told } = await draw(browser, view);
    const texts = textsOf(told, { factsLast });
    assert.ok(texts.length > 20);
    assert.deepEqual(missingIn(await answerText(page), texts), []);
    await assertQuiet(browser);
    assert.ok(seen.requests.length >= 5);
    assert.deepEqual(
      seen.requests.filter((url) => !url.startsWith(server.url)),
      [],
    );
    assert.equal(seen.requests.filter((url) => url.endsWith('.wasm')).length, 1);
    assert.deepEqual(await context.cookies(), []);
    assert.deepEqual(await page.evaluate(kept), { local: 0, session: 0, cookie: '' });
    assert.equal(await page.evaluate(databases), 0);
    await browser.close();
  });

  test(`${name}: the focus goes all the way, in order, and is seen everywhere`, async () => {
    const browser = await openFirefox();
    const { page } = browser;
    await page.goto(addressOf(server, view));
    await draw(browser, view);
    await page.evaluate(() => scrollTo(0, 0));
    const forth = await walk(page);
    assert.deepEqual(
      forth.stops.map(({ stop }) => stop),
      Array.from({ length: forth.count }, (_, at) => at),
    );
    assert.deepEqual(faultsOf(forth), []);
    await browser.close();
  });

  // What the plain HTML says of a view that begins with a learner is what leads to the program.
  if (!factsLast) continue;

  test(`${name}: without JavaScript the same facts are read`, async () => {
    const withScript = await openFirefox();
    await withScript.page.goto(server.url + view.page);
    const { view: told } = await draw(withScript, view);
    await withScript.close();
    const browser = await openFirefox({ setting: 'scriptless' });
    await browser.page.goto(server.url + view.page);
    const shown = await browser.page.evaluate(
      () => document.querySelector('credential-stack').innerText,
    );
    // The plain HTML was written on the day of the build.
    const texts = textsOf({ ...told, source: '' });
    assert.ok(texts.length > 20);
    assert.deepEqual(missingIn(shown, texts), []);
    assert.deepEqual(
      browser.seen.requests.filter((url) => /\.(js|wasm|json)$/.test(url)),
      [],
    );
    await browser.close();
  });
}

// ---- what fails ------------------------------------------------------------------------------

const fallbackShows = (page) =>
  page.evaluate(() =>
    document.querySelector('credential-stack').innerText.includes('The fallback stays.'),
  );

const wholeCatalogue = readFileSync(
  new URL('../../examples/data-101.json', import.meta.url),
  'utf8',
);
const instead = (ending, response) => (url) => (url.endsWith(ending) ? response : undefined);
const json = (body) => ({ status: 200, contentType: 'application/json', body });
const wasm = (body) => ({ status: 200, contentType: 'application/wasm', body });
const missing = { status: 404, contentType: 'text/plain', body: 'no' };

for (const [name, { answers, code, address = bare, attributes = {} }] of Object.entries({
  'no WebAssembly file': { answers: instead('.wasm', missing), code: 'core-unavailable' },
  'no WebAssembly file of a plan': {
    answers: instead('.wasm', missing),
    code: 'core-unavailable',
    address: `${server.url}plan.html`,
  },
  'another WebAssembly file': {
    answers: instead('.wasm', wasm('\0asm\x01\0\0\0')),
    code: 'core-unavailable',
  },
  'no catalogue': { answers: instead('data-101.json', missing), code: 'fetch-failed' },
  'a broken connection': { answers: instead('data-101.json', 'abort'), code: 'fetch-failed' },
  'another hash': { attributes: { integrity: 'sha384-AAAA' }, code: 'fetch-failed' },
  'a catalogue that is no JSON': {
    answers: instead('data-101.json', json('<!doctype html><title>Log in</title>')),
    code: 'bad-catalogue',
  },
  'a truncated catalogue': {
    answers: instead('data-101.json', json(wholeCatalogue.slice(0, -40))),
    code: 'bad-catalogue',
  },
})) {
  test(`${name}: ${code}, and the page stays as it was`, async () => {
    const browser = await openFirefox({ answers });
    const { page, seen } = browser;
    await page.evaluateOnNewDocument((given) => {
      addEventListener('DOMContentLoaded', () => {
        for (const [key, value] of Object.entries(given)) {
          document.querySelector('#one').setAttribute(key, value);
        }
      });
    }, attributes);
    await page.goto(address);
    const { detail, id } = await browser.event('cs-error');
    assert.equal(id, 'one');
    assert.equal(detail.code, code);
    assert.ok(detail.message.length > 0);
    assert.ok(await fallbackShows(page));
    assert.equal(await page.evaluate(() => document.querySelector('#one').loaded), false);
    // The browser itself tells the console about a hash; no error of a script is left uncaught.
    assert.deepEqual(
      seen.errors.filter((text) => !/integrity attribute/.test(text)),
      [],
    );
    assert.deepEqual(await browser.troubles(), []);
    await browser.close();
  });
}

for (const [name, response] of Object.entries({
  'is not there': missing,
  'is not to be had': 'abort',
  'is no script': { status: 200, contentType: 'text/javascript', body: '<html>' },
})) {
  test(`a script that ${name} leaves the page as it was`, async () => {
    const { page, close } = await openFirefox({
      answers: instead('/credential-stack.js', response),
    });
    await page.goto(bare);
    assert.equal(await page.evaluate(() => Boolean(customElements.get('credential-stack'))), false);
    assert.ok(await fallbackShows(page));
    await close();
  });
}

test('what is below stays where it is when the answer takes the place of the plain HTML', async () => {
  const browser = await openFirefox({ height: 400 });
  const { page } = browser;
  await page.goto(server.url + views[0].page);
  assert.equal(await page.evaluate(() => document.querySelector('credential-stack').loaded), false);
  const foot = () =>
    page.evaluate(() => document.querySelector('.site-foot').getBoundingClientRect().top);
  await page.evaluate(() => {
    document.querySelector('credential-stack').scrollIntoView({ block: 'end' });
    scrollBy(0, 160);
  });
  const before = await foot();
  assert.ok(before > 0 && before < 400);
  await browser.event('cs-load');
  assert.ok(Math.abs((await foot()) - before) < 1);
  await browser.close();
});

// ---- a plan ----------------------------------------------------------------------------------

const focused = (page) =>
  page.evaluate(() => {
    const inside = document.querySelector('#one').shadowRoot.activeElement;
    return inside && (inside.id || (inside.closest('label') ?? inside).innerText.trim());
  });

test('a plan is searched for in a thread, and wished for from the keyboard alone', async () => {
  const browser = await openFirefox();
  const { page } = browser;
  await page.goto(`${server.url}plan.html`);
  const { answer } = await draw(browser, {});
  // By hand in plan.test.mjs.
  assert.equal(answer.programs[0].route.cost, 356_000);
  assert.deepEqual(
    page.workers().map((worker) => worker.url()),
    [`${server.url}credential-stack/credential-stack-planner.js`],
  );
  const tabTo = async (wanted) => {
    for (let n = 0; n < 60 && !(await focused(page))?.startsWith(wanted); n += 1) {
      await page.keyboard.press('Tab');
    }
    assert.ok((await focused(page))?.startsWith(wanted), `${wanted} is not reached`);
  };
  const after = async (change) => {
    await page.evaluate(() => {
      window.heard.events = [];
    });
    await change();
    await draw(browser, {});
    return page.evaluate(() => document.querySelector('#one').wishes);
  };
  await tabTo('hoursPerWeek');
  const hours = await after(async () => {
    await page.keyboard.type('40');
    await page.keyboard.press('Enter');
  });
  assert.deepEqual(hours, { hoursPerWeek: 40 });
  assert.equal(await focused(page), 'hoursPerWeek', 'the focus stays where it was');
  await tabTo('More wishes');
  await page.keyboard.press('Enter');
  await tabTo('Show all plans');
  assert.equal((await after(() => page.keyboard.press(' '))).frontier, true);
  await tabTo('Leave this out');
  assert.equal((await after(() => page.keyboard.press('Enter'))).exclude.length, 1);
  assert.match(await focused(page), /^A plan for/, 'on from the head of the new plan');
  await assertQuiet(browser);
  await browser.close();
});
