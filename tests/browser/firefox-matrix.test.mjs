// What matrix.test.mjs looks at in Chromium, in Firefox.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { violationsOn } from './axe.mjs';
import { serveSite } from './browser.mjs';
import { openFirefox } from './firefox.mjs';
import { unringed, unseenShapes } from './forced.mjs';
import { addressOf, draw, languages, openAll, viewFiles, views } from './views.mjs';

const server = await serveSite({ files: viewFiles() });

for (const setting of ['light', 'dark', 'forced']) {
  for (const view of views) {
    test(`axe finds nothing: ${view.name}, ${setting}`, async () => {
      const browser = await openFirefox({ setting });
      const { page } = browser;
      for (const lang of languages) {
        await page.goto(addressOf(server, view, lang));
        await draw(browser, view);
        const is = await page.evaluate(() => ({
          dark: matchMedia('(prefers-color-scheme: dark)').matches,
          forced: matchMedia('(forced-colors: active)').matches,
        }));
        assert.deepEqual(is, { dark: setting === 'dark', forced: setting === 'forced' });
        await page.evaluate(openAll);
        assert.deepEqual(await violationsOn(page), [], lang);
        if (setting === 'forced') {
          const { found } = await page.evaluate(unseenShapes);
          assert.deepEqual(found, []);
        }
        await page.keyboard.press('Tab');
        assert.deepEqual((await page.evaluate(unringed)).without, [], lang);
      }
      await browser.close();
    });
  }
}
