// The program is solved over the columns that matter: of thousands of things most cost too much to
// be in any good plan, which the multipliers of the rows prove in whole numbers. What is left is
// divided in two until each part is decided.
#include "plan/search.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "linear/losses.hpp"
#include "linear/simplex.hpp"
#include "plan/columns.hpp"

namespace credstack::plan {
namespace {

using linear::Outcome;
using linear::Range;
using linear::Term;

constexpr double not_whole = 1e-5;
/** Of fewer columns all are looked at from the start. */
constexpr Index few_columns = 1'500;
constexpr int most_restarts = 6;
/** Columns that are added at once. */
constexpr std::size_t most_added = 400;
/** A relaxation of more rows takes too long. */
constexpr Index most_rows = 2'000;

}  // namespace

/** What comes of the program before it is divided. */
enum class Root : std::uint8_t { solved, again, none };

namespace {

class Search {
 public:
  Search(const Task& task, const Model& model, const Wanted& wanted, Budget& budget, Searched& made)
      : task_(task),
        model_(model),
        wanted_(wanted),
        budget_(budget),
        made_(made),
        program_(model.program),
        taking_(task, model) {}

  Work<bool> run() {
    // Nothing comes to more than everything together; a proof needs some end.
    const std::int64_t all =
        std::accumulate(wanted_.worth.begin(), wanted_.worth.end(), std::int64_t{0});
    below_ = std::min(wanted_.below, all + 1);
    take_start();
    if (!is_over() && !model_.impossible && prepare()) co_await look();
    made_.proven = !spent_ && !stuck_ && !taking_.is_stuck() && !(wanted_.any && made_.best);
    if (made_.proven) made_.bound = made_.best ? made_.value : wanted_.below;
    co_return made_.proven;
  }

 private:
  bool is_over() const { return spent_ || (wanted_.any && made_.best.has_value()); }
  bool spend(std::uint64_t work) {
    budget_.take(work);
    spent_ = spent_ || budget_.is_spent();
    return spent_;
  }

  // ---- the program ----------------------------------------------------------------------------

  /** Rows, objective and ranges; false where nothing can be. */
  bool prepare() {
    for (const Bounded& row : wanted_.rows) add_row(row);
    if (cannot_be_) return false;
    objective_.assign(program_.variables(), 0);
    for (Index thing = 0; thing < task_.things.size(); ++thing) {
      for (const Term& term : model_.taken[thing]) {
        objective_[term.variable] -= wanted_.worth[thing];
      }
    }
    for (const std::int64_t each : objective_) unit_ = std::gcd(unit_, each);
    if (unit_ == 0) unit_ = 1;
    for (std::int64_t& each : objective_) each /= unit_;
    ranges_.reserve(program_.variables());
    for (Index at = 0; at < program_.variables(); ++at) ranges_.push_back(program_.range(at));
    std::uint64_t work = 0;
    const bool can_be = linear::tighten(program_, ranges_, work);
    spend(work);
    return can_be;
  }

  void add_row(const Bounded& row) {
    std::vector<Term> terms;
    for (Index thing = 0; thing < task_.things.size(); ++thing) {
      if (row.worth[thing] == 0) continue;
      for (const Term& term : model_.taken[thing]) {
        terms.push_back({term.variable, row.worth[thing] * term.factor});
      }
    }
    const Range reach = program_.reach(terms);
    if (reach.least >= row.least && reach.most <= row.most) return;
    if (reach.most < row.least || reach.least > row.most) cannot_be_ = true;
    program_.add_row(terms, {std::max(row.least, reach.least), std::min(row.most, reach.most)});
  }

  /** Of the objective, in its units: what is of interest. Its value is -unit times that. */
  std::int64_t least_wanted() const {
    const std::int64_t most = below_ - 1;
    return most >= 0 ? -(most / unit_) : (-most + unit_ - 1) / unit_;
  }
  void raise_bound(std::int64_t objective) {
    made_.bound = std::max(made_.bound, objective < 0 ? -objective * unit_ : 0);
    if (made_.best) made_.bound = std::min(made_.bound, made_.value);
  }

