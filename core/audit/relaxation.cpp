#include "audit/relaxation.hpp"

#include <algorithm>
#include <numeric>

#include "audit/sharing.hpp"
#include "model/sorting.hpp"

namespace credstack::audit {
namespace {

using linear::Range;
using linear::Term;

constexpr Range zero_or_one{0, 1};
/** Needs of more are of what cannot be told: nothing meets them. */
constexpr std::int64_t beyond_need = std::int64_t{1} << 40;

/** A sum of terms and a constant. */
struct Sum {
  std::vector<Term> terms;
  std::int64_t constant = 0;

  void add(Index variable, std::int64_t factor) { terms.push_back({variable, factor}); }
  void add(const Sum& other, std::int64_t times = 1) {
    for (const Term& term : other.terms) terms.push_back({term.variable, term.factor * times});
    constant += other.constant * times;
  }
  bool is_constant() const { return terms.empty(); }
};

/** Something that is met or not, or is met so many times. */
struct Part {
  Sum sum;
  std::int64_t size = 1;
};

class Relaxer {
 public:
  Relaxer(const Problem& problem, std::uint8_t looked_at, const std::vector<Order>& orders)
      : problem_(problem), looked_at_(looked_at), orders_(orders) {}

  Relaxation run() {
    add_uses();
    add_pieces();
    add_foes();
    add_choices();
    add_leaves();
    add_caps();
    add_shared();
    made_.uses = program().variables();
    for (const Order order : orders_) add_objective(order);
    return std::move(made_);
  }

 private:
  linear::Program& program() { return made_.program; }
  const Stock& stock(Index at) const { return problem_.stocks[at]; }
  bool exists(const Spot& spot) const { return spot.standing <= looked_at_; }
  Index add_flag() { return program().add_variable(zero_or_one); }

  // ---- pieces ---------------------------------------------------------------------------------

  void add_uses() {
    const std::size_t spots = problem_.spots.size();
    made_.used.assign(spots, nothing);
    made_.amount.assign(spots, nothing);
    at_leaf_.resize(problem_.leaves.size());
    for (Index at = 0; at < problem_.stocks.size(); ++at) {
      const Stock& piece = stock(at);
      for (Index spot = piece.first_spot; spot < piece.first_spot + piece.spots; ++spot) {
        const Spot& there = problem_.spots[spot];
        if (!exists(there)) continue;
        made_.used[spot] = add_flag();
        at_leaf_[there.leaf].push_back(spot);
        if (!piece.block || there.fulfils) continue;
        const Leaf& leaf = problem_.leaves[there.leaf];
        const Grains most =
            leaf.by_count ? there.credit : std::min<Grains>(there.credit, leaf.need);
        made_.amount[spot] = program().add_variable({0, most});
        // Something of it is there where it is used, and nothing where it is not.
        program().add_at_most({{made_.amount[spot], 1}, {made_.used[spot], -most}}, 0);
        program().add_at_least({{made_.amount[spot], 1}, {made_.used[spot], -1}}, 0);
      }
    }
  }

  /** The spots of a piece within leaves, of that standing and better. */
  std::vector<Index> spots_within(Index at, LeafRange leaves, std::uint8_t standing) const {
    std::vector<Index> found;
    const Stock& piece = stock(at);
    for (Index spot = piece.first_spot; spot < piece.first_spot + piece.spots; ++spot) {
      const Spot& there = problem_.spots[spot];
      if (exists(there) && there.standing <= standing && leaves.holds(there.leaf)) {
        found.push_back(spot);
      }
    }
    return found;
  }

  /** Whether a piece is used at one of two spots at most. */
  bool exclude(Index at, Index a, Index b) const {
    const Stock& piece = stock(at);
    return excluding_[at].empty() ||
           excluding_[at][(a - piece.first_spot) * piece.spots + b - piece.first_spot];
  }

