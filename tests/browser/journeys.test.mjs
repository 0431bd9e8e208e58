// What learners come for, done with the keyboard alone, and read as assistive technology reads it. What is
// expected of plans is worked out by hand in plan.test.mjs.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openPage, serveSite } from './browser.mjs';
import { faultsOf, walk } from './keyboard.mjs';
import { openPlan } from './plan-pages.mjs';
import { addressOf, draw, viewFiles, views } from './views.mjs';

const server = await serveSite({ files: viewFiles() });
const viewOf = (name) => views.find((view) => view.name === name);

for (const view of views) {
  test(`${view.name}: the focus goes all the way, in order, and is seen everywhere`, async () => {
    for (const colorScheme of ['light', 'dark']) {
      const browser = await openPage({ colorScheme });
      const { page } = browser;
      await page.goto(addressOf(server, view));
      await draw(browser, view);
      await page.evaluate(() => scrollTo(0, 0));
      const forth = await walk(page);
      assert.ok(forth.count > 10);
      const order = Array.from({ length: forth.count }, (_, at) => at);
      assert.deepEqual(
        forth.stops.map(({ stop }) => stop),
        order,
      );
      assert.deepEqual(faultsOf(forth), [], colorScheme);
      if (colorScheme === 'light') {
        const back = await walk(page, 'Shift+Tab');
        assert.deepEqual(
          back.stops.map(({ stop }) => stop),
          order.reverse(),
        );
        assert.deepEqual(faultsOf(back), []);
      }
      await browser.close();
    }
  });
}

/** What has the focus inside of the element, by its words or its id. */
const focused = (page) =>
  page.evaluate(() => {
    const inside = document.querySelector('credential-stack').shadowRoot.activeElement;
    return inside
      ? inside.id || (inside.closest('label') ?? inside).innerText.replace(/\s+/g, ' ').trim()
      : '';
  });

async function tabTo(page, wanted) {
  for (let presses = 0; presses < 80; presses += 1) {
    if ((await focused(page)).startsWith(wanted)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`${wanted} is not reached`);
}

test('a learner finds where a course counts, reads on what it rests, and goes there', async () => {
  const browser = await openPage();
  const { page } = browser;
  await page.route('https://waiora.example/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>The diploma</title>' }),
  );
  await page.goto(addressOf(server, viewOf('stacks')));
  await draw(browser, viewOf('stacks'));

  // By headings: the element is where the page says it is, one level below.
  const tree = await page.locator('body').ariaSnapshot();
  const headings = [...tree.matchAll(/- heading "([^"]*)" \[level=(\d)\]/g)].map(
    ([, words, level]) => `${level} ${words}`,
  );
  const at = headings.indexOf('2 Where this can take you');
  assert.deepEqual(headings.slice(at + 1, at + 5), [
    '3 Where Data 101 counts',
    '4 At a glance',
    '4 Where it counts, or can count',
    '5 Graduate Diploma in Data Analytics',
  ]);

  // By the Tab key, from the top of the page: after the ways of showing the picture comes the first of
  // what it leads to, and that leads to its card.
  await page.evaluate(() => scrollTo(0, 0));
  for (let presses = 0; presses < 30 && !(await focused(page)); presses += 1) {
    await page.keyboard.press('Tab');
  }
  for (const form of ['As a picture', 'As a list', 'As a table']) {
    assert.equal(await focused(page), form);
    await page.keyboard.press('Tab');
  }
  assert.equal(await focused(page), 'Graduate Diploma in Data Analytics');
  await page.keyboard.press('Enter');
  assert.equal(await focused(page), 'Graduate Diploma in Data Analytics');
  await page.keyboard.press('Tab');
  assert.equal(await focused(page), 'Graduate Diploma in Data Analytics');
  const card = page.locator('credential-stack .card:focus-within');
  // The diploma takes 15 of its 120 credits; what is not opened is not read.
  const closed = await card.ariaSnapshot();
  assert.match(closed, /- paragraph: Counts 15 of 120 NZ credits\./);
  assert.doesNotMatch(closed, /Who says so/);

  await page.keyboard.press('Tab');
  assert.match(await focused(page), /^Evidence and details/);
  await page.keyboard.press('Enter');
  const open = await card.ariaSnapshot();
  assert.match(open, /- term: Who says so\n *- definition: Waiora University of Technology\n/);
  assert.match(open, /- definition: It is not an offer of a place\./);

  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL('https://waiora.example/study/graduate-diploma-data-analytics');
  assert.equal(await page.title(), 'The diploma');
  await browser.close();
});

test('a learner plans by cost, by time, to a day, in the hours that there are', async () => {
  const plan = await openPlan(addressOf(server, viewOf('plan')));
  const { page, one } = plan;
  await plan.drawn();
  await plan.end();
  const told = async () => (await one.locator('.answer').ariaSnapshot()).split('\n- heading')[0];
  const cheapest = /You would pay NZD 3,560\. You could be done on 7 November 2027\./;
  const soonest = /You would pay NZD 4,350\. You could be done on 27 June 2027\./;
  assert.match(await told(), cheapest);

  await tabTo(page, 'minimize');
  await plan.after(() => page.keyboard.press('ArrowDown'));
  assert.match(await told(), soonest);
  await plan.after(() => page.keyboard.press('ArrowUp'));
  assert.match(await told(), cheapest);

  await tabTo(page, 'deadline');
  await plan.after(() => page.keyboard.type('06302027'));
  assert.match(await told(), soonest);
  assert.equal(await focused(page), 'deadline');

  // More than the busiest week of that plan takes: 150 hours each for Open Shore's two courses in eight and
  // ten weeks, and for the intensive one.
  await tabTo(page, 'hoursPerWeek');
  await plan.after(async () => {
    await page.keyboard.type('80');
    await page.keyboard.press('Enter');
  });
  assert.match(await told(), soonest);
  const { deadline, hoursPerWeek } = await plan.wishes();
  assert.deepEqual({ deadline, hoursPerWeek }, { deadline: '2027-06-30', hoursPerWeek: 80 });
  assert.equal(await focused(page), 'hoursPerWeek');
  await tabTo(page, 'Electives');
  const first = await one.locator('.card:focus-within').ariaSnapshot();
  assert.match(first, /heading "Understanding Climate Policy"/);
  await plan.close();
});

test('a learner reads what is held and what is paid when the second step is the last', async () => {
  const plan = await openPlan(addressOf(server, viewOf('plan')));
  const { page, one } = plan;
  await plan.drawn();
  await plan.end();
  await tabTo(page, 'Leave this out (Maps for Everyone)');
  const card = await one.locator('.card:focus-within').ariaSnapshot();
  const stop = card.slice(card.indexOf('- term: If you stop after it'));
  // The application, both courses, and Data Practice, which begins on the day on which Maps ends:
  // 60 + 240 + 290 + 690.
  assert.deepEqual(
    [...stop.matchAll(/- definition: (.*)/g)].map(([, words]) => words),
    [
      'You would hold Understanding Climate Policy and Maps for Everyone.',
      '30 NZ credits would count in Graduate Certificate in Climate Data.',
      'You would have paid NZD 1,280.',
    ],
  );
  await plan.close();
});
