// Depth first over the pieces in the order of docs/audit.md, each piece's uses in their order: so
// the first allocation that reaches a value is the first in order of all that do. The orders of the
// value are settled one after the other. For each: if the allocation at hand reaches the bound, it
// is proven; else credit and pieces are looked for upwards from it, and points by turns: from the
// bound downwards, upwards, and downwards again, each for a part of the work that is left.
#include "audit/search.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "audit/bounds.hpp"
#include "audit/state.hpp"

namespace credstack::audit {
namespace {

/** One of the orders: points or credit at a standing, or the pieces. */
struct Order {
  enum Kind : std::uint8_t { points, credit, pieces } kind = points;
  std::uint8_t standing = 0;
};

struct FingerprintHash {
  std::size_t operator()(const std::array<std::uint64_t, 2>& print) const {
    return static_cast<std::size_t>(print[0]);
  }
};

class Search {
 public:
  Search(const Problem& problem, std::uint8_t looked_at, std::uint64_t limit)
      : problem_(problem),
        limit_(limit),
        state_(problem, looked_at),
        bounds_(problem, looked_at),
        by_days_(std::any_of(problem.goals.begin(), problem.goals.end(),
                             [](const Goal& goal) { return goal.last > 0; })) {
    std::vector<bool> matters(standings, false);
    for (const Spot& spot : problem.spots) matters[spot.standing] = true;
    for (const Node& node : problem.nodes) {
      if (node.met_from < never) matters[node.met_from] = true;
      if (node.waived_from < never) matters[node.waived_from] = true;
    }
    for (const Goal& goal : problem.goals) {
      if (goal.met_from < never) matters[goal.met_from] = true;
    }
    matters[possible_standing] = looked_at == possible_standing;  // what is undecided counts there
    for (const auto kind : {Order::points, Order::credit}) {
      for (std::uint8_t s = looked_at + 1; s-- > 0;) {
        // A standing at which nothing changes has the value of the one below it.
        if (s == 0 || matters[s]) orders_.push_back({kind, s});
      }
    }
    orders_.push_back({Order::pieces, 0});
  }

  Solution run() {
    mode_ = Mode::first;
    explore(0);
    Solution solution;
    solution.optimal = true;
    for (settled_ = 0; settled_ < orders_.size(); ++settled_) {
      const std::int64_t bound =
          bound_of(orders_[settled_], 0, get(best_value_, orders_[settled_]));
      if (settled_ == 0) solution.bound = bound;
      if (get(best_value_, orders_[settled_]) == bound) continue;
      const bool proven = orders_[settled_].kind == Order::points ? search_points(bound, solution)
                                                                  : search_up(limit_);
      if (proven) continue;
      solution.optimal = false;
      solution.points_proven = settled_ > 0;
      break;
    }
    if (solution.optimal || solution.points_proven) {
      solution.bound = get(best_value_, orders_.front());
    }
    solution.uses = best_;
    solution.value = best_value_;
    solution.work = work_;
    return solution;
  }

 private:
  enum class Mode : std::uint8_t {
    first,   ///< the first allocation there is
    reach,   ///< the first that reaches the target
    exceed,  ///< any that exceeds the best so far, which it then is
  };

  /**
   * Downwards from the bound, as that leaves out the most; but not for long, for where the bound
   * cannot be reached, what can be had is found upwards from the best so far.
   */
  bool search_points(std::int64_t bound, Solution& solution) {
    target_ = bound;
    const std::uint64_t third = (limit_ - work_) / 3;
    if (search_down(work_ + third, solution)) return true;
    if (search_up(work_ + third)) return true;
    return search_down(limit_, solution);
  }

  bool search_down(std::uint64_t stop, Solution& solution) {
    const Order order = orders_[settled_];
    for (; target_ > get(best_value_, order); --target_) {
      if (settled_ == 0) solution.bound = target_;
      mode_ = Mode::reach;
      if (!start(stop)) return false;
      if (get(best_value_, order) >= target_) return true;
    }
    return true;
  }

  bool search_up(std::uint64_t stop) {
    mode_ = Mode::exceed;
    start(stop);
    return work_ < stop_;
  }

  /** False when it had to stop. */
  bool start(std::uint64_t stop) {
    stop_ = std::min(stop, limit_);
    failed_.clear();
    found_ = false;
    explore(0);
    return found_ || work_ < stop_;
  }

  static std::int64_t get(const Value& value, Order order) {
    switch (order.kind) {
      case Order::points:
        return value.points[order.standing];
      case Order::credit:
        return value.credit[order.standing];
      default:
        return -value.pieces;
    }
  }

  std::int64_t bound_of(Order order, Index next, std::int64_t wanted) {
    switch (order.kind) {
      case Order::points:
        return bounds_.points(state_, next, order.standing, wanted);
      case Order::credit:
        return bounds_.credit(state_, next, order.standing);
      default:
        return -bounds_.pieces(state_, next, best_value_.credit[state_.looked_at()]);
    }
  }

