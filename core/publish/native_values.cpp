#include "publish/native_values.hpp"

#include <algorithm>
#include <string>

namespace credstack::publish {
namespace {

/** A tag that is none cannot be a key: then the language is undetermined. */
bool is_tag(std::string_view tag) {
  std::size_t length = 0;
  for (std::size_t i = 0; i < tag.size(); ++i) {
    const char c = tag[i];
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool first = length == i;  // the primary subtag has letters only
    if (c == '-') {
      if (length == 0) return false;
      length = 0;
    } else if (letter || (!first && c >= '0' && c <= '9')) {
      if (++length > 8) return false;
    } else {
      return false;
    }
  }
  const std::size_t primary = std::min(tag.find('-'), tag.size());
  return length > 0 && primary >= 2;
}

void write_value(JsonWriter& json, const Defaults& defaults, const Text& text) {
  const bool plain = text.entries.size() == 1 && text.entries.front().language == defaults.language;
  if (plain) {
    json.string(text.entries.front().value);
    return;
  }
  json.object();
  for (const Text::Entry& entry : text.entries) {
    const std::string tag(is_tag(entry.language) ? entry.language : "und");
    json.key(tag.c_str()).string(entry.value);
  }
  json.end_object();
}

}  // namespace

void write(JsonWriter& json, const Defaults& defaults, const char* key, const Text& text) {
  if (!text) return;
  json.key(key);
  write_value(json, defaults, text);
}

void write(JsonWriter& json, const Defaults& defaults, const char* key,
           const std::vector<Text>& texts) {
  if (texts.empty()) return;
  json.key(key).array();
  for (const Text& text : texts) write_value(json, defaults, text);
  json.end_array();
}

void write(JsonWriter& json, const char* key, Date date) {
  if (date) json.member(key, date.to_string());
}

void write(JsonWriter& json, const char* key, const Duration& duration) {
  if (duration) json.member(key, duration.to_string());
}

void write(JsonWriter& json, const char* key, const std::optional<Credit>& credit) {
  if (!credit) return;
  json.key(key).object();
  if (credit->is_exact()) {
    json.member("value", credit->min);
  } else {
    json.member("min", credit->min).member("max", credit->max);
  }
  json.member("unit", credit->unit).end_object();
}

void write(JsonWriter& json, const char* key, const std::optional<Money>& money) {
  if (!money) return;
  json.key(key).object().member("minor", money->minor).member("currency", money->code());
  write(json, "asOf", money->as_of);
  json.end_object();
}

void write(JsonWriter& json, const char* key, const std::vector<std::string_view>& strings) {
  if (strings.empty()) return;
  json.key(key).array();
  for (const std::string_view each : strings) json.string(each);
  json.end_array();
}

void write(JsonWriter& json, const char* key, const std::vector<AchievementType>& types) {
  if (types.empty()) return;
  json.key(key).array();
  for (const AchievementType type : types) json.string(spelled(type));
  json.end_array();
}

void write(JsonWriter& json, const char* key, const std::vector<Level>& levels) {
  if (levels.empty()) return;
  json.key(key).array();
  for (const Level& level : levels) {
    json.object().member("framework", level.framework);
    json.member("level", std::int64_t{level.level}).end_object();
  }
  json.end_array();
}

void write(JsonWriter& json, const Defaults& defaults, const Code& code) {
  json.object();
  if (!code.scheme.empty() || !code.code.empty()) json.member("scheme", code.scheme);
  json.optional("code", code.code);
  write(json, defaults, "name", code.name);
  json.end_object();
}

void write_fraction(JsonWriter& json, const char* key, Rational value) {
  json.member(key, value.to_string());
}

void write(JsonWriter& json, const Defaults& defaults, const char* key, const Source& source,
           const Source& fallback) {
  if (same(source, fallback)) return;
  json.key(key).object().optional("url", source.url).optional("title", source.title);
  write(json, "asOf", source.as_of);
  write(json, "retrieved", source.retrieved);
  // Else the reader would take the catalogue's own date.
  if (!source.seen() && defaults.as_of) json.member("undated", true);
  json.optional("certainty", spelled(source.certainty));
  write(json, defaults, "note", source.note);
  json.end_object();
}

bool same(const Text& a, const Text& b) {
  return std::equal(a.entries.begin(), a.entries.end(), b.entries.begin(), b.entries.end(),
                    [](const Text::Entry& x, const Text::Entry& y) {
                      return x.language == y.language && x.value == y.value;
                    });
}

bool same(const Source& a, const Source& b) {
  return a.url == b.url && a.title == b.title && a.as_of == b.as_of && a.retrieved == b.retrieved &&
         a.certainty == b.certainty && same(a.note, b.note);
}

}  // namespace credstack::publish
