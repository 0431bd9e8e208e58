// Many records in one stream: `credstack audit --learners -` on all cores, with records that are made
// while it reads. Says how long it took and how much was resident at most, for growing numbers. Writes
// build/bench/audit-stream.json for bench/report.mjs.
//
//   node bench/audit-stream.mjs [--counts 1000,10000,100000] [--work-limit N] [--jobs N] [--shards]
//
// With --shards, whether the answers are the same in two halves with four jobs as at once with one.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { once } from 'node:events';
import { parseArgs } from 'node:util';

import { generateLearners, generateProgram, on, PROGRAM } from '../tools/generate-learners.mjs';

const program = 'build/native/credstack';
const catalogue = 'build/bench/larkmoor.json';
/** Records are made once and sent again under other ids: making them would be what is measured. */
const different = 1000;

const { values } = parseArgs({
  options: {
    counts: { type: 'string', default: '1000,10000,100000' },
    'work-limit': { type: 'string' },
    jobs: { type: 'string', default: String(availableParallelism()) },
    shards: { type: 'boolean', default: false },
  },
});

if (!existsSync(program)) {
  console.error(`${program} is missing: ./dev build`);
  process.exit(1);
}
mkdirSync('build/bench', { recursive: true });
writeFileSync(catalogue, JSON.stringify(generateProgram()));
const records = [...generateLearners({ count: different })].map(({ id: _, ...rest }) =>
  JSON.stringify(rest).slice(1),
);
const line = (at) => `{"id":"learner-${at}",${records[at % different]}\n`;

/** The most that a process had resident, in kB; nothing when it is over. */
function resident(pid) {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return undefined;
  }
}

async function send(stream, from, count) {
  for (let at = from; at < from + count;) {
    let text = '';
    for (; at < from + count && text.length < 1 << 18; ++at) text += line(at);
    if (!stream.write(text)) await once(stream, 'drain');
  }
  stream.end();
}

/** The answers go nowhere, or into a hash: who reads them would take a core of its own. */
async function run({ from = 0, count, jobs = values.jobs, hash }) {
  const limit = values['work-limit'] ? ['--work-limit', values['work-limit']] : [];
  const asked = ['--program', PROGRAM, '--learners', '-', '--on', on, '--jobs', jobs, ...limit];
  const start = performance.now();
  const child = spawn(program, ['audit', catalogue, ...asked], {
    stdio: ['pipe', hash ? 'pipe' : 'ignore', 'inherit'],
  });
  let peak = 0;
  const look = setInterval(() => (peak = Math.max(peak, resident(child.pid) || 0)), 20);
  child.stdout?.on('data', (data) => hash.update(data));
  const over = once(child, 'close');
  await send(child.stdin, from, count);
  const [code] = await over;
  clearInterval(look);
  if (code !== 0) throw new Error(`credstack ended with ${code}`);
  const seconds = (performance.now() - start) / 1000;
  return { count, seconds, each_second: count / seconds, peak_kb: peak };
}

const results = {};
for (const count of values.counts.split(',').map(Number)) {
  const found = await run({ count });
  results[count] = found;
  console.log(
    `${count.toLocaleString('en')} learners: ${found.seconds.toFixed(1)} s, ` +
      `${found.each_second.toFixed(0)} a second, ${(found.peak_kb / 1024).toFixed(1)} MB at most`,
  );
}

if (values.shards) {
  const count = 1000;
  const whole = createHash('sha256');
  await run({ count, jobs: '1', hash: whole });
  const halves = createHash('sha256');
  await run({ count: count / 2, jobs: '4', hash: halves });
  await run({ from: count / 2, count: count / 2, jobs: '4', hash: halves });
  results.same_in_halves = whole.digest('hex') === halves.digest('hex');
  console.log(`The same in two halves, with four jobs: ${results.same_in_halves ? 'yes' : 'NO'}`);
  if (!results.same_in_halves) process.exitCode = 1;
}
writeFileSync('build/bench/audit-stream.json', `${JSON.stringify(results, null, 2)}\n`);
