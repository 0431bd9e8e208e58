// Firefox, over WebDriver BiDi: the same pages, and the same ear, as browser.mjs has for Chromium.
import { after } from 'node:test';
import puppeteer from 'puppeteer-core';

import { listen } from './browser.mjs';
import { until } from './views.mjs';

const executablePath = '/usr/bin/firefox-esr';

/** What Firefox is told by its settings, as it emulates none of it for a page. */
export const settings = {
  light: { 'layout.css.prefers-color-scheme.content-override': 1 },
  dark: { 'layout.css.prefers-color-scheme.content-override': 0 },
  forced: { 'browser.display.document_color_use': 2, 'ui.useAccessibilityTheme': 1 },
  scriptless: { 'javascript.enabled': false },
};

const browsers = new Map();
after(async () => {
  for (const browser of browsers.values()) await (await browser).close();
});

/** One browser for each test file and setting. */
function launch(name) {
  if (!browsers.has(name)) {
    browsers.set(
      name,
      puppeteer.launch({
        browser: 'firefox',
        executablePath,
        headless: true,
        extraPrefsFirefox: settings[name],
      }),
    );
  }
  return browsers.get(name);
}

/** What Firefox itself puts into a page, such as the font of its own icons, is no request of it. */
const isOfThePage = (url) => /^(https?|wss?|ftp|file):/.test(url);

/**
 * A page in a context of its own, as openPage of browser.mjs gives one. `answers` is asked for each
 * request: `'abort'` or a response in its place, or nothing to let it go on.
 */
export async function openFirefox({ setting = 'light', width = 1280, height = 900, answers } = {}) {
  const browser = await launch(setting);
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width, height });
  const seen = { requests: [], console: [], errors: [] };
  page.on('request', (request) => {
    if (isOfThePage(request.url())) seen.requests.push(request.url());
    if (!answers) return;
    const given = answers(request.url());
    if (given === 'abort') request.abort();
    else if (given) request.respond(given);
    else request.continue();
  });
  if (answers) await page.setRequestInterception(true);
  page.on('console', (message) => seen.console.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => seen.errors.push(String(error)));
  await page.evaluateOnNewDocument(listen);
  const events = () => page.evaluate(() => window.heard.events);
  const scrollTo = () =>
    page.evaluate(() => document.querySelector('credential-stack').scrollIntoView());
  /** The first event of that type. */
  const event = (type) =>
    until(async () => (await events()).find((each) => each.type === type), type);
  return {
    page,
    context,
    seen,
    events,
    event,
    close: () => context.close(),
    troubles: () => page.evaluate(() => [...window.heard.violations, ...window.heard.rejections]),
    async give(file) {
      await scrollTo();
      const input = 'credential-stack >>> input[type=file]';
      const chooser = await until(() => page.$(input), 'the file chooser');
      await chooser.uploadFile(file);
    },
    async drawn() {
      await scrollTo();
      return (await event('cs-load')).detail;
    },
  };
}
