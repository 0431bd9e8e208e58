// What the relaxation claims of whole points, against all of them one by one (core/linear).
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <random>

#include "linear/cuts.hpp"
#include "linear/simplex.hpp"

namespace credstack::linear {
namespace {

using Numbers = std::vector<std::int64_t>;
using Terms = std::vector<Term>;

#if defined(__OPTIMIZE__) && !defined(__SANITIZE_ADDRESS__)
constexpr int programs = 8000;
#else
constexpr int programs = 800;
#endif

/** Less than any objective of small numbers comes to. */
constexpr std::int64_t anything = -1000;
constexpr std::uint64_t unlimited = ~std::uint64_t{0};

std::int64_t sum_of(const Terms& terms, const Numbers& point) {
  std::int64_t sum = 0;
  for (const Term& term : terms) sum += term.factor * point[term.variable];
  return sum;
}

bool is_within(std::int64_t number, Range range) {
  return range.least <= number && number <= range.most;
}

/** A program as the tests keep it, apart from what they test. */
struct Sketch {
  std::vector<Range> ranges;
  std::vector<Terms> rows;
  std::vector<Range> row_ranges;
  Numbers objective;

  Program program() const {
    Program program;
    for (const Range range : ranges) program.add_variable(range);
    for (Index row = 0; row < rows.size(); ++row) program.add_row(rows[row], row_ranges[row]);
    return program;
  }

  std::int64_t worth(const Numbers& point) const {
    return std::inner_product(point.begin(), point.end(), objective.begin(), std::int64_t{0});
  }

  bool allows(const Numbers& point) const {
    for (Index row = 0; row < rows.size(); ++row) {
      if (!is_within(sum_of(rows[row], point), row_ranges[row])) return false;
    }
    return true;
  }

  /** Every whole point. */
  std::vector<Numbers> points() const {
    std::vector<Numbers> points;
    Numbers point;
    for (const Range range : ranges) {
      if (range.least > range.most) return points;
      point.push_back(range.least);
    }
    for (;;) {
      if (allows(point)) points.push_back(point);
      Index at = 0;
      while (at < point.size() && point[at] == ranges[at].most) {
        point[at] = ranges[at].least;
        ++at;
      }
      if (at == point.size()) return points;
      ++point[at];
    }
  }

  std::optional<std::int64_t> best() const {
    std::optional<std::int64_t> best;
    for (const Numbers& point : points())
      best = std::max(best.value_or(worth(point)), worth(point));
    return best;
  }
};

Simplex aimed(const Program& program, const Numbers& objective) {
  Simplex simplex(program);
  simplex.aim(objective);
  return simplex;
}

double worth_at_values(const Sketch& sketch, const Simplex& simplex) {
  double worth = 0;
  for (Index at = 0; at < sketch.ranges.size(); ++at) {
    worth += static_cast<double>(sketch.objective[at]) * simplex.value(at);
  }
  return worth;
}

void expect_within(double number, Range range) {
  EXPECT_GE(number, static_cast<double>(range.least) - 1e-6);
  EXPECT_LE(number, static_cast<double>(range.most) + 1e-6);
}

void expect_values_within(const Sketch& sketch, const Simplex& simplex) {
  for (Index at = 0; at < sketch.ranges.size(); ++at) {
    expect_within(simplex.value(at), sketch.ranges[at]);
  }
  for (Index row = 0; row < sketch.rows.size(); ++row) {
    double sum = 0;
    for (const Term& term : sketch.rows[row]) {
      sum += static_cast<double>(term.factor) * simplex.value(term.variable);
    }
    expect_within(sum, sketch.row_ranges[row]);
  }
}

/** What holds of every program, however bad its numbers are. */
Outcome solve_and_compare(const Sketch& sketch, Simplex& simplex, std::int64_t wanted,
                          std::uint64_t most_work = unlimited) {
  const std::optional<std::int64_t> best = sketch.best();
  const Outcome outcome = simplex.solve(wanted, most_work);
  if (outcome == Outcome::cut) {
    EXPECT_LT(simplex.bound(), wanted);
    if (best) {
      EXPECT_LT(*best, wanted);
    }
  } else {
    EXPECT_GE(simplex.bound(), wanted);
  }
  if (best) {
    EXPECT_GE(simplex.bound(), *best);
  }
  return outcome;
}

/** What holds besides where the numbers are small. */
Outcome solve_small(const Sketch& sketch, Simplex& simplex, std::int64_t wanted) {
  const Outcome outcome = solve_and_compare(sketch, simplex, wanted);
  EXPECT_NE(outcome, Outcome::stopped);
  if (outcome != Outcome::solved) return outcome;
  expect_values_within(sketch, simplex);
  const double worth = worth_at_values(sketch, simplex);
  if (const auto best = sketch.best()) {
    EXPECT_GE(worth, static_cast<double>(*best) - 1e-6);
  }
  // The point is a best one, so the multipliers prove no more than it has.
  EXPECT_EQ(simplex.bound(), std::llround(std::floor(worth + 1e-3)));
  return outcome;
}

/** Keeps to the sketch what `fix` makes of the ranges, and every point that reaches so much. */
void fix_and_compare(Sketch& sketch, Simplex& simplex, std::int64_t wanted) {
  const std::vector<Numbers> points = sketch.points();
  simplex.fix(wanted);
  for (Index at = 0; at < sketch.ranges.size(); ++at) {
    const Range before = sketch.ranges[at];
    const Range after = simplex.range(at);
    EXPECT_GE(after.least, before.least);
    EXPECT_LE(after.most, before.most);
    for (const Numbers& point : points) {
      if (sketch.worth(point) >= wanted) {
        EXPECT_TRUE(is_within(point[at], after));
      }
    }
    sketch.ranges[at] = after;
  }
}

class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}

