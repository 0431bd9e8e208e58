// Writes, from the folder that `credstack publish` made, a page for each credential and program that
// can stand in a frame: the element with its plain HTML inside, and beside it the oEmbed description
// by which WordPress and others turn the page's address into a frame.
//
//   node pages.mjs SITE --out DIR --base https://www.example.edu/stacks/ --provider NAME
//
// DIR is uploaded whole to the address in --base. DIR/frame holds the element and the frame page;
// DIR/embed.json lists the addresses.
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const kit = dirname(fileURLToPath(import.meta.url));
const views = ['stacks', 'ladder'];
const width = 600;
const height = 640;

const marks = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text) => text.replace(/[&<>"']/g, (mark) => marks[mark]);
/** Of what `credstack render` has escaped. */
const plain = (html) => html.replace(/&(?:amp|lt|gt|quot|#39);/g, (mark) => entities[mark]);
const entities = Object.fromEntries(Object.entries(marks).map(([mark, entity]) => [entity, mark]));

/** `{{name}}` is text, `{{{name}}}` HTML that was made before. */
export function filled(template, values) {
  return template.replace(/\{\{\{(\w+)\}\}\}|\{\{(\w+)\}\}/g, (_, html, text) =>
    html ? values[html] : escaped(values[text]),
  );
}

/** What a page says of itself: its language, and its heading as text. */
function headOf(fragment) {
  const lang = /^\s*<div lang="([^"]*)"/.exec(fragment)?.[1];
  const title = /<h3>(.*?)<\/h3>/s.exec(fragment)?.[1];
  if (lang === undefined || title === undefined) throw new Error('no fragment of credstack');
  return { lang: plain(lang), title: plain(title) };
}

/** A page begins with a heading of the first level; on a course page it was one of the third. */
const asPage = (fragment) =>
  fragment.replace(/<(\/?)h([345])>/g, (_, end, level) => `<${end}h${level - 2}>`);

/** The description that stands at the address in the page's head; see oembed.com. */
function described({ address, title, provider, base }) {
  const frame = `<iframe src="${escaped(address)}" width="${width}" height="${height}" title="${escaped(title)}"></iframe>`;
  return {
    ...{ version: '1.0', type: 'rich', title },
    ...{ provider_name: provider, provider_url: new URL('/', base).href },
    ...{ html: frame, width, height, cache_age: 86_400 },
  };
}

/** The files of one credential in one view, and its entry in the list. */
function pageOf(entry, view, { site, base, provider, template, integrity }) {
  const fragment = readFileSync(join(site, entry[view].path), 'utf8');
  const { lang, title } = headOf(fragment);
  const page = entry[view].path;
  const oembed = page.replace(/\.html$/, '.oembed.json');
  const slice = entry.slice.path.replace(/^.*\//, '');
  const address = new URL(page, base).href;
  const html = filled(template, {
    ...{ lang, title, view, integrity, focus: entry.id, src: slice },
    ...{ fragment: asPage(fragment) },
    ...{ slice: entry.slice.integrity, oembed: new URL(oembed, base).href },
  });
  const query = new URLSearchParams({ src: slice, focus: entry.id, view });
  return {
    files: {
      [page]: html,
      [oembed]: `${JSON.stringify(described({ address, title, provider, base }))}\n`,
    },
    listed: { id: entry.id, view, title, page: address, link: `${address}?${query}` },
  };
}

/** Replaces `out` by a folder that `fill` has filled. Nobody's files but our own are removed. */
function replaceFolder(out, fill) {
  const ours = (folder) => existsSync(join(folder, 'embed.json'));
  if (existsSync(out) && readdirSync(out).length > 0 && !ours(out)) {
    throw new Error(`${out} holds other files: give a new or empty folder`);
  }
  const next = `${out}.next`;
  rmSync(next, { recursive: true, force: true });
  mkdirSync(next, { recursive: true });
  fill(next);
  rmSync(out, { recursive: true, force: true });
  renameSync(next, out);
}

export function writePages({ site, out, base, provider }) {
  const { pages } = JSON.parse(readFileSync(join(site, 'index.json'), 'utf8'));
  const hashes = JSON.parse(readFileSync(join(kit, 'integrity.json'), 'utf8'));
  const template = readFileSync(join(kit, 'page.html'), 'utf8');
  const settings = { site, base, provider, template, integrity: hashes['credential-stack.js'] };
  const list = [];
  replaceFolder(out, (folder) => {
    for (const entry of pages) {
      mkdirSync(join(folder, dirname(entry.slice.path)), { recursive: true });
      cpSync(join(site, entry.slice.path), join(folder, entry.slice.path));
      for (const view of views.filter((name) => entry[name])) {
        const { files, listed } = pageOf(entry, view, settings);
        for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
        list.push(listed);
      }
    }
    const needless = ['pages.mjs', 'page.html', 'README.md'];
    cpSync(kit, join(folder, 'frame'), {
      recursive: true,
      filter: (path) => !needless.some((name) => path === join(kit, name)),
    });
    writeFileSync(join(folder, 'embed.json'), `${JSON.stringify({ pages: list }, null, 1)}\n`);
  });
  return list;
}

function main() {
  const text = { type: 'string' };
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { out: text, base: text, provider: text },
  });
  const [site] = positionals;
  const { out, base, provider } = values;
  const web = /^https?:\/\/[^?#]*\/$/.test(base ?? '') && URL.canParse(base);
  if (positionals.length !== 1 || !out || !provider || !web) {
    console.error(
      'usage: node pages.mjs SITE --out DIR --base https://www.example.edu/stacks/ --provider NAME',
    );
    process.exit(2);
  }
  try {
    const list = writePages({ site, out: resolve(out), base, provider });
    console.log(`${list.length} pages are in ${out}.`);
  } catch (error) {
    console.error(`pages.mjs: ${error.message}`);
    process.exit(1);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main();
