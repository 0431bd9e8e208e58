#include "linear/simplex.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace credstack::linear {
namespace {

constexpr double no_number = 1e-11;    // what is smaller is taken for 0
constexpr double out_of_range = 1e-7;  // by which a variable may be out of its range
constexpr double least_pivot = 1e-7;
constexpr double less_than_one = 1e-6;  // what an objective of whole numbers may miss
constexpr double least_weight = 1e-4;

}  // namespace

Simplex::Simplex(const Program& program)
    : program_(program),
      variables_(program.variables()),
      rows_(program.rows()),
      values_(variables_ + rows_, 0),
      reduced_(variables_ + rows_, 0),
      place_(variables_ + rows_, outside),
      state_(variables_ + rows_, 0),
      objective_(variables_, 0),
      basis_(rows_),
      weights_(rows_, 1),
      gaps_(rows_, 0) {
  make_room();
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
    place(variables_ + row, row);
  }
  factor();
}

/** All of it empty. */
void Simplex::make_room() {
  row_.resize(variables_ + rows_);
  for (Sparse* each : {&column_, &by_row_, &by_place_, &inverse_row_, &moved_, &followed_})
    each->resize(rows_);
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
  column_terms_.resize(program_.terms().size());
  row_terms_.clear();
  row_terms_.reserve(program_.terms().size());
  for (Index row = 0; row < rows_; ++row) {
    for (Index at = program_.row_starts()[row]; at < program_.row_starts()[row + 1]; ++at) {
      const Term& term = program_.terms()[at];
      const double factor = static_cast<double>(term.factor) / scale_[row];
      row_terms_.push_back({term.variable, factor});
      column_terms_[count[term.variable]++] = {row, factor};
    }
  }
  std::vector<double> sums(variables_, 0);
  for (const Term& term : program_.terms()) {
    sums[term.variable] += std::abs(static_cast<double>(term.factor));
  }
  greatest_column_ = sums.empty() ? 0 : *std::max_element(sums.begin(), sums.end());
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
  state_.resize(all, 0);
  basis_.resize(rows_);
  weights_.resize(rows_, 1);
  gaps_.assign(rows_, 0);
  make_room();
  for (Index row = before; row < rows_; ++row) {
    set_row_range(row, program_.row_range(row));
    basis_[row] = variables_ + row;
    place(variables_ + row, row);
  }
  work_ += row_terms_.size();
  factor();
  values_are_known_ = false;
}

void Simplex::set_range(Index variable, Range range) {
  ranges_[variable] = range;
  const double scale = variable < variables_ ? 1 : scale_[variable - variables_];
  least_[variable] = static_cast<double>(range.least) / scale;
  most_[variable] = static_cast<double>(range.most) / scale;
  set(variable, is_fixed, range.least == range.most);
  changed_.push_back(variable);
}

void Simplex::place(Index variable, Index at) {
  place_[variable] = at;
  set(variable, in_basis, at != outside);
}

template <class Do>
void Simplex::for_column(Index variable, Do act) const {
  if (variable >= variables_) {
    act(variable - variables_, -1.0);
    return;
  }
  for (Index at = column_starts_[variable]; at < column_starts_[variable + 1]; ++at) {
    act(column_terms_[at].at, column_terms_[at].factor);
  }
}

void Simplex::aim(std::span<const std::int64_t> objective) {
  objective_.assign(objective.begin(), objective.end());
  greatest_objective_ = 0;
  for (const std::int64_t each : objective) {
    greatest_objective_ = std::max(greatest_objective_, std::abs(static_cast<double>(each)));
  }
  refresh_reduced();
  values_are_known_ = false;
}

void Simplex::refresh_reduced() {
  for (Index place = 0; place < rows_; ++place) {
    const Index variable = basis_[place];
    if (variable >= variables_ || objective_[variable] == 0) continue;
    by_place_.add(place, static_cast<double>(objective_[variable]));
  }
  factors_.solve_left(by_place_, by_row_);
  const std::vector<double>& multipliers = by_row_.of;
  for (Index variable = 0; variable < variables_; ++variable) {
    reduced_[variable] = static_cast<double>(objective_[variable]);
    for_column(variable,
               [&](Index row, double factor) { reduced_[variable] -= multipliers[row] * factor; });
  }
  for (Index row = 0; row < rows_; ++row) reduced_[variables_ + row] = multipliers[row];
  for (const Index variable : basis_) reduced_[variable] = 0;
  by_row_.clear();
  work_ += row_terms_.size() + rows_;
}

