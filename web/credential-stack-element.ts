// The element's class. Importing it registers nothing, and is possible where there is no DOM (as in
// Node.js): define.ts registers it.
//
// The comments of the class are its documentation: tools/package/manifest.mjs makes custom-elements.json
// of them, and tests hold both and docs/element.md to the code.
import { html, nothing, render, type TemplateResult } from 'lit/html.js';

import type { ModuleName } from './core.js';
import styles from './credential-stack.css';
import { StackError, type Diagnostic, type ErrorCode, type ErrorEvidence } from './errors.js';
import { learnerTools, type Asked, type Given, type LearnerPanel } from './learner-tools.js';
import { pageLanguages } from './messages/index.js';
import { keepingBelow } from './scrolling.js';
import { Shelf, type Loan, type Question, type SharedCatalogue } from './shelf.js';
import type { Answer, View } from './view.js';
import { answerTemplate } from './views/answer.js';
import pictures from './views/picture.css';
import tables from './views/table.css';

export { StackError, type Diagnostic, type ErrorCode } from './errors.js';
export type * from './view.js';

export type ViewKind = 'stacks' | 'ladder' | 'compare' | 'audit' | 'plan';

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

/** `cs-plan-change`: what the learner holds is not in it. */
export interface PlanChangeDetail {
  wishes: Record<string, unknown>;
}

declare global {
  // They bubble, so that a page can listen in one place: an element, the document, the window.
  interface GlobalEventHandlersEventMap {
    'cs-load': CustomEvent<LoadDetail>;
    'cs-error': CustomEvent<ErrorDetail>;
    'cs-diagnostics': CustomEvent<DiagnosticsDetail>;
    'cs-plan-change': CustomEvent<PlanChangeDetail>;
  }
}

/** How far below the window an element begins to load. */
const rootMargin = '400px 0px';

const fallback = html`<slot></slot>`;
const shelf = new Shelf();
const look = styles + tables + pictures;
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
  'wishes',
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

/** Without a DOM the class is there, but makes no element. */
const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

/**
 * `<credential-stack src focus>`: where a credential counts (`view="stacks"`), what counts toward a
 * program (`view="ladder"`), credentials side by side (`view="compare"`), what of a learner's record counts in it (`view="audit"`), or what is
 * left to do for it (`view="plan"`). It shows its own content until the answer is drawn, and whenever
 * there is none.
 *
 * @tag credential-stack
 *
 * @attr {string} lang - The language of its words; else that of the closest `lang` around it. A change further up is not noticed.
 *
 * @fires {CustomEvent<LoadDetail>} cs-load - The answer is drawn. Of an audit, for each record and each change of what counts; of a plan, for each that is drawn.
 * @fires {CustomEvent<ErrorDetail>} cs-error - No answer is drawn: the content inside shows.
 * @fires {CustomEvent<DiagnosticsDetail>} cs-diagnostics - The catalogue has problems. What could be answered is drawn, with a note.
 * @fires {CustomEvent<PlanChangeDetail>} cs-plan-change - Of an audit and a plan: the learner has changed something, or undone it. What is held is not told.
 *
 * @slot - The same facts as plain HTML. It shows until the answer is drawn, and whenever there is none.
 *
 * @cssprop --cs-font - Font. That of the page.
 * @cssprop --cs-text - Colour of the text. That of the page.
 * @cssprop --cs-muted - Colour of labels and notes. The text's, paler.
 * @cssprop --cs-link - Colour of links. That of the text around them.
 * @cssprop --cs-focus - Colour of the ring around what has the focus. The text's.
 * @cssprop --cs-border - Colour of borders. The text's, much paler.
 * @cssprop --cs-surface - Background of cards and forms. A tint of the text's colour.
 * @cssprop [--cs-radius=0.75rem] - Radius of the corners of cards and forms.
 * @cssprop [--cs-gap=1rem] - Gap between cards.
 * @cssprop --cs-yes - Colour of what holds. A green.
 * @cssprop --cs-conditional - Colour of what holds under conditions. An amber.
 * @cssprop --cs-unknown - Colour of what is not known. A grey.
 * @cssprop --cs-no - Colour of what does not hold. A red.
 *
 * @csspart answer - All that is drawn for an answer.
 * @csspart title - Its title.
 * @csspart intro - A paragraph below the title.
 * @csspart problems - The note that the catalogue has problems; of an audit and a plan also why a record cannot be shown.
 * @csspart section - A section of the answer.
 * @csspart section-heading - Its heading.
 * @csspart section-text - The paragraph below the heading.
 * @csspart cards - The list of its cards.
 * @csspart card - One card: a program, a requirement, a step.
 * @csspart card-heading - Its heading.
 * @csspart kind - What kind of thing the card tells of.
 * @csspart verdict - The verdict, in words and with its sign.
 * @csspart verdict-yes - The same, where it is yes.
 * @csspart verdict-conditional - The same, where it is conditional.
 * @csspart verdict-unknown - The same, where it is unknown.
 * @csspart verdict-no - The same, where it is no.
 * @csspart lead - The sentence that says the most.
 * @csspart meter - The bar of how much of a whole is there.
 * @csspart facts - A list of labels and values.
 * @csspart more - What can be unfolded.
 * @csspart summary - What unfolds it.
 * @csspart link - A link.
 * @csspart table - A table: steps in their time, routes side by side.
 * @csspart caption - Its caption.
 * @csspart chart - A picture of a table, between cost and time.
 * @csspart picture - A picture of what leads to what.
 * @csspart picture-forms - The buttons that show it as a picture, a list or a table.
 * @csspart picture-node - An achievement in it.
 * @csspart credit - The credit that applies, in such an achievement.
 * @csspart footer - The end of the answer.
 * @csspart note - A note there.
 * @csspart source - Where the answer comes from.
 * @csspart panel-heading - Of an audit and a plan: the heading of a box above the answer, which folds it away.
 * @csspart record - The box where the learner says what is held, by search and tick or by a record.
 * @csspart find - The field of the search in it.
 * @csspart claim-add - A button that adds what was found.
 * @csspart claim-status - Of what was added: the choice between having it and taking it.
 * @csspart claim-remove - The button that takes it out again.
 * @csspart record-file - The file chooser in that box.
 * @csspart record-what-if - Of an audit: the box that counts what is planned.
 * @csspart record-close - The button that lets go of the record.
 * @csspart wishes - Of a plan: the form for wishes.
 * @csspart wishes-clear - The button that takes back all of them.
 * @csspart wish-back - The button that takes back what was left out or kept in.
 * @csspart keep - The box in which a plan is kept.
 * @csspart keep-button - A button in it.
 * @csspart keep-file - The box to tick that puts what the opened file says into the link, too.
 * @csspart keep-link - The field with a link that could not be copied.
 * @csspart undo - The button that undoes what the learner did last.
 * @csspart redo - The button that does it again.
 * @csspart plan-status - The line that says how far the search is.
 * @csspart plan-stop - The button that stops the search and lets it go on.
 * @csspart step-button - A button at a step, which leaves it out or keeps it in, and the one that takes a change that helps.
 */
