// custom-elements.json: what the element has of attributes, properties, events, slots, parts and custom
// properties, taken from its class and the comments there. The format is that of
// https://github.com/webcomponents/custom-elements-manifest.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { cli } from '@custom-elements-manifest/analyzer/cli.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const elementFile = 'web/credential-stack-element.ts';
const defineFile = 'web/define.ts';

/** Where the package has what is made of a source file. */
const built = (path) => path.replace(/^web\/(.*)\.ts$/, 'dist/$1.js');

/** Where several words are allowed, the class has a name for them: tools want the words. */
function spelledOut(type, source) {
  const named = /^\w+$/.test(type?.text ?? '');
  const alias = named && new RegExp(`^export type ${type.text} = ([^;]+);`, 'm').exec(source);
  return alias ? { text: alias[1] } : type;
}

/** What a page can see of the class, with names as they are in the package. */
function published(declaration, source) {
  const typed = (entry) => ({ ...entry, type: spelledOut(entry.type, source) });
  return {
    ...declaration,
    // Where there is no DOM it is another; see the class.
    superclass: { name: 'HTMLElement', package: 'global:' },
    attributes: declaration.attributes.map(typed),
    // The analyzer also takes the sheets of the shadow root for a field,
    members: declaration.members
      .filter(({ name, privacy }) => privacy !== 'private' && name !== 'adoptedStyleSheets')
      .map(typed),
    // and the name of any event, which is a variable, for one.
    events: declaration.events.filter(({ description }) => description),
  };
}

/** The manifest as it is in the package. */
export async function elementManifest() {
  const { schemaVersion, modules } = await cli({
    argv: ['analyze', '--quiet', '--globs', elementFile, defineFile],
    cwd: root,
    noWrite: true,
  });
  const source = readFileSync(join(root, elementFile), 'utf8');
  const declared = (path, wanted) =>
    modules.find((module) => module.path === path).declarations.find(({ name }) => name === wanted);
  const element = published(declared(elementFile, 'CredentialStackElement'), source);
  const module = (path, declaration, more = []) => ({
    ...{ kind: 'javascript-module', path: built(path), declarations: [declaration] },
    exports: [
      {
        kind: 'js',
        name: declaration.name,
        declaration: { name: declaration.name, module: built(path) },
      },
      ...more,
    ],
  });
  const definition = {
    kind: 'custom-element-definition',
    name: element.tagName,
    declaration: { name: element.name, module: built(elementFile) },
  };
  return {
    schemaVersion,
    modules: [
      module(elementFile, element),
      module(defineFile, declared(defineFile, 'define'), [definition]),
    ],
  };
}
