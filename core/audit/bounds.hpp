// What no continuation of a part of an allocation can exceed. Leaves compete for pieces: a bound
// that looks at each leaf alone would send the search through every way of sharing too few.
#pragma once

#include <cstdint>
#include <vector>

#include "audit/state.hpp"

namespace credstack::audit {

class Bounds {
 public:
  explicit Bounds(const Problem& problem, std::uint8_t looked_at);

  /**
   * On the points at a standing, when pieces from `next` on are not decided. What is below `wanted`
   * is only known to be so.
   */
  std::int64_t points(const State& state, Index next, std::uint8_t standing, std::int64_t wanted);
  /** On the applied credit at a standing. */
  Grains credit(const State& state, Index next, std::uint8_t standing);
  /** The fewest pieces that can bring the applied credit at the highest standing to `credit`. */
  std::int64_t pieces(const State& state, Index next, Grains credit);

  /** Places looked at since it was last asked. */
  std::uint64_t looked_at_since() {
    const std::uint64_t looks = looks_;
    looks_ = 0;
    return looks;
  }

 private:
  /** Something that takes pieces, as the matching sees it: a leaf, or a choice among leaves. */
  struct Demand {
    Index node;
    bool choice;  ///< each piece that is missing costs a point; else all of them together one
  };
  struct Edge {
    Index stock;
    Index spot;
  };

  /** How many points have to be given up for want of pieces, looked at up to `most`. */
  std::int64_t lost(const State& state, Index next, std::uint8_t standing, std::int64_t most);
  std::int64_t give_up(const State& state, Index next, std::uint8_t standing, std::int64_t most);
  /** Whether there are pieces for all that is needed; else `reached_` are demands short of them. */
  bool match(const State& state, Index next, std::uint8_t standing);
  std::int64_t need_of(const Demand& demand, const State& state, std::uint8_t standing) const;
  bool augment(Index demand, Index next, std::uint8_t standing, const State& state);
  bool takes(const State& state, Index stock, Index spot, Index next, std::uint8_t standing) const;
  Grains flow(const State& state, Index next, std::uint8_t standing);

  const Problem& problem_;
  std::uint8_t looked_at_;
  std::vector<Demand> demands_;
  std::vector<std::vector<Edge>> edges_;   ///< of a demand
  std::vector<std::uint8_t> waived_from_;  ///< of nodes, by a claim about them or one above
  std::vector<Index> supply_;              ///< how many demands a piece can serve
  std::vector<Index> demand_of_leaf_;
  std::vector<Grains> largest_;  ///< credit that one piece can bring to a leaf
  std::vector<bool> fulfilled_by_one_;

  // Work space of the matching.
  std::vector<std::vector<Index>> serves_;  ///< of a piece, the demands
  std::vector<std::uint32_t> visited_;      ///< pieces, by the round in which they were
  std::uint32_t stamp_ = 0;
  std::vector<Index> reached_;  ///< demands
  std::vector<std::int64_t> needs_;
  std::uint64_t looks_ = 0;
  int matchings_ = 0;  ///< left for this bound

  static constexpr int most_matchings = 40;
  static constexpr std::int64_t most_given_up = 6;
};

}  // namespace credstack::audit
