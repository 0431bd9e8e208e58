// The WebAssembly module as a page runs it: loading the catalogue beside JSON.parse of the same text,
// and `stacks` asked for every credential. Writes build/bench/wasm.json for bench/report.mjs.
//
//   node bench/wasm.bench.mjs [--passes 7]
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

import { median, percentile } from './spread.mjs';

const catalogueFile = 'build/examples/university.json';
const script = 'build/web/credstack-core.js';
const wasmBinary = () => readFileSync('build/web/credstack-core.wasm');
const on = '2026-11-24';

for (const [file, remedy] of [
  [catalogueFile, 'node tools/generate-university.mjs'],
  [script, './dev build'],
]) {
  if (existsSync(file)) continue;
  console.error(`${file} is missing: ${remedy}`);
  process.exit(1);
}
const { loadCore } = await import(pathToFileURL(resolve(script)).href);

function timed(call) {
  const start = performance.now();
  const value = call();
  return { value, ms: performance.now() - start };
}

/** A fresh instance with the catalogue in it; what is timed is the reading alone. */
async function load(bytes) {
  const core = await loadCore({ wasmBinary: wasmBinary() });
  const { value: catalogue, ms } = timed(() => new core.Catalogue('university.json', bytes));
  if (catalogue.hasErrors()) throw new Error('The catalogue was read with errors.');
  return { catalogue, ms };
}

function credentialIds(text) {
  const ids = JSON.parse(text)
    .achievements.filter(({ type }) => type !== 'Course')
    .map(({ id }) => id);
  if (ids.length !== 1000) throw new Error(`1,000 credentials expected, ${ids.length} found.`);
  return ids;
}

const questionOf = (credential, view) =>
  JSON.stringify({ ask: 'stacks', credential, on, ...(view && { view }) });

function ask(catalogue, question) {
  const { value, ms } = timed(() => catalogue.answer(question));
  if (!value.startsWith('{"ask":"stacks"')) throw new Error(`No answer to ${question}`);
  return { ms, text: value };
}

/** Sides take turns, so that whatever else the machine does slows both alike. */
async function loadAgainstParse(bytes, text, passes) {
  const loads = [];
  const parses = [];
  const parse = () => parses.push(timed(() => JSON.parse(text)).ms);
  for (let pass = 0; pass < passes; ++pass) {
    if (pass % 2 === 0) parse();
    loads.push((await load(bytes)).ms);
    if (pass % 2 === 1) parse();
  }
  return {
    passes,
    load_ms: median(loads),
    parse_ms: median(parses),
    against_parse: median(loads.map((ms, i) => ms / parses[i])),
  };
}

/**
 * A credential's time is the median of its times over the passes; then their spread over all. Every
 * pass begins elsewhere, or the garbage collector would come at the same credentials each time.
 */
function stacksOfAll(catalogue, ids, view, passes) {
  const questions = ids.map((id) => questionOf(id, view));
  const times = ids.map(() => []);
  let bytes = 0;
  for (let pass = 0; pass < passes; ++pass) {
    bytes = 0;
    for (let turn = 0; turn < ids.length; ++turn) {
      const i = (turn + pass * 271) % ids.length;
      const { ms, text } = ask(catalogue, questions[i]);
      times[i].push(ms * 1000);
      bytes += Buffer.byteLength(text);
    }
  }
  const each = times.map(median);
  return {
    passes,
    credentials: each.length,
    answer_bytes: bytes,
    median_us: median(each),
    p99_us: percentile(each, 99),
    max_us: percentile(each, 100),
  };
}

/** What a page does once: in a process that has compiled nothing yet, load and ask one question. */
async function once(credential) {
  const { catalogue, ms } = await load(readFileSync(catalogueFile));
  const question = ask(catalogue, questionOf(credential, true));
  console.log(JSON.stringify({ load_ms: ms, question_us: question.ms * 1000 }));
}

function firstQuestions(ids, processes) {
  const runs = Array.from({ length: processes }, (_, i) => {
    const id = ids[Math.floor(((i + 0.5) * ids.length) / processes)];
    const file = fileURLToPath(import.meta.url);
    return JSON.parse(execFileSync(process.execPath, [file, '--once', id], { encoding: 'utf8' }));
  });
  const questions = runs.map(({ question_us }) => question_us);
  return {
    processes,
    load_ms: median(runs.map(({ load_ms }) => load_ms)),
    median_us: median(questions),
    max_us: percentile(questions, 100),
  };
}

async function measure(passes) {
  const bytes = readFileSync(catalogueFile);
  const text = bytes.toString('utf8');
  const ids = credentialIds(text);
  const { catalogue } = await load(bytes);
  const results = {
    load: await loadAgainstParse(bytes, text, passes),
    stacks: stacksOfAll(catalogue, ids, false, passes),
    'stacks/view': stacksOfAll(catalogue, ids, true, passes),
    first: firstQuestions(ids, 9),
  };
  mkdirSync('build/bench', { recursive: true });
  writeFileSync('build/bench/wasm.json', `${JSON.stringify(results, null, 2)}\n`);
  for (const [name, result] of Object.entries(results)) {
    const numbers = Object.entries(result).map(([key, n]) => `${key}=${Number(n.toFixed(3))}`);
    console.log(`wasm ${name.padEnd(12)} ${numbers.join(' ')}`);
  }
}

const { values } = parseArgs({
  options: { passes: { type: 'string', default: '7' }, once: { type: 'string' } },
});
await (values.once ? once(values.once) : measure(Number(values.passes)));
