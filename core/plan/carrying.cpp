#include "plan/carrying.hpp"

#include <map>
#include <tuple>
#include <utility>

namespace credstack::plan {
namespace {

/** What a piece is, whatever else is in the record: its items, how it counts, and as what. */
using Name = std::tuple<std::vector<std::uint32_t>, audit::Way, std::size_t, std::size_t>;

template <typename Id>
std::size_t place_of(Id id) {
  return id ? id.index() + 1 : 0;
}

Name name_of(const audit::Piece& piece, std::vector<std::uint32_t> items) {
  return {std::move(items), piece.way, place_of(piece.recognition), place_of(piece.as)};
}

}  // namespace

std::vector<audit::Used> carried_over(const Universe& universe, const audit::Posed& posed,
                                      std::span<const Index> taken,
                                      std::span<const audit::Used> uses) {
  const std::size_t held = universe.record.items.size();
  std::map<Name, Index> pieces;
  for (Index at = 0; at < posed.drafts.pieces.size(); ++at) {
    const audit::Piece& piece = posed.drafts.pieces[at].piece;
    std::vector<std::uint32_t> items;
    for (const std::uint32_t item : piece.items) {
      items.push_back(item < held ? item : static_cast<std::uint32_t>(held + taken[item - held]));
    }
    pieces.emplace(name_of(piece, std::move(items)), at);
  }
  const audit::Problem& from = universe.posed.built.problem;
  const audit::Problem& to = posed.built.problem;
  const Rational scale = universe.posed.built.grain / posed.built.grain;
  std::vector<audit::Used> carried;
  for (const audit::Used& use : uses) {
    const audit::Piece& piece = universe.posed.drafts.pieces[use.stock].piece;
    const auto found = pieces.find(name_of(piece, piece.items));
    if (found == pieces.end()) continue;
    const audit::Stock& stock = to.stocks[found->second];
    const Rational credit = scale * use.credit;
    for (Index spot = stock.first_spot; spot < stock.first_spot + stock.spots; ++spot) {
      if (to.spots[spot].leaf != from.spots[use.spot].leaf || !credit.is_whole()) continue;
      carried.push_back({found->second, spot, credit.num()});
    }
  }
  return carried;
}

}  // namespace credstack::plan
