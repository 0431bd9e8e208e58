#include <algorithm>
#include <numeric>

#include "audit/relaxer.hpp"
#include "model/sorting.hpp"

namespace credstack::audit {
namespace {

using linear::Term;

bool is_waived(const Node& node, std::uint8_t standing) {
  return node.met || node.waived_from <= standing;
}

}  // namespace

void Relaxer::add_choices() {
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

bool Relaxer::takes_something(LeafRange leaves) const {
  for (Index leaf = leaves.first; leaf < leaves.end; ++leaf) {
    if (!at_leaf_[leaf].empty()) return true;
  }
  return false;
}

void Relaxer::add_worth(std::vector<Term>& terms, Index spot, std::int64_t most) const {
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

void Relaxer::add_leaves() {
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

std::vector<Grains> Relaxer::sizes_at(Index at) const {
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

void Relaxer::add_sizes(Index at, const std::vector<Grains>& sizes, const std::vector<Term>& terms,
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

Index Relaxer::any_is(std::vector<Term> terms, std::size_t most) {
  if (terms.size() == 1) return terms.front().variable;
  const Index flag = add_flag();
  terms.push_back({flag, -static_cast<std::int64_t>(std::min(terms.size(), most))});
  program().add_at_most(terms, 0);
  return flag;
}

Sum Relaxer::leaf_met(Index at, std::uint8_t standing) {
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

void Relaxer::add_enough(std::vector<Term> terms, Index flag, std::int64_t least) {
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

std::vector<Part> Relaxer::parts_of(Index at, std::uint8_t standing) {
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

Part Relaxer::choice(Index at, std::uint8_t standing) {
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

void Relaxer::require(const Sum& sum, std::int64_t least) {
  const std::int64_t rest = least - sum.constant;
  if (rest <= 0) return;
  if (program().reach(sum.terms).most < rest) {
    made_.impossible = true;
  } else if (sum.terms.size() == 1 && sum.terms.front().factor == 1 && rest == 1) {
    program().narrow(sum.terms.front().variable, {1, 1});
  } else {
    program().add_at_least(sum.terms, rest);
  }
}

void Relaxer::require(Index at) {
  const Node& node = problem_.nodes[at];
  if (is_waived(node, looked_at_)) return;
  switch (node.shape) {
    case Shape::leaf:
      require(leaf_met(node.leaves.first, looked_at_), 1);
      break;
    case Shape::words:
      made_.impossible = made_.impossible || node.met_from > looked_at_;
      break;
    case Shape::all:
      for (Index child = at + 1; child < node.end; child = problem_.nodes[child].end) {
        require(child);
      }
      break;
    case Shape::choose: {
      const Part part = choice(at, looked_at_);
      require(part.sum, part.size);
      break;
    }
  }
  for (Index goal = node.first_goal; goal < node.first_goal + node.goals; ++goal) {
    require(goal_met(goal, looked_at_), 1);
  }
}

Sum Relaxer::all_met(const std::vector<Part>& parts) {
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

}  // namespace credstack::audit
