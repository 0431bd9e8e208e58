// The view of a plan for everyone: what a machine can tell of WCAG 2.2 AA, the keyboard alone, small
// windows, and paper.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { serveSite } from './browser.mjs';
import { longWishes, openPlan, planFiles } from './plan-pages.mjs';

const axeSource = readFileSync(
  new URL('../../node_modules/axe-core/axe.min.js', import.meta.url),
  'utf8',
);
const server = await serveSite({ files: planFiles });
const demo = `${server.url}plan/`;

const runAxe = () =>
  window.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    resultTypes: ['violations'],
  });

const describe = ({ violations }) =>
  violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);

const states = {
  'a plan': async () => {},
  'all wishes, and steps left out': async (plan) => {
    await plan.after(() =>
      plan.wish({
        exclude: ['urn:harakeke:data-practice'],
        include: ['urn:waiora:clim-601'],
        frontier: true,
        possible: true,
        budget: { minor: 500_000, currency: 'NZD' },
      }),
    );
    await plan.one.getByText('More wishes').click();
  },
  'wishes that cannot be had': (plan) =>
    plan.after(() => plan.wish({ deadline: '2027-01-31', delivery: ['online'] })),
  'a wish that is refused': async (plan) => {
    await plan.wish({ hoursPerWeek: 300 });
    await plan.event('cs-error');
  },
  'a search that goes on': async (plan) => {
    await plan.page.goto(`${server.url}long.html`);
    await plan.end();
    await plan.wish(longWishes);
    await plan.one.getByText('A plan stands below.').first().waitFor();
  },
};
for (const [name, reach] of Object.entries(states)) {
  for (const colorScheme of ['light', 'dark']) {
    test(`axe finds nothing: ${name}, ${colorScheme}`, async () => {
      const plan = await openPlan(demo, { colorScheme, bypassCSP: true });
      await plan.one.scrollIntoViewIfNeeded();
      await plan.end();
      await reach(plan);
      await plan.page.evaluate(axeSource);
      const found = describe(await plan.page.evaluate(runAxe));
      // The bare page of the long search has neither landmarks nor headings of its own.
      const own = found.filter(
        (each) =>
          plan.page.url() === demo || !/^(region|landmark|page-has|heading-order)/.test(each),
      );
      assert.deepEqual(own, []);
      await plan.close();
    });
  }
}

test('it fits a window of 320 pixels, with text of twice the size too', async () => {
  for (const [width, zoom] of [
    [320, '100%'],
    [640, '200%'],
  ]) {
    const plan = await openPlan(demo, { viewport: { width, height: 700 } });
    await plan.page.evaluate((size) => {
      document.documentElement.style.fontSize = size;
    }, zoom);
    await plan.one.scrollIntoViewIfNeeded();
    await plan.end();
    await states['all wishes, and steps left out'](plan);
    const wide = await plan.page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= width, `${wide} > ${width} at ${zoom}`);
    await plan.close();
  }
});

test('what is pressed is large enough to be hit, and named', async () => {
  const plan = await openPlan(demo, { viewport: { width: 390, height: 800 } });
  await plan.one.scrollIntoViewIfNeeded();
  await plan.end();
  await states['all wishes, and steps left out'](plan);
  const heights = await plan.one
    .locator(':is(button, summary, select, input:not([type=checkbox]), .what-if):visible')
    .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().height));
  assert.ok(heights.length > 15);
  assert.ok(Math.min(...heights) >= 24, heights.join());
  await plan.close();
});

