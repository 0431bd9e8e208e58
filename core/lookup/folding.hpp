// Words as they are looked for: without case, accents and marks, numbers apart from letters.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace credstack::lookup {

/**
 * The words of a text in UTF-8, folded: lower case, Latin letters without accents ("Māori" is
 * "maori", "Straße" is "strasse"), Arabic without vowel marks and with one alef, Greek and Cyrillic
 * in lower case. A run of digits is a word of its own: "DATA-101" and "data101" are both "data" and
 * "101".
 */
std::vector<std::u32string> folded_words(std::string_view text);

}  // namespace credstack::lookup
