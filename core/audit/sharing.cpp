#include "audit/sharing.hpp"

#include <algorithm>

namespace credstack::audit {

Within within(const Problem& problem, const Stock& stock, std::span<const Used> mine,
              LeafRange leaves, std::size_t standing) {
  Within found;
  for (const Used& use : mine) {
    const Spot& spot = problem.spots[use.spot];
    if (spot.standing > standing || !leaves.holds(spot.leaf)) continue;
    // A piece counts once, at the first of its leaves; a block by its parts.
    if (!found.any || stock.block) {
      found.credit += use.credit;
      found.known = spot.known;
    }
    found.any = true;
  }
  return found;
}

bool holds(const std::vector<LeafRange>& ranges, Index leaf) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [&](LeafRange range) { return range.holds(leaf); });
}

bool used_on_both(const Problem& problem, const Shared& rule, std::span<const Used> mine) {
  for (const Used& one : mine) {
    const Index a = problem.spots[one.spot].leaf;
    if (!rule.a.holds(a)) continue;
    for (const Used& other : mine) {
      const Index b = problem.spots[other.spot].leaf;
      if (a != b && holds(rule.others, b) && problem.pair(a, b) == Together::by_rule) return true;
    }
  }
  return false;
}

std::int64_t counted_by(const Problem& problem, const Stock& piece, Index at,
                        std::span<const Used> mine) {
  const Shared& rule = problem.shared[at];
  const bool served = (piece.served >> at & 1U) != 0;
  // Parts of a block are at different places of a program without being used twice.
  const bool both = (!piece.block || rule.awards) && used_on_both(problem, rule, mine);
  if (!served && !both) return 0;
  const Within found = within(problem, piece, mine, rule.over, standings - 1);
  if (!found.any) return 0;
  if (rule.by_count) return 1;
  // Of what nobody knows the credit, no credit is shared.
  return found.known || !both ? found.credit : rule.limit + 1;
}

bool may_mix(const Problem& problem, const Stock& piece, Index a, Index b) {
  const Together pair = problem.pair(a, b);
  if (pair != Together::by_rule) return pair == Together::freely;
  bool allowed = false;
  for_each_bit(piece.shared, [&](Index at) {
    const Shared& rule = problem.shared[at];
    const bool covers =
        (rule.a.holds(a) && holds(rule.others, b)) || (rule.a.holds(b) && holds(rule.others, a));
    allowed = allowed || (covers && rule.limit > 0);
  });
  return allowed;
}

}  // namespace credstack::audit
