// What docs/audit.md calls valid, for the reference audit.
#include <algorithm>

#include "support/audit_reference_allocation.hpp"

namespace credstack::test::reference {
namespace {

bool is_over(const Limit& limit, const std::vector<Allocation::Member>& members) {
  if (limit.any) return false;
  if (limit.courses && static_cast<std::int64_t>(members.size()) > *limit.courses) return true;
  return limit.credit && Allocation::sum_of(members) > *limit.credit;
}

/** A node of the flag that holds one of the two leaves and not the other. */
template <class Flag>
bool parts_them(const Problem& problem, std::size_t one, std::size_t other, Flag flag) {
  for (std::size_t node = 0; node < problem.nodes.size(); ++node) {
    if (!flag(problem.terms(node))) continue;
    if (problem.within(one, node) != problem.within(other, node)) return true;
  }
  return false;
}
}  // namespace

// --- what is used where ---------------------------------------------------------------------

bool Allocation::is_used(std::size_t at) const {
  return std::any_of(amounts[at].begin(), amounts[at].end(),
                     [](const auto& amount) { return amount.has_value(); });
}

std::vector<Allocation::Member> Allocation::used_under(std::size_t node,
                                                       StandingNumber up_to) const {
  std::vector<Member> members;
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    const Piece& piece = problem_.pieces[i];
    std::optional<Rational> credit;
    for (std::size_t t = 0; t < amounts[i].size(); ++t) {
      const Take& take = piece.takes[t];
      if (!amounts[i][t] || take.standing > up_to || !problem_.within(take.node, node)) continue;
      if (!credit) {
        credit = *amounts[i][t];
      } else if (piece.block) {
        credit = *credit + *amounts[i][t];
      }
    }
    if (credit) members.push_back({i, *credit});
  }
  return members;
}

/** Of those, the ones that a rule looks at. */
std::vector<Allocation::Member> Allocation::members_of(const RuleAt& rule,
                                                       StandingNumber up_to) const {
  std::vector<Member> members;
  for (const Member& each : used_under(rule.node, up_to)) {
    const Piece& piece = problem_.pieces[each.piece];
    if (picks(rule, piece) && !is_let_off(rule.granted, piece)) members.push_back(each);
  }
  return members;
}

Rational Allocation::sum_of(const std::vector<Member>& members) {
  Rational sum = 0;
  for (const Member& each : members) sum = sum + known(each.credit);
  return sum;
}

// --- validity -------------------------------------------------------------------------------

bool Allocation::is_valid() {
  for (std::size_t node = 0; node < problem_.nodes.size(); ++node) {
    if (problem_.is_leaf(node) ? takes_too_much(node) : uses_too_many_children(node)) {
      return false;
    }
    for (const RuleAt& rule : problem_.nodes[node].rules) {
      if (breaks(rule)) return false;
    }
  }
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    if (!is_used(i)) continue;
    if (!may_be_used_there(i)) return false;
    for (std::size_t other = 0; other < i; ++other) {
      if (is_used(other) && exclude_each_other(i, other)) return false;
    }
  }
  return true;
}

bool Allocation::takes_too_much(std::size_t node) {
  std::vector<Rational> credits;
  bool block = false;
  bool exempted = false;
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    for (std::size_t t = 0; t < amounts[i].size(); ++t) {
      if (!amounts[i][t] || problem_.pieces[i].takes[t].node != node) continue;
      credits.push_back(known(*amounts[i][t]));
      block = block || problem_.pieces[i].block;
      exempted = exempted || problem_.pieces[i].exempts_slot;
    }
  }
  if (credits.empty()) return false;
  if (exempted) return credits.size() > 1;
  const Node& leaf = problem_.nodes[node];
  if (!leaf.needed) return static_cast<std::int64_t>(credits.size()) > leaf.count;
  Rational sum = 0;
  for (const Rational each : credits) sum = sum + each;
  if (block) return sum > *leaf.needed;
  return std::any_of(credits.begin(), credits.end(),
                     [&](Rational each) { return !(sum - each < *leaf.needed); });
}

bool Allocation::uses_too_many_children(std::size_t node) {
  const Requirement& requirement = problem_.at(node);
  if (requirement.kind == RequirementKind::all) return false;
  const std::size_t most =
      requirement.kind == RequirementKind::any ? 1 : std::size_t{requirement.choose};
  std::size_t used = 0;
  for (const std::size_t child : problem_.nodes[node].children) {
    if (!used_under(child, highest_).empty()) ++used;
  }
  if (used > most) problem_.reach("too many branches");
  return used > most;
}

bool Allocation::exclude_each_other(std::size_t a, std::size_t b) {
  const Piece& one = problem_.pieces[a];
  const Piece& other = problem_.pieces[b];
  if (one.way_number == other.way_number) return false;
  for (const std::uint32_t item : one.items) {
    if (std::find(other.items.begin(), other.items.end(), item) != other.items.end()) {
      problem_.reach("two ways of one item");
      return true;
    }
  }
  return are_the_same_learning(a, b);
}

