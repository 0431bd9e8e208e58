// Long work in short slices, so that the thread it is done in stays free for all else.

export interface SliceTimes {
  /** What a slice may take, in milliseconds. */
  most?: number;
  clock?: () => number;
  /** Lets the thread do what has come up meanwhile. */
  rest?: () => Promise<void>;
}

/** So many steps are never asked for at once, however fast the clock says that they are. */
const mostSteps = 4_000;

/**
 * A message to oneself comes behind all that waits already. scheduler.yield() would come before the
 * timers of the page, and keep them waiting for as long as the work goes on.
 */
function rest(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });
}

export class Slices {
  readonly #most: number;
  readonly #clock: () => number;
  readonly rest: () => Promise<void>;
  /** How many steps fit in a quarter of a slice, as far as has been seen. */
  #steps = 250;

  constructor(times: SliceTimes = {}) {
    this.#most = times.most ?? 8;
    this.#clock = times.clock ?? (() => performance.now());
    this.rest = times.rest ?? rest;
  }

  get now(): number {
    return this.#clock();
  }

  /**
   * Works for one slice: whether there is more to do.
   *
   * @param work - does about so many steps, and says whether there are more
   */
  run(work: (steps: number) => boolean): boolean {
    const began = this.#clock();
    for (let before = began; ;) {
      if (!work(this.#steps)) return false;
      const now = this.#clock();
      const took = now - before;
      this.#learn(took);
      before = now;
      // The next piece is not begun where it would not fit.
      if (now - began + Math.max(took, this.#most / 4) > this.#most) return true;
    }
  }

  /** A clock may be coarse, and steps of one search are not all alike: it is slow to trust. */
  #learn(took: number): void {
    const factor = Math.min(2, this.#most / 4 / Math.max(took, 0.01));
    this.#steps = Math.min(mostSteps, Math.max(1, Math.floor(this.#steps * factor)));
  }
}
