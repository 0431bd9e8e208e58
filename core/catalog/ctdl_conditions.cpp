#include "catalog/ctdl_conditions.hpp"

#include <string>
#include <utility>

#include "catalog/ctdl_ids.hpp"
#include "catalog/ctdl_values.hpp"

namespace credstack::catalog::ctdl {
namespace {

// A limit in the publisher's own words needs no label.
constexpr std::pair<std::string_view, std::string_view> limits[] = {
    {"ceterms:condition", ""},
    {"ceterms:experience", ""},
    {"ceterms:submissionOfDescription", ""},
    {"ceterms:minimumAge", "Minimum age"},
    {"ceterms:yearsOfExperience", "Years of experience"},
    {"ceterms:submissionOf", "To be submitted"},
    {"ceterms:residentOf", "Resident of"},
    {"ceterms:affiliation", "Affiliation"},
    {"ceterms:audienceType", "For"},
    {"ceterms:targetCompetency", "Competency"},
    {"ceterms:targetJob", "Job"},
    {"ceterms:targetOccupation", "Occupation"},
    {"ceterms:targetTask", "Task"},
};

constexpr std::string_view terms_read[] = {
    id_term,
    "ceterms:name",
    "ceterms:description",
    "ceterms:assertedBy",
    "ceterms:targetCredential",
    "ceterms:targetAssessment",
    "ceterms:targetLearningOpportunity",
    "ceterms:targetPathway",
    "ceterms:conditionExcludes",
    "ceterms:alternativeCondition",
    "ceterms:jurisdiction",
    "ceterms:creditValue",
    "ceterms:creditHourType",
    "ceterms:creditHourValue",
    "ceterms:creditUnitType",
    "ceterms:creditUnitTypeDescription",
    "ceterms:creditUnitValue",
};

// They are reported as unread, but cannot make the profile's demand any harder to meet.
constexpr std::string_view harmless[] = {
    "ceterms:approximateDateEffective",
    "ceterms:commonCosts",
    "ceterms:creditHourType",
    "ceterms:creditUnitType",
    "ceterms:creditUnitTypeDescription",
    "ceterms:dateEffective",
    "ceterms:estimatedCost",
    "ceterms:subjectWebpage",
    "ceterms:weight",
};

template <std::size_t N>
bool holds(const std::string_view (&list)[N], std::string_view term) {
  for (const std::string_view item : list) {
    if (item == term) return true;
  }
  return false;
}

bool is_limit(std::string_view term) {
  for (const auto& [limit, label] : limits) {
    if (limit == term) return true;
  }
  return false;
}

std::string_view id_in(const JsonValue& element) {
  if (element.is_string()) return element.text();
  const std::optional<JsonValue> id = element.find("@id");
  return id && id->is_string() ? id->text() : std::string_view{};
}

/** `false` too where the object says nothing about it. */
bool says_true(const JsonValue& object, std::string_view term) {
  const std::optional<JsonValue> value = object.find(term);
  return value && value->is_boolean() && value->truth();
}

Text names(Document& document, const JsonValue& object, std::string_view term, const Path& path) {
  Text all;
  each(object, term, path, [&](const JsonValue& element, const Path& at) {
    all = joined(document, all, name_of(document, element, at));
  });
  return all;
}

}  // namespace

std::optional<JsonValue> profile_of(Document& document, const JsonValue& element) {
  const std::optional<JsonValue> object = resolved(document, element);
  if (!object || !object->is_object()) return std::nullopt;
  if (has_class(*object, "ceterms:ConditionProfile")) return object;
  // Without a class it is a profile, unless all it says is an id.
  return object->find("@type") || id_in(*object) != "" ? std::nullopt : object;
}

bool is_lost(Document& document, const JsonValue& element, const Path& path) {
  const std::string_view id = id_in(element);
  if (!is_blank(id) || element.size() > 1 || document.find(id) != nullptr) return false;
  document.diagnostics().warning(
      "ctdl-undefined-bnode", path,
      "The blank node " + quoted(id) + " is not defined in this document; what it says is lost.");
  return true;
}

std::vector<Text> read_gates(Document& document, const JsonValue& profile, const Path& path,
                             bool work_is_an_end) {
  std::vector<Text> gates;
  const auto add = [&](std::string_view label, const Text& text) {
    if (text) gates.push_back(label.empty() ? text : labelled(document, label, text));
  };
  for (const auto& [term, label] : limits) {
    if (label.empty()) {
      add(label, read_text(document, profile, term, path));
      continue;
    }
    if (work_is_an_end && (term == "ceterms:targetOccupation" || term == "ceterms:targetJob")) {
      continue;
    }
    each(profile, term, path, [&, label = label](const JsonValue& element, const Path& at) {
      Text name = name_of(document, element, at);
      if (!name) name = english(document, "not described");
      add(label, name);
    });
  }
  add("Does not count", names(document, profile, "ceterms:conditionExcludes", path));
  add("", read_places(document, profile, path));
  return gates;
}

Text read_jurisdiction(Document& document, const JsonValue& profile, const Path& path) {
  constexpr std::string_view terms[] = {"ceterms:globalJurisdiction", "ceterms:mainJurisdiction",
                                        "ceterms:jurisdictionException", "ceterms:description",
                                        "ceterms:assertedBy"};
  document.count_unread(profile, path, terms);
  Text text = read_text(document, profile, "ceterms:description", path);
  const Text main = names(document, profile, "ceterms:mainJurisdiction", path);
  const Text exception = names(document, profile, "ceterms:jurisdictionException", path);
  if (!main && !exception && says_true(profile, "ceterms:globalJurisdiction")) return {};
  if (!text) text = main;
  if (exception) text = joined(document, text, labelled(document, "Not in", exception));
  return text ? text : english(document, "In a place that the record does not describe");
}

Text read_places(Document& document, const JsonValue& object, const Path& path) {
  Text places;
  each(object, "ceterms:jurisdiction", path, [&](const JsonValue& element, const Path& at) {
    const std::optional<JsonValue> profile = resolved(document, element);
    const Text place = profile && profile->is_object()
                           ? read_jurisdiction(document, *profile, at)
                           : english(document, "In a place that the record does not describe");
    places = joined(document, places, place);
  });
  return places;
}

Text words_of(Document& document, const JsonValue& profile, const Path& path) {
  Text words = read_text(document, profile, "ceterms:description", path);
  return words ? words : read_text(document, profile, "ceterms:name", path);
}

Text targets_in_words(Document& document, const JsonValue& profile, const Path& path) {
  Text targets;
  for (const std::string_view term :
       {"ceterms:targetCredential", "ceterms:targetLearningOpportunity", "ceterms:targetAssessment",
        "ceterms:targetPathway"}) {
    targets = joined(document, targets, names(document, profile, term, path));
  }
  return labelled(document, "To be held", targets);
}

Text alternatives_in_words(Document& document, const JsonValue& profile, const Path& path,
                           int nesting) {
  Text ways;
  each(profile, "ceterms:alternativeCondition", path,
       [&](const JsonValue& element, const Path& at) {
         const std::optional<JsonValue> way = profile_of(document, element);
         Text words = way && nesting < 8 ? profile_in_words(document, *way, at, nesting + 1)
                                         : english(document, "a way that is not described");
         for (Text::Entry& entry : words.entries) {
           entry.value = document.builder().keep("(" + std::string(entry.value) + ")");
         }
         ways = joined(document, ways, words);
       });
  return labelled(document, "One of", ways);
}

Text profile_in_words(Document& document, const JsonValue& profile, const Path& path, int nesting) {
  Text words = words_of(document, profile, path);
  words = joined(document, words, targets_in_words(document, profile, path));
  for (const Text& gate : read_gates(document, profile, path)) {
    words = joined(document, words, gate);
  }
  words = joined(document, words, alternatives_in_words(document, profile, path, nesting));
  return words ? words : english(document, "not described");
}

bool has_unread_limit(Document& document, const JsonValue& profile, const Path& path,
                      std::string_view also_read) {
  bool limited = false;
  for (const JsonValue member : profile) {
    const std::string_view term = member.key();
    if (term.starts_with('@') || holds(terms_read, term) || is_limit(term)) continue;
    if (term == also_read) continue;
    document.count_unread(term, path.member(term));
    limited = limited || !(holds(harmless, term) || only_describes(term));
  }
  return limited;
}

void leave_out_excluded(Document& document, const JsonValue& profile, const Path& path,
                        std::vector<AchievementId>& list) {
  each(profile, "ceterms:conditionExcludes", path, [&](const JsonValue& element, const Path&) {
    const std::string_view id = id_in(element);
    const AchievementId excluded = document.builder().catalog().find(document.id_of(id));
    if (!id.empty() && excluded) std::erase(list, excluded);
  });
}

}  // namespace credstack::catalog::ctdl
