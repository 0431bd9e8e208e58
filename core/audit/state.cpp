#include "audit/state.hpp"

#include <algorithm>

#include "model/sorting.hpp"

namespace credstack::audit {
namespace {

/** What a piece's uses within some leaves come to. */
struct Within {
  bool any = false;
  bool known = true;  ///< what it is worth there
  Grains credit = 0;
};

/** Looks at uses of that standing and better. */
Within within(const Problem& problem, const Stock& stock, std::span<const Used> mine,
              LeafRange leaves, std::size_t standing) {
  Within found;
  for (const Used& use : mine) {
    const Spot& spot = problem.spots[use.spot];
    if (spot.standing > standing || !leaves.holds(spot.leaf)) continue;
    // A piece counts once, at the first of its leaves; a block by its parts.
    if (!found.any || stock.block) {
      found.credit += use.credit;
      found.known = spot.known;
    }
    found.any = true;
  }
  return found;
}

bool holds(const std::vector<LeafRange>& ranges, Index leaf) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [&](LeafRange range) { return range.holds(leaf); });
}

/** Whether a piece is used on both sides of a rule, by a pair of leaves that needs it. */
bool used_on_both(const Problem& problem, const Shared& rule, std::span<const Used> mine) {
  for (const Used& one : mine) {
    const Index a = problem.spots[one.spot].leaf;
    if (!rule.a.holds(a)) continue;
    for (const Used& other : mine) {
      const Index b = problem.spots[other.spot].leaf;
      if (a != b && holds(rule.others, b) && problem.pair(a, b) == Together::by_rule) return true;
    }
  }
  return false;
}

/** What of a piece a sharing rule counts. */
std::int64_t counted_by(const Problem& problem, const Stock& piece, Index at,
                        std::span<const Used> mine) {
  const Shared& rule = problem.shared[at];
  const bool served = (piece.served >> at & 1U) != 0;
  // Parts of a block are at different places of a program without being used twice.
  const bool both = (!piece.block || rule.awards) && used_on_both(problem, rule, mine);
  if (!served && !both) return 0;
  const Within found = within(problem, piece, mine, rule.over, standings - 1);
  if (!found.any) return 0;
  if (rule.by_count) return 1;
  // Of what nobody knows the credit, no credit is shared.
  return found.known || !both ? found.credit : rule.limit + 1;
}

template <class Do>
void for_each_bit(std::uint64_t bits, Do act) {
  while (bits != 0) {
    act(static_cast<Index>(__builtin_ctzll(bits)));
    bits &= bits - 1;
  }
}

bool fits_awards(const Problem& problem, const Stock& stock, std::span<const Used> mine) {
  if (stock.award_limits == 0) return true;
  const auto uses_in = [&](LeafRange leaves) {
    return std::any_of(mine.begin(), mine.end(),
                       [&](const Used& use) { return leaves.holds(problem.spots[use.spot].leaf); });
  };
  Index awards = stock.awards;
  for (const LeafRange& program : problem.programs) awards += uses_in(program) ? 1 : 0;
  bool fits = true;
  for_each_bit(stock.award_limits, [&](Index at) {
    const AwardLimit& each = problem.award_limits[at];
    fits = fits && (awards <= each.limit || !uses_in(each.leaves));
  });
  return fits;
}

void mix(std::array<std::uint64_t, 2>& hash, std::uint64_t value) {
  hash[0] = (hash[0] ^ value) * 0x9E3779B97F4A7C15ULL;
  hash[0] ^= hash[0] >> 29;
  hash[1] = (hash[1] + value + 0x632BE59BD9B4E019ULL) * 0xD6E8FEB86659FD93ULL;
  hash[1] ^= hash[1] >> 32;
}

}  // namespace

