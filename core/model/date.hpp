// Calendar dates and durations by ISO 8601, exact: no day count stands in for a month.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace credstack {

/** A proleptic Gregorian date, perhaps only a year or a month. Year 0 is "not stated". */
struct Date {
  std::int16_t year = 0;
  std::int8_t month = 0;  ///< 1 to 12, or 0 where only the year is known
  std::int8_t day = 0;    ///< 1 to 31, or 0 where only the month is known

  /** Reads `2026`, `2026-11` or `2026-11-24`; nothing when it is no such date. */
  static std::optional<Date> parse(std::string_view text);

  explicit operator bool() const { return year != 0; }
  /** The date itself, or the first day of its month or year. */
  Date first_day() const;
  /** The date itself, or the last day of its month or year. */
  Date last_day() const;
  std::string to_string() const;

  auto operator<=>(const Date&) const = default;
};

/** Days from one whole date to another. */
std::int64_t days_between(Date from, Date to);
/** The date so many days after a whole one. */
Date days_after(Date date, std::int64_t days);

/** Days in a month of the Gregorian calendar; `month` is 1 to 12. */
int days_in_month(int year, int month);

/**
 * A span or an amount of effort, in the units it was written in. Units are never converted into one
 * another; a sum adds each by itself. All zero is "not stated".
 */
struct Duration {
  std::int32_t years = 0;
  std::int32_t months = 0;
  std::int32_t weeks = 0;
  std::int32_t days = 0;
  std::int32_t hours = 0;
  std::int32_t minutes = 0;

  /** Reads `P1Y6M`, `P12W`, `PT40H`, `P2W3D`; nothing when it is none, or a part is over 100,000.
   */
  static std::optional<Duration> parse(std::string_view text);

  explicit operator bool() const { return *this != Duration{}; }
  bool operator==(const Duration&) const = default;
  std::string to_string() const;

  bool is_calendar() const { return hours == 0 && minutes == 0; }
  /** The fewest and the most calendar days it can take; for calendar durations. */
  std::int64_t least_days() const;
  std::int64_t most_days() const;
};

/**
 * The day that lies a calendar duration after `date` (months first, clipped to the month's end;
 * then weeks and days), which must be a whole date.
 */
Date add(Date date, const Duration& span);
Date subtract(Date date, const Duration& span);

}  // namespace credstack
