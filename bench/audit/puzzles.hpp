// Cases meant to be hard for the audit's search: 20 to 60 nodes, 20 to 60 items.
#pragma once

#include <cstdint>

#include "audit/audit_case.hpp"

namespace credstack::bench {

/** The same seed makes the same case; its kind goes round with the seed. */
AuditCase puzzle(std::uint64_t seed);

/** Of each kind the name, in the order of the seeds. */
const std::vector<std::string>& puzzle_kinds();

}  // namespace credstack::bench
