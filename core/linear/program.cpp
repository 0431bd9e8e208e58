#include "linear/program.hpp"

#include <algorithm>
#include <cstdlib>

namespace credstack::linear {

Index Program::add_variable(Range range, bool whole) {
  ranges_.push_back(range);
  greatest_ = std::max({greatest_, std::abs(range.least), std::abs(range.most)});
  whole_.push_back(whole);
  return static_cast<Index>(ranges_.size() - 1);
}

Range Program::reach(const std::vector<Term>& terms) const {
  Range reach;
  for (const Term& term : terms) {
    const Range range = ranges_[term.variable];
    const bool up = term.factor > 0;
    reach.least += term.factor * (up ? range.least : range.most);
    reach.most += term.factor * (up ? range.most : range.least);
  }
  return reach;
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
