// The peer of the exact audit: each leaf, in the order of the tree, takes the first pieces of the
// record that fit.
#pragma once

#include "audit/asking.hpp"

namespace credstack::bench {

/** The points that it comes to, with what is in progress. */
std::int64_t greedy_points(const Asking& asking, std::size_t learner);

/** The points of the exact audit, over all its programs, with what is in progress. */
std::int64_t points_of(const audit::AuditAnswer& answer);

}  // namespace credstack::bench
