// What a learner says to have, by search and tick: it changes the plan and the audit, goes with a file,
// and is undone. What is expected is worked out by hand from examples/climate-data-plans.json, as in
// plan.test.mjs: the cheapest plan costs 3,560, of which Understanding Climate Policy 240, Maps for
// Everyone 290 and Data Practice 690.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { serveSite } from './browser.mjs';
import { file, html, openLearner, planFiles, program } from './learn-pages.mjs';

const audit = (attributes) => html({ attributes }).replace('view="plan"', 'view="audit"');
const server = await serveSite({
  files: {
    ...planFiles,
    'audit.html': audit(''),
    'arabic.html': html({ attributes: 'lang="ar"' }),
  },
});
const page = (name = 'plan.html') => server.url + name;
const axeSource = readFileSync(
  new URL('../../node_modules/axe-core/axe.min.js', import.meta.url),
  'utf8',
);

async function assertQuiet(learner) {
  assert.deepEqual(learner.seen.console, []);
  assert.deepEqual(learner.seen.errors, []);
  assert.deepEqual(await learner.troubles(), []);
}

test('what is found and ticked is no step any more; taken out it is one again', async () => {
  const learner = await openLearner(page());
  assert.equal(await learner.cost(), 356_000);
  await learner.page.evaluate(() => {
    window.told = [];
    document.addEventListener('cs-plan-change', ({ detail }) => window.told.push(detail));
  });
  await learner.find('understandng climat');
  assert.equal(await learner.one.locator('.have > [aria-live]').innerText(), 'Found: 1');
  assert.equal(await learner.cost(() => learner.add('policy')), 332_000, '240 less');
  assert.deepEqual(await learner.claims(), ['Understanding Climate Policy']);
  assert.match(
    await learner.one.locator('.record').innerText(),
    /nobody has checked it\. The school decides by your papers\./,
  );
  assert.equal(await learner.one.getByText('Without a record').count(), 0);
  const taking = () => learner.add('maps for everyone', 'I am taking it');
  assert.equal(await learner.cost(taking), 303_000, '290 less: what is in progress counts');
  const remove = () => learner.button('Remove (Understanding').click();
  assert.equal(await learner.cost(remove), 327_000);
  assert.deepEqual(await learner.claims(), ['Maps for Everyone']);
  assert.deepEqual(await learner.page.evaluate(() => window.told), [
    { wishes: {} },
    { wishes: {} },
    { wishes: {} },
  ]);
  assert.equal(await learner.page.evaluate(() => document.querySelector('#one').learner), null);
  await assertQuiet(learner);
  await learner.close();
});

test('what is found says what it is, and that it is in the list', async () => {
  const learner = await openLearner(page());
  await learner.end();
  await learner.find('zzzzzz');
  assert.match(await learner.one.locator('.have > [aria-live]').innerText(), /^Nothing was found/);
  await learner.find('harakeke data practice');
  const first = learner.one.locator('.have > .things .thing').first();
  assert.match(await first.innerText(), /Data Practice\s+Micro-credential · Harakeke Polytechnic/);
  await learner.after(() => first.getByRole('button', { name: 'I have it' }).click());
  assert.match(await first.innerText(), /In your list/);
  assert.equal(await first.getByRole('button').count(), 0);
  const focused = await learner.page.evaluate(
    () => document.querySelector('#one').shadowRoot.activeElement?.id,
  );
  assert.equal(focused, 'find', 'the focus is not lost with the button');
  await learner.close();
});

test('the steps of the plan can be ticked without typing', async () => {
  const learner = await openLearner(page());
  await learner.end();
  await learner.one.getByText('Named in what stands below').click();
  const named = learner.one.locator('.named .thing');
  assert.equal(await named.count(), 5);
  const tick = () => named.first().getByRole('button', { name: 'I have it' }).click();
  assert.equal(await learner.cost(tick), 332_000);
  assert.equal(await named.count(), 4);
  await learner.close();
});

