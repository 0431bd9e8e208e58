// What only the views of a learner need, an audit and a plan. The element loads it with them, beside
// the core that audits and plans: a course page does without both.
export { default as createLearner } from 'credstack-learner-glue';
export { LearnerPanel } from './panel.js';

import panel from './panel.css';
import plan from './plan.css';
import record from './record.css';

export const styles = panel + record + plan;
