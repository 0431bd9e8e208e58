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
  /** Its own place where it is the root. */
  std::size_t parent(std::size_t at) const { return parents_[at]; }

  /** How many of its parts are better than possible: met, or met once all goes well. */
  std::size_t done(std::size_t at) const;
  /** Of an `any` or `choose`: how many of its parts it takes. */
  std::size_t wanted(std::size_t at) const;
  /** Whether it is one way of several, and others are used instead. */
  bool is_spare(std::size_t at) const { return spare_[at]; }
  /** Whether it is one way of several that nothing speaks for yet: a leaf without any use. */
  bool is_mere_choice(std::size_t at) const;

 private:
  bool is_choice(std::size_t at) const;

  const Catalog& catalog_;
  const audit::ProgramFinding& program_;
  std::vector<std::vector<std::size_t>> children_;
  std::vector<std::size_t> parents_;
  std::vector<bool> spare_;
};

}  // namespace credstack::answer
