// Numbers, dates, money and plurals as each language writes them: what the core says is what Intl says.
// And the words that a page brings give the bytes that the command line has compiled in.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, describe, test } from 'node:test';

import { languagePacks, messages } from '../../web/language-packs.mjs';
import { loadFullCore, loadPageCore } from './load.mjs';

const [page, full] = await Promise.all([loadPageCore(), loadFullCore()]);
const packs = (await languagePacks()).filter(({ lang }) => lang !== 'en-XA');
/** All messages of a language, as a page brings them. */
const wordsOf = new Map([
  ['en', messages('messages', 'en')],
  ...packs.map(({ lang, page: { answer }, learner }) => [lang, { ...answer, ...learner.answer }]),
]);
/** English has the day before the month; what has no months of its own yet has the English ones. */
const intl = (lang) => (lang !== 'en' && 'month.1' in wordsOf.get(lang) ? lang : 'en-GB');

const numbers = [
  ...Array.from({ length: 1001 }, (_, n) => n),
  ...[0.5, 1.5, 1.25, 2.5, 3.75, 10.5, 99.9, 1234.5, 12_345.25, 1002, 1003, 1011, 1100, 9999],
  ...[10_000, 12_345, 100_000, 999_999, 1_000_000],
];
const sums = [
  [180_000, 'NZD'],
  [371_250, 'NZD'],
  [5, 'USD'],
  [123_456_789, 'EUR'],
  [1_234_500, 'EUR'],
  [5000, 'JPY'],
  [1_234_567, 'KWD'],
];
const months = Array.from(
  { length: 12 },
  (_, month) => `2026-${String(month + 1).padStart(2, '0')}`,
);

const catalogue = new page.Catalogue(
  'numbers.json',
  JSON.stringify({
    credstack: 1,
    id: 'urn:test:numbers',
    asOf: '2026-11-01',
    organizations: [{ id: 'org', name: 'College', type: 'higherEducation' }],
    achievements: [
      ...numbers.map((value) => ({ credit: { value, unit: 'hours' } })),
      ...sums.map(([minor, currency], at) => ({
        costs: [{ kind: 'total', price: { minor, currency, asOf: months[at] } }],
      })),
      ...months.map((asOf) => ({
        costs: [{ kind: 'total', price: { minor: 100, currency: 'NZD', asOf } }],
      })),
    ].map((rest, at) => ({ id: `c:${at}`, type: 'Course', name: `C${at}`, owner: 'org', ...rest })),
  }),
);
after(() => catalogue.delete());

const categories = ['zero', 'one', 'two', 'few', 'many', 'other'];
/** Words that say how they were chosen. */
const telling = {
  ...Object.fromEntries(categories.map((each) => [`unit.hours.${each}`, `${each} {n}`])),
  'fact.credit': 'credit',
  'fact.ownCost': 'cost',
  'value.asOf': '{value}|{date}',
  'view.source': '{date}',
};

function asked(at, lang, words, on = '2026-11-24') {
  const question = { ask: 'stacks', credential: `c:${at}`, on, lang, view: true };
  const answer = JSON.parse(
    catalogue.answer(JSON.stringify({ ...question, words: { [lang]: { ...words, ...telling } } })),
  );
  assert.equal(answer.error, undefined);
  return answer.view;
}

/** What a view says under a label of `telling`. */
function said(view, label) {
  const fact = view.facts.find((each) => each.label === label);
  assert.ok(fact, `${label}: ${JSON.stringify(view.facts)}`);
  return fact.items[0].text;
}

/** Marks of direction have no width, and one space is as good as another. */
const seen = (text) => text.replace(/[\u200e\u200f\u2066-\u2069]/g, '').replace(/\s/g, ' ');

test('the numbers are read as they are written', () => {
  assert.equal(catalogue.diagnostics(), '[]');
});

for (const lang of ['en', 'fr', 'es', 'de', 'ar']) {
  test(`plurals in ${lang} are those of Intl`, () => {
    const rules = new Intl.PluralRules(lang);
    const found = new Set();
    numbers.forEach((n, at) => {
      const [category] = said(asked(at, lang, {}), 'credit').split(' ');
      assert.equal(category, rules.select(n), `${lang} ${n}`);
      found.add(category);
    });
    const { pluralCategories } = rules.resolvedOptions();
    assert.deepEqual([...found].sort(), [...pluralCategories].sort());
  });
}

test('a language without rules has one form', () => {
  for (const lang of ['mi', 'xx']) {
    for (const at of [0, 1, 2, 1001]) assert.match(said(asked(at, lang, {}), 'credit'), /^other /);
  }
});

