// Every example of the documents is run, here or by the test that is named. One that no rule knows fails:
// whoever writes an example says how it is kept true.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { kitsIn } from '../hosts/kits.mjs';
import { blocks, elements, frames, links, placeOf } from './blocks.mjs';
import { root, temporaryFolder } from './site.mjs';

const read = (path) => readFileSync(join(root, path), 'utf8');
const cli = join(root, 'build/native/credstack');
const web = (name) => join(root, 'build/web', name);
const lines = (text) => text.split('\n').filter((line) => line.trim());
const withoutComment = (line) => line.replace(/\s+#.*$/, '');

// ---- how examples are run ---------------------------------------------------------------------

/** Runs a line of a shell where `credstack` is the one that was built. */
function run(line, cwd) {
  return spawnSync('sh', ['-ec', `credstack() { "$CREDSTACK" "$@"; }\n${line}`], {
    ...{ cwd, encoding: 'utf8', maxBuffer: 64 << 20 },
    env: { ...process.env, CREDSTACK: cli },
  });
}

/** A folder with the files that the README's commands name. */
function readmeFolder() {
  const folder = temporaryFolder();
  cpSync(join(root, 'examples/data-101.json'), join(folder, 'catalogue.json'));
  cpSync(join(root, 'examples/learners/data-101.json'), join(folder, 'record.json'));
  return folder;
}

function commandsWork({ text }) {
  const folder = readmeFolder();
  for (const line of lines(text)) {
    const { status, stdout, stderr } = run(line, folder);
    assert.equal(stderr, '', line);
    assert.equal(status, 0, line);
    assert.ok(stdout.length > 20, line);
    // Each tells of what it was asked about.
    const asked = /--(?:credential|program) (\S+)/.exec(line)?.[1];
    if (!asked) continue;
    const { achievements } = JSON.parse(read('examples/data-101.json'));
    const { name } = achievements.find(({ id }) => id === asked);
    assert.ok(stdout.includes(name.en ?? name), line);
  }
  assert.ok(existsSync(join(folder, 'site/index.json')));
}

/** `./dev` has each of those commands, and scripts and tests are where they are said to be. */
function commandsAreThere({ text }) {
  const help = execFileSync('bash', ['dev', 'help'], { cwd: root, encoding: 'utf8' });
  for (const command of lines(text).flatMap((line) => withoutComment(line).split(' && '))) {
    const [program, ...rest] = command.trim().split(/\s+/);
    if (program === './dev') assert.match(help, new RegExp(`^  ${rest[0]}\\b`, 'm'), command);
    else if (program === 'node') {
      const script = rest.find((word) => word.endsWith('.mjs'));
      assert.ok(existsSync(join(root, script)), command);
      for (const option of rest.filter((word) => /^--(?!test)/.test(word))) {
        assert.ok(read(script).includes(`'${option}'`), command);
      }
    } else {
      assert.equal(program, 'build/native/credstack_tests', command);
      assert.match(read('tests/CMakeLists.txt'), /credstack_tests/);
      assert.match(read('tests/unit/cases_test.cpp'), /Cases/);
    }
  }
}

/** Each option of a synopsis is one that the command knows, and the other way round. */
function optionsAreKnown({ text }) {
  const options = (from) => new Set(from.match(/--[a-z-]+/g));
  const [, name] = /^credstack (\w+)/.exec(text);
  assert.ok(lines(text).every((line) => line.startsWith(`credstack ${name} `)));
  const { stdout } = run(`credstack ${name} --help`, root);
  const [, list] = /^Options:\n([^]*?)\n\n/m.exec(stdout);
  const known = options(list);
  for (const option of options(text)) assert.ok(known.has(option), `${name} ${option}`);
  // A required one is in it.
  for (const [, option] of list.matchAll(/(--[a-z-]+) [A-Z]+ REQUIRED/g)) {
    assert.ok(options(text).has(option), `${name} ${option}`);
  }
}

/** The folders that CONTRIBUTING.md draws. */
function foldersAreThere({ text }) {
  let top = '';
  let seen = 0;
  for (const line of lines(text)) {
    const [, outer = top, inner = ''] = /^(\w+\/)?\s*((?:\w+\/)+)?/.exec(line);
    top = outer;
    assert.ok(existsSync(join(root, outer, inner)), line);
    seen += 1;
  }
  assert.ok(seen > 10);
}

function frameCommandsWork({ text }) {
  const folder = join(kitsIn(temporaryFolder(), 'frame'), 'frame');
  cpSync(join(root, 'examples/data-101.json'), join(folder, 'catalogue.json'));
  for (const line of lines(text)) {
    const { status, stderr } = run(line, folder);
    assert.equal(status, 0, `${line}\n${stderr}`);
  }
  const { pages } = JSON.parse(readFileSync(join(folder, 'upload/embed.json'), 'utf8'));
  assert.ok(pages.length > 5);
}

/** Runs the planner in slices, with what the example takes for given. */
async function plannerWorks({ text }) {
  const file = join(temporaryFolder(), 'example.mjs');
  const given = '{ preparePlans, catalogue, program, on, show }';
  writeFileSync(file, `export default async (${given}) => {\n${text}\n};\n`);
  const { loadCore, preparePlans } = await import(web('credstack-core.js'));
  const core = await loadCore({
    module: 'learner',
    wasmBinary: readFileSync(web('credstack-learner.wasm')),
  });
  const bytes = readFileSync(join(root, 'examples/climate-data-plans.json'));
  const catalogue = new core.Catalogue('climate-data-plans.json', bytes);
  const shown = [];
  const { default: example } = await import(pathToFileURL(file).href);
  await example({
    ...{ preparePlans, catalogue, on: '2026-11-24', show: (answer) => shown.push(answer) },
    program: 'urn:waiora:graduate-certificate-climate-data',
  });
  // examples/README.md has worked out by hand when the fastest plan is done.
  assert.match(shown.at(-1), /27 June 2027/);
}

/** Type-checks a script against the types that are given out. */
function typesHold(script) {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'example.ts'), `${script}\nexport {};\n`);
  const paths = {
    'credential-stack': [web('credential-stack-element.d.ts')],
    'credential-stack/define': [web('define.d.ts')],
    'credential-stack/core': [web('credstack-core.d.ts')],
  };
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: join(root, 'tsconfig.json'),
      compilerOptions: { paths, types: [], skipLibCheck: true },
      include: ['example.ts'],
      exclude: [],
    }),
  );
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const { status, stdout } = spawnSync(process.execPath, [tsc, '--project', folder], {
    encoding: 'utf8',
  });
  assert.equal(status, 0, stdout);
}

