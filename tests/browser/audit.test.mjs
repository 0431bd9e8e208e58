// The view of an audit: a learner gives a record, sees what of it counts, and takes it back. Nothing
// of it goes anywhere.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  catalogue,
  missingIn,
  openPage,
  progressPage,
  sampleRecord,
  serveSite,
  textsOf,
} from './browser.mjs';

const program = 'urn:waiora:postgraduate-certificate-analytics';
const html = (id, attributes, body = '') => `<!doctype html><html lang="en"><head>
<meta charset="utf-8"><title>Audit</title>${body}</head><body>
<credential-stack id="${id}" src="${catalogue}" focus="${program}" view="audit" on="2026-11-24" ${attributes}>
<p>The fallback stays.</p></credential-stack>
<script type="module" src="credential-stack/credential-stack.js"></script></body></html>`;
const server = await serveSite({
  files: {
    'audit.html': html('one', 'loading="eager"'),
    'before.html': html('one', 'loading="eager"', '<script src="pages/record-before.js"></script>'),
  },
});
const page = (name = 'audit.html') => server.url + name;

// The certificate has three parts: Data 101, DATA 811, and electives of 30 credits from four courses
// of 15; its 60 credits are a requirement of their own. All that is expected below is by hand.
const held = { achievement: 'urn:mc:data-101', completed: '2025-06-20', grade: 'A-' };
const taking = { achievement: 'urn:waiora:course:data-811', status: 'inProgress' };
const elective = { achievement: 'urn:mc:data-visualisation', completed: '2026-04-10' };
const plan = { achievement: 'urn:waiora:course:data-812', status: 'planned' };
const claim = {
  title: 'Engineering for data',
  issuer: { name: 'Evening School', jurisdiction: 'NZ' },
  credit: { value: 15, unit: 'NZQCF' },
  completed: '2026-02-01',
  accepted: { by: 'urn:harakeke:polytechnic', as: 'urn:waiora:course:data-813' },
};
const record = (...items) => ({ credstackLearner: 1, items });
const json = (value) => ({
  name: 'record.json',
  mimeType: 'application/json',
  buffer: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)),
});
const csv = (text) => ({ name: 'record.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });

const chooser = (at) => at.locator('credential-stack input[type=file]');
const closer = (at) =>
  at.locator('credential-stack').getByRole('button', { name: 'Close this record' });
const whatIf = (at) => at.locator('credential-stack').getByRole('checkbox');
const status = (at) => at.locator('credential-stack [role=status]');
const fallbackShows = (at) => at.getByText('The fallback stays.').isVisible();
const isDrawn = (at) => at.evaluate(() => document.querySelector('credential-stack').loaded);

async function openAudit(name) {
  const browser = await openPage();
  await browser.page.goto(page(name));
  await chooser(browser.page).waitFor();
  return browser;
}

/** What the next event of that type says. */
async function next(browser, type, change) {
  await browser.page.evaluate(() => {
    window.heard.events = [];
  });
  await change();
  return (await browser.event(type)).detail;
}

const judged = ['met', 'inProgress', 'planned', 'possible', 'unmet'];

/** The requirements as they are drawn, wherever they stand: verdict and words by heading. */
const requirements = (at) =>
  at.locator('credential-stack .card').evaluateAll(
    (cards, sections) =>
      Object.fromEntries(
        cards
          .filter((card) => sections.includes(card.closest('.section').dataset.section))
          .map((card) => [
            card.querySelector('.card-heading').innerText,
            {
              verdict: card.dataset.verdict,
              words: card.querySelector('.verdict').innerText.trim(),
            },
          ]),
      ),
    judged,
  );

async function assertQuiet(browser) {
  assert.deepEqual(browser.seen.console, []);
  assert.deepEqual(browser.seen.errors, []);
  assert.deepEqual(browser.seen.dialogs, []);
  assert.deepEqual(await browser.troubles(), []);
}

const notYet = { verdict: 'no', words: 'Not met yet' };
const met = { verdict: 'yes', words: 'Met' };
const inProgress = { verdict: 'conditional', words: 'In progress' };
const planned = { verdict: 'conditional', words: 'Planned' };
const possible = { verdict: 'unknown', words: 'Possible, not certain' };
const parts = (whole, course, models, electives) => ({
  '60 NZ credits in all': whole,
  'Data 101': course,
  'DATA 811 Statistical Models': models,
  Electives: electives,
});

test('a record is asked for first, above what the page says itself', async () => {
  const browser = await openAudit();
  const { page: at } = browser;
  assert.ok(await fallbackShows(at));
  assert.equal(await isDrawn(at), false);
  assert.deepEqual(await browser.events(), []);
  assert.equal(await whatIf(at).count(), 0);
  assert.equal(await closer(at).count(), 0);
  assert.match(
    await at.locator('credential-stack .record').innerText(),
    /it is not sent anywhere, and nothing of it is kept/,
  );
  const above = await at.evaluate(() => {
    const { shadowRoot } = document.querySelector('credential-stack');
    const place = shadowRoot.querySelector('.record');
    return Boolean(place.compareDocumentPosition(shadowRoot.querySelector('slot')) & 4);
  });
  assert.ok(above);
  await assertQuiet(browser);
  await browser.close();
});

const table = `achievement,grade,completed,status
urn:mc:data-101,A-,2025-06-20,
urn:waiora:course:data-811,,,inProgress
urn:mc:data-visualisation,,2026-04-10,
urn:waiora:course:data-812,,,planned
`;
for (const [name, file] of [
  ['JSON', json(record(held, taking, elective, plan))],
  ['a table', csv(table)],
]) {
  test(`a file in ${name}: each part with its status, and how sure that is`, async () => {
    const browser = await openAudit();
    const { page: at } = browser;
    const { view, answer } = await next(browser, 'cs-load', () => browser.give(file));
    assert.equal(await fallbackShows(at), false);
    assert.deepEqual(await requirements(at), parts(notYet, met, inProgress, notYet));
    // One of four requirements is met: the program's own total is the fourth.
    assert.match(view.intro.join(' '), /^Not met yet: 1 of 4 requirements /);
    assert.equal(await status(at).innerText(), view.intro.join(' '), 'it is said aloud');
    const shown = await at.evaluate(() => {
      const root = document.querySelector('credential-stack').shadowRoot;
      for (const more of root.querySelectorAll('details')) more.open = true;
      for (const unseen of root.querySelectorAll('.unseen, summary')) unseen.remove();
      return root.querySelector('.answer').innerText;
    });
    assert.deepEqual(missingIn(shown, textsOf(view)), []);
    assert.match(shown, /15 of 30 NZ credits/, 'how much of the electives is there');
    assert.match(shown, /15 NZ credits more/, 'and what is left');
    assert.match(shown, /DATA 812 Machine Learning\s+planned\s+A plan does not count yet\./);
    assert.equal(answer.proof.optimal, true);
    assert.match(shown, /All ways of placing what you have were weighed/);
    await assertQuiet(browser);
    await browser.close();
  });
}

test('what if: a plan counts only where it is asked, and never as met', async () => {
  const browser = await openAudit();
  const { page: at } = browser;
  await next(browser, 'cs-load', () => browser.give(json(record(held, taking, elective, plan))));
  assert.equal(await whatIf(at).isChecked(), false);

  const then = await next(browser, 'cs-load', () => whatIf(at).click());
  assert.equal(then.answer.whatIf, true);
  assert.deepEqual(await requirements(at), parts(planned, met, inProgress, planned));
  assert.match(then.view.intro.join(' '), /^Not met yet: .* is met if all goes as planned\.$/);
  assert.equal(await at.evaluate(() => document.querySelector('#one').whatIf), true);

  await next(browser, 'cs-load', () => whatIf(at).click());
  assert.deepEqual(await requirements(at), parts(notYet, met, inProgress, notYet));

  await next(browser, 'cs-load', () =>
    at.evaluate(() => {
      document.querySelector('#one').whatIf = true;
    }),
  );
  assert.equal(await whatIf(at).isChecked(), true);
  await assertQuiet(browser);
  await browser.close();
});

test('what is only possible looks and reads unlike what is met', async () => {
  const browser = await openAudit();
  const { page: at } = browser;
  const all = record(held, { ...taking, status: 'completed', grade: 'B' }, elective, claim);
  const { view } = await next(browser, 'cs-load', () => browser.give(json(all)));
  assert.deepEqual(await requirements(at), parts(possible, met, met, possible));
  const shapes = await at
    .locator('credential-stack .card[data-verdict]')
    .evaluateAll((cards) =>
      cards.map((card) => [
        card.dataset.verdict,
        card.querySelector('svg .shape').outerHTML.replace(/<!--.*?-->/g, ''),
      ]),
    );
  const { yes, unknown } = Object.fromEntries(shapes);
  assert.ok(yes && unknown && yes !== unknown);
  assert.match(
    view.intro.join(' '),
    /^Not certain: .* could be met, but a part of it is only possible/,
  );
  const open = await at.locator('credential-stack [data-section=open]').innerText();
  assert.match(open, /Engineering for data/);
  assert.match(open, /accepted by a body other than Waiora University of Technology/);
  const credit = view.facts.find(({ label }) => label === 'Credit that counts');
  assert.equal(credit.items[0].text, '45 of 60 NZ credits', 'the claim is not among what is held');
  await assertQuiet(browser);
  await browser.close();
});

test('a script gives a record, before the class is there and after', async () => {
  const browser = await openPage();
  const { page: at } = browser;
  await at.goto(page('before.html'));
  await browser.event('cs-load');
  assert.deepEqual(await requirements(at), parts(notYet, met, notYet, notYet));
  assert.equal(await at.evaluate(() => document.querySelector('#one').whatIf), true);
  const own = await at.evaluate(() => Object.keys(document.querySelector('#one')));
  assert.deepEqual(own, []);

  const set = (value) =>
    at.evaluate((given) => {
      document.querySelector('#one').learner = given;
    }, value);
  await next(browser, 'cs-load', () => set(record(held, taking)));
  assert.deepEqual(await requirements(at), parts(notYet, met, inProgress, notYet));
  await set(null);
  await at.getByText('The fallback stays.').waitFor();
  assert.equal(await isDrawn(at), false);
  await assertQuiet(browser);
  await browser.close();
});

test('what a script gives that is no record is refused, and a file may be given', async () => {
  const browser = await openAudit();
  const { page: at } = browser;
  for (const [name, code] of [
    ['a list', 'bad-record'],
    ['what JSON cannot say', 'bad-record'],
    ['something else', 'bad-record'],
    ['a number', 'bad-record'],
    ['a text', 'bad-record'],
  ]) {
    const detail = await next(browser, 'cs-error', () =>
      at.evaluate((which) => {
        document.querySelector('#one').learner = {
          'a list': [],
          'what JSON cannot say': { credstackLearner: 1n },
          'something else': { hello: 'world' },
          'a number': 7,
          'a text': 'credstackLearner',
        }[which];
      }, name),
    );
    assert.equal(detail.code, code, name);
    assert.ok(await fallbackShows(at));
    assert.ok(await at.locator('credential-stack [role=alert]').isVisible());
  }
  await next(browser, 'cs-load', () => browser.give(json(record(held))));
  assert.equal(await at.locator('credential-stack [role=alert]').isVisible(), false);
  assert.deepEqual(browser.seen.errors, []);
  await browser.close();
});

test('a bad record of a script, given before all else, leaves the place for another', async () => {
  const browser = await openPage();
  const { page: at } = browser;
  await at.addInitScript(() => {
    window.recordBefore = { hello: 'world' };
  });
  await at.goto(page('before.html'));
  const { detail } = await browser.event('cs-error');
  assert.equal(detail.code, 'bad-record');
  await chooser(at).waitFor();
  assert.match(await at.locator('credential-stack [role=alert]').innerText(), /cannot be shown/);
  await next(browser, 'cs-load', () => browser.give(json(record(held))));
  await browser.close();
});

for (const [name, file] of Object.entries({
  'JSON that ends too early': json('{"credstackLearner":1,"items":['),
  'a list': json('[]'),
  'JSON of something else': json('{"hello":"world"}'),
  'a record of a later form': json('{"credstackLearner":2,"items":[]}'),
  nothing: json(''),
  'a page of HTML': json('<!doctype html><title>Log in</title>'),
  'a table of something else': csv('colour,size\nred,7\n'),
  'bytes that are no UTF-8': {
    name: 'record.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from([0x61, 0xff, 0xfe, 0x0a]),
  },
  'more than a record can be': csv('title\n'.padEnd(5_000_001, 'x')),
  'what would be two questions': json('{"credstackLearner":1},"program":"urn:mc:data-101","x":{}'),
})) {
  test(`a file that is no record: ${name}`, async () => {
    const browser = await openAudit();
    const { page: at } = browser;
    // What was drawn for another record does not stand beside this one's name.
    await next(browser, 'cs-load', () => browser.give(json(record(held))));
    const { code, message } = await next(browser, 'cs-error', () => browser.give(file));
    assert.equal(code, 'bad-record');
    const alert = at.locator('credential-stack [role=alert]');
    assert.equal(await alert.innerText(), `This record cannot be shown. ${message}`);
    assert.match(message, /\w.*\.$/);
    assert.ok(await fallbackShows(at));
    assert.equal(await isDrawn(at), false);
    assert.equal(
      await chooser(at).inputValue(),
      '',
      'the same file can be chosen once it is mended',
    );

    await next(browser, 'cs-load', () => browser.give(json(record(held, taking))));
    assert.equal(await alert.isVisible(), false);
    assert.deepEqual(await requirements(at), parts(notYet, met, inProgress, notYet));
    await assertQuiet(browser);
    await browser.close();
  });
}

test('what cannot be read of a record is said, and the rest counts', async () => {
  const browser = await openAudit();
  const { page: at } = browser;
  const file = json(
    record(
      held,
      { achievement: 'urn:waiora:course:data-811', completed: 'soon', grade: 'B' },
      { achievement: 'urn:nobody:knows', status: 'finished' },
      null,
    ),
  );
  const { answer } = await next(browser, 'cs-load', () => browser.give(file));
  assert.deepEqual(
    answer.diagnostics.map(({ pointer }) => pointer).filter((pointer) => pointer === '/items/3'),
    ['/items/3'],
  );
  const shown = await requirements(at);
  assert.deepEqual(shown['Data 101'], met);
  const damaged = shown['DATA 811 Statistical Models'];
  assert.ok(['unknown', 'no'].includes(damaged.verdict), 'what is damaged is not called met');
  const problems = await at.locator('credential-stack .answer > .facts').innerText();
  for (const { message, pointer } of answer.diagnostics) {
    assert.ok(problems.includes(message) && problems.includes(pointer), message);
  }
  await assertQuiet(browser);
  await browser.close();
});

test('closing takes one action, and leaves nothing of the record', async () => {
  const browser = await openAudit();
  const { page: at } = browser;
  await next(browser, 'cs-load', () => browser.give(json(record(held, claim))));
  await next(browser, 'cs-load', () => whatIf(at).click());
  await closer(at).click();
  await at.getByText('The fallback stays.').waitFor();
  assert.equal(await isDrawn(at), false);
  assert.equal(await closer(at).count(), 0);
  assert.equal(await chooser(at).inputValue(), '');
  const left = await at.evaluate(() => {
    const one = document.querySelector('#one');
    return {
      focused: one.shadowRoot.activeElement?.type,
      learner: one.learner,
      text: document.documentElement.outerHTML + one.shadowRoot.innerHTML,
    };
  });
  assert.equal(left.focused, 'file');
  assert.equal(left.learner, null);
  assert.doesNotMatch(left.text, /Engineering for data|Evening School/);
  await assertQuiet(browser);
  await browser.close();
});

test('closing lets go of the record of a script as well', async () => {
  const browser = await openPage();
  const { page: at } = browser;
  await at.goto(page('before.html'));
  await browser.event('cs-load');
  await closer(at).click();
  await at.getByText('The fallback stays.').waitFor();
  assert.equal(await at.evaluate(() => document.querySelector('#one').learner), null);
  // Not even when it is asked about something else and back.
  const view = (kind) =>
    at.evaluate((value) => {
      document.querySelector('#one').view = value;
    }, kind);
  await next(browser, 'cs-load', () => view('ladder'));
  assert.equal(await chooser(at).count(), 0);
  await view('audit');
  await chooser(at).waitFor();
  assert.ok(await fallbackShows(at));
  await browser.close();
});

test('a file chosen in the place of a script’s record takes its place', async () => {
  const browser = await openPage();
  const { page: at } = browser;
  await at.goto(page('before.html'));
  await browser.event('cs-load');
  await next(browser, 'cs-load', () => browser.give(json(record(taking))));
  assert.deepEqual(await requirements(at), parts(notYet, notYet, inProgress, notYet));
  assert.equal(await at.evaluate(() => document.querySelector('#one').learner), null);
  await browser.close();
});

test('nothing of the record leaves the page, nor is anything kept', async () => {
  const browser = await openPage();
  const { page: at, context, seen } = browser;
  const sent = [];
  at.on('request', (request) => {
    sent.push([request.method(), request.url(), request.postData(), request.headers()]);
  });
  at.on('websocket', (socket) => sent.push(['websocket', socket.url(), null, {}]));
  await at.goto(page(), { waitUntil: 'networkidle' });
  await chooser(at).waitFor();
  const before = seen.requests.length;
  await next(browser, 'cs-load', () => browser.give(json(record(held, taking, claim))));
  await next(browser, 'cs-load', () => whatIf(at).click());
  await next(browser, 'cs-error', () => browser.give(json('{"secret":"Engineering for data"}')));
  await next(browser, 'cs-load', () => browser.give(csv(table)));
  await closer(at).click();
  await at.waitForTimeout(300);
  assert.equal(seen.requests.length, before, 'a record makes no request at all');
  assert.deepEqual(
    [...new Set(sent.map(([, url]) => url))].sort(),
    [
      'audit.html',
      'credential-stack/credential-stack-learner.js',
      'credential-stack/credential-stack.js',
      'credential-stack/credstack-learner.wasm',
      catalogue,
    ].map(page),
  );
  assert.ok(sent.every(([method, , body]) => method === 'GET' && body === null));
  assert.deepEqual(await context.cookies(), []);
  const kept = await at.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    databases: await indexedDB.databases(),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    name: window.name,
    state: history.state,
    address: location.href,
  }));
  assert.deepEqual(kept, {
    ...{ local: 0, session: 0, databases: [], caches: [], workers: 0 },
    ...{ name: '', state: null, address: page() },
  });
  await assertQuiet(browser);
  await browser.close();
});

