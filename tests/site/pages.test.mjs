// The documentation in a browser: for every reader, on every window, without asking anybody else.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';

import { openPage } from '../browser/browser.mjs';
import { filesIn, servedSite } from './site.mjs';

const site = await servedSite();
const pages = filesIn(site.dir).filter(
  (path) => path.endsWith('.html') && !path.startsWith('files/'),
);
/** One page of each kind. */
const kinds = [
  'index.html',
  'element.html',
  'api.html',
  'cli.html',
  'decisions/index.html',
  'playground.html',
];
const withElement = ['index.html', 'playground.html'];
const axeSource = readFileSync(
  new URL('../../node_modules/axe-core/axe.min.js', import.meta.url),
  'utf8',
);
const narrow = { viewport: { width: 320, height: 700 } };

/** The page of a browser, there and drawn. */
async function opened(path, options) {
  const browser = await openPage(options);
  await browser.page.goto(site.url + path);
  if (withElement.includes(path)) await browser.drawn();
  return browser;
}

const violationsOf = (page) =>
  page.evaluate(async () => {
    const { violations } = await window.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      resultTypes: ['violations'],
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  });

describe('axe finds nothing', () => {
  for (const path of kinds) {
    test(path, async () => {
      const { page, close } = await opened(path, { bypassCSP: true });
      // All that can be unfolded is looked at.
      await page.evaluate(() =>
        document.querySelectorAll('details').forEach((more) => (more.open = true)),
      );
      await page.evaluate(axeSource);
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme });
        assert.deepEqual(await violationsOf(page), [], colorScheme);
      }
      await close();
    });
  }

  test('narrow, with the list of pages and what was found', async () => {
    const { page, close } = await opened('element.html', { ...narrow, bypassCSP: true });
    await page.getByRole('link', { name: 'All pages' }).click();
    await page.getByRole('searchbox').fill('heading');
    await page.locator('#found a').first().waitFor();
    await page.evaluate(axeSource);
    assert.deepEqual(await violationsOf(page), []);
    await close();
  });
});

test('every page: nothing is asked of others, refused or complained of, and 320 pixels are enough', async () => {
  const browser = await openPage(narrow);
  const { page, seen } = browser;
  for (const path of pages) {
    await page.goto(site.url + path);
    if (withElement.includes(path)) await browser.drawn();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 320, `${path}: ${wide} pixels`);
    // Just where rows of tables are rows again, and where the pages stand beside the text.
    for (const width of [704, 960]) {
      await page.setViewportSize({ width, height: 700 });
      const across = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(across <= width, `${path}: ${across} pixels of ${width}`);
    }
    await page.setViewportSize(narrow.viewport);
    assert.deepEqual(await browser.troubles(), [], path);
  }
  assert.deepEqual(seen.console, []);
  assert.deepEqual(seen.errors, []);
  assert.deepEqual(
    seen.requests.filter((url) => !url.startsWith(site.url)),
    [],
  );
  assert.deepEqual(await browser.context.cookies(), []);
  assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
  await browser.close();
});

test('the policy in the pages is enough where a server sends none', async () => {
  const lax = await servedSite({ policy: "frame-ancestors 'self'" });
  const browser = await openPage();
  await browser.page.goto(`${lax.url}index.html`);
  await browser.drawn();
  assert.deepEqual(await browser.troubles(), []);
  // It holds: what the page itself never does is refused.
  await browser.page.evaluate(() => fetch('https://elsewhere.example/').catch(() => {}));
  await browser.page.waitForFunction(() => window.heard.violations.length > 0);
  assert.match((await browser.troubles())[0], /^connect-src https:\/\/elsewhere\.example/);
  await browser.close();
});

test('the element on the start page says what the plain HTML says', async () => {
  const without = await openPage({ javaScriptEnabled: false });
  await without.page.goto(site.url);
  const plain = await without.page.locator('credential-stack').innerText();
  const { page, close } = await opened('index.html');
  const drawn = await page.locator('credential-stack .answer').innerText();
  // The example's first program, by its own decision: 15 of 120 credits.
  for (const text of [plain, drawn]) {
    assert.match(text, /^Where Data 101 counts\n/);
    assert.match(text, /Graduate Diploma in Data Analytics/);
    assert.match(text, /Counts 15 of 120 NZ credits/);
    assert.match(text, /Answered for 24 November 2026/);
  }
  await close();
  await without.close();
});

