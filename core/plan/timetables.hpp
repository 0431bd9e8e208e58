// What is known of when sets of things can be taken, so that none is looked at twice: a search puts
// the same set to the test again and again, and the next one does with another deadline.
#pragma once

#include <cstddef>
#include <map>
#include <vector>

#include "plan/schedule.hpp"

namespace credstack::plan {

class Timetables {
 public:
  /** As schedule(); the tasks that are given differ in their limits' days and second
   * things alone. */
  Schedule schedule(const Task& task, const Chosen& chosen, std::uint64_t& work);

 private:
  struct Known {
    Schedule best;              ///< if it was found
    Day none_by = -endless;     ///< proven: none ends by that day
    Day stopped_by = -endless;  ///< it could not be said for that day
  };
  using Key = std::vector<Index>;
  static Key key_of(const Task& task, const Chosen& chosen);

  std::map<Key, Known> known_;
};

}  // namespace credstack::plan
