// Things are placed one after the other, none before the one placed last, each as early as it can
// be. Every schedule in which nothing can be moved to an earlier day is made so by some order: a
// thing in it could else begin earlier beside those that begin before it, and what begins after it
// is not touched by that. Where something has to stay valid it may have to be late: then all its
// days are tried.
#include "plan/schedule.hpp"

#include <algorithm>

#include "model/sorting.hpp"

namespace credstack::plan {
namespace {

/** Orders that are looked at. */
constexpr std::uint64_t most_nodes = 30'000;
/** Days that are tried for a thing that may have to be late. */
constexpr std::size_t most_days = 4'000;

class Scheduler {
 public:
  Scheduler(const Task& task, const Chosen& chosen, Day good_enough, std::int64_t charged_once)
      : task_(task),
        chosen_(chosen),
        good_enough_(good_enough),
        charged_once_(charged_once),
        job_of_(task.things.size(), nothing),
        placed_(chosen.things.size()),
        is_placed_(chosen.things.size(), false),
        position_(chosen.things.size(), 0),
        paid_(task.limits.terms.size() + 1, 0) {
    for (Index job = 0; job < jobs(); ++job) job_of_[chosen.things[job]] = job;
    bound_ = std::min(task.limits.deadline, chosen.ends_by);
  }

  Schedule run(std::uint64_t& work) {
    find_bounds();
    find_twins();
    place(0);
    bool may_be_late_somewhere = false;
    for (Index job = 0; job < jobs(); ++job) {
      may_be_late_somewhere = may_be_late_somewhere || may_be_late(job);
    }
    if (best_.outcome != Schedule::found && may_be_late_somewhere) {
      tries_days_ = true;
      over_ = false;
      nodes_ = 0;
      place(0);
    }
    work += nodes_ * (jobs() + 1);
    if (best_.outcome == Schedule::found) {
      best_.earliest = best_.end <= lower_ || (!over_ && best_.end > good_enough_);
    } else if (over_ || cut_short_) {
      best_.outcome = Schedule::stopped;
    }
    return std::move(best_);
  }

 private:
  Index jobs() const { return static_cast<Index>(chosen_.things.size()); }
  const Thing& thing(Index job) const { return task_.things[chosen_.things[job]]; }

  /** Days that it takes at the least. */
  static Day least_span(const Thing& what) {
    if (what.any_day) return what.span;
    Day least = endless;
    for (const Slot& slot : what.slots) least = std::min(least, slot.end - slot.start + 1);
    return least;
  }
  std::int64_t least_work(const Thing& what) const {
    if (what.any_day) return what.rate * what.span;
    std::int64_t least = -1;
    for (std::size_t at = 0; at < what.slot_rates.size(); ++at) {
      const Slot& slot = what.slots[at];
      const std::int64_t work = what.slot_rates[at] * (slot.end - slot.start + 1);
      if (least < 0 || work < least) least = work;
    }
    return std::max<std::int64_t>(least, 0);
  }

  /** No schedule ends before `lower_`. */
  void find_bounds() {
    for (Index job = 0; job < jobs(); ++job) {
      has_shorter_ = has_shorter_ || may_be_shorter(thing(job));
    }
    lower_ = -1;
    std::int64_t work = 0;
    left_.resize(jobs());
    for (Index job = 0; job < jobs(); ++job) {
      lower_ = std::max(lower_, thing(job).earliest_end);
      left_[job] = least_work(thing(job));
      work += left_[job];
    }
    work_left_ = work;
    lower_ = std::max(lower_, days_for(work) - 1);
    bound_ = std::min(bound_, last_day_of_use());
  }

