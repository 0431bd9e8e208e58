// The whole answer as a template. All views share it: what differs is in the answer. A ladder's rungs
// hang on a rail; the facts of an audit and of a plan come first, for they are what was asked.
import { html, nothing, type TemplateResult } from 'lit/html.js';

import { pageLanguages, problemsSentence } from '../messages/index.js';
import type { Question } from '../shelf.js';
import type { Card, Fact, Section, View } from '../view.js';
import {
  factList,
  heading,
  linked,
  meterBar,
  paragraph,
  spoken,
  verdictLabel,
  type Content,
} from './parts.js';
import { tableTemplate } from './table.js';

export interface Drawing {
  view: View;
  kind: Question['ask'];
  /** Of the title; sections and cards come below it. */
  headingLevel: number;
  /** Errors of the catalogue. */
  problems: number;
}

function evidence(facts: Fact[], about: string, lang: string): Content {
  if (facts.length === 0) return nothing;
  const { words, lang: own } = pageLanguages.in(lang);
  return html`<details part="more" class="more">
    <summary part="summary" lang=${own}>
      ${words.details}<span class="unseen"> (${spoken(about)})</span>
    </summary>
    ${factList(facts)}
  </details>`;
}

function cardTemplate(card: Card, level: number, lang: string): TemplateResult {
  return html`<li part="card" class="card" data-verdict=${card.verdict?.value ?? nothing}>
    ${heading(level, 'card-heading', linked(card.heading, card.url, card.headingLang))}
    ${paragraph('kind', card.kind)} ${verdictLabel(card.verdict)} ${paragraph('lead', card.lead)}
    ${meterBar(card.meter, card.heading)} ${factList(card.facts)}
    ${evidence(card.more, card.heading, lang)}
  </li>`;
}

function sectionTemplate(section: Section, level: number, lang: string): TemplateResult {
  // role=list: Safari drops the meaning of a list that has no markers.
  return html`<section part="section" class="section" data-section=${section.id}>
    ${heading(level, 'section-heading', spoken(section.heading))}
    ${paragraph('section-text', section.text)}
    ${section.table ? tableTemplate(section.table) : nothing}
    ${
      section.cards.length === 0
        ? nothing
        : html`<ol part="cards" class="cards" role="list">
            ${section.cards.map((card) => cardTemplate(card, level + 1, lang))}
          </ol>`
    }
  </section>`;
}

/** After the verdicts, which are what was asked; the page says most of these facts already. */
function ownFacts({ facts, lang }: View, level: number): Content {
  if (facts.length === 0) return nothing;
  const { words, lang: own } = pageLanguages.in(lang);
  return html`<section part="section" class="section">
    <div lang=${own}>${heading(level, 'section-heading', words.keyFacts)}</div>
    ${factList(facts)}
  </section>`;
}

export function answerTemplate({ view, kind, headingLevel, problems }: Drawing): TemplateResult {
  const { lang } = view;
  const factsFirst = kind === 'audit' || kind === 'plan';
  return html`<div part="answer" class="answer" data-view=${kind} lang=${lang} dir=${view.dir}>
    ${heading(headingLevel, 'title', spoken(view.title))}
    ${view.intro.map((text) => paragraph('intro', text))}
    ${
      problems === 0
        ? nothing
        : html`<p part="problems" class="problems" lang=${pageLanguages.in(lang).lang}>
            ${problemsSentence(lang, problems)}
          </p>`
    }
    ${factsFirst ? factList(view.facts) : nothing}
    ${view.sections.map((section) => sectionTemplate(section, headingLevel + 1, lang))}
    ${factsFirst ? nothing : ownFacts(view, headingLevel + 1)}
    <footer part="footer" class="footer">
      ${view.notes.map((text) => paragraph('note', text))} ${paragraph('source', view.source)}
    </footer>
  </div>`;
}
