// Every language says all that English says: the messages of the core, one by one.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { pseudo, pseudoMessages } from '../../tools/pseudo-locale.mjs';
import { languages, messages } from '../../web/language-packs.mjs';

const files = ['messages', 'audit_messages', 'plan_messages'];
/** Begun: what it lacks is said in English. */
const scaffold = 'mi';
/** These are of one number alone, which a sentence may leave out. */
const ofOneNumber = { ar: ['zero', 'one', 'two'], de: ['one'], en: ['one'], es: ['one'] };

const placeholders = (text) => new Set(text.match(/\{\w+\}/g));
const isPlural = (key, english) =>
  /\.(one|other)$/.test(key) && [`one`, `other`].every((c) => key.replace(/\w+$/, c) in english);

/** The keys that a language needs, each with the English message that it says. */
function wanted(english, lang) {
  const categories =
    lang === scaffold
      ? ['one', 'other']
      : new Intl.PluralRules(lang).resolvedOptions().pluralCategories;
  return new Map(
    Object.keys(english).flatMap((key) => {
      if (!isPlural(key, english)) return [[key, key]];
      if (!key.endsWith('.other')) return [];
      return categories.map((category) => [key.replace(/other$/, category), key]);
    }),
  );
}

function checkPlaceholders(lang, key, said, english, of) {
  const has = placeholders(said);
  const needs = placeholders(english[of]);
  for (const each of has) assert.ok(needs.has(each), `${lang} ${key}: ${each} is not filled`);
  const category = key.split('.').pop();
  const counts = isPlural(of, english);
  const alone =
    (ofOneNumber[lang] ?? []).includes(category) ||
    // What English says of one without a number may be said so elsewhere.
    (category === 'one' && !placeholders(english[of.replace(/other$/, 'one')] ?? '').has('{n}'));
  for (const each of needs) {
    if (counts && each === '{n}' && alone) continue;
    assert.ok(has.has(each), `${lang} ${key} lacks ${each}`);
  }
}

for (const lang of languages) {
  describe(`words in ${lang}`, () => {
    for (const file of files) {
      const english = messages(file, 'en');
      const own = messages(file, lang);
      const keys = wanted(english, lang);

      test(`${file} has the keys, plural forms and placeholders of English`, () => {
        if (lang !== scaffold) assert.deepEqual(Object.keys(own).sort(), [...keys.keys()].sort());
        for (const [key, said] of Object.entries(own)) {
          assert.ok(keys.has(key), `${lang} ${key} is no key`);
          assert.ok(typeof said === 'string' && said, `${lang} ${key} is empty`);
          checkPlaceholders(lang, key, said, english, keys.get(key));
        }
      });

      if (lang === 'en') continue;
      test(`${file} is translated`, () => {
        const words = (text) => /[a-z]{3}/i.test(text.replace(/\{\w+\}/g, ''));
        const same = Object.keys(own).filter((key) => own[key] === english[key] && words(own[key]));
        assert.ok(same.length < Object.keys(own).length / 20, `${lang}: ${same.join(', ')}`);
      });
    }

    test('writes from the left or from the right', () => {
      assert.equal(messages('messages', lang).dir ?? 'ltr', lang === 'ar' ? 'rtl' : 'ltr');
    });
  });
}

test('French is among them, and English first of all', () => {
  assert.ok(languages.includes('en') && languages.includes('fr'));
});

describe('the pseudo-locale', () => {
  const english = messages('messages', 'en');
  const made = pseudoMessages(english);

  test('is longer by two fifths, in brackets, with its placeholders', () => {
    for (const [key, text] of Object.entries(english)) {
      assert.deepEqual(placeholders(made[key]), placeholders(text), key);
      if (made[key] === text) continue;
      assert.match(made[key], /^\[.*\]$/s, key);
      const letters = (s) => [...s.replace(/\{\w+\}/g, '')].length;
      assert.ok(letters(made[key]) >= letters(text) * 1.4, key);
    }
  });

  test('leaves numbers, dates and lists their form', () => {
    const left = Object.keys(english).filter((key) => made[key] === english[key]);
    assert.deepEqual(left.sort(), [
      ...['date.full', 'date.month', 'dir', 'list.and', 'list.comma', 'list.or'],
      ...['list.semicolon', 'money', 'number.group', 'number.point'],
    ]);
    for (const file of ['audit_messages', 'plan_messages']) {
      const words = Object.entries(messages(file, 'en'));
      const changed = pseudoMessages(Object.fromEntries(words));
      assert.deepEqual(
        words.filter(([key, text]) => changed[key] === text),
        [],
      );
    }
  });

  test('has an accent on each letter that can have one', () => {
    assert.match(pseudo('Yes {name}'), /^\[Ýéš \{name\}.{2}\]$/);
  });
});
