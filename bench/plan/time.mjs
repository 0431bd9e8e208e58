// Days: counted from the first, as docs/plan.md says.

export const day = (date) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

/** In days; only weeks and days are whole ones. */
export function days(duration) {
  const found = /^P(?:(\d+)W)?(?:(\d+)D)?$/.exec(duration);
  if (!found || duration === 'P') throw new Error(`${duration} is not in weeks or days`);
  return 7 * Number(found[1] ?? 0) + Number(found[2] ?? 0);
}

function seconds(workload) {
  const found = /^PT(\d+)H$/.exec(workload);
  if (!found) throw new Error(`${workload} is not in hours`);
  return 3600 * Number(found[1]);
}

/** Seconds a week, evenly and rounded up. */
const rate = (work, span) => Math.ceil((7 * work) / span);

/** The ways to take a thing in time: a span, what it takes a week, and the days on which it may start. */
export function spans(thing, { first, last, weekly, terms }) {
  const work = thing.workload ? seconds(thing.workload) : undefined;
  if (thing.offerings) {
    return thing.offerings.map((stated) => {
      const offering = stated.term ? terms.get(stated.term) : stated;
      const span = day(offering.end) - day(offering.start) + 1;
      const starts = recurring(offering, first, last);
      const takes = weekly === undefined ? 0 : rate(work, span);
      return { span, takes, starts: takes <= (weekly ?? 0) ? starts : [] };
    });
  }
  let span = thing.duration ? days(thing.duration) : 1;
  if (weekly === undefined) return [{ span, takes: 0 }];
  span = Math.max(span, Math.ceil((7 * work) / weekly));
  return [{ span, takes: rate(work, span) }];
}

/** Without end, where it recurs. */
function recurring({ start, every }, first, last) {
  const found = [];
  let at = day(start) - first;
  for (; at <= last; at += every ? days(every) : Infinity) if (at >= 0) found.push(at);
  return found;
}
