#include "answer/audit_tree.hpp"

namespace credstack::answer {

AuditTree::AuditTree(const Catalog& catalog, const audit::ProgramFinding& program)
    : catalog_(catalog),
      program_(program),
      children_(program.nodes.size()),
      parents_(program.nodes.size()),
      spare_(program.nodes.size()) {
  std::vector<std::size_t> open;  // the nodes that may still get children, by depth
  for (std::size_t at = 0; at < size(); ++at) {
    const std::size_t depth = program.nodes[at].depth;
    open.resize(depth < open.size() ? depth : open.size());
    parents_[at] = open.empty() ? at : open.back();
    if (!open.empty()) children_[open.back()].push_back(at);
    open.push_back(at);
  }
  for (std::size_t at = 0; at < size(); ++at) {
    const std::size_t above = parents_[at];
    if (above == at) continue;
    const audit::Status whole = program.nodes[above].status;
    spare_[at] = spare_[above] || (is_choice(above) && whole != audit::Status::unmet &&
                                   program.nodes[at].status > whole);
  }
}

bool AuditTree::is_choice(std::size_t at) const {
  const RequirementKind kind = node(at).kind;
  return kind == RequirementKind::any || kind == RequirementKind::choose;
}

std::size_t AuditTree::done(std::size_t at) const {
  std::size_t count = 0;
  for (const std::size_t child : children_[at]) {
    count += program_.nodes[child].status < audit::Status::possible ? 1 : 0;
  }
  return count;
}

std::size_t AuditTree::wanted(std::size_t at) const {
  return node(at).kind == RequirementKind::choose ? node(at).choose : 1;
}

bool AuditTree::is_mere_choice(std::size_t at) const {
  const audit::NodeFinding& found = program_.nodes[at];
  return parents_[at] != at && is_choice(parents_[at]) && children_[at].empty() &&
         found.status == audit::Status::unmet && found.uses.empty() &&
         found.possible_uses.empty() && found.goals.empty() && found.exception == nullptr;
}

}  // namespace credstack::answer
