// What a recognition of the catalogue asks of some items.
#pragma once

#include <string_view>
#include <vector>

#include "audit/item_judge.hpp"
#include "recognition/step.hpp"

namespace credstack::audit {

class RecognitionJudge {
 public:
  RecognitionJudge(const DraftSources& sources, const ItemJudge& items)
      : catalog_(sources.catalog),
        graph_(sources.graph),
        learner_(sources.learner),
        items_(items) {}

  /** The decision itself, and what it asks of these items. */
  Judgement judge(const Tree& tree, RecognitionId id,
                  const std::vector<std::uint32_t>& items) const;

  /** Recency conditions of the decision, at a leaf. */
  void judge_recency(const Tree& tree, const Draft& draft, bool open_leaf, Judgement& judged) const;

 private:
  void judge_decision(const Tree& tree, RecognitionId id, const learner::Item& item,
                      Judgement& judged) const;
  void judge_condition(const Tree& tree, RecognitionId id, const Condition& condition,
                       const std::vector<std::uint32_t>& items, Judgement& judged) const;
  std::string_view jurisdiction_of(const learner::Item& item) const;
  Finding origin_of(const Condition& condition, const learner::Item& item) const;

  const Catalog& catalog_;
  const Graph& graph_;
  const learner::Learner& learner_;
  const ItemJudge& items_;
};

}  // namespace credstack::audit
