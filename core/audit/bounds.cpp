#include "audit/bounds.hpp"

#include <algorithm>

#include "model/sorting.hpp"

namespace credstack::audit {

Bounds::Bounds(const Problem& problem, std::uint8_t looked_at)
    : problem_(problem),
      looked_at_(looked_at),
      supply_(problem.stocks.size(), 1),
      demand_of_leaf_(problem.leaves.size(), nothing),
      largest_(problem.leaves.size(), 0),
      fulfilled_by_one_(problem.leaves.size(), false),
      serves_(problem.stocks.size()),
      visited_(problem.stocks.size()) {
  // Only what every way of completing the tree goes through can be missed for sure.
  std::vector<bool> required(problem.nodes.size(), false);
  waived_from_.assign(problem.nodes.size(), never);
  for (Index at = 0; at < problem.nodes.size(); ++at) {
    const Node& node = problem.nodes[at];
    const bool above = node.parent == nothing ||
                       (required[node.parent] && problem.nodes[node.parent].shape == Shape::all);
    waived_from_[at] = node.waived_from;
    if (node.parent != nothing) {
      waived_from_[at] = std::min(waived_from_[at], waived_from_[node.parent]);
    }
    if (!above || node.met) continue;
    required[at] = true;
    if (node.shape == Shape::leaf && !problem.leaves[node.leaves.first].free) {
      demand_of_leaf_[node.leaves.first] = static_cast<Index>(demands_.size());
      demands_.push_back({at, false});
    }
    if (node.shape != Shape::choose) continue;
    bool plain = true;
    for (Index child = at + 1; child < node.end; ++child) {
      const Node& option = problem.nodes[child];
      plain = plain && option.shape == Shape::leaf && !option.met && option.goals == 0 &&
              option.waived_from == never && !problem.leaves[option.leaves.first].free &&
              !problem.leaves[option.leaves.first].mixes;
    }
    if (!plain) continue;
    for (Index leaf = node.leaves.first; leaf < node.leaves.end; ++leaf) {
      demand_of_leaf_[leaf] = static_cast<Index>(demands_.size());
    }
    demands_.push_back({at, true});
  }
  edges_.resize(demands_.size());
  for (Index stock = 0; stock < problem.stocks.size(); ++stock) {
    const Stock& piece = problem.stocks[stock];
    Index mixing = 0;
    for (Index spot = piece.first_spot; spot < piece.first_spot + piece.spots; ++spot) {
      const Spot& there = problem.spots[spot];
      if (there.standing > looked_at) continue;
      const Leaf& leaf = problem.leaves[there.leaf];
      largest_[there.leaf] = std::max(largest_[there.leaf],
                                      there.fulfils && !leaf.by_count ? leaf.need : there.credit);
      if (there.fulfils) fulfilled_by_one_[there.leaf] = true;
      mixing += leaf.mixes ? 1 : 0;
      if (demand_of_leaf_[there.leaf] != nothing) {
        edges_[demand_of_leaf_[there.leaf]].push_back({stock, spot});
      }
    }
    supply_[stock] = piece.block ? std::max<Index>(piece.spots, 1) : std::max<Index>(mixing, 1);
  }
}

bool Bounds::takes(const State& state, Index stock, Index spot, Index next,
                   std::uint8_t standing) const {
  const Spot& there = problem_.spots[spot];
  return stock >= next && there.standing <= standing && state.is_open(there.leaf) &&
         !state.at(there.leaf).mark.fulfilled;
}

bool Bounds::augment(Index demand, Index next, std::uint8_t standing, const State& state) {
  reached_.push_back(demand);
  looks_ += edges_[demand].size();
  for (const Edge& edge : edges_[demand]) {
    if (visited_[edge.stock] == stamp_ || !takes(state, edge.stock, edge.spot, next, standing)) {
      continue;
    }
    auto& serves = serves_[edge.stock];
    if (std::find(serves.begin(), serves.end(), demand) != serves.end()) continue;
    visited_[edge.stock] = stamp_;
    if (serves.size() < supply_[edge.stock]) {
      serves.push_back(demand);
      return true;
    }
    for (Index& other : serves) {
      if (!augment(other, next, standing, state)) continue;
      // `serves` may have been looked at, never changed: this piece was marked.
      other = demand;
      return true;
    }
  }
  return false;
}

std::int64_t Bounds::need_of(const Demand& demand, const State& state,
                             std::uint8_t standing) const {
  const Node& node = problem_.nodes[demand.node];
  if (waived_from_[demand.node] <= standing) return 0;
  if (demand.choice) {
    // As many options as can still be met beside those that are.
    std::int64_t met = 0;
    std::int64_t within_reach = 0;
    for (Index leaf = node.leaves.first; leaf < node.leaves.end; ++leaf) {
      const LeafFill& fill = state.at(leaf);
      const Leaf& asked = problem_.leaves[leaf];
      if (state.leaf_met(leaf, standing)) {
        ++met;
      } else if (!fill.mark.fulfilled && state.is_open(leaf) &&
                 (asked.by_count
                      ? fill.count[standing] + fill.to_come_count[standing]
                      : fill.credit[standing] + fill.to_come_credit[standing]) >= asked.need) {
        ++within_reach;
      }
    }
    return std::min<std::int64_t>(within_reach, std::int64_t{node.choose} - met);
  }
  const Index leaf = node.leaves.first;
  const LeafFill& fill = state.at(leaf);
  const Leaf& asked = problem_.leaves[leaf];
  // What a possible exemption takes is met there, or not at all.
  if (fill.mark.fulfilled || state.leaf_met(leaf, standing)) return 0;
  const std::int64_t rest =
      asked.need - (asked.by_count ? fill.count[standing] : fill.credit[standing]);
  const std::int64_t coming =
      asked.by_count ? fill.to_come_count[standing] : fill.to_come_credit[standing];
  if (coming < rest) return 0;  // counted as not met already
  if (fulfilled_by_one_[leaf]) return 1;
  return asked.by_count ? rest : (rest + largest_[leaf] - 1) / std::max<Grains>(1, largest_[leaf]);
}

bool Bounds::match(const State& state, Index next, std::uint8_t standing) {
  for (Index stock = next; stock < problem_.stocks.size(); ++stock) serves_[stock].clear();
  for (Index at = 0; at < demands_.size(); ++at) {
    for (std::int64_t i = 0; i < needs_[at]; ++i) {
      ++stamp_;
      reached_.clear();
      if (!augment(at, next, standing, state)) return false;
    }
  }
  return true;
}

std::int64_t Bounds::give_up(const State& state, Index next, std::uint8_t standing,
                             std::int64_t most) {
  if (matchings_ == 0 || match(state, next, standing)) return 0;
  --matchings_;
  if (most == 0) return 1;
  // All that was reached asks for more than there is: one of it is not met.
  std::vector<Index> short_of = reached_;
  sort_stably(short_of);
  short_of.erase(std::unique(short_of.begin(), short_of.end()), short_of.end());
  std::int64_t least = most + 1;
  for (const Index at : short_of) {
    if (needs_[at] == 0) continue;
    const std::int64_t before = needs_[at];
    needs_[at] = demands_[at].choice ? before - 1 : 0;
    least = std::min(least, 1 + give_up(state, next, standing, least - 2));
    needs_[at] = before;
    if (least == 1) break;
  }
  return least;
}

std::int64_t Bounds::lost(const State& state, Index next, std::uint8_t standing,
                          std::int64_t most) {
  needs_.resize(demands_.size());
  for (Index at = 0; at < demands_.size(); ++at) {
    needs_[at] = std::max<std::int64_t>(0, need_of(demands_[at], state, standing));
  }
  matchings_ = most_matchings;
  return give_up(state, next, standing, most);
}

std::int64_t Bounds::points(const State& state, Index next, std::uint8_t standing,
                            std::int64_t wanted) {
  const std::int64_t best = state.points_at_best(standing);
  const std::int64_t most = std::min<std::int64_t>(best - wanted, most_given_up);
  return most < 0 ? best : best - lost(state, next, standing, most);
}

Grains Bounds::flow(const State& state, Index next, std::uint8_t standing) {
  // How much of the pieces to come the leaves can take, divided at will: by augmenting paths.
  const std::size_t leaves = problem_.leaves.size();
  std::vector<Grains> room(leaves, 0);
  for (Index leaf = 0; leaf < leaves; ++leaf) {
    if (state.is_open(leaf)) room[leaf] = state.room(leaf, standing);
    const Leaf& asked = problem_.leaves[leaf];
    if (asked.by_count && room[leaf] > 0) {
      const std::int64_t more = asked.need - state.at(leaf).count[looked_at_];
      room[leaf] = more * largest_[leaf];
    }
  }
  Grains total = 0;
  std::vector<Grains> left(problem_.stocks.size(), 0);
  struct Sent {
    Index leaf;
    Grains amount;
  };
  std::vector<std::vector<Sent>> sent(problem_.stocks.size());
  std::vector<std::vector<Index>> from(leaves);
  looks_ += 8 * (problem_.stocks.size() - next);
  for (Index stock = next; stock < problem_.stocks.size(); ++stock) {
    const Stock& piece = problem_.stocks[stock];
    Grains most = 0;
    Grains free = 0;
    Index mixing = 0;
    for (const Spot& spot : problem_.spots_of(piece)) {
      if (spot.standing > standing || room[spot.leaf] <= 0) continue;
      if (problem_.leaves[spot.leaf].free && !piece.block) {
        // Used here without being used up.
        const Grains taken = std::min(room[spot.leaf], spot.credit);
        room[spot.leaf] -= taken;
        free += taken;
        continue;
      }
      mixing += problem_.leaves[spot.leaf].mixes ? 1 : 0;
      most = std::max(most, spot.credit);
    }
    total += free;
    left[stock] = piece.block ? piece.credit : most * std::max<Index>(1, mixing);
  }
  const auto send = [&](Index stock, const Spot& spot, Grains amount) {
    room[spot.leaf] -= amount;
    left[stock] -= amount;
    total += amount;
    for (Sent& each : sent[stock]) {
      if (each.leaf == spot.leaf) {
        each.amount += amount;
        return;
      }
    }
    sent[stock].push_back({spot.leaf, amount});
    from[spot.leaf].push_back(stock);
  };
  const auto usable = [&](const Stock& piece, const Spot& spot) {
    return spot.standing <= standing && !(problem_.leaves[spot.leaf].free && !piece.block) &&
           state.is_open(spot.leaf) && spot.credit > 0;
  };
  for (Index stock = next; stock < problem_.stocks.size(); ++stock) {
    const Stock& piece = problem_.stocks[stock];
    for (const Spot& spot : problem_.spots_of(piece)) {
      if (left[stock] <= 0) break;
      if (!usable(piece, spot)) continue;
      const Grains amount = std::min(left[stock], room[spot.leaf]);
      if (amount > 0) send(stock, spot, amount);
    }
  }
  // What found no room: push others aside, along shortest paths.
  std::vector<Index> by(leaves);                      // the piece through which a leaf was reached
  std::vector<Index> before(problem_.stocks.size());  // the leaf through which a piece was reached
  std::vector<Index> queue;
  for (Index start = next; start < problem_.stocks.size(); ++start) {
    while (left[start] > 0) {
      std::fill(by.begin(), by.end(), nothing);
      std::fill(before.begin(), before.end(), nothing);
      std::vector<bool> seen(problem_.stocks.size(), false);
      queue.assign(1, start);
      seen[start] = true;
      Index goal = nothing;
      for (std::size_t head = 0; head < queue.size() && goal == nothing; ++head) {
        const Index stock = queue[head];
        const Stock& piece = problem_.stocks[stock];
        looks_ += std::uint64_t{4} * piece.spots;
        for (const Spot& spot : problem_.spots_of(piece)) {
          if (!usable(piece, spot) || by[spot.leaf] != nothing) continue;
          by[spot.leaf] = stock;
          if (room[spot.leaf] > 0) {
            goal = spot.leaf;
            break;
          }
          for (const Index other : from[spot.leaf]) {
            if (seen[other]) continue;
            const bool has = std::any_of(
                sent[other].begin(), sent[other].end(),
                [&](const Sent& each) { return each.leaf == spot.leaf && each.amount > 0; });
            if (!has) continue;
            seen[other] = true;
            before[other] = spot.leaf;
            queue.push_back(other);
          }
        }
      }
      if (goal == nothing) break;
      const auto amount_at = [&](Index stock, Index leaf) -> Grains& {
        for (Sent& each : sent[stock]) {
          if (each.leaf == leaf) return each.amount;
        }
        sent[stock].push_back({leaf, 0});
        from[leaf].push_back(stock);
        return sent[stock].back().amount;
      };
      Grains amount = std::min(left[start], room[goal]);
      for (Index stock = by[goal]; stock != start; stock = by[before[stock]]) {
        amount = std::min(amount, amount_at(stock, before[stock]));
      }
      room[goal] -= amount;
      left[start] -= amount;
      total += amount;
      Index leaf = goal;
      for (Index stock = by[goal];; stock = by[leaf]) {
        amount_at(stock, leaf) += amount;
        if (stock == start) break;
        leaf = before[stock];
        amount_at(stock, leaf) -= amount;
      }
    }
  }
  return total;
}

Grains Bounds::credit(const State& state, Index next, std::uint8_t standing) {
  return state.applied(standing) + flow(state, next, standing);
}

std::int64_t Bounds::pieces(const State& state, Index next, Grains credit) {
  looks_ += 2 * problem_.spots.size();
  Grains missing = credit - state.applied(looked_at_);
  if (missing <= 0) return state.pieces();
  std::vector<Grains> gains;
  for (Index stock = next; stock < problem_.stocks.size(); ++stock) {
    const Stock& piece = problem_.stocks[stock];
    Grains most = 0;
    Grains mixed = 0;
    Grains beside = 0;
    for (const Spot& spot : problem_.spots_of(piece)) {
      if (spot.standing > looked_at_) continue;
      const Grains gain = std::min(spot.credit, state.room(spot.leaf, looked_at_));
      if (problem_.leaves[spot.leaf].free) {
        beside += gain;
      } else if (problem_.leaves[spot.leaf].mixes) {
        mixed += gain;
      } else {
        most = std::max(most, gain);
      }
    }
    gains.push_back(piece.block ? piece.credit : std::max(most, mixed) + beside);
  }
  sort_stably(gains, [](Grains a, Grains b) { return a > b; });
  std::int64_t pieces = state.pieces();
  for (const Grains gain : gains) {
    if (missing <= 0) break;
    missing -= gain;
    ++pieces;
  }
  return pieces;
}

}  // namespace credstack::audit
