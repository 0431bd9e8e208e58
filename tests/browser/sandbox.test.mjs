// Every view in a frame with `sandbox="allow-scripts"`, as learning platforms put pages: it has an origin of
// its own that nobody else has, no storage, and a height that others have chosen.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { courseId, sampleRecord } from './browser.mjs';
import { asked, drawnIn, iframe, innerFrame, openAround, upload } from './frame-pages.mjs';
import { program } from './plan-pages.mjs';

const plans = new URL('../../examples/climate-data-plans.json', import.meta.url);
writeFileSync(join(upload, 'plans.json'), readFileSync(plans));

const views = {
  stacks: { focus: courseId },
  ladder: { focus: 'urn:waiora:master-data-science' },
  audit: { focus: 'urn:waiora:graduate-diploma-analytics' },
  plan: { focus: program, src: '/plans.json' },
};

/** Whether what is kept in a browser can be had at all. */
const storageIn = (frame) =>
  frame.evaluate(() => {
    const tried = (look) => {
      try {
        look();
        return 'there';
      } catch (error) {
        return error.name;
      }
    };
    return [() => localStorage, () => sessionStorage, () => document.cookie].map(tried);
  });

for (const [view, { focus, src = '/data-101.json' }] of Object.entries(views)) {
  test(`${view}: drawn without any storage, and read to its end at each height`, async () => {
    const address = asked({ src, focus, view, on: '2026-11-24' });
    const { page, seen, close } = await openAround(
      iframe(address, 'sandbox="allow-scripts" height="640"'),
      { scripts: [] },
    );
    const frame = innerFrame(page);
    if (view === 'audit') {
      await frame.locator('credential-stack input[type=file]').setInputFiles(sampleRecord('json'));
    }
    const told = await drawnIn(frame);
    assert.deepEqual(await storageIn(frame), ['SecurityError', 'SecurityError', 'SecurityError']);
    assert.deepEqual(await frame.evaluate(() => window.heard.rejections), []);
    assert.deepEqual(seen.errors, []);

    for (const height of [200, 640, 1000]) {
      await page.locator('iframe').evaluate((it, to) => (it.height = to), height);
      await frame.waitForFunction((to) => innerHeight === to, height);
      await frame.evaluate(() => scrollTo(0, 0));
      // By the keyboard alone: the frame scrolls by itself, and all of it is reached.
      await frame.locator('credential-stack .title').click();
      await page.keyboard.press('End');
      await frame.waitForFunction(() => {
        const { scrollTop, scrollHeight, clientHeight } = document.scrollingElement;
        return scrollTop > 0 && scrollTop + clientHeight >= scrollHeight - 1;
      });
      const last = frame.getByText(told.view.source).last();
      const { top, bottom } = await last.evaluate((it) => it.getBoundingClientRect().toJSON());
      assert.ok(top >= 0 && bottom <= height + 1, `${top} to ${bottom} of ${height}`);
    }
    await close();
  });
}

test('a plan is wished for in a frame of 200 pixels', async () => {
  const { page, seen, close } = await openAround(
    iframe(
      asked({ src: '/plans.json', focus: program, view: 'plan', on: '2026-11-24' }),
      'sandbox="allow-scripts" height="200"',
    ),
  );
  const frame = innerFrame(page);
  await drawnIn(frame);
  // By hand in plan.test.mjs.
  await frame.getByText('You would pay NZD 3,560.').first().waitFor();
  await frame.getByLabel('What matters most').focus();
  await page.keyboard.press('ArrowDown');
  await frame.getByText('You would pay NZD 4,350.').first().waitFor();
  assert.deepEqual(seen.errors, []);
  await close();
});
