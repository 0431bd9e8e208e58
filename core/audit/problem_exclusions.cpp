#include <algorithm>

#include "audit/building.hpp"
#include "audit/lists.hpp"

namespace credstack::audit {
namespace {

bool is_same_learning(const Catalog& catalog, const Draft& a, const Draft& b) {
  return std::any_of(a.learning.begin(), a.learning.end(), [&](AchievementId each) {
    const bool repeatable = catalog[each].study && catalog[catalog[each].study].repeatable;
    return !repeatable && contains(b.learning, each);
  });
}

std::vector<std::vector<Index>> find_foes(const Building& building) {
  std::vector<std::vector<Index>> foes_of(building.drafts.pieces.size());
  for (Index a = 0; a < building.drafts.pieces.size(); ++a) {
    const Draft& one = building.drafts.pieces[a];
    for (Index b = a + 1; b < building.drafts.pieces.size(); ++b) {
      const Draft& other = building.drafts.pieces[b];
      if (one.way == other.way) continue;
      const bool same_item =
          std::any_of(one.piece.items.begin(), one.piece.items.end(),
                      [&](std::uint32_t at) { return contains(other.piece.items, at); });
      if (!same_item && !is_same_learning(building.catalog, one, other)) continue;
      foes_of[a].push_back(b);
      foes_of[b].push_back(a);
    }
  }
  return foes_of;
}

}  // namespace

void add_exclusions(Building& building) {
  const std::vector<std::vector<Index>> foes_of = find_foes(building);
  std::vector<Index>& all = building.problem().foes;
  for (Index at = 0; at < foes_of.size(); ++at) {
    Stock& stock = building.problem().stocks[at];
    stock.first_foe = static_cast<Index>(all.size());
    stock.foes = static_cast<Index>(foes_of[at].size());
    all.insert(all.end(), foes_of[at].begin(), foes_of[at].end());
  }
}

}  // namespace credstack::audit
