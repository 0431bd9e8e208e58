// Runs every `$ credstack …` of docs/cli.md and compares what it prints with what stands below it.
//
//   node tests/cli/docs.test.mjs --write     puts the present output there, to be read before it is kept
import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { root, shell } from './credstack.mjs';

const page = join(root, 'docs/cli.md');
const text = readFileSync(page, 'utf8');
const blocks = /^```\n\$ (credstack .*)\n([^]*?)^```$/gm;

/** Output as it appears on a terminal: both streams, problems after the answer. */
function output(line) {
  rmSync(join(root, 'build/published'), { recursive: true, force: true }); // each site is a first one
  const { out, err } = shell(line);
  return out + err;
}

if (process.argv.includes('--write')) {
  writeFileSync(
    page,
    text.replace(blocks, (_, line) => `\`\`\`\n$ ${line}\n${output(line)}\`\`\``),
  );
} else {
  const found = [...text.matchAll(blocks)];
  test('docs/cli.md shows every command', () => {
    for (const name of [
      'check',
      'stacks',
      'ladder',
      'audit',
      'plan',
      'compare',
      'portability',
      'find',
      'render',
      'publish',
    ]) {
      assert.ok(
        found.some(([, line]) => line.startsWith(`credstack ${name} `)),
        name,
      );
    }
    assert.equal(found.length, text.split('$ credstack ').length - 1);
  });
  for (const [, line, expected] of found) {
    test(`$ ${line}`, () => assert.equal(output(line), expected));
  }
}
