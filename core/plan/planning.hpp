// One program and record made ready to be planned for, and the plans under some wishes.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "plan/planner.hpp"
#include "plan/route.hpp"
#include "plan/task_builder.hpp"

namespace credstack::plan {

/** A step of the search, in numbers that are looked at. */
constexpr std::uint64_t numbers_a_step = 1024;

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
  Pace& pace() { return pace_; }

  /** So many steps are left to all searches together. */
  void allow(std::uint64_t steps);
  /** No more than that are left. */
  void allow_at_most(std::uint64_t steps);
  /** Of these, what one search may have; to be given back what it leaves. */
  Budget budget_of(std::uint64_t steps);
  void take_back(const Budget& budget) { left_ += budget.left; }

  /** What is not met with all candidates together: leaves, in the order of the tree. */
  std::vector<RequirementId> unmet() const;
  /**
   * Whether the audit finds the program met with these candidates as planned items.
   * @param uses  an allocation that may show it, in the problem of the universe
   */
  bool is_met(const std::vector<Index>& candidates, Certainty certainty = Certainty::planned,
              std::span<const audit::Used> uses = {}) const;

 private:
  const Catalog& catalog_;
  AchievementId program_;
  PlanOptions options_;
  audit::Auditor auditor_;
  Universe universe_;
  std::optional<audit::Relaxation> relaxations_[2];
  Pace pace_;
  std::uint64_t left_ = 0;  ///< numbers that searches may look at
};

class Planning {
 public:
  /** @param work_limit  steps of each search, where so many are left. */
  Planning(Ground& ground, const Wishes& wishes, std::uint64_t work_limit);
  /** From now on. */
  void limit_to(std::uint64_t work_limit) { work_limit_ = std::max<std::uint64_t>(work_limit, 1); }

  std::string_view currency() const { return prices_.currency(); }
  /** The best plan by the wishes' objectives; none: none was found. */
  Work<std::optional<Route>> best(Certainty certainty, Kind kind);
  Work<std::optional<Route>> best(Certainty certainty, Kind kind,
                                  std::vector<Objective> objectives);
  /** The best in one objective, by what is known alone. */
  Work<std::optional<Route>> least(Objective objective);
  /** The plans that no other beats in both cost and time, cheapest first. */
  Work<std::vector<Route>> frontier(bool& complete);
  /** The best so far of the search that is under way; a route that an audit confirms. */
  std::optional<Route> so_far();
  /** Whether the work ran out before it was known whether there is a plan. */
  bool stopped() const { return stopped_; }
  const Times& times() const { return times_; }
  Task task(Certainty certainty, Kind kind) const;
  /** The fewest things that another task closes and a plan needs; by candidate. */
  Work<std::vector<Index>> fewest_of(const Task& closed, bool& proven);
  /** The plan found last is what the next search starts from; it must be a plan there. */
  void start_from_last() { start_ = std::move(last_); }

 private:
  /** @param most_unknown_spans  steps of unknown span that it may have; negative: any number. */
  Work<std::optional<Route>> settle(Task task, Certainty certainty,
                                    std::vector<Objective> objectives,
                                    std::int64_t most_unknown_spans);
  std::optional<Route> confirmed(const Task& task, Certainty certainty, const Settled& settled);
  Work<std::optional<Route>> faster_than(const Route& other);

  Ground& ground_;
  const Wishes& wishes_;
  Times times_;
  Prices prices_;
  std::uint64_t work_limit_;
  bool overlooks_unknown_ = false;
  std::optional<Found> last_;
  std::optional<Found> start_;
  struct UnderWay {
    const Task* task;
    const Settler* settler;
    Certainty certainty;
  };
  std::optional<UnderWay> under_way_;
  bool stopped_ = false;
};

/** By the wishes' objectives. */
bool is_better(const Catalog& catalog, const Route& a, const Route& b, const Wishes& wishes);

}  // namespace credstack::plan
