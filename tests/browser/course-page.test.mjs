// The two demo pages as a learner meets them, under the policy that tools/serve.mjs sends.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  catalogue,
  coursePage,
  missingIn,
  openPage,
  programPage,
  progressPage,
  serveSite,
  textsOf,
} from './browser.mjs';

const server = await serveSite();

for (const [name, path, kind] of [
  ['course page', coursePage, 'stacks'],
  ['program page', programPage, 'ladder'],
]) {
  test(`${name}: the answer is drawn, and nothing is asked of anyone else`, async () => {
    const browser = await openPage();
    const { page, context, seen } = browser;
    await page.goto(server.url + path);
    const { view, answer } = await browser.drawn();
    assert.deepEqual(answer.view, view);
    assert.ok(view.sections.some(({ cards }) => cards.length > 0));

    const shown = await page.evaluate(() => {
      const root = document.querySelector('credential-stack').shadowRoot;
      for (const more of root.querySelectorAll('details')) more.open = true;
      for (const unseen of root.querySelectorAll('.unseen, summary')) unseen.remove();
      return root.querySelector('.answer').innerText;
    });
    const texts = textsOf(view, { factsLast: true });
    assert.ok(texts.length > 20);
    assert.deepEqual(missingIn(shown, texts), []);
    assert.equal(await page.locator('credential-stack .answer').getAttribute('data-view'), kind);
    assert.equal(await page.locator('credential-stack h3.title').innerText(), view.title);

    // Each verdict has its words and its shape.
    const verdicts = await page.locator('credential-stack .card .verdict').evaluateAll((labels) =>
      labels.map((label) => ({
        text: label.innerText.trim(),
        value: label.closest('.card').dataset.verdict,
        shape: label.querySelector('svg .shape').outerHTML.replace(/<!--.*?-->/g, ''),
      })),
    );
    const expected = view.sections.flatMap(({ cards }) => cards).filter(({ verdict }) => verdict);
    assert.deepEqual(
      verdicts.map(({ text, value }) => ({ text, value })),
      expected.map(({ verdict }) => verdict).map(({ text, value }) => ({ text, value })),
    );
    const shapes = new Map(verdicts.map(({ value, shape }) => [value, shape]));
    assert.equal(new Set(shapes.values()).size, shapes.size, 'a shape of its own for each verdict');

    assert.deepEqual(seen.console, []);
    assert.deepEqual(seen.errors, []);
    assert.deepEqual(await browser.troubles(), []);
    const elsewhere = seen.requests.filter((url) => !url.startsWith(server.url));
    assert.deepEqual(elsewhere, []);
    const count = (end) => seen.requests.filter((url) => url.endsWith(end)).length;
    assert.equal(count(catalogue), 1);
    assert.equal(count('credstack-core.wasm'), 1);

    assert.deepEqual(await context.cookies(), []);
    const stored = await page.evaluate(async () => ({
      local: localStorage.length,
      session: sessionStorage.length,
      databases: await indexedDB.databases(),
      caches: await caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
    }));
    assert.deepEqual(stored, { local: 0, session: 0, databases: [], caches: [], workers: 0 });
    await browser.close();
  });

  test(`${name}: without JavaScript the same facts are read`, async () => {
    const withScript = await openPage();
    await withScript.page.goto(server.url + path);
    const { view } = await withScript.drawn();
    await withScript.close();

    const { page, close } = await openPage({ javaScriptEnabled: false });
    await page.goto(server.url + path);
    const fallback = page.locator('credential-stack');
    assert.deepEqual(missingIn(await fallback.innerText(), textsOf(view)), []);

    // And no others: what is left of the fallback, without the element's texts, is punctuation.
    const again = view.sections.map(({ picture }) => picture?.again ?? '');
    const rest = [...textsOf(view), ...again]
      .filter(Boolean)
      .sort((one, other) => other.length - one.length)
      .reduce(
        (text, fact) => text.replace(fact.replace(/\s+/g, ' '), ' '),
        (await fallback.innerText()).replace(/\s+/g, ' '),
      );
    assert.equal(rest.replace(/[\s:.()]/g, ''), '');

    const links = await fallback.locator('a').evaluateAll((all) => all.map((a) => a.href));
    assert.ok(links.length > 0);
    assert.ok(links.every((url) => /^(https?|mailto):/.test(url)));
    await close();
  });
}

test('the start page leads to each', async () => {
  const { page, seen, close } = await openPage();
  await page.goto(server.url);
  for (const path of [coursePage, programPage, progressPage]) {
    await page.locator(`main a[href="${path}"]`).click();
    assert.equal(page.url(), server.url + path);
    await page.goBack();
  }
  assert.deepEqual(seen.errors, []);
  await close();
});

test('no page of the site has a dead link', async () => {
  const { page, close } = await openPage({ javaScriptEnabled: false });
  for (const path of ['', coursePage, programPage, progressPage]) {
    await page.goto(server.url + path);
    const urls = await page
      .locator('a[href], link[href], script[src], img[src]')
      .evaluateAll((all) => all.map((element) => element.href ?? element.src));
    for (const url of urls.filter((candidate) => candidate.startsWith(server.url))) {
      assert.equal((await page.request.get(url)).status(), 200, url);
    }
  }
  await close();
});
