#include "model/date.hpp"

#include <gtest/gtest.h>

namespace credstack {
namespace {

Date day(int year, int month = 0, int number = 0) {
  return {static_cast<std::int16_t>(year), static_cast<std::int8_t>(month),
          static_cast<std::int8_t>(number)};
}

Duration span(std::string_view text) {
  const auto duration = Duration::parse(text);
  EXPECT_TRUE(duration.has_value()) << text;
  return duration.value_or(Duration{});
}

TEST(Date, ReadsYearMonthAndDay) {
  EXPECT_EQ(Date::parse("2026"), day(2026));
  EXPECT_EQ(Date::parse("2026-11"), day(2026, 11));
  EXPECT_EQ(Date::parse("2026-11-24"), day(2026, 11, 24));
  EXPECT_EQ(Date::parse("2024-02-29"), day(2024, 2, 29));
  EXPECT_EQ(Date::parse("2000-02-29"), day(2000, 2, 29));
}

TEST(Date, RefusesWhatIsNotInTheCalendar) {
  for (const std::string_view text :
       {"", "0000", "26", "20261124", "2026-00", "2026-13", "2026-1", "2026-11-00", "2026-11-31",
        "2026-02-29", "1900-02-29", "2026/11/24", "24-11-2026", "2026-11-24T00:00", "2026-11-24Z",
        "-2026", "２０２６"}) {
    EXPECT_FALSE(Date::parse(text).has_value()) << text;
  }
}

TEST(Date, BeginsOnItsFirstDayAndEndsOnItsLast) {
  EXPECT_EQ(day(2026).first_day(), day(2026, 1, 1));
  EXPECT_EQ(day(2026).last_day(), day(2026, 12, 31));
  EXPECT_EQ(day(2024, 2).first_day(), day(2024, 2, 1));
  EXPECT_EQ(day(2024, 2).last_day(), day(2024, 2, 29));
  EXPECT_EQ(day(2026, 2).last_day(), day(2026, 2, 28));
  EXPECT_EQ(day(2026, 11, 24).first_day(), day(2026, 11, 24));
  EXPECT_EQ(day(2026, 11, 24).last_day(), day(2026, 11, 24));
}

TEST(Date, IsWrittenAsItWasRead) {
  for (const std::string_view text : {"2026", "2026-11", "2026-11-24", "0987-01-02"}) {
    EXPECT_EQ(Date::parse(text)->to_string(), text);
  }
}

TEST(Date, NotStatedIsFalse) {
  EXPECT_FALSE(Date{});
  EXPECT_TRUE(day(2026));
}

TEST(Date, AddsMonthsBeforeDaysAndStaysInTheMonth) {
  EXPECT_EQ(add(day(2024, 1, 31), span("P1M")), day(2024, 2, 29));
  EXPECT_EQ(add(day(2024, 2, 29), span("P1Y")), day(2025, 2, 28));
  EXPECT_EQ(add(day(2023, 12, 31), span("P2M")), day(2024, 2, 29));
  EXPECT_EQ(add(day(2024, 1, 31), span("P1M1D")), day(2024, 3, 1));
  EXPECT_EQ(add(day(2026, 11, 24), span("P2W3D")), day(2026, 12, 11));
  EXPECT_EQ(add(day(2026, 12, 31), span("P1D")), day(2027, 1, 1));
  EXPECT_EQ(add(day(1999, 3, 1), span("P365D")), day(2000, 2, 29));
}

TEST(Date, SubtractsToo) {
  EXPECT_EQ(subtract(day(2026, 11, 24), span("P3Y")), day(2023, 11, 24));
  EXPECT_EQ(subtract(day(2024, 3, 31), span("P1M")), day(2024, 2, 29));
  EXPECT_EQ(subtract(day(2026, 1, 15), span("P1M")), day(2025, 12, 15));
  EXPECT_EQ(subtract(day(2026, 1, 1), span("P1D")), day(2025, 12, 31));
}

TEST(Date, StaysInsideTheYearsThatItCanWrite) {
  EXPECT_EQ(add(day(9999, 12, 31), span("P100000Y")).year, 9999);
  EXPECT_EQ(subtract(day(1, 1, 1), span("P100000Y")).year, 1);
  EXPECT_EQ(subtract(day(1, 1, 1), span("P100000D")).year, 1);
}

TEST(Duration, ReadsEachUnit) {
  EXPECT_EQ(span("P1Y6M"), (Duration{.years = 1, .months = 6}));
  EXPECT_EQ(span("P12W"), (Duration{.weeks = 12}));
  EXPECT_EQ(span("P2W3D"), (Duration{.weeks = 2, .days = 3}));
  EXPECT_EQ(span("PT40H"), (Duration{.hours = 40}));
  EXPECT_EQ(span("P1DT2H30M"), (Duration{.days = 1, .hours = 2, .minutes = 30}));
  EXPECT_EQ(span("P100000D"), (Duration{.days = 100'000}));
}

TEST(Duration, RefusesWhatItCannotSayExactly) {
  for (const std::string_view text :
       {"",      "P",        "PT",   "P1",  "1Y",   "P1.5Y", "P1,5Y",    "P-1Y",          "-P1Y",
        "P1M1Y", "P1Y1Y",    "P1YT", "P1H", "PT1D", "PT1S",  "P100001D", "P99999999999Y", "P1Y ",
        "p1y",   "P1YT1H1D", "PTT1H"}) {
    EXPECT_FALSE(Duration::parse(text).has_value()) << text;
  }
}

TEST(Duration, IsWrittenInTheUnitsItWasReadIn) {
  for (const std::string_view text : {"P1Y6M", "P12W", "PT40H", "P1DT2H30M", "P18M"}) {
    EXPECT_EQ(span(text).to_string(), text);
  }
  EXPECT_EQ(span("P0D").to_string(), "P0D");
  EXPECT_FALSE(span("P0D"));
}

TEST(Duration, OfMonthsHasNoOneNumberOfDays) {
  // February and March of a common year; July and August.
  EXPECT_EQ(span("P2M").least_days(), 59);
  EXPECT_EQ(span("P2M").most_days(), 62);
  EXPECT_EQ(span("P1Y").least_days(), 365);
  EXPECT_EQ(span("P1Y").most_days(), 366);
  EXPECT_EQ(span("P18M").least_days(), 365 + 181);
  EXPECT_EQ(span("P2W3D").least_days(), 17);
  EXPECT_EQ(span("P2W3D").most_days(), 17);
}

TEST(Duration, KnowsTheCalendar) {
  EXPECT_TRUE(span("P1Y2W").is_calendar());
  EXPECT_FALSE(span("P1DT1H").is_calendar());
}

}  // namespace
}  // namespace credstack
