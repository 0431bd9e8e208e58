#include "model/date.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

namespace credstack {
namespace {

std::optional<int> two_digits(std::string_view text) {
  if (text.size() != 2 || text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9') {
    return std::nullopt;
  }
  return (text[0] - '0') * 10 + (text[1] - '0');
}

std::string padded(int value, std::size_t width) {
  std::string digits = std::to_string(value);
  return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

// Days since 0000-03-01, and back (the shift to March puts the leap day at the year's end).
std::int64_t day_number(Date date) {
  const std::int64_t year = date.month > 2 ? date.year : date.year - 1;
  const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
  const std::int64_t of_era = year - era * 400;
  const std::int64_t of_year = (153 * ((date.month + 9) % 12) + 2) / 5 + date.day - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year;
}

Date from_day_number(std::int64_t number) {
  const std::int64_t era = (number >= 0 ? number : number - 146096) / 146097;
  const std::int64_t of_era = number - era * 146097;
  const std::int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const std::int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
  const std::int64_t shifted = (5 * of_year + 2) / 153;
  const std::int64_t month = shifted < 10 ? shifted + 3 : shifted - 9;
  const std::int64_t full_year = era * 400 + year + (month <= 2 ? 1 : 0);
  return {static_cast<std::int16_t>(std::clamp<std::int64_t>(full_year, 1, 9999)),
          static_cast<std::int8_t>(month),
          static_cast<std::int8_t>(of_year - (153 * shifted + 2) / 5 + 1)};
}

Date shifted(Date date, const Duration& span, int sign) {
  const std::int64_t months = std::int64_t{date.year} * 12 + (date.month - 1) +
                              sign * (std::int64_t{span.years} * 12 + span.months);
  const std::int64_t year = std::clamp<std::int64_t>(months / 12, 1, 9999);
  Date moved{static_cast<std::int16_t>(year), static_cast<std::int8_t>(months % 12 + 1), date.day};
  if (months < 12) moved.month = 1;
  moved.day =
      static_cast<std::int8_t>(std::min<int>(moved.day, days_in_month(moved.year, moved.month)));
  return from_day_number(day_number(moved) + sign * (std::int64_t{span.weeks} * 7 + span.days));
}

// The fewest and most days that 0 to 11 consecutive months can have.
constexpr std::array<std::int64_t, 12> fewest{0,   28,  59,  89,  120, 150,
                                              181, 212, 242, 273, 303, 334};
constexpr std::array<std::int64_t, 12> most{0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337};

}  // namespace

int days_in_month(int year, int month) {
  constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : days[static_cast<std::size_t>(month - 1)];
}

std::optional<Date> Date::parse(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
  const auto century = two_digits(text.substr(0, 2));
  const auto rest = two_digits(text.substr(2, 2));
  if (!century || !rest) return std::nullopt;
  Date date;
  date.year = static_cast<std::int16_t>(*century * 100 + *rest);
  if (date.year == 0) return std::nullopt;
  if (text.size() >= 7) {
    const auto month = two_digits(text.substr(5, 2));
    if (text[4] != '-' || !month || *month < 1 || *month > 12) return std::nullopt;
    date.month = static_cast<std::int8_t>(*month);
  }
  if (text.size() == 10) {
    const auto day = two_digits(text.substr(8, 2));
    if (text[7] != '-' || !day || *day < 1 || *day > days_in_month(date.year, date.month)) {
      return std::nullopt;
    }
    date.day = static_cast<std::int8_t>(*day);
  }
  return date;
}

Date Date::first_day() const {
  Date first = *this;
  if (first.month == 0) first.month = 1;
  if (first.day == 0) first.day = 1;
  return first;
}

Date Date::last_day() const {
  Date last = *this;
  if (last.month == 0) last.month = 12;
  if (last.day == 0) last.day = static_cast<std::int8_t>(days_in_month(last.year, last.month));
  return last;
}

std::string Date::to_string() const {
  std::string text = padded(year, 4);
  if (month != 0) text += "-" + padded(month, 2);
  if (day != 0) text += "-" + padded(day, 2);
  return text;
}

std::optional<Duration> Duration::parse(std::string_view text) {
  if (!text.starts_with('P')) return std::nullopt;
  text.remove_prefix(1);
  Duration duration;
  bool time = false;
  int last = -1;  // the place of the last unit: each comes once, in this order
  bool any = false;
  while (!text.empty()) {
    if (text.front() == 'T' && !time) {
      time = true;
      text.remove_prefix(1);
      if (text.empty()) return std::nullopt;
      continue;
    }
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || value < 0 || value > 100'000) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (text.empty()) return std::nullopt;
    const std::string_view units = time ? "HM" : "YMWD";
    const auto place = units.find(text.front());
    if (place == units.npos) return std::nullopt;
    const int order = static_cast<int>(place) + (time ? 4 : 0);
    if (order <= last) return std::nullopt;
    last = order;
    std::int32_t* const parts[] = {&duration.years, &duration.months, &duration.weeks,
                                   &duration.days,  &duration.hours,  &duration.minutes};
    *parts[order] = static_cast<std::int32_t>(value);
    any = true;
    text.remove_prefix(1);
  }
  return any ? std::optional(duration) : std::nullopt;
}

std::string Duration::to_string() const {
  std::string text = "P";
  const auto part = [&text](std::int32_t value, char unit) {
    if (value != 0) text += std::to_string(value) + unit;
  };
  part(years, 'Y');
  part(months, 'M');
  part(weeks, 'W');
  part(days, 'D');
  if (hours != 0 || minutes != 0) text += 'T';
  part(hours, 'H');
  part(minutes, 'M');
  return text == "P" ? "P0D" : text;
}

std::int64_t Duration::least_days() const {
  const std::int64_t total = std::int64_t{years} * 12 + months;
  return total / 12 * 365 + fewest[static_cast<std::size_t>(total % 12)] + std::int64_t{weeks} * 7 +
         days;
}

std::int64_t Duration::most_days() const {
  const std::int64_t total = std::int64_t{years} * 12 + months;
  return total / 12 * 366 + most[static_cast<std::size_t>(total % 12)] + std::int64_t{weeks} * 7 +
         days;
}

std::int64_t days_between(Date from, Date to) { return day_number(to) - day_number(from); }
Date days_after(Date date, std::int64_t days) { return from_day_number(day_number(date) + days); }

Date add(Date date, const Duration& span) { return shifted(date, span, 1); }
Date subtract(Date date, const Duration& span) { return shifted(date, span, -1); }

}  // namespace credstack