  std::int64_t wanted(std::size_t order) const {
    return order == settled_ && mode_ == Mode::reach ? target_ : get(best_value_, orders_[order]);
  }

  /** Whether nothing that continues this can be what is looked for. */
  bool hopeless(Index next) {
    for (std::size_t at = 0; at <= settled_; ++at) {
      const Order order = orders_[at];
      const std::int64_t want = wanted(at);
      const std::int64_t bound = bound_of(order, next, want);
      // What is settled cannot be exceeded, whatever its bound says.
      if (bound < want || (bound == want && at == settled_ && mode_ == Mode::exceed)) return true;
    }
    return false;
  }

  /** True when the search is over. */
  bool explore(Index next) {
    if (mode_ != Mode::first) {
      if (++work_ >= stop_) return true;
      const bool cut = hopeless(next);
      // A step that looks at much is more work than one that looks at little.
      work_ += (bounds_.looked_at_since() + problem_.stocks.size() + 16 * problem_.goals.size()) /
               looks_per_step;
      if (cut) return false;
      if (!by_days_ && work_ > unrecorded) {
        // Mark what is begun: whoever comes here again finds no more than this does.
        const auto print = state_.fingerprint(next, orders_[settled_].kind == Order::pieces);
        if (!failed_.insert(print).second) return false;
      }
    }
    if (next == problem_.stocks.size()) return accept();
    state_.pass(next);
    const std::size_t mine = uses_.size();
    const bool over = (!state_.foe_in_use(next) && place(next, mine, 0, 0)) || explore(next + 1);
    state_.unpass(next);
    return over;
  }

  /** Tries the piece at its spots from `from` on, beside those it has been given. */
  bool place(Index stock, std::size_t mine, Index from, Grains given) {
    const Stock& piece = problem_.stocks[stock];
    const auto have = [&] { return std::span<const Used>(uses_).subspan(mine); };
    for (Index at = from; at < piece.spots; ++at) {
      const Index index = piece.first_spot + at;
      const Spot& spot = problem_.spots[index];
      if (spot.standing > state_.looked_at()) continue;
      if (!piece.block) {
        if (have().size() > 0 && problem_.together.empty()) break;
        if (state_.fits(stock, index, spot.credit, have()) &&
            with_use(stock, index, spot.credit, mine, at, 0)) {
          return true;
        }
        continue;
      }
      const Grains room = state_.room(spot.leaf, state_.looked_at());
      for (Grains part = std::min(piece.credit - given, room); part > 0; --part) {
        if (!state_.fits(stock, index, part, have())) continue;
        if (with_use(stock, index, part, mine, at, given + part)) return true;
      }
    }
    if (uses_.size() == mine) return false;
    // These are its uses.
    if (!state_.decide(stock, have())) return false;
    const bool over = explore(stock + 1);
    state_.undecide(stock, std::span<const Used>(uses_).subspan(mine));
    return over;
  }

  bool with_use(Index stock, Index index, Grains credit, std::size_t mine, Index at, Grains given) {
    const Spot& spot = problem_.spots[index];
    const LeafFill::Mark before = state_.at(spot.leaf).mark;
    state_.use(spot, credit, problem_.stocks[stock].block);
    uses_.push_back({stock, index, credit});
    const bool over = place(stock, mine, at + 1, given);
    uses_.pop_back();
    state_.undo(spot, credit, before);
    return over;
  }

  bool accept() {
    const Value value = state_.value(uses_);
    if (mode_ != Mode::first) {
      // What is settled must be kept, and the order at hand reached or exceeded.
      for (std::size_t at = 0; at <= settled_; ++at) {
        const std::int64_t have = get(value, orders_[at]);
        const std::int64_t want = wanted(at);
        if (have < want) return false;
        if (have > want) break;
        if (at == settled_ && mode_ == Mode::exceed) return false;
      }
    }
    best_ = uses_;
    best_value_ = value;
    found_ = true;
    return mode_ != Mode::exceed;
  }

  static constexpr std::uint64_t unrecorded = 64;
  static constexpr std::uint64_t looks_per_step = 128;

  const Problem& problem_;
  std::uint64_t limit_;
  std::uint64_t stop_ = 0;  ///< of the part of the search at hand
  State state_;
  Bounds bounds_;
  bool by_days_;
  std::vector<Order> orders_;

  Mode mode_ = Mode::first;
  std::size_t settled_ = 0;  ///< the order at hand; those before it are proven
  std::int64_t target_ = 0;
  std::uint64_t work_ = 0;
  bool found_ = false;
  std::vector<Used> uses_;
  std::vector<Used> best_;
  Value best_value_;
  std::unordered_set<std::array<std::uint64_t, 2>, FingerprintHash> failed_;
};

}  // namespace

Solution solve(const Problem& problem, std::uint8_t looked_at, std::uint64_t limit) {
  return Search(problem, looked_at, limit).run();
}

}  // namespace credstack::audit
