#include "model/rational.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace credstack {
namespace {

constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();

Rational parsed(std::string_view text) {
  return Rational::parse(text).value_or(Rational::unknown());
}

TEST(Rational, ReadsWhatIsWrittenWithoutRounding) {
  EXPECT_EQ(parsed("12"), Rational(12));
  EXPECT_EQ(parsed("7.5"), Rational(15, 2));
  EXPECT_EQ(parsed("0.1"), Rational(1, 10));
  EXPECT_EQ(parsed("7/2"), Rational(7, 2));
  EXPECT_EQ(parsed("-3"), Rational(-3));
  EXPECT_EQ(parsed("6/4"), Rational(3, 2));
  EXPECT_EQ(parsed("9223372036854775807"), Rational(largest));
  EXPECT_EQ(parsed("1000000.0001"), Rational(10000000001, 10000));
}

TEST(Rational, RefusesWhatIsNoNumber) {
  for (const std::string_view text : {"",
                                      "-",
                                      ".",
                                      ".5",
                                      "5.",
                                      "1.2.3",
                                      "1e3",
                                      "1E3",
                                      "+1",
                                      " 1",
                                      "1 ",
                                      "0x10",
                                      "1/0",
                                      "/2",
                                      "1/",
                                      "1/2/3",
                                      "1,5",
                                      "NaN",
                                      "--1",
                                      "1/-2",
                                      "9223372036854775808",
                                      "99999999999999999999",
                                      "0.1234567890123456"}) {
    EXPECT_FALSE(Rational::parse(text).has_value()) << text;
  }
}

TEST(Rational, IsInLowestTermsWithAPositiveDenominator) {
  const Rational value(6, -4);
  EXPECT_EQ(value.num(), -3);
  EXPECT_EQ(value.den(), 2);
  EXPECT_EQ(Rational(0, 5), Rational(0));
  EXPECT_FALSE(Rational(1, 0).is_known());
}

TEST(Rational, AddsTenTenthsToOne) {
  Rational sum;
  for (int i = 0; i < 10; ++i) sum = sum + parsed("0.1");
  EXPECT_EQ(sum, Rational(1));
}

TEST(Rational, Calculates) {
  EXPECT_EQ(Rational(1, 2) + Rational(1, 3), Rational(5, 6));
  EXPECT_EQ(Rational(1, 2) - Rational(1, 3), Rational(1, 6));
  EXPECT_EQ(Rational(2, 3) * Rational(3, 4), Rational(1, 2));
  EXPECT_EQ(Rational(1, 2) / Rational(1, 4), Rational(2));
  EXPECT_EQ(min(Rational(1, 3), Rational(1, 2)), Rational(1, 3));
  EXPECT_EQ(max(Rational(1, 3), Rational(1, 2)), Rational(1, 2));
}

TEST(Rational, UnknownStaysUnknown) {
  const Rational unknown = Rational::unknown();
  EXPECT_FALSE((unknown + Rational(1)).is_known());
  EXPECT_FALSE((Rational(1) - unknown).is_known());
  EXPECT_FALSE((unknown * Rational(0)).is_known());
  EXPECT_FALSE((Rational(1) / Rational(0)).is_known());
  EXPECT_FALSE(min(unknown, Rational(1)).is_known());
  EXPECT_FALSE(max(Rational(1), unknown).is_known());
  EXPECT_FALSE(unknown < Rational(1));
  EXPECT_FALSE(unknown >= Rational(1));
}

TEST(Rational, NeverWraps) {
  EXPECT_FALSE((Rational(largest) + Rational(1)).is_known());
  EXPECT_FALSE((Rational(-largest) - Rational(largest)).is_known());
  EXPECT_FALSE((Rational(largest) * Rational(2)).is_known());
  EXPECT_FALSE((Rational(1, largest) / Rational(2)).is_known());
  EXPECT_EQ(Rational(largest) * Rational(1, largest), Rational(1));
}

TEST(Rational, Compares) {
  EXPECT_LT(Rational(1, 3), Rational(34, 100));
  EXPECT_GT(Rational(-1, 3), Rational(-1, 2));
  // Equal as doubles, and not equal.
  EXPECT_LT(Rational(largest - 1), Rational(largest));
}

TEST(Rational, RoundsUp) {
  EXPECT_EQ(Rational(7, 2).ceil(), 4);
  EXPECT_EQ(Rational(4).ceil(), 4);
  EXPECT_EQ(Rational(-7, 2).ceil(), -3);
  EXPECT_EQ(Rational(0).ceil(), 0);
}

TEST(Rational, RoundsDown) {
  EXPECT_EQ(Rational(7, 2).floor(), 3);
  EXPECT_EQ(Rational(4).floor(), 4);
  EXPECT_EQ(Rational(-7, 2).floor(), -4);
  EXPECT_EQ(Rational(0).floor(), 0);
}

TEST(Rational, WritesDecimalsWhereTheyEnd) {
  EXPECT_EQ(Rational(6).to_string(), "6");
  EXPECT_EQ(Rational(15, 2).to_string(), "7.5");
  EXPECT_EQ(Rational(1, 16).to_string(), "0.0625");
  EXPECT_EQ(Rational(-1, 4).to_string(), "-0.25");
  EXPECT_EQ(Rational(101, 100).to_string(), "1.01");
  EXPECT_EQ(Rational(10, 3).to_string(), "10/3");
  EXPECT_EQ(Rational::unknown().to_string(), "?");
  EXPECT_TRUE(Rational(1, 16).is_decimal());
  EXPECT_FALSE(Rational(10, 3).is_decimal());
}

}  // namespace
}  // namespace credstack
