#include "linear/simplex.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace credstack::linear {
namespace {

constexpr double no_number = 1e-11;    // what is smaller is taken for 0
constexpr double out_of_range = 1e-7;  // by which a variable may be out of its range
constexpr double least_pivot = 1e-7;
constexpr double less_than_one = 1e-6;  // what an objective of whole numbers may miss
constexpr double greatest_weight = 1e8;
constexpr Index pivots_unchecked = 64;

}  // namespace

Simplex::Simplex(const Program& program)
    : program_(program),
      variables_(program.variables()),
      rows_(program.rows()),
      values_(variables_ + rows_, 0),
      reduced_(variables_ + rows_, 0),
      place_(variables_ + rows_, outside),
      at_upper_(variables_ + rows_, false),
      objective_(variables_, 0),
      basis_(rows_),
      inverse_(std::size_t{rows_} * rows_, 0),
      weights_(rows_, 1),
      row_(variables_ + rows_, 0),
      column_(rows_, 0),
      moved_(rows_, 0),
      followed_(rows_, 0) {
  read_terms();
  ranges_.resize(variables_ + rows_);
  least_.resize(variables_ + rows_);
  most_.resize(variables_ + rows_);
  for (Index variable = 0; variable < variables_; ++variable) {
    set_range(variable, program.range(variable));
  }
  for (Index row = 0; row < rows_; ++row) {
    set_row_range(row, program.row_range(row));
    basis_[row] = variables_ + row;
    place_[variables_ + row] = row;
    inverse_column(row)[row] = -1;
  }
}

/** The program's terms, scaled, by row and by column. */
void Simplex::read_terms() {
  scale_.assign(rows_, 1);
  std::vector<Index> count(variables_ + 1, 0);
  for (Index row = 0; row < rows_; ++row) {
    std::int64_t greatest = 1;
    for (Index at = program_.row_starts()[row]; at < program_.row_starts()[row + 1]; ++at) {
      const Term& term = program_.terms()[at];
      greatest = std::max(greatest, std::abs(term.factor));
      ++count[term.variable + 1];
    }
    while (scale_[row] * 2 <= static_cast<double>(greatest)) scale_[row] *= 2;
  }
  for (Index variable = 0; variable < variables_; ++variable) {
    count[variable + 1] += count[variable];
  }
  column_starts_ = count;
  by_column_.resize(program_.terms().size());
  by_row_.clear();
  by_row_.reserve(program_.terms().size());
  for (Index row = 0; row < rows_; ++row) {
    for (Index at = program_.row_starts()[row]; at < program_.row_starts()[row + 1]; ++at) {
      const Term& term = program_.terms()[at];
      const double factor = static_cast<double>(term.factor) / scale_[row];
      by_row_.push_back({term.variable, factor});
      by_column_[count[term.variable]++] = {row, factor};
    }
  }
}

void Simplex::extend() {
  const Index before = rows_;
  rows_ = program_.rows();
  if (rows_ == before) return;
  read_terms();
  const Index all = variables_ + rows_;
  ranges_.resize(all);
  least_.resize(all);
  most_.resize(all);
  values_.resize(all, 0);
  reduced_.resize(all, 0);
  place_.resize(all, outside);
  at_upper_.resize(all, false);
  row_.assign(all, 0);
  basis_.resize(rows_);
  weights_.resize(rows_, 1);
  column_.assign(rows_, 0);
  moved_.assign(rows_, 0);
  followed_.assign(rows_, 0);
  std::vector<double> inverse(std::size_t{rows_} * rows_, 0);
  for (Index row = 0; row < before; ++row) {
    std::copy_n(inverse_.data() + std::size_t{row} * before, before,
                inverse.data() + std::size_t{row} * rows_);
  }
  inverse_ = std::move(inverse);
  // What the basis has of the new rows, by the rows there were.
  std::vector<Entry> terms;
  std::vector<std::size_t> starts{0};
  for (Index row = before; row < rows_; ++row) {
    set_row_range(row, program_.row_range(row));
    basis_[row] = variables_ + row;
    place_[variables_ + row] = row;
    inverse_column(row)[row] = -1;
    for (Index at = program_.row_starts()[row]; at < program_.row_starts()[row + 1]; ++at) {
      const Index place = place_[by_row_[at].at];
      if (place < before) terms.push_back({place, by_row_[at].factor});
    }
    starts.push_back(terms.size());
  }
  for (Index old = 0; old < before; ++old) {
    double* const inverse_of = inverse_column(old);
    for (Index row = before; row < rows_; ++row) {
      double sum = 0;
      for (std::size_t at = starts[row - before]; at < starts[row - before + 1]; ++at) {
        sum += terms[at].factor * inverse_of[terms[at].at];
      }
      inverse_of[row] = sum;
    }
  }
  work_ += std::uint64_t{rows_} * rows_ + by_row_.size() + before * terms.size();
  values_are_known_ = false;
}

