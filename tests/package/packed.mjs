// The package as npm would publish it, made anew from the sources, and installed as a page's author would.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';

import { makePackage, pack } from '../../tools/package.mjs';

/** A folder that is gone after the tests. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'credstack-package-'));
  after(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** Makes and packs it in a folder of that name: the folder, and the path of what was packed. */
export async function makeAndPack(name) {
  const folder = join(temporaryFolder(), name);
  await makePackage(folder);
  return { folder, tarball: pack(folder) };
}

export const packed = await makeAndPack('package');

/** A project that has it installed, by npm and without a network. */
export function installed(tarball) {
  const project = temporaryFolder();
  writeFileSync(join(project, 'package.json'), '{ "private": true, "type": "module" }\n');
  execFileSync(
    'npm',
    ['install', '--offline', '--no-audit', '--no-fund', '--no-package-lock', tarball],
    { cwd: project, stdio: 'pipe' },
  );
  return project;
}
