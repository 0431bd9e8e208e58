import assert from 'node:assert/strict';
import { test } from 'node:test';

import { importFromWeb } from './bundle.mjs';

const { messagesFor, problemsSentence } = await importFromWeb(
  `export * from './messages/index.js';`,
);

test('the language of the answer is spoken, else English, and said which', () => {
  assert.equal(messagesFor('fr-CA').lang, 'fr');
  assert.equal(messagesFor('DE').lang, 'de');
  for (const lang of ['mi', '', 'constructor', '__proto__']) {
    assert.equal(messagesFor(lang).lang, 'en');
  }
});

test('problems are counted in words', () => {
  assert.match(problemsSentence('en-NZ', 1), /has 1 problem\. What it /);
  assert.match(problemsSentence('en', 1234), /has 1,234 problems\. What they /);
  assert.match(problemsSentence('fr', 0), /contient 0 problème\./);
  assert.match(problemsSentence('es', 2), /tiene 2 problemas\./);
  assert.match(problemsSentence('de', 3), /hat 3 Fehler\. Angaben, die sie /);
});
