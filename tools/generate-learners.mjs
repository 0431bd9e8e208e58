// Fictional learners for benchmarks and demonstrations: records of 40 courses over one program of 60
// requirements, and small hard puzzles, each with its own catalogue. The same seed gives the same bytes
// everywhere, and a learner or puzzle is the same whatever stands before it.
//
//   node tools/generate-learners.mjs [--seed 1] [--count 1000] [--from 0] [--catalog FILE] [--out FILE]
//   node tools/generate-learners.mjs --hard [--seed 1] [--count 10000] [--from 0] [--out FILE]
//
// --from passes over so many, so that several runs can share the work; --out - is the standard output.
// However many there are, only a few stand in memory at a time.
// Without --hard: the catalogue as one file, the records one a line, for `credstack audit --learners`.
// With it: a line for each puzzle, { "catalog": {…}, "question": { "ask": "audit", …, "learner": {…} } }.
import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

import { Dice } from './dice.mjs';

export const on = '2026-11-24';

const UNIVERSITY = 'urn:larkmoor:university';
const COLLEGE = 'urn:larkmoor:college';
const ELSEWHERE = 'urn:larkmoor:elsewhere';
export const PROGRAM = 'urn:larkmoor:bsc-computing';
const MINOR = 'urn:larkmoor:minor-statistics';

class LearnerDice extends Dice {
  /** The list in another order (Fisher and Yates). */
  shuffled(list) {
    const copy = [...list];
    for (let i = copy.length - 1; i > 0; i--) {
      const j = this.int(0, i);
      [copy[i], copy[j]] = [copy[j], copy[i]];
    }
    return copy;
  }
  some(list, count) {
    return this.shuffled(list).slice(0, count);
  }
}

/** Dice of their own for one thing of many, so that it does not depend on the others. */
function diceFor(seed, index) {
  return new LearnerDice((Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b)) >>> 0);
}

const hours = (value) => ({ value, unit: 'US-SH' });
const achievement = (id, more = {}) => ({ achievement: id, ...more });

// ---- the program ------------------------------------------------------------------------------------

/** Prefix, name, how many courses, and what some of them are tagged with. */
const SUBJECTS = [
  ['CS', 'Computing', 30, []],
  ['MAT', 'Mathematics', 12, ['quantitative']],
  ['STA', 'Statistics', 10, ['quantitative']],
  ['PHY', 'Physics', 8, ['laboratory']],
  ['BIO', 'Biology', 8, ['laboratory']],
  ['ENG', 'English', 10, ['writing']],
  ['HIS', 'History', 10, ['writing']],
  ['PHI', 'Philosophy', 8, ['writing', 'ethics']],
  ['ART', 'Art', 8, ['arts']],
  ['ECO', 'Economics', 8, ['quantitative']],
  ['SOC', 'Sociology', 8, ['diversity']],
];

const GRADES = [
  ['A', 4],
  ['A-', 3.7],
  ['B+', 3.3],
  ['B', 3],
  ['B-', 2.7],
  ['C+', 2.3],
  ['C', 2],
  ['D', 1],
];

function makeCourses() {
  const courses = [];
  for (const [prefix, name, count, tags] of SUBJECTS) {
    for (let i = 0; i < count; i++) {
      const level = 100 * (1 + Math.floor((4 * i) / count));
      const number = level + 10 * (i % 8) + 1;
      const credit = tags.includes('laboratory') ? 4 : prefix === 'MAT' && i % 4 === 0 ? 4 : 3;
      const record = {
        id: `urn:larkmoor:${prefix.toLowerCase()}-${number}-${i}`,
        type: 'Course',
        name: `${prefix} ${number} ${name} ${i + 1}`,
        owner: UNIVERSITY,
        credit: hours(credit),
        level: { framework: 'course', level },
        subject: prefix,
      };
      const own = tags.filter((_, t) => (i + t) % 2 === 0);
      if (prefix === 'CS' && i % 5 === 4) own.push('writing');
      if (own.length > 0) record.tags = own;
      courses.push(record);
    }
  }
  courses.push({
    id: 'urn:larkmoor:ens-100',
    type: 'Course',
    name: 'ENS 100 Ensemble',
    owner: UNIVERSITY,
    credit: hours(1),
    level: { framework: 'course', level: 100 },
    subject: 'ART',
    repeatable: true,
  });
  return courses;
}