void Simplex::set_range(Index variable, Range range) {
  ranges_[variable] = range;
  const double scale = variable < variables_ ? 1 : scale_[variable - variables_];
  least_[variable] = static_cast<double>(range.least) / scale;
  most_[variable] = static_cast<double>(range.most) / scale;
  changed_.push_back(variable);
}

template <class Do>
void Simplex::for_column(Index variable, Do act) const {
  if (variable >= variables_) {
    act(variable - variables_, -1.0);
    return;
  }
  for (Index at = column_starts_[variable]; at < column_starts_[variable + 1]; ++at) {
    act(by_column_[at].at, by_column_[at].factor);
  }
}

void Simplex::aim(std::span<const std::int64_t> objective) {
  objective_.assign(objective.begin(), objective.end());
  refresh_reduced();
  values_are_known_ = false;
}

void Simplex::refresh_reduced() {
  std::vector<double> worths(rows_, 0);
  for (Index place = 0; place < rows_; ++place) {
    if (basis_[place] < variables_) worths[place] = static_cast<double>(objective_[basis_[place]]);
  }
  std::vector<double> multipliers(rows_, 0);
  for (Index row = 0; row < rows_; ++row) {
    const double* inverse = inverse_column(row);
    for (Index place = 0; place < rows_; ++place) {
      multipliers[row] += worths[place] * inverse[place];
    }
  }
  for (Index variable = 0; variable < variables_; ++variable) {
    reduced_[variable] = static_cast<double>(objective_[variable]);
    for_column(variable,
               [&](Index row, double factor) { reduced_[variable] -= multipliers[row] * factor; });
  }
  for (Index row = 0; row < rows_; ++row) reduced_[variables_ + row] = multipliers[row];
  for (const Index variable : basis_) reduced_[variable] = 0;
  work_ += by_row_.size() + rows_;
}

/** Outside the basis a variable is at the end of its range that the objective likes better. */
void Simplex::put_at_end(Index variable) {
  if (reduced_[variable] > no_number) at_upper_[variable] = true;
  if (reduced_[variable] < -no_number) at_upper_[variable] = false;
  const double before = values_[variable];
  values_[variable] = at_upper_[variable] ? most_[variable] : least_[variable];
  const double by = values_[variable] - before;
  if (by == 0) return;
  for_column(variable, [&](Index row, double factor) { moved_[row] += factor * by; });
}

void Simplex::follow_moved() {
  moved_at_.clear();
  for (Index row = 0; row < rows_; ++row) {
    if (moved_[row] != 0) moved_at_.push_back(row);
  }
  if (moved_at_.empty()) return;
  std::fill(followed_.begin(), followed_.end(), 0);
  for (const Index row : moved_at_) {
    const double* inverse = inverse_column(row);
    const double by = moved_[row];
    for (Index place = 0; place < rows_; ++place) followed_[place] += inverse[place] * by;
  }
  for (Index place = 0; place < rows_; ++place) values_[basis_[place]] -= followed_[place];
  for (const Index row : moved_at_) moved_[row] = 0;
  work_ += moved_at_.size() * rows_;
}

double Simplex::objective_at_values() const {
  double sum = 0;
  for (Index variable = 0; variable < variables_; ++variable) {
    if (objective_[variable] != 0) {
      sum += static_cast<double>(objective_[variable]) * values_[variable];
    }
  }
  return sum;
}

