#include "recognition/characteristics.hpp"

#include <algorithm>

#include "recognition/short_profiles.hpp"

namespace credstack {
namespace {

bool in_force(Date from, Date until, Date on) {
  return (!from || from.first_day() <= on) && (!until || on <= until.last_day());
}

bool is_industry(const Organization& body) {
  return body.type == OrganizationType::industry || body.type == OrganizationType::profession;
}

template <class T>
void add_once(std::vector<T>& list, T value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

Characteristic industry_recognised(const Catalog& catalog, AchievementId id,
                                   const std::vector<Step>& steps, Date on) {
  Characteristic result{.id = CharacteristicId::industry_recognised};
  const Achievement& achievement = catalog[id];
  for (const Endorsement& endorsement : achievement.endorsements) {
    if (!endorsement.by || endorsement.by == achievement.owner) continue;
    if (is_industry(catalog[endorsement.by]) &&
        in_force(endorsement.valid_from, endorsement.valid_until, on)) {
      add_once(result.by, endorsement.by);
    }
  }
  for (const Step& step : steps) {
    const OrganizationId receiver = catalog[step.to].owner;
    if (step.verdict > Verdict::conditional || step.standing != Standing::recognised) continue;
    if (!leads(step.effect) || !receiver || receiver == achievement.owner) continue;
    if (!is_industry(catalog[receiver])) continue;
    if (catalog[step.to].type == AchievementType::pathway) continue;  // a route, no award
    add_once(result.by, receiver);
    if (step.recognition) result.recognitions.push_back(step.recognition);
  }
  if (!result.by.empty()) result.finding = Finding::met;
  return result;
}

bool share_prefix(const Code& a, const Code& b, std::size_t length) {
  return a.scheme == b.scheme && a.code.size() >= length && b.code.size() >= length &&
         a.code.substr(0, length) == b.code.substr(0, length);
}

/** Same major group of occupation or field: two digits of SOC, CIP or NZSCED. */
Finding same_area(const Achievement& a, const Achievement& b) {
  constexpr std::size_t major_group = 2;
  bool comparable = false;
  for (const auto codes : {&Achievement::occupations, &Achievement::fields}) {
    for (const Code& left : a.*codes) {
      for (const Code& right : b.*codes) {
        if (left.scheme != right.scheme || left.code.empty() || right.code.empty()) continue;
        comparable = true;
        if (share_prefix(left, right, major_group)) return Finding::met;
      }
    }
  }
  return comparable ? Finding::not_met : Finding::not_evidenced;
}

Characteristic higher_same_occupation(const Catalog& catalog, AchievementId id,
                                      const std::vector<Step>& steps) {
  Characteristic result{.id = CharacteristicId::higher_same_occupation};
  bool other_area = false;
  for (const Step& step : steps) {
    if (!carries(step.effect) || step.verdict > Verdict::conditional) continue;
    const Achievement& target = catalog[step.to];
    if (compare_levels(catalog, catalog[id], target).higher != Finding::met) continue;
    const Finding area = same_area(catalog[id], target);
    if (area == Finding::met) {
      add_once(result.targets, step.to);
      if (step.recognition) result.recognitions.push_back(step.recognition);
    }
    other_area = other_area || area == Finding::not_met;
  }
  if (!result.targets.empty()) {
    result.finding = Finding::met;
  } else if (other_area) {
    result.finding = Finding::not_met;
  }
  return result;
}

bool has_authority(const Organization& body) {
  return body.type == OrganizationType::government ||
         body.type == OrganizationType::quality_assurance;
}

/** Bodies with authority in the jurisdiction that list or endorse an achievement on the date. */
void authorities(const Catalog& catalog, const Achievement& achievement,
                 std::string_view jurisdiction, Date on, std::vector<OrganizationId>& found) {
  const auto counts = [&](OrganizationId by) {
    return by && has_authority(catalog[by]) && catalog[by].jurisdiction == jurisdiction;
  };
  if (const auto& entry = achievement.register_entry) {
    const bool open = entry->status != Status::closed && entry->status != Status::unknown;
    if (open && counts(entry->by)) add_once(found, entry->by);
  }
  for (const Endorsement& endorsement : achievement.endorsements) {
    if (counts(endorsement.by) && in_force(endorsement.valid_from, endorsement.valid_until, on)) {
      add_once(found, endorsement.by);
    }
  }
}

Characteristic recognised_in_jurisdiction(const Catalog& catalog, AchievementId id,
                                          const std::vector<Step>& steps, Date on,
                                          std::string_view jurisdiction) {
  Characteristic result{.id = CharacteristicId::recognised_in_jurisdiction};
  const OrganizationId owner = catalog[id].owner;
  if (jurisdiction.empty() && owner) jurisdiction = catalog[owner].jurisdiction;
  result.jurisdiction = jurisdiction;
  if (jurisdiction.empty()) return result;
  for (const Step& step : steps) {
    if (!carries(step.effect) || step.verdict > Verdict::conditional) continue;
    if (compare_levels(catalog, catalog[id], catalog[step.to]).higher != Finding::met) continue;
    const std::size_t before = result.by.size();
    authorities(catalog, catalog[step.to], jurisdiction, on, result.by);
    if (result.by.size() > before) add_once(result.targets, step.to);
  }
  if (!result.by.empty()) result.finding = Finding::met;
  return result;
}

Characteristic short_duration(const Catalog& catalog, AchievementId id, std::string_view profile) {
  Characteristic result{.id = CharacteristicId::short_duration};
  if (profile.empty()) profile = catalog.policy.short_profile;
  result.profile = profile;
  if (const ShortProfile* found = find_short_profile(profile)) {
    result.finding = is_short(catalog[id], *found);
  }
  return result;
}

Characteristic labour_market_value(const Catalog& catalog, AchievementId id) {
  Characteristic result{.id = CharacteristicId::labour_market_value};
  for (const LabourMarketEvidence& evidence : catalog[id].labour_market) {
    if (evidence.by && evidence.by != catalog[id].owner) {
      add_once(result.by, evidence.by);
    } else {
      result.own_word_only = true;
    }
  }
  if (!result.by.empty()) {
    result.finding = Finding::met;
    result.own_word_only = false;
  }
  return result;
}

}  // namespace

std::string_view word(CharacteristicId id) {
  constexpr std::string_view words[] = {"industryRecognised", "higherInSameOccupation",
                                        "recognisedInJurisdiction", "shortDuration",
                                        "labourMarketValue"};
  return words[static_cast<std::size_t>(id)];
}

std::string_view word(Finding finding) {
  constexpr std::string_view words[] = {"met", "notMet", "notEvidenced"};
  return words[static_cast<std::size_t>(finding)];
}

std::vector<Characteristic> characteristics(const Catalog& catalog, AchievementId id,
                                            const std::vector<Step>& steps, Date on,
                                            std::string_view short_profile,
                                            std::string_view jurisdiction) {
  return {industry_recognised(catalog, id, steps, on), higher_same_occupation(catalog, id, steps),
          recognised_in_jurisdiction(catalog, id, steps, on, jurisdiction),
          short_duration(catalog, id, short_profile), labour_market_value(catalog, id)};
}

}  // namespace credstack
