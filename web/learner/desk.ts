// The record of one element: what the learner has given, and how it is looked at.
import { Chooser, type Lit } from './chooser.js';
import { LearnerRecord } from './record.js';

/** Of somebody of whom nothing is known: it finds out whether the program can be audited at all. */
const nobody = new LearnerRecord('{"credstackLearner":1,"items":[]}');

export interface DeskEvents {
  /** Something else is to be asked. */
  changed(): void;
  /** The learner has given or closed a record: the one of a script is the one no more. */
  replaced(): void;
  /** What was given is no record. */
  refused(why: string): void;
}

/** What is said beside the place where a record is given. */
export interface Said {
  lang: string;
  dir: 'ltr' | 'rtl';
  /** Of a plan there is no what-if: it is one. */
  planning?: boolean;
  /** Of what has just been found, for those who do not see it appear. */
  news?: string;
}

export class RecordDesk {
  readonly #chooser: Chooser;
  readonly #events: DeskEvents;
  #record: LearnerRecord | undefined;
  /** Counts the records: an answer for one must not stand as that for another. */
  #turn = 0;
  #whatIf = false;
  #reading = false;
  /** Why the last record is not shown, where it is not: a sentence, or nothing that would help. */
  #problem: string | undefined;
  #said: Said = { lang: '', dir: 'ltr' };

  constructor(lit: Lit, events: DeskEvents) {
    this.#events = events;
    this.#chooser = new Chooser(lit, {
      file: (file) => void this.#read(file),
      closed: () => {
        this.#events.replaced();
        this.give(undefined);
      },
      whatIf: (whatIf) => {
        this.whatIf = whatIf;
      },
    });
  }

  get element(): HTMLElement {
    return this.#chooser.element;
  }

  get turn(): number {
    return this.#turn;
  }

  get hasRecord(): boolean {
    return this.#record !== undefined;
  }

  /** Whether a file is being read: there will be a record, or none. */
  get reading(): boolean {
    return this.#reading;
  }

  get whatIf(): boolean {
    return this.#whatIf;
  }
  set whatIf(value: boolean) {
    if (value === this.#whatIf) return;
    this.#whatIf = value;
    this.#events.changed();
  }

  /** Takes a record in the place of the one before; none where it is undefined. */
  give(record: LearnerRecord | undefined): void {
    this.#record = record;
    this.#reading = false;
    this.#problem = undefined;
    this.#turn += 1;
    this.#events.changed();
  }

  /** The same from a script. What is no record is refused. */
  giveObject(value: object | null): void {
    this.#chooser.forget();
    try {
      this.give(value === null ? undefined : new LearnerRecord(JSON.stringify(Object(value))));
    } catch (thrown) {
      this.#refuse(thrown);
    }
  }

  /** The question, a JSON object, with the record in it. */
  complete(question: string): string {
    return (this.#record ?? nobody).within(question);
  }

  say(said: Said): void {
    this.#said = said;
    const { lang, dir, planning = false, news = '' } = said;
    this.#chooser.draw({
      ...{ lang, dir, planning, news, problem: this.#problem },
      ...{ open: this.hasRecord, reading: this.#reading, whatIf: this.#whatIf },
    });
  }

  /** Lets the record go, and says why. */
  drop(problem: string): void {
    this.#record = undefined;
    this.#reading = false;
    this.#problem = problem;
    this.#turn += 1;
    this.#chooser.forget();
    this.say({ ...this.#said, news: '' });
  }

  async #read(file: File): Promise<void> {
    this.#events.replaced();
    // What is drawn is about the record before, and must not be read as about this one.
    this.give(undefined);
    this.#reading = true;
    const turn = this.#turn;
    try {
      const record = await LearnerRecord.of(file);
      // Another may have been given while this one was read.
      if (turn === this.#turn) this.give(record);
    } catch (thrown) {
      if (turn === this.#turn) this.#refuse(thrown);
    }
  }

  #refuse(thrown: unknown): void {
    this.#events.refused(thrown instanceof Error ? thrown.message : String(thrown));
  }
}
