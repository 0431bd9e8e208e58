// An allocation while it is built: what each leaf has, and what the rules count.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "audit/problem.hpp"

namespace credstack::audit {

using ByStanding = std::array<std::int64_t, standings>;

/** Of a leaf. Amounts at a standing hold those of the lower ones. */
struct LeafFill {
  ByStanding count{};
  ByStanding credit{};
  struct Mark {
    Grains smallest = 0;  ///< of the pieces here
    bool fulfilled = false;
    bool has_block = false;
  } mark;
};

/** Of a goal, likewise. */
struct GoalFill {
  ByStanding amount{};   ///< grains, or distinct things; of an average, grains × points over it
  ByStanding courses{};  ///< pieces that are courses; of an average, pieces with points
  ByStanding undated{};  ///< pieces used there without a day, where days matter
  ByStanding unknown{};  ///< pieces of which nobody knows what they bring
};

enum class Judged : std::uint8_t { unmet, undecided, met };

/** What the pieces of a goal come to. */
struct Reached {
  std::int64_t amount = 0;
  std::int64_t courses = 0;
  bool undecided = false;
};

class State {
 public:
  /** `looked_at`: spots of a higher standing than this do not exist. */
  State(const Problem& problem, std::uint8_t looked_at);

  std::uint8_t looked_at() const { return looked_at_; }
  const Problem& problem() const { return problem_; }

  /** Whether the piece may go there beside what it is used for already, as far as leaves say. */
  bool fits(Index stock, Index spot, Grains credit, std::span<const Used> mine) const;
  void use(const Spot& spot, Grains credit, bool block);
  /** `before` is the leaf as it was. */
  void undo(const Spot& spot, Grains credit, const LeafFill::Mark& before);
  const LeafFill& at(Index leaf) const { return fills_[leaf]; }

  /** Takes a piece's uses as decided: false when a cap or a limit forbids them (then nothing is
   * changed). */
  bool decide(Index stock, std::span<const Used> mine);
  void undecide(Index stock, std::span<const Used> mine);
  /** As it was before anything was used. */
  void clear();

  /** Takes a whole allocation, of which nothing may be decided yet. */
  void replay(std::span<const Used> uses);

  bool foe_in_use(Index stock) const;
  bool is_open(Index leaf) const;
  std::int64_t cap_used(Index cap) const { return cap_used_[cap]; }
  std::int64_t shared_used(Index rule) const { return shared_used_[rule]; }
  std::int64_t pieces() const { return pieces_; }
  bool in_use(Index stock) const { return in_use_[stock]; }

  /** Of the allocation as it is; `last` goals by the uses given. */
  Value value(std::span<const Used> uses) const;
  Grains applied(std::uint8_t standing) const;
  /** What a leaf can still take. */
  Grains room(Index leaf, std::uint8_t standing) const;
  bool leaf_met(Index leaf, std::uint8_t standing) const;
  /** What the pieces used say of it, leaving exceptions aside. */
  Judged judge(Index goal, std::uint8_t standing, std::span<const Used> uses) const;
  bool goal_met(Index goal, std::uint8_t standing, std::span<const Used> uses) const;
  Reached goal_reached(Index goal, std::uint8_t standing, std::span<const Used> uses) const;
  /** Points of each node, in the order of nodes. */
  void points_of_nodes(std::uint8_t standing, std::span<const Used> uses,
                       std::vector<std::int64_t>& points) const;

 private:
  const GradeFigure& figure(const Goal& goal, Index stock) const {
    return problem_.figures[goal.first_figure + stock];
  }
  std::int64_t of_cap(Index cap, const Stock& piece, std::span<const Used> mine) const;
  /** The rules that may count these uses. */
  static std::uint64_t sharing_of(const Stock& piece, std::span<const Used> mine) {
    return mine.size() > 1 ? piece.shared : piece.served;
  }
  void count_goals(Index stock, std::span<const Used> mine, std::int64_t sign);
  Reached last_reached(Index goal, std::uint8_t standing, std::span<const Used> uses) const;
  bool is_waived(const Node& node, std::uint8_t standing) const {
    return node.met || node.waived_from <= standing;
  }

  const Problem& problem_;
  std::uint8_t looked_at_;
  std::vector<LeafFill> fills_;
  std::vector<Index> below_;   ///< uses below each node
  std::vector<Index> active_;  ///< children of each node with uses below
  std::vector<std::int64_t> cap_used_;
  std::vector<std::int64_t> shared_used_;
  std::vector<GoalFill> goals_;
  std::vector<Index> by_days_;                    ///< goals among the last credits
  std::vector<std::vector<std::uint16_t>> seen_;  ///< of a goal of distinct things, by key
  std::vector<bool> in_use_;
  std::int64_t pieces_ = 0;
  mutable std::vector<std::int64_t> points_;
};

}  // namespace credstack::audit