/** Courses of the college; the first ten count as one of the university by a decision, others by name. */
function makeCollege(courses) {
  const list = [];
  const decisions = [];
  for (let i = 0; i < 20; i++) {
    const id = `urn:larkmoor:college:${101 + i}`;
    list.push({
      id,
      type: 'Course',
      name: `College course ${101 + i}`,
      owner: COLLEGE,
      credit: i % 3 === 0 ? { value: 4, unit: 'US-QH' } : hours(3),
      subject: SUBJECTS[i % SUBJECTS.length][0],
    });
    if (i >= 12) continue;
    const target = courses.filter((course) => course.subject === SUBJECTS[i % 11][0])[i % 3];
    decisions.push({
      id: `urn:larkmoor:decision:${i + 1}`,
      credential: id,
      target: PROGRAM,
      assertedBy: [i === 11 ? COLLEGE : UNIVERSITY],
      grants:
        i < 8
          ? [{ form: 'direct', credit: target.credit, satisfies: [target.id] }]
          : [{ form: 'unassigned', credit: hours(3), elective: true }],
      ...(i % 4 === 3 ? { conditions: [{ kind: 'minimumGrade', grade: 'C' }] } : {}),
      validFrom: '2020-01-01',
      validUntil: '2030-12-31',
    });
  }
  return { list, decisions };
}

/** A tree of exactly 60 nodes: 120 hours of general education, a major, a minor's worth and electives. */
function makeTree(courses) {
  const of = (prefix) => courses.filter((course) => course.subject === prefix).map((c) => c.id);
  const cs = of('CS');
  const mat = of('MAT');
  const leaf = (id) => achievement(id);
  const select = (more) => ({ select: more });
  const upper = { framework: 'course', min: 300 };
  return {
    id: 'degree',
    all: [
      {
        id: 'general',
        name: 'General education',
        all: [
          { id: 'composition', all: [leaf(of('ENG')[0]), leaf(of('ENG')[1])] },
          {
            id: 'humanities',
            credits: hours(9),
            ...select({ subjects: ['HIS', 'PHI', 'ENG'] }),
            rules: [{ distinct: 2, by: 'subject' }],
          },
          { id: 'arts', courses: 1, ...select({ subjects: ['ART'] }) },
          { id: 'society', courses: 2, ...select({ subjects: ['SOC', 'ECO', 'HIS'] }) },
          {
            id: 'science',
            any: [
              { all: of('PHY').slice(0, 2).map(leaf) },
              { all: of('BIO').slice(0, 2).map(leaf) },
            ],
          },
          {
            id: 'reasoning',
            choose: 1,
            of: [leaf(mat[0]), leaf(of('STA')[0]), leaf(of('PHI')[0])],
          },
          { id: 'writing', courses: 3, shared: true, ...select({ tags: ['writing'] }) },
          {
            id: 'diversity',
            courses: 1,
            shared: true,
            ...select({ tags: ['diversity', 'ethics'] }),
          },
        ],
      },
      {
        id: 'major',
        name: 'Major',
        all: [
          {
            id: 'core',
            all: cs.slice(0, 8).map((id) => achievement(id, { minimumGrade: 'C' })),
          },
          { id: 'mathematics', all: mat.slice(0, 4).map(leaf) },
          {
            id: 'breadth',
            choose: 2,
            of: [8, 11, 14].map((at) => ({
              id: `track-${at}`,
              any: [{ all: cs.slice(at, at + 2).map(leaf) }, leaf(cs[at + 2])],
            })),
          },
          {
            id: 'advanced',
            credits: hours(12),
            ...select([
              { subjects: ['CS'], levels: upper },
              { subjects: ['STA'], levels: upper },
            ]),
            rules: [{ atMost: { courses: 2 }, of: { subjects: ['STA'] } }],
          },
          { id: 'project', courses: 1, from: cs.slice(27, 30) },
        ],
        rules: [{ average: 'C' }, { atLeast: { credits: hours(15) }, origin: ['resident'] }],
      },
      {
        id: 'second-field',
        name: 'A second field',
        any: ['STA', 'ECO', 'PHY'].map((prefix) => ({
          id: `field-${prefix.toLowerCase()}`,
          credits: hours(12),
          ...select({ subjects: [prefix] }),
        })),
      },
      {
        id: 'electives',
        name: 'Free electives',
        credits: hours(24),
        open: true,
        rules: [{ atMost: { credits: hours(3) }, of: { ids: ['urn:larkmoor:ens-100'] } }],
      },
      { id: 'orientation', name: 'Orientation', text: 'Orientation for new students' },
    ],
    rules: [
      { id: 'residency', atLeast: { share: '1/4' }, origin: ['resident'] },
      { id: 'transfer-cap', atMost: { credits: hours(60) }, origin: ['transfer', 'priorLearning'] },
      { id: 'age', maxAge: 'P12Y', anchor: 'today', onExpiry: 'elective' },
      { id: 'minor', sharing: { courses: 2 }, with: { ids: [MINOR] } },
      {
        id: 'overlap',
        sharing: { credits: hours(6) },
        between: ['major', 'second-field'],
      },
    ],
  };
}