State::State(const Problem& problem, std::uint8_t looked_at)
    : problem_(problem),
      looked_at_(looked_at),
      fills_(problem.leaves.size()),
      below_(problem.nodes.size(), 0),
      active_(problem.nodes.size(), 0),
      cap_used_(problem.caps.size(), 0),
      shared_used_(problem.shared.size(), 0),
      goals_(problem.goals.size()),
      in_use_(problem.stocks.size(), false) {
  seen_.resize(problem.goals.size() * standings);
  to_see_.resize(problem.goals.size() * standings);
  for (Index goal = 0; goal < problem.goals.size(); ++goal) {
    const GoalKind kind = problem.goals[goal].kind;
    if (problem.goals[goal].last > 0) by_days_.push_back(goal);
    if (kind != GoalKind::distinct_subjects && kind != GoalKind::distinct_providers) continue;
    Index keys = 0;
    for (const Stock& stock : problem.stocks) {
      const Index key = kind == GoalKind::distinct_subjects ? stock.subject : stock.provider;
      if (key != nothing) keys = std::max(keys, key + 1);
    }
    for (std::size_t s = 0; s < standings; ++s) {
      seen_[goal * standings + s].assign(keys, 0);
      to_see_[goal * standings + s].assign(keys, 0);
    }
  }
  largest_.assign(problem.leaves.size(), 0);
  for (const Spot& spot : problem.spots) {
    if (spot.standing <= looked_at)
      largest_[spot.leaf] = std::max(largest_[spot.leaf], spot.credit);
  }
  for (Index stock = 0; stock < problem.stocks.size(); ++stock) to_come(stock, 1);
}

bool State::together(const Stock& piece, Index a, Index b) const {
  const Together pair = problem_.pair(a, b);
  if (pair != Together::by_rule) return pair == Together::freely;
  bool allowed = false;
  for_each_bit(piece.shared, [&](Index at) {
    const Shared& rule = problem_.shared[at];
    const bool covers =
        (rule.a.holds(a) && holds(rule.others, b)) || (rule.a.holds(b) && holds(rule.others, a));
    allowed = allowed || (covers && rule.limit > 0);
  });
  return allowed;
}

bool State::is_open(Index leaf) const {
  for (Index at = problem_.leaves[leaf].node; at != nothing && below_[at] == 0;
       at = problem_.nodes[at].parent) {
    const Index parent = problem_.nodes[at].parent;
    if (parent == nothing) break;
    const Node& above = problem_.nodes[parent];
    if (above.shape == Shape::choose && active_[parent] >= above.choose) return false;
  }
  return true;
}

bool State::fits(Index stock, Index spot, Grains credit, std::span<const Used> mine) const {
  const Spot& there = problem_.spots[spot];
  const Leaf& leaf = problem_.leaves[there.leaf];
  const LeafFill& fill = fills_[there.leaf];
  const bool block = problem_.stocks[stock].block;
  if (fill.mark.fulfilled) return false;
  if (there.fulfils) {
    if (fill.count[looked_at_] > 0) return false;
  } else if (leaf.by_count) {
    if (fill.count[looked_at_] >= leaf.need) return false;
  } else {
    const Grains total = fill.credit[looked_at_] + credit;
    if (fill.credit[looked_at_] >= leaf.need) return false;
    if ((block || fill.mark.has_block) && total > leaf.need) return false;
    const bool first = fill.count[looked_at_] == 0;
    const Grains smallest = first ? credit : std::min(fill.mark.smallest, credit);
    if (total - smallest >= leaf.need) return false;
  }
  for (const Index cap : problem_.caps_of(problem_.stocks[stock])) {
    const Cap& rule = problem_.caps[cap];
    if (rule.by_count || !rule.leaves.holds(there.leaf)) continue;
    const Within before =
        within(problem_, problem_.stocks[stock], mine, rule.leaves, standings - 1);
    if (cap_used_[cap] + before.credit + (before.any && !block ? 0 : credit) > rule.limit) {
      return false;
    }
  }
  for (const Used& use : mine) {
    const Index other = problem_.spots[use.spot].leaf;
    // A block may be divided among the leaves of a program.
    if (block && problem_.same_program(other, there.leaf)) continue;
    if (!together(problem_.stocks[stock], other, there.leaf)) return false;
  }
  return is_open(there.leaf);
}

