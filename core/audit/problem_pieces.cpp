#include <algorithm>
#include <string_view>

#include "audit/building.hpp"
#include "audit/item_judge.hpp"

namespace credstack::audit {
namespace {

/** A number in the order of days; the same for all that is not completed: the latest. */
std::int64_t day_of(const Building& building, const Draft& draft) {
  for (const std::uint32_t at : draft.piece.items) {
    if (!is_completed(building.learner.items[at], building.on)) return 1'000'000'000;
  }
  if (!draft.whole_day) return 0;
  return std::int64_t{draft.completed.year} * 512 + std::int64_t{draft.completed.month} * 32 +
         draft.completed.day;
}

std::string_view subject_of(const Building& building, const Draft& draft) {
  if (!draft.facts) return building.learner.items[draft.piece.items.front()].subject;
  const Achievement& facts = building.catalog[draft.facts];
  return facts.study ? building.catalog[facts.study].subject : std::string_view{};
}

std::string_view provider_of(const Building& building, const Draft& draft) {
  return draft.provider ? building.catalog[draft.provider].id : draft.provider_name;
}

Index key_of(std::vector<std::string_view>& keys, std::string_view key) {
  if (key.empty()) return nothing;
  const auto found = std::find(keys.begin(), keys.end(), key);
  if (found != keys.end()) return static_cast<Index>(found - keys.begin());
  keys.push_back(key);
  return static_cast<Index>(keys.size() - 1);
}

}  // namespace

void add_pieces(Building& building) {
  std::vector<std::string_view> subjects;
  std::vector<std::string_view> providers;
  building.problem().stocks.reserve(building.drafts.pieces.size());
  for (const Draft& draft : building.drafts.pieces) {
    Stock stock;
    stock.first_spot = static_cast<Index>(building.problem().spots.size());
    stock.block = draft.piece.block;
    stock.credit = building.scale.down(draft.piece.credit);
    stock.is_course = !draft.piece.block && !draft.exemption && !draft.so_much;
    stock.awards = static_cast<Index>(draft.awards.size());
    stock.day = day_of(building, draft);
    for (const DraftSpot& each : draft.spots) {
      Spot spot;
      spot.leaf = each.leaf + building.built.places[each.tree].leaf;
      spot.standing = each.standing;
      spot.fulfils = each.fulfils;
      spot.known = each.credit.is_known();
      const bool whole = each.credit == draft.piece.credit;
      spot.credit = whole ? stock.credit : building.scale.down(each.credit);
      building.problem().spots.push_back(spot);
    }
    stock.spots = static_cast<Index>(building.problem().spots.size()) - stock.first_spot;
    stock.subject = key_of(subjects, subject_of(building, draft));
    stock.provider = key_of(providers, provider_of(building, draft));
    building.problem().stocks.push_back(stock);
  }
}

}  // namespace credstack::audit
