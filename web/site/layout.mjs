// What stands around the content of every page.
import { strictPolicy } from '../../tools/serve.mjs';
import { escaped } from './markdown.mjs';
import { decisions, groups } from './pages.mjs';
import { relative } from './links.mjs';

/**
 * The policy under which the element works; pages carry it themselves, for servers that send none. Who
 * may frame a page only a server can say.
 */
export const policy = strictPolicy
  .split('; ')
  .filter((each) => !each.startsWith('frame-ancestors'))
  .join('; ');

const link = (from, to, text) => {
  const here = from === to ? ' aria-current="page"' : '';
  return `<a href="${relative(from, to)}"${here}>${escaped(text)}</a>`;
};

function pageList(from) {
  const entry = ({ path, label }) => `<li>${link(from, path, label)}</li>`;
  return groups
    .map(
      ({ title, pages }) =>
        `<div class="group">\n<h2>${title}</h2>\n<ul>\n${pages.map(entry).join('\n')}\n</ul>\n</div>`,
    )
    .join('\n');
}

/** Sections of a long page, as a list that can be folded away. */
function contents(headings) {
  const sections = headings.filter(({ level }) => level === 2 || level === 3);
  if (sections.filter(({ level }) => level === 2).length < 2) return '';
  const items = sections
    .map(
      ({ id, text, level }) =>
        `<li class="level-${level}"><a href="#${id}">${escaped(text)}</a></li>`,
    )
    .join('\n');
  return `<nav class="contents" aria-label="On this page">
<details data-open-when-wide>
<summary>On this page</summary>
<ul>
${items}
</ul>
</details>
</nav>`;
}

/** The pages before and after this one, in the order in which they are listed. */
function neighbours(from) {
  const order = from.startsWith('decisions/')
    ? decisions.map(({ path, title }) => ({ path, label: title }))
    : groups.flatMap(({ pages }) => pages);
  const at = order.findIndex(({ path }) => path === from);
  if (at < 0) return '';
  const to = (page, word, rel) =>
    page
      ? `<a rel="${rel}" href="${relative(from, page.path)}"><span>${word}</span> ${escaped(page.label)}</a>`
      : '';
  return `<nav class="neighbours" aria-label="Pages before and after">
${to(order[at - 1], 'Before:', 'prev')}
${to(order[at + 1], 'Next:', 'next')}
</nav>`;
}

/** A description has no need of the whole first paragraph. */
function shortened(text, most = 180) {
  if (text.length <= most) return text;
  return `${text.slice(0, text.lastIndexOf(' ', most))} …`;
}

/** An article with its contents beside it, and the list of pages. */
export function article({ path, title, headings, body, before = '' }) {
  return `<div class="columns">
<nav class="pages" id="pages" aria-label="Pages">
<a class="close" href="#content">Close the list of pages</a>
${pageList(path)}
</nav>
<main id="content" class="article">
<div class="title">
${before}<h1 id="${headings[0].id}">${escaped(title)}</h1>
</div>
${contents(headings)}
<div class="text">
${body}
${neighbours(path)}
</div>
</main>
</div>`;
}

/** A page of its own shape: the list of pages shows only when it is asked for. */
export function sheet({ path, body }) {
  return `<nav class="pages folded" id="pages" aria-label="Pages">
<a class="close" href="#content">Close the list of pages</a>
${pageList(path)}
</nav>
<main id="content" class="sheet">
${body}
</main>`;
}

/** @param {{path: string, title: string, summary: string, content: string, scripts?: string}} page */
export function layout({ path, title, summary, content, scripts = '' }) {
  const to = (target) => relative(path, target);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<meta name="description" content="${escaped(shortened(summary))}">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="${to('assets/icon.svg')}" type="image/svg+xml">
<link rel="stylesheet" href="${to('assets/site.css')}">
<script type="module" src="${to('assets/page.js')}"></script>
${scripts}</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header class="head">
<a class="brand" href="${to('index.html')}"${path === 'index.html' ? ' aria-current="page"' : ''}><img src="${to('assets/icon.svg')}" alt="" width="28" height="28">credstack</a>
<nav class="main" aria-label="Main">
<ul>
<li><a href="#pages" class="show-pages">All pages</a></li>
<li>${link(path, 'playground.html', 'Playground')}</li>
</ul>
</nav>
<form class="search" role="search" hidden>
<label for="search">Search</label>
<input id="search" type="search" autocomplete="off" spellcheck="false" aria-controls="found" aria-describedby="found-count">
<p id="found-count" role="status" class="aside"></p>
<ul id="found" hidden></ul>
</form>
</header>
${content}
<footer class="foot">
<p>credstack, under the licence Apache-2.0. These pages load nothing from elsewhere, set no cookie and store nothing.</p>
</footer>
</body>
</html>
`;
}