void Simplex::refresh_values() {
  for (const Index variable : basis_) values_[variable] = 0;
  for (Index variable = 0; variable < variables_ + rows_; ++variable) {
    if (place_[variable] != outside) continue;
    values_[variable] = 0;
    put_at_end(variable);
  }
  follow_moved();
  reached_ = objective_at_values();
  changed_.clear();
  work_ += by_row_.size();
}

bool Simplex::residual_is_small() const {
  for (Index row = 0; row < rows_; ++row) {
    double sum = -values_[variables_ + row];
    double size = 1 + std::abs(sum);
    for (Index at = program_.row_starts()[row]; at < program_.row_starts()[row + 1]; ++at) {
      const double part = by_row_[at].factor * values_[by_row_[at].at];
      sum += part;
      size = std::max(size, std::abs(part));
    }
    if (std::abs(sum) > 1e-8 * size) return false;
  }
  return true;
}

bool Simplex::invert() {
  // Gauss and Jordan on the basis beside the identity, the largest pivot of each column.
  std::vector<double> matrix(std::size_t{rows_} * rows_, 0);
  for (Index place = 0; place < rows_; ++place) {
    for_column(basis_[place], [&](Index row, double factor) {
      matrix[std::size_t{row} * rows_ + place] += factor;
    });
  }
  std::vector<double> made(std::size_t{rows_} * rows_, 0);
  for (Index row = 0; row < rows_; ++row) made[std::size_t{row} * rows_ + row] = 1;
  const auto row_of = [&](std::vector<double>& of, Index row) {
    return of.data() + std::size_t{row} * rows_;
  };
  for (Index at = 0; at < rows_; ++at) {
    Index best = at;
    for (Index row = at; row < rows_; ++row) {
      if (std::abs(row_of(matrix, row)[at]) > std::abs(row_of(matrix, best)[at])) best = row;
    }
    if (std::abs(row_of(matrix, best)[at]) < 1e-9) return false;
    for (std::vector<double>* each : {&matrix, &made}) {
      if (best != at) {
        std::swap_ranges(row_of(*each, best), row_of(*each, best) + rows_, row_of(*each, at));
      }
    }
    const double by = 1 / row_of(matrix, at)[at];
    for (Index k = 0; k < rows_; ++k) {
      row_of(matrix, at)[k] *= by;
      row_of(made, at)[k] *= by;
    }
    for (Index row = 0; row < rows_; ++row) {
      const double times = row_of(matrix, row)[at];
      if (row == at || times == 0) continue;
      for (Index k = 0; k < rows_; ++k) {
        row_of(matrix, row)[k] -= times * row_of(matrix, at)[k];
        row_of(made, row)[k] -= times * row_of(made, at)[k];
      }
    }
  }
  for (Index place = 0; place < rows_; ++place) {
    for (Index row = 0; row < rows_; ++row) {
      inverse_column(row)[place] = made[std::size_t{place} * rows_ + row];
    }
  }
  work_ += std::uint64_t{rows_} * rows_ * rows_ / 2;
  pivots_ = 0;
  return true;
}

void Simplex::restore() {
  if (!invert()) {
    // Start again from the rows themselves.
    std::fill(place_.begin(), place_.end(), outside);
    std::fill(inverse_.begin(), inverse_.end(), 0);
    for (Index row = 0; row < rows_; ++row) {
      basis_[row] = variables_ + row;
      place_[variables_ + row] = row;
      inverse_column(row)[row] = -1;
    }
    pivots_ = 0;
  }
  std::fill(weights_.begin(), weights_.end(), 1);
  refresh_reduced();
  refresh_values();
}

Index Simplex::choose_leaving(double& gap) const {
  Index chosen = outside;
  double worst = 0;
  for (Index place = 0; place < rows_; ++place) {
    const Index variable = basis_[place];
    const double value = values_[variable];
    const double low = value - least_[variable];
    const double high = value - most_[variable];
    const double by = low < 0 ? low : std::max(0.0, high);
    if (std::abs(by) <= out_of_range * (1 + std::abs(value))) continue;
    const double weighed = by * by / weights_[place];
    if (weighed <= worst) continue;
    worst = weighed;
    chosen = place;
    gap = by;
  }
  return chosen;
}

