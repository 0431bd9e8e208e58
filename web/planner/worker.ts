// credential-stack-planner.js: the script of the planner's thread.
import { serve, type Line } from './thread.js';

serve(globalThis as unknown as Line);
