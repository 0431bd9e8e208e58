import assert from 'node:assert/strict';
import { test } from 'node:test';

import { importFromWeb } from './bundle.mjs';
import { sampleView } from './sample-view.mjs';

const { isView, toNumber } = await importFromWeb(`export * from './view.js';`);

test('a whole view is one', () => assert.ok(isView(sampleView())));

test('what may be absent may', () => {
  const view = sampleView();
  const [section] = view.sections;
  delete section.text;
  for (const name of ['url', 'verdict', 'lead', 'meter']) delete section.cards[0][name];
  delete view.facts[0].items[0].url;
  assert.ok(isView(view));
});

/** Every place in a value, as a path of keys. */
function* places(value, path = []) {
  if (path.length > 0) yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) yield* places(value[key], [...path, key]);
}

test('a view with anything of another type is none', () => {
  const paths = [...places(sampleView())];
  assert.ok(paths.length > 40);
  for (const path of paths) {
    const view = sampleView();
    const last = path.at(-1);
    const holder = path.slice(0, -1).reduce((value, key) => value[key], view);
    holder[last] = true;
    assert.equal(isView(view), false, path.join('.'));
  }
});

test('a view without what it needs is none', () => {
  for (const name of Object.keys(sampleView())) {
    const view = sampleView();
    delete view[name];
    assert.equal(isView(view), false, name);
  }
  for (const value of [undefined, null, 'view', [], {}]) assert.equal(isView(value), false);
});

test('verdicts and directions are of the few that there are', () => {
  const view = sampleView();
  view.sections[0].cards[0].verdict.value = 'maybe';
  assert.equal(isView(view), false);
  assert.equal(isView({ ...sampleView(), dir: 'auto' }), false);
});

test('exact numbers', () => {
  assert.equal(toNumber(6), 6);
  assert.equal(toNumber('10/4'), 2.5);
  for (const value of ['10', '1/0x2', '', 'a/b', null, undefined, {}]) {
    assert.ok(Number.isNaN(toNumber(value)), String(value));
  }
});
