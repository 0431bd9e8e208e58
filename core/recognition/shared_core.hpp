// Stacks that no one states but that courses make: two awards whose requirements name the same
// ones.
#pragma once

#include <vector>

#include "recognition/types.hpp"

namespace credstack {

/**
 * Steps from a program to every other whose requirements name at least `policy.shared_core` of its
 * courses, the most shared first. Each is *derived*: whether the owner lets courses serve twice is
 * not stated, so it is conditional at best; where the first program only offers the courses as a
 * choice, unknown.
 */
std::vector<Step> shared_course_steps(const Catalog& catalog, const Graph& graph, AchievementId id,
                                      Date on);

/** The shared core of a credential with other awards of its owner; none where there is none. */
std::optional<TypeFinding> shared_core(const Catalog& catalog, AchievementId id,
                                       const std::vector<Step>& shared);

}  // namespace credstack
