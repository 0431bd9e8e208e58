// WCAG 2.2 AA and good practice, as far as a machine can tell, for every view in every language that
// tests look at, in light, dark and forced colours. firefox-matrix.test.mjs has the same for Firefox.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { violationsOn } from './axe.mjs';
import { openPage, serveSite } from './browser.mjs';
import { unringed, unseenShapes } from './forced.mjs';
import { addressOf, draw, languages, openAll, viewFiles, views } from './views.mjs';

const looks = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  forced: { colorScheme: 'light', forcedColors: 'active' },
};
const server = await serveSite({ files: viewFiles() });

for (const view of views) {
  for (const lang of languages) {
    test(`axe finds nothing: ${view.name} in ${lang}`, async () => {
      const browser = await openPage({ bypassCSP: true });
      const { page } = browser;
      await page.goto(addressOf(server, view, lang));
      const { view: told } = await draw(browser, view);
      assert.equal(told.lang.split('-')[0], lang);
      await page.evaluate(openAll);
      for (const [name, look] of Object.entries(looks)) {
        await page.emulateMedia(look);
        assert.deepEqual(await violationsOn(page), [], name);
      }
      const { found, counts } = await page.evaluate(unseenShapes);
      assert.deepEqual(found, []);
      assert.ok(counts.cards + counts.cells > 0);
      await page.keyboard.press('Tab');
      for (const name of ['forced', 'light', 'dark']) {
        await page.emulateMedia(looks[name]);
        const { without, count } = await page.evaluate(unringed);
        assert.deepEqual(without, [], name);
        assert.ok(count > 0);
      }
      await browser.close();
    });
  }
}

test('axe finds nothing in the plain HTML that shows where there is no script', async () => {
  for (const view of views) {
    const browser = await openPage({ bypassCSP: true });
    const { page } = browser;
    await page.route('**/credential-stack.js', (route) => route.abort());
    await page.goto(addressOf(server, view));
    for (const [name, look] of Object.entries(looks)) {
      await page.emulateMedia(look);
      assert.deepEqual(await violationsOn(page), [], `${view.name} ${name}`);
    }
    await browser.close();
  }
});
