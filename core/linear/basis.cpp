#include "linear/basis.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

namespace credstack::linear {
namespace {

constexpr double no_number = 1e-13;   // what is smaller is taken for 0
constexpr double least_pivot = 1e-9;  // a column without more is no column of a basis
constexpr double large_enough = 0.1;  // of the largest, for what is pivoted on
constexpr std::size_t most_exchanges = 64;

/** Whether of so many steps only few have anything to do, by what is given. */
bool is_little(std::size_t given, std::size_t steps) { return 64 * given < steps; }

}  // namespace

void Basis::begin(Index rows) {
  rows_ = rows;
  terms_.clear();
  starts_.assign(1, 0);
}

const std::vector<Basis::Repair>& Basis::factor() {
  row_of_.clear();
  place_of_.clear();
  pivots_.clear();
  step_of_row_.assign(rows_, none);
  step_of_place_.assign(rows_, none);
  upper_.clear();
  upper_starts_.assign(1, 0);
  lower_.clear();
  lower_steps_.clear();
  lower_starts_.assign(1, 0);
  exchanges_.clear();
  exchanged_.clear();
  repairs_.clear();
  spread_.assign(rows_, 0);
  count_rows();
  take_single_columns();
  take_single_rows();
  take_the_rest();
  write_by_rows();
  work_ += 4 * terms_.size() + 4 * std::uint64_t{rows_} + 2 * upper_.size() + lower_.size();
  return repairs_;
}

void Basis::count_rows() {
  row_starts_.assign(rows_ + 1, 0);
  for (const Entry& term : terms_) ++row_starts_[term.at + 1];
  for (Index row = 0; row < rows_; ++row) row_starts_[row + 1] += row_starts_[row];
  places_in_.resize(terms_.size());
  left_in_row_.assign(rows_, 0);
  left_in_column_.assign(rows_, 0);
  for (Index place = 0; place < rows_; ++place) {
    left_in_column_[place] = starts_[place + 1] - starts_[place];
    for (Index at = starts_[place]; at < starts_[place + 1]; ++at) {
      const Index row = terms_[at].at;
      places_in_[row_starts_[row] + left_in_row_[row]++] = place;
    }
  }
}

/** A step whose upper entries were written last. */
void Basis::pivot(Index row, Index place, double factor) {
  const auto step = static_cast<Index>(row_of_.size());
  row_of_.push_back(row);
  place_of_.push_back(place);
  pivots_.push_back(factor);
  step_of_row_[row] = step;
  step_of_place_[place] = step;
  upper_starts_.push_back(static_cast<Index>(upper_.size()));
}

/** A row is done: the columns in it have one less. */
void Basis::open_row(Index row) {
  for (Index at = row_starts_[row]; at < row_starts_[row + 1]; ++at) {
    const Index place = places_in_[at];
    if (step_of_place_[place] == none && --left_in_column_[place] == 1) queue_.push_back(place);
  }
}

void Basis::take_single_columns() {
  queue_.clear();
  for (Index place = 0; place < rows_; ++place) {
    if (left_in_column_[place] == 1) queue_.push_back(place);
  }
  for (std::size_t next = 0; next < queue_.size(); ++next) {
    const Index place = queue_[next];
    if (step_of_place_[place] != none) continue;
    const std::size_t before = upper_.size();
    Entry own{none, 0};
    for (Index at = starts_[place]; at < starts_[place + 1]; ++at) {
      if (step_of_row_[terms_[at].at] == none) {
        own = terms_[at];
      } else {
        upper_.push_back(terms_[at]);
      }
    }
    if (own.at == none || std::abs(own.factor) < least_pivot) {
      upper_.resize(before);
      continue;
    }
    pivot(own.at, place, own.factor);
    open_row(own.at);
  }
}

void Basis::take_single_rows() {
  queue_.clear();
  for (Index row = 0; row < rows_; ++row) {
    if (step_of_row_[row] != none) continue;
    left_in_row_[row] = 0;
    for (Index at = row_starts_[row]; at < row_starts_[row + 1]; ++at) {
      if (step_of_place_[places_in_[at]] == none) ++left_in_row_[row];
    }
    if (left_in_row_[row] == 1) queue_.push_back(row);
  }
  for (std::size_t next = 0; next < queue_.size(); ++next) {
    const Index row = queue_[next];
    if (step_of_row_[row] != none || left_in_row_[row] != 1) continue;
    Index place = none;
    for (Index at = row_starts_[row]; at < row_starts_[row + 1]; ++at) {
      if (step_of_place_[places_in_[at]] == none) place = places_in_[at];
    }
    double own = 0;
    double greatest = 0;
    for (Index at = starts_[place]; at < starts_[place + 1]; ++at) {
      if (step_of_row_[terms_[at].at] != none) continue;
      greatest = std::max(greatest, std::abs(terms_[at].factor));
      if (terms_[at].at == row) own = terms_[at].factor;
    }
    if (std::abs(own) < least_pivot || std::abs(own) < large_enough * greatest) continue;
    for (Index at = starts_[place]; at < starts_[place + 1]; ++at) {
      const Entry& term = terms_[at];
      if (term.at == row) continue;
      if (step_of_row_[term.at] != none) {
        upper_.push_back(term);
        continue;
      }
      lower_.push_back({term.at, term.factor / own});
      if (--left_in_row_[term.at] == 1) queue_.push_back(term.at);
    }
    if (lower_.size() > lower_starts_.back()) {
      lower_steps_.push_back(static_cast<Index>(row_of_.size()));
      lower_starts_.push_back(static_cast<Index>(lower_.size()));
    }
    pivot(row, place, own);
  }
}

/** Column after column, the shortest first, each with what the steps before it do to it. */
void Basis::take_the_rest() {
  std::vector<Index> places;
  for (Index place = 0; place < rows_; ++place) {
    if (step_of_place_[place] != none) continue;
    left_in_column_[place] = 0;
    for (Index at = starts_[place]; at < starts_[place + 1]; ++at) {
      if (step_of_row_[terms_[at].at] == none) ++left_in_column_[place];
    }
    places.push_back(place);
  }
  std::sort(places.begin(), places.end(), [&](Index a, Index b) {
    return std::pair(left_in_column_[a], a) < std::pair(left_in_column_[b], b);
  });
  const std::size_t first_lower = lower_steps_.size();
  std::vector<Index> touched;
  std::vector<Index> refused;
  for (const Index place : places) {
    touched.clear();
    for (Index at = starts_[place]; at < starts_[place + 1]; ++at) {
      spread_[terms_[at].at] = terms_[at].factor;
      touched.push_back(terms_[at].at);
    }
    for (std::size_t at = first_lower; at < lower_steps_.size(); ++at) {
      const double by = spread_[row_of_[lower_steps_[at]]];
      if (by == 0) continue;
      for (Index each = lower_starts_[at]; each < lower_starts_[at + 1]; ++each) {
        const Entry& below = lower_[each];
        if (spread_[below.at] == 0) touched.push_back(below.at);
        spread_[below.at] -= below.factor * by;
        // A number that came to nothing is still a number, so that its row is noted once.
        if (spread_[below.at] == 0) spread_[below.at] = no_number / 2;
      }
      work_ += lower_starts_[at + 1] - lower_starts_[at];
    }
    double greatest = 0;
    for (const Index row : touched) {
      if (step_of_row_[row] == none) greatest = std::max(greatest, std::abs(spread_[row]));
    }
    Index chosen = none;
    for (const Index row : touched) {
      if (step_of_row_[row] != none || std::abs(spread_[row]) < large_enough * greatest) continue;
      if (chosen == none ||
          std::pair(left_in_row_[row], row) < std::pair(left_in_row_[chosen], chosen)) {
        chosen = row;
      }
    }
    const bool is_column = chosen != none && greatest >= least_pivot;
    if (!is_column) refused.push_back(place);
    const double own = is_column ? spread_[chosen] : 1;
    for (const Index row : touched) {
      const double factor = std::exchange(spread_[row], 0);
      if (!is_column || row == chosen || std::abs(factor) <= no_number) continue;
      if (step_of_row_[row] != none) {
        upper_.push_back({row, factor});
      } else {
        lower_.push_back({row, factor / own});
      }
    }
    if (!is_column) continue;
    if (lower_.size() > lower_starts_.back()) {
      lower_steps_.push_back(static_cast<Index>(row_of_.size()));
      lower_starts_.push_back(static_cast<Index>(lower_.size()));
    }
    pivot(chosen, place, own);
  }
  work_ += places.size() * (lower_steps_.size() - first_lower) / 4;
  std::size_t next = 0;
  for (Index row = 0; row < rows_ && next < refused.size(); ++row) {
    if (step_of_row_[row] != none) continue;
    repairs_.push_back({refused[next], row});
    pivot(row, refused[next++], -1);
  }
}

void Basis::write_by_rows() {
  upper_row_starts_.assign(rows_ + 1, 0);
  for (const Entry& entry : upper_) ++upper_row_starts_[step_of_row_[entry.at] + 1];
  for (Index step = 0; step < rows_; ++step) {
    upper_row_starts_[step + 1] += upper_row_starts_[step];
  }
  lower_of_row_.assign(rows_, none);
  for (Index at = 0; at < lower_steps_.size(); ++at) lower_of_row_[row_of_[lower_steps_[at]]] = at;
  lower_row_starts_.assign(rows_ + 1, 0);
  for (const Entry& entry : lower_) ++lower_row_starts_[entry.at + 1];
  for (Index row = 0; row < rows_; ++row) lower_row_starts_[row + 1] += lower_row_starts_[row];
  lower_by_row_.resize(lower_.size());
  std::vector<Index> free(lower_row_starts_.begin(), lower_row_starts_.end() - 1);
  for (std::size_t at = 0; at < lower_steps_.size(); ++at) {
    for (Index each = lower_starts_[at]; each < lower_starts_[at + 1]; ++each) {
      lower_by_row_[free[lower_[each].at]++] = {row_of_[lower_steps_[at]], lower_[each].factor};
    }
  }
  upper_by_row_.resize(upper_.size());
  std::vector<Index> next(upper_row_starts_.begin(), upper_row_starts_.end() - 1);
  for (Index step = 0; step < rows_; ++step) {
    for (Index at = upper_starts_[step]; at < upper_starts_[step + 1]; ++at) {
      upper_by_row_[next[step_of_row_[upper_[at].at]]++] = {place_of_[step], upper_[at].factor};
    }
  }
}

// Each triangle is solved in one of two ways. Where little is other than 0, a heap says which steps
// have anything to do; else all are gone through.

void Basis::solve_lower(Sparse& b) {
  const auto apply = [&](Index lower, auto add) {
    const double by = b.of[row_of_[lower_steps_[lower]]];
    if (by == 0) return;
    for (Index each = lower_starts_[lower]; each < lower_starts_[lower + 1]; ++each) {
      add(lower_[each].at, -lower_[each].factor * by);
    }
    work_ += lower_starts_[lower + 1] - lower_starts_[lower];
  };
  if (!is_little(b.at.size(), lower_steps_.size())) {
    for (Index lower = 0; lower < lower_steps_.size(); ++lower) {
      apply(lower, [&](Index row, double by) { b.add(row, by); });
    }
    work_ += lower_steps_.size() / 4;
    return;
  }
  const auto note = [&](Index row) {
    if (lower_of_row_[row] == none) return;
    agenda_.push_back(lower_of_row_[row]);
    std::push_heap(agenda_.begin(), agenda_.end(), std::greater<>());
  };
  for (const Index row : b.at) note(row);
  while (!agenda_.empty()) {
    apply(pop(std::greater<>()), [&](Index row, double by) {
      if (b.add(row, by)) note(row);
    });
  }
}

void Basis::solve_upper(Sparse& b, Sparse& x) {
  const auto apply = [&](Index step, auto add) {
    const double of_row = b.of[row_of_[step]];
    if (of_row == 0) return;
    const double value = of_row / pivots_[step];
    x.add(place_of_[step], value);
    for (Index at = upper_starts_[step]; at < upper_starts_[step + 1]; ++at) {
      add(upper_[at].at, -upper_[at].factor * value);
    }
    work_ += upper_starts_[step + 1] - upper_starts_[step];
  };
  if (!is_little(b.at.size(), rows_)) {
    for (Index step = rows_; step-- > 0;) {
      apply(step, [&](Index row, double by) { b.add(row, by); });
    }
    work_ += rows_ / 4;
  } else {
    const auto note = [&](Index row) {
      agenda_.push_back(step_of_row_[row]);
      std::push_heap(agenda_.begin(), agenda_.end());
    };
    for (const Index row : b.at) note(row);
    while (!agenda_.empty()) {
      apply(pop(std::less<>()), [&](Index row, double by) {
        if (b.add(row, by)) note(row);
      });
    }
  }
  b.clear();
}

void Basis::solve(Sparse& b, Sparse& x) {
  x.clear();
  solve_lower(b);
  solve_upper(b, x);
  Index from = 0;
  for (const Exchange& each : exchanges_) {
    const double value = x.of[each.place];
    if (value != 0) {
      const double by = value / each.pivot;
      x.of[each.place] = by;
      for (Index at = from; at < each.end; ++at) {
        x.add(exchanged_[at].at, -exchanged_[at].factor * by);
      }
      work_ += each.end - from;
    }
    from = each.end;
  }
  work_ += exchanges_.size() + x.at.size();
}

void Basis::solve_upper_left(Sparse& c, Sparse& y) {
  const auto apply = [&](Index step, auto add) {
    const double of_place = c.of[place_of_[step]];
    if (of_place == 0) return;
    const double value = of_place / pivots_[step];
    y.add(row_of_[step], value);
    for (Index at = upper_row_starts_[step]; at < upper_row_starts_[step + 1]; ++at) {
      add(upper_by_row_[at].at, -upper_by_row_[at].factor * value);
    }
    work_ += upper_row_starts_[step + 1] - upper_row_starts_[step];
  };
  if (!is_little(c.at.size(), rows_)) {
    for (Index step = 0; step < rows_; ++step) {
      apply(step, [&](Index place, double by) { c.add(place, by); });
    }
    work_ += rows_ / 4;
  } else {
    const auto note = [&](Index place) {
      agenda_.push_back(step_of_place_[place]);
      std::push_heap(agenda_.begin(), agenda_.end(), std::greater<>());
    };
    for (const Index place : c.at) note(place);
    while (!agenda_.empty()) {
      apply(pop(std::greater<>()), [&](Index place, double by) {
        if (c.add(place, by)) note(place);
      });
    }
  }
  c.clear();
}

void Basis::solve_lower_left(Sparse& y) {
  if (!is_little(y.at.size(), lower_steps_.size())) {
    for (std::size_t at = lower_steps_.size(); at-- > 0;) {
      double sum = 0;
      for (Index each = lower_starts_[at]; each < lower_starts_[at + 1]; ++each) {
        sum += lower_[each].factor * y.of[lower_[each].at];
      }
      if (sum != 0) y.add(row_of_[lower_steps_[at]], -sum);
    }
    work_ += lower_.size();
    return;
  }
  // A row is settled when its own step is: those without one are to begin with.
  const auto apply = [&](Index row, auto add) {
    const double value = y.of[row];
    if (value == 0) return;
    for (Index at = lower_row_starts_[row]; at < lower_row_starts_[row + 1]; ++at) {
      add(lower_by_row_[at].at, -lower_by_row_[at].factor * value);
    }
    work_ += lower_row_starts_[row + 1] - lower_row_starts_[row];
  };
  const auto note = [&](Index row) {
    agenda_.push_back(lower_of_row_[row]);
    std::push_heap(agenda_.begin(), agenda_.end());
  };
  const auto add = [&](Index row, double by) {
    if (y.add(row, by)) note(row);
  };
  const std::size_t given = y.at.size();
  for (std::size_t at = 0; at < given; ++at) {
    if (lower_of_row_[y.at[at]] != none) note(y.at[at]);
  }
  for (std::size_t at = 0; at < given; ++at) {
    if (lower_of_row_[y.at[at]] == none) apply(y.at[at], add);
  }
  while (!agenda_.empty()) apply(row_of_[lower_steps_[pop(std::less<>())]], add);
}

void Basis::solve_left(Sparse& c, Sparse& y) {
  y.clear();
  for (std::size_t at = exchanges_.size(); at-- > 0;) {
    const Exchange& each = exchanges_[at];
    double sum = c.of[each.place];
    for (Index entry = at == 0 ? 0 : exchanges_[at - 1].end; entry < each.end; ++entry) {
      sum -= exchanged_[entry].factor * c.of[exchanged_[entry].at];
    }
    if (sum == 0 && c.is_in[each.place] == 0) continue;
    c.of[each.place] = 0;
    c.add(each.place, sum / each.pivot);
  }
  work_ += exchanged_.size() + c.at.size();
  solve_upper_left(c, y);
  solve_lower_left(y);
}

void Basis::exchange(Index place, const Sparse& x) {
  for (const Index at : x.at) {
    if (at != place && std::abs(x.of[at]) > no_number) exchanged_.push_back({at, x.of[at]});
  }
  exchanges_.push_back({place, x.of[place], static_cast<Index>(exchanged_.size())});
  work_ += x.at.size();
}

bool Basis::is_long() const {
  return exchanges_.size() >= most_exchanges ||
         exchanged_.size() > 4 * (std::size_t{rows_} + upper_.size() + lower_.size());
}

std::uint64_t Basis::work_since() { return std::exchange(work_, 0); }

}  // namespace credstack::linear
