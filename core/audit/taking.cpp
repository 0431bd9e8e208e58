#include "audit/taking.hpp"

#include <algorithm>

#include "audit/lists.hpp"
#include "model/sorting.hpp"
#include "recognition/selection.hpp"

namespace credstack::audit {
namespace {

/** Of a sorted list the leaves that stand beside a key. */
template <class Key, class Take>
void for_each_of(const std::vector<std::pair<Key, Index>>& list, Key key, const Take& take) {
  auto at = std::lower_bound(list.begin(), list.end(), std::pair(key, Index{0}));
  for (; at != list.end() && at->first == key; ++at) take(at->second);
}

}  // namespace

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
    const Achievement& thing = catalog[id];
    const auto take_if_selected = [&](Index leaf) {
      if (selects(catalog, *tree.facts[leaf].requirement, id, tree.owner)) take(leaf);
    };
    for_each_of(tree.named, id, take);
    if (thing.study) for_each_of(tree.by_subject, catalog[thing.study].subject, take_if_selected);
    const bool whole = thing.requirement || !thing.parts.empty();
    const bool elective = !whole && tree.owner && thing.owner == tree.owner;
    for (const Index leaf : tree.selecting) {
      if (elective && tree.facts[leaf].requirement->open) {
        take(leaf);
      } else {
        take_if_selected(leaf);
      }
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
