#include <string>
#include <utility>

#include "catalog/ctdl_amounts.hpp"
#include "catalog/ctdl_values.hpp"

namespace credstack::catalog::ctdl {
namespace {

// The time-based concepts of CTDL's CreditUnit scheme measure. The others (DegreeCredit,
// CertificateCredit, DualCredit …) say what the credit is good for: of `[DegreeCredit,
// SemesterHour]` with the value 6, the unit is the semester hour, and it is 6 once.
std::string_view measure(std::string_view concept_name) {
  constexpr std::pair<std::string_view, std::string_view> units[] = {
      {"SemesterHour", "US-SH"},
      {"QuarterHour", "US-QH"},
      {"ClockHour", "hours"},
      {"ContactHour", "hours"},
      {"CarnegieUnit", "CarnegieUnit"},
      {"AcademicYear", "AcademicYear"},
      {"ContinuingEducationUnit", "CEU"}};
  for (const auto& [name, unit] : units) {
    if (name == concept_name) return unit;
  }
  return {};
}

void add_once(std::vector<std::string_view>& list, std::string_view item) {
  for (const std::string_view present : list) {
    if (present == item) return;
  }
  if (!item.empty()) list.push_back(item);
}

/** The one unit of a value; empty when none is named or they differ. */
std::string_view unit_of(Document& document, const JsonValue& profile, const Path& path) {
  std::vector<std::string_view> measures;
  std::vector<std::string_view> others;
  for (const Concept& unit : read_concepts(document, profile, "ceterms:creditUnitType", path)) {
    const std::string_view measured = measure(unit.node);
    add_once(measured.empty() ? others : measures,
             !measured.empty() ? measured : (unit.node.empty() ? unit.notation : unit.node));
  }
  const std::vector<std::string_view>& chosen = measures.empty() ? others : measures;
  if (chosen.size() == 1) return chosen.front();
  document.diagnostics().warning("ctdl-credit-unit", path,
                                 chosen.empty()
                                     ? "The credit names no unit; it is left out."
                                     : "The credit names several units; it is left out.");
  return {};
}

std::optional<Rational> number_of(Document& document, const JsonValue& profile,
                                  std::string_view term, const Path& path) {
  const std::optional<JsonValue> value = profile.find(term);
  return value ? read_number(document, *value, path.member(term)) : std::nullopt;
}

std::optional<Credit> read_profile(Document& document, const JsonValue& profile, const Path& path) {
  constexpr std::string_view terms[] = {"schema:value", "schema:minValue", "schema:maxValue",
                                        "schema:description", "ceterms:creditUnitType"};
  document.count_unread(profile, path, terms);
  const auto value = number_of(document, profile, "schema:value", path);
  auto min = number_of(document, profile, "schema:minValue", path);
  auto max = number_of(document, profile, "schema:maxValue", path);
  if (value) min = max = value;
  if (max && !min) min = Rational(0);
  if (!min || !max || *max < *min) {
    document.diagnostics().warning("ctdl-credit-value", path,
                                   "The credit has no value that can be read; it is left out.");
    return std::nullopt;
  }
  const std::string_view unit = unit_of(document, profile, path);
  if (unit.empty()) return std::nullopt;
  return Credit{*min, *max, unit};
}

}  // namespace

Text credit_in_words(Document& document, const JsonValue& object, const Path& path,
                     std::string_view value_term) {
  Text words;
  each(object, value_term, path, [&](const JsonValue& element, const Path& at) {
    const std::optional<JsonValue> profile = resolved(document, element);
    std::string said;
    Text unit;
    if (profile && profile->is_object()) {
      for (const std::string_view term : {"schema:value", "schema:minValue", "schema:maxValue"}) {
        const std::optional<JsonValue> value = profile->find(term);
        if (!value || !(value->is_number() || value->is_string())) continue;
        if (!said.empty()) said += "–";
        said += value->text();
      }
      for (const Concept& named : read_concepts(document, *profile, "ceterms:creditUnitType", at)) {
        unit = joined(document, unit, named.name ? named.name : english(document, named.node));
      }
      if (!unit) unit = read_text(document, *profile, "schema:description", at);
    }
    if (said.empty()) said = "not described";
    for (Text::Entry& entry : unit.entries) {
      entry.value = document.builder().keep(said + " " + std::string(entry.value));
    }
    words = joined(document, words, unit ? unit : english(document, said));
  });
  return words;
}

std::optional<Credit> read_credit(Document& document, const JsonValue& object, const Path& path,
                                  std::string_view term) {
  std::optional<Credit> first;
  std::size_t count = 0;
  bool differ = false;
  each(object, term, path, [&](const JsonValue& element, const Path& at) {
    const std::optional<JsonValue> profile = resolved(document, element);
    ++count;
    if (!profile || !profile->is_object()) {
      document.type_mismatch(at, "a ValueProfile");
      differ = true;
      return;
    }
    const std::optional<Credit> credit = read_profile(document, *profile, at);
    if (count == 1) first = credit;
    differ = differ || !credit || !first || credit->min != first->min ||
             credit->max != first->max || credit->unit != first->unit;
  });
  if (count > 1 && differ) {
    // They may be one amount in two units, parts to be added, or alternatives: nothing says which.
    document.diagnostics().warning("ctdl-several-credits", path.member(term),
                                   "Several credit values are stated; none is taken.");
    return std::nullopt;
  }
  return differ ? std::nullopt : first;
}

}  // namespace credstack::catalog::ctdl
