#include "plan/planner.hpp"

#include <algorithm>

#include "plan/conflict.hpp"
#include "plan/planning.hpp"

namespace credstack::plan {
namespace {

/** All that is looked for has the work of so many searches. */
constexpr std::uint64_t searches = 3;
/** The direct route is only beside the plan. */
constexpr std::uint64_t part_of_direct = 4;

/** The direct route as the plan, of which nothing is proven. */
Route unproven(Route route) {
  route.proof.optimal = false;
  route.proof.bound = 0;
  return route;
}

}  // namespace

struct Planner::State {
  State(const Catalog& catalog, const Graph& graph, AchievementId program,
        const learner::Learner& learner, const PlanOptions& options)
      : ground(catalog, graph, program, learner, options) {}

  void prepare(const Wishes& wishes);
  Work<bool> work(const Wishes& wishes);

  Ground ground;
  ProgramPlan made;
  std::optional<Planning> planning;
  // After what it works on, so that it goes first.
  Stack stack;
  std::optional<Work<bool>> under_way;
};

Planner::Planner(const Catalog& catalog, const Graph& graph, AchievementId program,
                 const learner::Learner& learner, const PlanOptions& options)
    : state_(std::make_unique<State>(catalog, graph, program, learner, options)) {}
Planner::~Planner() = default;
Planner::Planner(Planner&&) noexcept = default;

void Planner::State::prepare(const Wishes& wishes) {
  made = {};
  made.program = ground.program();
  made.unit = ground.universe().tree->unit;
  made.regular = whole_cost(ground.catalog(), ground.program(), ground.options().on);
  const std::uint64_t limit = ground.options().work_limit;
  ground.allow(limit * searches);
  planning.emplace(ground, wishes, limit);
  made.currency = planning->currency();
}

Work<bool> Planner::State::work(const Wishes& wishes) {
  const std::vector<Objective> fewest{Objective::steps};
  const bool complete = ground.is_met({});
  if (!complete) {
    // The direct route is soon found, and is a plan to be bettered.
    planning->limit_to(ground.options().work_limit / part_of_direct);
    made.direct = co_await planning->best(Certainty::planned, Kind::direct);
    planning->limit_to(ground.options().work_limit);
    if (made.direct) planning->start_from_last();
  }
  made.route = co_await planning->best(Certainty::planned, Kind::any);
  const bool undecided = !made.route && planning->stopped();
  if (complete) {
    auto least = co_await planning->best(Certainty::planned, Kind::any, fewest);
    // Where nothing is left to do, something may still be wished.
    made.complete = least && least->steps.empty() &&
                    (!made.route || !is_better(ground.catalog(), *made.route, *least, wishes));
    if (made.complete) made.route = std::move(least);
  }
  if (!made.complete && (wishes.possible || !made.route)) {
    made.possible = co_await planning->best(Certainty::possible, Kind::any);
    if (made.possible && made.route &&
        !is_better(ground.catalog(), *made.possible, *made.route, wishes)) {
      made.possible.reset();
    }
  }
  if (made.complete) co_return true;
  if (complete) made.direct = co_await planning->best(Certainty::planned, Kind::direct);
  if (undecided && made.direct) made.route = unproven(*made.direct);
  if (made.route && wishes.frontier) {
    made.frontier = co_await planning->frontier(made.frontier_complete);
  }
  if (!made.route && !undecided) {
    ground.allow_at_most(ground.options().work_limit);
    made.none = co_await explain(ground, wishes);
  }
  co_return true;
}

void Planner::begin(const Wishes& wishes) {
  State& state = *state_;
  state.under_way.reset();
  state.stack = {};
  state.prepare(wishes);
  state.under_way.emplace(state.work(wishes));
  state.under_way->start(state.stack);
}

bool Planner::resume(std::uint64_t steps) {
  State& state = *state_;
  constexpr std::uint64_t most = ~std::uint64_t{0} / numbers_a_step;
  state.ground.pace().allow(std::min(steps, most) * numbers_a_step);
  while (!state.stack.empty() && state.ground.pace().left() > 0) state.stack.resume();
  return !state.stack.empty();
}

ProgramPlan Planner::so_far() {
  State& state = *state_;
  if (state.stack.empty()) return state.made;
  ProgramPlan made = state.made;
  made.searching = true;
  if (!made.route && state.planning) made.route = state.planning->so_far();
  if (!made.route && made.direct) made.route = unproven(*made.direct);
  return made;
}

ProgramPlan Planner::plan(const Wishes& wishes) {
  begin(wishes);
  while (resume(~std::uint64_t{0})) {
  }
  return std::move(state_->made);
}

}  // namespace credstack::plan
