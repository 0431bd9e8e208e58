// What is built: the same bytes each time, every document, links that lead somewhere, and nothing that
// the policy of the pages would have to allow.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, test } from 'node:test';

import { strictPolicy } from '../../tools/serve.mjs';
import { elementManifest } from '../../tools/package/manifest.mjs';
import { buildSite } from '../../web/site/build.mjs';
import { Links } from '../../web/site/links.mjs';
import { rendered } from '../../web/site/markdown.mjs';
import { apiOfManifest } from '../web/element-api.mjs';
import { filesIn, root, temporaryFolder } from './site.mjs';

const folder = temporaryFolder();
const site = join(folder, 'one');
await buildSite(site);
const files = filesIn(site);
const pages = files.filter((path) => path.endsWith('.html') && !path.startsWith('files/'));
const read = (path) => readFileSync(join(site, path), 'utf8');
const html = new Map(pages.map((path) => [path, read(path)]));

/** Text as HTML has it, without what stands for characters. */
const unescaped = (text) =>
  text
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
const all = (text, pattern) =>
  [...text.matchAll(pattern)].map(([, found]) => unescaped(found ?? ''));

test('built elsewhere, at another time of day and in another language, it has the same bytes', () => {
  const other = join(folder, 'two');
  execFileSync(process.execPath, ['web/site/build.mjs', '--out', other], {
    cwd: root,
    env: { ...process.env, TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' },
  });
  assert.deepEqual(filesIn(other), files);
  for (const path of files) {
    assert.ok(readFileSync(join(other, path)).equals(readFileSync(join(site, path))), path);
  }
});

describe('every document has a page', () => {
  const documents = ['docs', 'docs/decisions'].flatMap((place) =>
    readdirSync(join(root, place))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${place}/${name}`),
  );
  const titles = new Map(
    [...html].map(([path, text]) => [all(text, /<h1[^>]*>(.*?)<\/h1>/g)[0], path]),
  );
  test('there are many', () => assert.ok(documents.length > 25));
  for (const document of [...documents, 'CHANGELOG.md', 'CONTRIBUTING.md', 'examples/README.md']) {
    test(document, () => {
      const text = readFileSync(join(root, document), 'utf8');
      const [, title] = /^# (.*)$/m.exec(text);
      const path = titles.get(title.replaceAll('`', ''));
      assert.ok(path, `no page is called ${title}`);
      // A page is there as a whole: its last words, too.
      const words = (from) =>
        from
          .replace(/[^\p{L}\p{N}]+/gu, ' ')
          .trim()
          .split(' ');
      const shown = words(
        unescaped(
          html
            .get(path)
            .replace(/<nav class="neighbours[^]*/, '')
            .replace(/<[^>]*>/g, ''),
        ),
      );
      const last = words(text.replace(/\]\([^)]*\)/g, '')).slice(-4);
      assert.deepEqual(shown.slice(-4), last);
    });
  }
});

describe('links', () => {
  const ids = new Map(
    [...html].map(([path, text]) => [path, new Set(all(text, /\sid="([^"]*)"/g))]),
  );
  for (const [path, text] of html) {
    test(`of ${path} lead somewhere`, () => {
      // Examples are text.
      const own = text.replace(/<pre[ >][^]*?<\/pre>/g, '');
      for (const address of all(own, /\s(?:href|src)="([^"]*)"/g)) {
        if (/^(https?:|mailto:)/.test(address)) continue;
        assert.doesNotMatch(address, /^\/|^[a-z]+:/i, address);
        const [target, fragment] = address.split('#');
        const file = target ? normalize(join(dirname(path), target)) : path;
        assert.ok(existsSync(join(site, file)), `${address}: no ${file}`);
        assert.ok(
          !fragment || !ids.has(file) || ids.get(file).has(fragment),
          `${address}: no such id`,
        );
      }
    });
    test(`of ${path}: each id is there once`, () => {
      const list = all(text, /\sid="([^"]*)"/g);
      assert.equal(new Set(list).size, list.length);
    });
  }

  const dead = {
    'a document that is not there': ['nowhere.md', /nowhere\.md leads nowhere/],
    'a heading that is not there': ['audit.md#nowhere', /audit\.md#nowhere: no such heading/],
    'a file that is not there': ['../examples/nowhere.json', /nowhere\.json leads nowhere/],
    'a file outside': ['../../outside.json', /outside\.json leads nowhere/],
  };
  for (const [what, [address, complaint]] of Object.entries(dead)) {
    test(`to ${what} stop the build`, () => {
      const links = new Links();
      links.have('audit.html', [{ id: 'here' }]);
      rendered(`# Title\n\n[a link](${address})\n`, (to) =>
        links.resolve('docs/cli.md', 'cli.html', to),
      );
      assert.throws(() => links.check(), complaint);
    });
  }
  test('that lead somewhere do not', () => {
    const links = new Links();
    links.have('audit.html', [{ id: 'here' }]);
    const text = '# T\n\n[a](audit.md#here) [b](../examples/plar.json) [c](https://example.org/)\n';
    const { body } = rendered(text, (to) =>
      links.resolve(
        'docs/decisions/0011-exact-audit.md',
        'decisions/x.html',
        to.replace(/^/, to.startsWith('http') ? '' : '../'),
      ),
    );
    links.check();
    assert.deepEqual(all(body, /href="([^"]*)"/g), [
      '../audit.html#here',
      '../files/examples/plar.json',
      'https://example.org/',
    ]);
  });
});

