// "Keep this plan": a link, a file, this device, paper and a calendar; and a way to let go of all.
import { keepWords } from '../messages/learner.js';
import type { KeepWords } from '../messages/messages.js';
import type { Content } from '../views/parts.js';
import type { Lit } from './chooser.js';

export interface KeepState {
  lang: string;
  dir: 'ltr' | 'rtl';
  planning: boolean;
  /** Whether a file of the learner's is open. */
  hasFile: boolean;
  /** Whether it is saved on the device. */
  saves: boolean;
  /** Whether a plan stands there that can be printed. */
  hasPlan: boolean;
  /** A link that could not be copied, to be copied by hand. */
  link: string;
  /** What has come of the last press, beside its button. */
  said: Partial<Record<Act, string>>;
}

export type Act = 'link' | 'download' | 'save' | 'print' | 'calendar' | 'clear';

export interface KeepEvents {
  /** @param withFile - whether what the file says goes along */
  link(withFile: boolean): void;
  download(): void;
  save(): void;
  forget(): void;
  print(): void;
  calendar(): void;
  clear(): void;
}

export class KeepForm {
  readonly element = document.createElement('div');
  readonly #lit: Lit;
  readonly #events: KeepEvents;
  #words!: KeepWords;
  #state!: KeepState;

  constructor(lit: Lit, events: KeepEvents) {
    this.#lit = lit;
    this.#events = events;
  }

  draw(state: KeepState): void {
    const { html, nothing, render } = this.#lit;
    const { words, lang } = keepWords(state.lang);
    this.#words = words;
    this.#state = state;
    const events = this.#events;
    const { planning, hasPlan, saves } = state;
    render(
      html`<details part="keep" class="keep box" lang=${lang} dir=${state.dir}>
        <summary part="panel-heading" class="box-heading">
          ${planning ? words.keep : words.keepTold}
        </summary>
        <p class="private">${words.unasked}</p>
        <ul class="ways" role="list">
          ${this.#way('link', words.link, words.linkHint, this.#copy, this.#linkMore())}
          ${this.#way('download', words.download, words.downloadHint, () => events.download())}
          ${
            saves
              ? this.#way('save', words.forget, words.tookSaved, () => events.forget())
              : this.#way('save', words.save, words.saveHint, () => events.save())
          }
          ${
            planning && hasPlan
              ? [
                  this.#way('print', words.print, '', () => events.print()),
                  this.#way('calendar', words.calendar, words.calendarHint, () =>
                    events.calendar(),
                  ),
                ]
              : nothing
          }
          ${this.#way('clear', words.clear, words.clearHint, () => events.clear())}
        </ul>
      </details>`,
      this.element,
    );
  }

  /** The link in its field is chosen as a whole. */
  selectLink(): void {
    const input = this.element.querySelector<HTMLInputElement>('#link');
    input?.focus();
    input?.select();
  }

  readonly #copy = (): void => {
    const box = this.element.querySelector<HTMLInputElement>('#link-file');
    this.#events.link(box?.checked ?? false);
  };

  #way(act: Act, label: string, hint: string, press: () => void, more?: Content): Content {
    const { html, nothing } = this.#lit;
    const said = this.#state.said[act] ?? '';
    return html`<li class="way">
      <button
        type="button"
        part="keep-button"
        class="close"
        aria-describedby=${hint ? `${act}-hint` : nothing}
        @click=${press}
      >
        ${label}
      </button>
      <div class="way-words">
        ${hint ? html`<p id="${act}-hint" class="private">${hint}</p>` : nothing} ${more ?? nothing}
        <p class="news" aria-live="polite">${said}</p>
      </div>
    </li>`;
  }

  #linkMore(): Content {
    const { html, nothing } = this.#lit;
    const { hasFile, link } = this.#state;
    return html`${
      hasFile
        ? html`<label class="what-if"
            ><input type="checkbox" id="link-file" part="keep-file" />
            <span>${this.#words.linkFile}</span></label
          >`
        : nothing
    }
    ${
      link
        ? html`<label class="field"
            ><span>${this.#words.linkByHand}</span
            ><input type="text" id="link" part="keep-link" readonly dir="ltr" .value=${link}
          /></label>`
        : nothing
    }`;
  }
}
