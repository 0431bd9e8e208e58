// From items to pieces, in ways of which one at most is used of each item (docs/audit.md, From the record
// to pieces): as itself, or by a recognition of the catalogue that the program's owner asserts.
import { leafTakes } from './requirement.mjs';

export function makeWays(facts, items, tree) {
  const { achievements, program, grains, catalog, question } = facts;
  const countsAs = equivalences(catalog);
  const places = new Map(items.map((item, at) => [item.id, at]));
  const taken = new Map();
  /** The leaves that take what counts as one of these. */
  const leavesFor = (ids) => {
    const all = new Set();
    for (const id of ids) {
      if (!taken.has(id)) taken.set(id, leavesOf(tree, achievements.get(id), program));
      for (const leaf of taken.get(id)) all.add(leaf);
    }
    return [...all].sort((a, b) => a - b);
  };
  const credit = (id) => creditOf(achievements.get(id), grains);
  const asItself = items.map((item, at) => {
    const counts = countsAs(item.id);
    const { owner } = achievements.get(item.id);
    const piece = { counts, credit: credit(item.id), leaves: leavesFor(counts) };
    return { items: [at], resident: owner === program.owner, provider: owner, pieces: [piece] };
  });
  const granted = catalog.recognitions
    .filter((each) => isSure(each, program, question.on))
    .flatMap((each) => {
      const way = wayOf(each, places, achievements);
      if (!way) return [];
      way.pieces = each.grants.flatMap((grant) => {
        if (grant.form === 'block') return block(grant, grains, tree);
        return direct(grant, credit, grains).map((piece) => ({
          ...piece,
          leaves: leavesFor(piece.counts),
        }));
      });
      return [way];
    });
  const ways = [...asItself, ...granted];
  for (const way of ways) {
    way.pieces = way.pieces.filter((piece) => usable(piece, tree));
    const own = way.items.flatMap((at) => countsAs(items[at].id));
    for (const piece of way.pieces) piece.learning = new Set([...piece.counts, ...own]);
  }
  return ways.filter((way) => way.pieces.length > 0);
}

/** What an achievement counts as: itself, and those that list it. */
function equivalences({ achievements }) {
  const listed = new Map();
  for (const each of achievements) {
    for (const id of each.equivalents ?? []) listed.set(id, [...(listed.get(id) ?? []), each.id]);
  }
  return (id) => [id, ...(listed.get(id) ?? [])];
}

function creditOf({ nonCredit, credit }, grains) {
  if (nonCredit) return 0;
  if (credit?.unit !== 'ECTS') throw new Error('Credit of another unit, or none');
  return grains.of(credit.value);
}

function leavesOf({ leaves }, achievement, program) {
  return leaves.flatMap((leaf, at) => (leafTakes(leaf, achievement, program) ? [at] : []));
}

/** A credits leaf takes nothing without credit. */
function usable(piece, { leaves }) {
  piece.leaves = piece.leaves.filter((at) => leaves[at].byCount || piece.credit > 0);
  return piece.leaves.length > 0;
}

// ---- recognitions --------------------------------------------------------------------------------

/** What is claimed, or asks for what a record does not show, is only possible: no sure plan rests on it. */
function isSure(each, program, on) {
  const { target, assertedBy, conditions, stage, decision } = each;
  if (each.validUntil || each.validFrom || each.agreement || each.places !== undefined) {
    throw new Error(`A recognition with limits on ${on}`);
  }
  if (stage || decision || each.doubtful) throw new Error('A recognition of another kind');
  return target === program.id && assertedBy.includes(program.owner) && !conditions;
}

function wayOf({ credential }, places, achievements) {
  const ids = Array.isArray(credential) ? credential : [credential];
  const at = ids.map((id) => places.get(id));
  if (at.includes(undefined)) return undefined;
  const owners = new Set(ids.map((id) => achievements.get(id).owner));
  // Which of them would come first in the record?
  if (owners.size > 1) throw new Error('A set of several providers');
  return { items: at, resident: false, provider: [...owners][0] };
}

function direct({ form, satisfies, credit: stated, elective, slot }, credit, grains) {
  if (form !== 'direct' || elective || slot) throw new Error(`A grant of ${form}`);
  if (stated && satisfies.length > 1) throw new Error('Credit that is divided');
  return satisfies.map((id) => ({
    counts: [id],
    credit: stated ? grains.of(stated.value) : credit(id),
  }));
}

function block({ slot, credit }, grains, { nodes, leaves }) {
  const node = nodes.find((each) => each.id === slot);
  const under = leaves.flatMap((leaf, at) =>
    at >= node.first && at < node.end && !leaf.byCount ? [at] : [],
  );
  return [{ counts: [], credit: grains.of(credit.value), leaves: under, block: true }];
}
