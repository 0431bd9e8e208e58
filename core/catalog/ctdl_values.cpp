#include "catalog/ctdl_values.hpp"

#include <utility>

namespace credstack::catalog::ctdl {
namespace {

void append(Document& document, Text& text, std::string_view language, std::string_view value) {
  if (value.empty()) return;
  // JSON-LD's mark for "no language": the catalogue's own is as good as any.
  if (language.empty() || language == "@none") language = document.builder().catalog().language;
  for (Text::Entry& entry : text.entries) {
    if (entry.language != language) continue;
    entry.value = document.builder().keep(std::string(entry.value) + "; " + std::string(value));
    return;
  }
  text.entries.push_back({document.builder().keep(language), document.builder().keep(value)});
}

void append_map(Document& document, Text& text, const JsonValue& map, const Path& path) {
  for (const JsonValue member : map) {
    const Path place = path.member(member.key());
    each(member, place, [&](const JsonValue& value, const Path& at) {
      if (value.is_string()) {
        append(document, text, member.key(), value.text());
      } else {
        document.type_mismatch(at, "a text");
      }
    });
  }
}

std::string_view string_of(const JsonValue& object, std::string_view term) {
  const std::optional<JsonValue> value = object.find(term);
  return value && value->is_string() ? value->text() : std::string_view{};
}

/** The framework's name in its first language, by the short name it is known under. */
std::string_view scheme_of(Document& document, const JsonValue& object, const Path& path) {
  constexpr std::pair<std::string_view, std::string_view> known[] = {
      {"Classification of Instructional Programs", "CIP"},
      {"Classification of Instructional Program", "CIP"},
      {"North American Industry Classification System", "NAICS"},
      {"NAICS - North American Industry Classification System", "NAICS"},
      {"Classification of Instructional Programs (CIP)", "CIP"},
      {"Standard Occupational Classification", "SOC"},
      {"Standard Occupational Classification (SOC)", "SOC"},
      {"Occupational Information Network", "O*NET"},
      {"O*NET-SOC", "O*NET"},
      {"O*NET OnLine", "O*NET"},
      {"O*NET Online", "O*NET"},
  };
  const Text name = read_text(document, object, "ceterms:frameworkName", path);
  if (!name) return document.builder().keep(string_of(object, "ceterms:framework"));
  const std::string_view written = name.entries.front().value;
  for (const auto& [full, brief] : known) {
    if (full == written) return brief;
  }
  return written;
}

constexpr std::string_view concept_terms[] = {
    "ceterms:codedNotation",  "ceterms:framework", "ceterms:frameworkName", "ceterms:targetNode",
    "ceterms:targetNodeName", "skos:notation",     "skos:prefLabel"};

Concept read_concept(Document& document, const JsonValue& object, const Path& path) {
  document.count_unread(object, path, concept_terms);
  CatalogBuilder& builder = document.builder();
  Concept result;
  std::string_view node = string_of(object, "ceterms:targetNode");
  if (const auto target = object.find("ceterms:targetNode"); target && target->is_object()) {
    node = string_of(*target, "@id");
  }
  if (node.empty()) node = string_of(object, "@id");
  if (!is_blank(node)) {
    result.address = builder.keep(node);
    result.node = local_name(result.address);
  }
  result.notation = builder.keep(string_of(object, "ceterms:codedNotation"));
  if (result.notation.empty()) result.notation = builder.keep(string_of(object, "skos:notation"));
  result.scheme = scheme_of(document, object, path);
  result.name = read_text(document, object, "ceterms:targetNodeName", path);
  if (!result.name) result.name = read_text(document, object, "skos:prefLabel", path);
  return result;
}

void read_duration(Document& document, const JsonValue& object, std::string_view term,
                   const Path& path, Duration& duration) {
  const std::string_view text = read_string(document, object, term, path);
  if (text.empty()) return;
  if (const std::optional<Duration> read = Duration::parse(text)) {
    duration = *read;
  } else {
    document.diagnostics().warning("ctdl-duration", path.member(term),
                                   "The duration " + quoted(text) + " cannot be read.");
  }
}

}  // namespace

Text read_text(Document& document, const JsonValue& value, const Path& path) {
  Text text;
  each(value, path, [&](const JsonValue& element, const Path& at) {
    if (element.is_string()) {
      append(document, text, {}, element.text());
    } else if (element.is_object() && element.find("@value")) {
      append(document, text, string_of(element, "@language"), string_of(element, "@value"));
    } else if (element.is_object()) {
      append_map(document, text, element, at);
    } else {
      document.type_mismatch(at, "a text");
    }
  });
  return text;
}

Text read_text(Document& document, const JsonValue& object, std::string_view term,
               const Path& path) {
  const std::optional<JsonValue> value = object.find(term);
  return value ? read_text(document, *value, path.member(term)) : Text{};
}

Text english(Document& document, std::string_view text) {
  return {{{"en", document.builder().keep(text)}}};
}

Text joined(Document& document, const Text& first, const Text& second) {
  if (!first || !second) return first ? first : second;
  Text result;
  const auto add = [&](std::string_view language) {
    std::string value(first.in(language));
    value.append("; ").append(second.in(language));
    result.entries.push_back({language, document.builder().keep(value)});
  };
  for (const Text::Entry& entry : first.entries) add(entry.language);
  for (const Text::Entry& entry : second.entries) {
    const std::string_view primary = entry.language.substr(0, entry.language.find('-'));
    bool present = false;
    for (const Text::Entry& of_first : first.entries) {
      present = present || of_first.language.substr(0, of_first.language.find('-')) == primary;
    }
    if (!present) add(entry.language);
  }
  return result;
}

Text labelled(Document& document, std::string_view label, const Text& text) {
  Text result;
  for (const Text::Entry& entry : text.entries) {
    std::string value(label);
    value.append(": ").append(entry.value);
    result.entries.push_back({entry.language, document.builder().keep(value)});
  }
  return result;
}

bool is_ctdls_own(const Concept& found) {
  const std::string_view address = found.address;
  return address.find("://") == address.npos || address.find("/ctdl/") != address.npos ||
         address.find("/ctdlasn/") != address.npos;
}

std::vector<Concept> read_concepts(Document& document, const JsonValue& object,
                                   std::string_view term, const Path& path) {
  std::vector<Concept> concepts;
  each(object, term, path, [&](const JsonValue& element, const Path& at) {
    if (element.is_object()) {
      concepts.push_back(read_concept(document, element, at));
    } else if (element.is_string()) {
      const std::string_view kept = document.builder().keep(element.text());
      concepts.push_back({local_name(kept), {}, {}, {}, kept});
    } else {
      document.type_mismatch(at, "a concept");
    }
  });
  return concepts;
}

void read_codes(Document& document, const JsonValue& object, std::string_view term,
                const Path& path, std::vector<Code>& codes) {
  for (Concept& found : read_concepts(document, object, term, path)) {
    const std::string_view code = found.notation.empty() ? found.node : found.notation;
    if (!code.empty() || found.name) {
      codes.push_back({found.scheme, code, std::move(found.name)});
    } else {
      document.diagnostics().warning("ctdl-no-code", path.member(term),
                                     "One of these has neither a code nor a name; it is left out.");
    }
  }
}

std::optional<JsonValue> resolved(Document& document, const JsonValue& value) {
  std::string_view id;
  if (value.is_string()) id = value.text();
  if (value.is_object()) {
    id = string_of(value, "@id");
    if (value.size() > 1 || id.empty()) return value;
  }
  const Document::Node* node = id.empty() ? nullptr : document.find(id);
  return node == nullptr ? std::nullopt : std::optional(node->value);
}

Text name_of(Document& document, const JsonValue& value, const Path& path) {
  const std::optional<JsonValue> object = resolved(document, value);
  if (!object || !object->is_object()) {
    std::string_view written = value.is_string() || value.is_number() ? value.text() : "";
    if (value.is_object()) written = string_of(value, "@id");
    return written.empty() ? Text{} : english(document, written);
  }
  for (const std::string_view term :
       {"ceterms:name", "ceterms:targetNodeName", "skos:prefLabel", "ceasn:competencyText",
        "ceterms:description", "ceterms:addressRegion", "ceterms:addressCountry"}) {
    if (Text text = read_text(document, *object, term, path)) return text;
  }
  for (const std::string_view term : {"ceterms:targetNode", "ceterms:geoURI", "@id"}) {
    const std::string_view written = string_of(*object, term);
    if (!written.empty()) return english(document, written);
  }
  return {};
}

std::string_view read_string(Document& document, const JsonValue& object, std::string_view term,
                             const Path& path) {
  std::string_view found;
  bool several = false;
  each(object, term, path, [&](const JsonValue& element, const Path& at) {
    std::string_view text = element.is_string() ? element.text() : std::string_view{};
    if (element.is_object()) text = string_of(element, "@id");
    if (text.empty() && element.is_object()) text = string_of(element, "@value");
    if (text.empty() && !element.is_string()) document.type_mismatch(at, "a string");
    several = several || (!found.empty() && !text.empty());
    if (found.empty()) found = text;
  });
  if (several) {
    document.diagnostics().warning("ctdl-several-values", path.member(term),
                                   "Of several values only the first is read.");
  }
  return document.builder().keep(found);
}

Date read_date(Document& document, const JsonValue& object, std::string_view term,
               const Path& path) {
  const std::string_view text = read_string(document, object, term, path);
  if (text.empty()) return {};
  const bool with_time = text.size() > 10 && (text[10] == 'T' || text[10] == ' ');
  const std::optional<Date> date = Date::parse(with_time ? text.substr(0, 10) : text);
  if (!date) document.type_mismatch(path.member(term), "a date");
  return date.value_or(Date{});
}

Date read_seen(Document& document, const JsonValue& object, const Path& path) {
  for (const std::string_view term : {"ceterms:dateModified", "schema:dateModified"}) {
    const Date modified = read_date(document, object, term, path);
    if (modified && !document.as_of()) return modified;
  }
  return document.as_of();
}

std::optional<Rational> read_number(Document& document, const JsonValue& value, const Path& path) {
  std::optional<Rational> number;
  if (value.is_number() || value.is_string()) number = Rational::parse(value.text());
  if (!number || *number < 0 || *number > 1'000'000'000) {
    document.type_mismatch(path, "a number from 0 to 1,000,000,000");
    return std::nullopt;
  }
  return number;
}

namespace {

/**
 * The span from a least to a most: the catalogue's durations are exact, so it is one only where
 * both are the same. A range is said, and stays unknown. Whether it is one.
 */
bool read_span(Document& document, const JsonValue& profile, const Path& path, Duration& span) {
  Duration least;
  Duration most;
  read_duration(document, profile, "ceterms:minimumDuration", path, least);
  read_duration(document, profile, "ceterms:maximumDuration", path, most);
  if (span || !(least || most)) return false;
  if (least == most) {
    span = least;
    return false;
  }
  document.diagnostics().warning(
      "ctdl-duration-range", path,
      "It takes " + (least ? "at least " + least.to_string() : std::string()) +
          (least && most ? ", " : "") + (most ? "at most " + most.to_string() : std::string()) +
          "; a duration here is exact, so it stays unknown.");
  return true;
}

}  // namespace

Durations read_durations(Document& document, const JsonValue& node, const Path& path) {
  constexpr std::string_view terms[] = {"ceterms:exactDuration", "ceterms:timeRequired",
                                        "ceterms:minimumDuration", "ceterms:maximumDuration",
                                        "ceterms:description"};
  std::vector<Durations> profiles;
  each(node, "ceterms:estimatedDuration", path, [&](const JsonValue& element, const Path& at) {
    const std::optional<JsonValue> profile = resolved(document, element);
    if (!profile || !profile->is_object()) {
      document.type_mismatch(at, "a DurationProfile");
      return;
    }
    document.count_unread(*profile, at, terms);
    Durations read;
    read_duration(document, *profile, "ceterms:exactDuration", at, read.span);
    const bool is_range = read_span(document, *profile, at, read.span);
    read_duration(document, *profile, "ceterms:timeRequired", at, read.effort);
    if (read.span || read.effort || is_range) profiles.push_back(read);
    if (profile->find("ceterms:description") && profile->size() <= 2) {
      document.diagnostics().warning("ctdl-duration", at,
                                     "The duration is only described; it stays unknown.");
    }
  });
  if (profiles.size() == 1) return profiles.front();
  if (profiles.size() > 1) {
    document.diagnostics().warning("ctdl-several-durations",
                                   path.member("ceterms:estimatedDuration"),
                                   "Several durations are stated and nothing says which holds for "
                                   "whom; none is taken.");
  }
  return {};
}

}  // namespace credstack::catalog::ctdl
