#include "linear/losses.hpp"

#include <algorithm>
#include <limits>

namespace credstack::linear {
namespace {

/** Where the end of a row is only what its terms can come to, the ends of these say as much. */
std::vector<std::int64_t> multipliers_of(const Program& whole, const Reduction& reduction,
                                         const Simplex& part) {
  std::vector<std::int64_t> multipliers(whole.rows(), 0);
  for (Index row = 0; row < reduction.program.rows(); ++row) {
    const std::int64_t multiplier = part.multiplier(row);
    if (multiplier == 0) continue;
    const Range range = reduction.program.row_range(row);
    const Range reach = reduction.program.reach(reduction.program.row(row));
    if (multiplier > 0 ? range.most >= reach.most : range.least <= reach.least) continue;
    if (multiplier > 0) multipliers[reduction.most_from[row]] += multiplier;
    if (multiplier < 0) multipliers[reduction.least_from[row]] += multiplier;
  }
  return multipliers;
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
    for (const Term& term : whole.row(row)) {
      made.left[term.variable] -= Wide{multiplier} * term.factor;
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
