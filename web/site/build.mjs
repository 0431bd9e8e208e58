// Builds the documentation as plain files into build/docs-site, or into another folder
// (node web/site/build.mjs --out DIR). Links are relative, so it works under any address.
//
// Pages are made of the documents that are kept beside the code; a link that leads nowhere fails the
// build. The start page and the playground show the element as it is delivered.
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

import { apiDocument } from './api.mjs';
import { article, layout, sheet } from './layout.mjs';
import { Links, relative } from './links.mjs';
import { escaped, rendered } from './markdown.mjs';
import { decisions, documents, groups, root } from './pages.mjs';

const element = join(root, 'build/web');
const cli = join(root, 'build/native/credstack');
const read = (path) => readFileSync(join(root, path), 'utf8');
const here = (name) => new URL(name, import.meta.url);

/** The start page's example, and its day: the plain HTML inside says the same on any day it is built. */
const shown = { catalogue: 'data-101', focus: 'urn:mc:data-101', on: '2026-11-24' };

const examples = readdirSync(join(root, 'examples'))
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.replace(/\.json$/, ''));

/** `{{name}}` is text, `{{{name}}}` is HTML that was made here. */
function filled(name, values) {
  return readFileSync(here(name), 'utf8').replace(
    /\{\{\{(\w+)\}\}\}|\{\{(\w+)\}\}/g,
    (_, html, text) => {
      const value = values[html ?? text];
      if (typeof value !== 'string')
        throw new Error(`${name}: {{${html ?? text}}} stands for nothing`);
      return html ? value : escaped(value);
    },
  );
}

// ---- pages of documents -----------------------------------------------------------------------

function documentPage({ source, path }, text, links) {
  const { body, headings, title, summary } = rendered(
    text,
    (address) => links.resolve(source, path, address),
    (address) => links.label(source, address),
  );
  links.have(path, headings);
  return { path, title, summary, headings, body };
}

/** The list of decisions, which is no document by itself. */
function decisionsPage() {
  const items = decisions.map(({ path, title }) => {
    const [, number, words] = /^(\d+) (.*)$/.exec(title);
    return `<li><a href="${relative('decisions/index.html', path)}"><span class="number">${number}</span> ${escaped(words)}</a></li>`;
  });
  const headings = [{ id: 'decisions', text: 'Decisions', level: 1, names: [] }];
  const summary = 'What was chosen, over what, and why: one short page each.';
  return {
    path: 'decisions/index.html',
    title: 'Decisions',
    summary,
    headings,
    body: `<p>${summary}</p>\n<ul class="decisions">\n${items.join('\n')}\n</ul>`,
  };
}

// ---- pages of their own shape -----------------------------------------------------------------

const integrity = () => JSON.parse(read('build/web/integrity.json'))['credential-stack.js'];

const elementScript = () =>
  `<link rel="stylesheet" href="credential-stack/credential-stack.css">
<script type="module" src="credential-stack/credential-stack.js" integrity="${integrity()}" crossorigin="anonymous"></script>
`;

/** What the README begins with, between its title and the picture. */
function introduction() {
  const [, text] = /^# .*\n\n([^]*?)\n\n!\[/.exec(read('README.md'));
  return rendered(`# README\n\n${text}\n`, (address) => address).body;
}

function readers() {
  return groups
    .map(
      ({ title, text, pages }) => `<li>
<h3>${title}</h3>
<p>${escaped(text)}</p>
<ul>
${pages.map(({ path, label }) => `<li><a href="${path}">${escaped(label)}</a></li>`).join('\n')}
</ul>
</li>`,
    )
    .join('\n');
}

function startPage() {
  const { catalogue, focus, on } = shown;
  const fallback = execFileSync(
    cli,
    ['render', `examples/${catalogue}.json`, '--credential', focus, '--html', '--on', on],
    { cwd: root, encoding: 'utf8' },
  );
  const snippet = read('build/web/snippet.html').split('\n')[1].replace('ADDRESS', '/assets');
  const values = {
    ...shown,
    fallback,
    introduction: introduction(),
    readers: readers(),
    script: snippet,
  };
  return {
    path: 'index.html',
    title: 'Where a credential counts',
    summary:
      'An element for course pages that shows what a credential counts toward, and whether that is recognised.',
    headings: [{ id: 'content', text: 'Where a credential counts', level: 1, names: [] }],
    sheet: filled('start.html', values),
    scripts: elementScript(),
  };
}

const nameOf = ({ name }) =>
  typeof name === 'string' ? name : (name.en ?? Object.values(name)[0]);

function playgroundPage() {
  const options = examples.map(
    (name) =>
      `<option value="${name}">${escaped(nameOf(JSON.parse(read(`examples/${name}.json`))))}</option>`,
  );
  return {
    path: 'playground.html',
    title: 'Playground',
    summary:
      'Paste a catalogue and see what the element shows, what is wrong with it, and what to put on your page.',
    headings: [{ id: 'content', text: 'Playground', level: 1, names: [] }],
    sheet: filled('playground.html', {
      examples: options.join('\n'),
      script: read('build/web/snippet.html').split('\n')[1],
    }),
    scripts: `${elementScript()}<script type="module" src="assets/playground.js"></script>\n`,
  };
}

// ---- all of it --------------------------------------------------------------------------------

/** What the search looks through: each heading with its page and the names below it. */
function searchIndex(pages) {
  return pages.map(({ path, title, headings }) => ({
    path,
    title,
    sections: headings.slice(1).map(({ id, text, names }) => [id, text, ...names]),
    names: headings[0].names,
  }));
}

async function makePages(links) {
  const made = documents.map((page) => {
    const document = documentPage(page, read(page.source), links);
    page.title = document.title;
    return document;
  });
  const api = documentPage({ source: 'docs/api.md', path: 'api.html' }, await apiDocument(), links);
  const own = [decisionsPage(), startPage(), playgroundPage()];
  for (const { path, headings } of own) links.have(path, headings);
  links.check();
  return [...made, api, ...own];
}

/** Builds the site into that folder. */
export async function buildSite(out) {
  for (const needed of [cli, join(element, 'credential-stack.js')]) {
    if (existsSync(needed)) continue;
    console.error(`${needed} is missing: run ./dev build first.`);
    process.exit(1);
  }
  const links = new Links();
  const pages = await makePages(links);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const write = (path, content) => {
    mkdirSync(dirname(join(out, path)), { recursive: true });
    writeFileSync(join(out, path), content);
  };
  for (const page of pages) {
    const content = page.sheet ? sheet({ path: page.path, body: page.sheet }) : article(page);
    const title =
      page.path === 'index.html' ? `credstack: ${page.title}` : `${page.title} – credstack`;
    write(page.path, layout({ ...page, title, content }));
  }
  write('assets/search.json', JSON.stringify(searchIndex(pages)));
  cpSync(fileURLToPath(here('assets')), join(out, 'assets'), { recursive: true });
  for (const name of readdirSync(element).filter((file) => /\.(js|wasm|css|json)$/.test(file))) {
    write(`credential-stack/${name}`, readFileSync(join(element, name)));
  }
  for (const file of links.files) write(`files/${file}`, readFileSync(join(root, file)));
  for (const name of examples) write(`catalogues/${name}.json`, read(`examples/${name}.json`));
  for (const name of readdirSync(join(root, 'examples/learners'))) {
    write(`records/${name}`, read(`examples/learners/${name}`));
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { values } = parseArgs({ options: { out: { type: 'string' } } });
  await buildSite(values.out ?? join(root, 'build/docs-site'));
}
