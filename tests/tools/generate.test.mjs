// The generated university is the same for the same seed, has what was asked for, and is sound.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { generate, serialize } from '../../tools/generate-university.mjs';

const small = { seed: 7, credentials: 150, courses: 700 };
const list = (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);
const children = (node) => [...(node.all ?? []), ...(node.any ?? []), ...(node.of ?? [])];
const nodes = (node) => [node, ...children(node).flatMap(nodes)];
const named = (node) => nodes(node).flatMap((n) => [...list(n.achievement), ...(n.from ?? [])]);

function soundness(catalogue) {
  const { organizations, achievements, recognitions } = catalogue;
  const ids = [...organizations, ...achievements, ...recognitions].map((record) => record.id);
  const bodies = new Set(organizations.map((o) => o.id));
  const byId = new Map(achievements.map((a) => [a.id, a]));
  return { ids, bodies, byId, organizations, achievements, recognitions };
}

/** The credit that a tree asks for, where that is one number; alternatives must agree. */
function size(node, byId) {
  if (node.all) return node.all.reduce((sum, child) => sum + size(child, byId), 0);
  if (node.credits) return node.credits.value;
  if (node.achievement) return byId.get(node.achievement).credit.value;
  const sizes = new Set(children(node).map((child) => size(child, byId)));
  assert.equal(sizes.size, 1, `alternatives of one size in ${JSON.stringify(node)}`);
  return [...sizes][0] * (node.choose ?? 1);
}

for (const options of [small, { seed: 1, credentials: 1000, courses: 10000 }]) {
  describe(`generate(${JSON.stringify(options)})`, () => {
    const catalogue = generate(options);
    const { ids, bodies, byId, organizations, achievements, recognitions } = soundness(catalogue);
    const programs = achievements.filter((a) => a.requirement);

    it('has as many credentials and courses as asked', () => {
      const courses = achievements.filter((a) => a.type === 'Course').length;
      assert.equal(courses, options.courses);
      assert.equal(achievements.length - courses, options.credentials);
      assert.equal(organizations.length, 51);
    });

    it('uses every id once', () => {
      assert.equal(new Set(ids).size, ids.length);
    });

    it('resolves every reference', () => {
      for (const a of achievements) {
        assert.ok(bodies.has(a.owner), `owner of ${a.id}`);
        for (const tree of [a.requirement, a.entry]) {
          for (const id of tree ? named(tree) : []) assert.ok(byId.has(id), `${id} in ${a.id}`);
        }
      }
      for (const r of recognitions) {
        for (const id of [...list(r.credential), ...list(r.target)]) {
          assert.ok(byId.has(id), `${id} in ${r.id}`);
        }
        assert.ok(r.assertedBy.length > 0);
        for (const id of r.assertedBy) assert.ok(bodies.has(id), `${id} in ${r.id}`);
        for (const { slot } of r.grants ?? []) {
          if (!slot) continue;
          const slots = nodes(byId.get(r.target).requirement).map((node) => node.id);
          assert.ok(slots.includes(slot), `${slot} of ${r.target} in ${r.id}`);
        }
      }
    });

    it('has no cycle of requirements', () => {
      const state = new Map();
      const visit = (id) => {
        if (state.get(id) === 'done') return;
        assert.notEqual(state.get(id), 'open', `cycle through ${id}`);
        state.set(id, 'open');
        const { requirement, entry } = byId.get(id);
        for (const tree of [requirement, entry]) if (tree) named(tree).forEach(visit);
        state.set(id, 'done');
      };
      achievements.forEach((a) => visit(a.id));
    });

    it('has trees of 5 to 45 nodes whose credit is the total of the program', () => {
      assert.ok(programs.length > 0);
      for (const program of programs) {
        const count = nodes(program.requirement).length;
        assert.ok(count >= 5 && count <= 45, `${program.id} has ${count} nodes`);
        const total = program.credit?.value ?? size(program.requirement, byId);
        assert.equal(size(program.requirement, byId), total, program.id);
        for (const node of nodes(program.requirement)) {
          if (!node.from) continue;
          const offered = node.from.reduce((sum, id) => sum + byId.get(id).credit.value, 0);
          assert.ok(offered >= node.credits.value, `${program.id} ${node.id}`);
          assert.equal(new Set(node.from).size, node.from.length, 'no course twice in a list');
        }
      }
    });

    it('has each kind of requirement, of decision and of date', () => {
      const all = programs.flatMap((p) => nodes(p.requirement));
      for (const kind of ['all', 'any', 'choose', 'from', 'open', 'achievement']) {
        assert.ok(
          all.some((node) => kind in node),
          kind,
        );
      }
      const owner = (r) => byId.get(r.target)?.owner;
      assert.ok(
        recognitions.some((r) => r.target && !r.assertedBy.includes(owner(r))),
        'claimed',
      );
      assert.ok(
        recognitions.some((r) => r.validUntil < '2026-11-24'),
        'over',
      );
      assert.ok(
        recognitions.some((r) => r.conditions),
        'conditional',
      );
      assert.ok(
        recognitions.some((r) => r.stage === 'recommended'),
        'recommended',
      );
      assert.ok(
        recognitions.some((r) => r.decision === 'refused'),
        'refused',
      );
      for (const { validFrom, validUntil } of recognitions) {
        if (validUntil) assert.ok(validFrom < validUntil);
      }
      const microCredentials = new Set(
        achievements.filter((a) => a.type === 'MicroCredential').map((a) => a.id),
      );
      const certificates = programs.filter((p) => p.type === 'Certificate');
      assert.ok(
        certificates.some((p) => named(p.requirement).some((id) => microCredentials.has(id))),
        'micro-credentials stack into certificates',
      );
    });
  });
}

describe('the bytes', () => {
  it('are the same for the same seed and others for another', () => {
    const first = serialize(generate(small));
    assert.equal(serialize(generate(small)), first);
    assert.notEqual(serialize(generate({ ...small, seed: 8 })), first);
    assert.deepEqual(JSON.parse(first), generate(small));
  });

  it('are 5 to 8 MB for 1,000 credentials and 10,000 courses', () => {
    const bytes = Buffer.byteLength(serialize(generate()));
    assert.ok(bytes > 5e6 && bytes < 8e6, `${bytes}`);
  });

  it('come from the generator of that name', () => {
    // mulberry32(1) begins 0.6270739405881613; the first body's form is drawn with it: floor(0.627 * 3) = 1.
    assert.match(generate({ ...small, seed: 1 }).organizations[1].name, / Polytechnic 1$/);
  });

  it('are written by the program, with one line that says how many', () => {
    const folder = mkdtempSync(join(tmpdir(), 'university-'));
    try {
      const out = join(folder, 'deep', 'university.json');
      const program = fileURLToPath(
        new URL('../../tools/generate-university.mjs', import.meta.url),
      );
      const options = ['--seed', '7', '--credentials', '150', '--courses', '700', '--out', out];
      const line = execFileSync(process.execPath, [program, ...options], { encoding: 'utf8' });
      const bytes = readFileSync(out, 'utf8');
      assert.equal(bytes, serialize(generate(small)));
      assert.match(
        line,
        /: 150 credentials, 700 courses, \d+ recognitions, 51 organizations, \d+ bytes\n$/,
      );
      assert.ok(line.includes(` ${Buffer.byteLength(bytes)} bytes`));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('are refused for sizes that make no sense', () => {
    assert.throws(() => generate({ courses: 599 }), RangeError);
    assert.throws(() => generate({ credentials: -1 }), RangeError);
    assert.throws(() => generate({ seed: 0.5 }), RangeError);
  });
});