  /** Both ends included. */
  std::int64_t roll(std::int64_t least, std::int64_t most) {
    return least +
           static_cast<std::int64_t>(engine_() % static_cast<std::uint64_t>(most - least + 1));
  }
  bool one_in(std::int64_t many) { return roll(1, many) == 1; }

  Range part_of(Range range) {
    const std::int64_t least = roll(range.least, range.most);
    return {least, roll(least, range.most)};
  }

  Numbers objective(Index variables, std::int64_t unit) {
    Numbers objective(variables);
    for (std::int64_t& factor : objective) factor = roll(-5, 5) * unit + roll(0, unit / 2);
    return objective;
  }

  /** @param unit  what the factors are about multiples of. */
  Sketch sketch(std::int64_t unit) {
    Sketch sketch;
    const auto variables = static_cast<Index>(roll(1, 5));
    for (Index at = 0; at < variables; ++at) sketch.ranges.push_back({-roll(0, 1), roll(0, 2)});
    const std::int64_t rows = roll(0, 5);
    for (std::int64_t row = 0; row < rows; ++row) {
      Terms terms;
      for (Index at = 0; at < variables; ++at) {
        if (one_in(2)) terms.push_back({at, roll(-3, 3) * unit + roll(0, unit / 2)});
      }
      // Some variables are in it twice.
      if (!terms.empty() && one_in(4)) terms.push_back({terms[0].variable, roll(-1, 1) * unit});
      const std::int64_t least = roll(-3, 3) * unit;
      const std::int64_t open = 100 * unit;
      const Range either[] = {
          {least, open}, {-open, least}, {least, least + roll(0, 2) * unit}, {least, least}};
      sketch.rows.push_back(terms);
      sketch.row_ranges.push_back(either[roll(0, 3)]);
    }
    sketch.objective = objective(variables, unit);
    return sketch;
  }

  /** Near the best, where an error of one is seen; or everything. */
  std::int64_t wanted(const Sketch& sketch) {
    const std::optional<std::int64_t> best = sketch.best();
    return best && one_in(2) ? *best + roll(-1, 2) : anything;
  }

 private:
  std::mt19937_64 engine_;
};

/** Sets some ranges to a part of what they were at first, or back; turns the objective. */
void change(Dice& dice, const Sketch& first, Sketch& sketch, Simplex& simplex, std::int64_t unit) {
  for (Index at = 0; at < first.ranges.size(); ++at) {
    if (!dice.one_in(3)) continue;
    sketch.ranges[at] = dice.one_in(2) ? first.ranges[at] : dice.part_of(first.ranges[at]);
    simplex.set_range(at, sketch.ranges[at]);
  }
  for (Index row = 0; row < first.rows.size(); ++row) {
    if (!dice.one_in(4)) continue;
    const Range whole = first.row_ranges[row];
    sketch.row_ranges[row] = dice.one_in(2) ? whole : dice.part_of(whole);
    simplex.set_row_range(row, sketch.row_ranges[row]);
  }
  if (dice.one_in(2)) {
    sketch.objective = dice.objective(static_cast<Index>(first.ranges.size()), unit);
    simplex.aim(sketch.objective);
  }
}

