// What an achievement is joined to at all, near or far: the graph alone, with nothing judged.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "recognition/graph.hpp"
#include "recognition/paths.hpp"

namespace credstack {

/** What a search goes on from, besides its start. */
enum class Through : std::uint8_t {
  everything,
  credentials,  ///< as a ladder does: a course is a part of what lies above it, not a rung
};

/**
 * Searches one graph again and again, breadth first, in memory that it keeps. Not for several
 * threads at once: each has its own.
 */
class Reachability {
 public:
  Reachability(const Catalog& catalog, const Graph& graph);

  /**
   * All that lies that way, nearest first and then in the order of the catalogue's edges, without
   * the start. Valid until the next search. Cycles end, as each achievement is seen once.
   */
  std::span<const AchievementId> from(AchievementId start, Direction direction,
                                      Through through = Through::everything);

 private:
  void see(AchievementId at) {
    if (seen_[at.index()] == search_) return;
    seen_[at.index()] = search_;
    queue_.push_back(at);
  }

  const Graph& graph_;
  std::vector<std::uint8_t> is_rung_;
  std::vector<std::uint32_t> seen_;  ///< the number of the search that saw it last
  std::vector<AchievementId> queue_;
  std::uint32_t search_ = 0;
};

/** One search, for those who need no other. */
std::vector<AchievementId> reachable(const Catalog& catalog, const Graph& graph,
                                     AchievementId start, Direction direction,
                                     Through through = Through::everything);

}  // namespace credstack
