// What leads to what. One nested list is both the picture and the list: where there is room, its
// achievements are placed on a grid, and lines are drawn below them that say nothing that the list
// does not say. The table has the same steps.
//
// Places are set as custom properties through the style object, which a strict policy allows.
import {
  html,
  nothing,
  render,
  svg,
  type SVGTemplateResult,
  type TemplateResult,
} from 'lit/html.js';

import { pageLanguages } from '../messages/index.js';
import { plain } from '../text.js';
import type { Picture, PictureNode, PictureStep, Section, Table } from '../view.js';
import { linked, paragraph, spoken, verdictLabel, type Content } from './parts.js';
import { tableTemplate } from './table.js';

const lineOf = ({ derived, verdict }: PictureStep) => (derived ? 'derived' : verdict);

// ---- the lines, in units of the grid: an achievement is three wide, a gap one ------------------

type Point = readonly [x: number, y: number];

const bend = ([ax, ay]: Point, [bx, by]: Point) => {
  const middle = (ax + bx) / 2;
  return `C${middle} ${ay} ${middle} ${by} ${bx} ${by}`;
};

/** Near the end that it leads to, where lines to one achievement are still apart. */
function mark([ax, ay]: Point, [bx, by]: Point, back: boolean): string {
  const [x, y] = back ? [0.35, 0.22] : [0.65, 0.78];
  return `M${ax + x * (bx - ax)} ${ay + y * (by - ay)}h0`;
}

function lineTemplate(step: PictureStep, nodes: PictureNode[]): SVGTemplateResult {
  const [from, to] = [nodes[step.from]!, nodes[step.to]!];
  // A line that closes a circle runs back.
  const back = from.layer > to.layer;
  const [first, last] = back ? [to, from] : [from, to];
  const starts: Point[] = [[4 * first.layer + 3, first.row + 1.5]];
  const ends: Point[] = [];
  for (const [at, row] of (step.through ?? []).entries()) {
    const x = 4 * (first.layer + 1 + at);
    ends.push([x, row + 0.5]);
    starts.push([x + 3, row + 0.5]);
  }
  ends.push([4 * last.layer, last.row + 1.5]);
  const path = starts.map((start, at) => {
    const across = at === 0 ? `M${start.join(' ')}` : `H${start[0]}`;
    return across + bend(start, ends[at]!);
  });
  const marked = back ? 0 : ends.length - 1;
  return svg`<g data-line=${lineOf(step)}>
    <path d=${path.join('')} />
    <path class="mark" d=${mark(starts[marked]!, ends[marked]!, back)} />
  </g>`;
}

const legend = ({ lines }: Picture) =>
  html`<ul class="legend" aria-hidden="true">
    ${lines.map(
      ({ line, text }) =>
        html`<li>
          <svg viewBox="0 0 40 12">
            <g data-line=${line}>
              <path d="M2 6h36" />
              <path class="mark" d="M26 6h0" />
            </g>
          </svg>
          ${spoken(text)}
        </li>`,
    )}
  </ul>`;

// ---- the list ----------------------------------------------------------------------------------

const find = (event: Event, selector: string, id: string) =>
  [
    ...((event.currentTarget as Element).getRootNode() as ShadowRoot).querySelectorAll<HTMLElement>(
      selector,
    ),
  ].find(({ dataset }) => dataset['card'] === id || dataset['node'] === id);

/** A link to another place of the answer. Addresses do not reach into shadow trees. */
function within(name: TemplateResult, id: string, selector: string, inner: string): TemplateResult {
  const go = (event: Event) => {
    const target = find(event, selector, id)?.querySelector<HTMLElement>(inner);
    event.preventDefault();
    if (target?.tabIndex === -1) target.tabIndex = -1;
    target?.focus();
  };
  return html`<a part="link" href="#${id}" @click=${go}>${name}</a>`;
}

