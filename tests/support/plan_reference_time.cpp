// Spans, offerings and terms (docs/plan.md, Time).
#include <algorithm>
#include <chrono>
#include <numeric>
#include <set>

#include "support/plan_reference.hpp"

namespace credstack::test {
namespace {

int serial(Date date) {
  using std::chrono::day;
  using std::chrono::month;
  using std::chrono::sys_days;
  using std::chrono::year;
  const sys_days days = year{date.year} / month{static_cast<unsigned>(date.month)} /
                        day{static_cast<unsigned>(date.day)};
  return static_cast<int>(days.time_since_epoch().count());
}

Duration times(const Duration& span, int n) {
  return {.years = span.years * n,
          .months = span.months * n,
          .weeks = span.weeks * n,
          .days = span.days * n};
}

int days_of(const Duration& span) { return static_cast<int>(span.most_days()); }

/** A language is acceptable by its tag, or by a wider one. */
bool is_of(std::string_view stated, std::string_view wished) {
  return stated == wished || (stated.starts_with(wished) && stated.size() > wished.size() &&
                              stated[wished.size()] == '-');
}

bool speaks(const std::vector<std::string_view>& stated,
            const std::vector<std::string_view>& wished) {
  if (stated.empty() || wished.empty()) return true;
  return std::any_of(stated.begin(), stated.end(), [&](std::string_view one) {
    return std::any_of(wished.begin(), wished.end(),
                       [&](std::string_view other) { return is_of(one, other); });
  });
}

bool delivers(const std::vector<Delivery>& stated, const std::vector<Delivery>& wished) {
  if (stated.empty() || wished.empty()) return true;
  return std::any_of(stated.begin(), stated.end(), [&](Delivery one) {
    return std::find(wished.begin(), wished.end(), one) != wished.end();
  });
}

}  // namespace

int PlanReference::number(Date date) const { return serial(date) - serial(start_); }

Date PlanReference::date(int number) const {
  return number < 0 ? subtract(start_, {.days = -number}) : add(start_, {.days = number});
}

bool PlanReference::is_acceptable(AchievementId id, const Offering* offering) const {
  const Achievement& thing = world_.catalog()[id];
  std::vector<Delivery> delivery;
  std::vector<std::string_view> languages;
  if (thing.study) {
    delivery = world_.catalog()[thing.study].delivery;
    languages = world_.catalog()[thing.study].languages;
  }
  if (offering != nullptr && offering->delivery) delivery = {*offering->delivery};
  if (offering != nullptr && !offering->languages.empty()) languages = offering->languages;
  const auto among = [id](const std::vector<AchievementId>& list) {
    return std::find(list.begin(), list.end(), id) != list.end();
  };
  return (among(anyhow_.delivery) || delivers(delivery, wishes_.delivery)) &&
         (among(anyhow_.languages) || speaks(languages, wishes_.languages));
}

bool PlanReference::is_allowed(const PlanThing& thing) const {
  const Achievement& stated = world_.stated(thing);
  const auto among = [](const auto& list, auto id) {
    return std::find(list.begin(), list.end(), id) != list.end();
  };
  if (thing.chosen_for) return !among(wishes_.exclude_of, stated.owner);
  if (among(wishes_.exclude, thing.id)) return false;
  if (stated.owner && among(wishes_.exclude_of, stated.owner)) return false;
  if (thing.prior_learning) {
    return wishes_.any_prior_learning || among(wishes_.prior_learning, thing.id);
  }
  if (!stated.study || world_.catalog()[stated.study].offerings.empty()) {
    return is_acceptable(thing.id, nullptr);
  }
  const auto& offerings = world_.catalog()[stated.study].offerings;
  return std::any_of(offerings.begin(), offerings.end(),
                     [&](const Offering& each) { return is_acceptable(thing.id, &each); });
}

std::optional<Rational> PlanReference::hours_of(const Achievement& thing) const {
  const Duration& work = thing.workload;
  if (work) {
    const bool only_hours = work == Duration{.hours = work.hours, .minutes = work.minutes};
    if (!only_hours) return std::nullopt;
    return Rational(work.hours) + Rational(work.minutes, 60);
  }
  const Rational hours = in_unit(thing, "hours");
  if (!hours.is_known()) return std::nullopt;
  return hours;
}

std::int64_t PlanReference::rate(Rational hours, int days) {
  return (hours * Rational(3600) * Rational(7) / Rational(days)).ceil();
}

bool PlanReference::fits_alone(Rational hours, int days) const {
  return Rational(rate(hours, days)) <= *wishes_.hours_per_week * Rational(3600);
}

std::vector<PlacedStep> PlanReference::offered(const PlanThing& thing) const {
  std::vector<PlacedStep> all;
  const Achievement& stated = world_.catalog()[thing.id];
  for (const Offering& each : world_.catalog()[stated.study].offerings) {
    if (!is_acceptable(thing.id, &each)) continue;
    for (int k = 0; k == 0 || each.every; ++k) {
      const Duration later = times(each.every, k);
      const PlacedStep one{0, number(add(each.start, later)), number(add(each.end, later))};
      if (one.start > horizon_) break;
      if (one.start >= 0) all.push_back(one);
    }
  }
  return all;
}

ReferenceSpan PlanReference::span_of(const PlanThing& thing) const {
  ReferenceSpan span;
  if (thing.prior_learning) {
    span.hours = Rational(0);
    return span;
  }
  const Achievement& stated = world_.stated(thing);
  span.hours = hours_of(stated);
  const bool limited = wishes_.hours_per_week.has_value();
  if (limited && !span.hours) {
    span.known = false;
    return span;
  }
  if (stated.study && !world_.catalog()[stated.study].offerings.empty()) {
    span.by_offering = true;
    span.offered = offered(thing);
    return span;
  }
  if (stated.duration && stated.duration.is_calendar()) span.days = days_of(stated.duration);
  if (span.days == 0 && !limited) {
    span.known = false;
    return span;
  }
  if (limited) {
    span.days = std::max(span.days, 1);
    while (!fits_alone(*span.hours, span.days)) ++span.days;
  }
  return span;
}

/**
 * A day by which whatever can be planned can have ended. One after the other, each thing waits no
 * longer than for its next offering and the next term; where something has to be valid in time,
 * offerings may have to come together, which they do once in the least common multiple of their
 * periods.
 */
void PlanReference::find_spans() {
  int last = 0;
  int together = 1;
  bool is_valid_for_a_time = false;
  std::set<int> periods;
  for (const PlanThing& thing : world_.things()) {
    const Achievement& stated = world_.stated(thing);
    is_valid_for_a_time = is_valid_for_a_time || stated.validity;
    last += 1 + (wishes_.budget_per_term ? 186 : 0);
    if (!stated.study || world_.catalog()[stated.study].offerings.empty()) {
      last += span_of(thing).days;
      continue;
    }
    for (const Offering& each : world_.catalog()[stated.study].offerings) {
      const int period = days_of(each.every);
      last += std::max(number(each.end), 0) + number(each.end) - number(each.start) + 1 + period;
      if (each.every) periods.insert(period);
    }
  }
  for (const int period : periods) together = std::lcm(together, period);
  if (is_valid_for_a_time) last += together;
  if (wishes_.deadline) last = std::min(last, number(wishes_.deadline));
  horizon_ = last;
  for (const PlanThing& thing : world_.things()) spans_.push_back(span_of(thing));
  if (wishes_.budget_per_term) terms_ = term_starts();
}

std::vector<int> PlanReference::term_starts() const {
  std::vector<int> all;
  const auto add_from = [&](Date first, const Duration& every) {
    for (int k = 0; k == 0 || every; ++k) {
      const int day = number(add(first, times(every, k)));
      if (day > horizon_) break;
      if (day >= 0) all.push_back(day);
    }
  };
  const std::vector<Term>& calendar = world_.catalog().calendar;
  for (const Term& term : calendar) add_from(term.start, term.every);
  if (calendar.empty()) add_from(start_, {.months = 6});
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

}  // namespace credstack::test
