#include "catalog/ctdl_names.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace credstack::catalog::ctdl {
namespace {

// Without their scheme: documents write http and https for the same name.
constexpr std::pair<std::string_view, std::string_view> namespaces[] = {
    {"purl.org/ctdl/terms/", "ceterms:"},
    {"credreg.net/ctdl/terms/", "ceterms:"},
    {"purl.org/ctdlasn/terms/", "ceasn:"},
    {"credreg.net/ctdlasn/terms/", "ceasn:"},
    {"credreg.net/qdata/terms/", "qdata:"},
    {"purl.org/ASN/schema/core/", "asn:"},
    {"schema.org/", "schema:"},
    {"www.w3.org/2004/02/skos/core#", "skos:"},
    {"www.w3.org/2000/01/rdf-schema#", "rdfs:"},
    {"purl.org/dc/terms/", "dct:"},
    {"dublincore.org/dc/terms/", "dct:"},
};

// How often one name of a context may lead to another; they may form a circle.
constexpr int max_steps = 8;

std::string_view string_in(const JsonValue& object, std::string_view key) {
  const std::optional<JsonValue> value = object.find(key);
  return value && value->is_string() ? value->text() : std::string_view{};
}

bool has_space(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) <= 0x20; });
}

}  // namespace

std::string_view spelled_right(std::string_view term) {
  constexpr std::pair<std::string_view, std::string_view> misspelt[] = {
      {"ceterms:credtiLevelType", "ceterms:creditLevelType"},
      {"ceterms:financialAssistanceType ", "ceterms:financialAssistanceType"},
      {"ceterms:identifer", "ceterms:identifier"},
      {"ceterms:inLangaue", "ceterms:inLanguage"},
      {"ceterms:isDestinationComponentFor", "ceterms:isDestinationComponentOf"},
      {"ceterms:longititude", "ceterms:longitude"},
      {"ceterms:preceededBy", "ceterms:precededBy"},
      {"ceterms:preceeds", "ceterms:precedes"},
      {"ceterms:subjectWebPage", "ceterms:subjectWebpage"},
      {"ceterms:targeName", "ceterms:targetNodeName"},
      {"ceterms:targetName", "ceterms:targetNodeName"},
      {"ceterms:value", "schema:value"},
      {"cterms:description", "ceterms:description"},
      {"qdata:value", "schema:value"}};
  for (const auto& [wrong, right] : misspelt) {
    if (wrong == term) return right;
  }
  return {};
}

std::string prefixed(std::string_view name) {
  std::string_view rest = name;
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (!name.starts_with(scheme)) continue;
    rest.remove_prefix(scheme.size());
    for (const auto& [space, prefix] : namespaces) {
      if (!rest.starts_with(space)) continue;
      const std::string_view local = rest.substr(space.size());
      const bool one_word = !local.empty() && local.find_first_of("/#?") == local.npos;
      if (one_word) return std::string(prefix).append(local);
    }
  }
  return std::string(name);
}

bool names_ctdl_context(const JsonValue& context) {
  if (context.is_string()) {
    return context.text().find("credreg.net/ctdl") != std::string_view::npos ||
           context.text().find("purl.org/ctdl") != std::string_view::npos;
  }
  if (!context.is_array()) return false;
  for (const JsonValue each : context) {
    if (names_ctdl_context(each)) return true;
  }
  return false;
}

std::string bare_term(std::string_view name) {
  if (name.empty() || name.starts_with('@') || name.find(':') != name.npos) {
    return std::string(name);
  }
  constexpr std::pair<std::string_view, std::string_view> elsewhere[] = {
      {"hasChild", "ceasn:hasChild"},
      {"isChildOf", "ceasn:isChildOf"},
      {"hasProgressionModel", "asn:hasProgressionModel"},
      {"hasProgressionLevel", "asn:hasProgressionLevel"},
      {"value", "schema:value"},
      {"minValue", "schema:minValue"},
      {"maxValue", "schema:maxValue"},
      {"prefLabel", "skos:prefLabel"}};
  for (const auto& [bare, term] : elsewhere) {
    if (bare == name) return std::string(term);
  }
  return "ceterms:" + std::string(name);
}

void Context::add(const JsonValue& context) {
  ctdl_ = ctdl_ || names_ctdl_context(context);
  if (context.is_null()) {
    *this = {};
  } else if (context.is_array()) {
    for (const JsonValue each : context) add(each);
  } else if (context.is_object()) {
    for (const JsonValue member : context) {
      const std::string_view target = member.is_string()   ? member.text()
                                      : member.is_object() ? string_in(member, "@id")
                                                           : std::string_view{};
      if (member.key() == "@vocab") vocab_ = target;
      if (member.key() == "@base") base_ = target;
      if (!member.key().starts_with('@') && !target.empty() && target != member.key()) {
        terms_.insert_or_assign(std::string(member.key()), std::string(target));
      }
    }
  }
}

std::string Context::expanded(std::string_view written) const {
  std::string name(written);
  for (int step = 0; step < max_steps && !name.starts_with('@'); ++step) {
    if (const auto whole = terms_.find(name); whole != terms_.end()) {
      name = whole->second;
      continue;
    }
    const auto colon = name.find(':');
    if (colon == name.npos || name.compare(colon, 3, "://") == 0) break;
    const auto prefix = terms_.find(std::string_view(name).substr(0, colon));
    if (prefix == terms_.end() || prefix->second.starts_with('@')) break;
    name = prefix->second + name.substr(colon + 1);
  }
  return name;
}

std::string Context::term(std::string_view written) const {
  std::string name = expanded(written);
  if (!vocab_.empty() && name.find(':') == name.npos && !name.starts_with('@')) {
    name = expanded(vocab_) + name;
  }
  return prefixed(name);
}

std::string Context::id(std::string_view written) const {
  if (!base_.empty() && !written.empty() && written.find(':') == written.npos) {
    return base_ + std::string(written);
  }
  return value(written);
}

std::string Context::value(std::string_view written) const {
  const auto colon = written.find(':');
  if (colon == written.npos || written.size() > 1024 || has_space(written)) {
    return std::string(written);
  }
  // A value is no term: only its prefix may be looked up.
  const auto prefix = terms_.find(written.substr(0, colon));
  if (prefix == terms_.end() || written.compare(colon, 3, "://") == 0) return std::string(written);
  return expanded(prefix->second) + std::string(written.substr(colon + 1));
}

}  // namespace credstack::catalog::ctdl
