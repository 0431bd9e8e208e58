// What the package is made of beside our own code: npm packages in the scripts, and what is compiled into
// the modules. Versions and licences are those of what is installed and was built with.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { copyrightFile } from './copyright-file.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path) => readFileSync(path, 'utf8');

/** The first group of the pattern in that file. */
function find(pattern, path) {
  const found = pattern.exec(read(path));
  if (!found) throw new Error(`${path} does not say ${pattern}.`);
  return found[1];
}

const holders = (names) => names.map((name) => `Copyright ${name.replace(/^Copyright\s+/, '')}`);

function npmComponent(name) {
  const folder = join(root, 'node_modules', name);
  const { version, license } = JSON.parse(read(join(folder, 'package.json')));
  return {
    ...{ name, version, licence: license, purl: `pkg:npm/${name.replace('@', '%40')}@${version}` },
    within: 'the scripts',
    text: read(join(folder, 'LICENSE')).trim(),
  };
}

/** The reader of JSON, with the two pieces in it that others hold. */
function json() {
  const version = find(
    /version (\d+\.\d+\.\d+)/,
    join(root, 'build/wasm/third_party/nlohmann/json.hpp'),
  );
  const copyright = copyrightFile('nlohmann-json3-dev');
  const parts = [
    '*',
    'include/nlohmann/detail/conversions/to_chars.hpp',
    'include/nlohmann/detail/output/serializer.hpp',
  ].map((pattern) => copyright.files(pattern));
  if (parts.some(({ licence }) => licence !== 'Expat'))
    throw new Error('nlohmann/json is not MIT.');
  return {
    ...{ name: 'nlohmann/json', version, licence: 'MIT' },
    purl: `pkg:github/nlohmann/json@v${version}`,
    within: 'the modules',
    text: [...holders(parts.flatMap((part) => part.holders)), '', copyright.licence('Expat')].join(
      '\n',
    ),
  };
}

/** Where the Emscripten lies that the modules were built with. */
function emscriptenFolder() {
  const cache = join(root, 'build/wasm/CMakeCache.txt');
  return find(/^CMAKE_TOOLCHAIN_FILE:\w+=(.*)\/cmake\/Modules\//m, cache);
}

/** Embind, the allocator, and the glue around the modules. */
function emscripten(folder, copyright) {
  const version = find(/(\d+\.\d+\.\d+)/, join(folder, 'emscripten-version.txt'));
  const all = copyright.files('*');
  if (!all.licence.startsWith('Expat or NCSA')) throw new Error('Emscripten is not MIT or NCSA.');
  return {
    ...{ name: 'emscripten', version, licence: 'MIT OR NCSA' },
    purl: `pkg:github/emscripten-core/emscripten@${version}`,
    within: 'the modules and the scripts',
    text: [...holders(all.holders), '', copyright.licence('Expat')].join('\n'),
  };
}

function musl(folder) {
  const source = join(folder, 'system/lib/libc/musl');
  const version = read(join(source, 'VERSION')).trim();
  return {
    ...{ name: 'musl', version, licence: 'MIT', purl: `pkg:generic/musl@${version}` },
    within: 'the modules',
    text: read(join(source, 'COPYRIGHT')).trim(),
  };
}

/** One of the libraries of LLVM. */
function llvm(name, place, folder, copyright) {
  const source = `system/lib/${place}`;
  const version = find(/release (\d+\.\d+\.\d+)/, join(folder, source, 'readme.txt'));
  const { holders: names, licence, text } = copyright.files(`${source}/*`);
  if (licence !== 'Apache-2.0 with LLVM exception') throw new Error(`${name}: ${licence}?`);
  return {
    ...{ name, version, licence: 'Apache-2.0 WITH LLVM-exception' },
    purl: `pkg:github/llvm/llvm-project@llvmorg-${version}#${place}`,
    within: 'the modules',
    text: [
      ...holders(names),
      '',
      'Apache License 2.0, which is in the file LICENSE, with this exception:',
      '',
      text,
    ].join('\n'),
  };
}

/**
 * All of them, with `name`, `version`, `licence` (an SPDX expression), `purl`, `within` and `text`.
 * @param {string[]} npmPackages the npm packages in the scripts
 */
export function components(npmPackages) {
  const folder = emscriptenFolder();
  if (!existsSync(folder))
    throw new Error(`${folder}, which the modules were built with, is gone.`);
  const copyright = copyrightFile('emscripten');
  return [
    ...npmPackages.map(npmComponent),
    json(),
    emscripten(folder, copyright),
    musl(folder),
    llvm('libc++', 'libcxx', folder, copyright),
    llvm('libc++abi', 'libcxxabi', folder, copyright),
    llvm('compiler-rt', 'compiler-rt', folder, copyright),
  ];
}
