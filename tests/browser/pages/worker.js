import { loadCore } from '../credential-stack/credstack-core.js';

const [core, response] = await Promise.all([loadCore(), fetch('../stacks/data-101.json')]);
const bytes = new Uint8Array(await response.arrayBuffer());
const catalogue = new core.Catalogue('data-101.json', bytes);
const question = { ask: 'stacks', credential: 'urn:mc:data-101', on: '2026-11-24', view: true };
const { view } = JSON.parse(catalogue.answer(JSON.stringify(question)));
postMessage({ hasErrors: catalogue.hasErrors(), view });
catalogue.delete();
