// What a learner ticks, put beside what a file says. The file's text stays as it is, so that a number
// keeps all its digits; what cannot be added to soundly is not added to.
import type { Claim } from './claims.js';

export interface Merged {
  text: string;
  /** Where, for a diagnostic, the claims begin: the pointer of the one at that place. */
  pointerOf(at: number): string;
}

/** An item of a record in JSON. Its id can be no place in a list, by which exceptions know others. */
const itemOf = (claim: Claim) => JSON.stringify({ id: `claimed ${claim.achievement}`, ...claim });

const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

interface List {
  /** Just before its `]`. */
  end: number;
  isEmpty: boolean;
}

/** Every list that is the member `items` of the object; `undefined` where one of them is no list. */
function itemLists(text: string): { lists: List[]; end: number; isEmpty: boolean } | undefined {
  const lists: List[] = [];
  let depth = 0;
  let before = ['', ''];
  let open: List | undefined;
  let end = 0;
  let members = 0;
  for (const { 0: found, index } of text.matchAll(token)) {
    const [key, colon] = before;
    const isItems =
      depth === 1 && colon === ':' && key!.startsWith('"') && JSON.parse(key!) === 'items';
    if (isItems) {
      if (found !== '[') return undefined;
      open = { end: 0, isEmpty: true };
    } else if (open && !(depth === 2 && found === ']')) {
      open.isEmpty = false;
    }
    if (depth === 1 && found === ':') members += 1;
    if (found === '{' || found === '[') depth += 1;
    if (found === '}' || found === ']') depth -= 1;
    if (open && depth === 1) {
      lists.push({ ...open, end: index });
      open = undefined;
    }
    if (depth === 0) end = index;
    before = [before[1]!, found];
  }
  return { lists, end, isEmpty: members === 0 };
}

/** A record in JSON, which is an object, with the claims in it. */
export function mergeJson(text: string, claims: readonly Claim[]): Merged | undefined {
  const found = itemLists(text);
  if (!found) return undefined;
  const items = claims.map(itemOf).join(',');
  const { lists, end, isEmpty } = found;
  // Of a member that is there twice, whichever is read has them.
  const added =
    lists.length > 0
      ? lists.map((list) => ({ at: list.end, text: (list.isEmpty ? '' : ',') + items }))
      : [{ at: end, text: `${isEmpty ? '' : ','}"items":[${items}]` }];
  const merged = added.reduceRight(
    (whole, { at, text: more }) => whole.slice(0, at) + more + whole.slice(at),
    text,
  );
  const { items: before } = JSON.parse(text) as { items?: unknown[] };
  const count = before?.length ?? 0;
  return { text: merged, pointerOf: (at) => `/items/${count + at}` };
}

const cell = /("(?:[^"]|"")*"|[^,"\r\n]*)(,|\r?\n|$)/y;

interface Row {
  cells: string[];
  /** Where its last cell ends. */
  end: number;
}

/** The rows as RFC 4180 has them; undefined of what is no such table. */
function rowsOf(text: string): Row[] | undefined {
  const rows: Row[] = [];
  let cells: string[] = [];
  for (let at = 0; at < text.length || cells.length > 0;) {
    cell.lastIndex = at;
    const found = cell.exec(text);
    if (!found) return undefined;
    const [whole, content, after] = found;
    cells.push(content!.startsWith('"') ? content!.slice(1, -1).replaceAll('""', '"') : content!);
    at += whole.length;
    if (after === ',') continue;
    rows.push({ cells, end: at - after!.length });
    cells = [];
  }
  return rows;
}

const columns = ['achievement', 'status', 'completed', 'grade'] as const;

/** A record as a table with the claims as rows of it; a column that it has not is added at its end. */
export function mergeCsv(text: string, claims: readonly Claim[]): Merged | undefined {
  const rows = rowsOf(text);
  const heading = rows?.[0];
  if (!rows || !heading) return undefined;
  const needed = columns.filter((name) => claims.some((claim) => claim[name] !== undefined));
  const added = needed.filter((name) => !heading.cells.includes(name));
  const names = [...heading.cells, ...added];
  let table = '';
  let from = 0;
  rows.forEach(({ end }, place) => {
    table += text.slice(from, end);
    table += added.map((name) => `,${place === 0 ? name : ''}`).join('');
    from = end;
  });
  table += text.slice(from);
  if (!table.endsWith('\n')) table += '\n';
  for (const claim of claims) {
    // Of a name that is there twice the first is read.
    const cells = names.map((name, at) => {
      const known = columns.find((column) => column === name && names.indexOf(name) === at);
      const value = (known && claim[known]) ?? '';
      return value && `"${value.replaceAll('"', '""')}"`;
    });
    table += `${cells.join(',')}\n`;
  }
  return { text: table, pointerOf: (at) => `/${rows.length + at}` };
}
