// Nothing is lost to a reader with larger text, or with the spacing of WCAG 1.4.12, in a small window or a
// wide one: nothing is cut off, nothing sticks out, and no text lies over another.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openPage, serveSite } from './browser.mjs';
import { addressOf, draw, openAll, viewFiles, views } from './views.mjs';

const server = await serveSite({ files: viewFiles() });

/** Runs in the page: in the shadow tree, too, as an extension of a browser would do it. */
function spaceOut() {
  const { shadowRoot } = document.querySelector('credential-stack');
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }`);
  for (const root of [document, shadowRoot]) root.adoptedStyleSheets.push(sheet);
}

/** Runs in the page: what of the element is not all there. */
function lost() {
  const { shadowRoot } = document.querySelector('credential-stack');
  const found = [];
  const wide = document.documentElement.scrollWidth;
  if (wide > innerWidth) found.push(`the page is ${wide} pixels wide`);
  const shown = [...shadowRoot.querySelectorAll('*')].filter(
    (each) => each.checkVisibility() && !each.matches('.unseen, .unseen *, svg, svg *, option'),
  );
  for (const each of shown) {
    const { display, overflowX, overflowY } = getComputedStyle(each);
    if (display === 'inline' || each.clientWidth === 0) continue;
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = each;
    const cut = overflowX !== 'visible' || overflowY !== 'visible';
    if (scrollWidth > clientWidth + 1 || (cut && scrollHeight > clientHeight + 1)) {
      found.push(each.outerHTML.slice(0, 90));
    }
  }
  // Texts in the order in which they stand: none begins above the end of the one before in its column.
  const texts = shown.filter((each) => each.matches('h3, h4, h5, p, dd, th, td, summary, button'));
  for (const [at, each] of texts.entries()) {
    const [one, other] = [texts[at - 1], each].map((text) => text?.getBoundingClientRect());
    const beside = one && (one.right <= other.left + 1 || other.right <= one.left + 1);
    if (one && !beside && !texts[at - 1].contains(each) && other.top < one.bottom - 1) {
      found.push(`over another: ${each.outerHTML.slice(0, 90)}`);
    }
  }
  return { found, count: texts.length };
}

for (const view of views) {
  test(`${view.name}: nothing is lost to larger text and wider spacing`, async () => {
    const browser = await openPage();
    const { page } = browser;
    // German has the longest words.
    await page.goto(addressOf(server, view, 'de'));
    await draw(browser, view);
    await page.evaluate(openAll);
    for (const spaced of [false, true]) {
      if (spaced) await page.evaluate(spaceOut);
      for (const [width, size] of [
        [320, '100%'],
        [640, '200%'],
        [1280, '200%'],
      ]) {
        await page.setViewportSize({ width, height: 800 });
        await page.evaluate((to) => {
          document.documentElement.style.fontSize = to;
        }, size);
        const { found, count } = await page.evaluate(lost);
        assert.deepEqual(found, [], `${width} pixels, text of ${size}, spaced: ${spaced}`);
        assert.ok(count > 20);
      }
    }
    await browser.close();
  });
}
