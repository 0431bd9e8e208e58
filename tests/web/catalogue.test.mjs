// Nothing wrong reaches the core: there a catalogue is an address, which it has to believe.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { emptyModule, importFromWeb } from './bundle.mjs';

const { loadCore, log } = await importFromWeb(`
  export { loadCore } from './core.js';
  export { log } from 'credstack-core-glue';
`);
const { Catalogue } = await loadCore({ wasmBinary: emptyModule });

function withCatalogue(use) {
  const catalogue = new Catalogue('a.json', '{"answer":1}');
  try {
    use(catalogue);
  } finally {
    catalogue.delete();
  }
}

/** What `call` throws, when the core was not called for it. */
function refused(call) {
  const before = log.calls;
  let thrown;
  assert.throws(call, (error) => {
    thrown = error;
    return true;
  });
  assert.equal(log.calls, before, 'the core was called');
  return thrown;
}

test('bytes or text', () => {
  for (const bytes of ['{"answer":1}', Buffer.from('{"answer":2}')]) {
    const catalogue = new Catalogue('a.json', bytes);
    assert.equal(catalogue.answer('{}'), JSON.stringify(JSON.parse(bytes).answer));
    assert.equal(catalogue.hasErrors(), false);
    assert.equal(catalogue.diagnostics(), '[]');
    catalogue.delete();
  }
  assert.equal(log.open, 0);
});

for (const [name, more] of Object.entries({
  nothing: [],
  'a name alone': ['a.json'],
  'a name that is none': [1, '{}'],
  'an object for bytes': ['a.json', {}],
  'numbers for bytes': ['a.json', [123, 125]],
  'a bound in words': ['a.json', '{}', '100'],
  'a bound below zero': ['a.json', '{}', -1],
  'a bound that is no number': ['a.json', '{}', NaN],
  'half a byte': ['a.json', '{}', 0.5],
})) {
  test(`${name} makes no catalogue`, () => {
    assert.ok(refused(() => new Catalogue(...more)) instanceof TypeError);
  });
}

test('questions are text', () => {
  withCatalogue((catalogue) => {
    for (const question of [undefined, null, 1, {}, new Uint8Array(2)]) {
      assert.ok(refused(() => catalogue.answer(question)) instanceof TypeError);
      assert.ok(refused(() => catalogue.render(question, 'html')) instanceof TypeError);
    }
    assert.ok(refused(() => catalogue.render('{}')) instanceof TypeError);
  });
});

test('a module without renderers says so', () => {
  withCatalogue((catalogue) => {
    assert.match(refused(() => catalogue.render('{}', 'html')).message, /renders nothing/);
  });
});

test('what is deleted is not asked again, nor deleted again', () => {
  const catalogue = new Catalogue('a.json', '{}');
  catalogue.delete();
  const calls = {
    diagnostics: () => catalogue.diagnostics(),
    hasErrors: () => catalogue.hasErrors(),
    answer: () => catalogue.answer('{}'),
    delete: () => catalogue.delete(),
  };
  for (const [name, call] of Object.entries(calls)) {
    const error = refused(call);
    assert.equal(error.constructor, Error, name);
    assert.match(error.message, /deleted/, name);
  }
});

test('a handle is not to be had from outside', () => {
  withCatalogue((catalogue) => {
    const { answer } = catalogue;
    assert.ok(refused(() => answer('{}')) instanceof TypeError);
    assert.ok(refused(() => answer.call({}, '{}')) instanceof TypeError);
  });
});
