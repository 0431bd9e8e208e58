// The search of the reference audit: it makes every valid allocation, in the order of the page's
// last clause, and keeps the first of the best. A part of an allocation that breaks a rule is not
// gone on with: every rule of validity that holds for an allocation holds for any part of it.
#include <algorithm>

#include "support/audit_reference_allocation.hpp"

namespace credstack::test::reference {
namespace {

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

class Search : private Allocation {
 public:
  Search(Problem& problem, StandingNumber highest, std::size_t most)
      : Allocation(problem, highest), most_(most) {
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
      amounts[at][leaf] = here.credit;
      if (is_valid()) take(place, leaf + 1, left);
    }
    if (here.standing <= highest_ && piece_here.block) {
      for (Rational part = left; part > Rational(0); part = part - grain_) {
        amounts[at][leaf] = part;
        if (is_valid()) take(place, leaf + 1, left - part);
      }
    }
    amounts[at][leaf].reset();
    take(place, leaf + 1, left);
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
    for (std::size_t i = 0; i < amounts.size(); ++i) found.used += is_used(i) ? 1 : 0;
    if (!best_.met.empty() && !is_better(found, best_)) return;
    found.amounts = amounts;
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

  std::size_t most_;
  std::vector<std::size_t> order_;
  Rational grain_ = 0;
  Found best_;
};

}  // namespace

Found best_allocation(Problem& problem, StandingNumber highest, std::size_t most) {
  return Search(problem, highest, most).run();
}

}  // namespace credstack::test::reference
