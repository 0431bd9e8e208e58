// Branch and bound. The orders of the value are settled one after the other: for each the
// relaxation says what cannot be exceeded, the allocations near its points are looked at, and where
// the two differ, the question is divided in two. Then the first in order of all that are worth as
// much is found: use by use, each is asked whether it can be added to those before it.
#include "audit/search.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "audit/filling.hpp"
#include "audit/relaxation.hpp"
#include "linear/simplex.hpp"
#include "model/sorting.hpp"

namespace credstack::audit {
namespace {

using linear::Outcome;
using linear::Range;

constexpr double not_whole = 1e-5;
/** Numbers that are looked at in a step. */
constexpr std::uint64_t step = 1024;
/** A relaxation of more rows takes too long. */
constexpr linear::Index most_rows = 700;

std::vector<Order> orders_of(const Problem& problem, std::uint8_t looked_at) {
  std::array<bool, standings> matters{};
  for (const Spot& spot : problem.spots) matters[spot.standing] = true;
  for (const Node& node : problem.nodes) {
    if (node.met_from < never) matters[node.met_from] = true;
    if (node.waived_from < never) matters[node.waived_from] = true;
  }
  for (const Goal& goal : problem.goals) {
    if (goal.met_from < never) matters[goal.met_from] = true;
  }
  matters[possible_standing] = looked_at == possible_standing;  // what is undecided counts there
  std::vector<Order> orders;
  for (const auto kind : {Order::points, Order::credit}) {
    for (std::uint8_t s = looked_at + 1; s-- > 0;) {
      // A standing at which nothing changes has the value of the one below it.
      if (s == 0 || matters[s]) orders.push_back({kind, s});
    }
  }
  orders.push_back({Order::pieces, 0});
  return orders;
}

class Search {
 public:
  Search(const Problem& problem, std::uint8_t looked_at, std::uint64_t limit)
      : problem_(problem),
        looked_at_(looked_at),
        limit_(limit > ~std::uint64_t{0} / step ? ~std::uint64_t{0} : limit * step),
        orders_(orders_of(problem, looked_at)),
        filling_(problem, looked_at),
        relaxation_(relax(problem, looked_at, {orders_.front()})) {}

  Solution run(std::span<const Used> start) {
    filling_.fill_in_order();
    best_ = filling_.uses();
    best_value_ = filling_.state().value(best_);
    if (!start.empty()) begin_with(start);
    Solution solution;
    solution.optimal = solution.points_proven = false;
    const Objective& points = relaxation_.objectives.front();
    solution.bound = std::min(problem_.nodes.front().size,
                              relaxation_.program.row_range(points.row).most + points.constant);
    if (is_manageable()) {
      simplex_.emplace(relaxation_.program);
      settle(solution);
    }
    solution.points_proven =
        solution.points_proven || solution.bound == get(best_value_, orders_.front());
    sort_stably(best_, [](const Used& a, const Used& b) { return a.spot < b.spot; });
    solution.uses = best_;
    solution.value = best_value_;
    solution.work = work_ / step;
    return solution;
  }

 private:
  void begin_with(std::span<const Used> start) {
    wishes_.assign(problem_.spots.size(), 0);
    amounts_.assign(problem_.spots.size(), 0);
    for (const Used& use : start) {
      if (problem_.spots[use.spot].standing > looked_at_) continue;
      wishes_[use.spot] = 1;
      amounts_[use.spot] = use.credit;
    }
    filling_.clear();
    filling_.fill_by(wishes_, amounts_);
    const Value value = filling_.state().value(filling_.uses());
    if (compare(value) <= 0) return;
    best_ = filling_.uses();
    best_value_ = value;
  }

  bool is_manageable() const {
    const linear::Program& program = relaxation_.program;
    return program.rows() <= most_rows && program.greatest() <= linear::Program::greatest_provable;
  }

  void settle(Solution& solution) {
    for (settled_ = 0; settled_ < orders_.size(); ++settled_) {
      if (settled_ == 1 && !add_the_other_orders()) return;
      const Objective& objective = relaxation_.objectives[settled_];
      aim(objective);
      const std::vector<Range> ranges = simplex_->ranges();
      wanted_ = get(best_value_, orders_[settled_]) - objective.constant + 1;
      root_bound_ = relaxation_.program.row_range(objective.row).most;
      branch(0);
      const std::int64_t found = get(best_value_, orders_[settled_]);
      if (settled_ == 0) {
        solution.bound = over_ ? std::min(solution.bound, root_bound_ + objective.constant) : found;
      }
      if (over_) return;
      solution.points_proven = true;
      for (Index at = 0; at < ranges.size(); ++at) simplex_->set_range(at, ranges[at]);
      keep(objective, found);
    }
    --settled_;
    solution.optimal = find_first();
  }

