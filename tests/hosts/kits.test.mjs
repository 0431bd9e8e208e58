// What holds of every kit: it is whole, of one build, and asks no other server for anything.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { kits } from '../../web/hosts/build.mjs';
import { kitsIn, publishedSite, root, temporaryFolder } from './kits.mjs';

const folder = temporaryFolder();
const out = kitsIn(folder);
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const filesIn = (path) =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
const hashOf = (path) =>
  `sha384-${createHash('sha384').update(readFileSync(path)).digest('base64')}`;

const expected = [
  ...['credential-stack-learner.js', 'credential-stack-planner.js', 'credential-stack.css'],
  ...['credential-stack.js', 'credstack-core.wasm', 'credstack-learner.wasm'],
  ...['ar', 'de', 'es', 'fr', 'mi'].flatMap((lang) => [
    `credential-stack.${lang}.json`,
    `credential-stack-learner.${lang}.json`,
  ]),
].sort();

for (const [name, { to, element }] of Object.entries(kits)) {
  const kit = join(out, name, to);

  test(`${name}: the element is in it, each file with its hash`, () => {
    const hashes = JSON.parse(readFileSync(join(kit, element, 'integrity.json'), 'utf8'));
    assert.deepEqual(Object.keys(hashes).sort(), expected);
    for (const [file, hash] of Object.entries(hashes)) {
      assert.equal(hashOf(join(kit, element, file)), hash);
    }
  });

  test(`${name}: its zip holds the folder that the host expects, and the same bytes each time`, () => {
    const zip = join(out, `${name}.zip`);
    const unpacked = join(folder, 'unpacked', name);
    mkdirSync(unpacked, { recursive: true });
    execFileSync('cmake', ['-E', 'tar', 'xf', zip], { cwd: unpacked });
    const files = (path) =>
      filesIn(path).map((file) => [file.slice(path.length + 1), hashOf(file)]);
    assert.deepEqual(files(unpacked), files(join(out, name)));
    assert.deepEqual(readdirSync(unpacked), [to]);
    const before = hashOf(zip);
    kitsIn(folder, name);
    assert.equal(hashOf(zip), before);
  });

  test(`${name}: it has notes and a licence, no gaps, and loads nothing from elsewhere`, () => {
    const files = filesIn(kit);
    const names = files.map((path) => path.slice(kit.length + 1));
    assert.ok(names.includes('README.md') && names.includes('LICENSE'));
    for (const [i, path] of files.entries()) {
      const own =
        !names[i].includes('credstack-') && !/credential-stack(-\w+)?\.js$/.test(names[i]);
      if (!own || !/\.(html|js|php|twig|yml|css|json)$/.test(path)) continue;
      const text = readFileSync(path, 'utf8');
      if (names[i] !== 'page.html') assert.doesNotMatch(text, /\{\{(integrity|fragment)\}\}/, path);
      assert.doesNotMatch(
        text,
        /(src|href)="(https?:)?\/\/(?!www\.example\.edu|[\w-]+\.example)/,
        path,
      );
      assert.doesNotMatch(text, /@import|\burl\(|\bimport\(/, path);
    }
  });
}

test('every PHP file is read by PHP without a word', () => {
  const files = ['wordpress', 'moodle', 'drupal'].flatMap((name) =>
    filesIn(join(out, name)).filter((path) => /\.(php|inc|module)$/.test(path)),
  );
  assert.ok(files.length >= 13);
  for (const path of files) {
    const run = spawnSync('php', ['-d', 'error_reporting=-1', '-l', path], { encoding: 'utf8' });
    assert.equal(run.status, 0, run.stdout + run.stderr);
    assert.match(run.stdout, /^No syntax errors detected/);
    // Nobody who asks for the file itself starts anything.
    const guarded = /defined\( ?'(ABSPATH|MOODLE_INTERNAL)' ?\) \|\|/;
    const declares = /^(namespace|return)\b/m;
    const text = readFileSync(path, 'utf8');
    assert.ok(guarded.test(text) || declares.test(text), path);
  }
});

test('block.json: known fields, files that are there, one version', () => {
  const plugin = join(out, 'wordpress/credential-stack');
  const block = JSON.parse(readFileSync(join(plugin, 'block.json'), 'utf8'));
  const known = [
    ...[
      '$schema',
      'apiVersion',
      'name',
      'title',
      'category',
      'parent',
      'ancestor',
      'allowedBlocks',
    ],
    ...[
      'icon',
      'description',
      'keywords',
      'version',
      'textdomain',
      'attributes',
      'providesContext',
    ],
    ...['usesContext', 'selectors', 'supports', 'styles', 'example', 'variations', 'blockHooks'],
    ...['editorScript', 'script', 'viewScript', 'viewScriptModule', 'editorStyle', 'style'],
    ...['viewStyle', 'render'],
  ];
  assert.deepEqual(
    Object.keys(block).filter((key) => !known.includes(key)),
    [],
  );
  assert.equal(block.apiVersion, 3);
  assert.match(block.name, /^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/);
  const categories = ['text', 'media', 'design', 'widgets', 'theme', 'embed'];
  assert.ok(categories.includes(block.category));
  for (const { type, default: value, ...rest } of Object.values(block.attributes)) {
    assert.equal(typeof value, type === 'integer' ? 'number' : type);
    assert.deepEqual(
      Object.keys(rest).filter((key) => key !== 'enum'),
      [],
    );
    if (rest.enum) assert.ok(rest.enum.includes(value));
  }
  const files = filesIn(plugin).map((path) => path.slice(plugin.length + 1));
  for (const key of ['editorScript', 'style', 'viewScriptModule', 'render']) {
    assert.ok(files.includes(block[key].replace(/^file:\.\//, '')), key);
  }
  const read = (name) => readFileSync(join(plugin, name), 'utf8');
  const header = /^ \* Version: +(\S+)$/m.exec(read('credential-stack.php'))[1];
  const stable = /^Stable tag: (\S+)$/m.exec(read('readme.txt'))[1];
  const script = /'version' +=> '([^']+)'/.exec(read('editor.asset.php'))[1];
  assert.deepEqual([block.version, header, stable, script], Array(4).fill(version));
  assert.equal(
    block.textdomain,
    /^ \* Text Domain: +(\S+)$/m.exec(read('credential-stack.php'))[1],
  );
});

test('the editor script registers the block that block.json names, without a build', async () => {
  const { name } = JSON.parse(
    readFileSync(join(out, 'wordpress/credential-stack/block.json'), 'utf8'),
  );
  const registered = {};
  // Names of parts that are drawn are enough of the editor here.
  const parts = new Proxy({}, { get: (_, part) => part });
  const wp = {
    element: { createElement: (type, props, ...children) => ({ type, props, children }) },
    blockEditor: { InspectorControls: 'InspectorControls', useBlockProps: () => ({}) },
    components: parts,
    i18n: { __: (text) => text },
    blocks: { registerBlockType: (id, settings) => (registered[id] = settings) },
    serverSideRender: 'serverSideRender',
  };
  const source = readFileSync(join(out, 'wordpress/credential-stack/editor.js'), 'utf8');
  const { Script, createContext } = await import('node:vm');
  new Script(source).runInContext(createContext({ wp }));
  assert.deepEqual(Object.keys(registered), [name]);
  const { edit, save } = registered[name];
  assert.equal(save(), null);
  const changes = [];
  const drawn = edit({
    attributes: { focus: 'urn:a', view: 'stacks', src: '', lang: '' },
    setAttributes: (change) => changes.push(change),
  });
  const found = [];
  (function look(node) {
    if (!node || typeof node !== 'object') return;
    found.push(node);
    node.children.forEach(look);
  })(drawn);
  const controls = found.filter(({ type }) => ['TextControl', 'SelectControl'].includes(type));
  for (const { props } of controls) props.onChange(' value ');
  assert.deepEqual(JSON.parse(JSON.stringify(changes)), [
    ...[{ focus: 'value' }, { view: 'value' }, { src: 'value' }, { lang: 'value' }],
  ]);
  assert.ok(found.some(({ type }) => type === 'serverSideRender'));
});

test('pages.mjs replaces its own folder, and no other', () => {
  const pages = join(out, 'frame/frame/pages.mjs');
  const site = publishedSite(folder);
  const run = (...args) => spawnSync(process.execPath, [pages, ...args], { encoding: 'utf8' });
  const options = (target, base = 'https://www.example.edu/stacks/') => [
    ...[site, '--out', target, '--base', base, '--provider', 'Waiora'],
  ];
  const upload = join(folder, 'upload');
  assert.equal(run(...options(upload)).status, 0);
  const first = filesIn(upload);
  writeFileSync(join(upload, 'old.html'), 'old');
  assert.equal(run(...options(upload)).status, 0);
  assert.deepEqual(filesIn(upload), first);

  const { pages: listed } = JSON.parse(readFileSync(join(upload, 'embed.json'), 'utf8'));
  const index = JSON.parse(readFileSync(join(site, 'index.json'), 'utf8'));
  const wanted = index.pages.flatMap((page) => [page.stacks, page.ladder].filter(Boolean));
  assert.deepEqual(
    listed.map(({ page }) => page),
    wanted.map(({ path }) => `https://www.example.edu/stacks/${path}`),
  );

  const other = join(folder, 'other');
  mkdirSync(other);
  writeFileSync(join(other, 'mine.txt'), 'mine');
  const refused = run(...options(other));
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /holds other files/);
  assert.equal(readFileSync(join(other, 'mine.txt'), 'utf8'), 'mine');
  for (const base of ['', 'https://www.example.edu/stacks', 'javascript:/', '/stacks/']) {
    assert.equal(run(...options(join(folder, 'none'), base)).status, 2, base);
  }
});
