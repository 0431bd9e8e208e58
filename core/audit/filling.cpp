#include "audit/filling.hpp"

#include <algorithm>

#include "model/sorting.hpp"

namespace credstack::audit {
namespace {

constexpr double surely = 0.99;
constexpr double hardly = 0.01;

}  // namespace

Filling::Filling(const Problem& problem, std::uint8_t looked_at)
    : problem_(problem), looked_at_(looked_at), state_(problem, looked_at) {}

void Filling::clear() {
  uses_.clear();
  before_.clear();
  settled_ = 0;
  state_.clear();
}

bool Filling::add(Index stock, Index spot, Grains credit) {
  const Stock& piece = problem_.stocks[stock];
  if (piece.block) {
    Grains left = piece.credit;
    for (const Used& use : open()) left -= use.credit;
    if (credit <= 0 || credit > left) return false;
  }
  if (!state_.fits(stock, spot, credit, open())) return false;
  const Spot& there = problem_.spots[spot];
  before_.push_back(state_.at(there.leaf).mark);
  state_.use(there, credit, piece.block);
  uses_.push_back({stock, spot, credit});
  return true;
}

void Filling::remove() {
  const Used& use = uses_.back();
  state_.undo(problem_.spots[use.spot], use.credit, before_.back());
  uses_.pop_back();
  before_.pop_back();
}

void Filling::take_back(std::size_t count) {
  while (uses_.size() > count) remove();
}

bool Filling::settle(Index stock) {
  if (!state_.decide(stock, open())) return false;
  settled_ = uses_.size();
  return true;
}

void Filling::fill_in_order() {
  for (Index stock = 0; stock < problem_.stocks.size(); ++stock) {
    if (!state_.foe_in_use(stock)) place_in_order(stock, 0, 0);
  }
}

bool Filling::place_in_order(Index stock, Index from, Grains given) {
  const Stock& piece = problem_.stocks[stock];
  for (Index at = from; at < piece.spots; ++at) {
    const Index spot = piece.first_spot + at;
    const Spot& there = problem_.spots[spot];
    if (there.standing > looked_at_) continue;
    if (!open().empty() && !piece.block && problem_.together.empty()) break;
    if (!piece.block) {
      if (!add(stock, spot, there.credit)) continue;
      if (place_in_order(stock, at + 1, 0)) return true;
      remove();
      continue;
    }
    const Grains room = state_.room(there.leaf, looked_at_);
    for (Grains part = std::min(piece.credit - given, room); part > 0; --part) {
      if (!add(stock, spot, part)) continue;
      if (place_in_order(stock, at + 1, given + part)) return true;
      remove();
    }
  }
  return !open().empty() && settle(stock);
}

void Filling::fill_by(std::span<const double> wishes, std::span<const Grains> amounts) {
  struct Wish {
    Index stock;
    Index spot;
    double much;
  };
  std::vector<Wish> open_wishes;
  const auto credit_at = [&](Index stock, Index spot) {
    return problem_.stocks[stock].block ? amounts[spot] : problem_.spots[spot].credit;
  };
  for (Index stock = 0; stock < problem_.stocks.size(); ++stock) {
    const Stock& piece = problem_.stocks[stock];
    const bool out = state_.foe_in_use(stock);
    for (Index spot = piece.first_spot; !out && spot < piece.first_spot + piece.spots; ++spot) {
      if (wishes[spot] >= surely) add(stock, spot, credit_at(stock, spot));
    }
    if (!open().empty() && settle(stock)) continue;
    take_back(settled_);
    for (Index spot = piece.first_spot; spot < piece.first_spot + piece.spots; ++spot) {
      if (wishes[spot] > hardly) open_wishes.push_back({stock, spot, wishes[spot]});
    }
  }
  sort_stably(open_wishes, [](const Wish& a, const Wish& b) { return a.much > b.much; });
  for (const Wish& wish : open_wishes) {
    if (state_.in_use(wish.stock) || state_.foe_in_use(wish.stock)) continue;
    if (add(wish.stock, wish.spot, credit_at(wish.stock, wish.spot)) && !settle(wish.stock)) {
      take_back(settled_);
    }
  }
}

}  // namespace credstack::audit