  /** A day by which whatever can be scheduled can have ended: no day is without a reason. */
  Day last_day_of_use() const {
    std::int64_t last = 0;
    const auto& terms = task_.limits.terms;
    Day latest_slot = terms.empty() ? 0 : terms.back();
    for (Index job = 0; job < jobs(); ++job) {
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

  Day days_for(std::int64_t work) const {
    if (task_.limits.rate <= 0) return work > 0 && task_.limits.rate == 0 ? endless : 0;
    const std::int64_t days = (work + task_.limits.rate - 1) / task_.limits.rate;
    return static_cast<Day>(std::min<std::int64_t>(days, endless));
  }

  /** Of things that are alike in all, the first is placed first. */
  void find_twins() {
    std::vector<bool> needed(task_.things.size(), false);
    for (const Need& need : task_.needs) {
      if (need.kind == Need::thing) needed[need.thing_at] = true;
    }
    twin_.assign(jobs(), nothing);
    for (Index job = 0; job < jobs(); ++job) {
      const Thing& one = thing(job);
      if (!is_plain(one) || needed[chosen_.things[job]]) continue;
      for (Index other = job; other-- > 0;) {
        const Thing& two = thing(other);
        const bool same_money = task_.limits.budget_per_term < 0 || one.due == two.due;
        if (is_plain(two) && !needed[chosen_.things[other]] && same_money && one.span == two.span &&
            one.rate == two.rate && chosen_.by[job] == chosen_.by[other] &&
            (task_.limits.award_by >= endless || one.award == two.award)) {
          twin_[job] = other;
          break;
        }
      }
    }
  }

  static bool is_plain(const Thing& what) {
    return what.any_day && what.before == nothing && what.beside == nothing &&
           what.valid == endless;
  }

  // ---- what must come before ------------------------------------------------------------------

  /** Whether a need is there on a day, by what is placed. */
  bool is_there(Index at, Day day, bool beside) const {
    const Need& need = task_.needs[at];
    switch (need.kind) {
      case Need::held:
        return need.until >= day;
      case Need::thing: {
        const Index job = job_of_[need.thing_at];
        if (job == nothing) return false;
        // Of two that stand beside each other one is placed first, and looked at again.
        if (!is_placed_[job]) return beside && asking_ != nothing && stand_beside(asking_, job);
        const Placed& there = placed_[job];
        if (position_[job] >= until_) {
          // Placed later: it may begin with what it stands beside, but not wait for that.
          return beside && there.start <= day &&
                 (thing(job).before == nothing || is_there(thing(job).before, day, false));
        }
        if (beside) return there.start <= day;
        return there.end < day && day - there.end <= thing(job).valid;
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

  bool needs_are_there(const Thing& what, Day day) const {
    return (what.before == nothing || is_there(what.before, day, false)) &&
           (what.beside == nothing || is_there(what.beside, day, true));
  }

  // ---- where a thing fits ---------------------------------------------------------------------

  std::int64_t rate_on(Day day) const {
    std::int64_t sum = 0;
    for (const Index job : order_) {
      if (placed_[job].end >= day) sum += rate_of(job, placed_[job]);
    }
    return sum;
  }
  std::int64_t rate_of(Index job, const Placed& place) const {
    const Thing& what = thing(job);
    if (place.slot == nothing) return what.rate;
    return what.slot_rates.empty() ? 0 : what.slot_rates[place.slot];
  }

  std::size_t term_of(Day day) const {
    const auto& terms = task_.limits.terms;
    return static_cast<std::size_t>(std::upper_bound(terms.begin(), terms.end(), day) -
                                    terms.begin());
  }
  std::int64_t pays(Index job) const {
    return thing(job).due + (order_.empty() ? charged_once_ : 0);
  }

  /** Whether a job may be there, beside those that begin no later. */
  bool fits(Index job, const Placed& place) const {
    const Thing& what = thing(job);
    if (place.end > bound_ || place.end > chosen_.by[job]) return false;
    asking_ = job;
    const bool ready = needs_are_there(what, place.start);
    asking_ = nothing;
    if (!ready) return false;
    if (task_.limits.rate >= 0 && place.end >= place.start &&
        rate_on(place.start) + rate_of(job, place) > task_.limits.rate) {
      return false;
    }
    return task_.limits.budget_per_term < 0 ||
           paid_[term_of(place.start)] + pays(job) <= task_.limits.budget_per_term;
  }

  /** The first place from that day on; false: none. */
  bool first_place(Index job, Day from, Placed& place) const {
    const Thing& what = thing(job);
    if (!what.any_day) {
      for (Index at = 0; at < what.slots.size(); ++at) {
        if (what.slots[at].start < from) continue;
        place = {what.slots[at].start, what.slots[at].end, at};
        if (fits(job, place)) return true;
      }
      return false;
    }
    place = {from, from + what.span - 1, nothing};
    if (fits(job, place)) return true;
    // What changes on later days: something ends, or a term begins.
    std::vector<Day> days;
    for (const Index other : order_) {
      if (placed_[other].end >= from) days.push_back(placed_[other].end + 1);
    }
    if (task_.limits.budget_per_term >= 0) {
      for (const Day term : task_.limits.terms) {
        if (term > from) days.push_back(term);
      }
    }
    std::sort(days.begin(), days.end());
    for (const Day day : days) {
      place = {day, day + what.span - 1, nothing};
      if (place.end > bound_) return false;
      if (fits(job, place)) return true;
    }
    return false;
  }

  // ---- the search -----------------------------------------------------------------------------

  struct Option {
    Index job;
    Placed place;
  };

  bool is_settled() const {
    return best_.outcome == Schedule::found &&
           (best_.end <= std::max(lower_, good_enough_) || is_free());
  }
  /** Nothing competes for days, so that the first order has everything as early as it can be. */
  bool is_free() const {
    return task_.limits.rate < 0 && task_.limits.budget_per_term < 0 && !tries_days_ &&
           !has_shorter_;
  }
  /** Whether something begun later may end earlier. */
  static bool may_be_shorter(const Thing& what) {
    Day end = -1;
    for (const Slot& slot : what.slots) {
      if (slot.end < end) return true;
      end = slot.end;
    }
    return false;
  }

  void place(Day from) {
    if (over_ || is_settled()) return;
    if (order_.size() == jobs()) {
      take();
      return;
    }
    if (++nodes_ > most_nodes) {
      over_ = true;
      return;
    }
    for (const Option& option : options(from)) {
      put(option);
      if (can_be_in_time(option.place.start)) place(option.place.start);
      take_back(option);
      if (over_ || is_free()) return;
    }
  }

  std::vector<Option> options(Day from) {
    std::vector<Option> found;
    for (Index job = 0; job < jobs(); ++job) {
      if (is_placed_[job] || (twin_[job] != nothing && !is_placed_[twin_[job]])) continue;
      Placed place;
      if (!first_place(job, from, place)) continue;
      found.push_back({job, place});
      const bool any_time = tries_days_ && may_be_late(job);
      if (has_shorter_ && place.slot != nothing && !any_time) add_shorter(job, place, found);
      if (!any_time) continue;
      if (place.slot != nothing) {
        add_slots_after(job, place.slot, found);
      } else {
        add_later_days(job, place.start, found);
      }
      nodes_ += found.size() / 4;
    }
    sort_stably(found, [&](const Option& a, const Option& b) {
      if (a.place.start != b.place.start) return a.place.start < b.place.start;
      return a.place.end > b.place.end;
    });
    return found;
  }

  bool has_room(const std::vector<Option>& found) {
    cut_short_ = cut_short_ || found.size() > most_days;
    return found.size() <= most_days;
  }
  /** Of those that begin on one day, one that ends later may be valid for longer. */
  void add_slots_after(Index job, Index first, std::vector<Option>& found) {
    const Thing& what = thing(job);
    for (Index at = first + 1; at < what.slots.size() && has_room(found); ++at) {
      const Placed place{what.slots[at].start, what.slots[at].end, at};
      if (fits(job, place)) found.push_back({job, place});
    }
  }
  void add_later_days(Index job, Day first, std::vector<Option>& found) {
    for (Day day = first + 1; day <= bound_ && has_room(found); ++day) {
      Placed later;
      if (!first_place(job, day, later)) return;
      day = later.start;
      found.push_back({job, later});
    }
  }

  /** Times of it that begin later than that place and end earlier. */
  void add_shorter(Index job, const Placed& first, std::vector<Option>& found) const {
    Day end = first.end;
    Placed later;
    for (Day from = first.start; first_place_of(job, from, end, later); from = later.start) {
      found.push_back({job, later});
      end = later.end;
    }
  }
  /** The first of its times from that day on that ends earlier. */
  bool first_place_of(Index job, Day from, Day end, Placed& place) const {
    const Thing& what = thing(job);
    for (Index at = 0; at < what.slots.size(); ++at) {
      if (what.slots[at].start < from || what.slots[at].end >= end) continue;
      place = {what.slots[at].start, what.slots[at].end, at};
      if (fits(job, place)) return true;
    }
    return false;
  }

  /** Later is better for what has to be valid still, and for what waits for one that waits for it.
   */
  bool may_be_late(Index job) const {
    return thing(job).valid < endless || stands_beside_itself(job);
  }
  bool stands_beside_itself(Index job) const {
    if (thing(job).beside == nothing) return false;
    for (Index other = 0; other < jobs(); ++other) {
      if (other != job && stand_beside(job, other)) return true;
    }
    return false;
  }
  bool stand_beside(Index a, Index b) const {
    return thing(a).beside != nothing && thing(b).beside != nothing &&
           names(thing(a).beside, chosen_.things[b]) && names(thing(b).beside, chosen_.things[a]);
  }
  bool names(Index at, Index which) const {
    const Need& need = task_.needs[at];
    if (need.kind == Need::thing) return need.thing_at == which;
    return std::any_of(need.parts.begin(), need.parts.end(),
                       [&](const Need::Part& part) { return names(part.need, which); });
  }

  bool can_be_in_time(Day from) const {
    Day last = from - 1;  // what takes no day ends the day before
    for (Index job = 0; job < jobs(); ++job) {
      if (is_placed_[job]) continue;
      const Thing& what = thing(job);
      const Day span = least_span(what);
      if (span >= endless) return false;
      last = std::max({last, from + span - 1, what.earliest_end});
    }
    if (last > bound_) return false;
    if (task_.limits.rate <= 0 || work_left_ == 0) return true;
    std::int64_t under_way = 0;
    for (const Index job : order_) {
      const Placed& there = placed_[job];
      if (there.end >= from) under_way += rate_of(job, there) * (there.end - from + 1);
    }
    return from + days_for(work_left_ + under_way) - 1 <= bound_;
  }

  void put(const Option& option) {
    paid_[term_of(option.place.start)] += pays(option.job);
    placed_[option.job] = option.place;
    is_placed_[option.job] = true;
    position_[option.job] = static_cast<Index>(order_.size());
    work_left_ -= left_[option.job];
    order_.push_back(option.job);
  }
  void take_back(const Option& option) {
    order_.pop_back();
    work_left_ += left_[option.job];
    is_placed_[option.job] = false;
    paid_[term_of(option.place.start)] -= pays(option.job);
  }

  /** All are placed. */
  void take() {
    Day end = -1;
    for (const Placed& each : placed_) end = std::max(end, each.end);
    if (end > bound_) return;
    for (Index job = 0; job < jobs(); ++job) {
      const Thing& what = thing(job);
      until_ = position_[job];
      const bool beside = what.beside == nothing || is_there(what.beside, placed_[job].start, true);
      until_ = nothing;
      if (!beside) {
        return;
      }
      if (what.valid < endless && end - placed_[job].end > what.valid) {
        return;
      }
    }
    if (task_.limits.award_by < endless && first_award() > task_.limits.award_by) return;
    for (const Index need : task_.of_program) {
      if (!is_there(need, end + 1, false)) return;
    }
    best_.outcome = Schedule::found;
    best_.end = end;
    best_.placed = placed_;
    bound_ = end - 1;
  }

  Day first_award() const {
    Day first = endless;
    for (Index job = 0; job < jobs(); ++job) {
      const Thing& what = thing(job);
      if (what.award && what.span_known) first = std::min(first, placed_[job].end);
    }
    return first;
  }

  const Task& task_;
  const Chosen& chosen_;
  Day good_enough_;
  std::int64_t charged_once_;
  std::vector<Index> job_of_;  ///< by thing
  std::vector<Placed> placed_;
  std::vector<bool> is_placed_;
  std::vector<Index> order_;
  std::vector<Index> position_;     ///< in it, by job
  mutable Index asking_ = nothing;  ///< whose needs are looked at
  Index until_ = nothing;           ///< what is placed from here on is looked at apart
  std::vector<std::int64_t> paid_;  ///< by term, the first before any begins
  std::vector<std::int64_t> left_;  ///< work of each, in seconds a week times days
  std::int64_t work_left_ = 0;
  std::vector<Index> twin_;
  Day bound_ = endless;  ///< an end that is of interest
  Day lower_ = -1;
  std::uint64_t nodes_ = 0;
  bool over_ = false;
  bool has_shorter_ = false;  ///< something begun later may end earlier
  bool tries_days_ = false;
  bool cut_short_ = false;  ///< days were left out
  Schedule best_;
};

}  // namespace

Schedule schedule(const Task& task, const Chosen& chosen, Day good_enough,
                  std::int64_t charged_once, std::uint64_t& work) {
  return Scheduler(task, chosen, good_enough, charged_once).run(work);
}

}  // namespace credstack::plan
