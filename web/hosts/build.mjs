// Assembles the kits for hosts in build/hosts: each is a folder, and beside it a zip of that folder,
// with the element's files and their hashes in it.
//
//   node web/hosts/build.mjs
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { zipOf } from './zip.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const sources = join(root, 'web/hosts');
const element = join(root, 'build/web');
const cli = join(root, 'build/native/credstack');

/** What a page may load; the rest of build/web is for other programs. */
const elementFiles = [
  'credential-stack.js',
  'credential-stack-learner.js',
  'credential-stack-planner.js',
  'credential-stack.css',
  'credstack-core.wasm',
  'credstack-learner.wasm',
];

/** The words of a language; those for trying out pages are no host's. */
const isPack = (file) =>
  /^credential-stack(-learner)?\.[\w-]+\.json$/.test(file) && !file.includes('.en-XA.');

/**
 * Of each kit: its folder here; the folder that its host expects; where in it the element lies; the
 * files that name the hash.
 */
export const kits = {
  frame: { from: 'frame', to: 'frame', element: '.', fill: ['index.html'] },
  wordpress: { from: 'wordpress', to: 'credential-stack', element: 'element', fill: [] },
  moodle: {
    from: 'moodle/filter_credentialstack',
    to: 'credentialstack',
    element: 'element',
    fill: [],
  },
  drupal: {
    from: 'drupal',
    to: 'credential_stack',
    element: 'components/credential-stack',
    fill: ['components/credential-stack/credential-stack.component.yml'],
  },
  html: { from: 'html', to: 'html', element: 'credential-stack', fill: ['index.html'] },
};

/** The catalogue that the plain page shows, and what is said of its course there. */
const example = { file: join(root, 'examples/data-101.json'), id: 'urn:mc:data-101' };

function fragment() {
  const { file, id } = example;
  const asked = ['render', file, '--credential', id, '--html', '--lang', 'en'];
  return execFileSync(cli, asked, { encoding: 'utf8' }).trim().replaceAll('\n', '\n        ');
}

function filled(text, values) {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name) => {
    if (!(name in values)) throw new Error(`{{${name}}} stands for nothing`);
    return values[name];
  });
}

function assemble(name, out) {
  const kit = kits[name];
  const folder = join(out, name, kit.to);
  cpSync(join(sources, kit.from), folder, { recursive: true });
  mkdirSync(join(folder, kit.element), { recursive: true });
  const hashes = JSON.parse(readFileSync(join(element, 'integrity.json'), 'utf8'));
  const files = [...elementFiles, ...Object.keys(hashes).filter(isPack)];
  const chosen = Object.fromEntries(files.map((file) => [file, hashes[file]]));
  for (const file of files) {
    cpSync(join(element, file), join(folder, kit.element, file));
  }
  const list = `${JSON.stringify(chosen, null, 2)}\n`;
  writeFileSync(join(folder, kit.element, 'integrity.json'), list);
  cpSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
  if (name === 'html') cpSync(example.file, join(folder, 'stacks/data-101.json'));
  const values = {
    integrity: hashes['credential-stack.js'],
    ...(name === 'html' ? { fragment: fragment() } : {}),
  };
  for (const file of kit.fill) {
    const path = join(folder, file);
    writeFileSync(path, filled(readFileSync(path, 'utf8'), values));
  }
  writeFileSync(join(out, `${name}.zip`), zipOf(join(out, name)));
}

export function buildKits(out = join(root, 'build/hosts'), names = []) {
  for (const needed of [cli, join(element, 'integrity.json')]) {
    if (!existsSync(needed)) throw new Error(`${relative(root, needed)} is missing: ./dev build`);
  }
  for (const name of names.length > 0 ? names : Object.keys(kits)) {
    rmSync(join(out, name), { recursive: true, force: true });
    rmSync(join(out, `${name}.zip`), { force: true });
    assemble(name, out);
  }
  return out;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    console.log(`The kits are in ${relative(root, buildKits())}.`);
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