  /** The first order decides what is met, so its relaxation is kept small; false: too large. */
  bool add_the_other_orders() {
    work_ += simplex_->work_since();
    relaxation_ = relax(problem_, looked_at_, orders_);
    if (!is_manageable()) return false;
    simplex_.emplace(relaxation_.program);
    const Objective& first = relaxation_.objectives.front();
    aim(first);
    keep(first, get(best_value_, orders_.front()));
    return true;
  }

  /** From now on only what has so much of it. */
  void keep(const Objective& objective, std::int64_t value) {
    const std::int64_t least = value - objective.constant;
    if (simplex_->solve(least, work_left()) == Outcome::solved) simplex_->fix(least);
    simplex_->set_row_range(objective.row,
                            {least, relaxation_.program.row_range(objective.row).most});
  }

  void aim(const Objective& objective) {
    std::vector<std::int64_t> factors(relaxation_.program.variables(), 0);
    for (const linear::Term& term : objective.terms) factors[term.variable] = term.factor;
    simplex_->aim(factors);
  }

  std::uint64_t work_left() const { return limit_ - std::min(work_, limit_); }

  bool is_over() {
    work_ += simplex_->work_since();
    if (work_ >= limit_) over_ = true;
    return over_;
  }

  /** Looks for what is worth more than the best, or as much; true when the search is over. */
  bool branch(Index depth) {
    const Outcome outcome = simplex_->solve(wanted_, work_left());
    if (depth == 0 && outcome != Outcome::cut) {
      root_bound_ = std::min(root_bound_, simplex_->bound());
    }
    if (is_over()) return true;
    if (outcome == Outcome::cut) return false;
    if (try_near(outcome == Outcome::solved)) return true;
    if (simplex_->bound() < wanted_) return false;
    if (depth == 0 && outcome == Outcome::solved) simplex_->fix(wanted_);
    const Index variable = choose(outcome == Outcome::solved);
    if (variable == nothing) return false;
    const Range whole = simplex_->range(variable);
    const double value =
        outcome == Outcome::solved ? simplex_->value(variable) : static_cast<double>(whole.least);
    auto below = static_cast<std::int64_t>(std::floor(value + not_whole));
    below = std::clamp(below, whole.least, whole.most);
    const bool is_whole = std::abs(value - std::round(value)) <= not_whole;
    if (is_whole && below > whole.least) --below;
    if (below == whole.most) --below;
    const Range low{whole.least, below};
    const Range high{below + 1, whole.most};
    const bool up = value > static_cast<double>(below) + 0.5 - not_whole;
    for (const Range& part : {up ? high : low, up ? low : high}) {
      simplex_->set_range(variable, part);
      const bool over = branch(depth + 1);
      simplex_->set_range(variable, whole);
      if (over) return true;
    }
    return false;
  }

  /** What decides most first: what is met, then where pieces go. */
  Index choose(bool solved) const {
    Index chosen = nothing;
    if (solved) {
      // Of what is nearly met, that it is: mostly it cannot be.
      double most = 0;
      for (Index at = 0; at < relaxation_.program.variables(); ++at) {
        const Range range = simplex_->range(at);
        if (range.least == range.most || !relaxation_.program.is_whole(at)) continue;
        const double value = simplex_->value(at);
        if (std::abs(value - std::round(value)) <= not_whole) continue;
        const double part = value - std::floor(value) + (at < relaxation_.uses ? 0 : 1);
        if (part <= most) continue;
        most = part;
        chosen = at;
      }
      if (chosen != nothing) return chosen;
    }
    // All whole, and yet no allocation: what is used, then what is not.
    for (const std::vector<Index>* list : {&relaxation_.used, &relaxation_.amount}) {
      for (const Index at : *list) {
        if (at == nothing) continue;
        const Range range = simplex_->range(at);
        if (range.least == range.most) continue;
        if (chosen == nothing) chosen = at;
        if (solved && simplex_->value(at) > 0.5) return at;
      }
    }
    return chosen;
  }

  /** The allocation near the point at hand; true when it is all that was looked for. */
  bool try_near(bool solved) {
    wishes_.assign(problem_.spots.size(), 0);
    amounts_.assign(problem_.spots.size(), 0);
    for (Index spot = 0; spot < problem_.spots.size(); ++spot) {
      const Index used = relaxation_.used[spot];
      if (used == nothing) continue;
      const Range range = simplex_->range(used);
      wishes_[spot] = range.least == range.most ? static_cast<double>(range.least)
                      : solved                  ? simplex_->value(used)
                                                : 0;
      const Index amount = relaxation_.amount[spot];
      if (amount != nothing) {
        const Range grains = simplex_->range(amount);
        amounts_[spot] = solved ? std::llround(simplex_->value(amount)) : grains.least;
        if (amounts_[spot] <= 0) wishes_[spot] = 0;
      }
    }
    filling_.clear();
    filling_.fill_by(wishes_, amounts_);
    work_ += 4 * problem_.spots.size();
    const Value value = filling_.state().value(filling_.uses());
    const int compared = compare(value);
    if (any_will_do_ ? compared < 0 || !keeps_ranges() : compared <= 0) return false;
    best_ = filling_.uses();
    best_value_ = value;
    wanted_ =
        std::max(wanted_, get(value, orders_[settled_]) -
                              relaxation_.objectives[settled_].constant + (any_will_do_ ? 0 : 1));
    return any_will_do_;
  }

