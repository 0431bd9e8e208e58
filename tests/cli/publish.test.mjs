// credstack publish: what is in a site, what a second run leaves alone, and that no interruption
// leaves half of one.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { after, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';

import { answered, credstack, refused, root, university, wrong } from './credstack.mjs';

const folder = mkdtempSync(join(tmpdir(), 'credstack-publish-'));
after(() => rmSync(folder, { recursive: true }));
const on = ['--on', '2026-11-24'];
let sites = 0;
const newSite = () => join(folder, `site-${++sites}`);

function publish(catalog, out, ...more) {
  const day = more.includes('--on') ? [] : on;
  return credstack(['publish', catalog, '--out', out, '--json', ...day, ...more]);
}

function summary(run) {
  return JSON.parse(answered(run));
}

/** The files of a folder below it, sorted. */
function filesIn(path, base = path) {
  return readdirSync(path, { withFileTypes: true })
    .flatMap((entry) =>
      entry.isDirectory()
        ? filesIn(join(path, entry.name), base)
        : [relative(base, join(path, entry.name))],
    )
    .sort();
}

const integrity = (bytes) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
const json = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** Inode and time of each file: a file that was written again has others. */
function traces(site) {
  return new Map(
    filesIn(site).map((path) => {
      const { ino, mtimeMs } = statSync(join(site, path));
      return [path, `${ino} ${mtimeMs}`];
    }),
  );
}

/** Checks that a site is whole: the manifest names each file as it is, and no other is there. */
function assertWhole(site) {
  const { files } = json(join(site, 'manifest.json'));
  assert.deepEqual(
    filesIn(site).filter((path) => path !== 'manifest.json'),
    Object.keys(files).sort(),
  );
  for (const [path, file] of Object.entries(files)) {
    const bytes = readFileSync(join(site, path));
    assert.equal(file.bytes, bytes.length, path);
    assert.equal(file.integrity, integrity(bytes), path);
  }
}

/** A catalogue of pairs: badge n counts toward certificate n, and toward nothing else. */
function pairs(count, change = (catalog) => catalog) {
  const achievements = [];
  for (let n = 0; n < count; ++n) {
    const type = { type: 'Badge', name: `Badge ${n}`, skills: [`skill ${n}`] };
    achievements.push({ id: `urn:b:${n}`, ...type });
    const requirement = { achievement: `urn:b:${n}` };
    achievements.push({
      id: `urn:c:${n}`,
      type: 'Certificate',
      name: `Certificate ${n}`,
      requirement,
    });
  }
  const catalog = change({ credstack: 1, id: 'urn:pairs', achievements });
  const path = join(folder, `pairs-${++sites}.json`);
  writeFileSync(path, JSON.stringify(catalog));
  return path;
}

describe('a site', () => {
  const site = newSite();
  test('has a slice for each page, and fragments as render writes them', () => {
    const told = summary(publish('examples/data-101.json', site, '--verify'));
    const { pages } = json(join(site, 'index.json'));
    assert.equal(told.different, 0);
    assert.equal(told.pages, pages.length);
    const catalog = json(join(root, 'examples/data-101.json'));
    const awards = catalog.achievements.filter(
      ({ type, external, requirement }) =>
        !external && (!['Course', 'Assessment'].includes(type) || requirement),
    );
    assert.deepEqual(pages.map(({ id }) => id).sort(), awards.map(({ id }) => id).sort());
    for (const page of pages) {
      const slice = join(site, page.slice.path);
      for (const [key, ask, subject] of [
        ['stacks', 'stacks', '--credential'],
        ['ladder', 'ladder', '--program'],
      ]) {
        const asked = [subject, page.id, ...on, '--json'];
        assert.equal(
          credstack([ask, slice, ...asked]).out,
          credstack([ask, 'examples/data-101.json', ...asked]).out,
        );
        if (!page[key]) continue;
        const html = credstack(['render', 'examples/data-101.json', subject, page.id, ...on]);
        assert.equal(readFileSync(join(site, page[key].path), 'utf8'), answered(html));
      }
    }
  });
  test('has the integrity value of each file', () => assertWhole(site));
  test('has slices without errors, of few bytes', () => {
    const sizes = [];
    for (const { slice } of json(join(site, 'index.json')).pages) {
      assert.equal(credstack(['check', join(site, slice.path)]).code, 0);
      sizes.push(gzipSync(readFileSync(join(site, slice.path))).length);
    }
    sizes.sort((a, b) => a - b);
    assert.ok(sizes[sizes.length >> 1] < 8000, `median ${sizes[sizes.length >> 1]}`);
  });
  test('has pages of courses when they are asked for', () => {
    const courses = newSite();
    summary(publish('examples/data-101.json', courses, '--courses'));
    const types = json(join(courses, 'index.json')).pages.map(({ type }) => type);
    assert.ok(types.includes('Course'));
    assert.ok(!json(join(site, 'index.json')).pages.some(({ type }) => type === 'Course'));
  });
});