test('without a script every page can be read and reached', async () => {
  const { page, close } = await openPage({ ...narrow, javaScriptEnabled: false });
  await page.goto(`${site.url}audit.html`);
  assert.equal(await page.getByRole('search').count(), 0);
  const list = page.getByRole('navigation', { name: 'Pages', exact: true });
  assert.equal(await list.isVisible(), false);
  await page.getByRole('link', { name: 'All pages' }).click();
  assert.equal(await list.isVisible(), true);
  await list.getByRole('link', { name: 'Diagnostics' }).click();
  assert.equal(await page.locator('h1').innerText(), 'Diagnostics');
  await page.getByText('On this page').click();
  assert.ok((await page.locator('.contents a:visible').count()) > 1);
  await page.goto(`${site.url}playground.html`);
  assert.match(await page.locator('main').innerText(), /needs JavaScript/);
  await close();
});

test('on a wide window the pages and the contents stand beside the text', async () => {
  const { page, close } = await opened('element.html');
  const left = async (selector) => (await page.locator(selector).boundingBox()).x;
  assert.ok((await left('.pages')) < (await left('.text')));
  assert.ok((await left('.text')) < (await left('.contents')));
  assert.ok(await page.locator('.contents a').first().isVisible());
  const here = page.locator('.pages [aria-current=page]');
  assert.equal(await here.innerText(), 'The element');
  await page.setViewportSize({ width: 800, height: 900 });
  await page.locator('.contents a').first().waitFor({ state: 'hidden' });
  await close();
});

describe('with the keyboard', () => {
  test('the first key leads past the head', async () => {
    const { page, close } = await opened('cli.html');
    await page.keyboard.press('Tab');
    assert.equal(
      await page.evaluate(() => document.activeElement.textContent),
      'Skip to the content',
    );
    assert.ok(
      await page.locator('.skip').evaluate((link) => link.getBoundingClientRect().top >= 0),
    );
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const inside = await page.evaluate(() => document.activeElement.closest('main') !== null);
    assert.ok(inside);
    await close();
  });

  test('the search finds a name, and leads to where it is told', async () => {
    const { page, seen, close } = await opened('decisions/index.html');
    await page.getByRole('searchbox').focus();
    await page.keyboard.type('heading-level');
    const first = page.locator('#found a').first();
    await first.waitFor();
    assert.match(await first.innerText(), /^heading-level\n/);
    assert.match(await page.locator('#found-count').innerText(), /^\d+ found/);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(/element\.html#attributes$|api\.html#attributes$/);
    assert.ok(seen.requests.every((url) => !url.includes('heading-level')));
    await close();
  });

  test('what is nowhere is not found, and Escape clears it', async () => {
    const { page, close } = await opened('element.html');
    const box = page.getByRole('searchbox');
    await box.fill('no such thing');
    await page.waitForFunction(() => document.querySelector('#found-count').textContent !== '');
    assert.equal(await page.locator('#found-count').innerText(), 'Nothing found');
    await box.press('Escape');
    assert.equal(await box.inputValue(), '');
    assert.equal(await page.locator('#found-count').innerText(), '');
    await close();
  });
});

test('a table is one to those who hear it, also where rows are blocks', async () => {
  const { page, close } = await opened('element.html', narrow);
  const table = page.getByRole('table').nth(1);
  const cells = await table.getByRole('row').first().getByRole('cell').allInnerTexts();
  assert.match(cells[0], /^src$/);
  const label = await table
    .locator('tbody td:nth-child(2)')
    .first()
    .evaluate((cell) => getComputedStyle(cell, '::before').content);
  assert.equal(label, '"value"');
  await close();
});

test('on paper there is the text and nothing to press', async () => {
  const { page, close } = await opened('element.html');
  await page.emulateMedia({ media: 'print' });
  for (const part of ['.head', '.pages', '.contents', '.neighbours', '.foot']) {
    assert.equal(await page.locator(part).isVisible(), false, part);
  }
  assert.ok(await page.locator('.text').isVisible());
  await close();
});

test('in colours that are forced, where one is stays visible', async () => {
  const { page, close } = await opened('element.html', { forcedColors: 'active' });
  const width = await page
    .locator('.pages [aria-current]')
    .evaluate((link) => getComputedStyle(link).borderTopWidth);
  assert.equal(width, '2px');
  await close();
});
