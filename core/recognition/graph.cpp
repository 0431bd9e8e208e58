#include "recognition/graph.hpp"

#include <algorithm>

#include "model/sorting.hpp"
#include "recognition/requirement_tree.hpp"
#include "recognition/selection.hpp"

namespace credstack {
namespace {

/** The things of each owner, in the order of the catalogue; made when a selector first asks. */
class Owned {
 public:
  explicit Owned(const Catalog& catalog) : catalog_(catalog) {}

  /** What a leaf's selectors pick, in the order of the catalogue. */
  std::vector<AchievementId> selected(const Requirement& leaf, OrganizationId program_owner) {
    std::vector<AchievementId> found;
    if (selectors_of(catalog_, leaf).empty()) return found;
    add(program_owner, found);
    for (const Selector& each : selectors_of(catalog_, leaf)) {
      found.insert(found.end(), each.ids.begin(), each.ids.end());
      for (const OrganizationId owner : each.providers) add(owner, found);
    }
    sort_stably(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    std::erase_if(found,
                  [&](AchievementId id) { return !takes(catalog_, leaf, id, program_owner); });
    return found;
  }

 private:
  void add(OrganizationId owner, std::vector<AchievementId>& list) {
    if (!owner) return;
    if (by_owner_.empty()) {
      by_owner_.resize(catalog_.organizations.size());
      for (std::size_t i = 0; i < catalog_.achievements.size(); ++i) {
        const OrganizationId each = catalog_.achievements[i].owner;
        if (each) by_owner_[each.index()].emplace_back(i);
      }
    }
    const std::vector<AchievementId>& own = by_owner_[owner.index()];
    list.insert(list.end(), own.begin(), own.end());
  }

  const Catalog& catalog_;
  std::vector<std::vector<AchievementId>> by_owner_;
};

void add_tree(const Catalog& catalog, Owned& owned, AchievementId program, RequirementId root,
              EdgeKind kind, std::vector<Edge>& edges) {
  for_each_node(catalog, root, [&](RequirementId id, const Requirement& node) {
    if (node.kind == RequirementKind::achievement && node.achievement) {
      edges.push_back({node.achievement, program, kind, {}, id});
    }
    for (const AchievementId from : node.from) {
      if (!is_excepted(catalog, node, from)) edges.push_back({from, program, kind, {}, id});
    }
    for (const AchievementId from : owned.selected(node, catalog[program].owner)) {
      edges.push_back({from, program, kind, {}, id});
    }
  });
}

std::vector<Edge> collect(const Catalog& catalog) {
  std::vector<Edge> edges;
  Owned owned(catalog);
  for (std::size_t i = 0; i < catalog.recognitions.size(); ++i) {
    const Recognition& recognition = catalog.recognitions[i];
    for (const AchievementId from : recognition.credentials) {
      for (const AchievementId to : recognition.targets) {
        edges.push_back({from, to, EdgeKind::recognition, RecognitionId{i}, {}});
      }
    }
  }
  for (std::size_t i = 0; i < catalog.achievements.size(); ++i) {
    const Achievement& achievement = catalog.achievements[i];
    const AchievementId self{i};
    if (achievement.requirement) {
      add_tree(catalog, owned, self, achievement.requirement, EdgeKind::requirement, edges);
    }
    if (achievement.entry) {
      add_tree(catalog, owned, self, achievement.entry, EdgeKind::entry, edges);
    }
    for (const auto part : achievement.parts) edges.push_back({part, self, EdgeKind::part, {}, {}});
    for (const auto whole : achievement.wholes) {
      edges.push_back({self, whole, EdgeKind::claimed_part, {}, {}});
    }
    for (const auto embedded : achievement.embeds) {
      edges.push_back({embedded, self, EdgeKind::embedded, {}, {}});
    }
  }
  // A record that names itself leads nowhere.
  std::erase_if(edges, [](const Edge& edge) { return edge.from == edge.to; });
  return edges;
}

/** Where each node's run begins once `count` items are counted by `key`; ends with the total. */
template <class Key>
std::vector<std::uint32_t> starts(std::size_t nodes, std::size_t count, Key key) {
  std::vector<std::uint32_t> start(nodes + 1, 0);
  for (std::size_t i = 0; i < count; ++i) ++start[key(i) + 1];
  for (std::size_t i = 0; i < nodes; ++i) start[i + 1] += start[i];
  return start;
}

}  // namespace

Graph::Graph(const Catalog& catalog) {
  const std::vector<Edge> found = collect(catalog);
  const std::size_t nodes = catalog.achievements.size();
  // A counting sort by each end keeps the catalogue's order within a run.
  out_start_ = starts(nodes, found.size(), [&](auto i) { return found[i].from.index(); });
  in_start_ = starts(nodes, found.size(), [&](auto i) { return found[i].to.index(); });
  edges_.resize(found.size());
  in_.resize(found.size());
  std::vector<std::uint32_t> next = out_start_;
  for (const Edge& edge : found) edges_[next[edge.from.index()]++] = edge;
  next = in_start_;
  for (std::uint32_t i = 0; i < edges_.size(); ++i) in_[next[edges_[i].to.index()]++] = i;
  for (std::size_t i = 0; i < catalog.recognitions.size(); ++i) {
    const Recognition& recognition = catalog.recognitions[i];
    if (!recognition.targets.empty() || recognition.stage != Stage::recommended) continue;
    for (const AchievementId of : recognition.credentials) {
      recommendations_.emplace_back(of, RecognitionId{i});
    }
  }
  sort_stably(recommendations_);
}

std::vector<RecognitionId> Graph::recommendations(AchievementId of) const {
  std::vector<RecognitionId> found;
  auto at = std::lower_bound(recommendations_.begin(), recommendations_.end(),
                             std::pair(of, RecognitionId{0}));
  for (; at != recommendations_.end() && at->first == of; ++at) found.push_back(at->second);
  return found;
}

}  // namespace credstack
