#include "recognition/reachable.hpp"

#include <algorithm>

namespace credstack {

Reachability::Reachability(const Catalog& catalog, const Graph& graph)
    : graph_(graph), seen_(catalog.achievements.size(), 0) {
  is_rung_.reserve(catalog.achievements.size());
  for (const Achievement& each : catalog.achievements) {
    is_rung_.push_back(is_credential(each.type) ? 1 : 0);
  }
}

std::span<const AchievementId> Reachability::from(AchievementId start, Direction direction,
                                                  Through through) {
  if (++search_ == 0) {  // after four thousand million searches the numbers begin anew
    std::fill(seen_.begin(), seen_.end(), 0);
    search_ = 1;
  }
  queue_.clear();
  see(start);
  for (std::size_t next = 0; next < queue_.size(); ++next) {
    const AchievementId at = queue_[next];
    if (next > 0 && through == Through::credentials && is_rung_[at.index()] == 0) continue;
    if (direction == Direction::forward) {
      for (const Edge& edge : graph_.out(at)) see(edge.to);
    } else {
      for (const std::uint32_t edge : graph_.in(at)) see(graph_.edge(edge).from);
    }
  }
  return std::span<const AchievementId>(queue_).subspan(1);
}

std::vector<AchievementId> reachable(const Catalog& catalog, const Graph& graph,
                                     AchievementId start, Direction direction, Through through) {
  Reachability search(catalog, graph);
  const std::span<const AchievementId> found = search.from(start, direction, through);
  return {found.begin(), found.end()};
}

}  // namespace credstack
