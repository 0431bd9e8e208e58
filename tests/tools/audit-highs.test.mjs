// HiGHS beside the search of the audit (bench/highs): small problems whose best is plain from
// docs/audit.md, faults that must be seen, and a sample of realistic audits.
//
// CREDSTACK_HIGHS_PROBLEMS says which those are, as `credstack_audit_bench problems` is asked:
// "--programs 40 --learners 10 --seed 2 --hard 1..100". CREDSTACK_HIGHS_ORDERS says how many of the
// orders that decide are looked at, CREDSTACK_HIGHS_SECONDS how long each may take. With
// CREDSTACK_HIGHS_AGREE=1 the search must have found the most points, whether it proves them or not.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { compare } from '../../bench/highs/compare.mjs';
import { root } from '../cli/credstack.mjs';

const sample = process.env.CREDSTACK_HIGHS_PROBLEMS ?? '--programs 2 --learners 2';
const orders = Number(process.env.CREDSTACK_HIGHS_ORDERS ?? 1);
const seconds = Number(process.env.CREDSTACK_HIGHS_SECONDS ?? 10);
const mustAgree = process.env.CREDSTACK_HIGHS_AGREE === '1';
const every = { orders: Infinity, seconds };

// ---- small problems ------------------------------------------------------------------------------

const never = 4;

/** An `all` of leaves, or a `choose`, with goals at its root. */
function tree({ leaves, choose, goals = [] }) {
  const all = [0, leaves.length];
  const root = {
    shape: choose ? 'choose' : 'all',
    parent: null,
    leaves: all,
    choose: choose ?? 0,
    first_goal: 0,
    goals: goals.length,
    met: false,
    met_from: never,
    waived_from: never,
    size: (choose ?? leaves.length) + goals.length,
  };
  const below = leaves.map((_, at) => ({
    ...root,
    shape: 'leaf',
    parent: 0,
    leaves: [at, at + 1],
    choose: 0,
    goals: 0,
    size: 1,
  }));
  return {
    nodes: [root, ...below],
    leaves: leaves.map((leaf, at) => ({ node: at + 1, by_count: true, need: 1, ...leaf })),
    goals: goals.map((goal) => ({
      kind: 'at_least',
      leaves: all,
      by_credit: false,
      limit: 0,
      courses: 0,
      last: 0,
      undecided: false,
      met_from: never,
      ...goal,
    })),
    programs: [all],
  };
}

/** With pieces, each `at` some leaves. */
function problem({ pieces, caps = [], shared = [], together = [], ...shape }) {
  const spots = [];
  const stocks = pieces.map((stated) => {
    const { at, credit = 3, credits, standing = 0, known = true, ...piece } = stated;
    const first = spots.length;
    at.forEach((leaf, place) => {
      const there = credits ? credits[place] : credit;
      spots.push({ leaf, standing, fulfils: false, known, credit: there });
    });
    return {
      first_spot: first,
      spots: at.length,
      foes: [],
      caps: caps.map((_, cap) => cap),
      credit,
      block: false,
      goals: (shape.goals ?? []).map((_, goal) => goal),
      shared: shared.map((_, rule) => rule),
      served: [],
      award_limits: [],
      subject: null,
      provider: null,
      is_course: true,
      day: 1,
      awards: 0,
      ...piece,
    };
  });
  return { ...tree(shape), stocks, spots, caps, shared, together, award_limits: [] };
}

/** The most points at a standing, as HiGHS finds. */
function best(posed, lookedAt = 1) {
  const nothing = { uses: [], points: [0, 0, 0, 0], credit: [0, 0, 0, 0], pieces: 0, bound: 99 };
  const { points, faults } = compare(
    { problem: posed, looked_at: lookedAt, solution: { ...nothing, optimal: false } },
    { orders: 1, seconds },
  );
  assert.deepEqual(faults, []);
  assert.ok(points.theirs.proven);
  return points.theirs.value;
}

const two = [{}, {}];
const byCredit = { by_count: false };
const bothWays = (digit) => [`0${digit}`, `${digit}0`];
const between = (limit) => ({
  over: [0, 2],
  a: [0, 1],
  others: [[1, 2]],
  awards: false,
  by_count: false,
  limit,
});

const sameDay = {
  leaves: two,
  pieces: [
    { at: [0], credit: 3 },
    { at: [1], credit: 2 },
  ],
};
/** A block that three leaves need, and a course. */
const beside = {
  leaves: [...Array(3).fill({ ...byCredit, need: 2 }), {}],
  pieces: [
    { at: [0, 1, 2], credit: 6, block: true, is_course: false },
    { at: [3], credit: 2 },
  ],
};

