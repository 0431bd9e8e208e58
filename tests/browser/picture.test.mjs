// The picture of what leads to what: one list that is drawn where there is room, and a table.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { catalogueOf, randomSteps } from '../support/random-steps.mjs';
import { openPage, serveSite } from './browser.mjs';

const axeSource = readFileSync(
  new URL('../../node_modules/axe-core/axe.min.js', import.meta.url),
  'utf8',
);

// 0 leads to 1 and 2, both lead to 3; and 0 leads to 3 directly, past their layer.
const diamond = [
  [0, 1],
  [0, 2],
  [1, 3],
  [2, 3],
  [0, 3],
];
const page = (view, focus, lang = 'en') => `<!doctype html><html lang="${lang}"><head>
  <meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Picture</title>
  <script type="module" src="/credential-stack/credential-stack.js"></script></head>
  <body><main><h1>Page</h1><h2>Part</h2><credential-stack src="/picture.json" focus="urn:example:${focus}"
    view="${view}" on="2026-11-24" loading="eager"></credential-stack></main></body></html>`;

const server = await serveSite({
  files: {
    'picture.json': JSON.stringify(catalogueOf(4, diamond)),
    'stacks.html': page('stacks', 0),
    'ladder.html': page('ladder', 3),
    'arabic.html': page('stacks', 0, 'ar'),
    'one.html': page('ladder', 1),
    'many.json': JSON.stringify(catalogueOf(60, randomSteps(1, 60, 10))),
    'many.html': page('stacks', 0).replace('/picture.json', '/many.json'),
  },
});

async function open(path, options) {
  const opened = await openPage(options);
  await opened.page.goto(server.url + path);
  await opened.event('cs-load');
  return { ...opened, picture: opened.page.locator('.picture') };
}

/** Where each achievement is, by its id. */
const boxes = (picture) =>
  picture.evaluate((element) =>
    Object.fromEntries(
      [...element.querySelectorAll('.node')].map((node) => [
        node.dataset.node.at(-1),
        node.getBoundingClientRect().toJSON(),
      ]),
    ),
  );

