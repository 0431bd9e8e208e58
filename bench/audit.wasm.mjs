// The learner module as a page runs it: an audit of each of the records that
// `credstack_audit_bench degrees --write build/bench/degrees` has kept. What is timed is the whole
// question: preparing the program, reading the record, auditing it and writing the answer. The module has
// no door to the audit alone; bench/module has that. Writes build/bench/audit-wasm.json for bench/report.mjs.
//
//   node bench/audit.wasm.mjs [--passes 3] [--programs 200] [--work-limit N]
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

import { median, percentile } from './spread.mjs';

const folder = 'build/bench/degrees';
const script = 'build/web/credstack-core.js';
const wasmBinary = () => readFileSync('build/web/credstack-learner.wasm');
const on = '2026-11-24';

for (const [file, remedy] of [
  [`${folder}/programs.tsv`, `build/native/credstack_audit_bench degrees --write ${folder}`],
  [script, './dev build'],
]) {
  if (existsSync(file)) continue;
  console.error(`${file} is missing: ${remedy}`);
  process.exit(1);
}
const { loadCore } = await import(pathToFileURL(resolve(script)).href);

const { values } = parseArgs({
  options: {
    passes: { type: 'string', default: '3' },
    programs: { type: 'string', default: '200' },
    'work-limit': { type: 'string' },
  },
});
const passes = Number(values.passes);
const limit = values['work-limit'] ? `"workLimit":${Number(values['work-limit'])},` : '';

/** The programs that were kept, those of examples/ among them. */
function programs() {
  const lines = readFileSync(`${folder}/programs.tsv`, 'utf8').trim().split('\n');
  const all = lines.map((line) => line.split('\t')).map(([name, id]) => ({ name, id }));
  const generated = all.filter(({ name }) => name.startsWith('degree-'));
  return [
    ...generated.slice(0, Number(values.programs)),
    ...all.filter((one) => !generated.includes(one)),
  ];
}

/** Processor time, as of the native side: what others took of the machine meanwhile is left out. */
function ask(catalogue, question) {
  const start = process.cpuUsage();
  const answer = catalogue.answer(question);
  const { user, system } = process.cpuUsage(start);
  const us = user + system;
  if (!answer.startsWith('{"ask":"audit"')) throw new Error(`No answer: ${answer.slice(0, 200)}`);
  return { us, bytes: Buffer.byteLength(answer) };
}

/** The times of each record of a program, one a pass. */
function timesOf(core, { name, id }) {
  const catalogue = new core.Catalogue(`${name}.json`, readFileSync(`${folder}/${name}.json`));
  const records = readFileSync(`${folder}/${name}.ndjson`, 'utf8').trim().split('\n');
  const question = (record) =>
    `{"ask":"audit","program":${JSON.stringify(id)},"on":"${on}",${limit}"learner":${record}}`;
  const times = records.map(() => []);
  for (let pass = 0; pass < passes; ++pass) {
    records.forEach((record, i) => times[i].push(ask(catalogue, question(record)).us));
  }
  catalogue.delete();
  return times;
}

function spread(times) {
  const each = times.map(median);
  const ofPasses = Array.from({ length: passes }, (_, pass) => median(times.map((t) => t[pass])));
  return {
    pairs: each.length,
    passes,
    median_us: median(each),
    p95_us: percentile(each, 95),
    max_us: percentile(each, 100),
    least_median_us: Math.min(...ofPasses),
  };
}

const core = await loadCore({ module: 'learner', wasmBinary: wasmBinary() });
const groups = new Map();
for (const program of programs()) {
  const group = program.name.startsWith('degree-') ? 'generated' : program.name;
  groups.set(group, [...(groups.get(group) ?? []), ...timesOf(core, program)]);
}
const results = Object.fromEntries([...groups].map(([name, times]) => [name, spread(times)]));
mkdirSync('build/bench', { recursive: true });
writeFileSync('build/bench/audit-wasm.json', `${JSON.stringify(results, null, 2)}\n`);
for (const [name, result] of Object.entries(results)) {
  const numbers = Object.entries(result).map(([key, n]) => `${key}=${Number(n.toFixed(1))}`);
  console.log(`wasm audit ${name.padEnd(22)} ${numbers.join(' ')}`);
}
