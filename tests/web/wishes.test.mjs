// Wishes as JSON and as fields, and what is said of a search.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { importFromWeb } from './bundle.mjs';

const web = await importFromWeb(`
  export * from './learner/wishes.js';
  export { withChange, stepsOf, plannedIn, hasPlan, substance } from './learner/plan-answer.js';
  export { News } from './learner/news.js';
  export { offersIn, inLanguage } from './planner/offers.js';
`);

// ---- money -----------------------------------------------------------------------------------

test('sums are exact, in the decimals of their currency', () => {
  for (const [text, currency, minor, shown = text] of [
    ['1500', 'NZD', 150_000],
    ['1500.5', 'NZD', 150_050, '1500.50'],
    ['0.1', 'EUR', 10, '0.10'],
    ['19.99', 'USD', 1_999],
    ['0.07', 'USD', 7],
    ['3000', 'JPY', 3_000],
    ['3000.0', 'JPY', 3_000, '3000'],
    ['1.234', 'KWD', 1_234],
    ['90071992547409.91', 'USD', 9_007_199_254_740_991],
    ['0', 'NZD', 0],
    [' 12. ', 'NZD', 1_200, '12'],
  ]) {
    assert.equal(web.minorOf(text, currency), minor, text);
    assert.equal(web.sumOf(minor, currency), shown);
  }
  for (const [text, currency] of [
    ['10.555', 'NZD'],
    ['1.5', 'JPY'],
    ['-3', 'NZD'],
    ['1e3', 'NZD'],
    ['1,500', 'NZD'],
    ['', 'NZD'],
    ['.', 'NZD'],
    ['90071992547409.92', 'USD'],
  ]) {
    assert.equal(web.minorOf(text, currency), undefined, text);
  }
});

// ---- a form ----------------------------------------------------------------------------------

test('what is written becomes a wish, and is shown again as it was written', () => {
  const currency = 'NZD';
  for (const [field, text, wish] of [
    ['minimize', 'time', ['time', 'cost']],
    ['minimize', 'firstAward', ['firstAward', 'cost']],
    ['minimize', 'outlay', ['outlay', 'cost']],
    ['minimize', 'unrecognised', ['unrecognised', 'firstAward', 'cost']],
    ['start', '2027-01-04', '2027-01-04'],
    ['deadline', '2028-06-30', '2028-06-30'],
    ['hoursPerWeek', '7.5', 7.5],
    ['budget', '3000', { minor: 300_000, currency }],
    ['budgetPerTerm', '99.95', { minor: 9_995, currency }],
    ['audience', 'domestic learners', 'domestic learners'],
  ]) {
    const wishes = web.withText({ funding: [1] }, field, text, currency);
    assert.deepEqual(wishes, { funding: [1], [field]: wish });
    assert.equal(web.textOf(wishes, field), text);
    assert.deepEqual(web.withText(wishes, field, ''), { funding: [1] });
  }
  for (const [field, text] of [
    ['hoursPerWeek', 'many'],
    ['budget', 'much'],
  ]) {
    assert.equal(web.withText({}, field, text, currency), null);
  }
});

test('what a script has set is not written anew in fewer words', () => {
  const wishes = {
    minimize: ['time', 'steps', 'cost'],
    hoursPerWeek: '15/2',
    budget: { minor: 150_000, currency: 'EUR' },
    hurry: true,
  };
  for (const field of ['minimize', 'hoursPerWeek', 'budget']) {
    const text = web.textOf(wishes, field);
    assert.equal(web.withText(wishes, field, text, 'NZD'), wishes, field);
  }
  assert.equal(web.textOf(wishes, 'hoursPerWeek'), '7.5');
  assert.equal(web.currencyOf(wishes, 'NZD'), 'EUR', 'a budget keeps its currency');
  assert.equal(web.currencyOf({ currency: 'USD' }, 'NZD'), 'USD');
  assert.equal(web.currencyOf({}, 'NZD'), 'NZD');
});

