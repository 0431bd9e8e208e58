// The best plan by HiGHS: what is minimised is what the wishes ask for first.
import { Sum } from '../highs/mip.mjs';
import { maximise } from '../highs/solver.mjs';
import { PlanProgram } from './program.mjs';
import { greatest } from './rational.mjs';

/**
 * @param model as `read()` gives it
 * @param seconds the longest it may take
 * @returns `cost` or `end`, and `unknownPrices` of what costs the least; without, and `proven`, there is no
 *   plan. `bound`: nothing is below. `ms` with the reading of its text, `runMs` without.
 */
export function solve(model, seconds) {
  const inTime = model.wishes.minimize === 'time';
  const first = minimise(new PlanProgram(model), { inTime, most: 0, seconds });
  // Whatever it costs: fewer prices that nobody knows are better.
  if (inTime || first.values || !first.proven || !hasUnknown(model)) return first;
  const fewest = minimise(new PlanProgram(model), { count: true, seconds });
  if (!fewest.values) return { ...fewest, times: 2 };
  const found = minimise(new PlanProgram(model), { most: fewest.value, seconds });
  const proven = found.proven && fewest.proven;
  return { ...found, proven, ms: sum('ms'), runMs: sum('runMs') };

  function sum(key) {
    return first[key] + fewest[key] + found[key];
  }
}

const hasUnknown = ({ items }) => items.some((item) => item.price === undefined);

function minimise(program, { inTime, count, most, seconds }) {
  const { mip, model } = program;
  if (!inTime && !count) mip.atMost(program.unknownPrices, most);
  const objective = inTime ? program.schedule.end : count ? program.unknownPrices : program.cost;
  const unit = [...objective.terms.values()].reduce(greatest, 0) || 1;
  const least = new Sum().add(objective, -1 / unit);
  const found = maximise(mip, least, seconds);
  const { proven, ms, runMs, values } = found;
  const sizes = { variables: mip.variables.length, rows: mip.rows.length };
  if (!values) return { proven, ms, runMs, ...sizes };
  const value = objective.value(values);
  const taken = model.items.flatMap((item, at) =>
    !item.held && program.take(at).value(values) === 1 ? [item.id] : [],
  );
  const bound = Math.round(-found.bound * unit);
  const result = { value, bound, proven, ms, runMs, values, taken, ...sizes };
  if (inTime) return { ...result, end: value };
  return {
    ...result,
    cost: value + model.charged,
    bound: bound + model.charged,
    unknownPrices: most,
  };
}
