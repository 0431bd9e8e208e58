// The size gate: everything that a page loads to show one <credential-stack>, as a server would
// send it (brotli, quality 11), stays under the budget.
//
//   node tools/size.mjs
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const budget = 110_000;

/** Scripts and modules of the built element, with the core from wherever it was built. */
function loadedFiles() {
  const web = 'build/web';
  const found = existsSync(web)
    ? readdirSync(web)
        .filter((name) => /\.(js|mjs|wasm)$/.test(name))
        .map((name) => join(web, name))
    : [];
  const has = (pattern) => found.some((path) => pattern.test(basename(path)));
  if (!has(/\.wasm$/)) found.push('build/wasm/credstack-core.wasm');
  return found.sort();
}

function brotliSize(bytes) {
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 22,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  }).length;
}

const files = loadedFiles();
const missing = files.filter((path) => !existsSync(path));
if (missing.length > 0 || !files.some((path) => path.endsWith('js'))) {
  console.error(
    `Build first: ${missing.join(', ') || 'build/web/credential-stack.js'} is missing.`,
  );
  process.exit(1);
}

const number = (n) => n.toLocaleString('en').padStart(9);
let total = 0;
console.log(`${'file'.padEnd(44)}${'raw'.padStart(9)} ${'brotli'.padStart(9)}`);
for (const path of files) {
  const bytes = readFileSync(path);
  const size = brotliSize(bytes);
  total += size;
  console.log(`${path.padEnd(44)}${number(bytes.length)} ${number(size)}`);
}
console.log(`${'total'.padEnd(53)} ${number(total)}  of ${budget.toLocaleString('en')} allowed`);
if (total > budget) {
  console.error(`Over the budget by ${(total - budget).toLocaleString('en')} bytes.`);
  process.exit(1);
}
