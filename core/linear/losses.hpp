// What a program as a whole can reach, by multipliers that come from a part of its columns.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "linear/reduction.hpp"
#include "linear/simplex.hpp"

namespace credstack::linear {

/**
 * By variable what each unit of it adds to the bound. Worked out in whole numbers: right whatever
 * the multipliers are.
 */
struct Losses {
  bool valid = false;
  Wide total = 0;          ///< the bound, in parts of one
  std::vector<Wide> left;  ///< by variable

  /** Rounded down. */
  std::int64_t bound() const { return static_cast<std::int64_t>(total >> Simplex::fraction_bits); }
  /** Whether a point that reaches `least` has the variable at the end that it likes. */
  bool rules_out(Index variable, std::int64_t least) const {
    const Wide loss = left[variable] > 0 ? left[variable] : -left[variable];
    return valid && (total - loss) >> Simplex::fraction_bits < least;
  }
  Range end_of(Index variable, Range range) const {
    const std::int64_t end = left[variable] > 0 ? range.most : range.least;
    return {end, end};
  }
};

/**
 * @param reduction  of the program, of which `part` is solved.
 * Rows that the part leaves out have no multiplier.
 */
Losses losses_of(const Program& whole, std::span<const Range> ranges,
                 std::span<const std::int64_t> objective, const Reduction& reduction,
                 const Simplex& part);

}  // namespace credstack::linear