bool Allocation::are_the_same_learning(std::size_t a, std::size_t b) {
  const auto first = learning(problem_.pieces[a]);
  for (const AchievementId id : learning(problem_.pieces[b])) {
    const Achievement& thing = problem_.catalog[id];
    const bool repeatable = thing.study && problem_.catalog[thing.study].repeatable;
    if (!first.contains(id)) continue;
    problem_.reach(repeatable ? "repeatable" : "same learning");
    if (!repeatable) return true;
  }
  return false;
}

/** All that it counts as, and that its items count as. */
std::set<AchievementId> Allocation::learning(const Piece& piece) const {
  std::set<AchievementId> all;
  const auto add = [&](AchievementId id) {
    if (!id) return;
    all.insert(id);
    for (std::size_t i = 0; i < problem_.catalog.achievements.size(); ++i) {
      const Achievement& other = problem_.catalog.achievements[i];
      if (!other.study) continue;
      const auto& equivalents = problem_.catalog[other.study].equivalents;
      if (std::find(equivalents.begin(), equivalents.end(), id) != equivalents.end()) {
        all.insert(AchievementId(i));
      }
    }
  };
  add(piece.as);
  for (const std::uint32_t item : piece.items) add(problem_.learner.items[item].achievement);
  return all;
}

// --- validity: one piece at several leaves --------------------------------------------------

bool Allocation::may_be_used_there(std::size_t at) {
  const Piece& piece = problem_.pieces[at];
  for (std::size_t a = 0; a < amounts[at].size(); ++a) {
    for (std::size_t b = a + 1; b < amounts[at].size(); ++b) {
      if (!amounts[at][a] || !amounts[at][b]) continue;
      const std::size_t one = piece.takes[a].node;
      const std::size_t other = piece.takes[b].node;
      if (problem_.nodes[one].program != problem_.nodes[other].program) {
        if (is_exclusive(one, other) || !two_programs_may(piece, one, other)) return false;
        problem_.reach("used in two programs");
      } else if (!piece.block) {
        if (is_exclusive(one, other)) return false;
        if (is_shared(one, other)) {
          problem_.reach("shared node");
        } else if (is_covered(piece, one, other)) {
          problem_.reach("sharing between");
        } else {
          return false;
        }
      }
    }
  }
  return true;
}

bool Allocation::is_exclusive(std::size_t one, std::size_t other) {
  const bool exclusive =
      parts_them(problem_, one, other, [](const auto& terms) { return terms.exclusive; });
  if (exclusive) problem_.reach("exclusive");
  return exclusive;
}
bool Allocation::is_shared(std::size_t one, std::size_t other) const {
  return parts_them(problem_, one, other, [](const auto& terms) { return terms.shared; });
}

bool Allocation::covers(const RuleAt& rule, const Piece& piece, std::size_t one,
                        std::size_t other) const {
  if (rule.rule->kind != RuleKind::sharing || rule.rule->between.size() != 2) return false;
  if (!picks(rule, piece) || is_let_off(rule.granted, piece)) return false;
  if (!problem_.within(one, rule.node) || !problem_.within(other, rule.node)) return false;
  const auto below = [&](std::size_t leaf, std::string_view id) {
    for (std::optional<std::size_t> at = leaf; at; at = problem_.nodes[*at].parent) {
      if (problem_.at(*at).id == id) return true;
    }
    return false;
  };
  const auto& [x, y] = std::pair(rule.rule->between[0], rule.rule->between[1]);
  return (below(one, x) && below(other, y)) || (below(one, y) && below(other, x));
}
bool Allocation::is_covered(const Piece& piece, std::size_t one, std::size_t other) const {
  bool covered = false;
  for (const Node& node : problem_.nodes) {
    for (const RuleAt& rule : node.rules) {
      if (!covers(rule, piece, one, other)) continue;
      if (rule.limit.unjudged) return false;
      covered = true;
    }
  }
  return covered;
}

/** A rule above one of the leaves that picks the other program. */
bool Allocation::two_programs_may(const Piece& piece, std::size_t one, std::size_t other) const {
  const Saying first = says(piece, one, other);
  const Saying second = says(piece, other, one);
  if (first == Saying::unjudged || second == Saying::unjudged) return false;
  return first == Saying::judged || second == Saying::judged;
}
Allocation::Saying Allocation::says(const Piece& piece, std::size_t leaf, std::size_t other) const {
  const AchievementId program = problem_.programs[problem_.nodes[other].program].id;
  Saying found = Saying::nothing;
  for (std::optional<std::size_t> at = leaf; at; at = problem_.nodes[*at].parent) {
    for (const RuleAt& rule : problem_.nodes[*at].rules) {
      if (!picks(rule, piece) || is_let_off(rule.granted, piece)) continue;
      if (!picks_award(rule, program)) continue;
      if (rule.limit.unjudged) return Saying::unjudged;
      found = Saying::judged;
    }
  }
  return found;
}
bool Allocation::picks_award(const RuleAt& rule, AchievementId award) const {
  if (rule.rule->kind != RuleKind::sharing) return false;
  return std::any_of(rule.rule->with.begin(), rule.rule->with.end(), [&](const Selector& each) {
    return selects(each, facts_of(problem_.catalog, award));
  });
}
/** The awards that a piece serves beside a program: those of the record, and other programs. */
std::set<AchievementId> Allocation::other_awards(std::size_t at, std::size_t program) const {
  const Piece& piece = problem_.pieces[at];
  std::set<AchievementId> awards = awards_served(problem_, piece);
  for (std::size_t t = 0; t < amounts[at].size(); ++t) {
    if (amounts[at][t]) {
      awards.insert(problem_.programs[problem_.nodes[piece.takes[t].node].program].id);
    }
  }
  awards.erase(problem_.programs[program].id);
  return awards;
}