void State::use(const Spot& spot, Grains credit, bool block) {
  LeafFill& fill = fills_[spot.leaf];
  LeafFill::Mark& mark = fill.mark;
  mark.smallest = fill.count[looked_at_] == 0 ? credit : std::min(mark.smallest, credit);
  mark.fulfilled = mark.fulfilled || spot.fulfils;
  mark.has_block = mark.has_block || block;
  for (std::size_t s = spot.standing; s < standings; ++s) {
    ++fill.count[s];
    fill.credit[s] += credit;
  }
  for (Index at = problem_.leaves[spot.leaf].node; at != nothing; at = problem_.nodes[at].parent) {
    const Index parent = problem_.nodes[at].parent;
    if (below_[at]++ == 0 && parent != nothing) ++active_[parent];
  }
}

void State::undo(const Spot& spot, Grains credit, const LeafFill::Mark& before) {
  LeafFill& fill = fills_[spot.leaf];
  fill.mark = before;
  for (std::size_t s = spot.standing; s < standings; ++s) {
    --fill.count[s];
    fill.credit[s] -= credit;
  }
  for (Index at = problem_.leaves[spot.leaf].node; at != nothing; at = problem_.nodes[at].parent) {
    const Index parent = problem_.nodes[at].parent;
    if (--below_[at] == 0 && parent != nothing) --active_[parent];
  }
}

bool State::decide(Index stock, std::span<const Used> mine) {
  if (mine.empty()) return true;
  const Stock& piece = problem_.stocks[stock];
  for (const Index cap : problem_.caps_of(piece)) {
    const std::int64_t amount = of_cap(cap, piece, mine);
    if (amount > 0 && cap_used_[cap] + amount > problem_.caps[cap].limit) return false;
  }
  const std::uint64_t sharing = sharing_of(piece, mine);
  bool shares = true;
  for_each_bit(sharing, [&](Index at) {
    const Shared& rule = problem_.shared[at];
    if (!shares) return;
    const bool both = (!piece.block || rule.awards) && used_on_both(problem_, rule, mine);
    const std::int64_t amount = counted_by(problem_, piece, at, mine);
    shares = !(both && rule.limit == 0) && (amount == 0 || shared_used_[at] + amount <= rule.limit);
  });
  if (!shares) return false;
  if (!fits_awards(problem_, piece, mine)) return false;

  for (const Index cap : problem_.caps_of(piece)) cap_used_[cap] += of_cap(cap, piece, mine);
  for_each_bit(sharing,
               [&](Index at) { shared_used_[at] += counted_by(problem_, piece, at, mine); });
  count_goals(stock, mine, 1);
  in_use_[stock] = true;
  ++pieces_;
  return true;
}

void State::undecide(Index stock, std::span<const Used> mine) {
  if (mine.empty()) return;
  const Stock& piece = problem_.stocks[stock];
  for (const Index cap : problem_.caps_of(piece)) cap_used_[cap] -= of_cap(cap, piece, mine);
  for_each_bit(sharing_of(piece, mine),
               [&](Index at) { shared_used_[at] -= counted_by(problem_, piece, at, mine); });
  count_goals(stock, mine, -1);
  in_use_[stock] = false;
  --pieces_;
}

std::int64_t State::of_cap(Index cap, const Stock& piece, std::span<const Used> mine) const {
  const Cap& rule = problem_.caps[cap];
  const Within found = within(problem_, piece, mine, rule.leaves, standings - 1);
  return !found.any ? 0 : rule.by_count ? 1 : found.credit;
}

void State::replay(std::span<const Used> uses) {
  for (std::size_t first = 0; first < uses.size();) {
    std::size_t end = first;
    const Index stock = uses[first].stock;
    for (; end < uses.size() && uses[end].stock == stock; ++end) {
      use(problem_.spots[uses[end].spot], uses[end].credit, problem_.stocks[stock].block);
    }
    decide(stock, uses.subspan(first, end - first));
    first = end;
  }
}

