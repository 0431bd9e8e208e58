// The core alone, and the script for a page when it is imported all the same.
import { loadCore, preparePlans, type Core, type CorePlans } from 'credential-stack/core';
import { define } from 'credential-stack/credential-stack.js';

export async function plan(bytes: Uint8Array<ArrayBuffer>, text: string): Promise<string> {
  const core: Core = await loadCore({ module: 'learner', wasmBinary: bytes });
  const catalogue = new core.Catalogue('data.json', text);
  const plans: CorePlans = preparePlans(catalogue, '{"ask":"plan"}');
  plans.begin('');
  // @ts-expect-error: no module is called so
  await loadCore({ module: 'planner' });
  define('another-stack');
  return plans.answer();
}
