#include "plan/settler.hpp"

#include <algorithm>
#include <utility>

#include "plan/stages.hpp"
#include "plan/task_builder.hpp"

namespace credstack::plan {
namespace {

/** Of the work that is left, for what is named in the place of what is chosen. */
constexpr std::uint64_t part_of_choices = 8;

}  // namespace

Settler::Settler(const Task& task, const audit::Relaxation& relaxation, Budget& budget)
    : task_(task), relaxation_(relaxation), budget_(budget), now_(task) {
  if (task.limits.budget >= 0) {
    rows_.push_back({count(now_, Count::price), 0, task.limits.budget - task.charged_once});
  }
}

/** The same plan, with the second things of what it begins. */
Found Settler::staged(Found found) const {
  if (now_.seconds == nothing) return found;
  for (const Index second : begun(now_, found.things, found.schedule.placed)) {
    found.things.push_back(second);
  }
  return found;
}

/** The same plan without them. */
Found Settler::unstaged(Found found) const {
  if (now_.seconds != nothing) take_out_begun(now_, found.things);
  return found;
}

Work<Searched> Settler::look(const Task& task, std::vector<std::int64_t> worth, bool any) {
  Wanted wanted;
  wanted.worth = std::move(worth);
  wanted.rows = rows_;
  wanted.any = any;
  wanted.timetables = &timetables_;
  wanted.worth.resize(task.things.size(), 0);
  for (Bounded& row : wanted.rows) row.worth.resize(task.things.size(), 0);
  if (task.limits.rate >= 0 && task.limits.deadline < endless) {
    // In the days that there are no more can be done than they hold.
    Bounded work{count(now_, Count::work), 0, task.limits.rate * (task.limits.deadline + 1)};
    constexpr std::int64_t coarse = 3600;
    for (std::int64_t& each : work.worth) each /= coarse;
    work.most /= coarse;
    wanted.rows.push_back(std::move(work));
    wanted.rows.push_back({count(now_, Count::days_alone), 0, task.limits.deadline + 1});
  }
  if (task.limits.award_by < endless) {
    Bounded award{{}, 1, std::numeric_limits<std::int32_t>::max()};
    for (const Thing& thing : task.things) {
      const bool in_time = thing.earliest_end <= task.limits.award_by;
      award.worth.push_back(thing.award && thing.span_known && in_time ? 1 : 0);
    }
    wanted.rows.push_back(std::move(award));
  }
  if (!any) {
    if (any_ || start_) {
      staged_start_ = staged(any_ ? best_.found : *start_);
      wanted.start = &staged_start_;
    }
  }
  const Model model = model_of(task, relaxation_);
  co_await search(task, model, wanted, budget_, looking_);
  if (looking_.best) looking_.best = unstaged(std::move(*looking_.best));
  co_return std::exchange(looking_, {});
}

bool Settler::take(Searched&& searched, bool first, bool any) {
  if (!searched.proven && !(any && searched.best)) proven_ = false;
  if (!searched.best) {
    stopped_ = stopped_ || !searched.proven;
    return false;
  }
  best_.found = std::move(*searched.best);
  if (first) {
    best_.first_proven = searched.proven;
    best_.bound = searched.bound;
  }
  any_ = true;
  return true;
}

Work<bool> Settler::settle_sum(Count what) {
  const bool first = !any_;
  Searched searched = co_await look(now_, count(now_, what), false);
  const std::int64_t value = searched.value;
  if (!take(std::move(searched), first)) co_return false;
  rows_.push_back({count(now_, what), 0, value});
  co_return proven_;
}

/** Of a count of what is not known: none where that can be, else as few as can be. */
Work<bool> Settler::settle_cost() {
  const std::vector<std::int64_t> unknown = count(now_, Count::unknown_price);
  const bool all_known =
      std::count(unknown.begin(), unknown.end(), 0) == static_cast<std::ptrdiff_t>(unknown.size());
  if (all_known || overlooks_unknown_) co_return co_await settle_sum(Count::price);
  rows_.push_back({unknown, 0, 0});
  const bool first = !any_;
  Searched searched = co_await look(now_, count(now_, Count::price), false);
  if (searched.best || !searched.proven) {
    const std::int64_t value = searched.value;
    if (!take(std::move(searched), first)) co_return false;
    rows_.push_back({count(now_, Count::price), 0, value});
    co_return proven_;
  }
  rows_.pop_back();
  const bool fewest = co_await settle_sum(Count::unknown_price);
  if (!fewest) {
    if (first) best_.bound = 0;  // what was found is of the count
    co_return false;
  }
  any_ = !first;  // its bound is of the cost
  start_ = best_.found;
  co_return co_await settle_sum(Count::price);
}

Work<Searched> Settler::by_day(Day deadline) {
  Task task = now_;
  task.limits.deadline = std::min(task.limits.deadline, deadline);
  find_earliest_ends(task);
  co_return co_await look(task, count(now_, Count::price), true);
}

/** The start, or the first that is found: it says nothing of the best yet. */
Work<bool> Settler::find_any() {
  if (any_) co_return true;
  if (start_) {
    Searched searched;
    searched.best = start_;
    co_return take(std::move(searched), true, true);
  }
  Searched searched = co_await look(now_, count(now_, Count::price), true);
  co_return take(std::move(searched), true, true);
}

Work<bool> Settler::settle_time() {
  const std::vector<std::int64_t> unknown = count(now_, Count::unknown_span);
  const bool first = !any_;
  const bool some =
      std::any_of(unknown.begin(), unknown.end(), [](std::int64_t each) { return each > 0; });
  if (some && !overlooks_unknown_) {
    const bool fewest = co_await settle_sum(Count::unknown_span);
    if (!fewest) co_return false;
  } else {
    const bool some_plan = co_await find_any();
    if (!some_plan) co_return false;
  }
  Day low = -2;  // no plan ends by then
  if (first) best_.bound = low + 1;
  Day end = best_.found.schedule.end;
  bool proven = true;
  for (Day next = end - 1; low < end - 1; next = low + (end - low) / 2) {
    next = std::clamp(next, low + 1, end - 1);
    Searched searched = co_await by_day(next);
    if (searched.best) {
      best_.found = std::move(*searched.best);
      end = best_.found.schedule.end;
    } else if (searched.proven) {
      low = next;
      if (first) best_.bound = low + 1;
    } else {
      proven = false;
      break;
    }
  }
  proven = proven && proven_;
  if (first) {
    best_.first_proven = proven;
    best_.bound = low + 1;
  }
  proven_ = proven;
  now_.limits.deadline = std::min(now_.limits.deadline, end);
  find_earliest_ends(now_);
  co_return proven;
}

/** The day on which the first award of a plan ends; `endless`: it has none. */
Day Settler::first_award_of(const Found& found) const {
  Day first = endless;
  for (std::size_t at = 0; at < found.things.size(); ++at) {
    const Thing& thing = task_.things[found.things[at]];
    if (thing.award && thing.span_known) first = std::min(first, found.schedule.placed[at].end);
  }
  return first;
}

Work<bool> Settler::settle_first_award() {
  const bool first = !any_;
  const bool some_plan = co_await find_any();
  if (!some_plan) co_return false;
  Day low = endless;  // no plan has one by then
  for (const Thing& thing : now_.things) {
    if (thing.open && thing.award && thing.span_known) low = std::min(low, thing.earliest_end);
  }
  low = std::min(low, endless) - 1;
  Day best = first_award_of(best_.found);
  for (Day next = best >= endless ? endless - 1 : low + 1; low + 1 < best;
       next = low + (best - low) / 2) {
    next = best >= endless ? endless - 1 : std::clamp(next, low + 1, best - 1);
    Task task = now_;
    task.limits.award_by = next;
    Searched searched = co_await look(task, count(now_, Count::price), true);
    if (searched.best) {
      best_.found = std::move(*searched.best);
      best = first_award_of(best_.found);
    } else if (searched.proven) {
      low = next;
    } else {
      proven_ = false;
      break;
    }
  }
  if (best < endless) now_.limits.award_by = best;
  if (first) {
    best_.first_proven = proven_;
    best_.bound = best >= endless ? -1 : std::min(best, low + 1);
  }
  co_return proven_;
}

/** Of what is begun by the day on which the learner may stop; any plan where none has a stop. */
Work<bool> Settler::settle_outlay() {
  const bool first = !any_;
  const std::size_t rows = rows_.size();
  if (now_.seconds == nothing) {
    now_ = with_stage(now_, awards_);
    const std::int64_t most = std::numeric_limits<std::int32_t>::max();
    rows_.push_back({count_begun(now_, Count::award), now_.awards, most});
  }
  // Few prices of what is begun are not known where that can be.
  const std::vector<std::int64_t> unknown = count_begun(now_, Count::unknown_price);
  const bool some =
      std::any_of(unknown.begin(), unknown.end(), [](std::int64_t each) { return each > 0; });
  if (some) {
    Searched fewest = co_await look(now_, unknown, false);
    const std::int64_t value = fewest.value;
    if (!fewest.best) co_return co_await settle_no_outlay(fewest.proven, first, rows);
    if (!take(std::move(fewest), first) || !proven_) {
      if (first) best_.bound = 0;
      co_return false;
    }
    rows_.push_back({unknown, 0, value});
  }
  Searched least = co_await look(now_, count_begun(now_, Count::price), false);
  if (!least.best) co_return co_await settle_no_outlay(least.proven, first, rows);
  const std::int64_t value = least.value;
  take(std::move(least), first);
  rows_.push_back({count_begun(now_, Count::price), 0, value});
  co_return proven_;
}

/** No plan with so many awards was found: one is as good as another, if there is none at all. */
Work<bool> Settler::settle_no_outlay(bool proven, bool first, std::size_t rows) {
  rows_.resize(rows);
  now_.things.resize(now_.seconds);
  now_.must.resize(now_.seconds);
  now_.seconds = nothing;
  const bool some_plan = co_await find_any();
  if (!some_plan) co_return false;
  proven_ = proven_ && proven;
  if (first) {
    best_.bound = 0;
    best_.first_proven = proven_;
  }
  co_return proven_;
}

/** Of plans that are equal in all that is asked for, one with little of one's own choice. */
Work<bool> Settler::prefer_named() {
  std::vector<std::int64_t> chosen = count(now_, Count::chosen);
  const auto is_taken = [&](Index thing) { return chosen[thing] > 0; };
  const auto& things = best_.found.things;
  if (std::none_of(things.begin(), things.end(), is_taken)) co_return true;
  // Nothing that is said of the plan depends on it.
  const std::uint64_t held = budget_.left;
  const std::uint64_t given = held / part_of_choices;
  budget_.left = given;
  Searched searched = co_await look(now_, std::move(chosen), false);
  budget_.left += held - given;
  if (searched.best) best_.found = std::move(*searched.best);
  co_return true;
}

Work<std::optional<Settled>> Settler::settle(const std::vector<Objective>& objectives) {
  objectives_ = objectives;
  bool going = true;
  for (const Objective objective : objectives_) {
    if (!going) break;
    switch (objective) {
      case Objective::cost:
        going = co_await settle_cost();
        break;
      case Objective::time:
        going = co_await settle_time();
        break;
      case Objective::steps:
        going = co_await settle_sum(Count::step);
        break;
      case Objective::first_award:
        going = co_await settle_first_award();
        break;
      case Objective::outlay:
        going = co_await settle_outlay();
        break;
      case Objective::unrecognised:
        going = co_await settle_sum(Count::unrecognised);
        break;
    }
    if (!any_) co_return std::nullopt;
  }
  if (going) co_await prefer_named();
  best_.optimal = proven_;
  add_up(best_);
  co_return std::move(best_);
}

std::optional<Settled> Settler::so_far() const {
  Settled made = best_;
  if (looking_.best) {
    made.found = unstaged(*looking_.best);
    const Objective first = objectives_.front();
    const bool is_sum =
        first == Objective::cost || first == Objective::steps || first == Objective::unrecognised;
    if (!any_) made.bound = is_sum ? looking_.bound : -1;
  } else if (!any_) {
    return std::nullopt;
  }
  made.optimal = false;
  add_up(made);
  return made;
}

/** What is known of the plan, and what the program charges. */
void Settler::add_up(Settled& settled) const {
  settled.cost = 0;
  if (settled.found.things.empty()) return;
  const Objective first = objectives_.front();
  if (first == Objective::cost || (first == Objective::outlay && now_.seconds != nothing)) {
    settled.bound += task_.charged_once;
  }
  settled.cost = task_.charged_once;
  for (const Index thing : settled.found.things) {
    settled.cost += task_.things[thing].due;
    settled.unknown_prices += task_.things[thing].price_known ? 0 : 1;
    settled.unknown_spans += task_.things[thing].span_known ? 0 : 1;
  }
}

}  // namespace credstack::plan
