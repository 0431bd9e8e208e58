// The frame page: what it shows, what it refuses, and what it says to the page around.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { serve } from '../../tools/serve.mjs';
import { discovered } from '../hosts/editors.mjs';
import { exampleCatalogue, kitsIn, publishedSite, temporaryFolder } from '../hosts/kits.mjs';
import { courseId, missingIn, openPage, textsOf } from './browser.mjs';

const folder = temporaryFolder();
const upload = join(folder, 'upload');
const around = join(folder, 'around');
mkdirSync(around);
const closers = [];
after(() => Promise.all(closers.map((close) => close())));

/** The stacks of an institution, where everybody may put them in a frame. */
async function serveStacks(headers = {}) {
  const server = await serve({ dir: upload, policy: 'frame-ancestors *', headers });
  closers.push(server.close);
  return server.url;
}

// Another origin, whose pages hold the frames. They keep every message that they get.
const listener = `addEventListener('message', ({ data, origin }) => {
  (window.messages ??= []).push({ data, origin });
});`;
writeFileSync(join(around, 'listener.js'), listener);
const site = await serve({
  dir: around,
  policy: "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; frame-src *",
});
closers.push(site.close);

const kit = join(kitsIn(folder, 'frame'), 'frame/frame');
const published = publishedSite(folder);
// The address in the pages is that of the server, which is there only when there is a folder.
mkdirSync(upload);
const stacks = await serveStacks();
execFileSync(process.execPath, [
  ...[join(kit, 'pages.mjs'), published, '--out', upload],
  ...['--base', stacks, '--provider', 'Waiora & Co'],
]);
writeFileSync(join(upload, 'data-101.json'), readFileSync(exampleCatalogue));
const listed = JSON.parse(readFileSync(join(upload, 'embed.json'), 'utf8')).pages;
const coursePage = listed.find(({ id, view }) => id === courseId && view === 'stacks');

const asked = (values, hash = '') =>
  `${stacks}frame/?${new URLSearchParams({ src: '/data-101.json', focus: courseId, ...values })}${hash}`;

let pages = 0;
/** Opens a page of the other site with that HTML in it. */
async function openAround(html, { scripts = ['listener.js'], ...options } = {}) {
  const browser = await openPage(options);
  const name = `page-${++pages}.html`;
  const tags = scripts.map((script) => `<script src="${script}"></script>`).join('');
  writeFileSync(
    join(around, name),
    `<!doctype html><html lang="en"><title>Around</title>${tags}<h1>Around</h1>${html}</html>`,
  );
  await browser.page.addInitScript(() => {
    // What the frame listens to, and what it would leave behind.
    window.listens = [];
    window.stored = [];
    const listen = window.addEventListener;
    window.addEventListener = function (type, ...rest) {
      if (this === window || this === undefined) window.listens.push(type);
      return listen.call(this ?? window, type, ...rest);
    };
    Storage.prototype.setItem = () => window.stored.push('storage');
    IDBFactory.prototype.open = () => window.stored.push('database');
  });
  await browser.page.goto(`${site.url}${name}`);
  return browser;
}

const innerFrame = (page) => page.frames().find((frame) => frame.url().startsWith(stacks));

/** The answer that is drawn in the frame. */
async function drawnIn(frame) {
  await frame.waitForFunction(() => window.heard?.events.some(({ type }) => type === 'cs-load'));
  const events = await frame.evaluate(() => window.heard.events);
  return events.find(({ type }) => type === 'cs-load').detail;
}

const attribute = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
const iframe = (src, more = '') =>
  `<iframe src="${attribute(src)}" title="Where it counts" width="100%" ${more}></iframe>`;

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

