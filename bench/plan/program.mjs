// A question for a plan as a mixed-integer program: which things are taken, and where what they and the
// record bring is used, so that the audit finds the program met. Written from docs/plan.md and
// docs/audit.md; nothing is relaxed.
import { Mip, Sum } from '../highs/mip.mjs';
import { addTree } from './allocation.mjs';
import { Schedule } from './schedule.mjs';

export class PlanProgram {
  /** @param model as `read()` gives it; `starts` days on which things may start beside all others */
  constructor(model, starts = []) {
    this.mip = new Mip();
    this.model = model;
    if (model.wishes.deadline === undefined) this.#takeInAnyOrder();
    else this.#takeInTime(starts);
    this.#addWays();
    addTree(this);
    this.#addWishes();
  }

  /** 1 where an item is held or taken. */
  take(at) {
    return this.takes[at];
  }

  get cost() {
    return this.#over((item) => item.price ?? 0);
  }

  get unknownPrices() {
    return this.#over((item) => (item.price === undefined ? 1 : 0));
  }

  #over(each) {
    const sum = new Sum();
    this.model.items.forEach((item, at) => {
      if (!item.held) sum.add(this.takes[at], each(item));
    });
    return sum;
  }

  // ---- what is taken, and what must come before --------------------------------------------------

  #takeInAnyOrder() {
    const { items } = this.model;
    refuseCircles(items);
    this.takes = items.map((item) => (item.held ? new Sum(1) : Sum.of(this.mip.choice())));
    items.forEach((item, at) => {
      if (item.held) return;
      for (const clause of [...item.before, ...item.beside]) {
        this.mip.atMost(this.takes[at], Sum.of(...clause.map((other) => this.takes[other])));
      }
    });
  }

  #takeInTime(starts) {
    this.schedule = new Schedule(this.mip, this.model, starts);
    this.takes = this.schedule.takes;
  }

  // ---- ways: one of an item, and no learning twice -----------------------------------------------

  #addWays() {
    const { mip, model } = this;
    this.uses = model.leaves.map(() => []);
    const byItem = model.items.map(() => new Sum());
    const byLearning = new Map();
    for (const way of model.ways) {
      const pieces = way.pieces.map((piece) => this.#addPiece(way, piece));
      const used = this.#usedOf(pieces);
      for (const at of way.items) byItem[at].add(used);
      for (const [id, sum] of this.#learningOf(way, pieces, used)) {
        byLearning.set(id, [...(byLearning.get(id) ?? []), sum]);
      }
    }
    byItem.forEach((sum, at) => mip.atMost(sum, this.takes[at]));
    for (const sums of byLearning.values()) if (sums.length > 1) mip.atMost(Sum.of(...sums), 1);
  }

  /** Used at one leaf, or a block in parts at several. */
  #addPiece(way, piece) {
    const { mip } = this;
    if (piece.block && piece.leaves.length > 1) throw new Error('A block at several leaves');
    const uses = piece.leaves.map((leaf) => {
      const on = mip.choice();
      const use = { on, leaf, way, piece, amount: new Sum().add(on, piece.credit) };
      if (piece.block) {
        const part = mip.whole(0, piece.credit);
        mip.atMost(part, new Sum().add(on, piece.credit));
        mip.atLeast(part, on);
        use.amount = Sum.of(part);
      }
      this.uses[leaf].push(use);
      return use;
    });
    return { piece, used: Sum.of(...uses.map((use) => use.on)) };
  }

  /** Whether any of some pieces is used; nobody gains by saying so of what is not. */
  #usedOf(pieces) {
    if (pieces.length === 1) return pieces[0].used;
    const any = this.mip.choice();
    for (const each of pieces) this.mip.atMost(each.used, any);
    return Sum.of(any);
  }

  /** What a way teaches, but for what its item does by itself: that is one way already. */
  *#learningOf(way, pieces, used) {
    const own = way.items.length === 1 ? this.model.items[way.items[0]].id : undefined;
    const ids = new Set(pieces.flatMap(({ piece }) => [...piece.learning]));
    for (const id of ids) {
      const those = pieces.filter(({ piece }) => piece.learning.has(id));
      const other = id !== own || way.pieces.length !== those.length;
      yield [id, those.length === pieces.length || !other ? used : this.#usedOf(those)];
    }
  }

  // ---- wishes ------------------------------------------------------------------------------------

  #addWishes() {
    const { budget, include } = this.model.wishes;
    const { mip, model } = this;
    if (budget !== undefined) mip.atMost(this.cost, budget - model.charged);
    for (const at of include) mip.atLeast(at === undefined ? 0 : this.takes[at], 1);
  }
}

/** What needs itself cannot be taken; an order for all others can be found where nothing does. */
function refuseCircles(items) {
  const state = items.map(() => 0);
  const visit = (at) => {
    if (state[at] === 2 || items[at].held) return;
    if (state[at] === 1) throw new Error(`${items[at].id} is needed for itself`);
    state[at] = 1;
    for (const clause of items[at].before) clause.forEach(visit);
    state[at] = 2;
  };
  items.forEach((_, at) => visit(at));
}
