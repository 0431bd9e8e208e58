#include "recognition/credit_application.hpp"

#include <algorithm>

#include "recognition/requirement_tree.hpp"

namespace credstack {
namespace {

Credit zero(std::string_view unit) { return {0, 0, unit}; }

Credit plus(const Credit& a, const Credit& b) { return {a.min + b.min, a.max + b.max, a.unit}; }

Credit at_most(const Credit& credit, Rational bound) {
  return {min(credit.min, bound), min(credit.max, bound), credit.unit};
}

/** What a recognition's grants come to in its target, slot by slot. */
class GrantApplier {
 public:
  GrantApplier(const Catalog& catalog, Step& step)
      : catalog_(catalog), step_(step), target_(catalog[step.to]) {
    const auto& total = step.credit.total;
    unit_ = total ? total->unit : std::string_view{};
  }

  void run(const Recognition& recognition) {
    bool any = false;
    bool all_elective = true;
    for (const Grant& grant : recognition.grants) {
      if (!grant.credit && grant.satisfies.empty()) continue;
      if (grant.form == GrantForm::exemption) continue;  // waives, carries no credit
      any = true;
      all_elective = all_elective && is_elective(grant);
      apply(grant);
    }
    if (!any) return;
    step_.credit.elective_only = all_elective;
    step_.credit.granted = granted_;
    if (!known_) return;
    Credit applied = applied_;
    if (step_.credit.total) applied = at_most(applied, step_.credit.total->max);
    step_.credit.applied = applied;
    if (granted_ && !granted_->max.is_zero() && applied.max.is_zero()) {
      add_reason(step_, ReasonCode::no_place, Verdict::no);
    }
  }

 private:
  bool is_elective(const Grant& grant) const {
    if (grant.elective) return true;
    const RequirementId slot = find_slot(catalog_, target_, grant.slot);
    return slot && catalog_[slot].open;
  }

  void apply(const Grant& grant) {
    std::optional<Credit> credit = grant.credit;
    if (!credit) credit = sum_of(grant.satisfies);
    if (!credit) {
      known_ = false;
      granted_.reset();
      return;
    }
    if (first_) {
      granted_ = credit;
    } else if (granted_) {
      granted_ =
          granted_->unit == credit->unit ? std::optional(plus(*granted_, *credit)) : std::nullopt;
    }
    first_ = false;
    if (unit_.empty()) {
      unit_ = credit->unit;
      applied_.unit = unit_;
    }
    applied_.unit = unit_;
    const auto converted = convert(catalog_, *credit, unit_, step_.credit.conversion);
    if (!converted) {
      known_ = false;
      return;
    }
    applied_ = plus(applied_, place(grant, *converted));
  }

  std::optional<Credit> sum_of(const std::vector<AchievementId>& courses) const {
    std::optional<Credit> sum;
    for (const AchievementId course : courses) {
      const auto& credit = catalog_[course].credit;
      if (!credit || (sum && sum->unit != credit->unit)) return std::nullopt;
      sum = sum ? plus(*sum, *credit) : *credit;
    }
    return sum;
  }

  Credit place(const Grant& grant, const Credit& credit) {
    if (!target_.requirement) return credit;  // its inside is not known: the receiver's word stands
    if (!grant.satisfies.empty()) return place_courses(grant, credit);
    if (const RequirementId slot = find_slot(catalog_, target_, grant.slot)) {
      step_.credit.slot = catalog_[slot].id;
      return place_in_slot(slot, credit);
    }
    const Fill named = fill(catalog_, target_.requirement, {step_.from}, unit_);
    if (named.pieces > 0 && !grant.elective) {
      return named.max.is_known() ? at_most(credit, named.max) : credit;
    }
    return place_anywhere(grant, credit);
  }

  Credit place_courses(const Grant& grant, const Credit& credit) {
    const Fill filled = fill(catalog_, target_.requirement, grant.satisfies, unit_);
    if (!filled.max.is_known()) return {Rational(0), credit.max, unit_};
    return {min(filled.min, credit.min), min(filled.max, credit.max), unit_};
  }

  Credit place_in_slot(RequirementId slot, const Credit& credit) {
    const Requirement& node = catalog_[slot];
    if (node.kind != RequirementKind::credits || !node.credit || node.credit->unit != unit_) {
      return credit;
    }
    Rational& used = used_of(slot);
    const Credit placed = at_most(credit, node.credit->min - used);
    used = used + placed.max;
    return placed;
  }

