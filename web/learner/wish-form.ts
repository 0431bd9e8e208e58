// The form of a learner's wishes. Native controls, drawn into one place for as long as the element is:
// what has the focus keeps it.
import { wishWords } from '../messages/learner.js';
import type { WishWords } from '../messages/messages.js';
import { inLanguage, type Offers } from '../planner/offers.js';
import { harmless } from '../text.js';
import type { Content } from '../views/parts.js';
import type { Lit } from './chooser.js';
import {
  currencyOf,
  objectives,
  textOf,
  withText,
  withWish,
  withWord,
  wordsOf,
  type Field,
  type Wishes,
} from './wishes.js';
import { moreWishes, type Asker } from './wish-more.js';

/** In the words of the form, or as the core refuses it: in English. */
export type Problem = string | { english: string };
export type Problems = Partial<Record<Field | '', Problem>>;

export interface FormState {
  lang: string;
  dir: 'ltr' | 'rtl';
  wishes: Wishes;
  /** In which plans count, as far as is known: '' where none is. */
  currency: string;
  offers: Offers | undefined;
  /** What is wrong with a field, and under '' what is wrong elsewhere. */
  problems: Problems;
  /** The name of a thing that may be left out, or has to be in. */
  nameOf(id: string): string;
}

export interface FormEvents {
  wished(wishes: Wishes): void;
  /** A field says nothing that could be wished. */
  unreadable(field: Field, why: string): void;
}

/** While a date is typed, every digit makes another one. */
const dateRest = 600;

export class WishForm {
  readonly #place = document.createElement('div');
  readonly #lit: Lit;
  readonly #events: FormEvents;
  #state!: FormState;
  #words!: WishWords;
  #dated: ReturnType<typeof setTimeout> | undefined;

  constructor(lit: Lit, events: FormEvents) {
    this.#lit = lit;
    this.#events = events;
  }

  get element(): HTMLElement {
    return this.#place;
  }

  draw(state: FormState): void {
    const { html, render } = this.#lit;
    const { words, lang } = wishWords(state.lang);
    this.#state = state;
    this.#words = words;
    const { wishes, problems } = state;
    const general = problems[''];
    render(
      html`<form
        part="wishes"
        class="wishes"
        lang=${lang}
        dir=${state.dir}
        aria-labelledby="wishes-label"
        @submit=${(event: Event) => event.preventDefault()}
      >
        <details class="box" open>
          <summary id="wishes-label" part="panel-heading" class="box-heading">
            ${words.wishes}
          </summary>
          <div class="fields">
            ${this.#priorities()} ${this.#audiences()} ${this.#date('start', words.startHint)}
            ${this.#date('deadline')}
            ${this.#number('hoursPerWeek', words.hoursPerWeek, words.hoursHint)}
            ${this.#money('budget')} ${this.#money('budgetPerTerm')}
          </div>
          <details class="more-wishes">
            <summary>${words.more}</summary>
            <div class="fields">
              ${moreWishes(this.#lit, this.#asker)} ${this.#tick('frontier')}
              ${this.#tick('possible', words.possibleHint)}
            </div>
          </details>
          ${this.#things('exclude', words.leftOut)} ${this.#things('include', words.mustBeIn)}
          <button
            type="button"
            part="wishes-clear"
            class="close"
            ?hidden=${Object.keys(wishes).length === 0 && Object.keys(problems).length === 0}
            @click=${this.#clear}
          >
            ${words.clear}
          </button>
        </details>
        <p class="problems" role="alert" ?hidden=${general === undefined}>${this.#said(general)}</p>
      </form>`,
      this.#place,
    );
  }

  /** What was written and could not be read goes. */
  reset(): void {
    this.#place.querySelector('form')?.reset();
  }

