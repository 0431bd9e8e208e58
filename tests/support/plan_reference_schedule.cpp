#include "support/plan_reference_schedule.hpp"

#include <algorithm>
#include <set>

namespace credstack::test {

const Achievement& ScheduleSearch::stated(std::size_t thing) const {
  return plan_.world_.stated(thing);
}

ScheduleSearch::ScheduleSearch(const PlanReference& reference, Bits set, ScheduleLimits limits)
    : plan_(reference),
      catalog_(reference.world_.catalog()),
      set_(set),
      limits_(std::move(limits)) {
  for (std::size_t at = 0; at < plan_.spans_.size(); ++at) {
    if (holds(set_, at) && stated(at).validity) keeps_valid_ = true;
  }
}

void ScheduleSearch::run(const PlanValues& fixed, const Wanted& wanted, const Found& found) {
  fixed_ = fixed;
  wanted_ = wanted;
  found_ = found;
  if (!can_be_ordered() || !can_be_paid()) return;
  if (keeps_valid_) find_days();
  place_next();
}

/** Whether there is an order at all in which each thing has what it needs, on whatever day. */
bool ScheduleSearch::can_be_ordered() const {
  ScheduleSearch trial = *this;
  trial.placed_.clear();
  Bits left = set_;
  for (bool more = true; more;) {
    more = false;
    for (std::size_t at = 0; at < plan_.spans_.size(); ++at) {
      if (!holds(left, at)) continue;
      const StudyFactsId study = stated(at).study;
      const bool ready =
          trial.is_met(stated(at).entry, 0, When::at_all) &&
          trial.is_met(study ? catalog_[study].corequisites : RequirementId{}, 0, When::at_all);
      if (!ready) continue;
      trial.placed_.push_back({at, 0, 0});
      left &= ~(Bits{1} << at);
      more = true;
    }
  }
  return left == 0;
}

/** Whether the budgets allow it, on whatever days. */
bool ScheduleSearch::can_be_paid() const {
  const plan::Wishes& wishes = plan_.wishes_;
  if (wishes.budget && fixed_.cost > wishes.budget->minor) return false;
  for (std::size_t at = 0; at < plan_.spans_.size(); ++at) {
    if (holds(set_, at) && wishes.budget_per_term &&
        plan_.price(at).paid() > wishes.budget_per_term->minor) {
      return false;
    }
  }
  return true;
}

void ScheduleSearch::find_days() {
  std::set<int> all{0};
  std::set<int> sums;  // how much later or earlier one may begin than another
  all.insert(plan_.terms_.begin(), plan_.terms_.end());
  struct Length {
    int days;
    int validity;  ///< 0: always valid
  };
  std::vector<Length> lengths;
  for (std::size_t at = 0; at < plan_.spans_.size(); ++at) {
    if (!holds(set_, at)) continue;
    const ReferenceSpan& span = plan_.spans_[at];
    const int validity = static_cast<int>(stated(at).validity.most_days());
    if (!span.by_offering) lengths.push_back({span.days, validity});
    for (const PlacedStep& each : span.offered) {
      all.insert(each.start);
      lengths.push_back({each.end - each.start + 1, validity});
    }
  }
  for (const Length& one : lengths) {
    sums.insert(one.days);                                           // after its end
    if (one.validity > 0) sums.insert(1 - one.days - one.validity);  // to be valid at a beginning
    for (const Length& other : lengths) {                            // to be valid at an end
      if (one.validity > 0) sums.insert(other.days - one.days - one.validity);
    }
  }
  std::vector<int> open(all.begin(), all.end());
  while (!open.empty()) {
    const int day = open.back();
    open.pop_back();
    for (const int sum : sums) {
      const int next = day + sum;
      if (next < 0 || next > plan_.horizon_ || !all.insert(next).second) continue;
      open.push_back(next);
    }
  }
  days_.assign(all.begin(), all.end());
}

std::vector<PlacedStep> ScheduleSearch::choices(std::size_t thing) const {
  const int from = placed_.empty() ? 0 : placed_.back().start;
  std::vector<PlacedStep> all;
  if (!limits_.fixed.empty() && limits_.fixed[thing]) {
    if (limits_.fixed[thing]->start >= from) all.push_back(*limits_.fixed[thing]);
    return all;
  }
  const ReferenceSpan& span = plan_.spans_[thing];
  if (span.by_offering) {
    std::copy_if(span.offered.begin(), span.offered.end(), std::back_inserter(all),
                 [&](const PlacedStep& each) { return each.start >= from; });
  } else {
    std::set<int> days;
    if (keeps_valid_ && (span.days > 0 || stated(thing).validity)) {
      days.insert(days_.begin(), days_.end());
    } else {  // what takes no day, and is valid for ever
      days.insert(0);
      days.insert(plan_.terms_.begin(), plan_.terms_.end());
      for (const PlacedStep& each : placed_) {
        days.insert(each.start);
        days.insert(each.end + 1);
      }
    }
    for (const int day : days) {
      if (day >= from) all.push_back({thing, day, day + span.days - 1});
    }
  }
  for (PlacedStep& each : all) each.thing = thing;
  return all;
}

/** The earliest day on which a thing ends that starts on that day or later. */
int ScheduleSearch::earliest_end(std::size_t thing, int from) const {
  const ReferenceSpan& span = plan_.spans_[thing];
  if (!span.by_offering) return from + span.days - 1;
  int end = never_ends;
  for (const PlacedStep& each : span.offered) {
    if (each.start >= from) end = std::min(end, each.end);
  }
  return end;
}

/** The earliest day on which the plan can end; never where one of its steps can start no more. */
int ScheduleSearch::earliest_end() const {
  const int from = placed_.empty() ? 0 : placed_.back().start;
  int end = -1;
  for (const PlacedStep& each : placed_) end = std::max(end, each.end);
  for (std::size_t at = 0; at < plan_.spans_.size(); ++at) {
    if (holds(set_, at) && !is_placed(at)) end = std::max(end, earliest_end(at, from));
  }
  return end;
}

bool ScheduleSearch::is_placed(std::size_t thing) const {
  return std::any_of(placed_.begin(), placed_.end(),
                     [&](const PlacedStep& each) { return each.thing == thing; });
}

/** Whether what is placed is valid until the plan can end, and its terms are not overdrawn. */
bool ScheduleSearch::can_end_well() const {
  const int end = earliest_end();
  return end <= limits_.plan_end && end != never_ends && keeps_budget_per_term() &&
         std::all_of(placed_.begin(), placed_.end(),
                     [&](const PlacedStep& each) { return valid_until(each) >= end; });
}

/** Steps are placed in the order in which they start: what one needs is placed before it. */
void ScheduleSearch::place_next() {
  if (!plan_.may_go_on() || !can_end_well() || !wanted_(values(false))) return;
  bool all = true;
  for (std::size_t at = 0; at < plan_.spans_.size(); ++at) {
    if (!holds(set_, at) || is_placed(at)) continue;
    all = false;
    for (const PlacedStep& step : choices(at)) {
      if (!may_start(at, step)) continue;
      placed_.push_back(step);
      place_next();
      placed_.pop_back();
    }
  }
  if (!all || !has_entry_of_program()) return;
  const PlanValues found = values(true);
  if (wanted_(found)) found_(placed_, found);
}

bool ScheduleSearch::may_start(std::size_t thing, const PlacedStep& step) const {
  if (step.end > limits_.step_end[thing] || step.end > limits_.plan_end) return false;
  const StudyFactsId study = stated(thing).study;
  return is_met(stated(thing).entry, step.start, When::before) &&
         is_met(study ? catalog_[study].corequisites : RequirementId{}, step.start, When::beside) &&
         has_hours(step);
}

bool ScheduleSearch::has_hours(const PlacedStep& step) const {
  if (!plan_.wishes_.hours_per_week) return true;
  const Rational most = *plan_.wishes_.hours_per_week * Rational(3600);
  const auto of = [&](const PlacedStep& each) {
    return PlanReference::rate(*plan_.spans_[each.thing].hours, each.end - each.start + 1);
  };
  for (int day = step.start; day <= step.end; ++day) {
    std::int64_t sum = of(step);
    for (const PlacedStep& each : placed_) {
      if (each.start <= day && day <= each.end) sum += of(each);
    }
    if (Rational(sum) > most) return false;
  }
  return true;
}

int ScheduleSearch::valid_until(const PlacedStep& step) const {
  const Duration& validity = stated(step.thing).validity;
  return validity ? plan_.number(add(plan_.date(step.end), validity)) : never_ends;
}

bool ScheduleSearch::has_entry_of_program() const {
  return is_met(catalog_[plan_.world_.read().program()].entry, earliest_end(), When::by_the_end);
}

bool ScheduleSearch::keeps_budget_per_term() const {
  const std::optional<Money>& budget = plan_.wishes_.budget_per_term;
  if (!budget) return true;
  std::map<std::ptrdiff_t, std::int64_t> paid;
  for (const PlacedStep& each : placed_) {
    const auto term = std::upper_bound(plan_.terms_.begin(), plan_.terms_.end(), each.start) -
                      plan_.terms_.begin();
    paid[term] += plan_.price(each.thing).paid();
  }
  return std::all_of(paid.begin(), paid.end(),
                     [&](const auto& each) { return each.second <= budget->minor; });
}

/** What the plan is worth; before all is placed, what it is worth at best. */
PlanValues ScheduleSearch::values(bool all) const {
  PlanValues made = fixed_;
  const int from = placed_.empty() ? 0 : placed_.back().start;
  made.end = earliest_end();
  const auto is_award = [&](std::size_t thing) {
    return stated(thing).type != AchievementType::course && plan_.spans_[thing].known;
  };
  std::vector<int> awards;
  for (const PlacedStep& each : placed_) {
    if (is_award(each.thing)) awards.push_back(each.end);
  }
  std::sort(awards.begin(), awards.end());
  if (!awards.empty()) made.first_award = awards.front();
  // Whatever award is still to come ends after all that is placed has begun.
  const std::size_t enough = plan_.wishes().stop_after;
  const int stop = awards.size() < enough ? never_ends : awards[enough - 1];
  if (!all || stop != never_ends) {
    made.unknown_outlay = 0;
    made.outlay = plan_.charged_once();
    for (const PlacedStep& each : placed_) {
      if (each.start > stop && !(is_award(each.thing) && each.end <= stop)) continue;
      made.outlay += plan_.price(each.thing).paid();
      if (!plan_.price(each.thing).minor) ++made.unknown_outlay;
    }
  }
  if (all) return made;
  for (std::size_t at = 0; at < plan_.spans_.size(); ++at) {
    if (!holds(set_, at) || is_placed(at) || !is_award(at)) continue;
    made.first_award = std::min<std::int64_t>(made.first_award, earliest_end(at, from));
  }
  return made;
}

}  // namespace credstack::test
