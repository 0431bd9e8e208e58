// The plans of one element: the form of wishes, how far the search is, and what of it is drawn.
import { StackError, type ErrorCode } from '../errors.js';
import { Planner } from '../planner/planner.js';
import type { Report, SearchState } from '../planner/search.js';
import type { Offers } from '../planner/offers.js';
import type { SharedCatalogue } from '../shelf.js';
import type { Answer } from '../view.js';
import type { Lit } from './chooser.js';
import type { Asked, CardEnd, Given } from './panel.js';
import { hasPlan, plannedIn, stepsOf, substance } from './plan-answer.js';
import { PlanButtons } from './plan-buttons.js';
import { SearchLine } from './search-line.js';
import { WishForm, type Problems } from './wish-form.js';
import { fieldIn, type Wishes } from './wishes.js';

export interface Language {
  lang: string;
  dir: 'ltr' | 'rtl';
}

/** What the panel does for the plans. */
export interface PlanHost {
  readonly given: Given;
  ask(): void;
  /** The learner wishes so. */
  wished(wishes: Wishes): void;
  /** What the catalogue calls it. */
  nameOf(id: string): string;
  fail(thrown: unknown): void;
  /** There is no plan for what is wished: nothing is drawn, and that is told. */
  refuse(code: ErrorCode, message: string): void;
  untilUnfocused(): Promise<void>;
  /** What stands beside this speaks the same language. */
  speak(language: Language): void;
  /** The core has answered. */
  heard(answer: Answer): void;
  show(asked: Asked, answer: Answer, cardEnd: CardEnd): void;
  /** What stands there as the answer. */
  drawn(): Element | null;
  focusInside(): boolean;
}

export class PlanDesk {
  readonly element = document.createElement('div');
  readonly #host: PlanHost;
  readonly #form: WishForm;
  readonly #line: SearchLine;
  readonly #buttons: PlanButtons;
  #planner: Planner | undefined;
  #shared: SharedCatalogue | undefined;
  #asked: Asked | undefined;
  /** That of the answers, once there is one: one box speaks one language. */
  #language: Language | undefined;
  /** What is searched for, or has been. */
  #begun = '';
  #state: SearchState = 'done';
  /** The best so far of what is asked now. */
  #answer: Answer | undefined;
  /** What stands on the page, and whether it is for other wishes than those asked now. */
  #drawn = '';
  #shown: Answer | undefined;
  #stale = false;
  #drawing = false;
  #currency = '';
  #offers: Offers | undefined;
  #problems: Problems = {};
  readonly #names = new Map<string, string>();

