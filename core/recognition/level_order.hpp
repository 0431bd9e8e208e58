// Which of two awards is the higher one: by framework level where those compare, else by type.
#pragma once

#include "model/catalog.hpp"

namespace credstack {

/** An answer that may not be known. */
enum class Finding : std::uint8_t { met, not_met, not_evidenced };

/** The order of award types, as a range where the type leaves it open; none where it says nothing.
 */
struct TypeRank {
  int lowest = 0;
  int highest = 0;
};
/**
 * Badge below certificate below diploma below bachelor below graduate certificate below master
 * below doctorate; a course is below all. Certifications, licences and designations have no place
 * in it.
 */
std::optional<TypeRank> type_rank(AchievementType type);

enum class LevelBasis : std::uint8_t {
  none,
  framework,
  level_map,
  type_rank,
  external_designation
};

struct LevelComparison {
  Finding higher = Finding::not_evidenced;  ///< whether the second is above the first
  Finding equal = Finding::not_evidenced;   ///< whether both stand level
  LevelBasis basis = LevelBasis::none;
  Level from;  ///< the levels compared, where the basis is a framework or a map
  Level to;
};

/**
 * Compares by a framework that both name; else by one cited level map, one step, read in its own
 * direction; else by type. A designation or licence of another body is above what leads to it.
 */
LevelComparison compare_levels(const Catalog& catalog, const Achievement& from,
                               const Achievement& to);

bool is_degree(AchievementType type);
bool is_graduate_degree(AchievementType type);
/** A licence or designation: an end of its own in a profession. */
bool is_designation(AchievementType type);
/** Degrees, licences and designations end a ladder without being a dead end. */
bool is_terminal(AchievementType type);
/** Whether it is something awarded, rather than a course or an assessment on the way. */
bool is_credential(AchievementType type);
/** Whether what leads to it may lead on from there: an award, or an authored pathway. */
bool leads_on(AchievementType type);

}  // namespace credstack
