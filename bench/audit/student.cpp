#include "audit/student.hpp"

#include <algorithm>

#include "audit/dice.hpp"
#include "recognition/selection.hpp"

namespace credstack::bench {
namespace {

constexpr int last_year = 2025;

class Student {
 public:
  Student(const Catalog& catalog, AchievementId program, Dice dice)
      : catalog_(catalog), program_(program), owner_(catalog[program].owner), dice_(dice) {}

  Json record(std::uint64_t number);

 private:
  void plan(RequirementId node);
  void plan_some(const Requirement& node, std::size_t count);
  void plan_leaf(const Requirement& leaf);
  bool is_planned(AchievementId id) const {
    return std::find(planned_.begin(), planned_.end(), id) != planned_.end();
  }
  std::vector<AchievementId> own_courses() const;
  std::vector<AchievementId> foreign_courses() const;
  AchievementId other_award() const;

  /** What was planned, with some of it left out and other things in its place, by level. */
  std::vector<AchievementId> courses(std::size_t count);
  int level_of(AchievementId id) const {
    const Achievement& course = catalog_[id];
    return course.levels.empty() ? 0 : course.levels.front().level;
  }

  std::string day(int year);
  std::string grade();
  std::string failing_grade() const;
  Json finished(AchievementId id, int year);
  Json elsewhere(AchievementId own, int year);
  Json credit_of(AchievementId id) const;
  void add_own(Json& items, const std::vector<AchievementId>& list, std::size_t done);
  void add_repeats(Json& items, std::size_t count);
  void add_exceptions(Json& record);

