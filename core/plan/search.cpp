// The program is solved over the columns that matter: of thousands of things most cost too much to
// be in any good plan, which the multipliers of the rows prove in whole numbers. What is left is
// divided in two until each part is decided.
#include "plan/search.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "audit/filling.hpp"
#include "audit/search.hpp"
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
/** Sets that are allocated anew, as the allocation at hand does not do; and steps for each. */
constexpr int most_audits = 200;
constexpr std::uint64_t audit_steps = 20'000;
constexpr int most_restarts = 6;
/** Columns that are added at once. */
constexpr std::size_t most_added = 400;
/** A relaxation of more rows takes too long. */
constexpr Index most_rows = 2'000;

class Search {
 public:
  Search(const Task& task, const Model& model, const Wanted& wanted, Budget& budget)
      : task_(task),
        model_(model),
        wanted_(wanted),
        budget_(budget),
        program_(model.program),
        filling_(*task.problem, task.looked_at) {}

  Searched run() {
    // Nothing comes to more than everything together; a proof needs some end.
    const std::int64_t all =
        std::accumulate(wanted_.worth.begin(), wanted_.worth.end(), std::int64_t{0});
    below_ = std::min(wanted_.below, all + 1);
    Searched made;
    if (!model_.impossible && prepare()) look();
    made.best = std::move(best_);
    made.value = best_value_;
    made.proven = !spent_ && !stuck_ && !(wanted_.any && made.best);
    made.bound = made.proven ? (made.best ? best_value_ : wanted_.below)
                             : std::min(bound_, made.best ? best_value_ : bound_);
    return made;
  }

