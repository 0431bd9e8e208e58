// Bundles the element into build/web:
//
//   credential-stack.js          what a page loads; registers <credential-stack>
//   credential-stack-element.js  the class alone
//   credstack-core.js            the core alone, for workers, for Node.js and for pages of your own
//   credstack-core.wasm          what each of them fetches from beside it
//   credential-stack.css         optional: the look of the plain HTML before the element is there
//   *.d.ts                       types
//   integrity.json               the Subresource Integrity hash of each file
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = join(root, 'build/web');
const glue = join(root, 'build/wasm/credstack-core.mjs');
const wasm = join(root, 'build/wasm/credstack-core.wasm');

const integrityOf = (bytes) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`;

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

async function main() {
  for (const file of [glue, wasm]) {
    if (existsSync(file)) continue;
    console.error(`${file} is missing: build the WebAssembly module first (./dev build).`);
    process.exit(1);
  }
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });

  const core = readFileSync(wasm);
  writeFileSync(join(out, 'credstack-core.wasm'), core);
  await build({
    ...bundling,
    entryPoints: {
      'credential-stack': 'web/credential-stack.ts',
      'credential-stack-element': 'web/credential-stack-element.ts',
      'credstack-core': 'web/credstack-core.ts',
    },
    outdir: out,
    minify: true,
    alias: { 'credstack-core-glue': glue },
    define: { CREDSTACK_WASM_INTEGRITY: JSON.stringify(integrityOf(core)) },
  });
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

  const files = readdirSync(out).filter((name) => /\.(js|wasm|css)$/.test(name));
  const hashes = Object.fromEntries(
    files.sort().map((name) => [name, integrityOf(readFileSync(join(out, name)))]),
  );
  writeFileSync(join(out, 'integrity.json'), `${JSON.stringify(hashes, null, 2)}\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