export function countNodes(node) {
  const children = [...(node.all ?? []), ...(node.any ?? []), ...(node.of ?? [])];
  return 1 + children.reduce((sum, child) => sum + countNodes(child), 0);
}

/** The catalogue of the program (docs/catalog.md). It is one and the same for all learners. */
export function generateProgram() {
  const courses = makeCourses();
  const { list, decisions } = makeCollege(courses);
  return {
    credstack: 1,
    id: 'urn:larkmoor:catalogue',
    name: 'University of Larkmoor (fictional)',
    version: '2026-11',
    asOf: '2026-11',
    'x-about': 'Made by tools/generate-learners.mjs. Every body, course and rule is invented.',
    source: { title: 'Generated', asOf: '2026-11' },
    organizations: [
      {
        id: UNIVERSITY,
        name: 'University of Larkmoor',
        type: 'higherEducation',
        jurisdiction: 'US-OR',
        gradeScale: 'urn:larkmoor:letters',
      },
      { id: COLLEGE, name: 'Larkmoor College', type: 'higherEducation', jurisdiction: 'US-OR' },
      { id: ELSEWHERE, name: 'Far College', type: 'higherEducation', jurisdiction: 'US-WA' },
    ],
    gradeScales: [
      {
        id: 'urn:larkmoor:letters',
        name: 'Letters',
        grades: [
          ...GRADES.map(([grade, points]) => ({ grade, points })),
          { grade: 'P', pass: true },
          { grade: 'F', points: 0, pass: false },
        ],
      },
    ],
    creditConversions: [
      {
        from: 'US-QH',
        to: 'US-SH',
        factor: '2/3',
        method: 'Two semester hours for three quarter hours',
        source: { title: 'Generated', asOf: '2026-11' },
      },
    ],
    achievements: [
      {
        id: PROGRAM,
        type: 'BachelorDegree',
        name: 'BSc Computing',
        owner: UNIVERSITY,
        credit: hours(120),
        requirement: makeTree(courses),
      },
      { id: MINOR, type: 'Certificate', name: 'Minor in Statistics', owner: UNIVERSITY },
      ...courses,
      ...list,
    ],
    recognitions: decisions,
  };
}

