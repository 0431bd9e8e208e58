// A question for a plan as numbers, read from the catalogue's text: what can be taken and what it costs,
// the pieces that it makes (docs/audit.md), the leaves that take those, and what must come before. Only
// what the generator writes is understood: all else throws.
import { makeWays } from './pieces.mjs';
import { Grains, greatest } from './rational.mjs';
import { day, spans } from './time.mjs';
import { readTree } from './requirement.mjs';

/** @returns what bench/plan/program.mjs makes a program of */
export function read(catalog, question) {
  const achievements = new Map(catalog.achievements.map((each) => [each.id, each]));
  const program = achievements.get(question.program);
  const grains = new Grains(program.requirement, program.credit.value);
  const facts = { catalog, achievements, program, grains, question, wishes: question.wishes };
  const items = makeItems(facts);
  const tree = readTree(facts);
  const ways = makeWays(facts, items, tree);
  divide(tree, ways);
  return { items, ...tree, ways, charged: chargedOnce(program), wishes: wishesOf(facts, items) };
}

/** Amounts of credit by the largest that divides all. */
function divide({ leaves, caps, goals }, ways) {
  const pieces = ways.flatMap((way) => way.pieces);
  const needs = leaves.filter((leaf) => !leaf.byCount);
  const limits = caps.filter((cap) => !cap.byCount);
  const amounts = [
    ...pieces.map((each) => each.credit),
    ...needs.map((each) => each.need),
    ...limits.map((each) => each.limit),
    ...goals.map((each) => each.least),
  ];
  const grain = amounts.reduce(greatest, 0) || 1;
  for (const each of pieces) each.credit /= grain;
  for (const each of needs) each.need /= grain;
  for (const each of limits) each.limit /= grain;
  for (const each of goals) each.least /= grain;
}

// ---- what is held, and what can be taken ---------------------------------------------------------

/** What the record only plans is a thing like any other. */
const held = new Set(['completed', 'inProgress']);
const statusOf = (item) => item.status ?? 'completed';

function makeItems(facts) {
  const { question, achievements, catalog, wishes, program } = facts;
  const record = question.learner.items.filter((item) => held.has(statusOf(item)));
  const items = record.map((item) => ({ id: item.achievement, held: true, price: 0 }));
  const known = new Set(items.map((item) => item.id));
  const excluded = new Set(wishes.exclude ?? []);
  for (const each of catalog.achievements) {
    const no = known.has(each.id) || each === program || each.status === 'closed' || each.external;
    if (no || each.doubtful || excluded.has(each.id) || excluded.has(each.owner)) continue;
    items.push({ id: each.id, held: false, price: priceOf(each, program) });
  }
  addTime(facts, items);
  const byId = new Map(items.map((item, at) => [item.id, at]));
  for (const item of items) {
    const { entry, corequisites } = achievements.get(item.id);
    if (item.held) continue;
    item.before = entry ? clauses(entry, { byId, items, achievements }) : [];
    item.beside = corequisites ? clauses(corequisites, { byId, items, achievements }) : [];
  }
  return items;
}

/** Undefined: not known. */
function priceOf({ costs, credit, owner }, program) {
  if (!costs) {
    const each = program.costs?.find((cost) => cost.kind === 'tuitionPerCredit');
    if (owner !== program.owner || !each || !credit) return undefined;
    return Math.ceil(each.price.minor * credit.value);
  }
  const whole = costs.filter((cost) => cost.kind === 'total');
  let sum = 0;
  for (const { kind, price } of whole.length > 0 ? whole : costs) {
    if (!price || (kind === 'tuitionPerCredit' && !credit)) return undefined;
    sum += kind === 'tuitionPerCredit' ? Math.ceil(price.minor * credit.value) : price.minor;
  }
  return sum;
}

function chargedOnce({ costs }) {
  const study = ['tuition', 'tuitionPerCredit', 'total'];
  return costs
    .filter((cost) => !study.includes(cost.kind))
    .reduce((sum, { price }) => sum + price.minor, 0);
}

function addTime({ catalog, achievements, wishes }, items) {
  if (wishes.deadline === undefined) return;
  const first = day(wishes.start);
  const weekly = wishes.hoursPerWeek === undefined ? undefined : 3600 * wishes.hoursPerWeek;
  const terms = new Map((catalog.terms ?? []).map((term) => [term.id, term]));
  const last = day(wishes.deadline) - first;
  for (const item of items) {
    if (!item.held) item.spans = spans(achievements.get(item.id), { first, last, weekly, terms });
  }
}

// ---- what must come before -----------------------------------------------------------------------

/** All of some clauses, of each of which one item is enough. What is held already is left out. */
function clauses(node, known) {
  if (node.all) return node.all.flatMap((each) => clauses(each, known));
  const names = node.any ?? [node];
  if (names.some((each) => !each.achievement))
    throw new Error('Not an achievement, or any of some');
  const ids = names.flatMap(({ achievement }) => [
    achievement,
    ...(known.achievements.get(achievement).equivalents ?? []),
  ]);
  const found = ids.filter((id) => known.byId.has(id)).map((id) => known.byId.get(id));
  return found.some((at) => known.items[at].held) ? [] : [[...new Set(found)]];
}

function wishesOf({ wishes }, items) {
  const byId = new Map(items.map((item, at) => [item.id, at]));
  const deadline = wishes.deadline && day(wishes.deadline) - day(wishes.start);
  return {
    minimize: wishes.minimize[0],
    budget: wishes.budget?.minor,
    include: (wishes.include ?? []).map((id) => byId.get(id)),
    deadline,
    weekly: wishes.hoursPerWeek && 3600 * wishes.hoursPerWeek,
  };
}
