// What docs/audit.md calls a valid allocation, as rows over choices: is this piece used at that leaf,
// and how much of a block is. The problem is that of core/audit/problem.hpp in JSON, as
// `credstack_audit_bench problems` writes it.
import { cliques } from './cliques.mjs';
import { Sum, endless } from './mip.mjs';

const holds = ([first, end], leaf) => first <= leaf && leaf < end;

/**
 * Of each piece, the leaves that take it at a standing that is looked at: `on` is the choice to use it
 * there, `amount` the credit that it is used for, `part` that of a block, `most` the most it can be.
 */
function addUses(mip, problem, lookedAt) {
  return problem.stocks.map((stock) => {
    const spots = [];
    for (let at = stock.first_spot; at < stock.first_spot + stock.spots; ++at) {
      const spot = problem.spots[at];
      if (spot.standing <= lookedAt) spots.push({ ...spot, at, ...use(mip, stock, spot) });
    }
    return spots;
  });
}

function use(mip, stock, spot) {
  const on = mip.choice();
  if (!stock.block) return { on, amount: new Sum().add(on, spot.credit), most: spot.credit };
  // Of a block a part, in whole grains.
  const part = mip.whole(0, stock.credit);
  mip.atMost(new Sum().add(part), new Sum().add(on, stock.credit));
  mip.atLeast(part, on);
  return { on, amount: Sum.of(part), most: stock.credit, part };
}

export class Allocation {
  #within = new Map();

  constructor(mip, problem, lookedAt) {
    this.mip = mip;
    this.problem = problem;
    this.lookedAt = lookedAt;
    this.uses = addUses(mip, problem, lookedAt);
    this.usesAt = problem.leaves.map(() => []);
    this.uses.forEach((spots, stock) => {
      for (const spot of spots) this.usesAt[spot.leaf].push({ ...spot, stock });
    });
    this.#limitPlaces();
    this.#limitLeaves();
    this.#limitBranches();
    this.#limitWays();
    this.#limitCaps();
    this.#limitSharing();
    this.#limitAwards();
  }

  /**
   * What of a piece is used in some leaves, up to a standing: `used` is 1 or 0; `parts` are what it
   * may be worth there, of which one is `on` where it is used. A piece counts once, as at the first of
   * its leaves; a block by the sum of its parts. Nothing where it cannot be used there.
   */
  within(stock, leaves, standing) {
    const key = `${stock} ${leaves} ${standing}`;
    if (!this.#within.has(key)) this.#within.set(key, this.#findWithin(stock, leaves, standing));
    return this.#within.get(key);
  }

  /** Whether a piece is used at all; nothing where it cannot be. */
  used(stock) {
    return this.within(stock, [0, this.problem.leaves.length], this.lookedAt)?.used;
  }

  #findWithin(stock, leaves, standing) {
    const spots = this.uses[stock].filter(
      (spot) => spot.standing <= standing && holds(leaves, spot.leaf),
    );
    if (spots.length === 0) return undefined;
    const block = this.problem.stocks[stock].block;
    const one = this.#excludeEachOther(stock, spots);
    const used = one ? Sum.of(...spots.map((spot) => spot.on)) : this.#any(spots);
    if (block) {
      const amount = Sum.of(...spots.map((spot) => spot.amount));
      const most = this.problem.stocks[stock].credit;
      return { used, parts: [{ on: used, amount, most, known: true }], block };
    }
    const part = (on, { credit, known }) => ({
      on: Sum.of(on),
      amount: new Sum().add(on, credit),
      most: credit,
      known,
    });
    const [first] = spots;
    if (spots.every((each) => each.credit === first.credit && each.known === first.known)) {
      return { used, parts: [part(used, first)] };
    }
    const firsts = one ? spots.map((spot) => spot.on) : this.#firsts(spots, used);
    return { used, parts: spots.map((spot, at) => part(firsts[at], spot)) };
  }

