#include "audit/pieces.hpp"

#include <algorithm>

#include "audit/drafter.hpp"
#include "audit/recognised_pieces.hpp"
#include "model/sorting.hpp"

namespace credstack::audit {
namespace {

using learner::Item;

/** What items are by themselves, and what somebody says in the record that they count as. */
class Items {
 public:
  explicit Items(Drafter& drafter)
      : drafter_(drafter),
        items_(drafter.items()),
        catalog_(drafter.sources().catalog),
        trees_(drafter.sources().trees),
        learner_(drafter.sources().learner) {}

  void add_itself(std::uint32_t at) {
    const Item& taken = items_.item(at);
    if (taken.chosen_for) return add_chosen(at);
    if (!taken.achievement) {
      drafter_.come_to_nothing(at, Why::not_in_catalog);
      return;
    }
    Draft draft = drafter_.begin({at}, Way::itself, taken.achievement);
    bool any_leaf = false;
    for (Index tree = 0; tree < trees_.size(); ++tree) {
      const Tree& program = *trees_[tree];
      const std::optional<Credit> credit =
          taken.credit ? taken.credit : drafter_.credit_of(taken.achievement, program);
      const bool resident = items_.is_resident(taken, program);
      if (resident) draft.resident |= std::uint64_t{1} << tree;
      const auto leaves = leaves_for(catalog_, program, draft.identities);
      any_leaf = any_leaf || !leaves.empty();
      if (leaves.empty() && tree > 0) continue;
      if (draft.spots.empty()) {
        draft.piece.origin = resident ? Origin::resident : Origin::transfer;
        drafter_.set_credit(draft, credit, program);
      }
      const CreditConversion* rule = nullptr;
      const Rational worth =
          credit ? in_unit(catalog_, *credit, program.unit, rule) : Rational::unknown();
      const Judgement judged = items_.judge(taken, false);
      if (leaves.empty() && !judged.usable) drafter_.refuse(at, judged.because.front());
      draft.spots.reserve(leaves.size());
      for (const Index leaf : leaves) {
        drafter_.offer(draft, {.tree = tree, .leaf = leaf, .base = judged, .credit = worth});
      }
    }
    const bool own = std::any_of(trees_.begin(), trees_.end(), [&](const Tree* tree) {
      return items_.is_resident(taken, *tree);
    });
    drafter_.finish(std::move(draft), {.why = own || any_leaf ? Why::no_place : Why::not_accepted});
  }

  void add_accepted(std::uint32_t at) {
    const Item& taken = items_.item(at);
    if (!taken.accepted) return;
    const learner::Acceptance& accepted = *taken.accepted;
    const bool prior = accepted.prior_learning;
    Draft draft = drafter_.begin({at}, prior ? Way::prior_learning : Way::accepted, accepted.as);
    draft.piece.origin = prior ? Origin::prior_learning : Origin::transfer;
    for (Index tree = 0; tree < trees_.size(); ++tree) {
      const Tree& program = *trees_[tree];
      std::optional<Credit> credit = accepted.credit;
      if (!credit) credit = taken.credit;
      if (!credit && accepted.as) {
        credit = drafter_.credit_of(accepted.as, program);
      } else if (!credit && taken.achievement) {
        credit = drafter_.credit_of(taken.achievement, program);
      }
      if (draft.spots.empty()) drafter_.set_credit(draft, credit, program);
      Judgement judged = items_.judge(taken, prior);
      if (judged.usable) {
        if (!accepted.by || accepted.by != program.owner) {
          judged.limit(possible_standing, {.why = Why::accepted_by_another});
        }
        if (accepted.doubtful) judged.limit(possible_standing, {.why = Why::damaged});
        if (accepted.date && accepted.date.first_day() > items_.today()) {
          judged.limit(possible_standing, {.why = Why::not_decided});
        }
      }
      const auto leaves =
          accepted.as ? leaves_for(catalog_, program, draft.identities) : open_leaves(program);
      const CreditConversion* rule = nullptr;
      const Rational worth =
          credit ? in_unit(catalog_, *credit, program.unit, rule) : Rational::unknown();
      if (leaves.empty() && !judged.usable) drafter_.refuse(at, judged.because.front());
      for (const Index leaf : leaves) {
        drafter_.offer(draft, {.tree = tree, .leaf = leaf, .base = judged, .credit = worth});
      }
    }
    drafter_.finish(std::move(draft), {.why = Why::no_place});
  }

  /** What is said to be chosen of the owner for a leaf counts there, and nowhere else. */
  void add_chosen(std::uint32_t at) {
    const Item& taken = items_.item(at);
    Draft draft = drafter_.begin({at}, Way::itself, {});
    draft.piece.origin = Origin::resident;
    draft.so_much = taken.credit.has_value();
    for (Index tree = 0; tree < trees_.size(); ++tree) {
      const Tree& program = *trees_[tree];
      if (!program.owner || taken.issuer != program.owner) continue;
      draft.resident |= std::uint64_t{1} << tree;
      drafter_.set_credit(draft, taken.credit, program);
      for (Index leaf = 0; leaf < program.facts.size(); ++leaf) {
        if (program.facts[leaf].id != taken.chosen_for) continue;
        drafter_.offer(draft, {.tree = tree,
                               .leaf = leaf,
                               .base = items_.judge(taken, false),
                               .credit = draft.piece.credit});
      }
    }
    drafter_.finish(std::move(draft), {.why = Why::no_place});
  }