// ---- learners ---------------------------------------------------------------------------------------

const two = (n) => String(n).padStart(2, '0');

/** A grade that most pass with. */
function grade(dice) {
  return dice.chance(4) ? 'P' : GRADES[Math.floor(dice.next() * dice.next() * GRADES.length)][0];
}

function taken(dice, id, year) {
  const item = {
    achievement: id,
    completed: `${year}-${two(dice.int(1, 12))}-${two(dice.int(1, 28))}`,
  };
  if (dice.chance(3)) return { ...item, grade: 'F', status: 'failed' };
  if (dice.chance(1)) return { ...item, status: dice.one(['withdrawn', 'audited']) };
  if (!dice.chance(2)) item.grade = grade(dice);
  if (dice.chance(3)) item.usedFor = [MINOR];
  return item;
}

/** Something of another body: decided here, accepted by the university, or only claimed. */
function transferred(dice, college, courses) {
  const year = dice.int(2012, 2025);
  const kind = dice.int(0, 3);
  if (kind === 0) return taken(dice, dice.one(college).id, year);
  const item = {
    title: `Course ${dice.int(100, 499)} of elsewhere`,
    issuer: dice.chance(60) ? ELSEWHERE : { name: 'A college abroad', jurisdiction: 'NZ' },
    credit: dice.chance(80) ? hours(dice.one([3, 3, 4])) : { value: 5, unit: 'US-QH' },
    completed: `${year}`,
    grade: dice.one(['A', 'B', 'C']),
    subject: dice.one(SUBJECTS)[0],
  };
  if (kind < 3) {
    item.accepted = { by: dice.chance(85) ? UNIVERSITY : COLLEGE };
    if (dice.chance(50)) item.accepted.as = dice.one(courses).id;
    if (dice.chance(15)) item.accepted.priorLearning = true;
  }
  return item;
}

/**
 * Gives records (docs/learner.md) of 40 items each, from beginners with plans to those who are done.
 * `from` is the number of the first, so that several runs can share the work.
 */
export function* generateLearners({ seed = 1, count = 1000, from = 0 } = {}) {
  const { achievements } = generateProgram();
  const courses = achievements.filter((a) => a.type === 'Course' && a.owner === UNIVERSITY);
  const college = achievements.filter((a) => a.owner === COLLEGE);
  // What nearly everybody takes: the leaves that name one course.
  const asked = namedIn(achievements[0].requirement);
  for (let at = from; at < from + count; at++) {
    yield makeLearner(diceFor(seed, at), at, { courses, college, asked });
  }
}

function namedIn(node) {
  const children = [...(node.all ?? []), ...(node.any ?? []), ...(node.of ?? [])];
  return [...(node.achievement ? [node.achievement] : []), ...children.flatMap(namedIn)];
}

function makeLearner(dice, at, { courses, college, asked }) {
  const begun = dice.int(2018, 2025);
  const transfers = dice.chance(60) ? dice.int(0, 3) : dice.int(4, 12);
  const named = dice.shuffled([...new Set(asked)]).slice(0, dice.int(14, 26));
  const others = dice.shuffled(courses.map((c) => c.id).filter((id) => !named.includes(id)));
  const ids = [...named, ...others].slice(0, 40 - transfers);
  const done = dice.int(8, ids.length);
  const items = dice.shuffled(ids).map((id, i) => {
    if (i < done) return taken(dice, id, Math.min(2026, begun + Math.floor(i / 9)));
    return { achievement: id, status: i < done + 5 ? 'inProgress' : 'planned' };
  });
  for (let i = 0; i < transfers; i++) items.push(transferred(dice, college, courses));
  const record = {
    credstackLearner: 1,
    id: `learner-${at + 1}`,
    programs: [{ program: PROGRAM, admitted: `${begun}-09-01` }],
    items,
  };
  const exceptions = [];
  if (dice.chance(70)) {
    exceptions.push({
      kind: 'confirm',
      node: 'orientation',
      by: UNIVERSITY,
      date: `${begun}-10-01`,
    });
  }
  if (dice.chance(5))
    exceptions.push({ kind: 'waive', node: 'arts', by: UNIVERSITY, date: '2025-02-01' });
  if (dice.chance(5)) {
    const item = String(dice.int(1, 40));
    exceptions.push({
      kind: 'substitute',
      node: 'project',
      item,
      by: UNIVERSITY,
      date: '2026-02-01',
    });
  }
  if (exceptions.length > 0) record.exceptions = exceptions;
  return record;
}

