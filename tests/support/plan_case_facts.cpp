// What plans alone look at, set on a catalogue directly: terms, offerings, corequisites, and how a
// thing is taught. So a case needs no reader of these keys, and is not bent by one.
#include <algorithm>

#include "support/plan_case.hpp"

namespace credstack::test {
namespace {

constexpr const char* of_achievements[] = {"corequisites", "offerings", "deliveryType",
                                           "inLanguage"};

StudyFacts& study_of(Catalog& catalog, AchievementId id) {
  Achievement& achievement = catalog.achievements[id.index()];
  if (!achievement.study) {
    achievement.study = StudyFactsId(catalog.study.size());
    catalog.study.emplace_back();
  }
  return catalog.study[achievement.study.index()];
}

Date date_of(const Json& stated, const char* key) {
  return Date::parse(stated.at(key).get<std::string>()).value();
}

std::vector<Delivery> deliveries(const Json& stated) {
  std::vector<Delivery> all;
  for (const Json& each : stated) {
    all.push_back(from_spelling<Delivery>(each.get<std::string>()).value());
  }
  return all;
}

std::vector<std::string_view> kept_words(Catalog& catalog, const Json& stated) {
  std::vector<std::string_view> all;
  for (const Json& each : stated) all.push_back(catalog.strings.keep(each.get<std::string>()));
  return all;
}

Offering offering_of(Catalog& catalog, const Json& stated) {
  Offering made;
  if (stated.contains("term")) {
    made.term = catalog.strings.keep(stated["term"].get<std::string>());
    for (const Term& term : catalog.calendar) {
      if (term.id != made.term) continue;
      made.start = term.start;
      made.end = term.end;
      made.every = term.every;
    }
  }
  if (stated.contains("start")) made.start = date_of(stated, "start");
  if (stated.contains("end")) made.end = date_of(stated, "end");
  if (stated.contains("every")) made.every = *Duration::parse(stated["every"].get<std::string>());
  if (stated.contains("deliveryType")) {
    made.delivery = from_spelling<Delivery>(stated["deliveryType"].get<std::string>());
  }
  if (stated.contains("inLanguage")) made.languages = kept_words(catalog, stated["inLanguage"]);
  return made;
}

Credit credit_of(Catalog& catalog, const Json& stated) {
  const auto value = stated.at("value").get<std::int64_t>();
  return {value, value, catalog.strings.keep(stated.at("unit").get<std::string>())};
}

/** A requirement of the forms that corequisites are looked at in. */
RequirementId requirement_of(Catalog& catalog, const Json& stated) {
  Requirement made;
  const Json* children = nullptr;
  if (stated.contains("all")) {
    made.kind = RequirementKind::all;
    children = &stated["all"];
  } else if (stated.contains("any")) {
    made.kind = RequirementKind::any;
    children = &stated["any"];
  } else if (stated.contains("choose")) {
    made.kind = RequirementKind::choose;
    made.choose = stated["choose"].get<std::uint32_t>();
    children = &stated["of"];
  } else if (stated.contains("achievement")) {
    made.kind = RequirementKind::achievement;
    made.achievement = catalog.find(stated["achievement"].get<std::string>());
  } else if (stated.contains("courses")) {
    made.kind = RequirementKind::courses;
    made.choose = stated["courses"].get<std::uint32_t>();
  } else if (stated.contains("credits")) {
    made.kind = RequirementKind::credits;
    made.credit = credit_of(catalog, stated["credits"]);
  } else if (stated.contains("holds")) {
    made.kind = RequirementKind::holds;
    for (const Json& each : stated["holds"]) {
      made.holds.push_back(*from_spelling<AchievementType>(each.get<std::string>()));
    }
  }
  for (const Json& each : stated.value("from", Json::array())) {
    made.from.push_back(catalog.find(each.get<std::string>()));
  }
  if (stated.contains("minimumGrade")) {
    made.minimum_grade = catalog.strings.keep(stated["minimumGrade"].get<std::string>());
  }
  if (children != nullptr) {
    for (const Json& each : *children) made.children.push_back(requirement_of(catalog, each));
  }
  catalog.requirements.push_back(made);
  return RequirementId(catalog.requirements.size() - 1);
}

}  // namespace

Json without_study_facts(Json catalog) {
  catalog.erase("terms");
  for (Json& each : catalog["achievements"]) {
    for (const char* const key : of_achievements) each.erase(key);
  }
  return catalog;
}

void set_study_facts(Catalog& catalog, const Json& stated) {
  catalog.calendar.clear();
  for (const Json& each : stated.value("terms", Json::array())) {
    Term made;
    made.id = catalog.strings.keep(each.at("id").get<std::string>());
    made.start = date_of(each, "start");
    made.end = date_of(each, "end");
    if (each.contains("every")) made.every = *Duration::parse(each["every"].get<std::string>());
    catalog.calendar.push_back(made);
  }
  std::stable_sort(catalog.calendar.begin(), catalog.calendar.end(),
                   [](const Term& a, const Term& b) { return a.start < b.start; });
  for (const Json& each : stated.at("achievements")) {
    const AchievementId id = catalog.find(each.at("id").get<std::string>());
    if (each.contains("corequisites")) {
      const RequirementId beside = requirement_of(catalog, each["corequisites"]);
      study_of(catalog, id).corequisites = beside;
    }
    if (each.contains("deliveryType")) {
      study_of(catalog, id).delivery = deliveries(each["deliveryType"]);
    }
    if (each.contains("inLanguage")) {
      study_of(catalog, id).languages = kept_words(catalog, each["inLanguage"]);
    }
    for (const Json& offering : each.value("offerings", Json::array())) {
      study_of(catalog, id).offerings.push_back(offering_of(catalog, offering));
    }
  }
}

}  // namespace credstack::test
