// Where a plan is searched for: in a thread where the page allows one, and where it does not, or the
// thread is lost, in the page itself, in slices.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { strictPolicy } from '../../tools/serve.mjs';
import { serveSite } from './browser.mjs';
import { html, longWishes, openPlan, planFiles } from './plan-pages.mjs';

const server = await serveSite({ files: planFiles });
const cost = (detail) => detail.answer.programs[0].route.cost;

/** The plan that plan.test.mjs works out. */
const cheapest = 356_000;

/** How long the page did not come to do something else, at the most, while `during` went on. */
async function longestWait(page, during) {
  await page.evaluate(() => {
    window.longest = 0;
    let before = performance.now();
    const tick = () => {
      const now = performance.now();
      window.longest = Math.max(window.longest, now - before);
      before = now;
      if (window.longest >= 0) setTimeout(tick, 0);
    };
    tick();
  });
  await during();
  return page.evaluate(() => {
    const { longest } = window;
    window.longest = -1;
    return longest;
  });
}

test('a page that allows no thread: in slices, and it can be read and worked with meanwhile', async () => {
  const { url } = await serveSite({
    files: planFiles,
    policy: `${strictPolicy}; worker-src 'none'`,
  });
  const plan = await openPlan(`${url}long.html`);
  await plan.end();
  await plan.page.evaluate(() => {
    window.heard.events = [];
  });
  const longest = await longestWait(plan.page, async () => {
    await plan.wish(longWishes);
    await plan.event('cs-load');
    await plan.page.waitForTimeout(1_500);
  });
  // Slices take 8 ms; what is drawn, and another program on this machine, may come on top.
  assert.ok(longest < 250, `the page stood still for ${longest} ms`);
  await plan.button('Stop searching').click();
  await plan.one.getByText('You stopped the search.').waitFor();
  await plan.button('Search on').click();
  await plan.one.getByText('You stopped the search.').waitFor({ state: 'hidden' });
  await plan.after(() => plan.wish({}));
  assert.deepEqual(plan.workers, []);
  assert.deepEqual(plan.seen.errors, []);
  const troubles = await plan.troubles();
  assert.ok(
    troubles.every((trouble) => trouble.startsWith('worker-src ')),
    troubles.join(),
  );
  await plan.close();
});

test('a page that does not list our trusted types: in slices', async () => {
  const { url } = await serveSite({
    files: planFiles,
    policy: strictPolicy.replace(' credential-stack', ''),
  });
  const plan = await openPlan(`${url}plan.html`);
  assert.equal(cost(await plan.end()), cheapest);
  assert.deepEqual(plan.workers, []);
  await plan.close();
});

for (const [name, allowed, threads] of [
  ['from its bytes, where the page allows that', ' blob:', 1],
  ['in slices, where it does not', '', 0],
]) {
  test(`the scripts of another origin: ${name}`, async () => {
    const policy = [
      "default-src 'none'",
      `script-src ${server.url} 'wasm-unsafe-eval'`,
      `connect-src 'self' ${server.url}`,
      `worker-src 'self'${allowed}`,
    ].join('; ');
    const script = `${server.url}credential-stack/credential-stack.js`;
    const { url } = await serveSite({ files: { 'other.html': html({ script }) }, policy });
    const plan = await openPlan(`${url}other.html`);
    assert.equal(cost(await plan.end()), cheapest);
    assert.equal(plan.workers.length, threads);
    for (const worker of plan.workers) assert.match(worker.url(), /^blob:/);
    assert.deepEqual(plan.seen.errors, []);
    await plan.close();
  });
}

for (const [name, answer] of Object.entries({
  'is not there': (route) => route.fulfill({ status: 404, body: 'no' }),
  'is another one': (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      body: 'postMessage({ is: "ready", build: "x" })',
    }),
  'throws at once': (route) =>
    route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("broken")' }),
  'says nothing': (route) => route.fulfill({ contentType: 'text/javascript', body: '' }),
})) {
  test(`a script of the thread that ${name}: in slices`, async () => {
    const plan = await openPlan('about:blank');
    await plan.context.route('**/credential-stack-planner.js', answer);
    await plan.page.goto(`${server.url}plan.html`);
    assert.equal(cost(await plan.end()), cheapest);
    assert.deepEqual(plan.seen.errors, []);
    await plan.close();
  });
}

test('a thread that breaks in the middle takes nothing along', async () => {
  const plan = await openPlan(`${server.url}long.html`);
  await plan.end();
  await plan.page.evaluate(() => {
    window.heard.events = [];
  });
  await plan.wish(longWishes);
  await plan.event('cs-load');
  const gone = new Promise((resolve) => plan.workers[0].on('close', resolve));
  await plan.page.evaluate(() => {
    window.heard.events = [];
  });
  await plan.workers[0].evaluate(() => {
    setTimeout(() => {
      throw new Error('broken');
    });
  });
  await gone;
  assert.equal((await plan.event('cs-load')).detail.answer.searching, true);
  assert.equal(plan.workers.length, 1);
  await plan.after(() => plan.wish({}));
  await plan.close();
});

test('the core stops in the thread: nothing is drawn, that is said, and the next wish begins anew', async () => {
  const plan = await openPlan(`${server.url}long.html`);
  await plan.end();
  await plan.page.evaluate(() => {
    window.heard.events = [];
  });
  await plan.wish(longWishes);
  await plan.event('cs-load');
  await plan.workers[0].evaluate(() => {
    // As the page is told by a thread whose core has stopped.
    postMessage({ is: 'failed', code: 'out-of-memory', message: 'No more memory.' });
  });
  const { detail } = await plan.event('cs-error');
  assert.equal(detail.code, 'out-of-memory');
  assert.equal(await plan.one.locator('.answer').count(), 0);
  const alert = plan.one.locator('.wishes > [role=alert]');
  assert.equal((await alert.innerText()).trim(), 'This cannot be planned for.');
  await plan.after(() => plan.button('Clear all wishes').click());
  assert.equal(await alert.isVisible(), false);
  assert.equal(plan.workers.length, 2);
  assert.deepEqual(plan.seen.errors, []);
  await plan.close();
});
