#include <gtest/gtest.h>

#include "credstack/money.hpp"

namespace credstack {
namespace {

std::string read_back(std::string_view text) {
  const auto money = read_money(text);
  return money ? std::to_string(money->minor) + " " + money->currency : "none";
}

TEST(ReadMoney, ReadsWhatPeopleWrite) {
  for (const char* text : {"1500USD", "1500 USD", "1500.00 USD", "USD 1500", " USD1500.0 "}) {
    EXPECT_EQ(read_back(text), "150000 USD") << text;
  }
  EXPECT_EQ(read_back("0 EUR"), "0 EUR");
  EXPECT_EQ(read_back("0.5EUR"), "50 EUR");
}

TEST(ReadMoney, KnowsHowManyDecimalsACurrencyHas) {
  EXPECT_EQ(read_back("1500 JPY"), "1500 JPY");
  EXPECT_EQ(read_back("1500.5 JPY"), "none");
  EXPECT_EQ(read_back("1.234 KWD"), "1234 KWD");
  EXPECT_EQ(read_back("1.234 USD"), "none");
}

TEST(ReadMoney, RefusesWhatIsNone) {
  for (const char* text : {"", "USD", "1500", "1500 usd", "1/2 USD", "-1 USD", "1,500 USD",
                           "1500 USDX", "USD 1500 USD", "1e3 USD", "9999999999999999999 USD"}) {
    EXPECT_EQ(read_back(text), "none") << text;
  }
}

}  // namespace
}  // namespace credstack
