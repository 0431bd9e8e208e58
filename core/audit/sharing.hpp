// What the rules on using a piece at several leaves say of its uses (docs/audit.md, Allocations).
#pragma once

#include <span>

#include "audit/problem.hpp"

namespace credstack::audit {

/** What a piece's uses within some leaves come to. */
struct Within {
  bool any = false;
  bool known = true;  ///< what it is worth there
  Grains credit = 0;
};

/** Looks at uses of that standing and better. */
Within within(const Problem& problem, const Stock& stock, std::span<const Used> mine,
              LeafRange leaves, std::size_t standing);

bool holds(const std::vector<LeafRange>& ranges, Index leaf);

/** Whether a piece may be used at both leaves, as far as it does not depend on its other uses. */
bool may_mix(const Problem& problem, const Stock& piece, Index a, Index b);

/** Whether a piece is used on both sides of a rule, by a pair of leaves that needs it. */
bool used_on_both(const Problem& problem, const Shared& rule, std::span<const Used> mine);

/** What of a piece the sharing rule at that place counts. */
std::int64_t counted_by(const Problem& problem, const Stock& piece, Index at,
                        std::span<const Used> mine);

template <class Do>
void for_each_bit(std::uint64_t bits, Do act) {
  while (bits != 0) {
    act(static_cast<Index>(__builtin_ctzll(bits)));
    bits &= bits - 1;
  }
}

}  // namespace credstack::audit
