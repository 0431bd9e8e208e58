// Every file of tests/cases, asked of the WebAssembly module: what it says is, byte for byte, what the
// native core says.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const { default: createCore } = await import('../../build/wasm/credstack-core.mjs');
const core = await createCore({ wasmBinary: readFileSync('build/wasm/credstack-core.wasm') });
const lines = execFileSync('build/native/credstack_answers', { maxBuffer: 1 << 28 })
  .toString()
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

test('there are cases', () => assert.ok(lines.length > 10));

for (const native of lines) {
  test(`${native.case} is answered alike`, () => {
    const catalogue = new core.Catalogue(native.name, native.bytes);
    try {
      assert.equal(catalogue.diagnostics(), native.diagnostics);
      for (const { question, answer, html, text } of native.asked) {
        assert.equal(catalogue.answer(question), answer);
        assert.equal(catalogue.render(question, 'html'), html);
        assert.equal(catalogue.render(question, 'text'), text);
      }
    } finally {
      catalogue.delete();
    }
  });
}
