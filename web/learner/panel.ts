// The views that begin with a learner: an audit of the record, and a plan. What the learner gives and
// wishes stands above the answer and stays there while answers come and go.
import { StackError, type Diagnostic } from '../errors.js';
import { haveWords, learnerLanguages } from '../messages/learner.js';
import type { Question, SharedCatalogue } from '../shelf.js';
import type { Answer, Section } from '../view.js';
import type { Content } from '../views/parts.js';
import type { Lit } from './chooser.js';
import { RecordDesk } from './desk.js';
import { Finder } from './finder.js';
import { KeepDesk } from './keep-desk.js';
import { namedIn } from './plan-answer.js';
import { PlanDesk } from './plan-desk.js';
import { nothing, Story, type State } from './story.js';
import { inWords, Toolbar, type Did } from './toolbar.js';
import type { Wishes } from './wishes.js';

/** What scripts set, and learners change. */
export interface Given {
  learner: object | null;
  whatIf: boolean;
  wishes: Wishes;
}

export interface Asked {
  question: Question;
  catalogue: SharedCatalogue;
  /** By which the question is known, but for the learner. */
  place: string;
  /** Whether nothing else has been asked since. */
  current(): boolean;
}

/** What is drawn at the end of a card: the one at that place in the section. */
export type CardEnd = (section: Section, at: number) => Content;

/** What the element does for its panel. */
export interface ElementHost {
  readonly root: ShadowRoot;
  readonly given: Given;
  /** Something else is to be answered. */
  ask(): void;
  fail(thrown: unknown): void;
  untilUnfocused(): Promise<void>;
  show(asked: Asked, answer: Answer): void;
  /** Takes away what is drawn; this panel stays. */
  clear(): void;
}

/** After these, where there was a record, another one may be given. */
const faultsOfRecords = ['out-of-memory', 'core-crashed', 'internal'];

export class LearnerPanel {
  readonly #element = document.createElement('div');
  readonly #lit: Lit;
  readonly #host: ElementHost;
  readonly #finder = new Finder();
  readonly #desk: RecordDesk;
  readonly #story: Story;
  readonly #keep: KeepDesk;
  readonly #toolbar: Toolbar;
  #plans: PlanDesk | undefined;
  /** What this stands there for; '' where it does not. */
  #invitedFor = '';
  #planning = false;
  #language: { lang: string; dir: 'ltr' | 'rtl' } = { lang: '', dir: 'ltr' };
  #on = '';
  /** What has just happened, for the line beside undo; '' for nothing. */
  #news: (lang: string) => string = () => '';

  constructor(lit: Lit, host: ElementHost) {
    this.#lit = lit;
    this.#host = host;
    this.#desk = this.#newDesk();
    this.#story = new Story(this.#newState());
    this.#toolbar = new Toolbar(lit, { undo: () => this.#undo(), redo: () => this.#redo() });
    this.#keep = this.#newKeep();
    this.#element.append(this.#desk.element, this.#keep.element, this.#toolbar.element);
    this.#element.addEventListener('keydown', (event) => this.#press(event));
    this.#desk.whatIf = host.given.whatIf;
    if (host.given.learner) this.#desk.giveObject(host.given.learner);
  }

  /** Counts the records: an answer for one must not stand as that for another. */
  get turn(): number {
    return this.#desk.turn;
  }

  get invitedFor(): string {
    return this.#invitedFor;
  }

  /** A script has set something. */
  take(name: keyof Given): void {
    const { given } = this.#host;
    if (name === 'learner') {
      this.#story.forget();
      this.#desk.giveObject(given.learner);
    }
    if (name === 'whatIf') this.#desk.whatIf = given.whatIf;
    if (name === 'wishes') this.#host.ask();
  }

