// In the place of the learner module's glue where a page has that only with the learner's tools: a
// course page does without.
import { learnerTools } from './learner-tools.js';

export default async function createCredstackLearner(options: object): Promise<unknown> {
  const { createLearner } = await learnerTools();
  return createLearner(options);
}