for (const [name, pattern, answer] of [
  ['another script', '**/credential-stack-learner.js', 'window.ran = true; export {}'],
  ['a script of a later version', '**/credential-stack-learner.js', 'append'],
  ['no script', '**/credential-stack-learner.js', null],
  ['another module', '**/credstack-learner.wasm', 'append'],
  ['no module', '**/credstack-learner.wasm', null],
]) {
  test(`${name} than was built with the element: nothing of it runs`, async () => {
    const browser = await openPage();
    const { page: at } = browser;
    await at.route(pattern, async (route) => {
      if (answer === null) return route.fulfill({ status: 404, body: 'no' });
      if (answer !== 'append') {
        return route.fulfill({ contentType: 'text/javascript', body: answer });
      }
      const response = await route.fetch();
      const added = pattern.endsWith('.js') ? '\nwindow.ran = true;' : '\0\x02\x01x';
      return route.fulfill({
        response,
        body: Buffer.concat([await response.body(), Buffer.from(added)]),
      });
    });
    await at.goto(page());
    const { detail } = await browser.event('cs-error');
    assert.equal(detail.code, 'core-unavailable');
    assert.equal(await at.evaluate(() => window.ran), undefined);
    assert.ok(await fallbackShows(at));
    assert.equal(await chooser(at).count(), 0, 'no record is asked for in vain');
    assert.deepEqual(browser.seen.errors, []);
    assert.deepEqual(await browser.troubles(), []);
    await browser.close();
  });
}

