// What the element has, found in its code and in docs/element.md: what its manifest is compared with.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path) => readFileSync(join(root, path), 'utf8');

/** The text of all files in web/ (but for the demo) whose name ends so. */
function sources(ending, folder = 'web') {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return entry.name === 'demo' ? [] : [sources(ending, path)];
      return entry.name.endsWith(ending) ? [read(path)] : [];
    })
    .join('\n');
}

const sorted = (names) => [...new Set(names)].sort();
const all = (text, pattern) => [...text.matchAll(pattern)].map(([, found]) => found);

const element = 'web/credential-stack-element.ts';
const withoutComments = (text) => text.replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '');

/** Accessors of the class, and whether they can be set. */
function properties({ prototype }) {
  return Object.entries(Object.getOwnPropertyDescriptors(prototype))
    .filter(([, { get }]) => get)
    .map(([name, { set }]) => (set ? name : `${name} (read-only)`));
}

/** Each part that a template can draw. Those of which the template gets the name are asked for by it. */
function parts() {
  const code = withoutComments(sources('.ts'));
  const verdicts = all(/type Verdict = ([^;]+);/.exec(read('web/view.ts'))[1], /'(\w+)'/g);
  const written = all(code, /\bpart="([^"]*)"/g).flatMap((names) =>
    names.includes('${verdict.value}')
      ? verdicts.map((verdict) => names.replace('${verdict.value}', verdict))
      : [names],
  );
  const asked = [...all(code, /\bheading\(\s*[^,()]+,\s*'([\w-]+)'/g)].concat(
    all(code, /\bparagraph\(\s*'([\w-]+)'/g),
  );
  // A template that takes its part from elsewhere would go unseen here.
  const unknown = all(code, /\bpart=(?!"|\$\{part\})(.{0,20})/g);
  if (unknown.length > 0) throw new Error(`A part that is not understood: part=${unknown[0]}`);
  return [...written.flatMap((names) => names.split(' ')), ...asked];
}

/** @param {typeof HTMLElement} elementClass as it is built */
export function apiOfCode(elementClass) {
  const code = withoutComments(sources('.ts'));
  const styles = withoutComments(
    [
      'web/credential-stack.css',
      ...['panel', 'plan', 'record'].map((name) => `web/learner/${name}.css`),
    ]
      .map(read)
      .join(),
  );
  const reflected = all(withoutComments(read(element)), /this\.[gs]etAttribute\('([\w-]+)'/g);
  return {
    attributes: sorted([...elementClass.observedAttributes, ...reflected]),
    properties: sorted(properties(elementClass)),
    events: sorted(all(code, /'(cs-[a-z-]+)'/g)),
    slots: sorted(all(code, /<slot(?: name="([\w-]*)")?[ >]/g).map((name) => name ?? '')),
    parts: sorted(parts()),
    customProperties: sorted(all(styles, /(--cs-[\w-]+)/g)),
  };
}

/** The element's declaration in its manifest. */
export function declarationOf(manifest) {
  return manifest.modules.flatMap(({ declarations }) => declarations).find((d) => d.customElement);
}

export function apiOfManifest(manifest) {
  const declaration = declarationOf(manifest);
  const names = (entries) => sorted(entries.map(({ name }) => name));
  const property = ({ name, readonly }) => (readonly ? `${name} (read-only)` : name);
  return {
    attributes: names(declaration.attributes),
    properties: sorted(declaration.members.map(property)),
    events: names(declaration.events),
    slots: names(declaration.slots),
    parts: names(declaration.cssParts),
    customProperties: names(declaration.cssProperties),
  };
}

/** The names in the first column of the tables with that heading. */
function tables(text, heading) {
  const [first] = heading;
  const rows = [];
  let inside = false;
  for (const line of text.split('\n')) {
    const cells = line.split('|').map((cell) => cell.trim());
    if (line.startsWith('|') && cells[1] === first && cells[2] === heading[1]) inside = true;
    else if (!line.startsWith('|')) inside = false;
    else if (inside) rows.push(cells[1]);
  }
  return rows.flatMap((cell) =>
    all(cell, /`([^`]+)`/g).map((name) =>
      cell.includes('(read-only)') ? `${name} (read-only)` : name,
    ),
  );
}

export function apiOfPage() {
  const page = read('docs/element.md');
  return {
    attributes: sorted(tables(page, ['attribute', 'value'])),
    properties: sorted(tables(page, ['property', 'value'])),
    events: sorted(tables(page, ['event', '`detail`'])),
    parts: sorted(tables(page, ['part', 'what it is'])),
    customProperties: sorted(tables(page, ['custom property', 'what it sets'])),
  };
}

/** What only one of them has, in words: nothing where both are the same. */
export function differences(one, other, [nameOfOne, nameOfOther]) {
  const lacking = (from, has, kind, name) =>
    has[kind]
      .filter((entry) => !from[kind].includes(entry))
      .map((entry) => `${kind}: ${name} lacks "${entry}"`);
  return Object.keys(one)
    .filter((kind) => kind in other)
    .flatMap((kind) => [
      ...lacking(one, other, kind, nameOfOne),
      ...lacking(other, one, kind, nameOfOther),
    ]);
}
