#include "recognition/types.hpp"

#include <algorithm>

#include "recognition/requirement_tree.hpp"

namespace credstack {
namespace {

bool all_degrees(const std::vector<AchievementType>& types) {
  return !types.empty() && std::all_of(types.begin(), types.end(), is_degree);
}

}  // namespace

std::string_view word(StackType type) {
  constexpr std::string_view words[] = {"vertical", "supplemental", "independent", "sharedCore"};
  return words[static_cast<std::size_t>(type)];
}

std::optional<TypeFinding> vertical(const Catalog& catalog, const Step& step) {
  if (!carries(step.effect) || step.verdict == Verdict::no || step.shared_courses) {
    return std::nullopt;
  }
  const Achievement& from = catalog[step.from];
  const Achievement& to = catalog[step.to];
  TypeFinding finding;
  finding.level = compare_levels(catalog, from, to);
  if (finding.level.higher == Finding::not_met) return std::nullopt;
  finding.holds = step.verdict == Verdict::unknown ? Finding::not_evidenced : finding.level.higher;
  finding.toward_degree = is_degree(to.type);
  finding.toward_graduate_degree = is_graduate_degree(to.type);
  finding.inside_issuer = from.owner && from.owner == to.owner;
  finding.toward_external_designation =
      is_designation(to.type) && from.owner && to.owner && from.owner != to.owner;
  return finding;
}

std::optional<TypeFinding> supplemental(const Catalog& catalog, AchievementId id) {
  const Achievement& achievement = catalog[id];
  TypeFinding finding;
  finding.type = StackType::supplemental;
  if (all_degrees(achievement.assumes)) {
    finding.assumes = achievement.assumes;
    return finding;
  }
  if (!achievement.entry) return std::nullopt;
  for_each_node(
      catalog, achievement.entry,
      [&](RequirementId at, const Requirement& node) {
        const bool held_degree = (node.kind == RequirementKind::holds && all_degrees(node.holds)) ||
                                 (node.kind == RequirementKind::achievement && node.achievement &&
                                  is_degree(catalog[node.achievement].type));
        if (!held_degree || finding.entry) return;
        finding.entry = at;
        finding.assumes = node.holds;
        if (node.achievement) finding.assumes.push_back(catalog[node.achievement].type);
      },
      // A degree that is only one of several ways in is not assumed.
      [](const Requirement& node) { return node.kind == RequirementKind::all; });
  if (!finding.entry) return std::nullopt;
  return finding;
}

}  // namespace credstack
