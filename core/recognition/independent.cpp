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
      if (is_new && is_credential(catalog[step.to].type)) seen.push_back(step.to);
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

template <class Place, class IdOf>
Companions::Candidates Companions::first_of(const Catalog& catalog, AchievementId self,
                                            std::vector<Run<Place>> runs, std::size_t most,
                                            IdOf id_of) {
  Candidates found;
  for (;;) {
    AchievementId first;
    for (const Run<Place>& run : runs) {
      if (run.next != run.end && (!first || id_of(*run.next) < first)) first = id_of(*run.next);
    }
    if (!first) return found;
    for (Run<Place>& run : runs) {
      while (run.next != run.end && id_of(*run.next) == first) ++run.next;
    }
    if (first == self || catalog[first].status == Status::closed) continue;
    if (found.ids.size() == most) {
      found.more = true;
      return found;
    }
    found.ids.push_back(first);
  }
}

Companions::Candidates Companions::candidates(const Catalog& catalog, AchievementId id,
                                              std::size_t beyond) const {
  const std::size_t most = considered_companions + beyond;
  const Achievement& achievement = catalog[id];
  std::vector<Run<std::vector<Entry>::const_iterator>> runs;
  const auto add = [&](std::string_view scheme, std::string_view code) {
    const Entry first{scheme, code, AchievementId{0}};
    const Entry last{scheme, code, AchievementId{}};  // names nothing: after all that do
    runs.push_back({std::lower_bound(by_code_.begin(), by_code_.end(), first),
                    std::lower_bound(by_code_.begin(), by_code_.end(), last)});
  };
  for (const auto codes : {&Achievement::fields, &Achievement::occupations}) {
    for (const Code& code : achievement.*codes) {
      if (!code.code.empty()) add(code.scheme, code.code);
    }
  }
  for (const auto skill : achievement.skills) add(skill_scheme, skill);
  Candidates found =
      first_of(catalog, id, std::move(runs), most, [](const Entry& entry) { return entry.id; });
  if (!found.ids.empty() || !achievement.owner) return found;
  const std::pair first(achievement.owner, AchievementId{0});
  const std::pair last(achievement.owner, AchievementId{});
  std::vector<Run<std::vector<std::pair<OrganizationId, AchievementId>>::const_iterator>> one{
      {std::lower_bound(by_owner_.begin(), by_owner_.end(), first),
       std::lower_bound(by_owner_.begin(), by_owner_.end(), last)}};
  found =
      first_of(catalog, id, std::move(one), most, [](const auto& entry) { return entry.second; });
  found.related = false;
  return found;
}

std::optional<Independent> independent(const Catalog& catalog, const Graph& graph,
                                       const Companions& companions, AchievementId id, Date on) {
  if (!is_short_award(catalog[id].type) || may_lead_higher(catalog, graph, id, on)) {
    return std::nullopt;
  }
  Independent result;
  result.finding.type = StackType::independent;
  const Companions::Candidates candidates = companions.candidates(catalog, id);
  result.related = candidates.related;
  result.more = candidates.more;
  for (const AchievementId candidate : candidates.ids) {
    if (may_lead_higher(catalog, graph, candidate, on)) continue;
    if (result.finding.with.size() == listed_companions) {
      result.more = true;
      break;
    }
    result.finding.with.push_back(candidate);
  }
  if (result.finding.with.empty()) return std::nullopt;
  return result;
}

}  // namespace credstack
