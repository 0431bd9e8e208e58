#include <algorithm>

#include "audit/relaxer.hpp"
#include "audit/sharing.hpp"

namespace credstack::audit {
namespace {

using linear::Term;

bool contains(const std::vector<Index>& list, Index item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

}  // namespace

void Relaxer::add_uses() {
  const std::size_t spots = problem_.spots.size();
  made_.used.assign(spots, nothing);
  made_.amount.assign(spots, nothing);
  at_leaf_.resize(problem_.leaves.size());
  for (Index at = 0; at < problem_.stocks.size(); ++at) {
    const Stock& piece = stock(at);
    for (Index spot = piece.first_spot; spot < piece.first_spot + piece.spots; ++spot) {
      const Spot& there = problem_.spots[spot];
      if (!exists(there)) continue;
      made_.used[spot] = add_flag();
      at_leaf_[there.leaf].push_back(spot);
      if (!piece.block || there.fulfils) continue;
      const Leaf& leaf = problem_.leaves[there.leaf];
      const Grains most = leaf.by_count ? there.credit : std::min<Grains>(there.credit, leaf.need);
      made_.amount[spot] = program().add_variable({0, most});
      // Something of it is there where it is used, and nothing where it is not.
      program().add_at_most({{made_.amount[spot], 1}, {made_.used[spot], -most}}, 0);
      program().add_at_least({{made_.amount[spot], 1}, {made_.used[spot], -1}}, 0);
    }
  }
}

std::vector<Index> Relaxer::spots_within(Index at, LeafRange leaves, std::uint8_t standing) const {
  std::vector<Index> found;
  const Stock& piece = stock(at);
  for (Index spot = piece.first_spot; spot < piece.first_spot + piece.spots; ++spot) {
    const Spot& there = problem_.spots[spot];
    if (exists(there) && there.standing <= standing && leaves.holds(there.leaf)) {
      found.push_back(spot);
    }
  }
  return found;
}

bool Relaxer::exclude(Index at, Index a, Index b) const {
  const Stock& piece = stock(at);
  return excluding_[at].empty() ||
         excluding_[at][(a - piece.first_spot) * piece.spots + b - piece.first_spot];
}

void Relaxer::find_excluding(Index at, const std::vector<Index>& spots) {
  const Stock& piece = stock(at);
  if (!piece.block && problem_.together.empty()) return;
  std::vector<bool> table(std::size_t{piece.spots} * piece.spots, false);
  for (const Index a : spots) {
    for (const Index b : spots) {
      if (a == b) continue;
      const Index one = problem_.spots[a].leaf;
      const Index other = problem_.spots[b].leaf;
      const bool divided = piece.block && problem_.same_program(one, other);
      if (divided || may_mix(problem_, piece, one, other)) {
        single_[at] = false;
      } else {
        table[(a - piece.first_spot) * piece.spots + b - piece.first_spot] = true;
      }
    }
  }
  if (!single_[at]) excluding_[at] = std::move(table);
}

std::vector<std::vector<Index>> Relaxer::sets_of(Index at, const std::vector<Index>& spots) const {
  std::vector<std::vector<Index>> sets;
  for (const Index spot : spots) {
    const auto found = std::find_if(sets.begin(), sets.end(), [&](const auto& set) {
      return std::all_of(set.begin(), set.end(),
                         [&](Index other) { return exclude(at, spot, other); });
    });
    if (found == sets.end()) {
      sets.push_back({spot});
    } else {
      found->push_back(spot);
    }
  }
  return sets;
}

void Relaxer::add_pieces() {
  used_.resize(problem_.stocks.size());
  single_.assign(problem_.stocks.size(), true);
  excluding_.resize(problem_.stocks.size());
  for (Index at = 0; at < problem_.stocks.size(); ++at) {
    const std::vector<Index> spots =
        spots_within(at, {0, static_cast<Index>(problem_.leaves.size())}, looked_at_);
    if (stock(at).block) {
      std::vector<Term> parts;
      for (const Index spot : spots) {
        if (made_.amount[spot] != nothing) parts.push_back({made_.amount[spot], 1});
      }
      if (parts.size() > 1) program().add_at_most(parts, stock(at).credit);
    }
    find_excluding(at, spots);
    if (!single_[at]) add_exclusions(at, spots);
    Sum any;
    if (single_[at]) {
      for (const Index spot : spots) any.add(made_.used[spot], 1);
    } else {
      any.add(any_of(at, spots), 1);
    }
    used_[at] = std::move(any);
  }
}

void Relaxer::add_exclusions(Index at, const std::vector<Index>& spots) {
  std::vector<std::pair<Index, Index>> open;
  for (std::size_t i = 0; i < spots.size(); ++i) {
    for (std::size_t j = i + 1; j < spots.size(); ++j) {
      if (exclude(at, spots[i], spots[j])) open.emplace_back(spots[i], spots[j]);
    }
  }
  while (!open.empty()) {
    std::vector<Index> set{open.front().first, open.front().second};
    for (const Index spot : spots) {
      const bool fits = std::all_of(set.begin(), set.end(), [&](Index other) {
        return spot != other && exclude(at, spot, other);
      });
      if (fits) set.push_back(spot);
    }
    one_at_most(set);
    std::erase_if(open, [&](const auto& pair) {
      return contains(set, pair.first) && contains(set, pair.second);
    });
  }
}

std::vector<Term> Relaxer::terms_of(const std::vector<Index>& spots) const {
  std::vector<Term> terms;
  for (const Index spot : spots) terms.push_back({made_.used[spot], 1});
  return terms;
}

Index Relaxer::any_of(Index at, const std::vector<Index>& spots) {
  for (const auto& [of, flag] : any_) {
    if (of == spots) return flag;
  }
  const Index flag = add_flag();
  for (const std::vector<Index>& set : sets_of(at, spots)) {
    std::vector<Term> one = terms_of(set);
    one.push_back({flag, -1});
    program().add_at_most(one, 0);
  }
  std::vector<Term> some = terms_of(spots);
  some.push_back({flag, -1});
  program().add_at_least(some, 0);
  any_.emplace_back(spots, flag);
  return flag;
}

void Relaxer::add_foes() {
  const auto pieces = static_cast<Index>(problem_.stocks.size());
  std::vector<bool> done(pieces, false);
  std::vector<std::vector<Index>> foes(pieces);
  for (Index a = 0; a < pieces; ++a) {
    if (used_[a].is_constant()) continue;
    for (const Index b : problem_.foes_of(stock(a))) {
      if (!used_[b].is_constant()) foes[a].push_back(b);
    }
    std::sort(foes[a].begin(), foes[a].end());
  }
  const auto are_foes = [&](Index a, Index b) {
    return std::binary_search(foes[a].begin(), foes[a].end(), b);
  };
  // Which pairs have a row: by the lesser, as its foes are.
  std::vector<std::vector<bool>> covered(pieces);
  for (Index a = 0; a < pieces; ++a) covered[a].resize(foes[a].size(), false);
  for (Index a = 0; a < pieces; ++a) {
    for (std::size_t at = 0; at < foes[a].size(); ++at) {
      if (foes[a][at] <= a || covered[a][at]) continue;
      std::vector<Index> set{a, foes[a][at]};
      for (const Index other : foes[a]) {
        const bool fits = std::all_of(set.begin(), set.end(), [&](Index each) {
          return each != other && are_foes(each, other);
        });
        if (fits) set.push_back(other);
      }
      std::sort(set.begin(), set.end());
      Sum sum;
      for (const Index each : set) {
        sum.add(used_[each]);
        done[each] = true;
        for (std::size_t k = 0; k < foes[each].size(); ++k) {
          if (std::binary_search(set.begin(), set.end(), foes[each][k])) covered[each][k] = true;
        }
      }
      program().add_at_most(sum.terms, 1);
    }
  }
  for (Index at = 0; at < problem_.stocks.size(); ++at) {
    if (!done[at] && single_[at] && used_[at].terms.size() > 1) {
      program().add_at_most(used_[at].terms, 1);
    }
  }
}

}  // namespace credstack::audit
