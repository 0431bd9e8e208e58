#include "audit/item_judge.hpp"

namespace credstack::audit {
namespace {

using learner::Item;
using learner::ItemStatus;

Age age_by(Date completed, const AgeLimit& limit) {
  if (!completed || !limit.old_before) return Age::unknown;
  if (completed.last_day() < limit.old_before) return Age::old;
  return completed.first_day() >= limit.fresh_from ? Age::fresh : Age::unknown;
}

}  // namespace

const learner::Enrolment* enrolment_in(const learner::Learner& learner, AchievementId program) {
  for (const learner::Enrolment& each : learner.enrolments) {
    if (each.program == program) return &each;
  }
  return nullptr;
}

GradeScaleId scale_of_item(const Catalog& catalog, const Item& item, OrganizationId owner,
                           GradeScaleId asked) {
  if (item.grade_scale) return item.grade_scale;
  OrganizationId issuer = item.issuer;
  if (!item.issuer_stated && item.achievement) issuer = catalog[item.achievement].owner;
  if (issuer && catalog[issuer].grade_scale) return catalog[issuer].grade_scale;
  const bool own = issuer ? issuer == owner : !item.issuer_stated;
  return own ? asked : GradeScaleId{};
}

bool is_completed(const Item& item, Date on) {
  return item.status == ItemStatus::completed &&
         !(item.completed && item.completed.first_day() > on);
}

OrganizationId ItemJudge::teacher(const Item& item) const {
  if (item.issuer_stated) return item.issuer;
  return item.achievement ? catalog_[item.achievement].owner : OrganizationId{};
}

bool ItemJudge::is_resident(const Item& item, const Tree& tree) const {
  return tree.owner && item.achievement && catalog_[item.achievement].owner == tree.owner &&
         teacher(item) == tree.owner;
}

GradeScaleId ItemJudge::asked_scale(const Tree& tree, GradeScaleId stated) const {
  return stated ? stated : scale_of(catalog_, tree.owner);
}

Judgement ItemJudge::judge(const Item& item, bool prior) const {
  Judgement judged;
  switch (item.status) {
    case ItemStatus::failed:
    case ItemStatus::withdrawn:
    case ItemStatus::audited:
      judged.refuse({.why = Why::not_passed});
      return judged;
    case ItemStatus::planned:
      if (prior) break;
      if (!question_.what_if) {
        judged.refuse({.why = Why::planned});
        return judged;
      }
      judged.limit(static_cast<std::uint8_t>(Status::planned), {});
      break;
    case ItemStatus::in_progress:
      judged.limit(static_cast<std::uint8_t>(Status::in_progress), {});
      break;
    case ItemStatus::completed:
      if (!is_completed(item)) {
        judged.limit(static_cast<std::uint8_t>(Status::in_progress), {});
      }
  }
  if (prior && item.status != ItemStatus::completed) {
    judged.limit(possible_standing, {.why = Why::not_decided});
  }
  if (item.expires && item.expires.last_day() < question_.on) {
    judged.refuse({.why = Why::expired});
    return judged;
  }
  if (item.doubtful || is_damaged(item.achievement)) {
    judged.limit(possible_standing, {.why = Why::damaged});
  }
  return judged;
}

GradeFinding ItemJudge::reaches_grade(const Item& item, const Tree& tree, GradeScaleId asked_in,
                                      std::string_view grade) const {
  if (!is_completed(item)) return GradeFinding::met;  // assumed to come out well
  if (item.grade.empty()) return GradeFinding::unknown;
  const GradeScaleId asked = asked_scale(tree, asked_in);
  return reaches(catalog_, scale_of_item(catalog_, item, tree.owner, asked), item.grade, asked,
                 grade);
}

void ItemJudge::judge_pass(const Item& item, const Tree& tree, GradeScaleId asked_in,
                           Judgement& judged) const {
  if (item.grade.empty() || !is_completed(item)) return;
  const GradeScaleId scale = scale_of_item(catalog_, item, tree.owner, asked_scale(tree, asked_in));
  if (!scale) return;
  switch (passes(catalog_, scale, item.grade)) {
    case GradeFinding::below:
      judged.refuse({.why = Why::not_passed});
      break;
    case GradeFinding::unknown:
      judged.limit(possible_standing, {.why = Why::grade_unknown});
      break;
    case GradeFinding::met:
      break;
  }
}

AgeLimit::AgeLimit(const Duration& most, Date anchor) {
  if (!anchor || !most.is_calendar()) return;
  old_before = subtract(anchor.first_day(), most);
  fresh_from = subtract(anchor.last_day(), most);
}

Age ItemJudge::age_of(const std::vector<std::uint32_t>& items, const AgeLimit& limit) const {
  Age worst = Age::fresh;
  for (const std::uint32_t at : items) {
    if (!is_completed(item(at))) continue;
    const Age age = age_by(item(at).completed, limit);
    if (age == Age::old) return age;
    if (age == Age::unknown) worst = age;
  }
  return worst;
}

void ItemJudge::judge_old(const std::vector<std::uint32_t>& items, OrganizationId owner,
                          OnExpiry effect, Because reason, bool open_leaf,
                          Judgement& judged) const {
  reason.effect = effect == OnExpiry::not_stated ? OnExpiry::nothing : effect;
  if (reason.effect == OnExpiry::nothing) {
    judged.refuse(reason);
  } else if (reason.effect == OnExpiry::elective) {
    if (!open_leaf) judged.refuse(reason);
  } else {
    bool healed = true;
    for (const std::uint32_t at : items) {
      const auto& currency = item(at).currency;
      healed = healed && currency && currency->by && currency->by == owner &&
               !(currency->date && currency->date.first_day() > question_.on);
    }
    if (!healed) judged.limit(possible_standing, reason);
  }
}

}  // namespace credstack::audit
