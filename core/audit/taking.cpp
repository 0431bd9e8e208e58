#include "audit/taking.hpp"

#include <algorithm>

#include "audit/lists.hpp"
#include "model/sorting.hpp"
#include "recognition/selection.hpp"

namespace credstack::audit {

Equivalents::Equivalents(const Catalog& catalog) {
  for (std::size_t at = 0; at < catalog.achievements.size(); ++at) {
    const AchievementId id{at};
    if (!catalog[id].study) continue;
    for (const AchievementId other : catalog[catalog[id].study].equivalents) {
      if (other != id) listed_.emplace_back(other, id);
    }
  }
  sort_stably(listed_);
}

void Equivalents::add(AchievementId id, std::vector<AchievementId>& to) const {
  add_once(to, id);
  auto at = std::lower_bound(listed_.begin(), listed_.end(), std::pair(id, AchievementId{0}));
  for (; at != listed_.end() && at->first == id; ++at) add_once(to, at->second);
}

std::vector<Index> leaves_for(const Catalog& catalog, const Tree& tree,
                              const std::vector<AchievementId>& as) {
  std::vector<Index> leaves;
  leaves.reserve(8);  // mostly enough
  const auto take = [&](Index leaf) {
    const auto at = std::lower_bound(leaves.begin(), leaves.end(), leaf);
    if (at == leaves.end() || *at != leaf) leaves.insert(at, leaf);
  };
  for (const AchievementId id : as) {
    auto at = std::lower_bound(tree.named.begin(), tree.named.end(), std::pair(id, Index{0}));
    for (; at != tree.named.end() && at->first == id; ++at) take(at->second);
    const Achievement& thing = catalog[id];
    const bool whole = thing.requirement || !thing.parts.empty();
    const bool elective = !whole && tree.owner && thing.owner == tree.owner;
    for (const Index leaf : tree.selecting) {
      const Requirement& requirement = *tree.facts[leaf].requirement;
      if ((elective && requirement.open) || selects(catalog, requirement, id, tree.owner)) {
        take(leaf);
      }
    }
    if (!thing.study) continue;
    const std::string_view subject = catalog[thing.study].subject;
    auto by = std::lower_bound(tree.by_subject.begin(), tree.by_subject.end(),
                               std::pair(subject, Index{0}));
    for (; by != tree.by_subject.end() && by->first == subject; ++by) {
      if (selects(catalog, *tree.facts[by->second].requirement, id, tree.owner)) take(by->second);
    }
  }
  return leaves;
}

std::vector<Index> open_leaves(const Tree& tree) {
  std::vector<Index> leaves;
  for (const Index leaf : tree.selecting) {
    if (tree.owner && tree.facts[leaf].requirement->open) leaves.push_back(leaf);
  }
  return leaves;
}

}  // namespace credstack::audit
