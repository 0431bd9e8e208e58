#include "plan/counts.hpp"

#include <algorithm>

#include "plan/choices.hpp"

namespace credstack::plan {
namespace {

std::int64_t work_of(const Thing& thing) {
  std::int64_t work = thing.any_day ? thing.rate * thing.span : -1;
  for (std::size_t at = 0; at < thing.slot_rates.size(); ++at) {
    const std::int64_t days = thing.slots[at].end - thing.slots[at].start + 1;
    const std::int64_t here = thing.slot_rates[at] * days;
    if (work < 0 || here < work) work = here;
  }
  return std::max<std::int64_t>(work, 0);
}

std::int64_t days_alone(const Thing& thing, std::int64_t rate) {
  const auto is_big = [rate](std::int64_t each) { return 2 * each > rate; };
  if (thing.any_day) return is_big(thing.rate) ? thing.span : 0;
  if (thing.slot_rates.empty() ||
      !std::all_of(thing.slot_rates.begin(), thing.slot_rates.end(), is_big)) {
    return 0;
  }
  Day least = endless;
  for (const Slot& slot : thing.slots) least = std::min(least, slot.end - slot.start + 1);
  return least;
}

std::int64_t count_of(const Thing& thing, Count what, std::int64_t rate) {
  switch (what) {
    case Count::price:
      return thing.due;
    case Count::unknown_price:
      return thing.price_known ? 0 : 1;
    case Count::unknown_span:
      return thing.span_known ? 0 : 1;
    case Count::step:
      return 1;
    case Count::unrecognised:
      return thing.recognised ? 0 : 1;
    case Count::work:
      return work_of(thing);
    case Count::days_alone:
      return days_alone(thing, rate);
    case Count::award:
      return thing.award && thing.span_known ? 1 : 0;
    case Count::chosen:
      return thing.choice == nullptr ? 0 : thing.choice->units;
  }
  return 0;
}

std::size_t firsts(const Task& task) {
  return task.seconds == nothing ? task.things.size() : task.seconds;
}

}  // namespace

std::vector<std::int64_t> count(const Task& task, Count what) {
  std::vector<std::int64_t> made(task.things.size(), 0);
  for (std::size_t at = 0; at < firsts(task); ++at) {
    made[at] = count_of(task.things[at], what, task.limits.rate);
  }
  return made;
}

std::vector<std::int64_t> count_begun(const Task& task, Count what) {
  std::vector<std::int64_t> made(task.things.size(), 0);
  if (task.seconds == nothing) return made;
  for (std::size_t at = 0; at < firsts(task); ++at) {
    made[task.seconds + at] = count_of(task.things[at], what, task.limits.rate);
  }
  return made;
}

}  // namespace credstack::plan
