// The frame page on a server of its own, and pages of another origin around it.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after } from 'node:test';

import { serve } from '../../tools/serve.mjs';
import { exampleCatalogue, kitsIn, publishedSite, temporaryFolder } from '../hosts/kits.mjs';
import { courseId, openPage } from './browser.mjs';

const folder = temporaryFolder();
export const upload = join(folder, 'upload');
export const around = join(folder, 'around');
mkdirSync(around);
const closers = [];
after(() => Promise.all(closers.map((close) => close())));

/** The stacks of an institution, where everybody may put them in a frame. */
export async function serveStacks(headers = {}) {
  const server = await serve({ dir: upload, policy: 'frame-ancestors *', headers });
  closers.push(server.close);
  return server.url;
}

// Another origin, whose pages hold the frames. They keep every message that they get.
const listener = `addEventListener('message', ({ data, origin }) => {
  (window.messages ??= []).push({ data, origin });
});`;
writeFileSync(join(around, 'listener.js'), listener);
export const site = await serve({
  dir: around,
  policy: "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; frame-src *",
});
closers.push(site.close);

export const kit = join(kitsIn(folder, 'frame'), 'frame/frame');
export const published = publishedSite(folder);
// The address in the pages is that of the server, which is there only when there is a folder.
mkdirSync(upload);
export const stacks = await serveStacks();
execFileSync(process.execPath, [
  ...[join(kit, 'pages.mjs'), published, '--out', upload],
  ...['--base', stacks, '--provider', 'Waiora & Co'],
]);
writeFileSync(join(upload, 'data-101.json'), readFileSync(exampleCatalogue));
const listed = JSON.parse(readFileSync(join(upload, 'embed.json'), 'utf8')).pages;
export const coursePage = listed.find(({ id, view }) => id === courseId && view === 'stacks');

export const asked = (values, hash = '') =>
  `${stacks}frame/?${new URLSearchParams({ src: '/data-101.json', focus: courseId, ...values })}${hash}`;

let pages = 0;
/** Opens a page of the other site with that HTML in it. */
export async function openAround(html, { scripts = ['listener.js'], ...options } = {}) {
  const browser = await openPage(options);
  const name = `page-${++pages}.html`;
  const tags = scripts.map((script) => `<script src="${script}"></script>`).join('');
  writeFileSync(
    join(around, name),
    `<!doctype html><html lang="en"><title>Around</title>${tags}<h1>Around</h1>${html}</html>`,
  );
  await browser.page.addInitScript(() => {
    // What the frame listens to, and what it would leave behind.
    window.listens = [];
    window.stored = [];
    const listen = window.addEventListener;
    window.addEventListener = function (type, ...rest) {
      if (this === window || this === undefined) window.listens.push(type);
      return listen.call(this ?? window, type, ...rest);
    };
    Storage.prototype.setItem = () => window.stored.push('storage');
    IDBFactory.prototype.open = () => window.stored.push('database');
  });
  await browser.page.goto(`${site.url}${name}`);
  return browser;
}

export const innerFrame = (page) => page.frames().find((frame) => frame.url().startsWith(stacks));

/** The answer that is drawn in the frame. */
export async function drawnIn(frame) {
  await frame.waitForFunction(() => window.heard?.events.some(({ type }) => type === 'cs-load'));
  const events = await frame.evaluate(() => window.heard.events);
  return events.find(({ type }) => type === 'cs-load').detail;
}

const attribute = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
export const iframe = (src, more = '') =>
  `<iframe src="${attribute(src)}" title="Where it counts" width="100%" ${more}></iframe>`;
