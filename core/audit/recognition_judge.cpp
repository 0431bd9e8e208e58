#include "audit/recognition_judge.hpp"

#include <algorithm>

namespace credstack::audit {

using learner::Item;

std::string_view RecognitionJudge::jurisdiction_of(const Item& item) const {
  if (item.issuer) return catalog_[item.issuer].jurisdiction;
  return item.issuer_jurisdiction;
}

Judgement RecognitionJudge::judge(const Tree& tree, RecognitionId id,
                                  const std::vector<std::uint32_t>& items) const {
  Judgement judged;
  for (const std::uint32_t at : items) {
    const Judgement each = items_.judge(items_.item(at), false);
    if (!each.usable) return each;
    judged.standing = std::max(judged.standing, each.standing);
    judged.because.insert(judged.because.end(), each.because.begin(), each.because.end());
  }
  for (const std::uint32_t at : items) {
    judge_decision(tree, id, items_.item(at), judged);
    if (!judged.usable) return judged;
  }
  for (const Condition& condition : catalog_[id].conditions) {
    judge_condition(tree, id, condition, items, judged);
    if (!judged.usable) return judged;
  }
  if (catalog_[tree.program].entry) {
    const learner::Enrolment* enrolment = enrolment_in(learner_, tree.program);
    if (enrolment == nullptr || !items_.began(enrolment->admitted)) {
      judged.limit(possible_standing, {.why = Why::condition, .recognition = id});
    }
  }
  return judged;
}

/** What the catalogue says of the decision on that day, where it comes from that item. */
void RecognitionJudge::judge_decision(const Tree& tree, RecognitionId id, const Item& item,
                                      Judgement& judged) const {
  const Edge* edge = nullptr;
  for (const Edge& each : graph_.out(item.achievement)) {
    const bool same =
        each.kind == EdgeKind::recognition && each.to == tree.program && each.recognition == id;
    if (same) edge = &each;
  }
  if (edge == nullptr) {
    judged.limit(possible_standing, {.why = Why::claimed, .recognition = id});
    return;
  }
  const bool own_origin = item.issuer_stated && !jurisdiction_of(item).empty();
  for (const Reason& reason : reasons_beside_credit(catalog_, *edge, items_.today())) {
    const bool origin =
        reason.code == ReasonCode::origin_excluded || reason.code == ReasonCode::origin_not_stated;
    if ((origin && own_origin) || reason.code == ReasonCode::target_expiring) continue;
    if (reason.at_best == Verdict::no) {
      judged.refuse({.why = Why::refused, .recognition = id});
      return;
    }
    judged.limit(possible_standing, {.why = Why::claimed, .recognition = id});
  }
}

/** By where the record says that it was issued, else by where its owner is. */
Finding RecognitionJudge::origin_of(const Condition& condition, const Item& item) const {
  const auto place = jurisdiction_of(item);
  if (item.issuer_stated && !place.empty()) return is_of_origin(condition, place);
  const OrganizationId owner = catalog_[item.achievement].owner;
  const bool met = owner && is_of_origin(condition, catalog_[owner].jurisdiction) == Finding::met;
  return met ? Finding::met : Finding::not_evidenced;
}

void RecognitionJudge::judge_condition(const Tree& tree, RecognitionId id,
                                       const Condition& condition,
                                       const std::vector<std::uint32_t>& items,
                                       Judgement& judged) const {
  const learner::Enrolment* enrolment = enrolment_in(learner_, tree.program);
  const Because open{.why = Why::condition, .recognition = id, .condition = &condition};
  bool shown = false;
  switch (condition.kind) {
    case ConditionKind::admission:
      shown = enrolment != nullptr && items_.began(enrolment->admitted);
      break;
    case ConditionKind::enrolment:
      shown = enrolment != nullptr && items_.began(enrolment->enrolled);
      break;
    case ConditionKind::minimum_grade:
      shown = !condition.grade.empty();
      for (const std::uint32_t at : items) {
        if (condition.grade.empty()) break;
        const GradeFinding found = items_.reaches_grade(items_.item(at), tree, {}, condition.grade);
        if (found == GradeFinding::below) {
          judged.refuse({.why = Why::grade_below,
                         .recognition = id,
                         .condition = &condition,
                         .grade = condition.grade});
          return;
        }
        shown = shown && found == GradeFinding::met;
      }
      break;
    case ConditionKind::recency: {
      // What age leaves an elective, or may be made up for, is looked at leaf by leaf.
      const bool ends =
          condition.on_expiry == OnExpiry::nothing || condition.on_expiry == OnExpiry::not_stated;
      if (ends && condition.max_age &&
          items_.age_of(items, AgeLimit(condition.max_age, items_.today())) == Age::old) {
        judged.refuse({.why = Why::too_old,
                       .recognition = id,
                       .condition = &condition,
                       .effect = OnExpiry::nothing});
      }
      return;
    }
    case ConditionKind::active:
      shown = std::all_of(items.begin(), items.end(), [&](std::uint32_t at) {
        return static_cast<bool>(items_.item(at).expires);
      });
      break;
    case ConditionKind::origin:
      shown = true;
      for (const std::uint32_t at : items) {
        const Finding found = origin_of(condition, items_.item(at));
        if (found == Finding::not_met) {
          judged.refuse({.why = Why::refused, .recognition = id, .condition = &condition});
          return;
        }
        shown = shown && found == Finding::met;
      }
      break;
    default:
      break;
  }
  if (!shown) judged.limit(possible_standing, open);
}

void RecognitionJudge::judge_recency(const Tree& tree, const Draft& draft, bool open_leaf,
                                     Judgement& judged) const {
  const RecognitionId id = draft.piece.recognition;
  for (const Condition& condition : catalog_[id].conditions) {
    if (condition.kind != ConditionKind::recency || !judged.usable) continue;
    const Because reason{.why = Why::too_old, .recognition = id, .condition = &condition};
    if (!condition.max_age) {
      judged.limit(possible_standing,
                   {.why = Why::condition, .recognition = id, .condition = &condition});
      continue;
    }
    switch (items_.age_of(draft.piece.items, AgeLimit(condition.max_age, items_.today()))) {
      case Age::fresh:
        break;
      case Age::unknown:
        judged.limit(possible_standing,
                     {.why = Why::date_unknown, .recognition = id, .condition = &condition});
        break;
      case Age::old:
        items_.judge_old(draft.piece.items, tree.owner, condition.on_expiry, reason, open_leaf,
                         judged);
    }
  }
}

}  // namespace credstack::audit
