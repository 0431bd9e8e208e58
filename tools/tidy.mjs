// Runs clang-tidy over our own C++ sources, as many at once as there are processors. A file that
// passed is not looked at again, in this checkout or another, until it, a header that it includes,
// the settings or clang-tidy itself change.
//
//   node tools/tidy.mjs [FILE…]
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, homedir } from 'node:os';
import { join, relative, resolve } from 'node:path';

const database = 'build/native';
const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
const passed = join(cache, 'credstack-tidy');
const folders = ['core', 'cli', 'tests', 'bench'];

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

/** The headers of ours that each object was made from, as the build has noted them. */
function includedHeaders() {
  const included = new Map();
  let headers;
  const noted = execFileSync('ninja', ['-C', database, '-t', 'deps'], { maxBuffer: 1 << 28 });
  for (const line of noted.toString().split('\n')) {
    if (/^\S.*: #deps /.test(line)) {
      headers = [];
      included.set(line.slice(0, line.indexOf(': #deps')), headers);
      continue;
    }
    const path = relative('.', resolve(database, line.trim()));
    if (folders.some((folder) => path.startsWith(`${folder}/`))) headers?.push(path);
  }
  return included;
}

const here = resolve('.');
const version = execFileSync('clang-tidy', ['--version']);
const settings = hash(version, readFileSync('.clang-tidy'));
const contents = new Map();
function contentOf(path) {
  if (!contents.has(path)) contents.set(path, hash(path, readFileSync(path)));
  return contents.get(path);
}

const included = includedHeaders();
/** Of all that decides whether the file passes; nothing where the build has not noted its headers. */
function stampOf({ file, command }) {
  const headers = included.get(/ -o (\S+)/.exec(command)?.[1]);
  if (!headers) return undefined;
  const how = command.replaceAll(here, '.');
  return join(passed, hash(settings, how, contentOf(file), ...headers.map(contentOf)));
}

mkdirSync(passed, { recursive: true });
const waiting = own
  .map((entry) => ({ file: entry.file, stamp: stampOf(entry) }))
  .filter(({ stamp }) => !stamp || !existsSync(stamp));
console.log(`clang-tidy: ${own.length} files, ${waiting.length} changed`);

let failures = 0;
async function worker() {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const result = await tidy(next.file);
    if (result.ok) {
      if (next.stamp) writeFileSync(next.stamp, '');
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
