// The one door from a question to the planner, so that a program can go without it.
#pragma once

#include "answer/answered.hpp"

namespace credstack::answer {

/**
 * Answers a question for a plan; nothing where it asks for something else. As with an audit, a
 * program that must be small links a function of its own before this one that never answers.
 */
std::optional<Answered> answer_plan(const Library& library, const catalog::JsonDocument& document,
                                    Say say);

}  // namespace credstack::answer
