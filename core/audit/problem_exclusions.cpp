#include <algorithm>

#include "audit/building.hpp"
#include "audit/lists.hpp"

namespace credstack::audit {
namespace {

bool is_same_learning(const Catalog& catalog, const Draft& a, const Draft& b) {
  const auto shared = [&](AchievementId each) {
    const bool repeatable = catalog[each].study && catalog[catalog[each].study].repeatable;
    return !repeatable && (contains(b.identities, each) || contains(b.learning, each));
  };
  return std::any_of(a.identities.begin(), a.identities.end(), shared) ||
         std::any_of(a.learning.begin(), a.learning.end(), shared);
}

/** A bit for each item and each learning of a piece: pieces without a common bit share neither. */
std::uint64_t mark_of(const Draft& draft) {
  std::uint64_t mark = 0;
  for (const std::uint32_t item : draft.piece.items) mark |= std::uint64_t{1} << item % 64;
  for (const AchievementId each : draft.identities) mark |= std::uint64_t{1} << each.index() % 64;
  for (const AchievementId each : draft.learning) mark |= std::uint64_t{1} << each.index() % 64;
  return mark;
}

std::vector<std::vector<Index>> find_foes(const Building& building) {
  std::vector<std::vector<Index>> foes_of(building.drafts.pieces.size());
  std::vector<std::uint64_t> marks;
  marks.reserve(foes_of.size());
  for (const Draft& draft : building.drafts.pieces) marks.push_back(mark_of(draft));
  for (Index a = 0; a < foes_of.size(); ++a) {
    const Draft& one = building.drafts.pieces[a];
    for (Index b = a + 1; b < foes_of.size(); ++b) {
      if ((marks[a] & marks[b]) == 0) continue;
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
