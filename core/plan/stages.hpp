// What is begun, and so paid, by the day on which the learner may stop: a task in which each thing
// has a second one beside it, that stands for that. What such a thing needs is begun by that day
// too. What is paid and has none in a plan begins after that day.
#pragma once

#include "plan/schedule.hpp"

namespace credstack::plan {

/** The task with its second things, after all others. The learner may stop after so many awards. */
Task with_stage(const Task& task, Index awards);

/** The second things of what a plan begins by that day; none where it has fewer awards. */
std::vector<Index> begun(const Task& staged, const std::vector<Index>& things,
                         const std::vector<Placed>& placed);

/** Takes the second things out, and says of each that is left whether it begins after that day. */
std::vector<bool> take_out_begun(const Task& staged, std::vector<Index>& things);

}  // namespace credstack::plan
