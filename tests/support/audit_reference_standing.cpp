// How sure an item is by its status and its grade, for the reference audit.
#include "support/audit_reference_piece_maker.hpp"

namespace credstack::test::reference {

using learner::Item;
using learner::ItemStatus;

StandingNumber worse(StandingNumber a, StandingNumber b) {
  return a == not_taken || b == not_taken ? not_taken : std::max(a, b);
}

bool is_completed(const Problem& problem, const Item& item) {
  return item.status == ItemStatus::completed &&
         !(item.completed && problem.options.on < item.completed.first_day());
}

StandingNumber standing_by_status(const Problem& problem, const Item& item) {
  if (is_completed(problem, item)) return 1;
  if (item.status == ItemStatus::completed || item.status == ItemStatus::in_progress) return 2;
  return item.status == ItemStatus::planned && problem.options.what_if ? 3 : not_taken;
}

StandingNumber standing_of(Finding finding) {
  if (finding == Finding::bad) return not_taken;
  return finding == Finding::good ? 1 : 4;
}

StandingNumber grade_by_itself(const Problem& problem, const Item& item, GradeScaleId leaf,
                               std::size_t program) {
  if (item.grade.empty() || !scale_of_item(problem, item, leaf, program)) return 1;
  return standing_of(grade_passes(problem, item, leaf, program));
}

void find_holds(Problem& problem) {
  for (Node& node : problem.nodes) {
    const Requirement& leaf = problem.catalog[node.id];
    if (leaf.kind != RequirementKind::holds) continue;
    for (std::uint32_t i = 0; i < problem.learner.items.size(); ++i) {
      const Item& item = problem.learner.items[i];
      StandingNumber standing = standing_by_status(problem, item);
      if (item.expires && item.expires.last_day() < problem.options.on) standing = not_taken;
      const bool doubtful = item.achievement && problem.catalog[item.achievement].doubtful;
      if (item.doubtful || doubtful) standing = worse(standing, 4);
      std::optional<AchievementType> type = item.type;
      if (item.achievement) type = problem.catalog[item.achievement].type;
      if (!type || !contains(leaf.holds, *type)) continue;
      if (is_completed(problem, item)) {
        const std::size_t at = &node - problem.nodes.data();
        const GradeScaleId scale =
            scale_of_leaf(problem, problem.terms(at).grade_scale, node.program);
        standing = worse(standing, grade_by_itself(problem, item, scale, node.program));
        if (!leaf.minimum_grade.empty()) {
          standing = worse(standing, standing_of(grade_reaches(problem, item, leaf.minimum_grade,
                                                               scale, node.program)));
        }
      }
      if (standing == not_taken) continue;
      problem.reach("holds");
      if (node.holds && *node.holds <= standing) continue;
      node.holds = standing;
      node.held = i;
    }
  }
}

}  // namespace credstack::test::reference