  /** What the fields that are further down need. */
  get #asker(): Asker {
    const { state, words, events } = {
      state: this.#state,
      words: this.#words,
      events: this.#events,
    };
    return {
      ...{ state, words, events },
      said: (field, label) => this.#said(state.problems[field], field, label),
    };
  }

  readonly #clear = (): void => {
    this.reset();
    this.#place.querySelector('select')?.focus();
    this.#events.wished({});
  };

  readonly #write = (field: Field, input: HTMLInputElement | HTMLSelectElement): void => {
    const { wishes, currency } = this.#state;
    const changed = input.validity.badInput
      ? null
      : withText(wishes, field, input.value, currencyOf(wishes, currency));
    if (changed) this.#events.wished(changed);
    else this.#events.unreadable(field, this.#words[field.startsWith('budget') ? 'sum' : 'number']);
  };

  /** Takes what is written in that field. */
  #taking(field: Field) {
    return (event: Event) => this.#write(field, event.target as HTMLInputElement);
  }

  /** A label, its control, a hint and what is wrong with it. */
  #field(field: Field, label: string, control: Content, hint?: string): Content {
    const { html, nothing } = this.#lit;
    const problem = this.#state.problems[field];
    return html`<div class="field">
      <label for=${field}>${label}</label>
      ${control} ${hint ? html`<p id="${field}-hint" class="private">${hint}</p>` : nothing}
      <p id="${field}-problem" class="wrong" role="alert" ?hidden=${problem === undefined}>
        ${this.#said(problem, field, label)}
      </p>
    </div>`;
  }

  #said(problem: Problem | undefined, field = '', label = ''): Content {
    const { html } = this.#lit;
    const words = this.#words;
    if (problem === undefined) return this.#lit.nothing;
    if (typeof problem === 'string') return problem;
    if (field === 'hoursPerWeek') return words.hoursRange;
    // The core names a wish as it is written in JSON.
    const why = problem.english.replace(`"${field}"`, `“${label}”`);
    return html`${words.refused} <span lang="en" dir="ltr">${harmless(why)}</span>`;
  }

  /** What says more of a control, for those who cannot see where it stands. */
  #described(field: Field, hint?: string) {
    const ids = [
      hint ? `${field}-hint` : '',
      this.#state.problems[field] ? `${field}-problem` : '',
    ];
    return ids.filter(Boolean).join(' ') || this.#lit.nothing;
  }

  #invalid(field: Field) {
    return this.#state.problems[field] ? 'true' : this.#lit.nothing;
  }

  #priorities(): Content {
    const { html, nothing } = this.#lit;
    const words = this.#words;
    const chosen = textOf(this.#state.wishes, 'minimize');
    const labels: Record<string, string> = {
      cost: words.byCost,
      time: words.byTime,
      steps: words.bySteps,
      firstAward: words.byFirstAward,
      outlay: words.byOutlay,
      unrecognised: words.byRecognition,
    };
    const option = (value: string, label: string) =>
      html`<option value=${value} .selected=${value === chosen}>${label}</option>`;
    const control = html`<select
      id="minimize"
      aria-describedby=${this.#described('minimize')}
      @change=${this.#taking('minimize')}
    >
      ${Object.keys(objectives).map((each) => option(each, labels[each]!))}
      ${chosen in objectives ? nothing : option(chosen, words.byPage)}
    </select>`;
    return this.#field('minimize', words.minimize, control);
  }

  #audiences(): Content {
    const { html } = this.#lit;
    const { wishes, offers, lang } = this.#state;
    const chosen = textOf(wishes, 'audience');
    const known = (offers?.audiences ?? []).map((words) => inLanguage(words, lang));
    const all = [...new Set(chosen ? [...known, chosen] : known)];
    if (all.length === 0) return this.#lit.nothing;
    const control = html`<select
      id="audience"
      aria-describedby=${this.#described('audience')}
      @change=${this.#taking('audience')}
    >
      <option value="" .selected=${chosen === ''}>${this.#words.audienceAny}</option>
      ${all.map(
        (each) =>
          html`<option value=${each} .selected=${each === chosen}>${harmless(each)}</option>`,
      )}
    </select>`;
    return this.#field('audience', this.#words.audience, control);
  }

  #date(field: 'start' | 'deadline', hint?: string): Content {
    const { html } = this.#lit;
    const take = (event: Event) => {
      clearTimeout(this.#dated);
      const input = event.target as HTMLInputElement;
      this.#dated = setTimeout(() => {
        if (input.isConnected) this.#write(field, input);
      }, dateRest);
    };
    const control = html`<input
      type="date"
      id=${field}
      max="9999-12-31"
      .value=${textOf(this.#state.wishes, field)}
      aria-invalid=${this.#invalid(field)}
      aria-describedby=${this.#described(field, hint)}
      @change=${take}
    />`;
    return this.#field(field, this.#words[field], control, hint);
  }

  #number(field: Field, label: string, hint?: string): Content {
    const { html } = this.#lit;
    const control = html`<input
      type="number"
      id=${field}
      min="0"
      step="any"
      inputmode="decimal"
      .value=${textOf(this.#state.wishes, field)}
      aria-invalid=${this.#invalid(field)}
      aria-describedby=${this.#described(field, hint)}
      @change=${this.#taking(field)}
    />`;
    return this.#field(field, label, control, hint);
  }

  /** Where nothing has a price there is no currency to write a budget in. */
  #money(field: 'budget' | 'budgetPerTerm'): Content {
    const currency = currencyOf(this.#state.wishes, this.#state.currency);
    if (!currency) return this.#lit.nothing;
    return this.#number(field, this.#words[field].replace('{currency}', harmless(currency)));
  }

  #tick(field: 'frontier' | 'possible', hint?: string): Content {
    const { html, nothing } = this.#lit;
    const { wishes } = this.#state;
    const take = (event: Event) => {
      const { checked } = event.target as HTMLInputElement;
      this.#events.wished(withWish(wishes, field, checked || undefined));
    };
    return html`<div class="field wide">
      <label class="what-if">
        <input
          type="checkbox"
          .checked=${wishes[field] === true}
          aria-describedby=${hint ? `${field}-hint` : nothing}
          @change=${take}
        />
        <span>${this.#words[field]}</span>
      </label>
      ${hint ? html`<p id="${field}-hint" class="private">${hint}</p>` : nothing}
    </div>`;
  }

  /** What is left out or has to be in, each with a way back. */
  #things(wish: 'exclude' | 'include', label: string): Content {
    const { html } = this.#lit;
    const { wishes, nameOf } = this.#state;
    const ids = wordsOf(wishes[wish]);
    if (ids.length === 0) return this.#lit.nothing;
    const take = (id: string) => () => {
      // The button is about to go.
      this.#place.querySelector('select')?.focus({ preventScroll: true });
      this.#events.wished(withWord(wishes, wish, id, false));
    };
    return html`<div class="field wide">
      <p id=${wish} class="things-label">${label}</p>
      <ul class="things" role="list" aria-labelledby=${wish}>
        ${ids.map(
          (id) =>
            html`<li>
              <bdi>${harmless(nameOf(id))}</bdi>
              <button type="button" part="wish-back" class="small" @click=${take(id)}>
                ${this.#words.takeBack}<span class="unseen"> (${harmless(nameOf(id))})</span>
              </button>
            </li>`,
        )}
      </ul>
    </div>`;
  }
}
