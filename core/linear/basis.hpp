// The basis of the simplex method as a product of sparse triangles, and of what was exchanged since
// they were made: to solve with it costs what of it is not 0.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "linear/program.hpp"

namespace credstack::linear {

/** Numbers by place or by row, and where they may be other than 0. */
struct Sparse {
  std::vector<double> of;
  std::vector<Index> at;
  std::vector<std::uint8_t> is_in;

  void resize(Index size) {
    of.assign(size, 0);
    is_in.assign(size, 0);
    at.clear();
  }
  /** True: it was not among them. */
  bool add(Index where, double by) {
    of[where] += by;
    if (is_in[where] != 0) return false;
    is_in[where] = 1;
    at.push_back(where);
    return true;
  }
  void clear() {
    for (const Index where : at) {
      of[where] = 0;
      is_in[where] = 0;
    }
    at.clear();
  }
};

class Basis {
 public:
  static constexpr Index none = ~Index{0};

  /** Begins a basis of so many rows, and as many places. */
  void begin(Index rows);
  /** Adds to the column of the next place; rows in order. */
  void add(Index row, double factor) {
    if (factor == 0) return;
    const bool again = terms_.size() > starts_.back() && terms_.back().at == row;
    if (again) terms_.back().factor += factor;
    if (!again) terms_.push_back({row, factor});
  }
  /** The next place follows. */
  void close() { starts_.push_back(static_cast<Index>(terms_.size())); }

  struct Repair {
    Index place;
    Index row;
  };
  /**
   * Makes the triangles. A column that the others make up for is replaced by that of a row of its
   * own (-1 there).
   * @return which places were given to which rows; empty: none had to be
   */
  const std::vector<Repair>& factor();

  /** Solves B x = b. @param b  by row; left empty. @param x  by place. */
  void solve(Sparse& b, Sparse& x);
  /** Solves y B = c. @param c  by place; left empty. @param y  by row. */
  void solve_left(Sparse& c, Sparse& y);

  /** Another column takes a place. @param x  the column, solved. */
  void exchange(Index place, const Sparse& x);
  /** Whether it is time to make the triangles anew. */
  bool is_long() const;

  /** Numbers touched since it was last asked. */
  std::uint64_t work_since();

 private:
  struct Entry {
    Index at;
    double factor;
  };
  struct Exchange {
    Index place;
    double pivot;
    Index end;  ///< of its entries
  };

  void count_rows();
  /** Columns with one row left: they need nothing from the others. */
  void take_single_columns();
  /** Rows with one column left: no other needs anything from it. */
  void take_single_rows();
  void take_the_rest();
  void pivot(Index row, Index place, double factor);
  void open_row(Index row);
  void write_by_rows();
  void solve_lower(Sparse& b);
  void solve_upper(Sparse& b, Sparse& x);
  void solve_upper_left(Sparse& c, Sparse& y);
  void solve_lower_left(Sparse& y);
  template <class Order>
  Index pop(Order order) {
    std::pop_heap(agenda_.begin(), agenda_.end(), order);
    const Index top = agenda_.back();
    agenda_.pop_back();
    return top;
  }

  Index rows_ = 0;
  // The columns, by place.
  std::vector<Entry> terms_;
  std::vector<Index> starts_;
  // The same by row, while triangles are made: places.
  std::vector<Index> row_starts_;
  std::vector<Index> places_in_;
  std::vector<Index> left_in_row_;
  std::vector<Index> left_in_column_;
  std::vector<Index> queue_;
  std::vector<double> spread_;
  std::vector<Repair> repairs_;

  // One step for each pivot, in order.
  std::vector<Index> row_of_;
  std::vector<Index> place_of_;
  std::vector<double> pivots_;
  std::vector<Index> step_of_row_;  ///< `none`: not yet
  std::vector<Index> step_of_place_;
  std::vector<Entry> upper_;  ///< by step: other rows of its column
  std::vector<Index> upper_starts_;
  std::vector<Entry> upper_by_row_;  ///< by step: other places of its row
  std::vector<Index> upper_row_starts_;
  std::vector<Entry> lower_;  ///< by step that has any: rows below
  std::vector<Index> lower_steps_;
  std::vector<Index> lower_starts_;
  std::vector<Index> lower_of_row_;  ///< its place among those steps, or `none`
  std::vector<Entry> lower_by_row_;  ///< by row: the row of the step, of each that has it below
  std::vector<Index> lower_row_starts_;

  std::vector<Exchange> exchanges_;
  std::vector<Entry> exchanged_;
  std::vector<Index> agenda_;  ///< a heap of what is still to be looked at
  std::uint64_t work_ = 0;
};

}  // namespace credstack::linear
