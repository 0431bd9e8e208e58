#include "linear/cuts.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace credstack::linear {
namespace {

constexpr double least_depth = 1e-3;
constexpr double not_whole = 1e-6;
/** Of a sum, and of what that comes to at the end of a range: with greater ones it might not hold.
 */
constexpr std::int64_t greatest_factor = std::int64_t{1} << 30;
constexpr std::int64_t greatest_part = std::int64_t{1} << 50;
/** Of a cut: with more digits it costs more than it brings. */
constexpr std::int64_t greatest_of_cut = std::int64_t{1} << 13;
constexpr std::size_t most_divisors = 6;
constexpr std::size_t divisors_of_sum = 2;
/** Two cuts that point so much the same way are one too many. */
constexpr double most_alike = 0.95;
/** Sums of more rows give little. */
constexpr std::size_t most_summed = 1'500;
constexpr std::size_t most_sums = 60;
/** What the rows of a sum are taken times, so that it is whole. */
constexpr std::int64_t most_multiple = std::int64_t{1} << 16;

bool is_inside(double value) { return std::abs(value - std::round(value)) > not_whole; }

/** Makes cuts of one sum after the other. The sums of rows are variables after the variables. */
class Rounding {
 public:
  Rounding(const Program& program, const Simplex& solved)
      : program_(program),
        solved_(solved),
        factors_(program.variables(), 0),
        whole_rows_(program.rows(), true) {
    for (Index row = 0; row < program.rows(); ++row) {
      double sum = 0;
      for_row(row, [&](const Term& term) {
        sum += static_cast<double>(term.factor) * solved.value(term.variable);
        if (!program.is_whole(term.variable)) whole_rows_[row] = false;
      });
      row_values_.push_back(sum);
    }
  }

  /** Where the terms come to no more than `most`: the deepest cut; of no depth: there is none. */
  Cut of(const std::vector<Term>& terms, std::int64_t most, std::int64_t preferred = 0) {
    Cut best;
    if (!count_from_ends(terms, most)) return best;
    find_divisors(preferred);
    for (const std::int64_t divisor : divisors_) {
      Cut made = round(divisor);
      if (made.depth > best.depth) best = std::move(made);
    }
    return best;
  }

  template <class Do>
  void for_row(Index row, Do act) const {
    for (const Term& term : program_.row(row)) act(term);
  }
  double row_value(Index row) const { return row_values_[row]; }

 private:
  /** A term, as what is above the least or below the most of its variable. */
  struct Part {
    Index variable;
    std::int64_t factor;
    bool from_most;
    bool whole;
    double value;  ///< at the point at hand, counted from there
  };

  Range ends_of(Index variable) const {
    return variable < program_.variables() ? solved_.range(variable)
                                           : solved_.row_range(variable - program_.variables());
  }

  /** The parts of a sum, and what is left of its end; false: nothing comes of it. */
  bool count_from_ends(const std::vector<Term>& terms, std::int64_t most) {
    parts_.clear();
    rest_ = most;
    for (const Term& term : terms) {
      if (std::abs(term.factor) > greatest_factor) return false;
      const Range ends = ends_of(term.variable);
      const bool is_row = term.variable >= program_.variables();
      const Index row = is_row ? term.variable - program_.variables() : 0;
      const double value = is_row ? row_values_[row] : solved_.value(term.variable);
      const bool whole = is_row ? whole_rows_[row] : program_.is_whole(term.variable);
      const double above = value - static_cast<double>(ends.least);
      const double below = static_cast<double>(ends.most) - value;
      const bool from_most = below < above;
      const std::int64_t end = from_most ? ends.most : ends.least;
      if (end != 0 && std::abs(term.factor) > greatest_part / std::abs(end)) return false;
      rest_ -= term.factor * end;
      if (ends.least == ends.most) continue;
      const double from_there = std::max(0.0, from_most ? below : above);
      parts_.push_back(
          {term.variable, from_most ? -term.factor : term.factor, from_most, whole, from_there});
    }
    return true;
  }

  /** The given one first. */
  void find_divisors(std::int64_t given) {
    divisors_.clear();
    if (given > 1) divisors_.push_back(given);
    const std::size_t most = given > 0 ? divisors_of_sum : most_divisors;
    for (const Part& part : parts_) {
      const std::int64_t size = std::abs(part.factor);
      if (!part.whole || size < 2 || part.value <= not_whole) continue;
      if (std::count(divisors_.begin(), divisors_.end(), size)) continue;
      divisors_.push_back(size);
      if (divisors_.size() >= most) break;
    }
  }

