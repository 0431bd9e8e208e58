#include "audit/exceptions.hpp"

#include <algorithm>

namespace credstack::audit {

std::vector<RuleException> exceptions_in(const learner::Learner& learner, const Tree& tree,
                                         Date on) {
  std::vector<RuleException> found;
  for (const learner::Exception& each : learner.exceptions) {
    if (each.program && each.program != tree.program) continue;
    if (each.date && each.date.first_day() > on) continue;
    if (each.until && each.until.last_day() < on) continue;
    found.push_back({&each, each.by && each.by == tree.owner && !each.doubtful});
  }
  return found;
}

std::vector<bool> waived_leaves(const Catalog& catalog, const Tree& tree,
                                const std::vector<RuleException>& exceptions) {
  std::vector<bool> waived(tree.leaves.size(), false);
  for (const RuleException& each : exceptions) {
    if (each.exception->kind != learner::ExceptionKind::waive || !each.valid) continue;
    const Index node = tree.find(each.exception->node, catalog);
    if (node == nothing) continue;
    const LeafRange leaves = tree.nodes[node].leaves;
    for (Index leaf = leaves.first; leaf < leaves.end; ++leaf) waived[leaf] = true;
  }
  return waived;
}

const RuleException* lifts(const Rule& rule, const std::vector<RuleException>& exceptions) {
  if (rule.id.empty()) return nullptr;
  const RuleException* found = nullptr;
  for (const RuleException& each : exceptions) {
    if (each.exception->kind != learner::ExceptionKind::allow || each.exception->rule != rule.id ||
        !each.exception->item.empty()) {
      continue;
    }
    if (found == nullptr || each.valid) found = &each;
  }
  return found;
}

bool is_lifted(const Rule& rule, const std::vector<RuleException>& exceptions) {
  const RuleException* found = lifts(rule, exceptions);
  return found != nullptr && found->valid;
}

bool is_let_off(const learner::Learner& learner, const Rule& rule, const Draft& draft,
                const std::vector<RuleException>& exceptions, bool valid) {
  if (rule.id.empty() || exceptions.empty()) return false;
  return std::all_of(draft.piece.items.begin(), draft.piece.items.end(), [&](std::uint32_t at) {
    return std::any_of(exceptions.begin(), exceptions.end(), [&](const RuleException& each) {
      const learner::Exception& said = *each.exception;
      return said.kind == learner::ExceptionKind::allow && each.valid == valid &&
             said.rule == rule.id && !said.item.empty() && said.item == learner.items[at].id;
    });
  });
}

}  // namespace credstack::audit
