// The search of the audit beside HiGHS, a solver of mixed-integer programs: the same problems, written
// as rows from docs/audit.md and core/audit/problem.hpp and not from the search (bench/highs/). Nothing
// is relaxed, so both must come to the same: in points, and with --all-orders in all that decides, one
// after the other, but for the order of equals. Also, what the search found is put into the rows, and
// must be valid and worth what it says.
//
//   build/native/credstack_audit_bench problems > problems.ndjson
//   node bench/audit-highs.mjs [problems.ndjson] [--all-orders] [--seconds 10] [--most N]
//     [--list 20] [--json FILE]
//
// Times are of the processor: of ours natively, of HiGHS in WebAssembly, from its text to its proof.
// Ends with 1 where one of the two must be wrong.
import { createReadStream, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';

import { compare } from './highs/compare.mjs';
import { median, percentile } from './spread.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'all-orders': { type: 'boolean', default: false },
    seconds: { type: 'string', default: '10' },
    most: { type: 'string', default: 'Infinity' },
    list: { type: 'string', default: '20' },
    json: { type: 'string' },
  },
});

async function* problems() {
  const input = positionals.length > 0 ? createReadStream(positionals[0]) : process.stdin;
  let left = Number(values.most);
  for await (const line of createInterface({ input })) {
    if (left-- <= 0) return;
    yield JSON.parse(line);
  }
}

// ---- what is counted -----------------------------------------------------------------------------

function outcomeOf(line) {
  const orders = values['all-orders'] ? Infinity : 1;
  const { faults, points, rest } = compare(line, { orders, seconds: Number(values.seconds) });
  const { solution, kind, id, looked_at: lookedAt } = line;
  const last = rest.at(-1) ?? points;
  return {
    kind,
    name: `${kind} ${id}, standing ${lookedAt}`,
    faults,
    ours: points.ours,
    bound: solution.bound,
    proven: solution.optimal,
    pointsProven: solution.optimal || solution.points_proven,
    theirs: points.theirs,
    agree: points.theirs.value === points.ours,
    agreeInAll: last.order.kind === 'pieces' && last.theirs.value === last.ours,
    ms: line.us / 1000,
    theirMs: points.theirs.ms,
  };
}

function sumsOf(outcomes) {
  const count = (is) => outcomes.filter(is).length;
  const spread = (all) => ({
    median_ms: median(all),
    p95_ms: percentile(all, 95),
    max_ms: percentile(all, 100),
  });
  return {
    problems: outcomes.length,
    proven: count((each) => each.proven),
    points_proven: count((each) => each.pointsProven),
    highs_proven: count((each) => each.theirs.proven),
    agree: count((each) => each.agree),
    agree_in_all: count((each) => each.agreeInAll),
    highs_finds_more: count((each) => each.theirs.value > each.ours),
    highs_finds_less: count((each) => !(each.theirs.value >= each.ours)),
    faults: count((each) => each.faults.length > 0),
    ours: spread(outcomes.map((each) => each.ms)),
    highs: spread(outcomes.map((each) => each.theirMs)),
  };
}

// ---- what is said --------------------------------------------------------------------------------

const inMs = ({ median_ms: middle, p95_ms: p95, max_ms: most }) =>
  [middle, p95, most].map((each) => (each < 10 ? each.toFixed(2) : each.toFixed(0))).join(', ');

function print(kind, sums) {
  console.log(`${kind}: ${sums.problems} problems`);
  console.log(
    `  proven: ${sums.proven} by the search, of ${sums.points_proven} the points; ` +
      `the points of ${sums.highs_proven} by HiGHS`,
  );
  console.log(
    `  the same points: ${sums.agree}; HiGHS finds more: ${sums.highs_finds_more}, ` +
      `less in its time: ${sums.highs_finds_less}`,
  );
  if (values['all-orders']) console.log(`  the same in every order: ${sums.agree_in_all}`);
  console.log(`  ms (median, p95, max): ${inMs(sums.ours)}; HiGHS, points: ${inMs(sums.highs)}`);
}

function list(title, outcomes, say) {
  const most = Number(values.list);
  if (outcomes.length === 0 || most === 0) return;
  console.log(`\n${title}`);
  for (const each of outcomes.slice(0, most)) console.log(`  ${each.name}: ${say(each)}`);
  if (outcomes.length > most) console.log(`  and ${outcomes.length - most} more`);
}

const outcomes = [];
for await (const line of problems()) outcomes.push(outcomeOf(line));
if (outcomes.length === 0) {
  console.error('There are no problems in what is read.');
  process.exit(1);
}
const results = {};
for (const kind of new Set(outcomes.map((each) => each.kind))) {
  results[kind] = sumsOf(outcomes.filter((each) => each.kind === kind));
}
if (Object.keys(results).length > 1) results.all = sumsOf(outcomes);
for (const [kind, sums] of Object.entries(results)) print(kind, sums);

list(
  'HiGHS finds more points:',
  outcomes.filter((each) => each.theirs.value > each.ours),
  ({ ours, bound, theirs }) => `${ours}, no more than ${bound}; HiGHS ${theirs.value}`,
);
list(
  'Not proven by HiGHS in its time:',
  outcomes.filter((each) => !each.theirs.proven),
  ({ ours, bound, theirs }) =>
    `${ours} to ${bound}; HiGHS ${theirs.value ?? '?'} to ${theirs.bound}`,
);
const faulty = outcomes.filter((each) => each.faults.length > 0);
list('Cannot be so:', faulty, (each) => each.faults.join('; '));
if (values.json) {
  mkdirSync(dirname(values.json), { recursive: true });
  writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);
}
if (faulty.length > 0) process.exitCode = 1;