test('what is no wish at all is shown as none, and harms nothing', () => {
  const odd = { minimize: 7, start: {}, hoursPerWeek: 'x', budget: 'y', delivery: [1, 'online'] };
  assert.equal(web.textOf(odd, 'minimize'), 'cost');
  for (const field of ['start', 'deadline', 'hoursPerWeek'])
    assert.equal(web.textOf(odd, field), '');
  assert.deepEqual(web.wordsOf(odd.delivery), ['online']);
});

test('words of a list come and go, and an empty list is none', () => {
  const one = web.withWord({}, 'delivery', 'online', true);
  assert.deepEqual(one, { delivery: ['online'] });
  assert.deepEqual(web.withWord(one, 'delivery', 'online', true), one, 'once');
  assert.deepEqual(web.withWord(one, 'delivery', 'online', false), {});
});

test('what somebody else pays is exact, and what a script has said stays', () => {
  for (const [text, share] of [
    ['50', '50/100'],
    ['12.5', '125/1000'],
    ['33.333333', '33333333/100000000'],
    ['0', '0/100'],
    ['100', '100/100'],
  ]) {
    const wishes = web.withPercent({ hurry: 1 }, text);
    assert.deepEqual(wishes, { hurry: 1, funding: [{ share }] });
    assert.equal(web.percentOf(share), text);
    assert.equal(web.withPercent(wishes, text), wishes, 'the same is not written anew');
    assert.deepEqual(web.withPercent(wishes, ''), { hurry: 1 });
  }
  for (const bad of ['101', '100.1', '-1', 'half', '1e1', '1/2']) {
    assert.equal(web.withPercent({}, bad), null, bad);
  }
  const both = web.withMost({ funding: [{ share: '1/3' }] }, '500', 'NZD');
  assert.deepEqual(both.funding, [{ share: '1/3', most: { minor: 50_000, currency: 'NZD' } }]);
  assert.equal(web.currencyOf(both, 'USD'), 'NZD');
  assert.equal(web.withPercent(both, web.percentOf('1/3')), both, '1/3 is not said in decimals');
  assert.deepEqual(web.withMost(both, '', 'NZD').funding, [{ share: '1/3' }]);
  assert.equal(web.withMost({}, 'much', 'NZD'), null);
  for (const more of [[{ share: 1, of: ['a'] }], [{ share: 1 }, { share: 1 }], 'x']) {
    assert.equal(web.fundingOf({ funding: more }), undefined);
  }
});

test('a refusal names its field', () => {
  for (const [message, field] of [
    ['"hoursPerWeek" is a number above 0, and at most 168.', 'hoursPerWeek'],
    ['"deadline" is no whole date; write year-month-day.', 'deadline'],
    ['"budgetPerTerm" needs "minor": a whole number.', 'budgetPerTerm'],
    ['The wishes have no member "hurry".', undefined],
    ['There is no "urn:x".', undefined],
  ]) {
    assert.equal(web.fieldIn(message), field);
  }
});

// ---- an answer -------------------------------------------------------------------------------

const answerOf = (program) => ({ programs: [program] });

test('the steps that are drawn, of the sure plan or of the possible one', () => {
  const steps = [{ thing: 'a', name: 'A' }];
  assert.deepEqual(web.stepsOf(answerOf({ route: { steps } })), [{ id: 'a', name: 'A' }]);
  assert.deepEqual(web.stepsOf(answerOf({ possible: { steps } })), [{ id: 'a', name: 'A' }]);
  assert.deepEqual(web.stepsOf({}), []);
  // What is of one's own choice has no id by which it could be left out, and keeps its place.
  const chosen = [{ choice: { kind: 'credits' }, credit: 6 }, ...steps];
  assert.deepEqual(web.stepsOf(answerOf({ route: { steps: chosen } })), [
    undefined,
    { id: 'a', name: 'A' },
  ]);
  assert.equal(web.plannedIn(answerOf({ currency: 'unknown' })), '');
  assert.equal(web.plannedIn(answerOf({ currency: 'NZD' })), 'NZD');
  assert.ok(web.hasPlan(answerOf({ complete: true })));
  assert.ok(!web.hasPlan(answerOf({ none: {}, complete: false })));
});

