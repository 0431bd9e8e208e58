// How sure a plan is, how it stands beside another, and what a wish would have to give, in words.
#include "answer/plan_json.hpp"
#include "answer/plan_phrases.hpp"
#include "answer/wish_reader.hpp"

namespace credstack::answer {

using plan::InTheWay;
using plan::Objective;
using plan::Route;

namespace {

std::string suffixed(std::string_view key, std::string_view suffix) {
  return std::string(key) + "." + std::string(suffix);
}

bool is_of_time(Objective objective) {
  return objective == Objective::time || objective == Objective::first_award;
}

bool is_of_money(Objective objective) {
  return objective == Objective::cost || objective == Objective::outlay;
}

/** Whether something that the objective adds up is not known. */
bool is_partly_unknown(const Route& route, Objective objective) {
  return (is_of_money(objective) && route.unknown_prices > 0) ||
         (is_of_time(objective) && route.unknown_spans > 0);
}

std::string less_more_or_same(std::int64_t difference) {
  return difference < 0 ? "less" : difference > 0 ? "more" : "same";
}

}  // namespace

std::string PlanPhrases::bound(std::int64_t value) const {
  const Objective first = wishes_.minimize.front();
  if (is_of_time(first)) return base.date(days_after(start(), value));
  return is_of_money(first) ? sum(value) : number(value);
}

std::string PlanPhrases::gap(std::int64_t amount) const {
  const Objective first = wishes_.minimize.front();
  if (is_of_time(first)) return base.messages().count("days", Rational(amount));
  return is_of_money(first) ? sum(amount) : number(amount);
}

std::vector<Item> PlanPhrases::proof(const Route& route) const {
  const Objective first = wishes_.minimize.front();
  const bool later = first == Objective::outlay && wishes_.stop_after > 1;
  const std::string key = suffixed("plan.proof", later ? "laterOutlay" : spelled(first));
  const std::string award = number(std::int64_t{wishes_.stop_after});
  const std::string work = number(static_cast<std::int64_t>(route.proof.work));
  const bool unknown = is_partly_unknown(route, first);
  const auto value = value_in(base.context().catalog, route, first, start(), wishes_.stop_after);
  // Where a plan reaches what no plan can be below, none is better.
  const bool reached = value && *value == route.proof.bound;
  if (route.proof.optimal || reached) {
    const std::string optimal = suffixed(key, "optimal");
    if (unknown) return {{say(suffixed(optimal, "unknown"), {{"award", award}}), {}}};
    const bool better = program_.possible && &route != &*program_.possible;
    return {{say(better ? suffixed(optimal, "sure") : optimal, {{"award", award}}), {}}};
  }
  const bool on = program_.searching;
  // A bound of nothing says nothing, and of what is unknown it says too much.
  if (unknown || !value || route.proof.bound <= 0 || *value < route.proof.bound) {
    return {{on ? say("plan.proof.searching") : say("plan.proof.better", {{"work", work}}), {}}};
  }
  return {{say(suffixed(key, "bound"), {{"bound", bound(route.proof.bound)},
                                        {"gap", gap(*value - route.proof.bound)},
                                        {"award", award}}),
           {}},
          {on ? say("plan.proof.searching") : say("plan.proof.stopped", {{"work", work}}), {}}};
}

std::string PlanPhrases::beside(const Difference& more) const {
  std::string line = say("direct.cost.unknown");
  if (more.cost) {
    const std::string key = suffixed("direct.cost", less_more_or_same(*more.cost));
    line = say(key, {{"sum", sum(*more.cost < 0 ? -*more.cost : *more.cost)}});
  }
  std::string time = say("direct.time.unknown");
  if (more.days) {
    const Rational days(*more.days < 0 ? -*more.days : *more.days);
    const std::string key = suffixed("direct.time", less_more_or_same(*more.days));
    time = say(key, {{"days", base.messages().count("days", days)}});
  }
  return line + " " + time;
}

std::string PlanPhrases::change(const InTheWay& wish) const {
  const bool known = wish.minor || wish.date || wish.hours || !wish.things.empty();
  if (!known) return say("change.unknown");
  std::string change = say(suffixed("change", word(wish.wish)),
                           {{"date", base.date(wish.date)},
                            {"sum", sum(wish.minor ? *wish.minor : 0)},
                            {"hours", hours(wish.hours ? *wish.hours : Rational(0))},
                            {"list", base.names(wish.things)}});
  return wish.proven ? change : say("change.perhapsLess", {{"change", change}});
}

}  // namespace credstack::answer
