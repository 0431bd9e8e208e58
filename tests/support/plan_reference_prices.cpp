// Prices (docs/plan.md).
#include <algorithm>

#include "support/plan_reference.hpp"

namespace credstack::test {
namespace {

bool holds_on(const Cost& cost, Date on) {
  return (!cost.valid_from || cost.valid_from.first_day() <= on) &&
         (!cost.valid_until || on <= cost.valid_until.last_day());
}

bool is_for(const Cost& cost, std::string_view audience) {
  const auto& entries = cost.audience.entries;
  return std::any_of(entries.begin(), entries.end(),
                     [&](const Text::Entry& entry) { return entry.value == audience; });
}

bool is_same(const Text& a, const Text& b) {
  return std::equal(a.entries.begin(), a.entries.end(), b.entries.begin(), b.entries.end(),
                    [](const Text::Entry& x, const Text::Entry& y) {
                      return x.language == y.language && x.value == y.value;
                    });
}

/** What is charged beside the teaching. */
bool is_once(CostKind kind) {
  return kind != CostKind::tuition && kind != CostKind::tuition_per_credit &&
         kind != CostKind::total;
}

Rational exact(const std::optional<Credit>& credit) {
  return credit && credit->is_exact() ? credit->min : Rational::unknown();
}

/** Rounded up; unknown where the number is. */
std::optional<std::int64_t> whole(Rational amount) {
  if (!amount.is_known()) return std::nullopt;
  return amount.ceil();
}

}  // namespace

std::vector<const Cost*> PlanReference::for_learner(const Achievement& achievement,
                                                    bool& unknown) const {
  std::vector<const Cost*> all;
  for (const Cost& cost : achievement.costs) {
    if (holds_on(cost, world_.read().on())) all.push_back(&cost);
  }
  const auto keep = [&](const auto& wanted) {
    std::vector<const Cost*> kept;
    std::copy_if(all.begin(), all.end(), std::back_inserter(kept), wanted);
    return kept;
  };
  unknown = false;
  if (wishes_.audience.empty()) {
    const auto named = keep([](const Cost* cost) { return static_cast<bool>(cost->audience); });
    for (const Cost* cost : named) {
      unknown = unknown || !is_same(cost->audience, named.front()->audience);
    }
    return all;
  }
  const auto theirs = keep([&](const Cost* cost) { return is_for(*cost, wishes_.audience); });
  if (!theirs.empty()) return theirs;
  return keep([](const Cost* cost) { return !cost->audience; });
}

std::string_view PlanReference::currency_of_plan() const {
  if (!wishes_.currency.empty()) return wishes_.currency;
  const Catalog& catalog = world_.catalog();
  const auto first_of = [&](const Achievement& achievement) -> std::string_view {
    bool unknown = false;
    for (const Cost* cost : for_learner(achievement, unknown)) {
      if (cost->price) return cost->price->code();
    }
    return {};
  };
  const std::string_view of_program = first_of(catalog[world_.read().program()]);
  if (!of_program.empty()) return of_program;
  for (const PlanThing& thing : world_.things()) {
    const std::string_view its = first_of(world_.stated(thing));
    if (!its.empty()) return its;
  }
  return {};
}

std::optional<std::int64_t> PlanReference::own_price(const Achievement& thing) const {
  bool unknown = false;
  const std::vector<const Cost*> costs = for_learner(thing, unknown);
  if (unknown || costs.empty()) return std::nullopt;
  const bool has_total = std::any_of(costs.begin(), costs.end(), [](const Cost* cost) {
    return cost->kind == CostKind::total && cost->price;
  });
  std::int64_t sum = 0;
  for (const Cost* cost : costs) {
    if (has_total && cost->kind != CostKind::total) continue;
    if (!cost->price || cost->price->code() != currency_) return std::nullopt;
    Rational amount = cost->price->minor;
    if (cost->kind == CostKind::tuition_per_credit) amount = amount * exact(thing.credit);
    if (!amount.is_known()) return std::nullopt;
    sum += amount.ceil();
  }
  return sum;
}

Rational PlanReference::in_unit(const Achievement& thing, std::string_view unit) const {
  if (thing.non_credit) return 0;
  const Rational stated = exact(thing.credit);
  if (!stated.is_known() || thing.credit->unit == unit) return stated;
  for (const CreditConversion& rule : world_.catalog().conversions) {
    if (rule.from == thing.credit->unit && rule.to == unit) return stated * rule.factor;
  }
  return Rational::unknown();
}

std::optional<std::int64_t> PlanReference::program_price(const Achievement& thing) const {
  const Achievement& program = world_.catalog()[world_.read().program()];
  if (!program.owner || thing.owner != program.owner || !thing.costs.empty()) return std::nullopt;
  bool unknown = false;
  const std::vector<const Cost*> costs = for_learner(program, unknown);
  if (unknown) return std::nullopt;
  const Rational credit = in_unit(thing, world_.unit());
  const auto of_kind = [&](CostKind kind) -> const Cost* {
    for (const Cost* cost : costs) {
      if (cost->kind == kind && cost->price && cost->price->code() == currency_) return cost;
    }
    return nullptr;
  };
  if (const Cost* each = of_kind(CostKind::tuition_per_credit)) {
    return whole(Rational(each->price->minor) * credit);
  }
  const Cost* all = of_kind(CostKind::tuition);
  if (all == nullptr) all = of_kind(CostKind::total);
  if (all == nullptr) return std::nullopt;
  const Rational total = exact(program.credit);
  return whole(Rational(all->price->minor) * credit / total);
}

std::optional<std::int64_t> PlanReference::fee(const Achievement& thing) const {
  const std::optional<Money>& stated = thing.prior_learning.front().fee;
  if (!stated || stated->code() != currency_) return std::nullopt;
  return stated->minor;
}

std::int64_t PlanReference::funded(AchievementId id, std::int64_t minor) const {
  std::int64_t sum = 0;
  for (const plan::Funding& each : wishes_.funding) {
    const bool concerns =
        each.of.empty() || std::find(each.of.begin(), each.of.end(), id) != each.of.end();
    if (!concerns) continue;
    // The learner's part is rounded up, so the other is rounded down.
    std::int64_t part = (Rational(minor) * each.share).floor();
    if (each.most) part = std::min(part, each.most->minor);
    sum += part;
  }
  return std::min(sum, minor);
}

void PlanReference::find_prices() {
  currency_ = currency_of_plan();
  for (const PlanThing& thing : world_.things()) {
    const Achievement& stated = world_.stated(thing);
    ReferencePrice price;
    if (thing.prior_learning) {
      price.minor = fee(stated);
    } else if (!stated.costs.empty()) {
      price.minor = own_price(stated);
    } else {
      price.minor = program_price(stated);
    }
    if (price.minor) price.funded = funded(thing.id, *price.minor);
    prices_.push_back(price);
  }
  bool unknown = false;
  for (const Cost* cost : for_learner(world_.catalog()[world_.read().program()], unknown)) {
    const bool counts = is_once(cost->kind) && cost->price && cost->price->code() == currency_;
    if (counts) charged_once_ += cost->price->minor;
  }
}

}  // namespace credstack::test
