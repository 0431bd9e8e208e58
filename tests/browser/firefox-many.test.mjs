// Many elements on one page, and two versions of the script, in Firefox; many.test.mjs has more.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { strictPolicy } from '../../tools/serve.mjs';
import { catalogue, courseId, serveSite } from './browser.mjs';
import { openFirefox } from './firefox.mjs';
import { program as climate } from './plan-pages.mjs';
import { until } from './views.mjs';

const script = readFileSync(
  new URL('../../build/site/credential-stack/credential-stack.js', import.meta.url),
  'utf8',
);
const programId = 'urn:waiora:postgraduate-certificate-analytics';
const focuses = { stacks: courseId, ladder: programId, audit: programId, plan: climate };
const element = (id, view) =>
  `<credential-stack id="${id}" src="${view === 'plan' ? 'stacks/climate-data-plans.json' : catalogue}"
focus="${focuses[view]}" view="${view}" on="2026-11-24" loading="eager"><p>Fallback</p></credential-stack>`;
const html = (body, ...folders) => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Test</title></head><body>${body}${folders
  .map((folder) => `<script type="module" src="${folder}/credential-stack.js"></script>`)
  .join('')}</body></html>`;
const twenty = Array.from({ length: 20 }, (_, at) =>
  element(`e${at}`, Object.keys(focuses)[at % 4]),
);

const server = await serveSite({
  copies: { other: 'credential-stack' },
  files: {
    // Another version: its errors are worded otherwise.
    'other/credential-stack.js': script.replace('A credential-stack needs', 'The other one needs'),
    'twenty.html': html(twenty.join(''), 'credential-stack'),
    'two.html': html(element('one', 'stacks'), 'credential-stack', 'other'),
    'two-again.html': html(element('one', 'stacks'), 'other', 'credential-stack'),
  },
  policy: strictPolicy.replace(/(trusted-types [^;]*)$/, "$1 'allow-duplicates'"),
});

const loadedFrom = ({ seen }, path) =>
  seen.requests.filter((url) => url === server.url + path).length;

async function assertQuiet({ seen, troubles }) {
  assert.deepEqual(seen.console, []);
  assert.deepEqual(seen.errors, []);
  assert.deepEqual(await troubles(), []);
}

test('twenty elements of all views load each thing once', async () => {
  const browser = await openFirefox();
  await browser.page.goto(`${server.url}twenty.html`);
  const allStand = () => {
    const all = [...document.querySelectorAll('credential-stack')];
    return (
      all.length === 20 &&
      all.every(({ view, loaded, shadowRoot }) =>
        view === 'audit' ? shadowRoot.querySelector('[part=record]') : loaded,
      )
    );
  };
  await until(() => browser.page.evaluate(allStand), 'twenty answers');
  for (const name of [
    'credstack-core.wasm',
    'credstack-learner.wasm',
    'credential-stack-learner.js',
  ]) {
    assert.equal(loadedFrom(browser, `credential-stack/${name}`), 1, name);
  }
  await assertQuiet(browser);
  await browser.close();
});

for (const [name, first, second] of [
  ['two', 'credential-stack', 'other'],
  ['two-again', 'other', 'credential-stack'],
]) {
  test(`of two versions the first one serves (${name})`, async () => {
    const browser = await openFirefox();
    const { page } = browser;
    await page.goto(`${server.url}${name}.html`);
    await browser.event('cs-load');
    for (const folder of [first, second]) {
      assert.equal(loadedFrom(browser, `${folder}/credential-stack.js`), 1);
    }
    assert.equal(loadedFrom(browser, `${first}/credstack-core.wasm`), 1);
    assert.equal(loadedFrom(browser, `${second}/credstack-core.wasm`), 0);
    const complaint = await page.evaluate(async () => {
      const lacking = document.createElement('credential-stack');
      lacking.loading = 'eager';
      const said = new Promise((resolve) => lacking.addEventListener('cs-error', resolve));
      document.body.append(lacking);
      return (await said).detail.message;
    });
    assert.match(complaint, first === 'other' ? /^The other one/ : /^A credential-/);
    await assertQuiet(browser);
    await browser.close();
  });
}
