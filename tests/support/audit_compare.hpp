// Whether an audit is what the reference says; and a case in which it is not, made small.
#pragma once

#include <functional>
#include <string>

#include "support/audit_case.hpp"
#include "support/audit_reference.hpp"

namespace credstack::test {

/** The differences, one a line; empty where there are none. */
std::string differences(const HeldCase& read, const ReferenceAnswer& expected,
                        const audit::AuditAnswer& found);

/** Leaves out of a case what it can do without, as long as `fails` says that it is still one. */
AuditCase made_small(AuditCase audit_case, const std::function<bool(const AuditCase&)>& fails);

}  // namespace credstack::test
