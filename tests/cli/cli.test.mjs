import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';

import {
  answered,
  broken,
  commands,
  credstack,
  data,
  harmless,
  hostile,
  on,
  refused,
  root,
  shell,
  society,
  university,
  wrong,
} from './credstack.mjs';

const scratch = mkdtempSync(join(tmpdir(), 'credstack-cli-'));
after(() => rmSync(scratch, { recursive: true }));

/** A folder with both catalogues, one of them deeper, and a file that is none. */
function folder() {
  const path = join(scratch, 'folder');
  mkdirSync(join(path, 'deeper'), { recursive: true });
  copyFileSync(join(root, society), join(path, 'a-society.json'));
  copyFileSync(join(root, university), join(path, 'deeper', 'university.jsonld'));
  writeFileSync(join(path, 'notes.txt'), 'no catalogue');
  return path;
}

describe('every command', () => {
  for (const [name, options] of Object.entries(commands)) {
    test(`${name} answers in words`, () => {
      const out = answered(credstack([name, university, society, ...options]));
      assert.ok(out.length > 100, out);
      assert.ok(out.endsWith('\n') && !out.endsWith('\n\n'));
      assert.throws(() => JSON.parse(out));
    });

    test(`${name} --json prints one document on one line`, () => {
      const out = answered(credstack([name, university, society, ...options, '--json']));
      assert.equal(typeof JSON.parse(out), 'object');
      assert.equal(out.indexOf('\n'), out.length - 1);
    });

    test(`${name} says the same each time`, () => {
      const args = [name, university, society, ...options];
      assert.equal(credstack(args).out, credstack(args).out);
    });

    test(`${name} --help teaches by examples that work`, () => {
      const help = answered(credstack([name, '--help']));
      const examples = help.split('\n').filter((line) => line.startsWith('  credstack '));
      assert.ok(examples.length >= 2, help);
      for (const example of examples) {
        const run = shell(example);
        assert.equal(run.code, 0, `${example}\n${run.err}`);
        assert.notEqual(run.out, '', example);
      }
      for (const line of help.split('\n')) assert.ok(line.length <= 100, line);
    });

    test(`${name} reads standard input`, () => {
      const input = readFileSync(join(root, university), 'utf8');
      const piped = answered(credstack([name, '-', ...options, '--json'], { input }));
      assert.equal(piped, answered(credstack([name, university, ...options, '--json'])));
    });

    test(`${name} reads a folder in the order of its paths`, () => {
      const whole = answered(credstack([name, folder(), ...options, '--json']));
      assert.equal(whole, answered(credstack([name, society, university, ...options, '--json'])));
    });

    test(`${name} on a damaged catalogue answers, complains and exits 1`, () => {
      const run = credstack([name, university, wrong, ...options]);
      assert.equal(run.code, 1);
      assert.ok(run.out.length > 100);
      const complaint = name === 'check' ? run.out : run.err;
      assert.match(complaint, /wrong\.json:\/achievements\/1\S* {2}error [a-z-]+: .*\.\n/);
    });

    test(`${name} on a broken file says where and exits 1`, () => {
      const run = credstack([name, university, broken, ...options]);
      assert.equal(run.code, 1);
      assert.match(
        name === 'check' ? run.out : run.err,
        /broken\.json: {2}error json-[a-z]+: .+\n/,
      );
    });

    test(`${name} refuses what it cannot read`, () => {
      refused(credstack([name, 'no/such.json', ...options]), /Cannot read "no\/such\.json"/);
      const empty = join(scratch, 'empty');
      mkdirSync(empty, { recursive: true });
      refused(credstack([name, empty, ...options]), /has no \*\.json or \*\.jsonld file/);
      refused(credstack([name, ...options]), /CATALOG is required/, /--help/);
      refused(credstack([name, university, ...options, '--bogus']), /--bogus/);
    });

    test(`${name} takes --sibling-conditions, before and after its name`, () => {
      const args = [name, university, ...options];
      for (const how of ['all', 'any']) {
        answered(credstack(['--sibling-conditions', how, ...args]));
        answered(credstack([...args, '--sibling-conditions', how]));
      }
      refused(
        credstack([...args, '--sibling-conditions', 'some']),
        /"some" is neither "all" nor "any"/,
      );
    });

    test(`${name} keeps to --max-bytes, before and after its name`, () => {
      const args = [name, university, ...options];
      refused(credstack(['--max-bytes', '100', ...args]), /larger than 100 bytes.*--max-bytes/);
      refused(credstack([...args, '--max-bytes', '100']), /larger than 100 bytes/);
      refused(
        credstack([name, '-', ...options, '--max-bytes', '100'], { input: ' '.repeat(200000) }),
        /larger than 100 bytes/,
      );
      answered(credstack([...args, '--max-bytes', '100000']));
      refused(credstack([...args, '--max-bytes', '0']), /no number of bytes/);
    });

    test(`${name} lets no escape sequence of a catalogue through`, () => {
      const asked = options.map((option) =>
        option.startsWith('urn:test:mc')
          ? 'h:badge'
          : option.startsWith('urn:test:gc')
            ? 'h:award'
            : option,
      );
      for (const extra of [[], ['--json']]) {
        const run = credstack([name, hostile, ...asked, ...extra]);
        assert.notEqual(run.out, '');
        if (extra.length === 0) harmless(run.out);
        harmless(run.err);
        // eslint-disable-next-line no-control-regex
        assert.doesNotMatch(run.out, /\u001b/);
      }
    });
  }
});