export class CredentialStackElement extends Base {
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
  /** Of an audit and a plan: what a script has set, or the learner changed, and its place. */
  readonly #given: Given = { learner: null, whatIf: false, wishes: {} };
  #panel: LearnerPanel | undefined;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [styleSheet(look)];
    this.#draw(fallback);
  }

  /**
   * The address of a catalogue in the native format, at most 50 MB.
   * @attr
   * @reflect
   */
  get src(): string {
    return this.getAttribute('src') ?? '';
  }
  set src(value: string) {
    this.setAttribute('src', value);
  }

  /**
   * The hash that the catalogue's bytes must have, such as `sha384-…`; '' for none.
   * @attr
   * @reflect
   */
  get integrity(): string {
    return this.getAttribute('integrity') ?? '';
  }
  set integrity(value: string) {
    this.setAttribute('integrity', value);
  }

  /**
   * The id of the credential or the program; of what is compared, two to four ids with spaces between
   * them. `focus()` is a method of every element.
   * @attr focus
   * @reflect
   */
  get focusId(): string {
    return this.getAttribute('focus') ?? '';
  }
  set focusId(value: string) {
    this.setAttribute('focus', value);
  }

  /**
   * What is shown: where the credential counts, what leads to the program, credentials side by side,
   * what of a learner's record counts in the program, or what is left to do for it.
   * @attr
   * @default 'stacks'
   * @reflect
   */
  get view(): ViewKind {
    return (this.getAttribute('view') ?? 'stacks') as ViewKind;
  }
  set view(value: ViewKind) {
    this.setAttribute('view', value);
  }

  /**
   * The day of the answer, as YYYY-MM-DD; '' is today by the reader's calendar.
   * @attr
   * @reflect
   */
  get on(): string {
    return this.getAttribute('on') ?? '';
  }
  set on(value: string) {
    this.setAttribute('on', value);
  }

  /**
   * `lazy`: nothing is fetched until it is about to scroll into view.
   * @attr
   * @default 'lazy'
   * @reflect
   */
  get loading(): 'lazy' | 'eager' {
    return this.getAttribute('loading') === 'eager' ? 'eager' : 'lazy';
  }
  set loading(value: 'lazy' | 'eager') {
    this.setAttribute('loading', value);
  }

  /**
   * The level of its own title, 1 to 6; those below it go on from there.
   * @attr heading-level
   * @default 3
   * @reflect
   */
  get headingLevel(): number {
    const level = Number(this.getAttribute('heading-level') ?? NaN);
    return Number.isInteger(level) && level >= 1 && level <= 6 ? level : 3;
  }
  set headingLevel(value: number) {
    this.setAttribute('heading-level', String(value));
  }

  /**
   * Of an audit and a plan: the learner's record, as a script has set it; `null` for none. A file that the
   * learner chooses takes its place and is not readable here.
   * @default null
   */
  get learner(): object | null {
    return this.#given.learner;
  }
  set learner(value: object | null) {
    this.#give('learner', value);
  }

  /**
   * Of an audit: whether what is planned counts as planned.
   * @default false
   */
  get whatIf(): boolean {
    return this.#given.whatIf;
  }
  set whatIf(value: boolean) {
    this.#give('whatIf', Boolean(value));
  }

  /**
   * Of a plan: what is wished of it. What the learner changes is readable here.
   * @default {}
   */
  get wishes(): Record<string, unknown> {
    return this.#given.wishes;
  }
  set wishes(value: Record<string, unknown> | null) {
    this.#give('wishes', value ?? {});
  }

  /**
   * Whether the answer is drawn.
   * @readonly
   * @default false
   */
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
      // A search that has not come to its end begins anew when the element is back.
      if (this.#panel?.rest()) this.#loaded = false;
    });
  }

  attributeChangedCallback(_name: string, before: string | null, after: string | null): void {
    if (before === after || !this.isConnected) return;
    if (this.#started) this.#ask();
    else this.#wait();
  }

  #give<Name extends keyof Given>(name: Name, value: Given[Name]): void {
    this.#given[name] = value;
    this.#panel?.take(name);
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
    const learning = question.ask === 'audit' || question.ask === 'plan';
    const place = JSON.stringify([url, question.ask, this.focusId]);
    // What is drawn answers another question; it must not be read as this one's answer.
    if (this.#about(place) !== this.#drawnFor) this.#clear(place === this.#panel?.invitedFor);
    const [catalogue, panel, words] = await Promise.all([
      this.#take(url, learning ? 'learner' : 'core'),
      learning ? this.#openPanel() : undefined,
      pageLanguages.bring(question.lang ?? ''),
    ]);
    if (words) question.words = words;
    const current = () => turn === this.#turn && this.isConnected;
    if (!current()) return;
    const asked = { question, catalogue, place, current };
    if (panel) {
      await panel.answer(asked);
      return;
    }
    const answer = catalogue.ask(question);
    await this.#untilUnfocused();
    if (current()) this.#show(asked, answer);
  }

  #about(place: string): string {
    return `${place} ${this.#panel?.turn ?? 0}`;
  }

  async #openPanel(): Promise<LearnerPanel> {
    const tools = await learnerTools();
    if (this.#panel) return this.#panel;
    this.#root.adoptedStyleSheets = [styleSheet(look), styleSheet(tools.styles)];
    return (this.#panel = new tools.LearnerPanel(
      { html, nothing, render },
      {
        root: this.#root,
        given: this.#given,
        ask: () => {
          if (this.#panel && this.#started && this.isConnected) this.#ask();
          else this.#loaded = false;
        },
        fail: (thrown) => this.#fail(StackError.from(thrown)),
        untilUnfocused: () => this.#untilUnfocused(),
        show: (asked, answer) => this.#show(asked, answer),
        clear: () => this.#clear(true),
      },
    ));
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
    if (view === 'stacks') return { ask: view, credential: focus, ...common };
    if (view === 'compare') {
      return { ask: view, credentials: focus.trim().split(/\s+/), ...common };
    }
    if (view === 'ladder' || view === 'audit' || view === 'plan') {
      return { ask: view, program: focus, ...common };
    }
    throw new StackError(
      'bad-view',
      `view is "stacks", "ladder", "compare", "audit" or "plan", not ${JSON.stringify(view)}.`,
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

  #show({ question, catalogue, place }: Asked, answer: Answer): void {
    const { diagnostics } = catalogue;
    const { headingLevel } = this;
    const { view } = answer;
    const problems = diagnostics.filter(({ severity }) => severity === 'error').length;
    this.#draw(answerTemplate({ view, kind: question.ask, headingLevel, problems }));
    this.#loaded = true;
    this.#drawnFor = this.#about(place);
    if (diagnostics.length > 0) this.#tell<DiagnosticsDetail>('cs-diagnostics', { diagnostics });
    this.#tell<LoadDetail>('cs-load', { view, answer });
  }

  #fail(error: StackError): void {
    const { code, message, evidence } = error;
    const recovers = this.#panel?.recovers(error) ?? false;
    this.#clear(recovers);
    // Held no longer, the catalogue is fetched anew when src or focus change.
    if (!recovers) this.#letGo();
    this.#tell<ErrorDetail>('cs-error', { code, message, ...evidence });
  }

  #clear(invites = false): void {
    this.#loaded = false;
    this.#drawnFor = '';
    if (!invites) this.#panel?.leave();
    this.#draw(fallback);
  }

  /** Drawn aside first: half an answer never stands on the page. */
  #draw(content: TemplateResult): void {
    const drawing = document.createDocumentFragment();
    render(content, drawing);
    keepingBelow(this, () => {
      if (this.#panel) this.#panel.place(drawing);
      else this.#root.replaceChildren(drawing);
    });
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
