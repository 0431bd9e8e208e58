// Things are placed one after the other, none before the one placed last, each as early as it can
// be. Every schedule in which nothing can be moved to an earlier day is made so by some order: a
// thing in it could else begin earlier beside those that begin before it, and what begins after it
// is not touched by that.
//
// Where something has to stay valid it may have to be late. By any one order all days are at their
// earliest; where one fails because something ended too early, then in each schedule of that order
// some such thing ends later. So all orders are looked at again with each that failed so made to
// wait, by the first day that would have been enough.
#include "plan/schedule.hpp"

#include <algorithm>
#include <set>

#include "model/sorting.hpp"
#include "plan/placing.hpp"

namespace credstack::plan {
namespace {

/** Orders that are looked at, in part or whole. */
constexpr std::uint64_t most_nodes = 30'000;

class Scheduler {
 public:
  Scheduler(const Task& task, const Chosen& chosen, Day good_enough, std::int64_t charged_once)
      : task_(task), jobs_(task, chosen), placing_(jobs_, charged_once), good_enough_(good_enough) {
    bound_ = std::min({task.limits.deadline, chosen.ends_by, jobs_.last_day_of_use()});
    lower_ = jobs_.lower_bound();
  }

  Schedule run(std::uint64_t& work) {
    const Index count = jobs_.count();
    if (lower_ <= bound_) {
      std::vector<Day> first(count, -1);
      for (Index job = 0; job < count; ++job) {
        const Day valid = jobs_.thing(job).valid;
        if (valid < endless) first[job] = std::max(lower_ - valid, -1);
      }
      wait(std::move(first));
    }
    work += work_ + placing_.work_since() + std::uint64_t{64} * (count + 1);
    if (best_.outcome == Schedule::found) {
      best_.earliest = best_.end <= lower_ || (!over_ && best_.end > good_enough_);
    } else if (over_) {
      best_.outcome = Schedule::stopped;
    }
    return std::move(best_);
  }

 private:
  struct Option {
    Index job;
    Placed place;
  };

  // ---- what waits -------------------------------------------------------------------------------

  using Ends = std::vector<Day>;  ///< by job: it ends no sooner

  void wait(Ends first) {
    std::vector<Ends> open;
    open.push_back(std::move(first));
    std::set<Ends> seen;
    while (!open.empty() && !over_ && !is_settled()) {
      const Ends ends = std::move(open.back());
      open.pop_back();
      if (!seen.insert(ends).second) continue;
      seen_.clear();
      placing_.begin(ends);
      work_left_ = 0;
      alone_left_ = 0;
      for (Index job = 0; job < jobs_.count(); ++job) count_left(job, 1);
      place(0);
      if (jobs_.has_late()) add_later(ends, open);
    }
  }

  /** The same with one more that waits, by what failed. */
  void add_later(const Ends& ends, std::vector<Ends>& open) const {
    for (Index job = 0; job < jobs_.count(); ++job) {
      const Day end = placing_.wanted()[job];
      if (end <= ends[job] || end > std::min(bound_, jobs_.by(job))) continue;
      open.push_back(ends);
      open.back()[job] = end;
    }
  }

  // ---- orders -----------------------------------------------------------------------------------

  bool is_settled() const {
    return best_.outcome == Schedule::found && best_.end <= std::max(lower_, good_enough_);
  }

  void place(Day from) {
    if (over_ || is_settled()) return;
    if (placing_.are_all_placed()) {
      take();
      return;
    }
    if (++nodes_ > most_nodes) {
      over_ = true;
      return;
    }
    constexpr std::uint64_t each = 16;
    work_ += each * jobs_.count();
    // What is the same for the rest has been looked at.
    const bool is_free = jobs_.is_free();
    if (!is_free && !seen_.insert(placing_.state(from)).second) return;
    for (const Option& option : options(from)) {
      placing_.put(option.job, option.place);
      count_left(option.job, -1);
      if (can_be_in_time(option.place.start)) place(option.place.start);
      count_left(option.job, 1);
      placing_.take_back(option.job);
      // Where nothing competes the first order has everything as early as it can be.
      if (over_ || is_free) return;
    }
  }

