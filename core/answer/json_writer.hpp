// Writes JSON text straight into a string. Our numbers are exact fractions, which no tree type of a
// JSON library holds; the rest is quoting and commas.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/rational.hpp"

namespace credstack::answer {

class JsonWriter {
 public:
  /** Begins and ends containers; the caller keeps them balanced. */
  JsonWriter& object() { return open('{'); }
  JsonWriter& array() { return open('['); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& end_array() { return close(']'); }

  /** The name of the next value, inside an object. Names are literals: a pointer costs least. */
  JsonWriter& key(const char* name);

  JsonWriter& string(std::string_view value);
  JsonWriter& boolean(bool value);
  JsonWriter& integer(std::int64_t value);
  /** A number, or the fraction in a string where its decimals do not end, or "unknown". */
  JsonWriter& number(Rational value);
  /** Text that is JSON already. */
  JsonWriter& raw(std::string_view json);

  // A member in one call.
  JsonWriter& member(const char* name, std::string_view value) { return key(name).string(value); }
  // A literal would rather be a bool than a string_view, if this took what converts.
  JsonWriter& member(const char* name, std::same_as<bool> auto value) {
    return key(name).boolean(value);
  }
  JsonWriter& member(const char* name, std::int64_t value) { return key(name).integer(value); }
  JsonWriter& member(const char* name, Rational value) { return key(name).number(value); }
  /** A string member that is left out when it is empty. */
  JsonWriter& optional(const char* name, std::string_view value) {
    return value.empty() ? *this : member(name, value);
  }

  std::string take() { return std::move(text_); }

 private:
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  void separate();
  void quote(std::string_view value);

  std::string text_;
  bool first_ = true;       ///< nothing stands yet in the innermost container
  bool after_key_ = false;  ///< the value of a member comes next
};

}  // namespace credstack::answer
