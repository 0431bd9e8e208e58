// What bench/plan-highs.mjs calls a fault: answers that are made by hand, right and wrong, beside what HiGHS
// finds of the same question.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { claimOf, faultsOf } from '../../bench/plan/compare.mjs';
import { read } from '../../bench/plan/read.mjs';
import { solve } from '../../bench/plan/solve.mjs';

const owner = 'urn:u';
const usd = (minor) => ({ minor, currency: 'USD' });

/** Two courses are asked for, one of them a choice of two: 300 and 500, or 300 and 800. */
function question(more = {}) {
  const course = (id, minor) => ({
    id,
    type: 'Course',
    owner,
    credit: { value: 5, unit: 'ECTS' },
    duration: 'P2W',
    costs: [{ kind: 'tuition', price: usd(minor) }],
  });
  const any = [{ achievement: 'cheap' }, { achievement: 'dear' }];
  const program = {
    id: 'program',
    owner,
    credit: { value: 10, unit: 'ECTS' },
    costs: [{ kind: 'application', price: usd(50) }],
    requirement: { all: [{ achievement: 'first' }, { any }] },
  };
  const courses = [course('first', 300), course('cheap', 500), course('dear', 800)];
  courses[1].entry = { achievement: 'first' };
  const wishes = { minimize: ['cost'], ...more };
  const asked = { program: 'program', on: '2027-01-15', learner: { items: [] }, wishes };
  return { catalog: { achievements: [...courses, program], recognitions: [] }, asked };
}

const step = (thing, start) => ({ thing, start });
const proof = (optimal, bound) => ({ optimal, bound, work: 1 });
const route = (cost, steps, more = {}) => ({
  route: { cost, steps, unknownPrices: 0, proof: proof(true, cost), ...more },
});

function faults(answered, more) {
  const { catalog, asked } = question(more);
  const model = read(catalog, asked);
  const claim = claimOf({ programs: [answered] }, model, asked);
  return faultsOf(claim, model, solve(model, 10)).join('\n');
}

describe('an answer beside HiGHS', () => {
  const best = [step('first'), step('cheap')];
  const dear = [step('first'), step('dear')];

  it('is right', () => {
    assert.equal(faults(route(850, best)), '');
    assert.equal(faults(route(1150, dear, { proof: proof(false, 700) })), '');
  });

  it('claims a proof of what is not the best', () => {
    assert.match(faults(route(1150, dear)), /proven 1150 .* HiGHS 850/);
  });

  it('claims a bound that is exceeded', () => {
    assert.match(faults(route(1150, dear, { proof: proof(false, 900) })), /no less than 900/);
  });

  it('takes what does not meet the program, or costs something else', () => {
    assert.match(faults(route(350, [step('first')])), /not valid/);
    assert.match(faults(route(550, [step('cheap')])), /not valid/);
    assert.match(faults(route(840, best)), /840 claimed of 850/);
    assert.match(faults(route(850, [...best, step('other')])), /other cannot be taken/);
  });

  it('says that there is no plan where there is one, and the reverse', () => {
    assert.match(faults({ none: { conflict: [] } }), /no plan claimed/);
    assert.match(faults(route(850, best), { budget: usd(849) }), /proves that there is none/);
    assert.equal(faults({ none: { conflict: [] } }, { budget: usd(849) }), '');
    assert.match(faults({ direct: {} }), /beside a direct route/);
  });

  const timed = { start: '2027-02-01', deadline: '2027-03-31' };
  const inTime = (second, end) =>
    route(850, [step('first', '2027-02-01'), step('cheap', second)], { end });

  it('takes things when it may', () => {
    assert.equal(faults(inTime('2027-02-15', '2027-02-28'), timed), '');
    // Later than it has to is a plan as well.
    assert.equal(faults(inTime('2027-02-18', '2027-03-03'), timed), '');
    assert.match(faults(inTime('2027-02-14', '2027-02-27'), timed), /not valid/);
    assert.match(faults(inTime('2027-02-15', '2027-02-27'), timed), /its end is 2027-02-27/);
  });
});
