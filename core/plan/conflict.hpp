// Why there is no plan: wishes that cannot all be had, or parts of the program that nothing meets.
#pragma once

#include "plan/planning.hpp"

namespace credstack::plan {

Work<NoPlan> explain(Ground& ground, const Wishes& wishes);

}  // namespace credstack::plan
