// The dual simplex method for a program of which every variable and row is bounded. It calculates
// with floating point numbers, but what it claims does not depend on them: a bound is worked out
// from the multipliers of the rows in whole numbers, and is right whatever the multipliers are.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "linear/basis.hpp"
#include "linear/program.hpp"

namespace credstack::linear {

/** Room for the sums of a proof. */
__extension__ using Wide = __int128;

enum class Outcome : std::uint8_t {
  solved,   ///< `value()` is a best point of the relaxation
  cut,      ///< proven: less than was wanted
  stopped,  ///< neither: too many steps, or the numbers are too bad
};

class Simplex {
 public:
  explicit Simplex(const Program& program);

  /** Takes up the rows that the program was given since. */
  void extend();

  /** What is to be made as great as can be, by variable. */
  void aim(std::span<const std::int64_t> objective);
  Range range(Index variable) const { return ranges_[variable]; }
  Range row_range(Index row) const { return ranges_[variables_ + row]; }
  /** Of the variables, then of the rows. */
  const std::vector<Range>& ranges() const { return ranges_; }
  void set_range(Index variable, Range range);
  void set_row_range(Index row, Range range) { set_range(variables_ + row, range); }

  /**
   * @param wanted  what is less than this is not of interest.
   * @param most_work  numbers touched, after which it stops.
   */
  Outcome solve(std::int64_t wanted, std::uint64_t most_work = ~std::uint64_t{0});

  /** After `solved`. */
  double value(Index variable) const { return values_[variable]; }
  /**
   * No point has more, rounded down: after any outcome, for the ranges as they were. The greatest
   * number that there is: nothing is proven, for it was stopped too soon.
   */
  std::int64_t bound() const { return bound_; }

  struct Share {
    Index row;
    double factor;
  };
  /** Of each row so much comes to what the variable is, which is in the basis; else nothing. */
  void shares(Index variable, std::vector<Share>& shares) const;

  /** Parts of one, in which a proof takes the multipliers of the rows. */
  static constexpr int fraction_bits = 24;

  /** The bound in parts of one, and what of it is by each variable; false: too large. */
  bool prove(std::vector<Wide>& left, Wide& total) const { return prove(0, left, total); }

  /** Leaves to each whole variable only what a point that reaches so much can have. */
  void fix(std::int64_t wanted);

  /** Numbers touched since it was last asked. */
  std::uint64_t work_since();

 private:
  static constexpr Index outside = ~Index{0};

  struct Candidate {
    double ratio;
    double pivot;
    Index variable;
  };
  struct Entry {
    Index at;
    double factor;
  };

  void read_terms();
  void make_room();
  /** Calls with each row of a variable's column, and the factor there. */
  template <class Do>
  void for_column(Index variable, Do act) const;
  void refresh_reduced();
  void put_at_end(Index variable);
  bool is_at_upper(Index variable) const { return (state_[variable] & at_upper) != 0; }
  void set(Index variable, std::uint8_t what, bool is) {
    state_[variable] =
        static_cast<std::uint8_t>(is ? state_[variable] | what : state_[variable] & ~what);
  }
  /** A variable takes a place, or leaves it. */
  void place(Index variable, Index at);
  void refresh_values();
  /** What was moved since values were last worked out. */
  void follow_moved();
  double objective_at_values() const;
  bool residual_is_small() const;
  void factor();
  /** Everything anew from the basis. */
  void restore();
  /** The place that is furthest out of its range, or `outside`; `gap` is by how much. */
  Index choose_leaving(double& gap) const;
  /** How far the variable of a place is out of its range: below it less than 0. */
  double gap_of(Index place) const;
  void note_gap(Index place);
  void find_row(Index place);
  void find_column(Index variable);
  /** Which variable takes the place, or `outside`: then there is no point at all. */
  Index choose_entering(double gap);
  void flip_passed();
  void pivot(Index place, Index entering, double gap);
  /** By the multipliers as they are, moved by so much along the row at hand. */
  std::int64_t proven_bound(double step) const;
  /** The bound in parts of one, and what of it is lost by each variable; false: too large. */
  bool prove(double step, std::vector<Wide>& left, Wide& total) const;
  template <class Number>
  Wide sum_up(std::vector<Number>& left) const;
  /** Rounds the multipliers; false: too large. */
  bool round_multipliers(double step) const;
  /** Whether what is left of the objective fits into 64 bits. */
  bool is_narrow() const;
  bool is_cut(std::int64_t wanted, double step);

  const Program& program_;
  Index variables_;
  Index rows_;
  std::vector<double> scale_;     ///< of the rows: a power of 2
  std::vector<Entry> row_terms_;  ///< as the program's terms, scaled
  std::vector<Entry> column_terms_;
  std::vector<Index> column_starts_;

  // Of variables, then of the rows' own: what their terms come to.
  std::vector<Range> ranges_;
  std::vector<double> least_;  ///< the ends again, scaled
  std::vector<double> most_;
  std::vector<Index> changed_;  ///< variables whose range was, since the last solution
  std::vector<double> values_;
  std::vector<double> reduced_;
  std::vector<Index> place_;         ///< in the basis, or `outside`
  std::vector<std::uint8_t> state_;  ///< of each: of the three below
  static constexpr std::uint8_t in_basis = 1;
  static constexpr std::uint8_t is_fixed = 2;
  static constexpr std::uint8_t at_upper = 4;
  std::vector<std::int64_t> objective_;

  std::vector<Index> basis_;
  mutable Basis factors_;        ///< of the basis
  std::vector<double> weights_;  ///< of places, for the choice among them
  std::vector<double> gaps_;     ///< squares of how far places are out of their range
  Sparse row_;                   ///< of the tableau, by variable: those outside the basis
  Sparse column_;                ///< of the tableau, by place
  Sparse inverse_row_;           ///< of the inverse of the basis
  mutable Sparse by_row_;        ///< room to solve
  mutable Sparse by_place_;
  std::vector<Candidate> candidates_;
  std::vector<Index> passed_;
  mutable std::vector<std::int64_t> multipliers_;  ///< of rows, of a proof
  mutable std::vector<std::int64_t> left_;         ///< room of a proof
  double greatest_objective_ = 0;
  double greatest_column_ = 0;     ///< sum of the factors of any variable
  Sparse moved_;                   ///< of the terms of a row, by variables outside the basis
  Sparse followed_;                ///< what that moves in the basis
  double lost_ = 0;                ///< of the objective, by the step at hand
  double slope_ = 0;               ///< what is left of it where the candidates run out
  double last_ratio_ = 0;          ///< of the candidates looked at
  double reached_ = 0;             ///< the objective
  bool values_are_known_ = false;  ///< else everything is worked out anew
  std::int64_t bound_ = 0;
  std::uint64_t work_ = 0;
};

}  // namespace credstack::linear
