// What of others is in the package: the list of licences, and the bill of materials.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv';

import { packed } from './packed.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const text = (name) => readFileSync(join(packed.folder, name), 'utf8');
const described = JSON.parse(text('package.json'));
const bill = JSON.parse(text('sbom.cdx.json'));

test('the bill of materials is CycloneDX', () => {
  const require = createRequire(import.meta.url);
  const schemas = join(
    dirname(require.resolve('@cyclonedx/cyclonedx-library/package.json')),
    'res/schema',
  );
  const schema = (name) => JSON.parse(readFileSync(join(schemas, name), 'utf8'));
  const ajv = new Ajv({ strict: false, validateFormats: false });
  // What it refers to, under the names by which it does.
  for (const name of ['spdx', 'jsf-0.82', 'cryptography-defs']) {
    const file = `${name}.SNAPSHOT.schema.json`;
    ajv.addSchema(schema(file), `http://cyclonedx.org/schema/${file}`);
  }
  const validate = ajv.compile(schema(`bom-${bill.specVersion}.SNAPSHOT.schema.json`));
  assert.ok(validate(bill), JSON.stringify(validate.errors));
  assert.ok(!validate({ ...bill, components: [{ name: 'no type' }] }));
});

test('it bills the package and each thing in it, once', () => {
  const { component } = bill.metadata;
  assert.equal(component.purl, `pkg:npm/${described.name}@${described.version}`);
  const refs = bill.components.map((part) => part['bom-ref']);
  assert.equal(new Set(refs).size, refs.length);
  const [whole, ...parts] = bill.dependencies;
  assert.equal(whole.ref, component['bom-ref']);
  assert.deepEqual(whole.dependsOn, refs);
  assert.deepEqual(
    parts.map(({ ref }) => ref),
    refs,
  );
  const names = bill.components.map(({ name }) => name);
  assert.deepEqual(names.sort(), [
    ...['compiler-rt', 'emscripten', 'libc++', 'libc++abi', 'lit', 'lit-html', 'musl'],
    'nlohmann/json',
  ]);
});

test('versions and licences are those that the lock file has, and that the modules were built with', () => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  for (const { name, version, licenses, purl } of bill.components) {
    if (!purl.startsWith('pkg:npm/')) continue;
    const locked = packages[`node_modules/${name}`];
    assert.equal(version, locked.version);
    assert.deepEqual(licenses, [{ license: { id: locked.license } }]);
  }
  const versionOf = (wanted) => bill.components.find(({ name }) => name === wanted).version;
  const emcc = execFileSync('emcc', ['--version'], { encoding: 'utf8' });
  assert.ok(emcc.split(/[\s~]+/).includes(versionOf('emscripten')));
  const debian = (name) =>
    execFileSync('dpkg-query', ['--show', '--showformat=${Version}', name], { encoding: 'utf8' });
  assert.ok(debian('nlohmann-json3-dev').startsWith(`${versionOf('nlohmann/json')}-`));
});

test('the list of licences names each thing, with its text', () => {
  const list = text('LICENSES.txt');
  for (const { name, version } of bill.components) {
    const headings = list.split('\n').filter((line) => line === `${name} ${version}`);
    assert.equal(headings.length, 1, name);
  }
  for (const name of ['lit', 'lit-html']) {
    assert.ok(
      list.includes(readFileSync(join(root, `node_modules/${name}/LICENSE`), 'utf8').trim()),
    );
  }
  for (const words of [
    'Copyright 2013-2022 Niels Lohmann',
    'Copyright 2009 Florian Loitsch',
    'The Emscripten Authors',
    'Rich Felker',
    'Permission is hereby granted, free of charge',
    'THE SOFTWARE IS PROVIDED "AS IS"',
    'portions of this Software are embedded',
  ]) {
    assert.ok(list.includes(words), words);
  }
  assert.equal(text('LICENSE'), readFileSync(join(root, 'LICENSE'), 'utf8'));
});
