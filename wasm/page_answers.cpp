// What a course page asks: where a credential counts, and what leads to a program. An audit of a
// learner's record, a plan for one, and the finding of what goes into it, are of a module of its
// own (credstack-learner), which only their views load.
#include "answer/audit_answers.hpp"
#include "answer/find_answers.hpp"
#include "answer/plan_answers.hpp"

namespace credstack::answer {

std::optional<Answered> answer_audit(const Library&, const catalog::JsonDocument&, Say) {
  return std::nullopt;
}

std::optional<Answered> answer_plan(const Library&, const catalog::JsonDocument&, Say) {
  return std::nullopt;
}

std::optional<Answered> answer_find(const Library&, const catalog::JsonDocument&, Say) {
  return std::nullopt;
}

}  // namespace credstack::answer
