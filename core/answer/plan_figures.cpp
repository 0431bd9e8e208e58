#include "answer/plan_figures.hpp"

#include <algorithm>
#include <unordered_map>

#include "plan/outlay.hpp"
#include "recognition/level_order.hpp"

namespace credstack::answer {
namespace {

using plan::Applied;
using plan::Objective;
using plan::Route;
using Step = plan::Step;

/** What is paid for a step, and with the first for what is charged once. */
std::int64_t paid_for(const Route& route, std::size_t at) {
  const std::int64_t before = at == 0 ? 0 : route.steps[at - 1].paid_so_far;
  return route.steps[at].paid_so_far - before;
}

/** How many prices are not known of what is paid for a step, and with the first once. */
std::uint32_t unknown_at(const Route& route, std::size_t at) {
  return (route.steps[at].price.minor ? 0U : 1U) + (at == 0 ? unknown_once(route) : 0U);
}

Rational applied_by(const Step& step) {
  Rational sum = 0;
  for (const Applied& each : step.applied) sum = sum + each.credit;
  return sum;
}

Rational above_zero(Rational n) { return n.is_known() ? max(n, Rational(0)) : n; }

/** A set that is recognised together has its credit together, whichever step it is written with. */
RecognitionId set_of(const Catalog& catalog, const Step& step) {
  for (const Applied& each : step.applied) {
    if (each.recognition && catalog[each.recognition].credentials.size() > 1) {
      return each.recognition;
    }
  }
  return {};
}

Rational lost_credit(const Catalog& catalog, const Route& route) {
  std::unordered_map<RecognitionId, Rational> sets;
  Rational lost = 0;
  for (const Step& step : route.steps) {
    const Rational left = step.credit - applied_by(step);
    if (const RecognitionId set = set_of(catalog, step)) {
      const auto [entry, is_new] = sets.try_emplace(set, Rational(0));
      entry->second = entry->second + left;
    } else {
      lost = lost + above_zero(left);
    }
  }
  // An unknown sum stays unknown in whatever order it is added up.
  for (const auto& [set, left] : sets) lost = lost + above_zero(left);
  return lost;
}

/** What the steps bring to leaves that ask for credit, beyond what these ask for. */
Rational excess_credit(const Catalog& catalog, std::string_view unit, const Route& route) {
  std::unordered_map<RequirementId, Rational> brought;
  for (const Step& step : route.steps) {
    for (const Applied& each : step.applied) {
      if (!each.node || catalog[each.node].kind != RequirementKind::credits) continue;
      const auto [entry, is_new] = brought.try_emplace(each.node, Rational(0));
      entry->second = entry->second + each.credit;
    }
  }
  Rational excess = 0;
  for (const auto& [node, credit] : brought) {
    const auto& asked = catalog[node].credit;
    if (!asked || asked->unit != unit) return Rational::unknown();
    excess = excess + above_zero(credit - asked->min);
  }
  return excess;
}

std::vector<Payment> payments_of(const Route& route) {
  std::vector<Payment> payments;
  std::int64_t paid = 0;
  const auto add = [&](Date on, std::int64_t minor, std::uint32_t unknown) {
    if (minor == 0 && unknown == 0) return;
    const auto same = std::find_if(payments.begin(), payments.end(),
                                   [&](const Payment& each) { return each.on == on; });
    Payment& day = same == payments.end() ? payments.emplace_back(Payment{on, 0, 0}) : *same;
    day.minor += minor;
    day.unknown_prices += unknown;
  };
  for (std::size_t at = 0; at < route.steps.size(); ++at) {
    const Step& step = route.steps[at];
    add(step.start, paid_for(route, at), unknown_at(route, at));
    paid = step.paid_so_far;
  }
  add({}, route.cost - paid, 0);
  std::stable_sort(payments.begin(), payments.end(), [](const Payment& a, const Payment& b) {
    return a.on && (!b.on || a.on < b.on);
  });
  return payments;
}

/** Whether what has that day (a step's first or last) is past on the last day of a step. */
bool is_past(Date day, std::size_t its_place, const Step& step, std::size_t place) {
  return day && step.end ? day <= step.end : its_place <= place;
}

Stop stop_after(const Catalog& catalog, const Route& route, std::size_t place) {
  const Step& last = route.steps[place];
  Stop stop;
  for (std::size_t at = 0; at < route.steps.size(); ++at) {
    const Step& step = route.steps[at];
    if (is_past(step.start, at, last, place)) {
      stop.paid += paid_for(route, at);
      stop.unknown_prices += unknown_at(route, at);
      stop.unknown_spans += step.span_known ? 0 : 1;
    }
    const bool done = at == place || (step.span_known && is_past(step.end, at, last, place));
    if (!done) continue;
    stop.applied = stop.applied + applied_by(step);
    // Prior learning gives the credit of a thing, and not the thing.
    const bool award =
        !step.choice && is_credential(catalog[step.thing].type) && !step.prior_learning;
    if (award) stop.holds.push_back(step.thing);
  }
  return stop;
}

/** The step that ends first of those that are more than a course; none has the number of steps. */
std::size_t first_award(const Catalog& catalog, const Route& route) {
  std::size_t first = route.steps.size();
  for (std::size_t at = 0; at < route.steps.size(); ++at) {
    const Step& step = route.steps[at];
    if (!step.end || step.choice || !is_credential(catalog[step.thing].type)) continue;
    if (first == route.steps.size() || step.end < route.steps[first].end) first = at;
  }
  return first;
}

}  // namespace

std::uint32_t unknown_once(const Route& route) {
  std::uint32_t of_steps = 0;
  for (const Step& step : route.steps) of_steps += step.price.minor ? 0 : 1;
  return route.unknown_prices > of_steps ? route.unknown_prices - of_steps : 0;
}

Figures figures_of(const Catalog& catalog, std::string_view unit, const Route& route) {
  Figures figures;
  if (route.unknown_prices == 0 && !route.applied.is_zero()) {
    figures.cost_per_credit = Rational(route.cost) / route.applied;
  }
  figures.lost = lost_credit(catalog, route);
  figures.excess = excess_credit(catalog, unit, route);
  figures.payments = payments_of(route);
  for (const Payment& each : figures.payments) {
    if (each.minor > (figures.largest ? figures.largest->minor : 0)) figures.largest = each;
  }
  for (std::size_t at = 0; at < route.steps.size(); ++at) {
    figures.stops.push_back(stop_after(catalog, route, at));
  }
  return figures;
}

std::optional<std::int64_t> value_in(const Catalog& catalog, const Route& route,
                                     Objective objective, Date start, std::uint32_t stop_after) {
  const std::size_t award = first_award(catalog, route);
  const bool has_award = award < route.steps.size();
  switch (objective) {
    case Objective::cost:
      return route.cost;
    case Objective::steps:
      return static_cast<std::int64_t>(route.steps.size());
    case Objective::time:
      if (!route.end)
        return route.unknown_spans == 0 ? std::optional(std::int64_t{-1}) : std::nullopt;
      return days_between(start, route.end);
    case Objective::first_award:
      if (!has_award) return std::nullopt;
      return days_between(start, route.steps[award].end);
    case Objective::outlay:
      if (const auto outlay = plan::outlay_of(catalog, route, stop_after)) return outlay->paid;
      return std::nullopt;
    case Objective::unrecognised:
      return std::count_if(route.steps.begin(), route.steps.end(),
                           [](const Step& step) { return !step.recognised; });
  }
  return std::nullopt;
}

Difference difference(const Route& route, const Route& other) {
  Difference more;
  if (route.unknown_prices == 0 && other.unknown_prices == 0) more.cost = route.cost - other.cost;
  const bool timed = route.unknown_spans == 0 && other.unknown_spans == 0;
  if (timed && route.end && other.end) more.days = days_between(other.end, route.end);
  more.steps =
      static_cast<std::int64_t>(route.steps.size()) - static_cast<std::int64_t>(other.steps.size());
  return more;
}

}  // namespace credstack::answer
