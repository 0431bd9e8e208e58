// WCAG 2.2 AA as far as a machine can tell, and the ways of looking at a page that it asks for.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import {
  coursePage,
  missingIn,
  openPage,
  programPage,
  progressPage,
  sampleRecord,
  serveSite,
  textsOf,
} from './browser.mjs';

const axeSource = readFileSync(
  new URL('../../node_modules/axe-core/axe.min.js', import.meta.url),
  'utf8',
);
const server = await serveSite();

const runAxe = () =>
  window.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    resultTypes: ['violations'],
  });

const describe = ({ violations }) =>
  violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);

/** The answer of the page, for which an audit needs a record. */
async function draw(browser, path) {
  if (path === progressPage) await browser.give(sampleRecord('json'));
  return browser.drawn();
}

for (const path of [coursePage, programPage, progressPage]) {
  for (const colorScheme of ['light', 'dark']) {
    for (const script of [true, false]) {
      const name = `${path} ${colorScheme} ${script ? 'drawn' : 'fallback'}`;
      test(`axe finds nothing: ${name}`, async () => {
        const browser = await openPage({ colorScheme, bypassCSP: true });
        const { page } = browser;
        if (!script) await page.route('**/credential-stack.js', (route) => route.abort());
        await page.goto(server.url + path);
        if (script) {
          await draw(browser, path);
          await page.evaluate(() => {
            const { shadowRoot } = document.querySelector('credential-stack');
            for (const more of shadowRoot.querySelectorAll('details')) more.open = true;
          });
        }
        await page.evaluate(axeSource);
        assert.deepEqual(describe(await page.evaluate(runAxe)), []);
        await browser.close();
      });
    }
  }

  test(`${path} fits a window of 320 pixels, with text of twice the size too`, async () => {
    for (const [width, zoom] of [
      [320, '100%'],
      [640, '200%'],
    ]) {
      const browser = await openPage({ viewport: { width, height: 700 } });
      const { page } = browser;
      await page.goto(server.url + path);
      await page.evaluate((size) => {
        document.documentElement.style.fontSize = size;
      }, zoom);
      await draw(browser, path);
      await page.evaluate(() => {
        const { shadowRoot } = document.querySelector('credential-stack');
        for (const more of shadowRoot.querySelectorAll('details')) more.open = true;
      });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= width, `${wide} > ${width} at ${zoom}`);
      await browser.close();
    }
  });

  // An audit folds little away, and this one nothing.
  if (path === progressPage) continue;

  test(`${path} on paper shows what is folded away`, async () => {
    const browser = await openPage();
    const { page } = browser;
    await page.goto(server.url + path);
    const { view } = await draw(browser, path);
    const folded = await page.locator('credential-stack details').count();
    assert.ok(folded > 0);
    await page.emulateMedia({ media: 'print' });
    const shown = await page.evaluate(() => {
      const root = document.querySelector('credential-stack').shadowRoot;
      return [...root.querySelectorAll('details dl')].map((list) => list.offsetHeight);
    });
    assert.equal(shown.length, folded);
    assert.ok(shown.every((height) => height > 0));

    await page.emulateMedia({ media: 'screen' });
    const states = await page.evaluate(() => {
      const root = document.querySelector('credential-stack').shadowRoot;
      const open = () => [...root.querySelectorAll('details')].filter((more) => more.open).length;
      root.querySelector('details').open = true;
      const counts = [open()];
      dispatchEvent(new Event('beforeprint'));
      counts.push(open());
      const text = root.querySelector('.answer').innerText;
      dispatchEvent(new Event('afterprint'));
      counts.push(open());
      return { counts, text };
    });
    assert.deepEqual(states.counts, [1, folded, 1]);
    const titles = view.sections.flatMap(({ cards }) => cards).flatMap(({ more }) => more);
    assert.deepEqual(
      missingIn(
        states.text,
        textsOf({ ...view, sections: [], facts: titles, notes: [] }).slice(1, -1),
      ),
      [],
    );
    await browser.close();
  });
}

