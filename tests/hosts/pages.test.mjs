// What the kits print, opened in a browser: the element draws its answer from it, under the hash.
import assert from 'node:assert/strict';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { after, test } from 'node:test';

import { serve } from '../../tools/serve.mjs';
import { courseId, missingIn, openPage, textsOf } from '../browser/browser.mjs';
import { exampleCatalogue, kitsIn, publishedSite, temporaryFolder } from './kits.mjs';
import { php } from './php.mjs';

const folder = temporaryFolder();
const kits = kitsIn(folder, 'wordpress', 'moodle', 'drupal', 'html');
const site = publishedSite(folder);
const types = { '.js': 'text/javascript', '.wasm': 'application/wasm', '.css': 'text/css' };

/** Opens `html` at `address`, with files behind some addresses; gives what is drawn in the element. */
async function shown(address, html, files) {
  const browser = await openPage();
  const { page, seen } = browser;
  const page404 = { status: 404, body: 'no' };
  await page.route(/^https:/, (route) => {
    const url = route.request().url().split('?')[0];
    if (url === address)
      return route.fulfill({ contentType: 'text/html; charset=utf-8', body: html });
    const [under] = Object.keys(files).filter((prefix) => url.startsWith(prefix));
    const path = under && join(files[under], url.slice(under.length));
    if (!path || !existsSync(path)) return route.fulfill(page404);
    return route.fulfill({
      body: readFileSync(path),
      contentType: types[extname(path)] ?? 'application/json',
      headers: { 'Access-Control-Allow-Origin': '*' },
    });
  });
  await page.goto(address);
  const { view } = await browser.drawn();
  const text = await page.locator('.answer').evaluate((answer) => {
    answer.querySelectorAll('details').forEach((more) => (more.open = true));
    return answer.innerText;
  });
  assert.deepEqual(missingIn(text, textsOf(view, { factsLast: true })), []);
  assert.deepEqual(seen.errors, []);
  assert.deepEqual(await browser.troubles(), []);
  await browser.close();
  return view;
}

const document = (body) => `<!doctype html><html lang="en"><title>Page</title>${body}</html>`;
const tag = (attributes) =>
  `<script ${Object.entries(attributes)
    .map(([name, value]) => `${name}="${value}"`)
    .join(' ')}></script>`;

test('WordPress: the block on a page', async () => {
  const plugin = join(kits, 'wordpress/credential-stack');
  const uploads = join(folder, 'uploads');
  cpSync(site, join(uploads, 'credential-stack'), { recursive: true });
  const content = 'https://www.example.edu/wp-content/';
  const [block, script] = php('wordpress.php', {
    ...{ plugin, uploads, editor: false },
    calls: [
      ['block', { focus: courseId }],
      [
        'script',
        {
          type: 'module',
          src: `${content}plugins/credential-stack/element/credential-stack.js?ver=0.1.0`,
        },
      ],
    ],
  });
  assert.match(script.integrity, /^sha384-/);
  const view = await shown('https://www.example.edu/course/', document(block + tag(script)), {
    [`${content}plugins/credential-stack/`]: plugin,
    [`${content}uploads/`]: uploads,
  });
  assert.equal(view.title, 'Where Data 101 counts');
});

test('Moodle: the filtered link on a page, with a catalogue of another origin', async () => {
  const plugin = join(kits, 'moodle/credentialstack');
  const { pages } = JSON.parse(readFileSync(join(site, 'index.json'), 'utf8'));
  const { slice } = pages.find(({ id }) => id === courseId);
  const link = `https://www.example.edu/stacks/frame/?src=../${slice.path}&amp;focus=${courseId}`;
  const { texts } = php('moodle.php', {
    ...{ plugin, older: false, addresses: 'https://www.example.edu/stacks/' },
    texts: [[`<p>See <a href="${link}">where it counts</a>.</p>`, { originalformat: '1' }]],
  });
  const view = await shown('https://moodle.example.edu/mod/page/view.php', document(texts[0]), {
    'https://moodle.example.edu/filter/credentialstack/': plugin,
    'https://www.example.edu/stacks/': site,
  });
  assert.equal(view.title, 'Where Data 101 counts');
});

test('Drupal: the component on a page', async () => {
  const module = join(kits, 'drupal/credential_stack');
  const input = { src: '/stacks/examples.json', focus: courseId, heading_level: 2 };
  const { renders, component } = php('drupal.php', {
    ...{ module, templates: {} },
    renders: [['credential_stack:credential-stack', input]],
  });
  const { attributes } = component.libraryOverrides.js['credential-stack.js'];
  const src = '/modules/credential_stack/components/credential-stack/credential-stack.js';
  const stacks = join(folder, 'stacks');
  cpSync(exampleCatalogue, join(stacks, 'examples.json'));
  const html = document(renders[0] + tag({ ...attributes, src }));
  const view = await shown('https://www.example.edu/node/1', html, {
    'https://www.example.edu/modules/credential_stack/': module,
    'https://www.example.edu/stacks/': stacks,
  });
  assert.equal(view.title, 'Where Data 101 counts');
});

test('the plain page works as it is, with scripts and without', async () => {
  const server = await serve({ dir: join(kits, 'html/html') });
  after(server.close);
  const browser = await openPage();
  await browser.page.goto(server.url);
  const { view } = await browser.drawn();
  assert.equal(view.title, 'Where Data 101 counts');
  assert.deepEqual(await browser.troubles(), []);
  assert.deepEqual(browser.seen.errors, []);
  assert.ok(browser.seen.requests.every((url) => url.startsWith(server.url)));
  await browser.close();
  const without = await openPage({ javaScriptEnabled: false });
  await without.page.goto(server.url);
  const text = await without.page.locator('credential-stack').innerText();
  assert.match(text, /^Where Data 101 counts\n/);
  assert.ok(text.split('\n').length > 20);
  await without.close();
});
