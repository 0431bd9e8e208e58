// Makes the package that is published, from the sources and the modules in build/wasm, and packs it:
//
//   node tools/package.mjs [--out build/package]
//
// What it writes depends on nothing but these: not on the day, nor on the folder.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

import { buildWeb } from '../web/build.mjs';
import { components } from './package/components.mjs';
import { elementManifest } from './package/manifest.mjs';
import { notices } from './package/notices.mjs';
import { packageJson } from './package/package-json.mjs';
import { billOfMaterials } from './package/sbom.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The declarations that `name` needs, itself first, by their paths in the folder. */
function declarationsFor(dist, name, known = new Set()) {
  if (known.has(name)) return known;
  known.add(name);
  const text = readFileSync(join(dist, name), 'utf8');
  for (const [, path] of text.matchAll(/(?:from |import\()'(\.[^']*)\.js'/g)) {
    declarationsFor(dist, join(dirname(name), `${path}.d.ts`), known);
  }
  return known;
}

/** The paths of all files in a folder, and in those inside it. */
const filesIn = (folder) =>
  readdirSync(folder, { recursive: true }).filter((path) => statSync(join(folder, path)).isFile());

/** Takes out the types of what no entry gives out; of some, the packages are not even there. */
function keepDeclarations(dist, entries) {
  const kept = new Set(entries.flatMap((name) => [...declarationsFor(dist, name)]));
  for (const path of filesIn(dist)) {
    if (path.endsWith('.d.ts') && !kept.has(path)) rmSync(join(dist, path));
  }
  for (const entry of readdirSync(dist, { withFileTypes: true })) {
    const folder = join(dist, entry.name);
    if (entry.isDirectory() && filesIn(folder).length === 0) rmSync(folder, { recursive: true });
  }
}

const declarations = ({ exports }) =>
  Object.values(exports)
    .filter(({ types }) => types)
    .map(({ types }) => types.replace('./dist/', ''));

/** Makes the package in the folder `out`. */
export async function makePackage(out) {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const json = (name, value) =>
    writeFileSync(join(out, name), `${JSON.stringify(value, null, 2)}\n`);

  const npmPackages = await buildWeb(join(out, 'dist'));
  const parts = components(npmPackages);
  const packs = readdirSync(join(out, 'dist')).filter((name) => /^credential.*\.json$/.test(name));
  const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const described = packageJson(own, packs.sort());
  keepDeclarations(join(out, 'dist'), declarations(described));
  json('package.json', described);
  json('custom-elements.json', await elementManifest());
  json('sbom.cdx.json', billOfMaterials(described, parts));
  writeFileSync(join(out, 'LICENSES.txt'), notices(parts));
  copyFileSync(join(root, 'LICENSE'), join(out, 'LICENSE'));
  copyFileSync(join(root, 'tools/package/README.md'), join(out, 'README.md'));
}

/** Packs it beside the folder, and gives the path of what npm would publish. */
export function pack(folder) {
  const beside = dirname(folder);
  const [{ filename }] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', beside], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  );
  return join(beside, filename);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { values } = parseArgs({ options: { out: { type: 'string' } } });
  const out = resolve(values.out ?? join(root, 'build/package'));
  await makePackage(out);
  console.log(pack(out));
}
