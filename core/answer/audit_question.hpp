// A question for an audit as it comes in: JSON, checked, with its ids found in the catalogue.
#pragma once

#include "answer/record_question.hpp"

namespace credstack::answer {

struct AuditQuestion : RecordQuestion {
  bool what_if = false;
};

/** Reads a question, or says in `refusal` what is wrong with it. Views point into `document`. */
std::optional<AuditQuestion> read_audit_question(const Library& library,
                                                 const catalog::JsonDocument& document,
                                                 RecordIs record, Refusal& refusal);

}  // namespace credstack::answer