  void find_excluding(Index at, const std::vector<Index>& spots) {
    const Stock& piece = stock(at);
    if (!piece.block && problem_.together.empty()) return;
    std::vector<bool> table(std::size_t{piece.spots} * piece.spots, false);
    for (const Index a : spots) {
      for (const Index b : spots) {
        if (a == b) continue;
        const Index one = problem_.spots[a].leaf;
        const Index other = problem_.spots[b].leaf;
        const bool divided = piece.block && problem_.same_program(one, other);
        if (divided || may_mix(problem_, piece, one, other)) {
          single_[at] = false;
        } else {
          table[(a - piece.first_spot) * piece.spots + b - piece.first_spot] = true;
        }
      }
    }
    if (!single_[at]) excluding_[at] = std::move(table);
  }

  /** Parts them into sets of which all exclude each other. */
  std::vector<std::vector<Index>> sets_of(Index at, const std::vector<Index>& spots) const {
    std::vector<std::vector<Index>> sets;
    for (const Index spot : spots) {
      const auto found = std::find_if(sets.begin(), sets.end(), [&](const auto& set) {
        return std::all_of(set.begin(), set.end(),
                           [&](Index other) { return exclude(at, spot, other); });
      });
      if (found == sets.end()) {
        sets.push_back({spot});
      } else {
        found->push_back(spot);
      }
    }
    return sets;
  }

  void add_pieces() {
    used_.resize(problem_.stocks.size());
    single_.assign(problem_.stocks.size(), true);
    excluding_.resize(problem_.stocks.size());
    for (Index at = 0; at < problem_.stocks.size(); ++at) {
      const std::vector<Index> spots =
          spots_within(at, {0, static_cast<Index>(problem_.leaves.size())}, looked_at_);
      if (stock(at).block) {
        std::vector<Term> parts;
        for (const Index spot : spots) {
          if (made_.amount[spot] != nothing) parts.push_back({made_.amount[spot], 1});
        }
        if (parts.size() > 1) program().add_at_most(parts, stock(at).credit);
      }
      find_excluding(at, spots);
      if (!single_[at]) add_exclusions(at, spots);
      Sum any;
      if (single_[at]) {
        for (const Index spot : spots) any.add(made_.used[spot], 1);
      } else {
        any.add(any_of(at, spots), 1);
      }
      used_[at] = std::move(any);
    }
  }

  /** Of sets of spots one is used at most, until every two that exclude each other are in one. */
  void add_exclusions(Index at, const std::vector<Index>& spots) {
    std::vector<std::pair<Index, Index>> open;
    for (std::size_t i = 0; i < spots.size(); ++i) {
      for (std::size_t j = i + 1; j < spots.size(); ++j) {
        if (exclude(at, spots[i], spots[j])) open.emplace_back(spots[i], spots[j]);
      }
    }
    while (!open.empty()) {
      std::vector<Index> set{open.front().first, open.front().second};
      for (const Index spot : spots) {
        const bool fits = std::all_of(set.begin(), set.end(), [&](Index other) {
          return spot != other && exclude(at, spot, other);
        });
        if (fits) set.push_back(spot);
      }
      one_at_most(set);
      std::erase_if(open, [&](const auto& pair) {
        return contains(set, pair.first) && contains(set, pair.second);
      });
    }
  }

  static bool contains(const std::vector<Index>& list, Index item) {
    return std::find(list.begin(), list.end(), item) != list.end();
  }

  void one_at_most(const std::vector<Index>& spots) { program().add_at_most(terms_of(spots), 1); }

  std::vector<Term> terms_of(const std::vector<Index>& spots) const {
    std::vector<Term> terms;
    for (const Index spot : spots) terms.push_back({made_.used[spot], 1});
    return terms;
  }

  /** Whether one of several spots, of a piece that may use more than one, is used. */
  Index any_of(Index at, const std::vector<Index>& spots) {
    for (const auto& [of, flag] : any_) {
      if (of == spots) return flag;
    }
    const Index flag = add_flag();
    for (const std::vector<Index>& set : sets_of(at, spots)) {
      std::vector<Term> one = terms_of(set);
      one.push_back({flag, -1});
      program().add_at_most(one, 0);
    }
    std::vector<Term> some = terms_of(spots);
    some.push_back({flag, -1});
    program().add_at_least(some, 0);
    any_.emplace_back(spots, flag);
    return flag;
  }

