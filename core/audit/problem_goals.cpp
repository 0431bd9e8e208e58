#include <algorithm>
#include <numeric>

#include "audit/building.hpp"
#include "audit/grades.hpp"
#include "audit/item_judge.hpp"

namespace credstack::audit {
namespace {

/** Of the things of a piece taken together the lowest grade. */
GradeFigure lowest_figure(const Building& building, const Tree& tree, GradeScaleId scale,
                          Rational asked, bool lower_is_better, std::size_t at, Rational& over) {
  GradeFigure figure;
  const Piece& piece = building.drafts.pieces[at].piece;
  for (const std::uint32_t place : piece.items) {
    const learner::Item& item = building.learner.items[place];
    if (!is_completed(item, building.on)) continue;
    const bool same = scale_of_item(building.catalog, item, tree.owner, scale) == scale;
    if (item.grade.empty() || !same) {
      figure.kind = GradeFigure::unknown;
      return figure;
    }
    const GradePoints points = points_of(building.catalog, scale, item.grade);
    if (points.kind == GradePoints::left_out) continue;
    if (points.kind != GradePoints::stated) {
      figure.kind = GradeFigure::unknown;
      return figure;
    }
    figure.kind = GradeFigure::stated;
    const Rational by = lower_is_better ? asked - points.points : points.points - asked;
    over = over.is_known() ? min(over, by) : by;
  }
  return figure;
}

/** How far each piece is over the average asked for. */
void figure(Building& building, const Tree& tree, const Rule& rule, Goal& goal) {
  const GradeScaleId scale =
      rule.grade_scale ? rule.grade_scale : scale_of(building.catalog, tree.owner);
  Rational asked = Rational::unknown();
  const GradePoints of_grade = points_of(building.catalog, scale, rule.grade);
  if (of_grade.kind == GradePoints::stated) {
    asked = of_grade.points;
  } else if (const auto number = Rational::parse(rule.grade)) {
    asked = *number;
  }
  if (!asked.is_known() || !scale) goal.undecided = true;
  const bool lower_is_better = scale && building.catalog[scale].numeric &&
                               building.catalog[scale].best < building.catalog[scale].worst;
  std::vector<Rational> over(building.drafts.pieces.size(), Rational::unknown());
  goal.first_figure = static_cast<Index>(building.problem().figures.size());
  for (std::size_t at = 0; at < building.drafts.pieces.size(); ++at) {
    GradeFigure figure = lowest_figure(building, tree, scale, asked, lower_is_better, at, over[at]);
    if (figure.kind == GradeFigure::stated && over[at].is_known()) {
      const std::int64_t wider = std::lcm(goal.figure_den, over[at].den());
      if (wider <= finest) goal.figure_den = wider;
    }
    building.problem().figures.push_back(figure);
  }
  for (std::size_t at = 0; at < over.size(); ++at) {
    GradeFigure& figure = building.problem().figures[goal.first_figure + at];
    if (figure.kind != GradeFigure::stated) continue;
    const Rational scaled = over[at] * Rational(goal.figure_den);
    if (scaled.is_known() && scaled.is_whole()) {
      figure.over = scaled.num();
    } else {
      figure.kind = GradeFigure::unknown;
    }
  }
}

/** Puts a goal down, with the pieces that it is about. */
template <class Member>
void push(Building& building, Index tree, const TreeRule& rule, Goal goal, Member member) {
  const std::size_t bit = building.problem().goals.size();
  if (bit >= most_by_bit) {
    goal.undecided = true;
    goal.met_from = possible_standing;
  } else {
    for (Index at = 0; at < building.problem().stocks.size(); ++at) {
      Stock& stock = building.problem().stocks[at];
      if (goal.last > 0 && stock.day == 0) goal.may_be_undecided = true;
      if (!member(at)) continue;
      stock.goals |= std::uint64_t{1} << bit;
      const bool weighs = goal.kind == GoalKind::average || goal.by_credit;
      const auto spots = building.problem().spots_of(stock);
      if (weighs &&
          std::any_of(spots.begin(), spots.end(), [](const Spot& spot) { return !spot.known; })) {
        goal.may_be_undecided = true;
      }
      if (goal.kind == GoalKind::average &&
          building.problem().figures[goal.first_figure + at].kind == GradeFigure::unknown) {
        goal.may_be_undecided = true;
      }
    }
  }
  building.built.any_undecided = building.built.any_undecided || goal.undecided ||
                                 goal.may_be_undecided || goal.met_from == possible_standing;
  building.problem().goals.push_back(goal);
  building.built.goals.push_back({tree, &rule});
}

void add_goal(Building& building, Index tree_at, const TreeRule& rule) {
  const Tree& tree = *building.trees[tree_at];
  Goal goal;
  goal.leaves = building.placed(tree_at, rule.leaves);
  if (rule.rule == nullptr) {
    goal.undecided = rule.damaged;
    goal.by_credit = !rule.damaged;
    if (goal.by_credit) goal.limit = building.scale.up(tree.total);
    push(building, tree_at, rule, goal, [](Index) { return true; });
    return;
  }
  const Rule& stated = *rule.rule;
  if (const RuleException* found = lifts(stated, building.exceptions(tree_at))) {
    if (!found->valid) goal.met_from = possible_standing;
  }
  const auto member = [&](Index stock) {
    return building.is_about(tree_at, stated, building.drafts.pieces[stock]);
  };
  if (stated.kind == RuleKind::distinct) {
    goal.kind =
        stated.per == Per::provider ? GoalKind::distinct_providers : GoalKind::distinct_subjects;
    goal.limit = stated.count;
    push(building, tree_at, rule, goal, member);
    return;
  }
  if (stated.kind == RuleKind::average) {
    goal.kind = GoalKind::average;
    figure(building, tree, stated, goal);
    push(building, tree_at, rule, goal, member);
    return;
  }
  const Limits& limits = rule.limits;
  const CreditConversion* conversion = nullptr;
  if (stated.last) {
    const Rational last = in_unit(building.catalog, *stated.last, tree.unit, conversion);
    goal.undecided = !last.is_known();
    goal.last = last.is_known() ? building.scale.down(last) : 0;
  }
  goal.undecided = goal.undecided || limits.undecided;
  goal.by_credit = limits.credit.is_known();
  if (goal.by_credit) goal.limit = building.scale.up(limits.credit);
  goal.courses = limits.courses.value_or(0);
  push(building, tree_at, rule, goal, member);
}

/** Its points when it is met: those of what it asks for, and one for each goal. */
void set_size(Building& building, Index at) {
  Node& node = building.problem().nodes[at];
  std::int64_t own = 1;
  if (node.shape == Shape::all) {
    own = 0;
    for (Index child = at + 1; child < node.end; child = building.problem().nodes[child].end) {
      own += building.problem().nodes[child].size;
    }
  } else if (node.shape == Shape::choose) {
    own = node.choose;
  }
  node.size = own + node.goals;
}

}  // namespace

void add_goals(Building& building) {
  for (Index at = 0; at < building.trees.size(); ++at) {
    const Tree& tree = *building.trees[at];
    auto rule = tree.goals.begin();
    for (Index node = 0; node < tree.nodes.size(); ++node) {
      Node& placed_node = building.problem().nodes[building.built.places[at].node + node];
      placed_node.first_goal = static_cast<Index>(building.problem().goals.size());
      for (; rule != tree.goals.end() && rule->node == node; ++rule) {
        if (rule->rule != nullptr && building.lifted(at, *rule->rule)) continue;
        add_goal(building, at, *rule);
      }
      placed_node.goals =
          static_cast<Index>(building.problem().goals.size()) - placed_node.first_goal;
    }
  }
  for (Index at = static_cast<Index>(building.problem().nodes.size()); at-- > 0;) {
    set_size(building, at);
  }
}

}  // namespace credstack::audit
