// `credstack audit`: one record, and many. The answers are those of the core, whoever asks and in
// whatever order; what cannot be read is said, and never stops the rest.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, describe, test } from 'node:test';

import { answered, broken, credstack, on, refused, root, shell, university } from './credstack.mjs';

const scratch = mkdtempSync(join(tmpdir(), 'credstack-audit-'));
after(() => rmSync(scratch, { recursive: true }));

let files = 0;
/** A file of those bytes. */
function file(bytes, name = 'json') {
  files += 1;
  const path = join(scratch, `${files}.${name}`);
  writeFileSync(path, bytes);
  return path;
}

const learner = 'tests/fixtures/cli/learner.json';
const program = ['--program', 'urn:test:gc:data', ...on];
const one = (path, ...options) =>
  credstack(['audit', university, ...program, '--learner', path, ...options]);
const many = (path, ...options) =>
  credstack(['audit', university, ...program, '--learners', path, ...options]);
const piped = (input, ...options) =>
  credstack(['audit', university, ...program, '--learners', '-', ...options], { input });
const json = (run) => JSON.parse(answered(run));
const lines = (text) => text.split('\n').slice(0, -1);

/** Records that differ, of a program of 24 credits: the badge is 6 of them, the rest is open. */
function record(n) {
  const items = [];
  if (n % 2 === 0) items.push({ achievement: 'urn:test:mc:data', completed: '2026-05-29' });
  if (n % 3 === 0) items.push({ achievement: 'urn:test:mc:data', status: 'inProgress' });
  for (let i = 0; i < n % 5; i++) {
    items.push({
      title: `Course ${i}`,
      credit: { value: 6, unit: 'ECTS' },
      completed: `202${i}-11-14`,
      accepted: { by: 'urn:test:org:university' },
    });
  }
  return JSON.stringify({ credstackLearner: 1, id: `learner-${n}`, items });
}
const records = (count) => Array.from({ length: count }, (_, n) => record(n));

describe('one record', () => {
  test('is answered as the cases say', () => {
    const { catalog, questions } = JSON.parse(
      readFileSync(join(root, 'tests/cases/audit-what-the-answer-names.json'), 'utf8'),
    );
    const catalogue = file(JSON.stringify(catalog));
    for (const { question } of questions) {
      const asked = (question.programs ?? [question.program]).flatMap((id) => ['--program', id]);
      const path = file(JSON.stringify(question.learner, null, 2));
      const out = answered(
        credstack(['audit', catalogue, ...asked, '--learner', path, '--on', question.on, '--json']),
      );
      // The same record on one line among many has the same bytes.
      const streamed = credstack(
        ['audit', catalogue, ...asked, '--learners', '-', '--on', question.on],
        { input: JSON.stringify(question.learner) },
      );
      assert.equal(answered(streamed), out);
      const answer = JSON.parse(out);
      assert.equal(answer.learner, question.learner.id);
      assert.equal(answer.programs.length, asked.length / 2);
    }
  });

  test('comes from a file or from standard input', () => {
    const input = readFileSync(join(root, learner), 'utf8');
    const out = answered(one(learner, '--json'));
    assert.equal(
      answered(credstack(['audit', university, ...program, '--learner', '-', '--json'], { input })),
      out,
    );
    assert.equal(answered(one(file(`\uFEFF${input}`), '--json')), out);
  });

  test('may be a table, known by its content or by --csv', () => {
    const table = 'achievement,completed\nurn:test:mc:data,2026-05-29\n';
    const answer = json(one(file(table, 'csv'), '--json'));
    assert.deepEqual(answer.pieces[0].items, ['1']);
    assert.equal(answer.programs[0].nodes[1].status, 'met');
    assert.deepEqual(json(one(file(table, 'csv'), '--json', '--csv')), answer);
    // What begins with a brace is JSON, unless it is said to be a table.
    const run = one(file('{"title"},completed\n', 'csv'), '--csv', '--json');
    assert.doesNotMatch(run.err, /not valid JSON/);
  });

  test('--what-if counts what is planned, as planned', () => {
    const points = (...options) => json(one(learner, '--json', ...options)).programs[0];
    // 6 held by the badge, 6 accepted, 12 planned: 24.
    assert.equal(points().status, 'unmet');
    assert.equal(points('--what-if').status, 'planned');
    assert.equal(json(one(learner, '--json', '--what-if')).whatIf, true);
    assert.match(
      answered(one(learner, '--what-if')),
      /^\[Planned\] 18 ECTS credits of your choice$/m,
    );
  });

  test('the day decides what is completed', () => {
    const status = (day) =>
      json(
        credstack([
          'audit',
          university,
          '--program',
          'gc:data',
          '--on',
          day,
          '--learner',
          learner,
          '--json',
        ]),
      ).programs[0].nodes[1].status;
    assert.equal(status('2026-05-28'), 'inProgress');
    assert.equal(status('2026-05-29'), 'met');
  });

  test('--work-limit reaches the search', () => {
    refused(one(learner, '--work-limit', '0'), /--work-limit/);
    refused(one(learner, '--work-limit', '2000000000'), /"workLimit" is a whole number/);
    assert.ok(json(one(learner, '--work-limit', '1', '--json')).proof.work <= 1);
  });

  test('several programs are audited together', () => {
    const twice = ['--program', 'gc:data', '--program', 'urn:test:gc:data'];
    refused(credstack(['audit', university, ...twice, ...on, '--learner', learner]), /twice/);
    const both = credstack([
      ...['audit', university, 'tests/fixtures/cli/society.json', ...on, '--learner', learner],
      ...['--program', 'gc:data', '--program', 'urn:test:analyst', '--json'],
    ]);
    assert.deepEqual(
      json(both).programs.map(({ program: { id } }) => id),
      ['urn:test:gc:data', 'urn:test:analyst'],
    );
  });
});

