// What the grammar of a language asks of numbers: rules of the Unicode CLDR, which a file of words
// does not state. tests/cli/languages.test.mjs holds them against Intl.
#pragma once

#include <string_view>

#include "model/rational.hpp"

namespace credstack::answer {

/** `fr` of `fr-CA`. */
std::string_view primary_language(std::string_view tag);

/**
 * The form of a noun after a number: `zero`, `one`, `two`, `few`, `many` or `other`. Of a language
 * without rules here it is `other`, as CLDR has it.
 */
std::string_view plural_category(std::string_view language, Rational n);

/** Numbers with fewer digits before the decimals than this are not grouped: 1234 in Spanish. */
std::size_t least_grouped_digits(std::string_view language);

}  // namespace credstack::answer
