#include "answer/audit_answers.hpp"

#include "answer/audit_desk.hpp"

namespace credstack::answer {

std::optional<Answered> answer_audit(const Library& library, const catalog::JsonDocument& document,
                                     Say say) {
  if (!asks_for(document, "audit")) return std::nullopt;
  Answered answered;
  Refusal refusal;
  const auto question = read_audit_question(library, document, RecordIs::inside, refusal);
  if (!question) {
    answered.refusal = std::move(refusal);
    return answered;
  }
  std::vector<Diagnostic> problems;
  const learner::Learner learner = record_of(library, *question, problems);
  answered.refusal = refuse_record(learner, problems);
  if (answered.refusal) return answered;
  const AuditDesk desk(library, *question, say != Say::json || question->view);
  if (say == Say::json) {
    answered.json = desk.json(learner, problems);
  } else {
    answered.view = desk.view(learner, problems);
  }
  return answered;
}

}  // namespace credstack::answer
