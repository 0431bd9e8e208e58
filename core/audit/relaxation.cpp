#include "audit/relaxation.hpp"

#include "audit/relaxer.hpp"

namespace credstack::audit {

using linear::Term;

void Relaxer::add_rows() {
  add_uses();
  add_pieces();
  add_foes();
  add_choices();
  add_leaves();
  add_caps();
  add_shared();
  made_.uses = program().variables();
}

Relaxation Relaxer::run() {
  add_rows();
  for (const Order order : orders_) add_objective(order);
  return std::move(made_);
}

Relaxation Relaxer::run_met() {
  add_rows();
  require(0);
  return std::move(made_);
}

void Relaxer::add_objective(Order order) {
  Objective objective;
  Sum sum;
  switch (order.kind) {
    case Order::points:
      for (const Part& part : parts_of(0, order.standing)) sum.add(part.sum);
      break;
    case Order::credit:
      for (Index leaf = 0; leaf < problem_.leaves.size(); ++leaf) {
        add_applied(sum, leaf, order.standing);
      }
      break;
    case Order::pieces:
      for (const Sum& used : used_) sum.add(used, -1);
      break;
  }
  objective.terms = merged(std::move(sum.terms));
  objective.constant = sum.constant;
  objective.row = program().add_row(objective.terms, program().reach(objective.terms));
  made_.objectives.push_back(std::move(objective));
}

void Relaxer::add_applied(Sum& sum, Index at, std::uint8_t standing) {
  const Leaf& leaf = problem_.leaves[at];
  std::vector<Term> terms;
  for (const Index spot : at_leaf_[at]) {
    const Spot& there = problem_.spots[spot];
    if (there.standing > standing || there.credit == 0) continue;
    if (made_.amount[spot] != nothing) {
      terms.push_back({made_.amount[spot], 1});
    } else {
      terms.push_back({made_.used[spot], there.credit});
    }
  }
  const std::int64_t reach = program().reach(terms).most;
  if (leaf.by_count || reach <= leaf.need) {
    for (const Term& term : terms) sum.add(term.variable, term.factor);
    return;
  }
  const Index applied = program().add_variable({0, leaf.need});
  terms.push_back({applied, -1});
  program().add_at_least(terms, 0);
  sum.add(applied, 1);
}

std::int64_t get(const Value& value, Order order) {
  switch (order.kind) {
    case Order::points:
      return value.points[order.standing];
    case Order::credit:
      return value.credit[order.standing];
    default:
      return -value.pieces;
  }
}

Relaxation relax(const Problem& problem, std::uint8_t looked_at, const std::vector<Order>& orders) {
  return Relaxer(problem, looked_at, orders).run();
}

Relaxation relax_met(const Problem& problem, std::uint8_t standing) {
  return Relaxer(problem, standing, {}).run_met();
}

}  // namespace credstack::audit