describe('what cannot be answered', () => {
  const audit = (...args) => credstack(['audit', university, ...on, ...args]);

  test('a program that is not there, or asks for nothing', () => {
    refused(audit('--program', 'urn:test:gc', '--learner', learner), /urn:test:gc:data/);
    refused(
      audit('--program', 'urn:test:mc:data', '--learner', learner),
      /does not say what "urn:test:mc:data" requires/,
    );
    refused(audit('--program', 'urn:test:gc', '--learners', learner), /urn:test:gc:data/);
    refused(audit('--learner', learner), /--program is required/);
  });

  test('a program of a damaged catalogue is the fault of the catalogue', () => {
    for (const how of ['--learner', '--learners']) {
      const run = credstack(['audit', broken, ...program, how, learner]);
      assert.equal(run.code, 1);
      assert.match(run.err, /json-/);
    }
  });

  test('a date that is none', () => {
    for (const day of ['2026-02-30', '2026', '24.11.2026', '']) {
      refused(
        credstack([
          'audit',
          university,
          '--program',
          'gc:data',
          '--learner',
          learner,
          `--on=${day}`,
        ]),
        /--on/,
      );
    }
  });

  test('both kinds of records, or none', () => {
    refused(audit('--program', 'gc:data'), /--learner FILE .* or --learners FILE/);
    refused(
      audit('--program', 'gc:data', '--learner', learner, '--learners', learner),
      /--learner FILE/,
    );
    refused(one(learner, '--summary'), /--summary are for --learners/);
    refused(one(learner, '--jobs', '2'), /--jobs and --summary are for --learners/);
    refused(many(learner, '--csv'), /--csv is for --learner/);
    for (const jobs of ['0', '257', 'all']) refused(many(learner, '--jobs', jobs), /--jobs/);
  });

  test('standard input for two things', () => {
    for (const how of ['--learner', '--learners']) {
      refused(credstack(['audit', '-', ...program, how, '-']), /cannot be both the catalogue and/);
    }
  });

  test('a record that is none', () => {
    refused(one('no/such.json'), /Cannot read "no\/such\.json"/);
    refused(many('no/such.json'), /Cannot read "no\/such\.json"/);
    refused(many(scratch), /Cannot read .*directory/i);
    refused(one(file('')), /is empty/);
    refused(one(file(' \n\t')), /is empty/);
    refused(
      one(file('{"credstackLearner": 1,\n "items": [}')),
      /not valid JSON at line 2, column 12/,
    );
    refused(one(file('{"credstackLearner": 1e999}')), /out of all bounds/);
    refused(one(file('[]')), /"learner" must be an object/);
    refused(one(file('{}')), /credstack: .+\./);
    refused(one(file(Buffer.from('achievement\n\xff\n', 'latin1'))), /not valid UTF-8/);
    const error = JSON.parse(one(file('{}'), '--json').out);
    assert.equal(error.error.code, 'bad-record');
  });
});

