// The program: what is required of everybody, alternatives, tracks of which one is chosen, lists, credit
// by subject, and free electives, in as many leaves as are asked for.
import { university } from './university.mjs';

export const programId = 'urn:corvane:bachelor';

class Draw {
  constructor(dice, courses) {
    this.dice = dice;
    this.courses = courses;
    this.left = shuffled(dice, courses);
  }

  /** A course that was not drawn yet, while there are any. */
  next() {
    return this.left.pop() ?? this.dice.one(this.courses);
  }

  /** Some of one subject, drawn before or not: real lists overlap with what is required elsewhere. */
  list(count) {
    const { subject } = this.dice.one(this.courses);
    const all = this.courses.filter((each) => each.subject === subject);
    return shuffled(this.dice, all).slice(0, count);
  }
}

export function shuffled(dice, list) {
  const all = [...list];
  for (let at = all.length - 1; at > 0; --at) {
    const other = dice.int(0, at);
    [all[at], all[other]] = [all[other], all[at]];
  }
  return all;
}

const ects = (value) => ({ value, unit: 'ECTS' });
const required = (draw) => ({ achievement: draw.next().id });

function listed(draw, id) {
  const { dice } = draw;
  const count = dice.one(draw.courses.length < 20 ? [1, 1, 2] : [1, 2, 2, 3]);
  const from = draw.list(count + dice.int(2, 5));
  const named = { id, from: from.map((each) => each.id) };
  if (dice.chance(60) || from.length < 3)
    return { courses: Math.min(count, from.length), ...named };
  const sum = from.reduce((all, each) => all + each.credit.value, 0);
  return { credits: ects(Math.min(5 * count + dice.one([0, 0, 1, 3]), sum)), ...named };
}

/** What the catalogue names: without this, a plan could take what it does not name. */
const inCatalogue = { tags: ['named'] };

function selected(draw, id) {
  const { dice } = draw;
  const { subject } = dice.one(draw.courses);
  const select = { ...inCatalogue, subjects: [subject], levels: { framework: 'course', min: 200 } };
  if (dice.chance(40)) return { id, courses: dice.int(1, 2), select };
  return { id, credits: ects(dice.one([8, 10, 12, 15])), select };
}

const anyLeaf = (draw, id) => {
  const way = draw.dice.int(1, 10);
  if (way <= 5) return required(draw);
  return way <= 8 ? listed(draw, id) : selected(draw, id);
};

function alternatives(draw) {
  const other = required(draw);
  return { any: [required(draw), other] };
}

function tracks(draw, id, count, leaves) {
  const of = Array.from({ length: count }, (_, track) => {
    const all = Array.from({ length: leaves }, (_, leaf) =>
      anyLeaf(draw, `${id}-${track}-${leaf}`),
    );
    return all.length === 1 ? all[0] : { all };
  });
  return { id, choose: count > 3 && draw.dice.chance(40) ? 2 : 1, of };
}

/** How many leaves go where, by how many there are. */
function shares(leaves) {
  const pairs = leaves < 8 ? 0 : Math.round(leaves * 0.1);
  const groups = leaves < 8 ? 0 : Math.max(1, Math.round(leaves / 50));
  const wide = leaves < 24 ? 2 : 4;
  const deep = leaves < 24 ? 1 : leaves < 80 ? 2 : 5;
  const lists = Math.max(1, Math.round(leaves * 0.08));
  const selects = leaves < 8 ? 0 : Math.round(leaves * 0.06);
  const rest = leaves - 2 * pairs - groups * wide * deep - lists - selects - 1;
  return { pairs, groups, wide, deep, lists, selects, core: Math.max(1, rest) };
}

export function makeTree(dice, courses, leaves) {
  const draw = new Draw(dice, courses);
  const { pairs, groups, wide, deep, lists, selects, core } = shares(leaves);
  const times = (count, make) => Array.from({ length: count }, (_, at) => make(at));
  const all = [
    { id: 'core', all: times(core, () => required(draw)) },
    ...times(pairs, () => alternatives(draw)),
    ...times(groups, (at) => tracks(draw, `tracks-${at}`, wide, deep)),
    ...times(lists, (at) => listed(draw, `list-${at}`)),
    ...times(selects, (at) => selected(draw, `select-${at}`)),
  ];
  if (leaves < 8 && dice.chance(50)) all.push({ choose: 1, of: [required(draw), required(draw)] });
  const open = leaves < 24 ? dice.int(3, 6) : 5 + 5 * Math.round(leaves / 10);
  all.push({ id: 'electives', credits: ects(open), select: inCatalogue });
  return { all };
}

/** The least credit that a node can be met with, were every course there for it alone. */
function least(node, creditOf) {
  if (node.achievement) return creditOf(node.achievement);
  if (node.credits) return node.credits.value;
  const smallest = (values, count) =>
    values
      .sort((a, b) => a - b)
      .slice(0, count)
      .reduce((sum, each) => sum + each, 0);
  if (node.courses) return node.from ? smallest(node.from.map(creditOf), node.courses) : 0;
  const children = (node.all ?? node.any ?? node.of).map((each) => least(each, creditOf));
  return smallest(children, node.all ? children.length : (node.choose ?? 1));
}

/** The program with its rules on transfer and residency. */
export function makeProgram(dice, courses, leaves) {
  const requirement = makeTree(dice, courses, leaves);
  const credit = new Map(courses.map((each) => [each.id, each.credit.value]));
  const total = least(requirement, (id) => credit.get(id)) + (dice.chance(25) ? dice.int(1, 3) : 0);
  requirement.rules = [
    {
      id: 'transfer',
      atMost: { share: dice.one(['1/2', '2/5', '3/5', '2/3']) },
      origin: 'transfer',
    },
  ];
  if (dice.chance(70)) {
    const atLeast = { share: dice.one(['1/4', '1/3', '2/5']) };
    requirement.rules.push({ id: 'residency', atLeast, origin: 'resident' });
  }
  if (dice.chance(40)) {
    const atMost = { credits: ects(Math.max(10, Math.round(total * 0.25))) };
    requirement.rules.push({ id: 'partner', atMost, per: 'provider', origin: 'transfer' });
  }
  const core = requirement.all[0];
  if (core.all.length > 2 && dice.chance(40)) {
    const atMost = { courses: Math.ceil(core.all.length * 0.6) };
    core.rules = [{ id: 'core-transfer', atMost, origin: 'transfer' }];
  }
  const price = (minor) => ({ minor, currency: 'USD' });
  return {
    id: programId,
    type: 'BachelorDegree',
    name: 'Bachelor',
    owner: university,
    credit: ects(total),
    costs: [
      { kind: 'tuitionPerCredit', price: price(dice.int(28, 60) * 1000) },
      { kind: 'application', price: price(7500) },
    ],
    requirement,
  };
}

/** The ids that a tree names, each once. */
export function named(node) {
  const own = [...(node.achievement ? [node.achievement] : []), ...(node.from ?? [])];
  const below = (node.all ?? node.any ?? node.of ?? []).flatMap(named);
  return [...new Set([...own, ...below])];
}

export const leavesOf = (node) => (node.all ?? node.any ?? node.of)?.flatMap(leavesOf) ?? [node];
