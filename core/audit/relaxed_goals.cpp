#include <algorithm>

#include "audit/relaxer.hpp"
#include "model/sorting.hpp"

namespace credstack::audit {
namespace {

using linear::Term;

}  // namespace

Sum Relaxer::goal_met(Index at, std::uint8_t standing) {
  const Goal& goal = problem_.goals[at];
  Sum sum;
  if (goal.met_from <= standing) {
    sum.constant = 1;
    return sum;
  }
  const bool open = standing == possible_standing;  // what is undecided is met
  if (goal.undecided && !open) return sum;
  const Index flag = add_flag();
  bool reachable = true;
  switch (goal.kind) {
    case GoalKind::at_least:
      reachable = add_at_least_goal(at, standing, flag, open);
      break;
    case GoalKind::average:
      add_average_goal(at, standing, flag, open);
      break;
    default:
      reachable = add_distinct_goal(at, standing, flag);
  }
  if (reachable) {
    sum.add(flag, 1);
  } else {
    program().narrow(flag, {0, 0});
  }
  return sum;
}

bool Relaxer::needs(std::vector<Term> terms, Index flag, std::int64_t least) {
  if (least <= 0) return true;
  const std::int64_t reach = program().reach(terms).most;
  if (reach < least) return false;
  add_enough(std::move(terms), flag, least);
  return true;
}

bool Relaxer::add_at_least_goal(Index at, std::uint8_t standing, Index flag, bool open) {
  const Goal& goal = problem_.goals[at];
  std::vector<Term> credit;
  std::vector<Term> courses;
  bool unknown = false;
  for (Index piece = 0; piece < problem_.stocks.size(); ++piece) {
    if (!is_member(at, piece)) continue;
    const std::vector<Index> spots = spots_within(piece, goal.leaves, standing);
    if (goal.courses > 0 && stock(piece).is_course) add_any(courses, piece, spots);
    if (!goal.by_credit) continue;
    add_credit(credit, piece, spots, Side::most);
    for (const Index spot : spots) {
      if (problem_.spots[spot].known) continue;
      // With it nobody knows whether there is enough.
      unknown = true;
      if (open) credit.push_back({made_.used[spot], goal.limit});
    }
  }
  if (!needs(std::move(courses), flag, goal.courses)) return false;
  if (goal.by_credit && !needs(std::move(credit), flag, goal.limit)) return false;
  return goal.last == 0 || add_last(at, standing, flag, open, unknown);
}

bool Relaxer::add_last(Index at, std::uint8_t standing, Index flag, bool open, bool unknown) {
  const Goal& goal = problem_.goals[at];
  std::vector<Index> order;
  for (Index piece = 0; piece < problem_.stocks.size(); ++piece) {
    const std::vector<Index> spots = spots_within(piece, goal.leaves, standing);
    if (spots.empty()) continue;
    if (stock(piece).day != 0) {
      order.push_back(piece);
      continue;
    }
    if (open) return true;
    std::vector<Term> terms;
    add_any(terms, piece, spots);
    terms.push_back({flag, 1});
    program().add_at_most(terms, 1);
  }
  if (!goal.by_credit || goal.limit <= 0 || (open && unknown)) return true;
  if (goal.limit > goal.last) return false;
  sort_stably(order, [&](Index a, Index b) {
    if (stock(a).day != stock(b).day) return stock(a).day > stock(b).day;
    return !is_member(at, a) && is_member(at, b);
  });
  // It is met when, after some others and the members before them, the members have enough, and
  // the others leave them enough room.
  std::vector<Step> steps = steps_of(at, standing, order);
  std::erase_if(steps,
                [&](const Step& step) { return program().reach(step.members).most < goal.limit; });
  if (steps.empty()) return false;
  if (program().reach(steps.back().others).most <= goal.last - goal.limit) return true;
  add_steps(goal, std::move(steps), flag);
  return true;
}

std::vector<Relaxer::Step> Relaxer::steps_of(Index at, std::uint8_t standing,
                                             const std::vector<Index>& order) {
  const Goal& goal = problem_.goals[at];
  std::vector<Step> steps;
  std::vector<Term> others;
  std::vector<Term> members;
  bool was_member = false;
  for (const Index piece : order) {
    const bool member = is_member(at, piece);
    if (!member && was_member) steps.push_back({others, members});
    const std::vector<Index> spots = spots_within(piece, goal.leaves, standing);
    const bool known = std::all_of(spots.begin(), spots.end(),
                                   [&](Index spot) { return problem_.spots[spot].known; });
    if (member) {
      add_credit(members, piece, spots, Side::most);
    } else if (known) {
      add_credit(others, piece, spots, Side::least);
    }
    was_member = member;
  }
  if (was_member) steps.push_back({others, members});
  return steps;
}

void Relaxer::add_steps(const Goal& goal, std::vector<Step> steps, Index flag) {
  const Grains room = goal.last - goal.limit;
  std::vector<Term> here{{flag, -1}};
  for (Step& step : steps) {
    step.here = add_flag();
    here.push_back({step.here, 1});
  }
  program().add_row(here, {0, 0});
  for (std::size_t i = 0; i < steps.size(); ++i) {
    // Members up to here are enough where this step or an earlier one is the one.
    if (i + 1 < steps.size()) {
      std::vector<Term> enough = steps[i].members;
      for (Term& term : enough) term.factor = std::min(term.factor, goal.limit);
      for (std::size_t j = 0; j <= i; ++j) enough.push_back({steps[j].here, -goal.limit});
      program().add_at_least(enough, 0);
    }
    // The others up to here leave room where this or a later one is.
    const std::int64_t most = program().reach(steps[i].others).most;
    if (most <= room) continue;
    std::vector<Term> leaves = steps[i].others;
    for (std::size_t j = i; j < steps.size(); ++j) leaves.push_back({steps[j].here, most - room});
    program().add_at_most(leaves, most);
  }
}

void Relaxer::add_average_goal(Index at, std::uint8_t standing, Index flag, bool open) {
  const Goal& goal = problem_.goals[at];
  std::vector<Term> over;
  std::vector<Term> some{{flag, -1}};
  std::vector<Term> undecided;  // one of these, and nobody knows
  for (Index piece = 0; piece < problem_.stocks.size(); ++piece) {
    if (!is_member(at, piece)) continue;
    const GradeFigure& figure = problem_.figures[goal.first_figure + piece];
    if (figure.kind == GradeFigure::left_out) continue;
    std::vector<Index> weighing;
    bool unknown = figure.kind == GradeFigure::unknown;
    const std::vector<Index> all = spots_within(piece, goal.leaves, standing);
    for (const Index spot : all) {
      const Spot& there = problem_.spots[spot];
      if (there.known && there.credit == 0) continue;
      weighing.push_back(spot);
      unknown = unknown || !there.known;
    }
    if (weighing.empty()) continue;
    if (unknown) {
      if (open) {
        add_any(undecided, piece, weighing);
      } else {
        add_undecided(piece, figure, weighing, all.size() == weighing.size(), flag, over, some);
      }
      continue;
    }
    add_any(some, piece, weighing);
    if (!single_[piece] && figure.over < 0) {
      // It may count first where it weighs nothing.
      if (all.size() != weighing.size()) continue;
    }
    add_credit(over, piece, weighing, figure.over < 0 ? Side::least : Side::most, figure.over);
  }
  some.insert(some.end(), undecided.begin(), undecided.end());
  program().add_at_least(some, 0);
  const std::int64_t least = program().reach(over).least;
  if (least >= 0) return;
  for (const Term& term : undecided) over.push_back({term.variable, -least});
  over.push_back({flag, least});
  program().add_at_least(over, least);
}

void Relaxer::add_undecided(Index piece, const GradeFigure& figure,
                            const std::vector<Index>& weighing, bool always_weighs, Index flag,
                            std::vector<Term>& over, std::vector<Term>& some) {
  std::vector<Term> undecided{{flag, 1}};
  if (figure.kind == GradeFigure::unknown) {
    // It counts by the first of its uses, which may weigh nothing.
    if (!single_[piece] && !always_weighs) return;
    add_any(undecided, piece, weighing);
    program().add_at_most(undecided, 1);
    return;
  }
  if (!single_[piece]) {
    // At best it counts by the use that brings the most.
    add_any(some, piece, weighing);
    if (figure.over > 0) add_credit(over, piece, weighing, Side::most, figure.over);
    return;
  }
  for (const Index spot : weighing) {
    if (!problem_.spots[spot].known) {
      undecided.push_back({made_.used[spot], 1});
    } else {
      over.push_back({made_.used[spot], figure.over * problem_.spots[spot].credit});
      some.push_back({made_.used[spot], 1});
    }
  }
  if (undecided.size() > 1) program().add_at_most(undecided, 1);
}

bool Relaxer::add_distinct_goal(Index at, std::uint8_t standing, Index flag) {
  const Goal& goal = problem_.goals[at];
  std::vector<std::vector<Term>> by_key;
  for (Index piece = 0; piece < problem_.stocks.size(); ++piece) {
    const Index key =
        goal.kind == GoalKind::distinct_subjects ? stock(piece).subject : stock(piece).provider;
    if (key == nothing || !is_member(at, piece)) continue;
    if (by_key.size() <= key) by_key.resize(key + 1);
    add_any(by_key[key], piece, spots_within(piece, goal.leaves, standing));
  }
  std::vector<Term> seen;
  for (std::vector<Term>& terms : by_key) {
    if (terms.empty()) continue;
    if (terms.size() == 1) {
      seen.push_back(terms.front());
      continue;
    }
    const Index of_key = add_flag();
    terms.push_back({of_key, -1});
    program().add_at_least(terms, 0);
    seen.push_back({of_key, 1});
  }
  return needs(std::move(seen), flag, goal.limit);
}

}  // namespace credstack::audit
