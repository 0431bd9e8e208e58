#include "support/plan_reference.hpp"

#include <algorithm>

#include "recognition/step.hpp"
#include "support/plan_reference_schedule.hpp"

namespace credstack::test {

using audit::Status;
using plan::Objective;

std::vector<std::int64_t> cost_of(const PlanValues& values) {
  return {values.unknown_prices, values.cost};
}
std::vector<std::int64_t> time_of(const PlanValues& values) {
  return {values.unknown_spans, values.end};
}

std::vector<std::int64_t> key_of(const PlanValues& values, const std::vector<Objective>& minimize) {
  std::vector<std::int64_t> key;
  const auto add = [&](const std::vector<std::int64_t>& more) {
    key.insert(key.end(), more.begin(), more.end());
  };
  for (const Objective each : minimize) {
    if (each == Objective::cost) add(cost_of(values));
    if (each == Objective::time) add(time_of(values));
    if (each == Objective::steps) add({values.steps});
    if (each == Objective::first_award) add({values.first_award});
    if (each == Objective::outlay) add({values.unknown_outlay, values.outlay});
    if (each == Objective::unrecognised) add({values.unrecognised});
  }
  return key;
}

std::string to_string(const PlanValues& values) {
  const auto shown = [](const char* name, std::int64_t value) {
    return std::string(name) + " " + std::to_string(value);
  };
  return shown("cost", values.cost) + shown(" and unknown prices", values.unknown_prices) +
         shown(", end on day", values.end) + shown(" and unknown spans", values.unknown_spans) +
         shown(", steps", values.steps) + shown(", unrecognised", values.unrecognised) +
         shown(", first award on day", values.first_award) + shown(", outlay", values.outlay) +
         shown(" and unknown prices", values.unknown_outlay);
}

PlanReference::PlanReference(const PlanWorld& world, plan::Wishes wishes, TaughtAnyhow anyhow)
    : world_(world), wishes_(std::move(wishes)), anyhow_(std::move(anyhow)) {
  start_ = wishes_.start ? wishes_.start : world_.read().on();
  find_allowed();
  find_prices();
  find_spans();
}

void PlanReference::find_allowed() {
  for (std::size_t at = 0; at < world_.things().size(); ++at) {
    if (is_allowed(world_.things()[at])) allowed_ |= Bits{1} << at;
  }
  for (const AchievementId id : wishes_.include) {
    bool found = false;
    for (std::size_t at = 0; at < world_.things().size(); ++at) {
      const PlanThing& thing = world_.things()[at];
      if (thing.id != id || thing.prior_learning || !holds(allowed_, at)) continue;
      included_ |= Bits{1} << at;
      found = true;
    }
    include_fails_ = include_fails_ || !found;
  }
}

PlanValues PlanReference::fixed_values(Bits set) const {
  PlanValues made;
  made.cost = charged_once_;
  for (std::size_t at = 0; at < world_.things().size(); ++at) {
    if (!holds(set, at)) continue;
    ++made.steps;
    made.cost += prices_[at].paid();
    if (!prices_[at].minor) ++made.unknown_prices;
    if (!spans_[at].known) ++made.unknown_spans;
    if (!is_recognised(world_.things()[at])) ++made.unrecognised;
  }
  return made;
}

bool PlanReference::is_recognised(const PlanThing& thing) const {
  if (thing.prior_learning || thing.chosen_for) return false;
  const Catalog& catalog = world_.catalog();
  if (catalog[thing.id].type != AchievementType::course) return true;
  const auto edges = world_.read().graph().out(thing.id);
  return std::any_of(edges.begin(), edges.end(), [&](const Edge& edge) {
    if (edge.kind != EdgeKind::recognition) return false;
    if (catalog[edge.recognition].credentials.size() > 1) return false;
    const credstack::Step step = judge(catalog, edge, world_.read().on());
    return step.verdict <= Verdict::conditional && step.standing == Standing::recognised &&
           leads(step.effect);
  });
}

/** Whether it may be a plan, as far as that is a matter of what is taken. */
bool PlanReference::is_set(Bits set) const {
  if (include_fails_ || (set & ~allowed_) != 0 || (set & included_) != included_) return false;
  for (std::size_t a = 0; a < world_.things().size(); ++a) {
    for (std::size_t b = 0; b < a; ++b) {
      const bool twice = world_.things()[a].id && world_.things()[a].id == world_.things()[b].id;
      if (twice && holds(set, a) && holds(set, b)) return false;
    }
  }
  return true;
}

Status PlanReference::status(Bits set, Bits expired, Bits ended, bool direct) const {
  return direct ? world_.status_direct(set, expired) : world_.status(set, expired, ended);
}

ScheduleLimits PlanReference::limits(Bits set, Bits expired, Bits ended) const {
  ScheduleLimits made;
  made.step_end.assign(world_.things().size(), never_ends);
  if (wishes_.deadline) made.plan_end = number(wishes_.deadline);
  for (std::size_t at = 0; at < world_.expiring().size(); ++at) {
    if (holds(expired, at)) continue;
    const learner::Item& item = world_.read().learner().items[world_.expiring()[at]];
    made.plan_end = std::min(made.plan_end, number(item.expires.last_day()));
  }
  for (std::size_t at = 0; at < world_.ending().size(); ++at) {
    if (!holds(world_.ending_for(set), at) || holds(ended, at)) continue;
    const RecognitionId id = world_.ending()[at];
    for (std::size_t thing = 0; thing < world_.things().size(); ++thing) {
      const auto& of = world_.catalog()[id].credentials;
      if (std::find(of.begin(), of.end(), world_.things()[thing].id) == of.end()) continue;
      made.step_end[thing] = std::min(made.step_end[thing], number(end_of(world_.catalog(), id)));
    }
  }
  return made;
}

bool PlanReference::is_of_interest(const PlanValues& values, const Goal& goal,
                                   const std::optional<ReferencePlan>& best) const {
  if (goal.sooner_than && time_of(values) >= *goal.sooner_than) return false;
  return !best || goal.key(values) < goal.key(best->values);
}

void PlanReference::look_at(Bits set, const Goal& goal, std::optional<ReferencePlan>& best) const {
  const PlanValues fixed = fixed_values(set);
  PlanValues at_best = fixed;
  at_best.first_award = -1;
  at_best.unknown_outlay = 0;
  at_best.outlay = 0;
  if (!is_of_interest(at_best, goal, best)) return;
  if (status(set, 0, 0, goal.direct) > goal.worst) return;
  const Bits ending = goal.direct ? 0 : world_.ending_for(set);
  for (Bits expired = 0; expired < Bits{1} << world_.expiring().size(); ++expired) {
    for (Bits ended = 0; ended < Bits{1} << world_.ending().size(); ++ended) {
      if ((ended & ~ending) != 0 || status(set, expired, ended, goal.direct) > goal.worst) continue;
      ScheduleLimits keep = limits(set, expired, ended);
      if (goal.direct) keep.step_end.assign(world_.things().size(), never_ends);
      ScheduleSearch(*this, set, std::move(keep))
          .run(
              fixed, [&](const PlanValues& values) { return is_of_interest(values, goal, best); },
              [&](const std::vector<PlacedStep>& steps, const PlanValues& values) {
                best = ReferencePlan{steps, values};
              });
    }
  }
}

std::optional<ReferencePlan> PlanReference::best(const Goal& goal) const {
  std::optional<ReferencePlan> best;
  const OrganizationId owner = world_.catalog()[world_.read().program()].owner;
  for (const Bits set : world_.sets()) {
    if (!is_set(set)) continue;
    bool of_owner = true;
    for (std::size_t at = 0; at < world_.things().size(); ++at) {
      const PlanThing& thing = world_.things()[at];
      const bool its_own = owner && world_.stated(thing).owner == owner;
      if (holds(set, at) && (!its_own || thing.prior_learning)) of_owner = false;
    }
    if (!goal.direct || of_owner) look_at(set, goal, best);
  }
  return best;
}

PlanReference::Goal PlanReference::goal() const {
  Goal made;
  made.key = [this](const PlanValues& values) { return key_of(values, wishes_.minimize); };
  return made;
}

std::optional<ReferencePlan> PlanReference::best(bool possible) const {
  Goal wanted = goal();
  if (possible) wanted.worst = Status::possible;
  return best(wanted);
}

std::optional<ReferencePlan> PlanReference::direct() const {
  Goal wanted = goal();
  wanted.direct = true;
  return best(wanted);
}

bool PlanReference::feasible() const {
  Goal any;
  any.key = [](const PlanValues&) { return Key{}; };
  return best(any).has_value();
}

std::optional<std::int64_t> PlanReference::least_cost() const {
  Goal wanted;
  wanted.key = [](const PlanValues& values) { return Key{values.cost}; };
  const auto found = best(wanted);
  return found ? std::optional(found->values.cost) : std::nullopt;
}

std::optional<Date> PlanReference::earliest_end() const {
  Goal wanted;
  wanted.key = [](const PlanValues& values) { return Key{values.end}; };
  const auto found = best(wanted);
  return found ? std::optional(date(static_cast<int>(found->values.end))) : std::nullopt;
}

std::vector<ReferencePlan> PlanReference::frontier() const {
  std::vector<ReferencePlan> all;
  Goal next;
  next.key = [](const PlanValues& values) {
    return key_of(values, {Objective::cost, Objective::time});
  };
  while (const auto found = best(next)) {
    all.push_back(*found);
    next.sooner_than = time_of(found->values);
  }
  return all;
}

std::int64_t PlanReference::first_value(const PlanValues& values) const {
  return wishes_.minimize.empty() ? 0 : [&] {
    const Key key = key_of(values, {wishes_.minimize.front()});
    return key.back();
  }();
}

}  // namespace credstack::test