/** Outside the basis a variable is at the end of its range that the objective likes better. */
void Simplex::put_at_end(Index variable) {
  if (reduced_[variable] > no_number) set(variable, at_upper, true);
  if (reduced_[variable] < -no_number) set(variable, at_upper, false);
  const double before = values_[variable];
  values_[variable] = is_at_upper(variable) ? most_[variable] : least_[variable];
  const double by = values_[variable] - before;
  if (by == 0) return;
  for_column(variable, [&](Index row, double factor) { moved_.add(row, factor * by); });
}

void Simplex::follow_moved() {
  if (moved_.at.empty()) return;
  factors_.solve(moved_, followed_);
  for (const Index place : followed_.at) {
    values_[basis_[place]] -= followed_.of[place];
    note_gap(place);
  }
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
  for (Index place = 0; place < rows_; ++place) note_gap(place);
  reached_ = objective_at_values();
  changed_.clear();
  work_ += row_terms_.size();
}

bool Simplex::residual_is_small() const {
  for (Index row = 0; row < rows_; ++row) {
    double sum = -values_[variables_ + row];
    double size = 1 + std::abs(sum);
    for (Index at = program_.row_starts()[row]; at < program_.row_starts()[row + 1]; ++at) {
      const double part = row_terms_[at].factor * values_[row_terms_[at].at];
      sum += part;
      size = std::max(size, std::abs(part));
    }
    if (std::abs(sum) > 1e-8 * size) return false;
  }
  return true;
}

void Simplex::factor() {
  factors_.begin(rows_);
  for (const Index variable : basis_) {
    for_column(variable, [&](Index row, double factor) { factors_.add(row, factor); });
    factors_.close();
  }
  for (const Basis::Repair& repair : factors_.factor()) {
    place(basis_[repair.place], outside);
    basis_[repair.place] = variables_ + repair.row;
    place(variables_ + repair.row, repair.place);
    values_are_known_ = false;
  }
}

void Simplex::restore() {
  factor();
  std::fill(weights_.begin(), weights_.end(), 1);
  refresh_reduced();
  refresh_values();
  values_are_known_ = true;
}

double Simplex::gap_of(Index place) const {
  const Index variable = basis_[place];
  const double value = values_[variable];
  const double low = value - least_[variable];
  const double by = low < 0 ? low : std::max(0.0, value - most_[variable]);
  return std::abs(by) <= out_of_range * (1 + std::abs(value)) ? 0 : by;
}

void Simplex::note_gap(Index place) {
  const double gap = gap_of(place);
  gaps_[place] = gap * gap;
}

Index Simplex::choose_leaving(double& gap) const {
  Index chosen = outside;
  double worst = 0;
  for (Index place = 0; place < rows_; ++place) {
    if (gaps_[place] == 0 || gaps_[place] <= worst * weights_[place]) continue;
    worst = gaps_[place] / weights_[place];
    chosen = place;
  }
  if (chosen != outside) gap = gap_of(chosen);
  return chosen;
}

void Simplex::find_row(Index place) {
  row_.clear();
  by_place_.add(place, 1);
  factors_.solve_left(by_place_, inverse_row_);
  const auto add = [&](Index variable, double factor) {
    if ((state_[variable] & in_basis) != 0 && place_[variable] != place) return;
    row_.add(variable, factor);
  };
  for (const Index row : inverse_row_.at) {
    const double factor = inverse_row_.of[row];
    if (std::abs(factor) <= no_number) continue;
    add(variables_ + row, -factor);
    const Index end = program_.row_starts()[row + 1];
    for (Index at = program_.row_starts()[row]; at < end; ++at) {
      add(row_terms_[at].at, factor * row_terms_[at].factor);
    }
    work_ += end - program_.row_starts()[row];
  }
}

void Simplex::find_column(Index variable) {
  for_column(variable, [&](Index row, double factor) { by_row_.add(row, factor); });
  factors_.solve(by_row_, column_);
}

Index Simplex::choose_entering(double gap) {
  candidates_.clear();
  passed_.clear();
  const double sign = gap < 0 ? -1 : 1;
  for (const Index variable : row_.at) {
    const std::uint8_t state = state_[variable];
    if ((state & (in_basis | is_fixed)) != 0) continue;
    const double rate =
        (state & at_upper) != 0 ? -sign * row_.of[variable] : sign * row_.of[variable];
    if (rate <= least_pivot) continue;
    const double worth = (state & at_upper) != 0 ? reduced_[variable] : -reduced_[variable];
    candidates_.push_back({std::max(0.0, worth) / rate, rate, variable});
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
    state_[variable] ^= at_upper;
    values_[variable] = is_at_upper(variable) ? most_[variable] : least_[variable];
    const double by = values_[variable] - before;
    for_column(variable, [&](Index row, double factor) { moved_.add(row, factor * by); });
  }
  follow_moved();
}

