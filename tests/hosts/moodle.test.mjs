// The Moodle filter against stand-ins for what it asks of Moodle.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { kitsIn, root, temporaryFolder } from './kits.mjs';
import { hostile, parsed, php } from './php.mjs';

const plugin = join(kitsIn(temporaryFolder(), 'moodle'), 'moodle/credentialstack');
const base = 'https://www.example.edu/stacks/';
const addresses = `${base}\r\nhttp://localhost:8080/\nnot an address\nhttps://no-slash.example`;
const html = { originalformat: '1' };

const run = (texts, { older = false, addresses: given = addresses } = {}) =>
  php('moodle.php', {
    ...{ plugin, older, addresses: given },
    texts: texts.map((text) => (Array.isArray(text) ? text : [text, html])),
  });
const filtered = (text, options) => run([text], options).texts[0];

const escaped = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
const addressed = (values = {}, page = `${base}frame/`) =>
  `${page}?${new URLSearchParams({ src: '/stacks/data.json', focus: 'urn:mc:data-101', ...values })}`;
const link = (address, text = 'Where it <em>counts</em>') =>
  `<a class="x" href="${escaped(address)}" target="_blank">${text}</a>`;

const hashes = JSON.parse(readFileSync(join(root, 'build/web/integrity.json'), 'utf8'));
const script = {
  type: 'module',
  src: 'https://moodle.example.edu/filter/credentialstack/element/credential-stack.js',
  integrity: hashes['credential-stack.js'],
  crossorigin: 'anonymous',
};

for (const older of [false, true]) {
  test(`a link becomes the element, with the ${older ? 'older' : 'present'} class to extend`, async () => {
    const before = '<p>Before &amp; <b>bold</b> ';
    const after = ' after.</p>';
    const address = addressed({ view: 'ladder', lang: 'en-NZ' });
    const text = filtered(before + link(address) + after, { older });
    assert.ok(text.startsWith(before) && text.endsWith(after));
    assert.ok(text.includes(link(address)), 'the link stays as it was');
    const { all, stacks, ran } = await parsed(text);
    assert.deepEqual(ran, []);
    assert.equal(stacks.length, 1);
    assert.deepEqual(stacks[0].attributes, {
      ...{ src: `${base}data.json`, focus: 'urn:mc:data-101', view: 'ladder', lang: 'en-NZ' },
      'heading-level': '4',
    });
    assert.equal(stacks[0].text, 'Where it counts');
    const scripts = all.filter(({ name }) => name === 'script');
    assert.deepEqual(
      scripts.map(({ attributes }) => attributes),
      [script],
    );
    assert.equal(all.filter(({ name }) => name === 'a').length, 1);
  });
}

test('the catalogue is found from the page that the link names', async () => {
  const page = `${base}3f/data.stacks.html`;
  for (const [src, expected] of [
    ['data.json', `${base}3f/data.json`],
    ['../ab/x.json', `${base}ab/x.json`],
    ['./x.json?v=2', `${base}3f/x.json`],
    ['/stacks/x.json', `${base}x.json`],
    [`${base}x.json`, `${base}x.json`],
    ['http://localhost:8080/x.json', 'http://localhost:8080/x.json'],
  ]) {
    const { stacks } = await parsed(filtered(link(addressed({ src }, page))));
    assert.equal(stacks.length, 1, src);
    assert.equal(stacks[0].attributes.src, expected);
  }
});

