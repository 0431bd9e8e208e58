// What the frame page says to the page around it, and what that makes of it.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { discovered } from '../hosts/editors.mjs';
import { missingIn, openPage, textsOf } from './browser.mjs';
import * as pages from './frame-pages.mjs';

const { around, asked, coursePage, drawnIn, iframe, innerFrame } = pages;
const { kit, openAround, site, stacks, upload } = pages;

test('in a sandbox without an origin it shows the answer and tells its height in every way', async () => {
  const src = asked({ lang: 'de' }, '#?secret=aB3dE5');
  const { page, context, seen, close } = await openAround(
    iframe(src, 'sandbox="allow-scripts" height="640"'),
  );
  const frame = innerFrame(page);
  const { view } = await drawnIn(frame);
  assert.equal(await frame.locator('credential-stack').getAttribute('lang'), 'de');
  const shown = await frame.locator('.answer').evaluate((answer) => {
    answer.querySelectorAll('details').forEach((more) => (more.open = true));
    return answer.innerText;
  });
  assert.deepEqual(missingIn(shown, textsOf(view, { factsLast: true })), []);

  // The height that the page has at last, in whole pixels.
  const height = await frame.evaluate(() => {
    document.querySelectorAll('details').forEach((more) => (more.open = false));
    return new Promise((done) => {
      requestAnimationFrame(() => {
        const { height } = document.querySelector('main').getBoundingClientRect();
        setTimeout(() => done(Math.ceil(height)));
      });
    });
  });
  await page.waitForFunction(
    (height) => window.messages.some(({ data }) => data.height === height),
    height,
  );
  const messages = await page.evaluate(() => window.messages);
  assert.ok(messages.every(({ origin }) => origin === 'null'));
  const last = messages.slice(-4).map(({ data }) => data);
  assert.deepEqual(last, [
    { type: 'credential-stack:resize', height },
    { subject: 'lti.frameResize', height },
    { subject: 'org.imsglobal.lti.frameResize', height },
    { message: 'height', value: height, secret: 'aB3dE5' },
  ]);

  assert.deepEqual(await frame.evaluate(() => window.heard.violations), []);
  assert.deepEqual(await frame.evaluate(() => window.heard.rejections), []);
  assert.deepEqual(await frame.evaluate(() => window.stored), []);
  assert.deepEqual(await context.cookies(), []);
  const elsewhere = seen.requests.filter(
    (url) => !url.startsWith(stacks) && !url.startsWith(site.url),
  );
  assert.deepEqual(elsewhere, []);
  assert.deepEqual(seen.errors, []);
  await close();
});

test('with an origin of its own it leaves nothing behind, and takes no commands', async () => {
  const { page, context, close } = await openAround(iframe(asked({}), 'height="640"'));
  const frame = innerFrame(page);
  await drawnIn(frame);
  assert.deepEqual(await frame.evaluate(() => window.stored), []);
  assert.deepEqual(await context.cookies(), []);
  assert.equal(await frame.evaluate(() => localStorage.length + sessionStorage.length), 0);
  const listens = await frame.evaluate(() => window.listens);
  assert.ok(listens.includes('load'), 'the ear hears what the page listens to');
  assert.ok(!listens.includes('message'));
  assert.equal(await frame.evaluate(() => window.onmessage), null);
  // Without a secret there is no WordPress to tell.
  const messages = await page.evaluate(() => window.messages);
  assert.ok(messages.length >= 3);
  assert.ok(messages.every(({ data }) => data.message === undefined));
  await close();
});

test('a link leads the whole page there; in the sandbox of WordPress by its message', async () => {
  const linkTo = (frame) =>
    frame.evaluate(() => {
      // As the element draws them: in a shadow tree.
      const link = document.createElement('a');
      link.href = '/data-101.json';
      link.textContent = 'Leads out';
      document.querySelector('credential-stack').shadowRoot.append(link);
    });
  const boxed = await openAround(
    iframe(asked({}, '#?secret=aB3dE5'), 'sandbox="allow-scripts" height="900"'),
  );
  await drawnIn(innerFrame(boxed.page));
  await linkTo(innerFrame(boxed.page));
  await innerFrame(boxed.page).getByText('Leads out').click();
  await boxed.page.waitForFunction(() =>
    window.messages.some(({ data }) => data.message === 'link'),
  );
  const { data } = await boxed.page.evaluate(() => window.messages.at(-1));
  assert.deepEqual(data, { message: 'link', value: `${stacks}data-101.json`, secret: 'aB3dE5' });
  await boxed.close();

  const free = await openAround(iframe(asked({}), 'height="900"'));
  const frame = innerFrame(free.page);
  await drawnIn(frame);
  await linkTo(frame);
  await frame.getByText('Leads out').click();
  await free.page.waitForURL(`${stacks}data-101.json`);
  await free.close();
});

test('it grows and shrinks with what it shows', async () => {
  const { page, close } = await openAround(iframe(asked({}), 'height="300"'));
  const frame = innerFrame(page);
  await drawnIn(frame);
  const heard = () =>
    page.evaluate(() => window.messages.filter(({ data }) => data.type).at(-1)?.data.height);
  const heardOtherThan = (height) =>
    page.waitForFunction(
      (height) => window.messages.filter(({ data }) => data.type).at(-1)?.data.height !== height,
      height,
    );
  await frame.locator('summary').first().scrollIntoViewIfNeeded();
  await page.waitForTimeout(100);
  const closed = await heard();
  await frame.locator('summary').first().click();
  await heardOtherThan(closed);
  assert.ok((await heard()) > closed);
  await frame.locator('summary').first().click();
  await page.waitForFunction(
    (height) => window.messages.filter(({ data }) => data.type).at(-1)?.data.height === height,
    closed,
  );
  await close();
});

