#include "catalog/ctdl_components.hpp"

#include <algorithm>
#include <utility>

#include "catalog/ctdl_values.hpp"

namespace credstack::catalog::ctdl {
namespace {

constexpr std::pair<std::string_view, ComponentKind> component_classes[] = {
    {"ceterms:AssessmentComponent", ComponentKind::resource},
    {"ceterms:BasicComponent", ComponentKind::resource},
    {"ceterms:CocurricularComponent", ComponentKind::resource},
    {"ceterms:CollectionComponent", ComponentKind::collection},
    {"ceterms:CompetencyComponent", ComponentKind::competency},
    {"ceterms:CourseComponent", ComponentKind::resource},
    {"ceterms:CredentialComponent", ComponentKind::resource},
    {"ceterms:ExtracurricularComponent", ComponentKind::resource},
    {"ceterms:JobComponent", ComponentKind::job},
    {"ceterms:MultiComponent", ComponentKind::resource},
    {"ceterms:PathwayComponent", ComponentKind::resource},
    {"ceterms:WorkExperienceComponent", ComponentKind::work},
};

/** A credential or a course may stand in a pathway itself, without a proxy. */
std::optional<ComponentKind> kind_of(const JsonValue& value) {
  for (const auto& [name, kind] : component_classes) {
    if (has_class(value, name)) return kind;
  }
  if (meaning_of(value).role == Role::achievement) return ComponentKind::itself;
  return std::nullopt;
}

// ASN's terms under CTDL's prefix, and two misspellings, occur in what is published.
constexpr std::string_view part_terms[] = {"ceterms:hasPart", "ceasn:hasPart"};
constexpr std::string_view whole_terms[] = {"ceterms:isPartOf", "ceasn:isPartOf"};
constexpr std::string_view before_terms[] = {"ceterms:precededBy"};
constexpr std::string_view after_terms[] = {"ceterms:precedes", "ceterms:preceeds"};
constexpr std::string_view child_terms[] = {"ceasn:hasChild", "ceterms:hasChild"};
constexpr std::string_view parent_terms[] = {"ceasn:isChildOf", "ceterms:isChildOf"};
constexpr std::string_view goal_terms[] = {"ceterms:isDestinationComponentOf",
                                           "ceterms:isDestinationComponentFor"};

void add_once(std::vector<std::string>& list, const std::string& id) {
  if (!id.empty() && std::find(list.begin(), list.end(), id) == list.end()) list.push_back(id);
}

std::string id_in_place(const JsonValue& value) {
  for (const std::string_view term : {"@id", "ceterms:ctid"}) {
    const std::optional<JsonValue> id = value.find(term);
    if (id && id->is_string()) return std::string(id->text());
  }
  return {};
}

template <std::size_t N, class See>
void each_of(const JsonValue& object, const std::string_view (&terms)[N], const Path& path,
             See see) {
  for (const std::string_view term : terms) each(object, term, path, see);
}

}  // namespace

std::optional<JsonValue> condition_of(Document& document, const JsonValue& element) {
  const std::optional<JsonValue> object = resolved(document, element);
  if (!object || !object->is_object()) return std::nullopt;
  return has_class(*object, "ceterms:ComponentCondition") || !object->find("@type")
             ? object
             : std::optional<JsonValue>{};
}

std::string Components::id_of(const JsonValue& value, const Path& path) {
  if (value.is_string()) return document_.id_of(value.text());
  if (!value.is_object()) {
    document_.type_mismatch(path, "a component of the pathway");
    return {};
  }
  const std::string written = id_in_place(value);
  // Of one in place without an id, the place itself is as good as one.
  const std::string id =
      written.empty() ? "#" + std::to_string(value.distance_from(document_.nodes().front().value))
                      : document_.id_of(written);
  if (value.size() > 1 && document_.at(id) == nullptr) take(id, value, path_);
  return id;
}

void Components::take(const std::string& id, const JsonValue& value, const Path& path) {
  if (all_.find(id) != all_.end()) return;
  const std::optional<ComponentKind> kind = kind_of(value);
  if (!kind) return;
  all_.emplace(id, Component{id, value, path, *kind, {}, {}});
  waiting_.push_back(id);
}

Components::Components(Document& document, const JsonValue& pathway, const Path& path,
                       const std::string& pathway_id)
    : document_(document), path_(path) {
  const auto take_named = [this](const std::string& id) {
    const Document::Node* node = document_.at(id);
    if (node == nullptr) return;
    const auto index = static_cast<std::size_t>(node - document_.nodes().data());
    take(id, node->value, document_.path_of(index));
  };
  each(pathway, "ceterms:hasDestinationComponent", path,
       [&](const JsonValue& value, const Path& at) {
         const std::string id = id_of(value, at);
         take_named(id);
         add_once(destinations_, id);
       });
  each_of(pathway, part_terms, path,
          [&](const JsonValue& value, const Path& at) { take_named(id_of(value, at)); });
  std::size_t pathways = 0;
  for (const Document::Node& node : document.nodes()) {
    pathways += has_class(node.value, "ceterms:Pathway") ? 1 : 0;
  }
  for (std::size_t i = 0; i < document.nodes().size(); ++i) {
    const Document::Node& node = document.nodes()[i];
    const std::optional<ComponentKind> kind = kind_of(node.value);
    if (!kind) continue;
    bool belongs = false;
    bool is_goal = false;
    const auto names_pathway = [&](const JsonValue& value) {
      const std::string id = value.is_string()   ? document.id_of(value.text())
                             : value.is_object() ? document.id_of(id_in_place(value))
                                                 : std::string();
      return id == pathway_id;
    };
    each_of(node.value, whole_terms, path,
            [&](const JsonValue& value, const Path&) { belongs |= names_pathway(value); });
    each_of(node.value, goal_terms, path,
            [&](const JsonValue& value, const Path&) { is_goal |= names_pathway(value); });
    // The only pathway of a document is the one that its components belong to.
    const bool alone = pathways == 1 && *kind != ComponentKind::itself;
    if (belongs || is_goal || alone) take(node.id, node.value, document.path_of(i));
    if (is_goal) add_once(destinations_, node.id);
  }
  // What they name may stand in place, or belong to the pathway by nothing else.
  while (!waiting_.empty()) {
    const std::string id = waiting_.back();
    waiting_.pop_back();
    const JsonValue value = all_.at(id).value;
    const auto take_value = [&](const JsonValue& named, const Path& at) {
      take_named(id_of(named, at));
    };
    each_of(value, child_terms, path, take_value);
    each_of(value, before_terms, path, take_value);
    std::vector<std::pair<JsonValue, int>> conditions;
    const auto take_condition = [&](const JsonValue& element, int depth) {
      const std::optional<JsonValue> condition = condition_of(document, element);
      if (condition && depth < 16) conditions.emplace_back(*condition, depth);
    };
    each(value, "ceterms:hasCondition", path,
         [&](const JsonValue& element, const Path&) { take_condition(element, 0); });
    for (std::size_t next = 0; next < conditions.size() && next < 4096; ++next) {
      const auto [condition, depth] = conditions[next];
      each(condition, "ceterms:targetComponent", path, take_value);
      each(condition, "ceterms:hasCondition", path,
           [&, depth = depth](const JsonValue& element, const Path&) {
             take_condition(element, depth + 1);
           });
    }
  }
  join();
}

void Components::join() {
  const auto other = [this](const JsonValue& value, const Path& at) {
    const auto found = all_.find(id_of(value, at));
    return found == all_.end() ? nullptr : &found->second;
  };
  for (auto& entry : all_) {
    const std::string& id = entry.first;
    const Component& component = entry.second;
    const Path& path = component.path;
    each_of(component.value, before_terms, path, [&](const JsonValue& value, const Path& at) {
      add_once(all_.at(id).before, id_of(value, at));
    });
    each_of(component.value, child_terms, path, [&](const JsonValue& value, const Path& at) {
      add_once(all_.at(id).children, id_of(value, at));
    });
  }
  // What the other side says comes after what a component says itself.
  for (auto& entry : all_) {
    const std::string& id = entry.first;
    const Component& component = entry.second;
    const Path& path = component.path;
    each_of(component.value, after_terms, path, [&](const JsonValue& value, const Path& at) {
      if (Component* later = other(value, at)) add_once(later->before, id);
    });
    each_of(component.value, parent_terms, path, [&](const JsonValue& value, const Path& at) {
      if (Component* parent = other(value, at)) add_once(parent->children, id);
    });
  }
}

const Component* Components::find(const std::string& id) const {
  const auto found = all_.find(id);
  return found == all_.end() ? nullptr : &found->second;
}

}  // namespace credstack::catalog::ctdl
