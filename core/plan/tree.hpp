// The parts that a program is divided in: which of them are open, which comes next, and what is
// divided. One goes down from part to part until nothing is left of one; then the open part with
// the best bound is next.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "linear/losses.hpp"

namespace credstack::plan {

class Tree {
 public:
  using Index = linear::Index;
  using Range = linear::Range;

  /** @param simplex  solved for the whole, of which the parts are. */
  explicit Tree(linear::Simplex& simplex, const linear::Program& program);

  /**
   * Leaves to each variable of the whole only what a point that reaches so much can have.
   * @return  how many are open.
   */
  std::size_t narrow(std::int64_t wanted);
  /** Of the whole. */
  Range range(Index variable) const { return whole_[variable]; }

  /** Goes to the part of a variable at hand that is `near`; its rest stays open. */
  void divide(Index variable, Range near, Range rest, std::int64_t bound);
  /** Goes to the open part of the best bound; false: none reaches what is wanted. */
  bool go_on(std::int64_t wanted);
  /** Notes what the part at hand lost against the one it was divided from. */
  void learn(std::int64_t bound);
  /** How much is lost at least on either side, by what was learnt: more is better. */
  double worth(Index variable, double below, double above) const;

 private:
  struct Change {
    Index variable;
    Range range;
  };
  struct Part {
    std::int64_t bound;
    std::uint64_t number;
    std::vector<Change> changes;
    double moved;  ///< by which the last change moves its variable
    bool up;
  };
  struct Learnt {
    double lost = 0;
    double moved = 0;
  };
  static bool is_worse(const Part& a, const Part& b);
  void set(const Change& change);
  double rate(const Learnt& learnt) const;

  linear::Simplex& simplex_;
  const linear::Program& program_;
  std::vector<Range> whole_;
  linear::Losses losses_;  ///< of the whole
  Part here_{};
  std::vector<Part> open_;  ///< a heap
  std::uint64_t numbers_ = 0;
  std::vector<Learnt> learnt_[2];  ///< down, up
  Learnt in_all_;
};

}  // namespace credstack::plan
