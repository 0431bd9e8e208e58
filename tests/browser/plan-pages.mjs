// Pages with a plan on them, and what is pressed there.
import { openPage } from './browser.mjs';
import { longSearch } from './long-search.mjs';

export const program = 'urn:waiora:graduate-certificate-climate-data';

export const html = ({
  src = 'stacks/climate-data-plans.json',
  focus = program,
  script = 'credential-stack/credential-stack.js',
  head = '',
  attributes = '',
} = {}) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Plan</title>${head}
</head><body><credential-stack id="one" src="${src}" focus="${focus}" view="plan" on="2026-11-24"
loading="eager" ${attributes}><p>The fallback stays.</p></credential-stack>
<script type="module" src="${script}" crossorigin="anonymous"></script></body></html>`;

/** The files of pages with a plan, one of them over a catalogue in which the search is long. */
export const planFiles = {
  'plan.html': html(),
  'before.html': html({ head: '<script src="pages/wishes-before.js"></script>' }),
  'audience.html': html({
    src: 'stacks/data-101.json',
    focus: 'urn:waiora:postgraduate-certificate-analytics',
  }),
  'long.html': html({ src: 'long.json', focus: 'program:long' }),
  'long.json': JSON.stringify(longSearch()),
};

/** Of few hours and the least time: the search goes on and on. */
export const longWishes = { minimize: ['time'], hoursPerWeek: 30 };

/** A page with what is looked at there; `workers` lists the threads that it has started. */
export async function openPlan(url, options) {
  const browser = await openPage(options);
  const { page } = browser;
  const workers = [];
  page.on('worker', (worker) => workers.push(worker));
  const one = page.locator('credential-stack');
  await page.goto(url);
  return {
    ...browser,
    one,
    workers,
    field: (name) => one.getByLabel(name, { exact: false }),
    button: (name) => one.getByRole('button', { name }),
    status: one.locator('.plan-status [role=status]'),
    steps: () => one.locator('[data-section=steps] .card-heading').allInnerTexts(),
    wish: (wishes) =>
      page.evaluate((given) => {
        document.querySelector('credential-stack').wishes = given;
      }, wishes),
    wishes: () => page.evaluate(() => document.querySelector('credential-stack').wishes),
    /** What is drawn after the change, at the end of the search. */
    async after(change) {
      await page.evaluate(() => {
        window.heard.events = [];
      });
      await change();
      return this.end();
    },
    async end() {
      await page.waitForFunction(
        () =>
          window.heard.events.some(
            ({ type, detail }) => type === 'cs-load' && !detail.answer.searching,
          ),
        undefined,
        { timeout: 20_000 },
      );
      return (await browser.events()).findLast(({ type }) => type === 'cs-load').detail;
    },
  };
}
