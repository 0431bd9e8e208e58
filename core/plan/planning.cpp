#include "plan/planning.hpp"

#include <algorithm>
#include <utility>

#include "plan/carrying.hpp"
#include "plan/outlay.hpp"

namespace credstack::plan {
namespace {

/** Steps of an audit that confirms a plan. */
constexpr std::uint64_t audit_steps = 20'000;
constexpr std::uint64_t most_audit_steps = 200'000;
constexpr std::size_t most_points = 100;

std::uint8_t standing_of(Certainty certainty) {
  return certainty == Certainty::planned ? static_cast<std::uint8_t>(audit::Status::planned)
                                         : audit::possible_standing;
}

std::vector<AchievementId> ids_of(const Universe& universe) {
  std::vector<AchievementId> ids;
  for (const Candidate& each : universe.candidates) {
    if (each.id) ids.push_back(each.id);
  }
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

bool Ground::is_met(const std::vector<Index>& candidates, Certainty certainty,
                    std::span<const audit::Used> uses) const {
  std::vector<Candidate> which;
  for (const Index at : candidates) which.push_back(universe_.candidates[at]);
  const learner::Learner record = with_planned(catalog_, universe_.record, which);
  const audit::Posed posed = auditor_.pose(record, {.on = options_.on, .what_if = true});
  const audit::Status worst =
      certainty == Certainty::planned ? audit::Status::planned : audit::Status::possible;
  bool settled = false;
  const auto is_met_in = [&](std::uint64_t steps, std::span<const audit::Used> start) {
    const audit::AuditAnswer answer = auditor_.audit(
        posed, record, {.on = options_.on, .what_if = true, .work_limit = steps}, start);
    settled = certainty == Certainty::planned
                  ? answer.proof.points_proven
                  : !answer.looked_at_possible || answer.possible_proof.points_proven;
    return answer.programs.front().status <= worst;
  };
  if (!uses.empty() && is_met_in(0, carried_over(universe_, posed, candidates, uses))) return true;
  if (is_met_in(audit_steps, {})) return true;
  // What is hard to place is looked at once more, for longer.
  return !settled && !candidates.empty() && is_met_in(most_audit_steps, {});
}

std::vector<RequirementId> Ground::unmet() const {
  // Of what may be chosen in several sizes the largest is enough.
  std::vector<Candidate> which;
  for (const Candidate& each : universe_.candidates) {
    const Choice* before = which.empty() ? nullptr : which.back().choice;
    const bool larger = before != nullptr && each.choice != nullptr && !before->what.course &&
                        before->leaf == each.choice->leaf;
    if (larger) which.pop_back();
    which.push_back(each);
  }
  const learner::Learner record = with_planned(catalog_, universe_.record, which);
  const audit::AuditAnswer answer = auditor_.audit(record, {.on = options_.on,
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

void Ground::allow(std::uint64_t steps) {
  constexpr std::uint64_t most = ~std::uint64_t{0} / numbers_a_step;
  left_ = std::min(steps, most) * numbers_a_step;
}

void Ground::allow_at_most(std::uint64_t steps) {
  const std::uint64_t before = left_;
  allow(steps);
  left_ = std::min(left_, before);
}

Budget Ground::budget_of(std::uint64_t steps) {
  const std::uint64_t before = left_;
  allow_at_most(steps);
  const std::uint64_t given = std::exchange(left_, before);
  left_ -= given;
  return {given, pace_};
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

/** Nothing is shown that an audit does not confirm. */
std::optional<Route> Planning::confirmed(const Task& task, Certainty certainty,
                                         const Settled& settled) {
  if (!ground_.is_met(settled.found.things, certainty, settled.found.uses)) return std::nullopt;
  return route_of({.catalog = ground_.catalog(),
                   .universe = ground_.universe(),
                   .prices = prices_,
                   .times = times_},
                  task, settled);
}

Work<std::optional<Route>> Planning::settle(Task task, Certainty certainty,
                                            std::vector<Objective> objectives,
                                            std::int64_t most_unknown_spans) {
  Budget budget = ground_.budget_of(work_limit_);
  const std::uint64_t whole = budget.left;
  Settler settler(task, ground_.relaxation(certainty), budget);
  settler.stop_after(wishes_.stop_after);
  if (overlooks_unknown_) settler.overlook_unknown();
  if (most_unknown_spans >= 0) settler.bound_unknown_spans(most_unknown_spans);
  if (start_ && certainty == Certainty::planned) settler.start_from(*std::exchange(start_, {}));
  under_way_ = UnderWay{&task, &settler, certainty};
  const auto settled = co_await settler.settle(objectives);
  under_way_.reset();
  ground_.take_back(budget);
  stopped_ = stopped_ || settler.stopped();
  if (!settled) co_return std::nullopt;
  auto route = confirmed(task, certainty, *settled);
  if (!route) {
    stopped_ = true;
    co_return std::nullopt;
  }
  last_ = settled->found;
  route->proof.work = (whole - budget.left) / numbers_a_step;
  co_return route;
}

std::optional<Route> Planning::so_far() {
  if (!under_way_) return std::nullopt;
  const auto settled = under_way_->settler->so_far();
  if (!settled) return std::nullopt;
  return confirmed(*under_way_->task, under_way_->certainty, *settled);
}

Work<std::vector<Index>> Planning::fewest_of(const Task& closed, bool& proven) {
  Task open = task(Certainty::planned, Kind::any);
  std::vector<std::int64_t> worth;
  for (std::size_t at = 0; at < open.things.size(); ++at) {
    // Of some only a part of the times is closed: these may be more than need be.
    const Thing& now = closed.things[at];
    // What one would choose oneself has no name that could be said.
    if (now.choice != nullptr && now.against) open.things[at].open = false;
    const bool in_part = now.slots.size() < open.things[at].slots.size();
    worth.push_back(open.things[at].open && (now.against || in_part) ? 1 : 0);
  }
  Budget budget = ground_.budget_of(work_limit_);
  Settler settler(open, ground_.relaxation(Certainty::planned), budget);
  const Searched searched = co_await settler.least(worth);
  ground_.take_back(budget);
  proven = searched.proven;
  std::vector<Index> things;
  if (!searched.best) co_return things;
  for (const Index thing : searched.best->things) {
    if (worth[thing] == 0) continue;
    things.push_back(thing);
    proven = proven && closed.things[thing].against.has_value();
  }
  co_return things;
}

Work<std::optional<Route>> Planning::best(Certainty certainty, Kind kind) {
  return best(certainty, kind, wishes_.minimize);
}

Work<std::optional<Route>> Planning::best(Certainty certainty, Kind kind,
                                          std::vector<Objective> objectives) {
  return settle(task(certainty, kind), certainty, std::move(objectives), -1);
}

Work<std::optional<Route>> Planning::least(Objective objective) {
  overlooks_unknown_ = true;
  const std::vector<Objective> objectives{objective};
  auto route = co_await best(Certainty::planned, Kind::any, objectives);
  overlooks_unknown_ = false;
  co_return route;
}

/** The cheapest that takes less time than another, and of those the one that takes least. */
Work<std::optional<Route>> Planning::faster_than(const Route& other) {
  const std::vector<Objective> objectives{Objective::cost, Objective::time};
  std::optional<Route> found;
  if (other.end) {
    Task made = task(Certainty::planned, Kind::any);
    const Day before = times_.day_of(other.end) - 1;
    made.limits.deadline = std::min(made.limits.deadline, before);
    find_earliest_ends(made);
    found = co_await settle(std::move(made), Certainty::planned, objectives, other.unknown_spans);
  }
  if (other.unknown_spans == 0) co_return found;
  auto surer = co_await settle(task(Certainty::planned, Kind::any), Certainty::planned, objectives,
                               std::int64_t{other.unknown_spans} - 1);
  const Wishes cost_and_time;
  if (!found || (surer && is_better(ground_.catalog(), *surer, *found, cost_and_time))) {
    co_return surer;
  }
  co_return found;
}

Work<std::vector<Route>> Planning::frontier(bool& complete) {
  std::vector<Route> routes;
  complete = true;
  const std::vector<Objective> objectives{Objective::cost, Objective::time};
  auto next = co_await best(Certainty::planned, Kind::any, objectives);
  while (next && routes.size() < most_points) {
    complete = complete && next->proof.optimal;
    routes.push_back(std::move(*next));
    next = co_await faster_than(routes.back());
  }
  complete = complete && !next && !stopped_;
  co_return routes;
}

bool is_better(const Catalog& catalog, const Route& a, const Route& b, const Wishes& wishes) {
  const auto first_award = [&](const Route& route) {
    Date first{.year = 9999};
    for (const Step& step : route.steps) {
      if (step.choice) continue;
      const AchievementType type = catalog[step.thing].type;
      const bool award = type != AchievementType::course && type != AchievementType::assessment;
      if (award && !step.prior_learning && step.end) first = std::min(first, step.end);
    }
    return first;
  };
  const auto unrecognised = [](const Route& route) {
    return std::count_if(route.steps.begin(), route.steps.end(),
                         [](const Step& step) { return !step.recognised; });
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
      case Objective::outlay: {
        const auto one = outlay_of(catalog, a, wishes.stop_after);
        const auto two = outlay_of(catalog, b, wishes.stop_after);
        if (one.has_value() != two.has_value()) return one.has_value();
        if (!one) break;
        if (one->unknown_prices != two->unknown_prices) {
          return one->unknown_prices < two->unknown_prices;
        }
        if (one->paid != two->paid) return one->paid < two->paid;
        break;
      }
      case Objective::unrecognised:
        if (unrecognised(a) != unrecognised(b)) return unrecognised(a) < unrecognised(b);
        break;
    }
  }
  return false;
}

}  // namespace credstack::plan
