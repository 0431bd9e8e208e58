// What a leaf, and the rules over it, ask of a piece.
#pragma once

#include <span>
#include <vector>

#include "audit/item_judge.hpp"

namespace credstack::audit {

/** Judges pieces at leaves. `exceptions`: by tree. */
class LeafJudge {
 public:
  LeafJudge(const DraftSources& sources, const ItemJudge& items,
            const std::vector<std::vector<RuleException>>& exceptions);

  /** By the leaf's `except`, of what the piece counts as, else of what is known of its item. */
  bool is_kept_out(const Draft& draft, const Requirement& leaf) const;

  /**
   * Grades, ages, other awards and caps; adds to what is said of the piece already.
   * @param credit what it counts for there
   * @param by_substitution the leaf asks nothing of it, as somebody put it there
   */
  void judge(const Draft& draft, Index tree, Index leaf, Rational credit, bool by_substitution,
             Judgement& judged) const;

 private:
  bool concerns(const Rule& rule, Index tree, const Draft& draft) const;
  bool claims_to_lift(const Rule& rule, Index tree, const Draft& draft) const;
  Date anchor_of(const Rule& rule, const Tree& tree) const;

  void judge_grades(const Draft& draft, const Tree& tree, const TreeLeaf& leaf, bool asks,
                    Judgement& judged) const;
  void judge_age(const Draft& draft, Index tree, Index leaf, Judgement& judged) const;
  void judge_awards(const Draft& draft, Index tree, Index leaf, Rational credit,
                    Judgement& judged) const;
  void judge_award(const Draft& draft, AchievementId award, Index tree, Index leaf, Rational credit,
                   Judgement& judged) const;
  void judge_award_count(const Draft& draft, Index tree, Index leaf, Judgement& judged) const;
  void judge_caps(const Draft& draft, Index tree, Index leaf, Rational credit,
                  Judgement& judged) const;

  const Catalog& catalog_;
  std::span<const Tree* const> trees_;
  const learner::Learner& learner_;
  const ItemJudge& items_;
  const std::vector<std::vector<RuleException>>& exceptions_;
  std::vector<std::vector<AgeLimit>> age_limits_;  ///< of each tree's rules on ages
};

}  // namespace credstack::audit
