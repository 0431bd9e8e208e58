// What a course page asks: where a credential counts, and what leads to a program. An audit of a
// learner's record is a module of its own (credstack-learner), which only its view loads.
#include "answer/audit_answers.hpp"

namespace credstack::answer {

std::optional<Audited> answer_audit(const Library&, const catalog::JsonDocument&, Say) {
  return std::nullopt;
}

}  // namespace credstack::answer