// --- validity: rules ------------------------------------------------------------------------

bool Allocation::breaks(const RuleAt& rule) {
  switch (rule.rule->kind) {
    case RuleKind::at_most:
      return breaks_cap(rule);
    case RuleKind::sharing:
      return breaks_sharing(rule);
    case RuleKind::max_uses:
      return breaks_uses(rule);
    default:
      return false;
  }
}

/** What `per` and `distinct` tell apart; empty where it is not stated. */
std::string Allocation::group_of(Per per, std::size_t at) const {
  const Piece& piece = problem_.pieces[at];
  return per == Per::provider ? piece.provider : std::string(piece.identities.front().subject);
}

bool Allocation::breaks_cap(const RuleAt& rule) {
  const std::vector<Member> members = members_of(rule, highest_);
  bool over = false;
  if (rule.rule->per == Per::all) {
    over = is_over(rule.limit, members);
  } else {
    std::map<std::string, std::vector<Member>> groups;
    for (const Member& each : members) {
      const std::string group = group_of(rule.rule->per, each.piece);
      if (!group.empty()) groups[group].push_back(each);
    }
    for (const auto& [name, group] : groups) over = over || is_over(rule.limit, group);
  }
  if (over) problem_.reach(rule.rule->per == Per::all ? "cap" : "cap per");
  return over;
}

bool Allocation::breaks_sharing(const RuleAt& rule) {
  std::vector<Member> members;
  const std::size_t program = problem_.nodes[rule.node].program;
  for (const Member& each : members_of(rule, highest_)) {
    const Piece& piece = problem_.pieces[each.piece];
    // Of what nobody knows the credit, no credit is shared.
    if (rule.limit.credit && !each.credit.is_known() && is_shared_here(rule, each.piece)) {
      problem_.reach("sharing: unknown credit");
      return true;
    }
    if (!rule.rule->between.empty()) {
      if (!piece.block && is_shared_by(rule, each.piece)) members.push_back(each);
      continue;
    }
    const auto awards = other_awards(each.piece, program);
    if (std::any_of(awards.begin(), awards.end(),
                    [&](AchievementId award) { return picks_award(rule, award); })) {
      members.push_back(each);
    }
  }
  const bool over = is_over(rule.limit, members);
  if (over) problem_.reach(rule.rule->between.empty() ? "sharing with: over" : "between: over");
  return over;
}

/** Whether the rule is what lets the piece be used twice in what is audited. */
bool Allocation::is_shared_here(const RuleAt& rule, std::size_t at) const {
  const Piece& piece = problem_.pieces[at];
  if (!rule.rule->between.empty()) return !piece.block && is_shared_by(rule, at);
  const std::size_t own = problem_.nodes[rule.node].program;
  for (std::size_t t = 0; t < amounts[at].size(); ++t) {
    const std::size_t other = problem_.nodes[piece.takes[t].node].program;
    if (!amounts[at][t] || other == own) continue;
    if (picks_award(rule, problem_.programs[other].id)) return true;
  }
  return false;
}

/** Whether a piece is at two leaves that only such a rule allows. */
bool Allocation::is_shared_by(const RuleAt& rule, std::size_t at) const {
  const Piece& piece = problem_.pieces[at];
  for (std::size_t a = 0; a < amounts[at].size(); ++a) {
    for (std::size_t b = a + 1; b < amounts[at].size(); ++b) {
      if (!amounts[at][a] || !amounts[at][b]) continue;
      const std::size_t one = piece.takes[a].node;
      const std::size_t other = piece.takes[b].node;
      if (!is_shared(one, other) && covers(rule, piece, one, other)) return true;
    }
  }
  return false;
}

bool Allocation::breaks_uses(const RuleAt& rule) {
  for (const Member& each : members_of(rule, highest_)) {
    const std::size_t program = problem_.nodes[rule.node].program;
    if (other_awards(each.piece, program).size() + 1 > rule.rule->count) {
      problem_.reach("maxUses");
      return true;
    }
  }
  return false;
}
}  // namespace credstack::test::reference
