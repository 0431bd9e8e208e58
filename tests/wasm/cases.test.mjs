// Every file of tests/cases, asked of both WebAssembly modules: what they say is, byte for byte, what
// the native core says.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';

import { loadFullCore, loadPageCore } from './load.mjs';

const [page, full] = await Promise.all([loadPageCore(), loadFullCore()]);
const lines = execFileSync('build/native/credstack_answers', { maxBuffer: 1 << 28 })
  .toString()
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

function compare(core, native, renders) {
  const catalogue = new core.Catalogue(native.name, native.bytes);
  try {
    assert.equal(catalogue.diagnostics(), native.diagnostics);
    for (const { question, answer, html, text } of native.asked) {
      assert.equal(catalogue.answer(question), answer);
      if (!renders) continue;
      assert.equal(catalogue.render(question, 'html'), html);
      assert.equal(catalogue.render(question, 'text'), text);
    }
  } finally {
    catalogue.delete();
  }
}

test('there are cases', () => assert.ok(lines.length > 10));

for (const native of lines) {
  test(`${native.case} is answered alike`, () => {
    // The page module does not read CTDL (docs/decisions/0003-page-module.md).
    if (!/"(ceterms:|@graph)/.test(native.bytes)) compare(page, native, false);
    compare(full, native, true);
  });
}
