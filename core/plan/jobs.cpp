#include "plan/jobs.hpp"

#include <algorithm>

namespace credstack::plan {
namespace {

/** Whether something begun later may end earlier. */
bool may_be_shorter(const Thing& what) {
  Day end = -1;
  for (const Slot& slot : what.slots) {
    if (slot.end < end) return true;
    end = slot.end;
  }
  return false;
}

bool is_plain(const Thing& what) {
  return what.any_day && what.before == nothing && what.beside == nothing && what.valid == endless;
}

}  // namespace

Jobs::Jobs(const Task& task, const Chosen& chosen)
    : task_(task), chosen_(chosen), job_of_(task.things.size(), nothing) {
  for (Index job = 0; job < count(); ++job) job_of_[chosen.things[job]] = job;
  for (Index job = 0; job < count(); ++job) {
    has_shorter_ = has_shorter_ || may_be_shorter(thing(job));
    has_late_ = has_late_ || thing(job).valid < endless;
  }
  measure();
  find_earliest();
  find_twins();
}

void Jobs::measure() {
  for (Index job = 0; job < count(); ++job) {
    const Thing& what = thing(job);
    Day span = what.any_day ? what.span : endless;
    std::int64_t work = what.any_day ? what.rate * what.span : -1;
    std::int64_t rate = what.any_day ? what.rate : -1;
    for (std::size_t at = 0; at < what.slots.size(); ++at) {
      const Day days = what.slots[at].end - what.slots[at].start + 1;
      const std::int64_t here = what.slot_rates.empty() ? 0 : what.slot_rates[at];
      span = std::min(span, days);
      if (rate < 0 || here < rate) rate = here;
      if (work < 0 || here * days < work) work = here * days;
    }
    spans_.push_back(span);
    work_.push_back(std::max<std::int64_t>(work, 0));
    big_.push_back(task_.limits.rate >= 0 && 2 * rate > task_.limits.rate);
  }
}

bool Jobs::is_free() const {
  return task_.limits.rate < 0 && task_.limits.budget_per_term < 0 && !has_shorter_;
}

// ---- bounds -------------------------------------------------------------------------------------

/** Each round settles what needs only what the rounds before have settled. */
void Jobs::find_earliest() {
  earliest_.assign(count(), endless);
  for (bool changed = true; changed;) {
    changed = false;
    for (Index job = 0; job < count(); ++job) {
      const Thing& what = thing(job);
      const Day day = what.before == nothing ? 0 : ready(what.before);
      if (day >= earliest_[job]) continue;
      earliest_[job] = day;
      changed = true;
    }
  }
}

Day Jobs::earliest_end(Index job) const {
  const Thing& what = thing(job);
  const Day from = earliest_[job];
  if (from >= endless) return endless;
  if (what.any_day) return from + what.span - 1;
  Day end = endless;
  for (const Slot& slot : what.slots) {
    if (slot.start >= from) end = std::min(end, slot.end);
  }
  return end;
}

/** The first day on which a need can be there. */
Day Jobs::ready(Index at) const {
  const Need& need = task_.needs[at];
  if (need.kind == Need::held) return 0;
  if (need.kind == Need::thing) {
    const Index job = job_of_[need.thing_at];
    const Day end = job == nothing ? endless : earliest_end(job);
    return end >= endless ? endless : std::max(end + 1, 0);
  }
  std::vector<std::pair<Day, std::int64_t>> parts;
  for (const Need::Part& part : need.parts) {
    const Day day = ready(part.need);
    if (day < endless) parts.emplace_back(day, part.worth);
  }
  std::sort(parts.begin(), parts.end());
  std::int64_t sum = 0;
  if (sum >= need.least) return 0;
  for (const auto& [day, worth] : parts) {
    sum += worth;
    if (sum >= need.least) return day;
  }
  return endless;
}

Day Jobs::days_for(std::int64_t work) const {
  if (task_.limits.rate <= 0) return work > 0 && task_.limits.rate == 0 ? endless : 0;
  const std::int64_t days = (work + task_.limits.rate - 1) / task_.limits.rate;
  return static_cast<Day>(std::min<std::int64_t>(days, endless));
}

Day Jobs::lower_bound() const {
  Day lower = -1;
  std::int64_t work = 0;
  std::int64_t alone = 0;
  for (Index job = 0; job < count(); ++job) {
    lower = std::max(lower, earliest_end(job));
    work += work_[job];
    if (big_[job]) alone += spans_[job];
  }
  const Day one_by_one = static_cast<Day>(std::min<std::int64_t>(alone, endless));
  return std::max({lower, days_for(work) - 1, one_by_one - 1});
}

Day Jobs::last_day_of_use() const {
  std::int64_t last = 0;
  const auto& terms = task_.limits.terms;
  Day latest_slot = terms.empty() ? 0 : terms.back();
  for (Index job = 0; job < count(); ++job) {
    const Thing& what = thing(job);
    last += what.any_day ? what.span : 0;
    // What recurs is not waited for longer than from one time to the next, once it began.
    Day wait = 0;
    std::vector<Day> begun;  // by offering, the last
    for (const Slot& slot : what.slots) {
      if (begun.size() <= slot.offering) begun.resize(slot.offering + 1, endless);
      Day& last_begun = begun[slot.offering];
      if (!slot.expected || last_begun == endless) {
        latest_slot = std::max(latest_slot, slot.end);
      } else {
        wait = std::max(wait, slot.end - last_begun);
      }
      last_begun = slot.start;
    }
    last += wait;
  }
  return static_cast<Day>(std::min<std::int64_t>(last + latest_slot + 1, endless));
}

// ---- twins --------------------------------------------------------------------------------------

void Jobs::mark(Index at, std::vector<bool>& needed) const {
  const Need& need = task_.needs[at];
  if (need.kind == Need::thing) needed[need.thing_at] = true;
  for (const Need::Part& part : need.parts) mark(part.need, needed);
}

/** Of things that are alike in all, the first is placed first. */
void Jobs::find_twins() {
  std::vector<bool> needed(task_.things.size(), false);
  for (const Index need : task_.of_program) mark(need, needed);
  for (Index job = 0; job < count(); ++job) {
    for (const Index need : {thing(job).before, thing(job).beside}) {
      if (need != nothing) mark(need, needed);
    }
  }
  twin_.assign(count(), nothing);
  for (Index job = 0; job < count(); ++job) {
    if (!is_plain(thing(job)) || needed[chosen_.things[job]]) continue;
    for (Index other = job; other-- > 0;) {
      if (needed[chosen_.things[other]] || !are_alike(job, other)) continue;
      twin_[job] = other;
      break;
    }
  }
}

bool Jobs::are_alike(Index a, Index b) const {
  const Thing& one = thing(a);
  const Thing& two = thing(b);
  const bool same_money = task_.limits.budget_per_term < 0 || one.due == two.due;
  const bool awards_count = task_.limits.award_by < endless || !chosen_.late.empty();
  const bool same_award = one.award == two.award && one.span_known == two.span_known;
  return is_plain(two) && same_money && one.span == two.span && one.rate == two.rate &&
         by(a) == by(b) && awards_before(a) == awards_before(b) && (!awards_count || same_award);
}

}  // namespace credstack::plan
