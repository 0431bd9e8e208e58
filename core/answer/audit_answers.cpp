#include "answer/audit_answers.hpp"

#include "answer/audit_desk.hpp"
#include "learner/readers.hpp"

namespace credstack::answer {

std::optional<Audited> answer_audit(const Library& library, const catalog::JsonDocument& document,
                                    Say say) {
  if (!asks_audit(document)) return std::nullopt;
  Audited audited;
  Refusal refusal;
  const auto question = read_audit_question(library, document, RecordIs::inside, refusal);
  if (!question) {
    audited.refusal = std::move(refusal);
    return audited;
  }
  std::vector<Diagnostic> problems;
  // Its places are those in the record, wherever the record came from.
  const learner::Learner learner =
      question->csv ? learner::read_csv(library.catalog, *question->csv, problems)
                    : learner::read_learner(library.catalog, question->learner, "", problems);
  audited.refusal = refuse_record(learner, problems);
  if (audited.refusal) return audited;
  const AuditDesk desk(library, *question, say != Say::json || question->view);
  if (say == Say::json) {
    audited.json = desk.json(learner, problems);
  } else {
    audited.view = desk.view(learner, problems);
  }
  return audited;
}

}  // namespace credstack::answer
