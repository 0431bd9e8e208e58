// What to take: the best set of things by branch and bound over the model of a task.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "plan/model.hpp"
#include "plan/taking.hpp"
#include "plan/work.hpp"

namespace credstack::plan {

/** A sum over the things that are taken, and what it may come to. */
struct Bounded {
  std::vector<std::int64_t> worth;  ///< by thing
  std::int64_t least = 0;
  std::int64_t most = 0;
};

struct Wanted {
  std::vector<std::int64_t> worth;  ///< by thing: to be made small, none negative
  std::vector<Bounded> rows;
  std::int64_t below = std::numeric_limits<std::int64_t>::max();  ///< nothing else is of interest
  bool any = false;                  ///< the first that is found will do
  const Found* start = nullptr;      ///< a plan to be bettered, if the rows let it be one
  Timetables* timetables = nullptr;  ///< what is known of the days of sets
};

/** What has been found, at every moment of a search. */
struct Searched {
  std::optional<Found> best;
  bool proven = false;     ///< nothing is better than `best`, or below `below`
  std::int64_t value = 0;  ///< of the best
  std::int64_t bound = 0;  ///< nothing is less
};

/** Work that is left, in numbers looked at. */
struct Budget {
  std::uint64_t left = 0;
  Pace& pace;
  void take(std::uint64_t work) {
    left -= std::min(left, work);
    pace.take(work);
  }
  bool is_spent() const { return left == 0; }
};

/** Finds the best; everything given must outlive the work. Gives whether it is proven. */
Work<bool> search(const Task& task, const Model& model, const Wanted& wanted, Budget& budget,
                  Searched& made);

}  // namespace credstack::plan
