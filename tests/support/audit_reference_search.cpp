// The search of the reference audit: it makes every valid allocation, in the order of the page's
// last clause, and keeps the first of the best. A part of an allocation that breaks a rule is not
// gone on with: every rule of validity that holds for an allocation holds for any part of it.
#include <algorithm>
#include <set>

#include "support/audit_reference_parts.hpp"

namespace credstack::test::reference {
namespace {

using learner::Item;
using learner::ItemStatus;

Rational greatest_common_divisor(Rational a, Rational b) {
  while (!b.is_zero()) {
    const Rational quotient = a / b;
    const Rational whole(quotient.num() / quotient.den());
    const Rational rest = a - whole * b;
    a = b;
    b = rest;
  }
  return a;
}

class Search {
 public:
  Search(Problem& problem, StandingNumber highest, std::size_t most)
      : problem_(problem), highest_(highest), most_(most) {
    for (const Piece& piece : problem.pieces) now_.emplace_back(piece.takes.size());
    put_in_order();
    find_grain();
  }

  Found run() {
    piece(0);
    return std::move(best_);
  }

 private:
  // --- making every allocation ----------------------------------------------------------------

  /** Pieces in the order of the page: few leaves first, then earlier completion, id, place. */
  void put_in_order() {
    for (std::size_t i = 0; i < problem_.pieces.size(); ++i) order_.push_back(i);
    std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
      const Piece& one = problem_.pieces[a];
      const Piece& other = problem_.pieces[b];
      if (one.takes.size() != other.takes.size()) return one.takes.size() < other.takes.size();
      const Date first = completion(one);
      const Date second = completion(other);
      if (static_cast<bool>(first) != static_cast<bool>(second)) return static_cast<bool>(first);
      if (first != second) return first < second;
      const std::string_view id = one.as ? problem_.catalog[one.as].id : "";
      const std::string_view other_id = other.as ? problem_.catalog[other.as].id : "";
      if (id != other_id) return id < other_id;
      return one.items.front() < other.items.front();
    });
  }

  /** When all of it was done; as its first day. None where that is not known. */
  Date completion(const Piece& piece) const {
    Date latest;
    for (const std::uint32_t i : piece.items) {
      const Date each = problem_.learner.items[i].completed;
      if (!each) return {};
      latest = std::max(latest, each.first_day());
    }
    return latest;
  }

  /** Blocks are divided in whole multiples of what divides every amount there is. */
  void find_grain() {
    const auto take = [&](Rational amount) {
      if (!amount.is_known() || !(amount > Rational(0))) return;
      grain_ = grain_.is_zero() ? amount : greatest_common_divisor(grain_, amount);
    };
    for (const Piece& piece : problem_.pieces) {
      take(piece.credit);
      for (const Take& each : piece.takes) take(each.credit);
    }
    for (const Node& node : problem_.nodes) {
      if (node.needed) take(*node.needed);
      for (const RuleAt& rule : node.rules) {
        if (rule.limit.credit) take(*rule.limit.credit);
        if (rule.rule->last) {
          take(problem_.in_unit(rule.rule->last, problem_.programs[node.program].unit));
        }
      }
    }
  }

  void piece(std::size_t place) {
    if (!best_.complete) return;
    if (place == order_.size()) {
      if (++best_.looked_at > most_) best_.complete = false;
      keep_if_better();
      return;
    }
    const std::size_t at = order_[place];
    take(place, 0, problem_.pieces[at].credit);
  }

  /** Each leaf in the order of the tree: used before not used, more of a block before less. */
  void take(std::size_t place, std::size_t leaf, Rational left) {
    const std::size_t at = order_[place];
    const Piece& piece_here = problem_.pieces[at];
    if (!best_.complete) return;
    if (leaf == piece_here.takes.size()) {
      piece(place + 1);
      return;
    }
    const Take& here = piece_here.takes[leaf];
    if (here.standing <= highest_ && !piece_here.block) {
      now_[at][leaf] = here.credit;
      if (is_valid()) take(place, leaf + 1, left);
    }
    if (here.standing <= highest_ && piece_here.block) {
      for (Rational part = left; part > Rational(0); part = part - grain_) {
        now_[at][leaf] = part;
        if (is_valid()) take(place, leaf + 1, left - part);
      }
    }
    now_[at][leaf].reset();
    take(place, leaf + 1, left);
  }

  // --- what is used where ---------------------------------------------------------------------

  bool is_used(std::size_t at) const {
    return std::any_of(now_[at].begin(), now_[at].end(),
                       [](const auto& amount) { return amount.has_value(); });
  }

