// Rows that whole points keep to and the point at hand does not: mixed-integer rounding of the rows
// of a program, and of those sums of rows that say what a variable of the basis is (H. Marchand, L.
// Wolsey, "Aggregation and mixed integer rounding to solve MIPs", Operations Research 49, 2001).
// Worked out in whole numbers.
#pragma once

#include <vector>

#include "linear/simplex.hpp"

namespace credstack::linear {

/** The terms come to no more than that. */
struct Cut {
  std::vector<Term> terms;
  std::int64_t most = 0;
  double depth = 0;  ///< how far the point at hand is beyond it
};

/**
 * Cuts that the point at hand of a solved program is beyond, the deepest first.
 * @param most  of them.
 * @param work  counts the numbers looked at.
 */
std::vector<Cut> find_cuts(const Program& program, const Simplex& solved, std::size_t most,
                           std::uint64_t& work);

}  // namespace credstack::linear
