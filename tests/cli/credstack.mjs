// Runs the command line as a shell would, from the root of the repository.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const program = resolve(root, process.env.CREDSTACK_CLI ?? 'build/native/credstack');

/** @returns {{code: number, out: string, err: string}} */
export function credstack(args, { input = '', env = {} } = {}) {
  const run = spawnSync(program, args, {
    cwd: root,
    input,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 64 << 20,
  });
  // Who has read enough may close its input.
  if (run.error && run.error.code !== 'EPIPE') throw run.error;
  return { code: run.status, out: run.stdout, err: run.stderr };
}

/** Runs a command line such as `credstack check - < file` in a shell. */
export function shell(line) {
  const run = spawnSync('sh', ['-c', `credstack() { "$CREDSTACK" "$@"; }\n${line}`], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, CREDSTACK: program },
    maxBuffer: 64 << 20,
  });
  if (run.error) throw run.error;
  return { code: run.status, out: run.stdout, err: run.stderr };
}

const fixtures = 'tests/fixtures/cli';
export const university = `${fixtures}/university.json`;
export const society = `${fixtures}/society.json`;
export const wrong = `${fixtures}/wrong.json`;
export const broken = `${fixtures}/broken.json`;
export const hostile = `${fixtures}/hostile.json`;
export const on = ['--on', '2026-11-24'];
export const data = ['--credential', 'urn:test:mc:data', ...on];

export const commands = {
  check: [],
  stacks: data,
  ladder: ['--program', 'urn:test:gc:data', ...on],
  portability: on,
  audit: ['--program', 'urn:test:gc:data', '--learner', 'tests/fixtures/cli/learner.json', ...on],
  render: ['--credential', 'urn:test:mc:data', '--html', ...on],
};

/** The answer of a run that went well and complained of nothing. */
export function answered(run) {
  assert.equal(run.err, '');
  assert.equal(run.code, 0);
  return run.out;
}

/** Checks that a run was refused as bad usage, in those words. */
export function refused(run, ...sentences) {
  assert.equal(run.code, 2);
  for (const sentence of sentences) assert.match(run.err, sentence);
  assert.match(run.err, /^credstack: /);
}

/** No control character but line ends, no C1 control, no forced direction. */
export function harmless(text) {
  // eslint-disable-next-line no-control-regex
  assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
}
