// The values that records are made of: strings, texts, dates, words of closed lists, sources.
#include <algorithm>

#include "catalog/language_tag.hpp"
#include "catalog/native_reader.hpp"

namespace credstack::catalog {
namespace {

constexpr std::size_t longest_id = 1024;

bool has_control_character(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

}  // namespace

std::string_view NativeReader::string(Maybe field) {
  if (!field) return {};
  if (!field->value.is_string()) {
    mismatch(*field, "a string");
    return {};
  }
  return builder_.keep(field->value.text());
}

std::string_view NativeReader::filled(Maybe field) {
  if (field && field->value.is_string() && field->value.text().empty()) {
    error("empty-text", field->path, "The string is empty; expected some text, or no such key.");
  }
  return string(field);
}

bool NativeReader::is_id(std::string_view text) {
  return !text.empty() && text.size() <= longest_id && !has_control_character(text);
}

std::string_view NativeReader::id(Maybe field) {
  if (!field) return {};
  if (!field->value.is_string()) {
    mismatch(*field, "an id, which is a string");
    return {};
  }
  const std::string_view text = field->value.text();
  if (text.empty()) {
    error("empty-id", field->path, "An id is empty; expected 1 to 1,024 bytes.");
    return {};
  }
  if (!is_id(text)) {
    error("bad-id", field->path,
          "The id " + quoted(text) +
              (text.size() > longest_id ? " is longer than 1,024 bytes."
                                        : " has control characters."));
    return {};
  }
  return text;
}

std::optional<bool> NativeReader::boolean(Maybe field) {
  if (!field) return std::nullopt;
  if (field->value.is_boolean()) return field->value.truth();
  mismatch(*field, "true or false");
  return std::nullopt;
}

bool NativeReader::check_language(std::string_view tag, const Path& path) {
  if (is_language_tag(tag)) return true;
  error("bad-language", path,
        quoted(tag) + " is no language tag; expected one such as \"en\" or \"en-NZ\".");
  return false;
}

Text NativeReader::text(Maybe field) {
  Text text;
  if (!field) return text;
  if (field->value.is_string()) {
    const std::string_view value = field->value.text();
    if (!value.empty()) text.entries.push_back({language_, builder_.keep(value)});
    return text;
  }
  if (!field->value.is_object()) {
    mismatch(*field, "a string or a language map");
    return text;
  }
  for (const JsonValue member : field->value) {
    if (member.key().starts_with("x-") || member.is_null()) continue;
    const Field entry{member, field->path.member(member.key())};
    if (!check_language(member.key(), entry.path)) continue;
    const auto same = [&](const Text::Entry& other) { return other.language == member.key(); };
    if (std::any_of(text.entries.begin(), text.entries.end(), same)) {
      repeated(field->path, member.key());
      continue;
    }
    const std::string_view value = string(entry);
    if (!value.empty()) text.entries.push_back({builder_.keep(member.key()), value});
  }
  return text;
}

Date NativeReader::date(Maybe field) {
  if (!field) return {};
  if (!field->value.is_string()) {
    mismatch(*field, "a date such as \"2026-11-24\"");
    return {};
  }
  if (const auto date = Date::parse(field->value.text())) return *date;
  error("bad-date", field->path,
        quoted(field->value.text()) +
            " is no date of the calendar; expected one such as 2026, 2026-11 or 2026-11-24.");
  return {};
}

Duration NativeReader::duration(Maybe field, bool calendar) {
  if (!field) return {};
  if (!field->value.is_string()) {
    mismatch(*field, "a duration such as \"P1Y6M\"");
    return {};
  }
  const auto duration = Duration::parse(field->value.text());
  if (duration && *duration && (!calendar || duration->is_calendar())) return *duration;
  std::string message = quoted(field->value.text());
  if (!duration) {
    message += " is no duration; expected one such as P1Y6M, P12W or PT40H.";
  } else if (!*duration) {
    message += " lasts no time; expected a duration longer than zero.";
  } else {
    message += " has hours or minutes; expected years, months, weeks or days.";
  }
  error("bad-duration", field->path, std::move(message));
  return {};
}

void NativeReader::unknown_word(const Field& field, const std::string_view* words,
                                std::size_t count) {
  if (!field.value.is_string()) {
    mismatch(field, "a word");
    return;
  }
  std::string message = quoted(field.value.text()) + " is not one of the words for this: ";
  for (std::size_t i = 0; i < count; ++i) message += (i > 0 ? ", " : "") + std::string(words[i]);
  error("unknown-word", field.path, message + ".");
}

std::vector<AchievementType> NativeReader::types(Maybe field) {
  std::vector<AchievementType> types;
  not_empty(field, "one type");
  each(field, "an array of types", [&](const Field& element) {
    if (const auto type = word<AchievementType>(element)) types.push_back(*type);
  });
  return types;
}

std::vector<std::string_view> NativeReader::strings(Maybe field) {
  std::vector<std::string_view> strings;
  each(field, "an array of strings", [&](const Field& element) {
    const std::string_view value = filled(element);
    if (!value.empty()) strings.push_back(value);
  });
  return strings;
}

std::vector<Text> NativeReader::texts(Maybe field) {
  std::vector<Text> texts;
  each(field, "an array of texts", [&](const Field& element) {
    Text value = text(element);
    if (value) texts.push_back(std::move(value));
  });
  return texts;
}

std::optional<Code> NativeReader::code(const Field& field) {
  using CodeKeys = Keys<"scheme", "code", "name">;
  const auto object = open<CodeKeys>(field, "a code with its scheme");
  if (!field.value.is_object()) return std::nullopt;
  Code code;
  const Watch watch(*this);
  // An empty one says that the classification is not known.
  code.scheme = string(object.get<"scheme">());
  code.code = filled(object.get<"code">());
  code.name = text(object.get<"name">());
  if (watch.failed()) return std::nullopt;
  if (code.code.empty() && !code.name) {
    missing(field.path, "code", "a code has one, or at least a name");
    return std::nullopt;
  }
  if (!code.code.empty() && !object.has<"scheme">()) {
    missing(field.path, "scheme", "a code says of which classification it is");
    return std::nullopt;
  }
  return code;
}

std::vector<Code> NativeReader::codes(Maybe field) {
  std::vector<Code> codes;
  each(field, "an array of codes", [&](const Field& element) {
    if (auto value = code(element)) codes.push_back(std::move(*value));
  });
  return codes;
}

Source NativeReader::source(Maybe field, const Source& fallback) {
  if (!field) return fallback;
  using SourceKeys = Keys<"url", "title", "asOf", "retrieved", "undated", "certainty", "note">;
  const Watch watch(*this);
  const auto object = open<SourceKeys>(*field, "a source, which is an object");
  Source source;
  source.as_of = date(object.get<"asOf">());
  source.retrieved = date(object.get<"retrieved">());
  const bool undated = boolean(object.get<"undated">()).value_or(false);
  // A date that is there and cannot be read may be an old one: none is put in its place.
  if (!undated && !watch.failed() && !source.seen()) source.as_of = as_of_;
  source.url = string(object.get<"url">());
  source.title = string(object.get<"title">());
  source.note = text(object.get<"note">());
  if (const auto certainty = object.get<"certainty">()) {
    source.certainty = word<Certainty>(certainty).value_or(Certainty::uncertain);
  }
  return source;
}

void NativeReader::check_range(Date& from, Date& until, const Path& path) {
  if (!from || !until || from.first_day() <= until.last_day()) return;
  error("invalid-range", path,
        "validFrom, " + from.to_string() + ", is after validUntil, " + until.to_string() +
            "; neither is used.");
  from = {};
  until = {};
}

}  // namespace credstack::catalog
