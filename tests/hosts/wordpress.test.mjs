// The WordPress block against stand-ins for the functions of WordPress.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { courseId } from '../browser/browser.mjs';
import { cli, kitsIn, publishedSite, root, temporaryFolder } from './kits.mjs';
import { hostile, parsed, php } from './php.mjs';

const folder = temporaryFolder();
const plugin = join(kitsIn(folder, 'wordpress'), 'wordpress/credential-stack');
const uploads = join(folder, 'uploads');
const site = publishedSite(folder);
cpSync(site, join(uploads, 'credential-stack'), { recursive: true });
const index = JSON.parse(readFileSync(join(site, 'index.json'), 'utf8')).pages;
const program = 'urn:waiora:master-data-science';
const entryOf = (wanted) => index.find(({ id }) => id === wanted);
const base = 'https://www.example.edu/wp-content/uploads/credential-stack/';

const run = (calls, { editor = false, from = uploads } = {}) =>
  php('wordpress.php', { plugin, uploads: from, editor, calls });
const attributeNames = ['src', 'focus', 'view', 'heading-level', 'lang'];

/** The one element in that HTML, which must hold nothing that runs. */
async function onlyElement(html) {
  const { all, stacks, ran } = await parsed(html);
  assert.equal(stacks.length, 1, html);
  assert.deepEqual(ran, [], html);
  assert.ok(!all.some(({ name }) => ['script', 'iframe', 'img', 'style'].includes(name)), html);
  assert.ok(
    !all.some(({ attributes }) => Object.keys(attributes).some((key) => /^on/.test(key))),
    html,
  );
  const names = Object.keys(stacks[0].attributes);
  assert.deepEqual(
    names.filter((name) => !attributeNames.includes(name)),
    [],
    html,
  );
  return stacks[0];
}

const plainText = async (html) => (await parsed(html)).text.replace(/\s+/g, ' ').trim();

test('the block and the shortcode print the element with the published HTML inside', async () => {
  for (const [id, view] of [
    [courseId, 'stacks'],
    [program, 'ladder'],
  ]) {
    const outputs = run([
      ['block', { focus: id, view, headingLevel: 4, lang: 'en-NZ' }],
      ['shortcode', { focus: id, view, heading_level: '4', lang: 'en-NZ' }],
    ]);
    assert.equal(outputs[1], outputs[0]);
    const element = await onlyElement(outputs[0]);
    assert.deepEqual(element.attributes, {
      ...{ src: base + entryOf(id).slice.path, focus: id, view },
      ...{ 'heading-level': '4', lang: 'en-NZ' },
    });
    const fragment = readFileSync(join(site, entryOf(id)[view].path), 'utf8');
    assert.equal(element.text.replace(/\s+/g, ' ').trim(), await plainText(fragment));
    assert.equal(
      element.html.trim(),
      fragment.trim().replaceAll('&#39;', "'").replaceAll('&quot;', '"'),
    );
  }
});

test('a file name is made of the id as `credstack publish` makes it', () => {
  const ids = [
    ...['a', 'A-b', '--x--', 'urn:x:', 'https://example.edu/courses/data-101?year=2026&term=1'],
    ...[
      `${'long '.repeat(20)}end`,
      `${'x'.repeat(47)}-y`,
      `${'x'.repeat(48)}-`,
      'Māori ābc',
      '数据',
      '—',
    ],
    ...['urn:x:a"b<c>&amp;', '../../wp-config', 'a/../b'],
  ];
  const catalogue = join(folder, 'odd.json');
  writeFileSync(
    catalogue,
    JSON.stringify({
      ...{ credstack: 1, id: 'urn:odd', name: 'Odd', language: 'en' },
      achievements: ids.map((id) => ({ id, name: 'Odd', type: 'Badge' })),
    }),
  );
  const out = join(folder, 'odd');
  try {
    execFileSync(cli, ['publish', catalogue, '--out', out, '--with-errors'], { stdio: 'pipe' });
  } catch (error) {
    assert.equal(error.status, 1);
  }
  const { pages } = JSON.parse(readFileSync(join(out, 'index.json'), 'utf8'));
  assert.equal(pages.length, ids.length);
  const stems = run(pages.map(({ id }) => ['stem', id]));
  assert.deepEqual(
    stems.map((stem) => `${stem}.json`),
    pages.map(({ slice }) => slice.path),
  );
});

