// Credentials side by side, as a page shows them.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { catalogue, courseId, missingIn, openPage, serveSite, textsOf } from './browser.mjs';

const diploma = 'urn:waiora:graduate-diploma-analytics';
const html = (
  focus,
) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>t</title></head><body>
<credential-stack src="${catalogue}" focus="${focus}" view="compare" on="2026-11-24" loading="eager">
<p>The fallback stays.</p></credential-stack>
<script type="module" src="credential-stack/credential-stack.js" crossorigin="anonymous"></script></body></html>`;

const server = await serveSite({
  files: {
    'two.html': html(`\n  ${courseId}\n  ${diploma} `),
    'one.html': html(courseId),
    'twice.html': html(`${courseId} ${courseId}`),
    'other.html': html(`${courseId} urn:mc:nothing`),
  },
});

test('two credentials stand in two columns, with all that is said of them', async () => {
  const browser = await openPage();
  await browser.page.goto(`${server.url}two.html`);
  const { view, answer } = await browser.drawn();
  assert.deepEqual(
    answer.credentials.map(({ credential }) => credential.id),
    [courseId, diploma],
  );
  const shown = await browser.page.locator('credential-stack .answer').innerText();
  assert.deepEqual(missingIn(shown, textsOf(view)), []);
  const table = browser.page.locator('credential-stack table');
  assert.deepEqual(await table.locator('thead th').allInnerTexts(), [
    'What is compared',
    'Data 101',
    'Graduate Diploma in Data Analytics',
  ]);
  const row = table.getByRole('row', { name: /^Where it counts/ });
  assert.match(await row.getByRole('cell').first().innerText(), /Can count 15 of 60 NZ credits/);
  assert.equal(await row.getByRole('cell').last().innerText(), 'the catalogue does not say');
  // Where conditions are spoken of, they are there.
  const conditions = table.getByRole('row', { name: /^Conditions/ });
  assert.match(await conditions.innerText(), /B or better in Data 101/);
  assert.deepEqual(await browser.troubles(), []);
  await browser.close();
});

for (const [page, code] of [
  ['one', 'bad-question'],
  ['twice', 'bad-question'],
  ['other', 'unknown-id'],
]) {
  test(`${page}.html keeps its own content, and says why`, async () => {
    const browser = await openPage();
    await browser.page.goto(`${server.url}${page}.html`);
    const { detail } = await browser.event('cs-error');
    assert.equal(detail.code, code);
    assert.equal(await browser.page.locator('credential-stack').innerText(), 'The fallback stays.');
    assert.deepEqual(browser.seen.errors, []);
    await browser.close();
  });
}

test('on a narrow page the columns stand below one another, each under its name', async () => {
  const browser = await openPage({ viewport: { width: 320, height: 700 } });
  await browser.page.goto(`${server.url}two.html`);
  await browser.drawn();
  const { wide, labels, roles } = await browser.page.evaluate(() => {
    const root = document.querySelector('credential-stack').shadowRoot;
    const cells = [...root.querySelectorAll('tbody tr:first-child td')];
    return {
      wide: document.documentElement.scrollWidth,
      labels: cells.map((cell) => getComputedStyle(cell, '::before').content),
      roles: cells.map((cell) => cell.role),
    };
  });
  assert.ok(wide <= 320, `${wide}`);
  assert.match(labels[0], /^"Data 101"/);
  assert.match(labels[1], /^"Graduate Diploma in Data Analytics"/);
  assert.deepEqual(new Set(roles), new Set(['cell']));
  await browser.close();
});