  const Catalog& catalog_;
  AchievementId program_;
  OrganizationId owner_;
  Dice dice_;
  std::vector<AchievementId> planned_;
  bool finishing_ = false;  ///< has done all that was planned, and what failed again
  bool returned_ = false;   ///< after years away
  int begun_ = 0;
};

// ---- the plan ---------------------------------------------------------------------------------

void Student::plan(RequirementId at) {
  const Requirement& node = catalog_[at];
  switch (node.kind) {
    case RequirementKind::all:
      for (const RequirementId child : node.children) plan(child);
      break;
    case RequirementKind::any:
      plan_some(node, 1);
      break;
    case RequirementKind::choose:
      plan_some(node, node.choose);
      break;
    default:
      plan_leaf(node);
  }
}

void Student::plan_some(const Requirement& node, std::size_t count) {
  // Some change their mind.
  for (const RequirementId child : dice_.some(node.children, count + (dice_.percent(15) ? 1 : 0))) {
    plan(child);
  }
}

void Student::plan_leaf(const Requirement& leaf) {
  if (leaf.kind == RequirementKind::achievement) {
    if (!is_planned(leaf.achievement)) planned_.push_back(leaf.achievement);
    return;
  }
  if (leaf.kind != RequirementKind::courses && leaf.kind != RequirementKind::credits) return;
  std::size_t courses = leaf.kind == RequirementKind::courses ? leaf.choose : items_of_a_learner;
  Rational credit = leaf.credit ? leaf.credit->min : Rational(0);
  std::vector<AchievementId> list = own_courses();
  dice_.shuffle(list);
  const bool shared = leaf.terms && catalog_[leaf.terms].shared;
  // Some hope that a course counts twice; where it does, that is what is planned.
  const bool reuse = shared || (!selectors_of(catalog_, leaf).empty() && dice_.percent(10));
  if (shared) {
    std::stable_partition(list.begin(), list.end(),
                          [&](AchievementId id) { return is_planned(id); });
  }
  for (const AchievementId id : list) {
    if (courses == 0 || (leaf.kind == RequirementKind::credits && credit <= Rational(0))) return;
    if (!takes(catalog_, leaf, id, owner_)) continue;
    if (is_planned(id)) {
      if (!reuse) continue;
    } else {
      planned_.push_back(id);
    }
    --courses;
    if (catalog_[id].credit) credit = credit - catalog_[id].credit->min;
  }
}

std::vector<AchievementId> Student::own_courses() const {
  std::vector<AchievementId> list;
  for (std::size_t i = 0; i < catalog_.achievements.size(); ++i) {
    const Achievement& course = catalog_.achievements[i];
    if (course.type == AchievementType::course && course.owner == owner_) list.emplace_back(i);
  }
  return list;
}

std::vector<AchievementId> Student::foreign_courses() const {
  std::vector<AchievementId> list;
  for (std::size_t i = 0; i < catalog_.achievements.size(); ++i) {
    const Achievement& course = catalog_.achievements[i];
    if (course.type == AchievementType::course && course.owner != owner_) list.emplace_back(i);
  }
  return list;
}

AchievementId Student::other_award() const {
  for (std::size_t i = 0; i < catalog_.achievements.size(); ++i) {
    const Achievement& award = catalog_.achievements[i];
    if (award.type == AchievementType::certificate) return AchievementId{i};
  }
  return {};
}

std::vector<AchievementId> Student::courses(std::size_t count) {
  plan(catalog_[program_].requirement);
  const std::vector<AchievementId> all = own_courses();
  const int stray = finishing_ ? 0 : dice_.percent(60) ? dice_.between(0, 4) : dice_.between(5, 25);
  std::vector<AchievementId> list;
  for (const AchievementId id : planned_) {
    if (catalog_[id].type != AchievementType::course) continue;
    const AchievementId taken = dice_.percent(stray) ? dice_.of(all) : id;
    if (std::find(list.begin(), list.end(), taken) == list.end()) list.push_back(taken);
  }
  // Who plans more than fits leaves something out; who plans less takes what is interesting.
  if (list.size() > count) list = dice_.some(list, count);
  for (std::size_t tries = 0; list.size() < count && tries < 200; ++tries) {
    const AchievementId id = dice_.of(all);
    if (std::find(list.begin(), list.end(), id) == list.end()) list.push_back(id);
  }
  std::vector<std::pair<int, AchievementId>> by_level;
  for (const AchievementId id : list)
    by_level.emplace_back(level_of(id) + dice_.between(0, 150), id);
  std::sort(by_level.begin(), by_level.end());
  list.clear();
  for (const auto& [level, id] : by_level) list.push_back(id);
  return list;
}

// ---- items ------------------------------------------------------------------------------------

std::string Student::day(int year) {
  const std::string month = std::to_string(dice_.between(10, 12));
  return std::to_string(year) + (dice_.percent(50) ? "-06" : "-" + month) + "-" +
         std::to_string(dice_.between(10, 28));
}

std::string Student::grade() {
  const GradeScaleId scale = catalog_[owner_].grade_scale;
  if (!scale) return "B";
  if (catalog_[scale].numeric) return std::to_string(dice_.between(50, 95));
  std::vector<std::string> passing;
  for (const GradeScale::Grade& each : catalog_[scale].grades) {
    if (each.pass) passing.emplace_back(each.grade);
  }
  // The better ones more often.
  return passing[std::min(dice_.below(passing.size()), dice_.below(passing.size()))];
}

std::string Student::failing_grade() const {
  const GradeScaleId scale = catalog_[owner_].grade_scale;
  if (!scale || catalog_[scale].numeric) return {};
  for (const GradeScale::Grade& each : catalog_[scale].grades) {
    if (!each.pass) return std::string(each.grade);
  }
  return {};
}

Json Student::finished(AchievementId id, int year) {
  Json made = {{"achievement", catalog_[id].id}, {"completed", day(year)}};
  const int kind = dice_.between(0, 99);
  if (kind < 3) {
    made["status"] = "failed";
    if (const std::string bad = failing_grade(); !bad.empty()) made["grade"] = bad;
  } else if (kind < 4) {
    made["status"] = dice_.percent(50) ? "withdrawn" : "audited";
  } else if (kind > 5) {
    made["grade"] = grade();
  }
  if (const AchievementId other = other_award(); other && dice_.percent(3)) {
    made["usedFor"] = {catalog_[other].id};
  }
  return made;
}

Json Student::credit_of(AchievementId id) const {
  const auto& credit = catalog_[id].credit;
  if (!credit) return nullptr;
  return {{"value", std::stoi(credit->min.to_string())}, {"unit", credit->unit}};
}

/** Something taken in the place of a course of the program's owner. */
Json Student::elsewhere(AchievementId own, int year) {
  const std::vector<AchievementId> foreign = foreign_courses();
  if (!foreign.empty() && dice_.percent(30)) return finished(dice_.of(foreign), year);
  Json made = {{"title", "Course of elsewhere"},
               {"issuer", {{"name", dice_.percent(50) ? "Far College" : "A college abroad"}}},
               {"completed", std::to_string(year)},
               {"subject", "ELSE"}};
  if (dice_.percent(90)) made["grade"] = grade();
  if (const Json credit = credit_of(own); credit.is_object()) made["credit"] = credit;
  if (dice_.percent(10)) return made;  // not looked at by anybody yet
  made["accepted"] = {{"by", catalog_[owner_].id}};
  if (dice_.percent(70)) made["accepted"]["as"] = catalog_[own].id;
  if (dice_.percent(15)) made["accepted"]["priorLearning"] = true;
  return made;
}

// ---- the record -------------------------------------------------------------------------------

void Student::add_exceptions(Json& record) {
  Json exceptions = Json::array();
  // Words are confirmed for most.
  for (const Requirement& node : catalog_.requirements) {
    if (node.kind != RequirementKind::prose || node.id.empty() || !dice_.percent(75)) continue;
    exceptions.push_back({{"kind", "confirm"},
                          {"node", node.id},
                          {"by", catalog_[owner_].id},
                          {"date", std::to_string(begun_) + "-10-01"}});
  }
  if (!exceptions.empty()) record["exceptions"] = exceptions;
}

/** What was taken at the program's own place, in this order. */
void Student::add_own(Json& items, const std::vector<AchievementId>& list, std::size_t done) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    const int years = static_cast<int>(i * 5 / items_of_a_learner);
    const bool after_return = returned_ && i > list.size() / 2;
    const int year = after_return ? 2021 + years : std::min(last_year, begun_ + years);
    if (i < done) {
      items.push_back(finished(list[i], year));
    } else {
      items.push_back({{"achievement", catalog_[list[i]].id},
                       {"status", i < done + 5 ? "inProgress" : "planned"}});
    }
  }
}

