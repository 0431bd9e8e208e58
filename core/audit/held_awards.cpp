#include "audit/held_awards.hpp"

#include "audit/lists.hpp"

namespace credstack::audit {
namespace {

/** Notes an item that is such an award, where it is surer than what was found. */
void look_at(const Catalog& catalog, const ItemJudge& items, const Tree& tree,
             const Requirement& requirement, std::uint32_t place, HeldAward& found) {
  const learner::Item& award = items.item(place);
  const auto type = award.achievement ? std::optional(catalog[award.achievement].type) : award.type;
  if (!type || !contains(requirement.holds, *type)) return;
  const GradeScaleId asked =
      requirement.terms ? catalog[requirement.terms].grade_scale : GradeScaleId{};
  Judgement judged = items.judge(award, false);
  if (judged.usable) items.judge_pass(award, tree, asked, judged);
  if (judged.usable && !requirement.minimum_grade.empty()) {
    const GradeFinding grade = items.reaches_grade(award, tree, asked, requirement.minimum_grade);
    if (grade == GradeFinding::below) return;
    if (grade == GradeFinding::unknown) judged.limit(possible_standing, {});
  }
  if (!judged.usable || judged.standing >= found.standing) return;
  found.standing = judged.standing;
  found.item = place;
}

}  // namespace

std::vector<HeldAward> find_held(const DraftSources& sources, const ItemJudge& items) {
  std::vector<HeldAward> held;
  for (Index at = 0; at < sources.trees.size(); ++at) {
    const Tree& tree = *sources.trees[at];
    for (Index node = 0; node < tree.nodes.size(); ++node) {
      const Requirement& requirement = sources.catalog[tree.ids[node]];
      if (requirement.kind != RequirementKind::holds) continue;
      held.push_back({at, node, never, 0});
      for (std::uint32_t place = 0; place < sources.learner.items.size(); ++place) {
        look_at(sources.catalog, items, tree, requirement, place, held.back());
      }
    }
  }
  return held;
}

}  // namespace credstack::audit
