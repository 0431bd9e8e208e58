#include "plan/columns.hpp"

#include <algorithm>

#include "model/sorting.hpp"

namespace credstack::plan {
namespace {

using linear::Range;
using linear::Term;

constexpr int deepest = 6;
constexpr std::int64_t dear = std::int64_t{1} << 50;
/** Things for a row, beyond twice of what it needs. */
constexpr std::size_t some_more = 6;

}  // namespace

Columns::Columns(const Task& task, const Model& model, Index variables)
    : task_(task), thing_of_(variables, nothing) {
  std::vector<std::vector<Index>> of(task.things.size());
  const auto claim = [&](Index thing, Index column) {
    if (column == nothing || thing_of_[column] != nothing) return;
    thing_of_[column] = thing;
    of[thing].push_back(column);
  };
  for (Index piece = 0; piece < task.things_of.size(); ++piece) {
    if (task.things_of[piece].empty()) continue;
    const audit::Stock& stock = task.problem->stocks[piece];
    for (Index spot = stock.first_spot; spot < stock.first_spot + stock.spots; ++spot) {
      claim(task.things_of[piece].front(), model.used[spot]);
      claim(task.things_of[piece].front(), model.amount[spot]);
    }
  }
  for (Index thing = 0; thing < task.things.size(); ++thing) {
    for (const Term& term : model.taken[thing]) claim(thing, term.variable);
  }
  for (const std::vector<Index>& each : of) {
    starts_.push_back(static_cast<Index>(columns_.size()));
    columns_.insert(columns_.end(), each.begin(), each.end());
  }
  starts_.push_back(static_cast<Index>(columns_.size()));
}

void Columns::add(Index thing, std::span<const std::int64_t> worth,
                  std::vector<bool>& active) const {
  const auto mine = of(thing);
  if (mine.empty() || active[mine.front()]) return;
  for (const Index column : mine) active[column] = true;
  const Thing& what = task_.things[thing];
  if (what.before != nothing) add_need(what.before, worth, active);
  if (what.beside != nothing) add_need(what.beside, worth, active);
}

std::int64_t Columns::cost_of(Index at, std::span<const std::int64_t> worth, int depth) const {
  const Need& need = task_.needs[at];
  if (need.kind == Need::held) return 0;
  if (depth == 0) return dear;
  if (need.kind == Need::thing) {
    const Thing& what = task_.things[need.thing_at];
    if (!what.open) return dear;
    std::int64_t sum = worth[need.thing_at];
    for (const Index other : {what.before, what.beside}) {
      if (other != nothing) sum += cost_of(other, worth, depth - 1);
    }
    return std::min(sum, dear);
  }
  std::int64_t sum = 0;
  std::vector<std::int64_t> costs;
  for (const Need::Part& part : need.parts) costs.push_back(cost_of(part.need, worth, depth - 1));
  std::sort(costs.begin(), costs.end());
  const auto count = std::min<std::size_t>(costs.size(), static_cast<std::size_t>(need.least));
  for (std::size_t i = 0; i < count; ++i) sum += costs[i];
  return std::min(sum, dear);
}

void Columns::add_need(Index at, std::span<const std::int64_t> worth,
                       std::vector<bool>& active) const {
  const Need& need = task_.needs[at];
  if (need.kind == Need::held) return;
  if (need.kind == Need::thing) {
    add(need.thing_at, worth, active);
    return;
  }
  std::vector<std::pair<std::int64_t, Index>> parts;
  std::int64_t sum = 0;
  for (const Need::Part& part : need.parts) {
    parts.emplace_back(cost_of(part.need, worth, deepest) / std::max<std::int64_t>(part.worth, 1),
                       static_cast<Index>(parts.size()));
  }
  std::sort(parts.begin(), parts.end());
  for (const auto& [cost, place] : parts) {
    if (sum >= need.least) break;
    const Need::Part& part = need.parts[place];
    add_need(part.need, worth, active);
    sum += part.worth;
  }
}

std::vector<bool> first_columns(const Columns& columns, const linear::Program& program,
                                std::span<const Range> ranges,
                                std::span<const std::int64_t> worth) {
  std::vector<bool> active(program.variables(), false);
  for (Index at = 0; at < program.variables(); ++at) {
    if (columns.thing_of(at) == nothing) active[at] = true;
  }
  struct Offer {
    double price;
    std::int64_t gives;
    Index thing;
  };
  std::vector<Offer> offers;
  for (Index row = 0; row < program.rows(); ++row) {
    offers.clear();
    std::int64_t missing = program.row_range(row).least;
    for (Index at = program.row_starts()[row]; at < program.row_starts()[row + 1]; ++at) {
      const Term& term = program.terms()[at];
      const Range range = ranges[term.variable];
      missing -= term.factor * std::clamp<std::int64_t>(0, range.least, range.most);
      const Index thing = columns.thing_of(term.variable);
      if (thing == nothing || range.least == range.most || term.factor <= 0) continue;
      const std::int64_t gives = term.factor * range.most;
      offers.push_back(
          {static_cast<double>(worth[thing]) / static_cast<double>(gives), gives, thing});
    }
    if (missing <= 0) continue;
    sort_stably(offers, [](const Offer& a, const Offer& b) { return a.price < b.price; });
    std::int64_t given = 0;
    std::size_t more = 0;
    for (const Offer& offer : offers) {
      if (given >= 2 * missing && ++more > some_more) break;
      columns.add(offer.thing, worth, active);
      given += std::min(offer.gives, missing);
    }
  }
  return active;
}

}  // namespace credstack::plan
