// What an allocation is worth, for the reference audit: points, goals and applied credit.
#include <algorithm>

#include "support/audit_reference_allocation.hpp"

namespace credstack::test::reference {
namespace {

using learner::Item;

bool is_whole(Date date) { return date && date.month != 0 && date.day != 0; }

}  // namespace

// --- points ---------------------------------------------------------------------------------

Allocation::Points Allocation::points(std::size_t at, StandingNumber s, Found& found) {
  const Node& node = problem_.nodes[at];
  const Requirement& requirement = problem_.at(at);
  Points sum;
  if (problem_.is_leaf(at)) {
    sum = {is_enough(at, s) ? 1 : 0, 1};
  } else {
    std::int64_t met = 0;
    for (const std::size_t child : node.children) {
      const Points each = points(child, s, found);
      sum.points += each.points;
      sum.of += each.of;
      if (each.met()) ++met;
    }
    if (requirement.kind != RequirementKind::all) {
      const std::int64_t n = requirement.kind == RequirementKind::any ? 1 : requirement.choose;
      sum = {std::min(met, n), n};
    }
  }
  for (const RuleAt& rule : node.rules) {
    if (!is_goal(*rule.rule) || rule.granted.everybody) continue;
    ++sum.of;
    Finding finding = judge(rule, s).finding;
    if (rule.claimed.everybody && finding == Finding::bad) finding = Finding::unknown;
    if (s == highest_) reach_goal(rule, finding);
    if (finding == Finding::good || (finding == Finding::unknown && s == 4)) ++sum.points;
  }
  if (problem_.terms(at).doubtful) {
    ++sum.of;
    if (s == 4) ++sum.points;
  }
  if (node.waived || (node.claimed_waived && s == 4)) sum.points = sum.of;
  found.met[at][static_cast<std::size_t>(s)] = sum.met();
  found.points_of[at] = sum.of;
  return sum;
}

bool is_goal(const Rule& rule) {
  return rule.kind == RuleKind::at_least || rule.kind == RuleKind::distinct ||
         rule.kind == RuleKind::average;
}

void Allocation::reach_goal(const RuleAt& rule, Finding finding) {
  const std::string kind = rule.total                              ? "total"
                           : rule.rule->kind == RuleKind::distinct ? "distinct"
                           : rule.rule->kind == RuleKind::average  ? "average"
                           : rule.rule->last                       ? "last"
                                                                   : "atLeast";
  const std::string how = finding == Finding::good  ? " met"
                          : finding == Finding::bad ? " unmet"
                                                    : " undecided";
  problem_.reach("goal " + kind + how);
}

bool Allocation::is_enough(std::size_t at, StandingNumber s) const {
  const Node& leaf = problem_.nodes[at];
  const RequirementKind kind = problem_.at(at).kind;
  if (kind == RequirementKind::prose) return leaf.confirmed || s == 4;
  if (kind == RequirementKind::holds) return leaf.holds && *leaf.holds <= s;
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    for (std::size_t t = 0; t < amounts[i].size(); ++t) {
      const Take& take = problem_.pieces[i].takes[t];
      const bool exempted = amounts[i][t] && problem_.pieces[i].exempts_slot;
      if (exempted && take.node == at && take.standing <= s) return true;
    }
  }
  if (!leaf.needed) return !(reached(at, s) < Rational(leaf.count));
  return leaf.needed->is_known() && !(reached(at, s) < *leaf.needed);
}

Rational Allocation::reached(std::size_t at, StandingNumber s) const {
  Rational sum = 0;
  std::int64_t count = 0;
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    for (std::size_t t = 0; t < amounts[i].size(); ++t) {
      const Take& take = problem_.pieces[i].takes[t];
      if (!amounts[i][t] || take.node != at || take.standing > s) continue;
      sum = sum + known(*amounts[i][t]);
      ++count;
    }
  }
  return problem_.nodes[at].needed ? sum : Rational(count);
}

GoalFigures Allocation::judge(const RuleAt& rule, StandingNumber s) {
  if (rule.rule->kind == RuleKind::average) return judge_average(rule, s);
  if (rule.rule->kind == RuleKind::at_least) return judge_at_least(rule, s);
  std::set<std::string> groups;
  for (const Member& each : members_of(rule, s)) {
    groups.insert(group_of(rule.rule->per, each.piece));
  }
  groups.erase("");
  GoalFigures figures;
  figures.count = static_cast<std::int64_t>(groups.size());
  figures.finding = groups.size() < rule.rule->count ? Finding::bad : Finding::good;
  return figures;
}

namespace {

GoalFigures judged(const RuleAt& rule, Rational sum, std::int64_t courses, bool unknown) {
  GoalFigures figures;
  figures.credit = sum;
  figures.count = courses;
  if (rule.limit.courses && courses < *rule.limit.courses) {
    figures.finding = Finding::bad;
  } else if (rule.limit.credit && sum < *rule.limit.credit) {
    figures.finding = unknown ? Finding::unknown : Finding::bad;
  } else {
    figures.finding = rule.limit.unjudged ? Finding::unknown : Finding::good;
  }
  return figures;
}

}  // namespace

