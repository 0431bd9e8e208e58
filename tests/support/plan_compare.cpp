#include "support/plan_compare.hpp"

#include <algorithm>
#include <random>

#include "support/plan_generator.hpp"
#include "support/plan_reference_conflict.hpp"

namespace credstack::test {
namespace {

using plan::Objective;
using plan::ProgramPlan;
using plan::Route;

/** What a route is worth by what it says itself. */
PlanValues values_of(const PlanWorld& world, const PlanReference& reference, const Route& route) {
  PlanValues made;
  made.unknown_prices = route.unknown_prices;
  made.cost = route.cost;
  made.unknown_spans = route.unknown_spans;
  made.steps = static_cast<std::int64_t>(route.steps.size());
  const auto number = [&](Date date) {
    int day = -1;
    while (reference.day(day) < date) ++day;
    return day;
  };
  if (route.end) made.end = number(route.end);
  std::vector<int> awards;
  for (const plan::Step& step : route.steps) {
    const bool award = !step.choice && world.catalog()[step.thing].type != AchievementType::course;
    if (award && step.end) {
      awards.push_back(number(step.end));
      made.first_award = std::min<std::int64_t>(made.first_award, awards.back());
    }
  }
  for (const plan::Step& step : route.steps) {
    const bool named = !step.choice;
    if (!named || !reference.is_recognised({step.thing, step.prior_learning})) ++made.unrecognised;
  }
  std::sort(awards.begin(), awards.end());
  if (awards.size() < reference.wishes().stop_after) return made;
  const int stop = awards[reference.wishes().stop_after - 1];
  made.unknown_outlay = 0;
  made.outlay = route.charged_once;
  for (const plan::Step& step : route.steps) {
    const bool award = !step.choice && world.catalog()[step.thing].type != AchievementType::course;
    const bool begun = step.start && number(step.start) <= stop;
    if (!begun && !(award && step.end && number(step.end) <= stop)) continue;
    made.outlay += step.price.minor.value_or(0) - step.price.funded;
    if (!step.price.minor) ++made.unknown_outlay;
  }
  return made;
}

class Comparison {
 public:
  Comparison(const PlanWorld& world, const plan::Wishes& wishes, const ProgramPlan& found)
      : world_(world), wishes_(wishes), found_(found), reference_(world, wishes) {}

  std::optional<std::string> differences() {
    const auto best = reference_.best();
    compare_one("plan", best, found_.route, wishes_.minimize);
    const bool has_steps = best && !best->steps.empty();
    if (best) say_unless(found_.complete == best->steps.empty(), "complete, or not");
    if (best && found_.route) compare_proof(*best);
    if (wishes_.possible) compare_possible(best);
    if (has_steps) compare_direct();
    if (has_steps && wishes_.frontier) compare_frontier();
    say_unless(best || found_.possible || found_.none, "nothing is said of why there is no plan");
    say_unless(!best || !found_.none, "it is said that there is no plan");
    if (!best && found_.none) text_ += what_is_wrong(world_, wishes_, *found_.none);
    return reference_.is_complete() ? std::optional(text_) : std::nullopt;
  }

 private:
  void say(const std::string& what) { text_ += what + "\n"; }
  void say_unless(bool right, const std::string& what) {
    if (!right) say(what);
  }

  void compare_one(const std::string& name, const std::optional<ReferencePlan>& expected,
                   const std::optional<Route>& found, const std::vector<Objective>& minimize) {
    if (expected.has_value() != found.has_value()) {
      say(name + (found ? " is given, and there is none"
                        : " is not given: " + to_string(expected->values)));
    }
    if (!found) return;
    const std::string wrong = reference_.what_is_wrong(*found);
    if (!wrong.empty()) text_ += name + ":\n" + wrong;
    if (expected) compare_values(name, expected->values, *found, minimize);
  }

  void compare_values(const std::string& name, const PlanValues& expected, const Route& found,
                      const std::vector<Objective>& minimize) {
    PlanValues values = values_of(world_, reference_, found);
    // Of a plan without a step nobody says whether what is charged once is still to be paid.
    if (expected.steps == 0) values.cost = expected.cost;
    if (key_of(values, minimize) == key_of(expected, minimize)) return;
    say(name + " is worth " + to_string(values) + ", the best " + to_string(expected));
  }

