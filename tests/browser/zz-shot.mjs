import { serveSite, openPage, coursePage, programPage } from './browser.mjs';
import { test } from 'node:test';
test('shots', async () => {
  const server = await serveSite();
  for (const [name, path] of [['course', coursePage], ['program', programPage]])
  for (const [w, o] of [[1280,{}],[320,{}],[768,{colorScheme:'dark'}]]) {
    if (process.env.ONLY && !process.env.ONLY.includes(name+w)) continue;
    const p = await openPage({ viewport: { width: w, height: 900 }, ...o });
    await p.page.goto(server.url + path); await p.page.locator('credential-stack').first().scrollIntoViewIfNeeded();
    await p.event('cs-load');
    await p.page.locator('.picture').first().screenshot({ path: `/tmp/pic/${name}-${w}.png`, timeout:5000 });
    if (w===1280) { await p.page.emulateMedia({media:'print'}); await p.page.locator('.picture').first().screenshot({ path: `/tmp/pic/${name}-print.png`, timeout:5000 });}
    await p.close();
  }
});