test('a day and a grade go along; a day to come is not taken', async () => {
  const learner = await openLearner(page());
  await learner.end();
  await learner.after(() => learner.add('policy'));
  await learner.one.getByText('Date and grade').click();
  const day = learner.one.getByLabel('Completed on (optional)');
  // The answer is of 24 November 2026.
  await day.fill('2026-11-25');
  await learner.one.getByText('This day is still to come.').waitFor();
  await learner.after(() => day.fill('2026-08-30'));
  await learner.one.getByText('This day is still to come.').waitFor({ state: 'detached' });
  await learner.after(async () => {
    await learner.one.getByLabel('Grade (optional)').fill('A+');
    await learner.page.keyboard.press('Tab');
  });
  const saved = learner.page.waitForEvent('download');
  await (await learner.keep()).getByRole('button', { name: 'Download' }).click();
  assert.deepEqual(JSON.parse(readFileSync(await (await saved).path(), 'utf8')), {
    credstackPlan: 1,
    program,
    claims: [
      {
        achievement: 'urn:openshore:policy',
        status: 'completed',
        completed: '2026-08-30',
        grade: 'A+',
      },
    ],
    wishes: {},
  });
  const taking = () => learner.one.locator('.claim select').selectOption('inProgress');
  assert.equal(await learner.cost(taking), 332_000);
  assert.equal(await day.count(), 0, 'what is being taken has no day of completion');
  await learner.close();
});

for (const [name, record] of [
  [
    'JSON',
    file('record.json', {
      credstackLearner: 1,
      items: [{ achievement: 'urn:openshore:spatial', completed: '2026-05-01' }],
    }),
  ],
  ['a table', file('record.csv', 'achievement,completed\nurn:openshore:spatial,2026-05-01\n')],
]) {
  test(`a file in ${name} and what is ticked count together`, async () => {
    const learner = await openLearner(page());
    await learner.end();
    assert.equal(await learner.cost(() => learner.add('policy', 'I am taking it')), 332_000);
    assert.equal(await learner.cost(() => learner.give(record)), 303_000, 'both');
    assert.deepEqual(await learner.claims(), ['Understanding Climate Policy']);
    const close = () => learner.button('Close this record').click();
    assert.equal(await learner.cost(close), 332_000, 'what is ticked stays');
    assert.equal(await learner.cost(() => learner.undo()), 303_000);
    await assertQuiet(learner);
    await learner.close();
  });
}

test('a file that cannot be added to: that is said, and the file counts alone', async () => {
  const learner = await openLearner(page());
  await learner.end();
  await learner.after(() => learner.add('policy'));
  const odd = file('odd.json', '{"credstackLearner":1,"items":7}');
  assert.equal(await learner.cost(() => learner.give(odd)), 356_000);
  assert.ok(await learner.one.getByText('What you added does not count').isVisible());
  await learner.close();
});

test('a file that is no record leaves what is ticked, and can be taken back', async () => {
  const learner = await openLearner(page());
  await learner.end();
  await learner.after(() => learner.add('policy'));
  for (const bad of ['{"hello":"world"}', '{"credstackLearner":1,']) {
    assert.equal(await learner.cost(() => learner.give(file('bad.json', bad))), 332_000, bad);
    assert.ok(await learner.one.getByText('This record cannot be shown.').isVisible());
    assert.deepEqual(await learner.claims(), ['Understanding Climate Policy']);
  }
  await learner.close();
});

test('undo and redo, each with what it does in words', async () => {
  const learner = await openLearner(page());
  await learner.end();
  assert.equal(await learner.button(/^Undo/).count(), 0, 'there is nothing to undo yet');
  await learner.after(() => learner.add('policy'));
  const faster = () => learner.field('What matters most').selectOption('time');
  // By hand, of the fastest plan: 60 + 290 + 1,480 + 2 × 1,140, without the 240.
  assert.equal(await learner.cost(faster), 411_000);
  assert.equal(await learner.button(/^Undo\s*: changing what you want$/).count(), 1);
  assert.equal(await learner.cost(() => learner.undo()), 332_000);
  assert.deepEqual(await learner.wishes(), {});
  assert.equal(await learner.news.innerText(), 'Undone: changing what you want');
  assert.equal(await learner.field('What matters most').inputValue(), 'cost');
  await learner.button(/^Undo\s*: adding Understanding Climate Policy$/).waitFor();
  assert.equal(await learner.cost(() => learner.undo()), 356_000);
  assert.deepEqual(await learner.claims(), []);
  assert.equal(await learner.cost(() => learner.redo()), 332_000);
  assert.equal(await learner.cost(() => learner.redo()), 411_000);
  assert.deepEqual(await learner.wishes(), { minimize: ['time', 'cost'] });
  await assertQuiet(learner);
  await learner.close();
});

