// Stack types of a design: a set, each with the evidence that it rests on (docs/stack-types.md).
#pragma once

#include <vector>

#include "recognition/step.hpp"

namespace credstack {

enum class StackType : std::uint8_t { vertical, supplemental, independent, shared_core };
std::string_view word(StackType type);

/** One type, found of a step or of a credential. */
struct TypeFinding {
  StackType type = StackType::vertical;
  Finding holds = Finding::met;  ///< not_evidenced: it would hold if the step were confirmed
  // Of vertical:
  LevelComparison level;
  bool toward_degree = false;
  bool toward_graduate_degree = false;
  bool toward_external_designation = false;
  bool inside_issuer = false;  ///< of a credential's finding, both can hold
  bool outside_issuer = false;
  // Of supplemental: what it assumes, from its entry requirement (the node) or as declared.
  RequirementId entry;
  std::vector<AchievementType> assumes;
  // Of shared core, and of independent: the other awards.
  std::vector<AchievementId> with;
  std::int64_t shared_courses = 0;
};

/** Whether a step is vertical; none where it is not, or where it does not hold. */
std::optional<TypeFinding> vertical(const Catalog& catalog, const Step& step);

/** Whether an award is meant to add to a completed degree: by entry requirement or as declared. */
std::optional<TypeFinding> supplemental(const Catalog& catalog, AchievementId id);

}  // namespace credstack
