#include "audit/concerns.hpp"

#include <algorithm>

#include "audit/exceptions.hpp"
#include "audit/lists.hpp"
#include "recognition/selection.hpp"

namespace credstack::audit {
namespace {

using learner::Item;

/** Whether a selector picks a piece: by what it counts as, else by what the record says of it. */
bool picks_piece(const Catalog& catalog, const Selector& selector, const Draft& draft,
                 const Item& item) {
  if (!selector.providers.empty() &&
      !(draft.provider && contains(selector.providers, draft.provider))) {
    return false;
  }
  Selector rest = selector;
  rest.providers.clear();
  const bool only_providers = rest.ids.empty() && rest.subjects.empty() && rest.types.empty() &&
                              rest.fields.empty() && rest.tags.empty() &&
                              rest.level_framework.empty();
  if (only_providers) return !selector.providers.empty();
  if (!draft.identities.empty()) {
    return std::any_of(draft.identities.begin(), draft.identities.end(),
                       [&](AchievementId each) { return picks(catalog, rest, each); });
  }
  if (draft.facts) return picks(catalog, rest, draft.facts);
  if (!rest.ids.empty()) return false;
  if (!rest.subjects.empty() && (item.subject.empty() || !contains(rest.subjects, item.subject))) {
    return false;
  }
  if (!rest.types.empty() && (!item.type || !contains(rest.types, *item.type))) return false;
  if (!rest.level_framework.empty() &&
      std::none_of(item.levels.begin(), item.levels.end(), [&](const Level& level) {
        return level.framework == rest.level_framework &&
               (!rest.level_min || level.level >= *rest.level_min) &&
               (!rest.level_max || level.level <= *rest.level_max);
      })) {
    return false;
  }
  if (!rest.fields.empty() &&
      std::none_of(item.fields.begin(), item.fields.end(), [&](const Code& field) {
        return std::any_of(rest.fields.begin(), rest.fields.end(), [&](const Code& wanted) {
          return !wanted.scheme.empty() && !wanted.code.empty() && field.scheme == wanted.scheme &&
                 field.code.starts_with(wanted.code);
        });
      })) {
    return false;
  }
  return rest.tags.empty() ||
         std::any_of(item.tags.begin(), item.tags.end(),
                     [&](std::string_view tag) { return contains(rest.tags, tag); });
}

}  // namespace

bool picks_piece(const Catalog& catalog, const std::vector<Selector>& selectors, const Draft& draft,
                 const Item& item) {
  return std::any_of(selectors.begin(), selectors.end(),
                     [&](const Selector& each) { return picks_piece(catalog, each, draft, item); });
}

bool concerns(const Catalog& catalog, const learner::Learner& learner, const Rule& rule, Index tree,
              const Draft& draft, const std::vector<RuleException>& exceptions) {
  if (!rule.origins.empty()) {
    const Origin origin = draft.piece.origin == Origin::prior_learning ? Origin::prior_learning
                          : draft.resident_of(tree)                    ? Origin::resident
                                                                       : Origin::transfer;
    if (!contains(rule.origins, origin)) return false;
  }
  const Item& first = learner.items[draft.piece.items.front()];
  if (!rule.of.empty() && !picks_piece(catalog, rule.of, draft, first)) return false;
  if (picks_piece(catalog, rule.except, draft, first)) return false;
  return !is_let_off(learner, rule, draft, exceptions, true);
}

}  // namespace credstack::audit
