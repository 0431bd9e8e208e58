// From what could be taken and a learner's wishes to the numbers that the search works on.
#pragma once

#include "plan/prices.hpp"
#include "plan/times.hpp"
#include "plan/universe.hpp"

namespace credstack::plan {

struct TaskQuestion {
  const Catalog& catalog;
  const Universe& universe;
  const Wishes& wishes;
  const Prices& prices;
  const Times& times;
  Date on;
  std::uint8_t looked_at = 0;
  bool direct = false;
};

Task task_of(const TaskQuestion& question);

/** Sets the earliest end of every thing, and closes what cannot end by the deadline. */
void find_earliest_ends(Task& task);

}  // namespace credstack::plan
