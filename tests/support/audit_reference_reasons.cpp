// Why pieces that fit are not used, for the reference audit: each is put into the best allocation,
// at each leaf that takes it, and what then breaks is a reason.
#include <algorithm>

#include "support/audit_reference_allocation.hpp"

namespace credstack::test::reference {
namespace {

using audit::Why;

class Explanation {
 public:
  Explanation(Problem& problem, const Found& found, StandingNumber highest)
      : problem_(problem), highest_(highest), now_(problem, 4), serves_(serving(problem, found)) {
    now_.amounts = found.amounts;
  }

  void run() {
    for (std::size_t i = 0; i < problem_.pieces.size(); ++i) {
      if (now_.is_used(i)) continue;
      for (std::size_t t = 0; t < problem_.pieces[i].takes.size(); ++t) explain(i, t);
    }
  }

 private:
  static std::vector<bool> serving(const Problem& problem, const Found& found) {
    std::vector<bool> serves(problem.learner.items.size());
    for (std::size_t i = 0; i < problem.pieces.size(); ++i) {
      for (const auto& amount : found.amounts[i]) {
        if (!amount) continue;
        for (const std::uint32_t item : problem.pieces[i].items) serves[item] = true;
      }
    }
    return serves;
  }

  void note(std::size_t piece, ReferenceReason reason) {
    for (const std::uint32_t item : problem_.pieces[piece].items) {
      if (serves_[item]) continue;
      reason.item = item;
      problem_.reasons.push_back(reason);
    }
  }

  void explain(std::size_t piece, std::size_t take) {
    const Take& here = problem_.pieces[piece].takes[take];
    const RequirementId leaf = problem_.nodes[here.node].id;
    bool kept_out = now_.is_enough(here.node, highest_);
    if (kept_out) note(piece, {.why = Why::full, .leaf = leaf});
    now_.amounts[piece][take] = here.credit;
    for (std::optional<std::size_t> at = here.node; at; at = problem_.nodes[*at].parent) {
      if (problem_.is_leaf(*at) || !now_.uses_too_many_children(*at)) continue;
      note(piece, {.why = Why::other_branch, .leaf = leaf});
      kept_out = true;
    }
    kept_out = broken_rules(piece, leaf) || kept_out;
    kept_out = others(piece) || kept_out;
    if (!kept_out && here.standing <= highest_) {
      note(piece, {.why = Why::better_elsewhere, .leaf = leaf});
      problem_.reach("better elsewhere");
    }
    now_.amounts[piece][take].reset();
  }

  bool broken_rules(std::size_t piece, RequirementId leaf) {
    bool any = false;
    for (const Node& node : problem_.nodes) {
      for (const RuleAt& rule : node.rules) {
        if (!now_.breaks(rule)) continue;
        any = true;
        ReferenceReason reason{.leaf = leaf, .node = node.id, .rule = rule.rule};
        if (rule.rule->kind == RuleKind::at_most) {
          reason.why = Why::cap;
          note(piece, reason);
          continue;
        }
        reason.why =
            rule.rule->kind == RuleKind::max_uses ? Why::too_many_awards : Why::used_for_another;
        note(piece, reason);
        for (const std::uint32_t item : problem_.pieces[piece].items) {
          for (const AchievementId award : problem_.learner.items[item].used_for) {
            reason.award = award;
            note(piece, reason);
          }
        }
      }
    }
    return any;
  }

  bool others(std::size_t piece) {
    bool any = false;
    for (std::size_t other = 0; other < problem_.pieces.size(); ++other) {
      if (other == piece || !now_.is_used(other)) continue;
      if (!now_.exclude_each_other(piece, other)) continue;
      any = true;
      const bool same = now_.are_the_same_learning(piece, other);
      for (const std::uint32_t item : problem_.pieces[other].items) {
        if (shares_an_item(piece, other)) note(piece, {.why = Why::other_way, .other = item});
        if (same) note(piece, {.why = Why::same_learning, .other = item});
      }
    }
    return any;
  }

  bool shares_an_item(std::size_t a, std::size_t b) const {
    const auto& items = problem_.pieces[a].items;
    const auto& others = problem_.pieces[b].items;
    return std::any_of(items.begin(), items.end(), [&](std::uint32_t item) {
      return std::find(others.begin(), others.end(), item) != others.end();
    });
  }

  Problem& problem_;
  StandingNumber highest_;
  Allocation now_;
  std::vector<bool> serves_;
};

}  // namespace

void find_reasons(Problem& problem, const Found& found, StandingNumber highest) {
  Explanation(problem, found, highest).run();
}

}  // namespace credstack::test::reference
