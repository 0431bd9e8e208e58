// How far the search for a plan is: a line above the plan, which is said as well as seen.
import type { SearchState } from '../planner/search.js';
import { wishWords } from '../messages/learner.js';
import { plain } from '../text.js';
import type { Answer } from '../view.js';
import type { Lit } from './chooser.js';
import { News, type Said } from './news.js';
import { hasPlan } from './plan-answer.js';

export interface LineState {
  lang: string;
  dir: 'ltr' | 'rtl';
  state: SearchState;
  /** The best so far. */
  answer: Answer | undefined;
  /** Whether a plan for other wishes still stands there. */
  stale: boolean;
}

export interface LineEvents {
  stop(): void;
  goOn(): void;
}

export class SearchLine {
  readonly element = document.createElement('div');
  readonly #lit: Lit;
  readonly #events: LineEvents;
  readonly #news: News;
  #now: LineState = { lang: '', dir: 'ltr', state: 'done', answer: undefined, stale: false };

  constructor(lit: Lit, events: LineEvents) {
    this.#lit = lit;
    this.#events = events;
    this.#news = new News((said) => this.#render(said));
  }

  /** Another search begins. */
  restart(): void {
    this.#news.restart();
  }

  draw(now: LineState): void {
    this.#now = now;
    const { words } = wishWords(now.lang);
    const news = this.#news;
    const plan = now.answer !== undefined && hasPlan(now.answer);
    const intro = now.answer?.view.intro.join(' ') ?? '';
    switch (now.state) {
      case 'searching':
        if (now.stale) return news.say(words.again);
        if (!plan) return news.say(words.searching);
        return news.improve(words.found, words.better, intro);
      case 'stopped':
        return news.say(plan ? words.stopped : words.stoppedNone);
      case 'refused':
        return news.say('');
      case 'done':
        return news.say(now.answer ? words.done : '', intro);
    }
  }

  #render({ text, more }: Said): void {
    const { html, nothing, render } = this.#lit;
    const { words, lang } = wishWords(this.#now.lang);
    const searching = this.#now.state === 'searching';
    const stopped = this.#now.state === 'stopped';
    const press = () => (searching ? this.#events.stop() : this.#events.goOn());
    // At the end of the search its button goes, and must not take the focus along.
    const focused = this.element.matches(':focus-within') && !searching && !stopped;
    render(
      html`<div
        part="plan-status"
        class="plan-status"
        lang=${lang}
        dir=${this.#now.dir}
        ?hidden=${text === ''}
      >
        <progress aria-label=${words.searching} ?hidden=${!searching}></progress>
        <p role="status" tabindex="-1">
          ${text}${more ? html`<span class="unseen"> ${plain(more)}</span>` : nothing}
        </p>
        <button
          type="button"
          part="plan-stop"
          class="small"
          ?hidden=${!searching && !stopped}
          @click=${press}
        >
          ${stopped ? words.goOn : words.stop}
        </button>
      </div>`,
      this.element,
    );
    if (focused) this.element.querySelector('p')?.focus({ preventScroll: true });
  }
}
