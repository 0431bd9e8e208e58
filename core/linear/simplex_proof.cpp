// What may be claimed: worked out in whole numbers from the multipliers of the rows, whatever these
// are.
#include <algorithm>
#include <cmath>
#include <limits>

#include "linear/simplex.hpp"

namespace credstack::linear {

bool Simplex::round_multipliers(double step) const {
  constexpr double one = std::int64_t{1} << fraction_bits;
  multipliers_.resize(rows_);
  for (Index row = 0; row < rows_; ++row) {
    const double real =
        (reduced_[variables_ + row] - step * row_.of[variables_ + row]) / scale_[row] * one;
    if (!(std::abs(real) < 1e17)) return false;
    multipliers_[row] = static_cast<std::int64_t>(real + (real < 0 ? -0.5 : 0.5));
  }
  return true;
}

template <class Number>
Wide Simplex::sum_up(std::vector<Number>& left) const {
  // For any multipliers of the rows: the objective is the sum of what is left of it at each
  // variable, and of the multiplier of each row times what its terms come to. Each of these is at
  // most what the ends of its range give.
  left.resize(variables_);
  constexpr std::int64_t one = std::int64_t{1} << fraction_bits;
  for (Index variable = 0; variable < variables_; ++variable) {
    left[variable] = Number{objective_[variable]} * one;
  }
  Wide total = 0;
  for (Index row = 0; row < rows_; ++row) {
    const std::int64_t multiplier = multipliers_[row];
    if (multiplier == 0) continue;
    const Range range = ranges_[variables_ + row];
    total += Wide{multiplier} * (multiplier > 0 ? range.most : range.least);
    for (Index at = program_.row_starts()[row]; at < program_.row_starts()[row + 1]; ++at) {
      const Term& term = program_.terms()[at];
      left[term.variable] -= Number{multiplier} * term.factor;
    }
  }
  for (Index variable = 0; variable < variables_; ++variable) {
    const Number& each = left[variable];
    const std::int64_t end = each > 0 ? ranges_[variable].most : ranges_[variable].least;
    if (each != 0 && end != 0) total += Wide{each} * end;
  }
  return total;
}

bool Simplex::prove(double step, std::vector<Wide>& left, Wide& total) const {
  if (!round_multipliers(step)) return false;
  total = sum_up(left);
  return true;
}

bool Simplex::is_narrow() const {
  double multiplier = 0;
  for (const std::int64_t each : multipliers_) {
    multiplier = std::max(multiplier, std::abs(static_cast<double>(each)));
  }
  constexpr double one = std::int64_t{1} << fraction_bits;
  constexpr double half_of_64_bits = 4e18;
  return greatest_objective_ * one + multiplier * greatest_column_ < half_of_64_bits;
}

std::int64_t Simplex::proven_bound(double step) const {
  using Limits = std::numeric_limits<std::int64_t>;
  if (!round_multipliers(step)) return Limits::max();
  std::vector<Wide> left;
  const Wide bound = (is_narrow() ? sum_up(left_) : sum_up(left)) >> fraction_bits;  // rounds down
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
  work_ += 2 * row_terms_.size();
  bound_ = proven_bound(step);
  return bound_ < wanted;
}

}  // namespace credstack::linear
