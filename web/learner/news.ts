// What is said of a search while it goes on, to those who do not see the page change: its first plan
// and its end at once, what is better in between only now and then.

export interface Said {
  text: string;
  /** For those who do not see the page alone. */
  more: string;
}

/** So long nothing is said of another improvement, in milliseconds. */
const pause = 5_000;

export class News {
  readonly #say: (said: Said) => void;
  readonly #clock: () => number;
  #improvements = 0;
  #saidAt = 0;
  #last: Said = { text: '', more: '' };

  constructor(say: (said: Said) => void, clock = () => performance.now()) {
    this.#say = say;
    this.#clock = clock;
  }

  /** Another search begins. */
  restart(): void {
    this.#improvements = 0;
  }

  say(text: string, more = ''): void {
    this.#last = { text, more };
    this.#say(this.#last);
  }

  /** A plan is there; `intro` says what it comes to. */
  improve(first: string, better: string, intro: string): void {
    const now = this.#clock();
    const isFirst = this.#improvements === 0;
    const changed = isFirst || (intro !== this.#last.more && now - this.#saidAt >= pause);
    if (changed) {
      this.#improvements += 1;
      this.#saidAt = now;
      this.#last = { text: isFirst ? first : better, more: intro };
    }
    // The button beside it may change all the same.
    this.#say(this.#last);
  }
}
