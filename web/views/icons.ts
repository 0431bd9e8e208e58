import { svg, type SVGTemplateResult } from 'lit/html.js';

import type { Verdict } from '../view.js';

// Each verdict has a shape of its own, so that none is told by its colour alone: a ring with a tick,
// a diamond with an exclamation mark, a broken ring with a question mark, a square with a cross.
const shapes: Record<Verdict, SVGTemplateResult> = {
  yes: svg`<circle class="shape" cx="12" cy="12" r="10.5" /><path d="m7 12.4 3.5 3.5 6.6-7.4" />`,
  conditional: svg`<path class="shape" d="M12 1.2 22.8 12 12 22.8 1.2 12z" />
    <path d="M12 6.8v6.2m0 3.7v.1" />`,
  unknown: svg`<circle class="shape broken" cx="12" cy="12" r="10.5" />
    <path d="M9.1 9.7a2.9 2.9 0 1 1 4.3 2.5c-.9.5-1.4 1-1.4 1.9m0 3v.1" />`,
  no: svg`<rect class="shape" x="2" y="2" width="20" height="20" rx="3" />
    <path d="m8 8 8 8m0-8-8 8" />`,
};

export const verdictShape = (verdict: Verdict): SVGTemplateResult => shapes[verdict];
