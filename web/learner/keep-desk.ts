// What is kept of a plan, and taken again: what the learner presses in "Keep this plan", and what a page
// finds when it is opened.
import { keepWords } from '../messages/learner.js';
import type { KeepWords } from '../messages/messages.js';
import type { Answer } from '../view.js';
import { calendarOf, calendarText } from './calendar.js';
import type { Lit } from './chooser.js';
import { copy, download, printAlone } from './deliver.js';
import { Keeper, type Place, type Taken } from './keeper.js';
import { KeepForm, type Act, type KeepState } from './keep-form.js';
import { KeptError, writeKept, type Kept } from './kept.js';
import { hasSteps, isCertain } from './plan-answer.js';
import { keptOf, type State, type Story } from './story.js';

type Said = (words: KeepWords) => string;

export interface KeepHost {
  readonly root: ShadowRoot;
  readonly story: Story;
  state(): State;
  /** The plan that is drawn. */
  answer(): Answer | undefined;
  /** The learner has changed something here. */
  changed(): void;
  clear(): void;
  /** Says what has just happened, in the language that is given then. */
  news(news: (lang: string) => string): void;
  redraw(): void;
}

const isEmpty = ({ record, claims, wishes }: State) =>
  record === undefined && claims.length === 0 && Object.keys(wishes).length === 0;

function placeOf(element: Element): Place {
  return {
    view: element.getAttribute('view') ?? 'stacks',
    program: element.getAttribute('focus') ?? '',
    own: element.id || (element.getAttribute('src') ?? ''),
  };
}

export class KeepDesk {
  readonly #host: KeepHost;
  readonly #form: KeepForm;
  /** Where it stands, and what is kept for that. */
  #place: Place = { view: '', program: '', own: '' };
  #keeper = new Keeper(this.#place);
  #said: Partial<Record<Act, Said>> = {};
  #link = '';

  constructor(lit: Lit, host: KeepHost) {
    this.#host = host;
    this.#form = new KeepForm(lit, {
      link: (withFile) => void this.#copyLink(withFile),
      download: () => download('plan.json', 'application/json', writeKept(this.#kept())),
      save: () => {
        const saved = this.#keeper.save(this.#kept());
        this.#say('save', (words) => (saved ? words.saved : words.unsaved));
      },
      forget: () => {
        this.#keeper.forget();
        this.#say('save', (words) => words.forgotten);
      },
      print: () => printAlone(host.root.host),
      calendar: () => this.#toCalendar(),
      clear: () => {
        this.#keeper.forget();
        this.#keeper.unlink();
        host.clear();
        this.#say('clear', (words) => words.cleared);
      },
    });
  }

  get element(): HTMLElement {
    return this.#form.element;
  }

  draw({ lang, dir, planning }: Pick<KeepState, 'lang' | 'dir' | 'planning'>): void {
    const { words } = keepWords(lang);
    const answer = this.#host.answer();
    const said = Object.entries(this.#said).map(([act, say]) => [act, say(words)]);
    this.#form.draw({
      ...{ lang, dir, planning, link: this.#link, saves: this.#keeper.saves },
      hasFile: this.#kept().record !== undefined,
      hasPlan: answer !== undefined && hasSteps(answer),
      said: Object.fromEntries(said) as KeepState['said'],
    });
  }

