#include "audit/recognised_pieces.hpp"

#include <algorithm>

#include "audit/lists.hpp"
#include "audit/recognition_judge.hpp"
#include "model/sorting.hpp"

namespace credstack::audit {
namespace {

constexpr std::size_t most_sets = 64;  ///< ways of putting a set together from a record

class Recogniser {
 public:
  explicit Recogniser(Drafter& drafter)
      : drafter_(drafter),
        catalog_(drafter.sources().catalog),
        graph_(drafter.sources().graph),
        trees_(drafter.sources().trees),
        learner_(drafter.sources().learner),
        judge_(drafter.sources(), drafter.items()) {}

  void run() {
    std::vector<RecognitionId> decided;
    for (std::uint32_t at = 0; at < learner_.items.size(); ++at) {
      const learner::Item& each = learner_.items[at];
      if (!each.achievement) continue;
      items_of_.emplace_back(each.achievement, at);
      for (const Edge& edge : graph_.out(each.achievement)) {
        const bool ours = edge.kind == EdgeKind::recognition &&
                          std::any_of(trees_.begin(), trees_.end(),
                                      [&](const Tree* tree) { return tree->program == edge.to; });
        if (ours) decided.push_back(edge.recognition);
      }
    }
    std::sort(items_of_.begin(), items_of_.end());
    std::sort(decided.begin(), decided.end());
    decided.erase(std::unique(decided.begin(), decided.end()), decided.end());
    for (const RecognitionId each : decided) {
      std::vector<std::uint32_t> chosen;
      std::size_t sets = 0;
      put_together(each, chosen, sets);
    }
  }

 private:
  /** A program that a recognition is about, and what is said of some items there. */
  struct Target {
    Index tree;
    Judgement judged;
  };

  /** A recognition applied to some items. */
  struct Granted {
    RecognitionId recognition;
    const std::vector<std::uint32_t>& items;
    const std::vector<Target>& targets;
    std::uint32_t way;
  };

  /** Every way of finding the credentials of a recognition in the record. */
  void put_together(RecognitionId recognition, std::vector<std::uint32_t>& chosen,
                    std::size_t& sets) {
    if (sets == most_sets) {
      drafter_.cut_short();
      return;
    }
    const auto& credentials = catalog_[recognition].credentials;
    if (chosen.size() == credentials.size()) {
      ++sets;
      std::vector<std::uint32_t> items = chosen;
      sort_stably(items);
      apply(recognition, items);
      return;
    }
    const AchievementId next = credentials[chosen.size()];
    const auto first =
        std::lower_bound(items_of_.begin(), items_of_.end(), std::pair(next, std::uint32_t{0}));
    for (auto each = first; each != items_of_.end() && each->first == next; ++each) {
      const std::uint32_t at = each->second;
      if (contains(chosen, at)) continue;
      chosen.push_back(at);
      put_together(recognition, chosen, sets);
      chosen.pop_back();
    }
  }

  void apply(RecognitionId id, const std::vector<std::uint32_t>& items) {
    if (catalog_[id].decision == Decision::refused) {
      drafter_.refuse(items, {.why = Why::refused, .recognition = id});
      return;
    }
    std::vector<Target> targets;
    for (Index tree = 0; tree < trees_.size(); ++tree) {
      if (!contains(catalog_[id].targets, trees_[tree]->program)) continue;
      targets.push_back({tree, judge_.judge(*trees_[tree], id, items)});
      const Judgement& judged = targets.back().judged;
      if (judged.usable) continue;
      drafter_.refuse(items, judged.because.front());
    }
    Granted granted{id, items, targets, drafter_.new_way()};
    for (const Grant& grant : catalog_[id].grants) {
      const bool carries = grant.credit || !grant.satisfies.empty();
      const bool credits = grant.form == GrantForm::direct || grant.form == GrantForm::unassigned ||
                           grant.form == GrantForm::block ||
                           grant.form == GrantForm::advanced_standing;
      if (grant.form == GrantForm::exemption) {
        exempt(granted, grant);
      } else if (credits && carries && !grant.satisfies.empty()) {
        satisfy(granted, grant);
      } else if (credits && carries) {
        add_block(granted, grant);
      }
    }
  }

  Draft begin_granted(const Granted& granted, AchievementId as) {
    Draft draft = drafter_.begin(granted.items, Way::recognition, as);
    draft.way = granted.way;
    draft.piece.recognition = granted.recognition;
    draft.piece.origin = Origin::transfer;
    return draft;
  }

  void offer_granted(Draft& draft, const Target& target, const Grant& grant, Index leaf,
                     Rational credit, bool fulfils = false) {
    const Tree& tree = *trees_[target.tree];
    const bool open = tree.facts[leaf].requirement->open;
    if (grant.elective && !open) return;
    Judgement judged = target.judged;
    if (judged.usable) judge_.judge_recency(tree, draft, open, judged);
    drafter_.offer(draft, {.tree = target.tree,
                           .leaf = leaf,
                           .base = std::move(judged),
                           .credit = credit,
                           .fulfils = fulfils});
  }