  // ---- columns --------------------------------------------------------------------------------

  Work<bool> look() {
    const Columns columns(task_, model_, program_.variables());
    const auto open = std::count_if(ranges_.begin(), ranges_.end(),
                                    [](Range range) { return range.least < range.most; });
    bool sifts = open > std::ptrdiff_t{few_columns};
    std::vector<bool> active(program_.variables(), true);
    if (sifts) active = first_columns(columns, program_, ranges_, wanted_.worth);
    while (!is_over()) {
      const Root root = co_await settle_root(columns, active, sifts);
      switch (root) {
        case Root::none:
          co_return false;
        case Root::again:
          continue;
        case Root::solved:
          break;
      }
      co_await branch();
      if (is_over() || !sifts || !add_what_matters(columns, active)) break;
    }
    co_return true;
  }

  /** Solves the program of the active columns; adds those that would make it better. */
  Work<Root> settle_root(const Columns& columns, std::vector<bool>& active, bool& sifts) {
    reduction_ = linear::reduce(program_, ranges_, active);
    if (spend(program_.terms().size())) co_return Root::none;
    if (reduction_.impossible) co_return widen(active, sifts);
    if (reduction_.program.rows() > most_rows ||
        reduction_.program.greatest() > linear::Program::greatest_provable) {
      stuck_ = true;
      co_return Root::none;
    }
    start();
    const Outcome outcome = co_await solve();
    if (spent_) co_return Root::none;
    if (!sifts) {
      raise_bound(simplex_->bound() + offset_);
      co_return outcome == Outcome::cut ? Root::none : Root::solved;
    }
    losses_ = linear::losses_of(program_, ranges_, objective_, reduction_, *simplex_);
    spend(program_.terms().size());
    if (losses_.valid) {
      raise_bound(losses_.bound());
      if (losses_.bound() < least_wanted()) co_return Root::none;
    }
    if (add_better(columns, active)) co_return Root::again;
    co_return outcome == Outcome::cut ? widen(active, sifts) : Root::solved;
  }

  /** The columns at hand do not do: all are looked at. */
  static Root widen(std::vector<bool>& active, bool& sifts) {
    if (!sifts) return Root::none;
    sifts = false;
    std::fill(active.begin(), active.end(), true);
    return Root::again;
  }

  Work<Outcome> solve() {
    Outcome outcome = Outcome::stopped;
    for (int tries = 0; tries < 8 && outcome == Outcome::stopped && !spent_;) {
      co_await budget_.pace.breath();
      const std::uint64_t slice = std::min(budget_.left, budget_.pace.left());
      outcome = simplex_->solve(least_wanted() - offset_, slice);
      const std::uint64_t work = simplex_->work_since();
      if (work < slice) ++tries;  // it gave up
      spend(work + 64);
    }
    co_return outcome;
  }

  void start() {
    offset_ = 0;
    std::vector<bool> inside(program_.variables(), false);
    for (const Index at : reduction_.variables) inside[at] = true;
    for (Index at = 0; at < program_.variables(); ++at) {
      if (!inside[at]) {
        offset_ +=
            objective_[at] * std::clamp<std::int64_t>(0, ranges_[at].least, ranges_[at].most);
      }
    }
    simplex_.emplace(reduction_.program);
    std::vector<std::int64_t> factors;
    factors.reserve(reduction_.variables.size());
    for (const Index at : reduction_.variables) factors.push_back(objective_[at]);
    simplex_->aim(factors);
  }

