// Runs PHP, and reads HTML as a browser does.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { launch } from '../browser/browser.mjs';

/** Runs a stand-in of a host with that input; what it prints is JSON. */
export function php(script, input) {
  const path = fileURLToPath(new URL(`standins/${script}`, import.meta.url));
  const run = spawnSync('php', ['-d', 'display_errors=stderr', path], {
    input: JSON.stringify(input),
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  if (run.error) throw run.error;
  if (run.status !== 0) throw new Error(`${script}: ${run.stderr}${run.stdout}`);
  return JSON.parse(run.stdout);
}

let opened;

/**
 * What a browser makes of a piece of HTML in a page: all elements but those inside of ours, by name
 * and attributes; ours also with the HTML inside; and whether anything in it ran.
 */
export async function parsed(html) {
  opened ??= launch().then((browser) => browser.newPage());
  const page = await opened;
  return page.evaluate((html) => {
    window.ran = [];
    window.alert = (what) => window.ran.push(what);
    const { body } = new DOMParser().parseFromString(html, 'text/html');
    const attributesOf = (element) =>
      Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value]));
    const described = (element) => ({
      name: element.localName,
      attributes: attributesOf(element),
      text: element.textContent,
      html: element.innerHTML,
    });
    const all = [...body.querySelectorAll('*')].map(described);
    const stacks = [...body.querySelectorAll('credential-stack')].map(described);
    // In a document of the window handlers would run.
    const live = document.createElement('div');
    live.innerHTML = html;
    document.body.append(live);
    for (const element of live.querySelectorAll('*')) {
      element.dispatchEvent(new Event('click'));
      element.dispatchEvent(new Event('error'));
      element.dispatchEvent(new Event('focus'));
    }
    live.remove();
    const { ran } = window;
    return { all, stacks, ran, text: body.textContent };
  }, html);
}

/** Texts that try to leave the attribute that they are put into. */
export const hostile = [
  '"><script>alert(1)</script>',
  `'><img src=x onerror=alert(1)>`,
  '" onclick="alert(1)" x="',
  `' onclick='alert(1)' x='`,
  '&quot; onclick=&quot;alert(1)',
  '&#34;&#62;<b onclick="alert(1)">',
  '</credential-stack><script>alert(1)</script>',
  '`onclick=alert(1)`',
  'a\u0000b"\nonclick="alert(1)',
  '<!--"-->',
  '{{7*7}} %s $1 \\1',
];
