// Every view that the element has, on the demo page that shows it. What holds for all views is tested
// for each line here: a view that is added is tested by all of that at once.
import { readFileSync } from 'node:fs';
import { setTimeout as rest } from 'node:timers/promises';

import { sampleRecord } from './browser.mjs';

/**
 * `page`: its demo page. `record`: it needs one to answer. `attributes`: more than the demo page gives
 * the element.
 * @type {{name: string, page: string, record?: boolean, attributes?: string}[]}
 */
export const views = [
  { name: 'stacks', page: 'courses/data-101/' },
  { name: 'ladder', page: 'programs/data-analytics/' },
  { name: 'audit', page: 'progress/', record: true },
  { name: 'compare', page: 'compare/' },
  { name: 'plan', page: 'plan/' },
];

export const languages = ['en', 'ar', 'de'];

const site = new URL('../../build/site/', import.meta.url);
const pathOf = ({ name, page }, lang) => `${page}${name}.${lang}.html`.replaceAll(' ', '-');

/** The demo page of a view as one in that language: the element's words are, those around it are not. */
function pageIn({ page, attributes = '' }, lang) {
  const dir = lang === 'ar' ? 'rtl' : 'ltr';
  const found = readFileSync(new URL(`${page}index.html`, site), 'utf8');
  const changed = found
    .replace('<html lang="en-NZ"', `<html lang="${lang}" dir="${dir}"`)
    .replace('<credential-stack', `<credential-stack on="2026-11-24" ${attributes}`);
  if (!changed.includes(`lang="${lang}"`) || !changed.includes('on="2026-11-24"')) {
    throw new Error(`${page} is not what this test knows how to change`);
  }
  return changed;
}

/** For `files` of serveSite: each view in each language, of one day. */
export const viewFiles = () =>
  Object.fromEntries(
    views.flatMap((view) => languages.map((lang) => [pathOf(view, lang), pageIn(view, lang)])),
  );

export const addressOf = (server, view, lang = 'en') => server.url + pathOf(view, lang);

/** Waits until `look` gives something, in a page of either browser. */
export async function until(look, what) {
  for (const start = Date.now(); Date.now() - start < 20_000; await rest(40)) {
    const found = await look();
    if (found) return found;
  }
  throw new Error(`${what}: waited in vain`);
}

/** What is drawn in the end, of a search at its end; the page is one of either browser. */
export async function draw(browser, { record }) {
  if (record) await browser.give(sampleRecord('json'));
  else await browser.drawn();
  const isLast = ({ type, detail }) => type === 'cs-load' && !detail.answer.searching;
  const last = await until(async () => (await browser.events()).findLast(isLast), 'the answer');
  return last.detail;
}

/** Runs in the page. */
export function openAll() {
  const { shadowRoot } = document.querySelector('credential-stack');
  for (const more of shadowRoot.querySelectorAll('details')) more.open = true;
}