const small = [
  ['a piece is used once', { leaves: two, pieces: [{ at: [0, 1] }] }, 1],
  ['what fits one leaf only goes there', { leaves: two, pieces: [{ at: [0, 1] }, { at: [0] }] }, 2],
  [
    'a piece may be used twice where leaves share',
    { leaves: two, pieces: [{ at: [0, 1] }], together: bothWays(1) },
    2,
  ],
  [
    'a sharing rule lets its amount through',
    { leaves: two, pieces: [{ at: [0, 1] }], together: bothWays(2), shared: [between(3)] },
    2,
  ],
  [
    'and no more',
    { leaves: two, pieces: [{ at: [0, 1] }], together: bothWays(2), shared: [between(2)] },
    1,
  ],
  [
    'of the same learning one piece is used',
    {
      leaves: two,
      pieces: [
        { at: [0], foes: [1] },
        { at: [1], foes: [0] },
      ],
    },
    1,
  ],
  [
    'of a choice one branch is used',
    { leaves: two, choose: 1, pieces: [{ at: [0] }, { at: [1] }] },
    1,
  ],
  [
    'a block is divided',
    {
      leaves: [
        { ...byCredit, need: 2 },
        { ...byCredit, need: 1 },
      ],
      pieces: [{ at: [0, 1], block: true, is_course: false }],
    },
    2,
  ],
  [
    'a course is not',
    {
      leaves: [
        { ...byCredit, need: 2 },
        { ...byCredit, need: 1 },
      ],
      pieces: [{ at: [0, 1] }],
    },
    1,
  ],
  [
    'a cap counts credit',
    {
      leaves: two,
      pieces: [{ at: [0] }, { at: [1] }],
      caps: [{ leaves: [0, 2], by_count: false, limit: 5 }],
    },
    1,
  ],
  [
    'a leaf takes no piece that it has enough without, so that a goal is missed',
    {
      leaves: [{ ...byCredit, need: 3 }],
      pieces: [{ at: [0] }, { at: [0] }],
      goals: [{ by_credit: true, limit: 6 }],
    },
    1,
  ],
  [
    'the earlier piece is not among the last credits',
    {
      leaves: two,
      pieces: [
        { at: [0], day: 2, goals: [] },
        { at: [1], day: 1 },
      ],
      goals: [{ by_credit: true, limit: 3, last: 3 }],
    },
    2,
  ],
  [
    'the later one is',
    {
      leaves: two,
      pieces: [
        { at: [0], day: 1, goals: [] },
        { at: [1], day: 2 },
      ],
      goals: [{ by_credit: true, limit: 3, last: 3 }],
    },
    3,
  ],
  [
    'used twice, a piece counts as at the first of its leaves',
    {
      leaves: two,
      pieces: [{ at: [0, 1], credits: [5, 3] }],
      together: bothWays(1),
      caps: [{ leaves: [0, 2], by_count: false, limit: 3 }],
    },
    1,
  ],
  ['of one day the larger stands first', { ...sameDay, goals: [{ courses: 2, last: 4 }] }, 2],
  ['and both where there is room', { ...sameDay, goals: [{ courses: 2, last: 5 }] }, 3],
  ['and so does a block, by its parts', { ...beside, goals: [{ courses: 1, last: 4 }] }, 4],
  ['and both where there is room for it', { ...beside, goals: [{ courses: 1, last: 8 }] }, 5],
  ['planned is not looked at', { leaves: [{}], pieces: [{ at: [0], standing: 2 }] }, 0],
];

const unknownCredit = problem({
  leaves: [{}],
  pieces: [{ at: [0], credit: 0, known: false }],
  goals: [{ by_credit: true, limit: 3 }],
});

describe('HiGHS finds the best of small problems', () => {
  for (const [name, posed, points] of small) {
    it(name, () => assert.equal(best(problem(posed)), points));
  }
  it('a goal that unknown credit leaves open is met at the last standing', () => {
    assert.equal(best(unknownCredit, 1), 1);
    assert.equal(best(unknownCredit, 3), 2);
  });
});

// ---- faults --------------------------------------------------------------------------------------

const honest = {
  uses: [
    { stock: 0, spot: 1, credit: 3 },
    { stock: 1, spot: 2, credit: 3 },
  ],
  points: [2, 2, 0, 0],
  credit: [6, 6, 0, 0],
  pieces: 2,
  bound: 2,
  optimal: true,
  points_proven: true,
};
const faultsWith = (claims) =>
  compare(
    {
      problem: problem({ leaves: two, pieces: [{ at: [0, 1] }, { at: [0] }] }),
      looked_at: 1,
      solution: { ...honest, ...claims },
    },
    every,
  ).faults;

describe('what cannot be so is seen', () => {
  it('and nothing else is', () => assert.deepEqual(faultsWith({}), []));
  it('fewer points, called the most', () => {
    const first = { uses: [{ stock: 0, spot: 0, credit: 3 }], points: [1, 1, 0, 0], pieces: 1 };
    const faults = faultsWith({ ...first, credit: [3, 3, 0, 0], bound: 1 });
    assert.deepEqual(faults, ['points at 1: 1 proven, HiGHS finds 2']);
  });
  it('a bound that is too low, with nothing proven', () => {
    const first = { uses: [], points: [0, 0, 0, 0], credit: [0, 0, 0, 0], pieces: 0 };
    const faults = faultsWith({ ...first, bound: 1, optimal: false, points_proven: false });
    assert.deepEqual(faults, ['points at 1: no more than 1, HiGHS finds 2']);
  });
  it('more points than the allocation has', () => {
    assert.deepEqual(faultsWith({ points: [2, 3, 0, 0] }), [
      'points at 1: 3 claimed of what is worth 2',
      'points at 1: 3 claimed, HiGHS proves 2',
    ]);
  });
  it('an allocation that is not valid', () => {
    const uses = [{ stock: 0, spot: 0, credit: 3 }, ...honest.uses.slice(1)];
    assert.deepEqual(faultsWith({ uses }), ['the allocation is not valid']);
  });
});

// ---- realistic audits ----------------------------------------------------------------------------

function realistic() {
  const program = join(root, 'build/native/credstack_audit_bench');
  const lines = execFileSync(program, ['problems', ...sample.split(' ')], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  return lines.trim().split('\n');
}

describe('the search claims no more than HiGHS proves, and what it proves is the most', () => {
  const problems = realistic();
  let proven = 0;
  for (const text of problems) {
    const line = JSON.parse(text);
    it(`${line.kind} ${line.id}, standing ${line.looked_at}`, () => {
      const { faults, points } = compare(line, { orders, seconds });
      assert.deepEqual(faults, []);
      if (points.theirs.proven) ++proven;
      if (mustAgree) assert.equal(points.ours, points.theirs.value);
    });
  }
  it('and HiGHS proves most of them', () => assert.ok(proven > problems.length / 2));
});
