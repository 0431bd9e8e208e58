#include "plan/tree.hpp"

#include <algorithm>

namespace credstack::plan {

Tree::Tree(linear::Simplex& simplex, const linear::Program& program)
    : simplex_(simplex), program_(program) {
  const Index variables = program.variables();
  whole_.reserve(variables);
  for (Index at = 0; at < variables; ++at) whole_.push_back(simplex.range(at));
  for (auto& learnt : learnt_) learnt.resize(variables);
  losses_.valid = simplex.prove(losses_.left, losses_.total);
  here_.bound = std::numeric_limits<std::int64_t>::max();
}

std::size_t Tree::narrow(std::int64_t wanted) {
  std::size_t open = 0;
  for (Index at = 0; at < whole_.size(); ++at) {
    Range& range = whole_[at];
    if (range.least == range.most) continue;
    ++open;
    if (!program_.is_whole(at) || !losses_.rules_out(at, wanted)) continue;
    range = losses_.end_of(at, range);
    const Range now = simplex_.range(at);
    simplex_.set_range(at, {std::max(now.least, range.least), std::min(now.most, range.most)});
    --open;
  }
  return open;
}

/** The best bound is on top; of equals the one that was divided last. */
bool Tree::is_worse(const Part& a, const Part& b) {
  return a.bound != b.bound ? a.bound < b.bound : a.number < b.number;
}

void Tree::set(const Change& change) {
  const Range whole = whole_[change.variable];
  simplex_.set_range(change.variable, {std::max(whole.least, change.range.least),
                                       std::min(whole.most, change.range.most)});
}

void Tree::divide(Index variable, Range near, Range rest, std::int64_t bound) {
  const double value = simplex_.value(variable);
  const bool up = near.least > rest.most;
  const auto from = [&](Range range, bool to_most) {
    return to_most ? static_cast<double>(range.least) - value
                   : value - static_cast<double>(range.most);
  };
  Part other{bound, numbers_++, here_.changes, from(rest, !up), !up};
  other.changes.push_back({variable, rest});
  open_.push_back(std::move(other));
  std::push_heap(open_.begin(), open_.end(), is_worse);
  here_.bound = bound;
  here_.changes.push_back({variable, near});
  here_.moved = from(near, up);
  here_.up = up;
  set(here_.changes.back());
}

bool Tree::go_on(std::int64_t wanted) {
  for (const Change& change : here_.changes) {
    simplex_.set_range(change.variable, whole_[change.variable]);
  }
  here_.changes.clear();
  if (open_.empty() || open_.front().bound < wanted) return false;
  std::pop_heap(open_.begin(), open_.end(), is_worse);
  here_ = std::move(open_.back());
  open_.pop_back();
  for (const Change& change : here_.changes) set(change);
  return true;
}

void Tree::learn(std::int64_t bound) {
  if (here_.changes.empty() || here_.moved <= 0) return;
  const double lost = static_cast<double>(here_.bound) - static_cast<double>(bound);
  for (Learnt* each : {&learnt_[here_.up ? 1 : 0][here_.changes.back().variable], &in_all_}) {
    each->lost += std::max(0.0, lost);
    each->moved += here_.moved;
  }
  here_.moved = 0;
}

double Tree::rate(const Learnt& learnt) const {
  if (learnt.moved > 0) return learnt.lost / learnt.moved;
  return in_all_.moved > 0 ? in_all_.lost / in_all_.moved : 1;
}

double Tree::worth(Index variable, double below, double above) const {
  constexpr double some = 1e-3;  // where nothing is lost, how far it is from whole decides
  return (rate(learnt_[0][variable]) + some) * below * (rate(learnt_[1][variable]) + some) * above;
}

}  // namespace credstack::plan
