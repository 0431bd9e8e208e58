// The parts that pages draw are those that the element's manifest lists: each of them, and no other.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { elementManifest } from '../../tools/package/manifest.mjs';
import { apiOfManifest } from '../web/element-api.mjs';
import { coursePage, openPage, progressPage, sampleRecord, serveSite } from './browser.mjs';
import { openPlan, planFiles } from './plan-pages.mjs';

const server = await serveSite({ files: planFiles });

/** The parts of all elements on the page, which is then closed. */
async function partsOf(browser) {
  const parts = await browser.page
    .locator('credential-stack')
    .evaluateAll((elements) =>
      elements.flatMap(({ shadowRoot }) =>
        [...shadowRoot.querySelectorAll('[part]')].flatMap(({ part }) => [...part]),
      ),
    );
  await browser.close();
  return parts;
}

async function onCoursePage() {
  const browser = await openPage();
  await browser.page.goto(server.url + coursePage);
  await browser.drawn();
  return partsOf(browser);
}

async function ofAudit() {
  const browser = await openPage();
  await browser.page.goto(server.url + progressPage);
  await browser.give(sampleRecord('json'));
  await browser.drawn();
  return partsOf(browser);
}

/** Of a plan with all in between that leaves a step out, something ticked, and a link that could not be copied. */
async function ofPlan() {
  const plan = await openPlan(`${server.url}plan.html`);
  await plan.end();
  await plan.one.locator('.named summary').click();
  await plan.after(() => plan.one.locator('.named button').first().click());
  await plan.after(() =>
    plan
      .button(/^Leave/)
      .first()
      .click(),
  );
  const { exclude } = await plan.wishes();
  await plan.after(() => plan.wish({ exclude, frontier: true }));
  await plan.one.locator('.keep summary').click();
  await plan.page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('denied'));
  });
  await plan.button('Copy a link').click();
  await plan.one.locator('#link').waitFor();
  return partsOf(plan);
}

test('the parts that are drawn are those that the manifest lists', async () => {
  const drawn = [];
  for (const look of [onCoursePage, ofAudit, ofPlan]) drawn.push(...(await look()));
  assert.deepEqual([...new Set(drawn)].sort(), apiOfManifest(await elementManifest()).parts);
});