  /** A piece is used once at most; of pieces that exclude each other, one. */
  void add_foes() {
    std::vector<bool> done(problem_.stocks.size(), false);
    std::vector<std::pair<Index, Index>> open;
    for (Index a = 0; a < problem_.stocks.size(); ++a) {
      for (const Index b : problem_.foes_of(stock(a))) {
        if (b > a && !used_[a].is_constant() && !used_[b].is_constant()) open.emplace_back(a, b);
      }
    }
    const auto are_foes = [&](Index a, Index b) {
      const auto foes = problem_.foes_of(stock(a));
      return std::find(foes.begin(), foes.end(), b) != foes.end();
    };
    while (!open.empty()) {
      std::vector<Index> set{open.front().first, open.front().second};
      for (const Index other : problem_.foes_of(stock(set.front()))) {
        const bool fits =
            !used_[other].is_constant() && std::all_of(set.begin(), set.end(), [&](Index each) {
              return each != other && are_foes(each, other);
            });
        if (fits) set.push_back(other);
      }
      Sum sum;
      for (const Index each : set) {
        sum.add(used_[each]);
        done[each] = true;
      }
      program().add_at_most(sum.terms, 1);
      std::erase_if(open, [&](const auto& pair) {
        return contains(set, pair.first) && contains(set, pair.second);
      });
    }
    for (Index at = 0; at < problem_.stocks.size(); ++at) {
      if (!done[at] && single_[at] && used_[at].terms.size() > 1) {
        program().add_at_most(used_[at].terms, 1);
      }
    }
  }

  // ---- the tree -------------------------------------------------------------------------------

  /** Below a choice, so many of its children are used at most. */
  void add_choices() {
    const std::vector<Node>& nodes = problem_.nodes;
    chosen_.assign(nodes.size(), nothing);
    for (Index at = 0; at < nodes.size(); ++at) {
      const Index parent = nodes[at].parent;
      if (parent != nothing && chosen_[at] == nothing) chosen_[at] = chosen_[parent];
      if (nodes[at].shape != Shape::choose) continue;
      std::vector<Index> options;
      for (Index child = at + 1; child < nodes[at].end; child = nodes[child].end) {
        if (takes_something(nodes[child].leaves)) options.push_back(child);
      }
      if (options.size() <= nodes[at].choose) continue;
      std::vector<Term> flags;
      for (const Index child : options) {
        chosen_[child] = add_flag();
        flags.push_back({chosen_[child], 1});
        if (chosen_[at] != nothing) {
          program().add_at_most({{chosen_[child], 1}, {chosen_[at], -1}}, 0);
        }
      }
      program().add_at_most(flags, nodes[at].choose);
    }
  }

  bool takes_something(LeafRange leaves) const {
    for (Index leaf = leaves.first; leaf < leaves.end; ++leaf) {
      if (!at_leaf_[leaf].empty()) return true;
    }
    return false;
  }

  /** What the spot counts for at its leaf. */
  void add_worth(std::vector<Term>& terms, Index spot, std::int64_t most) const {
    const Spot& there = problem_.spots[spot];
    const Leaf& leaf = problem_.leaves[there.leaf];
    if (there.fulfils) {
      terms.push_back({made_.used[spot], std::min(leaf.need, most)});
    } else if (leaf.by_count) {
      terms.push_back({made_.used[spot], 1});
    } else if (made_.amount[spot] != nothing) {
      terms.push_back({made_.amount[spot], 1});
    } else {
      terms.push_back({made_.used[spot], std::min(there.credit, most)});
    }
  }

