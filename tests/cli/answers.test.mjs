// What the commands answer, and that words and HTML say all that the view says.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import {
  answered,
  commands,
  credstack,
  data,
  harmless,
  hostile,
  on,
  refused,
  society,
  university,
} from './credstack.mjs';

describe('answers', () => {
  const json = (name, ...args) => JSON.parse(answered(credstack([name, ...args, '--json'])));

  test('stacks says where a credential counts, over several files', () => {
    const out = answered(credstack(['stacks', university, society, ...data]));
    assert.match(out, /^\[yes\] Graduate Certificate in Data <https:\/\/example\.org\/gc>$/m);
    assert.match(out, /^\[conditional\] Chartered Analyst$/m);
    const { stacks } = json('stacks', university, society, ...data);
    assert.deepEqual(
      stacks.map((stack) => [stack.target.id, stack.verdict]),
      [
        ['urn:test:gc:data', 'yes'],
        ['urn:test:analyst', 'conditional'],
      ],
    );
  });

  test('an id may be shortened to its ending', () => {
    const short = ['--credential', 'DATA', ...on];
    assert.equal(credstack(['stacks', society, university, ...short]).code, 2); // two end in it
    const whole = credstack(['stacks', university, ...data]).out;
    assert.equal(
      answered(credstack(['stacks', university, '--credential', 'mc:data', ...on])),
      whole,
    );
  });

  test('the day decides', () => {
    const verdict = (day) =>
      json('stacks', university, society, '--credential', 'mc:data', '--on', day).stacks.find(
        (stack) => stack.target.id === 'urn:test:analyst',
      ).verdict;
    assert.equal(verdict('2025-12-31'), 'no');
    assert.equal(verdict('2026-01-01'), 'conditional');
    assert.equal(verdict('2027-12-31'), 'conditional');
    assert.equal(verdict('2028-01-01'), 'no');
  });

  test('--short-profile and --jurisdiction are asked for', () => {
    const finding = (id, ...args) =>
      json('stacks', university, ...data, ...args).characteristics.find((each) => each.id === id);
    assert.equal(finding('shortDuration').profile, 'under-one-year');
    assert.equal(finding('shortDuration', '--short-profile', 'nzqa-2022').profile, 'nzqa-2022');
    refused(credstack(['stacks', university, ...data, '--short-profile', 'brief']), /"brief"/);
    assert.equal(finding('recognisedInJurisdiction').jurisdiction, 'NZ');
    const elsewhere = finding('recognisedInJurisdiction', '--jurisdiction', 'CA-ON');
    assert.equal(elsewhere.jurisdiction, 'CA-ON');
  });

  test('ladder lists the rungs', () => {
    const out = answered(credstack(['ladder', university, society, ...commands.ladder]));
    assert.match(out, /^\[yes\] Data 101 <https:\/\/example\.org\/data>$/m);
  });

  test('portability counts who recognises whose awards', () => {
    // The society exempts, the university requires its own course.
    assert.equal(
      answered(credstack(['portability', university, society, ...on])),
      `Who recognises whose awards, on 2026-11-24
==========================================

  Awards from        count in     recognised   claimed only
  higher education   profession            1              0

Recognised steps: 2 in all, 1 to another organisation, 1 within one.
`,
    );
    assert.match(
      answered(credstack(['portability', university, ...on])),
      /\nNo award is said to count with another organisation than its own\.\n\nRecognised steps: 1 in all, 0 to another/,
    );
  });

  test('render --json is the answer with its view', () => {
    const { view, ...rest } = json('render', university, society, ...data);
    assert.equal(view.lang, 'en');
    assert.deepEqual(rest, json('stacks', university, society, ...data));
    const ladder = json('render', university, ...commands.ladder);
    assert.equal(ladder.ask, 'ladder');
    assert.equal(typeof ladder.view.title, 'string');
  });
});

describe('the view', () => {
  const example = 'examples/data-101.json';
  const questions = [
    [university, society, ...data],
    [example, '--credential', 'urn:mc:data-101', ...on],
    [example, '--program', 'master-data-science', ...on],
  ];

  /** Every string of a view that is for readers. */
  function strings(value, key = '') {
    if (typeof value === 'string')
      return ['id', 'dir', 'lang', 'headingLang', 'value'].includes(key) ? [] : [value];
    if (value === null || typeof value !== 'object') return [];
    // In words a picture is the list of its steps: its table and its legend are of the element.
    if (value.picture) {
      const { nodes, steps } = value.picture;
      return [value.heading, ...nodes.map(({ name }) => name), ...steps.map(({ text }) => text)];
    }
    return Object.entries(value).flatMap(([name, child]) =>
      strings(child, Array.isArray(value) ? key : name),
    );
  }

  const unescaped = (html) =>
    html
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&');

  for (const question of questions) {
    const ask = question.includes('--program') ? 'ladder' : 'stacks';
    test(`is whole in HTML and in text: ${question.at(-3)}`, () => {
      const { view } = JSON.parse(credstack(['render', ...question, '--json']).out);
      const html = answered(credstack(['render', ...question, '--html']));
      const text = answered(credstack([ask, ...question])).replace(/\s+/g, ' ');
      assert.ok(strings(view).length > 30);
      for (const string of strings(view)) {
        assert.ok(unescaped(html).includes(string), string);
        assert.ok(text.includes(string.replace(/\s+/g, ' ').trim()), string);
      }
      for (const line of answered(credstack([ask, ...question])).split('\n')) {
        assert.ok([...line].length <= 80 || !line.trim().includes(' '), line);
      }
    });

    test(`draws no meter that a card does not say in words: ${question.at(-3)}`, () => {
      const { view } = JSON.parse(credstack(['render', ...question, '--json']).out);
      const metered = view.sections
        .flatMap((section) => section.cards)
        .filter((card) => card.meter);
      assert.ok(metered.length > 0);
      for (const card of metered) {
        const said = [card.lead ?? '', ...strings(card.facts)].join(' ');
        assert.ok(said.includes(` ${card.meter.value} `), card.heading);
        assert.ok(said.includes(` ${card.meter.max} `), card.heading);
      }
    });

    test(`is well-formed HTML of few elements: ${question.at(-3)}`, () => {
      const html = answered(credstack(['render', ...question]));
      const open = [];
      for (const [, slash, name, attributes] of html.matchAll(/<(\/?)([a-z0-9]+)([^>]*)>/g)) {
        assert.ok(
          ['div', 'h3', 'h4', 'h5', 'p', 'ul', 'ol', 'li', 'strong', 'a', 'bdi'].includes(name),
          name,
        );
        if (slash) assert.equal(open.pop(), name);
        else open.push(name);
        assert.match(
          attributes,
          /^( lang="[\w-]+" dir="(ltr|rtl)"| href="(https?:\/\/|mailto:)[^"]+")?$/,
        );
      }
      assert.deepEqual(open, []);
    });
  }

  test('of a hostile catalogue is harmless HTML', () => {
    for (const asked of [
      ['--credential', 'h:badge'],
      ['--program', 'h:award'],
    ]) {
      const html = credstack(['render', hostile, ...asked, ...on]).out;
      assert.match(html, /&lt;script&gt;alert\(&#39;1&#39;\)&lt;\/script&gt;/);
      assert.doesNotMatch(html, /<script|href|javascript/i);
      harmless(html);
    }
  });
});