  #any(spots) {
    const any = this.mip.choice();
    for (const spot of spots) this.mip.atLeast(any, spot.on);
    this.mip.atMost(any, Sum.of(...spots.map((spot) => spot.on)));
    return Sum.of(any);
  }

  /** Of each, whether it is the first that is used. */
  #firsts(spots, used) {
    const firsts = spots.map((spot, at) => {
      const first = this.mip.choice();
      this.mip.atMost(first, spot.on);
      for (const before of spots.slice(0, at)) this.mip.atMost(Sum.of(first, before.on), 1);
      return first;
    });
    this.mip.equal(Sum.of(...firsts), used);
    return firsts;
  }

  // ---- clause 3: a piece at several leaves -----------------------------------------------------

  #excludeEachOther(stock, spots) {
    return spots.every((a, at) =>
      spots.slice(at + 1).every((b) => !this.#mayBoth(stock, a.leaf, b.leaf)),
    );
  }

  #mayBoth(at, a, b) {
    const { problem } = this;
    const stock = problem.stocks[at];
    const program = problem.programs.findIndex((each) => holds(each, a));
    // Parts of a block do not overlap.
    if (stock.block && program >= 0 && holds(problem.programs[program], b)) return true;
    const pair = this.#pair(a, b);
    if (pair !== '2') return pair === '1';
    const covering = stock.shared.map((rule) => problem.shared[rule]);
    const limits = covering.filter((rule) => covers(rule, a, b)).map((rule) => rule.limit);
    return limits.length > 0 && limits.every((limit) => limit > 0);
  }

  #pair(a, b) {
    return this.problem.together.length === 0 ? '0' : this.problem.together[a][b];
  }

  #limitPlaces() {
    this.uses.forEach((spots, stock) => {
      const { block, credit } = this.problem.stocks[stock];
      if (block) this.mip.atMost(Sum.of(...spots.map((spot) => spot.part)), credit);
      const apart = (a, b) => !this.#mayBoth(stock, a.leaf, b.leaf);
      for (const group of cliques(spots, apart)) {
        this.mip.atMost(Sum.of(...group.map((spot) => spot.on)), 1);
      }
    });
  }

  // ---- clause 4: what a leaf takes -------------------------------------------------------------

  #limitLeaves() {
    this.usesAt.forEach((uses, at) => {
      const leaf = this.problem.leaves[at];
      const others = uses.filter((each) => !each.fulfils);
      for (const exemption of uses.filter((each) => each.fulfils)) {
        for (const each of uses) {
          if (each === exemption || (each.fulfils && each.at < exemption.at)) continue;
          this.mip.atMost(Sum.of(each.on, exemption.on), 1);
        }
      }
      if (others.length === 0 || leaf.need >= endless) return;
      if (leaf.by_count) {
        this.mip.atMost(Sum.of(...others.map((each) => each.on)), leaf.need);
      } else {
        this.#limitCredit(others, leaf.need);
      }
    });
  }

  /** Without any piece it would be short, and with a part of a block it has no more than it needs. */
  #limitCredit(uses, need) {
    const total = Sum.of(...uses.map((each) => each.amount));
    for (const each of uses) {
      const rest = new Sum().add(total).add(each.amount, -1);
      this.mip.atMostIf(each.on, rest, need - 1);
      if (each.part) this.mip.atMostIf(each.on, total, need);
    }
    // What follows from that, in one row: it tightens what is between whole numbers.
    this.mip.atMost(total, need - 1 + Math.max(...uses.map((each) => each.most)));
  }

  // ---- clause 2: branches of `any` and `choose` ------------------------------------------------

  /** `this.branchOf`: of each node, the choice whether a branch that it is in is used, or nothing. */
  #limitBranches() {
    const { nodes } = this.problem;
    this.branchOf = nodes.map(() => undefined);
    const branches = nodes.map(() => []);
    nodes.forEach((node, at) => {
      if (node.parent === null) return;
      const outer = this.branchOf[node.parent];
      this.branchOf[at] = outer;
      if (nodes[node.parent].shape !== 'choose') return;
      const branch = this.mip.choice();
      if (outer) this.mip.atMost(branch, outer);
      branches[node.parent].push(branch);
      this.branchOf[at] = branch;
    });
    nodes.forEach((node, at) => {
      if (node.shape === 'choose') this.mip.atMost(Sum.of(...branches[at]), node.choose);
    });
    this.usesAt.forEach((uses, leaf) => {
      const branch = this.branchOf[this.problem.leaves[leaf].node];
      if (branch) for (const each of uses) this.mip.atMost(each.on, branch);
    });
  }

  // ---- clause 5: one way of an item, and no learning twice -------------------------------------

  #limitWays() {
    const stocks = this.problem.stocks.map((stock, at) => ({ at, foes: new Set(stock.foes) }));
    const usable = stocks.filter((each) => this.uses[each.at].length > 0);
    for (const group of cliques(usable, (a, b) => a.foes.has(b.at))) {
      this.mip.atMost(Sum.of(...group.map((each) => this.used(each.at))), 1);
    }
  }

  // ---- clause 6: caps, sharing, and how many awards a piece serves -----------------------------

  #limitCaps() {
    this.problem.caps.forEach((cap, at) => {
      const sum = new Sum();
      this.problem.stocks.forEach((stock, piece) => {
        const found = stock.caps.includes(at) && this.within(piece, cap.leaves, this.lookedAt);
        if (!found) return;
        if (cap.by_count) sum.add(found.used);
        else for (const part of found.parts) sum.add(part.amount);
      });
      if (cap.limit < endless) this.mip.atMost(sum, cap.limit);
    });
  }

  #limitSharing() {
    this.problem.shared.forEach((rule, at) => {
      const sum = new Sum();
      this.problem.stocks.forEach((stock, piece) => {
        if (!stock.shared.includes(at) && !stock.served.includes(at)) return;
        const found = this.within(piece, rule.over, this.lookedAt);
        if (found) sum.add(this.#counted(rule, stock, piece, found, stock.served.includes(at)));
      });
      if (rule.limit < endless) this.mip.atMost(sum, rule.limit);
    });
  }

  /**
   * What of a piece a rule counts: all that is used there where another award has it, else what is used
   * on both sides.
   */
  #counted(rule, stock, piece, found, served) {
    const both = stock.block && !rule.awards ? undefined : this.#both(rule, piece);
    if (both && !rule.by_count) {
      // Of what nobody knows the credit, no credit is shared.
      for (const part of found.parts) {
        if (!part.known) this.mip.atMost(Sum.of(part.on, both), 1);
      }
    }
    if (served) {
      return rule.by_count ? found.used : Sum.of(...found.parts.map((part) => part.amount));
    }
    if (!both) return new Sum();
    if (rule.by_count) return Sum.of(both);
    const [part] = found.parts;
    if (found.parts.length === 1 && !found.block) return new Sum().add(both, part.most);
    const most = Math.max(...found.parts.map((each) => each.most));
    const counted = this.mip.whole(0, most);
    this.mip.atMostIf(both, Sum.of(...found.parts.map((each) => each.amount)), counted);
    return Sum.of(counted);
  }

  /**
   * 1 where a piece is used on both sides, by a pair of leaves that needs the rule; nothing where it
   * cannot be.
   */
  #both(rule, piece) {
    const spots = this.uses[piece];
    const pairs = [];
    for (const one of spots) {
      for (const other of spots) {
        if (one === other || !holds(rule.a, one.leaf)) continue;
        if (!rule.others.some((each) => holds(each, other.leaf))) continue;
        if (this.#pair(one.leaf, other.leaf) !== '2') continue;
        if (this.#mayBoth(piece, one.leaf, other.leaf)) pairs.push([one, other]);
      }
    }
    if (pairs.length === 0) return undefined;
    const both = this.mip.choice();
    for (const [one, other] of pairs) {
      this.mip.atLeast(Sum.of(both, 1), Sum.of(one.on, other.on));
    }
    return both;
  }

  #limitAwards() {
    const { problem, mip } = this;
    problem.stocks.forEach((stock, piece) => {
      if (stock.award_limits.length === 0) return;
      const awards = new Sum(stock.awards);
      for (const program of problem.programs) {
        awards.add(this.within(piece, program, this.lookedAt)?.used ?? 0);
      }
      for (const at of stock.award_limits) {
        const { leaves, limit } = problem.award_limits[at];
        const here = this.within(piece, leaves, this.lookedAt)?.used;
        if (here) mip.atMostIf(here, awards, limit);
      }
    });
  }
}

function covers(rule, a, b) {
  const other = (leaf) => rule.others.some((each) => holds(each, leaf));
  return (holds(rule.a, a) && other(b)) || (holds(rule.a, b) && other(a));
}
