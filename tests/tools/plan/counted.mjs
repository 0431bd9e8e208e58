// The best plan of a small question by counting out all of them: every set of things, every way to use what
// they and the record bring, every order. Slow, and written apart from what it is to judge: it shares no
// code with bench/plan and reads the catalogue by itself.
import { meets } from './met.mjs';
import { soonest } from './order.mjs';

/** @returns `{ cost, unknownPrices }`, or `{ end }` where time comes first; undefined: there is no plan */
export function best(catalog, question) {
  // The trees are numbered on the way.
  const facts = factsOf(structuredClone(catalog), question);
  const sets = subsets(facts.things.length).filter((set) => allowed(facts, set));
  return question.wishes.minimize[0] === 'time' ? leastTime(facts, sets) : leastCost(facts, sets);
}

const counts = (item) => !['planned', 'failed', 'withdrawn', 'audited'].includes(item.status);

function factsOf(catalog, question) {
  const record = question.learner.items.filter(counts).map((item) => item.achievement);
  const { exclude = [] } = question.wishes;
  const program = catalog.achievements.find((each) => each.id === question.program);
  const things = catalog.achievements.filter(
    (each) =>
      each !== program &&
      !record.includes(each.id) &&
      each.status !== 'closed' &&
      !exclude.includes(each.id) &&
      !exclude.includes(each.owner),
  );
  return { catalog, question, program, record, things, wishes: question.wishes };
}

function subsets(count) {
  return Array.from({ length: 2 ** count }, (_, bits) =>
    Array.from({ length: count }, (__, at) => at).filter((at) => bits & (1 << at)),
  );
}

/** What can be said of a set without asking what counts where. */
function allowed(facts, set) {
  const { things, wishes } = facts;
  const ids = set.map((at) => things[at].id);
  if (!(wishes.include ?? []).every((id) => ids.includes(id))) return false;
  if (wishes.budget && costOf(facts, set).cost > wishes.budget.minor) return false;
  return set.every((at) =>
    [things[at].entry, things[at].corequisites].every((each) => !each || holds(facts, each, ids)),
  );
}

/** Whether what is asked for is in the record or among some ids, each as itself or an equivalent. */
function holds(facts, asked, ids) {
  if (asked.all) return asked.all.every((each) => holds(facts, each, ids));
  if (asked.any) return asked.any.some((each) => holds(facts, each, ids));
  const one = facts.catalog.achievements.find((each) => each.id === asked.achievement);
  return [one.id, ...(one.equivalents ?? [])].some(
    (id) => ids.includes(id) || facts.record.includes(id),
  );
}

// ---- cost ----------------------------------------------------------------------------------------

function price({ program }, thing) {
  const credit = thing.credit?.value;
  if (!thing.costs) {
    if (thing.owner !== program.owner) return undefined;
    return program.costs.find((each) => each.kind === 'tuitionPerCredit').price.minor * credit;
  }
  const total = thing.costs.find((each) => each.kind === 'total');
  if (total) return total.price.minor;
  const paid = ({ kind, price: each }) => each.minor * (kind === 'tuitionPerCredit' ? credit : 1);
  return thing.costs.map(paid).reduce((a, b) => a + b);
}

function costOf(facts, set) {
  const application = facts.program.costs.find((each) => each.kind === 'application').price.minor;
  const prices = set.map((at) => price(facts, facts.things[at]));
  const known = prices.filter((each) => each !== undefined);
  return {
    unknownPrices: prices.length - known.length,
    cost: known.reduce((a, b) => a + b, application),
  };
}

function leastCost(facts, sets) {
  const priced = sets.map((set) => ({ set, ...costOf(facts, set) }));
  priced.sort((a, b) => a.unknownPrices - b.unknownPrices || a.cost - b.cost);
  const last = facts.wishes.deadline ? lastDay(facts) : undefined;
  for (const { set, cost, unknownPrices } of priced) {
    if (!isMet(facts, set)) continue;
    if (last !== undefined && soonest(facts, set, last) === undefined) continue;
    return { cost, unknownPrices };
  }
  return undefined;
}

const isMet = ({ catalog, program, record, things }, set) =>
  meets(catalog, program, [...record, ...set.map((at) => things[at].id)]);

// ---- time ----------------------------------------------------------------------------------------

const lastDay = ({ wishes }) => (Date.parse(wishes.deadline) - Date.parse(wishes.start)) / 86400000;

function leastTime(facts, sets) {
  let most = lastDay(facts);
  let end;
  // Few things first: their ends spare most of the others.
  for (const set of sets.sort((a, b) => a.length - b.length)) {
    if (!isMet(facts, set)) continue;
    const found = soonest(facts, set, most);
    if (found === undefined) continue;
    end = found;
    most = found - 1;
  }
  return end === undefined ? undefined : { end };
}
