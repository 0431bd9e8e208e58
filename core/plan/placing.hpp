// Jobs that have been placed on days, each beginning no sooner than the one before, and where the
// next can be.
#pragma once

#include <vector>

#include "plan/jobs.hpp"

namespace credstack::plan {

/** Days that jobs wait for: none starts or ends sooner. */
struct Waits {
  std::vector<Day> starts;
  std::vector<Day> ends;
  friend bool operator<(const Waits& a, const Waits& b) {
    return a.starts != b.starts ? a.starts < b.starts : a.ends < b.ends;
  }
};

class Placing {
 public:
  Placing(const Jobs& jobs, std::int64_t charged_once);

  /** Begins with nothing placed. */
  void begin(const Waits& waits);

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
   * By job, the first day that it would have had to start or end on for something that failed
   * since begin(); `endless`: nothing failed that it could have helped by being later.
   */
  const Waits& wanted() const { return wanted_; }
  /** Numbers looked at since it was last asked. */
  std::uint64_t work_since();

 private:
  bool fits(Index job, const Placed& place);
  bool is_ready(Index job, Day day);
  bool is_there(Index at, Day day, bool beside) const;
  Index awards_before(Day day) const;
  Day first_award() const;
  void note_expired(Index at, Day day);
  void note_beside(Index job, Index at);
  std::int64_t rate_on(Day day) const;
  std::size_t term_of(Day day) const;
  std::int64_t pays(Index job) const;

  const Jobs& jobs_;
  const Task& task_;
  std::int64_t charged_once_;
  Waits waits_;
  Waits wanted_;
  std::vector<Placed> placed_;
  std::vector<bool> is_placed_;
  std::vector<Index> order_;
  std::vector<Index> position_;     ///< in it, by job
  Index asking_ = nothing;          ///< whose needs are looked at
  Index until_ = nothing;           ///< what is placed from here on is looked at apart
  std::vector<std::int64_t> paid_;  ///< by term, the first before any begins
  std::vector<Day> days_;
  std::uint64_t work_ = 0;
};

}  // namespace credstack::plan