test('more work and a better bound alone are no better plan', () => {
  const route = (cost, work) => answerOf({ route: { cost, proof: { work, bound: work } } });
  assert.equal(web.substance(route(5, 10)), web.substance(route(5, 20)));
  assert.notEqual(web.substance(route(5, 10)), web.substance(route(4, 10)));
});

test('a change that is named is taken as it is named', () => {
  const wishes = {
    budget: { minor: 1, currency: 'NZD' },
    exclude: ['a', 'b'],
    delivery: ['online'],
  };
  const conflict = [
    { wish: 'budget', minor: 356_000, currency: 'NZD' },
    { wish: 'deadline', date: '2027-11-07' },
    { wish: 'exclude', things: ['a'] },
    { wish: 'delivery', things: ['c'] },
    { wish: 'exclude', things: ['of an organization'] },
    { wish: 'hoursPerWeek' },
  ];
  const change = (at) => web.withChange(wishes, answerOf({ none: { conflict } }), at);
  assert.deepEqual(change(0), { ...wishes, budget: { minor: 356_000, currency: 'NZD' } });
  assert.deepEqual(change(1), { ...wishes, deadline: '2027-11-07' });
  assert.deepEqual(change(2), { ...wishes, exclude: ['b'] });
  for (const at of [3, 4, 5, 6]) assert.equal(change(at), undefined, String(at));
});

// ---- what there is to choose from ------------------------------------------------------------

test('what occurs in a catalogue, and no more', () => {
  const bytes = new TextEncoder().encode(
    JSON.stringify({
      achievements: [
        {
          deliveryType: 'online',
          inLanguage: 'en',
          offerings: [{ deliveryType: 'blended', inLanguage: ['mi', 'en'] }, null],
          costs: [{ audience: { en: 'members', mi: 'ngā mema' } }, { audience: 'guests' }, {}],
        },
        { deliveryType: ['online'], costs: [{ audience: { en: 'members', mi: 'ngā mema' } }] },
        { name: '"deliveryType": "inPerson"', costs: 'none' },
        null,
      ],
    }),
  );
  const offers = web.offersIn(bytes, 10_000);
  assert.deepEqual(offers.delivery, ['online', 'blended']);
  assert.deepEqual(offers.languages, ['en', 'mi']);
  assert.equal(offers.priorLearning, false);
  const assessed = { achievements: [{ priorLearning: [{ text: 'a test' }] }] };
  const others = new TextEncoder().encode(JSON.stringify(assessed));
  assert.equal(web.offersIn(others, 10_000).priorLearning, true);
  assert.deepEqual(
    offers.audiences.map((words) => web.inLanguage(words, 'mi-NZ')),
    ['ngā mema', 'guests'],
  );
  assert.equal(web.inLanguage({ en: 'members' }, 'de'), 'members');
  assert.equal(web.offersIn(bytes, 10), undefined, 'what is too long is not looked through');
  assert.equal(web.offersIn(new TextEncoder().encode('{'), 10), undefined);
});

// ---- what is said of a search ----------------------------------------------------------------

test('the first plan and the end are said at once, what is better only now and then', () => {
  const said = [];
  let now = 0;
  const news = new web.News(
    ({ text, more }) => said.push(`${text} ${more}`.trim()),
    () => now,
  );
  const improve = (later, intro) => {
    now += later;
    news.improve('First.', 'Better.', intro);
    return said.at(-1);
  };
  news.restart();
  news.say('Searching.');
  assert.equal(improve(10, '900'), 'First. 900');
  assert.equal(improve(1_000, '800'), 'First. 900');
  assert.equal(improve(5_000, '700'), 'Better. 700');
  assert.equal(improve(9_000, '700'), 'Better. 700', 'what is no better is not said again');
  news.say('Done.', '600');
  assert.equal(said.at(-1), 'Done. 600');
  news.restart();
  assert.equal(improve(1, '500'), 'First. 500', 'of another search at once');
});
