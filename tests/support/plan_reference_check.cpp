// Whether what is given as a plan is one.
#include <algorithm>

#include "support/plan_reference_schedule.hpp"

namespace credstack::test {

using audit::Status;

std::string PlanReference::wrong_step(const plan::Step& step, Bits& set,
                                      ScheduleLimits& fixed) const {
  const std::string name = step.choice ? "a choice" : std::string(world_.catalog()[step.thing].id);
  const auto& things = world_.things();
  const RequirementId leaf = step.choice ? step.choice->leaf : RequirementId{};
  const auto found = std::find_if(things.begin(), things.end(), [&](const PlanThing& each) {
    if (each.chosen_for != leaf) return false;
    if (!step.choice) return each.id == step.thing && each.prior_learning == step.prior_learning;
    const auto at = static_cast<std::size_t>(&each - things.data());
    const auto& credit = each.chosen.credit;
    return credit ? credit->min == step.credit : !holds(set, at);
  });
  if (found == things.end()) return name + " is nothing that can be taken\n";
  const auto at = static_cast<std::size_t>(found - things.begin());
  if (holds(set, at)) return name + " is taken twice\n";
  set |= Bits{1} << at;
  const ReferenceSpan& span = spans_[at];
  std::string wrong;
  if (step.price.minor != prices_[at].minor || step.price.funded != prices_[at].funded) {
    wrong += name + " has another price\n";
  }
  if (step.span_known != span.known) wrong += name + " has a span that is known, or is not\n";
  if (!span.by_offering && span.days == 0) return wrong;
  if (!step.start || !step.end) return wrong + name + " has no days\n";
  const PlacedStep placed{at, number(step.start), number(step.end)};
  const bool is_one =
      span.by_offering ? std::any_of(span.offered.begin(), span.offered.end(),
                                     [&](const PlacedStep& each) {
                                       return each.start == placed.start && each.end == placed.end;
                                     })
                       : placed.start >= 0 && placed.end - placed.start + 1 == span.days;
  if (!is_one) {
    wrong += name + " is not taken from " + step.start.to_string() + " to " + step.end.to_string() +
             "\n";
  }
  fixed.fixed[at] = placed;
  return wrong;
}

std::string PlanReference::wrong_sums(const plan::Route& route, Bits set) const {
  const PlanValues values = fixed_values(set);
  std::string wrong;
  // Of a plan without a step nobody says whether what is charged once is still to be paid.
  if (values.steps > 0 && route.cost != values.cost) {
    wrong += "the cost is " + std::to_string(values.cost) + "\n";
  }
  if (values.steps > 0 && route.charged_once != charged_once_) {
    wrong += "once is charged " + std::to_string(charged_once_) + "\n";
  }
  if (route.unknown_prices != values.unknown_prices) wrong += "other prices are unknown\n";
  if (route.unknown_spans != values.unknown_spans) wrong += "other spans are unknown\n";
  const bool sorted = std::is_sorted(route.steps.begin(), route.steps.end(),
                                     [](const plan::Step& a, const plan::Step& b) {
                                       return a.start && b.start && a.start < b.start;
                                     });
  if (!sorted) wrong += "steps are not in order\n";
  return wrong;
}

bool PlanReference::has_schedule(const plan::Route& route, Bits set,
                                 const ScheduleLimits& fixed) const {
  const Status worst = route.possible ? Status::possible : Status::planned;
  const std::int64_t end = route.end ? number(route.end) : -1;
  bool found = false;
  for (Bits expired = 0; expired < Bits{1} << world_.expiring().size(); ++expired) {
    for (Bits ended = 0; ended < Bits{1} << world_.ending().size(); ++ended) {
      if (found || world_.status(set, expired, ended & world_.ending_for(set)) > worst) continue;
      ScheduleLimits keep = limits(set, expired, ended & world_.ending_for(set));
      keep.fixed = fixed.fixed;
      ScheduleSearch(*this, set, std::move(keep))
          .run(
              fixed_values(set),
              [&](const PlanValues& values) { return !found && values.end <= end; },
              [&](const std::vector<PlacedStep>&, const PlanValues& values) {
                found = values.end == end;
              });
    }
  }
  return found;
}

std::string PlanReference::what_is_wrong(const plan::Route& route) const {
  Bits set = 0;
  ScheduleLimits fixed;
  fixed.fixed.resize(world_.things().size());
  std::string wrong;
  for (const plan::Step& step : route.steps) wrong += wrong_step(step, set, fixed);
  const auto& sets = world_.sets();
  const bool together = std::find(sets.begin(), sets.end(), set) != sets.end();
  if (!is_set(set) || !together) wrong += "the wishes do not allow these things\n";
  wrong += wrong_sums(route, set);
  if (!has_schedule(route, set, fixed)) {
    wrong += "no audit, or no schedule, allows it by " +
             (route.end ? route.end.to_string() : std::string("the first day")) + "\n";
  }
  return wrong;
}

}  // namespace credstack::test
