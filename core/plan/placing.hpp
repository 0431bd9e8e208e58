// Jobs that have been placed on days, each beginning no sooner than the one before, and where the
// next can be.
#pragma once

#include <vector>

#include "plan/jobs.hpp"

namespace credstack::plan {

class Placing {
 public:
  Placing(const Jobs& jobs, std::int64_t charged_once);

  /** Begins with nothing placed. By job, it ends no sooner here. */
  void begin(const std::vector<Day>& no_sooner);

  /** The first place from that day on that ends by `last`; false: none. */
  bool first_place(Index job, Day from, Day last, Placed& place);
  /** The first of its times from that day on that ends before `end`. */
  bool first_shorter(Index job, Day from, Day end, Placed& place);

  void put(Index job, const Placed& place);
  void take_back(Index job);

  bool is_placed(Index job) const { return is_placed_[job]; }
  bool are_all_placed() const { return order_.size() == jobs_.count(); }
  const std::vector<Index>& order() const { return order_; }
  const std::vector<Placed>& placed() const { return placed_; }
  std::int64_t rate_of(Index job, const Placed& place) const;

  /** Where all are placed: whether that is a schedule. Where it is not, why is noted. */
  bool is_schedule(Day end);
  /** What the rest depends on, of all that is placed before that day. */
  std::vector<Day> state(Day from) const;

  /**
   * By job, the first day on which it would have had to end for something that failed since
   * begin(); `endless`: nothing failed that it could have helped by being later.
   */
  const std::vector<Day>& wanted() const { return wanted_; }
  /** Numbers looked at since it was last asked. */
  std::uint64_t work_since();

 private:
  bool fits(Index job, const Placed& place);
  bool is_ready(Index job, Day day);
  bool is_there(Index at, Day day, bool beside) const;
  Index awards_before(Day day) const;
  Day first_award() const;
  void note_expired(Index at, Day day);
  std::int64_t rate_on(Day day) const;
  std::size_t term_of(Day day) const;
  std::int64_t pays(Index job) const;

  const Jobs& jobs_;
  const Task& task_;
  std::int64_t charged_once_;
  std::vector<Day> no_sooner_;
  std::vector<Day> wanted_;
  std::vector<Placed> placed_;
  std::vector<bool> is_placed_;
  std::vector<Index> order_;
  std::vector<std::int64_t> paid_;  ///< by term, the first before any begins
  std::vector<Day> days_;
  std::uint64_t work_ = 0;
};

}  // namespace credstack::plan
