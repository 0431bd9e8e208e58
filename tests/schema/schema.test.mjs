// The JSON Schema and the reader describe one format: what is sound for one is sound for the other.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import Ajv2020 from 'ajv/dist/2020.js';

import { credstack, root } from '../cli/credstack.mjs';

const invalid = 'tests/fixtures/invalid';

function parse(path) {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}

function jsonFiles(folder) {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith('.json'))
    .map((name) => `${folder}/${name}`)
    .sort();
}

function isCatalogue(path) {
  const document = parse(path);
  return typeof document === 'object' && document !== null && 'credstack' in document;
}

const schema = parse('docs/catalog.schema.json');
// Keys that are declared once and required in branches of oneOf or if are meant so.
const ajv = new Ajv2020({
  strict: true,
  strictTypes: false,
  strictRequired: false,
  allErrors: true,
});
const validate = ajv.compile(schema);

function check(path) {
  const run = credstack(['check', '--json', path]);
  return { code: run.code, ...JSON.parse(run.out) };
}

test('the schema is sound and names itself', () => {
  assert.equal(ajv.validateSchema(schema), true, ajv.errorsText());
  assert.equal(schema.$id, 'urn:credstack:catalog:1');
});

describe('every example is valid for both', () => {
  const examples = jsonFiles('examples').filter(isCatalogue);
  test('there are examples', () => {
    assert.notEqual(examples.length, 0, 'examples/ holds no JSON file with the key "credstack"');
  });
  for (const path of examples) {
    test(path, () => {
      assert.equal(validate(parse(path)), true, ajv.errorsText(validate.errors));
      const { code, errors } = check(path);
      assert.deepEqual({ code, errors }, { code: 0, errors: 0 });
    });
  }
});

describe('$schema, for editors', () => {
  const read = (document) => {
    const run = credstack(['check', '--json', '-'], { input: JSON.stringify(document) });
    return JSON.parse(run.out).diagnostics.map(({ code, pointer }) => ({ code, pointer }));
  };
  test('is a string at the root and changes nothing', () => {
    const document = { $schema: 'https://schema.example/catalog.json', credstack: 1 };
    assert.equal(validate(document), true, ajv.errorsText(validate.errors));
    assert.deepEqual(read(document), []);
  });
  test('is refused by both as anything else, or anywhere else', () => {
    const number = { $schema: 1, credstack: 1 };
    assert.equal(validate(number), false);
    assert.deepEqual(read(number), [{ code: 'type-mismatch', pointer: '/$schema' }]);
    const inside = { credstack: 1, organizations: [{ $schema: '', id: 'o', name: 'O' }] };
    assert.equal(validate(inside), false);
    assert.deepEqual(read(inside), [{ code: 'unknown-key', pointer: '/organizations/0/$schema' }]);
  });
});

describe('the catalogues of docs/catalog.md are valid', () => {
  const text = readFileSync(join(root, 'docs/catalog.md'), 'utf8');
  const blocks = [...text.matchAll(/^```json\n(.*?)^```/gms)].map((match) => match[1]);
  test('there is one', () => assert.notEqual(blocks.length, 0));
  for (const [at, block] of blocks.entries()) {
    test(`block ${at + 1}`, () => {
      assert.equal(validate(JSON.parse(block)), true, ajv.errorsText(validate.errors));
      const run = credstack(['check', '--json', '-'], { input: block });
      assert.deepEqual(JSON.parse(run.out).diagnostics, []);
    });
  }
});

describe('a small mistake is refused by both', () => {
  const expected = parse(`${invalid}/expected.json`);
  const listed = Object.keys(expected).map((name) => `${invalid}/${name}`);

  test('each file is in the table', () => {
    const files = jsonFiles(invalid).filter((path) => !path.endsWith('/expected.json'));
    assert.deepEqual(files, listed.sort());
  });
  test('without its mistake the document is valid', () => {
    const document = parse(`${invalid}/version-2.json`);
    document.credstack = 1;
    assert.equal(validate(document), true, ajv.errorsText(validate.errors));
  });
  for (const [name, problems] of Object.entries(expected)) {
    test(name, () => {
      const path = `${invalid}/${name}`;
      assert.equal(validate(parse(path)), false, 'the schema lets it pass');
      const { code, diagnostics } = check(path);
      assert.equal(code, 1);
      const found = diagnostics.map((d) => ({ code: d.code, pointer: d.pointer }));
      assert.deepEqual(found, problems);
    });
  }
});

test('docs/diagnostics.md lists each code that a reader gives, and no other', () => {
  // Codes are the only kebab-case words in the readers, beside the names of the short profiles.
  const word = /"([a-z0-9]+(?:-[a-z0-9]+)+)"/g;
  const profiles = schema.properties.policy.properties.shortProfile.enum;
  const given = new Set();
  for (const folder of ['core/catalog', 'core/learner']) {
    for (const name of readdirSync(join(root, folder))) {
      const source = readFileSync(join(root, folder, name), 'utf8');
      for (const [, code] of source.matchAll(word)) given.add(code);
    }
  }
  for (const profile of profiles) assert.ok(given.delete(profile), profile);
  const page = readFileSync(join(root, 'docs/diagnostics.md'), 'utf8');
  const listed = [...page.matchAll(/^\| `([a-z0-9-]+)` \|/gm)].map(([, code]) => code);
  assert.deepEqual(listed.sort(), [...given].sort());
});

describe('words of closed lists are the same in schema and reader', () => {
  // The reader lists the words that it takes when it meets another.
  const course = (members) => ({ id: 'a', name: 'A', type: 'Course', ...members });
  const rule = (members) => course({ requirement: { text: 'T', rules: [members] } });
  const { per, by, anchor, onExpiry, sharing } = schema.$defs.rule.properties;
  const one = { courses: 1 };
  const places = {
    type: [schema.$defs.type, (type) => course({ type })],
    status: [schema.$defs.status, (status) => course({ status })],
    deliveryType: [schema.$defs.deliveryType, (deliveryType) => course({ deliveryType })],
    per: [per, (word) => rule({ atMost: one, per: word })],
    by: [by, (word) => rule({ distinct: 2, by: word })],
    origin: [schema.$defs.origin, (origin) => rule({ atMost: one, origin })],
    anchor: [anchor, (word) => rule({ maxAge: 'P5Y', anchor: word })],
    onExpiry: [onExpiry, (word) => rule({ maxAge: 'P5Y', onExpiry: word })],
    sharing: [sharing.oneOf[0], (word) => rule({ sharing: word, with: { types: ['Course'] } })],
  };
  for (const [list, [{ enum: words }, achievement]] of Object.entries(places)) {
    test(list, () => {
      const document = { credstack: 1, achievements: [achievement('no such word')] };
      const run = credstack(['check', '--json', '-'], { input: JSON.stringify(document) });
      const { message } = JSON.parse(run.out).diagnostics[0];
      for (const word of words) assert.ok(message.includes(word), word);
      assert.equal(message.split(', ').length, words.length);
    });
  }
});
