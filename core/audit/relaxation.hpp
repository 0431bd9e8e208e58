// The question of a problem as a linear program: everything that an allocation may be is a point of
// it, and no allocation is worth more than its point. Some of the points are no allocations: the
// search asks `State` about those that it finds.
#pragma once

#include <cstdint>
#include <vector>

#include "audit/problem.hpp"
#include "linear/program.hpp"

namespace credstack::audit {

/** One of the orders of a value: points or credit at a standing, or the pieces. */
struct Order {
  enum Kind : std::uint8_t { points, credit, pieces } kind = points;
  std::uint8_t standing = 0;
};

std::int64_t get(const Value& value, Order order);

/** Of an order: what is to be made as great as can be. */
struct Objective {
  std::vector<linear::Term> terms;
  std::int64_t constant = 0;
  linear::Index row = nothing;  ///< which holds the terms, so that they can be kept at a value
};

struct Relaxation {
  linear::Program program;
  std::vector<Index> used;    ///< by spot: the variable that says whether it is; or `nothing`
  std::vector<Index> amount;  ///< of a block, by spot: how much of it; or `nothing`
  Index uses = 0;  ///< the first so many variables say what is used, the others what it comes to
  std::vector<Objective> objectives;  ///< of the orders
  bool impossible = false;            ///< of relax_met(): nothing meets all
};

/** @param orders  the standings in it are no higher than `looked_at`. */
Relaxation relax(const Problem& problem, std::uint8_t looked_at, const std::vector<Order>& orders);

/** Of the allocations alone that meet everything at that standing. */
Relaxation relax_met(const Problem& problem, std::uint8_t standing);

}  // namespace credstack::audit
