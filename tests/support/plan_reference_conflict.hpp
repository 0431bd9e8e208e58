// Where there is no plan: whether the wishes that are named are a smallest set that cannot all be
// had, and whether the changes that are named are the least (docs/plan.md, No plan).
#pragma once

#include <string>

#include "support/plan_reference.hpp"

namespace credstack::test {

/** Empty where all that is said is so. There has to be no plan by these wishes. */
std::string what_is_wrong(const PlanWorld& world, const plan::Wishes& wishes,
                          const plan::NoPlan& none);

}  // namespace credstack::test
