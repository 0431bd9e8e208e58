// The words of audits are complete and none is spare: each key that the code says, or puts together from
// a word, has a message, and each message is said. No answer of tests/cases shows a key for a message.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, test } from 'node:test';

import { root } from './credstack.mjs';

const source = (path) => readFileSync(join(root, path), 'utf8');
const folder = 'core/answer';
const messages = JSON.parse(source(`${folder}/audit_messages/en.json`));
const common = JSON.parse(source(`${folder}/messages/en.json`));

/** The names of an enumeration, as they are spelled in JSON. */
function enumerators(path, name) {
  const body = new RegExp(`enum class ${name}[^{]*\\{([^}]*)\\}`).exec(source(path))[1];
  return body
    .replace(/\/\/.*$/gm, '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map((each) => each.replace(/_(\w)/g, (_, letter) => letter.toUpperCase()));
}

const whys = enumerators('core/audit/answer.hpp', 'Why');
const statuses = enumerators('core/audit/answer.hpp', 'Status');
const origins = enumerators('core/model/enums.hpp', 'Origin');
const groups = enumerators('core/model/enums.hpp', 'Per').filter((word) => word !== 'all');
const effects = enumerators('core/model/enums.hpp', 'OnExpiry').slice(1); // the first: not stated

const after = (key, words) => words.map((word) => `${key}.${word}`);
const counted = (key) => [`${key}.one`, `${key}.other`];

/** Keys that the code puts together: every one of these has a message. */
const needed = [
  ...after('why', whys),
  ...after('status', statuses),
  ...after('section', statuses),
  ...after('audit.intro', statuses).filter((key) => !key.endsWith('.unmet')),
  ...after('origin', origins),
  ...after('rule.atMost', groups),
  ...after('goal.distinct', groups).flatMap(counted),
  ...counted('audit.intro.unmet'),
  ...counted('audit.intro.unmet.cut'),
  'status.met.waive',
  'status.unmet.cut',
  'section.unmet.cut',
  'why.notPassed.failed',
  'why.notPassed.withdrawn',
  'why.notPassed.audited',
  'why.notPassed.together',
  'why.tooOld.age',
  ...effects.slice(1).flatMap((effect) => [`why.tooOld.${effect}`, `why.tooOld.${effect}.age`]),
  'why.gradeBelow.grade',
  'why.gradeUnknown.grade',
  'why.condition.stated',
  'why.sameLearning.other',
  'why.otherWay.other',
  'why.cap.rule',
  'why.cap.open',
  'why.cap.open.rule',
  'why.usedForAnother.award',
  'why.usedForAnother.open',
  'why.usedForAnother.open.award',
  'why.sharingNotStated.award',
  ...['accepted', 'priorLearning', 'possible'].flatMap((way) => [
    `use.${way}`,
    `use.${way}.unassigned`,
  ]),
  ...['recognition', 'possible'].flatMap((way) => [`use.${way}`, `use.${way}.block`]),
  'use.inProgress',
  'use.planned',
  'exception.waive.claimed',
  'exception.confirm.claimed',
];

/** Keys that are said where there is one. */
const optional = [
  ...after('settle', whys),
  ...after('settle.tooOld', effects),
  'settle.cap.open',
  'settle.usedForAnother.open',
  ...after('heldBack', whys),
  ...statuses.map((status) => `section.${status}.text`),
];

/** What stands in the code as a key by itself. */
const literals = readdirSync(join(root, folder))
  .filter((name) => name.endsWith('.cpp'))
  .flatMap((name) => [...source(`${folder}/${name}`).matchAll(/"([a-z][A-Za-z]*(\.[A-Za-z]+)+)"/g)])
  .map(([, key]) => key);

/** The forms in which a key may stand among the messages. */
const forms = (key) => [key, ...counted(key)];

describe('the messages of audits', () => {
  test('say every enumerator', () => {
    assert.ok(whys.length > 25 && whys.includes('notThisYear') && whys.includes('betterElsewhere'));
    assert.deepEqual(
      needed.filter((key) => !(key in messages)),
      [],
    );
  });

  test('say every key of the code', () => {
    const audits = readdirSync(join(root, folder)).filter((name) => /^audit_.*cpp$/.test(name));
    assert.ok(audits.length >= 8);
    const said = audits.flatMap((name) => [
      ...source(`${folder}/${name}`).matchAll(
        /\b(?:say|count|add|add_fact)\(\s*(?:[\w.]+,\s*)*"([A-Za-z]+\.[A-Za-z.]+)"/g,
      ),
    ]);
    assert.ok(said.length > 60);
    // `amount` and the like only begin a key: they are among those put together.
    const missing = said
      .map(([, key]) => key)
      .filter((key) => !forms(key).some((form) => form in messages || form in common));
    assert.deepEqual(missing, []);
  });

  test('are all said', () => {
    const said = new Set([...needed, ...optional, ...literals.flatMap(forms)]);
    assert.deepEqual(
      Object.keys(messages).filter((key) => !said.has(key)),
      [],
    );
  });

  test('are not said twice in the two files', () => {
    assert.deepEqual(
      Object.keys(messages).filter((key) => key in common),
      [],
    );
  });

  test('fill only places that the code fills', () => {
    const code = readdirSync(join(root, folder))
      .filter((name) => /^audit_.*cpp$/.test(name))
      .map((name) => source(`${folder}/${name}`))
      .join('\n');
    const filled = new Set([...code.matchAll(/\{"(\w+)",/g)].map(([, name]) => name).concat('n'));
    for (const [key, text] of Object.entries(messages)) {
      for (const [, place] of text.matchAll(/\{(\w+)\}/g)) assert.ok(filled.has(place), key);
    }
  });
});

// ---- what is said -----------------------------------------------------------------------------

const program = resolve(root, process.env.CREDSTACK_CLI ?? 'build/native/credstack');
const answers = execFileSync(join(dirname(program), 'credstack_answers'), { maxBuffer: 1 << 28 })
  .toString()
  .trim()
  .split('\n')
  .flatMap((line) => JSON.parse(line).asked)
  .filter(({ question }) => {
    const { ask, view } = JSON.parse(question);
    return ask === 'audit' && view;
  })
  .map(({ question, answer, text, html }) => ({ question, text, html, ...JSON.parse(answer) }))
  .filter(({ error }) => !error);

/** Every string of a view that is for readers. */
function strings(value, key = '') {
  if (typeof value === 'string')
    return ['id', 'dir', 'lang', 'headingLang', 'value'].includes(key) ? [] : [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, child]) =>
    strings(child, Array.isArray(value) ? key : name),
  );
}

const even = (text) => text.replace(/\s+/g, ' ').trim();
const unescaped = (html) =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

describe('an audit in words', () => {
  test('is asked for in many cases', () => assert.ok(answers.length > 180));

  test('shows the key of no message', () => {
    const first = new Set(Object.keys(messages).map((key) => key.split('.')[0]));
    const keys = new RegExp(`(^|[\\s(\\[])(${[...first].join('|')})\\.[a-z]\\w*`);
    for (const { question, text } of answers) {
      assert.doesNotMatch(text.replace(/<[^>]*>/g, ''), keys, question);
    }
  });

  test('says the same on a page and on a terminal', () => {
    for (const { question, view, text, html } of answers) {
      const page = even(unescaped(html));
      const terminal = even(text);
      for (const string of strings(view)) {
        assert.ok(terminal.includes(even(string)), `${question}: ${string}`);
        assert.ok(page.includes(even(string)), `${question}: ${string}`);
      }
    }
  });

  test('says first how each program stands, and calls nothing met that is not', () => {
    const beginnings = {
      met: /^Everything that .* asks for is met\.$/,
      inProgress: /^Not met yet: everything .* once you have passed/,
      planned: /^Not met yet: everything .* if all goes as planned/,
      possible: /^Not certain: /,
      unmet: /^(Not met yet: \d+ of \d+ |By what was searched, \d+ of \d+ )/,
    };
    const seen = new Set();
    for (const { question, view, programs } of answers) {
      programs.forEach(({ status }, at) => {
        assert.match(view.intro[at], beginnings[status], question);
        seen.add(status);
      });
    }
    assert.deepEqual([...seen].sort(), Object.keys(beginnings).sort());
  });

  test('puts each part and rule where it stands', () => {
    let compared = 0;
    const verdicts = {
      met: ['yes'],
      inProgress: ['conditional'],
      planned: ['conditional'],
      possible: ['unknown'],
      open: ['unknown'],
      unmet: ['no', 'unknown'],
    };
    for (const { question, view, programs, proof } of answers) {
      for (const { id, cards } of view.sections) {
        const allowed = verdicts[id.replace(/-\d+$/, '')];
        for (const { verdict, heading } of allowed ? cards : []) {
          assert.ok(allowed.includes(verdict.value), `${question}: ${heading}`);
          if (id.startsWith('unmet')) assert.equal(verdict.value === 'no', proof.pointsProven);
        }
      }
      // All that is met and asked of the learner is there: of leaves and rules as many as points.
      programs.forEach(({ nodes, points }, at) => {
        const id = programs.length > 1 ? `met-${at + 1}` : 'met';
        const cards = view.sections.find((section) => section.id === id)?.cards.length ?? 0;
        // A choice, what is waived as a whole and a leaf with rules of its own count otherwise.
        const otherwise = nodes.some(({ kind, exception, rules, depth }, n) => {
          const whole = nodes[n + 1]?.depth > depth;
          return kind === 'any' || kind === 'choose' || (whole ? exception : rules);
        });
        if (otherwise) return;
        compared += 1;
        assert.equal(cards, points.held, question);
      });
    }
    assert.ok(compared > 100);
  });

  test('gives a reason for each item that serves nothing', () => {
    let seen = 0;
    for (const { question, view, unused } of answers) {
      const told = view.sections
        .filter(({ id }) => id === 'unused' || id === 'open')
        .flatMap(({ cards }) => cards);
      assert.ok(told.length >= (unused.length > 0 ? 1 : 0), question);
      for (const card of told) assert.ok(card.lead.length > 10, question);
      const cards = view.sections.find(({ id }) => id === 'unused')?.cards ?? [];
      for (const card of cards) assert.ok(unused.some(({ item }) => card.id === `unused-${item}`));
      seen += cards.length;
    }
    assert.ok(seen > 50);
  });
});
