// Typing what somebody did, not what a catalogue offers: RAND's reading of a dated record of awards
// (Daugherty et al. 2020 and 2023, Ohio and Colorado).
#pragma once

#include <vector>

#include "recognition/level_order.hpp"

namespace credstack {

struct Award {
  AchievementId achievement;
  Date date;  ///< a whole date
};

enum class RecordType : std::uint8_t {
  none,        ///< no later award in the window
  vertical,    ///< a later award at a higher level
  same_level,  ///< a later award at the same level, none higher (RAND's "horizontal")
  hybrid,      ///< both
  lower_only,  ///< later awards, all at a lower level
  unknown,     ///< there are later awards whose level does not compare
};
std::string_view word(RecordType type);

struct RecordFinding {
  int window_years = 0;
  RecordType type = RecordType::none;
  std::vector<AchievementId> higher;
  std::vector<AchievementId> same;
  std::vector<AchievementId> lower;
  std::vector<AchievementId> not_comparable;
};

struct RecordAnswer {
  AchievementId first;  ///< the earliest award
  Date first_date;
  std::vector<AchievementId> same_day;  ///< earned with it: not "later", and reported apart
  std::vector<RecordFinding> windows;
};

/**
 * Types a record for each window: awards later than the first by at most that many calendar years,
 * the anniversary included. `awards` must not be empty.
 */
RecordAnswer record_types(const Catalog& catalog, std::vector<Award> awards,
                          const std::vector<int>& window_years);

}  // namespace credstack
