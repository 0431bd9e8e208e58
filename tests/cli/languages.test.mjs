// Answers in other languages on the command line: nothing of them is left in English.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';

import { languages, messages } from '../../web/language-packs.mjs';
import { answered, credstack } from './credstack.mjs';

const on = ['--on', '2026-11-24'];
/** Begun only: what it lacks is English. */
const scaffold = 'mi';

/** Their texts are in English themselves. */
const given = ['data-101.json', 'plar.json', 'learners/plar.csv']
  .map((name) => readFileSync(`examples/${name}`, 'utf8'))
  .join('');

/** What English sentences are made of: their parts between the placeholders. */
const english = ['messages', 'audit_messages', 'plan_messages'].flatMap((file) =>
  Object.values(messages(file, 'en'))
    .flatMap((text) => text.split(/\{\w+\}/))
    .map((part) => part.trim())
    .filter((part) => part.length >= 12 && part.includes(' ') && !given.includes(part)),
);

const plar = ['examples/plar.json', '--program', 'bachelor'];
const learner = ['--learner', 'examples/learners/plar.csv'];
const asked = {
  stacks: ['examples/data-101.json', '--credential', 'urn:mc:data-101'],
  ladder: ['examples/data-101.json', '--program', 'master-data-science'],
  audit: [...plar, ...learner],
  plan: [...plar, ...learner],
};

/** The text on one line, however it was wrapped. */
const inOneLine = (text) => text.replace(/\s+/g, ' ');

test('English is found where it is', () => {
  for (const [ask, words] of Object.entries(asked)) {
    const text = inOneLine(answered(credstack([ask, ...words, ...on])));
    const found = english.filter((part) => text.includes(part));
    assert.ok(found.length > 10, `${ask}: ${found}`);
  }
});

for (const lang of languages.filter((each) => each !== 'en' && each !== scaffold)) {
  describe(`in ${lang}`, () => {
    for (const [ask, words] of Object.entries(asked)) {
      test(`${ask} has no English in it`, () => {
        const text = inOneLine(answered(credstack([ask, ...words, ...on, '--lang', lang])));
        assert.ok(text.length > 300);
        assert.deepEqual(
          english.filter((part) => text.includes(part)),
          [],
        );
      });
    }

    test('a site is published in it', () => {
      const out = mkdtempSync(join(tmpdir(), 'credstack-lang-'));
      after(() => rmSync(out, { recursive: true }));
      answered(
        credstack(['publish', asked.stacks[0], '--out', join(out, 'site'), ...on, '--lang', lang]),
      );
      const pages = readdirSync(out, { recursive: true })
        .filter((name) => name.endsWith('.html'))
        .map((name) => readFileSync(join(out, name), 'utf8'));
      assert.ok(pages.length > 3);
      for (const html of pages) {
        assert.match(html, new RegExp(`^<div lang="${lang}" dir="(ltr|rtl)">`));
        assert.deepEqual(
          english.filter((part) => html.includes(part)),
          [],
        );
      }
    });
  });
}

test('French says it in French, with its own signs', () => {
  const { out } = credstack(['render', ...asked.stacks, ...on, '--html', '--lang', 'fr-CA']);
  for (const expected of [
    '<div lang="fr" dir="ltr">',
    '<h3>Où compte Data 101</h3>',
    '<strong>Coût complet\u00a0:</strong>',
    'domestic learners\u00a0: 1\u202f335\u00a0NZD (état\u00a0: novembre 2026)',
    'Peut compter pour 15 sur 60 crédits néo-zélandais, si les conditions ci-dessous sont remplies.',
    '3\u202f712,50\u00a0NZD',
    '<h5><bdi lang="en"><a href="https://waiora.example/study/graduate-diploma-data-analytics">',
    'Réponse pour le 24 novembre 2026.',
  ]) {
    assert.ok(out.includes(expected), expected);
  }
});

test('on a terminal the mark of a card is in the language, too', () => {
  const text = answered(credstack(['stacks', ...asked.stacks, ...on, '--lang', 'fr']));
  assert.match(text, /^\[Compte\] /m);
  assert.doesNotMatch(text, /\[(yes|conditional|unknown|no)\]/);
});

test('a language that there is none of is English', () => {
  const command = ['render', ...asked.stacks, ...on, '--html'];
  const plain = credstack(command).out;
  assert.match(plain, /^<div lang="en" dir="ltr">/);
  assert.equal(credstack([...command, '--lang', 'xx']).out, plain);
});