 private:
  bool is_over() const { return spent_ || (wanted_.any && best_.has_value()); }
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
    bound_ = std::max(bound_, objective < 0 ? -objective * unit_ : 0);
  }

  // ---- columns --------------------------------------------------------------------------------

  void look() {
    const Columns columns(task_, model_, program_.variables());
    const auto open = std::count_if(ranges_.begin(), ranges_.end(),
                                    [](Range range) { return range.least < range.most; });
    bool sifts = open > std::ptrdiff_t{few_columns};
    std::vector<bool> active(program_.variables(), true);
    if (sifts) active = first_columns(columns, program_, ranges_, wanted_.worth);
    while (!is_over()) {
      switch (settle_root(columns, active, sifts)) {
        case Root::none:
          return;
        case Root::again:
          continue;
        case Root::solved:
          break;
      }
      branch();
      if (is_over() || !sifts || !add_what_matters(columns, active)) return;
    }
  }

  enum class Root : std::uint8_t { solved, again, none };

  /** Solves the program of the active columns; adds those that would make it better. */
  Root settle_root(const Columns& columns, std::vector<bool>& active, bool& sifts) {
    reduction_ = linear::reduce(program_, ranges_, active);
    if (spend(program_.terms().size())) return Root::none;
    if (reduction_.impossible) return widen(active, sifts);
    if (reduction_.program.rows() > most_rows ||
        reduction_.program.greatest() > linear::Program::greatest_provable) {
      stuck_ = true;
      return Root::none;
    }
    start();
    const Outcome outcome = solve();
    if (spent_) return Root::none;
    if (!sifts) {
      raise_bound(simplex_->bound() + offset_);
      return outcome == Outcome::cut ? Root::none : Root::solved;
    }
    losses_ = linear::losses_of(program_, ranges_, objective_, reduction_, *simplex_);
    spend(program_.terms().size());
    if (losses_.valid) {
      raise_bound(losses_.bound());
      if (losses_.bound() < least_wanted()) return Root::none;
    }
    if (add_better(columns, active)) return Root::again;
    return outcome == Outcome::cut ? widen(active, sifts) : Root::solved;
  }

  /** The columns at hand do not do: all are looked at. */
  static Root widen(std::vector<bool>& active, bool& sifts) {
    if (!sifts) return Root::none;
    sifts = false;
    std::fill(active.begin(), active.end(), true);
    return Root::again;
  }

  Outcome solve() {
    Outcome outcome = Outcome::stopped;
    for (int tries = 0; tries < 8 && outcome == Outcome::stopped && !spent_; ++tries) {
      outcome = simplex_->solve(least_wanted() - offset_, budget_.left);
      spend(simplex_->work_since() + 64);
    }
    return outcome;
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

  void branch() {
    frames_.clear();
    int restarts = 0;
    for (;;) {
      const Outcome outcome = solve();
      if (spent_) return;
      if (outcome == Outcome::cut) {
        if (!step_back()) return;
        continue;
      }
      const bool solved = outcome == Outcome::solved;
      bool refused = false;
      if (solved ? is_whole() : all_fixed()) {
        refused = !take(solved);
        if (is_over()) return;
        if (!refused) {
          // From the top again, without all that the better plan rules out.
          while (restarts < most_restarts && !frames_.empty()) pop();
          ++restarts;
          if (frames_.empty() && solve() == Outcome::solved)
            simplex_->fix(least_wanted() - offset_);
          continue;
        }
      }
      const Index variable = refused ? choose_refused() : choose(solved);
      if (variable != nothing) {
        push(variable, solved, refused);
      } else if (!step_back()) {
        return;
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

  /** Whether the point at hand is a plan that is better. */
  bool take(bool whole) {
    read_values(whole);
    Found found;
    std::int64_t value = 0;
    for (Index thing = 0; thing < task_.things.size(); ++thing) {
      std::int64_t times = 0;
      for (const Term& term : model_.taken[thing]) times += term.factor * values_[term.variable];
      if (times <= 0) continue;
      found.things.push_back(thing);
      value += wanted_.worth[thing];
    }
    if (value >= below_) return false;
    if (!allocate(found)) return false;
    if (!fits_in_time(found)) return false;
    best_ = std::move(found);
    best_value_ = value;
    below_ = value;
    return true;
  }

  bool allocate(Found& found) {
    const audit::Problem& problem = *task_.problem;
    wishes_.assign(problem.spots.size(), 0);
    amounts_.assign(problem.spots.size(), 0);
    for (Index spot = 0; spot < problem.spots.size(); ++spot) {
      if (model_.used[spot] == nothing) continue;
      wishes_[spot] = static_cast<double>(values_[model_.used[spot]]);
      if (model_.amount[spot] == nothing) continue;
      amounts_[spot] = values_[model_.amount[spot]];
      if (amounts_[spot] <= 0) wishes_[spot] = 0;
    }
    filling_.clear();
    filling_.fill_by(wishes_, amounts_);
    spend(8 * problem.spots.size());
    const audit::Value value = filling_.state().value(filling_.uses());
    if (value.points[task_.looked_at] == problem.nodes.front().size) {
      found.uses = filling_.uses();
      return true;
    }
    if (++audits_ > most_audits) {
      stuck_ = true;
      return false;
    }
    return allocate_anew(found);
  }

  /** Whether some other allocation of what is taken meets everything. */
  bool allocate_anew(Found& found) {
    audit::Problem problem = *task_.problem;
    for (Index piece = 0; piece < task_.things_of.size(); ++piece) {
      const bool taken = std::all_of(
          task_.things_of[piece].begin(), task_.things_of[piece].end(), [&](Index thing) {
            return std::binary_search(found.things.begin(), found.things.end(), thing);
          });
      if (!taken) problem.stocks[piece].spots = 0;
    }
    audit::Solution solution = audit::solve(problem, task_.looked_at, audit_steps);
    spend(solution.work * 1024);
    if (solution.value.points[task_.looked_at] != problem.nodes.front().size) {
      stuck_ = stuck_ || !solution.points_proven;
      return false;
    }
    found.uses = std::move(solution.uses);
    return true;
  }

  bool fits_in_time(Found& found) {
    Chosen chosen;
    chosen.things = found.things;
    for (const Index thing : found.things) chosen.by.push_back(task_.things[thing].latest_end);
    for (const audit::Used& use : found.uses) {
      chosen.ends_by = std::min(chosen.ends_by, task_.lasting[use.stock]);
      for (const Index thing : task_.things_of[use.stock]) {
        const auto at = std::lower_bound(found.things.begin(), found.things.end(), thing);
        if (at == found.things.end() || *at != thing) continue;
        Day& by = chosen.by[static_cast<std::size_t>(at - found.things.begin())];
        by = std::min(by, task_.by[use.stock]);
      }
    }
    std::uint64_t work = 0;
    found.schedule = schedule(task_, chosen, -1, task_.charged_once, work);
    spend(work * 8);
    if (found.schedule.outcome == Schedule::stopped) stuck_ = true;
    return found.schedule.outcome == Schedule::found;
  }

  const Task& task_;
  const Model& model_;
  const Wanted& wanted_;
  Budget& budget_;
  linear::Program program_;
  audit::Filling filling_;
  std::vector<Range> ranges_;
  std::vector<std::int64_t> objective_;  ///< in units
  std::int64_t unit_ = 0;
  std::int64_t below_ = 0;
  std::int64_t bound_ = 0;  ///< no plan is less
  linear::Reduction reduction_;
  std::optional<linear::Simplex> simplex_;
  std::int64_t offset_ = 0;  ///< of the objective, by what is not in the reduction
  linear::Losses losses_;
  std::vector<Frame> frames_;
  std::vector<std::int64_t> values_;
  std::vector<double> wishes_;
  std::vector<audit::Grains> amounts_;
  std::optional<Found> best_;
  std::int64_t best_value_ = 0;
  int audits_ = 0;
  bool cannot_be_ = false;  ///< a row cannot hold
  bool spent_ = false;      ///< no work is left
  bool stuck_ = false;      ///< of some set it could not be decided whether it is a plan
};

}  // namespace

Searched search(const Task& task, const Model& model, const Wanted& wanted, Budget& budget) {
  return Search(task, model, wanted, budget).run();
}

}  // namespace credstack::plan
