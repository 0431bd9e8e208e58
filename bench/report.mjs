// One table of everything that was measured, against its goal where there is one.
//
//   node bench/report.mjs
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';

const results = (name) =>
  existsSync(`build/bench/${name}.json`)
    ? JSON.parse(readFileSync(`build/bench/${name}.json`, 'utf8'))
    : undefined;

/** Google Benchmark writes a list; what it names `load/manual_time` is `load` here. */
function nativeResults() {
  const list = results('native')?.benchmarks ?? [];
  const usable = list.filter(({ error_occurred: failed }) => !failed);
  return Object.fromEntries(
    usable.map((one) => [one.name.replace(/\/(manual_time|iterations:\d+)$/, ''), one]),
  );
}

/** What tools/size.mjs finds; it fails where the budget is exceeded, and prints its total all the same. */
function pageSize() {
  let output;
  try {
    output = execFileSync(process.execPath, ['tools/size.mjs'], {
      encoding: 'utf8',
      stdio: 'pipe',
    });
  } catch (failed) {
    output = failed.stdout ?? '';
  }
  const [, total, budget] = /^total\s+([\d,]+)\s+of ([\d,]+)/m.exec(output) ?? [];
  return total && { total: Number(total.replaceAll(',', '')), budget: budget.replaceAll(',', '') };
}

const ms = (us) => `${(us / 1000).toFixed(3)} ms`;
const times = (ratio) => `${ratio.toFixed(ratio < 10 ? 2 : 0)} ×`;
const million = (count) => `${(count / 1e6).toFixed(1)} million`;

const rows = [];
/** A row without a goal is for information; one that was not measured says so. */
function row(figure, measured, goal, isMet) {
  const met = isMet === undefined ? '' : isMet ? 'met' : 'MISSED';
  rows.push([figure, measured ?? 'not measured', goal ?? '', measured ? met : '']);
}

function stacksRow(figure, found, goal) {
  const spread = found && `${ms(found.median_us)}, ${ms(found.p99_us)}, ${ms(found.max_us)}`;
  row(`${figure}: median, p99, max`, spread, `max < ${goal} ms`, found?.max_us < goal * 1000);
}

const native = nativeResults();
const wasm = results('wasm') ?? {};
const counts = results('instructions') ?? {};
const both = (name) => native[name] && wasm[name];
const ratio = (a, b) => (a && b ? times(a / b) : undefined);

stacksRow('stacks, native', native.stacks, 1);
stacksRow('stacks with view, native', native['stacks/view'], 1);
stacksRow('stacks, wasm', wasm.stacks, 2);
stacksRow('stacks with view, wasm', wasm['stacks/view'], 2);
row(
  'load against nlohmann::json::parse',
  native.load && times(native.load.against_parse),
  '≤ 1.5 ×',
  native.load?.against_parse <= 1.5,
);
const size = pageSize();
row(
  'element and module, brotli',
  size && `${size.total.toLocaleString('en')} bytes`,
  size && `≤ ${Number(size.budget).toLocaleString('en')}`,
  size && size.total <= Number(size.budget),
);
row('load, native', native.load && `${native.load.load_ms.toFixed(0)} ms`);
row(
  'load against nlohmann accept (keeps nothing)',
  native.load && times(native.load.against_accept),
);
row('load, wasm', wasm.load && `${wasm.load.load_ms.toFixed(0)} ms`);
row('load, wasm, against JSON.parse', wasm.load && times(wasm.load.against_parse));
row('first load in a process, wasm', wasm.first && `${wasm.first.load_ms.toFixed(0)} ms`);
row(
  'first question with view in a process, wasm: median, max',
  wasm.first && `${ms(wasm.first.median_us)}, ${ms(wasm.first.max_us)}`,
);
row(
  'stacks, wasm against native (medians)',
  both('stacks') && times(wasm.stacks.median_us / native.stacks.median_us),
);
row(
  'stacks as a value against a plain search of the graph',
  native['stacks/search'] && times(native['stacks/search'].against_search),
);
row('instructions: load', counts.load && million(counts.load));
row('instructions: load against parse', ratio(counts.load, counts.parse));
row('instructions: stacks, mean of all', counts.stacks && million(counts.stacks / 1000));
row(
  'instructions: stacks with view, mean of all',
  counts['stacks/view'] && million(counts['stacks/view'] / 1000),
);
row('instructions: stacks as a value against a plain search', ratio(counts.compute, counts.search));