bool State::foe_in_use(Index stock) const {
  for (const Index foe : problem_.foes_of(problem_.stocks[stock])) {
    if (in_use_[foe]) return true;
  }
  return false;
}

void State::count_goals(Index stock, std::span<const Used> mine, std::int64_t sign) {
  const Stock& piece = problem_.stocks[stock];
  if (piece.day == 0) {
    for (const Index at : by_days_) {
      for (std::size_t s = 0; s < standings; ++s) {
        const bool used = within(problem_, piece, mine, problem_.goals[at].leaves, s).any;
        if (used) goals_[at].undated[s] += sign;
      }
    }
  }
  for_each_bit(piece.goals, [&](Index at) {
    const Goal& goal = problem_.goals[at];
    GoalFill& fill = goals_[at];
    for (std::size_t s = 0; s < standings; ++s) {
      const Within found = within(problem_, piece, mine, goal.leaves, s);
      if (!found.any) continue;
      switch (goal.kind) {
        case GoalKind::at_least:
          fill.amount[s] += sign * found.credit;
          if (piece.is_course) fill.courses[s] += sign;
          if (goal.by_credit && !found.known) fill.unknown[s] += sign;
          break;
        case GoalKind::average:
          if (found.known && found.credit == 0) break;  // it weighs nothing
          if (figure(goal, stock).kind == GradeFigure::left_out) break;
          if (!found.known || figure(goal, stock).kind == GradeFigure::unknown) {
            fill.unknown[s] += sign;
          } else {
            fill.amount[s] += sign * figure(goal, stock).over * found.credit;
            fill.courses[s] += sign;
          }
          break;
        default: {
          const Index key =
              goal.kind == GoalKind::distinct_subjects ? piece.subject : piece.provider;
          if (key == nothing) break;
          std::uint16_t& seen = seen_[at * standings + s][key];
          if (sign > 0 ? seen++ == 0 : --seen == 0) fill.amount[s] += sign;
        }
      }
    }
  });
}

void State::to_come(Index stock, std::int64_t sign) {
  const Stock& piece = problem_.stocks[stock];
  for (const Spot& spot : problem_.spots_of(piece)) {
    if (spot.standing > looked_at_) continue;
    LeafFill& fill = fills_[spot.leaf];
    const std::int64_t need = problem_.leaves[spot.leaf].need;
    for (std::size_t s = spot.standing; s <= looked_at_; ++s) {
      fill.to_come_count[s] += sign * (spot.fulfils ? need : 1);
      fill.to_come_credit[s] += sign * (spot.fulfils ? need : spot.credit);
    }
  }
  for_each_bit(piece.goals, [&](Index at) {
    const Goal& goal = problem_.goals[at];
    std::uint8_t from = never;
    Grains most = 0;
    for (const Spot& spot : problem_.spots_of(piece)) {
      if (spot.standing > looked_at_ || !goal.leaves.holds(spot.leaf)) continue;
      from = std::min(from, spot.standing);
      most = std::max(most, spot.credit);
    }
    if (piece.block) most = piece.credit;
    GoalFill& fill = goals_[at];
    for (std::size_t s = from; s <= looked_at_; ++s) {
      if (goal.kind == GoalKind::at_least) {
        fill.to_come[s] += sign * most;
        if (piece.is_course) fill.courses_to_come[s] += sign;
      } else if (goal.kind == GoalKind::average) {
        if (figure(goal, stock).kind != GradeFigure::stated) continue;
        fill.to_come[s] += sign * std::max<std::int64_t>(0, figure(goal, stock).over * most);
        fill.courses_to_come[s] += sign;
      } else {
        const Index key = goal.kind == GoalKind::distinct_subjects ? piece.subject : piece.provider;
        if (key == nothing) continue;
        std::uint16_t& seen = to_see_[at * standings + s][key];
        seen = static_cast<std::uint16_t>(seen + sign);
      }
    }
  });
}