test('anything else stays as it is', () => {
  const good = link(addressed());
  const texts = [
    ...[
      '',
      'Plain text with focus= in it',
      '<a href="https://www.example.edu/stacks/?src=x">no focus=</a>',
    ],
    link(addressed({}, 'https://elsewhere.example/stacks/')),
    link(addressed({}, 'https://www.example.edu.elsewhere.example/stacks/')),
    link(addressed({}, 'https://www.example.edu@elsewhere.example/stacks/')),
    link(addressed({}, 'https://www.example.edu/stacks/../private/')),
    link(addressed({}, 'https://www.example.edu/stacks/%2e%2e/private/')),
    link(addressed({}, 'https://www.example.edu/stacks\\..\\private/')),
    link(addressed({}, 'HTTPS://www.example.edu/stacks/')),
    link(addressed({}, 'https://no-slash.example/')),
    link(addressed({}, '//www.example.edu/stacks/')),
    link(addressed({}, 'javascript:alert(1)//https://www.example.edu/stacks/')),
    link(addressed({ src: 'javascript:alert(1)' })),
    link(addressed({ src: 'data:application/json,{}' })),
    link(addressed({ src: 'https://elsewhere.example/x.json' })),
    link(addressed({ src: '//elsewhere.example/x.json' })),
    link(addressed({ src: '/\\elsewhere.example/x.json' })),
    link(addressed({ src: '../../x.json' })),
    link(addressed({ src: '/x.json' })),
    link(addressed({ src: '/stacks/%2e%2e/x.json' })),
    link(addressed({ src: '/stacks/x y.json' })),
    link(addressed({ view: 'admin' })),
    link(`${base}?src[]=/stacks/x.json&focus[]=a`),
    `<!-- ${good} -->`,
    `<script>var a = '${good}';</script>`,
    `<textarea>${good}</textarea>`,
    `<credential-stack>${good}</credential-stack>`,
    `<img alt='${good}'>`,
    `<a href="${escaped(addressed())}">never closed`,
  ];
  const { texts: outputs } = run([...texts, [good, {}]]);
  assert.deepEqual(outputs, [...texts, good]);
  // The names of things come without a format. And nothing is listed until somebody does.
  assert.equal(filtered(good, { addresses: '' }), good);
  assert.equal(filtered(good, { addresses: false }), good);
  assert.equal(filtered(good, { addresses: '/\n//www.example.edu/\njavascript:/' }), good);
  assert.notEqual(filtered(good), good);
});

test('hostile values stay in their attribute', async () => {
  for (const text of hostile) {
    const output = filtered(`<p>${link(addressed({ focus: text, lang: text }))}</p>`);
    const { all, stacks, ran } = await parsed(output);
    assert.deepEqual(ran, [], text);
    assert.equal(stacks.length, 1, text);
    const { attributes } = stacks[0];
    // HTML has no such character.
    if (!text.includes('\0')) assert.equal(attributes.focus, text);
    assert.deepEqual(Object.keys(attributes).sort(), ['focus', 'heading-level', 'src', 'view']);
    assert.equal(stacks[0].text, 'Where it counts');
    const scripts = all.filter(({ name }) => name === 'script');
    assert.deepEqual(
      scripts.map(({ attributes }) => attributes),
      [script],
    );
  }
});

test('several links, in capitals and without quotes around them', async () => {
  const address = escaped(addressed());
  const text = `<A HREF='${address}'>one</A> <a href="/other">two</a> <a href = "${address}">three</a >`;
  const { stacks, all } = await parsed(filtered(text));
  assert.deepEqual(
    stacks.map((stack) => stack.text),
    ['one', 'three'],
  );
  assert.equal(all.filter(({ name }) => name === 'a').length, 3);
});

test('a long text is read in a moment', () => {
  const text = `${'<p title="'.repeat(2000)}${'<a '.repeat(20_000)}focus=${link(addressed())}`;
  const start = performance.now();
  filtered(text);
  assert.ok(performance.now() - start < 5000);
});

test('the plugin says what it is, has one setting, and that it keeps nothing', () => {
  const { version, settings, filtername, privacy } = run([]);
  const { version: release } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  assert.equal(version.component, 'filter_credentialstack');
  assert.equal(version.release, release);
  assert.match(String(version.version), /^20\d{8}$/);
  assert.equal(version.requires, 2022041900);
  assert.equal(settings.length, 1);
  assert.deepEqual(settings[0].slice(0, 2), [
    'filter_credentialstack/addresses',
    'Addresses of stack pages',
  ]);
  assert.equal(filtername, 'Credential stack');
  assert.match(privacy, /stores nothing/);
});
