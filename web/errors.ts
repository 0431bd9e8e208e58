/** A problem of the catalogue, as the core reports it; see docs/catalog.md. */
export interface Diagnostic {
  severity: 'error' | 'warning';
  code: string;
  file: string;
  /** JSON Pointer (RFC 6901); empty for the whole document. */
  pointer: string;
  message: string;
}

/**
 * Why nothing was drawn.
 *
 * | code | when |
 * |---|---|
 * | `missing-attribute` | there is no `src` or no `focus` |
 * | `bad-view` | `view` is neither `stacks`, `ladder`, `audit` nor `plan` |
 * | `fetch-failed` | the catalogue cannot be fetched |
 * | `too-large` | the catalogue has more bytes than a page should hold |
 * | `bad-catalogue` | what was fetched is no catalogue at all |
 * | `unknown-id` | the catalogue does not know `focus` |
 * | `bad-question`, `missing-date` | the core refuses the question, mostly for a wrong `on` |
 * | `no-requirement` | the catalogue does not say what the program requires of which a record is audited, or a plan made |
 * | `bad-record` | the learner's record cannot be read; another one may be given |
 * | `bad-wishes` | what is wished of a plan is refused; it can be changed |
 * | `core-unavailable` | the WebAssembly module cannot be fetched, or is another than was built |
 * | `core-failed` | it does not start: blocked by the page's policy, damaged, no WebAssembly |
 * | `out-of-memory`, `core-crashed` | it stopped; the next question starts a new one |
 * | `internal` | anything else: a fault of ours |
 */
export type ErrorCode =
  | 'missing-attribute'
  | 'bad-view'
  | 'fetch-failed'
  | 'too-large'
  | 'bad-catalogue'
  | 'unknown-id'
  | 'bad-question'
  | 'missing-date'
  | 'no-requirement'
  | 'bad-record'
  | 'bad-wishes'
  | 'core-unavailable'
  | 'core-failed'
  | 'out-of-memory'
  | 'core-crashed'
  | 'internal';

/** Where in the catalogue the fault lies, where that is known. */
export interface ErrorEvidence {
  pointer?: string;
  diagnostics?: Diagnostic[];
}

export class StackError extends Error {
  override readonly name = 'StackError';

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly evidence: ErrorEvidence = {},
  ) {
    super(message);
  }

  /** Whatever was thrown, as a StackError. */
  static from(thrown: unknown): StackError {
    // The parts that are loaded later have a class of their own, of the same name.
    if (thrown instanceof Error && thrown.name === 'StackError') return thrown as StackError;
    return new StackError('internal', thrown instanceof Error ? thrown.message : String(thrown));
  }
}
