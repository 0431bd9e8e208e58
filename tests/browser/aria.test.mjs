// What assistive technology is told of each view: the tree of roles, names and states, held to files
// that were read line by line.
//
//   node tests/browser/aria.test.mjs --write    writes them anew: read what changed before you keep it
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';

import { openPage, serveSite } from './browser.mjs';
import { addressOf, draw, openAll, viewFiles, views } from './views.mjs';

const folder = new URL('snapshots/', import.meta.url);
const server = await serveSite({ files: viewFiles() });
mkdirSync(folder, { recursive: true });

async function heldTo(name, tree) {
  const file = new URL(`${name}.yml`, folder);
  if (process.argv.includes('--write')) writeFileSync(file, `${tree}\n`);
  assert.equal(`${tree}\n`, readFileSync(file, 'utf8'));
}

/** Those of the lines that are headings, as levels. */
const levels = (tree) =>
  [...tree.matchAll(/^ *- heading .*\[level=(\d)\]/gm)].map(([, level]) => Number(level));

for (const view of views) {
  test(`the tree of ${view.name}`, async () => {
    const browser = await openPage();
    const { page } = browser;
    await page.goto(addressOf(server, view));
    await draw(browser, view);
    await page.evaluate(openAll);
    const tree = await page.locator('credential-stack .answer').ariaSnapshot();
    // None is left out on the way down; the page has the two above them.
    for (const [at, level] of levels(tree).entries()) {
      assert.ok(level <= (levels(tree)[at - 1] ?? 2) + 1, `heading ${at + 1} of level ${level}`);
    }
    await heldTo(view.name, tree);
    const hasPanel = await page.evaluate(() => {
      const panel = document
        .querySelector('credential-stack')
        .shadowRoot.querySelector('.answer').previousElementSibling;
      panel?.setAttribute('data-panel', '');
      return panel !== null;
    });
    if (hasPanel) {
      await heldTo(`${view.name}-panel`, await page.locator('[data-panel]').ariaSnapshot());
    }
    await browser.close();
  });
}
