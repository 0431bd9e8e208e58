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
    if (!is_short_award(achievement.type) || achievement.status == Status::closed) continue;
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

void Companions::add_run(std::string_view scheme, std::string_view code,
                         std::vector<Run>& runs) const {
  const auto same = [&](const Entry& entry) {
    return entry.scheme == scheme && entry.code == code;
  };
  const Entry first{scheme, code, AchievementId{0}};
  const auto begin = std::lower_bound(by_code_.begin(), by_code_.end(), first);
  if (begin != by_code_.end() && same(*begin)) runs.emplace_back(begin, by_code_.end());
}

std::vector<AchievementId> Companions::related(const Catalog& catalog, AchievementId id,
                                               std::size_t most) const {
  const Achievement& achievement = catalog[id];
  std::vector<Run> runs;
  for (const auto codes : {&Achievement::fields, &Achievement::occupations}) {
    for (const Code& code : achievement.*codes) {
      if (!code.code.empty()) add_run(code.scheme, code.code, runs);
    }
  }
  for (const auto skill : achievement.skills) add_run(skill_scheme, skill, runs);
  // Each run is in catalogue order: the least of their heads comes next.
  std::vector<AchievementId> found;
  while (found.size() < most && !runs.empty()) {
    AchievementId next = runs.front().first->id;
    for (const Run& run : runs) next = std::min(next, run.first->id);
    if (next != id) found.push_back(next);
    for (std::size_t i = runs.size(); i-- > 0;) {
      auto& [at, end] = runs[i];
      if (at->id != next) continue;
      const Entry& before = *at++;
      if (at != end && at->scheme == before.scheme && at->code == before.code) continue;
      runs[i] = runs.back();
      runs.pop_back();
    }
  }
  return found;
}

std::vector<AchievementId> Companions::of_same_owner(const Catalog& catalog, AchievementId id,
                                                     std::size_t most) const {
  std::vector<AchievementId> found;
  const OrganizationId owner = catalog[id].owner;
  if (!owner) return found;
  auto at =
      std::lower_bound(by_owner_.begin(), by_owner_.end(), std::pair(owner, AchievementId{0}));
  for (; at != by_owner_.end() && at->first == owner && found.size() < most; ++at) {
    if (at->second != id) found.push_back(at->second);
  }
  return found;
}

Companions::Candidates Companions::candidates(const Catalog& catalog, AchievementId id,
                                              std::size_t most) const {
  Candidates found{related(catalog, id, most + 1), true, false};
  if (found.ids.empty()) found = {of_same_owner(catalog, id, most + 1), false, false};
  found.more = found.ids.size() > most;
  if (found.more) found.ids.pop_back();
  return found;
}

std::optional<Independent> independent(const Catalog& catalog, const Graph& graph,
                                       const Companions& companions, AchievementId id, Date on) {
  if (!is_short_award(catalog[id].type) || may_lead_higher(catalog, graph, id, on)) {
    return std::nullopt;
  }
  Independent result;
  result.finding.type = StackType::independent;
  const auto candidates = companions.candidates(catalog, id, considered_companions);
  result.related = candidates.related;
  result.more = candidates.more;
  std::vector<AchievementId>& listed = result.finding.with;
  for (const AchievementId candidate : candidates.ids) {
    if (may_lead_higher(catalog, graph, candidate, on)) continue;
    if (listed.size() == listed_companions) {
      result.more = true;
      break;
    }
    listed.push_back(candidate);
  }
  if (listed.empty()) return std::nullopt;
  return result;
}

}  // namespace credstack