  /** Takes what is there for this program: once, and anew for another one. */
  async begin(view: string, program: string): Promise<void> {
    const { host } = this.#host.root;
    const place = { ...placeOf(host), view, program };
    addEventListener('hashchange', this.#readLink);
    if (JSON.stringify(place) === JSON.stringify(this.#place)) return;
    this.#place = place;
    const keeper = (this.#keeper = new Keeper(place));
    const saved = keeper.fromDevice();
    const link = await keeper.fromLink(this.#others());
    if (keeper !== this.#keeper) return;
    const wasEmpty = isEmpty(this.#host.state());
    const hasSaved = this.#take(saved, (words) => words.tookSaved, 'badSaved');
    const over: Said = wasEmpty && !hasSaved ? () => '' : (words) => ` ${words.tookOver}`;
    // What a link gives can be given back for what is saved.
    if (same(link, saved)) return;
    this.#take(link, (words) => words.tookLink + over(words), 'badLink');
  }

  rest(): void {
    removeEventListener('hashchange', this.#readLink);
  }

  /** The learner has changed something: what is kept follows, and a link of before is one no more. */
  follow(): void {
    this.#said = {};
    this.#link = '';
    if (!this.#keeper.saves) return;
    if (this.#keeper.save(this.#kept())) this.#keeper.unlink();
    else this.#said = { save: (words) => words.unsaved };
  }

  takeFile(text: string): void {
    try {
      this.#host.story.takeText(text, this.#place.program);
      this.#host.changed();
      this.#news((words) => words.tookFile);
    } catch (thrown) {
      const fault = thrown instanceof KeptError ? thrown.fault : 'damaged';
      this.#news((words) => `${words.badFile} ${words[fault]}`);
    }
  }

  /** Another link to the page it is on already. */
  readonly #readLink = (): void => {
    const keeper = this.#keeper;
    void keeper.fromLink(this.#others()).then((link) => {
      if (keeper !== this.#keeper || !link) return;
      const over: Said = (words) => `${words.tookLink} ${words.tookOver}`;
      if (this.#take(link, over, 'badLink')) this.#host.changed();
    });
  };

  /** Whether it could be taken; what has come of it is said. */
  #take(taken: Taken | undefined, took: Said, bad: 'badLink' | 'badSaved'): boolean {
    if (!taken) return false;
    let fault = 'fault' in taken ? taken.fault : undefined;
    if ('kept' in taken) {
      try {
        this.#host.story.take(taken.kept, isEmpty(this.#host.state()));
        this.#news(took);
        return true;
      } catch {
        fault = 'damaged';
      }
    }
    this.#news((words) => `${words[bad]} ${words[fault!]}`);
    return false;
  }

  #kept(): Kept {
    return keptOf(this.#place.program, this.#host.state());
  }

  #others(): Place[] {
    const { localName } = this.#host.root.host;
    return [...document.querySelectorAll(localName)].map(placeOf);
  }

  async #copyLink(withFile: boolean): Promise<void> {
    const kept = this.#kept();
    if (!withFile) delete kept.record;
    const address = await this.#keeper.link(kept);
    this.#link = '';
    if (!address) {
      this.#say('link', (words) => (address === '' ? words.linkNowhere : words.linkTooLong));
      return;
    }
    const written = this.#keeper.write(address);
    const copied = await copy(address);
    if (!copied) this.#link = address;
    this.#say('link', (words) =>
      [copied ? words.linkCopied : '', written ? words.linkWritten : ''].filter(Boolean).join(' '),
    );
    if (!copied) this.#form.selectLink();
  }

  #toCalendar(): void {
    const answer = this.#host.answer();
    if (!answer) return;
    const { words } = keepWords(answer.view.lang);
    const planned = isCertain(answer) ? words.planned : `${words.planned} ${words.onlyPossible}`;
    const { events, without } = calendarOf(answer, planned);
    if (events.length > 0) {
      download('plan.ics', 'text/calendar;charset=utf-8', calendarText(events, new Date()));
    }
    const names = without.join(', ');
    this.#say('calendar', (now) =>
      [
        events.length === 0 ? now.calendarNone : '',
        without.length > 0 ? now.calendarWithout.replace('{names}', () => names) : '',
      ].join(' '),
    );
  }

  #say(act: Act, said: Said): void {
    this.#said = { [act]: said };
    this.#host.redraw();
  }

  #news(said: Said): void {
    this.#host.news((lang) => said(keepWords(lang).words));
  }
}

function same(one: Taken | undefined, other: Taken | undefined): boolean {
  if (!one || !other || !('kept' in one) || !('kept' in other)) return false;
  return JSON.stringify(one.kept) === JSON.stringify(other.kept);
}