  /** No leaf takes more than it needs. */
  void add_leaves() {
    for (Index at = 0; at < problem_.leaves.size(); ++at) {
      const Leaf& leaf = problem_.leaves[at];
      if (at_leaf_[at].empty() || leaf.need > beyond_need || leaf.need <= 0) continue;
      const std::vector<Grains> sizes = sizes_at(at);
      // Without any one of its pieces it would be short.
      const std::int64_t most =
          leaf.by_count || sizes.empty() ? leaf.need : leaf.need - 1 + sizes.back();
      std::vector<Term> terms;
      for (const Index spot : at_leaf_[at]) add_worth(terms, spot, most);
      const std::int64_t reach = program().reach(terms).most;
      if (!leaf.by_count && reach > leaf.need) add_sizes(at, sizes, terms, most);
      const Index option = chosen_[leaf.node];
      if (option != nothing) {
        terms.push_back({option, -std::min(most, reach)});
        program().add_at_most(terms, 0);
      } else if (reach > most) {
        program().add_at_most(terms, most);
      }
    }
  }

  /** How much credit the courses that a leaf may take have, the least first. */
  std::vector<Grains> sizes_at(Index at) const {
    std::vector<Grains> sizes;
    for (const Index spot : at_leaf_[at]) {
      if (made_.amount[spot] == nothing && !problem_.spots[spot].fulfils) {
        sizes.push_back(problem_.spots[spot].credit);
      }
    }
    sort_stably(sizes);
    sizes.erase(std::unique(sizes.begin(), sizes.end()), sizes.end());
    return sizes;
  }

  /** Where a small piece is used, there is less room than beside large ones; by blocks there is
   * none for more than is needed. */
  void add_sizes(Index at, const std::vector<Grains>& sizes, const std::vector<Term>& terms,
                 std::int64_t most) {
    const Leaf& leaf = problem_.leaves[at];
    const std::int64_t reach = program().reach(terms).most;
    for (const Grains size : sizes) {
      const std::int64_t room = leaf.need - 1 + size;
      if (size == sizes.back() || reach <= room) continue;
      std::vector<Term> small;
      for (const Index spot : at_leaf_[at]) {
        if (made_.amount[spot] == nothing && problem_.spots[spot].credit == size) {
          small.push_back({made_.used[spot], 1});
        }
      }
      const auto fit = static_cast<std::size_t>(room / std::max<Grains>(size, 1));
      const Index flag = any_is(small, std::max<std::size_t>(fit, 1));
      std::vector<Term> all = terms;
      const std::int64_t whole = std::min(most, reach);
      all.push_back({flag, whole - room});
      program().add_at_most(all, whole);
    }
    std::vector<Term> blocks;
    for (const Index spot : at_leaf_[at]) {
      if (made_.amount[spot] != nothing) blocks.push_back({made_.used[spot], 1});
    }
    const std::int64_t whole = std::min(most, reach);
    if (blocks.empty() || whole <= leaf.need) return;
    std::vector<Term> all = terms;
    all.push_back({any_is(blocks, blocks.size()), whole - leaf.need});
    program().add_at_most(all, whole);
  }

  /** A flag that is set where one of the terms is, of which there may be so many. */
  Index any_is(std::vector<Term> terms, std::size_t most) {
    if (terms.size() == 1) return terms.front().variable;
    const Index flag = add_flag();
    terms.push_back({flag, -static_cast<std::int64_t>(std::min(terms.size(), most))});
    program().add_at_most(terms, 0);
    return flag;
  }

  /** Whether a leaf has enough. */
  Sum leaf_met(Index at, std::uint8_t standing) {
    const Leaf& leaf = problem_.leaves[at];
    Sum sum;
    if (leaf.need <= 0) {
      sum.constant = 1;
      return sum;
    }
    if (leaf.need > beyond_need) return sum;
    std::vector<Term> terms;
    for (const Index spot : at_leaf_[at]) {
      if (problem_.spots[spot].standing <= standing) add_worth(terms, spot, leaf.need);
    }
    if (program().reach(terms).most < leaf.need) return sum;
    if (leaf.need == 1 && leaf.by_count) {
      sum.terms = std::move(terms);
      return sum;
    }
    const Index flag = add_flag();
    add_enough(std::move(terms), flag, leaf.need);
    if (chosen_[leaf.node] != nothing && !leaf.by_count) {
      program().add_at_most({{flag, 1}, {chosen_[leaf.node], -1}}, 0);
    }
    sum.add(flag, 1);
    return sum;
  }

