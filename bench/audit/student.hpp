// Records of learners who study towards a program as people do: mostly what it asks for, some of it
// again, some of it elsewhere, not all of it yet.
#pragma once

#include <cstdint>

#include "audit/audit_case.hpp"
#include "model/catalog.hpp"

namespace credstack::bench {

constexpr std::size_t items_of_a_learner = 40;

/** The learner of that number; a record of 40 items. */
Json learner_towards(const Catalog& catalog, AchievementId program, std::uint64_t seed,
                     std::uint64_t number);

}  // namespace credstack::bench
