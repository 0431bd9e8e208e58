// The program's tree as nodes and leaves, with the rules over it (docs/audit.md).

/** @returns `nodes` parents first, `leaves` by the range of each node, `caps` and `goals` */
export function readTree(facts) {
  const tree = { nodes: [], leaves: [], caps: [], goals: [] };
  addNode(tree, facts, facts.program.requirement, null);
  const root = tree.nodes[0];
  tree.goals.push({ node: root, least: facts.grains.of(facts.program.credit.value), all: true });
  return tree;
}

function addNode(tree, facts, stated, parent) {
  const children = stated.all ?? stated.any ?? stated.of;
  const node = { parent, first: tree.leaves.length, end: 0, choose: 0, children: [] };
  tree.nodes.push(node);
  node.id = stated.id;
  if (children) {
    if (!stated.all) node.choose = stated.choose ?? 1;
    for (const child of children) node.children.push(addNode(tree, facts, child, node));
  } else {
    node.leaf = tree.leaves.length;
    tree.leaves.push(leafOf(stated, facts, node));
  }
  node.end = tree.leaves.length;
  for (const rule of stated.rules ?? []) addRule(tree, facts, rule, node);
  return node;
}

const understood = new Set([
  'id',
  'achievement',
  'courses',
  'credits',
  'from',
  'select',
  'open',
  'rules',
]);

function leafOf(stated, { grains }, node) {
  const other = Object.keys(stated).find((key) => !understood.has(key));
  if (other) throw new Error(`A leaf with ${other}`);
  const names = stated.achievement ? [stated.achievement] : stated.from;
  const byCount = stated.credits === undefined;
  return {
    node,
    byCount,
    need: byCount ? (stated.courses ?? 1) : grains.of(stated.credits.value),
    names: names && new Set(names),
    select: stated.select,
    open: stated.open,
  };
}

function amountOf({ credits, courses, share }, grains) {
  if (courses !== undefined) return { limit: courses, byCount: true };
  return { limit: share ? grains.share(share) : grains.of(credits.value), byCount: false };
}

function addRule({ caps, goals }, { grains }, rule, node) {
  const { atMost, atLeast, origin, per } = rule;
  const amount = amountOf(atMost ?? atLeast, grains);
  if (atMost && origin === 'transfer') caps.push({ node, ...amount, per });
  else if (atLeast && origin === 'resident' && !amount.byCount) {
    goals.push({ node, least: amount.limit });
  } else throw new Error(`A rule like ${rule.id}`);
}

// ---- what a leaf takes ---------------------------------------------------------------------------

/** What counts as this achievement, no matter how. */
export function leafTakes(leaf, each, program) {
  if (leaf.names) return leaf.names.has(each.id);
  // Others are only taken where they are named.
  if (each.owner !== program.owner) return false;
  if (leaf.open) return !each.requirement && !each.hasPart;
  return leaf.select ? picks(leaf.select, each) : false;
}

function picks({ subjects, levels, tags, ...more }, each) {
  if (Object.keys(more).length > 0) throw new Error('A selector of another kind');
  if (tags && !tags.some((tag) => each.tags?.includes(tag))) return false;
  if (subjects && !subjects.includes(each.subject)) return false;
  if (!levels) return true;
  const { framework, level } = each.level ?? {};
  return framework === levels.framework && level >= levels.min && level <= (levels.max ?? Infinity);
}