  /** Adds the things that would make the point at hand better, most first; false: none would. */
  bool add_better(const Columns& columns, std::vector<bool>& active) {
    std::vector<std::pair<double, Index>> better;
    for (Index at = 0; at < program_.variables(); ++at) {
      if (active[at] || losses_.left[at] <= 0 || ranges_[at].least == ranges_[at].most) continue;
      better.emplace_back(-static_cast<double>(losses_.left[at]), columns.thing_of(at));
    }
    std::sort(better.begin(), better.end());
    if (better.size() > most_added) better.resize(most_added);
    for (const auto& [much, thing] : better) columns.add(thing, wanted_.worth, active);
    return !better.empty();
  }

  /** Adds the columns that no proof rules out beside the best plan; false: there are none. */
  bool add_what_matters(const Columns& columns, std::vector<bool>& active) {
    bool any = false;
    const std::int64_t least = least_wanted();
    for (Index at = 0; at < program_.variables(); ++at) {
      Range& range = ranges_[at];
      if (range.least == range.most) continue;
      if (program_.is_whole(at) && losses_.rules_out(at, least)) {
        range = losses_.end_of(at, range);
      } else if (!active[at]) {
        for (const Index each : columns.of(columns.thing_of(at))) active[each] = true;
        any = true;
      }
    }
    return any;
  }

  // ---- branch and bound -----------------------------------------------------------------------

  struct Frame {
    Index variable;
    Range whole;
    Range second;
    bool at_second;
  };

  Work<bool> branch() {
    frames_.clear();
    int restarts = 0;
    for (;;) {
      const Outcome outcome = co_await solve();
      if (spent_) co_return true;
      if (outcome == Outcome::cut) {
        if (!step_back()) co_return true;
        continue;
      }
      const bool solved = outcome == Outcome::solved;
      bool refused = false;
      if (solved ? is_whole() : all_fixed()) {
        refused = !take(solved);
        if (is_over()) co_return true;
        if (!refused) {
          // From the top again, without all that the better plan rules out.
          while (restarts < most_restarts && !frames_.empty()) pop();
          ++restarts;
          if (frames_.empty()) {
            const Outcome again = co_await solve();
            if (again == Outcome::solved) simplex_->fix(least_wanted() - offset_);
          }
          continue;
        }
      }
      const Index variable = refused ? choose_refused() : choose(solved);
      if (variable != nothing) {
        push(variable, solved, refused);
      } else if (!step_back()) {
        co_return true;
      }
    }
  }

  void pop() {
    simplex_->set_range(frames_.back().variable, frames_.back().whole);
    frames_.pop_back();
  }

  bool step_back() {
    while (!frames_.empty()) {
      Frame& frame = frames_.back();
      if (!frame.at_second) {
        frame.at_second = true;
        simplex_->set_range(frame.variable, frame.second);
        return true;
      }
      pop();
    }
    return false;
  }

  void push(Index variable, bool solved, bool refused) {
    const Range whole = simplex_->range(variable);
    const double value = solved ? simplex_->value(variable) : static_cast<double>(whole.least);
    auto below = static_cast<std::int64_t>(std::floor(value + not_whole));
    below = std::clamp(below, whole.least, whole.most);
    const bool at_whole = std::abs(value - std::round(value)) <= not_whole;
    if (at_whole && below > whole.least) --below;
    if (below == whole.most) --below;
    const Range low{whole.least, below};
    const Range high{below + 1, whole.most};
    const bool up = !refused && value > static_cast<double>(below) + 0.3;
    frames_.push_back({variable, whole, up ? low : high, false});
    simplex_->set_range(variable, up ? high : low);
  }

  bool is_whole() const {
    for (Index at = 0; at < reduction_.program.variables(); ++at) {
      if (!reduction_.program.is_whole(at)) continue;
      const double value = simplex_->value(at);
      if (std::abs(value - std::round(value)) > not_whole) return false;
    }
    return true;
  }

  bool all_fixed() const {
    for (Index at = 0; at < reduction_.program.variables(); ++at) {
      const Range range = simplex_->range(at);
      if (range.least < range.most) return false;
    }
    return true;
  }

