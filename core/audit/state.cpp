#include "audit/state.hpp"

#include <algorithm>

#include "audit/sharing.hpp"
#include "model/sorting.hpp"

namespace credstack::audit {
namespace {

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
    }
  }
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
    if (!may_mix(problem_, problem_.stocks[stock], other, there.leaf)) return false;
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

void State::clear() {
  std::fill(fills_.begin(), fills_.end(), LeafFill{});
  std::fill(below_.begin(), below_.end(), 0);
  std::fill(active_.begin(), active_.end(), 0);
  std::fill(cap_used_.begin(), cap_used_.end(), 0);
  std::fill(shared_used_.begin(), shared_used_.end(), 0);
  std::fill(goals_.begin(), goals_.end(), GoalFill{});
  for (auto& seen : seen_) std::fill(seen.begin(), seen.end(), 0);
  std::fill(in_use_.begin(), in_use_.end(), false);
  pieces_ = 0;
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

void State::points_of_nodes(std::uint8_t standing, std::span<const Used> uses,
                            std::vector<std::int64_t>& points) const {
  const std::vector<Node>& nodes = problem_.nodes;
  points.assign(nodes.size(), 0);
  for (Index at = static_cast<Index>(nodes.size()); at-- > 0;) {
    const Node& node = nodes[at];
    if (is_waived(node, standing)) {
      points[at] = node.size;
    } else {
      if (node.shape == Shape::leaf) {
        points[at] = leaf_met(node.leaves.first, standing) ? 1 : 0;
      } else if (node.shape == Shape::words) {
        points[at] = node.met_from <= standing ? 1 : 0;
      } else if (node.shape == Shape::choose) {
        points[at] = std::min<std::int64_t>(points[at], node.choose);
      }
      for (Index goal = node.first_goal; goal < node.first_goal + node.goals; ++goal) {
        points[at] += goal_met(goal, standing, uses) ? 1 : 0;
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
    points_of_nodes(s, uses, points_);
    value.points[s] = points_.empty() ? 0 : points_.front();
    value.credit[s] = applied(s);
  }
  value.pieces = pieces_;
  return value;
}

}  // namespace credstack::audit