test('a page without an audit loads nothing of it', async () => {
  const browser = await openPage();
  const { page: at, seen } = browser;
  await at.goto(`${server.url}pages/bare.html`, { waitUntil: 'networkidle' });
  await browser.event('cs-load');
  assert.deepEqual(
    seen.requests.filter((url) => url.includes('learner')),
    [],
  );
  await browser.close();
});

test('a program without requirements takes no record', async () => {
  const browser = await openAudit();
  const { page: at } = browser;
  const { code } = await next(browser, 'cs-error', () =>
    at.evaluate(() => {
      document.querySelector('#one').focusId = 'urn:mc:data-101';
    }),
  );
  assert.equal(code, 'no-requirement');
  assert.equal(await chooser(at).count(), 0);
  assert.ok(await fallbackShows(at));
  await browser.close();
});

test('names of a record are text', async () => {
  const browser = await openAudit();
  const { page: at, seen } = browser;
  const nasty = `<img src=x onerror="alert('record')"><script>alert(1)</script>`;
  const file = json(record(held, { ...claim, title: nasty, grade: nasty }));
  await next(browser, 'cs-load', () => browser.give(file));
  const found = await at.evaluate(() => {
    const root = document.querySelector('#one').shadowRoot;
    return {
      text: root.querySelector('.answer').innerText,
      made: root.querySelectorAll('img, script').length,
    };
  });
  assert.ok(found.text.includes(nasty));
  assert.equal(found.made, 0);
  await next(browser, 'cs-error', () => browser.give(json(`{"credstackLearner":${nasty}`)));
  assert.equal(await at.locator('credential-stack img').count(), 0);
  assert.deepEqual(seen.dialogs, []);
  await assertQuiet(browser);
  await browser.close();
});

