// Whether a set of things is a plan: what it is allocated to meets everything, and it fits in time.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "audit/filling.hpp"
#include "plan/model.hpp"
#include "plan/timetables.hpp"

namespace credstack::plan {

/** A set that is a plan. */
struct Found {
  std::vector<Index> things;  ///< ascending
  std::vector<audit::Used> uses;
  Schedule schedule;
};

class Taking {
 public:
  /** Everything given must outlive it. */
  Taking(const Task& task, const Model& model, Timetables& timetables);

  /** The things that values of the model's variables take, second things too. */
  std::vector<Index> things_of(std::span<const std::int64_t> values) const;

  /**
   * Whether the things are a plan; its uses and days are those of the plan then, and no second
   * things are left in it.
   * @param values  of the model's variables: the allocation that is tried first.
   */
  bool is_plan(Found& found, std::span<const std::int64_t> values);

  /** Whether it could not be decided of some set. */
  bool is_stuck() const { return stuck_; }
  /** Numbers looked at since it was last asked. */
  std::uint64_t work_since();

 private:
  bool allocate(Found& found, std::span<const std::int64_t> values);
  bool allocate_anew(Found& found);
  bool fits_in_time(Found& found);

  const Task& task_;
  const Model& model_;
  Timetables& timetables_;
  audit::Filling filling_;
  std::vector<bool> late_;  ///< of the things: they begin after the learner may stop
  std::vector<double> wishes_;
  std::vector<audit::Grains> amounts_;
  int audits_ = 0;
  bool stuck_ = false;
  std::uint64_t work_ = 0;
};

}  // namespace credstack::plan
