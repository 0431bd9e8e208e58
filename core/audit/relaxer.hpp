// The linear program of a problem in the making.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "audit/relaxation.hpp"

namespace credstack::audit {

/** Needs of more are of what cannot be told: nothing meets them. */
constexpr std::int64_t beyond_need = std::int64_t{1} << 40;

/** A sum of terms and a constant. */
struct Sum {
  std::vector<linear::Term> terms;
  std::int64_t constant = 0;

  void add(Index variable, std::int64_t factor) { terms.push_back({variable, factor}); }
  void add(const Sum& other, std::int64_t times = 1) {
    for (const linear::Term& term : other.terms) {
      terms.push_back({term.variable, term.factor * times});
    }
    constant += other.constant * times;
  }
  bool is_constant() const { return terms.empty(); }
};

/** Something that is met or not, or is met so many times. */
struct Part {
  Sum sum;
  std::int64_t size = 1;
};

/**
 * Makes the variables and rows of a relaxation. A flag is a variable that is 0 or 1. Pieces go by
 * their place among the stocks; `spots` are of one piece, in their order.
 */
class Relaxer {
 public:
  Relaxer(const Problem& problem, std::uint8_t looked_at, const std::vector<Order>& orders)
      : problem_(problem), looked_at_(looked_at), orders_(orders) {}

  /** To be called once. */
  Relaxation run();
  /** The same, for allocations that meet everything at the standing looked at. */
  Relaxation run_met();

 private:
  void add_rows();
  linear::Program& program() { return made_.program; }
  const Stock& stock(Index at) const { return problem_.stocks[at]; }
  bool exists(const Spot& spot) const { return spot.standing <= looked_at_; }
  Index add_flag() { return program().add_variable({0, 1}); }

  // Pieces: what they are used for, and which uses exclude each other.

  /** A variable for each spot that exists; of a block, another for how much is used there. */
  void add_uses();
  /** The spots of a piece within leaves, of that standing and better. */
  std::vector<Index> spots_within(Index at, LeafRange leaves, std::uint8_t standing) const;
  /** Whether a piece is used at one of two spots at most. */
  bool exclude(Index at, Index a, Index b) const;
  /** Which of its spots exclude each other, where not all of them do. */
  void find_excluding(Index at, const std::vector<Index>& spots);
  /** Parts the spots into sets of which all exclude each other. */
  std::vector<std::vector<Index>> sets_of(Index at, const std::vector<Index>& spots) const;
  /** Which uses of a piece go together, and whether it is used. */
  void add_pieces();
  /** Of sets of spots one is used at most, until every two that exclude each other are in one. */
  void add_exclusions(Index at, const std::vector<Index>& spots);
  void one_at_most(const std::vector<Index>& spots) { program().add_at_most(terms_of(spots), 1); }
  /** How many of the spots are used. */
  std::vector<linear::Term> terms_of(const std::vector<Index>& spots) const;
  /** Whether one of several spots, of a piece that may use more than one, is used. */
  Index any_of(Index at, const std::vector<Index>& spots);
  /** A piece is used once at most; of pieces that exclude each other, one. */
  void add_foes();

  // The programs: nodes and leaves.

  /** Below a choice, so many of its children are used at most. */
  void add_choices();
  /** Whether anything may be used there. */
  bool takes_something(LeafRange leaves) const;
  /** What the spot counts for at its leaf. */
  void add_worth(std::vector<linear::Term>& terms, Index spot, std::int64_t most) const;
  /** No leaf takes more than it needs. */
  void add_leaves();
  /** How much credit the courses that a leaf may take have, the least first. */
  std::vector<Grains> sizes_at(Index at) const;
  /** Where a small piece is used, there is less room than beside large ones; by blocks there is
   * none for more than is needed. */
  void add_sizes(Index at, const std::vector<Grains>& sizes, const std::vector<linear::Term>& terms,
                 std::int64_t most);
  /** A flag that is set where one of the terms is, of which there may be so many. */
  Index any_is(std::vector<linear::Term> terms, std::size_t most);
  /** Whether a leaf has enough. */
  Sum leaf_met(Index at, std::uint8_t standing);
  /** The flag needs so much of the terms. */
  void add_enough(std::vector<linear::Term> terms, Index flag, std::int64_t least);
  /** What a node's points are made of. */
  std::vector<Part> parts_of(Index at, std::uint8_t standing);
  /** How many options of a choice are met, as far as they count. */
  Part choice(Index at, std::uint8_t standing);
  /** Whether all of the parts are. */
  Sum all_met(const std::vector<Part>& parts);
  /** Leaves only what meets the node. */
  void require(Index node);
  void require(const Sum& sum, std::int64_t least);

