#include "answer/audit_tree.hpp"

#include <algorithm>

namespace credstack::answer {

using AuditStatus = audit::Status;

bool is_waived(const audit::NodeFinding& found) {
  return found.status == AuditStatus::met && found.exception != nullptr &&
         found.exception->kind == learner::ExceptionKind::waive;
}

AuditTree::AuditTree(const Catalog& catalog, const audit::ProgramFinding& program)
    : catalog_(catalog),
      program_(program),
      children_(program.nodes.size()),
      parents_(program.nodes.size()),
      begun_(program.nodes.size()),
      spare_(program.nodes.size()) {
  link();
  for (std::size_t at = size(); at-- > 0;) {
    const audit::NodeFinding& found = program.nodes[at];
    if (found.status != AuditStatus::unmet || !found.uses.empty() || !found.possible_uses.empty() ||
        found.held || found.exception != nullptr) {
      begun_[at] = true;
    }
    if (begun_[at]) begun_[parents_[at]] = true;
  }
  for (std::size_t at = 0; at < size(); ++at) {
    const std::size_t above = parents_[at];
    spare_[at] = above != at && (spare_[above] || is_spare_below(above, at));
  }
}

void AuditTree::link() {
  std::vector<std::size_t> open;  // the nodes that may still get children, by depth
  for (std::size_t at = 0; at < size(); ++at) {
    const std::size_t depth = program_.nodes[at].depth;
    open.resize(std::min(depth, open.size()));
    parents_[at] = open.empty() ? at : open.back();
    if (!open.empty()) children_[open.back()].push_back(at);
    open.push_back(at);
  }
}

bool AuditTree::is_spare_below(std::size_t above, std::size_t at) const {
  const audit::NodeFinding& whole = program_.nodes[above];
  if (is_waived(whole)) return true;
  if (!is_choice(above)) return false;
  if (whole.status != AuditStatus::unmet) return program_.nodes[at].status > whole.status;
  return !begun_[at];
}

bool AuditTree::is_choice(std::size_t at) const {
  const RequirementKind kind = node(at).kind;
  return kind == RequirementKind::any || kind == RequirementKind::choose;
}

std::size_t AuditTree::done(std::size_t at) const {
  return static_cast<std::size_t>(std::count_if(
      children_[at].begin(), children_[at].end(),
      [&](std::size_t child) { return program_.nodes[child].status < AuditStatus::possible; }));
}

std::size_t AuditTree::wanted(std::size_t at) const {
  return node(at).kind == RequirementKind::choose ? node(at).choose : 1;
}

}  // namespace credstack::answer
