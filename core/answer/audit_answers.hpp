// The one door from a question to the audit, so that a program can go without it.
#pragma once

#include <optional>
#include <string>

#include "answer/question.hpp"
#include "answer/view.hpp"

namespace credstack::answer {

enum class Say : std::uint8_t { json, words };

/** What an audit's question comes to: a refusal, or the one that was wanted. */
struct Audited {
  std::optional<Refusal> refusal;
  std::string json;
  View view;
};

/**
 * Answers a question for an audit; nothing where it asks for something else.
 *
 * A program that must be small, as the module of a course page, links a function of its own before
 * this one that never answers: to it, an audit is nothing that can be asked for
 * (docs/decisions/0003-page-module.md).
 */
std::optional<Audited> answer_audit(const Library& library, const catalog::JsonDocument& document,
                                    Say say);

}  // namespace credstack::answer
