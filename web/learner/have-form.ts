// "I have this": a search, what it finds, and the list of what the learner has added. Native controls
// in plain lists: they work alike by touch, by key and by ear.
import { haveWords } from '../messages/learner.js';
import type { HaveWords } from '../messages/messages.js';
import { harmless } from '../text.js';
import type { Content } from '../views/parts.js';
import type { Lit } from './chooser.js';
import type { Claim } from './claims.js';
import type { Found, Thing } from './finder.js';

export interface HaveState {
  lang: string;
  dir: 'ltr' | 'rtl';
  claims: readonly Claim[];
  /** What is named in what is drawn. */
  named: readonly string[];
  /** What is wrong with a claim, in English, by its achievement. */
  problems: ReadonlyMap<string, string>;
  /** Whether the record that is open cannot be added to. */
  apart: boolean;
  /** The day of the answer. */
  on: string;
}

export interface HaveEvents {
  claim(claim: Claim): void;
  remove(achievement: string): void;
  find(text: string): Found | undefined;
  nameOf(id: string): string;
}

/** While a word is typed, every letter makes another one. */
const searchRest = 200;
const dateRest = 600;
/** So many are offered before anything is typed. */
const mostNamed = 8;

export class HaveForm {
  readonly element = document.createElement('div');
  readonly #lit: Lit;
  readonly #events: HaveEvents;
  /** Each in a place of its own: what has the focus, or is unfolded, stays with its thing. */
  readonly #rows = new Map<string, HTMLElement>();
  #state!: HaveState;
  #words!: HaveWords;
  #text = '';
  #found: Found | undefined;
  #searched = false;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(lit: Lit, events: HaveEvents) {
    this.#lit = lit;
    this.#events = events;
  }

  draw(state: HaveState): void {
    this.#state = state;
    this.#words = haveWords(state.lang).words;
    const { html, nothing, render } = this.#lit;
    const words = this.#words;
    const { claims, apart } = state;
    render(
      html`<div class="have" lang=${haveWords(state.lang).lang}>
        <p class="private">${words.claimed}</p>
        <div class="field search">
          <label for="find">${words.search}</label>
          <input
            type="search"
            id="find"
            part="find"
            autocomplete="off"
            spellcheck="false"
            maxlength="200"
            aria-describedby="find-hint"
            @input=${this.#type}
            @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && this.#search()}
          />
          <p id="find-hint" class="private">${words.searchHint}</p>
        </div>
        <p class="private" aria-live="polite">${this.#count()}</p>
        ${this.#found?.things.length ? this.#list(this.#found.things, this.#count()) : nothing}
        ${this.#named()}
        ${
          claims.length === 0
            ? nothing
            : html`<div class="field">
                <p id="claims" class="things-label">${words.list}</p>
                <ul class="claims" role="list" aria-labelledby="claims">
                  ${claims.map((claim) => this.#row(claim))}
                </ul>
              </div>`
        }
        <p class="wrong" ?hidden=${!apart}>${words.apart}</p>
      </div>`,
      this.element,
    );
  }

  /** Nothing of what was looked for stays. */
  forget(): void {
    clearTimeout(this.#rest);
    this.#text = '';
    this.#found = undefined;
    this.#searched = false;
    this.#rows.clear();
    const input = this.element.querySelector<HTMLInputElement>('#find');
    if (input) input.value = '';
  }

  readonly #type = (event: Event): void => {
    this.#text = (event.target as HTMLInputElement).value;
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.#search(), searchRest);
  };

  #search(): void {
    clearTimeout(this.#rest);
    this.#searched = this.#text.trim() !== '';
    this.#found = this.#searched ? this.#events.find(this.#text) : undefined;
    this.draw(this.#state);
  }

  /** How much was found, for those who do not see it appear. */
  #count(): string {
    const words = this.#words;
    if (!this.#searched) return '';
    if (!this.#found) return words.searchFailed;
    const { things, more } = this.#found;
    if (things.length === 0) return words.foundNone;
    const found = words.found.replace(
      '{n}',
      things.length.toLocaleString(this.#state.lang || 'en'),
    );
    return more ? `${found}. ${words.foundMore}` : found;
  }

  #list(things: readonly Thing[], label: string): Content {
    return this.#lit.html`<ul class="things" role="list" aria-label=${label}>
      ${things.map((thing) => this.#offer(thing))}
    </ul>`;
  }

  #named(): Content {
    const { html } = this.#lit;
    const ids = this.#state.named.slice(0, mostNamed);
    if (ids.length === 0 || this.#searched) return this.#lit.nothing;
    const things = ids.map((achievement) => ({
      achievement,
      name: this.#events.nameOf(achievement),
    }));
    return html`<details class="more named">
      <summary>${this.#words.named}</summary>
      ${this.#list(things, this.#words.named)}
    </details>`;
  }

  #offer(thing: Thing): Content {
    const { html, nothing } = this.#lit;
    const { achievement, name, nameLang, kind } = thing;
    const words = this.#words;
    const held = this.#state.claims.some((claim) => claim.achievement === achievement);
    const button = (label: string, status: Claim['status']) =>
      html`<button
        type="button"
        part="claim-add"
        class="small"
        @click=${() => this.#add(achievement, status)}
      >
        ${label}<span class="unseen"> (${harmless(name)})</span>
      </button>`;
    return html`<li class="thing">
      <span class="thing-name"
        ><bdi lang=${nameLang ?? nothing}>${harmless(name)}</bdi>
        ${kind ? html`<bdi class="private">${harmless(kind)}</bdi>` : nothing}</span
      >
      <span class="thing-buttons"
        >${
          held
            ? html`<span class="private">${words.inList}</span>`
            : [button(words.iHave, 'completed'), button(words.iTake, 'inProgress')]
        }</span
      >
    </li>`;
  }

  #add(achievement: string, status: Claim['status']): void {
    // The button is about to go.
    this.element.querySelector<HTMLElement>('#find')?.focus({ preventScroll: true });
    this.#events.claim({ achievement, status });
  }

  #row(claim: Claim): HTMLElement {
    const { achievement } = claim;
    let row = this.#rows.get(achievement);
    if (!row) {
      row = document.createElement('li');
      row.className = 'claim';
      this.#rows.set(achievement, row);
    }
    this.#lit.render(this.#claim(claim), row);
    return row;
  }

  #claim(claim: Claim): Content {
    const { html, nothing } = this.#lit;
    const words = this.#words;
    const { achievement, status } = claim;
    const name = harmless(this.#events.nameOf(achievement));
    const about = html`<span class="unseen"> (${name})</span>`;
    const problem = this.#state.problems.get(achievement);
    const option = (value: Claim['status'], label: string) =>
      html`<option value=${value} .selected=${value === status}>${label}</option>`;
    const take = (event: Event) => {
      const { value } = event.target as HTMLSelectElement;
      this.#events.claim({ ...claim, status: value as Claim['status'] });
    };
    return html`<bdi class="thing-name">${name}</bdi>
      <label class="claim-status"
        ><span class="unseen">${words.status}${about}</span>
        <select part="claim-status" @change=${take}>
          ${option('completed', words.iHave)} ${option('inProgress', words.iTake)}
        </select></label
      >
      <button
        type="button"
        part="claim-remove"
        class="small"
        @click=${() => this.#remove(achievement)}
      >
        ${words.remove}${about}
      </button>
      ${status === 'completed' ? this.#details(claim, about) : nothing}
      ${
        problem === undefined
          ? nothing
          : html`<p class="wrong">
              ${words.problem} <span lang="en" dir="ltr">${harmless(problem)}</span>
            </p>`
      }`;
  }

  #details(claim: Claim, about: unknown): Content {
    const { html, nothing } = this.#lit;
    const words = this.#words;
    const { on } = this.#state;
    const take = (member: 'completed' | 'grade') => (event: Event) => {
      const { value, validity } = event.target as HTMLInputElement;
      // What is half written, or still to come, is not said yet.
      if (validity.badInput || validity.rangeOverflow) return this.draw(this.#state);
      const others = { ...claim };
      delete others[member];
      const text = value.trim();
      if ((claim[member] ?? '') === text) return this.draw(this.#state);
      this.#events.claim(text === '' ? others : { ...others, [member]: text });
    };
    const toCome =
      this.#rows.get(claim.achievement)?.querySelector<HTMLInputElement>('[type=date]')?.validity
        .rangeOverflow === true;
    let rest: ReturnType<typeof setTimeout> | undefined;
    const takeDate = (event: Event) => {
      clearTimeout(rest);
      const input = event.target as HTMLInputElement;
      rest = setTimeout(
        () => input.isConnected && take('completed')({ target: input } as never),
        dateRest,
      );
    };
    return html`<details class="more claim-more">
      <summary>${words.details}${about}</summary>
      <div class="fields">
        <label class="field"
          ><span>${words.completed}</span>
          <input
            type="date"
            max=${on || nothing}
            .value=${claim.completed ?? ''}
            aria-invalid=${toCome ? 'true' : nothing}
            @change=${takeDate}
          /><span class="wrong" role=${toCome ? 'alert' : nothing} ?hidden=${!toCome}
            >${toCome ? words.toCome : nothing}</span
          ></label
        >
        <label class="field"
          ><span>${words.grade}</span>
          <input
            type="text"
            maxlength="40"
            autocomplete="off"
            .value=${claim.grade ?? ''}
            @change=${take('grade')}
          />
        </label>
      </div>
    </details>`;
  }

  #remove(achievement: string): void {
    // The button is about to go.
    this.element.querySelector<HTMLElement>('#find')?.focus({ preventScroll: true });
    this.#rows.delete(achievement);
    this.#events.remove(achievement);
  }
}
