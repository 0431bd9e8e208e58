// The playground: hands a pasted catalogue to the element, and says what came of it.
import { choices, look } from './catalogue.js';
import { addressOf } from './handover.js';
import { ctdl, drawnAs, notDrawn, problemList } from './words.js';

const by = (id) => document.getElementById(id);
const home = new URL('../', import.meta.url);
const first = 'data-101';
/** Stands among the ids for one that is typed; none of them has a line end. */
const otherId = '\n';
/** How long to wait for the next key. */
const pause = 350;

const field = {
  example: by('example'),
  file: by('file'),
  catalogue: by('catalogue'),
  view: by('view'),
  focus: by('focus'),
  other: by('other'),
  language: by('language'),
  on: by('on'),
  level: by('level'),
};
let things = [];
let kind = '';
let fileName = 'catalogue.json';
let address = '';
let stack;

// ---- the question -----------------------------------------------------------------------------

const focus = () => (field.focus.value === otherId ? field.other.value.trim() : field.focus.value);

/** Somebody wants this id, whether the catalogue has it or not. */
let insisted = false;

/** Offers what can be in focus, and keeps what was, where it still can. */
function offerFocus(wanted = focus()) {
  const offered = choices(things, field.view.value);
  const known = offered.some(({ id }) => id === wanted);
  field.focus.replaceChildren(
    ...offered.map(({ id, label }) => new Option(label, id, false, id === wanted)),
    new Option('Another id…', otherId, false, offered.length === 0),
  );
  // While a catalogue is being typed it cannot always be read: what was in focus then waits.
  const waits = insisted || things.length === 0;
  if (!known && wanted && waits && things.every(({ id }) => id !== wanted)) {
    field.focus.value = otherId;
    field.other.value = wanted;
  }
  by('other-field').hidden = field.focus.value !== otherId;
}

/** What stands in the element's attributes; those that are as they are by themselves are left out. */
function attributes() {
  return Object.entries({
    focus: focus(),
    view: field.view.value,
    lang: field.language.value,
    on: field.on.value,
    'heading-level': field.level.value === '3' ? '' : field.level.value,
  }).filter(([, value]) => value !== '');
}

// ---- what comes of it -------------------------------------------------------------------------

let found;

function say(text, failed = false) {
  by('status').textContent = text;
  by('status').classList.toggle('failed', failed);
}

function showProblems() {
  by('problems').replaceChildren(...problemList(found));
}

function listen(element) {
  element.addEventListener('cs-diagnostics', ({ detail }) => {
    found = detail.diagnostics;
  });
  element.addEventListener('cs-load', ({ detail }) => {
    found ??= [];
    say(drawnAs(detail.view.title));
    showProblems();
  });
  element.addEventListener('cs-error', ({ detail }) => {
    const { code, message, pointer, diagnostics } = detail;
    // A document that is no catalogue has the reason among its problems.
    found = diagnostics?.length ? diagnostics : [{ severity: 'error', code, pointer, message }];
    say(kind === 'ctdl' ? ctdl : `${notDrawn(code)} (${code}: ${message})`, true);
    showProblems();
  });
}

function makeStack() {
  stack?.remove();
  stack = document.createElement('credential-stack');
  const inside = document.createElement('p');
  inside.textContent =
    'There is no answer, so the plain HTML inside of the element shows. On your page that is what “credstack render” wrote.';
  stack.append(inside);
  listen(stack);
  by('stage').replaceChildren(stack);
}

/** Another catalogue gets another element: the record of one is of no use to the other. */
function draw({ anew = false } = {}) {
  found = undefined;
  say('Reading …');
  showProblems();
  if (anew) makeStack();
  for (const name of ['focus', 'view', 'lang', 'on', 'heading-level']) {
    const [, value] = attributes().find(([key]) => key === name) ?? [];
    if (value === undefined) stack.removeAttribute(name);
    else stack.setAttribute(name, value);
  }
  stack.setAttribute('loading', 'eager');
  stack.setAttribute('src', address);
  showSnippet();
}

