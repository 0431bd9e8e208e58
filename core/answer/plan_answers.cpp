#include "answer/plan_answers.hpp"

#include "answer/plan_desk.hpp"

namespace credstack::answer {

std::optional<Answered> answer_plan(const Library& library, const catalog::JsonDocument& document,
                                    Say say) {
  if (!asks_for(document, "plan")) return std::nullopt;
  Answered answered;
  Refusal refusal;
  const auto question = read_plan_question(library, document, refusal);
  if (!question) {
    answered.refusal = std::move(refusal);
    return answered;
  }
  std::vector<Diagnostic> problems;
  const learner::Learner learner = record_of(library, *question, problems);
  answered.refusal = refuse_record(learner, problems);
  if (answered.refusal) return answered;
  PlanDesk desk(library, *question, learner, problems, say != Say::json || question->view);
  if (say == Say::json) {
    answered.json = desk.json(question->wishes);
  } else {
    answered.view = desk.view(question->wishes);
  }
  return answered;
}

}  // namespace credstack::answer