const plannerGiven = `import { loadCore, preparePlans } from 'credential-stack/core';
declare const program: string;
declare const on: string;
declare function show(answer: string): void;
const core = await loadCore({ module: 'learner' });
const catalogue = new core.Catalogue('name', '');
`;

// ---- which is run how -------------------------------------------------------------------------

/**
 * `of`: which blocks. `run`: how; or `by`: the test that runs them, which names the document and picks its
 * blocks by the words in `picks`; or `not`: why it is not run.
 */
const rules = [
  ...[
    ['docs/catalog.md', 'tests/schema/schema.test.mjs'],
    ['docs/learner.md', 'tests/schema/learner.test.mjs'],
    ['docs/answers.md', 'tests/cli/answers-doc.test.mjs'],
  ].map(([file, by]) => ({
    ...{ file, by, picks: '```json', of: ({ language }) => language === 'json' },
  })),
  {
    ...{ file: 'docs/answers.md', by: 'tests/cli/answers-doc.test.mjs', picks: 'View|Picture' },
    of: ({ text }) => /^(View|Picture) /.test(text),
  },
  {
    ...{ file: 'docs/cli.md', by: 'tests/cli/docs.test.mjs', picks: '```\\n\\$ (credstack' },
    of: ({ text, language }) => language === '' && text.startsWith('$ credstack '),
  },
  {
    ...{ file: 'web/hosts/drupal/README.md', by: 'tests/hosts/drupal.test.mjs', picks: '```twig' },
    of: ({ language }) => language === 'twig',
  },
  {
    ...{ by: 'tests/site/html-examples.test.mjs', picks: '{ elements, frames, links, placeOf }' },
    of: (block) => [elements, frames, links].some((list) => list.includes(block)),
  },
  {
    ...{ file: 'README.md', run: commandsWork },
    of: ({ text }) => text.startsWith('credstack check '),
  },
  { file: 'README.md', run: commandsAreThere, of: ({ text }) => text.startsWith('./dev ') },
  { file: 'docs/embedding.md', run: commandsAreThere, of: ({ text }) => text.startsWith('./dev ') },
  {
    ...{ file: 'CONTRIBUTING.md', run: commandsAreThere },
    of: ({ text }) => text.startsWith('build/native/'),
  },
  { file: 'CONTRIBUTING.md', run: foldersAreThere, of: ({ text }) => text.startsWith('core/ ') },
  ...['docs/publish.md', 'docs/export.md'].map((file) => ({
    ...{ file, run: optionsAreKnown, of: ({ text }) => text.startsWith('credstack ') },
  })),
  {
    ...{ file: 'web/hosts/frame/README.md', run: frameCommandsWork },
    of: ({ text }) => text.startsWith('credstack publish '),
  },
  {
    file: 'docs/element.md',
    of: ({ language }) => language === 'js',
    run: async (block) => {
      typesHold(plannerGiven + block.text);
      await plannerWorks(block);
    },
  },
  {
    file: 'tools/package/README.md',
    of: ({ language }) => language === 'ts',
    run: ({ text }) => typesHold(text),
  },
];

