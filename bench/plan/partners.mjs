// What other bodies teach, and what of it the program's owner takes: micro-credentials for a course,
// certificates for several, examinations, credit in bulk for the electives, sets that count together.
import { programId, leavesOf } from './tree.mjs';
import { university } from './university.mjs';

const usd = (minor) => ({ minor, currency: 'USD' });

class Partners {
  constructor(dice, { courses, wanted, count, partners, leaves }) {
    Object.assign(this, { dice, courses, wanted, count, leaves });
    this.credit = new Map(courses.map((each) => [each.id, each.credit.value]));
    this.bodies = Array.from({ length: partners }, (_, at) => ({
      id: `urn:corvane:partner-${at}`,
      name: `Partner ${at}`,
      type: at % 3 === 2 ? 'industry' : 'platform',
    }));
    this.things = [];
    this.recognitions = [];
  }

  /** Mostly what the program asks for: partners go where learners are. */
  target() {
    const { dice, wanted, courses } = this;
    return wanted.length > 0 && dice.chance(80) ? dice.one(wanted) : dice.one(courses).id;
  }

  thing(type, value, more = {}) {
    const { dice } = this;
    const id = `urn:corvane:outside-${this.things.length}`;
    // What it takes for who studies beside work; some only say how much work it is.
    const weeks = Math.max(3, Math.ceil((value * 25) / dice.int(9, 14)));
    const time = dice.chance(12)
      ? { workload: `PT${60 * Math.max(1, Math.round((value * 25) / 60))}H` }
      : { duration: `P${weeks}W`, workload: `PT${value * 25}H` };
    const stated = {
      id,
      type,
      name: `Outside ${this.things.length}`,
      owner: dice.one(this.bodies).id,
      credit: { value, unit: 'ECTS' },
      ...time,
      ...more,
    };
    // Some are gone, and some say no price.
    if (dice.chance(3)) stated.status = 'closed';
    if (!dice.chance(4)) stated.costs = this.costs(value);
    this.things.push(stated);
    return stated;
  }

  costs(value) {
    const { dice } = this;
    const whole = value * dice.int(25, 140) * 100;
    if (dice.chance(15)) {
      const part = { kind: 'exam', price: usd(9900) };
      return [{ kind: 'total', price: usd(whole) }, part];
    }
    if (dice.chance(15)) {
      return [{ kind: 'tuitionPerCredit', price: usd(dice.int(25, 140) * 100) }];
    }
    const tuition = { kind: 'tuition', price: usd(whole) };
    return dice.chance(30)
      ? [tuition, { kind: 'exam', price: usd(dice.int(5, 30) * 1000) }]
      : [tuition];
  }

  recognise(credential, grants, more = {}) {
    const id = `urn:corvane:recognition-${this.recognitions.length}`;
    const assertedBy = [university];
    this.recognitions.push({ id, credential, target: programId, assertedBy, grants, ...more });
  }

  micro() {
    const satisfies = [this.target()];
    const own = this.credit.get(satisfies[0]);
    const thing = this.thing('MicroCredential', own);
    const grant = { form: 'direct', satisfies };
    // A decision may grant less than the course has.
    if (own > 3 && this.dice.chance(10)) grant.credit = { value: own - 1, unit: 'ECTS' };
    this.recognise(thing.id, [grant]);
  }

  certificate() {
    const satisfies = [...new Set([this.target(), this.target(), this.target()])];
    const value = satisfies.reduce((sum, each) => sum + this.credit.get(each), 0);
    const thing = this.thing('Certificate', value);
    const grants = [{ form: 'direct', satisfies }];
    if (this.dice.chance(20)) grants.push({ ...this.block(this.dice.int(2, 5)) });
    this.recognise(thing.id, grants);
  }

  examination() {
    const satisfies = [this.target()];
    const thing = this.thing('Certification', 0, { credit: undefined, nonCredit: true });
    thing.costs = [{ kind: 'exam', price: usd(this.dice.int(15, 60) * 1000) }];
    thing.duration = `P${this.dice.int(4, 8)}W`;
    thing.workload = 'PT40H';
    this.recognise(thing.id, [{ form: 'direct', satisfies }]);
  }

  block(value) {
    return { form: 'block', slot: 'electives', credit: { value, unit: 'ECTS' } };
  }

  bulk() {
    const value = this.dice.int(3, 12);
    const thing = this.thing('MicroCredential', value);
    this.recognise(thing.id, [this.block(value)]);
  }

  /** Taken for the course itself, as the course's record says. */
  equivalent() {
    const target = this.target();
    const course = this.courses.find((each) => each.id === target);
    const thing = this.thing('Course', course.credit.value);
    course.equivalents = [...(course.equivalents ?? []), thing.id];
  }

  /** Two that count for one course only together. */
  set() {
    const satisfies = [this.target()];
    const half = Math.max(2, Math.round(this.credit.get(satisfies[0]) / 2));
    const first = this.thing('MicroCredential', half);
    const parts = [first, this.thing('MicroCredential', half, { owner: first.owner })];
    this.recognise(
      parts.map((each) => each.id),
      [{ form: 'direct', satisfies }],
    );
  }

  /** A list of the program names it: it is taken there as itself. */
  listed() {
    const lists = leavesOf(this.leaves).filter((leaf) => leaf.from);
    if (lists.length === 0) return this.micro();
    const thing = this.thing('MicroCredential', this.dice.int(3, 6));
    this.dice.one(lists).from.push(thing.id);
  }

  /** What somebody only claims, or what asks for more than a record shows, makes no sure plan. */
  doubtful() {
    const thing = this.thing('MicroCredential', 5);
    const grants = [{ form: 'direct', satisfies: [this.target()] }];
    if (this.dice.chance(50)) this.recognise(thing.id, grants, { assertedBy: [thing.owner] });
    else
      this.recognise(thing.id, grants, {
        conditions: [{ kind: 'assessment', text: 'An interview' }],
      });
  }

  make() {
    const ways = [
      ...Array(44).fill('micro'),
      ...Array(13).fill('certificate'),
      ...Array(10).fill('examination'),
      ...Array(13).fill('bulk'),
      ...Array(7).fill('equivalent'),
      ...Array(5).fill('set'),
      ...Array(5).fill('listed'),
      ...Array(3).fill('doubtful'),
    ];
    while (this.things.length < this.count) this[this.dice.one(ways)]();
    const { bodies, things, recognitions } = this;
    this.addEntry();
    return { bodies, things, recognitions };
  }

  /** Some build on what the same body teaches. */
  addEntry() {
    this.things.forEach((each, at) => {
      if (!this.dice.chance(8)) return;
      const before = this.things.slice(0, at).filter((other) => other.owner === each.owner);
      if (before.length > 0) each.entry = { achievement: this.dice.one(before.slice(-20)).id };
    });
  }
}

export const makePartners = (dice, wanted) => new Partners(dice, wanted).make();
