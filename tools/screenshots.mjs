// Pictures of every view on its demo page, for people to look at: in narrow and wide windows, light, dark
// and with forced colours, and in Arabic. `npm run demo:build` comes first.
//
//   node tools/screenshots.mjs [WORD…]    writes build/screenshots/*.png; of those only whose name has a WORD
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { closeAll, openPage, serveSite } from '../tests/browser/browser.mjs';
import { addressOf, draw, viewFiles, views } from '../tests/browser/views.mjs';

const folder = fileURLToPath(new URL('../build/screenshots/', import.meta.url));
mkdirSync(folder, { recursive: true });
const words = process.argv.slice(2);

const widths = [320, 768, 1280];
const looks = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  forced: { forcedColors: 'active' },
  ar: { colorScheme: 'light', lang: 'ar' },
};

const server = await serveSite({ files: viewFiles() });
for (const view of views) {
  for (const [look, { lang = 'en', ...emulated }] of Object.entries(looks)) {
    const names = widths
      .map((width) => [width, `${view.name}.${look}.${width}.png`.replaceAll(' ', '-')])
      .filter(([, name]) => words.every((word) => name.includes(word)));
    if (names.length === 0) continue;
    const browser = await openPage(emulated);
    const { page } = browser;
    await page.goto(addressOf(server, view, lang));
    await draw(browser, view);
    for (const [width, name] of names) {
      await page.setViewportSize({ width, height: 900 });
      await page.screenshot({ path: folder + name, fullPage: true });
    }
    await browser.close();
  }
}
await closeAll();
console.log(`Look into ${folder}`);
