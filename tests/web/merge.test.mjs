// What a learner ticks, put beside what a file says: no letter of the file changes, and what cannot be
// added to is left alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { importFromWeb } from './bundle.mjs';

const { claimsIn, LearnerRecord, mergeCsv, mergeJson, withClaim, withoutClaim } =
  await importFromWeb(`
  export * from './learner/claims.js';
  export * from './learner/merge.js';
  export { LearnerRecord } from './learner/record.js';
`);

const a = { achievement: 'urn:a', status: 'completed', completed: '2026-01-02', grade: 'B+' };
const b = { achievement: 'urn:b', status: 'inProgress' };
const item = (claim) => ({ id: `claimed ${claim.achievement}`, ...claim });
const text = (claim) => JSON.stringify(item(claim));

// ---- JSON ------------------------------------------------------------------------------------

test('into a list: at its end, and every other letter stays', () => {
  const before =
    '{ "credstackLearner" : 1,\n "items": [ {"credit":{"value":3.00,"unit":"x"}} ] , "id":"z" }';
  const { text: merged, pointerOf } = mergeJson(before, [a, b]);
  assert.equal(
    merged,
    `{ "credstackLearner" : 1,\n "items": [ {"credit":{"value":3.00,"unit":"x"}} ,${text(a)},${text(b)}] , "id":"z" }`,
  );
  assert.equal(pointerOf(0), '/items/1');
  assert.equal(pointerOf(1), '/items/2');
});

test('into an empty list, and where there is none', () => {
  for (const [before, after] of [
    ['{"items":[]}', `{"items":[${text(b)}]}`],
    ['{"items":[ ]}', `{"items":[ ${text(b)}]}`],
    ['{"credstackLearner":1}', `{"credstackLearner":1,"items":[${text(b)}]}`],
    ['{}\n', `{"items":[${text(b)}]}\n`],
    ['{"x":{"items":[1]}}', `{"x":{"items":[1]},"items":[${text(b)}]}`],
    ['{"x":[{"items":[]}],"items":[[]]}', `{"x":[{"items":[]}],"items":[[],${text(b)}]}`],
    ['{"\\u0069tems":[1]}', `{"\\u0069tems":[1,${text(b)}]}`],
    ['{"items":["]}\\"","items"]}', `{"items":["]}\\"","items",${text(b)}]}`],
    ['{"x":"items","items":[]}', `{"x":"items","items":[${text(b)}]}`],
    ['{"items":[1],"items":[]}', `{"items":[1,${text(b)}],"items":[${text(b)}]}`],
  ]) {
    const { text: merged } = mergeJson(before, [b]);
    assert.equal(merged, after);
    assert.ok(JSON.parse(merged));
  }
});

test('what is no list cannot be added to', () => {
  for (const before of ['{"items":null}', '{"items":{"a":[]}}', '{"items":"[]"}', '{"items":7}']) {
    assert.equal(mergeJson(before, [a]), undefined, before);
  }
  const record = new LearnerRecord('{"items":7}');
  const completed = record.within('{"ask":"plan"}', [a]);
  assert.equal(completed.claimed, false, 'and that is told');
  assert.equal(completed.question, '{"ask":"plan","learner":{"items":7}}');
});

test('numbers keep digits that JavaScript has not', () => {
  const digits = '0.1000000000000000000000000001';
  const record = new LearnerRecord(`{"items":[{"credit":{"value":${digits}}}]}`);
  assert.ok(record.within('{"ask":"plan"}', [a]).question.includes(digits));
});

// ---- tables ----------------------------------------------------------------------------------

test('into a table: a row each, and columns that it has not at its end', () => {
  const { text: table, pointerOf } = mergeCsv(
    'title,achievement\r\n"Two\nlines, ""q""",urn:x\r\n\r\n,urn:y',
    [a, b],
  );
  assert.equal(
    table,
    'title,achievement,status,completed,grade\r\n' +
      '"Two\nlines, ""q""",urn:x,,,\r\n' +
      ',,,\r\n' +
      ',urn:y,,,\n' +
      ',"urn:a","completed","2026-01-02","B+"\n' +
      ',"urn:b","inProgress",,\n',
  );
  // The heading is row 0, and the empty row counts.
  assert.equal(pointerOf(0), '/4');
  assert.equal(pointerOf(1), '/5');
});

test('a table that has the columns stays as it is, row by row', () => {
  const before = 'grade,status,achievement,completed\nA,,urn:x,2020\n';
  assert.equal(
    mergeCsv(before, [{ ...a, grade: 'say "B", or; C' }]).text,
    `${before}"say ""B"", or; C","completed","urn:a","2026-01-02"\n`,
  );
});

test('a column that is there twice is filled once; the first is read', () => {
  assert.equal(
    mergeCsv('achievement,status,achievement\nx,,y\n', [b]).text,
    'achievement,status,achievement\nx,,y\n"urn:b","inProgress",\n',
  );
});

test('a row that is too short stays as much too short', () => {
  assert.equal(mergeCsv('achievement,title\nurn:x\n', [b]).text.split('\n')[1], 'urn:x,');
});

test('what is no table is not added to: a quote could swallow the rest', () => {
  for (const before of ['achievement\n"never closed', 'achi"evement\n', '"a"b\n', 'a\rb', '']) {
    assert.equal(mergeCsv(before, [a]), undefined, before);
  }
});

// ---- claims ----------------------------------------------------------------------------------

test('a thing is claimed once, and what is being taken has no date and no grade', () => {
  const once = withClaim([a], b);
  assert.deepEqual(once, [a, b]);
  assert.deepEqual(withClaim(once, { ...a, status: 'inProgress' }), [
    { achievement: 'urn:a', status: 'inProgress' },
    b,
  ]);
  assert.deepEqual(withoutClaim(once, 'urn:a'), [b]);
});

test('what comes from elsewhere is claims, or nothing', () => {
  assert.deepEqual(claimsIn([{ ...a, hurry: 1 }, b]), [a, b]);
  for (const bad of [
    null,
    {},
    'x',
    [null],
    [{ achievement: '', status: 'completed' }],
    [{ achievement: 7, status: 'completed' }],
    [{ achievement: 'x', status: 'planned' }],
    [{ achievement: 'x' }],
    [{ ...a, completed: 2026 }],
    [{ ...a, grade: {} }],
    [a, a],
    [{ ...a, grade: 'x'.repeat(3_000) }],
    Array.from({ length: 501 }, (_, n) => ({ achievement: `urn:${n}`, status: 'completed' })),
  ]) {
    assert.equal(claimsIn(bad), undefined, JSON.stringify(bad)?.slice(0, 60));
  }
});
