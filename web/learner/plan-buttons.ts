// What can be pressed in a plan itself: a step is left out, or has to be in; a wish in the way is changed.
import { wishWords } from '../messages/learner.js';
import { plain } from '../text.js';
import type { Answer } from '../view.js';
import type { Content } from '../views/parts.js';
import type { Lit } from './chooser.js';
import type { CardEnd } from './panel.js';
import { stepsOf, withChange, type PlannedThing } from './plan-answer.js';
import { withWord, wordsOf, type Wishes } from './wishes.js';

export interface ButtonEvents {
  /** Those that hold now. */
  wishes(): Wishes;
  wished(wishes: Wishes): void;
}

export class PlanButtons {
  readonly #lit: Lit;
  readonly #events: ButtonEvents;

  constructor(lit: Lit, events: ButtonEvents) {
    this.#lit = lit;
    this.#events = events;
  }

  /** The ends of the cards of that answer. */
  under(answer: Answer): CardEnd {
    const { lang } = answer.view;
    const steps = stepsOf(answer);
    return (section, at) => {
      const card = section.cards[at]!;
      if (section.id === 'steps' && section.cards.length === steps.length) {
        const thing = steps[at];
        // What has no id can neither be left out nor be kept in.
        return thing ? this.#ofStep(thing, lang) : this.#lit.nothing;
      }
      return section.id === 'conflict'
        ? this.#ofWish(answer, at, card.heading, lang)
        : this.#lit.nothing;
    };
  }

  #ofStep({ id, name }: PlannedThing, lang: string): Content {
    const { words } = wishWords(lang);
    const kept = wordsOf(this.#events.wishes()['include']).includes(id);
    // The one takes the other back.
    const wish = (as: 'exclude' | 'include', other: 'exclude' | 'include') => () => {
      const others = withWord(this.#events.wishes(), other, id, false);
      this.#events.wished(withWord(others, as, id, true));
    };
    return this.#row(lang, [
      this.#button(words.leaveOut, name, `out ${id}`, wish('exclude', 'include')),
      kept
        ? this.#lit.nothing
        : this.#button(words.keepIn, name, `in ${id}`, wish('include', 'exclude')),
    ]);
  }

  #ofWish(answer: Answer, at: number, heading: string, lang: string): Content {
    if (!withChange(this.#events.wishes(), answer, at)) return this.#lit.nothing;
    const press = () => {
      const changed = withChange(this.#events.wishes(), answer, at);
      if (changed) this.#events.wished(changed);
    };
    const { words } = wishWords(lang);
    return this.#row(lang, [this.#button(words.changeIt, heading, `wish ${at}`, press)]);
  }

  #row(lang: string, buttons: Content[]): Content {
    return this.#lit.html`<p class="step-buttons" lang=${wishWords(lang).lang}>${buttons}</p>`;
  }

  /** `key` is by which the focus finds it again where the plan is drawn anew. */
  #button(words: string, about: string, key: string, press: () => void): Content {
    return this.#lit.html`<button
      type="button"
      part="step-button"
      class="small"
      data-focus=${key}
      @click=${press}
    >
      ${words}<span class="unseen"> (${plain(about)})</span>
    </button>`;
  }
}
