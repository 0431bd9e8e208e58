#include "plan/choices.hpp"

#include <algorithm>

#include "audit/lists.hpp"
#include "recognition/selection.hpp"

namespace credstack::plan {
namespace {

using audit::contains;
using audit::Tree;
using audit::TreeLeaf;
using audit::TreeRule;

/** Sizes of one leaf; of finer credit only so many are looked at. */
constexpr std::int64_t most_sizes = 120;
/** Courses that a leaf may count. */
constexpr std::int64_t most_courses = 60;

/** Whether something holds of all that is of a description, of none, or of some. */
enum class Holds : std::uint8_t { none, some, all };

Holds both(Holds a, Holds b) { return std::min(a, b); }
Holds either(Holds a, Holds b) { return std::max(a, b); }
Holds negated(Holds a) { return a == Holds::some ? a : a == Holds::all ? Holds::none : Holds::all; }

Holds in_subjects(const Selector& selector, const Selector* asked) {
  if (asked == nullptr || asked->subjects.empty()) return Holds::some;
  const auto in = [&](std::string_view each) { return contains(selector.subjects, each); };
  const auto& subjects = asked->subjects;
  if (std::all_of(subjects.begin(), subjects.end(), in)) return Holds::all;
  return std::any_of(subjects.begin(), subjects.end(), in) ? Holds::some : Holds::none;
}

/** A thing has levels of several frameworks: of another one nothing is known. */
Holds in_levels(const Selector& selector, const Selector* asked) {
  if (asked == nullptr || asked->level_framework != selector.level_framework) return Holds::some;
  const bool from =
      !selector.level_min || (asked->level_min && *asked->level_min >= *selector.level_min);
  const bool to =
      !selector.level_max || (asked->level_max && *asked->level_max <= *selector.level_max);
  // Several levels of one framework may be stated, so what is outside of it is never certain.
  return from && to ? Holds::all : Holds::some;
}

/** Whether a selector of a rule picks what is chosen. */
Holds picked(const Selector& selector, const OwnChoice& choice) {
  // What is named is a thing by itself.
  if (!selector.ids.empty()) return Holds::none;
  if (!selector.providers.empty() && !contains(selector.providers, choice.owner)) {
    return Holds::none;
  }
  if (!selector.types.empty() && !contains(selector.types, AchievementType::course)) {
    return Holds::none;
  }
  Holds holds = Holds::all;
  if (!selector.subjects.empty()) holds = both(holds, in_subjects(selector, choice.asked));
  if (!selector.level_framework.empty()) holds = both(holds, in_levels(selector, choice.asked));
  if (!selector.fields.empty() || !selector.tags.empty()) holds = both(holds, Holds::some);
  return holds;
}

Holds picked(const std::vector<Selector>& selectors, const OwnChoice& choice) {
  Holds holds = Holds::none;
  for (const Selector& each : selectors) holds = either(holds, picked(each, choice));
  return holds;
}

bool is_of_owner(const Rule& rule) {
  return rule.origins.empty() || contains(rule.origins, Origin::resident);
}

/** Whether a rule looks at what is chosen. */
Holds concerns(const Rule& rule, const OwnChoice& choice) {
  if (!is_of_owner(rule)) return Holds::none;
  const Holds of = rule.of.empty() ? Holds::all : picked(rule.of, choice);
  return both(of, negated(picked(rule.except, choice)));
}

/** Whether a selector picks what is chosen by what is certain of it, as the audit does. */
bool is_stated(const Selector& selector, const OwnChoice& choice) {
  if (picked(selector, choice) == Holds::none) return false;
  if (!selector.fields.empty() || !selector.tags.empty()) return false;
  const Selector* asked = choice.asked;
  if (!selector.subjects.empty() && (asked == nullptr || asked->subjects.size() != 1 ||
                                     !contains(selector.subjects, asked->subjects.front()))) {
    return false;
  }
  if (selector.level_framework.empty()) return true;
  return asked != nullptr && asked->level_framework == selector.level_framework &&
         asked->level_min && (!selector.level_min || *asked->level_min >= *selector.level_min) &&
         (!selector.level_max || *asked->level_min <= *selector.level_max);
}

bool is_stated(const Rule& rule, const OwnChoice& choice) {
  const auto any = [&](const std::vector<Selector>& list) {
    return std::any_of(list.begin(), list.end(),
                       [&](const Selector& each) { return is_stated(each, choice); });
  };
  return (rule.of.empty() || any(rule.of)) && !any(rule.except);
}

/** A description that needs no name, no tag and no field. */
bool is_described(const Selector& selector, OrganizationId owner) {
  const bool course = selector.types.empty() || contains(selector.types, AchievementType::course);
  const bool own = selector.providers.empty() || contains(selector.providers, owner);
  return selector.ids.empty() && selector.tags.empty() && selector.fields.empty() && course && own;
}

/** What may be chosen for a leaf; false: nothing that could be described. */
bool describe(const Catalog& catalog, const Tree& tree, const TreeLeaf& leaf, OwnChoice& choice) {
  if (!leaf.requirement || !tree.owner || !leaf.need.is_known() || leaf.need <= Rational(0)) {
    return false;
  }
  choice.leaf = leaf.id;
  choice.owner = tree.owner;
  choice.course = leaf.requirement->kind == RequirementKind::courses;
  if (!choice.course && leaf.requirement->kind != RequirementKind::credits) return false;
  if (!leaf.requirement->open) {
    const std::vector<Selector>& selectors = selectors_of(catalog, *leaf.requirement);
    const auto found = std::find_if(selectors.begin(), selectors.end(), [&](const Selector& each) {
      return is_described(each, tree.owner);
    });
    if (found == selectors.end()) return false;
    choice.asked = &*found;
  }
  return !leaf.terms || picked(leaf.terms->except, choice) != Holds::all;
}

/** Nobody knows in how many courses so much credit comes. */
bool is_counted(const Tree& tree, audit::Index leaf, const OwnChoice& choice) {
  return std::any_of(tree.caps.begin(), tree.caps.end(), [&](const TreeRule& each) {
    return each.leaves.holds(leaf) && each.limits.courses &&
           concerns(*each.rule, choice) != Holds::none;
  });
}

Choice choice_of(const Tree& tree, audit::Index leaf, const OwnChoice& what, Rational size) {
  Choice made;
  made.what = what;
  made.leaf = leaf;
  made.record.type = AchievementType::course;
  made.record.owner = tree.owner;
  if (!what.course) made.record.credit = Credit{size, size, tree.unit};
  return made;
}

}  // namespace

std::vector<Choice> choices_of(const Catalog& catalog, const Tree& tree,
                               const std::vector<bool>& waived, Rational grain) {
  std::vector<Choice> made;
  for (audit::Index leaf = 0; leaf < tree.facts.size(); ++leaf) {
    const TreeLeaf& facts = tree.facts[leaf];
    OwnChoice what;
    if (waived[leaf] || !describe(catalog, tree, facts, what)) continue;
    if (what.course) {
      if (facts.need > Rational(most_courses)) continue;
      for (std::int64_t at = 0; at < facts.need.num(); ++at) {
        made.push_back(choice_of(tree, leaf, what, 1));
      }
      continue;
    }
    const Rational all = facts.need / grain;
    if (!all.is_known() || is_counted(tree, leaf, what)) continue;
    const std::int64_t each = std::max<std::int64_t>((all.ceil() + most_sizes - 1) / most_sizes, 1);
    for (std::int64_t less = (all.ceil() - 1) / each; less >= 0; --less) {
      const Rational size = facts.need - grain * Rational(less * each);
      if (!size.is_known()) continue;
      made.push_back(choice_of(tree, leaf, what, size));
      made.back().units = all.ceil() - less * each;
    }
  }
  return made;
}

learner::Item item_of(const Choice& choice) {
  learner::Item item;
  // A name of its own, which no exception of the record can mean.
  item.id = "\x03";
  item.status = learner::ItemStatus::planned;
  item.chosen_for = choice.what.leaf;
  item.issuer = choice.what.owner;
  item.issuer_stated = true;
  item.type = choice.record.type;
  item.credit = choice.record.credit;
  const Selector* asked = choice.what.asked;
  if (asked == nullptr) return item;
  // Of several subjects nobody knows which one, and of levels the least is certain.
  if (asked->subjects.size() == 1) item.subject = asked->subjects.front();
  if (asked->level_min) item.levels.push_back({asked->level_framework, *asked->level_min});
  return item;
}

std::vector<Condition> open_conditions(const Tree& tree, const Choice& choice) {
  std::vector<Condition> made;
  const TreeLeaf& leaf = tree.facts[choice.leaf];
  const auto add = [&](RequirementId node, const Rule* rule) {
    Condition condition;
    condition.requirement = node;
    condition.rule = rule;
    made.push_back(condition);
  };
  if (leaf.terms && picked(leaf.terms->except, choice.what) == Holds::some) {
    add(leaf.id, nullptr);
  }
  // A goal is reached by what is certain, and a cap is kept by it; else it is up to the choice.
  for (const TreeRule& each : tree.goals) {
    if (each.rule == nullptr || !each.leaves.holds(choice.leaf)) continue;
    const bool helps = concerns(*each.rule, choice.what) == Holds::some;
    if (helps && is_stated(*each.rule, choice.what)) add(tree.ids[each.node], each.rule);
  }
  for (const TreeRule& each : tree.caps) {
    if (!each.leaves.holds(choice.leaf) || !is_of_owner(*each.rule)) continue;
    const Holds holds = concerns(*each.rule, choice.what);
    const bool escapes = holds == Holds::some && !is_stated(*each.rule, choice.what);
    const Selector* asked = choice.what.asked;
    const bool of_one_subject = asked != nullptr && asked->subjects.size() == 1;
    const bool any_subject = each.rule->per == Per::subject && !of_one_subject;
    if (escapes || (holds != Holds::none && any_subject)) add(tree.ids[each.node], each.rule);
  }
  return made;
}

}  // namespace credstack::plan
