// How repeated measurements are brought to a few numbers: as bench/spread.hpp does.

/** The smallest value that at least `percent` of all do not exceed (nearest rank). */
export function percentile(values, percent) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(1, Math.ceil((sorted.length * percent) / 100)) - 1];
}

export const median = (values) => percentile(values, 50);
