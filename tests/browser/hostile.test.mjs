// Names, texts and addresses of a catalogue are shown as they are written, and do nothing.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { catalogue, courseId, openPage, serveSite } from './browser.mjs';

const nasty = `<img src=x onerror="alert('name')"><script>alert(1)</script>{{7*7}}\${7*7}`;
const script = `javascript:alert('url')`;

/** The demo catalogue with every name, text and address of its records replaced by something bad. */
function hostileCatalogue() {
  const record = JSON.parse(
    readFileSync(new URL('../../examples/data-101.json', import.meta.url), 'utf8'),
  );
  const visit = (value) => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (['name', 'text', 'note', 'title', 'description'].includes(key)) value[key] = nasty;
      else if (key === 'url') value[key] = script;
      else if (key === 'documents') value[key] = inner.map(() => script);
      else visit(inner);
    }
  };
  for (const part of ['organizations', 'achievements', 'recognitions', 'agreements']) {
    visit(record[part]);
  }
  return JSON.stringify(record);
}

const server = await serveSite({ files: { 'stacks/hostile.json': hostileCatalogue() } });

for (const [view, focus] of [
  ['stacks', courseId],
  ['ladder', 'urn:waiora:postgraduate-certificate-analytics'],
]) {
  test(`hostile names and addresses are text in ${view}`, async () => {
    const browser = await openPage();
    const { page, seen } = browser;
    await page.route(`**/${catalogue}`, (route) =>
      route.continue({ url: `${server.url}stacks/hostile.json` }),
    );
    await page.goto(`${server.url}pages/bare.html`);
    await browser.event('cs-load');
    await page.evaluate(
      (changes) => {
        window.heard.events = [];
        Object.assign(document.querySelector('#one'), changes);
      },
      { view, focusId: focus, on: '2026-11-23' },
    );
    await browser.event('cs-load');
    const found = await page.evaluate(() => {
      const root = document.querySelector('#one').shadowRoot;
      for (const more of root.querySelectorAll('details')) more.open = true;
      return {
        text: root.querySelector('.answer').innerText,
        made: root.querySelectorAll('img, script, iframe, object, embed, style').length,
        links: [...root.querySelectorAll('a')].map((link) => link.getAttribute('href')),
        handlers: [...root.querySelectorAll('*')].flatMap((element) =>
          [...element.attributes].map(({ name }) => name).filter((name) => name.startsWith('on')),
        ),
      };
    });
    assert.ok(found.text.includes(nasty));
    assert.equal(found.made, 0);
    assert.deepEqual(
      found.links.filter((url) => !/^(https?:|mailto:|#)/.test(url)),
      [],
    );
    assert.deepEqual(found.handlers, []);
    assert.deepEqual(seen.dialogs, []);
    assert.deepEqual(seen.errors, []);
    assert.deepEqual(await browser.troubles(), []);
    await browser.close();
  });
}

test('hostile attributes of the element are answered like any other', async () => {
  const browser = await openPage();
  const { page, seen } = browser;
  await page.goto(`${server.url}pages/bare.html`);
  await browser.event('cs-load');
  const long = 'x'.repeat(100_000);
  for (const change of [
    { focusId: nasty },
    { focusId: '"}' },
    { focusId: '\ud800' },
    { focusId: long },
    { lang: nasty },
    { lang: long },
    { on: nasty },
    { src: script },
    { src: 'data:application/json,{}' },
  ]) {
    await page.evaluate((changes) => {
      window.heard.events = [];
      const { lang = 'en', ...rest } = changes;
      const one = document.querySelector('#one');
      Object.assign(one, { src: '../stacks/data-101.json', focusId: 'urn:mc:data-101', on: '' });
      Object.assign(one, { lang, ...rest });
    }, change);
    await page.waitForFunction(() => window.heard.events.length > 0);
  }
  assert.deepEqual(seen.dialogs, []);
  assert.deepEqual(seen.errors, []);
  await browser.close();
});