void Simplex::pivot(Index place, Index entering, double gap) {
  const Index leaving = basis_[place];
  const double by = column_.of[place];
  const double target = gap < 0 ? least_[leaving] : most_[leaving];
  const double moved = (values_[leaving] - target) / by;
  for (const Index at : column_.at) {
    values_[basis_[at]] -= column_.of[at] * moved;
    if (at != place) note_gap(at);
  }
  values_[entering] += moved;
  values_[leaving] = target;
  set(leaving, at_upper, gap > 0);

  const double step = reduced_[entering] / by;
  if (step != 0) {
    for (const Index variable : row_.at) reduced_[variable] -= step * row_.of[variable];
  }
  reduced_[leaving] = -step;
  reduced_[entering] = 0;

  double weight = 0;
  for (const Index row : inverse_row_.at) weight += inverse_row_.of[row] * inverse_row_.of[row];
  factors_.solve(inverse_row_, followed_);
  for (const Index at : column_.at) {
    if (at == place || std::abs(column_.of[at]) <= no_number) continue;
    const double share = column_.of[at] / by;
    const double changed = weights_[at] - 2 * share * followed_.of[at] + share * share * weight;
    weights_[at] = std::max(changed, least_weight);
  }
  factors_.exchange(place, column_);
  weights_[place] = std::max(weight / (by * by), least_weight);
  work_ += column_.at.size() + row_.at.size() + rows_ / 4;
  basis_[place] = entering;
  note_gap(place);
  this->place(entering, place);
  this->place(leaving, outside);
  reached_ -= lost_;
}

Outcome Simplex::solve(std::int64_t wanted, std::uint64_t most_work) {
  for (const Range range : ranges_) {
    if (range.least <= range.most) continue;
    bound_ = wanted - 1;
    return Outcome::cut;
  }
  if (!values_are_known_) {
    refresh_reduced();
    refresh_values();
    values_are_known_ = true;
  } else {
    for (const Index variable : changed_) {
      if (place_[variable] == outside) {
        put_at_end(variable);
      } else {
        note_gap(place_[variable]);
      }
    }
    changed_.clear();
    follow_moved();
    reached_ = objective_at_values();
  }
  row_.clear();
  const std::uint64_t begun = work_;
  int restored = 0;
  const Index most_pivots = 200 + 4 * rows_;
  const std::uint64_t enough =
      most_work > ~std::uint64_t{0} - work_ ? ~std::uint64_t{0} : work_ + most_work;
  for (Index steps = 0; steps < most_pivots && work_ <= enough; ++steps) {
    if (reached_ < static_cast<double>(wanted) - less_than_one && is_cut(wanted, 0)) {
      return Outcome::cut;
    }
    if (factors_.is_long()) {
      factor();
      if (!values_are_known_ || !residual_is_small()) restore();
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
      return Outcome::cut;
    }
    find_column(entering);
    if (std::abs(column_.of[place] - row_.of[entering]) >
        1e-6 * (1 + std::abs(row_.of[entering]))) {
      if (++restored > 3) break;
      restore();
      continue;
    }
    flip_passed();
    pivot(place, entering, gap);
    work_ += factors_.work_since();
  }
  // A slice that is short beside a proof is not worth one.
  if (work_ - begun < 4 * row_terms_.size()) {
    bound_ = std::numeric_limits<std::int64_t>::max();
    return Outcome::stopped;
  }
  return is_cut(wanted, 0) ? Outcome::cut : Outcome::stopped;
}

void Simplex::shares(Index variable, std::vector<Share>& shares) const {
  shares.clear();
  const Index place = place_[variable];
  if (place == outside) return;
  by_place_.add(place, 1);
  factors_.solve_left(by_place_, by_row_);
  std::sort(by_row_.at.begin(), by_row_.at.end());
  for (const Index row : by_row_.at) {
    const double factor = by_row_.of[row];
    if (std::abs(factor) > 1e-9) shares.push_back({row, factor / scale_[row]});
  }
  by_row_.clear();
}

std::uint64_t Simplex::work_since() { return std::exchange(work_, 0) + factors_.work_since(); }

}  // namespace credstack::linear
