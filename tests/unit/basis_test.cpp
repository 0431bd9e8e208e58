// The factored basis against the columns that it was made of.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include "linear/basis.hpp"

namespace credstack::linear {
namespace {

struct Term {
  Index row;
  double factor;
};
using Column = std::vector<Term>;

/** A basis beside its columns. */
class Pair {
 public:
  Pair(Index rows, unsigned seed) : rows_(rows), random_(seed) {
    for (Index place = 0; place < rows; ++place) columns_.push_back(column(place));
  }

  /** As a program's basis is: rows of their own, and columns of few rows. */
  Column column(Index place) {
    if (one_in(3)) return {{place, -1}};
    Column made{{place, whole()}};
    const int more = static_cast<int>(random_() % 4);
    for (int i = 0; i < more; ++i) {
      const Index row = some_row();
      bool is_there = false;
      for (const Term& term : made) is_there = is_there || term.row == row;
      if (!is_there) made.push_back({row, whole()});
    }
    std::sort(made.begin(), made.end(), [](const Term& a, const Term& b) { return a.row < b.row; });
    // As a program may state it.
    if (one_in(5)) made.insert(made.begin(), {made.front().row, whole()});
    return made;
  }

  std::size_t factor() {
    basis_.begin(rows_);
    for (const Column& column : columns_) {
      for (const Term& term : column) basis_.add(term.row, term.factor);
      basis_.close();
    }
    const auto& repairs = basis_.factor();
    for (const Basis::Repair& repair : repairs) columns_[repair.place] = {{repair.row, -1}};
    return repairs.size();
  }

  /** Puts a column in a place where it may be; false: it is nearly none there. */
  bool exchange() {
    Index place = some_row();
    const Column made = column(some_row());
    Sparse b = empty();
    for (const Term& term : made) b.add(term.row, term.factor);
    Sparse x = empty();
    basis_.solve(b, x);
    if (x.at.empty()) return false;
    if (std::abs(x.of[place]) < 0.05)
      place = *std::max_element(x.at.begin(), x.at.end(), [&](Index a, Index c) {
        return std::abs(x.of[a]) < std::abs(x.of[c]);
      });
    if (std::abs(x.of[place]) < 0.05) return false;
    basis_.exchange(place, x);
    columns_[place] = made;
    return true;
  }

  Sparse some() {
    Sparse made = empty();
    const int count = one_in(4) ? static_cast<int>(rows_) : 1 + static_cast<int>(random_() % 3);
    for (int i = 0; i < count; ++i) made.add(some_row(), whole());
    return made;
  }

  /** How far B x is from b, at the most. */
  double error_of_solve() {
    Sparse b = some();
    std::vector<double> rest = b.of;
    Sparse x = empty();
    basis_.solve(b, x);
    EXPECT_TRUE(b.at.empty());
    for (Index place = 0; place < rows_; ++place) {
      EXPECT_TRUE(x.of[place] == 0 || x.is_in[place] != 0);
      for (const Term& term : columns_[place]) rest[term.row] -= term.factor * x.of[place];
    }
    return greatest(rest) / (1 + greatest(x.of));
  }

  /** How far y B is from c, at the most. */
  double error_of_solve_left() {
    Sparse c = some();
    std::vector<double> rest = c.of;
    Sparse y = empty();
    basis_.solve_left(c, y);
    EXPECT_TRUE(c.at.empty());
    for (Index place = 0; place < rows_; ++place) {
      EXPECT_TRUE(y.of[place] == 0 || y.is_in[place] != 0);
      for (const Term& term : columns_[place]) rest[place] -= term.factor * y.of[term.row];
    }
    return greatest(rest) / (1 + greatest(y.of));
  }

 private:
  bool one_in(unsigned n) { return random_() % n == 0; }
  Index some_row() { return static_cast<Index>(random_() % rows_); }
  double whole() {
    const int size = 1 + static_cast<int>(random_() % 5);
    return one_in(2) ? size : -size;
  }
  Sparse empty() const {
    Sparse made;
    made.resize(rows_);
    return made;
  }
  static double greatest(const std::vector<double>& of) {
    double most = 0;
    for (const double each : of) most = std::max(most, std::abs(each));
    return most;
  }

  Index rows_;
  std::mt19937 random_;
  std::vector<Column> columns_;
  Basis basis_;
};

/** Small ones go through all steps, large ones look for what has to be done. */
class BasisTest : public testing::TestWithParam<Index> {};

TEST_P(BasisTest, SolvesForItsColumns) {
  std::size_t repaired = 0;
  int exchanged = 0;
  for (unsigned seed = 0; seed < 4'000 / GetParam() + 4; ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    Pair pair(GetParam(), seed);
    repaired += pair.factor();
    for (int round = 0; round < 40; ++round) {
      ASSERT_LT(pair.error_of_solve(), 1e-6);
      ASSERT_LT(pair.error_of_solve_left(), 1e-6);
      exchanged += pair.exchange() ? 1 : 0;
    }
    repaired += pair.factor();
    ASSERT_LT(pair.error_of_solve(), 1e-6);
    ASSERT_LT(pair.error_of_solve_left(), 1e-6);
  }
  EXPECT_GT(exchanged, 0);
  EXPECT_TRUE(repaired > 0 || GetParam() < 2 || GetParam() > 100);
}

INSTANTIATE_TEST_SUITE_P(Sizes, BasisTest, testing::Values(1, 2, 5, 12, 60, 400, 3'000));

}  // namespace
}  // namespace credstack::linear
