// HiGHS, compiled to WebAssembly, in this process: npm's `highs`.
import loadHighs from 'highs';

const highs = await loadHighs();
const { modelStatus } = highs.constants;

/**
 * Maximises a sum over a program of whole numbers.
 * @param seconds the longest it may take
 * @returns `value`, the most that was found, and `bound`, what nothing exceeds, both whole numbers;
 *   `values` by the variables' places; `ms`, and `runMs` without the reading of its text. Without `values` where nothing was found: then, with
 *   `proven`, there is none. What is found is checked with whole numbers: a solver that errs throws.
 */
export function maximise(mip, objective, seconds) {
  if (mip.variables.length === 0) return decided(objective.constant);
  const data = mip.text(objective);
  const start = process.cpuUsage();
  const solved = highs.withModel({ format: 'lp', data }, (model) => {
    model.options.set({
      output_flag: false,
      time_limit: seconds,
      mip_rel_gap: 0,
      mip_abs_gap: 1e-6,
    });
    const ready = process.cpuUsage();
    model.run();
    const runMs = since(ready);
    return { ...read(model, mip, objective), runMs };
  });
  return { ...solved, ms: since(start) };
}

/** Milliseconds of the processor. */
function since(start) {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** Of a program without variables. */
function decided(value) {
  return { value, bound: value, values: [], proven: true, ms: 0, runMs: 0 };
}

function read(model, mip, objective) {
  const status = model.getModelStatus();
  if (status === modelStatus.infeasible) return { proven: true };
  const optimal = status === modelStatus.optimal;
  if (!optimal && status !== modelStatus.timeLimit) throw new Error(`HiGHS ends with ${status}`);
  const bound = Math.floor(model.info.get('mip_dual_bound') + objective.constant + 1e-5);
  if (model.info.get('primal_solution_status') !== 2) return { proven: false, bound };
  const values = Array.from(model.getSolution().colValue, Math.round);
  const broken = mip.broken(values);
  if (broken.length > 0) throw new Error(`HiGHS breaks ${broken.length} rows`);
  const value = objective.value(values);
  return { value, bound: optimal ? value : bound, values, proven: optimal };
}
