// Nothing jumps when the plain HTML gives way to what is drawn: Cumulative Layout Shift, of a reader at the
// beginning of the element and of one at its end, where the core is slow to come.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as rest } from 'node:timers/promises';

import { openPage, serveSite } from './browser.mjs';
import { until, views } from './views.mjs';

const server = await serveSite();

/** Runs in the page before its own scripts. */
function watchShifts() {
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries()) {
      const moved = sources.map(({ node }) => node?.nodeName).join();
      if (!hadRecentInput) window.shifts.push({ value, moved });
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

/** The shifts up to now: what is painted next has been looked at by then. */
const shiftsOf = (page) =>
  page.evaluate(() =>
    new Promise((resolve) => {
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 50)));
    }).then(() => window.shifts),
  );

const sum = (shifts) => shifts.reduce((total, { value }) => total + value, 0);

/** Where the foot of the page begins in the window, and the element. */
const placesOf = (page) =>
  page.evaluate(() =>
    ['.site-foot', 'credential-stack'].map(
      (selector) => document.querySelector(selector).getBoundingClientRect().top,
    ),
  );

const isDrawn = () => {
  const { loaded, shadowRoot, view } = document.querySelector('credential-stack');
  const last = window.heard.events.findLast(({ type }) => type === 'cs-load');
  return view === 'audit'
    ? shadowRoot.querySelector('[part=record]') !== null
    : loaded && !last.detail.answer.searching;
};

async function openSlow(view, viewport) {
  const browser = await openPage({ viewport });
  const { page } = browser;
  await page.addInitScript(watchShifts);
  await page.route('**/*.wasm', async (route) => {
    await rest(400);
    await route.continue();
  });
  await page.goto(server.url + view.page);
  return browser;
}

for (const view of views) {
  for (const [width, height] of [
    [1280, 900],
    [390, 844],
  ]) {
    for (const block of ['start', 'end']) {
      test(`${view.name}, ${width} pixels wide, in view to its ${block}`, async () => {
        const browser = await openSlow(view, { width, height });
        const { page } = browser;
        await page.evaluate((where) => {
          document.querySelector('credential-stack').scrollIntoView({ block: where });
          // The foot of the page is in view, too.
          if (where === 'end') scrollBy(0, 160);
        }, block);
        const before = await placesOf(page);
        await until(() => page.evaluate(isDrawn), 'the answer');
        const shifts = await shiftsOf(page);
        assert.ok(sum(shifts) <= 0.02, JSON.stringify(shifts));
        const after = await placesOf(page);
        const kept = block === 'start' ? 1 : 0;
        // The panel of a view that begins with a learner comes above what browsers hold on to.
        if (block === 'end' || !['audit', 'plan'].includes(view.name)) {
          assert.ok(Math.abs(after[kept] - before[kept]) < 1, `${before} before, ${after} after`);
        }
        await browser.close();
      });
    }
  }
}

test('a page that does jump is found out', async () => {
  const browser = await openSlow(views[0], { width: 1280, height: 900 });
  const { page } = browser;
  await page.evaluate(() => {
    const late = document.createElement('p');
    late.style.blockSize = '200px';
    document.body.prepend(late);
  });
  assert.ok(sum(await shiftsOf(page)) > 0.02);
  await browser.close();
});
