// The playground: what is pasted is shown, what is wrong is said, and nothing leaves the page.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';

import { serve } from '../../tools/serve.mjs';
import { openPage } from '../browser/browser.mjs';
import { root, servedSite } from './site.mjs';

const site = await servedSite();

/** Two awards: the first is worth 6 of the 24 credits of the second, which asks for it by name. */
const catalogue = {
  credstack: 1,
  id: 'urn:example:pasted',
  asOf: '2026-11-01',
  organizations: [{ id: 'org:u', name: 'Example University', type: 'higherEducation' }],
  achievements: [
    {
      ...{ id: 'mc:soil', type: 'MicroCredential', name: 'Soil 101', owner: 'org:u' },
      credit: { value: 6, unit: 'ECTS' },
    },
    {
      ...{ id: 'gc:soil', type: 'PostBaccalaureateCertificate', name: 'Certificate in Soil' },
      owner: 'org:u',
      credit: { value: 24, unit: 'ECTS' },
      requirement: {
        all: [
          { achievement: 'mc:soil' },
          { id: 'rest', credits: { value: 18, unit: 'ECTS' }, open: true },
        ],
      },
    },
  ],
};
const text = JSON.stringify(catalogue);

/** The playground, with what the test needs of it. */
async function playground(fragment = '') {
  const browser = await openPage();
  const { page } = browser;
  await page.goto(`${site.url}playground.html${fragment}`);
  const field = (label) => page.getByLabel(label, { exact: true });
  const status = page.locator('#status');
  const said = (wanted) =>
    page.waitForFunction(
      (source) => new RegExp(source).test(document.querySelector('#status').textContent),
      wanted.source,
      { timeout: 8000 },
    );
  return {
    ...browser,
    field,
    status,
    said,
    paste: (pasted) => page.locator('#catalogue').fill(pasted),
    shown: () => page.locator('credential-stack .answer').innerText(),
    problems: () => page.locator('#problems').innerText(),
    snippet: () => page.locator('#snippet').textContent(),
  };
}

test('it begins with a sample', async () => {
  const { said, shown, problems, field, close } = await playground();
  await said(/^An answer is drawn: Where Data 101 counts\.$/);
  assert.match(await shown(), /^Where Data 101 counts\n/);
  assert.match(await problems(), /^No problem was found/);
  assert.equal(await field('Focus').inputValue(), 'urn:mc:data-101');
  await close();
});

test('a pasted catalogue is shown, in the page alone', async () => {
  const { page, seen, paste, said, shown, field, context, troubles, close } = await playground();
  await said(/Data 101/);
  const before = seen.requests.length;
  await paste(text);
  await said(/^An answer is drawn: Where Soil 101 counts\.$/);
  assert.match(await shown(), /Certificate in Soil[^]*6 of 24 ECTS/);
  assert.deepEqual(await field('Focus').locator('option').allInnerTexts(), [
    'Soil 101',
    'Certificate in Soil',
    'Another id…',
  ]);
  assert.equal(await field('Begin with').inputValue(), '');
  assert.deepEqual(seen.requests.slice(before), []);
  assert.deepEqual(seen.console, []);
  assert.deepEqual(await troubles(), []);
  assert.deepEqual(await context.cookies(), []);
  assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
  await close();
});

