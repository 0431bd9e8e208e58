// What a question about a learner's record comes to.
#pragma once

#include <optional>
#include <string>

#include "answer/question.hpp"
#include "answer/view.hpp"

namespace credstack::answer {

enum class Say : std::uint8_t { json, words };

/** A refusal, or the one that was wanted. */
struct Answered {
  std::optional<Refusal> refusal;
  std::string json;
  View view;
};

}  // namespace credstack::answer
