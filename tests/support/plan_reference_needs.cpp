// What must come before a thing, and beside it (docs/plan.md).
#include <algorithm>

#include "recognition/requirement_tree.hpp"
#include "support/plan_reference_schedule.hpp"

namespace credstack::test {

using learner::Item;
using learner::ItemStatus;

bool ScheduleSearch::is_met(RequirementId at, int day, When when) const {
  if (!at) return true;
  const Requirement& node = catalog_[at];
  const auto children = [&] {
    return static_cast<std::size_t>(
        std::count_if(node.children.begin(), node.children.end(),
                      [&](RequirementId child) { return is_met(child, day, when); }));
  };
  const bool selects = node.open || (node.terms && !catalog_[node.terms].select.empty());
  switch (node.kind) {
    case RequirementKind::all:
      return children() == node.children.size();
    case RequirementKind::any:
      return children() >= 1;
    case RequirementKind::choose:
      return children() >= node.choose;
    case RequirementKind::prose:
      return true;  // a condition
    case RequirementKind::achievement:
      return is_there(node.achievement, node, day, when);
    case RequirementKind::courses: {
      if (selects) return true;
      const auto there = std::count_if(node.from.begin(), node.from.end(), [&](AchievementId id) {
        return is_there(id, node, day, when);
      });
      return static_cast<std::size_t>(there) >= node.choose;
    }
    case RequirementKind::credits: {
      if (selects) return true;
      Rational sum = 0;
      for (const AchievementId id : node.from) {
        const Rational credit = plan_.in_unit(catalog_[id], node.credit->unit);
        if (credit.is_known() && is_there(id, node, day, when)) sum = sum + credit;
      }
      return sum >= node.credit->min;
    }
    case RequirementKind::holds:
      break;
  }
  if (record_has_award(node, day, when)) return true;
  return std::any_of(placed_.begin(), placed_.end(), [&](const PlacedStep& each) {
    const bool of_type = std::find(node.holds.begin(), node.holds.end(), stated(each.thing).type) !=
                         node.holds.end();
    return of_type && step_is_there(each, day, when);
  });
}

bool ScheduleSearch::is_there(AchievementId id, const Requirement& node, int day, When when) const {
  if (!id) return false;  // what cannot be read
  std::vector<AchievementId> names{id};
  if (catalog_[id].study) {
    const auto& equivalents = catalog_[catalog_[id].study].equivalents;
    names.insert(names.end(), equivalents.begin(), equivalents.end());
  }
  return std::any_of(names.begin(), names.end(), [&](AchievementId name) {
    if (record_has(name, node, day, when)) return true;
    return std::any_of(placed_.begin(), placed_.end(), [&](const PlacedStep& each) {
      return plan_.world_.things()[each.thing].id == name && step_is_there(each, day, when);
    });
  });
}

bool ScheduleSearch::step_is_there(const PlacedStep& step, int day, When when) const {
  switch (when) {
    case When::at_all:
      return true;
    case When::before:
      return step.end < day && valid_until(step) >= day;
    case When::beside:
      return step.start <= day && valid_until(step) >= day;
    case When::by_the_end:
      break;
  }
  return step.end <= day;
}

bool ScheduleSearch::record_has(AchievementId id, const Requirement& node, int day,
                                When when) const {
  const std::vector<Item>& items = plan_.world_.read().learner().items;
  return std::any_of(items.begin(), items.end(), [&](const Item& item) {
    if (item.achievement != id) return false;
    if (item.status == ItemStatus::in_progress) return true;
    if (item.status != ItemStatus::completed || !reaches(item, node)) return false;
    return when == When::at_all || !item.expires || plan_.number(item.expires.last_day()) >= day;
  });
}

bool ScheduleSearch::record_has_award(const Requirement& node, int day, When when) const {
  const std::vector<Item>& items = plan_.world_.read().learner().items;
  return std::any_of(items.begin(), items.end(), [&](const Item& item) {
    const bool of_type =
        item.achievement && std::find(node.holds.begin(), node.holds.end(),
                                      catalog_[item.achievement].type) != node.holds.end();
    return of_type && record_has(item.achievement, node, day, when);
  });
}

/** Of whose course or program the node is a part. */
OrganizationId ScheduleSearch::owner_of(const Requirement& node) const {
  for (const Achievement& each : catalog_.achievements) {
    bool found = false;
    const auto look = [&](RequirementId, const Requirement& at) { found = found || &at == &node; };
    for_each_node(catalog_, each.entry, look);
    for_each_node(catalog_, each.requirement, look);
    if (each.study) for_each_node(catalog_, catalog_[each.study].corequisites, look);
    if (found) return each.owner;
  }
  return {};
}

/**
 * A grade of the only scale that there is; one that is not of it, or that somebody else gave, is
 * not known yet.
 */
bool ScheduleSearch::reaches(const Item& item, const Requirement& node) const {
  const std::string_view grade = item.grade;
  if (node.minimum_grade.empty() || grade.empty() || catalog_.grade_scales.size() != 1) {
    return true;
  }
  const OrganizationId issuer = catalog_[item.achievement].owner;
  const bool is_of_it = issuer && catalog_[issuer].grade_scale;
  if (!is_of_it && issuer != owner_of(node)) return true;
  const auto& grades = catalog_.grade_scales.front().grades;
  const auto place = [&](std::string_view word) {
    return std::find_if(grades.begin(), grades.end(),
                        [&](const GradeScale::Grade& each) { return each.grade == word; });
  };
  if (place(grade) == grades.end() || place(node.minimum_grade) == grades.end()) return true;
  return place(grade) <= place(node.minimum_grade);
}

}  // namespace credstack::test