bool State::leaf_met(Index leaf, std::uint8_t standing) const {
  const Leaf& asked = problem_.leaves[leaf];
  const LeafFill& fill = fills_[leaf];
  if (fill.mark.fulfilled) return fill.count[standing] > 0;
  return (asked.by_count ? fill.count[standing] : fill.credit[standing]) >= asked.need;
}

Reached State::last_reached(Index goal, std::uint8_t standing, std::span<const Used> uses) const {
  struct Taken {
    std::int64_t day;
    Grains credit;
    bool member;
    bool is_course;
  };
  const Goal& rule = problem_.goals[goal];
  Reached reached;
  std::vector<Taken> taken;
  for (std::size_t first = 0; first < uses.size();) {
    std::size_t end = first;
    while (end < uses.size() && uses[end].stock == uses[first].stock) ++end;
    const Stock& piece = problem_.stocks[uses[first].stock];
    const Within found =
        within(problem_, piece, uses.subspan(first, end - first), rule.leaves, standing);
    if (found.any) {
      reached.undecided = reached.undecided || piece.day == 0;
      if (!found.known) {
        first = end;
        continue;
      }
      taken.push_back({piece.day, found.credit, (piece.goals >> goal & 1U) != 0, piece.is_course});
    }
    first = end;
  }
  // The latest first; of one day what is not asked for, then the larger: so the fewest count.
  sort_stably(taken, [](const Taken& a, const Taken& b) {
    if (a.day != b.day) return a.day > b.day;
    return a.member != b.member ? !a.member : a.credit > b.credit;
  });
  Grains left = rule.last;
  for (const Taken& each : taken) {
    if (left <= 0) break;
    if (each.member) {
      reached.amount += std::min(each.credit, left);
      reached.courses += each.is_course && each.credit <= left ? 1 : 0;
    }
    left -= each.credit;
  }
  return reached;
}

Reached State::goal_reached(Index goal, std::uint8_t standing, std::span<const Used> uses) const {
  if (problem_.goals[goal].last > 0) return last_reached(goal, standing, uses);
  const GoalFill& fill = goals_[goal];
  return {fill.amount[standing], fill.courses[standing], false};
}

Judged State::judge(Index goal, std::uint8_t standing, std::span<const Used> uses) const {
  const Goal& rule = problem_.goals[goal];
  const GoalFill& fill = goals_[goal];
  const Reached reached = goal_reached(goal, standing, uses);
  const auto when = [](bool met) { return met ? Judged::met : Judged::unmet; };
  switch (rule.kind) {
    case GoalKind::average:
      if (fill.unknown[standing] > 0) return Judged::undecided;
      return when(reached.courses > 0 && reached.amount >= 0);
    case GoalKind::at_least: {
      // What is too little of all is too little of the last, where those are not known.
      const std::int64_t courses = reached.undecided ? fill.courses[standing] : reached.courses;
      const std::int64_t amount = reached.undecided ? fill.amount[standing] : reached.amount;
      if (courses < rule.courses) return Judged::unmet;
      if (rule.by_credit && amount < rule.limit) {
        return fill.unknown[standing] > 0 ? Judged::undecided : Judged::unmet;
      }
      return rule.undecided || reached.undecided ? Judged::undecided : Judged::met;
    }
    default:
      return when(reached.amount >= rule.limit);
  }
}

bool State::goal_met(Index goal, std::uint8_t standing, std::span<const Used> uses) const {
  if (problem_.goals[goal].met_from <= standing) return true;
  const Judged found = judge(goal, standing, uses);
  return found == Judged::met || (found == Judged::undecided && standing == possible_standing);
}