  async answer(asked: Asked): Promise<void> {
    const { question } = asked;
    await this.#speak(question);
    if (!asked.current()) return;
    this.#planning = question.ask === 'plan';
    this.#on = question.on;
    this.#finder.turnTo(asked);
    await this.#keep.begin(question.ask, question.program ?? '');
    if (!asked.current()) return;
    if (this.#planning) this.#plan(asked);
    else await this.#audit(asked);
  }

  /**
   * Where a record is to blame, it is let go: another one may be given, and true is returned. What
   * has happened to the core is for the page's keepers.
   */
  recovers({ code, message }: StackError): boolean {
    const had = this.#desk.hasRecord;
    if (code !== 'bad-record' && !(had && faultsOfRecords.includes(code))) return false;
    this.#plans?.forget();
    this.#desk.drop(code === 'bad-record' ? message : '');
    // Without the record it is found out whether another one can be given; a plan needs none.
    if (this.#planning || this.#desk.hasRecord || (had && !this.#invitedFor)) this.#host.ask();
    return true;
  }

  /** Puts what is drawn on the page, below this where it is to stand there. */
  place(drawing: DocumentFragment): void {
    const { root } = this.#host;
    const element = this.#element;
    if (!this.#invitedFor) {
      root.replaceChildren(drawing);
      return;
    }
    // This is not taken out to be put back: it would lose the focus.
    if (element.parentNode !== root) root.prepend(element);
    while (element.nextSibling) element.nextSibling.remove();
    root.append(drawing);
  }

  /** Nothing works on while the element is away: whether something did. */
  rest(): boolean {
    this.#keep.rest();
    return this.#plans?.close() ?? false;
  }

  /** This is taken away. */
  leave(): void {
    this.#invitedFor = '';
    this.#keep.rest();
    this.#plans?.close();
  }

  // ---- what the learner does

  #newDesk(): RecordDesk {
    const host = this.#host;
    return new RecordDesk(this.#lit, this.#finder, {
      changed: () => {
        host.given.whatIf = this.#desk.whatIf;
        host.ask();
      },
      opened: (word, record) => this.#change({ word }, { record }),
      claimed: (word, claims, name) => this.#change({ word, name }, { claims }),
      kept: (text) => {
        this.#keep.takeFile(text);
        // What was drawn has gone while the file was read.
        host.ask();
      },
      refused: (why) => host.fail(new StackError('bad-record', why)),
    });
  }

  #now(): State {
    const { record, claims } = this.#desk;
    return { record, claims, wishes: this.#host.given.wishes };
  }

