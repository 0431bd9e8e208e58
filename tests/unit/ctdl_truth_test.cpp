// The truth tables of Kleene's strong three-valued logic, written down by hand.
#include "catalog/ctdl_truth.hpp"

#include <gtest/gtest.h>

namespace credstack::catalog::ctdl {
namespace {

constexpr Truth N = Truth::no;
constexpr Truth U = Truth::unknown;
constexpr Truth Y = Truth::yes;

TEST(CtdlTruth, TheOppositeOfTheUnknownIsUnknown) {
  EXPECT_EQ(negated(N), Y);
  EXPECT_EQ(negated(U), U);
  EXPECT_EQ(negated(Y), N);
}

TEST(CtdlTruth, OfTwo) {
  struct Row {
    Truth a, b, all, any, one;
  };
  constexpr Row table[] = {
      {N, N, N, N, N}, {N, U, N, U, U}, {N, Y, N, Y, Y}, {U, N, N, U, U}, {U, U, U, U, U},
      {U, Y, U, Y, U}, {Y, N, N, Y, Y}, {Y, U, U, Y, U}, {Y, Y, Y, Y, N},
  };
  for (const Row& row : table) {
    EXPECT_EQ(all_hold({row.a, row.b}), row.all) << int(row.a) << int(row.b);
    EXPECT_EQ(any_holds({row.a, row.b}), row.any) << int(row.a) << int(row.b);
    EXPECT_EQ(exactly_one({row.a, row.b}), row.one) << int(row.a) << int(row.b);
  }
}

TEST(CtdlTruth, OfNone) {
  EXPECT_EQ(all_hold({}), Y);
  EXPECT_EQ(any_holds({}), N);
  EXPECT_EQ(exactly_one({}), N);
  EXPECT_EQ(at_least(0, {}), Y);
}

TEST(CtdlTruth, AtLeastTwoOfThree) {
  EXPECT_EQ(at_least(2, {Y, Y, N}), Y);
  EXPECT_EQ(at_least(2, {Y, U, N}), U);
  EXPECT_EQ(at_least(2, {Y, N, N}), N);
  EXPECT_EQ(at_least(2, {U, U, N}), U);
  EXPECT_EQ(at_least(2, {U, N, N}), N);
  EXPECT_EQ(at_least(2, {Y, Y, U}), Y);
  EXPECT_EQ(at_least(4, {Y, Y, Y}), N);
}

TEST(CtdlTruth, ExactlyOneIsLostWithASecond) {
  EXPECT_EQ(exactly_one({Y, Y, U}), N);
  EXPECT_EQ(exactly_one({Y, U, N}), U);
  EXPECT_EQ(exactly_one({N, N, Y}), Y);
}

}  // namespace
}  // namespace credstack::catalog::ctdl
