// The ladders through the graph: from a credential to everything it leads to, or from everything to
// a program, each along its best way.
#pragma once

#include <functional>
#include <vector>

#include "recognition/step.hpp"

namespace credstack {

enum class Direction : std::uint8_t { forward, backward };

/**
 * All that is said between an achievement and its neighbours that way, judged on the date: by
 * neighbour in catalogue order, of each the best account first (see reconcile()).
 */
std::vector<Step> direct_steps(const Catalog& catalog, const Graph& graph, AchievementId at,
                               Direction direction, Date on);

/** An achievement that a ladder reaches (or starts from), and the best way there. */
struct Reached {
  AchievementId at;
  Verdict verdict = Verdict::unknown;  ///< the worst of the way's steps
  std::uint32_t hops = 0;
  Step step;                        ///< the step that joins it to the way
  std::vector<Step> also;           ///< what else is said of the same step, or of the direct one
  std::vector<AchievementId> path;  ///< from the first achievement to the last, both included
};

/**
 * All that can be reached by steps that lead on: best verdict first, then fewest steps, then
 * catalogue order. Steps judged *no* are reported where they end but lead no further; every
 * achievement is expanded once, so cycles end. `follow` may keep achievements from being passed
 * through.
 */
std::vector<Reached> reach(const Catalog& catalog, const Graph& graph, AchievementId start,
                           Direction direction, Date on,
                           const std::function<bool(AchievementId)>& follow);

}  // namespace credstack
