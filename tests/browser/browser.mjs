// A browser, a server and an ear for everything that a page must not do.
import { existsSync } from 'node:fs';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

import { serve } from '../../tools/serve.mjs';

const site = fileURLToPath(new URL('../../build/site', import.meta.url));
const testPages = fileURLToPath(new URL('pages', import.meta.url));
const debian = '/usr/bin/chromium';

export const coursePage = 'courses/data-101/';
export const programPage = 'programs/data-analytics/';
export const progressPage = 'progress/';
export const catalogue = 'stacks/data-101.json';
export const courseId = 'urn:mc:data-101';

let browser;

/** One browser for each test file. */
export async function launch() {
  browser ??= await chromium.launch({
    executablePath: existsSync(debian) ? debian : 'chromium',
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ],
  });
  return browser;
}

const closers = [];
/** Closes what has been opened here; after tests this is done unasked. */
export async function closeAll() {
  for (const close of closers.splice(0).reverse()) await close();
  await browser?.close();
}
after(closeAll);

/**
 * Serves the demo site with the pages of tests/browser/pages, copies of its folders (by their new
 * names) and `files` (text by path) beside it, under the strict policy unless told otherwise.
 */
export async function serveSite({ files = {}, copies = {}, ...options } = {}) {
  if (!existsSync(site)) throw new Error('build/site is missing: run `npm run demo:build` first.');
  const dir = mkdtempSync(join(tmpdir(), 'credstack-site-'));
  cpSync(site, dir, { recursive: true });
  cpSync(testPages, join(dir, 'pages'), { recursive: true });
  for (const [copy, folder] of Object.entries(copies)) {
    cpSync(join(site, folder), join(dir, copy), { recursive: true });
  }
  for (const [path, text] of Object.entries(files)) writeFileSync(join(dir, path), text);
  const server = await serve({ dir, ...options });
  closers.push(async () => {
    await server.close();
    rmSync(dir, { recursive: true });
  });
  return server;
}

/** Runs in the page before its own scripts. */
export function listen() {
  window.heard = { events: [], violations: [], rejections: [], dialogs: 0 };
  addEventListener('securitypolicyviolation', (event) => {
    window.heard.violations.push(`${event.violatedDirective} ${event.blockedURI}`);
  });
  addEventListener('unhandledrejection', (event) =>
    window.heard.rejections.push(String(event.reason)),
  );
  for (const type of ['cs-load', 'cs-error', 'cs-diagnostics']) {
    addEventListener(type, ({ detail, target }) => {
      window.heard.events.push({ type, id: target.id, detail: JSON.parse(JSON.stringify(detail)) });
    });
  }
}

/**
 * A page in a context of its own. `seen` collects what it asks for and complains of; `events()`
 * gives what the elements said.
 */
export async function openPage(options = {}) {
  const context = await (
    await launch()
  ).newContext({
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  const page = await context.newPage();
  const seen = { requests: [], console: [], errors: [], dialogs: [] };
  page.on('request', (request) => seen.requests.push(request.url()));
  page.on('console', (message) => seen.console.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => seen.errors.push(String(error)));
  page.on('dialog', async (dialog) => {
    seen.dialogs.push(dialog.message());
    await dialog.dismiss();
  });
  await page.addInitScript(listen);
  return {
    page,
    context,
    seen,
    close: () => context.close(),
    events: () => page.evaluate(() => window.heard.events),
    /** What was blocked by the page's policy, and promises that failed unseen. */
    troubles: () => page.evaluate(() => [...window.heard.violations, ...window.heard.rejections]),
    /** The first event of that type. */
    async event(type) {
      await page.waitForFunction(
        (wanted) => window.heard.events.some((e) => e.type === wanted),
        type,
        {
          timeout: 10_000,
        },
      );
      return (await this.events()).find((event) => event.type === type);
    },
    /** Gives the only element, whose view is an audit, a file: a path, or what Playwright takes. */
    async give(file) {
      await page.locator('credential-stack').scrollIntoViewIfNeeded();
      await page.locator('credential-stack input[type=file]').setInputFiles(file);
    },
    /** The answer of the only element, drawn. */
    async drawn() {
      await page.locator('credential-stack').scrollIntoViewIfNeeded();
      return (await this.event('cs-load')).detail;
    },
  };
}

/** The record of the demo's student. */
export const sampleRecord = (ending) =>
  fileURLToPath(new URL(`../../web/demo/records/mere.${ending}`, import.meta.url));

const pictureTexts = ({ toward, nodes, steps }) => [
  nodes[0].name,
  ...steps.flatMap(({ from, to, text }) => [nodes[toward ? from : to].name, text]),
];

const tableTexts = (table) =>
  table
    ? [
        table.caption,
        ...table.columns.map(({ text }) => text),
        ...table.rows.flatMap(({ cells }) => cells.flat().map(({ text }) => text)),
      ]
    : [];

/** Every text of a view in the order in which it is read; the element puts its facts last. */
export function textsOf(view, { factsLast = false } = {}) {
  const facts = (list) =>
    list.flatMap(({ label, items }) => [label, ...items.map(({ text }) => text)]);
  const cards = (list) =>
    list.flatMap((card) => [
      ...[card.heading, card.kind, card.verdict?.text, card.lead],
      ...facts(card.facts),
      ...facts(card.more),
    ]);
  return [
    view.title,
    ...view.intro,
    ...(factsLast ? [] : facts(view.facts)),
    ...view.sections.flatMap(({ heading, text, picture, table, cards: list }) => [
      // A picture is read as its list; its table shows when it is asked for.
      ...[heading, text, ...(picture ? pictureTexts(picture) : tableTexts(table))],
      ...cards(list),
    ]),
    ...(factsLast ? facts(view.facts) : []),
    ...view.notes,
    view.source,
  ].filter(Boolean);
}

const spaced = (text) => text.replace(/\s+/g, ' ');

/** Those of the texts that do not follow, one after the other, in `shown`. */
export function missingIn(shown, texts) {
  const haystack = spaced(shown);
  let at = 0;
  return texts.filter((text) => {
    const found = haystack.indexOf(spaced(text), at);
    if (found < 0) return true;
    at = found + spaced(text).length;
    return false;
  });
}
