// What a learner does above a plan, as the tests of it do.
import { openPlan, html, planFiles, program } from './plan-pages.mjs';

export { html, planFiles, program };

/** A file as Playwright takes one. */
export const file = (name, text) => ({
  ...{ name, mimeType: name.endsWith('.csv') ? 'text/csv' : 'application/json' },
  buffer: Buffer.from(typeof text === 'string' ? text : JSON.stringify(text)),
});

/** The page of a plan, with hands for what stands above it. */
export async function openLearner(url, options) {
  const plan = await openPlan(url, options);
  const { page, one, button } = plan;
  const box = (name) => one.locator('summary.box-heading', { hasText: name });
  return {
    ...plan,
    box,
    claims: () => one.locator('.claim > .thing-name').allInnerTexts(),
    news: one.locator('.toolbar .news'),
    /** What the last answer that came to its end costs. */
    async cost(change) {
      const { answer } = change ? await plan.after(change) : await plan.end();
      return answer.programs[0].route.cost;
    },
    async find(text) {
      await one.getByLabel('Find what you have').fill(text);
      await one.locator('.have > [aria-live]', { hasText: /\S/ }).waitFor();
    },
    /** Finds the first thing for the text, and presses that button of it. */
    async add(text, label = 'I have it') {
      await this.find(text);
      await one
        .locator('.have > .things .thing')
        .first()
        .getByRole('button', { name: label })
        .click();
    },
    /** The clipboard is denied, as it is in many frames. */
    deny: () =>
      page.evaluate(() => {
        const writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
        Object.defineProperty(navigator, 'clipboard', { value: { writeText } });
      }),
    undo: () => button(/^Undo/).click(),
    redo: () => button(/^Redo/).click(),
    async keep() {
      const keep = one.locator('.keep');
      if (!(await keep.evaluate((it) => it.open))) await box('Keep').click();
      return keep;
    },
    stored: () =>
      page.evaluate(async () => [
        ...[localStorage.length, sessionStorage.length, document.cookie],
        (await indexedDB.databases()).length,
      ]),
  };
}