test('a plan is found in a sandbox, too, where no worker starts', async () => {
  writeFileSync(
    join(upload, 'plans.json'),
    readFileSync(new URL('../../examples/climate-data-plans.json', import.meta.url)),
  );
  const focus = 'urn:waiora:graduate-certificate-climate-data';
  const { page, close } = await openAround(
    iframe(
      asked({ src: '/plans.json', focus, view: 'plan' }),
      'sandbox="allow-scripts" height="900"',
    ),
  );
  const frame = innerFrame(page);
  await frame.waitForFunction(() =>
    window.heard?.events.some(
      ({ type, detail }) => type === 'cs-load' && detail.answer.searching === undefined,
    ),
  );
  // The page's policy says so, and nothing else of it is touched.
  const violations = await frame.evaluate(() => window.heard.violations);
  assert.ok(violations.every((violation) => violation === 'worker-src blob'));
  await close();
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

test('at a fixed height of 200, 640 or 1000 px all can be read, also on a phone', async () => {
  const { page, close } = await openAround(
    iframe(asked({}), 'sandbox="allow-scripts" height="640"'),
    { scripts: [] },
  );
  const frame = innerFrame(page);
  const { view } = await drawnIn(frame);
  for (const [width, height] of [1280, 360].flatMap((w) => [200, 640, 1000].map((h) => [w, h]))) {
    await page.setViewportSize({ width, height: 1100 });
    await page.locator('iframe').evaluate((it, height) => (it.height = height), height);
    await frame.waitForFunction((height) => innerHeight === height, height);
    await frame.evaluate(() => scrollTo(0, 0));
    await page.locator('iframe').hover({ position: { x: 100, y: 100 } });
    await page.mouse.wheel(0, 100_000);
    await frame.waitForFunction(() => {
      const { scrollTop, scrollHeight, clientHeight } = document.scrollingElement;
      return scrollTop > 0 && scrollTop + clientHeight >= scrollHeight - 1;
    });
    const last = frame.getByText(view.source).last();
    const { bottom, right } = await last.evaluate((it) => it.getBoundingClientRect().toJSON());
    assert.ok(bottom <= height + 1);
    assert.ok(right <= width);
    const sideways = await frame.evaluate(
      () => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth,
    );
    assert.equal(sideways, 0);
    if (process.env.CREDSTACK_PICTURES) {
      await frame.evaluate(() => scrollTo(0, 0));
      const path = join(process.env.CREDSTACK_PICTURES, `frame-${width}-${height}.png`);
      await page.screenshot({ path });
    }
  }
  await close();
});

const sentences = {
  'bad-src':
    'The catalogue that is named in the address of this page is not one that this page may show.',
  'no-focus': 'The address of this page does not say what it is about: it needs src and focus.',
  'bad-view': 'The address of this page asks for a view that does not exist.',
  'no-answer': 'Where this counts could not be shown.',
};

const refused = [
  [{ src: 'javascript:alert(1)' }, 'bad-src'],
  [{ src: ' JavaScript:alert(1)' }, 'bad-src'],
  [{ src: 'data:application/json,{"credstack":1}' }, 'bad-src'],
  [{ src: `blob:${stacks}5d1c` }, 'bad-src'],
  [{ src: 'file:///etc/passwd' }, 'bad-src'],
  [{ src: 'https://elsewhere.example/data-101.json' }, 'bad-src'],
  [{ src: '//elsewhere.example/data-101.json' }, 'bad-src'],
  [{ src: '\\\\elsewhere.example\\data-101.json' }, 'bad-src'],
  [{ src: stacks.replace('http://', 'http://name:word@') }, 'bad-src'],
  [{ src: stacks.replace('127.0.0.1', 'localhost') + 'data-101.json' }, 'bad-src'],
  [{ src: 'http://[' }, 'bad-src'],
  [{ src: '' }, 'no-focus'],
  [{ focus: '' }, 'no-focus'],
  [{ view: 'admin' }, 'bad-view'],
  [{ src: 'nothing-here.json' }, 'no-answer'],
  [{ focus: '"><img src=x onerror=alert(1)>' }, 'no-answer'],
];

test('what it does not show it answers with a plain sentence', async () => {
  const { page, seen, close } = await openPage();
  for (const [values, sentence] of refused) {
    const what = JSON.stringify(values);
    await page.goto(asked(values));
    await page.getByText(sentences[sentence]).waitFor();
    assert.equal(await page.locator('[data-when]:visible').count(), 1, what);
    const elements = await page.locator('credential-stack').count();
    if (sentence !== 'no-answer') assert.equal(elements, 0, what);
  }
  assert.deepEqual(
    seen.requests.filter((url) => !url.startsWith(stacks)),
    [],
  );
  assert.deepEqual(seen.dialogs, []);
  assert.deepEqual(seen.errors, []);
  await close();
});

test('a catalogue of an origin that the institution lists is shown', async () => {
  const other = await serve({ dir: upload, host: 'localhost' });
  closers.push(other.close);
  const origin = new URL(other.url).origin;
  const page = readFileSync(join(upload, 'frame/index.html'), 'utf8')
    .replace("connect-src 'self'", `connect-src 'self' ${origin}`)
    .replace('origins" content=""', `origins" content="https://one.example ${origin}"`);
  writeFileSync(join(upload, 'frame/listed.html'), page);
  const browser = await openPage();
  const address = asked({ src: `${other.url}data-101.json` }).replace(
    'frame/?',
    'frame/listed.html?',
  );
  await browser.page.goto(address);
  assert.equal((await browser.drawn()).answer.credential.id, courseId);
  assert.deepEqual(await browser.troubles(), []);
  await browser.close();
});

test('a server that does not allow every origin: in a sandbox that is said, and facts stay', async () => {
  const closed = await serveStacks({ 'Access-Control-Allow-Origin': 'https://elsewhere.example' });
  const sandbox = 'sandbox="allow-scripts" height="640"';
  const shown = async (address, text) => {
    const src = address.replace(stacks, closed);
    const { page, close } = await openAround(iframe(src, sandbox));
    await page.frameLocator('iframe').getByText(text).first().waitFor();
    // Its height is told all the same.
    await page.waitForFunction(() => window.messages?.length > 0);
    await close();
  };
  await shown(asked({}), sentences['no-answer']);
  await shown(coursePage.page, 'Where Data 101 counts');
});

test('a page of one credential has all facts without scripts, and the element with them', async () => {
  const fragment = readFileSync(join(published, coursePage.page.slice(stacks.length)), 'utf8');
  const without = await openPage({ javaScriptEnabled: false });
  await without.page.goto(coursePage.page);
  const [shown, expected] = await Promise.all([
    without.page.locator('credential-stack').innerText(),
    without.context.newPage().then(async (page) => {
      await page.setContent(fragment);
      return page.locator('body').innerText();
    }),
  ]);
  const lines = (text) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
  assert.deepEqual(lines(shown), lines(expected));
  assert.ok(lines(shown).length > 20);
  await without.close();

  const browser = await openPage();
  await browser.page.goto(coursePage.page);
  const { answer } = await browser.drawn();
  assert.equal(answer.credential.id, courseId);
  assert.equal(await browser.page.title(), 'Where Data 101 counts');
  assert.deepEqual(await browser.troubles(), []);
  await browser.close();
});

test('axe finds nothing, drawn or plain', async () => {
  const axe = readFileSync(
    new URL('../../node_modules/axe-core/axe.min.js', import.meta.url),
    'utf8',
  );
  for (const [address, script] of [
    [asked({}), true],
    [coursePage.page, true],
    [coursePage.page, false],
  ]) {
    const browser = await openPage({ bypassCSP: true, viewport: { width: 600, height: 640 } });
    const { page } = browser;
    if (!script) await page.route('**/credential-stack.js', (route) => route.abort());
    await page.goto(address);
    if (script) await browser.drawn();
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() =>
      window.axe.run(document, { resultTypes: ['violations'] }),
    );
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${address} ${id}: ${nodes.map(({ html }) => html)}`),
      [],
    );
    await browser.close();
  }
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
  assert.equal(await say('says', resize(1e9)), '6000');
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
