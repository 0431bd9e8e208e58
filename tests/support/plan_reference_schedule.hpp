// The schedules of one set of things, each day of it that can matter. Why no other day does:
//
// Where nothing that is taken has a validity, no rule of docs/plan.md asks for a later day but
// offerings, needs, hours and terms. A step that begins on a day that is neither the first, nor the
// day after another's end, nor the day of another's beginning, nor that of a term, can begin a day
// earlier (with all that begin with it): whatever was finished before is still finished before,
// the day before is not fuller than its own was, it is in the same term, and nothing ends later.
//
// Where something has to stay valid, a step may have to wait so that it ends late enough. All rules
// are then differences of two beginnings that are at least a number, of which the earliest solution
// is a chain of such numbers from a fixed day (the first, an offering's, a term's). So all sums of
// these numbers are tried.
#pragma once

#include <functional>

#include "support/plan_reference.hpp"

namespace credstack::test {

class ScheduleSearch {
 public:
  /** Whether a plan of these values, or of values no less, is of interest; and the plan. */
  using Wanted = std::function<bool(const PlanValues&)>;
  using Found = std::function<void(const std::vector<PlacedStep>&, const PlanValues&)>;

  ScheduleSearch(const PlanReference& reference, Bits set, ScheduleLimits limits);

  void run(const PlanValues& fixed, const Wanted& wanted, const Found& found);

 private:
  bool can_be_ordered() const;
  bool can_be_paid() const;
  void find_days();
  std::vector<PlacedStep> choices(std::size_t thing) const;
  void place_next();
  bool may_start(std::size_t thing, const PlacedStep& step) const;
  bool has_hours(const PlacedStep& step) const;
  bool is_placed(std::size_t thing) const;
  int earliest_end(std::size_t thing, int from) const;
  int earliest_end() const;
  bool can_end_well() const;
  bool has_entry_of_program() const;
  bool keeps_budget_per_term() const;
  PlanValues values(bool all) const;

  /** What a need is looked at for. */
  enum class When : std::uint8_t { before, beside, by_the_end, at_all };
  bool is_met(RequirementId at, int day, When when) const;
  bool is_there(AchievementId id, const Requirement& node, int day, When when) const;
  bool record_has(AchievementId id, const Requirement& node, int day, When when) const;
  bool record_has_award(const Requirement& node, int day, When when) const;
  bool step_is_there(const PlacedStep& step, int day, When when) const;
  OrganizationId owner_of(const Requirement& node) const;
  bool reaches(const learner::Item& item, const Requirement& node) const;
  int valid_until(const PlacedStep& step) const;
  const Achievement& stated(std::size_t thing) const;

  const PlanReference& plan_;
  const Catalog& catalog_;
  Bits set_;
  ScheduleLimits limits_;
  bool keeps_valid_ = false;
  std::vector<int> days_;  ///< all that can matter where something has to stay valid
  PlanValues fixed_;
  Wanted wanted_;
  Found found_;
  std::vector<PlacedStep> placed_;
};

}  // namespace credstack::test
