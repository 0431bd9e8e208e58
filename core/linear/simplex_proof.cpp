// What may be claimed: worked out in whole numbers from the multipliers of the rows, whatever these
// are.
#include <algorithm>
#include <cmath>
#include <limits>

#include "linear/simplex.hpp"

namespace credstack::linear {

std::int64_t Simplex::multiplier(Index row) const {
  constexpr double one = std::int64_t{1} << fraction_bits;
  const double real =
      (reduced_[variables_ + row] - cut_step_ * row_[variables_ + row]) / scale_[row] * one;
  return std::abs(real) < 1e17 ? std::llround(real) : 0;
}

bool Simplex::prove(double step, std::vector<Wide>& left, Wide& total) const {
  // For any multipliers of the rows: the objective is the sum of what is left of it at each
  // variable, and of the multiplier of each row times what its terms come to. Each of these is at
  // most what the ends of its range give.
  constexpr double one = std::int64_t{1} << fraction_bits;
  left.resize(variables_);
  for (Index variable = 0; variable < variables_; ++variable) {
    left[variable] = Wide{objective_[variable]} << fraction_bits;
  }
  total = 0;
  for (Index row = 0; row < rows_; ++row) {
    const double real =
        (reduced_[variables_ + row] - step * row_[variables_ + row]) / scale_[row] * one;
    if (!(std::abs(real) < 1e17)) return false;
    const std::int64_t multiplier = std::llround(real);
    if (multiplier == 0) continue;
    const Range range = ranges_[variables_ + row];
    total += Wide{multiplier} * (multiplier > 0 ? range.most : range.least);
    for (Index at = program_.row_starts()[row]; at < program_.row_starts()[row + 1]; ++at) {
      const Term& term = program_.terms()[at];
      left[term.variable] -= Wide{multiplier} * term.factor;
    }
  }
  for (Index variable = 0; variable < variables_; ++variable) {
    const Range range = ranges_[variable];
    total += left[variable] * (left[variable] > 0 ? range.most : range.least);
  }
  return true;
}

std::int64_t Simplex::proven_bound(double step) const {
  using Limits = std::numeric_limits<std::int64_t>;
  std::vector<Wide> left;
  Wide total = 0;
  if (!prove(step, left, total)) return Limits::max();
  const Wide bound = total >> fraction_bits;  // rounds down
  return static_cast<std::int64_t>(std::clamp<Wide>(bound, Limits::min(), Limits::max()));
}

void Simplex::fix(std::int64_t wanted) {
  std::vector<Wide> left;
  Wide total = 0;
  if (!prove(0, left, total)) return;
  for (Index variable = 0; variable < variables_; ++variable) {
    const Range range = ranges_[variable];
    if (range.least == range.most || !program_.is_whole(variable)) continue;
    const Wide loss = left[variable] > 0 ? left[variable] : -left[variable];
    if ((total - loss) >> fraction_bits >= wanted) continue;
    const std::int64_t end = left[variable] > 0 ? range.most : range.least;
    set_range(variable, {end, end});
  }
}

bool Simplex::is_cut(std::int64_t wanted, double step) {
  work_ += 2 * by_row_.size();
  bound_ = proven_bound(step);
  return bound_ < wanted;
}

}  // namespace credstack::linear
