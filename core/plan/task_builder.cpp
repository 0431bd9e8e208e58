#include "plan/task_builder.hpp"

#include <algorithm>

#include "audit/lists.hpp"
#include "plan/needs.hpp"
#include "plan/recognised.hpp"

namespace credstack::plan {
namespace {

class Builder {
 public:
  explicit Builder(const TaskQuestion& question)
      : asked_(question),
        catalog_(question.catalog),
        universe_(question.universe),
        wishes_(question.wishes) {}

  Task run() {
    task_.problem = &universe_.posed.built.problem;
    task_.looked_at = asked_.looked_at;
    task_.direct = asked_.direct;
    task_.things_of = universe_.things_of;
    set_limits();
    if (audit::contains(wishes_.minimize, Objective::unrecognised)) {
      recognised_ = recognised_by_somebody(catalog_, asked_.on);
    }
    for (const Candidate& each : universe_.candidates) task_.things.push_back(thing_of(each));
    add_needs();
    set_days_of_pieces();
    task_.must.assign(task_.things.size(), false);
    for (const AchievementId id : wishes_.include) {
      const auto found = universe_.candidate_of.find(static_cast<std::uint32_t>(id.index()));
      if (found == universe_.candidate_of.end() || !universe_.candidates[found->second].serves) {
        task_.impossible = true;
      } else {
        task_.must[found->second] = true;
      }
    }
    find_earliest_ends(task_);
    return std::move(task_);
  }

 private:
  void set_limits() {
    Limits& limits = task_.limits;
    if (wishes_.deadline) limits.deadline = std::max(asked_.times.day_of(wishes_.deadline), -1);
    limits.rate = asked_.times.rate();
    const Price& once = asked_.prices.charged_once();
    task_.charged_once = once.minor.value_or(0);
    if (wishes_.budget) limits.budget = in_currency(*wishes_.budget);
    if (wishes_.budget_per_term) {
      limits.budget_per_term = in_currency(*wishes_.budget_per_term);
      limits.terms = asked_.times.terms();
    }
  }

  /** Money of another currency pays for nothing. */
  std::int64_t in_currency(const Money& money) const {
    return money.code() == asked_.prices.currency() ? money.minor : 0;
  }

  Thing thing_of(const Candidate& candidate) const {
    Thing thing;
    thing.id = candidate.id;
    thing.choice = candidate.choice;
    thing.record = &candidate.record(catalog_);
    thing.prior_learning = candidate.prior_learning;
    const Achievement& record = *thing.record;
    thing.price = thing.prior_learning      ? asked_.prices.of_prior_learning(candidate.id)
                  : thing.choice != nullptr ? asked_.prices.by_program(record)
                                            : asked_.prices.of(candidate.id);
    thing.price_known = thing.price.minor.has_value();
    thing.due = asked_.prices.due(candidate.id, thing.price);
    thing.award = record.type != AchievementType::course &&
                  record.type != AchievementType::assessment && !thing.prior_learning;
    const bool by_somebody =
        candidate.id && !recognised_.empty() && recognised_[candidate.id.index()];
    thing.recognised = thing.award || (by_somebody && !thing.prior_learning);
    asked_.times.set(thing);
    if (record.validity && record.validity.is_calendar() && !thing.prior_learning) {
      thing.valid = static_cast<Day>(std::min<std::int64_t>(record.validity.least_days(), endless));
    }
    close(thing);
    if (!candidate.serves) thing.open = false;
    return thing;
  }

  void close(Thing& thing) const {
    const Achievement& record = *thing.record;
    const auto against = [&](WishKind wish) {
      thing.open = false;
      if (!thing.against) thing.against = wish;
    };
    if (thing.prior_learning) {
      const bool wished =
          wishes_.any_prior_learning || audit::contains(wishes_.prior_learning, thing.id);
      const bool possible = asked_.looked_at == audit::possible_standing;
      if (!wished || !possible || asked_.direct) thing.open = false;
    }
    if (asked_.direct && !(universe_.tree->owner && record.owner == universe_.tree->owner)) {
      thing.open = false;
    }
    const auto is_too_dear = [&](const std::optional<Money>& most) {
      return most && thing.due > most->minor;
    };
    if (is_too_dear(wishes_.budget) || is_too_dear(wishes_.budget_per_term)) thing.open = false;
    if ((thing.id && audit::contains(wishes_.exclude, thing.id)) ||
        (record.owner && audit::contains(wishes_.exclude_of, record.owner))) {
      against(WishKind::exclude);
    }
    if (!thing.prior_learning && !asked_.times.is_as_wished(record)) {
      against(wishes_.delivery.empty() ? WishKind::languages : WishKind::delivery);
    }
    if (!thing.any_day && thing.slots.empty()) thing.open = false;
  }

