/* global document -- of the page */
// How long a picture of 60 achievements takes on a page: from when the catalogue and the core are
// there until the answer stands in the page, on a processor slowed down four times.
//
//   node bench/picture.mjs [NODES] [EXTRA STEPS]
import { test } from 'node:test';

import { openPage, serveSite } from '../tests/browser/browser.mjs';
import { catalogueOf, randomSteps } from '../tests/support/random-steps.mjs';

const [nodes, extra] = [Number(process.argv[2] ?? 60), Number(process.argv[3] ?? 20)];
const runs = 7;
const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Picture</title>
  <script type="module" src="/credential-stack/credential-stack.js"></script></head>
  <body><credential-stack src="/picture.json" focus="urn:example:0" on="2026-11-24"
    loading="eager"></credential-stack></body></html>`;

/** Asks again, for another day, with everything there: the core answers, the element draws. */
function askAgain(day) {
  const element = document.querySelector('credential-stack');
  return new Promise((resolve) => {
    element.addEventListener(
      'cs-load',
      () => {
        const drawn = performance.now();
        void element.shadowRoot.querySelector('.answer').offsetHeight;
        resolve({ drawn: drawn - begun, laidOut: performance.now() - begun });
      },
      { once: true },
    );
    const begun = performance.now();
    element.on = day;
  });
}

const middle = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

test('measured', async () => {
  const server = await serveSite({
    files: {
      'picture.json': JSON.stringify(catalogueOf(nodes, randomSteps(1, nodes, extra))),
      'bench.html': html,
    },
  });
  const opened = await openPage();
  await opened.page.goto(`${server.url}bench.html`);
  await opened.event('cs-load');
  const session = await opened.context.newCDPSession(opened.page);
  for (const rate of [1, 4]) {
    await session.send('Emulation.setCPUThrottlingRate', { rate });
    const times = [];
    for (let run = 0; run < runs; run += 1) {
      times.push(await opened.page.evaluate(askAgain, `2026-11-${10 + run}`));
    }
    const of = (name) => middle(times.map((time) => time[name])).toFixed(1);
    console.log(
      `${nodes} achievements, processor slowed ${rate} times: drawn after ${of('drawn')} ms, laid out after ${of('laidOut')} ms (middle of ${runs}; first ${times[0].laidOut.toFixed(1)})`,
    );
  }
  await opened.close();
});
