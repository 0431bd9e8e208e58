#include <algorithm>
#include <limits>

#include "audit/building.hpp"

namespace credstack::audit {
namespace {

void apply_exceptions(Building& building, Index tree) {
  for (const RuleException& each : building.exceptions(tree)) {
    const Index at = building.trees[tree]->find(each.exception->node, building.catalog);
    if (at == nothing) continue;
    Node& node = building.problem().nodes[building.built.places[tree].node + at];
    if (each.exception->kind == learner::ExceptionKind::waive) {
      if (each.valid) {
        node.met = true;
      } else {
        node.waived_from = possible_standing;
      }
    } else if (each.exception->kind == learner::ExceptionKind::confirm &&
               building.catalog[building.trees[tree]->ids[at]].kind == RequirementKind::prose &&
               each.valid) {
      node.met_from = 0;
    }
  }
}

void pair_leaves(Building& building) {
  const std::size_t leaves = building.problem().leaves.size();
  const bool any = building.trees.size() > 1 ||
                   std::any_of(building.trees.begin(), building.trees.end(),
                               [](const Tree* tree) { return !tree->together.empty(); });
  if (!any) return;
  building.problem().together.assign(leaves * leaves, Together::no);
  for (Index at = 0; at < building.trees.size(); ++at) {
    const Tree& tree = *building.trees[at];
    if (tree.together.empty()) continue;
    const std::size_t count = tree.leaves.size();
    const Index by = building.built.places[at].leaf;
    for (std::size_t a = 0; a < count; ++a) {
      for (std::size_t b = 0; b < count; ++b) {
        building.problem().together[(a + by) * leaves + b + by] = tree.together[a * count + b];
      }
    }
  }
}

}  // namespace

void add_trees(Building& building) {
  const bool several = building.trees.size() > 1;
  if (several) {
    Node root;
    root.shape = Shape::all;
    building.problem().nodes.push_back(root);
  }
  for (Index at = 0; at < building.trees.size(); ++at) {
    const Tree& tree = *building.trees[at];
    const Place place{static_cast<Index>(building.problem().nodes.size()),
                      static_cast<Index>(building.problem().leaves.size())};
    building.built.places.push_back(place);
    building.problem().nodes.reserve(place.node + tree.nodes.size());
    for (const Node& node : tree.nodes) {
      Node copy = node;
      copy.parent = node.parent == nothing ? (several ? 0 : nothing) : node.parent + place.node;
      copy.end += place.node;
      copy.leaves = building.placed(at, node.leaves);
      building.problem().nodes.push_back(copy);
    }
    building.problem().leaves.reserve(place.leaf + tree.leaves.size());
    for (Index leaf = 0; leaf < tree.leaves.size(); ++leaf) {
      Leaf copy = tree.leaves[leaf];
      copy.node += place.node;
      const Rational need = tree.facts[leaf].need;
      copy.need = copy.by_count ? need.num() : building.scale.up(need);
      // What cannot be told, or asks for nothing, is never met by what is used there.
      if (!need.is_known()) copy.need = std::numeric_limits<std::int64_t>::max() / 4;
      building.problem().leaves.push_back(copy);
    }
    building.problem().programs.push_back(building.placed(at, tree.nodes.front().leaves));
    apply_exceptions(building, at);
  }
  if (several) {
    Node& root = building.problem().nodes.front();
    root.end = static_cast<Index>(building.problem().nodes.size());
    root.leaves = {0, static_cast<Index>(building.problem().leaves.size())};
  }
  for (const HeldAward& each : building.drafts.held) {
    Node& node = building.problem().nodes[building.built.places[each.tree].node + each.node];
    node.met_from = std::min(node.met_from, each.standing);
  }
  pair_leaves(building);
}

}  // namespace credstack::audit
