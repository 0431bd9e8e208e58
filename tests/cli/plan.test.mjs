// The options of `credstack plan`: what they refuse, and in which words.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { credstack } from './credstack.mjs';

const university = 'tests/fixtures/cli/university.json';
const base = ['plan', university, '--program', 'gc:data', '--on', '2026-11-24'];

describe('credstack plan', () => {
  test('answers without a record, and with one', () => {
    for (const more of [[], ['--learner', 'tests/fixtures/cli/learner.json']]) {
      const { code, out, err } = credstack([...base, ...more, '--json']);
      assert.equal(err, '');
      assert.equal(code, 0);
      const answer = JSON.parse(out);
      assert.equal(answer.ask, 'plan');
      assert.equal(answer.programs[0].program.id, 'urn:test:gc:data');
    }
  });

  const refused = [
    [['--budget', '1500'], /"1500" is no amount of money\. Write it with its currency/],
    [['--budget-per-term', '1.005USD'], /--budget-per-term: "1\.005USD" is no amount of money/],
    [['--funding', 'half'], /--funding: "half" is neither a share nor money/],
    [['--funding', '3/2'], /number from 0 to 1/],
    [['--minimize', 'money'], /--minimize/],
    [['--delivery', 'post'], /--delivery/],
    [['--deadline', '2027-02-30'], /"2027-02-30" is no date/],
    [['--hours-per-week', '0'], /above 0/],
    [['--budget', '1USD', '--currency', 'NZD'], /several currencies/],
    [['--exclude', 'gc:nothing'], /has no credential, program or course "gc:nothing"/],
    [['--learner', '-', '-'], /cannot be both the catalogue and the learner's record/],
  ];
  for (const [more, message] of refused) {
    test(`refuses ${more.join(' ')}`, () => {
      const { code, out, err } = credstack([...base, ...more]);
      assert.equal(code, 2);
      assert.equal(out, '');
      assert.match(err, message);
    });
  }
});
