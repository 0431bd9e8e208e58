// The generated learners are the same for the same seed, each whatever stands before it, and sound.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';

import Ajv2020 from 'ajv/dist/2020.js';

import {
  PROGRAM,
  countNodes,
  generateLearners,
  generateProgram,
  generatePuzzle,
  generatePuzzles,
} from '../../tools/generate-learners.mjs';
import { credstack, root } from '../cli/credstack.mjs';

const scratch = mkdtempSync(join(tmpdir(), 'credstack-learners-'));
after(() => rmSync(scratch, { recursive: true }));

const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false });
const schema = (name) => ajv.compile(JSON.parse(readFileSync(join(root, 'docs', name), 'utf8')));
const isLearner = schema('learner.schema.json');
const isCatalog = schema('catalog.schema.json');

function valid(validate, value) {
  assert.equal(validate(value), true, ajv.errorsText(validate.errors));
}

function run(...args) {
  const program = join(root, 'tools/generate-learners.mjs');
  const stdio = ['ignore', 'pipe', 'ignore'];
  return execFileSync(process.execPath, [program, ...args], { encoding: 'utf8', stdio });
}

/** What `credstack check` says of a catalogue. */
function check(catalog) {
  const { out } = credstack(['check', '--json', '-'], { input: JSON.stringify(catalog) });
  return JSON.parse(out);
}

describe('the program', () => {
  const catalog = generateProgram();
  it('is one of 60 requirements, and the same each time', () => {
    const program = catalog.achievements.find((a) => a.id === PROGRAM);
    assert.equal(countNodes(program.requirement), 60);
    assert.deepEqual(generateProgram(), catalog);
  });
  it('is valid for the schema and for the reader', () => {
    valid(isCatalog, catalog);
    assert.deepEqual(check(catalog).diagnostics, []);
  });
});

describe('learners', () => {
  const learners = [...generateLearners({ seed: 3, count: 300 })];
  it('have forty items each, and names of their own', () => {
    for (const { items } of learners) assert.equal(items.length, 40);
    assert.equal(new Set(learners.map(({ id }) => id)).size, 300);
  });
  it('are valid for the schema', () => {
    for (const learner of learners) valid(isLearner, learner);
  });
  it('are the same whatever stands before them', () => {
    assert.deepEqual(
      [...generateLearners({ seed: 3, count: 100, from: 200 })],
      learners.slice(200),
    );
  });
  it('are others for another seed', () => {
    const [other] = generateLearners({ seed: 4, count: 1 });
    assert.notDeepEqual(other, learners[0]);
  });
  it('name only what the catalogue has', () => {
    const known = new Set(generateProgram().achievements.map(({ id }) => id));
    for (const { items } of learners) {
      for (const { achievement, accepted, usedFor = [] } of items) {
        for (const id of [achievement, accepted?.as, ...usedFor]) {
          assert.ok(id === undefined || known.has(id), id);
        }
      }
    }
  });
});

describe('puzzles', () => {
  const puzzles = [...generatePuzzles({ seed: 5, count: 400 })];
  it('are the same for the same seed, one by one', () => {
    assert.deepEqual(generatePuzzle({ seed: 5, index: 399 }), puzzles[399]);
    assert.notDeepEqual(generatePuzzle({ seed: 6, index: 399 }), puzzles[399]);
  });
  it('are valid for the schemas', () => {
    for (const { catalog, question } of puzzles) {
      valid(isCatalog, catalog);
      valid(isLearner, question.learner);
    }
  });
  it('are sound for the reader', () => {
    for (const { catalog } of puzzles.slice(0, 60)) assert.equal(check(catalog).errors, 0);
  });
  it('hold every kind of rule and source', () => {
    const text = JSON.stringify(puzzles);
    for (const word of [
      ...['atMost', 'atLeast', 'distinct', 'average', 'sharing', 'maxUses', 'shared', 'exclusive'],
      ...[
        'any',
        'choose',
        'from',
        'select',
        'open',
        'except',
        'equivalents',
        'slot',
        'minimumGrade',
      ],
    ]) {
      assert.ok(text.includes(`"${word}":`), word);
    }
  });
});

describe('the command', () => {
  it('writes a catalogue and a record a line', () => {
    const catalog = join(scratch, 'catalog.json');
    const out = join(scratch, 'learners.ndjson');
    run('--seed', '3', '--count', '300', '--catalog', catalog, '--out', out);
    assert.deepEqual(JSON.parse(readFileSync(catalog, 'utf8')), generateProgram());
    const lines = readFileSync(out, 'utf8').trimEnd().split('\n');
    assert.deepEqual(lines.map(JSON.parse), [...generateLearners({ seed: 3, count: 300 })]);
  });
  it('writes to the standard output, from any learner on', () => {
    const catalog = join(scratch, 'catalog.json');
    const text = run(
      '--seed',
      '3',
      '--count',
      '7',
      '--from',
      '5',
      '--catalog',
      catalog,
      '--out',
      '-',
    );
    const records = text.trimEnd().split('\n').map(JSON.parse);
    assert.deepEqual(records, [...generateLearners({ seed: 3, count: 12 })].slice(5));
  });
  it('writes a puzzle a line', () => {
    const out = join(scratch, 'puzzles.ndjson');
    run('--hard', '--seed', '5', '--count', '20', '--out', out);
    const lines = readFileSync(out, 'utf8').trimEnd().split('\n');
    assert.deepEqual(lines.map(JSON.parse), [...generatePuzzles({ seed: 5, count: 20 })]);
  });
});
