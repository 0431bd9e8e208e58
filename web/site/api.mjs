// The page of everything that the element has, made from its manifest (tools/package/manifest.mjs), and
// so from the comments of its class.
import { elementManifest } from '../../tools/package/manifest.mjs';

const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const code = (text) => (text ? `\`${cell(text)}\`` : '');
const says = ({ description = '' }) => cell(description);

/** A table of those columns: what stands above each, and what it says of an entry. */
function table(entries, columns) {
  const row = (cells) => `| ${cells.join(' | ')} |`;
  return [
    row(Object.keys(columns)),
    row(Object.keys(columns).map(() => '---')),
    ...entries.map((entry) => row(Object.values(columns).map((say) => say(entry)))),
  ].join('\n');
}

const names = { name: ({ name }) => code(name) };

function sections({ attributes, members, events, slots, cssParts, cssProperties }) {
  return [
    {
      title: 'Attributes',
      text: 'Each may be changed at any time.',
      table: table(attributes, {
        attribute: ({ name }) => code(name),
        value: ({ type }) => code(type?.text),
        'what it is': says,
        'without it': (entry) => code(entry.default),
      }),
    },
    {
      title: 'Properties',
      text: 'Those with an attribute reflect it.',
      table: table(members, {
        property: ({ name }) => code(name),
        type: ({ type }) => code(type?.text),
        'what it is': (entry) => `${entry.readonly ? 'Read-only. ' : ''}${says(entry)}`,
        attribute: ({ attribute }) => code(attribute),
        'at first': (entry) => code(entry.default),
      }),
    },
    {
      title: 'Events',
      text: 'They bubble and cross shadow borders: a page can listen in one place. What `detail` has stands in [the types](element.md#events).',
      table: table(events, {
        event: ({ name }) => code(name),
        type: ({ type }) => code(type?.text),
        when: says,
      }),
    },
    {
      title: 'Slots',
      table: table(slots, {
        slot: ({ name }) => (name ? code(name) : '(its content)'),
        'what it is for': says,
      }),
    },
    {
      title: 'Parts',
      text: 'For `credential-stack::part(card)` in a style sheet of the page.',
      table: table(cssParts, { part: names.name, 'what it is': says }),
    },
    {
      title: 'Custom properties',
      text: 'Each has a value by itself that suits the page.',
      table: table(cssProperties, {
        property: names.name,
        'what it sets, and the value by itself': says,
        value: (entry) => code(entry.default),
      }),
    },
  ];
}

/** The page as a document. Links in it are as from docs/. */
export async function apiDocument() {
  const { modules } = await elementManifest();
  const declaration = modules
    .flatMap(({ declarations }) => declarations)
    .find(({ customElement }) => customElement);
  const parts = sections(declaration).map(({ title, text, table: rows }) =>
    [`## ${title}`, text, rows].filter(Boolean).join('\n\n'),
  );
  return [
    '# Attributes, events, parts',
    `All that \`<${declaration.tagName}>\` has, as its class says it. How it behaves is told in [the element](element.md).`,
    ...parts,
    'Editors and documentation tools read the same from `custom-elements.json`, which is in [the package](element.md#the-package).',
    '',
  ].join('\n\n');
}
