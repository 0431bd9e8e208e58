// Where an audit's instructions go, by callgrind: making pieces of the record, making the problem,
// searching, and writing down what was found. Writes build/bench/audit-instructions.json.
//
//   node bench/audit-instructions.mjs [--programs 20] [--learners 5] [--work-limit N]
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const tool = 'build/native/credstack_audit_bench';
const { values } = parseArgs({
  options: {
    programs: { type: 'string', default: '20' },
    learners: { type: 'string', default: '5' },
    'work-limit': { type: 'string' },
  },
});
const audits = Number(values.programs) * Number(values.learners);
const asked = Object.entries(values).flatMap(([name, value]) => [`--${name}`, value]);

/** By name of the figure: the function that makes it. */
const parts = {
  pieces: 'credstack::audit::draft_pieces(',
  problem: 'credstack::audit::build_problem(',
  search: 'credstack::audit::solve(',
  findings: 'credstack::audit::write_findings(',
};

/** What callgrind counted within a function of bench/audit/asking.hpp. */
function profile(within, ...more) {
  const out = `build/bench/audit-${within}.callgrind`;
  execFileSync(
    'valgrind',
    [
      '--tool=callgrind',
      `--callgrind-out-file=${out}`,
      `--toggle-collect=credstack::bench::${within}(*`,
      ...[tool, 'count', ...asked, ...more],
    ],
    { stdio: 'pipe' },
  );
  const options = ['--inclusive=yes', '--threshold=100', '--show-percs=no', out];
  return execFileSync('callgrind_annotate', options, { encoding: 'utf8', maxBuffer: 1 << 28 });
}

/** The instructions of a function, with what it calls. */
function inclusive(annotated, name) {
  const line = annotated.split('\n').find((text) => text.includes(name));
  const count = Number(/^\s*([\d,]+)/.exec(line ?? '')?.[1].replaceAll(',', ''));
  if (!(count > 0)) throw new Error(`Nothing was counted of ${name}`);
  return count / audits;
}

try {
  execFileSync('valgrind', ['--version'], { stdio: 'pipe' });
} catch {
  console.log('Instructions of the audit are not counted: valgrind is not installed.');
  process.exit(0);
}
mkdirSync('build/bench', { recursive: true });
const audited = profile('audited');
const results = { audits, audit: inclusive(audited, 'credstack::bench::audited(') };
for (const [name, symbol] of Object.entries(parts)) results[name] = inclusive(audited, symbol);
results.answer = inclusive(profile('answered', '--answers'), 'credstack::bench::answered(');
for (const name of ['audit', ...Object.keys(parts), 'answer']) {
  const share = ((100 * results[name]) / results.audit).toFixed(1);
  console.log(
    `instructions ${name.padEnd(9)} ${Math.round(results[name]).toLocaleString('en').padStart(12)} ` +
      `an audit, ${share} %`,
  );
}
writeFileSync('build/bench/audit-instructions.json', `${JSON.stringify(results, null, 2)}\n`);