const rulesFor = (block) =>
  rules.filter(({ file = block.file, of }) => file === block.file && of(block));

describe('every example', () => {
  test('there are many', () => assert.ok(blocks.length > 45));
  for (const block of blocks) {
    const [rule, ...others] = rulesFor(block);
    test(`${placeOf(block)} ${rule?.by ?? (block.language || 'commands')}`, async () => {
      assert.ok(rule, `no rule says how this is kept true:\n${block.text}`);
      assert.deepEqual(others, []);
      if (rule.run) {
        await rule.run(block);
        return;
      }
      const runner = read(rule.by);
      assert.ok(runner.includes(rule.picks), `${rule.by} does not pick ${rule.picks}`);
      if (rule.file)
        assert.ok(runner.includes(rule.file.replace(/^web\/hosts\/\w+\//, '')), rule.by);
    });
  }
  test('no rule is without one', () => {
    for (const rule of rules) {
      assert.ok(
        blocks.some((block) => rulesFor(block).includes(rule)),
        rule.file ?? rule.by,
      );
    }
  });
});

describe('a wrong example is found', () => {
  const block = (file, text, language = '') => ({ file, line: 1, language, text });
  test('one of a kind that is not known', () => {
    assert.deepEqual(rulesFor(block('docs/plan.md', 'print(1)\n', 'python')), []);
    assert.deepEqual(rulesFor(block('docs/plan.md', '{}\n', 'json')), []);
  });
  const wrong = {
    'an option that is not there': () =>
      optionsAreKnown(block('', 'credstack publish CATALOG… --out DIR --nowhere\n')),
    'an option that is needed': () => optionsAreKnown(block('', 'credstack publish CATALOG…\n')),
    'a command that is not there': () => commandsAreThere(block('', './dev nothing\n')),
    'a script that is not there': () => commandsAreThere(block('', 'node tools/nothing.mjs\n')),
    'a folder that is not there': () => foldersAreThere(block('', 'core/   nothing/   what\n')),
    'a command that fails': () => commandsWork(block('', 'credstack check nothing.json\n')),
    'a member that has no such type': () =>
      typesHold(
        "import 'credential-stack/define';\ndocument.addEventListener('cs-load', ({ detail }) => detail.nothing);",
      ),
  };
  for (const [what, use] of Object.entries(wrong)) {
    test(what, () => assert.throws(use, assert.AssertionError));
  }
});
