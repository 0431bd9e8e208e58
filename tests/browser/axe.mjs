// What a machine can tell of WCAG 2.2 AA and of good practice, in a page of either browser.
import { readFileSync } from 'node:fs';

const source = readFileSync(
  new URL('../../node_modules/axe-core/axe.min.js', import.meta.url),
  'utf8',
);

const run = () =>
  window.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    resultTypes: ['violations'],
    // Forced colours are the platform's, which sees to their contrast.
    rules: { 'color-contrast': { enabled: !matchMedia('(forced-colors: active)').matches } },
  });

const told = ({ id, nodes }) =>
  `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' | ')}`;

/** What is wrong on the page, each with its rule; axe stays there for the next look. */
export async function violationsOn(page) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const { violations, passes } = await page.evaluate(run);
  // Where it looked at nothing, nothing was found.
  if (passes.length < 20) throw new Error(`axe held the page to ${passes.length} rules only`);
  return violations.map(told);
}
