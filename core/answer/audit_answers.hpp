// The one door from a question to the audit, so that a program can go without it.
#pragma once

#include "answer/answered.hpp"

namespace credstack::answer {

/**
 * Answers a question for an audit; nothing where it asks for something else.
 *
 * A program that must be small, as the module of a course page, links a function of its own before
 * this one that never answers: to it, an audit is nothing that can be asked for
 * (docs/decisions/0003-page-module.md).
 */
std::optional<Answered> answer_audit(const Library& library, const catalog::JsonDocument& document,
                                     Say say);

}  // namespace credstack::answer
