#include "linear/program.hpp"

#include <algorithm>
#include <cstdlib>

#include "model/sorting.hpp"

namespace credstack::linear {

Range reach_of(std::span<const Term> terms, std::span<const Range> ranges) {
  Range reach;
  for (const Term& term : terms) {
    const Range range = ranges[term.variable];
    const bool up = term.factor > 0;
    reach.least += term.factor * (up ? range.least : range.most);
    reach.most += term.factor * (up ? range.most : range.least);
  }
  return reach;
}

std::vector<Term> merged(std::vector<Term> terms) {
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

Index Program::add_variable(Range range, bool whole) {
  ranges_.push_back(range);
  greatest_ = std::max({greatest_, std::abs(range.least), std::abs(range.most)});
  whole_.push_back(whole);
  return static_cast<Index>(ranges_.size() - 1);
}

Index Program::add_at_least(const std::vector<Term>& terms, std::int64_t least) {
  return add_row(terms, {least, reach(terms).most});
}

Index Program::add_at_most(const std::vector<Term>& terms, std::int64_t most) {
  return add_row(terms, {reach(terms).least, most});
}

Index Program::add_row(const std::vector<Term>& terms, Range range) {
  for (const Term& term : terms) greatest_ = std::max(greatest_, std::abs(term.factor));
  terms_.insert(terms_.end(), terms.begin(), terms.end());
  row_starts_.push_back(static_cast<Index>(terms_.size()));
  row_ranges_.push_back(range);
  return static_cast<Index>(row_ranges_.size() - 1);
}

}  // namespace credstack::linear