  Cut round(std::int64_t divisor) {
    Cut cut;
    const std::int64_t whole = floor_of(rest_, divisor);
    const std::int64_t over = rest_ - whole * divisor;
    if (over == 0) return cut;
    const std::int64_t unit = divisor - over;
    const auto rounded = [&](const Part& part) {
      if (!part.whole) return std::min<std::int64_t>(0, part.factor);
      const std::int64_t times = floor_of(part.factor, divisor);
      const std::int64_t left = part.factor - times * divisor;
      return unit * times + std::max<std::int64_t>(0, left - over);
    };
    cut.most = unit * whole;
    // Most are kept to by the point at hand, which is seen before they are written out.
    double beyond = -static_cast<double>(cut.most);
    for (const Part& part : parts_) {
      if (part.value > 0) beyond += static_cast<double>(rounded(part)) * part.value;
    }
    if (beyond <= not_whole * static_cast<double>(divisor)) return cut;
    touched_.clear();
    for (const Part& part : parts_) {
      const std::int64_t factor = rounded(part);
      if (factor == 0) continue;
      const Range ends = ends_of(part.variable);
      const std::int64_t signed_factor = part.from_most ? -factor : factor;
      cut.most += factor * (part.from_most ? -ends.most : ends.least);
      if (part.variable < program_.variables()) {
        add(part.variable, signed_factor);
      } else {
        for_row(part.variable - program_.variables(),
                [&](const Term& term) { add(term.variable, signed_factor * term.factor); });
      }
    }
    finish(cut);
    return cut;
  }

  void add(Index variable, std::int64_t factor) {
    if (factors_[variable] == 0) touched_.push_back(variable);
    factors_[variable] += factor;
  }
  void finish(Cut& cut) {
    std::sort(touched_.begin(), touched_.end());
    std::int64_t common = 0;
    for (const Index variable : touched_) {
      const std::int64_t factor = std::exchange(factors_[variable], 0);
      if (factor == 0) continue;  // or it was touched twice
      cut.terms.push_back({variable, factor});
      common = std::gcd(common, factor);
    }
    if (common > 1) {
      for (Term& term : cut.terms) term.factor /= common;
      cut.most = floor_of(cut.most, common);
    }
    shorten(cut);
    double size = 0;
    double beyond = -static_cast<double>(cut.most);
    for (const Term& term : cut.terms) {
      const auto factor = static_cast<double>(term.factor);
      size += factor * factor;
      beyond += factor * solved_.value(term.variable);
    }
    if (size > 0) cut.depth = beyond / std::sqrt(size);
  }

  /** Makes the factors small: of what is counted from an end of its range a part may be lost. */
  void shorten(Cut& cut) const {
    std::int64_t greatest = 0;
    for (const Term& term : cut.terms) greatest = std::max(greatest, std::abs(term.factor));
    if (greatest <= greatest_of_cut) return;
    const std::int64_t by = greatest / greatest_of_cut + 1;
    std::int64_t rest = cut.most;
    std::int64_t moved = 0;
    for (Term& term : cut.terms) {
      const Range ends = solved_.range(term.variable);
      const double value = solved_.value(term.variable);
      const bool from_most =
          static_cast<double>(ends.most) - value < value - static_cast<double>(ends.least);
      const std::int64_t end = from_most ? ends.most : ends.least;
      rest -= term.factor * end;
      term.factor = from_most ? -floor_of(-term.factor, by) : floor_of(term.factor, by);
      moved += term.factor * end;
    }
    cut.most = floor_of(rest, by) + moved;
    std::erase_if(cut.terms, [](const Term& term) { return term.factor == 0; });
  }

  const Program& program_;
  const Simplex& solved_;
  std::vector<std::int64_t> factors_;
  std::vector<bool> whole_rows_;
  std::vector<double> row_values_;
  std::vector<Index> touched_;
  std::vector<Part> parts_;
  std::vector<std::int64_t> divisors_;
  std::int64_t rest_ = 0;
};

/** What a number must be taken times to be whole; 0: nothing small. By its continued fraction. */
std::int64_t denominator_of(double value) {
  std::int64_t before = 0;
  std::int64_t denominator = 1;
  double rest = value;
  for (int steps = 0; steps < 16 && denominator < most_multiple; ++steps) {
    if (!is_inside(value * static_cast<double>(denominator))) return denominator;
    rest = 1 / (rest - std::floor(rest));
    if (!(rest < static_cast<double>(most_multiple))) return 0;
    const auto next = static_cast<std::int64_t>(rest) * denominator + before;
    before = std::exchange(denominator, next);
  }
  return 0;
}

/** What all the factors must be taken times to be whole, or nearly so. */
std::int64_t whole_multiple(const std::vector<Simplex::Share>& shares) {
  std::int64_t multiple = 1;
  for (const Simplex::Share& share : shares) {
    if (!is_inside(share.factor * static_cast<double>(multiple))) continue;
    const std::int64_t denominator = denominator_of(share.factor);
    multiple = denominator == 0 ? most_multiple : std::lcm(multiple, denominator);
    if (multiple >= most_multiple) return most_multiple;
  }
  return multiple;
}

/** Sums of rows that say what a variable of the basis is. */
class Summing {
 public:
  Summing(const Program& program, const Simplex& solved, Rounding& rounding)
      : program_(program), solved_(solved), rounding_(rounding), factors_(program.variables(), 0) {}