  #newState() {
    const host = this.#host;
    const now = () => this.#now();
    return {
      get now() {
        return now();
      },
      become: (to: Partial<State>) => {
        if (to.wishes) host.given.wishes = to.wishes;
        if (to.claims) this.#desk.take(to.claims);
        if ('record' in to && to.record !== this.#desk.record) {
          host.given.learner = to.record?.object ?? null;
          this.#desk.give(to.record);
        }
        this.#plans?.wished();
        host.ask();
      },
    };
  }

  #newKeep(): KeepDesk {
    return new KeepDesk(this.#lit, {
      root: this.#host.root,
      story: this.#story,
      state: () => this.#now(),
      answer: () => this.#plans?.shown,
      changed: () => this.#tell(),
      clear: () => {
        this.#desk.forget();
        this.#plans?.reset();
        this.#change({ word: 'didClear' }, nothing);
      },
      news: (news) => this.#say(news),
      redraw: () => this.#draw(),
    });
  }

  #change(did: Did, to: Partial<State>): void {
    this.#news = () => '';
    this.#story.change(did, to);
    this.#tell();
  }

  #undo(): void {
    this.#went(this.#story.undo(), 'undone');
  }

  #redo(): void {
    this.#went(this.#story.redo(), 'redone');
  }

  #went(did: Did | undefined, word: 'undone' | 'redone'): void {
    if (!did) return;
    this.#desk.forget();
    this.#say((lang) => haveWords(lang).words[word].replace('{what}', () => inWords(lang, did)));
    this.#tell();
  }

  /** It is kept up to date, where that was asked for, and told: not what the learner holds. */
  #tell(): void {
    this.#keep.follow();
    const { wishes } = this.#host.given;
    this.#host.root.host.dispatchEvent(
      new CustomEvent('cs-plan-change', { detail: { wishes }, bubbles: true, composed: true }),
    );
    this.#draw();
  }

  #press(event: KeyboardEvent): void {
    const target = event.composedPath()[0] as HTMLElement;
    const key = event.key.toLowerCase();
    const writes = target.matches('input:not([type=checkbox], [type=file]), select, textarea');
    if (writes || event.altKey || !(event.ctrlKey || event.metaKey)) return;
    if (key === 'z' && !event.shiftKey) this.#undo();
    else if (key === 'y' || key === 'z') this.#redo();
    else return;
    event.preventDefault();
  }

  // ---- what is said and drawn

  #say(news: (lang: string) => string): void {
    this.#news = news;
    this.#draw();
  }

  /** Once there is a language to say it in. */
  #draw(): void {
    if (!this.#language.lang) return;
    const { lang, dir } = this.#language;
    this.#desk.redraw();
    this.#keep.draw({ lang, dir, planning: this.#planning });
    const { undoable: undo, redoable: redo } = this.#story;
    this.#toolbar.draw({ lang, dir, undo, redo, news: this.#news(lang) });
  }

  #speakAs(language: { lang: string; dir: 'ltr' | 'rtl' }, news = ''): void {
    this.#language = { lang: language.lang, dir: language.dir };
    this.#desk.say({ ...this.#language, planning: this.#planning, news, on: this.#on });
    this.#draw();
  }

  /** What only these views say goes with the other words of the language. */
  async #speak(question: Question): Promise<void> {
    const brought = await learnerLanguages.bring(question.lang ?? '');
    // With only one half of its words, a language would be mixed with English.
    const said = question.words;
    delete question.words;
    for (const [lang, words] of Object.entries(brought ?? {})) {
      if (said?.[lang]) question.words = { [lang]: { ...said[lang], ...words } };
    }
  }

  async #audit(asked: Asked): Promise<void> {
    const { question, catalogue, place } = asked;
    const desk = this.#desk;
    if (desk.whatIf) question.whatIf = true;
    const answer = catalogue.ask(question, (text) => desk.complete(text));
    await this.#host.untilUnfocused();
    if (!asked.current()) return;
    this.#plans?.leave();
    this.#invitedFor = place;
    const { intro } = answer.view;
    const { hasRecord } = desk;
    this.#hear(answer);
    this.#speakAs(answer.view, hasRecord ? intro.join(' ') : '');
    if (hasRecord) this.#host.show(asked, answer);
    else this.#host.clear();
  }

  #hear(answer: Answer): void {
    const diagnostics = (answer['diagnostics'] ?? []) as Diagnostic[];
    this.#desk.hear(diagnostics, namedIn(answer));
  }

  #plan(asked: Asked): void {
    const text = JSON.stringify({ ...asked.question, view: true });
    this.#plans ??= this.#newPlans();
    this.#plans.stand(this.#keep.element, this.#toolbar.element);
    this.#invitedFor = asked.place;
    if (this.#desk.reading) {
      // A plan for nobody would be read as that for the record.
      this.#plans.forget();
      return;
    }
    this.#plans.begin(asked, this.#desk.hasRecord ? this.#desk.complete(text) : text);
  }

  #newPlans(): PlanDesk {
    const host = this.#host;
    const { root } = host;
    return new PlanDesk(this.#lit, {
      given: host.given,
      ask: () => host.ask(),
      wished: (wishes) => this.#change({ word: 'didWish' }, { wishes }),
      nameOf: (id) => this.#finder.nameOf(id),
      fail: (thrown) => host.fail(thrown),
      untilUnfocused: () => host.untilUnfocused(),
      speak: (language) => this.#speakAs(language),
      heard: (answer) => this.#hear(answer),
      drawn: () => root.querySelector('.answer'),
      focusInside: () => Boolean(root.activeElement?.closest('.answer')),
      show: (asked, answer, cardEnd) => this.#showOver(asked, answer, cardEnd),
      refuse: (code, message) => {
        host.clear();
        const detail = { code, message };
        root.host.dispatchEvent(
          new CustomEvent('cs-error', { detail, bubbles: true, composed: true }),
        );
      },
    });
  }

  /** The focus goes on where it was, or, where that is gone, at the head of what is new. */
  #showOver(asked: Asked, answer: Answer, cardEnd: CardEnd): void {
    const { root } = this.#host;
    const focused = root.activeElement?.closest<HTMLElement>('.answer *');
    const key = focused?.dataset['focus'];
    this.#host.show(asked, answer);
    this.#endCards(answer, cardEnd);
    if (!focused) return;
    const all = [...root.querySelectorAll<HTMLElement>('[data-focus]')];
    const target =
      all.find((each) => key !== undefined && each.dataset['focus'] === key) ??
      root.querySelector<HTMLElement>('.title');
    if (!target) return;
    if (target.matches('.title')) target.tabIndex = -1;
    target.focus({ preventScroll: true });
  }

  #endCards({ view }: Answer, cardEnd: CardEnd): void {
    const { root } = this.#host;
    for (const section of view.sections) {
      const cards = root.querySelectorAll(`[data-section="${CSS.escape(section.id)}"] .card`);
      cards.forEach((card, at) => {
        const end = cardEnd(section, at);
        if (end === this.#lit.nothing) return;
        const place = card.appendChild(document.createElement('div'));
        this.#lit.render(end, place);
      });
    }
  }
}
