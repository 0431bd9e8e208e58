// From programs and the pieces of a record to the numbers that the search works on.
#pragma once

#include <span>
#include <vector>

#include "audit/drafts.hpp"
#include "audit/problem.hpp"

namespace credstack::audit {

/** Where a tree stands among the nodes and leaves of the problem. */
struct Place {
  Index node = 0;
  Index leaf = 0;
};

/** Of a goal of the problem. */
struct GoalPlace {
  Index tree = 0;
  const TreeRule* rule = nullptr;
};

struct Built {
  Problem problem;
  std::vector<Place> places;        ///< by tree
  std::vector<GoalPlace> goals;     ///< by goal of the problem
  std::vector<const Rule*> caps;    ///< of the problem's caps; none: on prior learning
  std::vector<const Rule*> shared;  ///< of the problem's sharing rules
  Rational grain = 1;               ///< credit of one grain
  bool any_undecided = false;       ///< some goal may be decided only at the last standing
};

Built build_problem(const Catalog& catalog, std::span<const Tree* const> trees,
                    const Drafts& drafts, const learner::Learner& learner, Date on);

}  // namespace credstack::audit
