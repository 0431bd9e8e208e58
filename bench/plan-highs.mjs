// The planner beside HiGHS, a solver of mixed-integer programs, both in WebAssembly on Node.js: the same
// questions from seeds (bench/plan/generate.mjs), of 20 to 20,000 things that can be taken. The program is
// written from docs/plan.md and docs/audit.md and not from the planner, so both must come to the same; and
// each plan of ours is put into the rows, where it must be valid and cost what it says.
//
//   node bench/plan-highs.mjs [--sizes 20,200,2000,20000] [--seeds 8,8,4,2] [--from 1] [--seconds 60]
//     [--passes 3] [--kind cost] [--work-limit N] [--alone] [--json FILE]
//
// Times are of the processor. Of ours: the whole question to a catalogue that is read, from its JSON to the
// answer in JSON. Of HiGHS: its run, without the making of the program; with and without the reading of its
// text. Ends with 1 where one of the two must be wrong. --alone: HiGHS only.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

import { claimOf, faultsOf, valueOf } from './plan/compare.mjs';
import { generate } from './plan/generate.mjs';
import { read } from './plan/read.mjs';
import { printSizes, printTable } from './plan/report.mjs';
import { solve } from './plan/solve.mjs';
import { median } from './spread.mjs';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '20,200,2000,20000' },
    seeds: { type: 'string', default: '24,16,8,4' },
    from: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '60' },
    passes: { type: 'string', default: '3' },
    kind: { type: 'string' },
    'work-limit': { type: 'string' },
    alone: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
});
const passes = Number(values.passes);
const seconds = Number(values.seconds);
const folder = 'build/web';

/** The module that plans, or nothing. */
async function loadPlanner() {
  if (values.alone) return undefined;
  const name = ['full', 'learner'].find((each) => existsSync(`${folder}/credstack-${each}.wasm`));
  if (!name) throw new Error(`${folder} has no module that plans: ./dev build, or --alone`);
  const { loadCore } = await import(pathToFileURL(resolve(`${folder}/credstack-core.js`)).href);
  const wasm = `${folder}/credstack-${name}.wasm`;
  const core = await loadCore({ module: name, wasmBinary: readFileSync(wasm) });
  return { core, files: [wasm, `${folder}/credstack-core.js`] };
}

// ---- one question --------------------------------------------------------------------------------

function askOurs(core, { catalog, question }) {
  const limit = values['work-limit'] ? { workLimit: Number(values['work-limit']) } : {};
  const asked = JSON.stringify({ ...question, ...limit });
  const read = new core.Catalogue('catalogue.json', JSON.stringify(catalog));
  const times = [];
  let text;
  for (let pass = 0; pass < passes; ++pass) {
    const start = process.cpuUsage();
    text = read.answer(asked);
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) / 1000);
  }
  read.delete();
  return { answer: JSON.parse(text), ms: median(times) };
}

/** Once is enough where it takes long. */
function askTheirs(model) {
  const all = [solve(model, seconds)];
  while (all.length < passes && all[0].ms < 2000) all.push(solve(model, seconds));
  const of = (key) => median(all.map((each) => each[key]));
  return { ...all[0], ms: of('ms'), runMs: of('runMs') };
}

function compareOne(planner, size, seed) {
  const { catalog, question, kind } = generate(size, seed, values.kind);
  const model = read(catalog, question);
  const theirs = askTheirs(model);
  const { variables, rows, ms: highsMs, runMs: highsRunMs, proven: highsProven } = theirs;
  const things = model.items.filter((item) => !item.held).length;
  const outcome = { size, seed, kind, things, leaves: model.leaves.length, variables, rows };
  Object.assign(outcome, { highsMs, highsRunMs, highsProven, highs: valueOf(theirs) });
  outcome.steps = theirs.taken?.length;
  if (planner) {
    const { answer, ms } = askOurs(planner.core, { catalog, question });
    const claim = claimOf(answer, model, question);
    const faults = faultsOf(claim, model, theirs);
    const bothProven = claim.proven && theirs.proven;
    Object.assign(outcome, { ms, ours: claim.value, proven: claim.proven, bothProven, faults });
  }
  return outcome;
}

// ---- all of them ---------------------------------------------------------------------------------

const planner = await loadPlanner();
const sizes = values.sizes.split(',');
const seeds = values.seeds.split(',').map(Number);
const from = Number(values.from);

/** What compiles on the way is not measured. */
function warmUp() {
  for (let seed = 1; seed <= 12; ++seed) {
    const made = generate('tiny', seed);
    solve(read(made.catalog, made.question), 2);
    if (planner) askOurs(planner.core, made);
  }
}

warmUp();
const outcomes = [];
sizes.forEach((size, at) => {
  const count = seeds[at] ?? seeds.at(-1);
  for (let seed = from; seed < from + count; ++seed) {
    const outcome = compareOne(planner, size, seed);
    outcomes.push(outcome);
    for (const fault of outcome.faults ?? []) {
      console.error(`size ${size}, seed ${seed} (${outcome.kind}) cannot be so: ${fault}`);
    }
  }
});
printTable(outcomes);
printSizes(planner?.files);
if (values.json) {
  mkdirSync(dirname(values.json), { recursive: true });
  writeFileSync(values.json, `${JSON.stringify(outcomes, null, 2)}\n`);
}
if (outcomes.some((each) => each.faults?.length > 0)) process.exitCode = 1;