// ---- programs at random, against every whole point --------------------------------------------

TEST(LinearOracle, HoldsOfEveryWholePoint) {
  Dice dice(1);
  int counts[3] = {};
  for (int number = 0; number < programs && !HasFailure(); ++number) {
    SCOPED_TRACE(testing::Message() << "program " << number);
    const Sketch first = dice.sketch(1);
    Sketch sketch = first;
    const Program program = sketch.program();
    Simplex simplex = aimed(program, sketch.objective);
    for (int round = 0; round < 6; ++round) {
      const Outcome outcome = solve_small(sketch, simplex, dice.wanted(sketch));
      ++counts[static_cast<int>(outcome)];
      change(dice, first, sketch, simplex, 1);
    }
  }
  EXPECT_GT(counts[static_cast<int>(Outcome::solved)], programs);
  EXPECT_GT(counts[static_cast<int>(Outcome::cut)], programs);
}

TEST(LinearOracle, KeepsWhatReachesSoMuch) {
  Dice dice(2);
  int fixed = 0;
  for (int number = 0; number < programs && !HasFailure(); ++number) {
    SCOPED_TRACE(testing::Message() << "program " << number);
    const Sketch first = dice.sketch(1);
    Sketch sketch = first;
    const Program program = sketch.program();
    Simplex simplex = aimed(program, sketch.objective);
    for (int round = 0; round < 4; ++round) {
      const std::int64_t wanted = dice.wanted(sketch);
      solve_small(sketch, simplex, wanted);
      const std::vector<Range> before = sketch.ranges;
      fix_and_compare(sketch, simplex, sketch.best().value_or(wanted) - dice.roll(0, 3));
      for (Index at = 0; at < before.size(); ++at) {
        if (before[at].most - before[at].least > sketch.ranges[at].most - sketch.ranges[at].least)
          ++fixed;
      }
      // Once more in what is left, before the ranges go back.
      solve_small(sketch, simplex, wanted);
      change(dice, first, sketch, simplex, 1);
    }
  }
  EXPECT_GT(fixed, programs / 2);
}

TEST(LinearOracle, ForgetsRangesThatWentBack) {
  Dice dice(3);
  for (int number = 0; number < programs && !HasFailure(); ++number) {
    SCOPED_TRACE(testing::Message() << "program " << number);
    const Sketch first = dice.sketch(1);
    const Program program = first.program();
    Simplex fresh = aimed(program, first.objective);
    const Outcome outcome = fresh.solve(anything);
    Simplex simplex = aimed(program, first.objective);
    Sketch sketch = first;
    for (int round = 0; round < 4; ++round) {
      change(dice, first, sketch, simplex, 1);
      simplex.solve(anything);
    }
    for (Index at = 0; at < first.ranges.size(); ++at) simplex.set_range(at, first.ranges[at]);
    for (Index at = 0; at < first.rows.size(); ++at) {
      simplex.set_row_range(at, first.row_ranges[at]);
    }
    simplex.aim(first.objective);
    EXPECT_EQ(simplex.solve(anything), outcome);
    if (outcome == Outcome::solved) {
      EXPECT_EQ(simplex.bound(), fresh.bound());
    }
  }
}

/** Every whole point keeps to each cut, and the point at hand does not. */
void compare_cuts(const Sketch& sketch, const Simplex& simplex, const std::vector<Cut>& cuts) {
  const std::vector<Numbers> points = sketch.points();
  for (const Cut& cut : cuts) {
    for (const Numbers& point : points) EXPECT_LE(sum_of(cut.terms, point), cut.most);
    double sum = 0;
    for (const Term& term : cut.terms) {
      sum += static_cast<double>(term.factor) * simplex.value(term.variable);
    }
    EXPECT_GT(sum, static_cast<double>(cut.most));
  }
}

