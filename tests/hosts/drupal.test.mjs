// The Drupal component: its template rendered with Twig, its description read as YAML and as a schema.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import Ajv from 'ajv';

import { courseId } from '../browser/browser.mjs';
import { cli, exampleCatalogue, kitsIn, root, temporaryFolder } from './kits.mjs';
import { hostile, parsed, php } from './php.mjs';

const module = join(kitsIn(temporaryFolder(), 'drupal'), 'drupal/credential_stack');
const name = 'credential_stack:credential-stack';
const fragment = execFileSync(
  cli,
  ['render', exampleCatalogue, '--credential', courseId, '--html', '--lang', 'en'],
  { encoding: 'utf8' },
);
const run = (renders, templates = {}) => php('drupal.php', { module, templates, renders });
const rendered = (variables) => run([[name, variables]]).renders[0];
const inOneLine = (text) => text.replace(/\s+/g, ' ').trim();

test('the example of the README shows the element with the plain HTML inside', async () => {
  const readme = readFileSync(join(module, 'README.md'), 'utf8');
  const [, example] = /```twig\n(.*?)```/s.exec(readme);
  const [, file] = /source\('([^']*)'\)/.exec(example);
  const [html] = run([['page', {}]], { page: example, [file]: fragment }).renders;
  const { stacks, ran } = await parsed(html);
  assert.deepEqual(ran, []);
  assert.equal(stacks.length, 1);
  assert.deepEqual(stacks[0].attributes, {
    ...{ src: '/stacks/data-101.json', focus: courseId, view: 'stacks', 'heading-level': '3' },
  });
  assert.equal(inOneLine(stacks[0].text), inOneLine((await parsed(fragment)).text));
  const links = (await parsed(html)).all.filter(({ name: tag }) => tag === 'a');
  assert.equal(links.length, fragment.match(/<a /g).length);
});

test('what Drupal gives in attributes is kept beside ours', async () => {
  const html = rendered({
    attributes: { 'data-component-id': name, class: 'wide' },
    ...{ src: '/a.json', focus: 'urn:a', view: 'ladder', lang: 'mi', heading_level: 2 },
  });
  const { stacks } = await parsed(html);
  assert.deepEqual(stacks[0].attributes, {
    ...{ 'data-component-id': name, class: 'wide', src: '/a.json', focus: 'urn:a' },
    ...{ view: 'ladder', 'heading-level': '2', lang: 'mi' },
  });
  assert.equal(stacks[0].text.trim(), '');
});

test('hostile values stay in their attribute, and text in the slot is text', async () => {
  const { renders } = run(
    hostile.map((text) => [
      name,
      { src: text, focus: text, view: text, lang: text, heading_level: text, fallback: text },
    ]),
  );
  for (const [i, html] of renders.entries()) {
    const text = hostile[i];
    const { all, stacks, ran } = await parsed(html);
    assert.deepEqual(ran, [], text);
    assert.equal(all.length, 1, text);
    assert.equal(stacks.length, 1, text);
    const { attributes } = stacks[0];
    const names = ['focus', 'heading-level', 'lang', 'src', 'view'];
    assert.deepEqual(Object.keys(attributes).sort(), names);
    if (text.includes('\0')) continue;
    for (const key of names) assert.equal(attributes[key], text);
    assert.equal(stacks[0].text.trim(), text);
  }
});

test('the description is a schema that takes good props and refuses others', () => {
  const { component } = run([]);
  const takes = new Ajv({ strict: true, allErrors: true }).compile(component.props);
  const good = { src: '/stacks/data.json', focus: 'urn:a' };
  for (const props of [
    good,
    { ...good, src: 'https://www.example.edu/a.json?x=1' },
    { ...good, src: 'stacks/a.json' },
    { ...good, view: 'plan', lang: 'zh-Hant-TW', heading_level: 6 },
  ]) {
    assert.ok(takes(props), JSON.stringify(takes.errors));
  }
  for (const props of [
    {},
    { src: good.src },
    { ...good, focus: '' },
    { ...good, src: 'javascript:alert(1)' },
    { ...good, src: 'data:text/html,x' },
    { ...good, src: '/a b.json' },
    { ...good, src: '\\\\elsewhere.example\\a.json' },
    { ...good, view: 'admin' },
    { ...good, lang: 'en" onclick="' },
    { ...good, heading_level: 1 },
    { ...good, heading_level: '3' },
  ]) {
    assert.ok(!takes(props), JSON.stringify(props));
  }
  // Each example and default is a good value of its prop.
  const one = new Ajv();
  for (const schema of Object.values(component.props.properties)) {
    for (const value of [
      ...(schema.examples ?? []),
      ...('default' in schema ? [schema.default] : []),
    ]) {
      assert.ok(one.validate(schema, value), JSON.stringify(value));
    }
  }
});

test('the description has the keys that Drupal knows, and loads the script as a module', () => {
  const { component, info } = run([]);
  assert.deepEqual(Object.keys(component).sort(), [
    ...['$schema', 'description', 'group', 'libraryOverrides', 'name', 'props', 'slots', 'status'],
  ]);
  assert.deepEqual(Object.keys(component.slots), ['fallback']);
  const hashes = JSON.parse(readFileSync(join(root, 'build/web/integrity.json'), 'utf8'));
  assert.deepEqual(component.libraryOverrides, {
    js: {
      'credential-stack.js': {
        ...{ minified: true, preprocess: false },
        attributes: {
          ...{ type: 'module', crossorigin: 'anonymous' },
          integrity: hashes['credential-stack.js'],
        },
      },
    },
  });
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  assert.deepEqual(info, {
    ...{ name: 'Credential stack', type: 'module', package: 'Education', version },
    description: 'Shows where a credential counts, from a catalogue that you publish yourself.',
    core_version_requirement: '^10.3 || ^11',
  });
});
