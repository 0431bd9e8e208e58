// What a thing counts as, and which leaves take it by that.
#pragma once

#include <utility>
#include <vector>

#include "audit/tree.hpp"

namespace credstack::audit {

/** What counts as what: the achievements that list a thing among their `equivalents`. */
class Equivalents {
 public:
  explicit Equivalents(const Catalog& catalog);
  /** Adds the thing itself and those that list it, each once. */
  void add(AchievementId id, std::vector<AchievementId>& to) const;

 private:
  std::vector<std::pair<AchievementId, AchievementId>> listed_;  ///< sorted by the thing listed
};

/** The leaves of a tree that take something counting as one of these. */
std::vector<Index> leaves_for(const Catalog& catalog, const Tree& tree,
                              const std::vector<AchievementId>& as);

/** The leaves that take credit which counts as nothing. */
std::vector<Index> open_leaves(const Tree& tree);

}  // namespace credstack::audit
