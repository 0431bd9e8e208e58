// Whether a program is met by some achievements, all planned or held, by trying each way to use them
// (docs/audit.md): branch by branch, leaf by leaf, set by set.

export function meets(catalog, program, ids) {
  const world = { catalog, program, byId: new Map(catalog.achievements.map((a) => [a.id, a])) };
  const pieces = piecesOf(world, ids);
  const leaves = [];
  number(program.requirement, leaves);
  return choices(program.requirement).some((asked) => fill(world, pieces, asked, []));
}

/** Gives each node the range of its leaves. */
function number(node, leaves) {
  node.leaves = { first: leaves.length };
  const below = node.all ?? node.any ?? node.of;
  if (below) for (const each of below) number(each, leaves);
  else leaves.push(node);
  node.leaves.end = leaves.length;
}

/** Each choice of branches, as the leaves that have to be met. */
function choices(node) {
  const below = node.all ?? node.any ?? node.of;
  if (!below) return [[node]];
  const count = node.all ? below.length : (node.choose ?? 1);
  return combinations(below, count).flatMap((some) =>
    some.map(choices).reduce((a, b) => a.flatMap((x) => b.map((y) => [...x, ...y])), [[]]),
  );
}

function combinations(list, count) {
  if (count === 0) return [[]];
  return list.flatMap((each, at) =>
    combinations(list.slice(at + 1), count - 1).map((others) => [each, ...others]),
  );
}

// ---- pieces --------------------------------------------------------------------------------------

const names = ({ catalog }, id) => [
  id,
  ...catalog.achievements.filter((a) => a.equivalents?.includes(id)).map((a) => a.id),
];

function piecesOf(world, ids) {
  const { byId, program, catalog } = world;
  const found = [];
  for (const id of ids) {
    const { owner } = byId.get(id);
    const counted = names(world, id);
    const piece = { counts: counted, credit: creditOf(byId.get(id)), learning: counted };
    found.push({ ...piece, way: id, of: [id], owner, resident: owner === program.owner });
  }
  for (const each of catalog.recognitions) {
    const of = [each.credential].flat();
    if (!of.every((id) => ids.includes(id))) continue;
    if (!each.assertedBy.includes(program.owner) || each.conditions) continue;
    const way = { way: each.id, of, owner: byId.get(of[0]).owner, resident: false };
    const taught = of.flatMap((id) => names(world, id));
    for (const grant of each.grants) {
      if (grant.form === 'block') {
        found.push({
          ...way,
          counts: [],
          learning: taught,
          block: grant.credit.value,
          slot: grant.slot,
        });
      } else {
        for (const id of grant.satisfies) {
          const credit = grant.credit?.value ?? creditOf(byId.get(id));
          found.push({ ...way, counts: [id], learning: [id, ...taught], credit });
        }
      }
    }
  }
  return found;
}

const creditOf = (each) => (each.nonCredit ? 0 : each.credit.value);

function exclude(a, b) {
  if (a.way === b.way) return a === b;
  return a.of.some((id) => b.of.includes(id)) || a.learning.some((id) => b.learning.includes(id));
}

function takes({ byId, program }, leaf, piece) {
  if (piece.block) return leaf.id === piece.slot;
  if (leaf.credits && piece.credit === 0) return false;
  return piece.counts.some((id) => {
    const each = byId.get(id);
    if (leaf.achievement) return leaf.achievement === id;
    if (leaf.from) return leaf.from.includes(id);
    if (each.owner !== program.owner) return false;
    if (leaf.open) return true;
    const { subjects, levels, tags } = leaf.select;
    if (!tags.some((tag) => each.tags.includes(tag))) return false;
    return !subjects || (subjects.includes(each.subject) && each.level.level >= levels.min);
  });
}

// ---- leaves --------------------------------------------------------------------------------------

function fill(world, pieces, leaves, used) {
  if (leaves.length === 0) return rulesHold(world.program.requirement, world.program, used);
  const [leaf, ...others] = leaves;
  const free = pieces.filter(
    (piece) => takes(world, leaf, piece) && !used.some((use) => exclude(use.piece, piece)),
  );
  return waysToMeet(leaf, free).some((uses) =>
    fill(world, pieces, others, [
      ...used,
      ...uses.map((use) => ({ ...use, leaf: leaf.leaves.first })),
    ]),
  );
}

/** Each set of pieces, and of blocks how much, with which a leaf has enough and no more than it needs. */
function waysToMeet(leaf, free) {
  const found = [];
  const need = leaf.credits?.value;
  const count = leaf.courses ?? 1;
  const add = (at, some, sum) => {
    if (need === undefined ? some.length === count : sum >= need) {
      if (need === undefined || isLean(some, sum, need)) found.push(some);
      return;
    }
    for (let next = at; next < free.length; ++next) {
      const piece = free[next];
      if (some.some((use) => exclude(use.piece, piece))) continue;
      const amounts = piece.block
        ? Array.from({ length: piece.block }, (_, less) => piece.block - less)
        : [piece.credit];
      for (const amount of amounts) add(next + 1, [...some, { piece, amount }], sum + amount);
    }
  };
  add(0, [], 0);
  return found;
}

function isLean(some, sum, need) {
  if (sum > need && some.some(({ piece }) => piece.block)) return false;
  return some.every(({ amount }) => sum - amount < need);
}

// ---- rules ---------------------------------------------------------------------------------------

function rulesHold(node, program, used) {
  const total = program.credit.value;
  const sum = (uses) => uses.reduce((all, { amount }) => all + amount, 0);
  if (node === program.requirement && sum(used) < total) return false;
  const here = used.filter(({ leaf }) => leaf >= node.leaves.first && leaf < node.leaves.end);
  for (const { atMost, atLeast, per } of node.rules ?? []) {
    const some = here.filter(({ piece }) => piece.resident === Boolean(atLeast));
    const { credits, share, courses } = atMost ?? atLeast;
    // Sixty times as much, so that shares are whole numbers.
    const [above, below] = (share ?? '1/1').split('/').map(Number);
    const limit = share ? (60 * total * above) / below : 60 * (credits?.value ?? courses);
    const parts = per ? byOwner(some) : [some];
    const amount = (uses) => 60 * (courses === undefined ? sum(uses) : uses.length);
    if (atMost && parts.some((uses) => amount(uses) > limit)) return false;
    if (atLeast && amount(some) < limit) return false;
  }
  return (node.all ?? node.any ?? node.of ?? []).every((each) => rulesHold(each, program, used));
}

function byOwner(uses) {
  const owners = [...new Set(uses.map(({ piece }) => piece.owner))];
  return owners.map((owner) => uses.filter(({ piece }) => piece.owner === owner));
}
