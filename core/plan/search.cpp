// The program is solved, rows are added that only whole points keep to, a plan is guessed near its
// best point, and what is then left is divided in two until each part is decided.
#include "plan/search.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>

#include "linear/cuts.hpp"
#include "linear/reduction.hpp"
#include "linear/simplex.hpp"
#include "plan/choices.hpp"
#include "plan/tree.hpp"

namespace credstack::plan {
namespace {

using linear::Outcome;
using linear::Range;
using linear::Term;

constexpr double not_whole = 1e-5;
/** A relaxation of more rows takes too long. */
constexpr Index most_rows = 60'000;
/** Rounds of rows that are added before the program is divided, and rows in all. */
constexpr int most_rounds = 12;
/** With fewer rows to divide is quicker. */
constexpr Index few_rows = 120;
constexpr int few_rounds = 3;
constexpr std::size_t most_cuts = 200;
/** It is enough after so many rounds that each gain less than one part in so many. */
constexpr int most_stalls = 2;
constexpr std::int64_t little_gain = 5'000;
/** It is begun anew where no more than so much of it is open. */
constexpr double worth_it = 0.7;
/** A guess looks at no fewer variables, beside those at hand, and at no more parts. */
constexpr Index fewest_guessed = 400;
constexpr std::uint64_t guessed_nodes = 300;
/** Of the work that is left, for a guess. */
constexpr std::uint64_t part_of_guess = 10;
constexpr std::uint64_t endless_nodes = ~std::uint64_t{0};

class Search {
 public:
  Search(const Task& task, const Model& model, const Wanted& wanted, Budget& budget, Searched& made)
      : task_(task),
        model_(model),
        wanted_(wanted),
        budget_(budget),
        made_(made),
        program_(model.program),
        taking_(task, model, *wanted.timetables) {}

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
  /** What is open of the program, solved. */
  struct Part {
    linear::Reduction reduction;
    std::optional<linear::Simplex> simplex;
    std::int64_t offset = 0;  ///< of the objective, by what is not in the reduction
  };

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
    find_sizes();
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

  // ---- what is done before it is divided -------------------------------------------------------

  Work<bool> look() {
    here_ = ranges_;
    const Outcome outcome = co_await solve_reduced();
    if (spent_ || stuck_ || part_->reduction.impossible) co_return false;
    raise_bound(part_->simplex->bound() + part_->offset);
    if (outcome == Outcome::cut) co_return false;
    if (outcome == Outcome::solved) co_await strengthen();
    raise_bound(part_->simplex->bound() + part_->offset);
    co_await guess();
    if (is_over()) co_return false;
    bool again = co_await branch(endless_nodes);
    while (again) again = co_await branch_again(endless_nodes);
    co_return true;
  }

  /** Begins anew with what is left of the program at hand; true: so much was decided again. */
  Work<bool> branch_again(std::uint64_t nodes) {
    const Outcome outcome = co_await solve_reduced();
    if (spent_ || part_->reduction.impossible || outcome == Outcome::cut) co_return false;
    if (outcome == Outcome::solved) co_await strengthen();
    const bool again = co_await branch(nodes);
    co_return again;
  }

  /**
   * Looks for a plan among what would cost least beside the point at hand. What is found there
   * bounds all the rest.
   */
  Work<bool> guess() {
    const Index variables = part_->reduction.program.variables();
    if (variables < fewest_guessed + fewest_guessed / 2 || is_whole()) co_return false;
    std::unique_ptr<Part> whole = std::move(part_);
    const std::vector<Range> held = here_;
    leave_out_dear(*whole);
    std::uint64_t work = 0;
    const bool can_be = linear::tighten(program_, here_, work);
    spend(work);
    enough_ = budget_.left - budget_.left / part_of_guess;
    if (can_be && !spent_) co_await branch_again(guessed_nodes);
    enough_ = 0;
    here_ = held;
    part_ = std::move(whole);
    co_return true;
  }