  /** The flag needs so much of the terms. */
  void add_enough(std::vector<Term> terms, Index flag, std::int64_t least) {
    // What the terms come to is a multiple of what divides them all.
    std::int64_t common = 0;
    for (const Term& term : terms) {
      if (term.factor < least) common = std::gcd(common, term.factor);
    }
    std::int64_t enough = least;
    if (common > 1 && least % common != 0) enough += common - least % common;
    for (Term& term : terms) {
      if (term.factor >= least) term.factor = enough;
    }
    terms.push_back({flag, -enough});
    program().add_at_least(terms, 0);
  }

  bool is_waived(const Node& node, std::uint8_t standing) const {
    return node.met || node.waived_from <= standing;
  }

  /** What a node's points are made of. */
  std::vector<Part> parts_of(Index at, std::uint8_t standing) {
    const Node& node = problem_.nodes[at];
    std::vector<Part> parts;
    if (is_waived(node, standing)) {
      parts.push_back({{.terms = {}, .constant = node.size}, node.size});
      return parts;
    }
    switch (node.shape) {
      case Shape::leaf:
        parts.push_back({leaf_met(node.leaves.first, standing), 1});
        break;
      case Shape::words:
        parts.push_back({{.terms = {}, .constant = node.met_from <= standing ? 1 : 0}, 1});
        break;
      case Shape::all:
        for (Index child = at + 1; child < node.end; child = problem_.nodes[child].end) {
          for (Part& part : parts_of(child, standing)) parts.push_back(std::move(part));
        }
        break;
      case Shape::choose:
        parts.push_back(choice(at, standing));
        break;
    }
    for (Index goal = node.first_goal; goal < node.first_goal + node.goals; ++goal) {
      parts.push_back({goal_met(goal, standing), 1});
    }
    return parts;
  }

  Part choice(Index at, std::uint8_t standing) {
    const Node& node = problem_.nodes[at];
    Part made{{}, node.choose};
    std::int64_t most = 0;
    for (Index child = at + 1; child < node.end; child = problem_.nodes[child].end) {
      const Sum met = all_met(parts_of(child, standing));
      if (met.is_constant() && met.constant == 0) continue;
      ++most;
      made.sum.add(met);
    }
    if (most <= node.choose) return made;
    if (made.sum.is_constant()) {
      made.sum.constant = node.choose;
      return made;
    }
    const Index count = program().add_variable({0, node.choose});
    std::vector<Term> terms = made.sum.terms;
    terms.push_back({count, -1});
    program().add_at_least(terms, -made.sum.constant);
    made.sum = {};
    made.sum.add(count, 1);
    return made;
  }

  /** Whether all of the parts are. */
  Sum all_met(const std::vector<Part>& parts) {
    Sum met;
    std::vector<const Part*> open;
    for (const Part& part : parts) {
      if (!part.sum.is_constant()) {
        open.push_back(&part);
      } else if (part.sum.constant < part.size) {
        return met;
      }
    }
    if (open.empty()) {
      met.constant = 1;
      return met;
    }
    if (open.size() == 1 && open.front()->size == 1) return open.front()->sum;
    const Index flag = add_flag();
    for (const Part* part : open) {
      std::vector<Term> terms = part->sum.terms;
      terms.push_back({flag, -part->size});
      program().add_at_least(terms, -part->sum.constant);
    }
    met.add(flag, 1);
    return met;
  }

  // ---- what rules count -----------------------------------------------------------------------

  /** The least, or the most, that the credit of a piece within some leaves can be. */
  enum class Side : std::uint8_t { least, most };
  void add_credit(std::vector<Term>& terms, Index at, const std::vector<Index>& spots, Side side,
                  std::int64_t times = 1) {
    if (spots.empty()) return;
    if (stock(at).block) {
      for (const Index spot : spots) {
        if (made_.amount[spot] != nothing) terms.push_back({made_.amount[spot], times});
      }
      return;
    }
    if (excludes_itself(at, spots)) {
      for (const Index spot : spots) {
        terms.push_back({made_.used[spot], problem_.spots[spot].credit * times});
      }
      return;
    }
    Grains credit = problem_.spots[spots.front()].credit;
    for (const Index spot : spots) {
      const Grains here = problem_.spots[spot].credit;
      credit = side == Side::least ? std::min(credit, here) : std::max(credit, here);
    }
    terms.push_back({any_of(at, spots), credit * times});
  }

