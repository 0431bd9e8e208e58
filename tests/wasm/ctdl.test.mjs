// CTDL: the full module reads it as the native core does; the module of a page says that it does not.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';

import { loadFullCore, loadPageCore } from './load.mjs';

const [page, full] = await Promise.all([loadPageCore(), loadFullCore()]);
const folder = 'tests/fixtures/ctdl';
const on = '2026-11-24';

/** What the command line prints, also when the catalogue has errors. */
function native(...words) {
  try {
    return execFileSync('build/native/credstack', [...words, '--json'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch (failed) {
    if (failed.status !== 1) throw failed;
    return failed.stdout;
  }
}

function withCatalogue(core, file, use) {
  const catalogue = new core.Catalogue(file, readFileSync(file));
  try {
    use(catalogue);
  } finally {
    catalogue.delete();
  }
}

// What was read of other documents is a list for the native tests, no catalogue.
const documents = readdirSync(folder).filter((name) => name !== 'summaries.json');
for (const file of documents.map((name) => `${folder}/${name}`)) {
  test(`${file} is read alike`, () => {
    withCatalogue(full, file, (catalogue) => {
      const { diagnostics } = JSON.parse(native('check', file));
      assert.equal(catalogue.diagnostics(), JSON.stringify(diagnostics));
      const { credentials } = JSON.parse(catalogue.answer('{"ask":"catalog","list":true}'));
      for (const { id } of credentials) {
        const asked = ['--credential', id, '--on', on];
        const question = JSON.stringify({ ask: 'stacks', credential: id, on });
        assert.equal(catalogue.answer(question), native('stacks', file, ...asked).trimEnd());
      }
    });
  });

  test(`${file} is no catalogue to the module of a page`, () => {
    withCatalogue(page, file, (catalogue) => {
      const codes = JSON.parse(catalogue.diagnostics()).map(({ code }) => code);
      assert.deepEqual(codes, ['unknown-format']);
    });
  });
}

test('credentials were asked for', () => {
  withCatalogue(full, `${folder}/degree_graph.json`, (catalogue) => {
    assert.ok(JSON.parse(catalogue.answer('{"ask":"catalog","list":true}')).credentials.length > 0);
  });
});