void Simplex::find_row(Index place) {
  std::fill(row_.begin(), row_.end(), 0);
  row_at_.clear();
  for (Index row = 0; row < rows_; ++row) {
    const double factor = inverse_column(row)[place];
    if (std::abs(factor) <= no_number) continue;
    row_at_.push_back(row);
    row_[variables_ + row] = -factor;
    const Index end = program_.row_starts()[row + 1];
    for (Index at = program_.row_starts()[row]; at < end; ++at) {
      row_[by_row_[at].at] += factor * by_row_[at].factor;
    }
    work_ += end - program_.row_starts()[row];
  }
}

void Simplex::find_column(Index variable) {
  std::fill(column_.begin(), column_.end(), 0);
  for_column(variable, [&](Index row, double factor) {
    const double* inverse = inverse_column(row);
    for (Index place = 0; place < rows_; ++place) column_[place] += factor * inverse[place];
    work_ += rows_;
  });
}

Index Simplex::choose_entering(double gap) {
  candidates_.clear();
  passed_.clear();
  const double sign = gap < 0 ? -1 : 1;
  for (Index variable = 0; variable < variables_ + rows_; ++variable) {
    const double rate = sign * row_[variable];
    if (std::abs(rate) <= least_pivot || place_[variable] != outside ||
        ranges_[variable].least == ranges_[variable].most) {
      continue;
    }
    if (at_upper_[variable] ? rate >= 0 : rate <= 0) continue;
    const double worth = at_upper_[variable] ? reduced_[variable] : -reduced_[variable];
    candidates_.push_back({std::max(0.0, worth) / std::abs(rate), std::abs(rate), variable});
  }
  const auto later = [](const Candidate& a, const Candidate& b) {
    return a.ratio != b.ratio ? a.ratio > b.ratio : a.variable > b.variable;
  };
  std::make_heap(candidates_.begin(), candidates_.end(), later);
  slope_ = std::abs(gap);
  lost_ = 0;
  last_ratio_ = 0;
  while (!candidates_.empty()) {
    std::pop_heap(candidates_.begin(), candidates_.end(), later);
    Candidate chosen = candidates_.back();
    candidates_.pop_back();
    lost_ += slope_ * (chosen.ratio - last_ratio_);
    last_ratio_ = chosen.ratio;
    const double passing = chosen.pivot * (most_[chosen.variable] - least_[chosen.variable]);
    if (slope_ > passing + out_of_range) {
      slope_ -= passing;
      passed_.push_back(chosen.variable);
      continue;
    }
    // Of those that are level the one with the largest number to divide by.
    while (!candidates_.empty() && candidates_.front().ratio <= last_ratio_ + no_number) {
      std::pop_heap(candidates_.begin(), candidates_.end(), later);
      if (candidates_.back().pivot > chosen.pivot) chosen = candidates_.back();
      candidates_.pop_back();
    }
    return chosen.variable;
  }
  return outside;
}

void Simplex::flip_passed() {
  for (const Index variable : passed_) {
    const double before = values_[variable];
    at_upper_[variable] = !at_upper_[variable];
    values_[variable] = at_upper_[variable] ? most_[variable] : least_[variable];
    const double by = values_[variable] - before;
    for_column(variable, [&](Index row, double factor) { moved_[row] += factor * by; });
  }
  if (!passed_.empty()) follow_moved();
}

