#include "linear/reduction.hpp"

#include <algorithm>
#include <unordered_map>

namespace credstack::linear {
namespace {

constexpr int most_rounds = 8;

/** By one row; `changed` is set when a range is narrower. False: it cannot hold. */
bool tighten_by(const Program& whole, std::span<const Term> terms, Range row,
                std::vector<Range>& ranges, bool& changed) {
  const Range reach = reach_of(terms, ranges);
  if (reach.least > row.most || reach.most < row.least) return false;
  if (reach.least >= row.least && reach.most <= row.most) return true;
  const std::int64_t room_up = row.most - reach.least;
  const std::int64_t room_down = reach.most - row.least;
  for (const Term& term : terms) {
    Range& range = ranges[term.variable];
    const std::int64_t width = range.most - range.least;
    if (width == 0 || term.factor == 0 || !whole.is_whole(term.variable)) continue;
    const std::int64_t size = std::abs(term.factor);
    // From the end that gives the row least, so far until the row is full; likewise from the other.
    const std::int64_t up = std::min(width, floor_of(room_up, size));
    const std::int64_t down = std::min(width, floor_of(room_down, size));
    if (up == width && down == width) continue;
    const Range old = range;
    if (term.factor > 0) {
      range = {old.most - down, old.least + up};
    } else {
      range = {old.most - up, old.least + down};
    }
    if (range.least > range.most) return false;
    changed = true;
    // The reaches are of the old ranges, which is on the safe side.
  }
  return true;
}

std::uint64_t hash_of(const std::vector<Term>& terms) {
  std::uint64_t hash = 1469598103934665603ULL;
  for (const Term& term : terms) {
    hash = (hash ^ term.variable) * 1099511628211ULL;
    hash = (hash ^ static_cast<std::uint64_t>(term.factor)) * 1099511628211ULL;
  }
  return hash;
}

/** Makes the rows, equal ones into one. */
class Rows {
 public:
  void add(const std::vector<Term>& terms, Range range) {
    auto& same = by_hash_[hash_of(terms)];
    for (const Index at : same) {
      if (!equal(rows_[at].terms, terms)) continue;
      Row& row = rows_[at];
      row.range.least = std::max(row.range.least, range.least);
      row.range.most = std::min(row.range.most, range.most);
      return;
    }
    same.push_back(static_cast<Index>(rows_.size()));
    rows_.push_back({terms, range});
  }

  void write(Reduction& made) const {
    for (const Row& row : rows_) {
      if (row.range.least > row.range.most) made.impossible = true;
      made.program.add_row(row.terms, row.range);
    }
  }

 private:
  struct Row {
    std::vector<Term> terms;
    Range range;
  };
  static bool equal(const std::vector<Term>& a, const std::vector<Term>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Term& x, const Term& y) {
      return x.variable == y.variable && x.factor == y.factor;
    });
  }

  std::vector<Row> rows_;
  std::unordered_map<std::uint64_t, std::vector<Index>> by_hash_;
};

}  // namespace

bool tighten(const Program& whole, std::vector<Range>& ranges, std::uint64_t& work) {
  for (int round = 0; round < most_rounds; ++round) {
    bool changed = false;
    for (Index row = 0; row < whole.rows(); ++row) {
      const auto terms = whole.row(row);
      work += terms.size();
      if (!tighten_by(whole, terms, whole.row_range(row), ranges, changed)) return false;
    }
    if (!changed) break;
  }
  return true;
}

Reduction reduce(const Program& whole, std::span<const Range> ranges) {
  Reduction made;
  constexpr Index out = ~Index{0};
  std::vector<Index> place(whole.variables(), out);
  for (Index at = 0; at < whole.variables(); ++at) {
    if (ranges[at].least == ranges[at].most) continue;
    place[at] = made.program.add_variable(ranges[at], whole.is_whole(at));
    made.variables.push_back(at);
  }
  Rows rows;
  std::vector<Term> terms;
  for (Index row = 0; row < whole.rows(); ++row) {
    terms.clear();
    Range range = whole.row_range(row);
    for (const Term& term : whole.row(row)) {
      if (place[term.variable] != out) {
        terms.push_back({place[term.variable], term.factor});
        continue;
      }
      const std::int64_t value = ranges[term.variable].least;
      range.least -= value * term.factor;
      range.most -= value * term.factor;
    }
    const Range reach = made.program.reach(terms);
    if (reach.least > range.most || reach.most < range.least) {
      made.impossible = true;
      if (terms.empty()) return made;
    }
    if (reach.least >= range.least && reach.most <= range.most) continue;
    rows.add(terms, {std::max(range.least, reach.least), std::min(range.most, reach.most)});
  }
  rows.write(made);
  return made;
}

}  // namespace credstack::linear
