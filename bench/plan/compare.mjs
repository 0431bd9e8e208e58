// An answer of the core beside what HiGHS finds: what cannot be true of both, in words.
import { Sum } from '../highs/mip.mjs';
import { maximise } from '../highs/solver.mjs';
import { PlanProgram } from './program.mjs';
import { day } from './time.mjs';

/** What the core says of the first program: a plan, that there is none, or neither. */
export function claimOf(answer, model, question) {
  const program = answer.programs?.[0];
  if (!program) throw new Error(`No plan: ${JSON.stringify(answer).slice(0, 200)}`);
  const { route, none, complete, direct } = program;
  if (!route) return { none: Boolean(none), complete, direct, proven: Boolean(none) };
  const inTime = model.wishes.minimize === 'time';
  const first = question.wishes.start ?? question.on;
  const end = route.steps.length === 0 ? -1 : day(route.end) - day(first);
  return {
    route,
    first,
    value: inTime ? end : minorOf(route.cost),
    unknownPrices: inTime ? undefined : route.unknownPrices,
    proven: route.proof.optimal,
    bound: route.proof.bound,
  };
}

const minorOf = (money) => (typeof money === 'object' ? money.minor : money);

/** @returns what cannot be so; nothing where both may be right */
export function faultsOf(claim, model, theirs) {
  const found = theirs.values !== undefined;
  if (claim.none) return found ? [`no plan claimed, HiGHS finds ${valueOf(theirs)}`] : [];
  if (!claim.route) {
    if (claim.direct) return ['no plan is given beside a direct route, which is one'];
    if (!claim.complete) return [];
    return theirs.taken?.length === 0 ? [] : ['called complete, HiGHS takes steps'];
  }
  if (!found && theirs.proven) return [`a plan claimed, HiGHS proves that there is none`];
  const faults = faultsOfPlan(claim, model);
  if (!found) return faults;
  const ours = `${claim.value} and ${claim.unknownPrices ?? 0} unknown`;
  const both = `${ours} claimed, HiGHS ${valueOf(theirs)} and ${theirs.unknownPrices ?? 0} unknown`;
  const order = compare(claim, theirs);
  if (order < 0 && theirs.proven) faults.push(`${both}, proven`);
  if (order > 0 && claim.proven) faults.push(`proven ${both}`);
  if ((claim.unknownPrices ?? 0) !== (theirs.unknownPrices ?? 0)) return faults;
  if (claim.bound > valueOf(theirs)) {
    faults.push(`no less than ${claim.bound} claimed, HiGHS finds ${valueOf(theirs)}`);
  }
  if (claim.value < theirs.bound) {
    faults.push(`${claim.value} claimed, HiGHS proves no less than ${theirs.bound}`);
  }
  return faults;
}

export const valueOf = ({ cost, end }) => end ?? cost;

/** Fewer unknown prices first. */
function compare(claim, theirs) {
  const unknown = (claim.unknownPrices ?? 0) - (theirs.unknownPrices ?? 0);
  return unknown === 0 ? claim.value - valueOf(theirs) : unknown;
}

// ---- our plan in the rows ------------------------------------------------------------------------

/** The plan must be one there too, and cost and last what it says. */
function faultsOfPlan(claim, model) {
  const { route, first } = claim;
  const steps = new Map(route.steps.map((step) => [idOf(step.thing), step]));
  const inTime = model.wishes.deadline !== undefined;
  const starts = inTime ? route.steps.map((step) => day(step.start) - day(first)) : [];
  const program = new PlanProgram(model, starts);
  const strangers = new Set(steps.keys());
  model.items.forEach((item, at) => {
    if (item.held) return;
    const step = steps.get(item.id);
    strangers.delete(item.id);
    if (inTime) program.schedule.fix(at, step && day(step.start) - day(first));
    else fix(program.take(at), step ? 1 : 0);
  });
  if (strangers.size > 0) return [`${[...strangers].join(', ')} cannot be taken`];
  const objective = inTime ? program.schedule.end.times(-1) : new Sum();
  const { values } = maximise(program.mip, objective, 60);
  if (!values) return ['the plan is not valid in the rows'];
  const cost = program.cost.value(values) + model.charged;
  const faults = [];
  if (minorOf(route.cost) !== cost) faults.push(`${minorOf(route.cost)} claimed of ${cost}`);
  const unknown = program.unknownPrices.value(values);
  if (route.unknownPrices !== unknown) faults.push(`${route.unknownPrices} unknown of ${unknown}`);
  const end = inTime ? -objective.value(values) : undefined;
  if (inTime && end !== -1 && day(route.end) - day(first) !== end) {
    faults.push(`its end is ${route.end}, in the rows day ${end}`);
  }
  return faults;
}

const idOf = (thing) => (typeof thing === 'object' ? thing.id : thing);

function fix(sum, value) {
  for (const variable of sum.terms.keys()) variable.lower = variable.upper = value;
}
