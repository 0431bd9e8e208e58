// Goals as rows: a choice for each that may be 1 only where docs/audit.md calls it met. As points are
// looked for, it need not be said when it may be 0.
import { Sum, endless } from './mip.mjs';

const possible = 3;

/** The choice for a goal at a standing, or 1 where it is met whatever is used. */
export function addGoal(allocation, at, standing) {
  const goal = allocation.problem.goals[at];
  if (goal.met_from <= standing) return new Sum(1);
  const met = allocation.mip.choice();
  if (goal.kind === 'average') addAverage(allocation, at, standing, met);
  else if (goal.kind === 'at_least') addAtLeast(allocation, at, standing, met);
  else addDistinct(allocation, at, standing, met);
  return Sum.of(met);
}

/** The pieces that may be used there; those that the goal picks, where it says so. */
function pieces(allocation, at, standing, picked = true) {
  const { problem } = allocation;
  const found = [];
  problem.stocks.forEach((stock, piece) => {
    const member = stock.goals.includes(at);
    if (picked && !member) return;
    const within = allocation.within(piece, problem.goals[at].leaves, standing);
    if (within) found.push({ ...within, stock, piece, member });
  });
  return found;
}

/** 1 only where one of these is; nothing where there is none. */
function oneOf({ mip }, choices) {
  if (choices.length === 0) return undefined;
  const any = mip.choice();
  mip.atMost(any, Sum.of(...choices));
  return any;
}

/** A sum is no less than a limit where a choice is 1. */
function reaches(mip, choice, sum, limit) {
  mip.atLeast(sum, new Sum().add(choice, limit - sum.least).add(sum.least));
}

// ---- averages ------------------------------------------------------------------------------------

function addAverage(allocation, at, standing, met) {
  const { mip } = allocation;
  const { figures } = allocation.problem.goals[at];
  const over = new Sum();
  const count = new Sum();
  const unknown = [];
  for (const { parts, piece } of pieces(allocation, at, standing)) {
    const figure = figures[piece];
    for (const part of parts) {
      // What has no credit weighs nothing.
      if ((part.known && part.most === 0) || figure.kind === 'left_out') continue;
      if (!part.known || figure.kind === 'unknown') {
        unknown.push(part.on);
      } else {
        over.add(part.amount, figure.over);
        count.add(part.on);
      }
    }
  }
  let decided = met;
  if (standing === possible) {
    const undecided = oneOf(allocation, unknown);
    decided = mip.choice();
    mip.atMost(met, Sum.of(decided, undecided ?? 0));
  } else {
    for (const on of unknown) mip.atMost(Sum.of(met, on), 1);
  }
  mip.atMost(decided, count);
  reaches(mip, decided, over, 0);
}

// ---- so many different ones ----------------------------------------------------------------------

function addDistinct(allocation, at, standing, met) {
  const { mip, problem } = allocation;
  const { kind, limit } = problem.goals[at];
  const byKey = new Map();
  for (const { used, stock } of pieces(allocation, at, standing)) {
    const key = kind === 'distinct_subjects' ? stock.subject : stock.provider;
    if (key === null) continue;
    byKey.set(key, [...(byKey.get(key) ?? []), used]);
  }
  const different = Sum.of(...[...byKey.values()].map((used) => oneOf(allocation, used)));
  reaches(mip, met, different, limit);
}

// ---- at least so much ----------------------------------------------------------------------------

function addAtLeast(allocation, at, standing, met) {
  const { mip, problem } = allocation;
  const goal = problem.goals[at];
  if (goal.undecided && standing !== possible) {
    mip.atMost(met, 0);
    return;
  }
  if (goal.last === 0) {
    asks(allocation, goal, met, standing, ofAll(allocation, at, standing));
    return;
  }
  // What was completed on a day that nobody knows leaves it open which are the last.
  const undated = pieces(allocation, at, standing, false).filter(({ stock }) => stock.day === 0);
  if (standing !== possible) {
    for (const { used } of undated) mip.atMost(Sum.of(met, used), 1);
    asks(allocation, goal, met, standing, ofLast(allocation, at, standing));
    return;
  }
  const open = oneOf(
    allocation,
    undated.map(({ used }) => used),
  );
  const decided = mip.choice();
  mip.atMost(met, Sum.of(decided, open ?? 0));
  if (open) asks(allocation, goal, open, standing, ofAll(allocation, at, standing));
  asks(allocation, goal, decided, standing, ofLast(allocation, at, standing));
}

