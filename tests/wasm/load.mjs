// The WebAssembly modules as their users meet them.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { importFromWeb } from '../web/bundle.mjs';

const path = (name) => fileURLToPath(new URL(`../../build/${name}`, import.meta.url));

/** What a page loads, as it is delivered. */
export const pageWasm = readFileSync(path('web/credstack-core.wasm'));
export async function loadPageCore() {
  const { loadCore } = await import(path('web/credstack-core.js'));
  return loadCore({ wasmBinary: pageWasm });
}

/** What a page loads besides where a learner's record is audited. */
export const learnerWasm = readFileSync(path('web/credstack-learner.wasm'));
export async function loadLearnerCore() {
  const { loadCore } = await import(path('web/credstack-core.js'));
  return loadCore({ module: 'learner', wasmBinary: learnerWasm });
}

/** The module that reads CTDL and renders as well, behind the same script. */
export async function loadFullCore() {
  const { loadCore } = await importFromWeb(
    `export { loadCore } from './core.js';`,
    path('wasm/credstack-full.mjs'),
  );
  return loadCore({ wasmBinary: readFileSync(path('wasm/credstack-full.wasm')) });
}