  /** What is least whole; first of what decides between parts of the program. */
  Index choose(bool solved) const {
    Index chosen = nothing;
    double best = 0;
    for (Index at = 0; at < reduction_.program.variables(); ++at) {
      const Range range = simplex_->range(at);
      if (range.least == range.most || !reduction_.program.is_whole(at)) continue;
      if (!solved) return at;
      const double value = simplex_->value(at);
      const double part = std::abs(value - std::round(value));
      if (part <= not_whole) continue;
      const bool decides = reduction_.variables[at] >= model_.uses;
      const double weight = part + (decides ? 1 : 0);
      if (weight <= best) continue;
      best = weight;
      chosen = at;
    }
    return chosen;
  }

  /** Of a point that is whole and no plan: something in it that may be left out. */
  Index choose_refused() const {
    Index chosen = nothing;
    for (Index at = 0; at < reduction_.program.variables(); ++at) {
      const Range range = simplex_->range(at);
      if (range.least == range.most) continue;
      if (simplex_->value(at) > 0.5) return at;
      if (chosen == nothing) chosen = at;
    }
    return chosen;
  }

  // ---- plans ----------------------------------------------------------------------------------

  /** The values of all variables of the program. */
  void read_values(bool whole) {
    values_.assign(program_.variables(), 0);
    for (Index at = 0; at < program_.variables(); ++at) {
      values_[at] = std::clamp<std::int64_t>(0, ranges_[at].least, ranges_[at].most);
    }
    for (Index at = 0; at < reduction_.variables.size(); ++at) {
      values_[reduction_.variables[at]] =
          whole ? std::llround(simplex_->value(at)) : simplex_->range(at).least;
    }
  }

  std::int64_t worth_of(const std::vector<Index>& things, const std::vector<std::int64_t>& worth) {
    std::int64_t sum = 0;
    for (const Index thing : things) sum += worth[thing];
    return sum;
  }

  /** Whether the point at hand is a plan that is better. */
  bool take(bool whole) {
    read_values(whole);
    Found found;
    found.things = taking_.things_of(values_);
    const std::int64_t value = worth_of(found.things, wanted_.worth);
    if (value >= below_) return false;
    const bool is_plan = taking_.is_plan(found, values_);
    spend(taking_.work_since());
    if (is_plan) keep(std::move(found), value);
    return is_plan;
  }

  void keep(Found&& found, std::int64_t value) {
    made_.best = std::move(found);
    made_.value = value;
    below_ = value;
  }

  /** The plan that is at hand already, where it holds to the rows. */
  void take_start() {
    if (!wanted_.start) return;
    const Found& start = *wanted_.start;
    for (const Bounded& row : wanted_.rows) {
      const std::int64_t sum = worth_of(start.things, row.worth);
      if (sum < row.least || sum > row.most) return;
    }
    const std::int64_t value = worth_of(start.things, wanted_.worth);
    if (value < below_) keep(Found(start), value);
  }

  const Task& task_;
  const Model& model_;
  const Wanted& wanted_;
  Budget& budget_;
  Searched& made_;
  linear::Program program_;
  Taking taking_;
  std::vector<Range> ranges_;
  std::vector<std::int64_t> objective_;  ///< in units
  std::int64_t unit_ = 0;
  std::int64_t below_ = 0;
  linear::Reduction reduction_;
  std::optional<linear::Simplex> simplex_;
  std::int64_t offset_ = 0;  ///< of the objective, by what is not in the reduction
  linear::Losses losses_;
  std::vector<Frame> frames_;
  std::vector<std::int64_t> values_;
  bool cannot_be_ = false;  ///< a row cannot hold
  bool spent_ = false;      ///< no work is left
  bool stuck_ = false;      ///< the program is too large
};

}  // namespace

Work<bool> search(const Task& task, const Model& model, const Wanted& wanted, Budget& budget,
                  Searched& made) {
  made = {};
  Search search(task, model, wanted, budget, made);
  const bool proven = co_await search.run();
  co_return proven;
}

}  // namespace credstack::plan
