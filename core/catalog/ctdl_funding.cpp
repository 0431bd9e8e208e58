// Financial assistance, in words: the catalogue adds no aid up.
#include <string>

#include "catalog/ctdl_record.hpp"
#include "catalog/ctdl_values.hpp"

namespace credstack::catalog::ctdl {
namespace {

/** The amount as written: `5651.0 USD`, `20%`. A zero beside a value is the publisher's filler. */
Text amount_of(Document& document, const JsonValue& value, const Path& path) {
  constexpr std::string_view terms[] = {"schema:value",       "schema:minValue",
                                        "schema:maxValue",    "schema:unitText",
                                        "schema:description", "qdata:percentage"};
  document.count_unread(value, path, terms);
  std::string said;
  for (const std::string_view term : {"schema:value", "schema:minValue", "schema:maxValue"}) {
    const std::optional<JsonValue> number = value.find(term);
    if (!number || !(number->is_number() || number->is_string())) continue;
    said.append(said.empty() ? "" : "–").append(number->text());
  }
  for (const Concept& unit : read_concepts(document, value, "schema:unitText", path)) {
    const std::string_view name =
        unit.name ? unit.name.entries.front().value : std::string_view(unit.node);
    if (!said.empty() && !name.empty()) said.append(" ").append(name);
  }
  const std::optional<JsonValue> share = value.find("qdata:percentage");
  if (share && share->is_number()) {
    const std::optional<Rational> percent = Rational::parse(share->text());
    if (percent && (*percent > 0 || said.empty())) {
      said.append(said.empty() ? "" : ", ").append(share->text()).append("%");
    }
  }
  const Text words = read_text(document, value, "schema:description", path);
  return joined(document, said.empty() ? Text{} : english(document, said), words);
}

/** `Scholarships: Grant; 5651.0 USD; …` from a profile, or from an alignment as it was before. */
Text funding_of(Document& document, const JsonValue& profile, const Path& path) {
  constexpr std::string_view terms[] = {
      "ceterms:name",           "ceterms:description",    "ceterms:financialAssistanceType",
      "ceterms:framework",      "ceterms:frameworkName",  "ceterms:financialAssistanceValue",
      "ceterms:targetNodeName", "ceterms:subjectWebpage", "ceterms:targetNodeDescription",
      "ceterms:targetNode"};
  document.count_unread(profile, path, terms);
  Text text = read_text(document, profile, "ceterms:name", path);
  const auto add = [&](const Text& more) { text = joined(document, text, more); };
  add(read_text(document, profile, "ceterms:targetNodeName", path));
  for (const Concept& type :
       read_concepts(document, profile, "ceterms:financialAssistanceType", path)) {
    add(type.name ? type.name : english(document, type.node));
  }
  each(profile, "ceterms:financialAssistanceValue", path,
       [&](const JsonValue& value, const Path& at) {
         if (value.is_object()) {
           add(amount_of(document, value, at));
         } else {
           document.type_mismatch(at, "an amount");
         }
       });
  add(read_text(document, profile, "ceterms:description", path));
  add(read_text(document, profile, "ceterms:targetNodeDescription", path));
  return text ? text : read_text(document, profile, "ceterms:frameworkName", path);
}

}  // namespace

void read_funding(Record& record) {
  each(record.node, "ceterms:financialAssistance", record.path,
       [&](const JsonValue& element, const Path& at) {
         const std::optional<JsonValue> profile = resolved(record.document, element);
         if (!profile || !profile->is_object()) {
           record.document.type_mismatch(at, "a FinancialAssistanceProfile");
         } else if (Text text = funding_of(record.document, *profile, at)) {
           record.achievement.funding.push_back(std::move(text));
         } else {
           record.document.type_mismatch(at, "financial assistance with a name or a description");
         }
       });
}

}  // namespace credstack::catalog::ctdl
