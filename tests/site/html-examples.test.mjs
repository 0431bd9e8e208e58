// The HTML examples of the documents, opened as pages of an institution: with the element's files where
// the example has them, and a sample catalogue that knows what it asks about.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { describe, test } from 'node:test';

import { strictPolicy } from '../../tools/serve.mjs';
import { openPage } from '../browser/browser.mjs';
import { cli, kitsIn } from '../hosts/kits.mjs';
import { elements, frames, links, placeOf } from './blocks.mjs';
import { root, temporaryFolder } from './site.mjs';

const folder = temporaryFolder();
const frameKit = join(kitsIn(folder, 'frame'), 'frame/frame');
const published = join(folder, 'site');
execFileSync(cli, ['publish', join(root, 'examples/data-101.json'), '--out', published]);
const hashes = JSON.parse(readFileSync(join(root, 'build/web/integrity.json'), 'utf8'));

const origin = 'https://www.example.edu';
const types = {
  ...{ '.css': 'text/css', '.js': 'text/javascript', '.json': 'application/json' },
  ...{ '.html': 'text/html', '.wasm': 'application/wasm' },
};
const decoded = (text) => text.replaceAll('&amp;', '&');

/** The sample that has an achievement of that id. */
function sampleOf(id) {
  const samples = readdirSync(join(root, 'examples')).filter((name) => name.endsWith('.json'));
  const found = samples.find((name) => {
    const { achievements } = JSON.parse(readFileSync(join(root, 'examples', name), 'utf8'));
    return achievements.some((achievement) => achievement.id === id);
  });
  return join(root, 'examples', found ?? assert.fail(`no sample has ${id}`));
}

/** Where the files of the institution are, by the beginnings of their addresses. */
const places = (id) => ({
  '/assets/': join(root, 'build/web/'),
  '/site/': `${published}/`,
  '/stacks/frame/': `${frameKit}/`,
  '/stacks/data.json': sampleOf(id),
});

/** Opens that body as a page of the institution. */
async function shown(body, id, { policy } = {}) {
  const browser = await openPage();
  const there = Object.entries(places(id));
  await browser.page.route(`${origin}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/course') {
      return route.fulfill({
        contentType: 'text/html; charset=utf-8',
        headers: policy ? { 'Content-Security-Policy': policy } : {},
        body: `<!doctype html><html lang="en"><title>A course</title><main>${body}</main></html>`,
      });
    }
    const [prefix, place] = there.find(([start]) => pathname.startsWith(start)) ?? [];
    let path = prefix && place + pathname.slice(prefix.length);
    if (path && existsSync(path) && statSync(path).isDirectory()) path = join(path, 'index.html');
    if (!path || !existsSync(path)) return route.fulfill({ status: 404, body: 'no' });
    return route.fulfill({
      contentType: types[extname(path)],
      headers: { 'Access-Control-Allow-Origin': '*' },
      body: readFileSync(path),
    });
  });
  await browser.page.goto(`${origin}/course`);
  return browser;
}

/** What an example leaves open is put in: the hash, and the names that `credstack publish` gives. */
function completed(text) {
  const hash = hashes['credential-stack.js'];
  const script = `<script type="module" src="/assets/credential-stack.js" integrity="${hash}" crossorigin="anonymous"></script>`;
  const whole = text.replace('integrity="sha384-…"', `integrity="${hash}"`);
  return whole.includes('<script') ? whole : `${script}\n${whole}`;
}

/** `3f/urn-mc-data-101-3f0c….json` as the whole name that was published. */
function publishedName(text, id) {
  const { pages } = JSON.parse(readFileSync(join(published, 'index.json'), 'utf8'));
  const { slice, stacks } = pages.find((entry) => entry.id === id) ?? {};
  const names = [slice?.path, stacks?.path].filter(Boolean);
  return text.replace(/([0-9a-f]{2}\/[\w-]+)…([\w.]+?)(?="|…)/g, (shortened, start, end) => {
    const name = names.find((each) => each.startsWith(start) && each.endsWith(end));
    return name ?? assert.fail(`${shortened} is not among ${names.join(', ')}`);
  });
}

const attribute = (text, name) => decoded(new RegExp(` ${name}="([^"]*)"`).exec(text)[1]);

describe('the element', () => {
  test('is in several documents', () => assert.ok(elements.length >= 6));
  for (const block of elements) {
    test(placeOf(block), async () => {
      // Of what is compared, the first stands for all: they are of one catalogue.
      const [id] = attribute(block.text, 'focus').split(' ');
      const browser = await shown(publishedName(completed(block.text), id), id, {
        policy: strictPolicy,
      });
      const { page } = browser;
      const inside = page.getByText(/^\s*…/);
      const view = attribute(block.text, 'view');
      if (view === 'audit') {
        // It asks for a record, and shows what is inside until there is one.
        await page.locator('credential-stack [part~=record-file]').waitFor();
        assert.deepEqual(await browser.events(), []);
        assert.ok(await page.locator('credential-stack slot').count());
      } else {
        const { answer, view: drawn } = await browser.drawn();
        assert.equal(answer.ask, view);
        assert.ok(drawn.sections.length > 0);
        assert.equal(await page.locator('credential-stack slot').count(), 0);
      }
      assert.ok((await inside.count()) === 1, 'the content inside');
      assert.deepEqual(await browser.troubles(), []);
      assert.deepEqual(browser.seen.errors, []);
      assert.ok(browser.seen.requests.every((url) => url.startsWith(origin)));
      await browser.close();
    });
  }
});

/** The answer in the page of the kit. */
async function drawnIn(frame) {
  await frame.waitForFunction(() => window.heard?.events.some(({ type }) => type === 'cs-load'));
  const events = await frame.evaluate(() => window.heard.events);
  return events.find(({ type }) => type === 'cs-load').detail;
}

const addresses = frames.map(({ text }) => attribute(text, 'src'));
const query = new URL(addresses.find((address) => !address.includes('…'))).search;
const focusOf = (address) => new URL(address).searchParams.get('focus');

describe('the frame', () => {
  test('is in several documents', () => assert.ok(frames.length >= 4));
  for (const block of frames) {
    test(placeOf(block), async () => {
      // An address that is left open is that of the example before.
      const text = block.text.replace('?…', query);
      const address = attribute(text, 'src');
      const browser = await shown(text, focusOf(address));
      const { page } = browser;
      await page.locator('iframe').waitFor();
      const frame = await (await page.locator('iframe').elementHandle()).contentFrame();
      const { view } = await drawnIn(frame);
      // The title of the frame says what is in it.
      assert.equal(view.title, attribute(text, 'title'));
      const lang = new URL(address).searchParams.get('lang');
      // Of regional tags there are the words of their language.
      if (lang) assert.equal(view.lang, lang.split('-')[0]);
      const height = () => page.locator('iframe').evaluate((element) => element.clientHeight);
      // With the script it grows, without it keeps the height that is written.
      if (text.includes('<script')) {
        await page.waitForFunction(() => document.querySelector('iframe').clientHeight > 640);
      } else assert.equal(await height(), 640);
      assert.deepEqual(browser.seen.errors, []);
      await browser.close();
    });
  }
});

describe('the link', () => {
  test('is in a document', () => assert.ok(links.length >= 1));
  for (const block of links) {
    test(placeOf(block), async () => {
      const { page, close } = await shown(block.text, focusOf(attribute(block.text, 'href')));
      const words = await page.getByRole('link').innerText();
      await page.getByRole('link').click();
      const { view } = await drawnIn(page);
      assert.equal(view.title, words);
      await close();
    });
  }
});