void Simplex::pivot(Index place, Index entering, double gap) {
  const Index leaving = basis_[place];
  const double by = column_[place];
  const double target = gap < 0 ? least_[leaving] : most_[leaving];
  const double moved = (values_[leaving] - target) / by;
  for (Index at = 0; at < rows_; ++at) {
    if (column_[at] != 0) values_[basis_[at]] -= column_[at] * moved;
  }
  values_[entering] += moved;
  values_[leaving] = target;
  at_upper_[leaving] = gap > 0;

  const double step = reduced_[entering] / by;
  if (step != 0) {
    for (Index variable = 0; variable < variables_ + rows_; ++variable) {
      if (row_[variable] != 0) reduced_[variable] -= step * row_[variable];
    }
  }
  reduced_[leaving] = -step;
  reduced_[entering] = 0;

  const double weight = weights_[place];
  touched_.clear();
  for (Index at = 0; at < rows_; ++at) {
    if (at == place || std::abs(column_[at]) <= no_number) continue;
    touched_.push_back(at);
    const double share = column_[at] / by;
    weights_[at] = std::min(std::max(weights_[at], share * share * weight), greatest_weight);
  }
  for (const Index row : row_at_) {
    double* const inverse = inverse_column(row);
    const double of_place = inverse[place] / by;
    inverse[place] = of_place;
    for (const Index at : touched_) inverse[at] -= column_[at] * of_place;
  }
  weights_[place] = std::max(weight / (by * by), 1.0);
  if (weights_[place] > greatest_weight) std::fill(weights_.begin(), weights_.end(), 1);
  work_ += touched_.size() * row_at_.size() + 2 * (variables_ + 2 * std::uint64_t{rows_});
  basis_[place] = entering;
  place_[entering] = place;
  place_[leaving] = outside;
  reached_ -= lost_;
  ++pivots_;
}

Outcome Simplex::solve(std::int64_t wanted, std::uint64_t most_work) {
  cut_step_ = 0;
  for (const Range range : ranges_) {
    if (range.least <= range.most) continue;
    bound_ = wanted - 1;
    return Outcome::cut;
  }
  if (!values_are_known_) {
    refresh_values();
    values_are_known_ = true;
  } else {
    for (const Index variable : changed_) {
      if (place_[variable] == outside) put_at_end(variable);
    }
    changed_.clear();
    follow_moved();
    reached_ = objective_at_values();
  }
  std::fill(row_.begin(), row_.end(), 0);
  int restored = 0;
  const Index most_pivots = 200 + 4 * rows_;
  const std::uint64_t enough =
      most_work > ~std::uint64_t{0} - work_ ? ~std::uint64_t{0} : work_ + most_work;
  for (Index steps = 0; steps < most_pivots && work_ <= enough; ++steps) {
    if (reached_ < static_cast<double>(wanted) - less_than_one && is_cut(wanted, 0)) {
      return Outcome::cut;
    }
    if (pivots_ >= pivots_unchecked) {
      pivots_ = 0;
      if (!residual_is_small()) restore();
    }
    double gap = 0;
    const Index place = choose_leaving(gap);
    if (place == outside) {
      return is_cut(wanted, 0) ? Outcome::cut : Outcome::solved;
    }
    find_row(place);
    const Index entering = choose_entering(gap);
    if (entering == outside) {
      // Further along this row the bound only falls.
      const double rest = reached_ - lost_ - static_cast<double>(wanted) + 1;
      const double far = (last_ratio_ + std::max(0.0, rest) / slope_) * 1.001;
      const double step = gap < 0 ? far : -far;
      if (!is_cut(wanted, step)) return Outcome::stopped;
      cut_step_ = step;
      return Outcome::cut;
    }
    find_column(entering);
    if (std::abs(column_[place] - row_[entering]) > 1e-6 * (1 + std::abs(row_[entering]))) {
      if (++restored > 3) break;
      restore();
      continue;
    }
    flip_passed();
    pivot(place, entering, gap);
  }
  is_cut(wanted, 0);
  return bound_ < wanted ? Outcome::cut : Outcome::stopped;
}

void Simplex::shares(Index variable, std::vector<Share>& shares) const {
  shares.clear();
  const Index place = place_[variable];
  if (place == outside) return;
  for (Index row = 0; row < rows_; ++row) {
    const double factor = inverse_column(row)[place];
    if (std::abs(factor) > 1e-9) shares.push_back({row, factor / scale_[row]});
  }
}

std::uint64_t Simplex::work_since() { return std::exchange(work_, 0); }

}  // namespace credstack::linear
