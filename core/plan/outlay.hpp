// What a plan has cost by the day on which the learner may stop (docs/plan.md, Objectives).
#pragma once

#include <cstdint>
#include <optional>

#include "plan/answer.hpp"

namespace credstack::plan {

struct Outlay {
  std::int64_t paid = 0;  ///< of what is known, what is charged once within
  std::uint32_t unknown_prices = 0;
};

/** By the end of the so many-th award; none: the plan has fewer. */
std::optional<Outlay> outlay_of(const Catalog& catalog, const Route& route, std::uint32_t awards);

}  // namespace credstack::plan
