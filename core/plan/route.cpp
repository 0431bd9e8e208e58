#include "plan/route.hpp"

#include <algorithm>

#include "audit/lists.hpp"
#include "model/sorting.hpp"

namespace credstack::plan {
namespace {

class Writer {
 public:
  Writer(const RouteSources& sources, const Task& task, const Settled& settled)
      : catalog_(sources.catalog),
        universe_(sources.universe),
        times_(sources.times),
        task_(task),
        settled_(settled),
        route_() {
    const Price& once = sources.prices.charged_once();
    if (!settled.found.things.empty()) {
      route_.charged_once = task.charged_once;
      if (!once.minor) ++route_.unknown_prices;
    }
  }

  Route run() {
    const Found& found = settled_.found;
    for (std::size_t at = 0; at < found.things.size(); ++at) {
      route_.steps.push_back(step_of(found.things[at], found.schedule.placed[at]));
      days_.push_back(found.schedule.placed[at]);
    }
    for (const audit::Used& use : found.uses) add_use(use);
    add_sums();
    sort_steps();
    route_.possible = task_.looked_at == audit::possible_standing;
    route_.cost = settled_.cost;
    route_.unknown_prices += static_cast<std::uint32_t>(settled_.unknown_prices);
    route_.unknown_spans = static_cast<std::uint32_t>(settled_.unknown_spans);
    if (found.schedule.end >= 0) route_.end = times_.date_of(found.schedule.end);
    route_.proof.optimal = settled_.optimal;
    route_.proof.bound = settled_.bound;
    return std::move(route_);
  }

 private:
  Step step_of(Index at, const Placed& placed) const {
    const Thing& thing = task_.things[at];
    Step step;
    step.thing = thing.id;
    if (thing.choice != nullptr) {
      step.choice = thing.choice->what;
      step.conditions = open_conditions(*universe_.tree, *thing.choice);
    }
    step.prior_learning = thing.prior_learning;
    step.price = thing.price;
    step.start = times_.date_of(placed.start);
    if (thing.span_known) step.end = times_.date_of(placed.end);
    step.span_known = thing.span_known;
    step.recognised = thing.recognised;
    step.hours = thing.hours;
    if (placed.slot != nothing) {
      const Slot& slot = thing.slots[placed.slot];
      step.offering = &catalog_[thing.record->study].offerings[slot.offering];
      step.expected = slot.expected;
    }
    const Achievement& record = *thing.record;
    const CreditConversion* rule = nullptr;
    if (record.non_credit) {
      step.credit = 0;
    } else if (record.credit) {
      step.credit = audit::in_unit(catalog_, *record.credit, universe_.tree->unit, rule);
    }
    if (!thing.prior_learning) {
      add_words(record.entry, step);
      if (record.study) add_words(catalog_[record.study].corequisites, step);
    }
    for (const Index other : settled_.found.things) {
      const Thing& what = task_.things[other];
      if (other != at && (names(what.before, at) || names(what.beside, at))) {
        step.needed_for.push_back(what.id);
      }
    }
    return step;
  }

  bool names(Index at, Index thing) const {
    if (at == nothing) return false;
    const Need& need = task_.needs[at];
    if (need.kind == Need::thing) return need.thing_at == thing;
    return std::any_of(need.parts.begin(), need.parts.end(),
                       [&](const Need::Part& part) { return names(part.need, thing); });
  }

  /** What a requirement says that is not looked at. */
  void add_words(RequirementId id, Step& step) const {
    if (!id) return;
    const Requirement& node = catalog_[id];
    const bool list =
        node.kind == RequirementKind::courses || node.kind == RequirementKind::credits;
    if (node.kind == RequirementKind::prose || (list && (node.open || node.from.empty()))) {
      step.conditions.push_back({.requirement = id, .recognition = {}, .stated = nullptr});
    }
    if (!node.minimum_grade.empty()) {
      step.conditions.push_back(
          {.requirement = id, .recognition = {}, .stated = nullptr, .grade = node.minimum_grade});
    }
    for (const RequirementId child : node.children) add_words(child, step);
  }

  void add_use(const audit::Used& use) {
    const audit::Draft& draft = universe_.posed.drafts.pieces[use.stock];
    const audit::Problem& problem = *task_.problem;
    const Index leaf = problem.spots[use.spot].leaf;
    const Index node = problem.leaves[leaf].node - universe_.posed.built.places.front().node;
    const Rational credit = Rational(use.credit) * universe_.posed.built.grain;
    const bool counts = draft.piece.credit.is_known();
    for (const Index thing : task_.things_of[use.stock]) {
      Step* step = step_for(thing);
      if (step == nullptr) continue;
      Applied applied;
      applied.node = universe_.tree->ids[node];
      applied.credit = counts ? credit : Rational::unknown();
      applied.recognition = draft.piece.recognition;
      applied.indicative = draft.piece.conversion != nullptr;
      step->applied.push_back(applied);
      const Requirement& asked = catalog_[applied.node];
      if (!asked.minimum_grade.empty()) {
        step->conditions.push_back({.requirement = applied.node,
                                    .recognition = {},
                                    .stated = nullptr,
                                    .grade = asked.minimum_grade});
      }
      for (const audit::Because& open : draft.piece.open) add_open(open, draft, *step);
      break;  // of a set, at the first
    }
  }

  /** Why a piece is only possible; what a grade will be is asked for of every step. */
  static void add_open(const audit::Because& open, const audit::Draft& draft, Step& step) {
    const bool same =
        std::any_of(step.conditions.begin(), step.conditions.end(), [&](const Condition& each) {
          return each.recognition == draft.piece.recognition && each.stated == open.condition &&
                 each.why == open.why;
        });
    if (same || open.why == audit::Why::no_place) return;
    step.conditions.push_back({.requirement = open.node,
                               .recognition = draft.piece.recognition,
                               .stated = open.condition,
                               .grade = open.grade,
                               .why = open.why});
  }

  Step* step_for(Index thing) {
    const auto& things = settled_.found.things;
    const auto at = std::lower_bound(things.begin(), things.end(), thing);
    if (at == things.end() || *at != thing) return nullptr;
    return &route_.steps[static_cast<std::size_t>(at - things.begin())];
  }

  void add_sums() {
    for (const Step& step : route_.steps) {
      route_.earned = route_.earned + step.credit;
      for (const Applied& applied : step.applied) {
        if (applied.credit.is_known()) route_.applied = route_.applied + applied.credit;
      }
    }
  }

  /** By first day, then last, then the catalogue. */
  void sort_steps() {
    std::vector<std::uint32_t> order =
        stable_order(route_.steps.size(), [&](std::uint32_t a, std::uint32_t b) {
          if (days_[a].start != days_[b].start) return days_[a].start < days_[b].start;
          return days_[a].end < days_[b].end;
        });
    std::vector<Step> sorted;
    std::int64_t paid = route_.charged_once;
    for (const std::uint32_t at : order) {
      sorted.push_back(std::move(route_.steps[at]));
      paid += task_.things[settled_.found.things[at]].due;
      sorted.back().paid_so_far = paid;
    }
    route_.steps = std::move(sorted);
  }

  const Catalog& catalog_;
  const Universe& universe_;
  const Times& times_;
  const Task& task_;
  const Settled& settled_;
  Route route_;
  std::vector<Placed> days_;
};

}  // namespace

Route route_of(const RouteSources& sources, const Task& task, const Settled& settled) {
  return Writer(sources, task, settled).run();
}

}  // namespace credstack::plan
