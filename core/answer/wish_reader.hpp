// What a learner asks of a plan, as it comes in (docs/plan.md, Wishes): checked, with its ids
// found.
#pragma once

#include "answer/question.hpp"
#include "plan/wishes.hpp"

namespace credstack {

template <>
struct Spelling<plan::Objective> {
  static constexpr std::pair<plan::Objective, std::string_view> rows[] = {
      {plan::Objective::cost, "cost"},     {plan::Objective::time, "time"},
      {plan::Objective::steps, "steps"},   {plan::Objective::first_award, "firstAward"},
      {plan::Objective::outlay, "outlay"}, {plan::Objective::unrecognised, "unrecognised"}};
};

}  // namespace credstack

namespace credstack::answer {

/**
 * Reads wishes, or says in `refusal` what is wrong with them. Views point into the document of
 * `wishes`. Money in them is of one currency, which costs then count in.
 */
std::optional<plan::Wishes> read_wishes(const Library& library, catalog::JsonValue wishes,
                                        Refusal& refusal);

}  // namespace credstack::answer
