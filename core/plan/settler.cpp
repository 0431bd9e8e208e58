#include "plan/settler.hpp"

#include <algorithm>

#include "plan/task_builder.hpp"

namespace credstack::plan {

Settler::Settler(const Task& task, const audit::Relaxation& relaxation, Budget& budget)
    : task_(task), relaxation_(relaxation), budget_(budget), now_(task) {
  if (task.limits.budget >= 0) {
    rows_.push_back({count(Count::price), 0, task.limits.budget - task.charged_once});
  }
}

std::vector<std::int64_t> Settler::count(Count what) const {
  std::vector<std::int64_t> made;
  made.reserve(task_.things.size());
  for (const Thing& thing : task_.things) {
    switch (what) {
      case Count::price:
        made.push_back(thing.due);
        break;
      case Count::unknown_price:
        made.push_back(thing.price_known ? 0 : 1);
        break;
      case Count::unknown_span:
        made.push_back(thing.span_known ? 0 : 1);
        break;
      case Count::step:
        made.push_back(1);
        break;
      case Count::work: {
        std::int64_t work = thing.any_day ? thing.rate * thing.span : -1;
        for (std::size_t at = 0; at < thing.slot_rates.size(); ++at) {
          const std::int64_t days = thing.slots[at].end - thing.slots[at].start + 1;
          const std::int64_t here = thing.slot_rates[at] * days;
          if (work < 0 || here < work) work = here;
        }
        made.push_back(std::max<std::int64_t>(work, 0));
        break;
      }
    }
  }
  return made;
}

Searched Settler::look(const Task& task, const std::vector<std::int64_t>& worth, bool any) {
  Wanted wanted;
  wanted.worth = worth;
  wanted.rows = rows_;
  wanted.any = any;
  if (task.limits.rate >= 0 && task.limits.deadline < endless) {
    // In the days that there are no more can be done than they hold.
    Bounded work{count(Count::work), 0, task.limits.rate * (task.limits.deadline + 1)};
    constexpr std::int64_t coarse = 3600;
    for (std::int64_t& each : work.worth) each /= coarse;
    work.most /= coarse;
    wanted.rows.push_back(std::move(work));
  }
  if (task.limits.award_by < endless) {
    Bounded award{{}, 1, std::numeric_limits<std::int32_t>::max()};
    for (const Thing& thing : task.things) {
      const bool in_time = thing.earliest_end <= task.limits.award_by;
      award.worth.push_back(thing.award && thing.span_known && in_time ? 1 : 0);
    }
    wanted.rows.push_back(std::move(award));
  }
  return search(task, model_of(task, relaxation_), wanted, budget_);
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

bool Settler::settle_sum(Count what) {
  const std::vector<std::int64_t> worth = count(what);
  const bool first = !any_;
  Searched searched = look(now_, worth, false);
  const std::int64_t value = searched.value;
  if (!take(std::move(searched), first)) return false;
  rows_.push_back({worth, 0, value});
  return proven_;
}

/** Of a count of what is not known: none where that can be, else as few as can be. */
bool Settler::settle_cost() {
  const std::vector<std::int64_t> unknown = count(Count::unknown_price);
  const bool all_known =
      std::count(unknown.begin(), unknown.end(), 0) == static_cast<std::ptrdiff_t>(unknown.size());
  if (all_known || overlooks_unknown_) return settle_sum(Count::price);
  rows_.push_back({unknown, 0, 0});
  const bool first = !any_;
  Searched searched = look(now_, count(Count::price), false);
  if (searched.best || !searched.proven) {
    const std::int64_t value = searched.value;
    if (!take(std::move(searched), first)) return false;
    rows_.push_back({count(Count::price), 0, value});
    return proven_;
  }
  rows_.pop_back();
  if (!settle_sum(Count::unknown_price)) return false;
  any_ = !first;  // its bound is of the cost
  return settle_sum(Count::price);
}

Searched Settler::by_day(Day deadline) {
  Task task = now_;
  task.limits.deadline = std::min(task.limits.deadline, deadline);
  find_earliest_ends(task);
  return look(task, count(Count::price), true);
}

bool Settler::settle_time() {
  const std::vector<std::int64_t> unknown = count(Count::unknown_span);
  const bool first = !any_;
  const bool some =
      std::any_of(unknown.begin(), unknown.end(), [](std::int64_t each) { return each > 0; });
  if (some && !overlooks_unknown_) {
    if (!settle_sum(Count::unknown_span)) return false;
  } else if (!any_ && !take(look(now_, count(Count::price), true), true, true)) {
    return false;
  }
  Day low = -2;  // no plan ends by then
  Day end = best_.found.schedule.end;
  bool proven = true;
  for (Day next = end - 1; low < end - 1; next = low + (end - low) / 2) {
    next = std::clamp(next, low + 1, end - 1);
    Searched searched = by_day(next);
    if (searched.best) {
      best_.found = std::move(*searched.best);
      end = best_.found.schedule.end;
    } else if (searched.proven) {
      low = next;
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
  return proven;
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

bool Settler::settle_first_award() {
  const bool first = !any_;
  if (!any_ && !take(look(now_, count(Count::price), true), true, true)) return false;
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
    Searched searched = look(task, count(Count::price), true);
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
  return proven_;
}

/** Of what is paid by the first award the least is not looked for: any plan, and no proof. */
bool Settler::settle_outlay() {
  const bool first = !any_;
  if (first && !take(look(now_, count(Count::price), true), true, true)) return false;
  if (first) best_.bound = 0;
  proven_ = false;
  return false;
}

std::optional<Settled> Settler::settle(const std::vector<Objective>& objectives) {
  bool going = true;
  for (const Objective objective : objectives) {
    if (!going) break;
    switch (objective) {
      case Objective::cost:
        going = settle_cost();
        break;
      case Objective::time:
        going = settle_time();
        break;
      case Objective::steps:
        going = settle_sum(Count::step);
        break;
      case Objective::first_award:
        going = settle_first_award();
        break;
      case Objective::outlay:
        going = settle_outlay();
        break;
    }
    if (!any_) return std::nullopt;
  }
  best_.optimal = proven_;
  if (objectives.front() == Objective::cost && !best_.found.things.empty()) {
    best_.bound += task_.charged_once;
  }
  for (const Index thing : best_.found.things) {
    best_.cost += task_.things[thing].due;
    best_.unknown_prices += task_.things[thing].price_known ? 0 : 1;
    best_.unknown_spans += task_.things[thing].span_known ? 0 : 1;
  }
  if (!best_.found.things.empty()) best_.cost += task_.charged_once;
  return std::move(best_);
}

}  // namespace credstack::plan
