// What an author pastes into an editor keeps its facts, whatever the editor drops.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { courseId, launch } from '../browser/browser.mjs';
import { discovered, editors, kept } from './editors.mjs';
import { cli, exampleCatalogue, root } from './kits.mjs';

const page = await (await launch()).newPage();
const render = (option, id) =>
  execFileSync(cli, ['render', exampleCatalogue, option, id, '--html', '--lang', 'en'], {
    encoding: 'utf8',
  });
const fragments = [
  render('--credential', courseId),
  render('--program', 'urn:waiora:master-data-science'),
];
const snippet = (fragment) =>
  `<script type="module" src="/assets/credential-stack.js"></script>
  <credential-stack src="/stacks/data.json" focus="${courseId}" view="stacks">${fragment}</credential-stack>`;

/** The lines that a reader sees, and where the links lead. */
async function read(html) {
  await page.setContent(html);
  return page.evaluate(() => ({
    lines: document.body.innerText
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
    links: [...document.links].map(({ href, textContent }) => [textContent, href]),
    headings: document.querySelectorAll('h3, h4, h5').length,
    elements: [...document.body.querySelectorAll('*')].map(({ localName }) => localName),
  }));
}

for (const name of ['canvas', 'wordpress']) {
  test(`${name}: every line, heading and link of the plain HTML is kept`, async () => {
    for (const fragment of fragments) {
      const whole = await read(fragment);
      assert.ok(whole.lines.length > 20 && whole.links.length > 0 && whole.headings > 3);
      for (const pasted of [fragment, snippet(fragment)]) {
        const left = await read(await kept(page, pasted, editors[name]));
        assert.deepEqual(left.lines, whole.lines);
        assert.deepEqual(left.links, whole.links);
        assert.equal(left.headings, whole.headings);
        assert.ok(
          !left.elements.some((element) => ['script', 'credential-stack'].includes(element)),
        );
      }
    }
  });
}

/** The frames that docs/embedding.md gives to paste. */
const documented = [
  ...readFileSync(join(root, 'docs/embedding.md'), 'utf8').matchAll(/<iframe[^>]*><\/iframe>/g),
].map(([frame]) => frame);

test('the documented frames: Canvas keeps them, WordPress drops them but for its own', async () => {
  assert.ok(documented.length >= 2);
  for (const frame of documented) {
    const attributes = (html) =>
      page.evaluate((html) => {
        const { body } = new DOMParser().parseFromString(html, 'text/html');
        const found = body.querySelector('iframe');
        return found && Object.fromEntries([...found.attributes].map((a) => [a.name, a.value]));
      }, html);
    const whole = await attributes(frame);
    const left = await attributes(await kept(page, frame, editors.canvas));
    for (const name of ['src', 'title', 'width', 'height']) {
      assert.ok(whole[name], `${name} of ${frame}`);
      assert.equal(left[name], whole[name]);
    }
    assert.equal(await attributes(await kept(page, frame, editors.wordpress)), null);
    const own = await attributes(await discovered(page, frame, 'abc'));
    assert.equal(own.sandbox, 'allow-scripts');
    assert.equal(own.src, `${whole.src}#?secret=abc`);
    assert.equal(own.title, whole.title);
  }
});

test('the models drop what could harm', async () => {
  const bad = `<p onclick="alert(1)" style="x">a</p><a href="javascript:alert(1)">b</a>
    <iframe src="data:text/html,x"></iframe><svg><script>alert(1)</script></svg>`;
  for (const model of Object.values(editors)) {
    assert.doesNotMatch(await kept(page, bad, model), /onclick|javascript:|data:|<script/);
  }
});