  /** With the best so far, in the order that decides. */
  int compare(const Value& value) const {
    for (const Order order : orders_) {
      const std::int64_t more = get(value, order) - get(best_value_, order);
      if (more != 0) return more > 0 ? 1 : -1;
    }
    return 0;
  }

  /** Whether the allocation at hand is one of those that are asked for. */
  bool keeps_ranges() const {
    std::vector<Grains> used(problem_.spots.size(), 0);
    std::vector<bool> is_used(problem_.spots.size(), false);
    for (const Used& use : filling_.uses()) {
      used[use.spot] = use.credit;
      is_used[use.spot] = true;
    }
    for (Index spot = 0; spot < problem_.spots.size(); ++spot) {
      if (relaxation_.used[spot] == nothing) continue;
      const Range range = simplex_->range(relaxation_.used[spot]);
      if ((is_used[spot] ? 1 : 0) < range.least || (is_used[spot] ? 1 : 0) > range.most) {
        return false;
      }
      if (relaxation_.amount[spot] == nothing) continue;
      const Range grains = simplex_->range(relaxation_.amount[spot]);
      if (used[spot] < grains.least || used[spot] > grains.most) return false;
    }
    return true;
  }

  // ---- the first of all that are worth as much ------------------------------------------------

  /** False when it had to stop. */
  bool find_first() {
    any_will_do_ = true;
    wanted_ = get(best_value_, orders_[settled_]) - relaxation_.objectives[settled_].constant;
    Filling prefix(problem_, looked_at_);
    for (Index stock = 0; stock < problem_.stocks.size(); ++stock) {
      const Stock& piece = problem_.stocks[stock];
      for (Index spot = piece.first_spot; spot < piece.first_spot + piece.spots; ++spot) {
        if (relaxation_.used[spot] == nothing) continue;
        if (!settle_use(prefix, stock, spot)) return false;
      }
      if (!prefix.open().empty()) prefix.settle(stock);
    }
    return true;
  }

  Grains used_in_best(Index spot) const {
    for (const Used& use : best_) {
      if (use.spot == spot) return std::max<Grains>(use.credit, 1);
    }
    return 0;
  }

  /** Whether a spot is used in the first of the best, and how much of a block. */
  bool settle_use(Filling& prefix, Index stock, Index spot) {
    const Index used = relaxation_.used[spot];
    const Index amount = relaxation_.amount[spot];
    if (amount == nothing) {
      const Grains credit = problem_.spots[spot].credit;
      if (used_in_best(spot) == 0) {
        const bool fits = !prefix.state().foe_in_use(stock) && prefix.add(stock, spot, credit);
        if (fits) prefix.remove();
        if (fits && !can_be(used, {1, 1})) return false;
      }
      const bool is_used = used_in_best(spot) > 0;
      simplex_->set_range(used, is_used ? Range{1, 1} : Range{0, 0});
      if (is_used) prefix.add(stock, spot, credit);
      return true;
    }
    const Range whole = simplex_->range(amount);
    for (;;) {
      const Grains now = used_in_best(spot);
      if (now >= whole.most) break;
      if (!can_be(amount, {now + 1, whole.most})) return false;
      if (used_in_best(spot) == now) break;
    }
    const Grains settled = used_in_best(spot);
    simplex_->set_range(amount, {settled, settled});
    simplex_->set_range(used, settled > 0 ? Range{1, 1} : Range{0, 0});
    if (settled > 0) prefix.add(stock, spot, settled);
    return true;
  }

  /** Looks for one of the best with that; false when it had to stop. */
  bool can_be(Index variable, Range range) {
    const Range whole = simplex_->range(variable);
    if (whole.most < range.least) return true;
    simplex_->set_range(variable, range);
    branch(1);
    simplex_->set_range(variable, whole);
    return !over_;
  }

  const Problem& problem_;
  std::uint8_t looked_at_;
  std::uint64_t limit_;
  std::vector<Order> orders_;
  Filling filling_;
  Relaxation relaxation_;
  std::optional<linear::Simplex> simplex_;

  std::size_t settled_ = 0;  ///< the order at hand; those before it are proven
  std::int64_t wanted_ = 0;  ///< of its objective
  std::int64_t root_bound_ = 0;
  bool any_will_do_ = false;  ///< else only what is worth more than the best
  bool over_ = false;         ///< the work limit was hit
  std::uint64_t work_ = 0;
  std::vector<double> wishes_;
  std::vector<Grains> amounts_;
  std::vector<Used> best_;
  Value best_value_;
};

}  // namespace

Solution solve(const Problem& problem, std::uint8_t looked_at, std::uint64_t limit,
               std::span<const Used> start) {
  return Search(problem, looked_at, limit).run(start);
}

}  // namespace credstack::audit
