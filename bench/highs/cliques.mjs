// Things that exclude each other by pairs, in as few rows as can easily be found: one row for a whole
// group says more of what is between whole numbers than one for each pair.

/** Groups of which all exclude each other, so that each pair that does is in one. */
export function cliques(items, exclude) {
  const covered = items.map(() => new Set());
  const groups = [];
  items.forEach((item, a) => {
    for (let b = a + 1; b < items.length; ++b) {
      if (covered[a].has(b) || !exclude(item, items[b])) continue;
      const group = [a, b];
      items.forEach((each, at) => {
        if (!group.includes(at) && group.every((other) => exclude(items[other], each))) {
          group.push(at);
        }
      });
      for (const one of group) for (const other of group) covered[one].add(other);
      groups.push(group.map((at) => items[at]));
    }
  });
  return groups;
}
