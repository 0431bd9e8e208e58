#include "plan/planner.hpp"

#include "plan/conflict.hpp"
#include "plan/planning.hpp"

namespace credstack::plan {

struct Planner::State {
  State(const Catalog& catalog, const Graph& graph, AchievementId program,
        const learner::Learner& learner, const PlanOptions& options)
      : ground(catalog, graph, program, learner, options) {}

  Ground ground;
};

Planner::Planner(const Catalog& catalog, const Graph& graph, AchievementId program,
                 const learner::Learner& learner, const PlanOptions& options)
    : state_(std::make_unique<State>(catalog, graph, program, learner, options)) {}
Planner::~Planner() = default;
Planner::Planner(Planner&&) noexcept = default;

ProgramPlan Planner::plan(const Wishes& wishes) {
  Ground& ground = state_->ground;
  ProgramPlan made;
  made.program = ground.program();
  made.unit = ground.universe().tree->unit;
  made.regular = whole_cost(ground.catalog(), ground.program(), ground.options().on);
  Planning planning(ground, wishes, ground.options().work_limit);
  made.currency = planning.currency();
  made.route = planning.best(Certainty::planned, Kind::any);
  const bool undecided = !made.route && planning.stopped();
  if (ground.is_met({})) {
    const auto least = planning.best(Certainty::planned, Kind::any, {Objective::steps});
    // Where nothing is left to do, something may still be wished.
    made.complete = least && least->steps.empty() &&
                    (!made.route || !is_better(ground.catalog(), *made.route, *least, wishes));
    if (made.complete) made.route = least;
  }
  if (!made.complete && (wishes.possible || !made.route)) {
    made.possible = planning.best(Certainty::possible, Kind::any);
    if (made.possible && made.route &&
        !is_better(ground.catalog(), *made.possible, *made.route, wishes)) {
      made.possible.reset();
    }
  }
  if (made.complete) return made;
  made.direct = planning.best(Certainty::planned, Kind::direct);
  if (undecided && made.direct) {
    // What the direct route is, is a plan as well.
    made.route = made.direct;
    made.route->proof.optimal = false;
    made.route->proof.bound = 0;
  }
  if (made.route && wishes.frontier) {
    made.frontier = planning.frontier(made.frontier_complete);
  }
  if (!made.route && !undecided) made.none = explain(ground, wishes);
  return made;
}

}  // namespace credstack::plan
