// The best allocation of a problem, by branch and bound, with proof.
#pragma once

#include <span>

#include "audit/problem.hpp"

namespace credstack::audit {

/**
 * @param looked_at  the highest standing that counts.
 * @param limit  on the steps of the search; where it is hit the solution says so, with its bound.
 * @param start  an allocation to begin with, where its uses fit together; it decides nothing else.
 */
Solution solve(const Problem& problem, std::uint8_t looked_at, std::uint64_t limit,
               std::span<const Used> start = {});

}  // namespace credstack::audit
