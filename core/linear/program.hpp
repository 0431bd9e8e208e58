// Linear programs in whole numbers: what core/audit relaxes its question to.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace credstack::linear {

using Index = std::uint32_t;

/** A coefficient times a variable. */
struct Term {
  Index variable = 0;
  std::int64_t factor = 0;
};

/** No smaller, and no greater. */
struct Range {
  std::int64_t least = 0;
  std::int64_t most = 0;
};

/** Rounded down; `by` is positive. */
inline std::int64_t floor_of(std::int64_t number, std::int64_t by) {
  return number / by - (number % by < 0 ? 1 : 0);
}

/** What terms can come to, by the ranges of the variables. */
Range reach_of(std::span<const Term> terms, std::span<const Range> ranges);

/** Each variable once, in their order. */
std::vector<Term> merged(std::vector<Term> terms);

/**
 * Variables and rows (sums of terms), each within a range. Everything is bounded, so that every set
 * of multipliers of the rows says how much an objective can reach at most.
 */
class Program {
 public:
  /** @param whole  whether only whole values are meant; the relaxation does not mind. */
  Index add_variable(Range range, bool whole = true);
  /** At least: where a row has no upper end, it is what its terms can come to. */
  Index add_at_least(const std::vector<Term>& terms, std::int64_t least);
  Index add_at_most(const std::vector<Term>& terms, std::int64_t most);
  Index add_row(const std::vector<Term>& terms, Range range);
  /** What the terms can come to, by the ranges of the variables. */
  Range reach(std::span<const Term> terms) const { return reach_of(terms, ranges_); }

  /** The greatest factor, and end of a variable's range, there is, whatever its sign. */
  std::int64_t greatest() const { return greatest_; }
  /** With greater numbers the sums of a proof may not hold what they come to. */
  static constexpr std::int64_t greatest_provable = std::int64_t{1} << 29;

  Index variables() const { return static_cast<Index>(ranges_.size()); }
  Index rows() const { return static_cast<Index>(row_ranges_.size()); }
  Range range(Index variable) const { return ranges_[variable]; }
  std::span<const Term> row(Index row) const {
    return {terms_.data() + row_starts_[row], terms_.data() + row_starts_[row + 1]};
  }
  Range row_range(Index row) const { return row_ranges_[row]; }
  bool is_whole(Index variable) const { return whole_[variable]; }
  void narrow(Index variable, Range range) { ranges_[variable] = range; }

  /** The terms of all rows, row after row; `row_starts()` has one entry more than there are rows.
   */
  const std::vector<Term>& terms() const { return terms_; }
  const std::vector<Index>& row_starts() const { return row_starts_; }

 private:
  std::vector<Range> ranges_;
  std::vector<bool> whole_;
  std::vector<Range> row_ranges_;
  std::vector<Term> terms_;
  std::vector<Index> row_starts_{0};
  std::int64_t greatest_ = 0;
};

}  // namespace credstack::linear