  std::vector<Option> options(Day from) {
    std::vector<Option> found;
    Option over{nothing, {0, endless, nothing}};  // what can be over first
    for (Index job = 0; job < jobs_.count(); ++job) {
      const Index twin = jobs_.twin(job);
      if (placing_.is_placed(job) || (twin != nothing && !placing_.is_placed(twin))) continue;
      Placed place;
      if (!placing_.first_place(job, from, bound_, place)) continue;
      found.push_back({job, place});
      if (jobs_.thing(job).valid >= endless) {
        if (place.end < over.place.end) over = {job, place};
      }
      if (jobs_.has_shorter() && place.slot != nothing) add_shorter(job, place, found);
    }
    // What can be over before another begins takes nothing from it, but money of its term.
    if (task_.limits.budget_per_term < 0) {
      const auto waits = [&](const Option& option) {
        return option.job != over.job && option.place.start > over.place.end;
      };
      found.erase(std::remove_if(found.begin(), found.end(), waits), found.end());
    }
    sort_stably(found, [&](const Option& a, const Option& b) {
      if (a.place.start != b.place.start) return a.place.start < b.place.start;
      return a.place.end > b.place.end;
    });
    return found;
  }

  /** Times of it that begin later than that place and end earlier. */
  void add_shorter(Index job, const Placed& first, std::vector<Option>& found) {
    Day end = first.end;
    Placed later;
    for (Day from = first.start; placing_.first_shorter(job, from, end, later);
         from = later.start) {
      found.push_back({job, later});
      end = later.end;
    }
  }

  void count_left(Index job, std::int64_t times) {
    work_left_ += times * jobs_.least_work(job);
    if (jobs_.is_big(job)) alone_left_ += times * jobs_.least_span(job);
  }

  bool can_be_in_time(Day from) const {
    Day last = from - 1;  // what takes no day ends the day before
    for (Index job = 0; job < jobs_.count(); ++job) {
      if (placing_.is_placed(job)) continue;
      if (jobs_.least_span(job) >= endless) return false;
      const Day start = std::max(from, jobs_.earliest_start(job));
      last = std::max(last, start + jobs_.least_span(job) - 1);
    }
    if (last > bound_) return false;
    if (task_.limits.rate <= 0 || work_left_ == 0) return true;
    std::int64_t under_way = 0;
    std::int64_t alone = alone_left_;
    for (const Index job : placing_.order()) {
      const Placed& there = placing_.placed()[job];
      if (there.end < from) continue;
      const std::int64_t rate = placing_.rate_of(job, there);
      under_way += rate * (there.end - from + 1);
      if (2 * rate > task_.limits.rate) alone += there.end - from + 1;
    }
    return from + jobs_.days_for(work_left_ + under_way) - 1 <= bound_ &&
           from + alone - 1 <= bound_;
  }

  /** All are placed. */
  void take() {
    Day end = -1;
    for (const Placed& each : placing_.placed()) end = std::max(end, each.end);
    if (end > bound_ || !placing_.is_schedule(end)) return;
    best_.outcome = Schedule::found;
    best_.end = end;
    best_.placed = placing_.placed();
    bound_ = end - 1;
  }

  const Task& task_;
  Jobs jobs_;
  Placing placing_;
  Day good_enough_;
  std::set<std::vector<Day>> seen_;  ///< of what is placed, while the same jobs wait
  std::int64_t work_left_ = 0;       ///< of what is not placed, in seconds a week times days
  std::int64_t alone_left_ = 0;      ///< days of what is not placed and goes with no other such
  Day bound_ = endless;              ///< an end that is of interest
  Day lower_ = -1;
  std::uint64_t nodes_ = 0;
  std::uint64_t work_ = 0;
  bool over_ = false;
  Schedule best_;
};

}  // namespace

Schedule schedule(const Task& task, const Chosen& chosen, Day good_enough,
                  std::int64_t charged_once, std::uint64_t& work) {
  return Scheduler(task, chosen, good_enough, charged_once).run(work);
}

}  // namespace credstack::plan