// ---- what to paste ----------------------------------------------------------------------------

const quoted = (value) =>
  value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
const shellWord = (value) =>
  /^[\w:./-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;

function showSnippet() {
  const snippet = by('snippet');
  const option = field.view.value === 'stacks' ? '--credential' : '--program';
  const language = field.language.value ? ` --lang ${field.language.value}` : '';
  const render = `credstack render ${shellWord(fileName)} ${option} ${shellWord(focus())} --html${language}`;
  const tag = [['src', `/stacks/${fileName}`], ...attributes()]
    .map(([name, value]) => `${name}="${quoted(value)}"`)
    .join(' ');
  snippet.textContent = [
    snippet.dataset.script,
    `<credential-stack ${tag}>`,
    '  …what the first command below wrote…',
    '</credential-stack>',
  ].join('\n');
  by('commands').textContent = [render, `credstack check ${shellWord(fileName)}`].join('\n');
  by('paste').hidden = focus() === '' || kind !== 'native';
  by('records').hidden = !['audit', 'plan'].includes(field.view.value);
  const sample = field.example.value;
  by('share').hidden = !sample;
  by('share-link').href = `#${new URLSearchParams([['sample', sample], ...attributes()])}`;
}

// ---- what changes -----------------------------------------------------------------------------

/** Takes the text that stands in the field. */
function take(wanted) {
  ({ kind, things } = look(field.catalogue.value));
  offerFocus(wanted);
  address = addressOf(field.catalogue.value, fileName);
  draw({ anew: true });
}

async function takeSample(name, wanted) {
  const response = await fetch(new URL(`catalogues/${name}.json`, home));
  if (!response.ok) {
    say(`The sample cannot be fetched: the server answered ${response.status}.`, true);
    return;
  }
  field.example.value = name;
  field.catalogue.value = await response.text();
  fileName = `${name}.json`;
  take(wanted);
}

let waiting;
function whenTyped(action) {
  clearTimeout(waiting);
  waiting = setTimeout(action, pause);
}

field.example.addEventListener('change', () => {
  insisted = false;
  if (field.example.value) void takeSample(field.example.value);
});
field.catalogue.addEventListener('input', () => {
  field.example.value = '';
  fileName = 'catalogue.json';
  whenTyped(() => take());
});
field.file.addEventListener('change', async () => {
  const [file] = field.file.files;
  if (!file) return;
  field.example.value = '';
  field.catalogue.value = await file.text();
  fileName = file.name;
  take();
});
field.view.addEventListener('change', () => {
  offerFocus();
  draw();
});
field.focus.addEventListener('change', () => {
  insisted = field.focus.value === otherId;
  by('other-field').hidden = field.focus.value !== otherId;
  if (field.focus.value === otherId) field.other.focus();
  draw();
});
field.other.addEventListener('input', () => whenTyped(() => draw()));
for (const each of [field.language, field.on, field.level])
  each.addEventListener('change', () => draw());
by('settings').addEventListener('submit', (event) => event.preventDefault());

// ---- the beginning ----------------------------------------------------------------------------

/** A link may name a sample and the settings. */
function begin() {
  const asked = new URLSearchParams(location.hash.slice(1));
  const set = (select, value) => {
    if (value && [...select.options].some((option) => option.value === value)) select.value = value;
  };
  set(field.view, asked.get('view'));
  set(field.language, asked.get('lang'));
  set(field.level, asked.get('heading-level'));
  field.on.value = asked.get('on') ?? '';
  const sample = asked.get('sample') ?? '';
  const known = [...field.example.options].some(({ value }) => value && value === sample);
  insisted = asked.has('focus');
  void takeSample(known ? sample : first, asked.get('focus') ?? undefined);
}

addEventListener('hashchange', () => {
  if (location.hash.startsWith('#sample=')) begin();
});
by('settings').hidden = false;
begin();
