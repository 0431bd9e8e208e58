#include "audit/audit_case.hpp"

namespace credstack::bench {

Json question_of(const AuditCase& made) {
  Json question = {{"ask", "audit"}, {"on", "2026-11-24"}};
  if (made.programs.size() == 1) {
    question["program"] = made.programs.front();
  } else {
    question["programs"] = made.programs;
  }
  if (made.what_if) question["whatIf"] = true;
  return question;
}

std::size_t nodes_of(const Json& requirement) {
  std::size_t count = 1;
  for (const char* key : {"all", "any", "of"}) {
    if (!requirement.contains(key)) continue;
    for (const Json& child : requirement[key]) count += nodes_of(child);
  }
  return count;
}

}  // namespace credstack::bench