describe('many records', () => {
  const all = records(200);
  const whole = lines(answered(piped(`${all.join('\n')}\n`)));

  test('are answered line by line, in their order, each as by itself', () => {
    assert.equal(whole.length, all.length);
    assert.deepEqual(
      whole.map((line) => JSON.parse(line).learner),
      all.map((_, n) => `learner-${n}`),
    );
    for (const n of [0, 1, 6, 13, 199]) {
      assert.equal(`${whole[n]}\n`, answered(one(file(all[n]), '--json')));
    }
    // Worked out: the badge is 6; with four accepted courses of 6 the 18 others are full: 24.
    const { programs } = JSON.parse(whole[4]);
    assert.equal(programs[0].status, 'met');
    assert.equal(programs[0].credit.counted, 24);
    assert.equal(JSON.parse(whole[1]).programs[0].status, 'unmet');
  });

  test('have the same bytes in any split', () => {
    for (const size of [1, 7, 16, 17, 64, 199]) {
      let joined = '';
      // Many runs are slow: of the smallest shards only the first.
      const until = size === 1 ? 12 : all.length;
      for (let at = 0; at < until; at += size) {
        joined += answered(piped(all.slice(at, Math.min(at + size, until)).join('\n')));
      }
      assert.equal(joined, `${whole.slice(0, until).join('\n')}\n`, `shards of ${size}`);
    }
  });

  test('have the same bytes in any order', () => {
    let state = 7;
    const order = all.map((_, n) => n);
    for (let i = order.length - 1; i > 0; i--) {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      const j = state % (i + 1);
      [order[i], order[j]] = [order[j], order[i]];
    }
    assert.notDeepEqual(order.slice(0, 5), [0, 1, 2, 3, 4]);
    const shuffled = lines(answered(piped(order.map((n) => all[n]).join('\n'))));
    order.forEach((n, at) => assert.equal(shuffled[at], whole[n]));
  });

  test('have the same bytes with any number of jobs, from a file or a pipe', () => {
    const path = file(all.join('\n'), 'ndjson');
    for (const jobs of ['1', '2', '3', '16']) {
      assert.equal(answered(many(path, '--jobs', jobs)), `${whole.join('\n')}\n`, jobs);
    }
  });

  test('may have blank lines, CRLF, a mark in front, and no end of the last line', () => {
    const text = `\uFEFF${all[0]}\r\n\r\n  \t\n${all[1]}\r\n\n${all[2]}`;
    assert.deepEqual(lines(answered(piped(text))), whole.slice(0, 3));
    assert.deepEqual(lines(answered(piped(`${text}\n\n`))), whole.slice(0, 3));
    assert.equal(answered(piped('')), '');
    assert.equal(answered(piped('\n \r\n')), '');
  });

  test('may be of any length, beside one another', () => {
    const title = 'x'.repeat(300_000);
    const item = { title, credit: { value: 6, unit: 'ECTS' }, completed: '2025-11-14' };
    const long = (n) => JSON.stringify({ credstackLearner: 1, id: `long-${n}`, items: [item] });
    const text = all.slice(0, 8).flatMap((line, n) => [long(n), line]);
    const answers = lines(answered(piped(text.join('\n'))));
    assert.equal(answers.length, 16);
    answers.forEach((line, at) => {
      if (at % 2 === 1) assert.equal(line, whole[(at - 1) / 2]);
      else assert.equal(JSON.parse(line).learner, `long-${at / 2}`);
    });
  });

  test('options are those of one record', () => {
    const text = JSON.stringify(JSON.parse(readFileSync(join(root, learner), 'utf8')));
    for (const options of [['--what-if'], ['--lang', 'en-NZ'], ['--work-limit', '1']]) {
      assert.equal(answered(piped(text, ...options)), answered(one(learner, '--json', ...options)));
    }
  });

  test('--summary counts how they stand, on standard error', () => {
    const run = piped(`${all.join('\n')}\nno record`, '--summary');
    assert.equal(run.code, 1);
    const count = (status) =>
      whole.filter((line) => JSON.parse(line).programs[0].status === status).length;
    assert.match(run.err, /^201 records, of which 1 could not be read\.$/m);
    assert.match(
      run.err,
      new RegExp(
        `^urn:test:gc:data: ${count('met')} met, ${count('inProgress')} in progress, 0 planned, ${count('possible')} possible, ${count('unmet')} unmet\\.$`,
        'm',
      ),
    );
    assert.ok(count('met') > 0 && count('inProgress') > 0 && count('unmet') > 0);
  });
});

