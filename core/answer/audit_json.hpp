// An audit as JSON (docs/answers.md, Audit).
#pragma once

#include "answer/context.hpp"
#include "answer/json_writer.hpp"
#include "audit/answer.hpp"

namespace credstack::answer {

/** The words of docs/answers.md. */
std::string_view word(audit::Status status);
/** Of what is used: *held* where it is there. */
std::string_view standing_word(audit::Status standing);
std::string_view word(audit::Way way);
std::string_view word(audit::Why why);

/** Writes the members of one open object. The record is the one that the answer is about. */
void write_members(JsonWriter& json, const Context& context, const learner::Learner& learner,
                   const audit::AuditAnswer& answer);

}  // namespace credstack::answer
