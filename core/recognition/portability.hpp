// How far a credential, or a whole catalogue, is recognised outside the body that awards it.
#pragma once

#include <array>
#include <vector>

#include "recognition/step.hpp"

namespace credstack {

struct CredentialPortability {
  std::vector<OrganizationId>
      bodies;                ///< other bodies whose in-force decisions apply more than nothing
  std::int64_t outside = 0;  ///< such decisions by others
  std::int64_t inside = 0;   ///< such decisions by its own owner: not portability
};

/** Counts a credential's direct steps; a requirement that names it is its owner's decision. */
CredentialPortability portability(const Catalog& catalog, AchievementId id,
                                  const std::vector<Step>& steps);

/** The sectors between which recognition flows. */
enum class Sector : std::uint8_t { higher_education, industry, profession, other, not_stated };
constexpr std::size_t sector_count = 5;
std::string_view word(Sector sector);

struct Flow {
  std::int64_t recognised = 0;  ///< in force, with or without conditions
  std::int64_t claimed = 0;     ///< asserted, but not by the receiving side, or not confirmed
};

struct CatalogPortability {
  std::array<std::array<Flow, sector_count>, sector_count>
      between;               ///< [from][to], other bodies only
  std::int64_t inside = 0;   ///< recognised steps within one organisation
  std::int64_t outside = 0;  ///< recognised steps between two
};

/** All steps between credentials of the catalogue (courses are left out), on a date. */
CatalogPortability portability(const Catalog& catalog, const Graph& graph, Date on);

}  // namespace credstack
