#include "plan/placing.hpp"

#include <algorithm>
#include <utility>

namespace credstack::plan {

Placing::Placing(const Jobs& jobs, std::int64_t charged_once)
    : jobs_(jobs), task_(jobs.task()), charged_once_(charged_once) {}

void Placing::begin(const std::vector<Day>& no_sooner) {
  const Index count = jobs_.count();
  no_sooner_ = no_sooner;
  wanted_.assign(count, endless);
  placed_.assign(count, {});
  is_placed_.assign(count, false);
  order_.clear();
  paid_.assign(task_.limits.terms.size() + 1, 0);
}

std::uint64_t Placing::work_since() { return std::exchange(work_, 0); }

// ---- what must come before ----------------------------------------------------------------------

/** Whether a need is there on a day, by what is placed. */
bool Placing::is_there(Index at, Day day, bool beside) const {
  const Need& need = task_.needs[at];
  switch (need.kind) {
    case Need::held:
      return need.until >= day;
    case Need::thing: {
      const Index job = jobs_.of(need.thing_at);
      if (job == nothing || !is_placed_[job]) return false;
      const Placed& there = placed_[job];
      if (beside) return there.start <= day;
      return there.end < day && day - there.end <= jobs_.thing(job).valid;
    }
    case Need::sum:
      break;
  }
  std::int64_t sum = 0;
  for (const Need::Part& part : need.parts) {
    if (is_there(part.need, day, beside)) sum += part.worth;
  }
  return sum >= need.least;
}

/** Awards that have ended before a day. */
Index Placing::awards_before(Day day) const {
  return static_cast<Index>(std::count_if(order_.begin(), order_.end(), [&](Index job) {
    const Thing& what = jobs_.thing(job);
    return what.award && what.span_known && placed_[job].end < day;
  }));
}

bool Placing::is_ready(Index job, Day day) {
  const Thing& what = jobs_.thing(job);
  const Index awards = jobs_.awards_before(job);
  if (awards > 0 && awards_before(day) < awards) return false;
  if (what.before != nothing && !is_there(what.before, day, false)) {
    if (jobs_.has_late()) note_expired(what.before, day);
    return false;
  }
  return what.beside == nothing || is_there(what.beside, day, true);
}

/** What was valid once would have had to end later. */
void Placing::note_expired(Index at, Day day) {
  const Need& need = task_.needs[at];
  if (need.kind == Need::thing) {
    const Index job = jobs_.of(need.thing_at);
    if (job == nothing || !is_placed_[job]) return;
    const Day valid = jobs_.thing(job).valid;
    if (valid >= endless || day - placed_[job].end <= valid) return;
    wanted_[job] = std::min(wanted_[job], day - valid);
  }
  for (const Need::Part& part : need.parts) note_expired(part.need, day);
}

// ---- where a thing fits -------------------------------------------------------------------------

std::int64_t Placing::rate_of(Index job, const Placed& place) const {
  const Thing& what = jobs_.thing(job);
  if (place.slot == nothing) return what.rate;
  return what.slot_rates.empty() ? 0 : what.slot_rates[place.slot];
}

std::int64_t Placing::rate_on(Day day) const {
  std::int64_t sum = 0;
  for (const Index job : order_) {
    if (placed_[job].end >= day) sum += rate_of(job, placed_[job]);
  }
  return sum;
}

std::size_t Placing::term_of(Day day) const {
  const auto& terms = task_.limits.terms;
  return static_cast<std::size_t>(std::upper_bound(terms.begin(), terms.end(), day) -
                                  terms.begin());
}

std::int64_t Placing::pays(Index job) const {
  return jobs_.thing(job).due + (order_.empty() ? charged_once_ : 0);
}

/** Whether a job may be there, beside those that begin no later. */
bool Placing::fits(Index job, const Placed& place) {
  constexpr std::uint64_t each = 4;
  work_ += each * (order_.size() + 2);
  if (place.end < no_sooner_[job] || place.end > jobs_.by(job)) return false;
  if (!is_ready(job, place.start)) return false;
  const Limits& limits = task_.limits;
  if (limits.rate >= 0 && place.end >= place.start &&
      rate_on(place.start) + rate_of(job, place) > limits.rate) {
    return false;
  }
  return limits.budget_per_term < 0 ||
         paid_[term_of(place.start)] + pays(job) <= limits.budget_per_term;
}

bool Placing::first_place(Index job, Day from, Day last, Placed& place) {
  const Thing& what = jobs_.thing(job);
  from = std::max(from, jobs_.earliest_start(job));
  if (!what.any_day) {
    auto at = std::lower_bound(what.slots.begin(), what.slots.end(), from,
                               [](const Slot& slot, Day day) { return slot.start < day; });
    for (; at != what.slots.end() && at->start <= last; ++at) {
      place = {at->start, at->end, static_cast<Index>(at - what.slots.begin())};
      if (place.end <= last && fits(job, place)) return true;
    }
    return false;
  }
  last = std::min(last, jobs_.by(job));
  from = std::max(from, no_sooner_[job] - what.span + 1);
  place = {from, from + what.span - 1, nothing};
  if (place.end > last) return false;
  if (fits(job, place)) return true;
  // What changes on later days: something ends, or a term begins.
  days_.clear();
  for (const Index other : order_) {
    if (placed_[other].end >= from) days_.push_back(placed_[other].end + 1);
  }
  if (task_.limits.budget_per_term >= 0) {
    for (const Day term : task_.limits.terms) {
      if (term > from) days_.push_back(term);
    }
  }
  std::sort(days_.begin(), days_.end());
  days_.erase(std::unique(days_.begin(), days_.end()), days_.end());
  for (const Day day : days_) {
    place = {day, day + what.span - 1, nothing};
    if (place.end > last) return false;
    if (fits(job, place)) return true;
  }
  return false;
}

bool Placing::first_shorter(Index job, Day from, Day end, Placed& place) {
  const Thing& what = jobs_.thing(job);
  for (Index at = 0; at < what.slots.size() && what.slots[at].start < end; ++at) {
    if (what.slots[at].start < from || what.slots[at].end >= end) continue;
    place = {what.slots[at].start, what.slots[at].end, at};
    if (fits(job, place)) return true;
  }
  return false;
}

void Placing::put(Index job, const Placed& place) {
  paid_[term_of(place.start)] += pays(job);
  placed_[job] = place;
  is_placed_[job] = true;
  order_.push_back(job);
}

void Placing::take_back(Index job) {
  order_.pop_back();
  is_placed_[job] = false;
  paid_[term_of(placed_[job].start)] -= pays(job);
}

// ---- the whole ----------------------------------------------------------------------------------

Day Placing::first_award() const {
  Day first = endless;
  for (const Index job : order_) {
    const Thing& what = jobs_.thing(job);
    if (what.award && what.span_known) first = std::min(first, placed_[job].end);
  }
  return first;
}

bool Placing::is_schedule(Day end) {
  for (Index job = 0; job < jobs_.count(); ++job) {
    const Thing& what = jobs_.thing(job);
    if (what.valid < endless && end - placed_[job].end > what.valid) {
      wanted_[job] = std::min(wanted_[job], end - what.valid);
      return false;
    }
  }
  if (task_.limits.award_by < endless && first_award() > task_.limits.award_by) return false;
  for (const Index need : task_.of_program) {
    if (is_there(need, end + 1, false)) continue;
    note_expired(need, end + 1);
    return false;
  }
  return true;
}

std::vector<Day> Placing::state(Day from) const {
  constexpr Day not_yet = -3;
  constexpr Day over = -2;
  std::vector<Day> state{from};
  for (Index job = 0; job < jobs_.count(); ++job) {
    if (!is_placed_[job]) {
      state.push_back(not_yet);
      continue;
    }
    const Placed& there = placed_[job];
    const bool is_over = there.end < from && jobs_.thing(job).valid >= endless;
    state.push_back(is_over ? over : there.end);
  }
  if (task_.limits.award_by < endless) {
    state.push_back(first_award() <= task_.limits.award_by ? 1 : 0);
  }
  if (task_.limits.budget_per_term >= 0) {
    for (std::size_t term = term_of(from); term < paid_.size(); ++term) {
      if (paid_[term] == 0) continue;
      state.push_back(static_cast<Day>(term));
      for (std::int64_t left = paid_[term]; left != 0; left >>= 24) {
        state.push_back(static_cast<Day>(left & 0xFFFFFF));
      }
      state.push_back(not_yet);
    }
  }
  return state;
}

}  // namespace credstack::plan
