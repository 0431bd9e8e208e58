// Runs the command line as a shell would, from the root of the repository.
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
  if (run.error) throw run.error;
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
