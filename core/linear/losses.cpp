#include "linear/losses.hpp"

#include <algorithm>
#include <limits>

namespace credstack::linear {
namespace {

std::vector<std::int64_t> multipliers_of(const Program& whole, const Reduction& reduction,
                                         const Simplex& part) {
  std::vector<std::int64_t> multipliers(whole.rows(), 0);
  for (Index row = 0; row < reduction.program.rows(); ++row) {
    const std::int64_t multiplier = part.multiplier(row);
    if (multiplier > 0) multipliers[reduction.most_from[row]] += multiplier;
    if (multiplier < 0) multipliers[reduction.least_from[row]] += multiplier;
  }
  return multipliers;
}

bool takes_one(const Program& whole, Index row) {
  if (whole.row_range(row).most != 1) return false;
  for (Index at = whole.row_starts()[row]; at < whole.row_starts()[row + 1]; ++at) {
    const Term& term = whole.terms()[at];
    if (term.factor != 1 || whole.range(term.variable).least < 0) return false;
  }
  return true;
}

}  // namespace

Losses losses_of(const Program& whole, std::span<const Range> ranges,
                 std::span<const std::int64_t> objective, const Reduction& reduction,
                 const Simplex& part) {
  Losses made;
  made.left.resize(whole.variables());
  for (Index at = 0; at < whole.variables(); ++at) {
    made.left[at] = Wide{objective[at]} << Simplex::fraction_bits;
  }
  const std::vector<std::int64_t> multipliers = multipliers_of(whole, reduction, part);
  for (Index row = 0; row < whole.rows(); ++row) {
    const std::int64_t multiplier = multipliers[row];
    if (multiplier == 0) continue;
    const Range range = whole.row_range(row);
    made.total += Wide{multiplier} * (multiplier > 0 ? range.most : range.least);
    for (Index at = whole.row_starts()[row]; at < whole.row_starts()[row + 1]; ++at) {
      const Term& term = whole.terms()[at];
      made.left[term.variable] -= Wide{multiplier} * term.factor;
    }
  }
  for (Index row = 0; row < whole.rows(); ++row) {
    if (multipliers[row] != 0 || !takes_one(whole, row)) continue;
    Wide greatest = 0;
    for (Index at = whole.row_starts()[row]; at < whole.row_starts()[row + 1]; ++at) {
      const Index variable = whole.terms()[at].variable;
      if (ranges[variable].most > 0) greatest = std::max(greatest, made.left[variable]);
    }
    if (greatest == 0) continue;
    made.total += greatest;
    for (Index at = whole.row_starts()[row]; at < whole.row_starts()[row + 1]; ++at) {
      made.left[whole.terms()[at].variable] -= greatest;
    }
  }
  for (Index at = 0; at < whole.variables(); ++at) {
    made.total += made.left[at] * (made.left[at] > 0 ? ranges[at].most : ranges[at].least);
  }
  constexpr Wide most = Wide{std::numeric_limits<std::int64_t>::max()}
                        << (Simplex::fraction_bits - 2);
  made.valid = made.total < most && made.total > -most;
  return made;
}

}  // namespace credstack::linear
