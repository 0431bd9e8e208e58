#include "audit/grain_scale.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace credstack::audit {

void GrainScale::see(Rational credit) {
  if (!credit.is_known() || credit.is_zero()) return;
  if (!seen_.empty() && seen_.back() == credit) return;
  const std::int64_t den = std::lcm(den_, credit.den());
  if (den > finest) return;  // what does not fit is rounded to the learner's disadvantage
  den_ = den;
  seen_.push_back(credit);
}

void GrainScale::settle() {
  std::int64_t common = 0;
  for (const Rational each : seen_) {
    if (den_ % each.den() == 0) common = std::gcd(common, each.num() * (den_ / each.den()));
  }
  grain_ = Rational(std::max<std::int64_t>(common, 1), den_);
}

Grains GrainScale::down(Rational credit) const {
  if (!credit.is_known()) return 0;
  const Rational grains = credit / grain_;
  return grains.is_known() ? grains.floor() : 0;
}

Grains GrainScale::up(Rational credit) const {
  const Rational grains = credit / grain_;
  return grains.is_known() ? grains.ceil() : std::numeric_limits<Grains>::max() / 4;
}

GrainScale grain_scale_of(const Catalog& catalog, std::span<const Tree* const> trees,
                          const Drafts& drafts) {
  GrainScale scale;
  for (const Draft& draft : drafts.pieces) {
    scale.see(draft.piece.credit);
    for (const DraftSpot& spot : draft.spots) scale.see(spot.credit);
  }
  for (const Tree* tree : trees) {
    for (Index leaf = 0; leaf < tree->leaves.size(); ++leaf) {
      if (!tree->leaves[leaf].by_count) scale.see(tree->facts[leaf].need);
    }
    scale.see(tree->total);
    scale.see(tree->prior_learning_cap);
    const auto see_rules = [&](const std::vector<TreeRule>& rules) {
      for (const TreeRule& each : rules) {
        if (each.rule == nullptr) continue;
        scale.see(each.limits.credit);
        const CreditConversion* rule = nullptr;
        if (each.rule->last) {
          scale.see(in_unit(catalog, *each.rule->last, tree->unit, rule));
        }
      }
    };
    see_rules(tree->caps);
    see_rules(tree->with);
    see_rules(tree->goals);
    for (const BetweenRule& each : tree->between) {
      scale.see(each.limits.credit);
    }
  }
  scale.settle();
  return scale;
}

}  // namespace credstack::audit
