// The planner: what is left to do for a program, at the least cost or in the least time, with
// proof.
#pragma once

#include <memory>

#include "learner/learner.hpp"
#include "plan/answer.hpp"
#include "plan/wishes.hpp"
#include "recognition/graph.hpp"

namespace credstack::plan {

struct PlanOptions {
  Date on;                               ///< a whole day
  std::uint64_t work_limit = 1'000'000;  ///< steps of the search; three times that of all together
};

/**
 * Plans for one program and one record. Questions with other wishes use again what stays the same.
 * Everything given must outlive it.
 */
class Planner {
 public:
  Planner(const Catalog& catalog, const Graph& graph, AchievementId program,
          const learner::Learner& learner, const PlanOptions& options);
  ~Planner();
  Planner(Planner&&) noexcept;

  ProgramPlan plan(const Wishes& wishes);

  /** Begins to plan, in slices; what was under way is given up. The wishes must outlive it. */
  void begin(const Wishes& wishes);
  /** Works for about so many steps; false: it is done. */
  bool resume(std::uint64_t steps);
  /** What is found by now; all of it, where nothing is left to be done. */
  ProgramPlan so_far();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace credstack::plan