describe('check', () => {
  test('counts what was read', () => {
    const out = answered(credstack(['check', university, society]));
    assert.equal(
      out,
      'Read 2 files: 2 organisations, 3 achievements (2 with requirements), 1 recognition, 0 agreements.\n' +
        '0 errors, 0 warnings.\n',
    );
  });

  test('--json has the counts and the problems', () => {
    const run = credstack(['check', university, wrong, '--json']);
    assert.equal(run.code, 1);
    const document = JSON.parse(run.out);
    assert.deepEqual(Object.keys(document), ['diagnostics', 'errors', 'warnings', 'catalog']);
    assert.equal(
      document.errors,
      document.diagnostics.filter((d) => d.severity === 'error').length,
    );
    assert.equal(
      document.warnings,
      document.diagnostics.filter((d) => d.severity === 'warning').length,
    );
    assert.equal(document.catalog.recognitions, 0);
    const [first] = document.diagnostics;
    assert.deepEqual(Object.keys(first), ['severity', 'code', 'file', 'pointer', 'message']);
    assert.equal(first.file, wrong);
  });

  test('prints each problem once, in words and as JSON alike', () => {
    const words = credstack(['check', wrong]).out;
    const { diagnostics } = JSON.parse(credstack(['check', wrong, '--json']).out);
    const lines = diagnostics.map(
      (d) => `${d.file}:${d.pointer}  ${d.severity} ${d.code}: ${d.message}\n`,
    );
    assert.ok(words.startsWith(lines.join('') + '\nRead 1 file: '), words);
  });

  test('a file that is named twice is read once', () => {
    const once = credstack(['check', university]).out;
    assert.equal(credstack(['check', university, `./${university}`]).out, once);
    assert.equal(credstack(['check', university, university]).out, once);
  });

  test('calls standard input by its name', () => {
    const run = credstack(['check', '-'], { input: '{' });
    assert.equal(run.code, 1);
    assert.match(run.out, /^standard input: {2}error json-/);
  });
});