  void compare_proof(const ReferencePlan& best) {
    say_unless(found_.route->proof.optimal, "it is not proven");
    const bool counts = !wishes_.minimize.empty() && !best.steps.empty();
    const bool dated = counts && wishes_.minimize.front() == Objective::first_award;
    if (!counts || (dated && best.values.first_award == never_ends)) return;
    const bool stops = best.values.outlay < std::numeric_limits<std::int64_t>::max();
    if (wishes_.minimize.front() == Objective::outlay && !stops) return;
    const std::int64_t bound = reference_.first_value(best.values);
    say_unless(found_.route->proof.bound == bound, "the bound is not " + std::to_string(bound));
  }

  void compare_possible(const std::optional<ReferencePlan>& best) {
    if (best && best->steps.empty()) return;  // nothing is left to do
    const auto possible = reference_.best(true);
    const auto key = [&](const ReferencePlan& plan) {
      return key_of(plan.values, wishes_.minimize);
    };
    const bool better = possible && (!best || key(*possible) < key(*best));
    compare_one("what is possible", better ? possible : std::nullopt, found_.possible,
                wishes_.minimize);
    say_unless(!found_.possible || found_.possible->possible, "what is possible is called planned");
  }

  void compare_direct() {
    const auto direct = reference_.direct();
    std::vector<Objective> first = wishes_.minimize;
    first.resize(std::min<std::size_t>(first.size(), 1));
    const bool counts =
        !first.empty() && (first[0] == Objective::cost || first[0] == Objective::time);
    if (!counts) return;
    compare_one("the direct route", direct, found_.direct, first);
    if (!found_.direct) return;
    const OrganizationId owner = world_.catalog()[world_.read().program()].owner;
    for (const plan::Step& step : found_.direct->steps) {
      if (step.choice) continue;
      say_unless(world_.catalog()[step.thing].owner == owner, "the direct route goes elsewhere");
    }
  }

  void compare_frontier() {
    const auto frontier = reference_.frontier();
    say_unless(found_.frontier_complete, "the frontier is not complete");
    say_unless(frontier.size() == found_.frontier.size(),
               "the frontier has " + std::to_string(frontier.size()));
    for (std::size_t i = 0; i < std::min(frontier.size(), found_.frontier.size()); ++i) {
      const std::string name = "the frontier's " + std::to_string(i + 1);
      compare_one(name, frontier[i], found_.frontier[i], {Objective::cost, Objective::time});
    }
  }

  const PlanWorld& world_;
  const plan::Wishes& wishes_;
  const ProgramPlan& found_;
  PlanReference reference_;
  std::string text_;
};

}  // namespace

std::optional<std::string> differences(const PlanWorld& world, const plan::Wishes& wishes,
                                       const ProgramPlan& found) {
  return Comparison(world, wishes, found).differences();
}

Route route_of(const PlanWorld& world, const PlanReference& reference, const ReferencePlan& plan) {
  Route route;
  for (const PlacedStep& placed : plan.steps) {
    const PlanThing& thing = world.things()[placed.thing];
    plan::Step step;
    step.thing = thing.id;
    step.prior_learning = thing.prior_learning;
    if (thing.chosen_for) {
      step.choice.emplace();
      step.choice->leaf = thing.chosen_for;
      step.choice->course = !thing.chosen.credit;
      if (thing.chosen.credit) step.credit = thing.chosen.credit->min;
    }
    step.price.minor = reference.price(placed.thing).minor;
    step.price.funded = reference.price(placed.thing).funded;
    step.span_known = reference.has_span(placed.thing);
    if (placed.end >= placed.start) {
      step.start = reference.day(placed.start);
      step.end = reference.day(placed.end);
    }
    route.steps.push_back(step);
  }
  route.cost = plan.values.cost;
  route.charged_once = reference.charged_once();
  route.unknown_prices = static_cast<std::uint32_t>(plan.values.unknown_prices);
  route.unknown_spans = static_cast<std::uint32_t>(plan.values.unknown_spans);
  if (plan.values.end >= 0) route.end = reference.day(static_cast<int>(plan.values.end));
  route.proof.optimal = true;
  route.proof.bound = reference.first_value(plan.values);
  return route;
}

PlanCase plan_case_from(std::uint64_t seed) {
  std::mt19937_64 dice(seed);
  std::vector<std::uint16_t> drawn(900);
  for (std::uint16_t& each : drawn) each = static_cast<std::uint16_t>(dice());
  Choices choices(std::move(drawn));
  return PlanGenerator(choices, static_cast<PlanMix>(seed % 8)).make();
}

}  // namespace credstack::test