  void add_substitutions() {
    for (const learner::Exception& each : learner_.exceptions) {
      if (each.kind != learner::ExceptionKind::substitute) continue;
      for (std::uint32_t at = 0; at < learner_.items.size(); ++at) {
        if (items_.item(at).id == each.item) substitute(each, at);
      }
    }
  }

 private:
  void substitute(const learner::Exception& exception, std::uint32_t at) {
    const Item& taken = items_.item(at);
    Draft draft = drafter_.begin({at}, Way::substitution, taken.achievement);
    const Judgement alone = items_.judge(taken, false);
    if (!alone.usable) drafter_.refuse(at, alone.because.front());
    for (Index tree = 0; tree < trees_.size(); ++tree) {
      const auto& exceptions = drafter_.exceptions(tree);
      const auto found =
          std::find_if(exceptions.begin(), exceptions.end(),
                       [&](const RuleException& each) { return each.exception == &exception; });
      if (found == exceptions.end()) continue;
      const Tree& program = *trees_[tree];
      const Index node = program.find(exception.node, catalog_);
      if (node == nothing || program.nodes[node].shape != Shape::leaf) continue;
      std::optional<Credit> credit = taken.credit;
      if (!credit && taken.achievement) credit = drafter_.credit_of(taken.achievement, program);
      const bool resident = items_.is_resident(taken, program);
      if (resident) draft.resident |= std::uint64_t{1} << tree;
      if (draft.spots.empty()) {
        draft.piece.origin = resident ? Origin::resident : Origin::transfer;
        drafter_.set_credit(draft, credit, program);
      }
      Judgement judged = items_.judge(taken, false);
      if (judged.usable && !found->valid) {
        judged.limit(possible_standing, {.why = Why::claimed});
      }
      const CreditConversion* rule = nullptr;
      drafter_.offer(draft, {.tree = tree,
                             .leaf = program.nodes[node].leaves.first,
                             .base = std::move(judged),
                             .credit = credit ? in_unit(catalog_, *credit, program.unit, rule)
                                              : Rational::unknown(),
                             .by_substitution = true});
    }
    drafter_.finish(std::move(draft), {.why = Why::no_place});
  }

  Drafter& drafter_;
  const ItemJudge& items_;
  const Catalog& catalog_;
  std::span<const Tree* const> trees_;
  const learner::Learner& learner_;
};

/** The order in which the search looks at them (docs/audit.md, The best allocation). */
void order(const Catalog& catalog, std::vector<Draft>& pieces) {
  const auto key_id = [&](const Draft& draft) {
    return draft.piece.as ? catalog[draft.piece.as].id : std::string_view{};
  };
  sort_stably(pieces, [&](const Draft& a, const Draft& b) {
    if (a.spots.size() != b.spots.size()) return a.spots.size() < b.spots.size();
    const bool a_dated = static_cast<bool>(a.completed);
    const bool b_dated = static_cast<bool>(b.completed);
    if (a_dated != b_dated) return a_dated;
    if (a_dated && a.completed.first_day() != b.completed.first_day()) {
      return a.completed.first_day() < b.completed.first_day();
    }
    if (key_id(a) != key_id(b)) return key_id(a) < key_id(b);
    return a.piece.items.front() < b.piece.items.front();
  });
}

bool has_possible(const Drafts& drafts) {
  const auto possible = [](const auto& each) { return each.standing == possible_standing; };
  return std::any_of(drafts.held.begin(), drafts.held.end(), possible) ||
         std::any_of(drafts.pieces.begin(), drafts.pieces.end(), [&](const Draft& draft) {
           return std::any_of(draft.spots.begin(), draft.spots.end(), possible);
         });
}

}  // namespace

Drafts draft_pieces(const Catalog& catalog, const Graph& graph, const Equivalents& equivalents,
                    std::span<const Tree* const> trees, const learner::Learner& learner,
                    const DraftQuestion& question) {
  const DraftSources sources{catalog, graph, equivalents, trees, learner, question};
  Drafter drafter(sources);
  Items items(drafter);
  for (std::uint32_t at = 0; at < learner.items.size(); ++at) {
    items.add_itself(at);
    items.add_accepted(at);
  }
  add_recognised(drafter);
  items.add_substitutions();
  Drafts drafts = drafter.take();
  order(catalog, drafts.pieces);
  if (drafts.pieces.size() > question.most_pieces) {
    drafts.pieces.resize(question.most_pieces);
    drafts.cut_short = true;
  }
  drafts.any_possible = has_possible(drafts);
  return drafts;
}

}  // namespace credstack::audit
