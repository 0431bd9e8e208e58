// Realistic programs: bachelor's degrees of 60 requirement nodes, each of a university of its own.
#pragma once

#include <cstdint>

#include "audit/audit_case.hpp"

namespace credstack::bench {

/** Without learners: those are made of the catalogue once it is read (student.hpp). */
AuditCase degree(std::uint64_t seed);

}  // namespace credstack::bench
