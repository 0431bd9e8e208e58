// A learner's record as the core takes it. It goes into a question and, where the learner asks for
// that, into what is kept; and nowhere else.
import type { Claim } from './claims.js';
import { mergeCsv, mergeJson } from './merge.js';

/** A record of more than this is none of one learner. */
const mostBytes = 5_000_000;

/** What stands in a question, and where in it the claims are. */
export interface Completed {
  question: string;
  /** Whether the claims are in it: not every record can be added to. */
  claimed: boolean;
  /** The JSON Pointer of the claim at that place. */
  pointerOf(at: number): string;
}

/** The record that a text holds: JSON where it begins as JSON does, else a CSV of courses. */
export class LearnerRecord {
  readonly #isJson: boolean;

  /** @param object - the one of a script that it was made from */
  constructor(
    readonly text: string,
    readonly object: object | null = null,
  ) {
    this.#isJson = /^\s*[{[]/.test(text);
    if (this.#isJson) checkJson(text);
  }

  /** The text of a file. What cannot be one of a record is thrown as an Error. */
  static async textOf(file: Blob): Promise<string> {
    if (file.size > mostBytes) throw new Error(`The record has more than ${mostBytes} bytes.`);
    const bytes = await file.arrayBuffer();
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      throw new Error('The record is not written in UTF-8.');
    }
  }

  /** The question, a JSON object, with the record in it, and the claims as further items of that. */
  within(question: string, claims: readonly Claim[] = []): Completed {
    const merge = this.#isJson ? mergeJson : mergeCsv;
    const merged = claims.length > 0 ? merge(this.text, claims) : undefined;
    const text = merged?.text ?? this.text;
    // JSON stands in the question as it is written: a number keeps all its digits.
    const member = this.#isJson ? `"learner":${text}` : `"learnerCsv":${JSON.stringify(text)}`;
    return {
      question: `${question.slice(0, -1)},${member}}`,
      claimed: claims.length === 0 || merged !== undefined,
      pointerOf: merged?.pointerOf ?? (() => ''),
    };
  }
}

/** What is no JSON by itself could say anything of the question that it stands in. */
function checkJson(text: string): void {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    throw new Error(`It is not valid JSON (${why.replace(/\.$/, '')}).`);
  }
  if (Array.isArray(value)) throw new Error('A record is one JSON object.');
}
