// Whether a plan is what the reference says.
#pragma once

#include <string>

#include "support/plan_reference.hpp"

namespace credstack::test {

/** The differences, one a line; nothing where the case is too large for the reference. */
std::optional<std::string> differences(const PlanWorld& world, const plan::Wishes& wishes,
                                       const plan::ProgramPlan& found);

/** A plan of the reference, as a planner would give it, as far as it is compared. */
plan::Route route_of(const PlanWorld& world, const PlanReference& reference,
                     const ReferencePlan& plan);

/** The random case of a number; each kind of case has numbers of its own. */
PlanCase plan_case_from(std::uint64_t seed);

}  // namespace credstack::test