  void add_needs() {
    const std::function<Day(Date)> day_of = [&](Date date) { return asked_.times.day_of(date); };
    NeedMaker maker(catalog_, universe_.record, asked_.on, day_of, universe_.candidate_of,
                    universe_.assessment_of, task_.needs);
    for (Index at = 0; at < task_.things.size(); ++at) {
      Thing& thing = task_.things[at];
      if (thing.prior_learning) continue;
      const Achievement& record = *thing.record;
      thing.before = maker.make(record.entry, record.owner, at);
      if (record.study) {
        thing.beside = maker.make(catalog_[record.study].corequisites, record.owner, at);
      }
    }
    const Achievement& program = catalog_[universe_.tree->program];
    std::vector<RequirementId> asked = universe_.held_types;
    if (program.entry) asked.push_back(program.entry);
    for (const RequirementId each : asked) {
      const Index need = maker.make(each, program.owner, nothing);
      if (need != nothing) task_.of_program.push_back(need);
    }
  }

  void set_days_of_pieces() {
    const auto& pieces = universe_.posed.drafts.pieces;
    const auto held = universe_.record.items.size();
    task_.by.assign(pieces.size(), endless);
    task_.lasting.assign(pieces.size(), endless);
    for (Index at = 0; at < pieces.size(); ++at) {
      for (const std::uint32_t item : pieces[at].piece.items) {
        if (item >= held || !universe_.record.items[item].expires) continue;
        const Date last = universe_.record.items[item].expires.last_day();
        task_.lasting[at] = std::min(task_.lasting[at], asked_.times.day_of(last));
      }
      if (task_.things_of[at].empty()) continue;
      if (asked_.direct && pieces[at].piece.way != audit::Way::itself) task_.by[at] = -endless;
      const RecognitionId recognition = pieces[at].piece.recognition;
      if (!recognition) continue;
      const Recognition& decision = catalog_[recognition];
      const auto until = [&](Date date) {
        if (date) task_.by[at] = std::min(task_.by[at], asked_.times.day_of(date.last_day()));
      };
      until(decision.valid_until);
      if (decision.agreement) until(catalog_[decision.agreement].valid_until);
    }
  }

  const TaskQuestion& asked_;
  const Catalog& catalog_;
  const Universe& universe_;
  const Wishes& wishes_;
  std::vector<bool> recognised_;  ///< by achievement; empty: nobody asks
  Task task_;
};

/** Earliest ends by what must come before, whatever else is taken. */
class Earliest {
 public:
  explicit Earliest(Task& task) : task_(task) {}

  void run() {
    for (Thing& thing : task_.things) thing.earliest_end = endless;
    // Each round settles what needs only what the rounds before have settled.
    for (bool changed = true; changed;) {
      changed = false;
      for (Thing& thing : task_.things) {
        if (!thing.open) continue;
        const Day end = end_of(thing);
        if (end >= thing.earliest_end) continue;
        thing.earliest_end = end;
        changed = true;
      }
    }
    for (Thing& thing : task_.things) {
      if (thing.earliest_end >= std::min(endless, task_.limits.deadline + 1)) thing.open = false;
    }
  }

 private:
  Day end_of(const Thing& thing) const {
    const Day from = thing.before == nothing ? 0 : ready(thing.before);
    if (from >= endless) return endless;
    if (thing.any_day) return fits(thing.rate) ? from + thing.span - 1 : endless;
    Day end = endless;
    for (std::size_t at = 0; at < thing.slots.size(); ++at) {
      const Slot& slot = thing.slots[at];
      const std::int64_t rate = thing.slot_rates.empty() ? 0 : thing.slot_rates[at];
      if (slot.start >= from && fits(rate)) end = std::min(end, slot.end);
    }
    return end;
  }

  bool fits(std::int64_t rate) const { return task_.limits.rate < 0 || rate <= task_.limits.rate; }

  /** The first day on which it can be there. */
  Day ready(Index at) const {
    const Need& need = task_.needs[at];
    if (need.kind == Need::held) return 0;
    if (need.kind == Need::thing) {
      const Thing& thing = task_.things[need.thing_at];
      if (!thing.open || thing.earliest_end >= endless) return endless;
      return std::max(thing.earliest_end + 1, 0);
    }
    std::vector<std::pair<Day, std::int64_t>> parts;
    for (const Need::Part& part : need.parts) {
      const Day day = ready(part.need);
      if (day < endless) parts.emplace_back(day, part.worth);
    }
    std::sort(parts.begin(), parts.end());
    std::int64_t sum = 0;
    for (const auto& [day, worth] : parts) {
      sum += worth;
      if (sum >= need.least) return day;
    }
    return endless;
  }

  Task& task_;
};

}  // namespace

Task task_of(const TaskQuestion& question) { return Builder(question).run(); }

void find_earliest_ends(Task& task) { Earliest(task).run(); }

}  // namespace credstack::plan
