#include "audit/problem_builder.hpp"

#include "audit/building.hpp"

namespace credstack::audit {

Built build_problem(const Catalog& catalog, std::span<const Tree* const> trees,
                    const Drafts& drafts, const learner::Learner& learner, Date on) {
  Building building{catalog, trees, drafts, learner, on, grain_scale_of(catalog, trees, drafts),
                    {}};
  add_trees(building);
  add_pieces(building);
  add_caps(building);
  add_sharing(building);
  add_award_limits(building);
  add_goals(building);
  add_exclusions(building);
  Built& built = building.built;
  for (const Node& node : built.problem.nodes) {
    built.any_undecided = built.any_undecided || node.met_from == possible_standing ||
                          node.waived_from == possible_standing;
  }
  built.grain = building.scale.grain();
  return std::move(built);
}

}  // namespace credstack::audit