describe('lines that are no record', () => {
  const [first, second] = records(2);

  test('are named with their number, and the rest goes on', () => {
    const run = piped(
      `${first}\n\n{"credstackLearner": 1, "items": [\n[]\n{"credstackLearner": 2}\n${second}\n`,
    );
    assert.equal(run.code, 1);
    const out = lines(run.out);
    assert.deepEqual(
      out.map((line) => JSON.parse(line).error?.code ?? JSON.parse(line).learner),
      ['learner-0', 'bad-question', 'bad-question', 'bad-record', 'learner-1'],
    );
    const said = lines(run.err);
    assert.equal(said.length, 3);
    assert.match(
      said[0],
      /^credstack: standard input, line 3: The record ends in the middle of a value, at line 1, column 35\.$/,
    );
    assert.match(said[1], /^credstack: standard input, line 4: A record is a JSON object/);
    assert.match(said[2], /^credstack: standard input, line 5: .+/);
  });

  test('alone are bad usage, and it is said what is read', () => {
    const path = file(JSON.stringify(JSON.parse(first), null, 2));
    const run = many(path);
    assert.equal(run.code, 2);
    assert.match(run.err, /--learners reads one JSON record a line; --learner reads one/);
    assert.ok(run.err.includes(`credstack: "${path}", line 1: `));
  });

  test('are not all named where they are many', () => {
    const run = piped(`${'x\n'.repeat(50)}${first}\n`);
    assert.equal(run.code, 1);
    assert.equal(lines(run.out).length, 51);
    const said = lines(run.err);
    assert.equal(said.length, 21);
    assert.equal(said[20], 'credstack: 50 lines could not be read; the first 20 are named above.');
  });

  test('may be longer than is read', () => {
    const long = `{"credstackLearner":1,"id":"${'x'.repeat(5000)}"}`;
    const run = piped(`${long}\n${first}\n${long}`, '--max-bytes', '4000');
    assert.equal(run.code, 1);
    const out = lines(run.out).map((line) => JSON.parse(line));
    assert.match(out[0].error.message, /longer than 4000 bytes/);
    assert.equal(out[1].learner, 'learner-0');
    assert.match(out[2].error.message, /longer than 4000 bytes/);
    // Of a line that is not read nothing is kept, however it comes in pieces.
    const longer = piped(`${'y'.repeat(3 << 20)}\n${first}`, '--max-bytes', '4000');
    assert.equal(JSON.parse(lines(longer.out)[1]).learner, 'learner-0');
  });

  test('let no escape sequence through', () => {
    const run = piped(`{"credstackLearner":1,"id":"\u001b[2J"}\n\u001b[2J\n`);
    // eslint-disable-next-line no-control-regex
    assert.doesNotMatch(run.out + run.err, /\u001b/);
  });
});

// ---- as a process among others ------------------------------------------------------------------

const command = resolve(root, process.env.CREDSTACK_CLI ?? 'build/native/credstack');
const streaming = (...options) =>
  spawn(command, ['audit', university, ...program, '--learners', '-', ...options], { cwd: root });

/** Reads until so many lines have come. */
async function read(child, count) {
  let text = '';
  child.stdout.setEncoding('utf8');
  while (text.split('\n').length <= count) {
    const [piece] = await once(child.stdout, 'data');
    text += piece;
  }
  return lines(text);
}

/** Writes, and waits where the pipe is full. */
async function write(child, text) {
  if (!child.stdin.write(text)) await once(child.stdin, 'drain');
}

describe('a stream', () => {
  test('is answered as it comes, before it ends', async () => {
    const child = streaming();
    for (const n of [0, 1, 2]) {
      await write(child, `${record(n)}\n`);
      const [line] = await read(child, 1);
      assert.equal(JSON.parse(line).learner, `learner-${n}`);
    }
    // Half a line waits for the other half.
    const half = record(3);
    await write(child, half.slice(0, 20));
    await write(child, `${half.slice(20)}\n`);
    const [line] = await read(child, 1);
    assert.equal(JSON.parse(line).learner, 'learner-3');
    child.stdin.end();
    const [code] = await once(child, 'exit');
    assert.equal(code, 0);
  });

  test('ends where nobody reads the answers, without a complaint', async () => {
    const line = file(record(4));
    const run = shell(
      `yes "$(cat ${line})" | credstack audit ${university} ${program.join(' ')} --learners - | head -n 3`,
    );
    assert.equal(lines(run.out).length, 3);
    assert.equal(run.err, '');
  });

  test(
    'is no success where the answers cannot be written',
    { skip: process.platform !== 'linux' },
    () => {
      const run = shell(
        `credstack audit ${university} ${program.join(' ')} --learners ${file(record(4))} > /dev/full`,
      );
      assert.equal(run.code, 2);
      assert.match(run.err, /Cannot write the answer/);
    },
  );
});

describe('memory', { skip: process.platform !== 'linux' }, () => {
  /** The most memory that a stream of so many records took, in KiB, read before it ends. */
  async function peak(count) {
    const child = streaming('--jobs', '2');
    let answers = 0;
    child.stdout.on('data', (piece) => {
      for (const byte of piece) if (byte === 10) answers += 1;
    });
    for (let at = 0; at < count; at += 500) {
      await write(child, `${Array.from({ length: 500 }, (_, n) => record(at + n)).join('\n')}\n`);
    }
    while (answers < count) await new Promise((wake) => setTimeout(wake, 20));
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
    child.stdin.end();
    const [code] = await once(child, 'exit');
    assert.equal(code, 0);
    assert.equal(answers, count);
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)[1]);
  }

  test('does not grow with the number of records', async () => {
    const few = await peak(2000);
    const plenty = await peak(20000);
    assert.ok(plenty < 1.3 * few, `${plenty} KiB of 20,000 records, ${few} KiB of 2,000`);
  });
});
