// What only the view of an audit needs. The element loads it with that view, beside the core that
// audits: a course page does without both.
export { RecordDesk } from './desk.js';

import css from './record.css';

export const styles = css;