  void finish_granted(Draft&& draft, const Granted& granted) {
    const Judgement* refused = nullptr;
    for (const Target& each : granted.targets) {
      if (!each.judged.usable) refused = &each.judged;
    }
    drafter_.finish(std::move(draft), {.why = Why::no_place, .recognition = granted.recognition},
                    refused);
  }

  /** What each of the courses is worth by the grant: of several its part of the credit granted. */
  Rational granted_credit(const Grant& grant, AchievementId course, const Tree& tree,
                          const CreditConversion*& rule) const {
    const auto own = [&](AchievementId id) {
      const auto credit = drafter_.credit_of(id, tree);
      return credit ? in_unit(catalog_, *credit, tree.unit, rule) : Rational::unknown();
    };
    if (!grant.credit) return own(course);
    const Rational granted = in_unit(catalog_, *grant.credit, tree.unit, rule);
    if (grant.satisfies.size() == 1) return granted;
    Rational sum = 0;
    for (const AchievementId each : grant.satisfies) sum = sum + own(each);
    return own(course) * granted / sum;
  }

  void satisfy(const Granted& granted, const Grant& grant) {
    for (const AchievementId course : grant.satisfies) {
      Draft draft = begin_granted(granted, course);
      for (const Target& target : granted.targets) {
        const Tree& tree = *trees_[target.tree];
        const CreditConversion* rule = nullptr;
        const Rational credit = granted_credit(grant, course, tree, rule);
        if (draft.spots.empty()) {
          draft.piece.credit = credit;
          draft.piece.conversion = rule;
          draft.piece.stated = grant.credit && grant.satisfies.size() == 1
                                   ? grant.credit
                                   : drafter_.credit_of(course, tree);
        }
        for (const Index leaf : leaves_for(catalog_, tree, draft.identities)) {
          offer_granted(draft, target, grant, leaf, credit);
        }
      }
      finish_granted(std::move(draft), granted);
    }
  }

  void add_block(const Granted& granted, const Grant& grant) {
    Draft draft = begin_granted(granted, {});
    draft.piece.block = true;
    for (const Target& target : granted.targets) {
      const Tree& tree = *trees_[target.tree];
      if (draft.spots.empty()) drafter_.set_credit(draft, grant.credit, tree);
      const CreditConversion* rule = nullptr;
      const Rational credit = in_unit(catalog_, *grant.credit, tree.unit, rule);
      const Index slot = tree.find(grant.slot, catalog_);
      for (Index leaf = 0; leaf < tree.leaves.size(); ++leaf) {
        if (tree.leaves[leaf].by_count) continue;
        const bool open = tree.owner && tree.facts[leaf].requirement->open;
        const bool in_slot = slot != nothing && tree.nodes[slot].leaves.holds(leaf);
        if (grant.slot.empty() ? open : in_slot) offer_granted(draft, target, grant, leaf, credit);
      }
    }
    finish_granted(std::move(draft), granted);
  }

  void exempt(const Granted& granted, const Grant& grant) {
    if (!grant.slot.empty()) {
      Draft draft = begin_granted(granted, {});
      draft.exemption = true;
      draft.piece.credit = 0;
      for (const Target& target : granted.targets) {
        const Tree& tree = *trees_[target.tree];
        const Index slot = tree.find(grant.slot, catalog_);
        if (slot == nothing) continue;
        const LeafRange leaves = tree.nodes[slot].leaves;
        for (Index leaf = leaves.first; leaf < leaves.end; ++leaf) {
          offer_granted(draft, target, grant, leaf, 0, true);
        }
      }
      finish_granted(std::move(draft), granted);
      return;
    }
    for (const AchievementId course : grant.satisfies) {
      Draft draft = begin_granted(granted, course);
      draft.exemption = true;
      draft.piece.credit = 0;
      for (const Target& target : granted.targets) {
        const Tree& tree = *trees_[target.tree];
        for (const Index leaf : leaves_for(catalog_, tree, draft.identities)) {
          if (tree.leaves[leaf].by_count) offer_granted(draft, target, grant, leaf, 0);
        }
      }
      finish_granted(std::move(draft), granted);
    }
  }

  Drafter& drafter_;
  const Catalog& catalog_;
  const Graph& graph_;
  std::span<const Tree* const> trees_;
  const learner::Learner& learner_;
  RecognitionJudge judge_;
  std::vector<std::pair<AchievementId, std::uint32_t>> items_of_;  ///< of the record, sorted
};

}  // namespace

void add_recognised(Drafter& drafter) { Recogniser(drafter).run(); }

}  // namespace credstack::audit
