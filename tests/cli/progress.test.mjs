// How far a long run has come: on standard error only, and only where it helps.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { answered, credstack, root, society, university } from './credstack.mjs';

const folder = mkdtempSync(join(tmpdir(), 'credstack-'));
after(() => rmSync(folder, { recursive: true }));

describe('progress', () => {
  it('is not shown where standard error is no terminal', () => {
    answered(credstack(['check', university, society]));
  });

  it('is told line by line with --progress, and leaves the answer alone', () => {
    const plain = credstack(['check', university, society, '--json']);
    const told = credstack(['check', university, society, '--json', '--progress']);
    assert.equal(told.out, plain.out);
    assert.match(told.err, /^(Reading: \d+ %\n)+$/);
    assert.match(told.err, /Reading: 100 %\n$/);
  });

  it('is a bar on a terminal, and is taken away at the end', (t) => {
    const found = spawnSync('script', ['--version'], { encoding: 'utf8' });
    if (found.error) return t.skip('script, which makes a terminal, is not installed');
    const file = join(folder, 'one.json');
    writeFileSync(file, '{"credstack": 1}');
    const line = `build/native/credstack check ${file} --progress >${join(folder, 'out')}`;
    const run = spawnSync('script', ['-qec', line, '/dev/null'], { cwd: root, encoding: 'utf8' });
    assert.match(run.stdout, /\rReading \[#{30}\] 100 %/);
    assert.ok(run.stdout.includes('\r\x1b[K'));
  });
});
