// What the comparison of plans says: a line for each size and kind of question, and what both weigh.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

import { median, percentile } from '../spread.mjs';
import { timed } from './wishes.mjs';

export function printTable(outcomes) {
  for (const key of new Set(outcomes.map(keyOf))) {
    printGroup(
      key,
      outcomes.filter((each) => keyOf(each) === key),
    );
  }
}

const keyOf = ({ size, kind }) => `${size} things, ${timed.includes(kind) ? 'in time' : 'untimed'}`;

function printGroup(key, all) {
  const count = (is) => all.filter(is).length;
  const middle = (of) => median(all.map(of).filter((each) => each !== undefined));
  console.log(`${key}: ${all.length} questions, ${middle((each) => each.leaves)} leaves,`);
  const plans = count((each) => each.highs !== undefined);
  const shape = `${middle((each) => each.variables)} variables, ${middle((each) => each.rows)} rows`;
  console.log(`  ${plans} with a plan, of ${middle((each) => each.steps)} steps; ${shape}`);
  const highs = count((each) => each.highsProven);
  console.log(`  HiGHS: ${highs} proven; ms with its text ${spread(all, 'highsMs')}`);
  console.log(`    without ${spread(all, 'highsRunMs')}`);
  if (all[0].ms === undefined) return;
  const neither = count((each) => each.ours === undefined && !each.proven);
  const proven = `${count((each) => each.proven)} proven, ${neither} without an answer`;
  console.log(`  ours: ${proven}; ms ${spread(all, 'ms')}`);
  const ratio = (of) => median(all.map((each) => each[of] / each.ms)).toFixed(1);
  console.log(
    `    HiGHS takes ${ratio('highsMs')} times that, ${ratio('highsRunMs')} without its text`,
  );
  const same = count((each) => each.bothProven && each.faults.length === 0);
  console.log(
    `  proven by both, and the same: ${same}; cannot be so: ${count((e) => e.faults.length > 0)}`,
  );
}

function spread(all, key) {
  const times = all.map((each) => each[key]);
  const show = (ms) => (ms < 10 ? ms.toFixed(2) : ms.toFixed(0));
  return `${show(median(times))} (p95 ${show(percentile(times, 95))}, max ${show(percentile(times, 100))})`;
}

// ---- weights -------------------------------------------------------------------------------------

function brotli(file) {
  const bytes = readFileSync(file);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: 22,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return brotliCompressSync(bytes, { params }).length;
}

/** With brotli, as a server would send them. */
export function printSizes(ours) {
  const highs = dirname(createRequire(import.meta.url).resolve('highs'));
  const say = (name, files) => {
    const bytes = files.map(brotli).reduce((a, b) => a + b);
    console.log(`${name}: ${bytes.toLocaleString('en')} bytes in brotli`);
  };
  say(
    'HiGHS, module and glue',
    ['highs.wasm', 'highs.mjs'].map((name) => join(highs, name)),
  );
  if (ours) say('ours, module and glue', ours);
}