  std::uint64_t work() const { return work_; }
  /** Of one variable, by how much of each row: the deepest cut of either direction. */
  Cut of(Index variable) {
    solved_.shares(variable, shares_);
    if (shares_.empty() || shares_.size() > most_summed) return {};
    const std::int64_t multiple = whole_multiple(shares_);
    terms_.clear();
    touched_.clear();
    for (const Simplex::Share& share : shares_) {
      const std::int64_t times = std::llround(share.factor * static_cast<double>(multiple));
      if (times == 0) continue;
      terms_.push_back({program_.variables() + share.row, -times});
      rounding_.for_row(share.row, [&](const Term& term) {
        if (factors_[term.variable] == 0) touched_.push_back(term.variable);
        factors_[term.variable] += times * term.factor;
      });
    }
    for (const Index at : touched_) {
      const std::int64_t factor = std::exchange(factors_[at], 0);
      if (factor != 0) terms_.push_back({at, factor});
    }
    work_ = program_.rows() + 4 * touched_.size() + 16 * terms_.size();
    Cut best = rounding_.of(terms_, 0, multiple);
    for (Term& term : terms_) term.factor = -term.factor;
    Cut other = rounding_.of(terms_, 0, multiple);
    return other.depth > best.depth ? other : best;
  }

 private:
  const Program& program_;
  const Simplex& solved_;
  Rounding& rounding_;
  std::vector<Simplex::Share> shares_;
  std::vector<std::int64_t> factors_;
  std::vector<Index> touched_;
  std::vector<Term> terms_;
  std::uint64_t work_ = 0;  ///< by the last sum
};

/** The variables that are furthest from whole, the furthest first. */
std::vector<Index> least_whole(const Program& program, const Simplex& solved) {
  std::vector<std::pair<double, Index>> found;
  for (Index variable = 0; variable < program.variables(); ++variable) {
    const double value = solved.value(variable);
    if (!program.is_whole(variable) || !is_inside(value)) continue;
    found.emplace_back(-std::abs(value - std::round(value)), variable);
  }
  std::sort(found.begin(), found.end());
  if (found.size() > most_sums) found.resize(most_sums);
  std::vector<Index> variables;
  for (const auto& [far, variable] : found) variables.push_back(variable);
  return variables;
}

double product(const std::vector<Term>& a, const std::vector<Term>& b) {
  double sum = 0;
  for (std::size_t i = 0, k = 0; i < a.size() && k < b.size();) {
    if (a[i].variable == b[k].variable) {
      sum += static_cast<double>(a[i++].factor) * static_cast<double>(b[k++].factor);
    } else {
      ++(a[i].variable < b[k].variable ? i : k);
    }
  }
  return sum;
}

/** The deepest first, without those that are nearly the same. */
std::vector<Cut> chosen(std::vector<Cut>&& cuts, std::size_t most) {
  std::stable_sort(cuts.begin(), cuts.end(),
                   [](const Cut& a, const Cut& b) { return a.depth > b.depth; });
  std::vector<Cut> kept;
  std::vector<double> sizes;
  for (Cut& cut : cuts) {
    if (kept.size() == most) break;
    const double size = std::sqrt(product(cut.terms, cut.terms));
    bool is_new = true;
    for (std::size_t i = 0; i < kept.size() && is_new; ++i) {
      is_new = product(cut.terms, kept[i].terms) < most_alike * size * sizes[i];
    }
    if (!is_new) continue;
    sizes.push_back(size);
    kept.push_back(std::move(cut));
  }
  return kept;
}

}  // namespace

std::vector<Cut> find_cuts(const Program& program, const Simplex& solved, std::size_t most,
                           std::uint64_t& work) {
  std::vector<Cut> cuts;
  const auto keep = [&](Cut&& cut) {
    if (cut.depth > least_depth) cuts.push_back(std::move(cut));
  };
  Rounding rounding(program, solved);
  std::vector<Term> terms;
  for (Index row = 0; row < program.rows(); ++row) {
    bool any = false;
    rounding.for_row(
        row, [&](const Term& term) { any = any || is_inside(solved.value(term.variable)); });
    if (!any) continue;
    const Range range = program.row_range(row);
    for (const bool at_most : {true, false}) {
      const auto end = static_cast<double>(at_most ? range.most : range.least);
      // A row that has much room is no help.
      if (std::abs(end - rounding.row_value(row)) > 1 + 0.1 * std::abs(end)) continue;
      terms.clear();
      rounding.for_row(row, [&](const Term& term) {
        terms.push_back({term.variable, at_most ? term.factor : -term.factor});
      });
      keep(rounding.of(terms, at_most ? range.most : -range.least));
    }
    work += terms.size() * 8;
  }
  Summing summing(program, solved, rounding);
  for (const Index variable : least_whole(program, solved)) {
    keep(summing.of(variable));
    work += summing.work();
  }
  return chosen(std::move(cuts), most);
}

}  // namespace credstack::linear
