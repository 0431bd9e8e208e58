// How a fact's label stands before the fact, on a page and on a terminal alike.
#pragma once

#include <string>
#include <string_view>

namespace credstack::answer {

/** The label with a colon, unless it ends in a mark of its own (a question, an abbreviation). */
inline std::string before_fact(std::string_view label) {
  constexpr std::string_view marks = ":?!.";
  const bool marked = !label.empty() && marks.find(label.back()) != std::string_view::npos;
  return std::string(label) + (marked ? "" : ":");
}

}  // namespace credstack::answer
