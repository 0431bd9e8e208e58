// Keeping a plan: in a link, in a file, on the device, in a calendar; each only when the learner asks,
// and none of it goes anywhere else.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import ICAL from 'ical.js';

import { strictPolicy } from '../../tools/serve.mjs';
import { serveSite } from './browser.mjs';
import { file, html, openLearner, planFiles, program } from './learn-pages.mjs';

const two = html().replace(
  '<script type',
  `<credential-stack id="two" src="stacks/climate-data-plans.json" focus="${program}" view="plan"
   on="2026-11-24" loading="eager"></credential-stack><script type`,
);
const server = await serveSite({
  files: {
    ...planFiles,
    'two.html': two,
  },
});
// Another page may hold it in a frame; the scripts of that have no origin.
const framing = await serveSite({
  files: {
    ...planFiles,
    'around.html': `<!doctype html><html lang="en"><title>Around</title><iframe
      sandbox="allow-scripts" width="900" height="900" src="plan.html"></iframe></html>`,
  },
  policy: `${strictPolicy}; frame-src 'self'`,
  headers: { 'Access-Control-Allow-Origin': '*' },
});
const page = (name = 'plan.html') => server.url + name;
const clipboard = { permissions: ['clipboard-read', 'clipboard-write'] };

const press = async (learner, name) =>
  (await learner.keep()).getByRole('button', { name, exact: true }).click();
const said = (learner, text) => learner.one.locator('.keep .news', { hasText: text }).waitFor();

async function assertQuiet(learner) {
  assert.deepEqual(learner.seen.console, []);
  assert.deepEqual(learner.seen.errors, []);
  assert.deepEqual(await learner.troubles(), []);
}

/** A page on which one thing is ticked, and another is wished out. */
async function told(url, options) {
  const learner = await openLearner(url, options);
  await learner.end();
  await learner.after(() => learner.add('policy'));
  // DATA 602 for 1,140 in the place of Data Practice for 690: 3,320 + 450.
  const leaveOut = () => learner.button('Leave this out (Data Practice').click();
  assert.equal(await learner.cost(leaveOut), 377_000);
  return learner;
}

async function linkOf(learner) {
  await learner.page.evaluate(() => navigator.clipboard.writeText(''));
  await press(learner, 'Copy a link');
  await said(learner, 'The link is copied. It now stands in the address of this page, too.');
  let link = '';
  while (link === '') link = await learner.page.evaluate(() => navigator.clipboard.readText());
  return link;
}