  /** A piece below a node: its credit counts once, as at the first leaf that uses it; of a block,
   * its parts. */
  struct Member {
    std::size_t piece = 0;
    Rational credit = Rational::unknown();
  };
  std::vector<Member> used_under(std::size_t node, StandingNumber up_to) const {
    std::vector<Member> members;
    for (std::size_t i = 0; i < now_.size(); ++i) {
      const Piece& piece = problem_.pieces[i];
      std::optional<Rational> credit;
      for (std::size_t t = 0; t < now_[i].size(); ++t) {
        const Take& take = piece.takes[t];
        if (!now_[i][t] || take.standing > up_to || !problem_.within(take.node, node)) continue;
        if (!credit) {
          credit = *now_[i][t];
        } else if (piece.block) {
          credit = *credit + *now_[i][t];
        }
      }
      if (credit) members.push_back({i, *credit});
    }
    return members;
  }

  /** Of those, the ones that a rule looks at. */
  std::vector<Member> members_of(const RuleAt& rule, StandingNumber up_to) const {
    std::vector<Member> members;
    for (const Member& each : used_under(rule.node, up_to)) {
      const Piece& piece = problem_.pieces[each.piece];
      if (picks(rule, piece) && !is_let_off(rule.granted, piece)) members.push_back(each);
    }
    return members;
  }

  static Rational known(Rational credit) { return credit.is_known() ? credit : Rational(0); }

  static Rational sum_of(const std::vector<Member>& members) {
    Rational sum = 0;
    for (const Member& each : members) sum = sum + known(each.credit);
    return sum;
  }

  // --- validity -------------------------------------------------------------------------------

  bool is_valid() {
    for (std::size_t node = 0; node < problem_.nodes.size(); ++node) {
      if (problem_.is_leaf(node) ? takes_too_much(node) : uses_too_many_children(node)) {
        return false;
      }
      for (const RuleAt& rule : problem_.nodes[node].rules) {
        if (breaks(rule)) return false;
      }
    }
    for (std::size_t i = 0; i < now_.size(); ++i) {
      if (!is_used(i)) continue;
      if (!may_be_used_there(i)) return false;
      for (std::size_t other = 0; other < i; ++other) {
        if (is_used(other) && exclude_each_other(i, other)) return false;
      }
    }
    return true;
  }

