#include "plan/planning.hpp"

#include <algorithm>

namespace credstack::plan {
namespace {

constexpr std::uint64_t numbers_a_step = 1024;
/** Steps of an audit that confirms a plan. */
constexpr std::uint64_t audit_steps = 20'000;
constexpr std::size_t most_points = 100;

std::uint8_t standing_of(Certainty certainty) {
  return certainty == Certainty::planned ? static_cast<std::uint8_t>(audit::Status::planned)
                                         : audit::possible_standing;
}

std::vector<AchievementId> ids_of(const Universe& universe) {
  std::vector<AchievementId> ids;
  for (const Candidate& each : universe.candidates) ids.push_back(each.id);
  return ids;
}

}  // namespace

Ground::Ground(const Catalog& catalog, const Graph& graph, AchievementId program,
               const learner::Learner& learner, const PlanOptions& options)
    : catalog_(catalog),
      program_(program),
      options_(options),
      auditor_(catalog, graph, {program}),
      universe_(universe_of(catalog, graph, auditor_, learner, options.on)) {}

const audit::Relaxation& Ground::relaxation(Certainty certainty) {
  auto& made = relaxations_[static_cast<std::size_t>(certainty)];
  if (!made) made = audit::relax_met(universe_.posed.built.problem, standing_of(certainty));
  return *made;
}

bool Ground::is_met(const std::vector<Index>& candidates, Certainty certainty) const {
  std::vector<Candidate> which;
  for (const Index at : candidates) which.push_back(universe_.candidates[at]);
  const learner::Learner record = with_planned(catalog_, universe_.record, which);
  const audit::AuditAnswer answer =
      auditor_.audit(record, {.on = options_.on, .what_if = true, .work_limit = audit_steps});
  return answer.programs.front().status <=
         (certainty == Certainty::planned ? audit::Status::planned : audit::Status::possible);
}

std::vector<RequirementId> Ground::unmet() const {
  const audit::AuditAnswer answer =
      auditor_.audit(universe_.extended, {.on = options_.on,
                                          .what_if = true,
                                          .work_limit = audit_steps,
                                          .most_pieces = ~std::size_t{0}});
  std::vector<RequirementId> unmet;
  const auto& nodes = answer.programs.front().nodes;
  for (std::size_t at = 0; at < nodes.size(); ++at) {
    const bool is_leaf = at + 1 == nodes.size() || nodes[at + 1].depth <= nodes[at].depth;
    const bool has_goal = std::any_of(
        nodes[at].goals.begin(), nodes[at].goals.end(),
        [](const audit::GoalFinding& goal) { return goal.status > audit::Status::planned; });
    if (nodes[at].status > audit::Status::planned && (is_leaf || has_goal)) {
      unmet.push_back(nodes[at].node);
    }
  }
  return unmet;
}

Planning::Planning(Ground& ground, const Wishes& wishes, std::uint64_t work_limit)
    : ground_(ground),
      wishes_(wishes),
      times_(ground.catalog(), wishes, wishes.start ? wishes.start : ground.options().on),
      prices_(ground.catalog(), *ground.universe().tree, wishes, ground.options().on,
              ids_of(ground.universe())),
      work_limit_(std::max<std::uint64_t>(work_limit, 1)) {}

Task Planning::task(Certainty certainty, Kind kind) const {
  return task_of({.catalog = ground_.catalog(),
                  .universe = ground_.universe(),
                  .wishes = wishes_,
                  .prices = prices_,
                  .times = times_,
                  .on = ground_.options().on,
                  .looked_at = standing_of(certainty),
                  .direct = kind == Kind::direct});
}

std::optional<Route> Planning::settle(const Task& task, Certainty certainty,
                                      const std::vector<Objective>& objectives,
                                      std::int64_t most_unknown_spans) {
  Budget budget{work_limit_ * numbers_a_step};
  const std::uint64_t whole = budget.left;
  Settler settler(task, ground_.relaxation(certainty), budget);
  if (overlooks_unknown_) settler.overlook_unknown();
  if (most_unknown_spans >= 0) settler.bound_unknown_spans(most_unknown_spans);
  const auto settled = settler.settle(objectives);
  stopped_ = stopped_ || settler.stopped();
  if (!settled) return std::nullopt;
  // Nothing is shown that an audit does not confirm.
  if (!ground_.is_met(settled->found.things, certainty)) {
    stopped_ = true;
    return std::nullopt;
  }
  Route route = route_of({.catalog = ground_.catalog(),
                          .universe = ground_.universe(),
                          .prices = prices_,
                          .times = times_},
                         task, *settled);
  route.proof.work = (whole - budget.left) / numbers_a_step;
  return route;
}

std::vector<Index> Planning::fewest_of(const Task& closed, bool& proven) {
  const Task open = task(Certainty::planned, Kind::any);
  std::vector<std::int64_t> worth;
  for (std::size_t at = 0; at < open.things.size(); ++at) {
    worth.push_back(open.things[at].open && closed.things[at].against ? 1 : 0);
  }
  Budget budget{work_limit_ * numbers_a_step};
  Settler settler(open, ground_.relaxation(Certainty::planned), budget);
  const Searched searched = settler.least(worth);
  proven = searched.proven;
  std::vector<Index> things;
  if (!searched.best) return things;
  for (const Index thing : searched.best->things) {
    if (worth[thing] > 0) things.push_back(thing);
  }
  return things;
}

std::optional<Route> Planning::best(Certainty certainty, Kind kind) {
  return best(certainty, kind, wishes_.minimize);
}

std::optional<Route> Planning::best(Certainty certainty, Kind kind,
                                    const std::vector<Objective>& objectives) {
  return settle(task(certainty, kind), certainty, objectives, -1);
}

std::optional<Route> Planning::least(Objective objective) {
  overlooks_unknown_ = true;
  auto route = best(Certainty::planned, Kind::any, {objective});
  overlooks_unknown_ = false;
  return route;
}

/** The cheapest that takes less time than another, and of those the one that takes least. */
std::optional<Route> Planning::faster_than(const Route& other) {
  const std::vector<Objective> objectives{Objective::cost, Objective::time};
  std::optional<Route> found;
  if (other.end) {
    Task made = task(Certainty::planned, Kind::any);
    const Day before = times_.day_of(other.end) - 1;
    made.limits.deadline = std::min(made.limits.deadline, before);
    find_earliest_ends(made);
    found = settle(made, Certainty::planned, objectives, other.unknown_spans);
  }
  if (other.unknown_spans == 0) return found;
  auto surer = settle(task(Certainty::planned, Kind::any), Certainty::planned, objectives,
                      std::int64_t{other.unknown_spans} - 1);
  if (!found || (surer && is_better(ground_.catalog(), *surer, *found, Wishes{}))) return surer;
  return found;
}

std::vector<Route> Planning::frontier(bool& complete) {
  std::vector<Route> routes;
  complete = true;
  auto next = best(Certainty::planned, Kind::any, {Objective::cost, Objective::time});
  while (next && routes.size() < most_points) {
    complete = complete && next->proof.optimal;
    routes.push_back(std::move(*next));
    next = faster_than(routes.back());
  }
  complete = complete && !next && !stopped_;
  return routes;
}

bool is_better(const Catalog& catalog, const Route& a, const Route& b, const Wishes& wishes) {
  const auto first_award = [&](const Route& route) {
    Date first{.year = 9999};
    for (const Step& step : route.steps) {
      const AchievementType type = catalog[step.thing].type;
      const bool award = type != AchievementType::course && type != AchievementType::assessment;
      if (award && !step.prior_learning && step.end) first = std::min(first, step.end);
    }
    return first;
  };
  for (const Objective objective : wishes.minimize) {
    switch (objective) {
      case Objective::cost:
        if (a.unknown_prices != b.unknown_prices) return a.unknown_prices < b.unknown_prices;
        if (a.cost != b.cost) return a.cost < b.cost;
        break;
      case Objective::time:
        if (a.unknown_spans != b.unknown_spans) return a.unknown_spans < b.unknown_spans;
        if (a.end != b.end) return a.end < b.end;
        break;
      case Objective::steps:
        if (a.steps.size() != b.steps.size()) return a.steps.size() < b.steps.size();
        break;
      case Objective::first_award:
        if (first_award(a) != first_award(b)) return first_award(a) < first_award(b);
        break;
      case Objective::outlay:
        break;
    }
  }
  return false;
}

}  // namespace credstack::plan
