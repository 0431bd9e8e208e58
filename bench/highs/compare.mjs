// One problem, solved by the search and by HiGHS: whether what each says can be true beside the other.
import { Allocation } from './allocation.mjs';
import { Mip, Sum } from './mip.mjs';
import { maximise } from './solver.mjs';
import { addOrder, claimed, nameOf, ordersOf } from './value.mjs';

/**
 * @param line of `credstack_audit_bench problems`
 * @param orders how many of the orders that decide HiGHS looks at; each costs a program of its own
 * @param seconds the longest for each
 * @returns `faults`, what cannot be so, in words, and `points` and the `rest` of the orders: each
 *   `ours` and `theirs`, as `maximise()` says
 */
export function compare({ problem, looked_at: lookedAt, solution }, { orders, seconds }) {
  const all = ordersOf(lookedAt);
  const faults = faultsOfAllocation(problem, lookedAt, solution);
  const looked = [];
  for (const [at, order] of all.slice(0, orders).entries()) {
    const ours = claimed(solution, order);
    const theirs = solve(problem, lookedAt, all, looked, seconds);
    looked.push({ order, ours, theirs });
    faults.push(...faultsOf(at, solution, looked[at]));
    // The next order is among those that are best in this one.
    if (!theirs.proven || ours !== theirs.value) break;
  }
  return { faults, points: looked[0], rest: looked.slice(1) };
}

/** The most of the next order, where those before are what they can be at most. */
function solve(problem, lookedAt, all, settled, seconds) {
  const mip = new Mip();
  const allocation = new Allocation(mip, problem, lookedAt);
  settled.forEach(({ theirs }, at) => mip.atLeast(addOrder(allocation, all[at]), theirs.value));
  return maximise(mip, addOrder(allocation, all[settled.length]), seconds);
}

function faultsOf(at, solution, { order, ours, theirs }) {
  const name = nameOf(order);
  // Nothing at all is an allocation, and those before were reached.
  if (theirs.value === undefined && theirs.proven) return [`${name}: HiGHS finds no allocation`];
  if (ours > theirs.bound) return [`${name}: ${ours} claimed, HiGHS proves ${theirs.bound}`];
  const proven = solution.optimal || (at === 0 && solution.points_proven);
  if (theirs.value > ours && proven)
    return [`${name}: ${ours} proven, HiGHS finds ${theirs.value}`];
  if (at === 0 && theirs.value > solution.bound) {
    return [`${name}: no more than ${solution.bound}, HiGHS finds ${theirs.value}`];
  }
  return [];
}

/** The allocation of the search must be valid here too, and worth what it says. */
function faultsOfAllocation(problem, lookedAt, solution) {
  const mip = new Mip();
  const allocation = new Allocation(mip, problem, lookedAt);
  const orders = ordersOf(lookedAt);
  const sums = orders.map((order) => addOrder(allocation, order));
  if (!fix(allocation, solution.uses)) return ['a piece is used where it cannot be'];
  const { values } = maximise(mip, Sum.of(...sums), 60);
  if (!values) return ['the allocation is not valid'];
  return orders.flatMap((order, at) => {
    const worth = sums[at].value(values);
    const ours = claimed(solution, order);
    return worth === ours ? [] : [`${nameOf(order)}: ${ours} claimed of what is worth ${worth}`];
  });
}

/** Leaves only that allocation. */
function fix(allocation, uses) {
  const credit = new Map(uses.map((use) => [use.spot, use.credit]));
  for (const spot of allocation.uses.flat()) {
    const used = credit.get(spot.at);
    credit.delete(spot.at);
    spot.on.lower = spot.on.upper = used === undefined ? 0 : 1;
    if (spot.part) spot.part.lower = spot.part.upper = used ?? 0;
    else if (used !== undefined && used !== spot.credit) return false;
  }
  return credit.size === 0;
}
