// The words of plans are complete and none is spare: each key that the code says, or puts together from
// a word, has a message, and each message is said.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { root } from './credstack.mjs';

const folder = 'core/answer';
const source = (path) => readFileSync(join(root, path), 'utf8');
const messages = JSON.parse(source(`${folder}/plan_messages/en.json`));
const common = JSON.parse(source(`${folder}/messages/en.json`));
const files = readdirSync(join(root, folder)).filter((name) => /^plan_.*cpp$/.test(name));
const code = files.map((name) => source(`${folder}/${name}`)).join('\n');

/** The words in an array of the code, after the head of its function. */
function words(path, head) {
  const text = source(path);
  const list = /words\[\] = \{([^}]*)\}/.exec(text.slice(text.indexOf(head)))[1];
  return [...list.matchAll(/"([^"]+)"/g)].map(([, word]) => word);
}

const json = `${folder}/plan_json.cpp`;
const wishes = words(json, 'word(plan::WishKind');
const unknownPrices = words(json, 'unknown_word(');
const objectives = [
  ...source(`${folder}/wish_reader.hpp`).matchAll(/\{plan::Objective::\w+, "(\w+)"\}/g),
].map(([, word]) => word);
/** What is proven: also of an outlay by an award that is not the first. */
const proven = [...objectives, 'laterOutlay'];
const after = (key, list) => list.map((word) => `${key}.${word}`);

/** Keys that the code puts together: every one of these has a message. */
const needed = [
  ...after('wish', wishes),
  ...after('change', wishes),
  ...after('price', unknownPrices),
  ...proven.flatMap((word) => after(`plan.proof.${word}`, ['optimal', 'optimal.sure', 'bound'])),
  // How many steps there are is always known.
  ...proven
    .filter((word) => !['steps', 'unrecognised'].includes(word))
    .map((word) => `plan.proof.${word}.optimal.unknown`),
  ...['direct.cost', 'direct.time'].flatMap((key) => after(key, ['less', 'more', 'same'])),
];

/** Keys that are said where there is one; else `open.why` is said. */
const whys = words(`${folder}/audit_json.cpp`, 'word(Why');
const optional = after('open.why', whys);

const forms = (key) => [key, `${key}.one`, `${key}.other`];
const literals = [...code.matchAll(/"([a-z][A-Za-z]*(\.[A-Za-z]+)+)"/g)].map(([, key]) => key);

describe('the messages of plans', () => {
  test('say every word of the code', () => {
    assert.deepEqual([wishes.length, unknownPrices.length, objectives.length], [9, 3, 6]);
    assert.deepEqual(
      needed.filter((key) => !(key in messages)),
      [],
    );
  });

  test('say every key of the code', () => {
    assert.ok(files.length >= 6 && literals.length > 80);
    const begun = ['direct.cost', 'direct.time', 'plan.proof'];
    assert.deepEqual(
      literals
        .filter((key) => !begun.includes(key))
        .filter((key) => !forms(key).some((form) => form in messages || form in common)),
      [],
    );
  });

  test('are all said', () => {
    const said = new Set([...needed, ...optional, ...literals.flatMap(forms)]);
    assert.deepEqual(
      Object.keys(messages).filter((key) => !said.has(key)),
      [],
    );
  });

  test('are not said twice in the two files', () => {
    assert.deepEqual(
      Object.keys(messages).filter((key) => key in common),
      [],
    );
  });

  test('fill only places that the code fills', () => {
    const filled = new Set([...code.matchAll(/\{"(\w+)",/g)].map(([, name]) => name).concat('n'));
    for (const [key, text] of Object.entries(messages)) {
      for (const [, place] of text.matchAll(/\{(\w+)\}/g)) assert.ok(filled.has(place), key);
    }
  });
});
