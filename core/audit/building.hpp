// A problem in the making, and the steps that make it.
#pragma once

#include <span>
#include <vector>

#include "audit/concerns.hpp"
#include "audit/exceptions.hpp"
#include "audit/grain_scale.hpp"
#include "audit/problem_builder.hpp"

namespace credstack::audit {

/** Of sharing rules, award limits and goals each: a piece has a bit for each that is about it. */
constexpr std::size_t most_by_bit = 64;

struct Building {
  const Catalog& catalog;
  std::span<const Tree* const> trees;
  const Drafts& drafts;
  const learner::Learner& learner;
  Date on;
  GrainScale scale;
  Built built;

  Problem& problem() { return built.problem; }
  const std::vector<RuleException>& exceptions(Index tree) const { return drafts.exceptions[tree]; }
  /** Leaves of a tree as those of the problem. */
  LeafRange placed(Index tree, LeafRange leaves) const {
    const Index by = built.places[tree].leaf;
    return {leaves.first + by, leaves.end + by};
  }
  bool lifted(Index tree, const Rule& rule) const { return is_lifted(rule, exceptions(tree)); }
  bool is_about(Index tree, const Rule& rule, const Draft& draft) const {
    return concerns(catalog, learner, rule, tree, draft, exceptions(tree));
  }
};

/** Nodes, leaves, and which leaves may use one piece together. */
void add_trees(Building& building);
/** Pieces and their spots. */
void add_pieces(Building& building);
/** Caps of rules, and on prior learning. */
void add_caps(Building& building);
/** Rules on sharing within a program, and with other awards. */
void add_sharing(Building& building);
void add_award_limits(Building& building);
/** Goals, and the points of nodes that come from them. */
void add_goals(Building& building);
/** Pieces of which no two are used together. */
void add_exclusions(Building& building);

}  // namespace credstack::audit
