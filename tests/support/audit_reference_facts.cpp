// What selectors and rules see of a thing, for the reference audit.
#include "support/audit_reference_piece_maker.hpp"

namespace credstack::test::reference {

Facts facts_of(const Catalog& catalog, AchievementId id) {
  const Achievement& thing = catalog[id];
  Facts facts;
  facts.achievement = id;
  facts.owner = thing.owner;
  facts.levels = thing.levels;
  facts.type = thing.type;
  facts.fields = thing.fields;
  if (thing.study) {
    facts.subject = catalog[thing.study].subject;
    facts.tags = catalog[thing.study].tags;
  }
  return facts;
}

std::vector<Facts> identities_of(const Catalog& catalog, AchievementId id) {
  std::vector<Facts> all{facts_of(catalog, id)};
  for (std::size_t i = 0; i < catalog.achievements.size(); ++i) {
    const AchievementId other(i);
    if (other == id || !catalog[other].study) continue;
    if (contains(catalog[catalog[other].study].equivalents, id)) {
      all.push_back(facts_of(catalog, other));
    }
  }
  return all;
}

OrganizationId teacher_of(const Catalog& catalog, const learner::Item& item) {
  if (item.issuer_stated) return item.issuer;
  return item.achievement ? catalog[item.achievement].owner : OrganizationId{};
}

std::string provider_of(const Catalog& catalog, const learner::Item& item) {
  const OrganizationId who = teacher_of(catalog, item);
  if (who) return std::string(catalog[who].id);
  return item.issuer_stated ? "name:" + std::string(item.issuer_name) : std::string();
}

bool selects(const Selector& selector, const Facts& facts) {
  if (!selector.ids.empty() && !(facts.achievement && contains(selector.ids, facts.achievement))) {
    return false;
  }
  if (!selector.subjects.empty() &&
      (facts.subject.empty() || !contains(selector.subjects, facts.subject))) {
    return false;
  }
  if (!selector.level_framework.empty()) {
    bool found = false;
    for (const Level& level : facts.levels) {
      if (level.framework != selector.level_framework) continue;
      if (selector.level_min && level.level < *selector.level_min) continue;
      if (selector.level_max && *selector.level_max < level.level) continue;
      found = true;
    }
    if (!found) return false;
  }
  if (!selector.types.empty() && !(facts.type && contains(selector.types, *facts.type))) {
    return false;
  }
  if (!selector.providers.empty() && !(facts.owner && contains(selector.providers, facts.owner))) {
    return false;
  }
  if (!selector.fields.empty()) {
    bool found = false;
    for (const Code& asked : selector.fields) {
      for (const Code& has : facts.fields) {
        if (has.scheme == asked.scheme && has.code.starts_with(asked.code)) found = true;
      }
    }
    if (!found) return false;
  }
  if (!selector.tags.empty()) {
    const bool found = std::any_of(facts.tags.begin(), facts.tags.end(), [&](std::string_view tag) {
      return contains(selector.tags, tag);
    });
    if (!found) return false;
  }
  return true;
}

bool picks_one(const std::vector<Selector>& selectors, const std::vector<Facts>& identities) {
  for (const Selector& selector : selectors) {
    for (const Facts& facts : identities) {
      if (selects(selector, facts)) return true;
    }
  }
  return false;
}

bool picks(const RuleAt& at, const Piece& piece) {
  const Rule& rule = *at.rule;
  if (!rule.origins.empty() && !contains(rule.origins, piece.origin)) return false;
  // Of a piece, its provider is who taught it, whatever it counts as.
  std::vector<Facts> taught = piece.identities;
  for (Facts& each : taught) each.owner = piece.teacher;
  if (!rule.of.empty() && !picks_one(rule.of, taught)) return false;
  return !picks_one(rule.except, taught);
}

bool is_let_off(const Allowed& allowed, const Piece& piece) {
  if (allowed.everybody) return true;
  return std::all_of(piece.items.begin(), piece.items.end(),
                     [&](std::uint32_t i) { return contains(allowed.items, i); });
}

}  // namespace credstack::test::reference
