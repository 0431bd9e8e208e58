// docs/answers.md is held to the code: its tables against every answer of tests/cases, its words against
// the code's lists, its example against the command line.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { describe, test } from 'node:test';

import { credstack, root } from './credstack.mjs';

const page = readFileSync(join(root, 'docs/answers.md'), 'utf8');
const source = (path) => readFileSync(join(root, path), 'utf8');
const sorted = (list) => [...new Set(list)].sort();

// ---- the page ---------------------------------------------------------------------------------

/** As GitHub makes an anchor of a heading. */
function anchor(heading) {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

/** What a page says under each heading, by anchor. */
function sections(text) {
  const found = new Map();
  for (const part of text.split(/^(?=##+ )/m).slice(1)) {
    const [line] = part.split('\n', 1);
    const name = anchor(line.replace(/^#+ /, ''));
    assert.ok(!found.has(name), `two headings are ${name}`);
    found.set(name, part);
  }
  return found;
}

/** The rows of the section's table whose first column has that title. */
function rows(section, title) {
  const table = new RegExp(`^\\| ${title} \\|[^\\n]*\\n\\|[-|]+\\|\\n((?:\\|[^\\n]*\\n)+)`, 'm');
  const found = table.exec(section ?? '');
  return found?.[1]
    .trim()
    .split('\n')
    .map((row) =>
      row
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim()),
    );
}

const quoted = (cell) => /^`([^`]+)`$/.exec(cell)?.[1] ?? assert.fail(`no name: ${cell}`);

const parts = sections(page);
const shapes = new Map();
const lists = new Map();
for (const [name, section] of parts) {
  const members = rows(section, 'member');
  if (members) {
    shapes.set(
      name,
      members.map(([key, value, when]) => ({ name: quoted(key), value, when })),
    );
  }
  const words = rows(section, 'word');
  if (words) lists.set(name, new Map(words.map(([key, ...rest]) => [quoted(key), rest])));
}
const documented = (list) => sorted(lists.get(list).keys());

// ---- answers ----------------------------------------------------------------------------------

const program = resolve(root, process.env.CREDSTACK_CLI ?? 'build/native/credstack');
const asked = execFileSync(join(dirname(program), 'credstack_answers'), { maxBuffer: 1 << 28 })
  .toString()
  .trim()
  .split('\n')
  .flatMap((line) => {
    const { case: name, asked: list } = JSON.parse(line);
    return list.map(({ question, answer }) => ({
      name: `${name}: ${question}`,
      question: JSON.parse(question),
      answer: JSON.parse(answer),
    }));
  });

/** Members that some answer had, as `shape.member`. */
const seen = new Set();

// A word of another page's lists is a string here.
const strings = ['id', 'string', 'text', 'url'];
const simple = {
  date: (value) => /^\d{4}(-\d\d){0,2}$/.test(value),
  duration: (value) => /^P\d/.test(value) || /^PT\d/.test(value),
  number: (value) => typeof value === 'number' || /^-?\d+\/\d+$/.test(value),
  count: (value) => Number.isInteger(value) && value >= 0,
  'whole number': (value) => Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
};

/** Says what is wrong with a value that the page describes in those words; nothing where it fits. */
function problem(value, description, where) {
  const alternatives = description.split(' or ');
  if (alternatives.length > 1) {
    const problems = alternatives.map((each) => problem(value, each, where));
    if (problems.includes(undefined)) return undefined;
    // An object that is wrong inside says more than that it is no string.
    return typeof value === 'object' ? problems[0] : `${where} is no ${description}`;
  }
  if (description.startsWith('array of ')) {
    if (!Array.isArray(value)) return `${where} is no array`;
    const one = description.slice('array of '.length);
    return value
      .map((each, at) => problem(each, one, `${where}/${at}`))
      .find((each) => each !== undefined);
  }
  const link = /^\[[^\]]+\]\(#([^)]+)\)$/.exec(description)?.[1];
  if (link !== undefined && shapes.has(link)) return misshapen(value, link, where);
  if (link !== undefined && lists.has(link)) {
    return lists.get(link).has(value) ? undefined : `${where}: ${value} is not among ${link}`;
  }
  if (link !== undefined) {
    return parts.has(link) ? undefined : `${where}: the page has no heading ${link}`;
  }
  const literal = /^`(.*)`$/.exec(description)?.[1];
  const fits =
    literal !== undefined
      ? value === JSON.parse(literal)
      : strings.includes(description) || /\]\(\w+\.md/.test(description)
        ? typeof value === 'string'
        : (simple[description] ?? assert.fail(`no such value: ${description}`))(value);
  return fits ? undefined : `${where} is no ${description}: ${JSON.stringify(value)}`;
}

function misshapen(value, shape, where) {
  if (typeof value !== 'object' || value === null) return `${where} is no object`;
  const left = new Set(Object.keys(value));
  for (const member of shapes.get(shape)) {
    if (!left.delete(member.name)) {
      if (member.when.startsWith('always')) return `${where} has no ${member.name}`;
      continue;
    }
    seen.add(`${shape}.${member.name}`);
    const wrong = problem(value[member.name], member.value, `${where}/${member.name}`);
    if (wrong !== undefined) return wrong;
  }
  return left.size === 0 ? undefined : `${where} has ${[...left].join(', ')}`;
}

/** An answer has the members of every answer and those of its question. */
function misanswered(answer) {
  if (answer.error) return misshapen(answer.error, 'error', 'error');
  const common = shapes.get('every-answer').map(({ name }) => name);
  const own = Object.entries(answer).filter(([name]) => !common.includes(name));
  const shared = Object.entries(answer).filter(([name]) => common.includes(name));
  return (
    misshapen(Object.fromEntries(shared), 'every-answer', '') ??
    misshapen(Object.fromEntries(own), answer.ask, answer.ask)
  );
}

describe('the answers of tests/cases', () => {
  test('there are many', () => assert.ok(asked.length > 200));

  test('have the members and values that the page lists, and no other', () => {
    const wrong = asked
      .map(({ name, answer }) => ({ name, problem: misanswered(answer) }))
      .filter((each) => each.problem !== undefined);
    assert.deepEqual(wrong, []);
  });

  test('have each member that the page lists, in its place', () => {
    const listed = [...shapes]
      .filter(([shape]) => shape !== 'question')
      .flatMap(([shape, members]) => members.map(({ name }) => `${shape}.${name}`));
    // What is asked for in one go is not searched for any longer when it is answered.
    const inSlices = ['program-plan.searching'];
    assert.deepEqual(
      listed.filter((each) => !seen.has(each)),
      inSlices,
    );
  });

  test('let no reason allow more than the page says', () => {
    const atBest = lists.get('reason-codes');
    const visit = (value) => {
      if (typeof value !== 'object' || value === null) return;
      if ('code' in value && 'atBest' in value) {
        assert.ok(atBest.get(value.code)[0].split(', ').includes(value.atBest), value.code);
      }
      Object.values(value).forEach(visit);
    };
    for (const { answer } of asked) visit(answer);
  });

  test('come from questions that the page describes', () => {
    const members = shapes.get('question').map(({ name }) => name);
    for (const { name, question, answer } of asked) {
      if (answer.error?.code === 'bad-question') continue;
      for (const member of Object.keys(question)) assert.ok(members.includes(member), name);
    }
  });
});

// ---- words ------------------------------------------------------------------------------------

/** The literals of a list: of the function whose head is given, or of the array that follows. */
function literals(path, head, array = 'words') {
  const text = source(path);
  const from = text.indexOf(head);
  assert.notEqual(from, -1, `${path} has no ${head}`);
  const list = new RegExp(`${array}\\[\\] = \\{([^}]*)\\}`).exec(text.slice(from));
  return [...list[1].matchAll(/"([^"]+)"/g)].map(([, word]) => word);
}

function spellings(name) {
  const table = new RegExp(`CREDSTACK_SPELLING\\(${name},([^;]*)\\);`).exec(
    source('core/model/enums.hpp'),
  );
  return [...table[1].matchAll(/"([^"]+)"/g)].map(([, word]) => word);
}

/** Rules that no allocation breaks: nothing has to be reached. */
const caps = ['atMost', 'maxAge', 'sharing', 'maxUses'];
const questions = [
  'question.cpp',
  'record_question.cpp',
  'audit_question.cpp',
  'audits.cpp',
  'plan_question.cpp',
  'wish_reader.cpp',
  'plans.cpp',
  'find_answers.cpp',
];
const recognition = 'core/recognition';
const steps = 'core/answer/steps_json.cpp';
const audit = 'core/answer/audit_json.cpp';
const plan = 'core/answer/plan_json.cpp';
const written = [
  ['verdicts', () => literals(`${recognition}/verdict.hpp`, 'word(Verdict')],
  ['reason-codes', () => literals(`${recognition}/step.cpp`, 'word(ReasonCode')],
  ['standings', () => literals(`${recognition}/step.cpp`, 'word(Standing')],
  ['effects', () => literals(`${recognition}/step.cpp`, 'word(Effect')],
  ['dead-ends', () => literals(`${recognition}/dead_end.cpp`, 'word(DeadEnd')],
  ['characteristics', () => literals(`${recognition}/characteristics.cpp`, 'word(Characteristic')],
  ['findings', () => literals(`${recognition}/characteristics.cpp`, 'word(Finding')],
  ['stack-types', () => literals(`${recognition}/types.cpp`, 'word(StackType')],
  ['record-types', () => literals(`${recognition}/record_types.cpp`, 'word(RecordType')],
  ['sectors', () => literals(`${recognition}/portability.cpp`, 'word(Sector')],
  ['origins', () => [...literals(steps, 'origin_word'), 'sharedCourses']],
  [
    'bases',
    () => [...literals(steps, 'TypeFinding& finding', 'bases'), 'entryRequirement', 'declared'],
  ],
  [
    'toward',
    () => [...source(steps).matchAll(/toward_\w+\) json\.string\("(\w+)"/g)].map((m) => m[1]),
  ],
  ['condition-kinds', () => [...spellings('ConditionKind'), 'togetherWith']],
  ['requirement-statuses', () => literals(audit, 'word(AuditStatus')],
  [
    'piece-standings',
    () => ['held', ...literals(audit, 'word(AuditStatus')].filter((w) => !/^(un)?met$/.test(w)),
  ],
  ['ways', () => literals(audit, 'word(Way')],
  ['whys', () => literals(audit, 'word(Why')],
  ['exception-kinds', () => literals(audit, 'kind_word(learner::ExceptionKind')],
  [
    'goals',
    () => ['total', 'damaged', ...spellings('RuleKind').filter((word) => !caps.includes(word))],
  ],
  ['methods', () => literals('core/answer/values_json.cpp', 'word(Method')],
  [
    'certainties',
    () => [...source(plan).matchAll(/possible \? "(\w+)" : "(\w+)"/g)].flatMap((m) => m.slice(1)),
  ],
  [
    'objectives',
    () =>
      [...source('core/answer/wish_reader.hpp').matchAll(/\{plan::Objective::\w+, "(\w+)"\}/g)].map(
        ([, word]) => word,
      ),
  ],
  ['unknown-prices', () => literals(plan, 'unknown_word(')],
  ['wishes', () => literals(plan, 'word(plan::WishKind')],
  [
    'error-codes',
    () =>
      questions
        .map((name) => source(`core/answer/${name}`))
        .flatMap((text) => [...text.matchAll(/(?:refuse\(|fail\(|[.]code = )"([a-z-]+)"/g)])
        .map((match) => match[1]),
  ],
];

describe('the words of', () => {
  test('each list are checked', () => {
    assert.deepEqual(sorted(lists.keys()), sorted(written.map(([name]) => name)));
  });
  for (const [name, find] of written) {
    test(name, () => assert.deepEqual(documented(name), sorted(find())));
  }
  test('the code beside the lists are those given here', () => {
    for (const word of ['sharedCourses', 'entryRequirement', 'declared', 'togetherWith']) {
      assert.ok(source(steps).includes(`"${word}"`), word);
    }
    for (const word of ['held', 'total', 'damaged'])
      assert.ok(source(audit).includes(`"${word}"`), word);
  });
});

// ---- members ----------------------------------------------------------------------------------

/** The names that the writers of answers give to members. */
function writtenMembers(text) {
  const call =
    /\b(?:member|key|optional|known|some|write_known|write_ids|write_facts|write_strings|write_stacks|write|kinds|places)\(\s*(?:json_?,\s*)?(?:context_?,\s*)?"([A-Za-z]+)"/g;
  return [...text.matchAll(call)].map((match) => match[1]);
}

describe('the members', () => {
  const view = [...page.matchAll(/^```\n(?:View|Picture)[^]*?^```$/gm)].join();
  const inView = [...view.matchAll(/"([A-Za-z]+)":/g)].map((match) => match[1]);

  test('that the code writes are on the page, and the other way round', () => {
    const folder = join(root, 'core/answer');
    const files = readdirSync(folder).filter((name) => name.endsWith('_json.cpp'));
    assert.ok(files.length >= 3);
    const others = [
      'ask.cpp',
      'audit_desk.cpp',
      'find_answers.cpp',
      'plan_desk.cpp',
      'read.cpp',
      'values_json.hpp',
    ];
    const code = [...files, ...others].flatMap((name) =>
      writtenMembers(source(`core/answer/${name}`)),
    );
    const listed = [...shapes]
      .filter(([shape]) => shape !== 'question')
      .flatMap(([, members]) => members.map(({ name }) => name));
    // A diagnostic of a catalogue names its file; those of an answer are of a record, which has none.
    assert.deepEqual(sorted([...listed, ...inView, 'error', 'file']), sorted(code));
  });

  test('of a question are those that the core knows', () => {
    const known = questions.flatMap((name) =>
      [...source(`core/answer/${name}`).matchAll(/check_members\(\{([^}]*)\}/g)].flatMap((list) =>
        [...list[1].matchAll(/"(\w+)"/g)].map(([, word]) => word),
      ),
    );
    assert.deepEqual(sorted(shapes.get('question').map(({ name }) => name)), sorted(known));
  });
});

describe('the wishes of', () => {
  test('docs/plan.md are those that the core knows', () => {
    const [, section] = /^## Wishes\n([^]*?)(?=^## )/m.exec(source('docs/plan.md'));
    const listed = rows(section, 'member').flatMap(([names]) =>
      [...names.matchAll(/`(\w+)`/g)].map(([, name]) => name),
    );
    const [, known] = /"The wishes have",\s*\{([^}]*)\}/.exec(
      source('core/answer/wish_reader.cpp'),
    );
    assert.deepEqual(
      sorted(listed),
      sorted([...known.matchAll(/"(\w+)"/g)].map(([, word]) => word)),
    );
  });
});

// ---- the example, and links -------------------------------------------------------------------

describe('the example of', () => {
  const blocks = [...page.matchAll(/^```json\n([^]*?)^```$/gm)].map((match) =>
    JSON.parse(match[1]),
  );
  const examples = [];
  for (let at = 0; at < blocks.length; at += 3) examples.push(blocks.slice(at, at + 3));

  test('a step and that of an audit are there', () => {
    assert.deepEqual(
      examples.map(([, question]) => question.ask),
      ['stacks', 'audit'],
    );
  });

  for (const [catalogue, question, answer] of examples) {
    test(`${question.ask} is what the command line answers`, () => {
      const args = [question.ask, '-', '--on', question.on, '--json'];
      if (question.credential) args.push('--credential', question.credential);
      if (question.program) args.push('--program', question.program);
      if (question.learner) {
        const file = join(mkdtempSync(join(tmpdir(), 'credstack-doc-')), 'learner.json');
        writeFileSync(file, JSON.stringify(question.learner));
        args.push('--learner', file);
      }
      const run = credstack(args, { input: JSON.stringify(catalogue) });
      assert.equal(run.err, '');
      const found = JSON.parse(run.out);
      // How many steps the search takes is its own affair.
      if (found.proof) answer.proof.work = found.proof.work;
      assert.deepEqual(found, answer);
    });
  }
});

describe('the links of', () => {
  const documents = [
    'CONTRIBUTING.md',
    'examples/README.md',
    ...readdirSync(join(root, 'docs'), { recursive: true })
      .filter((name) => name.endsWith('.md'))
      .map((name) => `docs/${name}`),
  ];
  for (const path of documents) {
    test(path, () => {
      // What stands in code is no link.
      const text = source(path)
        .replace(/^```[^]*?^```$/gm, '')
        .replace(/`[^`\n]*`/g, '');
      for (const [, target] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
        if (/^(https?|mailto):/.test(target)) continue;
        const [file, fragment] = target.split('#');
        const found = file === '' ? join(root, path) : resolve(root, dirname(path), file);
        assert.ok(existsSync(found), target);
        if (fragment === undefined) continue;
        const headings = [...readFileSync(found, 'utf8').matchAll(/^#+ (.*)$/gm)];
        assert.ok(
          headings.some(([, heading]) => anchor(heading) === fragment),
          target,
        );
      }
    });
  }
});
