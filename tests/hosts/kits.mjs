// The kits, assembled in a folder that goes with the test, and a site that they show.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';

import { buildKits } from '../../web/hosts/build.mjs';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const cli = join(root, 'build/native/credstack');
export const exampleCatalogue = join(root, 'examples/data-101.json');

export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'credstack-hosts-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The folder of the kits with those names; of all when none is named. */
export const kitsIn = (folder, ...names) => buildKits(join(folder, 'kits'), names);

/** What `credstack publish` makes of a catalogue. */
export function publishedSite(folder, catalogue = exampleCatalogue) {
  const site = join(folder, 'site');
  execFileSync(cli, ['publish', catalogue, '--out', site, '--lang', 'en'], { stdio: 'pipe' });
  return site;
}
