// The package.json of what is published. That of the repository stays private.

const script = (name) => ({ types: `./dist/${name}.d.ts`, default: `./dist/${name}.js` });

/** Files that are given out as they are, by their names. */
const asTheyAre = {
  './credential-stack.css': './dist/credential-stack.css',
  './credstack-core.wasm': './dist/credstack-core.wasm',
  './credstack-learner.wasm': './dist/credstack-learner.wasm',
  './integrity.json': './dist/integrity.json',
  './custom-elements.json': './custom-elements.json',
  './package.json': './package.json',
};

/** By the repository's own one, where name and version are the same for both; with these packs of words. */
export function packageJson({ version, description, license }, packs) {
  return {
    name: 'credential-stack',
    ...{ version, description, license },
    keywords: [
      ...['custom-element', 'web-component', 'micro-credential', 'stackable-credential'],
      ...['credit-transfer', 'degree-audit', 'ctdl', 'webassembly'],
    ],
    type: 'module',
    exports: {
      '.': script('credential-stack-element'),
      './define': script('define'),
      './core': script('credstack-core'),
      './credential-stack.js': script('credential-stack'),
      ...asTheyAre,
      ...Object.fromEntries(packs.map((name) => [`./${name}`, `./dist/${name}`])),
    },
    types: './dist/credential-stack-element.d.ts',
    customElements: './custom-elements.json',
    // They register the element; the planner is the script of a worker.
    sideEffects: [
      './dist/define.js',
      './dist/credential-stack.js',
      './dist/credential-stack-planner.js',
      './dist/credential-stack.css',
    ],
    files: ['dist', 'custom-elements.json', 'LICENSES.txt', 'sbom.cdx.json'],
    engines: { node: '>=20' },
  };
}
