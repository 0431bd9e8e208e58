// An audit in words.
#pragma once

#include "answer/phrases.hpp"
#include "audit/answer.hpp"
#include "credstack/credstack.hpp"

namespace credstack::answer {

/** The phrases' messages must hold the audit's. */
View audit_view(const Phrases& phrases, const audit::AuditAnswer& answer,
                const learner::Learner& learner, const std::vector<Diagnostic>& problems);

}  // namespace credstack::answer
