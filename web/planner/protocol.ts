// What a page and its planner's thread say to each other.
import type { ErrorCode } from '../errors.js';
import type { Origin } from '../shelf.js';
import type { Offers } from './offers.js';
import type { Report } from './search.js';

/** Both sides were built with the same module, or they have nothing to say to each other. */
export const build =
  typeof CREDSTACK_LEARNER_INTEGRITY === 'string' ? CREDSTACK_LEARNER_INTEGRITY : '';

export type ToPlanner =
  | { do: 'read'; origin: Origin }
  | { do: 'begin'; turn: number; question: string; wishes: string }
  | { do: 'resume'; turn: number }
  | { do: 'stop' }
  | { do: 'forget' };

export type FromPlanner =
  /** The script runs. */
  | { is: 'ready'; build: string }
  | { is: 'offers'; offers: Offers | undefined }
  | { is: 'report'; turn: number; report: Report }
  /** There is no core here: what was asked is to be done elsewhere. */
  | { is: 'useless' }
  /** The core stopped over what it was asked. */
  | { is: 'failed'; code: ErrorCode; message: string };
