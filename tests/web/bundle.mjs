// The element's own modules, as Node can import them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

import { bundling } from '../../web/build.mjs';

const fakeGlue = new URL('fake-glue.mjs', import.meta.url).pathname;

/** Imports what `source` exports, a module that stands in web/, over the fake core or another. */
export async function importFromWeb(source, glue = fakeGlue) {
  const folder = mkdtempSync(join(tmpdir(), 'credstack-'));
  after(() => rmSync(folder, { recursive: true }));
  const outfile = join(folder, 'bundle.mjs');
  await build({
    ...bundling,
    stdin: { contents: source, resolveDir: `${bundling.absWorkingDir}/web`, loader: 'ts' },
    alias: { 'credstack-core-glue': glue, 'credstack-learner-glue': glue },
    outfile,
  });
  return import(pathToFileURL(outfile).href);
}

/** The smallest WebAssembly module: magic number and version. */
export const emptyModule = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
