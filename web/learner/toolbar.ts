// Undo and redo, and what has just been done, in words that are heard as well.
import { haveWords } from '../messages/learner.js';
import type { HaveWords } from '../messages/messages.js';
import { harmless } from '../text.js';
import type { Lit } from './chooser.js';

/** What was done: one of the words for that, and the thing that it names. */
export interface Did {
  word: Extract<keyof HaveWords, `did${string}`>;
  name?: string;
}

export interface ToolbarState {
  lang: string;
  dir: 'ltr' | 'rtl';
  undo: Did | undefined;
  redo: Did | undefined;
  /** What has just happened: nothing where it is ''. */
  news: string;
}

export interface ToolbarEvents {
  undo(): void;
  redo(): void;
}

export const inWords = (lang: string, { word, name = '' }: Did) =>
  haveWords(lang).words[word].replace('{name}', () => harmless(name));

export class Toolbar {
  readonly element = document.createElement('div');
  readonly #lit: Lit;
  readonly #events: ToolbarEvents;

  constructor(lit: Lit, events: ToolbarEvents) {
    this.#lit = lit;
    this.#events = events;
  }

  draw({ lang, dir, undo, redo, news }: ToolbarState): void {
    const { html, nothing, render } = this.#lit;
    const { words, lang: spoken } = haveWords(lang);
    // A button that can do nothing stays where it is, and keeps the focus.
    const button = (part: 'undo' | 'redo', label: string, did: Did | undefined) => {
      const about = did && html`<span class="unseen">: ${inWords(lang, did)}</span>`;
      const press = () => did && this.#events[part]();
      const off = did ? nothing : 'true';
      return part === 'undo'
        ? html`<button type="button" part="undo" class="small" aria-disabled=${off} @click=${press}>
            ${label}${about ?? nothing}
          </button>`
        : html`<button type="button" part="redo" class="small" aria-disabled=${off} @click=${press}>
            ${label}${about ?? nothing}
          </button>`;
    };
    render(
      html`<div class="toolbar" lang=${spoken} dir=${dir} ?hidden=${!undo && !redo && news === ''}>
        <p class="news" aria-live="polite">${news}</p>
        <div class="tools" ?hidden=${!undo && !redo}>
          ${button('undo', words.undo, undo)} ${button('redo', words.redo, redo)}
        </div>
      </div>`,
      this.element,
    );
  }
}
