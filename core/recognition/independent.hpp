// The "independent" type: short awards that go well together and lead to nothing higher.
#pragma once

#include <string_view>
#include <tuple>
#include <vector>

#include "recognition/types.hpp"

namespace credstack {

/** Finds short awards that are not closed by what they share. Built once from a catalogue. */
class Companions {
 public:
  explicit Companions(const Catalog& catalog);

  /** Awards to consider as companions: which they are does not depend on a date. */
  struct Candidates {
    std::vector<AchievementId> ids;  ///< in catalogue order, at most as many as asked for
    bool related = true;             ///< false: they share only their owner
    bool more = false;               ///< there are further ones
  };
  /**
   * The first `most` awards that share a field, an occupation or a skill with it; where there is
   * none, those of the same owner.
   */
  Candidates candidates(const Catalog& catalog, AchievementId id, std::size_t most) const;

 private:
  /**
   * Others that share a field, an occupation or a skill with it: the first `most` in catalogue
   * order.
   */
  std::vector<AchievementId> related(const Catalog& catalog, AchievementId id,
                                     std::size_t most) const;
  /** The same of those of its owner. */
  std::vector<AchievementId> of_same_owner(const Catalog& catalog, AchievementId id,
                                           std::size_t most) const;
  struct Entry {
    std::string_view scheme;
    std::string_view code;
    AchievementId id;
    // Spelled out: the wasm compiler's library has no <=> for string_view yet.
    bool operator<(const Entry& other) const {
      return std::tie(scheme, code, id) < std::tie(other.scheme, other.code, other.id);
    }
  };
  /** The awards under a code that are still to be looked at, the next one first. */
  using Run = std::pair<std::vector<Entry>::const_iterator, std::vector<Entry>::const_iterator>;
  void add_run(std::string_view scheme, std::string_view code, std::vector<Run>& runs) const;

  std::vector<Entry> by_code_;  // sorted; skills under a scheme that no code can have
  std::vector<std::pair<OrganizationId, AchievementId>> by_owner_;  // sorted
};

/** A short award: the kinds that are stacked rather than stacked toward. */
bool is_short_award(AchievementType type);

struct Independent {
  TypeFinding finding;  ///< its `with` lists companions, at most `listed_companions`
  bool related = true;  ///< false: they share only their owner
  bool more = false;    ///< not all companions are listed, or not all awards were looked at
};
constexpr std::size_t listed_companions = 12;
/** How many awards are looked at: a field of a whole registry has thousands. */
constexpr std::size_t considered_companions = 24;

/**
 * The independent stack that a credential is part of; none when it is not a short award, leads to
 * something higher that is recognised, or has no companion that stands alone like it. Which awards
 * are looked at does not depend on the date.
 */
std::optional<Independent> independent(const Catalog& catalog, const Graph& graph,
                                       const Companions& companions, AchievementId id, Date on);

}  // namespace credstack
