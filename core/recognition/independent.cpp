#include "recognition/independent.hpp"
#include "model/sorting.hpp"
#include "recognition/paths.hpp"

#include <algorithm>

namespace credstack {
namespace {

constexpr std::string_view skill_scheme{"\0skill", 6};

/**
 * Whether a ladder that holds, with or without conditions, leads from an award to something higher,
 * or to something of which that is not known.
 */
bool may_lead_higher(const Catalog& catalog, const Graph& graph, AchievementId award, Date on) {
  std::vector<AchievementId> seen{award};
  for (std::size_t next = 0; next < seen.size(); ++next) {
    for (const Step& step : direct_steps(catalog, graph, seen[next], Direction::forward, on)) {
      if (!leads(step.effect) || step.verdict > Verdict::conditional) continue;
      if (carries(step.effect) &&
          compare_levels(catalog, catalog[award], catalog[step.to]).higher != Finding::not_met) {
        return true;
      }
      const bool is_new = std::find(seen.begin(), seen.end(), step.to) == seen.end();
      if (is_new && leads_on(catalog[step.to].type)) seen.push_back(step.to);
    }
  }
  return false;
}

}  // namespace

bool is_short_award(AchievementType type) {
  switch (type) {
    case AchievementType::badge:
    case AchievementType::micro_credential:
    case AchievementType::certificate_of_completion:
    case AchievementType::certificate:
    case AchievementType::certification:
      return true;
    default:
      return false;
  }
}

Companions::Companions(const Catalog& catalog) {
  for (std::size_t i = 0; i < catalog.achievements.size(); ++i) {
    const Achievement& achievement = catalog.achievements[i];
    if (!is_short_award(achievement.type)) continue;
    const AchievementId id{i};
    for (const auto codes : {&Achievement::fields, &Achievement::occupations}) {
      for (const Code& code : achievement.*codes) {
        if (!code.code.empty()) by_code_.push_back({code.scheme, code.code, id});
      }
    }
    for (const auto skill : achievement.skills) by_code_.push_back({skill_scheme, skill, id});
    if (achievement.owner) by_owner_.emplace_back(achievement.owner, id);
  }
  sort_stably(by_code_);
  sort_stably(by_owner_);
}

void Companions::collect(std::string_view scheme, std::string_view code, AchievementId self,
                         std::vector<AchievementId>& found) const {
  auto at =
      std::lower_bound(by_code_.begin(), by_code_.end(), Entry{scheme, code, AchievementId{0}});
  for (; at != by_code_.end() && at->scheme == scheme && at->code == code; ++at) {
    if (at->id != self) found.push_back(at->id);
  }
}

std::vector<AchievementId> Companions::related(const Catalog& catalog, AchievementId id) const {
  std::vector<AchievementId> found;
  const Achievement& achievement = catalog[id];
  for (const auto codes : {&Achievement::fields, &Achievement::occupations}) {
    for (const Code& code : achievement.*codes) {
      if (!code.code.empty()) collect(code.scheme, code.code, id, found);
    }
  }
  for (const auto skill : achievement.skills) collect(skill_scheme, skill, id, found);
  sort_stably(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::vector<AchievementId> Companions::of_same_owner(const Catalog& catalog,
                                                     AchievementId id) const {
  std::vector<AchievementId> found;
  const OrganizationId owner = catalog[id].owner;
  if (!owner) return found;
  auto at =
      std::lower_bound(by_owner_.begin(), by_owner_.end(), std::pair(owner, AchievementId{0}));
  for (; at != by_owner_.end() && at->first == owner; ++at) {
    if (at->second != id) found.push_back(at->second);
  }
  return found;
}

std::optional<Independent> independent(const Catalog& catalog, const Graph& graph,
                                       const Companions& companions, AchievementId id, Date on) {
  if (!is_short_award(catalog[id].type) || may_lead_higher(catalog, graph, id, on)) {
    return std::nullopt;
  }
  Independent result;
  result.finding.type = StackType::independent;
  const auto take = [&](const std::vector<AchievementId>& candidates) {
    for (const AchievementId candidate : candidates) {
      if (catalog[candidate].status == Status::closed) continue;
      if (may_lead_higher(catalog, graph, candidate, on)) continue;
      if (result.finding.with.size() == listed_companions) {
        result.more = true;
        return;
      }
      result.finding.with.push_back(candidate);
    }
  };
  take(companions.related(catalog, id));
  if (result.finding.with.empty()) {
    result.related = false;
    take(companions.of_same_owner(catalog, id));
  }
  if (result.finding.with.empty()) return std::nullopt;
  return result;
}

}  // namespace credstack
