#include "plan/model.hpp"

#include <algorithm>
#include <optional>

#include "plan/choices.hpp"

namespace credstack::plan {
namespace {

using linear::Range;
using linear::Term;

/** A sum that is at least 1 where something is so, or a constant. */
struct Whether {
  std::vector<Term> terms;
  std::int64_t constant = 0;
};

class Maker {
 public:
  Maker(const Task& task, const audit::Relaxation& relaxation) : task_(task) {
    made_.program = relaxation.program;
    made_.used = relaxation.used;
    made_.amount = relaxation.amount;
    made_.uses = relaxation.uses;
    made_.impossible = relaxation.impossible || task.impossible;
    made_.taken.resize(task.things.size());
    pieces_of_.resize(task.things.size());
    for (Index piece = 0; piece < task.things_of.size(); ++piece) {
      for (const Index thing : task.things_of[piece]) pieces_of_[thing].push_back(piece);
    }
  }

  Model run() {
    const std::vector<bool> by_itself = find_by_itself();
    for (Index thing = 0; thing < task_.things.size(); ++thing) {
      if (by_itself[thing]) {
        add_variable(thing);
      } else {
        for (const Index piece : pieces_of_[thing]) made_.taken[thing] = uses_of(piece);
      }
    }
    add_choices();
    close_what_cannot_be();
    for (Index thing = 0; thing < task_.things.size(); ++thing) add_needs(thing);
    for (const Index need : task_.of_program) imply({{}, 1}, need);
    return std::move(made_);
  }

 private:
  std::vector<Term> uses_of(Index piece) const {
    std::vector<Term> terms;
    const audit::Stock& stock = task_.problem->stocks[piece];
    for (Index spot = stock.first_spot; spot < stock.first_spot + stock.spots; ++spot) {
      if (made_.used[spot] != nothing) terms.push_back({made_.used[spot], 1});
    }
    return terms;
  }

  bool is_used_once(Index piece) const {
    const audit::Stock& stock = task_.problem->stocks[piece];
    return stock.spots <= 1 || (!stock.block && task_.problem->together.empty());
  }

  /** Things that may be taken without being used, or used more than once, have a variable. */
  std::vector<bool> find_by_itself() const {
    std::vector<bool> by_itself(task_.things.size(), false);
    for (Index thing = 0; thing < task_.things.size(); ++thing) {
      const auto& pieces = pieces_of_[thing];
      const bool extra = task_.limits.award_by < endless && task_.things[thing].award;
      by_itself[thing] = extra || task_.must[thing] || pieces.size() != 1 ||
                         task_.things_of[pieces.front()].size() != 1 ||
                         !is_used_once(pieces.front());
    }
    for (const Need& need : task_.needs) {
      if (need.kind == Need::thing) by_itself[need.thing_at] = true;
    }
    return by_itself;
  }

  void add_variable(Index thing) {
    const bool must = task_.must[thing];
    const Index taken = made_.program.add_variable({must ? 1 : 0, 1});
    made_.taken[thing] = {{taken, 1}};
    for (const Index piece : pieces_of_[thing]) {
      std::vector<Term> uses = uses_of(piece);
      if (is_used_once(piece)) {
        add_no_more(uses, taken);
      } else {
        for (const Term& use : uses) add_no_more({use}, taken);
      }
    }
  }

  void add_no_more(std::vector<Term> uses, Index taken) {
    if (uses.empty()) return;
    uses.push_back({taken, -1});
    made_.program.add_at_most(uses, 0);
  }

  /** As many of one as of another, at the most. */
  void add_no_more(std::vector<Term> uses, const std::vector<Term>& others) {
    for (const Term& other : others) uses.push_back({other.variable, -other.factor});
    if (!uses.empty()) made_.program.add_at_most(uses, 0);
  }

