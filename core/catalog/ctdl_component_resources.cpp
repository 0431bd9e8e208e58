#include "catalog/ctdl_component_resources.hpp"

#include <algorithm>
#include <string>

#include "catalog/ctdl_references.hpp"
#include "catalog/ctdl_values.hpp"

namespace credstack::catalog::ctdl {
namespace {

AchievementType type_of(Document& document, const Component& component) {
  for (const Concept& named :
       read_concepts(document, component.value, "ceterms:credentialType", component.path)) {
    const Meaning meaning = meaning_of_class("ceterms:" + std::string(named.node));
    if (meaning.role == Role::achievement) return meaning.type;
  }
  if (has_class(component.value, "ceterms:CourseComponent")) return AchievementType::course;
  if (has_class(component.value, "ceterms:AssessmentComponent")) {
    return AchievementType::assessment;
  }
  return AchievementType::other;
}

/** The record that a component stands in for. It names one that nothing else names. */
AchievementId resource(Record& record, const Component& component, const JsonValue& value,
                       const Path& path) {
  const AchievementId at =
      read_achievement(record.document, value, path, type_of(record.document, component),
                       component.id + "#proxyFor");
  if (!at) return at;
  Achievement& made = record.builder().catalog().achievements[at.index()];
  const bool described = record.document.at(std::string(made.id)) != nullptr;
  if (made.external && !described && !made.name) {
    made.name = name_of_component(record.document, component);
  }
  return at;
}

}  // namespace

Text name_of_component(Document& document, const Component& component) {
  const Text name = read_text(document, component.value, "ceterms:name", component.path);
  return name ? name : read_text(document, component.value, "ceterms:description", component.path);
}

std::vector<AchievementId> resources_of(Record& record, const Component& component) {
  std::vector<AchievementId> found;
  if (component.kind == ComponentKind::itself) {
    found.push_back(record.builder().achievement(component.id));
    return found;
  }
  if (component.kind == ComponentKind::competency || component.kind == ComponentKind::job ||
      component.kind == ComponentKind::work || component.kind == ComponentKind::collection) {
    return found;
  }
  for (const std::string_view term : {"ceterms:proxyFor", "ceterms:proxyForItems"}) {
    each(component.value, term, component.path, [&](const JsonValue& value, const Path& at) {
      const AchievementId one = resource(record, component, value, at);
      if (one && std::find(found.begin(), found.end(), one) == found.end()) found.push_back(one);
    });
  }
  // Before `proxyFor` there was the address of the record's data.
  if (found.empty() && !component.value.find("ceterms:proxyFor")) {
    each(component.value, "ceterms:sourceData", component.path,
         [&](const JsonValue& value, const Path& at) {
           if (!value.is_string() || !local_name(value.text()).starts_with("ce-")) return;
           const AchievementId one = resource(record, component, value, at);
           if (one) found.push_back(one);
         });
  }
  return found;
}

}  // namespace credstack::catalog::ctdl
