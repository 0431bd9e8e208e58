// Bundles the element into build/web:
//
//   credential-stack.js          what a page loads; registers <credential-stack>
//   credential-stack-element.js  the class alone
//   credential-stack-learner.js  what the element loads besides where a record is audited or planned for
//   credential-stack-planner.js  the script of the thread in which plans are searched for
//   credstack-core.js            the core alone, for workers, for Node.js and for pages of your own
//   credstack-core.wasm          what each of them fetches from beside it
//   credstack-learner.wasm       the same with the audit and the planner, fetched only where they are asked
//   credential-stack.fr.json, credential-stack-learner.fr.json, …   words of other languages
//   credential-stack.css         optional: the look of the plain HTML before the element is there
//   *.d.ts                       types
//   integrity.json               the Subresource Integrity hash of each file
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

import { languagePacks } from './language-packs.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = join(root, 'build/web');
const modules = ['credstack-core', 'credstack-learner'];
const built = (name) => join(root, 'build/wasm', name);

const integrityOf = (bytes, hash = 'sha384') =>
  `${hash}-${createHash(hash).update(bytes).digest('base64')}`;

/** A style sheet is imported as its minified text. */
const styleText = {
  name: 'style-text',
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { outputFiles } = await build({
        entryPoints: [path],
        minify: true,
        target: 'es2022',
        write: false,
      });
      return { contents: outputFiles[0].text.trim(), loader: 'text' };
    });
  },
};

/** What the element and the tests of its parts are bundled with; tests put a glue of their own. */
export const bundling = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  legalComments: 'none',
  logLevel: 'warning',
  plugins: [styleText],
};

/** The glue of the modules. Where they differ in nothing but the file's name, they share one. */
export function glues() {
  const [core, learner] = modules.map((name) => built(`${name}.mjs`));
  const text = (path, name) => readFileSync(path, 'utf8').replaceAll(name, '');
  const alike = text(core, modules[0]) === text(learner, modules[1]);
  return { 'credstack-core-glue': core, 'credstack-learner-glue': alike ? core : learner };
}

/** Writes the language packs; gives what each script has to know of its own. */
async function writePacks() {
  const names = { page: 'credential-stack', learner: 'credential-stack-learner' };
  const known = Object.fromEntries(
    Object.entries(names).map(([kind, name]) => [kind, { name, hashes: {} }]),
  );
  for (const { lang, ...kinds } of await languagePacks()) {
    for (const [kind, { name, hashes }] of Object.entries(known)) {
      const text = JSON.stringify(kinds[kind]);
      writeFileSync(join(out, `${name}.${lang}.json`), text);
      // A page carries these of every language: the shorter the better.
      hashes[lang] = integrityOf(text, 'sha256');
    }
  }
  return Object.fromEntries(
    Object.entries(known).map(([kind, packs]) => [kind, JSON.stringify(packs)]),
  );
}

async function main() {
  for (const file of modules.flatMap((name) => [built(`${name}.mjs`), built(`${name}.wasm`)])) {
    if (existsSync(file)) continue;
    console.error(`${file} is missing: build the WebAssembly module first (./dev build).`);
    process.exit(1);
  }
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });

  const [core, learner] = modules.map((name) => {
    const bytes = readFileSync(built(`${name}.wasm`));
    writeFileSync(join(out, `${name}.wasm`), bytes);
    return JSON.stringify(integrityOf(bytes));
  });
  const packs = await writePacks();
  /** Builds scripts for a page, with the hashes of what they load themselves. */
  const bundle = (entryPoints, define, alias = {}) =>
    build({
      ...bundling,
      ...{ entryPoints, outdir: out, minify: true, alias: { ...glues(), ...alias } },
      define: {
        CREDSTACK_WASM_INTEGRITY: core,
        CREDSTACK_LEARNER_INTEGRITY: learner,
        ...define,
      },
    });
  const scriptIntegrity = (name) => JSON.stringify(integrityOf(readFileSync(join(out, name))));
  // A planner starts nothing but the module that plans.
  await bundle(
    { 'credential-stack-planner': 'web/planner/worker.ts' },
    {},
    { 'credstack-core-glue': glues()['credstack-learner-glue'] },
  );
  await bundle(
    { 'credential-stack-learner': 'web/learner/index.ts' },
    {
      CREDSTACK_PACKS: packs.learner,
      CREDSTACK_PLANNER_SCRIPT_INTEGRITY: scriptIntegrity('credential-stack-planner.js'),
    },
  );
  await bundle(
    {
      'credential-stack': 'web/credential-stack.ts',
      'credential-stack-element': 'web/credential-stack-element.ts',
    },
    {
      CREDSTACK_PACKS: packs.page,
      CREDSTACK_LEARNER_SCRIPT_INTEGRITY: scriptIntegrity('credential-stack-learner.js'),
    },
    { 'credstack-learner-glue': join(root, 'web/learner-glue.ts') },
  );
  await bundle({ 'credstack-core': 'web/credstack-core.ts' });
  await build({
    entryPoints: [join(root, 'web/fallback.css')],
    outfile: join(out, 'credential-stack.css'),
    minify: true,
    target: 'es2022',
  });
  execFileSync(
    process.execPath,
    [
      join(root, 'node_modules/typescript/bin/tsc'),
      ...['--project', root, '--noEmit', 'false', '--declaration', '--emitDeclarationOnly'],
      ...['--rootDir', join(root, 'web'), '--outDir', out],
    ],
    { stdio: 'inherit' },
  );

  const files = readdirSync(out).filter((name) => /\.(js|wasm|css|json)$/.test(name));
  const hashes = Object.fromEntries(
    files.sort().map((name) => [name, integrityOf(readFileSync(join(out, name)))]),
  );
  writeFileSync(join(out, 'integrity.json'), `${JSON.stringify(hashes, null, 2)}\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