TEST(LinearOracle, CutsOffNoWholePoint) {
  Dice dice(12);
  std::size_t all = 0;
  int closed = 0;
  for (int number = 0; number < programs && !HasFailure(); ++number) {
    SCOPED_TRACE(testing::Message() << "program " << number);
    const Sketch sketch = dice.sketch(dice.one_in(3) ? 7 : 1);
    Program program = sketch.program();
    Simplex simplex = aimed(program, sketch.objective);
    if (simplex.solve(anything * 10) != Outcome::solved) continue;
    const std::int64_t before = simplex.bound();
    // Cuts of cuts as well.
    for (int round = 0; round < 4; ++round) {
      std::uint64_t work = 0;
      const std::vector<Cut> cuts = find_cuts(program, simplex, 20, work);
      if (cuts.empty()) break;
      all += cuts.size();
      compare_cuts(sketch, simplex, cuts);
      for (const Cut& cut : cuts) {
        const Range reach = program.reach(cut.terms);
        program.add_row(cut.terms, {reach.least, cut.most});
      }
      simplex.extend();
      const Outcome outcome = simplex.solve(anything * 10);
      // What was there already does not change what is found.
      Simplex fresh = aimed(program, sketch.objective);
      EXPECT_EQ(fresh.solve(anything * 10), outcome);
      if (outcome != Outcome::solved) break;
      EXPECT_EQ(fresh.bound(), simplex.bound());
    }
    const auto best = sketch.best();
    if (!best) continue;
    EXPECT_GE(simplex.bound(), *best);
    closed += before > *best && simplex.bound() == *best ? 1 : 0;
  }
  EXPECT_GT(all, static_cast<std::size_t>(programs) / 6);
  EXPECT_GT(closed, programs / 100);
}

TEST(LinearOracle, IsNeverWrongWhereItHasToStop) {
  Dice dice(8);
  int stopped = 0;
  for (int number = 0; number < programs && !HasFailure(); ++number) {
    SCOPED_TRACE(testing::Message() << "program " << number);
    const Sketch first = dice.sketch(1);
    Sketch sketch = first;
    const Program program = sketch.program();
    Simplex simplex = aimed(program, sketch.objective);
    for (int round = 0; round < 4; ++round) {
      const std::int64_t wanted = dice.wanted(sketch);
      const auto most_work = static_cast<std::uint64_t>(dice.roll(0, 60));
      const Outcome outcome = solve_and_compare(sketch, simplex, wanted, most_work);
      if (outcome == Outcome::stopped) {
        ++stopped;
        // And it goes on from there.
        fix_and_compare(sketch, simplex, sketch.best().value_or(wanted));
        solve_small(sketch, simplex, wanted);
      }
      change(dice, first, sketch, simplex, 1);
    }
  }
  EXPECT_GT(stopped, programs / 4);
}

TEST(LinearOracle, IsNeverWrongWithLargeFactors) {
  constexpr std::int64_t unit = 1'000'000'000;
  Dice dice(4);
  for (int number = 0; number < programs && !HasFailure(); ++number) {
    SCOPED_TRACE(testing::Message() << "program " << number);
    const Sketch first = dice.sketch(unit);
    Sketch sketch = first;
    const Program program = sketch.program();
    Simplex simplex = aimed(program, sketch.objective);
    for (int round = 0; round < 4; ++round) {
      const std::int64_t wanted = dice.wanted(sketch);
      solve_and_compare(sketch, simplex, wanted);
      if (dice.one_in(3)) fix_and_compare(sketch, simplex, wanted);
      change(dice, first, sketch, simplex, unit);
    }
  }
}