test('Ctrl+Z undoes inside of the panel, and in a text field it is the field’s', async () => {
  const learner = await openLearner(page());
  const { page: at, one } = learner;
  await learner.end();
  await learner.after(() => learner.add('policy'));
  await one.getByLabel('Find what you have').fill('maps');
  await at.keyboard.press('Control+z');
  assert.deepEqual(await learner.claims(), ['Understanding Climate Policy'], 'the field’s own');
  await one.locator('.title').evaluate((title) => {
    title.tabIndex = -1;
    title.focus();
  });
  await at.keyboard.press('Control+z');
  assert.deepEqual(await learner.claims(), ['Understanding Climate Policy'], 'not in the panel');
  await learner.box('What I have').focus();
  assert.equal(await learner.cost(() => at.keyboard.press('Control+z')), 356_000);
  assert.equal(await learner.cost(() => at.keyboard.press('Control+Shift+z')), 332_000);
  await learner.close();
});

test('a record of a script: what was before it is not brought back', async () => {
  const learner = await openLearner(page());
  await learner.end();
  await learner.after(() =>
    learner.give(file('a.csv', 'achievement,completed\nurn:openshore:spatial,2026-05-01\n')),
  );
  await learner.after(() =>
    learner.page.evaluate(() => {
      document.querySelector('#one').learner = null;
    }),
  );
  assert.equal(await learner.button(/^Undo/).count(), 0);
  await learner.close();
});

test('an audit takes what is ticked, too', async () => {
  const learner = await openLearner(page('audit.html'));
  const { one, page: at } = learner;
  await one.getByLabel('Find what you have').waitFor();
  assert.ok(await at.getByText('The fallback stays.').isVisible());
  await one.getByText('Named in what stands below').click();
  const course = one.locator('.named .thing', { hasText: 'CLIM 601' });
  await course.getByRole('button', { name: 'I have it' }).click();
  const { answer } = (await learner.event('cs-load')).detail;
  // The certificate asks for it by name.
  const node = answer.programs[0].nodes.find(
    ({ achievement }) => achievement === 'urn:waiora:clim-601',
  );
  assert.equal(node.status, 'met');
  assert.equal(answer.programs[0].credit.held, 15);
  await learner.undo();
  await at.getByText('The fallback stays.').waitFor();
  assert.deepEqual(await learner.claims(), []);
  await assertQuiet(learner);
  await learner.close();
});

test('by the keyboard alone: find, tick, plan, and read what one holds who stops', async () => {
  const learner = await openLearner(page());
  const { page: at, one } = learner;
  await learner.end();
  const focused = () =>
    at.evaluate(() => {
      const inside = document.querySelector('#one').shadowRoot.activeElement;
      return inside && (inside.id || inside.innerText.trim());
    });
  const tabTo = async (wanted) => {
    for (let n = 0; n < 40 && !(await focused())?.startsWith(wanted); n += 1) {
      await at.keyboard.press('Tab');
    }
    assert.ok((await focused())?.startsWith(wanted), `${wanted} is not reached`);
  };
  await tabTo('find');
  await at.keyboard.type('polcy');
  await at.keyboard.press('Enter');
  await at.keyboard.press('Tab');
  assert.match(await focused(), /^I have it\s*\(Understanding Climate Policy\)$/);
  assert.equal(await learner.cost(() => at.keyboard.press('Enter')), 332_000);
  assert.equal(await focused(), 'find');
  await tabTo('Undo');
  const second = one.locator('[data-section=steps] .card').nth(1);
  assert.match(
    await second.innerText(),
    /If you stop after it\s+You would hold Maps for Everyone and Data Practice\.\s+30 NZ credits would count/,
  );
  await learner.close();
});