  /** Of the sizes that may be chosen for a leaf one is taken at most; of equal courses the first.
   */
  void add_choices() {
    std::vector<Term> sizes;
    for (Index thing = 0; thing < task_.things.size(); ++thing) {
      const Choice* choice = task_.things[thing].choice;
      if (choice == nullptr) continue;
      const Choice* next =
          thing + 1 < task_.things.size() ? task_.things[thing + 1].choice : nullptr;
      const bool more = next != nullptr && next->leaf == choice->leaf;
      const std::vector<Term>& taken = made_.taken[thing];
      if (choice->what.course) {
        if (more) add_no_more(made_.taken[thing + 1], taken);
        continue;
      }
      sizes.insert(sizes.end(), taken.begin(), taken.end());
      if (more) continue;
      if (!sizes.empty()) made_.program.add_at_most(sizes, 1);
      sizes.clear();
    }
  }

  void close(const std::vector<Term>& terms) {
    for (const Term& term : terms) {
      const Range range = made_.program.range(term.variable);
      if (range.least > 0) made_.impossible = true;
      made_.program.narrow(term.variable, {0, 0});
    }
  }

  void close_what_cannot_be() {
    for (Index thing = 0; thing < task_.things.size(); ++thing) {
      if (task_.things[thing].open) continue;
      close(made_.taken[thing]);
      for (const Index piece : pieces_of_[thing]) close(uses_of(piece));
    }
    for (Index piece = 0; piece < task_.things_of.size(); ++piece) {
      const bool in_time = std::all_of(
          task_.things_of[piece].begin(), task_.things_of[piece].end(),
          [&](Index thing) { return task_.things[thing].earliest_end <= task_.by[piece]; });
      if (!in_time) close(uses_of(piece));
    }
  }

  void add_needs(Index thing) {
    const Thing& what = task_.things[thing];
    if (!what.open) return;
    for (const Index need : {what.before, what.beside}) {
      if (need != nothing) imply({made_.taken[thing], 0}, need);
    }
  }

  /** Where the premise is so, the need is met. */
  void imply(const Whether& premise, Index at) {
    const Need& need = task_.needs[at];
    if (need.kind == Need::held) return;
    const bool all = need.kind == Need::sum && is_all(need);
    if (all) {
      for (const Need::Part& part : need.parts) imply(premise, part.need);
      return;
    }
    std::vector<Term> terms;
    std::int64_t missing = need.kind == Need::thing ? 1 : need.least;
    const std::int64_t least = missing;
    if (need.kind == Need::thing) {
      terms = made_.taken[need.thing_at];
    } else {
      for (const Need::Part& part : need.parts) {
        const Whether there = whether(part.need);
        const std::int64_t worth = std::min(part.worth, least);
        missing -= there.constant * worth;
        for (const Term& term : there.terms) terms.push_back({term.variable, term.factor * worth});
      }
    }
    if (missing <= 0) return;
    for (const Term& term : premise.terms) terms.push_back({term.variable, -missing * term.factor});
    made_.program.add_at_least(linear::merged(std::move(terms)), missing * premise.constant);
  }

  static bool is_all(const Need& need) {
    std::int64_t sum = 0;
    std::int64_t smallest = need.least;
    for (const Need::Part& part : need.parts) {
      sum += part.worth;
      smallest = std::min(smallest, part.worth);
    }
    return !need.parts.empty() && sum - smallest < need.least && sum >= need.least;
  }

  Whether whether(Index at) {
    const Need& need = task_.needs[at];
    if (need.kind == Need::held) return {{}, 1};
    if (need.kind == Need::thing) return {made_.taken[need.thing_at], 0};
    const Index flag = made_.program.add_variable({0, 1});
    imply({{{flag, 1}}, 0}, at);
    return {{{flag, 1}}, 0};
  }

  const Task& task_;
  Model made_;
  std::vector<std::vector<Index>> pieces_of_;  ///< by thing
};

}  // namespace

Model model_of(const Task& task, const audit::Relaxation& relaxation) {
  return Maker(task, relaxation).run();
}

}  // namespace credstack::plan
