// The values of the native format: texts, dates, amounts, sources, each as its reader takes it.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "answer/json_writer.hpp"
#include "model/catalog.hpp"

namespace credstack::publish {

using answer::JsonWriter;

/** What a reader of the file puts where nothing is written. */
struct Defaults {
  std::string_view language;
  Date as_of;

  /** The source of a record that states none. */
  Source source() const { return {.as_of = as_of}; }
};

void write(JsonWriter& json, const Defaults& defaults, const char* key, const Text& text);
void write(JsonWriter& json, const Defaults& defaults, const char* key,
           const std::vector<Text>& texts);
void write(JsonWriter& json, const char* key, Date date);
void write(JsonWriter& json, const char* key, const Duration& duration);
void write(JsonWriter& json, const char* key, const std::optional<Credit>& credit);
void write(JsonWriter& json, const char* key, const std::optional<Money>& money);
void write(JsonWriter& json, const char* key, const std::vector<std::string_view>& strings);
void write(JsonWriter& json, const char* key, const std::vector<AchievementType>& types);
void write(JsonWriter& json, const char* key, const std::vector<Level>& levels);
void write(JsonWriter& json, const Defaults& defaults, const Code& code);
/** A fraction as its reader takes it: a number, or `"10/3"` where its decimals do not end. */
void write_fraction(JsonWriter& json, const char* key, Rational value);
/** Nothing where the reader would put that very source, which is `fallback`. */
void write(JsonWriter& json, const Defaults& defaults, const char* key, const Source& source,
           const Source& fallback);

bool same(const Text& a, const Text& b);
bool same(const Source& a, const Source& b);

}  // namespace credstack::publish
