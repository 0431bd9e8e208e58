// The steps of a plan as an iCalendar file (RFC 5545): one all-day event for each that has dates.
import { linkAddress, plain } from '../text.js';
import type { Answer, Card } from '../view.js';
import { routeSteps } from './plan-answer.js';

export interface CalendarEvent {
  uid: string;
  /** The first day and the last. */
  start: string;
  end: string;
  summary: string;
  description: string;
  url?: string;
}

export interface Calendar {
  events: CalendarEvent[];
  /** The names of the steps without dates: none is made up for them. */
  without: string[];
}

/** By FNV-1a in 64 bits: the same step of the same program has the same one in every export. */
function uidOf(...words: string[]): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(words.join('\n'))) {
    hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
  }
  return `${hash.toString(16).padStart(16, '0')}@credential-stack`;
}

const isDay = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);

/** What the plan says of the step, in its words. */
function described(card: Card, planned: string): string {
  const facts = card.facts.map(({ label, items }) => [
    `${label}:`,
    ...items.map(({ text }) => text),
  ]);
  const lines = [
    planned,
    card.kind,
    card.verdict?.text,
    card.lead,
    ...facts.map((f) => f.join(' ')),
  ];
  return lines
    .filter((line) => line !== undefined && line !== '')
    .map((line) => plain(line!))
    .join('\n');
}

/** @param planned - that it is planned, and nobody has enrolled: in words */
export function calendarOf(answer: Answer, planned: string): Calendar {
  const { program, steps } = routeSteps(answer);
  const cards = answer.view.sections.find(({ id }) => id === 'steps')?.cards ?? [];
  const calendar: Calendar = { events: [], without: [] };
  // Half of what is said of a plan may say the contrary of the whole.
  if (cards.length !== steps.length) return calendar;
  steps.forEach((step, at) => {
    const card = cards[at]!;
    const { start, end = start, url } = step;
    const summary = plain(card.heading);
    if (!isDay(start) || !isDay(end) || step['spanUnknown'] === true) {
      calendar.without.push(summary);
      return;
    }
    const thing = typeof step['thing'] === 'string' ? step['thing'] : `choice ${at}`;
    const address = linkAddress(typeof url === 'string' ? url : card.url);
    calendar.events.push({
      ...{ uid: uidOf(program, thing), start, end, summary },
      description: described(card, planned),
      ...(address ? { url: new URL(address).href } : {}),
    });
  });
  return calendar;
}

const escaped = (text: string) => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');

/** No line has more than 75 octets, and none begins within a character (RFC 5545, 3.1). */
function folded(line: string): string {
  let out = '';
  let octets = 0;
  for (const letter of line) {
    const size = new TextEncoder().encode(letter).length;
    if (octets + size > 75) {
      out += '\r\n ';
      octets = 1;
    }
    out += letter;
    octets += size;
  }
  return out;
}

const compact = (day: string) => day.replaceAll('-', '');

/** The day after, which is where an event of whole days ends (RFC 5545, 3.6.1). */
function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

export function calendarText(events: readonly CalendarEvent[], now: Date): string {
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, '');
  const lines = events.flatMap(({ uid, start, end, summary, description, url }) => [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${compact(start)}`,
    `DTEND;VALUE=DATE:${compact(dayAfter(end))}`,
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(description)}`,
    ...(url ? [`URL:${url}`] : []),
    // Nobody has a place in it yet, and the learner's time is not taken by it.
    'STATUS:TENTATIVE',
    'TRANSP:TRANSPARENT',
    'CLASS:PRIVATE',
    'END:VEVENT',
  ]);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//credstack//credential-stack//EN', ...lines]
    .concat('END:VCALENDAR', '')
    .map(folded)
    .join('\r\n');
}
