// The element's own words, and the packs in which those of other languages come.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { languagePacks } from '../../web/language-packs.mjs';
import { importFromWeb } from './bundle.mjs';

const { Languages, problemsSentence, pageLanguages } = await importFromWeb(
  `export * from './messages/index.js';
   export * from './packs.js';`,
);

const packs = { name: 'words', hashes: { fr: 'sha384-fr', 'en-XA': 'sha384-xa' } };

/** Languages over packs that are at hand, and what was asked for. */
function languages(answers) {
  const asked = [];
  const these = new Languages({ hello: 'Hello' }, packs, async (url, integrity) => {
    asked.push([url.pathname.split('/').pop(), integrity]);
    return answers.shift();
  });
  return { these, asked };
}

const bonjour = { answer: { yes: 'Oui' }, element: { hello: 'Bonjour' } };

test('a language is fetched once, by its tag or its primary language', async () => {
  const { these, asked } = languages([bonjour]);
  assert.deepEqual(these.in('fr'), { words: { hello: 'Hello' }, lang: 'en' });
  assert.deepEqual(await these.bring('fr-CA'), { fr: { yes: 'Oui' } });
  assert.deepEqual(await these.bring('FR'), { fr: { yes: 'Oui' } });
  assert.deepEqual(asked, [['words.fr.json', 'sha384-fr']]);
  assert.deepEqual(these.in('fr'), { words: { hello: 'Bonjour' }, lang: 'fr' });
});

test('a whole tag comes before its primary language, and English is not fetched', async () => {
  const { these, asked } = languages([bonjour]);
  for (const lang of ['', 'en', 'en-NZ', 'en-X', 'xx', 'constructor', '__proto__']) {
    assert.equal(await these.bring(lang), undefined, lang);
  }
  assert.deepEqual(asked, []);
  await these.bring('EN-xa');
  assert.deepEqual(asked, [['words.en-XA.json', 'sha384-xa']]);
});

test('what cannot be fetched is English, and is tried again', async () => {
  const { these, asked } = languages([undefined, bonjour]);
  assert.equal(await these.bring('fr'), undefined);
  assert.equal(these.in('fr').lang, 'en');
  assert.deepEqual(await these.bring('fr'), { fr: { yes: 'Oui' } });
  assert.equal(asked.length, 2);
});

test('problems are counted in words', () => {
  assert.match(problemsSentence('en', 1), /has 1 problem\. What it /);
  assert.match(problemsSentence('en', 1234), /has 1,234 problems\. What they /);
  // Not brought here.
  assert.match(problemsSentence('fr', 2), /has 2 problems\. What they /);
  assert.equal(pageLanguages.in('fr').lang, 'en');
});

/** Every string of an object of objects, by where it stands. */
function strings(value, at = '') {
  if (typeof value === 'string') return [[at, value]];
  return Object.entries(value).flatMap(([key, each]) => strings(each, `${at}/${key}`));
}

for (const { lang, page, learner } of await languagePacks()) {
  test(`the words of the element in ${lang} are those of the English`, async () => {
    const { en } = await (await import('../../web/language-packs.mjs')).elementWords();
    const own = new Map(strings({ page: page.element, learner: learner.element }));
    const english = strings({ page: en.page, learner: en.learner });
    for (const [key, text] of english) {
      // A plural has the categories of its language.
      if (key.startsWith('/page/problems/')) continue;
      const said = own.get(key);
      assert.ok(said?.trim(), `${lang} ${key}`);
      assert.equal(said.includes('{currency}'), text.includes('{currency}'), key);
      own.delete(key);
    }
    const plurals = Object.keys(page.element.problems).sort();
    const { pluralCategories } = new Intl.PluralRules(lang).resolvedOptions();
    if (lang !== 'mi') assert.deepEqual(plurals, [...pluralCategories].sort());
    for (const category of plurals) own.delete(`/page/problems/${category}`);
    assert.deepEqual([...own.keys()], []);
  });
}
