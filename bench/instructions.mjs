// Counts the instructions of what is measured, with valgrind's callgrind: the same on a busy machine
// as on a quiet one. Writes build/bench/instructions.json for bench/report.mjs.
//
//   node bench/instructions.mjs [FILE OF credstack_bench]
import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';

const run = promisify(execFile);
const program = process.argv[2] ?? 'build/native/credstack_bench';

/** By name of the figure: the benchmark it is made in, and the function of bench/measured.hpp. */
const counted = {
  load: ['load/manual_time', 'load'],
  parse: ['load/manual_time', 'parse'],
  accept: ['load/manual_time', 'accept'],
  stacks: ['stacks', 'answer'],
  'stacks/view': ['stacks/view', 'answer'],
  compute: ['stacks/search', 'compute'],
  search: ['stacks/search', 'search'],
};

async function count([benchmark, name]) {
  const { stderr } = await run('valgrind', [
    '--tool=callgrind',
    '--callgrind-out-file=/dev/null',
    `--toggle-collect=credstack::bench::${name}(*`,
    program,
    `--benchmark_filter=^${benchmark}$`,
    '--benchmark_min_time=0', // one iteration
  ]);
  const found = Number(/Collected : (\d+)/.exec(stderr)?.[1]);
  if (!(found > 0)) throw new Error(`Nothing was counted of ${name}:\n${stderr}`);
  return found;
}

try {
  await run('valgrind', ['--version']);
} catch {
  console.log(
    'Instructions are not counted: valgrind is not installed (apt-get install valgrind).',
  );
  process.exit(0);
}

const results = {};
const waiting = Object.entries(counted);
async function worker() {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    results[next[0]] = await count(next[1]);
    console.log(`instructions ${next[0].padEnd(12)} ${results[next[0]].toLocaleString('en')}`);
  }
}
await Promise.all(Array.from({ length: availableParallelism() }, worker));
mkdirSync('build/bench', { recursive: true });
writeFileSync('build/bench/instructions.json', `${JSON.stringify(results, null, 2)}\n`);
