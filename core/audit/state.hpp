// A part of an allocation while the search builds it: what each leaf has, what the rules count, and
// what the pieces still to come could add.
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
  ByStanding to_come_count{};  ///< of pieces that are not decided yet
  ByStanding to_come_credit{};
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
  ByStanding to_come{};  ///< at best
  ByStanding courses_to_come{};
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
  /** A piece leaves, or joins again, what is to come. */
  void pass(Index stock) { to_come(stock, -1); }
  void unpass(Index stock) { to_come(stock, 1); }

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
  /** Points at a standing if all that is to come came where it is wanted. */
  std::int64_t points_at_best(std::uint8_t standing) const;
  Grains applied(std::uint8_t standing) const;
  /** What a leaf can still take. */
  Grains room(Index leaf, std::uint8_t standing) const;
  bool leaf_met(Index leaf, std::uint8_t standing) const;
  /** What the pieces used say of it, leaving exceptions aside. */
  Judged judge(Index goal, std::uint8_t standing, std::span<const Used> uses) const;
  bool goal_met(Index goal, std::uint8_t standing, std::span<const Used> uses) const;
  Reached goal_reached(Index goal, std::uint8_t standing, std::span<const Used> uses) const;
  /** Points of each node, in the order of nodes. */
  void points_of_nodes(std::uint8_t standing, std::span<const Used> uses, bool at_best,
                       std::vector<std::int64_t>& points) const;

  /** Two words that are equal where everything is that the rest of the search depends on. */
  std::array<std::uint64_t, 2> fingerprint(Index next, bool with_pieces) const;

 private:
  const GradeFigure& figure(const Goal& goal, Index stock) const {
    return problem_.figures[goal.first_figure + stock];
  }
  bool together(const Stock& piece, Index a, Index b) const;
  std::int64_t of_cap(Index cap, const Stock& piece, std::span<const Used> mine) const;
  /** The rules that may count these uses. */
  static std::uint64_t sharing_of(const Stock& piece, std::span<const Used> mine) {
    return mine.size() > 1 ? piece.shared : piece.served;
  }
  void to_come(Index stock, std::int64_t sign);
  void count_goals(Index stock, std::span<const Used> mine, std::int64_t sign);
  bool goal_met_at_best(Index goal, std::uint8_t standing) const;
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
  std::vector<Index> by_days_;                      ///< goals among the last credits
  std::vector<std::vector<std::uint16_t>> seen_;    ///< of a goal of distinct things, by key
  std::vector<std::vector<std::uint16_t>> to_see_;  ///< of the pieces to come
  std::vector<bool> in_use_;
  std::int64_t pieces_ = 0;
  /** Marks what is below alternatives that no piece can go to any more. */
  void find_closed() const;
  /** How much credit, used up, the leaves can still be given at a standing: sums from the first. */
  void find_capacity(std::uint8_t standing) const;
  std::vector<Grains> largest_;  ///< by leaf: what one piece brings
  mutable std::vector<Grains> capacity_;
  mutable std::vector<std::int64_t> points_;
  mutable std::vector<bool> closed_;
};

}  // namespace credstack::audit
