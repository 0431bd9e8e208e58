#include "recognition/portability.hpp"

#include <algorithm>
#include <utility>

#include "recognition/paths.hpp"

namespace credstack {
namespace {

/** In force, by the receiving side, and worth more than nothing to its holder. A pathway receives
 * nothing. */
bool applies(const Catalog& catalog, const Step& step) {
  return catalog[step.to].type != AchievementType::pathway &&
         step.standing == Standing::recognised && step.verdict <= Verdict::conditional &&
         carries(step.effect);
}

Sector sector_of(const Catalog& catalog, OrganizationId id) {
  if (!id) return Sector::not_stated;
  switch (catalog[id].type) {
    case OrganizationType::higher_education:
      return Sector::higher_education;
    case OrganizationType::industry:
    case OrganizationType::platform:
      return Sector::industry;
    case OrganizationType::profession:
      return Sector::profession;
    case OrganizationType::unknown:
      return Sector::not_stated;
    default:
      return Sector::other;
  }
}

}  // namespace

std::string_view word(Sector sector) {
  constexpr std::string_view words[] = {"higherEducation", "industry", "profession", "other",
                                        "notStated"};
  return words[static_cast<std::size_t>(sector)];
}

CredentialPortability portability(const Catalog& catalog, AchievementId id,
                                  const std::vector<Step>& steps) {
  CredentialPortability result;
  const OrganizationId owner = catalog[id].owner;
  for (const Step& step : steps) {
    if (!applies(catalog, step)) continue;
    const OrganizationId receiver = catalog[step.to].owner;
    if (!owner || !receiver) continue;  // whose it is, is not known
    if (receiver == owner) {
      ++result.inside;
      continue;
    }
    ++result.outside;
    if (std::find(result.bodies.begin(), result.bodies.end(), receiver) == result.bodies.end()) {
      result.bodies.push_back(receiver);
    }
  }
  return result;
}

CatalogPortability portability(const Catalog& catalog, const Graph& graph, Date on) {
  CatalogPortability result;
  for (std::size_t i = 0; i < catalog.achievements.size(); ++i) {
    const AchievementId from{i};
    if (!is_credential(catalog[from].type)) continue;
    AchievementId last;
    for (const Step& step : direct_steps(catalog, graph, from, Direction::forward, on)) {
      // The first account of a step is its best; the others would count it again.
      if (step.to == std::exchange(last, step.to) || !is_credential(catalog[step.to].type))
        continue;
      if (!carries(step.effect) || step.verdict == Verdict::no) continue;
      const OrganizationId giver = catalog[from].owner;
      const OrganizationId receiver = catalog[step.to].owner;
      if (giver && giver == receiver) {
        if (applies(catalog, step)) ++result.inside;
        continue;
      }
      const auto at = static_cast<std::size_t>(sector_of(catalog, giver));
      const auto to = static_cast<std::size_t>(sector_of(catalog, receiver));
      Flow& flow = result.between[at][to];
      if (applies(catalog, step)) {
        ++flow.recognised;
        ++result.outside;
      } else {
        ++flow.claimed;
      }
    }
  }
  return result;
}

}  // namespace credstack
