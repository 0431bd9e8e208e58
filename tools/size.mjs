// The size gate: everything that a page loads to show one <credential-stack>, as a server would
// send it (brotli, quality 11), stays under the budget.
//
//   node tools/size.mjs
import { existsSync, readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';

/**
 * The rest of build/web is for other uses: the class alone, the core alone, types; and the words of the
 * other languages, of which a page that is not in English fetches one or two files.
 */
const pages = [
  {
    name: 'a course or program page',
    files: ['credential-stack.js', 'credstack-core.wasm'],
    // With the mechanics of languages (docs/decisions/0016-languages.md): 2 kB, and a hash for each.
    // Tables, and the picture of what leads to what (its layout, its words, its look): 11 kB.
    budget: 134_500,
  },
  {
    // Only who opens a record there loads this much: the search, the record's two formats, its words.
    // Sparse bases, what is of one's own choice, schedules that remember and outlays: 10 kB. Ticking what is
    // held, undoing, and keeping a plan: 11 kB of the script, its English words included. Finding: 5 kB.
    name: 'a page with an audit',
    files: ['credential-stack.js', 'credential-stack-learner.js', 'credstack-learner.wasm'],
    budget: 348_000,
  },
  {
    // The same, and the script of the thread that searches.
    name: 'a page with a plan',
    files: [
      'credential-stack.js',
      'credential-stack-learner.js',
      'credential-stack-planner.js',
      'credstack-learner.wasm',
    ],
    budget: 355_000,
  },
];

function brotliSize(bytes) {
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 22,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  }).length;
}

const path = (name) => `build/web/${name}`;
const missing = [...new Set(pages.flatMap(({ files }) => files))].filter(
  (name) => !existsSync(path(name)),
);
if (missing.length > 0) {
  console.error(`Build first: ${missing.map(path).join(', ')} is missing.`);
  process.exit(1);
}

const plain = (n) => n.toLocaleString('en');
const number = (n) => plain(n).padStart(9);

/** Prints what a page loads; false where it is too much. */
function holds({ name, files, budget }) {
  let total = 0;
  console.log(`${name.padEnd(44)}${'raw'.padStart(9)} ${'brotli'.padStart(9)}`);
  for (const file of files) {
    const bytes = readFileSync(path(file));
    const size = brotliSize(bytes);
    total += size;
    console.log(`  ${path(file).padEnd(42)}${number(bytes.length)} ${number(size)}`);
  }
  console.log(`  ${'total'.padEnd(51)} ${number(total)}  of ${plain(budget)} allowed`);
  if (total > budget) console.error(`Over the budget by ${plain(total - budget)} bytes.`);
  return total <= budget;
}

if (!pages.map(holds).every(Boolean)) process.exit(1);