// ---- puzzles ----------------------------------------------------------------------------------------

/** Credit of courses in mixes that do not add up to everything. */
const SIZES = [[3], [3, 4], [3, 4, 5], [2, 3, 5, 7], [4, 5, 6], [5, 7]];
const HARD_OWNER = 'urn:puzzle:owner';
const HARD_PROGRAM = 'urn:puzzle:program';
const course = (at) => `urn:puzzle:course:${at}`;

/** One puzzle, from small to middling: its catalogue and the question with its record. */
export function generatePuzzle({ seed = 1, index = 0 } = {}) {
  const dice = diceFor(seed ^ 0x5bd1e995, index);
  const size = dice.int(0, 3); // how much there is of everything
  const sizes = dice.one(SIZES);
  const count = dice.int(5 + 3 * size, 9 + 6 * size);
  const courses = Array.from({ length: count }, (_, at) =>
    makePuzzleCourse(dice, at, sizes, count),
  );
  const tree = makePuzzleTree(dice, courses, 2 + size);
  const recognitions = dice.chance(30) ? [makeBlock(dice, tree)] : [];
  const catalog = {
    credstack: 1,
    id: `urn:puzzle:${seed}:${index + 1}`,
    asOf: '2026-11',
    organizations: [
      { id: HARD_OWNER, name: 'Puzzle University', type: 'higherEducation' },
      { id: 'urn:puzzle:other', name: 'Other College', type: 'higherEducation' },
    ],
    gradeScales: [
      {
        id: 'urn:puzzle:letters',
        grades: [
          { grade: 'A', points: 4 },
          { grade: 'B', points: 3 },
          { grade: 'C', points: 2 },
          { grade: 'F', points: 0, pass: false },
        ],
      },
    ],
    achievements: [
      {
        id: HARD_PROGRAM,
        type: 'Certificate',
        name: 'Puzzle',
        owner: HARD_OWNER,
        requirement: tree,
      },
      ...courses,
      { id: 'urn:puzzle:award', type: 'Certificate', name: 'Award', owner: 'urn:puzzle:other' },
    ],
    recognitions,
  };
  const learner = makePuzzleLearner(dice, courses, recognitions.length > 0);
  return {
    catalog,
    question: {
      ask: 'audit',
      program: HARD_PROGRAM,
      on,
      ...(dice.chance(30) ? { whatIf: true } : {}),
      learner,
    },
  };
}

export function* generatePuzzles({ seed = 1, count = 10_000, from = 0 } = {}) {
  for (let index = from; index < from + count; index++) yield generatePuzzle({ seed, index });
}

function makePuzzleCourse(dice, at, sizes, count) {
  const record = {
    id: course(at),
    type: 'Course',
    name: `Course ${at + 1}`,
    owner: HARD_OWNER,
    credit: hours(dice.one(sizes)),
    level: { framework: 'course', level: dice.int(1, 4) * 100 },
    subject: dice.one(['X', 'Y', 'Z']),
  };
  if (dice.chance(30)) record.tags = ['t'];
  if (at > 0 && dice.chance(8)) record.equivalents = [course(dice.int(0, Math.min(at, count) - 1))];
  return record;
}

