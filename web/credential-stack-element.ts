// The element's class. Importing it registers nothing: see credential-stack.ts.
import { html, nothing, render, type TemplateResult } from 'lit/html.js';

import type { ModuleName } from './core.js';
import styles from './credential-stack.css';
import { StackError, type Diagnostic, type ErrorCode, type ErrorEvidence } from './errors.js';
import { learnerTools, type RecordDesk } from './learner-tools.js';
import { Shelf, type Loan, type Question, type SharedCatalogue } from './shelf.js';
import type { Answer, View } from './view.js';
import { answerTemplate } from './views/answer.js';

export type ViewKind = 'stacks' | 'ladder' | 'audit';

/** `cs-load`: the answer is drawn. */
export interface LoadDetail {
  view: View;
  answer: Answer;
}

/** `cs-error`: nothing is drawn, the slotted content shows. */
export interface ErrorDetail extends ErrorEvidence {
  code: ErrorCode;
  message: string;
}

/** `cs-diagnostics`: the catalogue has problems; its answer is drawn all the same. */
export interface DiagnosticsDetail {
  diagnostics: Diagnostic[];
}

declare global {
  // They bubble, so that a page can listen in one place.
  interface HTMLElementEventMap {
    'cs-load': CustomEvent<LoadDetail>;
    'cs-error': CustomEvent<ErrorDetail>;
    'cs-diagnostics': CustomEvent<DiagnosticsDetail>;
  }
}

/** How far below the window an element begins to load. */
const rootMargin = '400px 0px';

const fallback = html`<slot></slot>`;
/** After these, where there was a record, another one may be given. */
const faultsOfRecords = new Set<ErrorCode>(['out-of-memory', 'core-crashed', 'internal']);

const shelf = new Shelf();
const styleSheets = new Map<string, CSSStyleSheet>();

/** Each text is parsed once, however many elements have it. */
function styleSheet(text: string): CSSStyleSheet {
  let sheet = styleSheets.get(text);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    styleSheets.set(text, sheet);
  }
  return sheet;
}

