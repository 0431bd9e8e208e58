// Plans over a catalogue in the core, as an object. Only where plans are made this is loaded.
import type { CoreCatalogue, CoreFunctions } from './catalogue.js';

/**
 * Plans for one record, which are asked for with wish upon wish (docs/plan.md). Call `delete()` when
 * done; they end with their catalogue.
 */
export interface CorePlans {
  /**
   * Begins anew with these wishes: a JSON object, or '' for those of the question. Gives '', or why
   * not: an answer with an error.
   */
  begin(wishes: string): string;
  /** Searches on for about so many steps: whether there is more to do. */
  resume(steps: number): boolean;
  /** The answer; before the end it is the best so far, and says so (`searching`). */
  answer(): string;
  delete(): void;
}

/** The question is one for a plan, as JSON text. Only the learner's module answers it. */
export function preparePlans(catalogue: CoreCatalogue, question: string): CorePlans {
  if (typeof question !== 'string') throw new TypeError('Expected a question, which is JSON text.');
  return catalogue.prepare((functions, over) => {
    if (!functions.plans) throw new Error('This module plans nothing.');
    const core = functions as Required<CoreFunctions>;
    let handle = core.plans(over, question);
    const open = () => {
      if (!handle) throw new Error('The plans are deleted.');
      return handle;
    };
    return {
      begin(wishes) {
        if (typeof wishes !== 'string')
          throw new TypeError('Expected wishes, which are JSON text.');
        return core.plansBegin(open(), wishes);
      },
      resume(steps) {
        if (!Number.isInteger(steps) || steps < 1 || steps > 0x7fffffff) {
          throw new TypeError('Expected a whole number of steps.');
        }
        return core.plansResume(open(), steps);
      },
      answer: () => core.plansAnswer(open()),
      delete() {
        if (handle) core.plansRelease(handle);
        handle = 0;
      },
    };
  });
}
