// Allocations built piece by piece: the first in the order of docs/audit.md, and those near a point
// of the relaxation.
#pragma once

#include <span>
#include <vector>

#include "audit/problem.hpp"
#include "audit/state.hpp"

namespace credstack::audit {

class Filling {
 public:
  Filling(const Problem& problem, std::uint8_t looked_at);

  const State& state() const { return state_; }
  const std::vector<Used>& uses() const { return uses_; }
  void clear();

  /** Each piece in its order takes what it can, as early as it can. */
  void fill_in_order();
  /**
   * Each piece goes where it is wished most, and nowhere where it is not.
   * @param wishes  by spot: 0 to 1
   * @param amounts  by spot: of a block, how much is wished there
   */
  void fill_by(std::span<const double> wishes, std::span<const Grains> amounts);

  /** One more use of the piece that is being placed, where that fits. */
  bool add(Index stock, Index spot, Grains credit);
  /** Takes the last use back. */
  void remove();
  /** The uses of a piece since the last one are all that it has: false when rules forbid them. */
  bool settle(Index stock);
  std::span<const Used> open() const { return std::span<const Used>(uses_).subspan(settled_); }

 private:
  bool place_in_order(Index stock, Index from, Grains given);
  void take_back(std::size_t count);

  const Problem& problem_;
  std::uint8_t looked_at_;
  State state_;
  std::vector<Used> uses_;
  std::vector<LeafFill::Mark> before_;  ///< of each use, its leaf as it was
  std::size_t settled_ = 0;
};

}  // namespace credstack::audit
