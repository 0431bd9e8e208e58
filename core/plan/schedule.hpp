// When to take what was chosen: the earliest end, with proof.
#pragma once

#include <vector>

#include "plan/task.hpp"

namespace credstack::plan {

/** What is to be taken, and what that asks of the days. */
struct Chosen {
  std::vector<Index> things;
  std::vector<Day> by;     ///< of each: it ends by then
  Day ends_by = endless;   ///< the plan does
  std::vector<bool> late;  ///< of each: it starts after so many awards have ended; empty: none
  Index awards = 1;
};

struct Placed {
  Day start = 0;
  Day end = -1;
  Index slot = nothing;  ///< of the thing's; none: on any day
};

struct Schedule {
  enum Found : std::uint8_t { found, none, stopped } outcome = none;
  bool earliest = false;  ///< proven
  Day end = -1;
  std::vector<Placed> placed;  ///< as the things are
};

/**
 * @param good_enough  an end that need not be improved on.
 * @param charged_once  is paid with the first step.
 * @param work  counts the steps, in numbers looked at.
 */
Schedule schedule(const Task& task, const Chosen& chosen, Day good_enough,
                  std::int64_t charged_once, std::uint64_t& work);

}  // namespace credstack::plan