test('hostile attributes stay in their attribute', async () => {
  const src = 'https://www.example.edu/data.json';
  const calls = hostile.flatMap((text) => [
    ['block', { focus: text, src }],
    ['shortcode', { focus: text, src, view: text, lang: text, heading_level: text }],
    ['markup', { focus: text, src, view: text, lang: text, headingLevel: text }],
    ['markup', { focus: courseId, src: `https://www.example.edu/${text}` }],
  ]);
  const outputs = run(calls);
  for (const [i, html] of outputs.entries()) {
    const { attributes } = await onlyElement(html);
    const [, asked] = calls[i];
    // What looks like an entity is one to WordPress.
    if (!/&#?\w+;|\0/.test(asked.focus)) assert.equal(attributes.focus, asked.focus);
    assert.equal(attributes.view, 'stacks');
    assert.equal(attributes.lang, undefined);
    assert.match(attributes['heading-level'], /^[2-6]$/);
    assert.match(attributes.src, /^https:\/\/www\.example\.edu\//);
  }
});

test('only web addresses name a catalogue', async () => {
  const bad = [
    ...[
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      ' javascript:alert(1)',
      'java\tscript:alert(1)',
    ],
    ...['data:text/html,<script>alert(1)</script>', 'vbscript:x'],
    ...['&#106;avascript:alert(1)', 'file:///etc/passwd', 'ftp://example.edu/x.json'],
  ];
  const outputs = run(bad.map((src) => ['block', { focus: 'urn:none', src }]));
  assert.deepEqual(
    outputs,
    bad.map(() => ''),
  );
  const [editors] = run([['block', { focus: 'urn:none', src: bad[0] }]], { editor: true });
  const { stacks, text } = await parsed(editors);
  assert.equal(stacks.length, 0);
  assert.match(text, /gives no address of a catalogue that may be used/);
  // WordPress takes what begins neither as an address nor as a path for a host's name.
  const [host] = run([['block', { focus: 'urn:none', src: 'javascript&colon;alert(1)' }]]);
  assert.match((await onlyElement(host)).attributes.src, /^http:\/\//);
  for (const src of ['https://example.edu/a.json?x=1&y=2', '/stacks/a.json']) {
    const [html] = run([['block', { focus: 'urn:none', src }]]);
    const element = await onlyElement(html);
    assert.equal(element.attributes.src, src);
    assert.equal(element.text, 'Where this counts could not be shown.');
  }
});

test('what is missing is said to editors, and to nobody else', async () => {
  const calls = [
    ['block', {}],
    ['shortcode', ''],
    ['block', { focus: 'urn:nothing' }],
    // A slice does not know all that an audit or a plan asks.
    ['block', { focus: program, view: 'audit' }],
    ['block', { focus: program, view: 'plan' }],
  ];
  assert.deepEqual(run(calls), ['', '', '', '', '']);
  const texts = await Promise.all(run(calls, { editor: true }).map(plainText));
  assert.match(texts[0], /needs the id/);
  assert.equal(texts[1], texts[0]);
  assert.match(texts[2], /Nothing is published of this id/);
  assert.match(texts[3], /a whole catalogue/);
  assert.equal(texts[4], texts[3]);
  const [audit] = run([['block', { focus: program, view: 'audit', src: '/all.json' }]]);
  const element = await onlyElement(audit);
  const ladder = readFileSync(join(site, entryOf(program).ladder.path), 'utf8');
  assert.equal(element.text.replace(/\s+/g, ' ').trim(), await plainText(ladder));
});

test('a file in the uploads brings no script into the page', async () => {
  const from = join(folder, 'hostile-uploads');
  const path = join(from, 'credential-stack', entryOf(courseId).stacks.path);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(
    path,
    `<div lang="en" dir="ltr" onclick="alert(1)" style="position:fixed"><h3 id=x>Kept</h3>
    <script>alert(1)</script><img src=x onerror=alert(1)><a href="javascript:alert(1)">one</a>
    <a href="JAVASCRIPT&colon;alert(1)">two</a><a href='https://example.edu/?a=1&amp;b=2'>three</a>
    <svg onload=alert(1)></svg></credential-stack><iframe src="https://evil.example"></iframe>
    <!-- <b> --></div>`,
  );
  const [html] = run([['block', { focus: courseId, src: '/all.json' }]], { from });
  const element = await onlyElement(html);
  assert.match(element.text, /Kept/);
  const { all } = await parsed(html);
  const links = all.filter(({ name }) => name === 'a').map(({ attributes }) => attributes);
  assert.deepEqual(links, [{}, {}, { href: 'https://example.edu/?a=1&b=2' }]);
  assert.deepEqual(all.find(({ name }) => name === 'h3').attributes, {});
});

test('the script is printed with its hash, and no other is touched', () => {
  const hashes = JSON.parse(readFileSync(join(root, 'build/web/integrity.json'), 'utf8'));
  const ours = `https://www.example.edu/wp-content/plugins/credential-stack/element/credential-stack.js`;
  const other = { type: 'module', src: `${ours}x?ver=1` };
  const outputs = run([
    ['script', { type: 'module', src: `${ours}?ver=0.1.0` }],
    ['script', other],
    ['script', { id: 'inline' }],
  ]);
  assert.deepEqual(outputs, [
    {
      ...{ type: 'module', src: `${ours}?ver=0.1.0` },
      ...{ integrity: hashes['credential-stack.js'], crossorigin: 'anonymous' },
    },
    other,
    { id: 'inline' },
  ]);
});
