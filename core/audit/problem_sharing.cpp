#include <algorithm>
#include <limits>

#include "audit/building.hpp"
#include "recognition/selection.hpp"

namespace credstack::audit {
namespace {

/** A rule that lets pieces be used on both sides, or forbids it (limit 0). */
void share_by(Building& building, Index tree, const Rule& rule, const Limits& limits,
              Shared shared) {
  const auto add = [&](bool by_count, std::int64_t limit, bool counts_served) {
    std::size_t at = building.problem().shared.size();
    if (at < most_by_bit) {
      shared.by_count = by_count;
      shared.limit = limit;
      building.problem().shared.push_back(shared);
      building.built.shared.push_back(&rule);
    } else {
      // The last of them stands for all that have no bit of their own: it allows nothing.
      at = most_by_bit - 1;
      const LeafRange all{0, static_cast<Index>(building.problem().leaves.size())};
      building.problem().shared[at] = {all, all, {all}, false, true, 0};
    }
    for (Index stock = 0; stock < building.problem().stocks.size(); ++stock) {
      const Draft& draft = building.drafts.pieces[stock];
      if (!building.is_about(tree, rule, draft)) continue;
      building.problem().stocks[stock].shared |= std::uint64_t{1} << at;
      const bool serves =
          counts_served &&
          std::any_of(draft.awards.begin(), draft.awards.end(), [&](AchievementId award) {
            return picks(building.catalog, rule.with, award);
          });
      if (serves) building.problem().stocks[stock].served |= std::uint64_t{1} << at;
    }
  };
  if (rule.sharing == Sharing::any) {
    add(true, std::numeric_limits<std::int64_t>::max() / 4, false);
    return;
  }
  // What nobody can judge allows nothing; of awards in the record it was said piece by piece.
  const bool none = rule.sharing == Sharing::none;
  if ((none || limits.undecided) && !shared.others.empty()) add(true, 0, false);
  if (none) return;
  if (limits.credit.is_known()) add(false, building.scale.down(limits.credit), shared.awards);
  if (limits.courses) add(true, *limits.courses, shared.awards);
}

bool is_exclusive(const Building& building, Index tree, Index leaf) {
  return building.trees[tree]->exclusive[leaf - building.built.places[tree].leaf];
}

void pair_programs(Building& building, Index at, LeafRange own, Index other) {
  const LeafRange others = building.problem().programs[other];
  const std::size_t leaves = building.problem().leaves.size();
  for (Index a = own.first; a < own.end; ++a) {
    for (Index b = others.first; b < others.end; ++b) {
      if (is_exclusive(building, at, a) || is_exclusive(building, other, b)) continue;
      building.problem().together[a * leaves + b] = Together::by_rule;
      building.problem().together[b * leaves + a] = Together::by_rule;
      building.problem().leaves[a].mixes = true;
      building.problem().leaves[b].mixes = true;
    }
  }
}

/** What a rule of a program says of sharing with other awards: audited with it, or not. */
void share_with_awards(Building& building, Index at, const TreeRule& each) {
  if (building.lifted(at, *each.rule)) return;
  const LeafRange own = building.placed(at, each.leaves);
  Shared shared{.over = own, .a = own, .others = {}, .awards = true};
  for (Index other = 0; other < building.trees.size(); ++other) {
    if (other == at || !picks(building.catalog, each.rule->with, building.trees[other]->program)) {
      continue;
    }
    shared.others.push_back(building.problem().programs[other]);
    pair_programs(building, at, own, other);
  }
  share_by(building, at, *each.rule, each.limits, std::move(shared));
}

}  // namespace

void add_sharing(Building& building) {
  for (Index at = 0; at < building.trees.size(); ++at) {
    const Tree& tree = *building.trees[at];
    for (const BetweenRule& each : tree.between) {
      if (building.lifted(at, *each.rule)) continue;
      share_by(building, at, *each.rule, each.limits,
               {.over = building.placed(at, tree.nodes[each.node].leaves),
                .a = building.placed(at, each.a),
                .others = {building.placed(at, each.b)}});
    }
  }
  for (Index at = 0; at < building.trees.size(); ++at) {
    for (const TreeRule& each : building.trees[at]->with) share_with_awards(building, at, each);
  }
}

void add_award_limits(Building& building) {
  for (Index at = 0; at < building.trees.size(); ++at) {
    for (const TreeRule& each : building.trees[at]->award_limits) {
      if (building.lifted(at, *each.rule)) continue;
      const std::size_t bit = std::min(building.problem().award_limits.size(), most_by_bit - 1);
      if (bit == building.problem().award_limits.size()) {
        building.problem().award_limits.push_back(
            {building.placed(at, each.leaves), each.rule->count});
      } else {
        // The last of them stands for all that have no bit of their own: the strictest, anywhere.
        AwardLimit& last = building.problem().award_limits.back();
        last = {{0, static_cast<Index>(building.problem().leaves.size())},
                std::min(last.limit, Index{each.rule->count})};
      }
      for (Index stock = 0; stock < building.problem().stocks.size(); ++stock) {
        if (building.is_about(at, *each.rule, building.drafts.pieces[stock])) {
          building.problem().stocks[stock].award_limits |= std::uint64_t{1} << bit;
        }
      }
    }
  }
}

}  // namespace credstack::audit
