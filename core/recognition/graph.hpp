// What leads to what, as the catalogue states it: one array of edges, indexed from both ends.
#pragma once

#include <span>
#include <utility>
#include <vector>

#include "model/catalog.hpp"

namespace credstack {

enum class EdgeKind : std::uint8_t {
  recognition,   ///< a decision or a claim
  requirement,   ///< the target's requirement tree names it, or a selector there picks it
  entry,         ///< the target's entry requirement does
  part,          ///< the target's owner lists it as a part
  claimed_part,  ///< its own record says that it is a part
  embedded,      ///< the target's teaching contains it
};

struct Edge {
  AchievementId from;
  AchievementId to;
  EdgeKind kind = EdgeKind::recognition;
  RecognitionId recognition;  ///< of a recognition
  RequirementId leaf;         ///< of requirement and entry: the node that names or picks it
};

/** Built once from a catalogue; holds no strings of its own. */
class Graph {
 public:
  explicit Graph(const Catalog& catalog);

  /** Edges out of an achievement, and into it; each in the order of the catalogue. */
  std::span<const Edge> out(AchievementId from) const {
    return {edges_.data() + out_start_[from.index()], edges_.data() + out_start_[from.index() + 1]};
  }
  std::span<const std::uint32_t> in(AchievementId to) const {
    return {in_.data() + in_start_[to.index()], in_.data() + in_start_[to.index() + 1]};
  }
  const Edge& edge(std::uint32_t at) const { return edges_[at]; }
  /** Recommendations of an achievement that name no target. */
  std::vector<RecognitionId> recommendations(AchievementId of) const;
  std::size_t size() const { return edges_.size(); }

 private:
  std::vector<Edge> edges_;               // sorted by `from`
  std::vector<std::uint32_t> out_start_;  // one more than there are achievements
  std::vector<std::uint32_t> in_;         // places in edges_, sorted by `to`
  std::vector<std::uint32_t> in_start_;
  std::vector<std::pair<AchievementId, RecognitionId>> recommendations_;  // sorted
};

}  // namespace credstack
