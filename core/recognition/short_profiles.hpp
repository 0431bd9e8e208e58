// What counts as "of short duration": no author gives a number, so it is judged by a named profile.
#pragma once

#include <optional>
#include <string_view>

#include "recognition/level_order.hpp"

namespace credstack {

/** Bounds of a profile; what is not bounded is unset. All that is set must hold. */
struct ShortProfile {
  std::string_view id;
  std::string_view credit_unit;
  std::optional<int> credits_at_least;
  std::optional<int> credits_at_most;
  std::optional<int> hours_at_least;
  std::optional<int> hours_at_most;
  std::optional<int> hours_under;
  std::optional<int> weeks_at_least;
  std::optional<int> weeks_under;
  std::optional<int> years_under;
};

const ShortProfile* find_short_profile(std::string_view id);

/** Whether an achievement is short by the profile; not evidenced where its size is not stated. */
Finding is_short(const Achievement& achievement, const ShortProfile& profile);

}  // namespace credstack
