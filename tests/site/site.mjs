// The documentation as it is built, served below an address of its own, as anybody may do.
import { mkdtempSync, rmSync } from 'node:fs';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';

import { serve } from '../../tools/serve.mjs';
import { buildSite } from '../../web/site/build.mjs';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'credstack-docs-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Every file below a folder, by its path there. */
export const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1))
    .sort();

/** @returns {Promise<{url: string, dir: string}>} the address of the start page's folder, and the files */
export async function servedSite(options = {}) {
  const folder = temporaryFolder();
  const dir = join(folder, 'some/where');
  await buildSite(dir);
  const server = await serve({ dir: folder, ...options });
  after(server.close);
  return { url: `${server.url}some/where/`, dir };
}
