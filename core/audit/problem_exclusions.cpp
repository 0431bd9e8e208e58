#include <algorithm>
#include <utility>

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

bool exclude(const Building& building, const Draft& a, const Draft& b) {
  if (a.way == b.way) return false;
  const bool same_item = std::any_of(a.piece.items.begin(), a.piece.items.end(),
                                     [&](auto at) { return contains(b.piece.items, at); });
  return same_item || is_same_learning(building.catalog, a, b);
}

/** What pieces may have in common, with the piece: an item, or something that they count as. */
std::vector<std::pair<std::uint64_t, Index>> find_kin(const Building& building) {
  std::vector<std::pair<std::uint64_t, Index>> kin;
  for (Index at = 0; at < building.drafts.pieces.size(); ++at) {
    const Draft& draft = building.drafts.pieces[at];
    for (const std::uint32_t item : draft.piece.items)
      kin.emplace_back(2 * std::uint64_t{item}, at);
    for (const auto* list : {&draft.identities, &draft.learning}) {
      for (const AchievementId each : *list)
        kin.emplace_back(2 * std::uint64_t{each.index()} + 1, at);
    }
  }
  std::sort(kin.begin(), kin.end());
  kin.erase(std::unique(kin.begin(), kin.end()), kin.end());
  return kin;
}

std::vector<std::vector<Index>> find_foes(const Building& building) {
  const std::vector<Draft>& pieces = building.drafts.pieces;
  std::vector<std::vector<Index>> foes_of(pieces.size());
  const auto kin = find_kin(building);
  for (std::size_t i = 0; i < kin.size(); ++i) {
    for (std::size_t j = i + 1; j < kin.size() && kin[j].first == kin[i].first; ++j) {
      const Index one = kin[i].second;
      const Index other = kin[j].second;
      if (!exclude(building, pieces[one], pieces[other])) continue;
      foes_of[one].push_back(other);
      foes_of[other].push_back(one);
    }
  }
  for (std::vector<Index>& foes : foes_of) {
    std::sort(foes.begin(), foes.end());
    foes.erase(std::unique(foes.begin(), foes.end()), foes.end());
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
