// Asks the command line about real registry records, where they are at hand: a folder beside this
// checkout, or the one that CREDSTACK_DATA names. They carry no licence to be copied in here.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const data = process.env.CREDSTACK_DATA ?? '../shared/data/ctdl';
const wgu = (program) =>
  join(data, 'CredentialEngine__ctdl-xtra/_history/eval/wgu', program, 'registry.json');
const comptia = join(data, 'philbarker__CredRegSHACL/Experiments/reg_cred_ex.json');
const skip = [wgu('bs-accounting'), wgu('bs-computer-science'), comptia].every(existsSync)
  ? false
  : `the registry records are not in ${data}`;

const resource = (ctid) => `https://credentialengineregistry.org/resources/${ctid}`;
const computerScience = 'ce-8f5a2e25-7a30-4eb0-ab9e-ab441ac928c6';

function stacks(files, credential) {
  const output = execFileSync(
    'build/native/credstack',
    ['stacks', ...files, '--credential', credential, '--on', '2026-11-24', '--json'],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  return JSON.parse(output);
}

test('two WGU degrees share four courses', { skip }, () => {
  const files = [wgu('bs-accounting'), wgu('bs-computer-science')];
  const answer = stacks(files, computerScience);
  assert.equal(answer.credential.type, 'BachelorDegree');
  const [derived] = answer.derived;
  // Counted in the records: 37 and 40 required courses, of which four are the same.
  assert.match(derived.target.name, /Accounting/);
  assert.equal(derived.step.standing, 'derived');
  assert.equal(derived.verdict, 'unknown');
  assert.equal(derived.step.sharedCourses.length, 4);
  assert.deepEqual(derived.step.credit.pieces, { filled: 4, of: 40 });
  assert.deepEqual(
    answer.types.filter(({ type }) => type === 'sharedCore').map(({ courses }) => courses),
    [4],
  );
});

test('what WGU embeds in a degree counts toward it', { skip }, () => {
  const part = 'ce-775cb611-f56d-4eca-99fb-13ed9ddda230';
  const answer = stacks([wgu('bs-computer-science')], part);
  assert.deepEqual(
    answer.stacks.map(({ target, verdict, step }) => [target.id, verdict, step.by]),
    [[resource(computerScience), 'yes', 'part']],
  );
});

test('what CompTIA alone says of A+ is claimed, not recognised', { skip }, () => {
  const answer = stacks([comptia], 'ce-3877cdec-09b6-45df-814f-ede85c023858');
  // In the record: seven targets of isRequiredFor and five of isPartOf, all different.
  assert.equal(answer.stacks.length, 12);
  for (const { verdict, step, target } of answer.stacks) {
    assert.equal(verdict, 'unknown');
    assert.equal(step.standing, 'claimed');
    assert.equal(target.external, true);
  }
  assert.equal(answer.deadEnd, 'claimedOnly');
  assert.equal(answer.portability.bodies, 0);
});