  bool takes_too_much(std::size_t node) {
    std::vector<Rational> credits;
    bool block = false;
    bool exempted = false;
    for (std::size_t i = 0; i < now_.size(); ++i) {
      for (std::size_t t = 0; t < now_[i].size(); ++t) {
        if (!now_[i][t] || problem_.pieces[i].takes[t].node != node) continue;
        credits.push_back(known(*now_[i][t]));
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

  bool uses_too_many_children(std::size_t node) {
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

  bool exclude_each_other(std::size_t a, std::size_t b) {
    const Piece& one = problem_.pieces[a];
    const Piece& other = problem_.pieces[b];
    if (one.way_number == other.way_number) return false;
    for (const std::uint32_t item : one.items) {
      if (std::find(other.items.begin(), other.items.end(), item) != other.items.end()) {
        problem_.reach("two ways of one item");
        return true;
      }
    }
    const auto first = learning(one);
    for (const AchievementId id : learning(other)) {
      const Achievement& thing = problem_.catalog[id];
      const bool repeatable = thing.study && problem_.catalog[thing.study].repeatable;
      if (!first.contains(id)) continue;
      problem_.reach(repeatable ? "repeatable" : "same learning");
      if (!repeatable) return true;
    }
    return false;
  }

  /** All that it counts as, and that its items count as. */
  std::set<AchievementId> learning(const Piece& piece) const {
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

  bool may_be_used_there(std::size_t at) {
    const Piece& piece = problem_.pieces[at];
    for (std::size_t a = 0; a < now_[at].size(); ++a) {
      for (std::size_t b = a + 1; b < now_[at].size(); ++b) {
        if (!now_[at][a] || !now_[at][b]) continue;
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

  /** A node of the flag that holds one of the two leaves and not the other. */
  template <class Flag>
  bool parts_them(std::size_t one, std::size_t other, Flag flag) const {
    for (std::size_t node = 0; node < problem_.nodes.size(); ++node) {
      if (!flag(problem_.terms(node))) continue;
      if (problem_.within(one, node) != problem_.within(other, node)) return true;
    }
    return false;
  }
  bool is_exclusive(std::size_t one, std::size_t other) {
    const bool exclusive = parts_them(one, other, [](const auto& terms) { return terms.exclusive; });
    if (exclusive) problem_.reach("exclusive");
    return exclusive;
  }
  bool is_shared(std::size_t one, std::size_t other) const {
    return parts_them(one, other, [](const auto& terms) { return terms.shared; });
  }

  bool covers(const RuleAt& rule, const Piece& piece, std::size_t one, std::size_t other) const {
    if (rule.rule->kind != RuleKind::sharing || rule.rule->between.size() != 2) return false;
    if (rule.limit.unjudged || !picks(rule, piece) || is_let_off(rule.granted, piece)) return false;
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
  bool is_covered(const Piece& piece, std::size_t one, std::size_t other) const {
    for (const Node& node : problem_.nodes) {
      for (const RuleAt& rule : node.rules) {
        if (covers(rule, piece, one, other)) return true;
      }
    }
    return false;
  }

  /** A rule above one of the leaves that picks the other program. */
  bool two_programs_may(const Piece& piece, std::size_t one, std::size_t other) const {
    return says(piece, one, other) || says(piece, other, one);
  }
  bool says(const Piece& piece, std::size_t leaf, std::size_t other) const {
    const AchievementId program = problem_.programs[problem_.nodes[other].program].id;
    for (std::optional<std::size_t> at = leaf; at; at = problem_.nodes[*at].parent) {
      for (const RuleAt& rule : problem_.nodes[*at].rules) {
        if (rule.limit.unjudged || !picks(rule, piece) || is_let_off(rule.granted, piece)) continue;
        if (picks_award(rule, program)) return true;
      }
    }
    return false;
  }
  bool picks_award(const RuleAt& rule, AchievementId award) const {
    if (rule.rule->kind != RuleKind::sharing) return false;
    return std::any_of(
        rule.rule->with.begin(), rule.rule->with.end(),
        [&](const Selector& each) { return selects(each, award_facts(award)); });
  }
  Facts award_facts(AchievementId id) const {
    const Achievement& thing = problem_.catalog[id];
    Facts facts;
    facts.achievement = id;
    facts.owner = thing.owner;
    facts.levels = thing.levels;
    facts.type = thing.type;
    facts.fields = thing.fields;
    if (thing.study) {
      facts.subject = problem_.catalog[thing.study].subject;
      facts.tags = problem_.catalog[thing.study].tags;
    }
    return facts;
  }

  /** The awards that a piece serves beside a program: those of the record, and other programs. */
  std::set<AchievementId> other_awards(std::size_t at, std::size_t program) const {
    std::set<AchievementId> awards;
    const Piece& piece = problem_.pieces[at];
    for (const std::uint32_t item : piece.items) {
      for (const AchievementId award : problem_.learner.items[item].used_for) awards.insert(award);
    }
    for (std::size_t t = 0; t < now_[at].size(); ++t) {
      if (now_[at][t]) {
        awards.insert(problem_.programs[problem_.nodes[piece.takes[t].node].program].id);
      }
    }
    awards.erase(problem_.programs[program].id);
    return awards;
  }

  // --- validity: rules ------------------------------------------------------------------------

  bool breaks(const RuleAt& rule) {
    switch (rule.rule->kind) {
      case RuleKind::at_most:
        return !rule.limit.unjudged && breaks_cap(rule);
      case RuleKind::sharing:
        return !rule.limit.unjudged && breaks_sharing(rule);
      case RuleKind::max_uses:
        return breaks_uses(rule);
      default:
        return false;
    }
  }

  static bool is_over(const Limit& limit, const std::vector<Member>& members) {
    if (limit.any) return false;
    if (limit.courses && static_cast<std::int64_t>(members.size()) > *limit.courses) return true;
    return limit.credit && sum_of(members) > *limit.credit;
  }

  /** What `per` and `distinct` tell apart; empty where it is not stated. */
  std::string group_of(Per per, std::size_t at) const {
    const Piece& piece = problem_.pieces[at];
    return per == Per::provider ? piece.provider : std::string(piece.identities.front().subject);
  }

  bool breaks_cap(const RuleAt& rule) {
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

  bool breaks_sharing(const RuleAt& rule) {
    std::vector<Member> members;
    const std::size_t program = problem_.nodes[rule.node].program;
    for (const Member& each : members_of(rule, highest_)) {
      const Piece& piece = problem_.pieces[each.piece];
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

  /** Whether a piece is at two leaves that only such a rule allows. */
  bool is_shared_by(const RuleAt& rule, std::size_t at) const {
    const Piece& piece = problem_.pieces[at];
    for (std::size_t a = 0; a < now_[at].size(); ++a) {
      for (std::size_t b = a + 1; b < now_[at].size(); ++b) {
        if (!now_[at][a] || !now_[at][b]) continue;
        const std::size_t one = piece.takes[a].node;
        const std::size_t other = piece.takes[b].node;
        if (!is_shared(one, other) && covers(rule, piece, one, other)) return true;
      }
    }
    return false;
  }

  bool breaks_uses(const RuleAt& rule) {
    for (const Member& each : members_of(rule, highest_)) {
      const std::size_t program = problem_.nodes[rule.node].program;
      if (other_awards(each.piece, program).size() + 1 > rule.rule->count) {
        problem_.reach("maxUses");
        return true;
      }
    }
    return false;
  }

  // --- points ---------------------------------------------------------------------------------

  struct Points {
    std::int64_t points = 0;
    std::int64_t of = 0;
    bool met() const { return points == of; }
  };

  Points points(std::size_t at, StandingNumber s, Found& found) {
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
      Finding finding = judge_goal(rule, s);
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

  static bool is_goal(const Rule& rule) {
    return rule.kind == RuleKind::at_least || rule.kind == RuleKind::distinct ||
           rule.kind == RuleKind::average;
  }

  void reach_goal(const RuleAt& rule, Finding finding) {
    const std::string kind = rule.total                                  ? "total"
                             : rule.rule->kind == RuleKind::distinct     ? "distinct"
                             : rule.rule->kind == RuleKind::average      ? "average"
                             : rule.rule->last                           ? "last"
                                                                         : "atLeast";
    const std::string how = finding == Finding::good  ? " met"
                            : finding == Finding::bad ? " unmet"
                                                      : " undecided";
    problem_.reach("goal " + kind + how);
  }

  bool is_enough(std::size_t at, StandingNumber s) const {
    const Node& leaf = problem_.nodes[at];
    const RequirementKind kind = problem_.at(at).kind;
    if (kind == RequirementKind::prose) return leaf.confirmed || s == 4;
    if (kind == RequirementKind::holds) return leaf.holds && *leaf.holds <= s;
    Rational sum = 0;
    std::int64_t count = 0;
    for (std::size_t i = 0; i < now_.size(); ++i) {
      for (std::size_t t = 0; t < now_[i].size(); ++t) {
        const Take& take = problem_.pieces[i].takes[t];
        if (!now_[i][t] || take.node != at || take.standing > s) continue;
        if (problem_.pieces[i].exempts_slot) return true;
        sum = sum + known(*now_[i][t]);
        ++count;
      }
    }
    if (!leaf.needed) return count >= leaf.count;
    return leaf.needed->is_known() && !(sum < *leaf.needed);
  }

  Finding judge_goal(const RuleAt& rule, StandingNumber s) {
    if (rule.rule->kind == RuleKind::distinct) {
      std::set<std::string> groups;
      for (const Member& each : members_of(rule, s)) groups.insert(group_of(rule.rule->per, each.piece));
      groups.erase("");
      return groups.size() < rule.rule->count ? Finding::bad : Finding::good;
    }
    if (rule.rule->kind == RuleKind::average) return judge_average(rule, s);
    return judge_at_least(rule, s);
  }

  Finding judge_at_least(const RuleAt& rule, StandingNumber s) {
    std::vector<Member> members = members_of(rule, s);
    std::int64_t courses = 0;
    bool unknown = false;
    for (const Member& each : members) {
      const Piece& piece = problem_.pieces[each.piece];
      if (!piece.block && !piece.exemption) ++courses;
      unknown = unknown || !each.credit.is_known();
    }
    Rational sum = sum_of(members);
    bool which_unknown = false;
    if (rule.rule->last) {
      for (const Member& each : used_under(rule.node, s)) {
        if (is_completed(each.piece) && !is_whole(completed_on(each.piece))) which_unknown = true;
      }
      const Rational last = problem_.in_unit(
          rule.rule->last, problem_.programs[problem_.nodes[rule.node].program].unit);
      if (!last.is_known()) which_unknown = true;
      if (!which_unknown) among_the_last(rule, s, last, sum, courses);
    }
    // What is too little of all is too little of the last.
    if (rule.limit.courses && courses < *rule.limit.courses) return Finding::bad;
    if (rule.limit.credit && sum < *rule.limit.credit) {
      return unknown ? Finding::unknown : Finding::bad;
    }
    if (which_unknown) return Finding::unknown;
    return rule.limit.unjudged ? Finding::unknown : Finding::good;
  }

  /** Latest first, what is not completed before all; of one day, what does not count first. */
  void among_the_last(const RuleAt& rule, StandingNumber s, Rational left, Rational& sum,
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
      return !counts(a) && counts(b);
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

  bool is_completed(const Item& item) const {
    return item.status == ItemStatus::completed &&
           !(item.completed && problem_.options.on < item.completed.first_day());
  }
  bool is_completed(std::size_t piece) const {
    const auto& items = problem_.pieces[piece].items;
    return std::all_of(items.begin(), items.end(), [&](std::uint32_t i) {
      return is_completed(problem_.learner.items[i]);
    });
  }
  /** Of several things taken together the latest; none where one is not known to the day. */
  Date completed_on(std::size_t piece) const {
    Date latest;
    for (const std::uint32_t i : problem_.pieces[piece].items) {
      const Date each = problem_.learner.items[i].completed;
      if (!is_whole(each)) return {};
      latest = std::max(latest, each);
    }
    return latest;
  }
  static bool is_whole(Date date) { return date && date.month != 0 && date.day != 0; }

  Finding judge_average(const RuleAt& rule, StandingNumber s) {
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
        if (!is_completed(item)) continue;
        const GradeScaleId own = scale_of_item(problem_, item, scale, program);
        const reference::Points has = own == scale ? points_of(problem_.catalog, scale, item.grade)
                                                   : reference::Points{};
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
    if (undecided) return Finding::unknown;
    if (weights.is_zero()) return Finding::bad;
    if (!asked.is_known()) return Finding::unknown;
    return weighted / weights < asked ? Finding::bad : Finding::good;
  }

  // --- the best -------------------------------------------------------------------------------

  Rational applied(std::size_t program, StandingNumber s) const {
    Rational all = 0;
    for (std::size_t node = problem_.programs[program].first_node;
         node < problem_.programs[program].end_node; ++node) {
      if (!problem_.is_leaf(node)) continue;
      Rational here = 0;
      for (std::size_t i = 0; i < now_.size(); ++i) {
        for (std::size_t t = 0; t < now_[i].size(); ++t) {
          const Take& take = problem_.pieces[i].takes[t];
          if (now_[i][t] && take.node == node && take.standing <= s) here = here + known(*now_[i][t]);
        }
      }
      const auto& needed = problem_.nodes[node].needed;
      // What cannot be asked for takes nothing.
      all = all + (needed && needed->is_known() ? min(here, *needed) : here);
    }
    return all;
  }

  void keep_if_better() {
    Found found;
    found.met.assign(problem_.nodes.size(), std::vector<bool>(5));
    found.points_of.assign(problem_.nodes.size(), 0);
    found.programs.resize(problem_.programs.size());
    for (StandingNumber s = 1; s <= highest_; ++s) {
      for (std::size_t p = 0; p < problem_.programs.size(); ++p) {
        found.programs[p].points[s] = points(problem_.programs[p].first_node, s, found).points;
        found.programs[p].applied[s] = applied(p, s);
        found.whole.points[s] += found.programs[p].points[s];
        found.whole.applied[s] = found.whole.applied[s] + found.programs[p].applied[s];
      }
    }
    for (std::size_t i = 0; i < now_.size(); ++i) found.used += is_used(i) ? 1 : 0;
    if (!best_.met.empty() && !is_better(found, best_)) return;
    found.amounts = now_;
    found.looked_at = best_.looked_at;
    found.complete = best_.complete;
    best_ = std::move(found);
  }

  bool is_better(const Found& a, const Found& b) const {
    for (StandingNumber s = highest_; s >= 1; --s) {
      if (a.whole.points[s] != b.whole.points[s]) return a.whole.points[s] > b.whole.points[s];
    }
    for (StandingNumber s = highest_; s >= 1; --s) {
      if (a.whole.applied[s] != b.whole.applied[s]) return a.whole.applied[s] > b.whole.applied[s];
    }
    return a.used < b.used;
  }

  Problem& problem_;
  StandingNumber highest_;
  std::size_t most_;
  std::vector<std::size_t> order_;
  std::vector<std::vector<std::optional<Rational>>> now_;  ///< of each piece, at each take
  Rational grain_ = 0;
  Found best_;
};

}  // namespace

Found best_allocation(Problem& problem, StandingNumber highest, std::size_t most) {
  return Search(problem, highest, most).run();
}

}  // namespace credstack::test::reference
