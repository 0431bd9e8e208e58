// When things are taken (docs/plan.md, Time): of each thing, whether it has started by each of the days on
// which it may start. Only those days are looked at on which something can begin once all has been moved as
// early as it goes: the first day, those of offerings, and the day after something ends.
import { Sum } from '../highs/mip.mjs';

export class Schedule {
  constructor(mip, { items, wishes }, extra = []) {
    this.mip = mip;
    this.items = items;
    this.deadline = wishes.deadline;
    const open = openDays(items, wishes.deadline, extra);
    this.weekly = wishes.weekly;
    this.modes = items.map((item) => (item.held ? [] : modesOf(mip, item, open, this.deadline)));
    this.takes = items.map((item, at) => this.#takeOf(item, this.modes[at]));
    items.forEach((item, at) => {
      for (const clause of item.before ?? []) this.#addBefore(at, clause, this.#finishedBefore);
      for (const clause of item.beside ?? []) this.#addBefore(at, clause, this.#startedBy);
    });
    if (wishes.weekly !== undefined) this.#addHours(wishes.weekly);
  }

  #takeOf(item, modes) {
    if (item.held) return new Sum(1);
    const take = Sum.of(...modes.map(({ by }) => by.at(-1) ?? 0));
    this.mip.atMost(take, 1);
    return take;
  }

  /** Whether an item has started by a day. */
  #startedBy = (at, day) => this.#count(at, (mode) => startedBy(mode, day));

  /** Whether an item has ended before a day. */
  #finishedBefore = (at, day) => this.#count(at, (mode) => startedBy(mode, day - mode.span));

  #count(at, each) {
    return this.items[at].held ? new Sum(1) : Sum.of(...this.modes[at].map(each));
  }

  #addBefore(at, clause, isThere) {
    for (const day of this.#startsOf(at)) {
      const there = Sum.of(...clause.map((other) => isThere(other, day)));
      this.mip.atMost(this.#startedBy(at, day), there);
    }
  }

  #startsOf(at) {
    return [...new Set(this.modes[at].flatMap((mode) => mode.starts))].sort((a, b) => a - b);
  }

  #addHours(weekly) {
    const days = new Set(this.modes.flatMap((_, at) => this.#startsOf(at)));
    for (const day of days) {
      const sum = new Sum();
      for (const mode of this.modes.flat()) {
        sum.add(startedBy(mode, day), mode.takes);
        sum.add(startedBy(mode, day - mode.span), -mode.takes);
      }
      this.mip.atMost(sum, weekly);
    }
  }

  /** The last day of the last step, or -1. */
  get end() {
    const end = this.mip.whole(-1, this.deadline);
    this.modes.forEach((modes) => {
      const last = new Sum();
      for (const mode of modes) last.add(lastDayOf(mode));
      if (modes.length > 0) this.mip.atLeast(end, last.add(-1));
    });
    this.#addWork(Sum.of(end));
    return Sum.of(end);
  }

  /** In so many days there is time for all that is taken: follows from the rest, and tightens it. */
  #addWork(end) {
    if (this.weekly === undefined) return;
    const work = new Sum();
    for (const { by, takes, span } of this.modes.flat()) {
      if (by.length > 0) work.add(by.at(-1), takes * span);
    }
    this.mip.atMost(work, Sum.of(end, 1).times(this.weekly));
  }

  /** Leaves an item only this day to start on, or none. */
  fix(at, day) {
    for (const mode of this.modes[at]) {
      mode.starts.forEach((start, place) => {
        const started = day !== undefined && start >= day && mode.starts.includes(day) ? 1 : 0;
        mode.by[place].lower = mode.by[place].upper = started;
      });
    }
  }
}

function modesOf(mip, item, open, deadline) {
  return item.spans.map(({ span, takes, starts }) => {
    const possible = (starts ?? open).filter((day) => day + span - 1 <= deadline);
    const by = possible.map(() => mip.choice());
    by.slice(1).forEach((later, at) => mip.atMost(by[at], later));
    return { span, takes, starts: possible, by };
  });
}

/** The day after its end, or 0 where it is not taken. */
function lastDayOf({ span, starts, by }) {
  const sum = new Sum();
  starts.forEach((start, at) => {
    sum.add(by[at], start + span);
    if (at > 0) sum.add(by[at - 1], -(start + span));
  });
  return sum;
}

/** The last of its days that is not after another. */
function startedBy({ starts, by }, day) {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= day) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? 0 : by[low - 1];
}

function openDays(items, deadline, extra) {
  const all = items.flatMap((item) => (item.held ? [] : item.spans));
  const steps = [...new Set(all.map(({ span }) => span))];
  const reached = new Uint8Array(deadline + 1);
  const given = all.flatMap(({ starts }) => starts ?? []);
  for (const day of [0, ...given, ...extra]) if (day <= deadline) reached[day] = 1;
  for (let day = 0; day <= deadline; ++day) {
    if (!reached[day]) continue;
    for (const step of steps) if (day + step <= deadline) reached[day + step] = 1;
  }
  return Array.from(reached.keys()).filter((day) => reached[day]);
}
