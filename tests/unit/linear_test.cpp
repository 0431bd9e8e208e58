// The relaxation of core/linear on programs that can be worked out by hand.
#include <gtest/gtest.h>

#include "linear/simplex.hpp"

namespace credstack::linear {
namespace {

using Numbers = std::vector<std::int64_t>;
using Terms = std::vector<Term>;

/** Less than any objective here comes to. */
constexpr std::int64_t anything = -1000;

Simplex aimed(const Program& program, const Numbers& objective) {
  Simplex simplex(program);
  simplex.aim(objective);
  return simplex;
}

// ---- small programs, worked out by hand -------------------------------------------------------

TEST(Linear, TellsWhatTermsCanComeTo) {
  Program program;
  const Index x = program.add_variable({-1, 2});
  const Index y = program.add_variable({3, 5});
  // 2x from -2 to 4, and -3y from -15 to -9.
  const Terms terms{{x, 2}, {y, -3}};
  EXPECT_EQ(program.reach(terms).least, -17);
  EXPECT_EQ(program.reach(terms).most, -5);
  const Index least = program.add_at_least(terms, -10);
  EXPECT_EQ(program.row_range(least).least, -10);
  EXPECT_EQ(program.row_range(least).most, -5);
  const Index most = program.add_at_most(terms, -10);
  EXPECT_EQ(program.row_range(most).least, -17);
  EXPECT_EQ(program.row_range(most).most, -10);
  program.narrow(y, {3, 3});
  EXPECT_EQ(program.reach(terms).least, -11);
  EXPECT_EQ(program.reach({}).least, 0);
  EXPECT_EQ(program.reach({}).most, 0);
}

TEST(Linear, FindsABestPoint) {
  // The first row and the third together: 5x + 7y + 3z is 13 at most, which (2, 0, 1) has.
  Program program;
  for (int i = 0; i < 3; ++i) program.add_variable({0, 10});
  program.add_at_most({{0, 2}, {1, 3}, {2, 1}}, 5);
  program.add_at_most({{0, 4}, {1, 1}, {2, 2}}, 11);
  program.add_at_most({{0, 3}, {1, 4}, {2, 2}}, 8);
  Simplex simplex = aimed(program, Numbers{5, 4, 3});
  EXPECT_EQ(simplex.solve(0), Outcome::solved);
  EXPECT_EQ(simplex.bound(), 13);
  EXPECT_NEAR(simplex.value(0), 2, 1e-6);
  EXPECT_NEAR(simplex.value(1), 0, 1e-6);
  EXPECT_NEAR(simplex.value(2), 1, 1e-6);
  EXPECT_EQ(simplex.solve(13), Outcome::solved);
  EXPECT_EQ(simplex.solve(14), Outcome::cut);
  EXPECT_EQ(simplex.bound(), 13);
}

TEST(Linear, MeetsRowsWithTwoEnds) {
  // x + y is 4 and x - y from 1 to 2: x + 3y = 2(x + y) - (x - y) is 7 at most, at (2.5, 1.5).
  Program program;
  program.add_variable({0, 9});
  program.add_variable({0, 9});
  program.add_row({{0, 1}, {1, 1}}, {4, 4});
  program.add_row({{0, 1}, {1, -1}}, {1, 2});
  Simplex simplex = aimed(program, Numbers{1, 3});
  EXPECT_EQ(simplex.solve(0), Outcome::solved);
  EXPECT_EQ(simplex.bound(), 7);
  EXPECT_NEAR(simplex.value(0), 2.5, 1e-6);
  EXPECT_NEAR(simplex.value(1), 1.5, 1e-6);
  // And 3x + y = 2(x + y) + (x - y) is 10 at most, at (3, 1).
  simplex.aim(Numbers{3, 1});
  EXPECT_EQ(simplex.solve(0), Outcome::solved);
  EXPECT_EQ(simplex.bound(), 10);
  EXPECT_NEAR(simplex.value(0), 3, 1e-6);
}

TEST(Linear, RoundsBoundsDown) {
  // Of three that exclude each other two by two, half of each: 3/2.
  Program program;
  for (int i = 0; i < 3; ++i) program.add_variable({0, 1});
  program.add_row({{0, 2}, {1, 2}}, {1, 2});
  program.add_row({{1, 2}, {2, 2}}, {1, 2});
  program.add_row({{0, 2}, {2, 2}}, {1, 2});
  Simplex simplex = aimed(program, Numbers{1, 1, 1});
  EXPECT_EQ(simplex.solve(0), Outcome::solved);
  EXPECT_EQ(simplex.bound(), 1);
  EXPECT_EQ(simplex.solve(2), Outcome::cut);
  // The sum of the rows says that the three come to 3/4 at least.
  simplex.aim(Numbers{-1, -1, -1});
  EXPECT_EQ(simplex.solve(-9), Outcome::solved);
  EXPECT_EQ(simplex.bound(), -1);
  EXPECT_EQ(simplex.solve(0), Outcome::cut);
}

TEST(Linear, CutsWhatHasNoPoint) {
  // x is more than y, and y more than x: their sum is 0, and 2 at least.
  Program program;
  program.add_variable({0, 5});
  program.add_variable({0, 5});
  program.add_at_least({{0, 1}, {1, -1}}, 1);
  program.add_at_least({{1, 1}, {0, -1}}, 1);
  Simplex simplex = aimed(program, Numbers{1, 1});
  EXPECT_EQ(simplex.solve(anything), Outcome::cut);
  simplex.set_row_range(1, {0, 5});
  EXPECT_EQ(simplex.solve(anything), Outcome::cut);
  simplex.set_row_range(1, {-1, 5});
  EXPECT_EQ(simplex.solve(anything), Outcome::solved);
  EXPECT_EQ(simplex.bound(), 9);
}

TEST(Linear, FixesWhatASmallerWorthWouldNeed) {
  // One of three: 5 with the first, 3 with the second, 1 with the third.
  Program program;
  program.add_variable({0, 2});
  program.add_variable({0, 1});
  program.add_variable({0, 1});
  program.add_at_most({{0, 1}, {1, 1}, {2, 1}}, 1);
  Simplex simplex = aimed(program, Numbers{5, 3, 1});
  ASSERT_EQ(simplex.solve(0), Outcome::solved);
  simplex.fix(1);
  EXPECT_EQ(simplex.range(2).most, 1);
  simplex.fix(2);
  EXPECT_EQ(simplex.range(2).most, 0);
  simplex.fix(3);
  EXPECT_EQ(simplex.range(1).most, 1);
  simplex.fix(4);
  EXPECT_EQ(simplex.range(1).most, 0);
  EXPECT_EQ(simplex.range(0).most, 2);
}

TEST(Linear, FixesOnlyWholeVariables) {
  // At 1/2 the second still leaves 4.
  Program program;
  program.add_variable({0, 2});
  program.add_variable({0, 1}, false);
  program.add_at_most({{0, 1}, {1, 1}}, 1);
  Simplex simplex = aimed(program, Numbers{5, 3});
  ASSERT_EQ(simplex.solve(0), Outcome::solved);
  simplex.fix(4);
  EXPECT_EQ(simplex.range(1).least, 0);
  EXPECT_EQ(simplex.range(1).most, 1);
}

// ---- programs with little in them ---------------------------------------------------------------

TEST(Linear, NeedsNoRows) {
  Program program;
  program.add_variable({-2, 3});
  program.add_variable({-2, 3});
  program.add_variable({-2, 3});
  Simplex simplex = aimed(program, Numbers{2, -1, 0});
  EXPECT_EQ(simplex.solve(0), Outcome::solved);
  EXPECT_EQ(simplex.bound(), 8);
  EXPECT_EQ(simplex.value(0), 3);
  EXPECT_EQ(simplex.value(1), -2);
  EXPECT_EQ(simplex.solve(9), Outcome::cut);
  simplex.fix(8);
  EXPECT_EQ(simplex.range(0).least, 3);
  EXPECT_EQ(simplex.range(1).most, -2);
  EXPECT_EQ(simplex.range(2).most, 3);
}

TEST(Linear, NeedsNoVariables) {
  const Program nothing;
  Simplex simplex = aimed(nothing, Numbers{});
  EXPECT_EQ(simplex.solve(0), Outcome::solved);
  EXPECT_EQ(simplex.bound(), 0);
  EXPECT_EQ(simplex.solve(1), Outcome::cut);

  Program program;
  program.add_row({}, {0, 1});
  program.add_row({}, {-1, 0});
  Simplex of_rows = aimed(program, Numbers{});
  EXPECT_EQ(of_rows.solve(0), Outcome::solved);
  EXPECT_EQ(of_rows.bound(), 0);
  of_rows.set_row_range(1, {-2, -1});
  EXPECT_EQ(of_rows.solve(anything), Outcome::cut);
}

TEST(Linear, TakesRowsWithoutTerms) {
  Program program;
  program.add_variable({0, 1});
  const Index row = program.add_row({}, {0, 0});
  Simplex simplex = aimed(program, Numbers{7});
  EXPECT_EQ(simplex.solve(0), Outcome::solved);
  EXPECT_EQ(simplex.bound(), 7);
  // No terms come to 1.
  simplex.set_row_range(row, {1, 2});
  EXPECT_EQ(simplex.solve(anything), Outcome::cut);
}

TEST(Linear, AddsUpAVariableThatARowHasTwice) {
  // x + x is 3 at most: 3/2.
  Program program;
  program.add_variable({0, 5});
  program.add_at_most({{0, 1}, {0, 1}}, 3);
  program.add_at_most({{0, 1}, {0, -1}}, 0);
  Simplex simplex = aimed(program, Numbers{2});
  EXPECT_EQ(simplex.solve(0), Outcome::solved);
  EXPECT_EQ(simplex.bound(), 3);
  EXPECT_NEAR(simplex.value(0), 1.5, 1e-6);
}

TEST(Linear, CutsWhereARangeIsEmpty) {
  Program program;
  program.add_variable({0, 5});
  program.add_variable({0, 5});
  program.add_at_most({{0, 1}, {1, 1}}, 6);
  Simplex simplex = aimed(program, Numbers{1, 2});
  simplex.set_range(0, {3, 2});
  EXPECT_EQ(simplex.solve(anything), Outcome::cut);
  EXPECT_LT(simplex.bound(), anything);
  simplex.set_range(0, {0, 5});
  simplex.set_row_range(0, {1, 0});
  EXPECT_EQ(simplex.solve(anything), Outcome::cut);
  // And is none the worse for it: (1, 5).
  simplex.set_row_range(0, {0, 6});
  EXPECT_EQ(simplex.solve(0), Outcome::solved);
  EXPECT_EQ(simplex.bound(), 11);
}

// ---- programs with large numbers ---------------------------------------------------------------

TEST(Linear, IsNeverWrongWhereABoundHasNoRoom) {
  // Ten times x is at most 10^6 y, and 2y at most 1; and that twice. Whole points have 0 for all;
  // half of each comes to 2 · 10 · 10^12 · 10^6 / 2 = 10^19, which 64 bits do not hold.
  constexpr std::int64_t large = 1'000'000;
  Program program;
  Numbers objective;
  for (int i = 0; i < 2; ++i) {
    const Index y = program.add_variable({0, 1});
    objective.push_back(0);
    program.add_at_most({{y, 2000 * large}}, 1000 * large);
    for (int j = 0; j < 10; ++j) {
      const Index x = program.add_variable({0, large});
      objective.push_back(large * large);
      program.add_at_most({{x, 1000}, {y, -1000 * large}}, 0);
    }
  }
  Simplex simplex = aimed(program, objective);
  EXPECT_NE(simplex.solve(0), Outcome::cut);
  EXPECT_GE(simplex.bound(), 0);
}

}  // namespace
TEST(Linear, KnowsItsGreatestNumber) {
  Program program;
  EXPECT_EQ(program.greatest(), 0);
  const Index a = program.add_variable({-7, 3});
  EXPECT_EQ(program.greatest(), 7);
  program.add_at_most({{a, -12}}, 1'000);
  EXPECT_EQ(program.greatest(), 12);
}

}  // namespace credstack::linear