/** The learner's own calendar day. */
function today(): string {
  const now = new Date();
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** The properties that a page may have set before the class was known. */
const properties = [
  'src',
  'integrity',
  'focusId',
  'view',
  'on',
  'loading',
  'headingLevel',
  'learner',
  'whatIf',
] as const;

/** The language around the element, through the borders of shadow trees; '' where none is said. */
function languageAround(element: Element): string {
  for (let at: Element | null = element; at !== null;) {
    const spoken = at.closest('[lang]');
    if (spoken) return spoken.getAttribute('lang') ?? '';
    const root = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return '';
}

/**
 * `<credential-stack src focus>`: where a credential counts (`view="stacks"`), what counts toward a
 * program (`view="ladder"`), or what of a learner's record counts in it (`view="audit"`). It shows
 * its own content until the answer is drawn, and whenever there is none.
 *
 * The language is that of the closest `lang`, its own first; a change further up is not noticed.
 * Parts: answer, title, intro, problems, section, section-heading, section-text, cards, card,
 * card-heading, kind, verdict (also verdict-yes, -conditional, -unknown, -no), lead, meter, facts,
 * more, summary, link, footer, note, source; of an audit also record, record-file, record-close,
 * record-what-if. The style sheet lists the custom properties.
 */
export class CredentialStackElement extends HTMLElement {
  static readonly observedAttributes = [
    'src',
    'integrity',
    'focus',
    'view',
    'lang',
    'on',
    'loading',
    'heading-level',
  ];

  readonly #root = this.attachShadow({ mode: 'open' });
  #observer: IntersectionObserver | undefined;
  #loan: { key: string; loan: Loan } | undefined;
  #started = false;
  #loaded = false;
  #drawnFor = '';
  /** Counts the changes: what was asked before the last one is out of date. */
  #turn = 0;
  // Of an audit: what a script has set, and where the learner gives the record.
  #learner: object | null = null;
  #whatIf = false;
  #desk: RecordDesk | undefined;
  /** What the place for the record is drawn for; '' where it is not. */
  #invitedFor = '';

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [styleSheet(styles)];
    this.#draw(fallback);
  }

  /** The address of the catalogue. */
  get src(): string {
    return this.getAttribute('src') ?? '';
  }
  set src(value: string) {
    this.setAttribute('src', value);
  }

  /** The hash that the catalogue's bytes must have, such as `sha384-…`; '' for none. */
  get integrity(): string {
    return this.getAttribute('integrity') ?? '';
  }
  set integrity(value: string) {
    this.setAttribute('integrity', value);
  }

  /** The id of the credential or program; the attribute is `focus`, which as a property is taken. */
  get focusId(): string {
    return this.getAttribute('focus') ?? '';
  }
  set focusId(value: string) {
    this.setAttribute('focus', value);
  }

  get view(): ViewKind {
    return (this.getAttribute('view') ?? 'stacks') as ViewKind;
  }
  set view(value: ViewKind) {
    this.setAttribute('view', value);
  }

  /** The day that is asked about, as YYYY-MM-DD; '' is today. */
  get on(): string {
    return this.getAttribute('on') ?? '';
  }
  set on(value: string) {
    this.setAttribute('on', value);
  }

  /** Lazy: nothing is fetched until the element comes near the window. */
  get loading(): 'lazy' | 'eager' {
    return this.getAttribute('loading') === 'eager' ? 'eager' : 'lazy';
  }
  set loading(value: 'lazy' | 'eager') {
    this.setAttribute('loading', value);
  }

  /** The level of the title, 1 to 6; those below it go on from there. */
  get headingLevel(): number {
    const level = Number(this.getAttribute('heading-level') ?? NaN);
    return Number.isInteger(level) && level >= 1 && level <= 6 ? level : 3;
  }
  set headingLevel(value: number) {
    this.setAttribute('heading-level', String(value));
  }

  /** Of an audit: the record that a script has set (docs/learner.md); a chosen file is not here. */
  get learner(): object | null {
    return this.#learner;
  }
  set learner(value: object | null) {
    this.#learner = value;
    this.#desk?.giveObject(value);
  }

  /** Of an audit: whether what is planned counts. */
  get whatIf(): boolean {
    return this.#desk?.whatIf ?? this.#whatIf;
  }
  set whatIf(value: boolean) {
    this.#whatIf = Boolean(value);
    if (this.#desk) this.#desk.whatIf = this.#whatIf;
  }

  /** Whether the answer is drawn. */
  get loaded(): boolean {
    return this.#loaded;
  }

  connectedCallback(): void {
    for (const name of properties) this.#takeOver(name);
    addEventListener('beforeprint', this.#unfold);
    addEventListener('afterprint', this.#fold);
    if (!this.#loaded) this.#wait();
  }

  disconnectedCallback(): void {
    removeEventListener('beforeprint', this.#unfold);
    removeEventListener('afterprint', this.#fold);
    this.#observer?.disconnect();
    // An element that is only moved comes back within the same task.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#turn += 1;
      this.#letGo();
    });
  }

  attributeChangedCallback(_name: string, before: string | null, after: string | null): void {
    if (before === after || !this.isConnected) return;
    if (this.#started) this.#ask();
    else this.#wait();
  }

  /** A property that was set before the class was known shadows the accessor. */
  #takeOver(name: (typeof properties)[number]): void {
    if (!Object.hasOwn(this, name)) return;
    const value: unknown = this[name];
    delete (this as Record<string, unknown>)[name];
    Object.assign(this, { [name]: value });
  }

  #wait(): void {
    this.#observer?.disconnect();
    if (this.#started || this.loading === 'eager' || !('IntersectionObserver' in globalThis)) {
      this.#start();
      return;
    }
    this.#observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) this.#start();
      },
      { rootMargin },
    );
    this.#observer.observe(this);
  }

  #start(): void {
    this.#observer?.disconnect();
    this.#started = true;
    this.#ask();
  }

  /** Asks once for all changes of one task. */
  #ask(): void {
    const turn = ++this.#turn;
    queueMicrotask(() => {
      if (turn !== this.#turn || !this.isConnected) return;
      this.#answer(turn).catch((thrown: unknown) => {
        if (turn === this.#turn) this.#fail(StackError.from(thrown));
      });
    });
  }

  async #answer(turn: number): Promise<void> {
    const question = this.#question();
    const url = this.#resolve(this.src);
    const audit = question.ask === 'audit';
    const place = JSON.stringify([url, question.ask, this.focusId]);
    // What is drawn answers another question; it must not be read as this one's answer.
    if (this.#about(place) !== this.#drawnFor) this.#clear(place === this.#invitedFor);
    const [catalogue, desk] = await Promise.all([
      this.#take(url, audit ? 'learner' : 'core'),
      audit ? this.#openDesk() : undefined,
    ]);
    if (turn !== this.#turn) return;
    if (desk?.whatIf) question.whatIf = true;
    const answer = catalogue.ask(question, desk && ((asked) => desk.complete(asked)));
    await this.#untilUnfocused();
    if (turn !== this.#turn || !this.isConnected) return;
    if (desk) this.#invite(desk, answer.view, place);
    if (desk && !desk.hasRecord) this.#clear(true);
    else this.#show(question.ask, answer, catalogue.diagnostics);
    this.#drawnFor = this.#about(place);
  }

  #about(place: string): string {
    return `${place} ${this.#desk?.turn ?? 0}`;
  }

  async #openDesk(): Promise<RecordDesk> {
    const tools = await learnerTools();
    if (this.#desk) return this.#desk;
    const desk = new tools.RecordDesk(
      { html, nothing, render },
      {
        changed: () => {
          if (this.#desk && this.#started && this.isConnected) this.#ask();
        },
        replaced: () => {
          this.#learner = null;
        },
        refused: (why) => this.#fail(new StackError('bad-record', why)),
      },
    );
    desk.whatIf = this.#whatIf;
    this.#root.adoptedStyleSheets = [styleSheet(styles), styleSheet(tools.styles)];
    this.#desk = desk;
    if (this.#learner) desk.giveObject(this.#learner);
    return desk;
  }

  #question(): Question {
    const focus = this.focusId;
    if (!this.src || !focus) {
      throw new StackError('missing-attribute', 'A credential-stack needs src and focus.');
    }
    const on = this.on || today();
    const lang = languageAround(this);
    const common = lang ? { on, lang } : { on };
    // Read as it is written: another script may have set anything.
    const view: string = this.view;
    if (view === 'stacks') return { ask: 'stacks', credential: focus, ...common };
    if (view === 'ladder') return { ask: 'ladder', program: focus, ...common };
    if (view === 'audit') {
      return { ask: 'audit', program: focus, ...common };
    }
    throw new StackError(
      'bad-view',
      `view is "stacks", "ladder" or "audit", not ${JSON.stringify(view)}.`,
    );
  }

  #resolve(src: string): string {
    try {
      return new URL(src, this.baseURI).href;
    } catch {
      throw new StackError('fetch-failed', `${JSON.stringify(src)} is no address.`);
    }
  }

  async #take(url: string, module: ModuleName): Promise<SharedCatalogue> {
    const key = `${module} ${this.integrity} ${url}`;
    if (this.#loan?.key === key) {
      const catalogue = await this.#loan.loan.catalogue;
      // Its core may have stopped over another element's question.
      if (catalogue.usable) return catalogue;
    }
    const loan = shelf.take(url, this.integrity, module);
    this.#letGo();
    this.#loan = { key, loan };
    return loan.catalogue;
  }

  #letGo(): void {
    this.#loan?.loan.release();
    this.#loan = undefined;
  }

  /** Drawing over a link that has the focus would throw the reader back to the top of the page. */
  async #untilUnfocused(): Promise<void> {
    // What has the focus inside, where the record is given, is not drawn over.
    const held = () => this.matches(':focus-within') && !this.#root.activeElement;
    while (!this.#loaded && held()) {
      await new Promise((resolve) => {
        this.addEventListener('focusout', resolve, { once: true });
      });
      // The focus may be on its way to the next link.
      await new Promise((resolve) => setTimeout(resolve));
    }
  }

  #show(kind: ViewKind, answer: Answer, diagnostics: Diagnostic[]): void {
    const problems = diagnostics.filter(({ severity }) => severity === 'error').length;
    const { view } = answer;
    this.#draw(answerTemplate({ view, kind, headingLevel: this.headingLevel, problems }));
    this.#loaded = true;
    if (diagnostics.length > 0) this.#tell<DiagnosticsDetail>('cs-diagnostics', { diagnostics });
    this.#tell<LoadDetail>('cs-load', { view, answer });
  }

  /** Lets the learner give a record, above whatever else is drawn. */
  #invite(desk: RecordDesk, { lang, dir, intro }: View, place: string): void {
    this.#invitedFor = place;
    desk.say({ lang, dir, news: desk.hasRecord ? intro.join(' ') : '' });
  }

  #fail(error: StackError): void {
    const { code, message, evidence } = error;
    const had = this.#desk?.hasRecord;
    if (code === 'bad-record' || (had && faultsOfRecords.has(code))) {
      // How the core broke is for the page's keepers.
      this.#desk?.drop(code === 'bad-record' ? message : '');
      this.#clear(true);
      // Without the record it is found out whether another one can be given.
      if (had && !this.#invitedFor) this.#ask();
    } else {
      this.#clear();
      // Held no longer, the catalogue is fetched anew when src or focus change.
      this.#letGo();
    }
    this.#tell<ErrorDetail>('cs-error', { code, message, ...evidence });
  }

  #clear(invites = false): void {
    this.#loaded = false;
    this.#drawnFor = '';
    if (!invites) this.#invitedFor = '';
    this.#draw(fallback);
  }

  /** Drawn aside first: half an answer never stands on the page. */
  #draw(content: TemplateResult): void {
    const drawing = document.createDocumentFragment();
    render(content, drawing);
    const chooser = this.#desk?.element;
    if (!chooser || !this.#invitedFor) {
      this.#root.replaceChildren(drawing);
      return;
    }
    // The place of the record is not taken out to be put back: it would lose the focus.
    if (chooser.parentNode !== this.#root) this.#root.prepend(chooser);
    while (chooser.nextSibling) chooser.nextSibling.remove();
    this.#root.append(drawing);
  }

  #tell<Detail>(name: string, detail: Detail): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  /** On paper nothing can be unfolded. */
  readonly #unfold = (): void => {
    for (const more of this.#root.querySelectorAll('details:not([open])')) {
      more.setAttribute('open', '');
      more.setAttribute('data-unfolded', '');
    }
  };

  readonly #fold = (): void => {
    for (const more of this.#root.querySelectorAll('details[data-unfolded]')) {
      more.removeAttribute('open');
      more.removeAttribute('data-unfolded');
    }
  };
}