function nodeTemplate(picture: Picture, at: number): TemplateResult {
  const node = picture.nodes[at]!;
  const { id, verdict, layer, row } = node;
  const name = linked(node.name, undefined, node.nameLang);
  const leadsIn = (back: boolean) =>
    picture.steps.some(({ from, to }) => to === at && picture.nodes[from]!.layer > layer === back);
  return html`<div
    part="picture-node"
    class="node"
    data-node=${id}
    data-verdict=${verdict?.value ?? nothing}
    ?data-in=${leadsIn(false)}
    ?data-back=${leadsIn(true)}
    .style=${`--layer:${layer};--row:${row}`}
  >
    <p class="name">${verdict ? within(name, id, '.card', '.card-heading') : name}</p>
    ${paragraph('kind', node.kind)} ${verdictLabel(verdict)} ${paragraph('credit', node.credit)}
  </div>`;
}

function stepTemplate(picture: Picture, at: number): TemplateResult {
  const step = picture.steps[at]!;
  const told = picture.toward ? step.from : step.to;
  const { id, name, nameLang } = picture.nodes[told]!;
  const text = spoken(step.text);
  if (!step.again) {
    return html`<li data-line=${lineOf(step)}>
      ${nodeTemplate(picture, told)}
      <p class="tell">${text}</p>
      ${listTemplate(picture, at + 1, step.depth + 1)}
    </li>`;
  }
  // A link that is not seen must not get the focus.
  const words = linked(name, undefined, nameLang);
  return html`<li data-line=${lineOf(step)}>
    <p class="tell">
      <span class="to-node">${within(words, id, '.node', 'a')}</span
      ><span class="instead">${words}</span> (${spoken(picture.again)}). ${text}
    </p>
  </li>`;
}

/** The steps of that depth from there on, until one is less deep. */
function listTemplate(picture: Picture, from: number, depth: number): Content {
  const own: TemplateResult[] = [];
  for (let at = from; (picture.steps[at]?.depth ?? 0) >= depth; ++at) {
    if (picture.steps[at]!.depth === depth) own.push(stepTemplate(picture, at));
  }
  return own.length === 0
    ? nothing
    : html`<ol role="list">
        ${own}
      </ol>`;
}

// ---- the whole ---------------------------------------------------------------------------------

type Form = 'picture' | 'list' | 'table';

/** Nothing of the choice is kept: another answer is a picture again. The table is made when it is asked for. */
function choose(event: Event, form: Form, table: Table | undefined): void {
  const button = event.currentTarget as HTMLElement;
  for (const each of button.parentElement!.children) {
    each.setAttribute('aria-pressed', String(each === button));
  }
  const picture = button.closest<HTMLElement>('.picture')!;
  picture.dataset['form'] = form;
  if (form === 'table' && table) {
    render(tableTemplate(table), picture.querySelector<HTMLElement>('.as-table')!);
  }
}

function forms({ heading, table }: Section, lang: string): TemplateResult {
  const { words, lang: own } = pageLanguages.in(lang);
  const button = (form: Form) =>
    html`<button
      type="button"
      data-form=${form}
      aria-pressed=${form === 'picture'}
      @click=${(event: Event) => choose(event, form, table)}
    >
      ${words.forms[form]}
    </button>`;
  return html`<div
    part="picture-forms"
    class="forms"
    role="group"
    aria-label=${plain(heading)}
    lang=${own}
  >
    ${(['picture', 'list', 'table'] as const).map(button)}
  </div>`;
}

export function pictureTemplate(picture: Picture, section: Section, lang: string): TemplateResult {
  const { layers, rows, nodes, steps } = picture;
  return html`<div part="picture" class="picture" data-form="picture">
    ${forms(section, lang)}
    <div class="canvas" ?data-deep=${layers > 5}>
      <div class="graph" .style=${`--gaps:${layers - 1};--rows:${rows}`}>
        <svg
          class="lines"
          viewBox="0 0 ${4 * layers - 1} ${rows}"
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          ${steps.map((step) => lineTemplate(step, nodes))}
        </svg>
        <ol class="tree" role="list">
          <li>${nodeTemplate(picture, 0)} ${listTemplate(picture, 0, 1)}</li>
        </ol>
      </div>
      ${legend(picture)}
    </div>
    <div class="as-table"></div>
  </div>`;
}