  Credit place_anywhere(const Grant& grant, const Credit& credit) {
    const FreeRoom room = free_room(catalog_, target_.requirement, unit_);
    const Rational certain = min(credit.min, max(room.open - used_open_, 0));
    used_open_ = used_open_ + certain;
    if (grant.elective) return {certain, min(credit.max, room.open), unit_};
    if (certain < credit.min) add_reason(step_, ReasonCode::slot_not_stated, Verdict::conditional);
    return {certain, credit.max, unit_};
  }

  Rational& used_of(RequirementId slot) {
    for (auto& [id, used] : used_) {
      if (id == slot) return used;
    }
    return used_.emplace_back(slot, Rational(0)).second;
  }

  const Catalog& catalog_;
  Step& step_;
  const Achievement& target_;
  std::string_view unit_;
  std::optional<Credit> granted_;
  Credit applied_ = zero({});
  Rational used_open_ = 0;
  std::vector<std::pair<RequirementId, Rational>> used_;
  bool first_ = true;
  bool known_ = true;
};

/** A requirement that names the credential is worth what the credential is worth there. */
void apply_structure(const Catalog& catalog, Step& step) {
  const Achievement& source = catalog[step.from];
  const Achievement& target = catalog[step.to];
  std::optional<Credit> credit = source.credit;
  if (step.leaf) credit = leaf_credit(catalog, catalog[step.leaf], step.from);
  if (!credit && source.non_credit) return;
  if (target.requirement) {
    step.credit.pieces_total = listed_pieces(catalog, target.requirement);
  }
  if (step.credit.pieces_total && step.leaf) step.credit.pieces = 1;
  if (!credit) return;
  step.credit.granted = credit;
  const std::string_view unit = step.credit.total ? step.credit.total->unit : credit->unit;
  auto applied = convert(catalog, *credit, unit, step.credit.conversion);
  if (!applied) return;
  if (step.leaf && catalog[step.leaf].kind == RequirementKind::credits) {
    const auto& slot = catalog[step.leaf].credit;
    if (slot->unit == unit) applied = at_most(*applied, slot->min);
    step.credit.slot = catalog[step.leaf].id;
  }
  if (step.credit.total) applied = at_most(*applied, step.credit.total->max);
  step.credit.applied = applied;
  if (!applied->max.is_zero()) step.effect = std::min(step.effect, Effect::credit);
}

}  // namespace

std::optional<Credit> convert(const Catalog& catalog, const Credit& credit, std::string_view unit,
                              const CreditConversion*& rule) {
  if (credit.unit == unit) return credit;
  for (const CreditConversion& each : catalog.conversions) {
    if (each.from != credit.unit || each.to != unit) continue;
    rule = &each;
    const Credit converted{credit.min * each.factor, credit.max * each.factor, unit};
    if (!converted.min.is_known() || !converted.max.is_known()) return std::nullopt;
    return converted;
  }
  return std::nullopt;
}

void set_remaining(AppliedCredit& credit) {
  if (credit.remaining || !credit.applied || !credit.total) return;
  if (credit.applied->unit != credit.total->unit) return;
  credit.remaining = Credit{max(credit.total->min - credit.applied->max, 0),
                            max(credit.total->max - credit.applied->min, 0), credit.total->unit};
}

void apply_credit(const Catalog& catalog, Step& step) {
  if (!leads(step.effect)) return;
  if (const auto total = program_total(catalog, catalog[step.to])) {
    step.credit.total = total->credit;
    step.credit.total_stated = total->stated;
  }
  if (step.kind == EdgeKind::entry) return;
  if (step.kind == EdgeKind::recognition) {
    const Recognition& recognition = catalog[step.recognition];
    GrantApplier(catalog, step).run(recognition);
    if (recognition.remaining_credit) {
      step.credit.remaining = recognition.remaining_credit;
      step.credit.remaining_stated = true;
    }
  } else {
    apply_structure(catalog, step);
  }
  set_remaining(step.credit);
}

Rational AppliedCredit::share_min() const {
  if (!applied || !total || applied->unit != total->unit) return Rational::unknown();
  return applied->min / total->max;
}

Rational AppliedCredit::share_max() const {
  if (!applied || !total || applied->unit != total->unit) return Rational::unknown();
  return applied->max / total->min;
}

}  // namespace credstack
