// The JSON Schema of a learner's record and its reader describe one format. The records of the
// fixture are held against the schema here and against the reader in learner_reader_test.cpp.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import Ajv2020 from 'ajv/dist/2020.js';

import { root } from '../cli/credstack.mjs';

function parse(path) {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}

const schema = parse('docs/learner.schema.json');
const catalogSchema = parse('docs/catalog.schema.json');
// Keys that are declared once and required in branches of oneOf are meant so.
const ajv = new Ajv2020({
  strict: true,
  strictTypes: false,
  strictRequired: false,
  allErrors: true,
});
const validate = ajv.compile(schema);
const { good, bad } = parse('tests/fixtures/learner/records.json');

test('the schema is sound and names itself', () => {
  assert.equal(ajv.validateSchema(schema), true, ajv.errorsText());
  assert.equal(schema.$id, 'urn:credstack:learner:1');
});

test('values are written as in the schema of the catalogue', () => {
  for (const name of ['word', 'number', 'credit', 'level', 'type', 'requiredText']) {
    assert.deepEqual(schema.$defs[name], catalogSchema.$defs[name], name);
  }
  for (const name of ['id', 'date', 'code', 'text']) {
    const { description: ours, ...value } = schema.$defs[name];
    const { description: theirs, ...same } = catalogSchema.$defs[name];
    assert.ok(ours && theirs);
    assert.deepEqual(value, same, name);
  }
});

describe('the schema takes what the reader takes', () => {
  for (const [at, record] of good.entries()) {
    test(`good record ${at + 1}`, () => {
      assert.equal(validate(record), true, ajv.errorsText(validate.errors));
    });
  }
  const files = readdirSync(join(root, 'examples/learners')).filter((name) =>
    name.endsWith('.json'),
  );
  test('there are examples', () => assert.notEqual(files.length, 0));
  for (const name of files) {
    test(`examples/learners/${name}`, () => {
      assert.equal(
        validate(parse(`examples/learners/${name}`)),
        true,
        ajv.errorsText(validate.errors),
      );
    });
  }
  const page = readFileSync(join(root, 'docs/learner.md'), 'utf8');
  const blocks = [...page.matchAll(/^```json\n(.*?)^```/gms)].map((match) => match[1]);
  test('docs/learner.md has one', () => assert.notEqual(blocks.length, 0));
  for (const [at, block] of blocks.entries()) {
    test(`block ${at + 1} of docs/learner.md`, () => {
      assert.equal(validate(JSON.parse(block)), true, ajv.errorsText(validate.errors));
    });
  }
});

describe('the schema refuses what the reader refuses', () => {
  for (const { record, problems } of bad) {
    test(`${problems.join(', ')}: ${JSON.stringify(record).slice(0, 120)}`, () => {
      assert.equal(validate(record), false, 'the schema lets it pass');
    });
  }
});
