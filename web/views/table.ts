// A real table, and what is drawn of its rows: bars in time, or points between cost and time. What is
// drawn says nothing that the words do not say.
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit/html.js';

import { plain } from '../text.js';
import type { Item, Row, Table } from '../view.js';
import { linked, spoken, type Content } from './parts.js';

const texts = (items: Item[]) =>
  items.map(({ text, url, lang }) => html`<div>${linked(text, url, lang)}</div>`);

/** The end of the last bar. */
const lastDay = (rows: Row[]) => Math.max(1, ...rows.map(({ at }) => at?.[1] ?? 0));

function bar({ at, possible }: Row, last: number): Content {
  if (!at) return nothing;
  const [from, to] = at.map((day) => (1000 * day) / last) as [number, number];
  return html`<svg
    class="span"
    viewBox="0 0 1000 10"
    preserveAspectRatio="none"
    aria-hidden="true"
    ?data-possible=${possible}
  >
    <rect class="track" width="1000" height="10" />
    <rect class="bar" x=${from} width=${Math.max(to - from, 6)} height="10" />
  </svg>`;
}

// The roles say again what the elements are: where a narrow page stacks the cells, some browsers forget.
function rowTemplate(row: Row, { columns, drawn }: Table, last: number): TemplateResult {
  return html`<tr role="row">
    ${row.cells.map((items, at) =>
      at === 0
        ? html`<th role="rowheader" scope="row">${texts(items)}</th>`
        : html`<td role="cell" data-label=${plain(columns[at]?.text ?? '')}>
            ${texts(items)} ${drawn === 'spans' && at === 1 ? bar(row, last) : nothing}
          </td>`,
    )}
  </tr>`;
}

export function tableTemplate(table: Table): TemplateResult {
  const { caption, columns, rows, drawn } = table;
  const last = drawn === 'spans' ? lastDay(rows) : 0;
  return html`${drawn === 'points' ? chart(table) : nothing}
    <table part="table" class="table" role="table" ?data-beside=${!drawn}>
      <caption part="caption">
        ${spoken(caption)}
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          ${columns.map((each) => html`<th role="columnheader" scope="col">${texts([each])}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${rows.map((row) => rowTemplate(row, table, last))}
      </tbody>
    </table>`;
}

const [width, height, inset] = [600, 240, 14];

/** From days and money to the picture: later is further on, and more money higher up. */
function scale(points: [number, number][]) {
  const place = (at: 0 | 1, room: number) => {
    const values = points.map((point) => point[at]);
    const [least, most] = [Math.min(...values), Math.max(...values)];
    return (value: number) =>
      inset + (most > least ? ((value - least) / (most - least)) * (room - 2 * inset) : 0);
  };
  const x = place(0, width);
  const y = place(1, height);
  return ([days, money]: [number, number]) => [x(days), height - y(money)] as const;
}

/** The rows as points, with the words of the ends of either axis. */
function chart({ columns, rows }: Table): Content {
  const drawn = rows.filter((row) => row.at);
  if (drawn.length < 2) return nothing;
  const at = scale(drawn.map((row) => row.at!));
  const byMoney = [...drawn].sort((a, b) => b.at![1] - a.at![1]);
  const byTime = [...drawn].sort((a, b) => a.at![0] - b.at![0]);
  const word = (row: Row | undefined, column: number) =>
    spoken(row?.cells[column]?.[0]?.text ?? '');
  const point = (row: Row): SVGTemplateResult => {
    const [x, y] = at(row.at!);
    return svg`<circle class="point" cx=${x} cy=${y} r="7" ?data-possible=${row.possible} />`;
  };
  const line = byTime.map((row) => at(row.at!).join()).join(' ');
  // A picture of the table below, which says it all.
  return html`<div part="chart" class="chart" aria-hidden="true">
    <p class="axis-name">${spoken(columns[0]?.text ?? '')}</p>
    <p class="most">${word(byMoney[0], 0)}</p>
    <p class="least">${word(byMoney.at(-1), 0)}</p>
    <svg viewBox="0 0 ${width} ${height}">
      <path class="axis" d="M2 0V${height - 2}H${width}" />
      <polyline class="between" points=${line} />
      ${byTime.map(point)}
    </svg>
    <p class="first">${word(byTime[0], 1)}</p>
    <p class="last">${word(byTime.at(-1), 1)}</p>
  </div>`;
}
