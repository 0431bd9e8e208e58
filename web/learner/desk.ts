// The record of one element: what the learner has given and ticked, and how it is looked at.
import type { Diagnostic } from '../errors.js';
import { Chooser, type Lit } from './chooser.js';
import { withClaim, withoutClaim, type Claim } from './claims.js';
import type { Finder } from './finder.js';
import { HaveForm } from './have-form.js';
import { looksKept } from './kept.js';
import { LearnerRecord, type Completed } from './record.js';

/** Of somebody of whom nothing is known: it finds out whether the program can be audited at all. */
const nobody = new LearnerRecord('{"credstackLearner":1,"items":[]}');

/** What a learner does here, by the words for undoing it. */
export type Deed = 'didAdd' | 'didChange' | 'didRemove' | 'didOpen' | 'didClose';

export interface DeskEvents {
  /** Something else is to be asked. */
  changed(): void;
  /** The learner has opened a file, or closes the record. */
  opened(did: Deed, record: LearnerRecord | undefined): void;
  /** The learner has ticked something, or no longer does; the thing is named. */
  claimed(did: Deed, claims: Claim[], name: string): void;
  /** The file holds what was kept of a plan. */
  kept(text: string): void;
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
  /** The day of the answer. */
  on?: string;
}

export class RecordDesk {
  readonly #chooser: Chooser;
  readonly #have: HaveForm;
  readonly #events: DeskEvents;
  #record: LearnerRecord | undefined;
  #claims: readonly Claim[] = [];
  /** The core stopped over the claims: they do not count until they are changed. */
  #suspended = '';
  /** Counts the records: an answer for one must not stand as that for another. */
  #turn = 0;
  #whatIf = false;
  #reading = false;
  /** What was given last is no record at all: nothing else is to blame. */
  #unread = false;
  /** Why the last record is not shown, where it is not: a sentence, or nothing that would help. */
  #problem: string | undefined;
  #said: Said = { lang: '', dir: 'ltr' };
  #named: readonly string[] = [];
  #completed: Completed | undefined;
  #claimProblems = new Map<string, string>();

  constructor(lit: Lit, finder: Finder, events: DeskEvents) {
    this.#events = events;
    this.#have = new HaveForm(lit, {
      claim: (claim) => this.#claim(claim, finder.nameOf(claim.achievement)),
      remove: (id) =>
        events.claimed('didRemove', withoutClaim(this.#claims, id), finder.nameOf(id)),
      find: (text) => finder.find(text),
      nameOf: (id) => finder.nameOf(id),
    });
    const choices = {
      file: (file: File) => void this.#read(file),
      closed: () => events.opened('didClose', undefined),
      whatIf: (whatIf: boolean) => {
        this.whatIf = whatIf;
      },
    };
    this.#chooser = new Chooser(lit, choices, this.#have.element);
  }

  get element(): HTMLElement {
    return this.#chooser.element;
  }

  get turn(): number {
    return this.#turn;
  }

  get record(): LearnerRecord | undefined {
    return this.#record;
  }

  get claims(): readonly Claim[] {
    return this.#claims;
  }

  /** Whether anything is known of the learner. */
  get hasRecord(): boolean {
    return this.#record !== undefined || (this.#claims.length > 0 && !this.#suspended);
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
      this.give(
        value === null ? undefined : new LearnerRecord(JSON.stringify(Object(value)), value),
      );
    } catch (thrown) {
      this.#refuse(thrown);
    }
  }

  /** What is ticked, in the place of what was. It is of the same learner: the answer grows old, no more. */
  take(claims: readonly Claim[]): void {
    this.#claims = claims;
    this.#suspended = '';
    this.#events.changed();
  }

  /** Nothing of what was chosen or looked for stays. */
  forget(): void {
    this.#chooser.forget();
    this.#have.forget();
  }

  /** The question, a JSON object, with the record in it. */
  complete(question: string): string {
    const claims = this.#suspended ? [] : this.#claims;
    this.#completed = (this.#record ?? nobody).within(question, claims);
    return this.#completed.question;
  }

  /** What an answer says of what is ticked, and the ids that it names. */
  hear(diagnostics: readonly Diagnostic[], named: readonly string[]): void {
    this.#named = named.filter((id) => !this.#claims.some(({ achievement }) => achievement === id));
    this.#claimProblems = new Map();
    this.#claims.forEach(({ achievement }, at) => {
      const place = this.#completed?.pointerOf(at);
      const problem = diagnostics.find(
        ({ pointer }) => place && (pointer === place || pointer.startsWith(`${place}/`)),
      );
      if (problem) this.#claimProblems.set(achievement, problem.message);
    });
  }

  say(said: Said): void {
    this.#said = said;
    const { lang, dir, planning = false, news = '', on = '' } = said;
    this.#have.draw({
      ...{ lang, dir, on, claims: this.#claims, named: this.#named },
      problems: this.#suspended
        ? new Map(this.#claims.map(({ achievement }) => [achievement, this.#suspended]))
        : this.#claimProblems,
      apart: this.#claims.length > 0 && this.#completed?.claimed === false,
    });
    this.#chooser.draw({
      ...{ lang, dir, planning, news, problem: this.#problem, claims: this.#claims.length },
      ...{ open: this.#record !== undefined, reading: this.#reading, whatIf: this.#whatIf },
    });
  }

  redraw(): void {
    this.say(this.#said);
  }

  /** Lets go of what is to blame, and says why: the file's, or else what is ticked. */
  drop(problem: string): void {
    const hasClaims = this.#claims.length > 0 && !this.#suspended;
    if (this.#record || this.#unread || !hasClaims) {
      this.#record = undefined;
      this.#problem = problem;
    } else {
      this.#suspended = problem || ' ';
    }
    this.#unread = false;
    this.#reading = false;
    this.#turn += 1;
    this.#chooser.forget();
    this.say({ ...this.#said, news: '' });
  }

  #claim(claim: Claim, name: string): void {
    const isNew = !this.#claims.some(({ achievement }) => achievement === claim.achievement);
    this.#events.claimed(isNew ? 'didAdd' : 'didChange', withClaim(this.#claims, claim), name);
  }

  async #read(file: File): Promise<void> {
    const before = this.#record;
    // What is drawn is about the record before, and must not be read as about this one.
    this.give(undefined);
    this.#reading = true;
    const turn = this.#turn;
    try {
      const text = await LearnerRecord.textOf(file);
      // Another may have been given while this one was read.
      if (turn !== this.#turn) return;
      this.#record = before;
      if (looksKept(text)) {
        this.#reading = false;
        this.#chooser.forget();
        this.#events.kept(text);
      } else {
        this.#events.opened('didOpen', new LearnerRecord(text));
      }
    } catch (thrown) {
      if (turn !== this.#turn) return;
      // It can still be undone that the one before is gone.
      this.#record = before;
      this.#events.opened('didOpen', undefined);
      this.#refuse(thrown);
    }
  }

  #refuse(thrown: unknown): void {
    this.#record = undefined;
    this.#unread = true;
    this.#events.refused(thrown instanceof Error ? thrown.message : String(thrown));
  }
}
