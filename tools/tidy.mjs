// Runs clang-tidy over our own C++ sources, as many at once as there are processors. A file that
// passed is not looked at again until a source, a header or the settings change.
//
//   node tools/tidy.mjs [FILE…]
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative, resolve } from 'node:path';

const database = 'build/native';
const passed = 'build/tidy';
const folders = ['core', 'cli', 'tests', 'bench'];

function headers(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.hpp'))
    .map((name) => join(folder, name))
    .sort();
}

function hash(...parts) {
  const sum = createHash('sha256');
  for (const part of parts) sum.update(part);
  return sum.digest('hex');
}

function tidy(file) {
  return new Promise((done) => {
    const child = spawn(
      'clang-tidy',
      ['--quiet', '-p', database, '--extra-arg=-Wno-unknown-warning-option', file],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let output = '';
    let notes = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (notes += text));
    child.on('error', (error) => done({ file, ok: false, output: `${error.message}\n` }));
    // "N warnings generated" on the error stream counts those of suppressed system headers.
    child.on('close', (code) => done({ file, ok: code === 0, output: output || notes }));
  });
}

const commands = JSON.parse(readFileSync(join(database, 'compile_commands.json'), 'utf8'));
const chosen = process.argv.slice(2).map((file) => relative('.', resolve(file)));
const own = commands
  .map((entry) => ({ ...entry, file: relative('.', entry.file) }))
  .filter(({ file }) => folders.some((folder) => file.startsWith(`${folder}/`)))
  .filter(({ file }) => chosen.length === 0 || chosen.includes(file));

const shared = hash(
  readFileSync('.clang-tidy'),
  ...folders.flatMap(headers).map((file) => readFileSync(file)),
);
mkdirSync(passed, { recursive: true });
const waiting = own
  .map(({ file, command }) => ({
    file,
    stamp: join(passed, hash(shared, command, readFileSync(file))),
  }))
  .filter(({ stamp }) => !existsSync(stamp));
console.log(`clang-tidy: ${own.length} files, ${waiting.length} changed`);

let failures = 0;
async function worker() {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const result = await tidy(next.file);
    if (result.ok) {
      writeFileSync(next.stamp, '');
    } else {
      failures += 1;
      console.log(`${result.file}\n${result.output}`);
    }
  }
}
await Promise.all(Array.from({ length: availableParallelism() }, worker));
if (failures > 0) {
  console.error(`clang-tidy: ${failures} files with findings`);
  process.exit(1);
}
