// An audit up to its search: what is searched, and what it was made from.
#pragma once

#include <cstdint>
#include <vector>

#include "audit/pieces.hpp"
#include "audit/problem_builder.hpp"

namespace credstack::audit {

/** It points into the auditor that made it. */
struct Posed {
  std::vector<const Tree*> trees;  ///< by program, each as the learner is under it
  std::vector<bool> unknown_year;  ///< by program: no version is of the learner's year
  Drafts drafts;
  Built built;
  std::uint8_t looked_at = 0;  ///< the highest standing of the first search

  /** Whether a second search looks at what is possible, after what the first has found. */
  bool looks_further(const Solution& first) const {
    const bool complete = first.value.points[looked_at] == built.problem.nodes.front().size;
    return !complete && (drafts.any_possible || built.any_undecided);
  }
};

}  // namespace credstack::audit
