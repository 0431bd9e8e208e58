// What follows from a plan by arithmetic: what a credit costs, what of it is lost, what is paid
// when, and what one holds who stops on the way.
#pragma once

#include <optional>
#include <vector>

#include "plan/answer.hpp"

namespace credstack::answer {

/** What the learner pays on one day. */
struct Payment {
  Date on;  ///< none: the day is not known
  std::int64_t minor = 0;
  std::uint32_t unknown_prices = 0;  ///< what is paid then too, and nobody knows how much
};

/** What one has who stops on the last day of a step: at the least, where anything is unknown. */
struct Stop {
  std::vector<AchievementId> holds;  ///< of the steps that are done: awards, not courses
  Rational applied = 0;              ///< credit that these steps bring to the program
  std::int64_t paid = 0;             ///< of the prices that are known
  std::uint32_t unknown_prices = 0;
  std::uint32_t unknown_spans = 0;  ///< steps that have begun, and nobody knows when they end
};

struct Figures {
  Rational cost_per_credit = Rational::unknown();  ///< minor units for each credit that is applied
  Rational lost = Rational::unknown();             ///< credit that is earned and not applied
  Rational excess = Rational::unknown();  ///< credit that leaves get of the steps beyond what they
                                          ///< ask for
  std::vector<Payment> payments;          ///< by day; what has no day comes last
  std::optional<Payment> largest;         ///< the first of several
  std::vector<Stop> stops;                ///< for each step
};

/** Prices that are not known of what the program charges once, paid with the first step. */
std::uint32_t unknown_once(const plan::Route& route);

/** `unit`: the program's. */
Figures figures_of(const Catalog& catalog, std::string_view unit, const plan::Route& route);

/**
 * A plan's value in an objective; time in days from `start`, which is day 0. None: not known.
 * @param stop_after  awards, by the end of which the outlay is counted.
 */
std::optional<std::int64_t> value_in(const Catalog& catalog, const plan::Route& route,
                                     plan::Objective objective, Date start,
                                     std::uint32_t stop_after = 1);

/** How much more one route takes than another; none: not to be compared. */
struct Difference {
  std::optional<std::int64_t> cost;
  std::optional<std::int64_t> days;
  std::int64_t steps = 0;
};
Difference difference(const plan::Route& route, const plan::Route& other);

}  // namespace credstack::answer
