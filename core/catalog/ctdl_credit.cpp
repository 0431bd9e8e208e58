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

/**
 * The unit that the free text of an old `creditHourType` names. "Credit hours" are of no kind: a
 * quarter's are fewer than a semester's.
 */
std::string_view measure_in_words(std::string_view text) {
  std::string words;
  for (const char c : text) words += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  if (words.ends_with('s')) words.pop_back();
  constexpr std::pair<std::string_view, std::string_view> units[] = {
      {"semester hour", "US-SH"}, {"semester credit hour", "US-SH"}, {"semester credit", "US-SH"},
      {"quarter hour", "US-QH"},  {"quarter credit hour", "US-QH"},  {"quarter credit", "US-QH"},
      {"clock hour", "hours"},    {"contact hour", "hours"}};
  for (const auto& [name, unit] : units) {
    if (name == words) return unit;
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
    if (!is_ctdls_own(unit)) {
      // Two publishers' "credits" are two units: only the whole address tells them apart.
      add_once(others, unit.address);
      continue;
    }
    const std::string_view measured = measure(unit.node);
    // Credential Engine's own example misspells it.
    const std::string_view node = unit.node == "DegreeeCredit" ? "DegreeCredit" : unit.node;
    add_once(measured.empty() ? others : measures,
             !measured.empty() ? measured : (node.empty() ? unit.notation : node));
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
  constexpr std::string_view terms[] = {"schema:value",           "schema:minValue",
                                        "schema:maxValue",        "schema:description",
                                        "ceterms:creditUnitType", "ceterms:creditLevelType",
                                        "ceterms:subject",        "ceterms:description"};
  document.count_unread(profile, path, terms);
  const auto value = number_of(document, profile, "schema:value", path);
  auto min = number_of(document, profile, "schema:minValue", path);
  auto max = number_of(document, profile, "schema:maxValue", path);
  if (value) min = max = value;
  if (!min && !max && profile.find("qdata:percentage")) {
    document.diagnostics().warning("ctdl-credit-value", path,
                                   "The credit is a share of an amount that is not stated; it is "
                                   "left out.");
    return std::nullopt;
  }
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
  constexpr std::pair<std::string_view, std::string_view> old_terms[] = {
      {"ceterms:creditHourValue", "ceterms:creditHourType"},
      {"ceterms:creditUnitValue", "ceterms:creditUnitTypeDescription"}};
  for (const auto& [value, unit] : old_terms) {
    if (value_term != "ceterms:creditValue") break;
    const std::optional<JsonValue> number = object.find(value);
    if (!number || !(number->is_number() || number->is_string()) || number->text() == "0") continue;
    Text said = read_text(document, object, unit, path);
    for (Text::Entry& entry : said.entries) {
      entry.value =
          document.builder().keep(std::string(number->text()) + " " + std::string(entry.value));
    }
    words = joined(document, words, said ? said : english(document, number->text()));
  }
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

namespace {

/**
 * Credit as it was written until 2019, straight on a record or a profile: hours in a kind that is
 * free text, or units of a kind that is a concept.
 */
std::optional<Credit> read_old_credit(Document& document, const JsonValue& object,
                                      const Path& path) {
  const auto hours = number_of(document, object, "ceterms:creditHourValue", path);
  const auto units = number_of(document, object, "ceterms:creditUnitValue", path);
  const bool none = (!hours || *hours == Rational(0)) && (!units || *units == Rational(0));
  if (none) return std::nullopt;
  if (hours && !units) {
    const Text kind = read_text(document, object, "ceterms:creditHourType", path);
    const std::string_view unit =
        kind ? measure_in_words(kind.entries.front().value) : std::string_view{};
    if (!unit.empty()) return Credit{*hours, *hours, unit};
    document.diagnostics().warning("ctdl-credit-unit", path.member("ceterms:creditHourValue"),
                                   "The credit is in hours of a kind that is not known; it is left "
                                   "out.");
  } else if (units && !hours) {
    const std::string_view unit = unit_of(document, object, path);
    if (!unit.empty()) return Credit{*units, *units, unit};
  } else {
    document.diagnostics().warning("ctdl-several-credits", path,
                                   "Credit is stated in hours and in units; neither is taken.");
  }
  return std::nullopt;
}

}  // namespace

std::optional<Credit> read_credit(Document& document, const JsonValue& object, const Path& path,
                                  std::string_view term) {
  if (term == "ceterms:creditValue" && !object.find(term)) {
    return read_old_credit(document, object, path);
  }
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
