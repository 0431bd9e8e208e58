// The frame page: what it shows, what it refuses, and how that can be read.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { serve } from '../../tools/serve.mjs';
import { courseId, openPage } from './browser.mjs';
import * as pages from './frame-pages.mjs';

const { asked, coursePage, drawnIn, iframe, innerFrame } = pages;
const { openAround, published, serveStacks, stacks, upload } = pages;

test('at a fixed height of 200, 640 or 1000 px all can be read, also on a phone', async () => {
  const { page, close } = await openAround(
    iframe(asked({}), 'sandbox="allow-scripts" height="640"'),
    { scripts: [] },
  );
  const frame = innerFrame(page);
  const { view } = await drawnIn(frame);
  for (const [width, height] of [1280, 360].flatMap((w) => [200, 640, 1000].map((h) => [w, h]))) {
    await page.setViewportSize({ width, height: 1100 });
    await page.locator('iframe').evaluate((it, height) => (it.height = height), height);
    await frame.waitForFunction((height) => innerHeight === height, height);
    await frame.evaluate(() => scrollTo(0, 0));
    await page.locator('iframe').hover({ position: { x: 100, y: 100 } });
    await page.mouse.wheel(0, 100_000);
    await frame.waitForFunction(() => {
      const { scrollTop, scrollHeight, clientHeight } = document.scrollingElement;
      return scrollTop > 0 && scrollTop + clientHeight >= scrollHeight - 1;
    });
    const last = frame.getByText(view.source).last();
    const { bottom, right } = await last.evaluate((it) => it.getBoundingClientRect().toJSON());
    assert.ok(bottom <= height + 1);
    assert.ok(right <= width);
    const sideways = await frame.evaluate(
      () => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth,
    );
    assert.equal(sideways, 0);
    if (process.env.CREDSTACK_PICTURES) {
      await frame.evaluate(() => scrollTo(0, 0));
      const path = join(process.env.CREDSTACK_PICTURES, `frame-${width}-${height}.png`);
      await page.screenshot({ path });
    }
  }
  await close();
});

const sentences = {
  'bad-src':
    'The catalogue that is named in the address of this page is not one that this page may show.',
  'no-focus': 'The address of this page does not say what it is about: it needs src and focus.',
  'bad-view': 'The address of this page asks for a view that does not exist.',
  'no-answer': 'Where this counts could not be shown.',
};

const refused = [
  [{ src: 'javascript:alert(1)' }, 'bad-src'],
  [{ src: ' JavaScript:alert(1)' }, 'bad-src'],
  [{ src: 'data:application/json,{"credstack":1}' }, 'bad-src'],
  [{ src: `blob:${stacks}5d1c` }, 'bad-src'],
  [{ src: 'file:///etc/passwd' }, 'bad-src'],
  [{ src: 'https://elsewhere.example/data-101.json' }, 'bad-src'],
  [{ src: '//elsewhere.example/data-101.json' }, 'bad-src'],
  [{ src: '\\\\elsewhere.example\\data-101.json' }, 'bad-src'],
  [{ src: stacks.replace('http://', 'http://name:word@') }, 'bad-src'],
  [{ src: stacks.replace('127.0.0.1', 'localhost') + 'data-101.json' }, 'bad-src'],
  [{ src: 'http://[' }, 'bad-src'],
  [{ src: '' }, 'no-focus'],
  [{ focus: '' }, 'no-focus'],
  [{ view: 'admin' }, 'bad-view'],
  [{ src: 'nothing-here.json' }, 'no-answer'],
  [{ focus: '"><img src=x onerror=alert(1)>' }, 'no-answer'],
];

test('what it does not show it answers with a plain sentence', async () => {
  const { page, seen, close } = await openPage();
  for (const [values, sentence] of refused) {
    const what = JSON.stringify(values);
    await page.goto(asked(values));
    await page.getByText(sentences[sentence]).waitFor();
    assert.equal(await page.locator('[data-when]:visible').count(), 1, what);
    const elements = await page.locator('credential-stack').count();
    if (sentence !== 'no-answer') assert.equal(elements, 0, what);
  }
  assert.deepEqual(
    seen.requests.filter((url) => !url.startsWith(stacks)),
    [],
  );
  assert.deepEqual(seen.dialogs, []);
  assert.deepEqual(seen.errors, []);
  await close();
});

