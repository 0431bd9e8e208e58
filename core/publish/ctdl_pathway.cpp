#include "publish/ctdl_pathway.hpp"

#include <algorithm>

#include "publish/ctdl_conditions_json.hpp"
#include "publish/ctdl_json.hpp"
#include "publish/ctdl_names.hpp"

namespace credstack::publish {
namespace {

std::string words_of(const Catalog& catalog, const OpenCondition& open) {
  if (open.entry) return "Admission: " + in_words(catalog, open.entry);
  if (open.leaf) return in_words(catalog, open.leaf);
  if (!open.together_with.empty()) {
    std::string text = "Together with";
    for (const AchievementId other : open.together_with) {
      text.append(" ").append(catalog[other].name.in("en")).append(";");
    }
    text.pop_back();
    return text;
  }
  if (open.rule != nullptr && open.rule->text) return std::string(open.rule->text.in("en"));
  if (open.stated != nullptr && open.stated->text) return std::string(open.stated->text.in("en"));
  return std::string(spelled(open.kind));
}

/** The component that stands for an award: the destination is number 0, then the steps. */
std::string component_id(const Route& route, AchievementId award) {
  std::size_t number = 0;
  for (std::size_t i = 0; i < route.steps.size() && award != route.destination; ++i) {
    if (route.steps[i].award == award) number = i + 1;
  }
  return route.id + "/" + std::to_string(number);
}

const char* component_class(AchievementType type) {
  if (type == AchievementType::course) return "ceterms:CourseComponent";
  if (type == AchievementType::assessment) return "ceterms:AssessmentComponent";
  // CTDL has no component for a program that is no credential.
  return type == AchievementType::learning_program ? "ceterms:BasicComponent"
                                                   : "ceterms:CredentialComponent";
}

void write_constraint(JsonWriter& json, const std::string& words) {
  json.object().member("@type", "ceterms:Constraint");
  ctdl_english(json, "ceterms:description", words);
  json.end_object();
}

/** One predecessor that counts under conditions: they bear on it alone. */
void write_conditional(JsonWriter& json, const Route& route, const RouteStep& step) {
  json.object().member("@type", "ceterms:ComponentCondition");
  json.member("ceterms:requiredNumber", std::int64_t{1});
  json.key("ceterms:targetComponent").array();
  json.string(component_id(route, step.award)).end_array();
  json.key("ceterms:hasConstraint").array();
  for (const std::string& words : step.conditions) write_constraint(json, words);
  json.end_array().end_object();
}

/** Of all that leads to the award one is enough. */
void write_ways(JsonWriter& json, const Route& route, AchievementId award) {
  std::vector<const RouteStep*> sure;
  std::vector<const RouteStep*> conditional;
  for (const RouteStep& step : route.steps) {
    if (step.next == award) (step.conditions.empty() ? sure : conditional).push_back(&step);
  }
  if (sure.empty() && conditional.empty()) return;
  json.key("ceterms:precededBy").array();
  for (const RouteStep& step : route.steps) {
    if (step.next == award) json.string(component_id(route, step.award));
  }
  json.end_array().key("ceterms:hasCondition").array().object();
  json.member("@type", "ceterms:ComponentCondition");
  ctdl_english(json, "ceterms:name", "One of the awards that lead here");
  json.member("ceterms:requiredNumber", std::int64_t{1});
  if (!sure.empty()) {
    json.key("ceterms:targetComponent").array();
    for (const RouteStep* step : sure) json.string(component_id(route, step->award));
    json.end_array();
  }
  if (!conditional.empty()) {
    json.key("ceterms:hasCondition").array();
    for (const RouteStep* step : conditional) write_conditional(json, route, *step);
    json.end_array();
  }
  json.end_object().end_array();
}

void write_component(JsonWriter& json, const Catalog& catalog, const Route& route,
                     AchievementId award, AchievementId next) {
  const Achievement& record = catalog[award];
  json.object().member("@id", component_id(route, award));
  json.member("@type", component_class(record.type));
  ctdl_text(json, "ceterms:name", record.name);
  json.key("ceterms:isPartOf").array().string(route.id).end_array();
  json.member("ceterms:proxyFor", ctdl_address(record.id));
  if (next) {
    json.key("ceterms:precedes").array().string(component_id(route, next)).end_array();
  }
  write_ways(json, route, award);
  json.end_object();
}

}  // namespace

Route route_of(const Catalog& catalog, const LadderAnswer& ladder, std::size_t& left_out) {
  Route route;
  route.id = ctdl_address(catalog[ladder.program].id) + "#pathway";
  route.destination = ladder.program;
  for (const Text::Entry& entry : catalog[ladder.program].name.entries) {
    route.name.entries.push_back(entry);
  }
  left_out = 0;
  for (const Rung& rung : ladder.rungs) {
    if (rung.way.verdict > Verdict::conditional || rung.way.path.size() < 2) {
      ++left_out;
      continue;
    }
    RouteStep step{rung.way.at, rung.way.path[1], {}};
    for (const OpenCondition& open : rung.way.step.conditions) {
      step.conditions.push_back(words_of(catalog, open));
    }
    // A step may be conditional for its source or its target rather than for a stated condition.
    if (step.conditions.empty() && rung.way.step.verdict != Verdict::yes) {
      for (const Reason& reason : rung.way.step.reasons) {
        step.conditions.emplace_back(word(reason.code));
      }
    }
    route.steps.push_back(std::move(step));
  }
  return route;
}

std::string ctdl_pathway(const Catalog& catalog, const Route& route) {
  JsonWriter json;
  json.object().member("@context", "https://credreg.net/ctdl/schema/context/json");
  json.key("@graph").array().object();
  json.member("@id", route.id).member("@type", "ceterms:Pathway");
  ctdl_text(json, "ceterms:name", route.name);
  if (!route.owner.empty()) {
    json.key("ceterms:ownedBy").array().string(ctdl_address(route.owner)).end_array();
  }
  const std::string destination = component_id(route, route.destination);
  json.key("ceterms:hasDestinationComponent").array().string(destination).end_array();
  json.key("ceterms:hasPart").array().string(destination);
  for (const RouteStep& step : route.steps) json.string(component_id(route, step.award));
  json.end_array().end_object();
  write_component(json, catalog, route, route.destination, {});
  for (const RouteStep& step : route.steps) {
    write_component(json, catalog, route, step.award, step.next);
  }
  json.end_array().end_object();
  return json.take() + "\n";
}

}  // namespace credstack::publish
