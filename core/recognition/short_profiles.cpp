#include "recognition/short_profiles.hpp"

namespace credstack {
namespace {

constexpr ShortProfile profiles[] = {
    // NZQA's rules of 2018: micro-credentials of 5 to 40 credits.
    {.id = "nzqa-2018", .credit_unit = "NZQCF", .credits_at_least = 5, .credits_at_most = 40},
    // NZQA's rules since 2022: up to 40 credits.
    {.id = "nzqa-2022", .credit_unit = "NZQCF", .credits_at_most = 40},
    // US Workforce Pell (law of July 2025): at least 8 and under 15 weeks; 150 to under 600 clock
    // hours.
    {.id = "workforce-pell",
     .hours_at_least = 150,
     .hours_under = 600,
     .weeks_at_least = 8,
     .weeks_under = 15},
    // Ontario student assistance for micro-credentials (2022-23): under 12 weeks, 5 to 300 hours.
    {.id = "ontario-osap", .hours_at_least = 5, .hours_at_most = 300, .weeks_under = 12},
    // The usual bound of a short-term certificate in US statistics: under one year.
    {.id = "under-one-year", .years_under = 1},
};

Finding both(Finding a, Finding b) {
  if (a == Finding::not_met || b == Finding::not_met) return Finding::not_met;
  return a == Finding::met && b == Finding::met ? Finding::met : Finding::not_evidenced;
}

Finding holds(bool met) { return met ? Finding::met : Finding::not_met; }

Finding by_credit(const Achievement& achievement, const ShortProfile& profile) {
  const auto& credit = achievement.credit;
  if (!credit || credit->unit != profile.credit_unit) return Finding::not_evidenced;
  // A range that reaches over a bound is on neither side of it.
  const auto side = [](bool all, bool none) {
    return all ? Finding::met : none ? Finding::not_met : Finding::not_evidenced;
  };
  Finding finding = Finding::met;
  if (profile.credits_at_least) {
    const Rational bound = *profile.credits_at_least;
    finding = both(finding, side(credit->min >= bound, credit->max < bound));
  }
  if (profile.credits_at_most) {
    const Rational bound = *profile.credits_at_most;
    finding = both(finding, side(credit->max <= bound, credit->min > bound));
  }
  return finding;
}

Finding by_hours(const Duration& effort, const ShortProfile& profile) {
  const bool in_hours = effort == Duration{.hours = effort.hours, .minutes = effort.minutes};
  if (!effort || !in_hours) return Finding::not_evidenced;
  const Rational hours = Rational(effort.hours) + Rational(effort.minutes, 60);
  Finding finding = Finding::met;
  if (profile.hours_at_least)
    finding = both(finding, holds(hours >= Rational(*profile.hours_at_least)));
  if (profile.hours_at_most)
    finding = both(finding, holds(hours <= Rational(*profile.hours_at_most)));
  if (profile.hours_under) finding = both(finding, holds(hours < Rational(*profile.hours_under)));
  return finding;
}

/** Compares spans by the fewest and most days they can take: between the two it is not known. */
Finding by_span(const Duration& span, const ShortProfile& profile) {
  if (!span || !span.is_calendar()) return Finding::not_evidenced;
  const auto under = [&](const Duration& bound) {
    if (span.most_days() < bound.least_days()) return Finding::met;
    return span.least_days() >= bound.most_days() ? Finding::not_met : Finding::not_evidenced;
  };
  const auto at_least = [&](const Duration& bound) {
    if (span.least_days() >= bound.most_days()) return Finding::met;
    return span.most_days() < bound.least_days() ? Finding::not_met : Finding::not_evidenced;
  };
  Finding finding = Finding::met;
  if (profile.weeks_at_least) finding = both(finding, at_least({.weeks = *profile.weeks_at_least}));
  if (profile.weeks_under) finding = both(finding, under({.weeks = *profile.weeks_under}));
  if (profile.years_under) {
    // A calendar year is a year, whatever its days.
    const std::int64_t months = std::int64_t{span.years} * 12 + span.months;
    const bool whole_months = span.weeks == 0 && span.days == 0;
    const Finding year = whole_months ? holds(months < std::int64_t{12} * *profile.years_under)
                                      : under({.years = *profile.years_under});
    finding = both(finding, year);
  }
  return finding;
}

}  // namespace

const ShortProfile* find_short_profile(std::string_view id) {
  for (const ShortProfile& profile : profiles) {
    if (profile.id == id) return &profile;
  }
  return nullptr;
}

Finding is_short(const Achievement& achievement, const ShortProfile& profile) {
  Finding finding = Finding::met;
  if (!profile.credit_unit.empty()) finding = both(finding, by_credit(achievement, profile));
  if (profile.hours_at_least || profile.hours_at_most || profile.hours_under) {
    finding = both(finding, by_hours(achievement.workload, profile));
  }
  if (profile.weeks_at_least || profile.weeks_under || profile.years_under) {
    finding = both(finding, by_span(achievement.duration, profile));
  }
  return finding;
}

}  // namespace credstack