  // Rules: what they count.

  /** Whether the least or the most is taken that the credit of a piece can be. */
  enum class Side : std::uint8_t { least, most };
  /** Adds the credit of a piece at those spots, so many times. */
  void add_credit(std::vector<linear::Term>& terms, Index at, const std::vector<Index>& spots,
                  Side side, std::int64_t times = 1);
  /** Whether at most one of the spots of a piece is used. */
  bool excludes_itself(Index at, const std::vector<Index>& spots) const;
  /** Adds whether a piece is used at one of the spots, so many times. */
  void add_any(std::vector<linear::Term>& terms, Index at, const std::vector<Index>& spots,
               std::int64_t times = 1);
  /** A row only where the terms could come to more. */
  void at_most(const std::vector<linear::Term>& terms, std::int64_t limit);
  /** Caps of rules, and on prior learning. */
  void add_caps();
  /** Of the rules on sharing, as much as is linear. */
  void add_shared();
  /** A piece that is used on both sides of a rule. */
  void add_both(std::vector<linear::Term>& terms, Index at, const Shared& shared,
                const std::vector<Index>& over);

  // Goals: what returns false has found that the goal cannot be met.

  /** Whether a goal is met. */
  Sum goal_met(Index at, std::uint8_t standing);
  bool is_member(Index goal, Index at) const { return (stock(at).goals >> goal & 1U) != 0; }
  /** The flag needs so much of the terms; false when that cannot be. */
  bool needs(std::vector<linear::Term> terms, Index flag, std::int64_t least);
  bool add_at_least_goal(Index at, std::uint8_t standing, Index flag, bool open);
  /** What the last credits are is known only where every piece has its day. */
  bool add_last(Index at, std::uint8_t standing, Index flag, bool open, bool unknown);
  /** One of the ways in which the last credits can be: the pieces from the latest on. */
  struct Step {
    std::vector<linear::Term> others;
    std::vector<linear::Term> members;
    Index here = nothing;  ///< the flag that it is this one
  };
  /** @param order  the pieces, the latest first. */
  std::vector<Step> steps_of(Index goal, std::uint8_t standing, const std::vector<Index>& order);
  void add_steps(const Goal& goal, std::vector<Step> steps, Index flag);
  void add_average_goal(Index at, std::uint8_t standing, Index flag, bool open);
  /** Of a piece nobody knows what it brings: used, it leaves the average undecided. */
  void add_undecided(Index piece, const GradeFigure& figure, const std::vector<Index>& weighing,
                     bool always_weighs, Index flag, std::vector<linear::Term>& over,
                     std::vector<linear::Term>& some);
  bool add_distinct_goal(Index at, std::uint8_t standing, Index flag);

  // Orders: what is to be made as great as can be.

  void add_objective(Order order);
  /** At a credits leaf, no more than it asks for. */
  void add_applied(Sum& sum, Index at, std::uint8_t standing);

  const Problem& problem_;
  std::uint8_t looked_at_;
  const std::vector<Order> orders_;
  Relaxation made_;
  std::vector<std::vector<Index>> at_leaf_;   ///< spots
  std::vector<Sum> used_;                     ///< of a piece, whether it is
  std::vector<bool> single_;                  ///< pieces that are used at one leaf at most
  std::vector<std::vector<bool>> excluding_;  ///< of the others: pairs of spots
  /** By spots: the flag that one of them is used. */
  std::vector<std::pair<std::vector<Index>, Index>> any_;
  std::vector<Index> chosen_;  ///< of a node: the flag of the option that it is below
};

}  // namespace credstack::audit
