// A page with a published slice shows what it shows with the whole catalogue.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { courseId, openPage, serveSite } from './browser.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const site = mkdtempSync(join(tmpdir(), 'credstack-published-'));
after(() => rmSync(site, { recursive: true }));
const whole = join(root, 'examples/data-101.json');
execFileSync(join(root, 'build/native/credstack'), ['publish', whole, '--out', join(site, 'out')]);
const index = JSON.parse(readFileSync(join(site, 'out/index.json'), 'utf8'));

for (const [view, id] of [
  ['stacks', courseId],
  ['ladder', 'urn:waiora:master-data-science'],
]) {
  test(`${view} from a slice, by its hash`, async () => {
    const { slice } = index.pages.find((page) => page.id === id);
    const text = readFileSync(join(site, 'out', slice.path), 'utf8');
    assert.ok(text.length < readFileSync(whole, 'utf8').length);
    const server = await serveSite({ files: { 'slice.json': text } });
    const shown = [];
    for (const [src, integrity] of [
      ['../stacks/data-101.json', ''],
      ['../slice.json', slice.integrity],
    ]) {
      const browser = await openPage();
      const { page } = browser;
      await page.addInitScript(
        (attributes) => {
          addEventListener('DOMContentLoaded', () => {
            const element = document.querySelector('#one');
            for (const [name, value] of attributes) element.setAttribute(name, value);
          });
        },
        Object.entries({ src, integrity, view, focus: id, on: '2026-11-24' }),
      );
      await page.goto(`${server.url}pages/bare.html`);
      const { detail } = await browser.event('cs-load');
      shown.push(JSON.stringify(detail.answer));
      assert.deepEqual(await browser.troubles(), []);
      await browser.close();
    }
    assert.equal(shown[1], shown[0]);
  });
}
