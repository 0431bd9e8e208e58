// How long things take, and when they can begin (docs/plan.md, Time).
#pragma once

#include "plan/task.hpp"

namespace credstack::plan {

class Times {
 public:
  Times(const Catalog& catalog, const Wishes& wishes, Date start);

  /** Sets the thing's days, its offerings that are wished, and the work they take. */
  void set(Thing& thing) const;
  /** Whether it is taught in a way that is wished. */
  bool is_as_wished(const Achievement& record) const;

  Day day_of(Date date) const;
  Date date_of(Day day) const { return days_after(start_, day); }
  /** Seconds a week that there are; negative: no limit. */
  std::int64_t rate() const { return rate_; }
  /** The first days of terms, ascending. */
  std::vector<Day> terms() const;

 private:
  bool is_offered_as_wished(const Offering& offering, const StudyFacts& facts) const;
  void add_slots(const Offering& offering, Index at, Thing& thing) const;
  std::optional<std::int64_t> seconds_of(const Achievement& record, Thing& thing) const;

  const Catalog& catalog_;
  const Wishes& wishes_;
  Date start_;
  std::int64_t rate_ = -1;
};

}  // namespace credstack::plan