  constructor(lit: Lit, host: PlanHost) {
    this.#host = host;
    this.#form = new WishForm(lit, {
      wished: (wishes) => this.#wish(wishes),
      unreadable: (field, why) => {
        this.#problems = { ...this.#problems, [field]: why };
        this.#draw();
      },
    });
    this.#line = new SearchLine(lit, {
      stop: () => this.#planner?.stop(),
      goOn: () => {
        this.#state = 'searching';
        this.#planner?.resume();
        this.#draw();
      },
    });
    this.#buttons = new PlanButtons(lit, {
      wishes: () => host.given.wishes,
      wished: (wishes) => {
        // What is pressed in a plan for other wishes was not meant so.
        if (!this.#stale) this.#wish(wishes);
      },
    });
    this.element.append(this.#form.element);
  }

  /** The plan that is drawn, for what is asked now. */
  get shown(): Answer | undefined {
    return this.#drawn === '' || this.#stale ? undefined : this.#shown;
  }

  /** Stands before the one, and its line before the other, which are on the page. */
  stand(keep: Element, toolbar: Element): void {
    // Put there again, it would lose the focus.
    if (this.element.nextElementSibling !== keep) keep.before(this.element);
    if (toolbar.nextElementSibling !== this.#line.element) toolbar.after(this.#line.element);
  }

  /** This is taken off the page. */
  leave(): void {
    this.element.remove();
    this.#line.element.remove();
  }

  /** Nothing of what was written in the form stays. */
  reset(): void {
    this.#form.reset();
  }

  /** Something else is wished: what was wrong with it is in question. */
  wished(): void {
    this.#problems = {};
    this.#draw();
  }

  /** Plans for what is asked, unless that is under way or done. */
  begin(asked: Asked, question: string): void {
    this.#asked = asked;
    const wishes = this.#written();
    if (wishes === undefined) return;
    const begun = `${question} ${wishes}`;
    const shared = asked.catalogue;
    if (begun !== this.#begun || shared !== this.#shared) {
      this.#takeFrom(shared);
      this.#begun = begun;
      this.#state = 'searching';
      this.#answer = undefined;
      this.#problems = {};
      this.#age();
      this.#line.restart();
      this.#planner!.begin(question, wishes);
    } else {
      // It may have to be drawn in another way.
      this.#drawn = '';
      void this.#showLatest();
    }
    this.#draw();
  }

  /** Lets go of the record: nothing that was made from it stays. */
  forget(): void {
    this.#planner?.forget();
    this.#begun = '';
    this.#answer = undefined;
    this.#drawn = '';
    this.#stale = false;
    this.#state = 'done';
    this.#draw();
  }

  /** Lets go of all: whether something was still searched for. */
  close(): boolean {
    const searching = this.#state === 'searching' && this.#begun !== '';
    this.forget();
    this.#planner?.close();
    this.#planner = undefined;
    this.#shared = undefined;
    this.#asked = undefined;
    return searching;
  }

  /** The wishes as JSON; undefined where a script has set what JSON cannot say. */
  #written(): string | undefined {
    try {
      return JSON.stringify(this.#host.given.wishes);
    } catch (thrown) {
      this.#refuse(thrown instanceof Error ? thrown.message : String(thrown));
      return undefined;
    }
  }

  #takeFrom(shared: SharedCatalogue): void {
    if (shared === this.#shared && this.#planner) return;
    this.#planner?.close();
    this.#shared = shared;
    this.#planner = new Planner(shared, {
      offers: (offers) => {
        this.#offers = offers;
        this.#draw();
      },
      report: (report) => this.#hear(report),
      failed: (thrown) => this.#break(thrown),
    });
  }

  #wish(wishes: Wishes): void {
    this.#host.wished(wishes);
  }

  #hear(report: Report): void {
    if (!this.#asked?.current()) return;
    this.#state = report.state;
    try {
      this.#answer = this.#asked.catalogue.understand(report.text);
    } catch (thrown) {
      this.#begun = '';
      if (report.ofWishes && thrown instanceof Error) this.#refuse(thrown.message);
      else this.#host.fail(thrown);
      return;
    }
    const { lang, dir } = this.#answer.view;
    this.#language = { lang, dir };
    this.#currency = plannedIn(this.#answer) || this.#currency;
    for (const step of stepsOf(this.#answer)) {
      if (step) this.#names.set(step.id, step.name);
    }
    this.#host.heard(this.#answer);
    void this.#showLatest();
    this.#draw();
  }

  /** The core refuses what is wished. */
  #refuse(message: string): void {
    this.#giveUp({ [fieldIn(message) ?? '']: { english: message } });
    this.#host.refuse('bad-wishes', message);
    this.#draw();
  }

  /** The core stopped. Something else may be wished; how it broke is for the page's keepers. */
  #break(thrown: unknown): void {
    const { code, message } = StackError.from(thrown);
    this.#giveUp({ '': { english: '' } });
    this.#host.refuse(code, message);
    this.#draw();
  }

  #giveUp(problems: Problems): void {
    this.#planner?.forget();
    this.#begun = '';
    this.#drawn = '';
    this.#answer = undefined;
    this.#stale = false;
    this.#state = 'refused';
    this.#problems = problems;
    this.#language ??= { lang: this.#asked?.question.lang ?? '', dir: 'ltr' };
  }

  /** What stands there is for other wishes, and says so until it is replaced. */
  #age(): void {
    const drawn = this.#host.drawn();
    this.#drawn = '';
    this.#stale = drawn !== null;
    drawn?.toggleAttribute('data-stale', this.#stale);
  }

  async #showLatest(): Promise<void> {
    const worthIt = () => {
      const answer = this.#answer;
      if (!answer) return false;
      if (this.#state !== 'searching') return true;
      // What is read with the focus in it is not taken away for something a little better.
      const read = this.#drawn !== '' && this.#host.focusInside();
      return hasPlan(answer) && substance(answer) !== this.#drawn && !read;
    };
    if (this.#drawing || !worthIt()) return;
    this.#drawing = true;
    try {
      await this.#host.untilUnfocused();
    } finally {
      this.#drawing = false;
    }
    if (!this.#asked?.current() || !worthIt()) return;
    const answer = this.#answer!;
    this.#drawn = substance(answer);
    this.#shown = answer;
    this.#stale = false;
    this.#host.show(this.#asked, answer, this.#buttons.under(answer));
    this.#draw();
  }

  #draw(): void {
    if (!this.#language) return;
    const { lang, dir } = this.#language;
    this.#host.speak(this.#language);
    this.#form.draw({
      ...{ lang, dir, wishes: this.#host.given.wishes, currency: this.#currency },
      ...{ offers: this.#offers, problems: this.#problems },
      nameOf: (id) => this.#names.get(id) ?? this.#host.nameOf(id),
    });
    this.#line.draw({ lang, dir, state: this.#state, answer: this.#answer, stale: this.#stale });
  }
}