test('a catalogue of an origin that the institution lists is shown', async () => {
  const other = await serve({ dir: upload, host: 'localhost' });
  after(other.close);
  const origin = new URL(other.url).origin;
  const page = readFileSync(join(upload, 'frame/index.html'), 'utf8')
    .replace("connect-src 'self'", `connect-src 'self' ${origin}`)
    .replace('origins" content=""', `origins" content="https://one.example ${origin}"`);
  writeFileSync(join(upload, 'frame/listed.html'), page);
  const browser = await openPage();
  const address = asked({ src: `${other.url}data-101.json` }).replace(
    'frame/?',
    'frame/listed.html?',
  );
  await browser.page.goto(address);
  assert.equal((await browser.drawn()).answer.credential.id, courseId);
  assert.deepEqual(await browser.troubles(), []);
  await browser.close();
});

test('a server that does not allow every origin: in a sandbox that is said, and facts stay', async () => {
  const closed = await serveStacks({ 'Access-Control-Allow-Origin': 'https://elsewhere.example' });
  const sandbox = 'sandbox="allow-scripts" height="640"';
  const shown = async (address, text) => {
    const src = address.replace(stacks, closed);
    const { page, close } = await openAround(iframe(src, sandbox));
    await page.frameLocator('iframe').getByText(text).first().waitFor();
    // Its height is told all the same.
    await page.waitForFunction(() => window.messages?.length > 0);
    await close();
  };
  await shown(asked({}), sentences['no-answer']);
  await shown(coursePage.page, 'Where Data 101 counts');
});

test('a page of one credential has all facts without scripts, and the element with them', async () => {
  const fragment = readFileSync(join(published, coursePage.page.slice(stacks.length)), 'utf8');
  const without = await openPage({ javaScriptEnabled: false });
  await without.page.goto(coursePage.page);
  const [shown, expected] = await Promise.all([
    without.page.locator('credential-stack').innerText(),
    without.context.newPage().then(async (page) => {
      await page.setContent(fragment);
      return page.locator('body').innerText();
    }),
  ]);
  const lines = (text) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
  assert.deepEqual(lines(shown), lines(expected));
  assert.ok(lines(shown).length > 20);
  await without.close();

  const browser = await openPage();
  await browser.page.goto(coursePage.page);
  const { answer } = await browser.drawn();
  assert.equal(answer.credential.id, courseId);
  assert.equal(await browser.page.title(), 'Where Data 101 counts');
  assert.deepEqual(await browser.troubles(), []);
  await browser.close();
});

test('a plan is found in a sandbox, too, where no worker starts', async () => {
  writeFileSync(
    join(upload, 'plans.json'),
    readFileSync(new URL('../../examples/climate-data-plans.json', import.meta.url)),
  );
  const focus = 'urn:waiora:graduate-certificate-climate-data';
  const { page, close } = await openAround(
    iframe(
      asked({ src: '/plans.json', focus, view: 'plan' }),
      'sandbox="allow-scripts" height="900"',
    ),
  );
  const frame = innerFrame(page);
  await frame.waitForFunction(() =>
    window.heard?.events.some(
      ({ type, detail }) => type === 'cs-load' && detail.answer.searching === undefined,
    ),
  );
  // The page's policy says so, and nothing else of it is touched.
  const violations = await frame.evaluate(() => window.heard.violations);
  assert.ok(violations.every((violation) => violation === 'worker-src blob'));
  await close();
});

test('axe finds nothing, drawn or plain', async () => {
  const axe = readFileSync(
    new URL('../../node_modules/axe-core/axe.min.js', import.meta.url),
    'utf8',
  );
  for (const [address, script] of [
    [asked({}), true],
    [coursePage.page, true],
    [coursePage.page, false],
  ]) {
    const browser = await openPage({ bypassCSP: true, viewport: { width: 600, height: 640 } });
    const { page } = browser;
    if (!script) await page.route('**/credential-stack.js', (route) => route.abort());
    await page.goto(address);
    if (script) await browser.drawn();
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() =>
      window.axe.run(document, { resultTypes: ['violations'] }),
    );
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${address} ${id}: ${nodes.map(({ html }) => html)}`),
      [],
    );
    await browser.close();
  }
});
