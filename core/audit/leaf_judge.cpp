#include "audit/leaf_judge.hpp"

#include <algorithm>

#include "audit/concerns.hpp"
#include "audit/exceptions.hpp"
#include "recognition/selection.hpp"

namespace credstack::audit {

LeafJudge::LeafJudge(const DraftSources& sources, const ItemJudge& items,
                     const std::vector<std::vector<RuleException>>& exceptions)
    : catalog_(sources.catalog),
      trees_(sources.trees),
      learner_(sources.learner),
      items_(items),
      exceptions_(exceptions) {
  for (const Tree* tree : trees_) {
    std::vector<AgeLimit> limits;
    for (const TreeRule& each : tree->ages) {
      limits.emplace_back(each.rule->max_age, anchor_of(*each.rule, *tree));
    }
    age_limits_.push_back(std::move(limits));
  }
}

bool LeafJudge::is_kept_out(const Draft& draft, const Requirement& leaf) const {
  if (!leaf.terms || catalog_[leaf.terms].except.empty()) return false;
  // A decision that exempts from a part of the program says so whatever the part takes.
  if (draft.identities.empty() && draft.exemption) return false;
  if (draft.identities.empty() && draft.facts) return is_excepted(catalog_, leaf, draft.facts);
  if (draft.identities.empty()) {
    return picks_piece(catalog_, catalog_[leaf.terms].except, draft,
                       items_.item(draft.piece.items.front()));
  }
  return std::any_of(draft.identities.begin(), draft.identities.end(),
                     [&](AchievementId each) { return is_excepted(catalog_, leaf, each); });
}

void LeafJudge::judge(const Draft& draft, Index tree, Index leaf, Rational credit,
                      bool by_substitution, Judgement& judged) const {
  judge_grades(draft, *trees_[tree], trees_[tree]->facts[leaf], !by_substitution, judged);
  if (judged.usable && !by_substitution) judge_age(draft, tree, leaf, judged);
  if (judged.usable) judge_awards(draft, tree, leaf, credit, judged);
  if (judged.usable) judge_caps(draft, tree, leaf, credit, judged);
}

bool LeafJudge::concerns(const Rule& rule, Index tree, const Draft& draft) const {
  return audit::concerns(catalog_, learner_, rule, tree, draft, exceptions_[tree]);
}

bool LeafJudge::claims_to_lift(const Rule& rule, Index tree, const Draft& draft) const {
  return is_let_off(learner_, rule, draft, exceptions_[tree], false);
}

Date LeafJudge::anchor_of(const Rule& rule, const Tree& tree) const {
  if (rule.anchor == Anchor::today) return items_.today();
  const learner::Enrolment* enrolment = enrolment_in(learner_, tree.program);
  if (rule.anchor == Anchor::admission) return enrolment ? enrolment->admitted : Date{};
  return enrolment != nullptr ? enrolment->award : Date{};
}

void LeafJudge::judge_grades(const Draft& draft, const Tree& tree, const TreeLeaf& leaf, bool asks,
                             Judgement& judged) const {
  const std::string_view asked =
      asks ? std::string_view(leaf.requirement->minimum_grade) : std::string_view();
  for (const std::uint32_t at : draft.piece.items) {
    items_.judge_pass(items_.item(at), tree, leaf.grade_scale, judged);
    if (!judged.usable) return;
    if (asked.empty()) continue;
    switch (items_.reaches_grade(items_.item(at), tree, leaf.grade_scale, asked)) {
      case GradeFinding::below:
        judged.refuse({.why = Why::grade_below, .node = leaf.id, .grade = asked});
        return;
      case GradeFinding::unknown:
        judged.limit(possible_standing,
                     {.why = Why::grade_unknown, .node = leaf.id, .grade = asked});
        break;
      case GradeFinding::met:
        break;
    }
  }
}

void LeafJudge::judge_age(const Draft& draft, Index tree_at, Index leaf_at,
                          Judgement& judged) const {
  const Tree& tree = *trees_[tree_at];
  for (std::size_t at = 0; at < tree.ages.size(); ++at) {
    const TreeRule& each = tree.ages[at];
    const Rule& rule = *each.rule;
    if (!judged.usable) return;
    if (!each.leaves.holds(leaf_at) || !concerns(rule, tree_at, draft)) {
      continue;
    }
    const RuleException* lifted = lifts(rule, exceptions_[tree_at]);
    if (lifted != nullptr && lifted->valid) continue;
    switch (items_.age_of(draft.piece.items, age_limits_[tree_at][at])) {
      case Age::fresh:
        break;
      case Age::unknown:
        judged.limit(possible_standing,
                     {.why = Why::date_unknown, .node = tree.ids[each.node], .rule = &rule});
        break;
      case Age::old: {
        const Because reason{.why = Why::too_old, .node = tree.ids[each.node], .rule = &rule};
        const bool claimed = lifted != nullptr || claims_to_lift(rule, tree_at, draft);
        Judgement old = judged;
        items_.judge_old(draft.piece.items, tree.owner, rule.on_expiry, reason,
                         tree.facts[leaf_at].requirement->open, old);
        if (!old.usable && claimed) {
          judged.limit(possible_standing, reason);
        } else {
          judged = old;
        }
      }
    }
  }
}

/** Other awards that used it: a rule may forbid it, or none say anything. */
void LeafJudge::judge_awards(const Draft& draft, Index tree_at, Index leaf_at, Rational credit,
                             Judgement& judged) const {
  for (const AchievementId award : draft.awards) {
    judge_award(draft, award, tree_at, leaf_at, credit, judged);
    if (!judged.usable) return;
  }
  judge_award_count(draft, tree_at, leaf_at, judged);
}

void LeafJudge::judge_award(const Draft& draft, AchievementId award, Index tree_at, Index leaf_at,
                            Rational credit, Judgement& judged) const {
  const Tree& tree = *trees_[tree_at];
  bool covered = false;
  for (Index at = 0; at < tree.with.size(); ++at) {
    const TreeRule& each = tree.with[at];
    const Rule& rule = *each.rule;
    if (!each.leaves.holds(leaf_at) || !picks(catalog_, rule.with, award) ||
        !concerns(rule, tree_at, draft)) {
      continue;
    }
    if (is_lifted(rule, exceptions_[tree_at])) continue;  // nothing is said of it any more
    covered = true;
    if (rule.sharing == Sharing::none) {
      judged.refuse({.why = Why::used_for_another,
                     .node = tree.ids[each.node],
                     .rule = &rule,
                     .award = award});
      return;
    }
    if (rule.sharing != Sharing::amount) continue;
    const Limits& limits = each.limits;
    const bool escapes = limits.credit.is_known() && !credit.is_known();
    if (limits.undecided || escapes) {
      judged.limit(possible_standing,
                   {.why = limits.undecided ? Why::used_for_another : Why::credit_unknown,
                    .node = tree.ids[each.node],
                    .rule = &rule,
                    .award = award});
    }
  }
  if (!covered) {
    judged.limit(possible_standing, {.why = Why::sharing_not_stated, .award = award});
  }
}

void LeafJudge::judge_award_count(const Draft& draft, Index tree_at, Index leaf_at,
                                  Judgement& judged) const {
  const Tree& tree = *trees_[tree_at];
  for (const TreeRule& each : tree.award_limits) {
    if (draft.awards.size() + 1 <= each.rule->count || !each.leaves.holds(leaf_at) ||
        !concerns(*each.rule, tree_at, draft)) {
      continue;
    }
    if (is_lifted(*each.rule, exceptions_[tree_at])) continue;
    judged.refuse({.why = Why::too_many_awards, .node = tree.ids[each.node], .rule = each.rule});
    return;
  }
}

/** A cap on a share of what nobody knows leaves what it is about undecided. */
void LeafJudge::judge_caps(const Draft& draft, Index tree_at, Index leaf_at, Rational credit,
                           Judgement& judged) const {
  const Tree& tree = *trees_[tree_at];
  for (const TreeRule& each : tree.caps) {
    const Limits& limits = each.limits;
    // Of what nobody knows the credit it is not known either whether it is too much.
    const bool escapes = limits.credit.is_known() && !credit.is_known();
    if (!each.leaves.holds(leaf_at) || !(limits.undecided || escapes) ||
        !concerns(*each.rule, tree_at, draft)) {
      continue;
    }
    if (is_lifted(*each.rule, exceptions_[tree_at])) continue;
    judged.limit(possible_standing, {.why = limits.undecided ? Why::cap : Why::credit_unknown,
                                     .node = tree.ids[each.node],
                                     .rule = each.rule});
  }
  if (draft.piece.origin != Origin::prior_learning) return;
  if (tree.prior_learning_undecided) judged.limit(possible_standing, {.why = Why::cap});
  if (tree.prior_learning_cap.is_known() && !credit.is_known()) {
    judged.limit(possible_standing, {.why = Why::credit_unknown});
  }
}

}  // namespace credstack::audit
