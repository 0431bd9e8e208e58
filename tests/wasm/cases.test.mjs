// Every file of tests/cases, asked of the WebAssembly modules: what they say is, byte for byte, what
// the native core says. Only the module of a page refuses audits, plans and finding.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';

import { languagePacks } from '../../web/language-packs.mjs';
import { loadFullCore, loadLearnerCore, loadPageCore } from './load.mjs';

const [page, learner, full] = await Promise.all([
  loadPageCore(),
  loadLearnerCore(),
  loadFullCore(),
]);
const lines = execFileSync('build/native/credstack_answers', { maxBuffer: 1 << 28 })
  .toString()
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

const words = Object.fromEntries(
  (await languagePacks()).map(({ lang, page: { answer }, learner: more }) => [
    lang,
    { ...answer, ...more.answer },
  ]),
);

/** The command line has the words of all languages; a page brings them. */
function withWords(question) {
  const lang = /"lang":\s*"(\w+)/.exec(question)?.[1];
  if (!lang || !(lang in words)) return question;
  return JSON.stringify({ ...JSON.parse(question), words: { [lang]: words[lang] } });
}

const wordOf = (question) => JSON.parse(question)?.ask;
const asked = { audit: 0, plan: 0, find: 0 };

function compare(core, native, { isPage = false, renders = false } = {}) {
  const catalogue = new core.Catalogue(native.name, native.bytes);
  try {
    assert.equal(catalogue.diagnostics(), native.diagnostics);
    for (const { question: plain, answer, html, text } of native.asked) {
      const question = withWords(plain);
      const word = wordOf(question);
      if (word in asked) {
        asked[word] += 1;
        if (isPage) {
          assert.equal(JSON.parse(catalogue.answer(question)).error.code, 'bad-question');
          continue;
        }
      }
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
    // The modules of a page do not read CTDL (docs/decisions/0003-page-module.md).
    if (!/"(ceterms:|@graph)/.test(native.bytes)) {
      compare(page, native, { isPage: true });
      compare(learner, native);
    }
    compare(full, native, { renders: true });
  });
}

test('audits and plans were among them', () => {
  assert.ok(asked.audit > 300, `${asked.audit}`);
  assert.ok(asked.plan > 90, `${asked.plan}`);
});