  bool excludes_itself(Index at, const std::vector<Index>& spots) const {
    if (single_[at] || spots.size() == 1) return true;
    for (std::size_t i = 0; i < spots.size(); ++i) {
      for (std::size_t j = i + 1; j < spots.size(); ++j) {
        if (!exclude(at, spots[i], spots[j])) return false;
      }
    }
    return true;
  }

  void add_any(std::vector<Term>& terms, Index at, const std::vector<Index>& spots,
               std::int64_t times = 1) {
    if (spots.empty()) return;
    if (excludes_itself(at, spots)) {
      for (const Index spot : spots) terms.push_back({made_.used[spot], times});
    } else {
      terms.push_back({any_of(at, spots), times});
    }
  }

  void at_most(std::vector<Term> terms, std::int64_t limit) {
    if (!terms.empty() && program().reach(terms).most > limit) {
      program().add_at_most(terms, limit);
    }
  }

  void add_caps() {
    std::vector<std::vector<Term>> terms(problem_.caps.size());
    for (Index at = 0; at < problem_.stocks.size(); ++at) {
      for (const Index cap : problem_.caps_of(stock(at))) {
        const std::vector<Index> spots =
            spots_within(at, problem_.caps[cap].leaves, possible_standing);
        if (problem_.caps[cap].by_count) {
          add_any(terms[cap], at, spots);
        } else {
          add_credit(terms[cap], at, spots, Side::least);
        }
      }
    }
    for (Index cap = 0; cap < terms.size(); ++cap) at_most(terms[cap], problem_.caps[cap].limit);
  }

  void add_shared() {
    for (Index rule = 0; rule < problem_.shared.size(); ++rule) {
      const Shared& shared = problem_.shared[rule];
      if (shared.limit > beyond_need) continue;
      std::vector<Term> terms;
      for (Index at = 0; at < problem_.stocks.size(); ++at) {
        const Stock& piece = stock(at);
        const bool served = (piece.served >> rule & 1U) != 0;
        const bool concerned = (piece.shared >> rule & 1U) != 0;
        if (!served && !(concerned && !single_[at])) continue;
        const std::vector<Index> spots = spots_within(at, shared.over, possible_standing);
        if (served) {
          if (shared.by_count) {
            add_any(terms, at, spots);
          } else {
            add_credit(terms, at, spots, Side::least);
          }
          continue;
        }
        add_both(terms, at, shared, spots);
      }
      at_most(std::move(terms), shared.limit);
    }
  }

  /** A piece that is used on both sides of a rule. */
  void add_both(std::vector<Term>& terms, Index at, const Shared& shared,
                const std::vector<Index>& over) {
    if (stock(at).block) return;  // looked at when an allocation is
    Index both = nothing;
    bool known = true;
    Grains least = shared.limit + 1;
    for (const Index spot : over) {
      known = known && problem_.spots[spot].known;
      least = std::min(least, problem_.spots[spot].credit);
    }
    const std::vector<Index> all =
        spots_within(at, {0, static_cast<Index>(problem_.leaves.size())}, looked_at_);
    std::vector<Index> here;
    std::vector<Index> there;
    for (const Index spot : all) {
      if (shared.a.holds(problem_.spots[spot].leaf)) here.push_back(spot);
      if (holds(shared.others, problem_.spots[spot].leaf)) there.push_back(spot);
    }
    const auto need_it = [&](Index a, Index b) {
      return a != b && !exclude(at, a, b) &&
             problem_.pair(problem_.spots[a].leaf, problem_.spots[b].leaf) == Together::by_rule;
    };
    const auto add = [&](const std::vector<Index>& a, const std::vector<Index>& b) {
      std::vector<Term> uses = terms_of(a);
      for (const Term& term : terms_of(b)) uses.push_back(term);
      if (shared.limit > 0) {
        if (both == nothing) both = add_flag();
        uses.push_back({both, -1});
      }
      program().add_at_most(uses, 1);
    };
    for (const std::vector<Index>& a : sets_of(at, here)) {
      for (const std::vector<Index>& b : sets_of(at, there)) {
        const bool each = std::all_of(a.begin(), a.end(), [&](Index one) {
          return std::all_of(b.begin(), b.end(), [&](Index other) { return need_it(one, other); });
        });
        if (each) {
          add(a, b);
          continue;
        }
        for (const Index one : a) {
          for (const Index other : b) {
            if (need_it(one, other)) add({one}, {other});
          }
        }
      }
    }
    if (both == nothing) return;
    const std::int64_t counted = shared.by_count ? 1 : known ? least : Grains{0};
    terms.push_back({both, counted});
  }

