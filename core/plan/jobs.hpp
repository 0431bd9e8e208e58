// What is to be scheduled, and what can be said of it before anything is placed.
#pragma once

#include <vector>

#include "plan/schedule.hpp"

namespace credstack::plan {

class Jobs {
 public:
  Jobs(const Task& task, const Chosen& chosen);

  Index count() const { return static_cast<Index>(chosen_.things.size()); }
  const Task& task() const { return task_; }
  const Thing& thing(Index job) const { return task_.things[chosen_.things[job]]; }
  /** The job that takes a thing; none: it is not taken. */
  Index of(Index thing) const { return job_of_[thing]; }

  /** It ends by then, whatever the plan does. */
  Day by(Index job) const { return chosen_.by[job]; }
  /** It starts after so many awards have ended; 0: at any time. */
  Index awards_before(Index job) const {
    return !chosen_.late.empty() && chosen_.late[job] ? chosen_.awards : 0;
  }
  /** By what must come before it, were there time for all at once; `endless`: never. */
  Day earliest_start(Index job) const { return earliest_[job]; }
  Day least_span(Index job) const { return spans_[job]; }
  /** In seconds a week times days. */
  std::int64_t least_work(Index job) const { return work_[job]; }
  /** Takes more than half of the hours that there are, so that no two such go together. */
  bool is_big(Index job) const { return big_[job]; }
  /** A job that is like it in all, and is placed before it. */
  Index twin(Index job) const { return twin_[job]; }
  /** Something begun later may end earlier. */
  bool has_shorter() const { return has_shorter_; }
  /** Later may be better for something, which has to be valid still. */
  bool has_late() const { return has_late_; }
  /** Nothing competes for days. */
  bool is_free() const;

  /** Days that so much work takes at the least. */
  Day days_for(std::int64_t work) const;
  /** No schedule ends before that day; `endless`: there is none. */
  Day lower_bound() const;
  /** A day by which whatever can be scheduled can have ended: no day is without a reason. */
  Day last_day_of_use() const;

 private:
  void measure();
  void find_earliest();
  Day earliest_end(Index job) const;
  Day ready(Index need) const;
  void find_twins();
  void mark(Index need, std::vector<bool>& needed) const;
  bool are_alike(Index a, Index b) const;

  const Task& task_;
  const Chosen& chosen_;
  std::vector<Index> job_of_;  ///< by thing
  std::vector<Day> spans_;
  std::vector<std::int64_t> work_;
  std::vector<Day> earliest_;
  std::vector<Index> twin_;
  std::vector<bool> big_;
  bool has_shorter_ = false;
  bool has_late_ = false;
};

}  // namespace credstack::plan
