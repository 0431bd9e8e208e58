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
  if (!asks_of_thing(selector)) return !selector.providers.empty();
  if (!draft.identities.empty()) {
    return std::any_of(draft.identities.begin(), draft.identities.end(),
                       [&](AchievementId each) { return has_all_asked(catalog, selector, each); });
  }
  if (draft.facts) return has_all_asked(catalog, selector, draft.facts);
  if (!selector.ids.empty()) return false;
  if (!selector.subjects.empty() &&
      (item.subject.empty() || !contains(selector.subjects, item.subject))) {
    return false;
  }
  if (!selector.types.empty() && (!item.type || !contains(selector.types, *item.type))) {
    return false;
  }
  if (!selector.level_framework.empty() &&
      std::none_of(item.levels.begin(), item.levels.end(), [&](const Level& level) {
        return level.framework == selector.level_framework &&
               (!selector.level_min || level.level >= *selector.level_min) &&
               (!selector.level_max || level.level <= *selector.level_max);
      })) {
    return false;
  }
  if (!selector.fields.empty() &&
      std::none_of(item.fields.begin(), item.fields.end(), [&](const Code& field) {
        return std::any_of(selector.fields.begin(), selector.fields.end(), [&](const Code& wanted) {
          return !wanted.scheme.empty() && !wanted.code.empty() && field.scheme == wanted.scheme &&
                 field.code.starts_with(wanted.code);
        });
      })) {
    return false;
  }
  return selector.tags.empty() ||
         std::any_of(item.tags.begin(), item.tags.end(),
                     [&](std::string_view tag) { return contains(selector.tags, tag); });
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
  if (!rule.except.empty() && picks_piece(catalog, rule.except, draft, first)) return false;
  return exceptions.empty() || !is_let_off(learner, rule, draft, exceptions, true);
}

}  // namespace credstack::audit