GoalFigures Allocation::judge_at_least(const RuleAt& rule, StandingNumber s) {
  std::int64_t courses = 0;
  bool unknown = false;
  const std::vector<Member> members = members_of(rule, s);
  for (const Member& each : members) {
    const Piece& piece = problem_.pieces[each.piece];
    if (!piece.block && !piece.exemption) ++courses;
    unknown = unknown || !each.credit.is_known();
  }
  Rational sum = sum_of(members);
  const GoalFigures of_all = judged(rule, sum, courses, unknown);
  if (!rule.rule->last) return of_all;
  // Where nobody knows what the last are, it is undecided, unless all that is used falls short.
  GoalFigures undecided;
  undecided.finding = of_all.finding == Finding::bad ? Finding::bad : Finding::unknown;
  for (const Member& each : used_under(rule.node, s)) {
    if (is_completed(each.piece) && !is_whole(completed_on(each.piece))) return undecided;
  }
  const Rational last =
      problem_.in_unit(rule.rule->last, problem_.programs[problem_.nodes[rule.node].program].unit);
  if (!last.is_known()) return undecided;
  among_the_last(rule, s, last, sum, courses);
  return judged(rule, sum, courses, unknown);
}

/** Latest first, what is not completed before all; of one day, what does not count first, then the
 * larger. */
void Allocation::among_the_last(const RuleAt& rule, StandingNumber s, Rational left, Rational& sum,
                                std::int64_t& courses) {
  std::vector<Member> used = used_under(rule.node, s);
  const auto counts = [&](const Member& each) {
    const Piece& piece = problem_.pieces[each.piece];
    return picks(rule, piece) && !is_let_off(rule.granted, piece);
  };
  std::stable_sort(used.begin(), used.end(), [&](const Member& a, const Member& b) {
    const bool done = is_completed(a.piece);
    if (done != is_completed(b.piece)) return !done;
    if (done && completed_on(a.piece) != completed_on(b.piece)) {
      return completed_on(b.piece) < completed_on(a.piece);
    }
    if (counts(a) != counts(b)) return !counts(a);
    return known(b.credit) < known(a.credit);
  });
  sum = 0;
  courses = 0;
  for (const Member& each : used) {
    if (!(left > Rational(0))) break;
    if (!each.credit.is_known()) continue;
    const Rational inside = min(left, each.credit);
    left = left - inside;
    if (!counts(each)) continue;
    sum = sum + inside;
    const Piece& piece = problem_.pieces[each.piece];
    if (inside == each.credit && !piece.block && !piece.exemption) ++courses;
  }
}

bool Allocation::is_completed(std::size_t piece) const {
  const auto& items = problem_.pieces[piece].items;
  return std::all_of(items.begin(), items.end(), [&](std::uint32_t i) {
    return reference::is_completed(problem_, problem_.learner.items[i]);
  });
}
/** Of several things taken together the latest; none where one is not known to the day. */
Date Allocation::completed_on(std::size_t piece) const {
  Date latest;
  for (const std::uint32_t i : problem_.pieces[piece].items) {
    const Date each = problem_.learner.items[i].completed;
    if (!is_whole(each)) return {};
    latest = std::max(latest, each);
  }
  return latest;
}

GoalFigures Allocation::judge_average(const RuleAt& rule, StandingNumber s) {
  const std::size_t program = problem_.nodes[rule.node].program;
  const GradeScaleId scale = scale_of_leaf(problem_, rule.rule->grade_scale, program);
  const reference::Points named = points_of(problem_.catalog, scale, rule.rule->grade);
  Rational asked = rule.rule->points;
  if (!asked.is_known() && named.found) asked = named.points;
  Rational weighted = 0;
  Rational weights = 0;
  bool undecided = false;
  for (const Member& each : members_of(rule, s)) {
    if (each.credit.is_known() && each.credit.is_zero()) continue;
    std::optional<Rational> lowest;
    bool unknown = false;
    for (const std::uint32_t i : problem_.pieces[each.piece].items) {
      const Item& item = problem_.learner.items[i];
      if (!reference::is_completed(problem_, item)) continue;
      const GradeScaleId own = scale_of_item(problem_, item, scale, program);
      const reference::Points has =
          own == scale ? points_of(problem_.catalog, scale, item.grade) : reference::Points{};
      if (has.found && has.pass_only) continue;
      if (!has.found || !has.points.is_known()) {
        unknown = true;
      } else {
        lowest = lowest ? min(*lowest, has.points) : has.points;
      }
    }
    if (!unknown && !lowest) continue;
    if (unknown || !each.credit.is_known()) {
      undecided = true;
      continue;
    }
    weighted = weighted + each.credit * *lowest;
    weights = weights + each.credit;
  }
  GoalFigures figures;
  figures.asked_average = asked;
  if (!weights.is_zero()) figures.average = weighted / weights;
  if (undecided || (!weights.is_zero() && !asked.is_known())) {
    figures.finding = Finding::unknown;
  } else {
    figures.finding =
        figures.average.is_known() && !(figures.average < asked) ? Finding::good : Finding::bad;
  }
  return figures;
}

Rational Allocation::applied(std::size_t program, StandingNumber s) const {
  Rational all = 0;
  for (std::size_t node = problem_.programs[program].first_node;
       node < problem_.programs[program].end_node; ++node) {
    if (!problem_.is_leaf(node)) continue;
    Rational here = 0;
    for (std::size_t i = 0; i < amounts.size(); ++i) {
      for (std::size_t t = 0; t < amounts[i].size(); ++t) {
        const Take& take = problem_.pieces[i].takes[t];
        if (amounts[i][t] && take.node == node && take.standing <= s)
          here = here + known(*amounts[i][t]);
      }
    }
    const auto& needed = problem_.nodes[node].needed;
    all = all + (needed && needed->is_known() ? min(here, *needed) : here);
  }
  return all;
}

}  // namespace credstack::test::reference