test('a link leads another page to the same plan, and no server hears of it', async () => {
  const learner = await told(page(), clipboard);
  const requests = learner.seen.requests.length;
  assert.equal(learner.page.url(), page(), 'nothing is in the address unasked');
  const link = await linkOf(learner);
  assert.equal(link, learner.page.url());
  assert.match(link, /plan\.html#cs=1\.\w+\.d[\w-]+$/);
  assert.equal(learner.seen.requests.length, requests);
  assert.match(
    await learner.one.locator('#link-hint').innerText(),
    /The link itself holds what you have added and what you want: who has the link can read it\./,
  );

  const other = await openLearner(link);
  const sent = [];
  other.page.on('request', (request) => sent.push(request));
  await other.page.reload();
  assert.equal(await other.cost(), 377_000);
  assert.deepEqual(await other.claims(), ['Understanding Climate Policy']);
  assert.deepEqual(await other.wishes(), { exclude: ['urn:harakeke:data-practice'] });
  assert.equal(await other.news.innerText(), 'What this link holds is shown.');
  assert.ok(sent.length > 3);
  const payload = link.split('.').at(-1);
  for (const request of sent) {
    const { hash, href } = new URL(request.url());
    assert.ok(!href.slice(0, href.length - hash.length).includes(payload));
    assert.equal(request.postData(), null);
    assert.ok(!JSON.stringify(await request.allHeaders()).includes(payload));
  }
  assert.deepEqual(await other.stored(), [0, 0, '', 0]);
  assert.deepEqual(await learner.stored(), [0, 0, '', 0]);
  await assertQuiet(learner);
  await assertQuiet(other);
  await learner.close();
  await other.close();
});

test('a link to the page that is open is taken, and can be undone', async () => {
  const learner = await told(page(), clipboard);
  const link = await linkOf(learner);
  await learner.close();
  const other = await openLearner(page());
  await other.end();
  await other.after(() => other.add('maps for everyone'));
  const go = (hash) =>
    other.page.evaluate((to) => {
      location.hash = to;
    }, hash);
  assert.equal(await other.cost(() => go(new URL(link).hash)), 377_000);
  assert.match(await other.news.innerText(), /Undo brings back what was here before\.$/);
  assert.equal(await other.cost(() => other.undo()), 327_000);
  assert.deepEqual(await other.claims(), ['Maps for Everyone']);
  await other.close();
});

test('a link that is damaged or of another program is refused, and nothing is lost', async () => {
  const learner = await told(page(), clipboard);
  const link = await linkOf(learner);
  await learner.close();
  for (const [bad, why] of [
    [link.slice(0, -9), 'It is damaged.'],
    [link.replace('#cs=1.', '#cs=2.'), 'It was made in another version of this page.'],
    [link.replace(/#cs=1\.\w+\./, '#cs=1.zzz.'), 'It is for another program.'],
  ]) {
    const other = await openLearner(bad);
    assert.equal(await other.cost(), 356_000);
    assert.equal(
      await other.news.innerText(),
      `The link of this page cannot be used, and nothing was changed. ${why}`,
    );
    assert.equal(other.page.url(), bad, 'it stays as it was');
    assert.deepEqual(other.seen.errors, []);
    await other.close();
  }
});

test('fragments of the page itself stay, and two elements have one each', async () => {
  const learner = await openLearner(`${page('two.html')}#section-2`, clipboard);
  const { page: at } = learner;
  await at.waitForFunction(
    () => window.heard.events.filter((e) => e.type === 'cs-load').length > 1,
  );
  const second = at.locator('#two');
  await second.getByLabel('Find what you have').fill('maps for everyone');
  await second.getByRole('button', { name: 'I have it (Maps for Everyone)' }).click();
  await second.locator('.keep > summary').click();
  await second.getByRole('button', { name: 'Copy a link' }).click();
  await second.getByText('The link is copied.').waitFor();
  const link = at.url();
  assert.match(link, /two\.html#section-2&cs=1\.\w+\.d/);
  await learner.close();
  const other = await openLearner(link);
  const claims = (id) => other.page.locator(`${id} .claim > .thing-name`);
  await claims('#two').waitFor();
  await other.page.waitForFunction(() =>
    ['one', 'two'].every((id) => document.querySelector(`#${id}`).loaded),
  );
  assert.equal(await claims('#two').innerText(), 'Maps for Everyone');
  assert.equal(await claims('#one').count(), 0);
  // The one for which it is not says nothing of it.
  assert.equal(await other.page.locator('#one .toolbar').isVisible(), false);
  await other.close();
});

test('what a file says is in a link only where the learner ticks that', async () => {
  const learner = await openLearner(page(), clipboard);
  await learner.end();
  const csv = 'achievement,completed\nurn:openshore:spatial,2026-05-01\n';
  await learner.after(() => learner.give(file('a.csv', csv)));
  for (const [withFile, cost] of [
    [false, 356_000],
    [true, 327_000],
  ]) {
    await learner.keep();
    const box = learner.one.getByLabel('Put what is in your file into the link');
    await box.setChecked(withFile);
    const other = await openLearner(await linkOf(learner));
    assert.equal(await other.cost(), cost);
    await other.close();
  }
  await learner.close();
});

test('what is too much for a link is offered as a file', async () => {
  const learner = await openLearner(page());
  await learner.end();
  const rows = Array.from(
    { length: 4_000 },
    (_, n) => `${(((n + 7) * 7919 ** 3) % 1_000_003_331).toString(36)},2020`,
  );
  await learner.after(() => learner.give(file('a.csv', `title,completed\n${rows.join('\n')}\n`)));
  await learner.keep();
  await learner.one.getByLabel('Put what is in your file into the link').check();
  await press(learner, 'Copy a link');
  await said(learner, 'This is too much for a link. Download it instead.');
  assert.equal(learner.page.url(), page());
  await learner.close();
});

test('a clipboard that is denied: the link stands there to be copied by hand', async () => {
  const learner = await told(page());
  await learner.deny();
  await press(learner, 'Copy a link');
  const link = learner.one.getByLabel('Copy the link from here');
  await link.waitFor();
  assert.equal(await link.inputValue(), learner.page.url());
  assert.equal(await link.getAttribute('readonly'), '');
  const chosen = await link.evaluate((it) => it.value.slice(it.selectionStart, it.selectionEnd));
  assert.equal(chosen, learner.page.url());
  await learner.after(() => learner.add('maps for everyone'));
  assert.equal(await link.count(), 0, 'it is not the link of what stands there now');
  await learner.close();
});

test('downloaded and opened again, all is there', async () => {
  const learner = await told(page());
  const csv = 'achievement,completed\nurn:openshore:spatial,2026-05-01\n';
  assert.equal(await learner.cost(() => learner.give(file('a.csv', csv))), 348_000);
  const saved = learner.page.waitForEvent('download');
  await press(learner, 'Download');
  const download = await saved;
  assert.equal(download.suggestedFilename(), 'plan.json');
  const path = await download.path();
  const text = readFileSync(path, 'utf8');
  await learner.close();

  const other = await openLearner(page());
  await other.end();
  await other.after(() => other.add('maps for everyone', 'I am taking it'));
  assert.equal(await other.cost(() => other.give(file('plan.json', text))), 348_000);
  assert.deepEqual(await other.claims(), ['Understanding Climate Policy']);
  assert.equal(await other.news.innerText(), 'What was kept in this file is shown.');
  assert.equal(await other.cost(() => other.undo()), 327_000, 'what was there before');

  const foreign = JSON.stringify({ ...JSON.parse(text), program: 'urn:x' });
  assert.equal(await other.cost(() => other.give(file('plan.json', foreign))), 327_000);
  assert.equal(
    await other.news.innerText(),
    'This file cannot be used, and nothing was changed. It is for another program.',
  );
  await assertQuiet(other);
  await other.close();
});

test('on the device only once that is pressed; then it follows, is there again, and is deleted', async () => {
  const learner = await told(page());
  const { page: at } = learner;
  const held = () => at.evaluate(() => JSON.parse(Object.values(localStorage)[0] ?? 'null'));
  assert.deepEqual(await learner.stored(), [0, 0, '', 0]);
  await press(learner, 'Save on this device');
  await said(learner, 'Saved on this device. Every change is saved from now on.');
  assert.deepEqual(await learner.stored(), [1, 0, '', 0]);
  assert.equal((await held()).claims.length, 1);
  await learner.after(() => learner.add('maps for everyone'));
  assert.equal((await held()).claims.length, 2);

  await at.reload();
  assert.equal(await learner.cost(), 348_000, '3,770 without the 290');
  assert.match(await learner.news.innerText(), /^What you saved on this device is shown\./);
  await learner.after(() => learner.button('Remove (Maps').click());
  assert.equal((await held()).claims.length, 1);
  await press(learner, 'Delete from this device');
  await said(learner, 'Deleted from this device.');
  assert.deepEqual(await learner.stored(), [0, 0, '', 0]);
  assert.deepEqual(
    await learner.claims(),
    ['Understanding Climate Policy'],
    'the page has it still',
  );
  await learner.after(() => learner.add('maps for everyone'));
  assert.deepEqual(await learner.stored(), [0, 0, '', 0]);
  await at.reload();
  assert.equal(await learner.cost(), 356_000);
  await assertQuiet(learner);
  await learner.close();
});

test('a link goes before what is saved, which one press brings back', async () => {
  const learner = await told(page(), clipboard);
  const link = await linkOf(learner);
  await press(learner, 'Save on this device');
  await learner.after(() => learner.add('maps for everyone'));
  assert.equal(learner.page.url(), page(), 'the link of before is out of the address');
  await learner.page.goto('about:blank');
  await learner.page.goto(link);
  assert.equal(await learner.cost(), 377_000);
  assert.match(await learner.news.innerText(), /^What this link holds is shown\. Undo brings back/);
  assert.equal(await learner.cost(() => learner.undo()), 348_000);
  await learner.close();
});

test('what is damaged on the device is told and left there', async () => {
  const learner = await told(page());
  await press(learner, 'Save on this device');
  await learner.page.evaluate(() => {
    localStorage.setItem(localStorage.key(0), '{"credstackPlan":1,');
  });
  await learner.page.reload();
  assert.equal(await learner.cost(), 356_000);
  assert.match(
    await learner.news.innerText(),
    /cannot be used\. It is left as it is\. It is damaged\./,
  );
  await learner.after(() => learner.add('policy'));
  assert.equal(
    await learner.page.evaluate(() => localStorage.getItem(localStorage.key(0))),
    '{"credstackPlan":1,',
  );
  await learner.close();
});

test('all is cleared in one press, everywhere; and undone while the page is open', async () => {
  const learner = await told(`${page()}#section-2`, clipboard);
  const csv = 'achievement,completed\nurn:openshore:spatial,2026-05-01\n';
  await learner.after(() => learner.give(file('a.csv', csv)));
  await press(learner, 'Save on this device');
  await linkOf(learner);
  assert.equal(await learner.cost(() => press(learner, 'Clear everything')), 356_000);
  await said(learner, 'Everything is cleared.');
  assert.deepEqual(await learner.stored(), [0, 0, '', 0]);
  assert.equal(learner.page.url(), `${page()}#section-2`);
  assert.deepEqual(await learner.wishes(), {});
  assert.deepEqual(await learner.claims(), []);
  assert.equal(await learner.button('Close this record').count(), 0);
  assert.equal(await learner.cost(() => learner.undo()), 348_000);
  assert.deepEqual(await learner.claims(), ['Understanding Climate Policy']);
  assert.deepEqual(await learner.stored(), [0, 0, '', 0], 'what was deleted stays so');
  await assertQuiet(learner);
  await learner.close();
});

test('in a sandboxed frame nothing can be kept, and nothing breaks', async () => {
  const learner = await openLearner(`${framing.url}around.html`);
  const one = learner.page.frameLocator('iframe').locator('#one');
  await one.getByLabel('Find what you have').fill('policy');
  await one.getByRole('button', { name: 'I have it (Understanding' }).click();
  await one.locator('.claim').waitFor();
  await one.locator('.keep > summary').click();
  await one.getByRole('button', { name: 'Save on this device' }).click();
  await one.getByText('This browser lets this page save nothing. Download it instead.').waitFor();
  await one.getByRole('button', { name: 'Copy a link' }).click();
  const link = one.getByLabel('Copy the link from here');
  await link.waitFor();
  assert.match(await link.inputValue(), /plan\.html#cs=1\./);
  await one.getByText('NZD 3,320').first().waitFor();
  assert.deepEqual(learner.seen.errors, []);
  await learner.close();
});

test('a calendar of the steps, as another program reads it', async () => {
  const learner = await openLearner(page());
  await learner.end();
  const saved = learner.page.waitForEvent('download');
  await press(learner, 'Add to calendar');
  const download = await saved;
  assert.equal(download.suggestedFilename(), 'plan.ics');
  const text = readFileSync(await download.path(), 'utf8');
  const events = new ICAL.Component(ICAL.parse(text))
    .getAllSubcomponents('vevent')
    .map((each) => new ICAL.Event(each));
  // From the catalogue: the one takes eight weeks from the first day on, the intake of Data Practice and
  // the semesters are published. An end is the day after the last.
  assert.deepEqual(
    events.map(({ summary, startDate, endDate }) => [summary, `${startDate}`, `${endDate}`]),
    [
      ['Understanding Climate Policy', '2026-11-24', '2027-01-19'],
      ['Maps for Everyone', '2026-11-24', '2027-02-02'],
      ['Data Practice', '2027-02-01', '2027-04-26'],
      ['CLIM 601 Climate and its Records', '2027-03-01', '2027-06-28'],
      ['CLIM 609 Project with a Partner', '2027-07-12', '2027-11-08'],
    ],
  );
  const [first] = events;
  assert.match(first.description, /^Planned, not enrolled\.\n/);
  assert.match(first.description, /\nPrice: NZD 240, as of November 2026\n/);
  assert.match(first.description, /\nCounts for: Electives, 15 NZ credits/);
  assert.ok(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75));
  await assertQuiet(learner);
  await learner.close();
});
