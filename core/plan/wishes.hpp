// What a learner asks of a plan (docs/plan.md, Wishes). Views point into the question, which must
// outlive it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "model/catalog.hpp"

namespace credstack::plan {

enum class Objective : std::uint8_t { cost, time, steps, first_award, outlay, unrecognised };

/** Somebody else pays a part of each step. */
struct Funding {
  std::vector<AchievementId> of;  ///< these things; empty: any
  Rational share = 1;             ///< of the price, 0 to 1
  std::optional<Money> most;      ///< no more than that of one step
};

struct Wishes {
  std::vector<Objective> minimize{Objective::cost, Objective::time};
  bool frontier = false;
  Date start;     ///< a whole day; none: the day of the question
  Date deadline;  ///< a whole day; none: no deadline
  std::optional<Rational> hours_per_week;
  std::optional<Money> budget;
  std::optional<Money> budget_per_term;
  std::string_view audience;
  std::string_view currency;  ///< empty: see docs/plan.md, Prices
  std::vector<Funding> funding;
  std::vector<AchievementId> exclude;
  std::vector<OrganizationId> exclude_of;  ///< all that these own
  std::vector<AchievementId> include;
  std::vector<Delivery> delivery;           ///< acceptable; empty: any
  std::vector<std::string_view> languages;  ///< acceptable, BCP 47; empty: any
  bool any_prior_learning = false;
  std::vector<AchievementId> prior_learning;
  bool possible = false;
  std::uint32_t stop_after = 1;  ///< awards, by the end of which `outlay` is counted
};

}  // namespace credstack::plan
