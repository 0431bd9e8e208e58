#include "plan/stages.hpp"

#include <algorithm>

namespace credstack::plan {
namespace {

/** Where what is needed is to be begun, and not only taken. */
void add_needs_of_second(Task& task, Index things, Index needs) {
  for (Index at = 0; at < needs; ++at) {
    Need need = task.needs[at];
    if (need.kind == Need::thing) need.thing_at += things;
    for (Need::Part& part : need.parts) part.need += needs;
    task.needs.push_back(std::move(need));
  }
}

bool counts_as_award(const Thing& thing) { return thing.award && thing.span_known; }

}  // namespace

Task with_stage(const Task& task, Index awards) {
  Task staged = task;
  const auto things = static_cast<Index>(task.things.size());
  const auto needs = static_cast<Index>(task.needs.size());
  staged.seconds = things;
  staged.awards = awards;
  staged.must.resize(std::size_t{2} * things, false);
  add_needs_of_second(staged, things, needs);
  for (Index at = 0; at < things; ++at) {
    const Thing& first = task.things[at];
    Need taken;
    taken.kind = Need::thing;
    taken.thing_at = at;
    const auto is_taken = static_cast<Index>(staged.needs.size());
    staged.needs.push_back(taken);
    Need both;
    both.parts.push_back({is_taken, 1});
    if (first.before != nothing) both.parts.push_back({first.before + needs, 1});
    both.least = static_cast<std::int64_t>(both.parts.size());
    Thing second;
    second.id = first.id;
    second.open = first.open;
    second.earliest_end = first.earliest_end;
    second.before = static_cast<Index>(staged.needs.size());
    if (first.beside != nothing) second.beside = first.beside + needs;
    staged.needs.push_back(std::move(both));
    staged.things.push_back(std::move(second));
  }
  return staged;
}

std::vector<Index> begun(const Task& staged, const std::vector<Index>& things,
                         const std::vector<Placed>& placed) {
  std::vector<Day> ends;
  for (std::size_t at = 0; at < things.size(); ++at) {
    if (counts_as_award(staged.things[things[at]])) ends.push_back(placed[at].end);
  }
  if (ends.size() < staged.awards) return {};
  std::sort(ends.begin(), ends.end());
  const Day day = ends[staged.awards - 1];
  std::vector<Index> seconds;
  for (std::size_t at = 0; at < things.size(); ++at) {
    // An award that takes no day ends on the day before.
    const bool ends_then = counts_as_award(staged.things[things[at]]) && placed[at].end <= day;
    if (placed[at].start <= day || ends_then) seconds.push_back(things[at] + staged.seconds);
  }
  return seconds;
}

std::vector<bool> take_out_begun(const Task& staged, std::vector<Index>& things) {
  const auto first = std::lower_bound(things.begin(), things.end(), staged.seconds);
  const std::vector<Index> seconds(first, things.end());
  things.erase(first, things.end());
  std::vector<bool> late;
  for (const Index thing : things) {
    const Thing& what = staged.things[thing];
    const bool is_paid = what.due > 0 || !what.price_known;
    const bool begins = std::binary_search(seconds.begin(), seconds.end(), thing + staged.seconds);
    late.push_back(is_paid && !begins);
  }
  return late;
}

}  // namespace credstack::plan
