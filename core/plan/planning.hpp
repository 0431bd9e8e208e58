// One program and record made ready to be planned for, and the plans under some wishes.
#pragma once

#include <optional>
#include <vector>

#include "plan/planner.hpp"
#include "plan/route.hpp"
#include "plan/task_builder.hpp"

namespace credstack::plan {

enum class Certainty : std::uint8_t { planned, possible };
enum class Kind : std::uint8_t { any, direct };

/** What stays the same, whatever is wished. */
class Ground {
 public:
  Ground(const Catalog& catalog, const Graph& graph, AchievementId program,
         const learner::Learner& learner, const PlanOptions& options);

  const Catalog& catalog() const { return catalog_; }
  AchievementId program() const { return program_; }
  const PlanOptions& options() const { return options_; }
  const Universe& universe() const { return universe_; }
  const audit::Relaxation& relaxation(Certainty certainty);

  /** Whether the audit finds the program met with these candidates as planned items. */
  /** What is not met with all candidates together: leaves, in the order of the tree. */
  std::vector<RequirementId> unmet() const;
  bool is_met(const std::vector<Index>& candidates, Certainty certainty = Certainty::planned) const;

 private:
  const Catalog& catalog_;
  AchievementId program_;
  PlanOptions options_;
  audit::Auditor auditor_;
  Universe universe_;
  std::optional<audit::Relaxation> relaxations_[2];
};

class Planning {
 public:
  /** @param work_limit  steps of each search. */
  Planning(Ground& ground, const Wishes& wishes, std::uint64_t work_limit);

  std::string_view currency() const { return prices_.currency(); }
  /** The best plan by the wishes' objectives; none: none was found. */
  std::optional<Route> best(Certainty certainty, Kind kind);
  std::optional<Route> best(Certainty certainty, Kind kind,
                            const std::vector<Objective>& objectives);
  /** The best in one objective, by what is known alone. */
  std::optional<Route> least(Objective objective);
  /** The plans that no other beats in both cost and time, cheapest first. */
  std::vector<Route> frontier(bool& complete);
  /** Whether the work ran out before it was known whether there is a plan. */
  bool stopped() const { return stopped_; }
  const Times& times() const { return times_; }
  Task task(Certainty certainty, Kind kind) const;
  /** The fewest things that another task closes and a plan needs; by candidate. */
  std::vector<Index> fewest_of(const Task& closed, bool& proven);

 private:
  /** @param most_unknown_spans  steps of unknown span that it may have; negative: any number. */
  std::optional<Route> settle(const Task& task, Certainty certainty,
                              const std::vector<Objective>& objectives,
                              std::int64_t most_unknown_spans);
  std::optional<Route> faster_than(const Route& other);

  Ground& ground_;
  const Wishes& wishes_;
  Times times_;
  Prices prices_;
  std::uint64_t work_limit_;
  bool overlooks_unknown_ = false;
  bool stopped_ = false;
};

/** By the wishes' objectives. */
bool is_better(const Catalog& catalog, const Route& a, const Route& b, const Wishes& wishes);

}  // namespace credstack::plan
