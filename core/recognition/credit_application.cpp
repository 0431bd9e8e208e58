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
      all_elective = all_elective && grant.elective;
      apply(grant);
    }
    if (!any) {
      if (step_.effect == Effect::exemption) apply_nothing();
      return;
    }
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
  /** An exemption waives a requirement without credit: that it is none is known. */
  void apply_nothing() {
    if (unit_.empty()) return;
    step_.credit.granted = zero(unit_);
    step_.credit.applied = zero(unit_);
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
      const Rational size = node_total(catalog_, slot, unit_);
      return size.is_known() ? room_for(slot).take(credit, size) : credit;
    }
    if (is_slot_of_other_years(catalog_, target_, grant.slot)) {
      // Where it would be today is not said.
      add_reason(step_, ReasonCode::slot_not_stated, Verdict::conditional);
      return {Rational(0), credit.max, unit_};
    }
    const Fill named = fill(catalog_, target_, {step_.from}, unit_);
    if (named.pieces > 0 && !grant.elective) {
      return named.max.is_known() ? at_most(credit, named.max) : credit;
    }
    const Credit certain = place_in_open(credit);
    if (grant.elective) return certain;
    if (certain.min < credit.min) {
      add_reason(step_, ReasonCode::slot_not_stated, Verdict::conditional);
    }
    return {certain.min, credit.max, unit_};
  }

  /** Courses go where the program names them; what is over may still be an elective. */
  Credit place_courses(const Grant& grant, const Credit& credit) {
    const Fill filled = fill(catalog_, target_, grant.satisfies, unit_);
    if (!filled.min.is_known() || !filled.max.is_known()) return {Rational(0), credit.max, unit_};
    const Credit named{min(filled.min, credit.min), min(filled.max, credit.max), unit_};
    const Credit over{credit.min - named.min, credit.max - named.max, unit_};
    return plus(named, place_in_open(over));
  }

  Credit place_in_open(const Credit& credit) {
    const FreeRoom room = free_room(catalog_, target_.requirement, unit_);
    Credit placed = open_.take(credit, room.open);
    // As one of so many things it may count whole.
    if (room.counted) placed.max = credit.max;
    return placed;
  }

  /** How far a slot is filled, at least and at most, by the grants so far. */
  struct Room {
    Rational min = 0;
    Rational max = 0;

    /** What of a credit still finds place in a slot of that size. */
    Credit take(const Credit& credit, Rational size) {
      const Rational filled_min = credstack::min(size, min + credit.min);
      const Rational filled_max = credstack::min(size, max + credit.max);
      const Credit placed{filled_min - min, filled_max - max, credit.unit};
      min = filled_min;
      max = filled_max;
      return placed;
    }
  };

  Room& room_for(RequirementId slot) {
    for (auto& [id, room] : rooms_) {
      if (id == slot) return room;
    }
    return rooms_.emplace_back(slot, Room{}).second;
  }

  const Catalog& catalog_;
  Step& step_;
  const Achievement& target_;
  std::string_view unit_;
  std::optional<Credit> granted_;
  Credit applied_ = zero({});
  Room open_;
  std::vector<std::pair<RequirementId, Room>> rooms_;
  bool first_ = true;
  bool known_ = true;
};

/** What the caps over the place leave of the credit; none that cannot be judged is guessed. */
void cap(const Catalog& catalog, Step& step) {
  if (!step.credit.applied || step.credit.applied->max.is_zero()) return;
  const std::string_view unit = step.credit.applied->unit;
  for_each_rule_over(catalog, step, [&](RequirementId at, const Rule& rule) {
    if (rule.kind != RuleKind::at_most || step.credit.applied->max.is_zero()) return;
    Credit& applied = *step.credit.applied;
    if (rule.amount.credit && rule.amount.credit->unit == unit) {
      applied = at_most(applied, rule.amount.credit->min);
    } else if (rule.amount.credit) {
      applied.min = 0;
    }
    if (rule.amount.share) {
      const auto& total = step.credit.total;
      const bool whole = at == catalog[step.to].requirement && total && total->unit == unit;
      const Rational size = whole ? total->min : node_total(catalog, at, unit);
      const Rational most = size * *rule.amount.share;
      if (most.is_known()) {
        applied = at_most(applied, most);
      } else {
        applied.min = 0;
      }
    }
    if (rule.amount.courses && *rule.amount.courses == 0) applied = zero(unit);
    if (applied.max.is_zero()) add_reason(step, ReasonCode::no_place, Verdict::no);
  });
}

/** A requirement that names the credential is worth what the credential is worth there. */
void apply_structure(const Catalog& catalog, Step& step) {
  const Achievement& source = catalog[step.from];
  const Achievement& target = catalog[step.to];
  std::optional<Credit> credit = source.credit;
  if (step.leaf) credit = leaf_credit(catalog, catalog[step.leaf], step.from);
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
  cap(catalog, step);
  set_remaining(step.credit);
}

Rational AppliedCredit::share_min() const {
  if (!applied || !total || applied->unit != total->unit) return Rational::unknown();
  return applied->min / total->max;
}

Rational AppliedCredit::share_max() const {
  if (!applied || !total || applied->unit != total->unit) return Rational::unknown();
  return min(applied->max / total->min, 1);
}

}  // namespace credstack