for (const [lang, words] of wordsOf) {
  describe(`in ${lang}`, () => {
    test('numbers are those of Intl', () => {
      const format = new Intl.NumberFormat(intl(lang), { maximumFractionDigits: 9 });
      numbers.forEach((n, at) => {
        const [, number] = /^\w+ (.*)$/s.exec(said(asked(at, lang, words), 'credit'));
        assert.equal(number, format.format(n));
      });
    });

    test('money is that of Intl, a round sum without its zeros', () => {
      sums.forEach(([minor, currency], at) => {
        const format = new Intl.NumberFormat(intl(lang), {
          ...{ style: 'currency', currency, currencyDisplay: 'code' },
          trailingZeroDisplay: 'stripIfInteger',
        });
        const digits = { JPY: 0, KWD: 3 }[currency] ?? 2;
        const [money] = said(asked(numbers.length + at, lang, words), 'cost').split('|');
        assert.equal(seen(money), seen(format.format(minor / 10 ** digits)));
      });
    });

    test('dates are those of Intl', () => {
      const month = { month: 'long', year: 'numeric', timeZone: 'UTC' };
      const monthly = new Intl.DateTimeFormat(intl(lang), month);
      const daily = new Intl.DateTimeFormat(intl(lang), { ...month, day: 'numeric' });
      months.forEach((each, at) => {
        for (const day of ['01', '02', '28']) {
          const on = `${each}-${day}`;
          const view = asked(numbers.length + sums.length + at, lang, words, on);
          assert.equal(seen(view.source), seen(daily.format(new Date(on))));
          const [, date] = said(view, 'cost').split('|');
          assert.equal(seen(date), seen(monthly.format(new Date(`${each}-01`))));
        }
      });
    });
  });
}

test('a regional tag has the form of its language', () => {
  const french = wordsOf.get('fr');
  const question = { ask: 'stacks', credential: 'c:1000', on: '2026-11-24', view: true };
  const answer = (lang) =>
    JSON.parse(catalogue.answer(JSON.stringify({ ...question, lang, words: { fr: french } }))).view;
  assert.equal(answer('fr').lang, 'fr');
  assert.deepEqual(answer('fr-CA'), answer('fr'));
  assert.deepEqual(answer('FR'), answer('fr'));
  for (const other of ['en', 'xx', 'f', 'frr', '']) assert.equal(answer(other).lang, 'en', other);
});

test('what a language lacks is said in English, with the grammar of English', () => {
  const view = asked(0, 'xx', { 'unit.hours.other': undefined });
  assert.equal(view.lang, 'xx');
  assert.equal(view.notes.length, 3);
  assert.match(view.notes[2], /neither a yes nor a no/);
  assert.match(said(asked(numbers.length, 'xx', {}), 'cost'), /^NZD 1,800\|January 2026$/);
  const bare = { ask: 'stacks', credential: 'c:1', on: '2026-11-24', lang: 'xx', view: true };
  const answer = JSON.parse(catalogue.answer(JSON.stringify({ ...bare, words: { xx: {} } })));
  assert.match(JSON.stringify(answer.view.facts), /"1 hour"/);
});

test('words that are none are refused', () => {
  for (const words of [1, 'fr', [], { fr: 1 }, { fr: [] }, { fr: { a: 1 } }, { fr: { a: {} } }]) {
    const question = { ask: 'stacks', credential: 'c:1', on: '2026-11-24', lang: 'fr', words };
    const { error } = JSON.parse(catalogue.answer(JSON.stringify(question)));
    assert.equal(error?.code, 'bad-question', JSON.stringify(words));
    assert.match(error.message, /"words" has an object of strings for each language/);
  }
});

/** What the command line prints. */
const native = (...words) =>
  execFileSync('build/native/credstack', words, { encoding: 'utf8', maxBuffer: 1 << 26 });
const on = '2026-11-24';
const examples = [
  ['data-101.json', 'stacks', 'credential', 'urn:mc:data-101'],
  ['data-101.json', 'ladder', 'program', 'urn:waiora:master-data-science'],
  ['ibm-northeastern.json', 'stacks', 'credential'],
  ['bcit-ladder.json', 'ladder', 'program'],
];

for (const { lang } of packs) {
  const words = { [lang]: wordsOf.get(lang) };
  test(`the command line says in ${lang} what a page says with the words that it fetched`, () => {
    for (const [file, ask, key, wanted] of examples) {
      const path = `examples/${file}`;
      const read = new full.Catalogue(file, readFileSync(path));
      const { credentials } = JSON.parse(read.answer('{"ask":"catalog","list":true}'));
      for (const id of wanted ? [wanted] : credentials.slice(0, 4).map((each) => each.id)) {
        const question = JSON.stringify({ ask, [key]: id, on, lang, view: true, words });
        const shared = [path, `--${key}`, id, '--on', on, '--lang', lang];
        const html = read.render(question, 'html');
        assert.equal(native('render', ...shared, '--html'), html);
        assert.ok(html.startsWith(`<div lang="${lang}" dir="`));
        assert.equal(native(ask, ...shared), read.render(question, 'text'));
      }
      read.delete();
    }
  });

  test(`audits and plans in ${lang} likewise`, () => {
    const path = 'examples/bcit-ladder.json';
    const read = new full.Catalogue(path, readFileSync(path));
    const learner = JSON.parse(readFileSync('examples/learners/bcit.json', 'utf8'));
    const { credentials } = JSON.parse(read.answer('{"ask":"catalog","list":true}'));
    const program = credentials.map(({ id }) => id).find((id) => id.endsWith('diploma'));
    for (const ask of ['audit', 'plan']) {
      const question = JSON.stringify({ ask, program, on, lang, view: true, learner, words });
      const text = read.render(question, 'text');
      const record = ['--learner', 'examples/learners/bcit.json'];
      assert.equal(
        native(ask, path, '--program', program, ...record, '--on', on, '--lang', lang),
        text,
      );
      assert.ok(text.length > 200);
    }
    read.delete();
  });
}
