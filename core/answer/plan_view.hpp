// A plan in words.
#pragma once

#include "answer/phrases.hpp"
#include "credstack/credstack.hpp"
#include "learner/learner.hpp"
#include "plan/answer.hpp"

namespace credstack::answer {

/** The phrases' messages must hold the planner's. */
View plan_view(const Phrases& phrases, const plan::Wishes& wishes, const plan::PlanAnswer& answer,
               const learner::Learner& learner, const std::vector<Diagnostic>& problems);

}  // namespace credstack::answer
