// Names of one writing direction within words of the other. A name that is not set off reorders the
// words around it: its brackets and numbers go astray (Unicode Standard Annex 9).
#pragma once

#include <string>
#include <string_view>

namespace credstack::answer {

// First Strong Isolate and Pop Directional Isolate, U+2068 and U+2069: a name with these around it
// is laid out by itself. On a page they become <bdi>.
inline constexpr std::string_view isolate_open = "\u2068";
inline constexpr std::string_view isolate_close = "\u2069";

/** The text, isolated where it has letters of the other direction than the words around it. */
std::string isolated(std::string_view text, bool among_rtl);

/** The text without isolates. */
std::string without_isolates(std::string_view text);

}  // namespace credstack::answer
