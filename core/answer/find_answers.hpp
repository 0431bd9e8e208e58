// The one door from a question to the finding of records, so that a program can go without it.
#pragma once

#include "answer/answered.hpp"

namespace credstack::answer {

/**
 * Answers a question `find`: what of the catalogue somebody may mean by a text. Nothing where it
 * asks for something else. The module of a course page has a function of its own before this one
 * that never answers (docs/decisions/0003-page-module.md).
 */
std::optional<Answered> answer_find(const Library& library, const catalog::JsonDocument& document,
                                    Say say);

}  // namespace credstack::answer
