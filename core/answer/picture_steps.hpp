// The achievements and steps that a picture is made of: those of an answer, with the other ways
// between them, of which the answer itself tells only the best.
#pragma once

#include "recognition/ladder.hpp"
#include "recognition/stacks.hpp"

namespace credstack::answer {

struct PictureGraph {
  bool toward = false;                ///< backwards, from the program to what leads to it
  std::vector<AchievementId> nodes;   ///< the first is what was asked about
  std::vector<const Reached*> ways;   ///< how each is reached; null of the first
  std::vector<Step> steps;            ///< none of them a "no"
  std::vector<std::uint32_t> before;  ///< of each step the node that it goes on from
  std::vector<std::uint32_t> after;   ///< and the one that it tells of
};

/** They point into the answer. Empty where there would be more than `most` nodes. */
PictureGraph picture_graph(const Catalog& catalog, const Graph& graph, const StacksAnswer& answer,
                           std::size_t most);
PictureGraph picture_graph(const Catalog& catalog, const Graph& graph, const LadderAnswer& answer,
                           std::size_t most);

}  // namespace credstack::answer
