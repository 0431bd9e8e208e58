// Where a learner says what is held: by search and tick, and by a file of theirs, which is read here and
// goes nowhere.
import type { html, nothing, render } from 'lit/html.js';

import { haveWords, recordWords } from '../messages/learner.js';
import { harmless, plain } from '../text.js';

/** Lit as the element has it: a page loads it once. */
export interface Lit {
  html: typeof html;
  nothing: typeof nothing;
  render: typeof render;
}

/** What the learner does. */
export interface Choices {
  file(file: File): void;
  closed(): void;
  whatIf(whatIf: boolean): void;
}

export interface ChooserState {
  lang: string;
  dir: 'ltr' | 'rtl';
  /** Whether a record is open. */
  open: boolean;
  /** How many things are ticked. */
  claims: number;
  /** Whether it is given for a plan, which does without, and counts what it adds itself. */
  planning: boolean;
  /** Whether a file is being read. */
  reading: boolean;
  whatIf: boolean;
  /** Why the last record is not shown, where it is not: a sentence or nothing. */
  problem: string | undefined;
  /** What has just been found, for those who do not see it appear. */
  news: string;
}

/** Drawn into one place for as long as the element is: what has the focus keeps it. */
export class Chooser {
  readonly #place = document.createElement('div');
  readonly #lit: Lit;
  readonly #choices: Choices;
  /** Where it is ticked. */
  readonly #have: HTMLElement;

  constructor(lit: Lit, choices: Choices, have: HTMLElement) {
    this.#lit = lit;
    this.#choices = choices;
    this.#have = have;
  }

  get element(): HTMLElement {
    return this.#place;
  }

  /** Lets go of the file, so that the same one, mended meanwhile, can be chosen anew. */
  forget(): void {
    if (this.#input) this.#input.value = '';
  }

  get #input(): HTMLInputElement | null {
    return this.#place.querySelector('input[type=file]');
  }

  draw(state: ChooserState): void {
    const { lang, dir, open, claims, planning, reading, whatIf, problem, news } = state;
    const { html, nothing, render } = this.#lit;
    const { words, lang: spoken } = recordWords(lang);
    const choose = (event: Event) => {
      const file = (event.target as HTMLInputElement).files?.[0];
      if (file) this.#choices.file(file);
    };
    const close = () => {
      this.forget();
      // The button is about to go.
      this.#input?.focus();
      this.#choices.closed();
    };
    const tick = (event: Event) => {
      this.#choices.whatIf((event.target as HTMLInputElement).checked);
    };
    render(
      html`<details part="record" class="record box" lang=${spoken} dir=${dir} open>
        <summary part="panel-heading" class="box-heading" lang=${haveWords(lang).lang}>
          ${haveWords(lang).words.have}${claims > 0 ? html` <span class="count">${claims}</span>` : nothing}
        </summary>
        ${this.#have}
        <label class="choose">
          <span class="label">${words.open}</span>
          <input
            type="file"
            part="record-file"
            accept=".json,.csv,application/json,text/csv"
            aria-describedby="private"
            @change=${choose}
          />
        </label>
        <p id="private" class="private">${words.stays}</p>
        ${planning && !open && claims === 0 ? html`<p class="private">${words.without}</p>` : nothing}
        ${
          (open || claims > 0) && !planning
            ? html`<label class="what-if">
                  <input
                    type="checkbox"
                    part="record-what-if"
                    .checked=${whatIf}
                    aria-describedby="planned"
                    @change=${tick}
                  />
                  <span>${words.whatIf}</span>
                </label>
                <p id="planned" class="private">${words.planned}</p>`
            : nothing
        }
        ${
          open
            ? html`<button type="button" part="record-close" class="close" @click=${close}>
                ${words.close}
              </button>`
            : nothing
        }
        <p part="problems" class="problems" role="alert" ?hidden=${problem === undefined}>
          ${
            problem === undefined
              ? nothing
              : html`${words.problem} <span lang="en" dir="ltr">${harmless(problem)}</span>`
          }
        </p>
        <p class=${reading ? 'private' : 'unseen'} role="status">
          ${reading ? words.reading : plain(news)}
        </p>
      </details>`,
      this.#place,
    );
  }
}
