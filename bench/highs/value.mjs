// What an allocation is worth (docs/audit.md, The best allocation), as sums that may be no more than
// that.
import { Sum, endless } from './mip.mjs';
import { addGoal } from './goals.mjs';

/** The orders that decide, first to last. */
export function ordersOf(lookedAt) {
  const standings = Array.from({ length: lookedAt + 1 }, (_, at) => lookedAt - at);
  return [
    ...standings.map((standing) => ({ kind: 'points', standing })),
    ...standings.map((standing) => ({ kind: 'credit', standing })),
    { kind: 'pieces' },
  ];
}

export const nameOf = ({ kind, standing }) => (kind === 'pieces' ? kind : `${kind} at ${standing}`);

/** What a solution of the search claims, with pieces counted down: more is better in each order. */
export function claimed(solution, { kind, standing }) {
  return kind === 'pieces' ? -solution.pieces : solution[kind][standing];
}

export function addOrder(allocation, { kind, standing }) {
  if (kind === 'points') return addPoints(allocation, standing);
  if (kind === 'credit') return addCredit(allocation, standing);
  const pieces = allocation.problem.stocks.map((_, at) => allocation.used(at) ?? 0);
  return Sum.of(...pieces).times(-1);
}

// ---- points --------------------------------------------------------------------------------------

function addPoints(allocation, standing) {
  const { mip, problem } = allocation;
  const { nodes } = problem;
  const below = nodes.map(() => []);
  nodes.forEach((node, at) => {
    if (node.parent !== null) below[node.parent].push(at);
  });
  const points = nodes.map(() => undefined);
  for (let at = nodes.length; at-- > 0;) {
    const node = nodes[at];
    if (node.met || node.waived_from <= standing) {
      points[at] = new Sum(node.size);
      continue;
    }
    const sum = new Sum();
    if (node.shape === 'leaf') {
      sum.add(addLeaf(allocation, node.leaves[0], standing));
    } else if (node.shape === 'words') {
      sum.add(node.met_from <= standing ? 1 : 0);
    } else if (node.shape === 'all') {
      for (const child of below[at]) sum.add(points[child]);
    } else {
      const met = below[at].map((child) => addMet(mip, points[child], nodes[child].size));
      const counted = mip.whole(0, node.choose);
      mip.atMost(counted, Sum.of(...met));
      sum.add(counted);
    }
    for (let goal = node.first_goal; goal < node.first_goal + node.goals; ++goal) {
      sum.add(addGoal(allocation, goal, standing));
    }
    points[at] = sum;
  }
  return points[0];
}

/** 1 only where the leaf has enough with what is used there up to a standing. */
function addLeaf(allocation, at, standing) {
  const { mip, problem, branchOf } = allocation;
  const leaf = problem.leaves[at];
  const met = mip.choice();
  const have = new Sum();
  for (const each of allocation.usesAt[at]) {
    if (each.standing > standing) continue;
    if (leaf.need >= endless) have.add(each.fulfils ? each.on : 0);
    else if (each.fulfils) have.add(each.on, leaf.need);
    else have.add(leaf.by_count ? each.on : each.amount);
  }
  mip.atMost(new Sum().add(met, leaf.need >= endless ? 1 : leaf.need), have);
  const branch = branchOf[leaf.node];
  if (branch && leaf.need > 0) mip.atMost(met, branch);
  return Sum.of(met);
}

/** 1 only where a node has all its points: each term at its most. */
function addMet(mip, points, size) {
  if (points.least >= size) return new Sum(1);
  if (points.most < size) return new Sum(0);
  const met = mip.choice();
  for (const [variable, factor] of points.terms) {
    // Points are only added up.
    if (factor > 0) mip.atMost(new Sum().add(met, variable.upper), variable);
  }
  return Sum.of(met);
}

// ---- applied credit ------------------------------------------------------------------------------

function addCredit(allocation, standing) {
  const { mip, problem } = allocation;
  const sum = new Sum();
  allocation.usesAt.forEach((uses, at) => {
    const credit = new Sum();
    for (const each of uses) if (each.standing <= standing) credit.add(each.amount);
    const { by_count: byCount, need } = problem.leaves[at];
    if (byCount || credit.most <= need) {
      sum.add(credit);
      return;
    }
    const applied = mip.whole(0, need);
    mip.atMost(applied, credit);
    sum.add(applied);
  });
  return sum;
}
