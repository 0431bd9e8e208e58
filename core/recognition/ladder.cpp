#include "recognition/ladder.hpp"

#include <algorithm>

#include "model/sorting.hpp"
#include "recognition/requirement_tree.hpp"

namespace credstack {
namespace {

Date earlier(Date a, Date b) {
  if (!a || !b) return a ? a : b;
  return a.last_day() < b.last_day() ? a : b;
}

ReEntry re_entry(const Catalog& catalog, const Step& step) {
  ReEntry entry;
  if (!step.recognition) return entry;
  const Recognition& recognition = catalog[step.recognition];
  entry.until = recognition.valid_until;
  if (recognition.agreement) {
    entry.until = earlier(entry.until, catalog[recognition.agreement].valid_until);
  }
  for (const Condition& condition : recognition.conditions) {
    if (condition.kind == ConditionKind::recency) {
      entry.within = condition.max_age;
      entry.on_expiry = condition.on_expiry;
    } else if (condition.kind == ConditionKind::time_limit) {
      entry.program_limit = condition.max_age;
    }
  }
  return entry;
}

Rung describe(const Catalog& catalog, Reached way, Date on) {
  Rung rung;
  rung.depth = way.hops;
  rung.way = std::move(way);
  const Step& step = rung.way.step;
  const Achievement& achievement = catalog[rung.way.at];
  if (auto finding = vertical(catalog, step)) rung.types.push_back(std::move(*finding));
  rung.exit = is_credential(achievement.type);
  rung.stands_alone = std::any_of(
      achievement.labour_market.begin(), achievement.labour_market.end(),
      [&](const LabourMarketEvidence& each) { return each.by && each.by != achievement.owner; });
  rung.re_entry = re_entry(catalog, step);
  rung.cost = whole_cost(catalog, rung.way.at, on);
  rung.time = remaining_time(catalog, step);
  rung.remaining = remaining_cost(catalog, step, on);
  return rung;
}

/** What orders rungs of one depth: the award type's place, unplaced ones last. */
int order_of(const Achievement& achievement) {
  const auto rank = type_rank(achievement.type);
  return rank ? rank->lowest : 99;
}

}  // namespace

LadderAnswer ladder(const Catalog& catalog, const Graph& graph, AchievementId program, Date on) {
  LadderAnswer answer;
  answer.program = program;
  answer.on = on;
  const auto is_rung = [&](AchievementId at) { return leads_on(catalog[at].type); };
  for (Reached& way : reach(catalog, graph, program, Direction::backward, on, is_rung)) {
    if (is_rung(way.at)) answer.rungs.push_back(describe(catalog, std::move(way), on));
  }
  sort_stably(answer.rungs, [&](const Rung& a, const Rung& b) {
    const int left = order_of(catalog[a.way.at]);
    const int right = order_of(catalog[b.way.at]);
    return std::tuple(-static_cast<int>(a.depth), a.way.verdict, left) <
           std::tuple(-static_cast<int>(b.depth), b.way.verdict, right);
  });
  for (const Named& named : named_in(catalog, catalog[program].requirement)) {
    if (!is_credential(catalog[named.achievement].type)) ++answer.courses;
  }
  if (const auto total = program_total(catalog, catalog[program])) {
    answer.total = total->credit;
    answer.total_stated = total->stated;
  }
  answer.cost = whole_cost(catalog, program, on);
  answer.supplemental = supplemental(catalog, program);
  return answer;
}

}  // namespace credstack
