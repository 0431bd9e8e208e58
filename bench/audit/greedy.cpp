#include "audit/greedy.hpp"

#include <algorithm>
#include <numeric>

#include "audit/posed.hpp"
#include "audit/state.hpp"

namespace credstack::bench {
namespace {

using audit::Index;
using audit::Used;

constexpr auto looked_at = static_cast<std::uint8_t>(audit::Status::in_progress);

class Greedy {
 public:
  Greedy(const audit::Problem& problem, std::vector<Index> in_order)
      : problem_(problem),
        state_(problem, looked_at),
        in_order_(std::move(in_order)),
        uses_(problem.stocks.size()) {}

  std::int64_t points() {
    for (Index leaf = 0; leaf < problem_.leaves.size(); ++leaf) {
      if (state_.is_open(leaf)) fill(leaf);
    }
    std::vector<Used> all;
    for (const auto& mine : uses_) all.insert(all.end(), mine.begin(), mine.end());
    return state_.value(all).points[looked_at];
  }

 private:
  void fill(Index leaf) {
    for (const Index stock : in_order_) {
      if (state_.leaf_met(leaf, looked_at)) return;
      const audit::Stock& piece = problem_.stocks[stock];
      for (Index at = piece.first_spot; at < piece.first_spot + piece.spots; ++at) {
        const audit::Spot& spot = problem_.spots[at];
        if (spot.leaf == leaf && spot.standing <= looked_at) take(stock, at);
      }
    }
  }

  void take(Index stock, Index at) {
    const audit::Stock& piece = problem_.stocks[stock];
    const audit::Spot& spot = problem_.spots[at];
    std::vector<Used>& mine = uses_[stock];
    audit::Grains credit = spot.credit;
    if (piece.block) {
      for (const Used& use : mine) credit -= use.credit;
      credit = std::min(credit, state_.room(spot.leaf, looked_at));
      if (credit <= 0) return;
    }
    if (mine.empty() && state_.foe_in_use(stock)) return;
    if (!state_.fits(stock, at, credit, mine)) return;
    const audit::LeafFill::Mark before = state_.at(spot.leaf).mark;
    if (!mine.empty()) state_.undecide(stock, mine);
    state_.use(spot, credit, piece.block);
    mine.push_back({stock, at, credit});
    if (state_.decide(stock, mine)) return;
    mine.pop_back();
    state_.undo(spot, credit, before);
    if (!mine.empty()) state_.decide(stock, mine);
  }

  const audit::Problem& problem_;
  audit::State state_;
  std::vector<Index> in_order_;
  std::vector<std::vector<Used>> uses_;
};

}  // namespace

std::int64_t points_of(const audit::AuditAnswer& answer) {
  std::int64_t points = 0;
  for (const auto& program : answer.programs) points += program.in_progress.points;
  return points;
}

std::int64_t greedy_points(const Asking& asking, std::size_t at) {
  const audit::Posed posed = asking.auditor().pose(asking.learner(at), asking.options);
  const audit::Problem& problem = posed.built.problem;
  std::vector<Index> in_order(problem.stocks.size());
  std::iota(in_order.begin(), in_order.end(), Index{0});
  std::stable_sort(in_order.begin(), in_order.end(), [&](Index a, Index b) {
    return posed.drafts.pieces[a].piece.items.front() < posed.drafts.pieces[b].piece.items.front();
  });
  return Greedy(problem, std::move(in_order)).points();
}

}  // namespace credstack::bench