test('WordPress finds the description, frames the page, and takes its height between 200 and 1000', async () => {
  const browser = await openPage();
  await browser.page.goto(coursePage.page);
  const link = await browser.page
    .locator('link[type="application/json+oembed"]')
    .getAttribute('href');
  const description = await (await browser.context.request.get(link)).json();
  const { html, ...rest } = description;
  assert.deepEqual(rest, {
    ...{ version: '1.0', type: 'rich', title: 'Where Data 101 counts' },
    ...{ provider_name: 'Waiora & Co', provider_url: stacks },
    ...{ width: 600, height: 640, cache_age: 86400 },
  });
  const secret = 'x7Yz09';
  const framed = await discovered(await browser.context.newPage(), html, secret);
  await browser.close();
  assert.match(framed, / sandbox="allow-scripts"/);

  // What WordPress does with the height, in our words.
  writeFileSync(
    join(around, 'wordpress.js'),
    `addEventListener('message', ({ data, source }) => {
      const frame = document.querySelector('iframe');
      if (data.message !== 'height' || data.secret !== '${secret}') return;
      if (source === frame.contentWindow) frame.height = Math.min(1000, Math.max(200, data.value));
    });`,
  );
  const { page, close } = await openAround(framed, { scripts: ['wordpress.js'] });
  const frame = innerFrame(page);
  await drawnIn(frame);
  await page.waitForFunction(() => document.querySelector('iframe').height === '1000');
  assert.deepEqual(await frame.evaluate(() => window.heard.violations), []);
  await close();
});

test('the script for pages of your own: that frame, that origin, within bounds', async () => {
  writeFileSync(join(around, 'resize-frames.js'), readFileSync(join(kit, 'resize-frames.js')));
  // A foreign page that says what our own page would say.
  writeFileSync(
    join(upload, 'says.html'),
    `<!doctype html><title>Says</title><script>
      addEventListener('message', ({ data }) => parent.postMessage(data, '*'));
      parent.postMessage('ready', '*');
    </script>`,
  );
  const says = `${stacks}says.html`;
  const { page, seen, close } = await openAround(
    [
      iframe(asked({}), 'id="own" data-credential-stack height="300"'),
      iframe(asked({}), 'id="boxed" sandbox="allow-scripts" data-credential-stack height="300"'),
      iframe(says, 'id="says" data-credential-stack height="300"'),
      iframe(says, 'id="unmarked" height="300"'),
      // Another origin than its address names: the frame went elsewhere.
      iframe(`${site.url}away.html`, 'id="moved" data-credential-stack height="300"'),
    ].join(''),
    { scripts: ['listener.js', 'resize-frames.js'] },
  );
  const heightOf = (id) => page.locator(`#${id}`).getAttribute('height');
  for (const id of ['own', 'boxed']) {
    await page.locator(`#${id}`).scrollIntoViewIfNeeded();
    await page.waitForFunction((id) => document.getElementById(id).height !== '300', id);
    const frame = await (await page.locator(`#${id}`).elementHandle()).contentFrame();
    await drawnIn(frame);
    await page.waitForFunction(
      ([id, height]) => document.getElementById(id).height === height,
      [
        id,
        String(
          await frame.evaluate(() =>
            Math.ceil(document.querySelector('main').getBoundingClientRect().height),
          ),
        ),
      ],
    );
    // Nothing is left to scroll.
    const hidden = await frame.evaluate(
      () => document.scrollingElement.scrollHeight - document.scrollingElement.clientHeight,
    );
    assert.equal(hidden, 0);
  }

  /** Has the page in that frame say something, and hears it arrive. */
  const say = async (id, message) => {
    await page.evaluate(
      ([id, message]) =>
        new Promise((arrived) => {
          const { contentWindow } = document.getElementById(id);
          addEventListener('message', function once({ source }) {
            if (source !== contentWindow) return;
            removeEventListener('message', once);
            setTimeout(arrived);
          });
          contentWindow.postMessage(message, '*');
        }),
      [id, message],
    );
    return heightOf(id);
  };
  const resize = (height) => ({ type: 'credential-stack:resize', height });
  assert.equal(await say('says', resize(450.2)), '451');
  assert.equal(await say('says', resize(1e9)), '10000');
  assert.equal(await say('says', resize(-5)), '120');
  for (const message of [null, 'height', 7, [], {}, resize('500'), resize(null), resize({})]) {
    assert.equal(await say('says', message), '120', JSON.stringify(message));
  }
  assert.equal(await say('says', { subject: 'lti.frameResize', height: 700 }), '120');
  assert.equal(await say('unmarked', resize(700)), '300');

  // The page itself, which is no frame.
  await page.evaluate((message) => postMessage(message, '*'), resize(777));
  await page.locator('#moved').evaluate(
    (frame, src) =>
      new Promise((there) => {
        frame.addEventListener('load', there, { once: true });
        frame.contentWindow.location.replace(src);
      }),
    says,
  );
  assert.equal(await say('moved', resize(700)), '300');
  assert.equal(await heightOf('unmarked'), '300');
  assert.deepEqual(seen.errors, []);
  await close();
});
