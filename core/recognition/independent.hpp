// The "independent" type: short awards that go well together and lead to nothing higher.
#pragma once

#include <string_view>
#include <tuple>
#include <vector>

#include "recognition/types.hpp"

namespace credstack {

constexpr std::size_t considered_companions = 24;
constexpr std::size_t listed_companions = 12;

/** Finds short awards by what they share. Built once from a catalogue. */
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
   * The first awards that are not closed and share a field, an occupation or a skill with it; where
   * there is none, those of the same owner. At most `considered_companions`, and `beyond` more.
   */
  Candidates candidates(const Catalog& catalog, AchievementId id, std::size_t beyond = 0) const;

 private:
  struct Entry {
    std::string_view scheme;
    std::string_view code;
    AchievementId id;
    // Spelled out: the wasm compiler's library has no <=> for string_view yet.
    bool operator<(const Entry& other) const {
      return std::tie(scheme, code, id) < std::tie(other.scheme, other.code, other.id);
    }
  };
  /** A sorted run of awards that is taken from its front. */
  template <class Place>
  struct Run {
    Place next;
    Place end;
  };
  template <class Place, class IdOf>
  static Candidates first_of(const Catalog& catalog, AchievementId self,
                             std::vector<Run<Place>> runs, std::size_t most, IdOf id_of);

  std::vector<Entry> by_code_;  // sorted; skills under a scheme that no code can have
  std::vector<std::pair<OrganizationId, AchievementId>> by_owner_;  // sorted
};

/** A short award: the kinds that are stacked rather than stacked toward. */
bool is_short_award(AchievementType type);

struct Independent {
  TypeFinding finding;  ///< its `with` lists companions, at most `listed_companions`
  bool related = true;  ///< false: they share only their owner
  bool more = false;    ///< not all were considered, or not all are listed
};

/**
 * The independent stack that a credential is part of; none when it is not a short award, leads to
 * something higher that is recognised, or has no companion that stands alone like it.
 */
std::optional<Independent> independent(const Catalog& catalog, const Graph& graph,
                                       const Companions& companions, AchievementId id, Date on);

}  // namespace credstack