describe('bad usage', () => {
  test('no command, or one that is none', () => {
    refused(credstack([]), /Say a command\./);
    refused(credstack(['stakcs', university]), /There is no command or option "stakcs"/);
  });

  test('an unknown id names the near ones', () => {
    refused(
      credstack(['stacks', university, '--credential', 'urn:test:mc:dat', ...on]),
      /urn:test:mc:data/,
    );
    refused(
      credstack(['ladder', university, '--program', 'urn:test:gc', ...on]),
      /urn:test:gc:data/,
    );
    refused(
      credstack(['render', university, '--program', 'urn:test:gc', ...on]),
      /urn:test:gc:data/,
    );
  });

  test('an unknown id with --json is the error document as well', () => {
    const run = credstack([
      'stacks',
      university,
      '--credential',
      'urn:test:mc:dat',
      ...on,
      '--json',
    ]);
    refused(run, /urn:test:mc:data/);
    const { error } = JSON.parse(run.out);
    assert.equal(error.code, 'unknown-id');
    assert.ok(error.near.includes('urn:test:mc:data'));
  });

  test('an unknown id in a damaged catalogue is the fault of the catalogue', () => {
    const run = credstack(['stacks', broken, ...data]);
    assert.equal(run.code, 1);
    assert.match(run.err, /credstack: /);
  });

  test('an id with escape sequences is repeated without them', () => {
    const run = credstack(['stacks', university, '--credential', '\u001b[2J\u202e', ...on]);
    refused(run);
    harmless(run.err);
  });

  for (const date of [
    '2026-02-30',
    '2026-13-01',
    '2026',
    '2026-11',
    '24.11.2026',
    '',
    '2026-11-24x',
  ]) {
    test(`"${date}" is no day`, () => {
      for (const name of ['stacks', 'ladder', 'portability', 'render']) {
        const options = commands[name].filter((option) => !on.includes(option));
        refused(credstack([name, university, ...options, `--on=${date}`]), /--on/);
      }
    });
  }

  test('29 February is a day in leap years only', () => {
    const ask = (date) => credstack(['portability', university, society, '--on', date]).code;
    assert.equal(ask('2028-02-29'), 0);
    assert.equal(ask('2026-02-29'), 2);
    assert.equal(ask('2100-02-29'), 2);
  });

  test('render wants one of a credential and a program', () => {
    refused(credstack(['render', university, '--html']), /--credential ID .* or --program ID/);
    const both = ['--credential', 'urn:test:mc:data', '--program', 'urn:test:gc:data'];
    refused(
      credstack(['render', university, '--html', ...both]),
      /--credential ID .* or --program ID/,
    );
  });

  test(
    'an answer that cannot be written is no success',
    { skip: process.platform !== 'linux' },
    () => {
      const run = shell(`credstack check ${university} > /dev/full`);
      assert.equal(run.code, 2);
      assert.match(run.err, /Cannot write the answer/);
    },
  );
});

describe('options', () => {
  test('--version', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    assert.equal(answered(credstack(['--version'])), `credstack ${version}\n`);
  });

  test('--help lists the commands', () => {
    const help = answered(credstack(['--help']));
    for (const name of Object.keys(commands)) assert.match(help, new RegExp(`^ {2}${name} `, 'm'));
    const examples = help.split('\n').filter((line) => line.startsWith('  credstack '));
    assert.ok(examples.length >= 2);
    for (const example of examples) assert.equal(shell(example).code, 0, example);
  });

  test('--on is today, here, where it is not given', () => {
    // At every moment two of these zones have different dates.
    for (const TZ of ['UTC', 'Etc/GMT-14', 'Etc/GMT+12']) {
      const day = () => new Intl.DateTimeFormat('sv-SE', { timeZone: TZ }).format(new Date());
      const before = day();
      const out = credstack(['stacks', university, '--credential', 'urn:test:mc:data', '--json'], {
        env: { TZ },
      }).out;
      assert.ok([before, day()].includes(JSON.parse(out).on), TZ);
    }
  });
});

test('--sibling-conditions reaches the reader of CTDL', () => {
  const profile = (target) => ({
    '@type': 'ceterms:ConditionProfile',
    'ceterms:targetLearningOpportunity': target,
  });
  const input = JSON.stringify({
    '@id': 'x:a',
    '@type': 'ceterms:Certificate',
    'ceterms:name': { en: 'A' },
    'ceterms:requires': [profile('x:b'), profile('x:c')],
  });
  const said = (...options) => credstack(['check', '-', ...options], { input });
  assert.match(answered(said()).replace(/\s+/g, ' '), /read as all required/);
  assert.match(
    answered(said('--sibling-conditions', 'any')).replace(/\s+/g, ' '),
    /read as alternatives/,
  );
});
