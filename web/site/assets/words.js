// The playground's own words: what became of a question, and what is wrong with a catalogue.

const reasons = {
  'missing-attribute': 'Something is missing',
  'bad-view': 'There is no such view',
  'fetch-failed': 'The catalogue cannot be fetched',
  'too-large': 'The catalogue is larger than a page should hold',
  'bad-catalogue': 'This is no catalogue',
  'unknown-id': 'The catalogue does not know this id',
  'bad-question': 'The question cannot be understood',
  'missing-date': 'The day cannot be understood',
  'no-requirement': 'The catalogue does not say what this program requires',
  'bad-record': 'The record cannot be read',
  'bad-wishes': 'A wish cannot be understood',
  'core-unavailable': 'The module cannot be fetched',
  'core-failed': 'The module does not start',
  'out-of-memory': 'The browser has no more memory',
  'core-crashed': 'The module has stopped',
  internal: 'Something is wrong with the element itself',
};

export const drawnAs = (title) => `An answer is drawn: ${title}.`;

export const notDrawn = (code) =>
  `No answer is drawn: ${(reasons[code] ?? code).replace(/^[A-Z]/, (letter) => letter.toLowerCase())}.`;

export const ctdl =
  'This looks like CTDL, which the element does not read: a page is given the native format. Write it with “credstack publish”, which reads CTDL.';

function element(tag, className, ...content) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

/** One problem: how bad, its code, where, and what is wrong. */
function problem({ severity, code, pointer, message }) {
  return element(
    'li',
    `problem ${severity}`,
    element('strong', '', severity === 'error' ? 'Error' : 'Warning'),
    ' ',
    element('code', '', code),
    ...(pointer === undefined
      ? []
      : [' at ', element('code', '', pointer || 'the whole document')]),
    element('p', '', message),
  );
}

/** The list of all problems; `undefined` where nothing is known of them. */
export function problemList(problems) {
  if (problems === undefined) return [];
  if (problems.length === 0)
    return [element('p', '', 'No problem was found in what a page reads of it.')];
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  const count = (n, word) => (n ? [`${n} ${word}${n === 1 ? '' : 's'}`] : []);
  const heading = [...count(errors, 'error'), ...count(warnings, 'warning')].join(', ');
  return [
    element('p', '', `In the catalogue: ${heading}.`),
    element('ul', 'problems', ...problems.map(problem)),
  ];
}
