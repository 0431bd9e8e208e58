// How a fact's label stands before the fact, on a page and on a terminal alike.
#pragma once

#include <string>
#include <string_view>

#include "answer/language_rules.hpp"

namespace credstack::answer {

/** The label with a colon, unless it ends in a mark of its own (a question, an abbreviation). */
inline std::string before_fact(std::string_view label, std::string_view language) {
  constexpr std::string_view marks = ":?!.";
  std::string text(label);
  if (!label.empty() && marks.find(label.back()) != marks.npos) return text;
  // French has a space before it, at which no line is broken.
  return text.append(primary_language(language) == "fr" ? "\u00a0:" : ":");
}

}  // namespace credstack::answer