const registry = (name) => native[`registry/${name}`];
const share = (part) => `${part.toFixed(2)} × the file`;
for (const [name, form] of [
  ['load', 'native'],
  ['load-ctdl', 'CTDL'],
]) {
  const found = registry(name);
  row(
    `registry, ${form}: load against parse`,
    found && `${times(found.against_parse)} (${(found.load_ms / 1000).toFixed(1)} s)`,
    '≤ 2 ×',
    found?.against_parse <= 2,
  );
  row(`registry, ${form}: held by malloc`, found && share(found.held), '≤ 3 ×', found?.held <= 3);
  row(`registry, ${form}: resident growth`, found && share(found.resident));
  row(`registry, ${form}: peak while loading`, found && share(found.peak));
}
const asked = registry('stacks');
row(
  'registry: stacks of all credentials, as values',
  asked && `${asked.value_s.toFixed(1)} s`,
  '< 10 s',
  asked?.value_s < 10,
);
row('registry: stacks of all credentials, as JSON', asked && `${asked.json_s.toFixed(1)} s`);
row(
  'registry: stacks, one credential: median, p99, max',
  asked && `${ms(asked.median_us)}, ${ms(asked.p99_us)}, ${ms(asked.max_us)}`,
);
const reach = registry('reach');
row(
  'registry: reaching against the plain search, median of starts',
  reach && times(reach.against_search),
  '≤ 3 ×',
  reach?.against_search <= 3,
);

const us = (value) => `${value.toFixed(value < 100 ? 1 : 0)} µs`;
const spreadOf = (found) =>
  found && `${us(found.median_us)}, ${us(found.p95_us)}, ${us(found.max_us)}`;
const audit = results('audit') ?? {};
const auditWasm = results('audit-wasm') ?? {};
const auditAlone = results('audit-wasm-alone') ?? {};
const spread = 'median, p95, max';
for (const name of ['generated', 'umgc-computer-science', 'otago-commerce']) {
  const found = audit[name];
  row(
    `audit, native, ${name}: ${spread}`,
    spreadOf(found?.audit),
    'median < 50 µs',
    found?.audit.median_us < 50,
  );
  row(`audit, JSON to JSON, native, ${name}: ${spread}`, spreadOf(found?.answer));
  row(`audit, whole question, native, ${name}: ${spread}`, spreadOf(found?.question));
  row(
    `audit, wasm, ${name}: ${spread}`,
    spreadOf(auditAlone[name]),
    'median < 150 µs',
    auditAlone[name]?.median_us < 150,
  );
  row(`audit, whole question, wasm, ${name}: ${spread}`, spreadOf(auditWasm[name]));
  row(
    `audits in which a greedy one has fewer points, ${name}`,
    found && `${((100 * found.greedy_short) / found.pairs).toFixed(0)} %`,
  );
}
const parts = results('audit-instructions');
row(
  'instructions: an audit; pieces, problem, search, findings',
  parts &&
    `${million(parts.audit)}; ${['pieces', 'problem', 'search', 'findings']
      .map((name) => `${((100 * parts[name]) / parts.audit).toFixed(0)} %`)
      .join(', ')}`,
);
const hard = results('audit-hard')?.all;
row(
  `hard audits, ${hard?.cases.toLocaleString('en') ?? ''}: median, p99, max`,
  hard && [hard.median_ms, hard.p99_ms, hard.max_ms].map((n) => `${n.toFixed(2)} ms`).join(', '),
  'max < 20 ms',
  hard?.max_ms < 20,
);
row(
  'hard audits: proven, points alone proven, bounded',
  hard &&
    [hard.proven, hard.points_only, hard.bounded].map((n) => n.toLocaleString('en')).join(', '),
);
const streams = Object.values(results('audit-stream') ?? {}).filter(({ count }) => count);
const most = streams.at(-1);
row(
  `stream of ${most?.count.toLocaleString('en') ?? ''} learners`,
  most && `${most.seconds.toFixed(1)} s, ${most.each_second.toFixed(0)} a second`,
);
row(
  'stream: resident at most, by number of learners',
  most && streams.map((one) => `${(one.peak_kb / 1024).toFixed(1)} MB`).join(', '),
  'bounded',
  most?.peak_kb < 1.5 * streams[0].peak_kb,
);

const heads = ['figure', 'measured', 'goal', ''];
const widths = heads.map((head, i) =>
  Math.max(head.length, ...rows.map((cells) => cells[i].length)),
);
const line = (cells) =>
  cells
    .map((cell, i) => cell.padEnd(widths[i]))
    .join('  ')
    .trimEnd();
console.log(`\n${line(heads)}\n${widths.map((width) => '-'.repeat(width)).join('  ')}`);
for (const cells of rows) console.log(line(cells));
console.log(
  `\n${availableParallelism()} processors, load average ${loadavg()[0].toFixed(1)}. ` +
    'How to read this: bench/README.md.',
);

for (const name of ['stacks', 'stacks/view']) {
  if (!both(name) || native[name].answer_bytes === wasm[name].answer_bytes) continue;
  console.error(`The answers of ${name} are not the same natively and in wasm.`);
  process.exitCode = 1;
}
