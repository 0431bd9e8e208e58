#include "plan/needs.hpp"

#include <algorithm>
#include <numeric>

#include "audit/grades.hpp"
#include "audit/item_judge.hpp"
#include "audit/lists.hpp"

namespace credstack::plan {
namespace {

const std::vector<AchievementId>& equivalents_of(const Catalog& catalog, AchievementId id) {
  static const std::vector<AchievementId> none;
  return catalog[id].study ? catalog[catalog[id].study].equivalents : none;
}

bool is_looked_at(const Requirement& leaf) {
  switch (leaf.kind) {
    case RequirementKind::prose:
      return false;
    case RequirementKind::credits:
    case RequirementKind::courses:
      return !leaf.open && !leaf.from.empty();
    default:
      return true;
  }
}

}  // namespace

void add_named(const Catalog& catalog, RequirementId requirement, std::vector<AchievementId>& to) {
  if (!requirement) return;
  const Requirement& node = catalog[requirement];
  const auto add = [&](AchievementId id) {
    audit::add_once(to, id);
    for (const AchievementId other : equivalents_of(catalog, id)) audit::add_once(to, other);
  };
  if (node.achievement) add(node.achievement);
  for (const AchievementId each : node.from) add(each);
  for (const RequirementId child : node.children) add_named(catalog, child, to);
}

NeedMaker::NeedMaker(const Catalog& catalog, const learner::Learner& learner, Date on,
                     const std::function<Day(Date)>& day_of,
                     const std::unordered_map<std::uint32_t, Index>& thing_of,
                     const std::unordered_map<std::uint32_t, Index>& assessment_of,
                     std::vector<Need>& needs)
    : catalog_(catalog),
      learner_(learner),
      on_(on),
      day_of_(day_of),
      thing_of_(thing_of),
      assessment_of_(assessment_of),
      needs_(needs) {}

Index NeedMaker::add(Need need) {
  needs_.push_back(std::move(need));
  return static_cast<Index>(needs_.size() - 1);
}

Index NeedMaker::of_sum(std::vector<Need::Part> parts, std::int64_t least) {
  if (least <= 0) return nothing;
  if (parts.size() == 1 && parts.front().worth >= least) return parts.front().need;
  Need need;
  need.least = least;
  need.parts = std::move(parts);
  return add(std::move(need));
}

Index NeedMaker::make(RequirementId requirement, OrganizationId owner, Index of) {
  of_ = of;
  return make(requirement, owner);
}

Index NeedMaker::make(RequirementId requirement, OrganizationId owner) {
  if (!requirement) return nothing;
  const Requirement& node = catalog_[requirement];
  if (!is_looked_at(node)) return nothing;
  switch (node.kind) {
    case RequirementKind::achievement:
      return of_achievement(node.achievement, node, owner);
    case RequirementKind::holds:
      return of_types(node, owner);
    case RequirementKind::credits:
      return of_credits(node, owner);
    case RequirementKind::courses: {
      std::vector<Need::Part> parts;
      for (const AchievementId each : node.from) {
        parts.push_back({of_achievement(each, node, owner), 1});
      }
      return of_sum(std::move(parts), node.choose);
    }
    default:
      break;
  }
  // Words ("or consent of the instructor") are no way round what can be taken.
  std::vector<Need::Part> parts;
  for (const RequirementId child : node.children) {
    const Index need = make(child, owner);
    if (need != nothing) parts.push_back({need, 1});
  }
  std::int64_t least = node.kind == RequirementKind::choose ? node.choose : 1;
  const auto looked_at = static_cast<std::int64_t>(parts.size());
  if (node.kind == RequirementKind::all || least > looked_at) least = looked_at;
  return of_sum(std::move(parts), least);
}

Index NeedMaker::of_achievement(AchievementId id, const Requirement& leaf, OrganizationId owner) {
  if (!id) return add({.least = 1});  // what cannot be read is never there
  std::vector<AchievementId> ways{id};
  for (const AchievementId other : equivalents_of(catalog_, id)) audit::add_once(ways, other);
  std::vector<Need::Part> parts;
  for (const AchievementId way : ways) {
    if (const auto until = held_until(way, leaf, owner)) {
      Need held;
      held.kind = Need::held;
      held.until = *until;
      parts.push_back({add(std::move(held)), 1});
    }
    for (const auto* by_id : {&thing_of_, &assessment_of_}) {
      const auto found = by_id->find(static_cast<std::uint32_t>(way.index()));
      if (found == by_id->end() || found->second == of_) continue;
      auto& known = of_thing_.try_emplace(found->second, nothing).first->second;
      if (known == nothing) {
        Need thing;
        thing.kind = Need::thing;
        thing.thing_at = found->second;
        known = add(std::move(thing));
      }
      parts.push_back({known, 1});
    }
  }
  if (parts.size() == 1) return parts.front().need;
  Need any;
  any.least = 1;
  any.parts = std::move(parts);
  return add(std::move(any));
}

Index NeedMaker::of_credits(const Requirement& leaf, OrganizationId owner) {
  Need need;
  std::vector<Rational> worths;
  std::int64_t den = leaf.credit ? leaf.credit->min.den() : 1;
  for (const AchievementId each : leaf.from) {
    const auto& credit = catalog_[each].credit;
    const CreditConversion* rule = nullptr;
    Rational worth = credit && leaf.credit
                         ? audit::in_unit(catalog_, *credit, leaf.credit->unit, rule)
                         : Rational::unknown();
    if (catalog_[each].non_credit || !worth.is_known()) worth = 0;
    worths.push_back(worth);
    den = std::lcm(den, worth.den());
  }
  if (!leaf.credit) return nothing;
  for (std::size_t at = 0; at < worths.size(); ++at) {
    if (worths[at].is_zero()) continue;
    const std::int64_t worth = (worths[at] * Rational(den)).floor();
    need.parts.push_back({of_achievement(leaf.from[at], leaf, owner), worth});
  }
  need.least = (leaf.credit->min * Rational(den)).ceil();
  return need.least <= 0 ? nothing : add(std::move(need));
}

Index NeedMaker::of_types(const Requirement& leaf, OrganizationId owner) {
  Need any;
  any.least = 1;
  for (const learner::Item& item : learner_.items) {
    const auto type = item.achievement ? std::optional(catalog_[item.achievement].type) : item.type;
    if (!type || !audit::contains(leaf.holds, *type) || !is_held(item, leaf, owner)) continue;
    Need held;
    held.kind = Need::held;
    held.until = item.expires ? day_of_(item.expires.last_day()) : endless;
    any.parts.push_back({add(std::move(held)), 1});
  }
  for (const auto& [achievement, thing] : thing_of_) {
    const bool fits = audit::contains(leaf.holds, catalog_[AchievementId{achievement}].type);
    if (!fits || thing == of_) continue;
    Need step;
    step.kind = Need::thing;
    step.thing_at = thing;
    any.parts.push_back({add(std::move(step)), 1});
  }
  std::sort(any.parts.begin(), any.parts.end(), [&](const Need::Part& a, const Need::Part& b) {
    return needs_[a.need].thing_at < needs_[b.need].thing_at;
  });
  return add(std::move(any));
}

bool NeedMaker::is_held(const learner::Item& item, const Requirement& leaf,
                        OrganizationId owner) const {
  using learner::ItemStatus;
  if (item.doubtful) return false;
  if (item.status != ItemStatus::completed) return item.status == ItemStatus::in_progress;
  if (item.expires && item.expires.last_day() < on_) return false;
  if (item.grade.empty()) return true;
  const GradeScaleId asked = leaf.terms && catalog_[leaf.terms].grade_scale
                                 ? catalog_[leaf.terms].grade_scale
                                 : audit::scale_of(catalog_, owner);
  const GradeScaleId scale = audit::scale_of_item(catalog_, item, owner, asked);
  if (scale && audit::passes(catalog_, scale, item.grade) == audit::GradeFinding::below) {
    return false;
  }
  return leaf.minimum_grade.empty() ||
         audit::reaches(catalog_, scale, item.grade, asked, leaf.minimum_grade) !=
             audit::GradeFinding::below;
}

std::optional<Day> NeedMaker::held_until(AchievementId id, const Requirement& leaf,
                                         OrganizationId owner) const {
  std::optional<Day> until;
  for (const learner::Item& item : learner_.items) {
    if (item.achievement != id || !is_held(item, leaf, owner)) continue;
    const Day day = item.expires ? day_of_(item.expires.last_day()) : endless;
    if (!until || day > *until) until = day;
  }
  return until;
}

}  // namespace credstack::plan
