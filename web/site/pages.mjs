// Which pages there are, for whom, and of which file each is made. A document that is not listed fails
// the build: it would be a page that nobody finds.
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const kit = (source, label) => ({ source, path: `kits/${label.toLowerCase()}.html`, label });
const doc = (name, label) => ({ source: `docs/${name}.md`, path: `${name}.html`, label });

/** By what a reader has come to do. A page without a source is made by the build itself. */
export const groups = [
  {
    id: 'page',
    title: 'Put it on a page',
    text: 'You look after a web site, and want to show where a course leads.',
    pages: [
      doc('element', 'The element'),
      { path: 'api.html', label: 'Attributes, events, parts' },
      doc('embedding', 'In the pages of others'),
      kit('web/hosts/wordpress/README.md', 'WordPress'),
      kit('web/hosts/moodle/filter_credentialstack/README.md', 'Moodle'),
      kit('web/hosts/drupal/README.md', 'Drupal'),
      kit('web/hosts/frame/README.md', 'Frame'),
      kit('web/hosts/html/README.md', 'HTML'),
      { source: 'tools/package/README.md', path: 'package.html', label: 'The npm package' },
    ],
  },
  {
    id: 'catalogue',
    title: 'Keep a catalogue',
    text: 'You know what counts where, who decided it and until when, and write that down.',
    pages: [
      doc('catalog', 'The native format'),
      { source: 'examples/README.md', path: 'examples.html', label: 'Sample catalogues' },
      doc('cli', 'The command line'),
      doc('diagnostics', 'Diagnostics'),
      doc('ctdl', 'Reading CTDL'),
      doc('export', 'Writing CTDL'),
      doc('publish', 'Publishing a site'),
    ],
  },
  {
    id: 'answers',
    title: 'Understand the answers',
    text: 'You advise learners or check what is said, and want to know why an answer is as it is.',
    pages: [
      doc('answers', 'Questions and answers'),
      doc('audit', 'The audit'),
      doc('plan', 'The plan'),
      doc('stack-types', 'Stack types'),
      doc('learner', 'A learner’s record'),
    ],
  },
  {
    id: 'build',
    title: 'Build on it',
    text: 'You write software, and want to use the core, change it, or know why it is so.',
    pages: [
      { source: 'CONTRIBUTING.md', path: 'contributing.html', label: 'Contributing' },
      { path: 'decisions/index.html', label: 'Decisions' },
      {
        source: 'core/answer/messages/README.md',
        path: 'languages.html',
        label: 'Adding a language',
      },
      { source: 'bench/README.md', path: 'benchmarks.html', label: 'Benchmarks' },
      { source: 'CHANGELOG.md', path: 'changes.html', label: 'Changes' },
    ],
  },
];

const markdownIn = (folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => `${folder}/${name}`);

/** What was chosen, over what, and why: one page each. */
export const decisions = markdownIn('docs/decisions').map((source) => ({
  source,
  path: `decisions/${basename(source, '.md')}.html`,
}));

/** Every page that is made of a document. */
export const documents = [...groups.flatMap(({ pages }) => pages), ...decisions].filter(
  ({ source }) => source,
);

const listed = new Set(documents.map(({ source }) => source));
for (const source of markdownIn('docs')) {
  if (!listed.has(source)) throw new Error(`${source} is in no group of web/site/pages.mjs.`);
}

/** Pages that stand for something that is no document: a folder, or the front page of the sources. */
export const standIns = new Map([
  ['docs/decisions', 'decisions/index.html'],
  ['docs/decisions/', 'decisions/index.html'],
  ['README.md', 'index.html'],
]);
