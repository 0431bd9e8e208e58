// Text from outside, made fit to be shown on a page or a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace credstack {

/** The code point of UTF-8 `text` at `at`, which moves past it. What is not UTF-8 is U+FFFD, byte
 * by byte. */
char32_t next_code_point(std::string_view text, std::size_t& at);

/** Adds a code point (a Unicode scalar value) in UTF-8. */
void append_utf8(std::string& out, char32_t code_point);

/**
 * The text with nothing left in it that a terminal or a page would obey. Tabs and line breaks of
 * every kind become one space each. The other control characters (escape sequences start with one),
 * the controls that force or isolate a writing direction (U+202A to U+202E, U+2066 to U+2069: by
 * them a text can be made to read as another), noncharacters and what is not UTF-8 become U+FFFD.
 */
std::string harmless(std::string_view text);

/** How many columns of a terminal the text takes: none for combining marks, two for wide
 * characters. */
std::size_t columns(std::string_view text);

/** The columns of one code point: 0, 1 or 2. */
std::size_t columns(char32_t code_point);

/**
 * Whether an address may become a link: https, http or mailto in any case, with something after it,
 * and nothing in it that a browser would strip or that harmless() would change.
 */
bool is_link(std::string_view url);

}  // namespace credstack