/** So much credit and so many courses, where a choice is 1. */
function asks(allocation, goal, choice, standing, { amount, courses, unknown }) {
  const { mip } = allocation;
  reaches(mip, choice, courses, goal.courses);
  if (!goal.by_credit) return;
  const enough = Sum.of(amount);
  // One of unknown credit may be all that is missing.
  const doubt = standing === possible ? oneOf(allocation, unknown) : undefined;
  if (goal.limit >= endless) {
    mip.atMost(choice, doubt ?? 0);
  } else {
    if (doubt) enough.add(doubt, goal.limit);
    reaches(mip, choice, enough, goal.limit);
  }
}

function ofAll(allocation, at, standing) {
  const amount = new Sum();
  const courses = new Sum();
  const unknown = [];
  for (const { used, parts, stock } of pieces(allocation, at, standing)) {
    for (const part of parts) {
      amount.add(part.amount);
      if (!part.known) unknown.push(part.on);
    }
    if (stock.is_course) courses.add(used);
  }
  return { amount, courses, unknown };
}

/**
 * Of the last credits: latest first, of one day what the goal does not pick, then the larger; equals in
 * the order of pieces. What a piece is worth may depend on where it is used first: each of that is a
 * member of its own here, of which one counts.
 */
function ofLast(allocation, at, standing) {
  const { mip, problem } = allocation;
  const { last } = problem.goals[at];
  const unknown = ofAll(allocation, at, standing).unknown;
  const members = [];
  for (const found of pieces(allocation, at, standing, false)) {
    for (const part of found.parts) if (part.known) members.push({ ...found, ...part });
  }
  const days = [...new Set(members.map(({ stock }) => stock.day))].sort((a, b) => b - a);
  const amount = new Sum();
  const courses = new Sum();
  const before = new Sum();
  for (const day of days) {
    const here = members.filter(({ stock }) => stock.day === day);
    for (const each of here) if (!each.member) before.add(each.amount);
    const picked = here.filter(({ member }) => member);
    amount.add(inside(mip, Sum.of(...picked.map((each) => each.amount)), before, last));
    for (const each of picked) {
      if (!each.stock.is_course) continue;
      const whole = mip.choice();
      mip.atMost(whole, each.on);
      const earlier = new Sum().add(before);
      for (const other of picked) earlier.add(standsBefore(mip, other, each));
      mip.atMostIf(whole, earlier, last - Math.max(each.most, 1));
      courses.add(whole);
    }
    for (const each of picked) before.add(each.amount);
  }
  return { amount, courses, unknown };
}

/** Of the credit of a day what is among the last, no matter in which order. */
function inside(mip, credit, before, last) {
  const counted = mip.whole(0, Math.min(credit.most, last));
  mip.atMost(counted, credit);
  if (before.most + credit.most <= last) return Sum.of(counted);
  const open = mip.choice();
  mip.atMost(counted, new Sum().add(open, Math.min(credit.most, last)));
  mip.atMostIf(open, Sum.of(before, counted), last);
  return Sum.of(counted);
}

/** The credit of a piece that stands before another of its day, no less than that. */
function standsBefore(mip, other, each) {
  if (other.piece === each.piece) return new Sum();
  const first = other.piece < each.piece;
  if (!other.block) {
    const larger = other.most > each.most || (other.most === each.most && first);
    return larger ? other.amount : new Sum();
  }
  const larger = mip.choice();
  mip.atMost(other.amount, new Sum(each.most - (first ? 1 : 0)).add(larger, other.most));
  const counted = mip.whole(0, other.most);
  mip.atMostIf(larger, other.amount, counted);
  return Sum.of(counted);
}
