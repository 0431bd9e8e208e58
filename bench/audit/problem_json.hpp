// The problem of an audit and its solution as JSON, for those who solve it by other means: the
// names of the members are those of core/audit/problem.hpp, of enumerations too; a set of bits is
// the list of their places, and `nothing` is null.
#pragma once

#include "audit/audit_case.hpp"
#include "audit/problem.hpp"

namespace credstack::bench {

Json json_of(const audit::Problem& problem);
Json json_of(const audit::Solution& solution);

}  // namespace credstack::bench
