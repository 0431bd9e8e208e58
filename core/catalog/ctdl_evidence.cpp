// What holders earned and where they work, as a profile or a data set states it: its numbers as
// they are written, each after the name of its term. Nothing is computed from them.
#include <algorithm>
#include <string>
#include <utility>

#include "catalog/ctdl_record.hpp"
#include "catalog/ctdl_references.hpp"
#include "catalog/ctdl_values.hpp"

namespace credstack::catalog::ctdl {
namespace {

// A data set may hold thousands of observations; a learner is shown the first few.
constexpr int most_numbers = 24;
constexpr int deepest_numbers = 6;

/** `medianEarnings` as `Median earnings`. */
std::string in_words(std::string_view term) {
  std::string words;
  for (const char c : local_name(term)) {
    const bool capital = c >= 'A' && c <= 'Z';
    if (capital && !words.empty()) words += ' ';
    const char small = capital ? static_cast<char>(c - 'A' + 'a') : c;
    words += words.empty() && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : small;
  }
  return words;
}

struct Numbers {
  Document& document;
  std::string text;
  int count = 0;

  void add(std::string_view label, std::string_view value) {
    if (count++ >= most_numbers) return;
    text.append(text.empty() ? "" : "; ").append(label).append(": ").append(value);
  }
};

bool is_number_like(const JsonValue& value) {
  return value.is_number() || (value.is_string() && Rational::parse(value.text()));
}

/** The unit or currency that an amount names. */
std::string unit_of(Document& document, const JsonValue& object, const Path& path) {
  for (const std::string_view term : {"schema:currency", "ceterms:currency", "schema:unitText"}) {
    const std::optional<JsonValue> unit = object.find(term);
    if (!unit) continue;
    const Text name = name_of(document, *unit, path);
    if (name) return " " + std::string(name.entries.front().value);
  }
  return {};
}

void collect(Numbers& numbers, const JsonValue& object, std::string_view label, const Path& path,
             int depth);

void collect_member(Numbers& numbers, const JsonValue& object, const JsonValue& member,
                    std::string_view label, const Path& path, int depth) {
  const std::string_view key = member.key();
  const bool unnamed = key == "schema:value" && !label.empty();
  const std::string words = unnamed || label.empty()
                                ? (unnamed ? std::string(label) : in_words(key))
                                : std::string(label) + ", " + in_words(key);
  const bool share = key == "qdata:percentage";
  each(member, path.member(key), [&](const JsonValue& value, const Path& at) {
    if (is_number_like(value)) {
      const std::string unit = share ? "%" : unit_of(numbers.document, object, at);
      const bool counts = key == "ceterms:numberAwarded" || key == "ceterms:postReceiptMonths";
      numbers.add(words, std::string(value.text()) + (counts ? std::string() : unit));
    } else if (value.is_object()) {
      collect(numbers, value, words, at, depth + 1);
    }
  });
}

void collect(Numbers& numbers, const JsonValue& object, std::string_view label, const Path& path,
             int depth) {
  if (depth > deepest_numbers) return;
  const Text said = read_text(numbers.document, object, "schema:description", path);
  const std::string own = said ? std::string(said.entries.front().value) : std::string(label);
  for (const JsonValue member : object) {
    const std::string_view key = member.key();
    constexpr std::string_view elsewhere[] = {
        "ceterms:name",         "ceterms:description",   "schema:description",
        "ceterms:jurisdiction", "ceterms:source",        "ceterms:demographicInformation",
        "ceterms:currency",     "schema:currency",       "schema:unitText",
        "ceterms:ctid",         "ceterms:dateEffective", "qdata:relevantDataSet"};
    const bool skip =
        std::find(std::begin(elsewhere), std::end(elsewhere), key) != std::end(elsewhere);
    if (!key.starts_with('@') && !skip) {
      collect_member(numbers, object, member, own, path, depth);
    }
  }
}

/** The one that gathered the numbers, where the data set names it. */
OrganizationId provider_of(Record& record, const JsonValue& profile, const Path& path) {
  const auto bodies = read_organizations(record.document, profile, "qdata:dataProvider", path,
                                         record.id + "#evidence");
  return bodies.empty() ? OrganizationId{} : bodies.front();
}

void read_profile(Record& record, const JsonValue& profile, const Path& path) {
  Document& document = record.document;
  LabourMarketEvidence evidence;
  evidence.by = provider_of(record, profile, path);
  evidence.source = record.achievement.source;
  const std::string_view source = read_string(document, profile, "ceterms:source", path);
  if (!source.empty()) evidence.source.url = source;
  if (const Date date = read_date(document, profile, "ceterms:dateEffective", path)) {
    evidence.source.as_of = date;
  }
  Numbers numbers{document, {}, 0};
  collect(numbers, profile, {}, path, 0);
  if (numbers.count > most_numbers) {
    numbers.text += "; and " + std::to_string(numbers.count - most_numbers) + " more numbers";
  }
  Text text = read_text(document, profile, "ceterms:name", path);
  text = joined(document, text, read_text(document, profile, "ceterms:description", path));
  if (!numbers.text.empty()) text = joined(document, text, english(document, numbers.text));
  // Without a number it is no evidence, only the announcement of some.
  if (numbers.count == 0) {
    record.diagnostics().warning("ctdl-no-numbers", path,
                                 "These outcomes state no number; they are left out.");
    return;
  }
  evidence.text = std::move(text);
  record.achievement.labour_market.push_back(std::move(evidence));
}

/** Notes that a node was taken in, where the element names one. */
void use(Document& document, const JsonValue& element) {
  const std::optional<JsonValue> id =
      element.is_object() ? element.find("@id") : std::optional(element);
  if (id && id->is_string()) document.use(document.id_of(id->text()));
}

/** Whether its numbers are for several programs or groups, of which this record is only one. */
bool is_about_several(const JsonValue& set) {
  for (const std::string_view term :
       {"qdata:hasDimension", "qdata:hasObservation", "qdata:hasMetric"}) {
    if (set.find(term)) return true;
  }
  for (const std::string_view term : {"qdata:relevantDataSetFor", "schema:about"}) {
    const std::optional<JsonValue> subjects = set.find(term);
    if (subjects && subjects->is_array() && subjects->size() > 1) return true;
  }
  return false;
}

void read_data_sets(Record& record, const JsonValue& object, const Path& path) {
  each(object, "qdata:relevantDataSet", path, [&](const JsonValue& element, const Path& at) {
    const std::optional<JsonValue> set = resolved(record.document, element);
    if (set && set->is_object() && is_about_several(*set)) {
      record.diagnostics().warning("ctdl-data-set", at,
                                   "The data set tells several things apart; its numbers are not "
                                   "read.");
    } else if (set && set->is_object()) {
      use(record.document, element);
      read_profile(record, *set, at);
    } else {
      record.diagnostics().warning("ctdl-data-set", at,
                                   "The data set is not in this document; its numbers are not "
                                   "read.");
    }
  });
}

}  // namespace

void read_evidence(Record& record) {
  for (const std::string_view term : {"ceterms:aggregateData", "ceterms:earnings",
                                      "ceterms:holders", "ceterms:employmentOutcome"}) {
    each(record.node, term, record.path, [&](const JsonValue& element, const Path& at) {
      const std::optional<JsonValue> profile = resolved(record.document, element);
      if (!profile || !profile->is_object()) {
        record.diagnostics().warning("ctdl-data-set", at,
                                     "The outcomes are not in this document; their numbers are "
                                     "not read.");
        return;
      }
      use(record.document, element);
      const bool has_sets = profile->find("qdata:relevantDataSet").has_value();
      const bool only_sets = has_sets && profile->size() <= 3;
      if (!only_sets) read_profile(record, *profile, at);
      read_data_sets(record, *profile, at);
    });
  }
  read_data_sets(record, record.node, record.path);
}

}  // namespace credstack::catalog::ctdl
