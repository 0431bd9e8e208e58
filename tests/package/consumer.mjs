// The package as its users have it: installed, type-checked, bundled and imported.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

import { installed, packed } from './packed.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const project = installed(packed.tarball);
cpSync(fileURLToPath(new URL('consumer', import.meta.url)), join(project, 'src'), {
  recursive: true,
});

/** What the compiler says of the project's scripts, with all of its checks. */
function typeCheck(module, moduleResolution) {
  const config = join(project, `tsconfig.${module}.json`);
  const compilerOptions = {
    ...{ target: 'es2022', module, moduleResolution, lib: ['es2022', 'dom', 'dom.iterable'] },
    ...{ strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false },
    ...{ noEmit: true, types: [] },
  };
  writeFileSync(config, JSON.stringify({ compilerOptions, include: ['src'] }));
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const options = { cwd: project, encoding: 'utf8' };
  return spawnSync(process.execPath, [tsc, '--project', config], options).stdout;
}

/** What a script in the project prints. */
const run = (script) =>
  execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: project,
    encoding: 'utf8',
  });

test('its types are right for who resolves as Node.js does', () => {
  assert.equal(typeCheck('nodenext', 'nodenext'), '');
});

test('for who bundles, too, and a wrong type is found', () => {
  const wrong = `import 'credential-stack/define';
document.createElement('credential-stack').view = 'table';
document.addEventListener('cs-load', ({ detail }) => detail.view.title.toFixed());
`;
  writeFileSync(join(project, 'src/wrong.ts'), wrong);
  const places = typeCheck('esnext', 'bundler')
    .split('\n')
    .filter((line) => /^\S/.test(line))
    .map((line) => line.replace(/,.*/, ''));
  assert.deepEqual(places, ['src/wrong.ts(2', 'src/wrong.ts(3']);
});

test('the class can be imported where there is no DOM, and registers nothing', () => {
  const printed = run(`
    const before = Object.getOwnPropertyNames(globalThis);
    const { CredentialStackElement, StackError, ...more } = await import('credential-stack');
    console.log(JSON.stringify({
      attributes: CredentialStackElement.observedAttributes.includes('focus'),
      error: new StackError('bad-view', 'No.').code,
      more: Object.keys(more),
      registry: typeof customElements,
      globals: Object.getOwnPropertyNames(globalThis).filter((name) => !before.includes(name)),
    }));`);
  assert.deepEqual(JSON.parse(printed), {
    ...{ attributes: true, error: 'bad-view', more: [], registry: 'undefined' },
    // Lit's list of its versions on the page.
    globals: ['litHtmlVersions'],
  });
});

test('where there is a registry, the import of the class leaves it alone', () => {
  const printed = run(`
    const taken = [];
    globalThis.HTMLElement = class {};
    globalThis.customElements = { get: () => undefined, define: (name) => taken.push(name) };
    const { CredentialStackElement } = await import('credential-stack');
    console.log(JSON.stringify(taken));
    const defined = await import('credential-stack/define');
    console.log(JSON.stringify(taken), defined.CredentialStackElement === CredentialStackElement);`);
  assert.equal(printed, '[]\n["credential-stack"] true\n');
});

test('the core answers in Node.js', () => {
  const catalogue = join(root, 'examples/data-101.json');
  const printed = run(`
    import { readFileSync } from 'node:fs';
    import { loadCore } from 'credential-stack/core';
    const bytes = (name) => readFileSync(new URL(import.meta.resolve('credential-stack/' + name)));
    for (const module of ['core', 'learner']) {
      const core = await loadCore({ module, wasmBinary: bytes('credstack-' + module + '.wasm') });
      const catalogue = new core.Catalogue('data.json', readFileSync(${JSON.stringify(catalogue)}));
      const question = { ask: 'stacks', credential: 'urn:mc:data-101', on: '2026-11-24', view: true };
      console.log(JSON.parse(catalogue.answer(JSON.stringify(question))).view.sections.length > 0);
    }`);
  assert.equal(printed, 'true\ntrue\n');
});

test('a bundler leaves out the class that nobody uses, and keeps what registers it', async () => {
  const bundled = async (contents) => {
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: project },
      ...{ bundle: true, format: 'esm', write: false, logLevel: 'error' },
    });
    return outputFiles[0].text;
  };
  assert.doesNotMatch(await bundled(`import 'credential-stack';`), /class/);
  const registered = await bundled(`import 'credential-stack/define';`);
  assert.match(registered, /"credential-stack"/);
  const both = await bundled(
    `import { CredentialStackElement } from 'credential-stack'; import 'credential-stack/define'; console.log(CredentialStackElement);`,
  );
  // One class for both, not two.
  assert.equal(both.match(/observedAttributes ?=/g).length, 1);
});