  // ---- goals ----------------------------------------------------------------------------------

  Sum goal_met(Index at, std::uint8_t standing) {
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

  bool is_member(Index goal, Index at) const { return (stock(at).goals >> goal & 1U) != 0; }

  /** The flag needs so much of the terms; false when that cannot be. */
  bool needs(std::vector<Term> terms, Index flag, std::int64_t least) {
    if (least <= 0) return true;
    const std::int64_t reach = program().reach(terms).most;
    if (reach < least) return false;
    add_enough(std::move(terms), flag, least);
    return true;
  }

  bool add_at_least_goal(Index at, std::uint8_t standing, Index flag, bool open) {
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

  /** What the last credits are is known only where every piece has its day. */
  bool add_last(Index at, std::uint8_t standing, Index flag, bool open, bool unknown) {
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
    struct Step {
      std::vector<Term> others;
      std::vector<Term> members;
      Index here = nothing;
    };
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
    std::erase_if(
        steps, [&](const Step& step) { return program().reach(step.members).most < goal.limit; });
    if (steps.empty()) return false;
    const Grains room = goal.last - goal.limit;
    if (program().reach(steps.back().others).most <= room) return true;
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
    return true;
  }

  void add_average_goal(Index at, std::uint8_t standing, Index flag, bool open) {
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

  /** Of a piece nobody knows what it brings: used, it leaves the average undecided. */
  void add_undecided(Index piece, const GradeFigure& figure, const std::vector<Index>& weighing,
                     bool always_weighs, Index flag, std::vector<Term>& over,
                     std::vector<Term>& some) {
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

  bool add_distinct_goal(Index at, std::uint8_t standing, Index flag) {
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

  // ---- what is to be made as great as can be --------------------------------------------------

  void add_objective(Order order) {
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

  /** Each variable once. */
  static std::vector<Term> merged(std::vector<Term> terms) {
    sort_stably(terms, [](const Term& a, const Term& b) { return a.variable < b.variable; });
    std::vector<Term> made;
    for (const Term& term : terms) {
      if (!made.empty() && made.back().variable == term.variable) {
        made.back().factor += term.factor;
      } else {
        made.push_back(term);
      }
    }
    return made;
  }

  /** At a credits leaf, no more than it asks for. */
  void add_applied(Sum& sum, Index at, std::uint8_t standing) {
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

  const Problem& problem_;
  std::uint8_t looked_at_;
  const std::vector<Order>& orders_;
  Relaxation made_;
  std::vector<std::vector<Index>> at_leaf_;   ///< spots
  std::vector<Sum> used_;                     ///< of a piece, whether it is
  std::vector<bool> single_;                  ///< pieces that are used at one leaf at most
  std::vector<std::vector<bool>> excluding_;  ///< of the others: pairs of spots
  std::vector<std::pair<std::vector<Index>, Index>> any_;
  std::vector<Index> chosen_;  ///< of a node: the flag of the option that it is below
};

}  // namespace

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

}  // namespace credstack::audit
