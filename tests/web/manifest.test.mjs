// custom-elements.json, docs/element.md and the code say the same.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import Ajv from 'ajv';

import { elementManifest } from '../../tools/package/manifest.mjs';
import { apiOfCode, apiOfManifest, apiOfPage, declarationOf, differences } from './element-api.mjs';

const { CredentialStackElement } = await import('../../build/web/credential-stack-element.js');
const manifest = await elementManifest();
const declaration = declarationOf(manifest);
const code = apiOfCode(CredentialStackElement);
const both = ['the manifest', 'the code'];

test('the manifest is one', () => {
  const schema = createRequire(import.meta.url)('custom-elements-manifest/schema.json');
  const validate = new Ajv({ strict: false }).compile(schema);
  assert.ok(validate(manifest), JSON.stringify(validate.errors));
});

test('the manifest has what the code has, and nothing else', () => {
  assert.deepEqual(differences(apiOfManifest(manifest), code, both), []);
});

test('docs/element.md has what the manifest has, and nothing else', () => {
  const pages = ['docs/element.md', 'the manifest'];
  assert.deepEqual(differences(apiOfPage(), apiOfManifest(manifest), pages), []);
});

test('a name that one of them lacks is found', () => {
  const lists = {
    attributes: 'attributes',
    properties: 'members',
    events: 'events',
    slots: 'slots',
    parts: 'cssParts',
    customProperties: 'cssProperties',
  };
  assert.deepEqual(Object.keys(lists), Object.keys(code));
  for (const [kind, list] of Object.entries(lists)) {
    assert.ok(code[kind].length > 0, kind);
    const without = structuredClone(manifest);
    const [{ name }] = declarationOf(without)[list].splice(0, 1);
    assert.deepEqual(differences(apiOfManifest(without), code, both), [
      `${kind}: the manifest lacks "${name}"`,
    ]);
    const more = structuredClone(manifest);
    declarationOf(more)[list].push({ name: 'invented' });
    assert.deepEqual(differences(apiOfManifest(more), code, both), [
      `${kind}: the code lacks "invented"`,
    ]);
  }
});

test('everything is described', () => {
  for (const list of ['attributes', 'members', 'events', 'slots', 'cssParts', 'cssProperties']) {
    for (const { name, description } of declaration[list]) {
      assert.match(description ?? '', /^.+\.$/s, `${list}: ${name}`);
    }
  }
});

test('an attribute and its property belong together', () => {
  const fields = Object.fromEntries(declaration.members.map((member) => [member.name, member]));
  // That of every element is its property, too.
  const own = declaration.attributes.filter(({ name }) => name !== 'lang');
  for (const { name, fieldName, type } of own) {
    assert.equal(fields[fieldName]?.attribute, name);
    assert.deepEqual(fields[fieldName].type, type);
  }
  const reflected = declaration.members.filter(({ attribute }) => attribute);
  assert.equal(reflected.length, own.length);
  const view = declaration.attributes.find(({ name }) => name === 'view');
  assert.equal(view.type.text, "'stacks' | 'ladder' | 'compare' | 'audit' | 'plan'");
});

test('a custom property that has a value of its own is said to have that one', () => {
  const styles = readFileSync(new URL('../../web/credential-stack.css', import.meta.url), 'utf8');
  for (const { name, default: value } of declaration.cssProperties) {
    if (value !== undefined) assert.ok(styles.includes(`var(${name}, ${value})`), name);
  }
});

test('each event has the type that listeners get', () => {
  const source = readFileSync(
    new URL('../../web/credential-stack-element.ts', import.meta.url),
    'utf8',
  );
  for (const { name, type } of declaration.events) {
    assert.ok(source.includes(`'${name}': ${type.text};`), name);
  }
});
