// A learner's record as the core takes it. It goes into a question and nowhere else.

/** A record of more than this is none of one learner. */
const mostBytes = 5_000_000;

/** The record that a text holds: JSON where it begins as JSON does, else a CSV of courses. */
export class LearnerRecord {
  readonly #member: string;

  constructor(text: string) {
    const json = /^\s*[{[]/.test(text);
    if (json) checkJson(text);
    // JSON stands in the question as it is written: a number keeps all its digits.
    this.#member = json ? `"learner":${text}` : `"learnerCsv":${JSON.stringify(text)}`;
  }

  /** What cannot be one is thrown as an Error. */
  static async of(file: Blob): Promise<LearnerRecord> {
    if (file.size > mostBytes) throw new Error(`The record has more than ${mostBytes} bytes.`);
    const bytes = await file.arrayBuffer();
    let text: string;
    try {
      text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      throw new Error('The record is not written in UTF-8.');
    }
    return new LearnerRecord(text);
  }

  /** The question, a JSON object, with the record in it. */
  within(question: string): string {
    return `${question.slice(0, -1)},${this.#member}}`;
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