test('a file is opened as if it were pasted', async () => {
  const { page, said, shown, snippet, close } = await playground();
  await page
    .getByLabel('or open a file')
    .setInputFiles({ name: 'soil.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await said(/Soil 101/);
  assert.match(await shown(), /6 of 24 ECTS/);
  assert.match(await snippet(), /src="\/stacks\/soil\.json"/);
  await close();
});

describe('what is wrong is said', () => {
  test('text that is no JSON', async () => {
    const { page, paste, said, problems, close } = await playground();
    await said(/drawn/);
    await paste('{ "credstack": 1, ');
    await said(/^No answer is drawn: this is no catalogue\. \(bad-catalogue: /);
    assert.match(await problems(), /Error \S+ at the whole document/);
    // In the element the content inside is back.
    assert.match(await page.locator('credential-stack p').innerText(), /plain HTML inside/);
    assert.ok(await page.locator('credential-stack p').isVisible());
    assert.equal(await page.locator('#paste').isVisible(), false);
    await close();
  });

  test('a key that nobody knows is a problem, and the answer is drawn all the same', async () => {
    const { paste, said, problems, close } = await playground();
    await said(/drawn/);
    const [first, ...others] = catalogue.achievements;
    await paste(
      JSON.stringify({ ...catalogue, achievements: [{ ...first, colour: 1 }, ...others] }),
    );
    await said(/Soil 101/);
    assert.match(await problems(), /unknown-key at \/achievements\/0\/colour/);
    await close();
  });

  test('CTDL', async () => {
    const { paste, said, close } = await playground();
    await said(/drawn/);
    await paste(
      JSON.stringify({
        '@context': 'https://credreg.net/ctdl/schema/context/json',
        '@id': 'https://credentialengineregistry.org/resources/ce-1',
        '@type': 'ceterms:Certificate',
        'ceterms:name': { en: 'Soil' },
      }),
    );
    await said(/looks like CTDL, which the element does not read[^]*credstack publish/);
    await close();
  });

  test('an id that the catalogue does not know', async () => {
    const { page, paste, said, field, shown, close } = await playground();
    await paste(text);
    await said(/Soil 101/);
    await field('Focus').selectOption('Another id…');
    await field('Its id').fill('mc:rain');
    await said(/^No answer is drawn: the catalogue does not know this id\. \(unknown-id: /);
    assert.ok(await page.locator('credential-stack p').isVisible());
    await field('Its id').fill('mc:soil');
    await said(/^An answer is drawn/);
    assert.match(await shown(), /6 of 24 ECTS/);
    await close();
  });

  test('a program without requirements cannot be audited', async () => {
    const { paste, said, field, close } = await playground();
    await paste(text);
    await said(/Soil 101/);
    await field('View').selectOption('audit');
    assert.deepEqual(await field('Focus').locator('option').allInnerTexts(), [
      'Certificate in Soil',
      'Another id…',
    ]);
    await field('Focus').selectOption('Another id…');
    await field('Its id').fill('mc:soil');
    await said(/does not say what this program requires\. \(no-requirement: /);
    await close();
  });
});

test('view, language, day and level are those that are chosen', async () => {
  const { page, said, field, shown, close } = await playground();
  await said(/Data 101/);
  const level = () =>
    page.locator('credential-stack [part=title]').evaluate((title) => title.localName);
  assert.equal(await level(), 'h3');
  await field('Level of its title').selectOption('2');
  await page.waitForFunction(() =>
    document.querySelector('credential-stack').shadowRoot.querySelector('h2[part=title]'),
  );
  // In 2024 its decision toward the Bachelor of Information Science was still in force.
  assert.match(await shown(), /The agreement behind it ended on 31 December 2024/);
  await field('Day (today if empty)').fill('2024-11-24');
  await page.waitForFunction(() =>
    /24 November 2024/.test(document.querySelector('credential-stack').shadowRoot.textContent),
  );
  assert.doesNotMatch(await shown(), /ended on 31 December 2024/);
  await field('Language').selectOption('fr');
  await said(/^An answer is drawn: .*Data 101/);
  await page.waitForFunction(() =>
    /24 novembre 2024/.test(document.querySelector('credential-stack').shadowRoot.textContent),
  );
  await field('View').selectOption('ladder');
  await field('Focus').selectOption('Master of Data Science');
  await said(/Master of Data Science/);
  await close();
});

test('an audit and a plan take a record, in the element', async () => {
  const { page, field, said, shown, close } = await playground();
  await said(/Data 101/);
  await field('View').selectOption('audit');
  await field('Focus').selectOption('urn:waiora:graduate-diploma-analytics');
  const chooser = page.locator('credential-stack input[type=file]');
  await chooser.waitFor();
  assert.ok(await page.locator('#records').isVisible());
  await chooser.setInputFiles(join(root, 'examples/learners/data-101.json'));
  await said(/^An answer is drawn/);
  assert.match(await shown(), /Met/);
  await field('View').selectOption('plan');
  await said(/^An answer is drawn/);
  await close();
});

describe('what is to be pasted', () => {
  const bytes = readFileSync(join(root, 'build/web/credential-stack.js'));
  const hash = `sha384-${createHash('sha384').update(bytes).digest('base64')}`;

  test('has the hash of the script, and each setting that is not as it would be by itself', async () => {
    const { field, said, snippet, page, close } = await playground();
    await said(/Data 101/);
    assert.equal(
      await snippet(),
      `<script type="module" src="ADDRESS/credential-stack.js" integrity="${hash}" crossorigin="anonymous"></script>
<credential-stack src="/stacks/data-101.json" focus="urn:mc:data-101" view="stacks">
  …what the first command below wrote…
</credential-stack>`,
    );
    await field('Language').selectOption('de');
    await field('Level of its title').selectOption('2');
    await field('View').selectOption('ladder');
    assert.match(await snippet(), / view="ladder" lang="de" heading-level="2">/);
    const commands = (await page.locator('#commands').textContent()).split('\n');
    assert.match(commands[0], /^credstack render data-101\.json --program \S+ --html --lang de$/);
    assert.equal(commands[1], 'credstack check data-101.json');
    await close();
  });

  test('draws the answer where it is pasted', async () => {
    const { said, snippet, paste, close } = await playground();
    // An id with all that has a meaning in HTML.
    const id = `mc:"soil" & <b>'`;
    const [first, second] = structuredClone(catalogue.achievements);
    first.id = id;
    second.requirement.all[0].achievement = id;
    await paste(JSON.stringify({ ...catalogue, achievements: [first, second] }));
    await said(/Soil 101/);
    const pasted = (await snippet()).replace('ADDRESS', '/some/where/credential-stack');
    await close();
    const other = await openPage();
    await other.page.route('**/*', (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname === '/page.html') {
        return route.fulfill({ contentType: 'text/html', body: `<!doctype html>${pasted}` });
      }
      if (pathname === '/stacks/catalogue.json') {
        const body = JSON.stringify({ ...catalogue, achievements: [first, second] });
        return route.fulfill({ contentType: 'application/json', body });
      }
      return route.continue();
    });
    await other.page.goto(new URL('/page.html', site.url).href);
    assert.equal((await other.drawn()).view.title, 'Where Soil 101 counts');
    await other.close();
  });

  test('a link leads to the same sample and settings', async () => {
    const { page, said, field, close } = await playground();
    await said(/Data 101/);
    await field('View').selectOption('ladder');
    await field('Focus').selectOption('Master of Data Science');
    await field('Language').selectOption('es');
    await page.locator('#paste summary').click();
    const href = await page.locator('#share-link').getAttribute('href');
    await close();
    const again = await playground(href);
    await again.said(/Master of Data Science/);
    assert.equal(await again.field('Language').inputValue(), 'es');
    assert.equal(await again.field('View').inputValue(), 'ladder');
    await again.close();
  });

  test('a link with anything else in it begins as always', async () => {
    const { said, field, close } = await playground(
      '#sample=../../x&view=nothing&heading-level=9&on=x',
    );
    await said(/Where Data 101 counts/);
    assert.equal(await field('View').inputValue(), 'stacks');
    await close();
  });
});

test('a catalogue at a blob: address asks the policy for just that', async () => {
  const build = await serve({ dir: join(root, 'build/web') });
  after(build.close);
  const policy = (connect) =>
    `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src ${connect}; require-trusted-types-for 'script'; trusted-types lit-html`;
  for (const [connect, type] of [
    ["'self' blob:", 'cs-load'],
    ["'self'", 'cs-error'],
  ]) {
    const browser = await openPage();
    await browser.page.route('**/page.html', (route) =>
      route.fulfill({
        contentType: 'text/html',
        headers: { 'Content-Security-Policy': policy(connect) },
        body: '<!doctype html><title>P</title><script type="module" src="credential-stack.js"></script>',
      }),
    );
    await browser.page.goto(`${build.url}page.html`);
    await browser.page.evaluate((json) => {
      const stack = document.createElement('credential-stack');
      stack.setAttribute('src', URL.createObjectURL(new Blob([json])));
      stack.setAttribute('focus', 'mc:soil');
      document.body.append(stack);
    }, text);
    const { detail } = await browser.event(type);
    if (type === 'cs-load') assert.equal(detail.view.title, 'Where Soil 101 counts');
    else assert.equal(detail.code, 'fetch-failed');
    await browser.close();
  }
});
