#include "recognition/shared_core.hpp"

#include <algorithm>

#include "model/sorting.hpp"
#include "recognition/credit_application.hpp"
#include "recognition/requirement_tree.hpp"
#include "recognition/selection.hpp"

namespace credstack {
namespace {

struct Meeting {
  AchievementId program;
  Named course;
};

/** Every other program that names one of the courses, in order of program. */
std::vector<Meeting> meetings(const Catalog& catalog, const Graph& graph, AchievementId id,
                              const std::vector<Named>& courses) {
  std::vector<Meeting> found;
  for (const Named& course : courses) {
    AchievementId last;
    for (const Edge& edge : graph.out(course.achievement)) {
      if (edge.kind != EdgeKind::requirement || edge.to == id || edge.to == last) continue;
      // What a selector picks it does not name.
      if (!selectors_of(catalog, catalog[edge.leaf]).empty()) continue;
      found.push_back({edge.to, course});
      last = edge.to;
    }
  }
  sort_stably(found, [](const Meeting& a, const Meeting& b) {
    return std::pair(a.program, a.course.achievement) < std::pair(b.program, b.course.achievement);
  });
  found.erase(std::unique(found.begin(), found.end(),
                          [](const Meeting& a, const Meeting& b) {
                            return a.program == b.program &&
                                   a.course.achievement == b.course.achievement;
                          }),
              found.end());
  return found;
}

/** The credit that shared courses come to: certain for those always taken, at most for all. */
void apply_shared(const Catalog& catalog, Step& step, const std::vector<AchievementId>& certain) {
  const Achievement& target = catalog[step.to];
  step.credit.pieces_total = listed_pieces(catalog, target.requirement);
  if (step.credit.pieces_total) step.credit.pieces = static_cast<std::int64_t>(certain.size());
  const auto total = program_total(catalog, target);
  if (!total) return;
  step.credit.total = total->credit;
  step.credit.total_stated = total->stated;
  const std::string_view unit = total->credit.unit;
  const Rational least = fill_at_least(catalog, target, certain, unit);
  const Rational most = fill_at_most(catalog, target, step.shared, unit);
  if (!least.is_known() || !most.is_known()) return;
  step.credit.applied = Credit{least, max(least, min(most, total->credit.max)), unit};
  set_remaining(step.credit);
  if (!most.is_zero()) step.effect = Effect::credit;
}

/** A course counts in the second program only with the grade that the second asks for. */
void ask_grades(const Catalog& catalog, Step& step) {
  for_each_node(catalog, catalog[step.to].requirement,
                [&](RequirementId id, const Requirement& node) {
                  if (node.minimum_grade.empty()) return;
                  const auto is_asked = [&](AchievementId course) {
                    return takes(catalog, node, course, catalog[step.to].owner);
                  };
                  if (std::none_of(step.shared.begin(), step.shared.end(), is_asked)) return;
                  step.conditions.push_back({.kind = ConditionKind::minimum_grade, .leaf = id});
                });
}

Step shared_step(const Catalog& catalog, AchievementId from, AchievementId to,
                 const std::vector<Named>& courses, Date on) {
  Step step;
  step.from = from;
  step.to = to;
  step.kind = EdgeKind::requirement;
  step.shared_courses = true;
  step.standing = Standing::derived;
  step.effect = Effect::requirement;
  step.verdict = Verdict::yes;
  std::vector<AchievementId> certain;
  for (const Named& course : courses) {
    step.shared.push_back(course.achievement);
    if (course.always) certain.push_back(course.achievement);
  }
  apply_shared(catalog, step, certain);
  add_reason(step, ReasonCode::sharing_rule_not_stated, Verdict::unknown);
  if (certain.size() < catalog.policy.shared_core) {
    add_reason(step, ReasonCode::only_if_chosen, Verdict::unknown);
  }
  ask_grades(catalog, step);
  judge_source(catalog, step, catalog[to].source, on);
  judge_target(catalog, step);
  return step;
}

}  // namespace

std::vector<Step> shared_course_steps(const Catalog& catalog, const Graph& graph, AchievementId id,
                                      Date on) {
  // A pathway is no second award: what it names is the way to the first.
  if (catalog[id].type == AchievementType::pathway) return {};
  std::vector<Named> courses = named_in(catalog, catalog[id].requirement);
  std::erase_if(courses, [&](const Named& named) {
    return catalog[named.achievement].type != AchievementType::course &&
           !catalog[named.achievement].external;
  });
  std::vector<Meeting> found = meetings(catalog, graph, id, courses);
  std::erase_if(found, [&](const Meeting& meeting) {
    return catalog[meeting.program].type == AchievementType::pathway;
  });
  std::vector<Step> steps;
  for (std::size_t begin = 0; begin < found.size();) {
    std::size_t end = begin;
    std::vector<Named> shared;
    for (; end < found.size() && found[end].program == found[begin].program; ++end) {
      shared.push_back(found[end].course);
    }
    if (shared.size() >= catalog.policy.shared_core) {
      steps.push_back(shared_step(catalog, id, found[begin].program, shared, on));
    }
    begin = end;
  }
  sort_stably(steps,
              [](const Step& a, const Step& b) { return a.shared.size() > b.shared.size(); });
  return steps;
}

std::optional<TypeFinding> shared_core(const Catalog& catalog, AchievementId id,
                                       const std::vector<Step>& shared) {
  TypeFinding finding;
  finding.type = StackType::shared_core;
  finding.holds = Finding::not_evidenced;
  for (const Step& step : shared) {
    if (!catalog[id].owner || catalog[step.to].owner != catalog[id].owner) continue;
    if (step.verdict == Verdict::no) continue;
    finding.with.push_back(step.to);
    const auto count = static_cast<std::int64_t>(step.shared.size());
    finding.shared_courses = std::max(finding.shared_courses, count);
    if (!has_reason(step, ReasonCode::only_if_chosen)) finding.holds = Finding::met;
  }
  if (finding.with.empty()) return std::nullopt;
  return finding;
}

}  // namespace credstack
