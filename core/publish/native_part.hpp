// A part of a catalogue, as lists of what is in it: which records, and how much of each. It holds
// handles only, so that making one copies nothing.
#pragma once

#include <cstdint>
#include <vector>

#include "model/catalog.hpp"

namespace credstack::publish {

/** How much of an achievement's record is written; id, type, name and credit always are. */
enum class Facts : std::uint16_t {
  named = 0,
  node = 1U << 0U,         ///< a step leads to it or from it: lists of parts and targets name it
  placed = 1U << 1U,       ///< owner, status, level
  shown = 1U << 2U,        ///< with its address, duration and workload
  judged = 1U << 3U,       ///< all that decides what leads into it: source, trees, parts, doubts
  costs = 1U << 4U,        ///< what it costs
  area = 1U << 5U,         ///< codes of field and occupation
  skills = 1U << 6U,       ///< the skills by which companions are found
  authorities = 1U << 7U,  ///< who lists and endorses it, and when
  work = 1U << 8U,         ///< who says that it is worth something in work
  own = 1U << 9U,          ///< all that its own page shows
  picked = 1U << 10U,      ///< what selectors look at: owner, level, fields, subject, tags
  years = 1U << 11U,       ///< the requirement of other years
  all = 0xFFFU,
};
constexpr Facts operator|(Facts a, Facts b) {
  return static_cast<Facts>(static_cast<unsigned>(a) | static_cast<unsigned>(b));
}
constexpr bool has(Facts facts, Facts wanted) {
  return (static_cast<unsigned>(facts) & static_cast<unsigned>(wanted)) != 0;
}

struct Part {
  struct Member {
    AchievementId id;
    Facts facts = Facts::named;
  };
  struct Body {
    OrganizationId id;
    bool address = false;  ///< its page is linked to
  };
  // Each in catalogue order.
  std::vector<Member> achievements;
  std::vector<RecognitionId> recognitions;
  std::vector<Body> organizations;
  std::vector<AgreementId> agreements;
  std::vector<const CreditConversion*> conversions;
  std::vector<const LevelMap*> level_maps;
  std::vector<GradeScaleId> grade_scales;
  std::vector<const Term*> terms;

  /** Whether lists of parts and targets name it. */
  bool is_node(AchievementId id) const;
  const Member* find(AchievementId id) const;
};

}  // namespace credstack::publish
