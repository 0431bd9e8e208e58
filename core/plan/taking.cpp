#include "plan/taking.hpp"

#include <algorithm>
#include <utility>

#include "audit/search.hpp"
#include "plan/stages.hpp"

namespace credstack::plan {
namespace {

using linear::Term;

/** Sets that are allocated anew, as the allocation at hand does not do; and steps for each. */
constexpr int most_audits = 200;
constexpr std::uint64_t audit_steps = 20'000;

}  // namespace

Taking::Taking(const Task& task, const Model& model, Timetables& timetables)
    : task_(task),
      model_(model),
      timetables_(timetables),
      filling_(*task.problem, task.looked_at) {}

std::uint64_t Taking::work_since() { return std::exchange(work_, 0); }

std::vector<Index> Taking::things_of(std::span<const std::int64_t> values) const {
  std::vector<Index> things;
  for (Index thing = 0; thing < task_.things.size(); ++thing) {
    std::int64_t times = 0;
    for (const Term& term : model_.taken[thing]) times += term.factor * values[term.variable];
    if (times > 0) things.push_back(thing);
  }
  return things;
}

bool Taking::is_plan(Found& found, std::span<const std::int64_t> values) {
  late_ = task_.seconds == nothing ? std::vector<bool>{} : take_out_begun(task_, found.things);
  return allocate(found, values) && fits_in_time(found);
}

bool Taking::allocate(Found& found, std::span<const std::int64_t> values) {
  const audit::Problem& problem = *task_.problem;
  wishes_.assign(problem.spots.size(), 0);
  amounts_.assign(problem.spots.size(), 0);
  for (Index spot = 0; spot < problem.spots.size(); ++spot) {
    if (model_.used[spot] == nothing) continue;
    wishes_[spot] = static_cast<double>(values[model_.used[spot]]);
    if (model_.amount[spot] == nothing) continue;
    amounts_[spot] = values[model_.amount[spot]];
    if (amounts_[spot] <= 0) wishes_[spot] = 0;
  }
  filling_.clear();
  filling_.fill_by(wishes_, amounts_);
  work_ += 8 * problem.spots.size();
  const audit::Value value = filling_.state().value(filling_.uses());
  if (value.points[task_.looked_at] == problem.nodes.front().size) {
    found.uses = filling_.uses();
    return true;
  }
  if (++audits_ > most_audits) {
    stuck_ = true;
    return false;
  }
  return allocate_anew(found);
}

/** Whether some other allocation of what is taken meets everything. */
bool Taking::allocate_anew(Found& found) {
  audit::Problem problem = *task_.problem;
  for (Index piece = 0; piece < task_.things_of.size(); ++piece) {
    const bool taken =
        std::all_of(task_.things_of[piece].begin(), task_.things_of[piece].end(), [&](Index thing) {
          return std::binary_search(found.things.begin(), found.things.end(), thing);
        });
    if (!taken) problem.stocks[piece].spots = 0;
  }
  audit::Solution solution = audit::solve(problem, task_.looked_at, audit_steps);
  work_ += solution.work * 1024;
  if (solution.value.points[task_.looked_at] != problem.nodes.front().size) {
    stuck_ = stuck_ || !solution.points_proven;
    return false;
  }
  found.uses = std::move(solution.uses);
  return true;
}

bool Taking::fits_in_time(Found& found) {
  Chosen chosen;
  chosen.things = found.things;
  chosen.late = late_;
  chosen.awards = task_.awards;
  for (const Index thing : found.things) chosen.by.push_back(task_.things[thing].latest_end);
  for (const audit::Used& use : found.uses) {
    chosen.ends_by = std::min(chosen.ends_by, task_.lasting[use.stock]);
    for (const Index thing : task_.things_of[use.stock]) {
      const auto at = std::lower_bound(found.things.begin(), found.things.end(), thing);
      if (at == found.things.end() || *at != thing) continue;
      Day& by = chosen.by[static_cast<std::size_t>(at - found.things.begin())];
      by = std::min(by, task_.by[use.stock]);
    }
  }
  std::uint64_t work = 0;
  found.schedule = timetables_.schedule(task_, chosen, work);
  work_ += work;
  if (found.schedule.outcome == Schedule::stopped) stuck_ = true;
  return found.schedule.outcome == Schedule::found;
}

}  // namespace credstack::plan
