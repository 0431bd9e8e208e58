// The element in other languages than English: what it fetches for them, that nothing of it stays in
// English, that longer words have room, and that all is turned round where a language runs the other way.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { openPage, sampleRecord, serveSite } from './browser.mjs';
import { program } from './plan-pages.mjs';

const folder = 'build/web';
const packFile = (lang) => readFileSync(`${folder}/credential-stack.${lang}.json`, 'utf8');
const integrityOf = (text) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

const views = {
  stacks: { src: 'stacks/data-101.json', focus: 'urn:mc:data-101' },
  ladder: { src: 'stacks/data-101.json', focus: 'urn:waiora:master-data-science' },
  audit: {
    src: 'stacks/data-101.json',
    focus: 'urn:waiora:graduate-diploma-analytics',
  },
  plan: { src: 'stacks/climate-data-plans.json', focus: program },
};

const html = (lang, view, script = 'credential-stack/credential-stack.js') => {
  const { src, focus } = views[view];
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>t</title>
<meta name="viewport" content="width=device-width"></head><body><credential-stack id="one" src="${src}"
focus="${focus}" view="${view}" on="2026-11-24" loading="eager"><p>The fallback.</p></credential-stack>
<script type="module" src="${script}" crossorigin="anonymous"></script></body></html>`;
};

/**
 * Words that run from the right: the pseudo-locale, as a page would get it from a build that has it.
 * Its letters are Arabic ones, so that a browser sees where names are of another direction.
 */
function bidi() {
  const arabic = (text) =>
    text.replace(/\{\w+\}|\p{L}/gu, (found) =>
      found.startsWith('{') ? found : String.fromCodePoint(0x628 + (found.codePointAt(0) % 16)),
    );
  const pack = JSON.parse(packFile('en-XA'), (_key, value) =>
    typeof value === 'string' ? arabic(value) : value,
  );
  pack.answer.dir = 'rtl';
  const text = JSON.stringify(pack);
  const script = readFileSync(`${folder}/credential-stack.js`, 'utf8');
  const known = /"en-XA":"sha256-[^"]*"/;
  assert.match(script, known);
  return {
    'credential-stack/credential-stack.ar-XB.json': text,
    'credential-stack/bidi.js': script.replace(known, `"ar-XB":"${integrityOf(text)}"`),
  };
}

const server = await serveSite({
  files: {
    ...Object.fromEntries(
      ['ar', 'de', 'de-AT', 'fr', 'fr-CA', 'en', 'en-NZ', 'en-XA', 'xx'].flatMap((lang) =>
        Object.keys(views).map((view) => [`${view}.${lang}.html`, html(lang, view)]),
      ),
    ),
    ...bidi(),
    ...Object.fromEntries(
      ['stacks', 'ladder'].map((view) => [
        `${view}.bidi.html`,
        html('ar-XB', view, 'credential-stack/bidi.js'),
      ]),
    ),
  },
});

/** The view, drawn to its end, with all that is folded away. */
async function drawn(view, lang, options) {
  const browser = await openPage(options);
  const { page } = browser;
  await page.goto(`${server.url}${view}.${lang}.html`);
  if (view === 'audit') await browser.give(sampleRecord('json'));
  await browser.event('cs-load');
  if (view === 'plan') {
    await page.waitForFunction(() =>
      window.heard.events.some(
        ({ type, detail }) => type === 'cs-load' && !detail.answer.searching,
      ),
    );
  }
  await page.evaluate(() => {
    const { shadowRoot } = document.querySelector('credential-stack');
    for (const more of shadowRoot.querySelectorAll('details')) more.open = true;
  });
  return browser;
}

const packsOf = ({ seen }) =>
  seen.requests.filter((url) => url.endsWith('.json') && url.includes('/credential-stack/'));

const inside = (browser, look) =>
  browser.page.evaluate(
    `(${look})(document.querySelector('credential-stack').shadowRoot, document)`,
  );

for (const view of Object.keys(views)) {
  for (const [tag, lang] of Object.entries({ 'fr-CA': 'fr', 'de-AT': 'de', ar: 'ar' })) {
    test(`${view} in ${tag} is in ${lang} all over`, async () => {
      const browser = await drawn(view, tag);
      const { events, seen } = browser;
      const { answer } = (await events()).find(({ type }) => type === 'cs-load').detail;
      assert.equal(answer.view.lang, lang);
      const names = ['', ...(view === 'audit' || view === 'plan' ? ['-learner'] : [])];
      assert.deepEqual(
        packsOf(browser).sort(),
        names
          .map((name) => `${server.url}credential-stack/credential-stack${name}.${lang}.json`)
          .sort(),
      );
      assert.deepEqual(seen.errors, []);
      const spoken = await inside(browser, (root) =>
        [...root.querySelectorAll('[lang]:not(bdi)')].map((each) => each.lang),
      );
      assert.deepEqual([...new Set(spoken)], [lang]);
      // A text of the catalogue is in its own language, and says so.
      const names101 = await inside(browser, (root) =>
        [...root.querySelectorAll('.card-heading bdi')].map((each) => each.lang),
      );
      if (view !== 'audit' && view !== 'plan') assert.ok(names101.includes('en'));
      await browser.close();
    });
  }

  test(`${view} has room for words that are longer by two fifths`, async () => {
    for (const lang of ['en-XA', 'fr', 'de', 'ar']) {
      const browser = await drawn(view, lang, { viewport: { width: 320, height: 700 } });
      const { page } = browser;
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= 320, `${lang}: ${wide}`);
      // Nor is anything cut off, or over the edge of what is around it.
      const over = await inside(browser, (root) =>
        [...root.querySelectorAll('*')]
          .filter((each) => each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 1)
          .filter((each) => getComputedStyle(each).display !== 'inline')
          .map((each) => each.outerHTML.slice(0, 120)),
      );
      assert.deepEqual(over, [], lang);
      if (process.env['CREDSTACK_SCREENSHOTS']) {
        const path = `${process.env['CREDSTACK_SCREENSHOTS']}/${view}.${lang}.png`;
        await page.screenshot({ path, fullPage: true });
      }
      await browser.close();
    }
  });

  test(`${view} says nothing that is not from the messages or from the catalogue`, async () => {
    const browser = await drawn(view, 'en-XA');
    const { page } = browser;
    const texts = await inside(browser, (root) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const found = [];
      while (walker.nextNode()) {
        const { data, parentElement } = walker.currentNode;
        // What the core says of a broken input is for its keepers, and says that it is English.
        if (data.trim() && !parentElement.closest('style, script, span[lang=en]')) {
          found.push(data.trim());
        }
      }
      for (const each of root.querySelectorAll('[aria-label], [placeholder], [title], [alt]')) {
        for (const name of ['aria-label', 'placeholder', 'title', 'alt']) {
          if (each.getAttribute(name)) found.push(each.getAttribute(name));
        }
      }
      return found;
    });
    assert.ok(texts.length > 30);
    const given = new Set();
    const collect = (value) => {
      if (typeof value === 'string') given.add(value);
      else if (value && typeof value === 'object') Object.values(value).forEach(collect);
    };
    const { src } = views[view];
    collect(await (await page.request.get(server.url + src)).json());
    collect(JSON.parse(readFileSync(sampleRecord('json'), 'utf8')));
    // Longest first: a name may be part of another.
    const names = [...given]
      .filter((name) => /\p{L}/u.test(name))
      .sort((a, b) => b.length - a.length);
    const unsaid = texts.filter((text) => {
      let rest = text.replace(/\s+/g, ' ');
      for (const name of names) rest = rest.replaceAll(name, ' ');
      // What is in brackets is from the messages; so are their months, and lists of them.
      for (let before = ''; before !== rest;) {
        before = rest;
        rest = rest.replace(/\[[^[\]]*\]/g, ' ');
      }
      return /[a-z]{2}/i.test(rest.replace(/\b(NZD|and|or)\b/g, ' '));
    });
    assert.deepEqual(unsaid, []);
    await browser.close();
  });
}

test('English fetches no words, nor does a language that there is none of', async () => {
  for (const lang of ['en', 'en-NZ', 'xx']) {
    const browser = await drawn('stacks', lang);
    assert.deepEqual(packsOf(browser), []);
    const { detail } = await browser.event('cs-load');
    assert.equal(detail.view.lang ?? detail.answer.view.lang, 'en');
    await browser.close();
  }
});

test('words that are damaged, or not to be had, are English ones', async () => {
  for (const body of [packFile('fr').replace('Compte', 'Compte pas'), 'no JSON', null]) {
    const browser = await openPage();
    const { page } = browser;
    await page.route('**/credential-stack.fr.json', (route) =>
      body === null ? route.abort() : route.fulfill({ body, contentType: 'application/json' }),
    );
    await page.goto(`${server.url}stacks.fr.html`);
    const { detail } = await browser.event('cs-load');
    assert.equal(detail.answer.view.lang, 'en');
    assert.equal(packsOf(browser).length, 1);
    const words = await inside(browser, (root) => root.querySelector('summary').innerText);
    assert.match(words, /^Evidence and details/);
    assert.deepEqual(browser.seen.errors, []);
    await browser.close();
  }
});

test('a change of language draws the answer anew', async () => {
  const browser = await drawn('stacks', 'en');
  const { page } = browser;
  const title = () => inside(browser, (root) => root.querySelector('.title').innerText);
  assert.equal(await title(), 'Where Data 101 counts');
  const change = (lang) =>
    page.evaluate((to) => {
      window.heard.events = [];
      document.querySelector('#one').lang = to;
    }, lang);
  await change('fr');
  await browser.event('cs-load');
  assert.equal(await title(), 'Où compte Data 101');
  await change('en');
  await browser.event('cs-load');
  assert.equal(await title(), 'Where Data 101 counts');
  assert.equal(packsOf(browser).length, 1);
  await browser.close();
});

test('what runs from the right is turned round, and names in it are set off', async () => {
  for (const shown of ['stacks.bidi', 'ladder.bidi', 'stacks.ar', 'ladder.ar']) {
    const [view, tag] = shown.split('.');
    const browser = await drawn(view, tag, { viewport: { width: 400, height: 900 } });
    const { page } = browser;
    const { dir, lang, edges, bdi, marks } = await inside(browser, (root) => {
      const answer = root.querySelector('.answer');
      const style = getComputedStyle(root.querySelector('.card'));
      const inSentences = [...root.querySelectorAll('p bdi, dd bdi bdi')];
      return {
        dir: getComputedStyle(answer).direction,
        lang: answer.lang,
        edges: [style.borderLeftWidth, style.borderRightWidth].map(parseFloat),
        bdi: inSentences.map((each) => [each.textContent, getComputedStyle(each).direction]),
        marks: /[\u2068\u2069\ufffd]/.test(root.textContent),
      };
    });
    assert.equal(dir, 'rtl');
    assert.equal(lang, tag === 'bidi' ? 'ar-XB' : tag);
    assert.ok(edges[1] > edges[0], 'the thick edge of a card is where its words begin');
    assert.ok(bdi.some(([text, way]) => text.includes('Waiora') && way === 'ltr'));
    assert.equal(marks, false);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 400);
    if (process.env['CREDSTACK_SCREENSHOTS']) {
      await page.screenshot({
        path: `${process.env['CREDSTACK_SCREENSHOTS']}/${view}.${tag}.400.png`,
        fullPage: true,
      });
    }
    await browser.close();
  }
});