/** What a leaf takes: a list, or what a selector picks, or anything. */
function makeSource(dice, courses) {
  const kind = dice.int(0, 5);
  if (kind < 3) {
    const most = Math.min(courses.length, 10);
    return { from: dice.some(courses, dice.int(2, most)).map((c) => c.id) };
  }
  if (kind === 3) return { select: { subjects: dice.some(['X', 'Y', 'Z'], dice.int(1, 2)) } };
  if (kind === 4) return { select: { levels: { framework: 'course', min: dice.one([200, 300]) } } };
  return { open: true };
}

/** The credit of some courses that the leaf takes, or one more or less: hard to hit, or impossible. */
function tightCredit(dice, courses, source) {
  const fitting = source.from ? courses.filter((c) => source.from.includes(c.id)) : courses;
  const sum = dice.some(fitting, dice.int(1, 4)).reduce((all, c) => all + c.credit.value, 0);
  return Math.max(1, sum + dice.one([0, 0, 0, -1, 1]));
}

function makePuzzleLeaf(dice, courses, id) {
  const kind = dice.int(0, 9);
  if (kind === 0) return { id, achievement: dice.one(courses).id };
  const source = makeSource(dice, courses);
  const leaf =
    kind < 4
      ? { id, courses: dice.int(1, 3), ...source }
      : { id, credits: hours(tightCredit(dice, courses, source)), ...source };
  if (dice.chance(10)) leaf.minimumGrade = dice.one(['B', 'C']);
  if (source.select && dice.chance(30)) leaf.except = { ids: [dice.one(courses).id] };
  if (dice.chance(12)) leaf.shared = true;
  else if (dice.chance(6)) leaf.exclusive = true;
  return leaf;
}

function makePuzzleRule(dice, courses, ids) {
  const of = dice.one([
    { subjects: [dice.one(['X', 'Y', 'Z'])] },
    { tags: ['t'] },
    { ids: dice.some(courses, 4).map((c) => c.id) },
    { levels: { framework: 'course', min: 300 } },
  ]);
  const kind = dice.int(0, 7);
  if (kind === 0) return { atMost: { credits: hours(dice.int(3, 12)) }, of };
  if (kind === 1) return { atMost: { courses: dice.int(1, 3) }, of };
  if (kind === 2) return { atMost: { courses: dice.int(1, 3) }, per: 'subject' };
  if (kind === 3) return { atLeast: { credits: hours(dice.int(3, 14)) }, of };
  if (kind === 4) return { atLeast: { courses: dice.int(1, 3) }, of };
  if (kind === 5) return { distinct: dice.int(2, 3), by: 'subject' };
  if (kind === 6) return { average: dice.one(['B', 'C']) };
  const between = dice.some(ids, 2);
  if (between.length < 2) return { maxUses: 1 };
  return { sharing: dice.one([{ courses: 1 }, { credits: hours(6) }, 'any']), between };
}

function makePuzzleTree(dice, courses, leaves) {
  const ids = [];
  const leaf = () => {
    ids.push(`leaf-${ids.length + 1}`);
    return makePuzzleLeaf(dice, courses, ids.at(-1));
  };
  const parts = Array.from({ length: leaves }, () => {
    const kind = dice.int(0, 5);
    if (kind === 0) return { any: [leaf(), leaf()] };
    if (kind === 1) return { choose: 2, of: [leaf(), leaf(), leaf()] };
    if (kind === 2) return { all: [leaf(), leaf()], rules: [makePuzzleRule(dice, courses, [])] };
    return leaf();
  });
  const tree = { id: 'root', all: parts };
  const rules = Array.from({ length: dice.int(0, 3) }, () => makePuzzleRule(dice, courses, ids));
  if (rules.length > 0) tree.rules = rules;
  return tree;
}

