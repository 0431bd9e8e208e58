// The wishes that few have: in which way and language it is taught, what could be assessed, and what
// somebody else pays. What never occurs in a catalogue is not asked for.
import type { WishWords } from '../messages/messages.js';
import { harmless } from '../text.js';
import type { Content } from '../views/parts.js';
import type { Lit } from './chooser.js';
import type { FormEvents, FormState } from './wish-form.js';
import {
  currencyOf,
  deliveries,
  fundingOf,
  isMoney,
  percentOf,
  sumOf,
  withMost,
  withPercent,
  withWish,
  withWord,
  wordsOf,
  type Field,
  type Wishes,
} from './wishes.js';

export interface Asker {
  state: FormState;
  words: WishWords;
  events: FormEvents;
  /** What is wrong with a field, where anything is. */
  said(field: Field, label: string): Content;
}

export const moreWishes = (lit: Lit, asker: Asker): Content[] => [
  ways(lit, asker),
  languages(lit, asker),
  funding(lit, asker),
  priorLearning(lit, asker),
];

interface Choice {
  field: 'delivery' | 'languages';
  label: string;
  hint: string;
  /** What occurs, or is chosen, with its name. */
  shown: [string, string][];
}

/** Only where there is something to choose between. */
function choices(lit: Lit, asker: Asker, { field, label, hint, shown }: Choice): Content {
  const { html } = lit;
  const { state, events } = asker;
  const { wishes } = state;
  const chosen = wordsOf(wishes[field]);
  if (shown.length < 2 && chosen.length === 0) return lit.nothing;
  const take = (word: string) => (event: Event) => {
    const { checked } = event.target as HTMLInputElement;
    events.wished(withWord(wishes, field, word, checked));
  };
  return html`<fieldset class="field wide" aria-describedby="${field}-hint">
    <legend>${label}</legend>
    ${shown.map(
      ([word, name]) =>
        html`<label class="what-if">
          <input type="checkbox" .checked=${chosen.includes(word)} @change=${take(word)} />
          <span>${name}</span>
        </label>`,
    )}
    <p id="${field}-hint" class="private">${hint}</p>
    <p class="wrong" role="alert" ?hidden=${state.problems[field] === undefined}>
      ${asker.said(field, label)}
    </p>
  </fieldset>`;
}

function ways(lit: Lit, asker: Asker): Content {
  const { state, words } = asker;
  const chosen = wordsOf(state.wishes['delivery']);
  const occur = state.offers?.delivery ?? deliveries;
  const shown = deliveries.filter((each) => occur.includes(each) || chosen.includes(each));
  return choices(lit, asker, {
    ...{ field: 'delivery', label: words.delivery, hint: words.deliveryHint },
    shown: shown.map((each) => [each, words[each]]),
  });
}

/** As the reader's language calls it; the tag where the browser knows no name. */
function nameOfLanguage(tag: string, lang: string): string {
  try {
    return new Intl.DisplayNames([lang || 'en'], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

function languages(lit: Lit, asker: Asker): Content {
  const { state, words } = asker;
  const all = [...(state.offers?.languages ?? []), ...wordsOf(state.wishes['languages'])];
  return choices(lit, asker, {
    ...{ field: 'languages', label: words.languages, hint: words.languagesHint },
    shown: [...new Set(all)].map((tag) => [tag, harmless(nameOfLanguage(tag, state.lang))]),
  });
}

function priorLearning(lit: Lit, { state, words, events }: Asker): Content {
  const { html } = lit;
  const { wishes, offers } = state;
  const wished = wishes['priorLearning'];
  if (!offers?.priorLearning && wished === undefined) return lit.nothing;
  const take = (event: Event) => {
    const { checked } = event.target as HTMLInputElement;
    events.wished(withWish(wishes, 'priorLearning', checked || undefined));
  };
  return html`<div class="field wide">
    <label class="what-if">
      <input
        type="checkbox"
        .checked=${wished === true || wordsOf(wished).length > 0}
        aria-describedby="priorLearning-hint"
        @change=${take}
      />
      <span>${words.priorLearning}</span>
    </label>
    <p id="priorLearning-hint" class="private">${words.priorLearningHint}</p>
  </div>`;
}

/** Where nothing has a price there is nothing to pay. */
function funding(lit: Lit, asker: Asker): Content {
  const { html, nothing } = lit;
  const { state, words, events } = asker;
  const { wishes } = state;
  const currency = currencyOf(wishes, state.currency);
  const now = fundingOf(wishes);
  if (!currency) return lit.nothing;
  // What a script has said in more words than these is not said anew in fewer.
  if (!now) return html`<p class="wide">${words.funding}: ${words.byPage}</p>`;
  const problem = state.problems.funding;
  const field = (
    id: string,
    label: string,
    value: string,
    written: (text: string) => Wishes | null,
  ) => {
    const take = (event: Event) => {
      const input = event.target as HTMLInputElement;
      const changed = input.validity.badInput ? null : written(input.value);
      if (changed) events.wished(changed);
      else events.unreadable('funding', id === 'share' ? words.percent : words.sum);
    };
    return html`<div class="field">
      <label for=${id}>${label}</label>
      <input
        type="number"
        id=${id}
        min="0"
        max=${id === 'share' ? '100' : nothing}
        step="any"
        inputmode="decimal"
        .value=${value}
        aria-invalid=${problem ? 'true' : nothing}
        aria-describedby="funding-hint"
        @change=${take}
      />
    </div>`;
  };
  const most = isMoney(now.most) ? sumOf(now.most.minor, now.most.currency) : '';
  return html`<fieldset class="field wide">
    <legend>${words.funding}</legend>
    <p id="funding-hint" class="private">${words.fundingHint}</p>
    <div class="fields">
      ${field('share', words.fundingShare, percentOf(now.share), (text) =>
        withPercent(wishes, text),
      )}
      ${field('most', words.fundingMost.replace('{currency}', harmless(currency)), most, (text) =>
        withMost(wishes, text, currency),
      )}
    </div>
    <p class="wrong" role="alert" ?hidden=${problem === undefined}>
      ${asker.said('funding', words.funding)}
    </p>
  </fieldset>`;
}
