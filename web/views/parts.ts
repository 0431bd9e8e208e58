// The small pieces that views are made of. Text only ever becomes text nodes and attribute values.
import { html, nothing, type TemplateResult } from 'lit/html.js';

import { harmless, isolates, linkAddress, plain } from '../text.js';
import { toNumber, type Card, type Fact, type Item, type Meter } from '../view.js';
import { verdictShape } from './icons.js';

export type Content = TemplateResult | string | typeof nothing;

/** Names of another writing direction must not reorder the words around them, hence <bdi>. */
export function spoken(text: string): Content {
  const parts = text.split(isolates);
  if (parts.length === 1) return harmless(text);
  return html`${parts.map((part, at) => (at % 2 ? html`<bdi>${harmless(part)}</bdi>` : harmless(part)))}`;
}

/** The same of a name by itself; `lang` where it is in another language than what stands around it. */
export function linked(
  text: string,
  url: string | undefined,
  lang: string | undefined,
): TemplateResult {
  const address = linkAddress(url);
  const words = html`<bdi lang=${lang ?? nothing}>${spoken(text)}</bdi>`;
  return address ? html`<a part="link" href=${address} rel="noopener">${words}</a>` : words;
}

/** A heading of the page's outline; HTML has six levels, ARIA goes on. */
export function heading(level: number, part: string, content: Content): TemplateResult {
  switch (level) {
    case 1:
      return html`<h1 part=${part} class=${part}>${content}</h1>`;
    case 2:
      return html`<h2 part=${part} class=${part}>${content}</h2>`;
    case 3:
      return html`<h3 part=${part} class=${part}>${content}</h3>`;
    case 4:
      return html`<h4 part=${part} class=${part}>${content}</h4>`;
    case 5:
      return html`<h5 part=${part} class=${part}>${content}</h5>`;
    case 6:
      return html`<h6 part=${part} class=${part}>${content}</h6>`;
    default:
      return html`<div role="heading" aria-level=${level} part=${part} class=${part}>
        ${content}
      </div>`;
  }
}

export function paragraph(part: string, text: string | undefined): Content {
  return text ? html`<p part=${part} class=${part}>${spoken(text)}</p>` : nothing;
}

const item = ({ text, url, lang }: Item) => html`<dd>${linked(text, url, lang)}</dd>`;

export function factList(facts: Fact[]): Content {
  if (facts.length === 0) return nothing;
  return html`<dl part="facts" class="facts">
    ${facts.map(
      (fact) =>
        html`<div class="fact">
          <dt>${spoken(fact.label)}</dt>
          ${fact.items.map(item)}
        </div>`,
    )}
  </dl>`;
}

export function verdictLabel(verdict: Card['verdict']): Content {
  if (!verdict) return nothing;
  return html`<p part="verdict verdict-${verdict.value}" class="verdict">
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${verdictShape(verdict.value)}</svg>
    <span>${spoken(verdict.text)}</span>
  </p>`;
}

/**
 * A bar, drawn in SVG: its width needs no style attribute, which a strict policy would block, and
 * printers keep what they leave out of backgrounds.
 */
export function meterBar(meter: Meter | undefined, label: string): Content {
  const max = toNumber(meter?.max);
  const value = Math.min(Math.max(toNumber(meter?.value), 0), max);
  if (!meter || !(max > 0)) return nothing;
  return html`<div
    part="meter"
    class="meter"
    role="meter"
    aria-label=${plain(label)}
    aria-valuemin="0"
    aria-valuemax=${max}
    aria-valuenow=${value}
    aria-valuetext="${meter.value} / ${meter.max}"
  >
    <svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
      <rect class="track" width="1000" height="10" />
      <rect class="bar" width=${(1000 * value) / max} height="10" />
    </svg>
  </div>`;
}
