// Bundles the element into build/web, or into another folder (node web/build.mjs --out DIR):
//
//   credential-stack.js          what a page loads; registers <credential-stack>
//   credential-stack-element.js  the class alone
//   define.js                    registers that class
//   credential-stack-learner.js  what the element loads besides where a record is audited or planned for
//   credential-stack-planner.js  the script of the thread in which plans are searched for
//   credstack-core.js            the core alone, for workers, for Node.js and for pages of your own
//   credstack-core.wasm          what each of them fetches from beside it
//   credstack-learner.wasm       the same with the audit and the planner, fetched only where they are asked
//   credential-stack.fr.json, credential-stack-learner.fr.json, …   words of other languages
//   credential-stack.css         optional: the look of the plain HTML before the element is there
//   *.d.ts                       types
//   integrity.json               the Subresource Integrity hash of each file
//   snippet.html                 the script tag with that hash, to be pasted into a page
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

import { languagePacks } from './language-packs.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
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
async function writePacks(out) {
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

/** Where that class is imported from, it is the same one. */
const oneClass = {
  name: 'one-class',
  setup({ onResolve }) {
    const element = './credential-stack-element.js';
    onResolve({ filter: /\/credential-stack-element\.js$/ }, () => ({
      path: element,
      external: true,
    }));
  },
};

/** Lit for where there may be no DOM; it is the same but for that. */
const litAnywhere = join(root, 'node_modules/lit-html/node/lit-html.js');

/** Builds the scripts into `out`; those that are loaded by others first, for these carry their hashes. */
async function buildScripts(out, { core, learner, packs }) {
  const inputs = new Set();
  const bundle = async (entryPoints, { define = {}, alias = {}, plugins = [] } = {}) => {
    const { metafile } = await build({
      ...bundling,
      ...{ entryPoints, outdir: out, minify: true, metafile: true },
      alias: { ...glues(), ...alias },
      plugins: [...bundling.plugins, ...plugins],
      define: {
        CREDSTACK_WASM_INTEGRITY: core,
        CREDSTACK_LEARNER_INTEGRITY: learner,
        ...define,
      },
    });
    Object.keys(metafile.inputs).forEach((input) => inputs.add(input));
  };
  const scriptIntegrity = (name) => JSON.stringify(integrityOf(readFileSync(join(out, name))));
  // A planner starts nothing but the module that plans.
  await bundle(
    { 'credential-stack-planner': 'web/planner/worker.ts' },
    { alias: { 'credstack-core-glue': glues()['credstack-learner-glue'] } },
  );
  await bundle(
    { 'credential-stack-learner': 'web/learner/index.ts' },
    {
      define: {
        CREDSTACK_PACKS: packs.learner,
        CREDSTACK_PLANNER_SCRIPT_INTEGRITY: scriptIntegrity('credential-stack-planner.js'),
      },
    },
  );
  const element = {
    define: {
      CREDSTACK_PACKS: packs.page,
      CREDSTACK_LEARNER_SCRIPT_INTEGRITY: scriptIntegrity('credential-stack-learner.js'),
    },
    alias: { 'credstack-learner-glue': join(root, 'web/learner-glue.ts') },
  };
  await bundle({ 'credential-stack': 'web/credential-stack.ts' }, element);
  await bundle(
    { 'credential-stack-element': 'web/credential-stack-element.ts' },
    { ...element, alias: { ...element.alias, 'lit/html.js': litAnywhere } },
  );
  await bundle({ define: 'web/define.ts' }, { plugins: [oneClass] });
  await bundle({ 'credstack-core': 'web/credstack-core.ts' });
  return [...inputs];
}

async function buildStyle(out) {
  await build({
    entryPoints: [join(root, 'web/fallback.css')],
    outfile: join(out, 'credential-stack.css'),
    minify: true,
    target: 'es2022',
  });
}

function buildTypes(out) {
  execFileSync(
    process.execPath,
    [
      join(root, 'node_modules/typescript/bin/tsc'),
      ...['--project', root, '--noEmit', 'false', '--declaration', '--emitDeclarationOnly'],
      ...['--rootDir', join(root, 'web'), '--outDir', out],
    ],
    { stdio: 'inherit' },
  );
}

/** To be pasted into a page; ADDRESS stands for where the files lie. */
const snippet = (
  integrity,
) => `<!-- In place of ADDRESS: the folder on your server that has these files, such as /assets. -->
<script type="module" src="ADDRESS/credential-stack.js" integrity="${integrity}" crossorigin="anonymous"></script>
`;

function writeHashes(out) {
  const files = readdirSync(out).filter((name) => /\.(js|wasm|css|json)$/.test(name));
  const hashes = Object.fromEntries(
    files.sort().map((name) => [name, integrityOf(readFileSync(join(out, name)))]),
  );
  writeFileSync(join(out, 'integrity.json'), `${JSON.stringify(hashes, null, 2)}\n`);
  writeFileSync(join(out, 'snippet.html'), snippet(hashes['credential-stack.js']));
}

/** Builds all of it into that folder, and gives the names of the npm packages that are in it. */
export async function buildWeb(out) {
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
  const packs = await writePacks(out);
  const inputs = await buildScripts(out, { core, learner, packs });
  await buildStyle(out);
  buildTypes(out);
  writeHashes(out);
  const packages = inputs.map((input) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1]);
  return [...new Set(packages)].filter(Boolean).sort();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { values } = parseArgs({ options: { out: { type: 'string' } } });
  await buildWeb(values.out ?? join(root, 'build/web'));
}