TEST(LinearOracle, IsNeverWrongWhereRowsNearlyRepeatEachOther) {
  // All rows go through one point, and are so much alike that floating point numbers tell them
  // apart badly: some programs are given up.
  constexpr Index size = 6;
  constexpr int enough = 800;  // they are rare
  Dice dice(7);
  int stopped = 0;
  for (int number = 0; number < enough && !HasFailure(); ++number) {
    SCOPED_TRACE(testing::Message() << "program " << number);
    Program program;
    Numbers point;
    for (Index at = 0; at < size; ++at) {
      program.add_variable({0, 10});
      point.push_back(dice.roll(0, 10));
    }
    for (Index row = 0; row < size; ++row) {
      Terms terms;
      for (Index at = 0; at < size; ++at) terms.push_back({at, dice.roll(1'000'000, 1'000'006)});
      const std::int64_t sum = sum_of(terms, point);
      program.add_row(terms, {sum, sum});
    }
    Simplex simplex(program);
    for (int round = 0; round < 20; ++round) {
      const Numbers objective = dice.objective(size, 10);
      const std::int64_t worth =
          std::inner_product(point.begin(), point.end(), objective.begin(), std::int64_t{0});
      simplex.aim(objective);
      for (Index at = 0; at < size; ++at) {
        simplex.set_range(at, {dice.roll(0, point[at]), dice.roll(point[at], 10)});
      }
      const Outcome outcome = simplex.solve(worth - (dice.one_in(2) ? 0 : 1000));
      EXPECT_NE(outcome, Outcome::cut);
      EXPECT_GE(simplex.bound(), worth);
      if (outcome == Outcome::stopped) ++stopped;
      simplex.fix(worth);
      for (Index at = 0; at < size; ++at) EXPECT_TRUE(is_within(point[at], simplex.range(at)));
    }
  }
  EXPECT_GT(stopped, 0);
}

// ---- programs whose corners are whole: nothing is lost --------------------------------------

TEST(LinearOracle, AssignsAsWellAsCanBe) {
  // To each of six one of six places: the best of all orders. Every corner is an assignment
  // (Birkhoff 1946), and one objective after another takes enough pivots for numbers to be
  // checked and made anew.
  constexpr Index size = 6;
  Dice dice(5);
  Program program;
  for (Index at = 0; at < size * size; ++at) program.add_variable({0, 1});
  for (Index one = 0; one < size; ++one) {
    Terms across;
    Terms down;
    for (Index other = 0; other < size; ++other) {
      across.push_back({one * size + other, 1});
      down.push_back({other * size + one, 1});
    }
    program.add_row(across, {1, 1});
    program.add_row(down, {1, 1});
  }
  Simplex simplex(program);
  for (int round = 0; round < programs / 40 && !HasFailure(); ++round) {
    SCOPED_TRACE(testing::Message() << "round " << round);
    Numbers worths(program.variables());
    for (std::int64_t& worth : worths) worth = dice.roll(-20, 20);
    std::int64_t best = anything;
    std::vector<Index> order(size);
    std::iota(order.begin(), order.end(), 0);
    do {
      std::int64_t sum = 0;
      for (Index one = 0; one < size; ++one) sum += worths[one * size + order[one]];
      best = std::max(best, sum);
    } while (std::next_permutation(order.begin(), order.end()));
    simplex.aim(worths);
    EXPECT_EQ(simplex.solve(anything), Outcome::solved);
    EXPECT_EQ(simplex.bound(), best);
    EXPECT_EQ(simplex.solve(best + 1), Outcome::cut);
  }
}

TEST(LinearOracle, LosesNothingWithRowsOfNeighbours) {
  // A matrix whose rows are ones beside each other is totally unimodular, so that the corners are
  // whole (Hoffman and Kruskal 1956): the bound is the best, and cut is what has no point.
  Dice dice(6);
  for (int number = 0; number < programs && !HasFailure(); ++number) {
    SCOPED_TRACE(testing::Message() << "program " << number);
    Sketch sketch = dice.sketch(1);
    const auto last = static_cast<Index>(sketch.ranges.size() - 1);
    for (Terms& terms : sketch.rows) {
      const Range part = dice.part_of({0, last});
      terms.clear();
      for (std::int64_t at = part.least; at <= part.most; ++at) {
        terms.push_back({static_cast<Index>(at), 1});
      }
    }
    const Program program = sketch.program();
    Simplex simplex = aimed(program, sketch.objective);
    const std::optional<std::int64_t> best = sketch.best();
    EXPECT_EQ(simplex.solve(anything), best ? Outcome::solved : Outcome::cut);
    if (!best) continue;
    EXPECT_EQ(simplex.bound(), *best);
    EXPECT_EQ(simplex.solve(*best), Outcome::solved);
    EXPECT_EQ(simplex.solve(*best + 1), Outcome::cut);
  }
}

}  // namespace
}  // namespace credstack::linear