bool State::goal_met_at_best(Index goal, std::uint8_t standing) const {
  const Goal& rule = problem_.goals[goal];
  const GoalFill& fill = goals_[goal];
  if (rule.met_from <= standing) return true;
  if (rule.undecided && standing != possible_standing) return false;
  // A piece without a day leaves it open which are the last.
  if (fill.undated[standing] > 0 && standing != possible_standing) return false;
  if (rule.may_be_undecided && standing == possible_standing) return true;
  switch (rule.kind) {
    case GoalKind::at_least:
      return (!rule.by_credit ||
              fill.amount[standing] +
                      std::min(fill.to_come[standing],
                               capacity_[rule.leaves.end] - capacity_[rule.leaves.first]) >=
                  rule.limit) &&
             fill.courses[standing] + fill.courses_to_come[standing] >= rule.courses;
    case GoalKind::average:
      return fill.unknown[standing] == 0 &&
             fill.courses[standing] + fill.courses_to_come[standing] > 0 &&
             fill.amount[standing] + fill.to_come[standing] >= 0;
    default: {
      const auto& seen = seen_[goal * standings + standing];
      const auto& to_see = to_see_[goal * standings + standing];
      std::int64_t found = 0;
      for (std::size_t key = 0; key < seen.size(); ++key) {
        found += seen[key] > 0 || to_see[key] > 0 ? 1 : 0;
      }
      return found >= rule.limit;
    }
  }
}

void State::find_closed() const {
  const std::vector<Node>& nodes = problem_.nodes;
  closed_.assign(nodes.size(), false);
  for (Index at = 1; at < nodes.size(); ++at) {
    const Index parent = nodes[at].parent;
    const Node& above = nodes[parent];
    closed_[at] = closed_[parent] || (above.shape == Shape::choose && below_[at] == 0 &&
                                      active_[parent] >= above.choose);
  }
}

void State::find_capacity(std::uint8_t standing) const {
  capacity_.assign(problem_.leaves.size() + 1, 0);
  for (std::size_t leaf = 0; leaf < fills_.size(); ++leaf) {
    const Leaf& asked = problem_.leaves[leaf];
    const LeafFill& fill = fills_[leaf];
    Grains more = 0;
    if (!fill.mark.fulfilled && !closed_[asked.node]) {
      if (asked.by_count) {
        const std::int64_t left = std::max<std::int64_t>(0, asked.need - fill.count[looked_at_]);
        more = std::min(left, fill.to_come_count[standing]) * largest_[leaf];
      } else if (fill.credit[looked_at_] < asked.need) {
        // Without any one of its pieces it would be short.
        more = asked.need - fill.credit[looked_at_] - 1 + largest_[leaf];
      }
      more = std::min(more, fill.to_come_credit[standing]);
    }
    capacity_[leaf + 1] = capacity_[leaf] + more;
  }
}

void State::points_of_nodes(std::uint8_t standing, std::span<const Used> uses, bool at_best,
                            std::vector<std::int64_t>& points) const {
  const std::vector<Node>& nodes = problem_.nodes;
  points.assign(nodes.size(), 0);
  if (at_best) {
    find_closed();
    if (!problem_.goals.empty()) find_capacity(standing);
  }
  for (Index at = static_cast<Index>(nodes.size()); at-- > 0;) {
    const Node& node = nodes[at];
    // Below an alternative that is out, nothing more comes.
    const bool hopeful = at_best && !closed_[at];
    if (is_waived(node, standing)) {
      points[at] = node.size;
    } else {
      if (node.shape == Shape::leaf) {
        const Index leaf = node.leaves.first;
        const LeafFill& fill = fills_[leaf];
        const Leaf& asked = problem_.leaves[leaf];
        const bool met = leaf_met(leaf, standing) ||
                         (hopeful && !fill.mark.fulfilled &&
                          (asked.by_count ? fill.count[standing] + fill.to_come_count[standing]
                                          : fill.credit[standing] +
                                                fill.to_come_credit[standing]) >= asked.need);
        points[at] = met ? 1 : 0;
      } else if (node.shape == Shape::words) {
        points[at] = node.met_from <= standing ? 1 : 0;
      } else if (node.shape == Shape::choose) {
        points[at] = std::min<std::int64_t>(points[at], node.choose);
      }
      for (Index goal = node.first_goal; goal < node.first_goal + node.goals; ++goal) {
        const bool met =
            hopeful ? goal_met_at_best(goal, standing) : goal_met(goal, standing, uses);
        points[at] += met ? 1 : 0;
      }
    }
    if (node.parent == nothing) continue;
    const Node& above = nodes[node.parent];
    if (above.shape != Shape::choose) {
      points[node.parent] += points[at];
      continue;
    }
    if (points[at] == node.size) ++points[node.parent];
  }
}