test('all of it works from the keyboard', async () => {
  const browser = await openAudit();
  const { page: at } = browser;
  const focused = () =>
    at.evaluate(() => {
      const inside = document.querySelector('#one').shadowRoot.activeElement;
      return inside && [inside.localName, inside.type ?? ''].join(' ').trim();
    });
  const tabTo = async (wanted) => {
    for (let n = 0; n < 10 && (await focused()) !== wanted; n += 1) await at.keyboard.press('Tab');
    assert.equal(await focused(), wanted);
  };
  // Asked for first: the browser has to know of it before the key arrives, and what is asked of the
  // page in between sees to that.
  const chosen = at.waitForEvent('filechooser');
  await tabTo('input file');
  await at.keyboard.press('Enter');
  const opened = await chosen;
  const all = record(held, taking, elective, plan, claim);
  await next(browser, 'cs-load', () => opened.setFiles(json(all)));
  assert.equal(await focused(), 'input file', 'the focus stays where it was');
  await tabTo('input checkbox');
  await next(browser, 'cs-load', () => at.keyboard.press('Space'));
  assert.equal(await focused(), 'input checkbox');
  await tabTo('button button');
  await at.keyboard.press('Enter');
  await at.getByText('The fallback stays.').waitFor();
  assert.equal(await focused(), 'input file');
  await assertQuiet(browser);
  await browser.close();
});

test('the demo page: a sample record is read, and nothing is asked of anyone else', async () => {
  for (const ending of ['json', 'csv']) {
    const browser = await openPage();
    const { page: at, seen } = browser;
    await at.goto(server.url + progressPage);
    await chooser(at).scrollIntoViewIfNeeded();
    await browser.give(sampleRecord(ending));
    const { view } = (await browser.event('cs-load')).detail;
    assert.match(view.title, /Graduate Diploma in Data Analytics/);
    assert.equal(await at.locator('credential-stack h3.title').innerText(), view.title);
    assert.deepEqual(
      seen.requests.filter((url) => !url.startsWith(server.url)),
      [],
    );
    await assertQuiet(browser);
    await browser.close();
  }
});

test('the demo page without JavaScript says what the diploma asks for', async () => {
  const { page: at, close } = await openPage({ javaScriptEnabled: false });
  await at.goto(server.url + progressPage);
  const text = await at.locator('credential-stack').innerText();
  assert.match(text, /Graduate Diploma in Data Analytics/);
  assert.ok(text.length > 200);
  assert.equal(await chooser(at).count(), 0);
  await close();
});
