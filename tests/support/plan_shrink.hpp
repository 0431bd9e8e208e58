// A plan's failing case, made small.
#pragma once

#include <functional>

#include "support/plan_case.hpp"

namespace credstack::test {

/** Leaves out of a case what it can do without, as long as `fails` says that it is still one. */
PlanCase made_small(PlanCase plan_case, const std::function<bool(const PlanCase&)>& fails);

}  // namespace credstack::test