describe('pages', () => {
  // What only a header can say is not in the pages.
  const inPages = strictPolicy
    .split('; ')
    .filter((rule) => !rule.startsWith('frame-ancestors'))
    .join('; ');
  for (const [path, text] of html) {
    test(`${path} keeps to the element's policy`, () => {
      assert.deepEqual(all(text, /http-equiv="Content-Security-Policy" content="([^"]*)"/g), [
        inPages,
      ]);
      assert.doesNotMatch(text, /<script(?![^>]* src=)/);
      assert.doesNotMatch(text, /<style|<[a-z][^>]* (style|on[a-z]+)=/i);
      assert.doesNotMatch(text, /<(script|link|img|iframe)[^>]* (src|href)="(https?:)?\/\//);
    });
    test(`${path} says what it is`, () => {
      assert.match(text, /^<!doctype html>\n<html lang="en">/);
      assert.equal(all(text, /<h1[ >]()/g).length, 1);
      assert.equal(all(text, /<main [^>]*id="(content)"/g).length, 1);
      assert.match(text, /<meta name="description" content="[^"]{10,200}">/);
    });
  }
  test('each has a title of its own', () => {
    const titles = [...html.values()].map((text) => all(text, /<title>(.*?)<\/title>/g)[0]);
    assert.equal(new Set(titles).size, pages.length);
  });
  test('all are in the search', () => {
    const index = JSON.parse(read('assets/search.json'));
    assert.deepEqual(index.map(({ path }) => path).sort(), [...pages].sort());
  });
});

test('the page of attributes, events and parts has what the manifest has', async () => {
  const api = apiOfManifest(await elementManifest());
  const sections = html.get('api.html').split(/<h2 /).slice(1);
  const titles = {
    attributes: 'Attributes',
    properties: 'Properties',
    events: 'Events',
    slots: 'Slots',
    parts: 'Parts',
    customProperties: 'Custom properties',
  };
  assert.deepEqual(Object.keys(titles), Object.keys(api));
  for (const [kind, title] of Object.entries(titles)) {
    const section = sections.find((text) => text.includes(`>${title} <a`));
    assert.ok(section, title);
    const names = all(
      section,
      /<tr role="row">\s*<td role="cell">(?:<code[^>]*>(.*?)<\/code>|\(its content\))/g,
    );
    const wanted = api[kind].map((name) => name.replace(' (read-only)', ''));
    assert.deepEqual([...names].sort(), [...wanted].sort(), title);
  }
});

test('each property has the type that the class gives it', () => {
  const source = readFileSync(join(root, 'web/credential-stack-element.ts'), 'utf8');
  const [, kinds] = /type ViewKind = ([^;]+);/.exec(source);
  const typed = [...source.matchAll(/^ {2}get (\w+)\(\): (.+) \{$/gm)];
  assert.ok(typed.length > 8);
  const [, section] = /<h2 id="properties">([^]*?)<h2 /.exec(html.get('api.html'));
  const rows = section.split('<tr role="row">').slice(2);
  const shown = rows.map((row) => all(row, /<td[^>]*>(?:<code[^>]*>)?([^]*?)(?:<\/code>)?<\/td>/g));
  for (const [, name, type] of typed) {
    const row = shown.find(([property]) => property === name);
    assert.equal(row?.[1], type === 'ViewKind' ? kinds : type, name);
  }
});

test('the element on the pages is the one that is delivered', () => {
  const hashes = JSON.parse(readFileSync(join(root, 'build/web/integrity.json'), 'utf8'));
  for (const path of ['index.html', 'playground.html']) {
    const [tag] = /<script [^>]*credential-stack\.js"[^>]*>/.exec(html.get(path));
    assert.ok(tag.includes(`integrity="${hashes['credential-stack.js']}"`), path);
  }
  for (const name of Object.keys(hashes)) {
    const built = readFileSync(join(root, 'build/web', name));
    assert.ok(built.equals(readFileSync(join(site, 'credential-stack', name))), name);
  }
});
