#include "answer/language_rules.hpp"

namespace credstack::answer {
namespace {

constexpr std::int64_t million = 1'000'000;

/** `i` is the number without its decimals, and without its sign. */
std::int64_t whole_part(Rational n) { return (n < Rational(0) ? Rational(0) - n : n).floor(); }

std::string_view arabic(Rational n) {
  if (!n.is_whole()) return "other";
  const std::int64_t i = whole_part(n);
  if (i == 0) return "zero";
  if (i == 1) return "one";
  if (i == 2) return "two";
  const std::int64_t rest = i % 100;
  return rest >= 11 ? "many" : rest >= 3 ? "few" : "other";
}

}  // namespace

std::string_view primary_language(std::string_view tag) { return tag.substr(0, tag.find('-')); }

// https://www.unicode.org/cldr/charts/48/supplemental/language_plural_rules.html
std::string_view plural_category(std::string_view language, Rational n) {
  if (!n.is_known()) return "other";
  const std::string_view spoken = primary_language(language);
  if (spoken == "ar") return arabic(n);
  const std::int64_t i = whole_part(n);
  const bool romance = spoken == "fr" || spoken == "es";
  if (romance && n.is_whole() && i != 0 && i % million == 0) return "many";
  if (spoken == "fr") return i <= 1 ? "one" : "other";
  const bool has_singular = spoken == "en" || spoken == "de" || spoken == "es";
  return has_singular && n.is_whole() && i == 1 ? "one" : "other";
}

std::size_t least_grouped_digits(std::string_view language) {
  return primary_language(language) == "es" ? 5 : 4;
}

}  // namespace credstack::answer
