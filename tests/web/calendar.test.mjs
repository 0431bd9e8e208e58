// The calendar of a plan: by hand against RFC 5545, and read by a library that others read calendars with.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import ICAL from 'ical.js';

import { importFromWeb } from './bundle.mjs';

const { calendarOf, calendarText } = await importFromWeb(`export * from './learner/calendar.js';`);

const now = new Date('2026-12-01T08:09:10.123Z');
const card = (heading, facts = []) => ({
  ...{ id: 's', heading, kind: 'Course · Waiora', lead: 'Step.', facts, more: [] },
});
const answerOf = (steps, cards, route = 'route') => ({
  programs: [{ program: { id: 'urn:p' }, [route]: { certainty: 'planned', steps } }],
  view: { lang: 'en', sections: [{ id: 'steps', cards }] },
});
const parse = (text) =>
  new ICAL.Component(ICAL.parse(text))
    .getAllSubcomponents('vevent')
    .map((event) => new ICAL.Event(event));
const event = { uid: 'u', start: '2027-02-01', end: '2027-04-25', summary: 's', description: 'd' };

test('a calendar, letter by letter', () => {
  assert.equal(
    calendarText(
      [
        {
          ...event,
          summary: 'Maps, and more; a\\b',
          description: 'One.\nTwo',
          url: 'https://x.example/a?b=1,2',
        },
      ],
      now,
    ),
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//credstack//credential-stack//EN',
      'BEGIN:VEVENT',
      'UID:u',
      'DTSTAMP:20261201T080910Z',
      'DTSTART;VALUE=DATE:20270201',
      // The 25th is its last day: the end is the day after (RFC 5545, 3.6.1).
      'DTEND;VALUE=DATE:20270426',
      'SUMMARY:Maps\\, and more\\; a\\\\b',
      'DESCRIPTION:One.\\nTwo',
      'URL:https://x.example/a?b=1,2',
      'STATUS:TENTATIVE',
      'TRANSP:TRANSPARENT',
      'CLASS:PRIVATE',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n'),
  );
});

test('the day after is that of the calendar', () => {
  for (const [end, after] of [
    ['2027-12-31', '20280101'],
    ['2028-02-28', '20280229'],
    ['2028-02-29', '20280301'],
    ['2027-02-28', '20270301'],
    ['2027-03-27', '20270328'],
    ['2027-10-30', '20271031'],
  ]) {
    const text = calendarText([{ ...event, end }], now);
    assert.ok(text.includes(`DTEND;VALUE=DATE:${after}\r\n`), end);
  }
});

test('lines are folded at 75 octets, and within no character', () => {
  const summary = `${'Wānanga – الدبلوم 🎓 '.repeat(12)}end`;
  const description = 'x'.repeat(400);
  const text = calendarText([{ ...event, summary, description }], now);
  const lines = text.split('\r\n');
  const octets = lines.map((line) => Buffer.byteLength(line));
  assert.ok(Math.max(...octets) <= 75, String(Math.max(...octets)));
  assert.ok(!text.includes('\ufffd') && !/[\ud800-\udbff](?![\udc00-\udfff])/.test(text));
  // "DESCRIPTION:" and 63 letters, then a space and 74 of them at a time: 63 + 4 × 74 + 41 = 400.
  const at = lines.findIndex((line) => line.startsWith('DESCRIPTION'));
  assert.deepEqual(
    lines.slice(at, at + 6).map((line) => line.length),
    [75, 75, 75, 75, 75, 42],
  );
  const [read] = parse(text);
  assert.equal(read.summary, summary);
  assert.equal(read.description, description);
});

test('what goes in comes out again, of each step that has dates', () => {
  const steps = [
    {
      thing: 'urn:a',
      name: 'A',
      start: '2026-11-24',
      end: '2027-01-18',
      url: 'https://x.example/ü',
    },
    { thing: 'urn:b', name: 'B', start: '2027-03-01', end: '2027-03-01' },
    { thing: 'urn:c', name: 'C', start: 'unknown' },
    { thing: 'urn:d', name: 'D', start: '2027-03-01', spanUnknown: true },
    { choice: {}, start: '2027-03-02', end: '2027-04-02' },
    { thing: 'urn:e', name: 'E', start: '2027-05-01', priorLearning: true },
  ];
  const price = { label: 'Price', items: [{ text: 'NZD 240, as of November 2026' }] };
  const counts = { label: 'Counts for', items: [{ text: 'Electives, 15 credits' }] };
  const cards = ['A; "quoted", \\n', 'B', 'C', 'D', '\u2068Eigenes\u2069', 'E'].map((name) =>
    card(name, [price, counts]),
  );
  const { events, without } = calendarOf(answerOf(steps, cards), 'Planned, not enrolled.');
  assert.deepEqual(without, ['C', 'D'], 'no dates are made up');
  const read = parse(calendarText(events, now));
  assert.deepEqual(
    read.map(({ summary, startDate, endDate }) => [
      summary,
      startDate.toString(),
      endDate.toString(),
      startDate.isDate,
    ]),
    [
      ['A; "quoted", \\n', '2026-11-24', '2027-01-19', true],
      ['B', '2027-03-01', '2027-03-02', true],
      ['Eigenes', '2027-03-02', '2027-04-03', true],
      ['E', '2027-05-01', '2027-05-02', true],
    ],
  );
  assert.equal(
    read[0].description,
    'Planned, not enrolled.\nCourse · Waiora\nStep.\nPrice: NZD 240, as of November 2026\nCounts for: Electives, 15 credits',
  );
  assert.equal(read[0].component.getFirstPropertyValue('url'), 'https://x.example/%C3%BC');
  assert.equal(read[1].component.getFirstPropertyValue('url'), null);
});

test('a step is the same event in every export, and no two are', () => {
  const steps = ['urn:a', 'urn:b'].map((thing) => ({ thing, start: '2027-01-01' }));
  const uids = (list, certain) =>
    calendarOf(
      answerOf(
        list,
        list.map(({ thing }) => card(thing)),
        certain,
      ),
      '',
    ).events.map(({ uid }) => uid);
  const [a, b] = uids(steps);
  assert.match(a, /^[0-9a-f]{16}@credential-stack$/);
  assert.notEqual(a, b);
  const later = steps.map((step) => ({ ...step, start: '2028-01-01' }));
  assert.deepEqual(uids(later.reverse(), 'possible'), [b, a]);
});

test('an address that is none, and cards that are not those of the steps', () => {
  const step = { thing: 'urn:a', start: '2027-01-01', url: 'javascript:alert(1)' };
  const [made] = calendarOf(answerOf([step], [card('A')]), '').events;
  assert.equal(made.url, undefined);
  assert.deepEqual(calendarOf(answerOf([step], []), ''), { events: [], without: [] });
});

test('nothing of a text ends its line', () => {
  const steps = [{ thing: 'urn:a', start: '2027-01-01' }];
  const nasty = 'A\r\nEND:VEVENT\r\nBEGIN:VALARM';
  const { events } = calendarOf(answerOf(steps, [card(nasty)]), 'Planned.\r');
  const text = calendarText(events, now);
  assert.equal(text.match(/^END:VEVENT/gm).length, 1);
  assert.equal(parse(text).length, 1);
  assert.ok(!/\r(?!\n)|(?<!\r)\n/.test(text));
});
