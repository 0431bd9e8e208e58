// The generated registry is the same for the same seed, has the shape that its sources give the real one,
// and is read without an error in both forms.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { Registry, ctdlLines, nativeLines } from '../../tools/generate-registry.mjs';

const options = { seed: 3, credentials: 6000, courses: 2200 };
const text = (lines) => [...lines].join('');
const native = text(nativeLines(new Registry(options)));
const ctdl = text(ctdlLines(new Registry(options)));
const digest = (bytes) => createHash('sha256').update(bytes).digest('hex');
const percent = (count, of) => (100 * count) / of;
const near = (found, expected, within) =>
  assert.ok(Math.abs(found - expected) <= within, `${found}, expected ${expected} ± ${within}`);

describe('the generated registry', () => {
  const catalogue = JSON.parse(native);
  const documents = JSON.parse(ctdl);
  const credentials = catalogue.achievements.filter(({ type }) => type !== 'Course');

  it('is the same for the same seed, and another for another', () => {
    assert.equal(digest(text(nativeLines(new Registry(options)))), digest(native));
    assert.equal(digest(text(ctdlLines(new Registry(options)))), digest(ctdl));
    assert.notEqual(
      digest(text(nativeLines(new Registry({ ...options, seed: 4 })))),
      digest(native),
    );
  });

  it('has as many records as asked, each id once', () => {
    assert.equal(credentials.length, 6000);
    assert.equal(catalogue.achievements.length, 8200);
    assert.equal(catalogue.organizations.length, 182); // 6,000 / 33
    const ids = catalogue.achievements.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
  });

  it('has the shares of the survey', () => {
    const share = (has) => percent(credentials.filter(has).length, credentials.length);
    near(
      share((c) => c.requirement),
      47,
      3,
    );
    near(
      share((c) => c.duration),
      39,
      3,
    );
    near(
      share((c) => c.costs),
      31,
      3,
    );
    near(
      share((c) => c.credit),
      24,
      3,
    );
    near(
      share((c) => c.funding),
      8,
      2,
    );
    near(
      share((c) => c.type === 'Certificate'),
      percent(121 + 14 + 8 + 4, 435),
      3,
    );
    const transfers = documents.filter(
      (d) => d['@graph'][0]['@type'] === 'ceterms:TransferValueProfile',
    );
    near(percent(transfers.length, documents.length), 6.2, 1);
  });

  it('has few references out of a document, and a few documents with many', () => {
    const prefix = 'https://registry.example.org/resources/';
    const counts = documents
      .filter((d) => d['@graph'][0]['ceterms:ownedBy'])
      .map((document) => {
        const own = document['@graph'][0]['@id'];
        const found = JSON.stringify(document).match(
          /https:\/\/registry\.example\.org\/resources\/[^"]+/g,
        );
        return new Set(found.filter((id) => id.startsWith(prefix) && id !== own)).size;
      })
      .filter((count) => count > 0)
      .sort((a, b) => a - b);
    assert.equal(counts[counts.length >> 1], 1);
    assert.ok(counts[Math.floor(counts.length * 0.9)] <= 3);
    assert.ok(counts.at(-1) > 20 && counts.at(-1) <= 183);
  });

  it('gives owners a long tail', () => {
    const owned = new Map();
    for (const { owner } of credentials) owned.set(owner, (owned.get(owner) ?? 0) + 1);
    const sizes = [...owned.values()].sort((a, b) => b - a);
    assert.ok(sizes[0] > 5 * 33, `${sizes[0]}`);
    assert.ok(sizes[sizes.length >> 1] < 33);
  });

  it('is read without an error, in both forms', () => {
    const folder = mkdtempSync(join(tmpdir(), 'credstack-'));
    try {
      for (const [name, bytes] of Object.entries({ native, ctdl })) {
        const file = join(folder, `${name}.json`);
        writeFileSync(file, bytes);
        const output = execFileSync('build/native/credstack', ['check', file, '--json'], {
          maxBuffer: 1 << 28,
        });
        const { errors, catalog } = JSON.parse(output);
        assert.equal(errors, 0, name);
        // CTDL has its 98 pathways per 133,000 credentials as records of their own: here 4.
        const records = name === 'ctdl' ? 8200 + 4 : 8200;
        assert.equal(catalog.achievements - catalog.external, records, name);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
