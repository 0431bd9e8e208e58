// What a plan says at a glance: its steps in time, routes beside each other.
#pragma once

#include <vector>

#include "answer/plan_phrases.hpp"

namespace credstack::answer {

/** The steps in their time, with what is paid by then. Says nothing that their cards do not say. */
Table steps_table(const PlanPhrases& words, const plan::Route& route);
/** A route beside the direct one, figure by figure. */
Table direct_table(const PlanPhrases& words, const plan::Route& route, const plan::Route& direct);
/** Between cost and time, the least cost first. */
Table frontier_table(const PlanPhrases& words, const std::vector<plan::Route>& frontier);

}  // namespace credstack::answer
