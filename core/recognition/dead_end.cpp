#include "recognition/dead_end.hpp"

#include <algorithm>

namespace credstack {
namespace {

bool has_reason(const Step& step, std::initializer_list<ReasonCode> codes) {
  return std::any_of(step.reasons.begin(), step.reasons.end(), [&](const Reason& reason) {
    return std::find(codes.begin(), codes.end(), reason.code) != codes.end();
  });
}

/** How one way on is graded: by its verdict, and by whether its end is above the credential. */
DeadEnd grade(const Catalog& catalog, AchievementId id, const Reached& way) {
  const Step& step = way.step;
  if (way.verdict <= Verdict::conditional) {
    const auto higher = compare_levels(catalog, catalog[id], catalog[way.at]).higher;
    if (way.hops == 1 && step.credit.elective_only) return DeadEnd::elective_only;
    if (higher == Finding::not_met) return DeadEnd::none;
    return higher == Finding::met ? DeadEnd::leads_on : DeadEnd::unconfirmed;
  }
  if (way.hops > 1) return DeadEnd::unconfirmed;
  if (has_reason(step, {ReasonCode::places_full, ReasonCode::no_place})) return DeadEnd::slots_full;
  if (has_reason(step, {ReasonCode::target_closed})) return DeadEnd::target_closed;
  if (has_reason(step, {ReasonCode::refused})) return DeadEnd::none;
  if (has_reason(step, {ReasonCode::lapsed, ReasonCode::agreement_lapsed})) return DeadEnd::lapsed;
  if (step.verdict == Verdict::no) return DeadEnd::none;
  if (has_reason(step, {ReasonCode::claimed_only, ReasonCode::recommended_only})) {
    return DeadEnd::claimed_only;
  }
  return DeadEnd::unconfirmed;
}

}  // namespace

std::optional<DeadEnd> dead_end(const Catalog& catalog, AchievementId id,
                                const std::vector<const Reached*>& ways) {
  const AchievementType type = catalog[id].type;
  if (!is_credential(type)) return std::nullopt;
  DeadEnd best = DeadEnd::none;
  for (const Reached* way : ways) {
    if (carries(way->step.effect)) best = std::min(best, grade(catalog, id, *way));
  }
  if (best != DeadEnd::leads_on && is_terminal(type)) return DeadEnd::terminal;
  return best;
}

std::string_view word(DeadEnd grade) {
  constexpr std::string_view words[] = {"leadsOn",     "terminal",     "electiveOnly",
                                        "unconfirmed", "claimedOnly",  "lapsed",
                                        "slotsFull",   "targetClosed", "none"};
  return words[static_cast<std::size_t>(grade)];
}

}  // namespace credstack
