// The program's tree as rows: every leaf that is asked for has enough and no more than it needs, caps and
// goals hold (docs/audit.md, Allocations). As the program has to be met, so has all of what is chosen.
import { Sum } from '../highs/mip.mjs';

export function addTree(program) {
  const { model } = program;
  const on = new Map();
  for (const node of model.nodes) addBranches(program, on, node);
  model.leaves.forEach((leaf, at) => addLeaf(program, leaf, program.uses[at], on.get(leaf.node)));
  for (const cap of model.caps) addCap(program, cap);
  for (const goal of model.goals) addGoal(program, goal, on.get(goal.node));
}

/** `on`: of each node whether it is asked for, 1 or the choice of the branch that it is in. */
function addBranches({ mip }, on, node) {
  if (!node.parent) on.set(node, new Sum(1));
  if (node.choose === 0) {
    for (const child of node.children) on.set(child, on.get(node));
    return;
  }
  const branches = node.children.map(() => mip.choice());
  node.children.forEach((child, at) => on.set(child, Sum.of(branches[at])));
  mip.equal(Sum.of(...branches), on.get(node).times(node.choose));
  for (const branch of branches) mip.atMost(branch, on.get(node));
}

// ---- leaves --------------------------------------------------------------------------------------

function addLeaf(program, leaf, uses, on) {
  const { mip } = program;
  if (leaf.byCount) {
    mip.equal(Sum.of(...uses.map((use) => use.on)), on.times(leaf.need));
    return;
  }
  if (uses.length === 0) {
    mip.atMost(on, 0);
    return;
  }
  const total = mip.whole(0, leaf.need - 1 + largestOf(uses));
  mip.equal(total, Sum.of(...uses.map((use) => use.amount)));
  mip.atLeast(total, on.times(leaf.need));
  mip.atMost(total, on.times(total.upper));
  if (uses.length <= 50) for (const use of uses) mip.atMost(use.on, on);
  addNoMore(mip, leaf, uses, total);
}

/** What a piece may exceed the need by; with part of a block there is no more than the need. */
const sizeOf = ({ piece }) => (piece.block ? 1 : piece.credit);
const largestOf = (uses) => Math.max(...uses.map(sizeOf));

/** Without its smallest piece it would be short: with one of so much credit, the total has a limit. */
function addNoMore(mip, leaf, uses, total) {
  const bySize = new Map();
  for (const use of uses) bySize.set(sizeOf(use), [...(bySize.get(sizeOf(use)) ?? []), use]);
  for (const [size, those] of bySize) {
    const most = leaf.need - 1 + size;
    if (most >= total.upper) continue;
    const any = mip.choice();
    const whole = those.filter(({ piece }) => !piece.block);
    const fit = whole.length === those.length ? Math.floor(most / size) : Infinity;
    const count = Math.min(those.length, fit);
    mip.atMost(Sum.of(...those.map((use) => use.on)), new Sum().add(any, count));
    mip.atMostIf(any, total, most);
  }
}

// ---- rules ---------------------------------------------------------------------------------------

function usesUnder({ uses }, node) {
  return uses.slice(node.first, node.end).flat();
}

function addCap(program, { node, limit, byCount, per }) {
  const groups = new Map();
  for (const use of usesUnder(program, node)) {
    if (use.way.resident) continue;
    const key = per ? use.way.provider : '';
    groups.set(key, (groups.get(key) ?? new Sum()).add(byCount ? use.on : use.amount));
  }
  for (const sum of groups.values()) program.mip.atMost(sum, limit);
}

function addGoal(program, { node, least, all }, on) {
  const sum = new Sum();
  for (const use of usesUnder(program, node)) if (all || use.way.resident) sum.add(use.amount);
  program.mip.atLeast(sum, on.times(least));
}
