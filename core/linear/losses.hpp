// What each unit of a variable adds to the bound of a program.
#pragma once

#include <cstdint>
#include <vector>

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

}  // namespace credstack::linear