test('nothing moves for those who asked for stillness', async () => {
  const browser = await openPage({ reducedMotion: 'reduce' });
  const { page } = browser;
  await page.goto(server.url + coursePage);
  await browser.drawn();
  await page.locator('credential-stack summary').first().click();
  assert.equal(await page.evaluate(() => document.getAnimations().length), 0);
  await browser.close();
});

test('with forced colours each verdict and meter still shows', async () => {
  const browser = await openPage({ forcedColors: 'active' });
  const { page } = browser;
  await page.goto(server.url + coursePage);
  await browser.drawn();
  const { strokes, bar, track, text } = await page.evaluate(() => {
    const root = document.querySelector('credential-stack').shadowRoot;
    const style = (selector) => getComputedStyle(root.querySelector(selector));
    return {
      strokes: [...root.querySelectorAll('.icon .shape')].map((s) => getComputedStyle(s).stroke),
      bar: style('.meter .bar').fill,
      track: style('.meter .track').fill,
      text: style('.title').color,
    };
  });
  assert.deepEqual(new Set(strokes), new Set([text]));
  assert.equal(bar, text);
  assert.notEqual(track, bar);
  await browser.close();
});

test('everything is reached and opened with the keyboard', async () => {
  const browser = await openPage();
  const { page } = browser;
  await page.goto(server.url + coursePage);
  await browser.drawn();
  const stops = await page.evaluate(
    () => document.querySelector('credential-stack').shadowRoot.querySelectorAll('summary').length,
  );
  await page.locator('.site-nav a').last().focus();
  const opened = new Set();
  for (let n = 0; n < 200 && opened.size < stops; n += 1) {
    await page.keyboard.press('Tab');
    const index = await page.evaluate(() => {
      const root = document.querySelector('credential-stack').shadowRoot;
      return [...root.querySelectorAll('summary')].indexOf(root.activeElement);
    });
    if (index < 0) continue;
    await page.keyboard.press('Enter');
    opened.add(index);
  }
  assert.equal(opened.size, stops);
  const open = await page.evaluate(
    () =>
      document.querySelector('credential-stack').shadowRoot.querySelectorAll('details[open]')
        .length,
  );
  assert.equal(open, stops);
  await browser.close();
});

for (const [name, file] of [
  ['before a record is given', null],
  ['after one that is none', { name: 'a.json', mimeType: 'text/plain', buffer: Buffer.from('[') }],
]) {
  for (const colorScheme of ['light', 'dark']) {
    test(`axe finds nothing: ${progressPage} ${colorScheme} ${name}`, async () => {
      const browser = await openPage({ colorScheme, bypassCSP: true });
      const { page } = browser;
      await page.goto(server.url + progressPage);
      await page.locator('credential-stack').scrollIntoViewIfNeeded();
      await page.locator('credential-stack input[type=file]').waitFor();
      if (file) {
        await browser.give(file);
        await browser.event('cs-error');
      }
      await page.evaluate(axeSource);
      assert.deepEqual(describe(await page.evaluate(runAxe)), []);
      await browser.close();
    });
  }
}

test('what is pressed is large enough to be hit', async () => {
  const browser = await openPage({ viewport: { width: 390, height: 800 } });
  const { page } = browser;
  for (const [path, pressed] of [
    [coursePage, 'summary'],
    [progressPage, ':is(summary, input[type=file], button, label)'],
  ]) {
    await page.goto(server.url + path);
    await draw(browser, path);
    const heights = await page
      .locator(`credential-stack ${pressed}`)
      .evaluateAll((all) => all.map((element) => element.getBoundingClientRect().height));
    assert.ok(heights.length > 0);
    assert.ok(
      heights.every((height) => height >= 24),
      heights.join(),
    );
  }
  await browser.close();
});
