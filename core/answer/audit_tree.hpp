// The findings of a program as the tree that they are listed from.
#pragma once

#include <vector>

#include "audit/answer.hpp"

namespace credstack::answer {

class AuditTree {
 public:
  AuditTree(const Catalog& catalog, const audit::ProgramFinding& program);

  std::size_t size() const { return children_.size(); }
  const audit::NodeFinding& operator[](std::size_t at) const { return program_.nodes[at]; }
  const Requirement& node(std::size_t at) const { return catalog_[program_.nodes[at].node]; }
  const std::vector<std::size_t>& children(std::size_t at) const { return children_[at]; }
  bool is_root(std::size_t at) const { return parents_[at] == at; }
  /** Its own place where it is the root. */
  std::size_t parent(std::size_t at) const { return parents_[at]; }

  bool is_choice(std::size_t at) const;
  /** Of a choice: how many of its parts it takes, and how many of them are better than possible. */
  std::size_t wanted(std::size_t at) const;
  std::size_t done(std::size_t at) const;
  /** Whether anything in the record speaks for it or for a part of it. */
  bool is_begun(std::size_t at) const { return begun_[at]; }
  /**
   * Whether it is not asked of this learner: a way of several where others are taken, or that
   * nothing speaks for; or below what is waived.
   */
  bool is_spare(std::size_t at) const { return spare_[at]; }

 private:
  void link();
  bool is_spare_below(std::size_t above, std::size_t at) const;

  const Catalog& catalog_;
  const audit::ProgramFinding& program_;
  std::vector<std::vector<std::size_t>> children_;
  std::vector<std::size_t> parents_;
  std::vector<bool> begun_;
  std::vector<bool> spare_;
};

/** Whether the node is waived, by whose word that may be. */
bool is_waived(const audit::NodeFinding& found);

}  // namespace credstack::answer