  /** Keeps what is in the point at hand, and as much again of what would cost little there. */
  void leave_out_dear(const Part& whole) {
    std::vector<linear::Wide> left;
    linear::Wide total = 0;
    if (!whole.simplex->prove(left, total)) return;
    std::vector<std::pair<linear::Wide, Index>> dear;
    std::size_t kept = 0;
    for (Index at = 0; at < whole.reduction.program.variables(); ++at) {
      const Range range = whole.simplex->range(at);
      if (range.least != 0 || whole.simplex->value(at) > not_whole) {
        ++kept;
      } else {
        dear.emplace_back(left[at] > 0 ? -left[at] : left[at], at);
      }
    }
    // The cheapest first.
    std::sort(dear.begin(), dear.end(), [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    const std::size_t most = std::max<std::size_t>(kept, fewest_guessed);
    for (std::size_t at = most; at < dear.size(); ++at) {
      here_[whole.reduction.variables[dear[at].second]] = {0, 0};
    }
  }

  /** The program within the ranges at hand. */
  Work<Outcome> solve_reduced() {
    part_ = std::make_unique<Part>();
    part_->reduction = linear::reduce(program_, here_);
    spend(program_.terms().size());
    if (part_->reduction.impossible || spent_) co_return Outcome::cut;
    if (part_->reduction.program.rows() > most_rows ||
        part_->reduction.program.greatest() > linear::Program::greatest_provable) {
      stuck_ = true;
      co_return Outcome::stopped;
    }
    start();
    const Outcome outcome = co_await solve();
    co_return outcome;
  }

  Work<Outcome> solve() {
    Outcome outcome = Outcome::stopped;
    for (int tries = 0; tries < 8 && outcome == Outcome::stopped && !spent_;) {
      co_await budget_.pace.breath();
      const std::uint64_t slice = std::min(budget_.left, budget_.pace.left());
      outcome = part_->simplex->solve(wanted_here(), slice);
      const std::uint64_t work = part_->simplex->work_since();
      if (work < slice) ++tries;  // it gave up
      spend(work + 64);
    }
    co_return outcome;
  }

  /** Adds rows that whole points keep to and the point at hand does not. */
  Work<bool> strengthen() {
    linear::Program& program = part_->reduction.program;
    const Index before = program.rows();
    std::int64_t bound = part_->simplex->bound();
    int stalls = 0;
    const int rounds = before < few_rows ? few_rounds : most_rounds;
    for (int round = 0; round < rounds && !is_over() && !is_whole(); ++round) {
      const std::size_t most =
          most_cuts - std::min<std::size_t>(most_cuts, program.rows() - before);
      std::uint64_t work = 0;
      const auto cuts = linear::find_cuts(program, *part_->simplex, most, work);
      spend(work);
      if (cuts.empty()) break;
      for (const linear::Cut& cut : cuts) {
        const Range reach = program.reach(cut.terms);
        program.add_row(cut.terms, {reach.least, cut.most});
      }
      part_->simplex->extend();
      const Outcome outcome = co_await solve();
      if (outcome != Outcome::solved) break;
      const std::int64_t gain = bound - part_->simplex->bound();
      stalls = gain > std::abs(bound) / little_gain ? 0 : stalls + 1;
      if (stalls == most_stalls) break;
      bound = part_->simplex->bound();
    }
    co_return true;
  }

  void start() {
    part_->offset = 0;
    std::vector<bool> inside(program_.variables(), false);
    for (const Index at : part_->reduction.variables) inside[at] = true;
    for (Index at = 0; at < program_.variables(); ++at) {
      if (!inside[at]) {
        part_->offset += objective_[at] * here_[at].least;
      }
    }
    part_->simplex.emplace(part_->reduction.program);
    std::vector<std::int64_t> factors;
    factors.reserve(part_->reduction.variables.size());
    for (const Index at : part_->reduction.variables) factors.push_back(objective_[at]);
    part_->simplex->aim(factors);
  }

  // ---- branch and bound -----------------------------------------------------------------------

  /** True: so much is decided that it is worth to begin anew. */
  Work<bool> branch(std::uint64_t nodes) {
    Tree tree(*part_->simplex, part_->reduction.program);
    if (made_.best && narrow(tree)) co_return true;
    for (; nodes > 0 && budget_.left >= enough_; --nodes) {
      const Outcome outcome = co_await solve();
      if (spent_) break;
      Index variable = nothing;
      bool refused = false;
      if (outcome != Outcome::cut) {
        const bool solved = outcome == Outcome::solved;
        if (solved) tree.learn(part_->simplex->bound());
        const bool is_point = solved ? is_whole() : all_fixed();
        const bool sized = solved && !is_point && is_whole_but_for_sizes();
        if ((is_point || sized) && take(solved)) {
          if (is_over()) break;
          if (narrow(tree)) co_return true;
        } else {
          refused = is_point;
        }
        // What is rounded to a size is all there is here where nothing can be better.
        if (refused) {
          variable = choose_refused();
        } else if (!is_point && !(sized && part_->simplex->bound() < wanted_here())) {
          variable = choose(tree, solved);
        }
        if (variable != nothing) divide(tree, variable, solved, refused);
      }
      if (variable == nothing && !tree.go_on(wanted_here())) break;
    }
    co_return false;
  }

  /** Leaves out what a better plan cannot have; true: that is much. */
  bool narrow(Tree& tree) {
    const std::size_t left = tree.narrow(wanted_here());
    const Index all = part_->reduction.program.variables();
    if (left == all || static_cast<double>(left) > worth_it * all) return false;
    std::vector<Range> narrowed = here_;
    for (Index at = 0; at < part_->reduction.variables.size(); ++at) {
      narrowed[part_->reduction.variables[at]] = tree.range(at);
    }
    std::uint64_t work = 0;
    const bool can_be = linear::tighten(program_, narrowed, work);
    spend(work);
    // The part at hand is read by the ranges that it was made with.
    if (!can_be || spent_) return false;
    here_ = std::move(narrowed);
    return true;
  }

  /** What the reduced program must reach. */
  std::int64_t wanted_here() const { return least_wanted() - part_->offset; }

  void divide(Tree& tree, Index variable, bool solved, bool refused) {
    const Range whole = part_->simplex->range(variable);
    const double value =
        solved ? part_->simplex->value(variable) : static_cast<double>(whole.least);
    auto below = static_cast<std::int64_t>(std::floor(value + not_whole));
    below = std::clamp(below, whole.least, whole.most);
    const bool at_whole = std::abs(value - std::round(value)) <= not_whole;
    if (at_whole && below > whole.least) --below;
    if (below == whole.most) --below;
    const Range low{whole.least, below};
    const Range high{below + 1, whole.most};
    const bool up = !refused && value > static_cast<double>(below) + 0.3;
    tree.divide(variable, up ? high : low, up ? low : high, part_->simplex->bound());
  }

  bool is_whole() const {
    for (Index at = 0; at < part_->reduction.program.variables(); ++at) {
      if (!part_->reduction.program.is_whole(at)) continue;
      const double value = part_->simplex->value(at);
      if (std::abs(value - std::round(value)) > not_whole) return false;
    }
    return true;
  }

  /** Whether all is whole but for how much is of one's own choice. */
  bool is_whole_but_for_sizes() const {
    if (sizes_.empty()) return false;
    for (Index at = 0; at < part_->reduction.program.variables(); ++at) {
      if (!part_->reduction.program.is_whole(at) || is_size_[part_->reduction.variables[at]]) {
        continue;
      }
      const double value = part_->simplex->value(at);
      if (std::abs(value - std::round(value)) > not_whole) return false;
    }
    return true;
  }

  bool all_fixed() const {
    for (Index at = 0; at < part_->reduction.program.variables(); ++at) {
      const Range range = part_->simplex->range(at);
      if (range.least < range.most) return false;
    }
    return true;
  }

  /** What is worth most to be divided; first of what decides between parts of the program. */
  Index choose(const Tree& tree, bool solved) const {
    Index chosen = nothing;
    Index size = nothing;  // is decided by all else
    double best = 0;
    bool best_decides = false;
    for (Index at = 0; at < part_->reduction.program.variables(); ++at) {
      const Range range = part_->simplex->range(at);
      if (range.least == range.most || !part_->reduction.program.is_whole(at)) continue;
      if (!solved) return at;
      const double value = part_->simplex->value(at);
      const double below = value - std::floor(value);
      if (below <= not_whole || below >= 1 - not_whole) continue;
      if (is_size_[part_->reduction.variables[at]]) {
        size = at;
        continue;
      }
      const bool decides = part_->reduction.variables[at] >= model_.uses;
      if (best_decides && !decides) continue;
      const double worth = tree.worth(at, below, 1 - below);
      if (decides == best_decides && worth <= best && chosen != nothing) continue;
      best = worth;
      best_decides = decides;
      chosen = at;
    }
    return chosen == nothing ? size : chosen;
  }

  /** Of a point that is whole and no plan: something in it that may be left out. */
  Index choose_refused() const {
    Index chosen = nothing;
    for (Index at = 0; at < part_->reduction.program.variables(); ++at) {
      const Range range = part_->simplex->range(at);
      if (range.least == range.most) continue;
      if (part_->simplex->value(at) > 0.5) return at;
      if (chosen == nothing) chosen = at;
    }
    return chosen;
  }

  // ---- plans ----------------------------------------------------------------------------------

  /** The values of all variables of the program. */
  void read_values(bool whole) {
    values_.assign(program_.variables(), 0);
    for (Index at = 0; at < program_.variables(); ++at) {
      values_[at] = here_[at].least;
    }
    for (Index at = 0; at < part_->reduction.variables.size(); ++at) {
      values_[part_->reduction.variables[at]] =
          whole ? std::llround(part_->simplex->value(at)) : part_->simplex->range(at).least;
    }
    if (whole) round_sizes();
  }

  /** Of the sizes of each choice the least that is as much as the point at hand has of them. */
  void round_sizes() {
    if (sizes_.empty()) return;
    std::vector<double> value_of(values_.begin(), values_.end());
    for (Index at = 0; at < part_->reduction.variables.size(); ++at) {
      value_of[part_->reduction.variables[at]] = part_->simplex->value(at);
    }
    for (std::size_t at = 0; at < sizes_.size();) {
      const std::size_t first = at;
      double units = 0;
      for (; at < sizes_.size() && sizes_[at].leaf == sizes_[first].leaf; ++at) {
        units += value_of[sizes_[at].variable] * static_cast<double>(sizes_[at].units);
        values_[sizes_[at].variable] = 0;
      }
      for (std::size_t each = first; each < at && units > not_whole; ++each) {
        if (static_cast<double>(sizes_[each].units) < units - not_whole) continue;
        values_[sizes_[each].variable] = 1;
        break;
      }
    }
  }

  void find_sizes() {
    is_size_.assign(program_.variables(), false);
    for (Index thing = 0; thing < task_.things.size(); ++thing) {
      const Choice* choice = task_.things[thing].choice;
      if (choice == nullptr || choice->what.course || !task_.things[thing].open) continue;
      for (const Term& term : model_.taken[thing]) {
        sizes_.push_back({choice->leaf, choice->units, term.variable});
        is_size_[term.variable] = true;
      }
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
  std::vector<Range> here_;  ///< the same, and what a better plan than the best at hand can have
  std::vector<std::int64_t> objective_;  ///< in units
  std::int64_t unit_ = 0;
  std::int64_t below_ = 0;
  std::unique_ptr<Part> part_;
  std::vector<std::int64_t> values_;
  struct Size {
    Index leaf;
    std::int64_t units;
    Index variable;
  };
  std::vector<Size> sizes_;  ///< that may be chosen, of a leaf together and ascending
  std::vector<bool> is_size_;
  std::uint64_t enough_ = 0;  ///< a guess ends where less work is left
  bool cannot_be_ = false;    ///< a row cannot hold
  bool spent_ = false;        ///< no work is left
  bool stuck_ = false;        ///< the program is too large
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
