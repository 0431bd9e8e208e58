// Whether a credential ends here, and why: graded, because a lapsed way on is not the same as none.
#pragma once

#include <optional>
#include <vector>

#include "recognition/paths.hpp"

namespace credstack {

enum class DeadEnd : std::uint8_t {
  leads_on,       ///< an in-force way to something higher carries credit, standing or an exemption
  terminal,       ///< a degree, licence or designation: an end, not a dead one
  elective_only,  ///< all that counts, counts as an elective
  unconfirmed,    ///< there may be a way: its level, source or record does not say for certain
  claimed_only,
  lapsed,
  slots_full,
  target_closed,
  none,  ///< no way on is stated at all
};
std::string_view word(DeadEnd grade);

/**
 * The grade of a credential from all the ladders that start with it; none for a course or an
 * assessment. `ways` are those that reach() finds.
 */
std::optional<DeadEnd> dead_end(const Catalog& catalog, AchievementId id,
                                const std::vector<const Reached*>& ways);

}  // namespace credstack
