#include "recognition/types.hpp"

#include <algorithm>

namespace credstack {
namespace {

bool all_degrees(const std::vector<AchievementType>& types) {
  return !types.empty() && std::all_of(types.begin(), types.end(), is_degree);
}

void add_once(std::vector<AchievementType>& list, AchievementType type) {
  if (std::find(list.begin(), list.end(), type) == list.end()) list.push_back(type);
}

/**
 * Whether every way through an entry requirement holds a completed degree; notes which, and the
 * node that says so. A degree that is only one of several ways in is not assumed.
 */
bool assumes_degree(const Catalog& catalog, RequirementId id, TypeFinding& finding) {
  if (!id) return false;
  const Requirement& node = catalog[id];
  const auto assumes = [&](RequirementId child) { return assumes_degree(catalog, child, finding); };
  bool held = false;
  switch (node.kind) {
    case RequirementKind::holds:
      held = all_degrees(node.holds);
      if (held) {
        for (const AchievementType type : node.holds) add_once(finding.assumes, type);
      }
      break;
    case RequirementKind::achievement:
      held = node.achievement && is_degree(catalog[node.achievement].type);
      if (held) add_once(finding.assumes, catalog[node.achievement].type);
      break;
    case RequirementKind::all:
      return std::any_of(node.children.begin(), node.children.end(), assumes);
    case RequirementKind::any:
    case RequirementKind::choose:
      return !node.children.empty() &&
             std::all_of(node.children.begin(), node.children.end(), assumes);
    default:
      break;
  }
  if (held && !finding.entry) finding.entry = id;
  return held;
}

}  // namespace

std::string_view word(StackType type) {
  constexpr std::string_view words[] = {"vertical", "supplemental", "independent", "sharedCore"};
  return words[static_cast<std::size_t>(type)];
}

std::optional<TypeFinding> vertical(const Catalog& catalog, const Step& step) {
  if (!carries(step.effect) || step.verdict == Verdict::no || step.shared_courses ||
      has_reason(step, ReasonCode::refused)) {
    return std::nullopt;
  }
  const Achievement& from = catalog[step.from];
  const Achievement& to = catalog[step.to];
  // A pathway is no award, so nothing rises to it or from it.
  if (from.type == AchievementType::pathway || to.type == AchievementType::pathway) {
    return std::nullopt;
  }
  TypeFinding finding;
  finding.level = compare_levels(catalog, from, to);
  if (finding.level.higher == Finding::not_met) return std::nullopt;
  finding.holds = step.verdict == Verdict::unknown ? Finding::not_evidenced : finding.level.higher;
  finding.toward_degree = is_degree(to.type);
  finding.toward_graduate_degree = is_graduate_degree(to.type);
  finding.inside_issuer = from.owner && from.owner == to.owner;
  finding.outside_issuer = !finding.inside_issuer;
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
  if (!assumes_degree(catalog, achievement.entry, finding)) return std::nullopt;
  return finding;
}

}  // namespace credstack
