// The size gate: everything that a page loads to show one <credential-stack>, as a server would
// send it (brotli, quality 11), stays under the budget.
//
//   node tools/size.mjs
import { existsSync, readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';

const budget = 110_000;

/** The rest of build/web is for other uses: the class alone, the core alone, types. */
const files = ['build/web/credential-stack.js', 'build/web/credstack-core.wasm'];

function brotliSize(bytes) {
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 22,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  }).length;
}

const missing = files.filter((path) => !existsSync(path));
if (missing.length > 0) {
  console.error(`Build first: ${missing.join(', ')} is missing.`);
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
