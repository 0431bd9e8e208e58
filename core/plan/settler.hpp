// The objectives of a wish, settled one after the other, each with proof.
#pragma once

#include "plan/counts.hpp"
#include "plan/search.hpp"

namespace credstack::plan {

/** The best plan of a task, as far as the work allowed. */
struct Settled {
  Found found;
  std::int64_t cost = 0;  ///< of the steps, known prices
  std::int64_t unknown_prices = 0;
  std::int64_t unknown_spans = 0;
  bool optimal = false;  ///< in all objectives
  bool first_proven = false;
  std::int64_t bound = 0;  ///< of the first objective
};

class Settler {
 public:
  /** @param relaxation of what meets everything. Both must outlive it. */
  Settler(const Task& task, const audit::Relaxation& relaxation, Budget& budget);

  /** The best plan; none: there is none, or none was found in time (then `stopped`). */
  Work<std::optional<Settled>> settle(const std::vector<Objective>& objectives);
  /** A plan to be bettered; it must be one of the task. */
  void start_from(Found found) { start_ = std::move(found); }
  /** The best plan so far, while the work goes on. */
  std::optional<Settled> so_far() const;
  /** The awards after which the learner may stop. */
  void stop_after(Index awards) { awards_ = awards; }
  /** Looks at what is known alone, not at how much is unknown. */
  void overlook_unknown() { overlooks_unknown_ = true; }
  /** From now on only plans with no more steps of unknown span. */
  void bound_unknown_spans(std::int64_t most) {
    rows_.push_back({count(now_, Count::unknown_span), 0, most});
  }
  /** The plan of which these come to least, by thing. */
  Work<Searched> least(const std::vector<std::int64_t>& worth) { return look(now_, worth, false); }
  bool stopped() const { return stopped_; }

 private:
  Found staged(Found found) const;
  Found unstaged(Found found) const;

  Work<Searched> look(const Task& task, std::vector<std::int64_t> worth, bool any);
  Work<bool> settle_sum(Count what);
  Work<bool> settle_cost();
  Work<bool> settle_time();
  Work<bool> settle_first_award();
  Day first_award_of(const Found& found) const;
  Work<bool> settle_outlay();
  Work<bool> settle_no_outlay(bool proven, bool first, std::size_t rows);
  Work<bool> prefer_named();
  /** A plan that ends by that day, if there is one. */
  Work<Searched> by_day(Day deadline);
  /** Some plan, where there is none at hand. */
  Work<bool> find_any();
  void add_up(Settled& settled) const;
  /** @param any  only some plan was looked for. */
  bool take(Searched&& searched, bool first, bool any = false);

  const Task& task_;
  const audit::Relaxation& relaxation_;
  Budget& budget_;
  Task now_;  ///< with what is settled
  std::vector<Bounded> rows_;
  Timetables timetables_;
  std::vector<Objective> objectives_;
  std::optional<Found> start_;
  Found staged_start_;  ///< of the search at hand
  Index awards_ = 1;
  Searched looking_;  ///< by the search at hand
  Settled best_;
  bool any_ = false;
  bool overlooks_unknown_ = false;
  bool stopped_ = false;
  bool proven_ = true;
};

}  // namespace credstack::plan
