// The best allocation of a problem, by branch and bound, with proof.
#pragma once

#include "audit/problem.hpp"

namespace credstack::audit {

/**
 * @param looked_at the highest standing that counts.
 * @param limit on the steps of the search; where it is hit the solution says so, with its bound.
 */
Solution solve(const Problem& problem, std::uint8_t looked_at, std::uint64_t limit);

}  // namespace credstack::audit