describe('a second run', () => {
  test('leaves everything as it is, whatever the day', () => {
    const site = newSite();
    summary(publish(university, site));
    const before = traces(site);
    for (const day of ['2026-11-24', '2026-11-25']) {
      const told = summary(publish(university, site, '--on', day));
      assert.deepEqual(
        { written: told.written, removed: told.removed },
        { written: 0, removed: 0 },
      );
      assert.deepEqual(traces(site), before);
    }
    assertWhole(site);
  });

  test('writes the pages that a change bears on, and no other', () => {
    const site = newSite();
    summary(publish(pairs(20), site));
    const before = traces(site);
    const renamed = (catalog) => {
      catalog.achievements[7].name = 'Another name'; // certificate 3
      return catalog;
    };
    const told = summary(publish(pairs(20, renamed), site));
    assertWhole(site);
    const changed = [...traces(site)].filter(([path, trace]) => before.get(path) !== trace);
    const names = changed.map(([path]) => path.replace(/^..\//, '').replace(/-[0-9a-f]{20}/, ''));
    // Both slices, where the badge leads and what the certificate is; where the certificate leads
    // and what leads to it name it too.
    assert.deepEqual(names.sort(), [
      'index.json',
      'manifest.json',
      'urn-b-3.json',
      'urn-b-3.stacks.html',
      'urn-c-3.json',
      'urn-c-3.ladder.html',
      'urn-c-3.stacks.html',
    ]);
    assert.equal(told.written, 6);
  });

  test('writes anew what was changed by hand, were it by one letter', () => {
    const site = newSite();
    summary(publish(pairs(2), site));
    const before = new Map(
      filesIn(site).map((path) => [path, readFileSync(join(site, path), 'utf8')]),
    );
    const hurt = filesIn(site)
      .filter((path) => path.startsWith('manifest') === false)
      .slice(0, 3);
    for (const path of hurt) {
      const text = before.get(path);
      writeFileSync(join(site, path), `X${text.slice(1)}`);
    }
    assert.equal(summary(publish(pairs(2), site)).written, hurt.length);
    assertWhole(site);
    for (const path of hurt) assert.equal(readFileSync(join(site, path), 'utf8'), before.get(path));
  });

  test('removes the files of records that are gone', () => {
    const site = newSite();
    summary(publish(pairs(3), site));
    const told = summary(publish(pairs(2), site));
    assert.equal(told.removed, 5); // two slices, two fragments of stacks, one of a ladder
    assertWhole(site);
    assert.ok(!filesIn(site).some((path) => path.includes('urn-b-2')));
  });
});

test('an interruption leaves the old site or the new one, whole', async () => {
  const parent = join(folder, 'interrupted');
  mkdirSync(parent);
  const site = join(parent, 'site');
  const program = resolve(root, process.env.CREDSTACK_CLI ?? 'build/native/credstack');
  const versions = [pairs(300), pairs(300, (catalog) => ({ ...catalog, version: '2' }))];
  const begun = performance.now();
  summary(publish(versions[0], site));
  const time = performance.now() - begun;
  let killed = 0;
  for (let i = 0; i < 20; ++i) {
    const run = spawn(program, ['publish', versions[(i + 1) % 2], '--out', site, ...on]);
    const ended = once(run, 'exit');
    await sleep(time * 1.2 * Math.random());
    run.kill('SIGKILL');
    const [, signal] = await ended;
    killed += signal === 'SIGKILL' ? 1 : 0;
    assertWhole(site);
  }
  assert.notEqual(killed, 0);
  summary(publish(versions[1], site));
  summary(publish(versions[0], site));
  assertWhole(site);
  assert.deepEqual(readdirSync(parent), ['site']);
});

test('hostile ids stay in the folder, each with a name of its own', () => {
  const ids = [
    '../../x',
    '/etc/passwd',
    'CON',
    'con',
    'a/b',
    'a\\b',
    'A',
    'a',
    '…',
    'é',
    'e\u0301',
  ];
  ids.push(`urn:${'long'.repeat(250)}`, '.', '..', 'nul.json', ' ', '<img src=x>', '\u202eabc');
  const achievements = ids.map((id) => ({ id, type: 'Badge', name: 'Name' }));
  const catalog = join(folder, 'hostile.json');
  writeFileSync(catalog, JSON.stringify({ credstack: 1, achievements }));
  const parent = join(folder, 'hostile');
  mkdirSync(parent);
  const site = join(parent, 'site');
  summary(publish(catalog, site, '--verify'));
  assertWhole(site);
  assert.deepEqual(readdirSync(parent), ['site']);
  const paths = json(join(site, 'index.json')).pages.map(({ slice }) => slice.path);
  assert.equal(new Set(paths.map((path) => path.toLowerCase())).size, ids.length);
  for (const path of paths) assert.match(path, /^[0-9a-f]{2}\/[a-z0-9-]{20,75}\.json$/);
});

describe('refusals', () => {
  test('a folder that is not ours is left alone', () => {
    const foreign = join(folder, 'foreign');
    mkdirSync(foreign);
    writeFileSync(join(foreign, 'precious.txt'), 'mine');
    refused(publish(university, foreign), /is no site of `credstack publish`/);
    writeFileSync(join(foreign, 'manifest.json'), '{"name": "an app", "files": {}}');
    refused(publish(university, foreign), /is no site of `credstack publish`/);
    assert.equal(readFileSync(join(foreign, 'precious.txt'), 'utf8'), 'mine');
    refused(publish(university, join(foreign, 'precious.txt')), /is no site/);
  });
  test('an empty folder is taken', () => {
    const empty = newSite();
    mkdirSync(empty);
    summary(publish(university, empty));
    assertWhole(empty);
  });
  test('a catalogue with errors is not published, unless told to', () => {
    const site = newSite();
    const run = publish(wrong, site);
    assert.equal(run.code, 1);
    assert.equal(run.out, '');
    assert.match(run.err, /nothing was published/);
    assert.ok(!existsSync(site));
    const told = publish(wrong, site, '--with-errors', '--verify');
    assert.equal(told.code, 1);
    assert.equal(JSON.parse(told.out).different, 0);
    assertWhole(site);
  });
  test('the folder has to be named', () => {
    refused(credstack(['publish', university]), /--out/);
  });
});
