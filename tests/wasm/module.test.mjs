// The core in WebAssembly as JavaScript meets it: errors are values, nothing is thrown, and no input
// stops it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import createCredstackCore from '../../build/wasm/credstack-core.mjs';
import { loadFullCore, loadLearnerCore, loadPageCore, pageWasm } from './load.mjs';

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url));
const example = read('examples/data-101.json');

const core = await loadPageCore();
const full = await loadFullCore();
const learner = await loadLearnerCore();

const question = {
  ask: 'stacks',
  credential: 'urn:mc:data-101',
  on: '2026-11-24',
  view: true,
};

/** Reads a catalogue, lets `use` look at it, and gives its memory back. */
function withCatalogue(bytes, use, { module = core, maxBytes } = {}) {
  const catalogue = new module.Catalogue('test.json', bytes, maxBytes);
  try {
    return use({
      diagnostics: () => JSON.parse(catalogue.diagnostics()),
      hasErrors: () => catalogue.hasErrors(),
      answer: (asked) => JSON.parse(catalogue.answer(JSON.stringify(asked))),
      answerText: (text) => JSON.parse(catalogue.answer(text)),
      render: (asked, format) => catalogue.render(JSON.stringify(asked), format),
    });
  } finally {
    catalogue.delete();
  }
}

/** Answers the example as it should: whatever came before did no harm. */
function assertWell() {
  withCatalogue(example, (catalogue) => {
    const answer = catalogue.answer(question);
    assert.equal(answer.error, undefined);
    assert.match(answer.view.title, /Data 101/);
  });
}

test('it says its version', () => {
  const { version } = JSON.parse(read('package.json'));
  assert.equal(core.version(), version);
});

test("when and beside what things are taught stands in no module's way", () => {
  const course = {
    id: 'c',
    type: 'Course',
    name: 'C',
    corequisites: { achievement: 'lab' },
    offerings: [{ term: 'autumn' }, { start: '2028-01-10', end: '2028-01-28' }],
    deliveryType: ['online'],
    inLanguage: 'en',
  };
  const lab = { id: 'lab', type: 'Course', name: 'Laboratory', corequisites: { achievement: 'c' } };
  const read = (first, second, module) =>
    withCatalogue(
      JSON.stringify({
        credstack: 1,
        achievements: [first, second],
        terms: [{ id: 'autumn', start: '2027-09-06', end: '2027-12-17', every: 'P1Y' }],
      }),
      ({ diagnostics }) => diagnostics().map(({ code, pointer }) => `${code} ${pointer}`),
      { module },
    );
  for (const module of [core, learner, full]) {
    assert.deepEqual(read(course, lab, module), []);
    // What decides whether a record is doubted is looked at by each.
    assert.deepEqual(read({ ...course, corequisites: 7 }, lab, module), [
      'type-mismatch /achievements/0/corequisites',
    ]);
    assert.deepEqual(read({ ...course, entry: { achievement: 'lab' } }, lab, module), [
      'requirement-cycle /achievements/0/id',
    ]);
  }
});

test('bytes and text give the same answer', () => {
  const fromBytes = withCatalogue(example, ({ answer }) => answer(question));
  const fromText = withCatalogue(example.toString('utf8'), ({ answer }) => answer(question));
  assert.deepEqual(fromText, fromBytes);
  assert.ok(fromBytes.view.sections.some(({ cards }) => cards.length > 0));
});

test('the example has no errors', () => {
  withCatalogue(example, ({ hasErrors, diagnostics }) => {
    assert.equal(hasErrors(), false);
    assert.deepEqual(
      diagnostics().filter(({ severity }) => severity === 'error'),
      [],
    );
  });
});

test('HTML and text for the page and the terminal', () => {
  const use = ({ render, answer }) => {
    const { title } = answer(question).view;
    const html = render(question, 'html');
    assert.match(html, /<h3>/);
    assert.ok(html.includes(title));
    assert.ok(render(question, 'text').includes(title));
    assert.equal(render(question, 'pdf'), '');
    assert.equal(render({ ...question, credential: 'urn:nothing' }, 'html'), '');
  };
  withCatalogue(example, use, { module: full });
});

for (const [name, asked, code] of [
  ['an id that is not known', { ...question, credential: 'urn:nothing' }, 'unknown-id'],
  ['no day', { ask: 'stacks', credential: 'urn:mc:data-101' }, 'missing-date'],
  ['a day that is none', { ...question, on: '2026-13-01' }, 'missing-date'],
  ['a question of no kind', { ask: 'weather' }, 'bad-question'],
  ['an empty question', {}, 'bad-question'],
  ['a question that is a list', [], 'bad-question'],
]) {
  test(`${name} is ${code}`, () => {
    withCatalogue(example, ({ answer }) => {
      const { error } = answer(asked);
      assert.equal(error.code, code);
      assert.ok(error.message.length > 0);
    });
  });
}

