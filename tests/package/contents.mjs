// What is published: that it is whole, that it is the same each time, and that what checks packages is content.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { publint } from 'publint';

import { languages } from '../../web/language-packs.mjs';
import { makeAndPack, packed } from './packed.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { folder, tarball } = packed;
const bytes = (name) => readFileSync(join(folder, name));
const text = (name) => bytes(name).toString();
const json = (name) => JSON.parse(text(name));
const hash = (data, kind = 'sha384') => `${kind}-${createHash(kind).update(data).digest('base64')}`;

/** The files that npm has packed. */
const files = execFileSync('tar', ['tzf', tarball], { encoding: 'utf8' })
  .trim()
  .split('\n')
  .map((path) => path.replace(/^package\//, ''));
const described = json('package.json');

test('made again, elsewhere, it is the same to the byte', async () => {
  const again = await makeAndPack('another-name');
  assert.equal(hash(readFileSync(again.tarball)), hash(readFileSync(tarball)));
});

test('it has what it says, and no more', () => {
  const given = Object.values(described.exports).flatMap((entry) =>
    typeof entry === 'string' ? [entry] : Object.values(entry),
  );
  const expected = [
    ...given.map((path) => path.replace('./', '')),
    // Loaded from beside the scripts, and pasted into pages.
    ...['learner', 'planner'].map((name) => `dist/credential-stack-${name}.js`),
    'dist/snippet.html',
    // What the types of the entries are made of.
    ...['catalogue', 'core', 'errors', 'picture', 'plans', 'view'].map(
      (name) => `dist/${name}.d.ts`,
    ),
    ...['README.md', 'LICENSE', 'LICENSES.txt', 'sbom.cdx.json'],
  ];
  assert.deepEqual([...files].sort(), expected.sort());
  const onDisk = readdirSync(folder, { recursive: true }).filter((path) =>
    statSync(join(folder, path)).isFile(),
  );
  assert.deepEqual(onDisk.sort(), [...files].sort());
});

test('it has the words of every language, and gives them out', () => {
  const scripts = ['credential-stack', 'credential-stack-learner'];
  const tags = [...languages.filter((lang) => lang !== 'en'), 'en-XA'];
  const packs = tags.flatMap((lang) => scripts.map((name) => `${name}.${lang}.json`));
  assert.deepEqual(
    Object.keys(described.exports).filter((path) => /^\.\/credential-stack.*\.json$/.test(path)),
    packs.map((name) => `./${name}`).sort(),
  );
  for (const name of packs) {
    assert.deepEqual(Object.keys(json(`dist/${name}`)), ['answer', 'element'], name);
    const [script] = name.split('.');
    assert.ok(text(`dist/${script}.js`).includes(hash(bytes(`dist/${name}`), 'sha256')), name);
  }
});

test('it may be published, depends on nothing, and has the version of the repository', () => {
  const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  assert.equal(described.name, 'credential-stack');
  assert.equal(described.version, own.version);
  assert.ok(own.private);
  for (const member of ['private', 'dependencies', 'devDependencies', 'scripts']) {
    assert.ok(!(member in described), member);
  }
});

test('no path of this machine is in it', () => {
  for (const name of files.filter((path) => !path.endsWith('.wasm'))) {
    assert.ok(!text(name).includes(root), name);
    assert.ok(!/\/node_modules\/|\/build\/wasm|sourceMappingURL/.test(text(name)), name);
  }
});

test('publint finds nothing', async () => {
  const packedBytes = readFileSync(tarball);
  const { messages } = await publint({
    pack: {
      tarball: packedBytes.buffer.slice(
        packedBytes.byteOffset,
        packedBytes.byteOffset + packedBytes.length,
      ),
    },
    level: 'suggestion',
    strict: true,
  });
  assert.deepEqual(messages, []);
});

test('attw finds nothing in the entries that have types', () => {
  const untyped = Object.keys(described.exports)
    .filter((name) => /\.(css|wasm|json)$/.test(name))
    .map((name) => name.replace('./', ''));
  const attw = join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js');
  // It is an ES module and nothing else.
  const options = ['--profile', 'esm-only', '--format', 'json', '--exclude-entrypoints'];
  const out = execFileSync(process.execPath, [attw, tarball, ...options, ...untyped], {
    encoding: 'utf8',
  });
  const { analysis } = JSON.parse(out);
  assert.equal(analysis.packageName, 'credential-stack');
  for (const name of ['.', './define', './core', './credential-stack.js']) {
    const { resolutions } = analysis.entrypoints[name];
    for (const kind of ['node16-esm', 'bundler']) {
      assert.ok(resolutions[kind].resolution.isTypeScript, `${name} ${kind}`);
      assert.equal(resolutions[kind].visibleProblems?.length ?? 0, 0, `${name} ${kind}`);
    }
  }
});

test('each script, module, style sheet and pack of words has its hash, and the snippet that of the script', () => {
  const names = readdirSync(join(folder, 'dist')).filter(
    (name) => /\.(js|wasm|css|json)$/.test(name) && name !== 'integrity.json',
  );
  assert.deepEqual(
    json('dist/integrity.json'),
    Object.fromEntries(names.sort().map((name) => [name, hash(bytes(`dist/${name}`))])),
  );
  const tag =
    /<script type="module" src="ADDRESS\/([\w.-]+)" integrity="([^"]+)" crossorigin="anonymous"><\/script>/;
  const [, script, integrity] = tag.exec(text('dist/snippet.html'));
  assert.equal(script, 'credential-stack.js');
  assert.equal(integrity, hash(bytes('dist/credential-stack.js')));
});

test('by the hash of the script all that it loads is known', () => {
  const carries = (script, name) =>
    assert.ok(text(`dist/${script}`).includes(hash(bytes(`dist/${name}`))), `${script}: ${name}`);
  for (const script of ['credential-stack.js', 'credential-stack-element.js']) {
    carries(script, 'credstack-core.wasm');
    carries(script, 'credential-stack-learner.js');
  }
  carries('credential-stack-learner.js', 'credstack-learner.wasm');
  carries('credential-stack-learner.js', 'credential-stack-planner.js');
  assert.doesNotMatch(text('dist/credential-stack.js'), /\bfrom\s*["']/);
});
