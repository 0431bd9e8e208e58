#include "plan/prices.hpp"

#include <algorithm>

namespace credstack::plan {

Prices::Prices(const Catalog& catalog, const audit::Tree& tree, const Wishes& wishes, Date on,
               const std::vector<AchievementId>& things)
    : catalog_(catalog), tree_(tree), wishes_(wishes), on_(on), currency_(wishes.currency) {
  const auto find_currency = [&](AchievementId id) {
    for (const Cost& cost : catalog_[id].costs) {
      if (currency_.empty() && cost.price && in_force(cost, on_)) currency_ = cost.price->code();
    }
  };
  find_currency(tree.program);
  for (const AchievementId id : things) {
    if (!currency_.empty()) break;
    find_currency(id);
  }
  bool for_some = false;
  bool for_everybody = false;
  for (const Cost& cost : catalog_[tree.program].costs) {
    if (!in_force(cost, on_)) continue;
    for_some = for_some || cost.audience;
    for_everybody = for_everybody || !cost.audience;
    program_has_audience_ =
        program_has_audience_ || (!wishes.audience.empty() && says(cost.audience, wishes.audience));
  }
  program_depends_ =
      for_some && !program_has_audience_ && (wishes.audience.empty() || !for_everybody);
  find_charged_once();
}

/** Of the program's costs. */
bool Prices::is_for_learner(const Cost& cost) const {
  if (!in_force(cost, on_)) return false;
  return !cost.audience || (program_has_audience_ && says(cost.audience, wishes_.audience));
}

Price Prices::read(const CostTotal& total) const {
  Price price;
  price.source = total.source;
  price.as_of = total.sum.as_of;
  price.method = total.method;
  if (!total.not_published.empty() || total.kinds.empty()) {
    price.other_currency = total.mixed_currencies;
    return price;
  }
  if (total.sum.code() != currency_) {
    price.other_currency = true;
    return price;
  }
  price.minor = total.sum.minor;
  return price;
}

Price Prices::of(AchievementId thing) const {
  const Achievement& record = catalog_[thing];
  if (!record.costs.empty()) {
    bool depends = false;
    const auto total = cost_for(catalog_, thing, wishes_.audience, on_, depends);
    Price price = total ? read(*total) : Price{};
    price.audience_not_stated = depends;
    return price;
  }
  if (tree_.owner && record.owner == tree_.owner) return by_program(record);
  return {};
}

Price Prices::by_program(const Achievement& record) const {
  Price price;
  price.of_program = true;
  const Achievement& program = catalog_[tree_.program];
  price.audience_not_stated = program_depends_;
  if (program_depends_) return price;
  const CreditConversion* rule = nullptr;
  const Rational credit = record.non_credit ? Rational(0)
                          : record.credit && record.credit->is_exact()
                              ? audit::in_unit(catalog_, *record.credit, tree_.unit, rule)
                              : Rational::unknown();
  const auto find = [&](CostKind kind) -> const Cost* {
    for (const Cost& cost : program.costs) {
      if (cost.kind == kind && cost.price && is_for_learner(cost)) return &cost;
    }
    return nullptr;
  };
  const Cost* cost = find(CostKind::tuition_per_credit);
  Rational share = credit;
  price.method = Method::per_credit;
  if (cost == nullptr) {
    cost = find(CostKind::tuition);
    if (cost == nullptr) cost = find(CostKind::total);
    share = credit / tree_.total;
    price.method = Method::in_proportion;
  }
  if (rule != nullptr) price.method = Method::in_proportion;
  if (cost == nullptr) return price;
  price.source = &cost->source;
  price.as_of = cost->price->as_of ? cost->price->as_of : cost->source.seen();
  price.other_currency = cost->price->code() != currency_;
  const Rational amount = Rational(cost->price->minor) * share;
  if (amount.is_known() && !price.other_currency) price.minor = amount.ceil();
  return price;
}

Price Prices::of_prior_learning(AchievementId thing) const {
  Price price;
  for (const PriorLearning& each : catalog_[thing].prior_learning) {
    if (!each.fee) continue;
    if (each.fee->code() != currency_) {
      price.other_currency = true;
      continue;
    }
    if (price.minor && *price.minor <= each.fee->minor) continue;
    price.minor = each.fee->minor;
    price.source = &each.source;
    price.as_of = each.fee->as_of ? each.fee->as_of : each.source.seen();
  }
  if (price.minor) price.other_currency = false;
  return price;
}

std::int64_t Prices::due(AchievementId thing, Price& price) const {
  if (!price.minor) return 0;
  std::int64_t funded = 0;
  for (const Funding& each : wishes_.funding) {
    const bool concerns =
        each.of.empty() || std::find(each.of.begin(), each.of.end(), thing) != each.of.end();
    if (!concerns) continue;
    const Rational part = Rational(*price.minor) * each.share;
    std::int64_t pays = part.is_known() ? part.floor() : 0;
    if (each.most) {
      pays = each.most->code() == currency_ ? std::min(pays, each.most->minor) : 0;
    }
    funded += pays;
  }
  price.funded = std::clamp<std::int64_t>(funded, 0, *price.minor);
  return *price.minor - price.funded;
}

void Prices::find_charged_once() {
  charged_once_.minor = 0;
  charged_once_.of_program = true;
  charged_once_.audience_not_stated = program_depends_;
  for (const Cost& cost : catalog_[tree_.program].costs) {
    const bool beside = cost.kind != CostKind::tuition && cost.kind != CostKind::total &&
                        cost.kind != CostKind::tuition_per_credit;
    if (!beside || !in_force(cost, on_) || (!program_depends_ && !is_for_learner(cost))) continue;
    if (charged_once_.source == nullptr) charged_once_.source = &cost.source;
    if (program_depends_ || !cost.price || cost.price->code() != currency_) {
      charged_once_.other_currency = cost.price && cost.price->code() != currency_;
      charged_once_.minor.reset();
      return;
    }
    *charged_once_.minor += cost.price->minor;
  }
}

}  // namespace credstack::plan