/** Credit of another body's award that may be divided among leaves. */
function makeBlock(dice, tree) {
  const grant = { form: 'block', credit: hours(dice.int(4, 15)) };
  if (dice.chance(60)) grant.slot = dice.one(tree.all).id ?? 'root';
  return {
    id: 'urn:puzzle:decision',
    credential: 'urn:puzzle:award',
    target: HARD_PROGRAM,
    assertedBy: [dice.chance(80) ? HARD_OWNER : 'urn:puzzle:other'],
    grants: [grant],
    validFrom: '2020-01-01',
    validUntil: '2030-12-31',
  };
}

function makePuzzleLearner(dice, courses, award) {
  const items = [];
  for (const { id } of dice.shuffled(courses)) {
    if (dice.chance(10)) continue;
    const kind = dice.int(0, 19);
    if (kind < 14) {
      items.push({
        achievement: id,
        completed: `${dice.int(2020, 2026)}-06`,
        grade: dice.one(['A', 'B', 'B', 'C']),
      });
    } else if (kind < 16) {
      items.push({ achievement: id, status: 'inProgress' });
    } else if (kind < 18) {
      items.push({ achievement: id, status: 'planned' });
    } else if (kind === 18) {
      items.push({ achievement: id, completed: '2024-06' });
    } else {
      const as = dice.one(courses).id;
      const title = 'Taken elsewhere';
      const accepted = { by: HARD_OWNER, ...(dice.chance(60) ? { as } : {}) };
      items.push({
        title,
        issuer: 'urn:puzzle:other',
        credit: hours(4),
        completed: '2023',
        grade: 'B',
        accepted,
      });
    }
  }
  if (award) items.push({ achievement: 'urn:puzzle:award', completed: '2025-06' });
  return { credstackLearner: 1, id: 'puzzle', items };
}

// ---- the command ------------------------------------------------------------------------------------

/** Writes values one a line, a few hundred at a time; `-` is the standard output. */
function writeLines(path, values) {
  if (path !== '-') mkdirSync(dirname(path), { recursive: true });
  // Not process.stdout: to look at it would make a pipe one that refuses what it cannot take at once.
  const file = path === '-' ? 1 : openSync(path, 'w');
  let text = '';
  let bytes = 0;
  const flush = () => {
    writeFileSync(file, text);
    bytes += Buffer.byteLength(text);
    text = '';
  };
  for (const value of values) {
    text += `${JSON.stringify(value)}\n`;
    if (text.length > 1 << 20) flush();
  }
  flush();
  if (path !== '-') closeSync(file);
  return bytes;
}

function main() {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      count: { type: 'string' },
      from: { type: 'string', default: '0' },
      hard: { type: 'boolean', default: false },
      catalog: { type: 'string', default: 'build/examples/larkmoor.json' },
      out: { type: 'string' },
    },
  });
  const count = Number(values.count ?? (values.hard ? 10_000 : 1000));
  const seed = Number(values.seed);
  const from = Number(values.from);
  if (![seed, count, from].every(Number.isSafeInteger) || count < 0 || from < 0) {
    throw new RangeError('seed, count and from are whole numbers');
  }
  // Where the records go to the standard output, nothing else does.
  const say = values.out === '-' ? console.error : console.log;
  if (values.hard) {
    const out = values.out ?? 'build/examples/puzzles.ndjson';
    const bytes = writeLines(out, generatePuzzles({ seed, count, from }));
    say(`${out}: ${count} puzzles, ${bytes} bytes`);
    return;
  }
  mkdirSync(dirname(values.catalog), { recursive: true });
  writeFileSync(values.catalog, `${JSON.stringify(generateProgram(), null, 1)}\n`);
  const out = values.out ?? 'build/examples/learners.ndjson';
  const bytes = writeLines(out, generateLearners({ seed, count, from }));
  say(`${values.catalog}: the program ${PROGRAM}`);
  say(`${out}: ${count} learners, ${bytes} bytes`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    main();
  } catch (problem) {
    // Whoever reads has had enough.
    if (problem.code !== 'EPIPE') throw problem;
  }
}
