#include "plan/timetables.hpp"

#include <algorithm>

namespace credstack::plan {
namespace {

/** Sets that are kept in mind. */
constexpr std::size_t most_known = 20'000;

}  // namespace

Timetables::Key Timetables::key_of(const Task& task, const Chosen& chosen) {
  Key key{static_cast<Index>(task.limits.award_by)};
  for (std::size_t at = 0; at < chosen.things.size(); ++at) {
    key.push_back(chosen.things[at]);
    key.push_back(static_cast<Index>(chosen.by[at]));
    if (!chosen.late.empty()) key.push_back(chosen.late[at] ? 1 : 0);
  }
  return key;
}

Schedule Timetables::schedule(const Task& task, const Chosen& chosen, std::uint64_t& work) {
  work += 2 * chosen.things.size() + 1;
  if (known_.size() > most_known) known_.clear();
  Known& known = known_[key_of(task, chosen)];
  const Day by = std::min(task.limits.deadline, chosen.ends_by);
  const bool found = known.best.outcome == Schedule::found;
  if (found && known.best.end <= by) return known.best;
  Schedule made;
  if (by <= known.none_by || (found && known.best.earliest)) return made;
  if (by == known.stopped_by) {
    made.outcome = Schedule::stopped;
    return made;
  }
  made = plan::schedule(task, chosen, -1, task.charged_once, work);
  switch (made.outcome) {
    case Schedule::found:
      known.best = made;
      break;
    case Schedule::none:
      known.none_by = by;
      break;
    case Schedule::stopped:
      known.stopped_by = by;
      break;
  }
  return made;
}

}  // namespace credstack::plan