test('what comes later stands further on, and nothing stands on anything else', async () => {
  const { page: shown, picture, troubles, close } = await open('stacks.html');
  const at = await boxes(picture);
  assert.ok(at[0].right < at[1].left && at[0].right < at[2].left);
  assert.ok(Math.max(at[1].right, at[2].right) < at[3].left);
  assert.ok(at[1].bottom <= at[2].top || at[2].bottom <= at[1].top);
  assert.equal(at[1].left, at[2].left);
  // Every line begins and ends at the middle of a box.
  const ends = await picture.locator('.lines g path:first-child').evaluateAll((paths) =>
    paths.map((path) => {
      const onPage = path.getScreenCTM();
      return [0, path.getTotalLength()].map((length) => {
        const { x, y } = path.getPointAtLength(length).matrixTransform(onPage);
        return [x, y];
      });
    }),
  );
  assert.equal(ends.length, diamond.length);
  const all = Object.values(at);
  const near = (a, b) => Math.abs(a - b) < 2;
  for (const [[x, y], [u, v]] of ends) {
    assert.ok(
      all.some((box) => near(box.right, x) && near(box.top + box.height / 2, y)),
      `${x} ${y}`,
    );
    assert.ok(
      all.some((box) => near(box.left, u) && near(box.top + box.height / 2, v)),
      `${u} ${v}`,
    );
  }
  assert.deepEqual(await troubles(), []);
  assert.ok(await shown.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await close();
});

test('a page from the right has it from the right', async () => {
  const { picture, close } = await open('arabic.html');
  const at = await boxes(picture);
  assert.ok(at[0].left > at[1].right && at[1].left > at[3].right);
  await close();
});

test('a program stands last, and its list begins with it', async () => {
  const { picture, close } = await open('ladder.html');
  const at = await boxes(picture);
  assert.ok(at[0].right < at[1].left && at[1].right < at[3].left);
  assert.match(await picture.locator('.node').first().innerText(), /number 3/);
  await close();
});

test('a step by itself has no picture', async () => {
  const { picture, close } = await open('one.html');
  assert.equal(await picture.count(), 0);
  await close();
});

test('every step is spelled out in a nested list', async () => {
  const { picture, close } = await open('stacks.html');
  await picture.getByRole('button', { name: 'As a list' }).click();
  const tree = picture.locator('.tree');
  assert.equal(await tree.getByRole('listitem').count(), 1 + diamond.length);
  const told = (await tree.locator('.tell').allInnerTexts()).join('\n');
  // (from + to) % 3 is 0 of the last step alone: it is conditional, and never said as certain.
  assert.equal(told.match(/Counts 1 of 60 ECTS credits\./g).length, 4);
  assert.equal(
    told.match(/Can count 1 of 60 ECTS credits, if the conditions below are met\./g).length,
    1,
  );
  assert.equal(told.match(/\(shown above\)/g).length, 2);
  await tree.locator('.to-node a').first().click();
  const focused = await picture.evaluate(
    (element) => element.getRootNode().activeElement.textContent,
  );
  assert.match(focused, /number 3/);
  await close();
});

test('what is not seen cannot have the focus', async () => {
  const { page: shown, picture, close } = await open('stacks.html');
  await picture.getByRole('button', { name: 'As a table' }).focus();
  for (let i = 0; i < 3; i += 1) {
    await shown.keyboard.press('Tab');
    const box = await picture.evaluate((element) => {
      const { width, height } = element.getRootNode().activeElement.getBoundingClientRect();
      return [element.getRootNode().activeElement.closest('.node') !== null, width > 9, height > 9];
    });
    assert.deepEqual(box, [true, true, true]);
  }
  await shown.keyboard.press('Tab');
  const after = await picture.evaluate((element) =>
    element.contains(element.getRootNode().activeElement),
  );
  assert.equal(after, false);
  await close();
});

test('an achievement leads to its card', async () => {
  const { page: shown, picture, close } = await open('stacks.html');
  const link = picture.locator('.node a').first();
  const name = await link.innerText();
  const address = shown.url();
  await link.focus();
  await shown.keyboard.press('Enter');
  const focused = await picture.evaluate((element) => {
    const { classList, textContent } = element.getRootNode().activeElement;
    return [classList.contains('card-heading'), textContent.trim()];
  });
  assert.deepEqual(focused, [true, name]);
  assert.equal(shown.url(), address);
  await close();
});

test('the table has a row for each step, and the choice is said', async () => {
  const { picture, close } = await open('stacks.html');
  const table = picture.getByRole('table');
  assert.equal(await table.count(), 0);
  const button = picture.getByRole('button', { name: 'As a table' });
  await button.click();
  assert.equal(await button.getAttribute('aria-pressed'), 'true');
  assert.equal(await picture.locator('[aria-pressed=true]').count(), 1);
  assert.equal(await table.getByRole('row').count(), 1 + diamond.length);
  assert.equal(await table.getByRole('columnheader').count(), 7);
  assert.equal(await picture.locator('.graph').isVisible(), false);
  await close();
});

test('a narrow page has the list, and is not scrolled sideways', async () => {
  for (const path of ['stacks.html', 'many.html']) {
    const {
      page: shown,
      picture,
      close,
    } = await open(path, { viewport: { width: 320, height: 700 } });
    assert.ok(await picture.locator('.tell').first().isVisible());
    assert.equal(await picture.locator('.lines').isVisible(), false);
    assert.ok(await shown.evaluate(() => document.documentElement.scrollWidth <= innerWidth), path);
    await close();
  }
});

for (const path of ['stacks.html', 'ladder.html', 'arabic.html', 'many.html']) {
  test(`axe finds nothing in any form: ${path}`, async () => {
    for (const colorScheme of ['light', 'dark']) {
      const { page: shown, picture, close } = await open(path, { colorScheme, bypassCSP: true });
      await shown.evaluate(axeSource);
      for (const at of [0, 1, 2]) {
        await picture.locator('.forms button').nth(at).click();
        const found = await shown.evaluate(async () =>
          (await window.axe.run(document)).violations.map(({ id, nodes }) => [id, nodes[0].html]),
        );
        assert.deepEqual(found, []);
      }
      await close();
    }
  });
}