std::int64_t State::points_at_best(std::uint8_t standing) const {
  points_of_nodes(standing, {}, true, points_);
  return points_.empty() ? 0 : points_.front();
}

Grains State::applied(std::uint8_t standing) const {
  Grains sum = 0;
  for (std::size_t leaf = 0; leaf < fills_.size(); ++leaf) {
    const Grains credit = fills_[leaf].credit[standing];
    sum += problem_.leaves[leaf].by_count ? credit : std::min(credit, problem_.leaves[leaf].need);
  }
  return sum;
}

Grains State::room(Index leaf, std::uint8_t standing) const {
  const Leaf& asked = problem_.leaves[leaf];
  const LeafFill& fill = fills_[leaf];
  if (fill.mark.fulfilled) return 0;
  if (asked.by_count) {
    return fill.count[looked_at_] < asked.need ? std::numeric_limits<Grains>::max() : 0;
  }
  if (fill.credit[looked_at_] >= asked.need) return 0;
  return std::max<Grains>(0, asked.need - fill.credit[standing]);
}

Value State::value(std::span<const Used> uses) const {
  Value value;
  for (std::uint8_t s = 0; s <= looked_at_; ++s) {
    points_of_nodes(s, uses, false, points_);
    value.points[s] = points_.empty() ? 0 : points_.front();
    value.credit[s] = applied(s);
  }
  value.pieces = pieces_;
  return value;
}

std::array<std::uint64_t, 2> State::fingerprint(Index next, bool with_pieces) const {
  std::array<std::uint64_t, 2> hash{next, ~std::uint64_t{next}};
  for (const LeafFill& fill : fills_) {
    for (std::size_t s = 0; s <= looked_at_; ++s) {
      mix(hash, static_cast<std::uint64_t>(fill.count[s]) << 40 ^
                    static_cast<std::uint64_t>(fill.credit[s]));
    }
    const bool any = fill.count[looked_at_] > 0;
    mix(hash, (any ? static_cast<std::uint64_t>(fill.mark.smallest) : 0) << 2 |
                  std::uint64_t{fill.mark.fulfilled} << 1 | std::uint64_t{fill.mark.has_block});
  }
  for (const std::int64_t used : cap_used_) mix(hash, static_cast<std::uint64_t>(used));
  for (const std::int64_t used : shared_used_) mix(hash, static_cast<std::uint64_t>(used));
  bool by_days = false;
  for (Index at = 0; at < goals_.size(); ++at) {
    const GoalFill& fill = goals_[at];
    by_days = by_days || problem_.goals[at].last > 0;
    for (std::size_t s = 0; s <= looked_at_; ++s) {
      mix(hash, static_cast<std::uint64_t>(fill.amount[s]));
      mix(hash, static_cast<std::uint64_t>(fill.unknown[s]) << 32 ^
                    static_cast<std::uint64_t>(fill.courses[s]));
      for (const std::uint16_t seen : seen_[at * standings + s]) mix(hash, seen);
    }
  }
  for (Index stock = 0; stock < next; ++stock) {
    if (!in_use_[stock]) continue;
    const auto foes = problem_.foes_of(problem_.stocks[stock]);
    if (by_days || std::any_of(foes.begin(), foes.end(), [&](Index foe) { return foe >= next; })) {
      mix(hash, stock);
    }
  }
  if (with_pieces) mix(hash, static_cast<std::uint64_t>(pieces_));
  return hash;
}

}  // namespace credstack::audit