test('a question that is no JSON is a bad question', () => {
  withCatalogue(example, ({ answerText }) => {
    for (const text of ['', ' ', '{', 'null', '\0', '"\ud800"', '['.repeat(10_000)]) {
      assert.equal(answerText(text).error.code, 'bad-question', JSON.stringify(text.slice(0, 20)));
    }
  });
});

const nested = (depth, open, close) => open.repeat(depth) + close.repeat(depth);

for (const [name, bytes] of Object.entries({
  'nothing at all': '',
  'a page of HTML': '<!doctype html><title>Log in</title>',
  'a catalogue cut short': example.subarray(0, example.length - 40),
  'bytes that are no UTF-8': new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
  'zero bytes': new Uint8Array(1000),
  'JSON of another kind': '{"hello":"world"}',
  '10,000 arrays inside each other': nested(10_000, '[', ']'),
  '10,000 objects inside each other': `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
  '1,000,000 brackets': '['.repeat(1_000_000),
})) {
  test(`${name}: an error in words, and the next catalogue is read`, () => {
    withCatalogue(bytes, (catalogue) => {
      assert.equal(catalogue.hasErrors(), true);
      const [problem] = catalogue.diagnostics();
      assert.equal(problem.severity, 'error');
      assert.equal(problem.file, 'test.json');
      assert.match(problem.code, /^[a-z0-9-]+$/);
      assert.ok(problem.message.length > 0);
      assert.equal(catalogue.answer(question).error.code, 'unknown-id');
    });
    assertWell();
  });
}

test('a part that is nested 10,000 deep loses only itself', () => {
  const record = JSON.parse(example);
  record.achievements.push({ id: 'urn:deep', type: 'Course', name: 'Deep', requirement: 'HERE' });
  const deep = `${'{"all":['.repeat(10_000)}{"text":"x"}${']}'.repeat(10_000)}`;
  withCatalogue(JSON.stringify(record).replace('"HERE"', deep), (catalogue) => {
    assert.equal(catalogue.hasErrors(), true);
    assert.equal(catalogue.answer(question).error, undefined);
  });
  assertWell();
});

test('a catalogue over the bound is not read', () => {
  const use = ({ hasErrors, answer }) => [hasErrors(), answer(question).error?.code];
  assert.deepEqual(withCatalogue(example, use, { maxBytes: example.length }), [false, undefined]);
  assert.deepEqual(withCatalogue(example, use, { maxBytes: example.length - 1 }), [
    true,
    'unknown-id',
  ]);
});

test('a page takes 50,000,000 bytes and no more', () => {
  const padded = (length) => {
    const bytes = Buffer.alloc(length, ' ');
    example.copy(bytes);
    return bytes;
  };
  withCatalogue(padded(50_000_000), ({ hasErrors }) => assert.equal(hasErrors(), false));
  withCatalogue(padded(50_000_001), ({ hasErrors }) => assert.equal(hasErrors(), true));
});

test('hostile text comes back as it went in, escaped in HTML', () => {
  const name = `</script><img src=x onerror="alert(1)">&'`;
  const record = JSON.parse(example);
  record.achievements.find(({ id }) => id === 'urn:mc:data-101').name = name;
  record.achievements.find(({ id }) => id === 'urn:mc:data-101').url = 'javascript:alert(1)';
  const use = ({ answer, render }) => {
    assert.ok(answer(question).view.title.includes(name));
    const html = render(question, 'html');
    assert.ok(!html.includes('<img'));
    assert.ok(!html.includes('</script>'));
    assert.ok(!/href="javascript:/i.test(html));
  };
  withCatalogue(JSON.stringify(record), use, { module: full });
});

/** The glue itself, with a look at the memory of its instance. */
async function startGlue() {
  let memory;
  const glue = await createCredstackCore({
    instantiateWasm(imports, receive) {
      WebAssembly.instantiate(pageWasm, imports).then(({ instance }) => {
        memory = Object.values(instance.exports).find((it) => it instanceof WebAssembly.Memory);
        receive(instance);
      });
      return {};
    },
  });
  return { glue, memory };
}

test('what is not given back is missing, what is given back is not', async () => {
  const { glue, memory } = await startGlue();
  const round = () => {
    const handle = glue.read('test.json', example, 50_000_000);
    glue.answer(handle, JSON.stringify(question));
    return handle;
  };
  for (let n = 0; n < 20; n += 1) glue.release(round());
  const before = memory.buffer.byteLength;
  for (let n = 0; n < 200; n += 1) glue.release(round());
  assert.equal(memory.buffer.byteLength, before);
  for (let n = 0; n < 200; n += 1) round();
  assert.ok(memory.buffer.byteLength > before);
});

test('wrong use from JavaScript is an exception before the core, and does no harm', () => {
  assert.throws(() => new core.Catalogue('only a name'), TypeError);
  assert.throws(() => new core.Catalogue('test.json', {}), TypeError);
  const catalogue = new core.Catalogue('test.json', example);
  assert.throws(() => catalogue.answer({}), TypeError);
  assert.throws(() => catalogue.render('{}', 'html'), /renders nothing/);
  catalogue.delete();
  assert.throws(() => catalogue.answer('{}'), /deleted/);
  assert.throws(() => catalogue.delete(), /deleted/);
  assertWell();
});

// ---- an audit in the module that has it -----------------------------------------------------------

const diploma = 'urn:waiora:graduate-diploma-analytics';
const audit = { ask: 'audit', program: diploma, on: '2026-11-24', view: true };
const record = JSON.parse(read('examples/learners/data-101.json'));
const inLearner = (use) => withCatalogue(example, use, { module: learner });

function assertAudits() {
  inLearner(({ answer }) => {
    const { error, programs } = answer({ ...audit, learner: record });
    assert.equal(error, undefined);
    assert.equal(programs[0].program.id, diploma);
  });
}

test('the module with the audit answers what a page asks as well', () => {
  const fromPage = withCatalogue(example, ({ answer }) => answer(question));
  assert.deepEqual(
    inLearner(({ answer }) => answer(question)),
    fromPage,
  );
  assert.throws(() => inLearner(({ render }) => render(question, 'html')), /renders nothing/);
});

test('the module of a page answers no audit, and no plan', () => {
  withCatalogue(example, ({ answer }) => {
    assert.equal(answer({ ...audit, learner: record }).error.code, 'bad-question');
    assert.equal(answer({ ...audit, ask: 'plan' }).error.code, 'bad-question');
  });
});

test('the module with the audit answers plans', () => {
  inLearner(({ answer }) => {
    const { error, programs } = answer({ ...audit, ask: 'plan', learner: record });
    assert.equal(error, undefined);
    assert.equal(programs[0].program.id, diploma);
    assert.equal(answer({ ...audit, ask: 'plan', wishes: [] }).error.code, 'bad-question');
  });
});

for (const [name, given, code] of [
  ['no record', {}, 'bad-question'],
  ['two records', { learner: record, learnerCsv: 'achievement\n' }, 'bad-question'],
  ['a record that is a list', { learner: [] }, 'bad-question'],
  ['a table that is a number', { learnerCsv: 1 }, 'bad-question'],
  ['a record of something else', { learner: { hello: 'world' } }, 'bad-record'],
  ['a table without columns that are known', { learnerCsv: 'hello\nworld\n' }, 'bad-record'],
  ['an empty table', { learnerCsv: '' }, 'bad-record'],
  [
    'a program that asks for nothing',
    { learner: record, program: 'urn:mc:data-101' },
    'no-requirement',
  ],
]) {
  test(`an audit of ${name} is ${code}`, () => {
    inLearner(({ answer }) => {
      const { error } = answer({ ...audit, ...given });
      assert.equal(error?.code, code);
      assert.ok(error.message.length > 0);
    });
    assertAudits();
  });
}

for (const [name, items] of Object.entries({
  'items of no kind': [null, 1, 'x', [], {}, { achievement: 7 }, { status: 'done' }],
  'things that nobody knows': [{ achievement: 'urn:nobody:knows', grade: '?', completed: 'soon' }],
  'the same thing 2,000 times': Array.from({ length: 2000 }, () => ({
    achievement: 'urn:waiora:course:data-701',
    completed: '2025-11-14',
    grade: 'B+',
  })),
  '5,000 things from elsewhere': Array.from({ length: 5000 }, (_, n) => ({
    title: `Thing ${n}`,
    credit: { value: 15, unit: 'NZQCF' },
    completed: '2025-11-14',
    accepted: { by: 'urn:waiora:university' },
  })),
})) {
  test(`a record of ${name} is answered, and so is the next`, () => {
    inLearner(({ answer }) => {
      const { error, programs, proof } = answer({
        ...audit,
        learner: { credstackLearner: 1, items },
      });
      assert.equal(error, undefined);
      assert.notEqual(programs[0].status, 'met');
      assert.equal(typeof proof.optimal, 'boolean');
    });
    assertAudits();
  });
}
