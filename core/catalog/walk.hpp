// Walks requirement trees in memory that is kept from tree to tree.
#pragma once

#include <vector>

#include "model/catalog.hpp"

namespace credstack::catalog {

/** Calls `see(node)` for each node of a requirement tree, parents first, without recursion. */
template <class See>
void walk(const Catalog& catalog, RequirementId root, std::vector<RequirementId>& stack, See see) {
  if (!root) return;
  stack.assign(1, root);
  while (!stack.empty()) {
    const Requirement& node = catalog[stack.back()];
    stack.pop_back();
    see(node);
    stack.insert(stack.end(), node.children.rbegin(), node.children.rend());
  }
}

/** The requirement's versions; empty where there is but the one. */
inline const std::vector<RequirementVersion>& versions_of(const Catalog& catalog,
                                                          const Achievement& program) {
  static const std::vector<RequirementVersion> none;
  return program.study ? catalog[program.study].versions : none;
}

/** What is needed beside it, or none. */
inline RequirementId corequisites_of(const Catalog& catalog, const Achievement& thing) {
  return thing.study ? catalog[thing.study].corequisites : RequirementId{};
}

}  // namespace credstack::catalog