test('all of it works from the keyboard', async () => {
  const plan = await openPlan(`${server.url}plan.html`);
  const { page, one } = plan;
  await plan.end();
  const focused = () =>
    page.evaluate(() => {
      const inside = document.querySelector('#one').shadowRoot.activeElement;
      return inside && (inside.id || (inside.closest('label') ?? inside).innerText.trim());
    });
  const tabTo = async (wanted) => {
    for (let n = 0; n < 60 && !(await focused())?.startsWith(wanted); n += 1) {
      await page.keyboard.press('Tab');
    }
    assert.ok((await focused())?.startsWith(wanted), `${wanted} is not reached`);
  };
  await tabTo('minimize');
  await plan.after(() => page.keyboard.press('ArrowDown'));
  assert.deepEqual((await plan.wishes()).minimize, ['time', 'cost']);
  assert.equal(await focused(), 'minimize', 'the focus stays where it was');
  await tabTo('hoursPerWeek');
  await plan.after(async () => {
    await page.keyboard.type('40');
    await page.keyboard.press('Enter');
  });
  assert.equal((await plan.wishes()).hoursPerWeek, 40);
  assert.equal(await focused(), 'hoursPerWeek');
  await tabTo('More wishes');
  await page.keyboard.press('Enter');
  await tabTo('Show all plans');
  await plan.after(() => page.keyboard.press('Space'));
  await tabTo('Leave this out');
  await plan.after(() => page.keyboard.press('Enter'));
  assert.equal((await plan.wishes()).exclude.length, 1);
  // On from the head of the new plan, and back to what takes it back.
  assert.match(await focused(), /^A plan for/);
  for (let n = 0; n < 8 && !/^Take back/.test(await focused()); n += 1) {
    await page.keyboard.press('Shift+Tab');
  }
  assert.match(await focused(), /^Take back/);
  await plan.after(() => page.keyboard.press('Enter'));
  assert.equal((await plan.wishes()).exclude, undefined);
  assert.equal(await focused(), 'minimize');
  assert.ok(await one.locator('.answer').isVisible());
  await plan.close();
});

test('a date is taken once it is written', async () => {
  const plan = await openPlan(`${server.url}plan.html`);
  await plan.end();
  const { answer } = await plan.after(() => plan.field('Done by').fill('2027-06-30'));
  assert.deepEqual(await plan.wishes(), { deadline: '2027-06-30' });
  assert.equal(answer.programs[0].route.cost, 435_000);
  await plan.close();
});

test('a search says its first plan and its end, and little in between', async () => {
  const plan = await openPlan(`${server.url}long.html`);
  await plan.end();
  await plan.page.evaluate(() => {
    const status = document
      .querySelector('#one')
      .shadowRoot.querySelector('.plan-status [role=status]');
    window.said = [];
    new MutationObserver(() => window.said.push(status.innerText)).observe(status, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    window.heard.events = [];
  });
  await plan.wish(longWishes);
  await plan.event('cs-load');
  await plan.page.waitForTimeout(3_000);
  const said = await plan.page.evaluate(() => new Set(window.said).size);
  assert.ok(said >= 1 && said <= 3, `it said ${said} things in three seconds`);
  await plan.close();
});

test('on paper the plan stands alone', async () => {
  const plan = await openPlan(`${server.url}plan.html`);
  await plan.end();
  await plan.page.emulateMedia({ media: 'print' });
  for (const hidden of ['.record', '.wishes', '.plan-status', '.step-buttons']) {
    assert.equal(await plan.one.locator(hidden).first().isVisible(), false, hidden);
  }
  assert.ok(await plan.one.locator('.answer').isVisible());
  await plan.close();
});

test('with forced colours and with stillness asked for, the search still shows', async () => {
  const plan = await openPlan(`${server.url}long.html`, {
    forcedColors: 'active',
    reducedMotion: 'reduce',
  });
  await plan.end();
  await plan.wish(longWishes);
  await plan.button('Stop searching').waitFor();
  assert.equal(await plan.one.locator('progress').isVisible(), false);
  assert.equal(await plan.page.evaluate(() => document.getAnimations().length), 0);
  await plan.close();
});

test('without JavaScript the page says what the certificate asks for', async () => {
  const plan = await openPlan(demo, { javaScriptEnabled: false });
  assert.match(await plan.one.innerText(), /Graduate Certificate in Climate Data/);
  assert.equal(await plan.one.locator('form').count(), 0);
  await plan.close();
});
