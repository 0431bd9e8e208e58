import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';

import { emptyModule, importFromWeb } from './bundle.mjs';

const { loadCore } = await importFromWeb(`export * from './core.js';`);
const url = 'https://example.org/credstack-core.wasm';

const trueFetch = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = trueFetch;
});

function answerWith(make) {
  const requests = [];
  globalThis.fetch = async (...request) => {
    requests.push(request);
    return make();
  };
  return requests;
}

const fails = (options, code) =>
  assert.rejects(loadCore(options), (error) => {
    assert.equal(error.name, 'StackError');
    assert.equal(error.code, code);
    assert.ok(error.message.length > 0);
    return true;
  });

test('bytes at hand are not fetched', async () => {
  const requests = answerWith(() => Response.error());
  const core = await loadCore({ wasmBinary: emptyModule });
  assert.equal(core.version(), 'fake');
  assert.equal(requests.length, 0);
});

for (const type of ['application/wasm', 'Application/WASM', 'application/octet-stream', null]) {
  test(`it starts when served as ${type}`, async () => {
    answerWith(() => new Response(emptyModule, { headers: type ? { 'content-type': type } : {} }));
    assert.equal((await loadCore({ wasmUrl: url })).version(), 'fake');
  });
}

test('its hash is asked for', async () => {
  const requests = answerWith(() => new Response(emptyModule));
  await loadCore({ wasmUrl: url, integrity: 'sha384-abc' });
  assert.deepEqual(requests, [[url, { integrity: 'sha384-abc' }]]);
});

test('a module that is not there', async () => {
  answerWith(() => new Response('no', { status: 404 }));
  await fails({ wasmUrl: url }, 'core-unavailable');
});

test('a network that fails, or another file than was built', async () => {
  answerWith(() => Promise.reject(new TypeError('Failed to fetch')));
  await fails({ wasmUrl: url }, 'core-unavailable');
});

test('a module that is none', async () => {
  for (const type of ['application/wasm', 'text/html']) {
    answerWith(() => new Response('<!doctype html>', { headers: { 'content-type': type } }));
    await fails({ wasmUrl: url }, 'core-failed');
  }
});

test('no WebAssembly at all', async () => {
  const { WebAssembly } = globalThis;
  try {
    delete globalThis.WebAssembly;
    await fails({ wasmBinary: emptyModule }, 'core-failed');
  } finally {
    globalThis.WebAssembly = WebAssembly;
  }
});
