// A question for a plan as it comes in: JSON, checked, with its ids found in the catalogue.
#pragma once

#include "answer/record_question.hpp"
#include "plan/wishes.hpp"

namespace credstack::answer {

struct PlanQuestion : RecordQuestion {
  plan::Wishes wishes;
};

/** Reads a question, or says in `refusal` what is wrong with it. Views point into `document`. */
std::optional<PlanQuestion> read_plan_question(const Library& library,
                                               const catalog::JsonDocument& document,
                                               Refusal& refusal);

}  // namespace credstack::answer
