// Wishes as docs/plan.md writes them. Read here without a complaint: who makes a case makes it
// well.
#include <algorithm>

#include "support/plan_case.hpp"

namespace credstack::test {
namespace {

Money money_of(const Json& stated) {
  Money made;
  made.minor = stated.at("minor").get<std::int64_t>();
  const auto& code = stated.at("currency").get_ref<const std::string&>();
  std::copy_n(code.begin(), 3, made.currency.begin());
  return made;
}

std::vector<AchievementId> ids_of(const Catalog& catalog, const Json& stated) {
  std::vector<AchievementId> all;
  for (const Json& each : stated) {
    const AchievementId id = catalog.find(each.get_ref<const std::string&>());
    if (id) all.push_back(id);
  }
  return all;
}

plan::Objective objective_of(const std::string& word) {
  using plan::Objective;
  if (word == "cost") return Objective::cost;
  if (word == "time") return Objective::time;
  if (word == "steps") return Objective::steps;
  if (word == "unrecognised") return Objective::unrecognised;
  return word == "firstAward" ? Objective::first_award : Objective::outlay;
}

void read_funding(const Catalog& catalog, const Json& stated, plan::Wishes& wishes) {
  for (const Json& each : stated) {
    plan::Funding made;
    made.of = ids_of(catalog, each.value("of", Json::array()));
    if (each.contains("share")) made.share = *Rational::parse(each["share"].get<std::string>());
    if (each.contains("most")) made.most = money_of(each["most"]);
    wishes.funding.push_back(made);
  }
}

void read_exclusions(const Catalog& catalog, const Json& stated, plan::Wishes& wishes) {
  wishes.exclude = ids_of(catalog, stated);
  for (const Json& each : stated) {
    for (std::size_t i = 0; i < catalog.organizations.size(); ++i) {
      if (catalog.organizations[i].id == each.get_ref<const std::string&>()) {
        wishes.exclude_of.emplace_back(i);
      }
    }
  }
}

}  // namespace

plan::Wishes read_wishes(const Catalog& catalog, const Json& stated) {
  plan::Wishes made;
  const auto has = [&](const char* key) { return stated.contains(key); };
  const auto word = [&](const char* key) -> std::string_view {
    return has(key) ? std::string_view(stated[key].get_ref<const std::string&>()) : "";
  };
  if (has("minimize")) {
    made.minimize.clear();
    for (const Json& each : stated["minimize"]) made.minimize.push_back(objective_of(each));
  }
  made.stop_after = stated.value("stopAfter", 1U);
  made.frontier = stated.value("frontier", false);
  made.possible = stated.value("possible", false);
  if (has("start")) made.start = *Date::parse(word("start"));
  if (has("deadline")) made.deadline = *Date::parse(word("deadline"));
  if (has("hoursPerWeek")) made.hours_per_week = Rational::parse(stated["hoursPerWeek"].dump());
  if (has("budget")) made.budget = money_of(stated["budget"]);
  if (has("budgetPerTerm")) made.budget_per_term = money_of(stated["budgetPerTerm"]);
  made.audience = word("audience");
  made.currency = word("currency");
  if (has("funding")) read_funding(catalog, stated["funding"], made);
  if (has("exclude")) read_exclusions(catalog, stated["exclude"], made);
  if (has("include")) made.include = ids_of(catalog, stated["include"]);
  for (const Json& each : stated.value("delivery", Json::array())) {
    made.delivery.push_back(*from_spelling<Delivery>(each.get<std::string>()));
  }
  if (has("languages")) {
    for (const Json& each : stated["languages"]) {
      made.languages.push_back(each.get_ref<const std::string&>());
    }
  }
  if (has("priorLearning")) {
    made.any_prior_learning = stated["priorLearning"].is_boolean();
    if (stated["priorLearning"].is_array()) {
      made.prior_learning = ids_of(catalog, stated["priorLearning"]);
    }
  }
  return made;
}

}  // namespace credstack::test