const runAxe = () =>
  window.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    resultTypes: ['violations'],
  });

/** All that can be open at once above a plan. */
async function all(learner) {
  await learner.after(() => learner.add('policy'));
  await learner.one.getByText('Date and grade').click();
  await learner.after(() => learner.add('maps for everyone', 'I am taking it'));
  await learner.find('data');
  await learner.after(() => learner.undo());
  await learner.find('clim');
  await learner.one.getByText('More wishes').click();
  const keep = await learner.keep();
  await learner.deny();
  await keep.getByRole('button', { name: 'Copy a link' }).click();
  await keep.locator('#link').waitFor();
}

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing above a plan, ${colorScheme}`, async () => {
    const learner = await openLearner(`${server.url}plan/`, { colorScheme, bypassCSP: true });
    await learner.one.scrollIntoViewIfNeeded();
    await learner.end();
    await learner.page.evaluate(axeSource);
    const look = async (state) => {
      const { violations } = await learner.page.evaluate(runAxe);
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join()}`);
      assert.deepEqual(found, [], state);
    };
    await learner.one.getByText('Named in what stands below').click();
    await look('before anything is ticked');
    await all(learner);
    await look('with all of it');
    for (const name of ['What I have', 'What I want', 'Keep']) await learner.box(name).click();
    await look('folded away');
    await learner.close();
  });
}

test('all of it fits 320 pixels, with text of twice the size too, and can be hit', async () => {
  for (const [width, size, name] of [
    [320, '100%', 'plan/'],
    [640, '200%', 'plan/'],
    [320, '100%', 'arabic.html'],
  ]) {
    const learner = await openLearner(server.url + name, { viewport: { width, height: 700 } });
    await learner.page.evaluate((zoom) => {
      document.documentElement.style.fontSize = zoom;
    }, size);
    await learner.one.scrollIntoViewIfNeeded();
    await learner.end();
    if (name === 'plan/') await all(learner);
    else {
      await learner.one.locator('.named summary').click();
      await learner.after(() => learner.one.locator('.named button').first().click());
      await learner.one.locator('.keep > summary').click();
    }
    const wide = await learner.page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= width, `${wide} > ${width} at ${size}, ${name}`);
    const heights = await learner.one
      .locator('.box :is(button, summary, select, input:not([type=checkbox]), .what-if):visible')
      .evaluateAll((every) => every.map((each) => each.getBoundingClientRect().height));
    assert.ok(heights.length > 20);
    assert.ok(Math.min(...heights) >= 24, heights.join());
    await learner.close();
  }
});

test('on paper there is the plan alone, and its addresses are written out', async () => {
  const learner = await openLearner(page());
  const { page: at, one } = learner;
  await learner.end();
  await at.evaluate(() => {
    document.body.insertAdjacentElement(
      'afterbegin',
      document.createElement('header'),
    ).textContent = 'The page around it';
    window.print = () => {
      window.printing = document.querySelector('#one').hasAttribute('data-cs-printing');
    };
  });
  await (await learner.keep()).getByRole('button', { name: 'Print the plan' }).click();
  assert.equal(await at.evaluate(() => window.printing), true);
  await at.emulateMedia({ media: 'print' });
  assert.equal(await at.getByText('The page around it').isVisible(), false);
  for (const hidden of ['.record', '.wishes details', '.keep', '.toolbar', '.plan-status']) {
    assert.equal(await one.locator(hidden).first().isVisible(), false, hidden);
  }
  assert.ok(await one.locator('.answer').isVisible());
  const written = await one
    .locator('.answer a[href^=http]')
    .first()
    .evaluate((link) => getComputedStyle(link, '::after').content);
  assert.match(written, /https:\/\/waiora\.example\/calendar\/2027\/credit/);
  await at.evaluate(() => dispatchEvent(new Event('afterprint')));
  assert.ok(await at.getByText('The page around it').isVisible(), 'the page is as it was');
  await learner.close();
});
