// Chance with a seed: the same numbers on every machine.

/** The mulberry32 generator (public domain): 32 bits of state, one number in [0, 1) a call. */
function mulberry32(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export class Dice {
  constructor(seed) {
    this.next = mulberry32(seed);
  }
  int(from, to) {
    return from + Math.floor(this.next() * (to - from + 1));
  }
  chance(percent) {
    return this.next() * 100 < percent;
  }
  one(list) {
    return list[this.int(0, list.length - 1)];
  }
}
