// How soon some things can all be done (docs/plan.md, Time): every order is tried, each thing as early as
// it goes after those before it. Some order gives the best there is, as nothing gains by waiting.

const dayMs = 86_400_000;

/** @returns the last day, no later than `last`; undefined where there is none */
export function soonest(facts, set, last) {
  const weekly = facts.wishes.hoursPerWeek * 3600;
  const things = set.map((at) => facts.things[at]);
  const modes = things.map((thing) => modesOf(facts, thing, weekly, last));
  const least = modes.map((all) => Math.min(...all.map((mode) => mode.takes * mode.span)));
  const work = least.reduce((a, b) => a + b, 0);
  let best = last + 1;
  const search = (done, end) => {
    // Nobody works more than there is.
    if (end >= best || work > weekly * best) return;
    if (done.length === things.length) best = end;
    things.forEach((thing, at) => {
      if (done.some((each) => each.at === at)) return;
      const first = earliest(facts, thing, done);
      if (first === undefined) return;
      for (const mode of modes[at]) {
        const start = firstStart(mode, first, done, weekly, best);
        if (start === undefined) continue;
        const step = { at, id: thing.id, start, end: start + mode.span - 1, takes: mode.takes };
        search([...done, step], Math.max(end, step.end));
      }
    });
  };
  search([], -1);
  return best <= last ? best : undefined;
}

function modesOf({ catalog, wishes }, thing, weekly, last) {
  const seconds = 3600 * Number(/^PT(\d+)H$/.exec(thing.workload)[1]);
  if (!thing.offerings) {
    const stated = thing.duration ? 7 * Number(/^P(\d+)W$/.exec(thing.duration)[1]) : 1;
    let span = stated;
    while (Math.ceil((seconds * 7) / span) > weekly) ++span;
    return [{ span, takes: Math.ceil((seconds * 7) / span) }];
  }
  return thing.offerings.flatMap(({ term }) => {
    const { start, end } = catalog.terms.find((each) => each.id === term);
    const span = (Date.parse(end) - Date.parse(start)) / dayMs + 1;
    const takes = Math.ceil((seconds * 7) / span);
    const starts = [];
    let day = (Date.parse(start) - Date.parse(wishes.start)) / dayMs;
    for (; day <= last; day += 364) starts.push(day);
    return takes <= weekly ? [{ span, takes, starts }] : [];
  });
}

/** The first day on which all that must come before is there; undefined: not among those that are done. */
function earliest({ catalog, record }, thing, done) {
  const there = (asked, dayOf) => {
    if (!asked) return 0;
    if (asked.all) return latest(asked.all.map((each) => there(each, dayOf)));
    if (asked.any) return first(asked.any.map((each) => there(each, dayOf)));
    const one = catalog.achievements.find((each) => each.id === asked.achievement);
    const ids = [one.id, ...(one.equivalents ?? [])];
    if (ids.some((id) => record.includes(id))) return 0;
    return first(done.filter((step) => ids.includes(step.id)).map(dayOf));
  };
  return latest([
    there(thing.entry, (step) => step.end + 1),
    there(thing.corequisites, (step) => step.start),
  ]);
}

const latest = (days) => (days.includes(undefined) ? undefined : Math.max(...days));
function first(days) {
  const known = days.filter((day) => day !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

function firstStart({ span, takes, starts }, from, done, weekly, best) {
  const free = [from, ...done.map((step) => step.end + 1)].filter((day) => day >= from);
  const days = starts ? starts.filter((day) => day >= from) : free.sort((a, b) => a - b);
  return days.find((day) => day + span - 1 < best && fits(day, span, takes, done, weekly));
}

/** What is under way changes only where something starts. */
function fits(start, span, takes, done, weekly) {
  const days = [start, ...done.map((step) => step.start)];
  return days.every((day) => {
    if (day < start || day >= start + span) return true;
    const busy = done.filter((step) => step.start <= day && day <= step.end);
    return busy.reduce((sum, step) => sum + step.takes, takes) <= weekly;
  });
}
