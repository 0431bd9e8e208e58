// The dual simplex method for a program of which every variable and row is bounded. It calculates
// with floating point numbers, but what it claims does not depend on them: a bound is worked out
// from the multipliers of the rows in whole numbers, and is right whatever the multipliers are.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

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
  /** No point has more, rounded down: after any outcome, for the ranges as they were. */
  std::int64_t bound() const { return bound_; }

  struct Share {
    Index row;
    double factor;
  };
  /** Of each row so much comes to what the variable is, which is in the basis; else nothing. */
  void shares(Index variable, std::vector<Share>& shares) const;

  /**
   * What a row is worth to the bound, in parts of one as a proof takes it: 2^24 is one. After
   * `cut` the bound is that of the proof.
   */
  std::int64_t multiplier(Index row) const;
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

  /** Calls with each row of a variable's column, and the factor there. */
  void read_terms();
  template <class Do>
  void for_column(Index variable, Do act) const;
  /** By place: what each place of the basis has of a row. */
  double* inverse_column(Index row) { return inverse_.data() + std::size_t{row} * rows_; }
  const double* inverse_column(Index row) const {
    return inverse_.data() + std::size_t{row} * rows_;
  }

  void refresh_reduced();
  void put_at_end(Index variable);
  void refresh_values();
  /** What was moved since values were last worked out. */
  void follow_moved();
  double objective_at_values() const;
  bool residual_is_small() const;
  bool invert();
  /** Everything anew from the basis. */
  void restore();
  /** The place that is furthest out of its range, or `outside`; `gap` is by how much. */
  Index choose_leaving(double& gap) const;
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
  bool is_cut(std::int64_t wanted, double step);

  const Program& program_;
  Index variables_;
  Index rows_;
  std::vector<double> scale_;  ///< of the rows: a power of 2
  std::vector<Entry> by_row_;  ///< as the program's terms, scaled
  std::vector<Entry> by_column_;
  std::vector<Index> column_starts_;

  // Of variables, then of the rows' own: what their terms come to.
  std::vector<Range> ranges_;
  std::vector<double> least_;  ///< the ends again, scaled
  std::vector<double> most_;
  std::vector<Index> changed_;  ///< variables whose range was, since the last solution
  std::vector<double> values_;
  std::vector<double> reduced_;
  std::vector<Index> place_;  ///< in the basis, or `outside`
  std::vector<bool> at_upper_;
  std::vector<std::int64_t> objective_;

  std::vector<Index> basis_;
  std::vector<double> inverse_;  ///< of the basis, column after column
  std::vector<double> weights_;  ///< of places, for the choice among them
  std::vector<double> row_;      ///< of the tableau, by variable
  std::vector<Index> row_at_;    ///< where the inverse's row at hand is not 0
  std::vector<Index> touched_;   ///< where the column at hand is not 0
  std::vector<double> column_;   ///< of the tableau, by place
  std::vector<Candidate> candidates_;
  std::vector<Index> passed_;
  std::vector<double> moved_;  ///< of the terms of a row, by variables outside the basis
  std::vector<Index> moved_at_;
  std::vector<double> followed_;   ///< what that moves in the basis
  double lost_ = 0;                ///< of the objective, by the step at hand
  double cut_step_ = 0;            ///< of the proof that there is no point
  double slope_ = 0;               ///< what is left of it where the candidates run out
  double last_ratio_ = 0;          ///< of the candidates looked at
  double reached_ = 0;             ///< the objective
  bool values_are_known_ = false;  ///< else everything is worked out anew
  std::int64_t bound_ = 0;
  std::uint64_t work_ = 0;
  Index pivots_ = 0;  ///< since the inverse was made
};

}  // namespace credstack::linear
