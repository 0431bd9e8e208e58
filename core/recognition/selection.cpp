#include "recognition/selection.hpp"

#include <algorithm>

namespace credstack {
namespace {

template <class Item>
bool has(const std::vector<Item>& list, const Item& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

bool has_level(const Selector& selector, const std::vector<Level>& levels) {
  return std::any_of(levels.begin(), levels.end(), [&](const Level& level) {
    return level.framework == selector.level_framework &&
           (!selector.level_min || level.level >= *selector.level_min) &&
           (!selector.level_max || level.level <= *selector.level_max);
  });
}

/** A code names a field and all that begins with it; of one without a scheme nothing is known. */
bool has_field(const Selector& selector, const std::vector<Code>& fields) {
  return std::any_of(selector.fields.begin(), selector.fields.end(), [&](const Code& wanted) {
    return !wanted.scheme.empty() && !wanted.code.empty() &&
           std::any_of(fields.begin(), fields.end(), [&](const Code& field) {
             return field.scheme == wanted.scheme && field.code.starts_with(wanted.code);
           });
  });
}

bool has_tag(const Selector& selector, const StudyFacts* facts) {
  return facts != nullptr &&
         std::any_of(facts->tags.begin(), facts->tags.end(),
                     [&](std::string_view tag) { return has(selector.tags, tag); });
}

bool is_own(OrganizationId owner, OrganizationId program_owner) {
  return owner && owner == program_owner;
}

}  // namespace

bool asks_of_thing(const Selector& selector) {
  return !selector.ids.empty() || !selector.types.empty() || !selector.subjects.empty() ||
         !selector.level_framework.empty() || !selector.fields.empty() || !selector.tags.empty();
}

bool has_all_asked(const Catalog& catalog, const Selector& selector, AchievementId id) {
  const Achievement& thing = catalog[id];
  const StudyFacts* facts = thing.study ? &catalog[thing.study] : nullptr;
  if (!selector.ids.empty() && !has(selector.ids, id)) return false;
  // Of what is kept elsewhere, `Other` says that the type is not known.
  const bool typed = !thing.external || thing.type != AchievementType::other;
  if (!selector.types.empty() && !(typed && has(selector.types, thing.type))) return false;
  if (!selector.subjects.empty() &&
      !(facts != nullptr && !facts->subject.empty() && has(selector.subjects, facts->subject))) {
    return false;
  }
  if (!selector.level_framework.empty() && !has_level(selector, thing.levels)) return false;
  if (!selector.fields.empty() && !has_field(selector, thing.fields)) return false;
  return selector.tags.empty() || has_tag(selector, facts);
}

bool picks(const Catalog& catalog, const Selector& selector, AchievementId id) {
  const OrganizationId owner = catalog[id].owner;
  if (!selector.providers.empty() && !(owner && has(selector.providers, owner))) return false;
  if (!has_all_asked(catalog, selector, id)) return false;
  return !selector.providers.empty() || asks_of_thing(selector);
}

bool picks(const Catalog& catalog, const std::vector<Selector>& selectors, AchievementId id) {
  return std::any_of(selectors.begin(), selectors.end(),
                     [&](const Selector& each) { return picks(catalog, each, id); });
}

bool is_about(const Catalog& catalog, const Rule& rule, AchievementId id, Origin origin) {
  const bool of_any = rule.origins.empty();
  if (!of_any &&
      std::find(rule.origins.begin(), rule.origins.end(), origin) == rule.origins.end()) {
    return false;
  }
  if (!rule.of.empty() && !picks(catalog, rule.of, id)) return false;
  return !picks(catalog, rule.except, id);
}

const std::vector<Selector>& selectors_of(const Catalog& catalog, const Requirement& leaf) {
  static const std::vector<Selector> none;
  return leaf.terms ? catalog[leaf.terms].select : none;
}

bool is_excepted(const Catalog& catalog, const Requirement& leaf, AchievementId id) {
  return leaf.terms && picks(catalog, catalog[leaf.terms].except, id);
}

bool selects(const Catalog& catalog, const Requirement& leaf, AchievementId id,
             OrganizationId program_owner) {
  const OrganizationId owner = catalog[id].owner;
  const std::vector<Selector>& selectors = selectors_of(catalog, leaf);
  return std::any_of(selectors.begin(), selectors.end(), [&](const Selector& each) {
    const bool reaches =
        is_own(owner, program_owner) || has(each.ids, id) || (owner && has(each.providers, owner));
    return reaches && picks(catalog, each, id);
  });
}

bool takes(const Catalog& catalog, const Requirement& leaf, AchievementId id,
           OrganizationId program_owner) {
  if (leaf.kind == RequirementKind::achievement) return leaf.achievement == id;
  if (leaf.kind == RequirementKind::holds) return has(leaf.holds, catalog[id].type);
  if (leaf.kind != RequirementKind::credits && leaf.kind != RequirementKind::courses) return false;
  if (is_excepted(catalog, leaf, id)) return false;
  return has(leaf.from, id) || (leaf.open && is_own(catalog[id].owner, program_owner)) ||
         selects(catalog, leaf, id, program_owner);
}

}  // namespace credstack
