#include "flat_graph.hpp"

#include "measured.hpp"

namespace credstack::bench {

FlatGraph::FlatGraph(const Library& library) : seen_(library.catalog.achievements.size(), 0) {
  for (std::size_t i = 0; i < library.catalog.achievements.size(); ++i) {
    first_.push_back(static_cast<std::uint32_t>(to_.size()));
    for (const Edge& edge : library.graph.out(AchievementId{i})) {
      to_.push_back(static_cast<std::uint32_t>(edge.to.index()));
    }
    passable_.push_back(is_credential(library.catalog.achievements[i].type));
  }
  first_.push_back(static_cast<std::uint32_t>(to_.size()));
  queue_.reserve(seen_.size());
}

std::uint32_t FlatGraph::reached_from(std::uint32_t start) {
  queue_.assign(1, start);
  seen_[start] = ++search_;
  for (std::size_t next = 0; next < queue_.size(); ++next) {
    const std::uint32_t at = queue_[next];
    if (next > 0 && !passable_[at]) continue;
    for (std::uint32_t i = first_[at]; i < first_[at + 1]; ++i) {
      if (seen_[to_[i]] == search_) continue;
      seen_[to_[i]] = search_;
      queue_.push_back(to_[i]);
    }
  }
  return static_cast<std::uint32_t>(queue_.size() - 1);
}

std::uint32_t search(FlatGraph& graph, AchievementId start) {
  return graph.reached_from(static_cast<std::uint32_t>(start.index()));
}

}  // namespace credstack::bench
