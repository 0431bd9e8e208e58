// Documents as HTML: headings with anchors, tables that can be read on a narrow window, links between
// pages. What it finds on the way (headings, links, names) is given out for checks and for the search.
import MarkdownIt from 'markdown-it';

export const escaped = (text) =>
  text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);

/** A heading's anchor, as it is on GitHub, where the same documents are read. */
export function anchor(heading) {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });

/** What a reader sees of an inline token. */
const plain = ({ children }) =>
  children
    .filter(({ type }) => ['text', 'code_inline', 'softbreak'].includes(type))
    .map(({ type, content }) => (type === 'softbreak' ? ' ' : content))
    .join('');

/** Gives each heading an anchor of its own and lists them; level 1 is the title. */
function giveAnchors(tokens) {
  const taken = new Map();
  const headings = [];
  tokens.forEach((token, at) => {
    if (token.type !== 'heading_open') return;
    const text = plain(tokens[at + 1]);
    const base = anchor(text);
    const before = taken.get(base) ?? 0;
    taken.set(base, before + 1);
    const id = before ? `${base}-${before}` : base;
    token.attrSet('id', id);
    headings.push({ id, text, level: Number(token.tag.slice(1)), names: [] });
  });
  return headings;
}

/**
 * On a narrow window a row becomes a block, and each cell says of which column it is. Roles keep it a
 * table for those who hear it.
 */
function adaptTables(tokens) {
  let labels = [];
  let column = 0;
  let inHead = false;
  tokens.forEach((token, at) => {
    const { type } = token;
    if (type === 'table_open') {
      labels = [];
      token.attrSet('role', 'table');
    } else if (type === 'thead_open') inHead = true;
    else if (type === 'thead_close') inHead = false;
    else if (type === 'tr_open') {
      column = 0;
      token.attrSet('role', 'row');
    } else if (type === 'th_open' || type === 'td_open') {
      const text = plain(tokens[at + 1]);
      if (inHead) labels.push(text);
      // A heading that says nothing is none.
      if (inHead && !text) token.tag = tokens[at + 2].tag = 'td';
      token.attrs = [['role', inHead && text ? 'columnheader' : 'cell']];
      for (const child of tokens[at + 1].children) {
        // A name is not broken where there is room for a table.
        if (child.type === 'code_inline' && /^\S{1,24}$/.test(child.content)) {
          child.attrSet('class', 'name');
        }
      }
      if (!inHead && column > 0 && labels[column]) token.attrSet('data-label', labels[column]);
      column += 1;
    }
    if (/^t(head|body)_open$/.test(type)) token.attrSet('role', 'rowgroup');
  });
}

/** Names in the first cell of a row are looked for as headings are. */
function giveNames(tokens, headings) {
  let at = -1;
  let column = 0;
  tokens.forEach((token, index) => {
    if (token.type === 'heading_open') at += 1;
    if (token.type === 'tr_open') column = 0;
    if (token.type !== 'td_open') return;
    column += 1;
    if (column > 1 || at < 0) return;
    const { children } = tokens[index + 1];
    const names = children.filter(({ type }) => type === 'code_inline').map((c) => c.content);
    headings[at].names.push(...names.filter((name) => name.length <= 60));
  });
}

/** Lines longer than this scroll sideways on a narrow window: then the keyboard has to reach them. */
const longLine = 34;

markdown.renderer.rules.fence = (tokens, at) => {
  const { content, info } = tokens[at];
  const long = content.split('\n').some((line) => line.length > longLine);
  const scrolls = long ? ' tabindex="0" role="group" aria-label="Example"' : '';
  const language = info.trim() ? ` data-language="${escaped(info.trim())}"` : '';
  return `<pre${language}${scrolls}><code>${escaped(content)}</code></pre>\n`;
};

markdown.renderer.rules.heading_close = (tokens, at) => {
  const open = tokens[at - 2];
  const id = open.attrGet('id');
  const link =
    open.tag === 'h1'
      ? ''
      : ` <a class="anchor" href="#${id}" aria-hidden="true" tabindex="-1">#</a>`;
  return `${link}</${open.tag}>\n`;
};

/** Who reads pages has no use for the name of a file: a link that is called so is called as its page is. */
function nameLink([, text, close], label) {
  if (label && close?.type === 'link_close' && /^[\w./-]+\.md$/.test(text.content)) {
    text.content = label;
  }
}

/**
 * @param {string} text the document
 * @param {(address: string) => string} resolve what a link or picture of it becomes on the page
 * @param {(address: string) => string | undefined} [labelOf] what the page behind a link is called
 * @returns {{title: string, summary: string, body: string,
 *            headings: {id: string, text: string, level: number, names: string[]}[]}}
 */
export function rendered(text, resolve, labelOf = () => undefined) {
  const tokens = markdown.parse(text, {});
  const headings = giveAnchors(tokens);
  adaptTables(tokens);
  giveNames(tokens, headings);
  for (const { children } of tokens) {
    children?.forEach((child, at) => {
      const attribute = { link_open: 'href', image: 'src' }[child.type];
      if (!attribute) return;
      const address = child.attrGet(attribute);
      if (child.type === 'link_open') nameLink(children.slice(at, at + 3), labelOf(address));
      child.attrSet(attribute, resolve(address));
    });
  }
  // The title stands apart from what follows: the list of sections comes between them.
  const titled = tokens[0]?.tag === 'h1';
  if (!titled) throw new Error('A document begins with its title.');
  const first = tokens.findIndex(({ type }) => type === 'paragraph_open');
  return {
    title: headings[0].text,
    summary: first < 0 ? headings[0].text : plain(tokens[first + 1]),
    body: markdown.renderer.render(tokens.slice(3), markdown.options, {}),
    headings,
  };
}