/** Courses are taken again: first those that were not passed. */
void Student::add_repeats(Json& items, std::size_t count) {
  std::vector<std::string> not_passed;
  std::vector<std::string> passed;
  for (const Json& item : items) {
    if (!item.contains("achievement") || !item.contains("completed")) continue;
    (item.contains("status") ? not_passed : passed).push_back(item["achievement"]);
  }
  for (std::size_t i = 0; i < count && i < not_passed.size() + passed.size(); ++i) {
    const std::string& id = i < not_passed.size() ? not_passed[i] : dice_.of(passed);
    items.push_back(finished(catalog_.find(id), last_year));
  }
}

Json Student::record(std::uint64_t number) {
  finishing_ = dice_.percent(30);
  returned_ = dice_.percent(15);
  begun_ = returned_ ? dice_.between(2010, 2014) : dice_.between(2018, 2024);
  const bool few = finishing_ || dice_.percent(60);
  const auto transfers = static_cast<std::size_t>(few ? dice_.between(0, 2) : dice_.between(3, 12));
  const auto again = static_cast<std::size_t>(finishing_ ? 2 : std::max(0, dice_.between(-2, 3)));
  std::vector<AchievementId> list = courses(items_of_a_learner - again);
  Json items = Json::array();
  // Who comes from elsewhere brings the lower courses.
  for (std::size_t i = 0; i < std::min(transfers, list.size()); ++i) {
    items.push_back(elsewhere(list[i], begun_ - 1));
  }
  list.erase(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(items.size()));
  const int own = static_cast<int>(list.size());
  const int done = finishing_ || dice_.percent(20) ? own : dice_.between(8, own);
  add_own(items, list, static_cast<std::size_t>(done));
  add_repeats(items, again);
  while (items.size() < items_of_a_learner) {
    items.push_back(elsewhere(dice_.of(own_courses()), dice_.between(2012, last_year)));
  }
  Json record = {{"credstackLearner", 1},
                 {"id", "learner-" + std::to_string(number)},
                 {"programs", Json::array({{{"program", catalog_[program_].id},
                                            {"admitted", std::to_string(begun_) + "-09-01"}}})},
                 {"items", items}};
  add_exceptions(record);
  return record;
}

}  // namespace

Json learner_towards(const Catalog& catalog, AchievementId program, std::uint64_t seed,
                     std::uint64_t number) {
  return Student(catalog, program, Dice(seed * 1'000'003 + number)).record(number);
}

}  // namespace credstack::bench
