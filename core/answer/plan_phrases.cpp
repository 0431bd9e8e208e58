#include "answer/plan_phrases.hpp"

#include <algorithm>

#include "answer/audit_json.hpp"
#include "answer/plan_json.hpp"

namespace credstack::answer {

using plan::Applied;
using plan::Price;
using plan::Route;
using Step = plan::Step;

namespace {

/** To so many parts of one. */
Rational rounded_up(Rational n, std::int64_t parts) {
  return n.is_known() ? Rational((n * Rational(parts)).ceil(), parts) : n;
}

}  // namespace

std::string PlanPhrases::owner() const {
  const OrganizationId by = base.context().catalog[program_.program].owner;
  return by ? base.name(by) : say("theReceiver");
}

std::string PlanPhrases::credit(Rational n) const {
  const auto amount = [&](Rational value) { return base.credit({value, value, program_.unit}); };
  if (n.is_decimal()) return amount(n);
  return say("plan.about", {{"value", amount(rounded_up(n, 100))}});
}

std::string PlanPhrases::hours(Rational n) const {
  const auto amount = [&](Rational value) { return base.messages().count("hours", value); };
  if (n.is_decimal()) return amount(n);
  return say("plan.about", {{"value", amount(rounded_up(n, 10))}});
}

std::string PlanPhrases::sum(std::int64_t minor) const {
  if (minor == 0) return say("plan.sum.none");
  Money money{.minor = minor};
  // A budget has a currency, also where nothing has a price.
  const std::string_view code = program_.currency.empty() ? wishes_.currency : program_.currency;
  code.copy(money.currency.data(), money.currency.size());
  return base.money(money);
}

std::string PlanPhrases::sum(Rational minor) const {
  if (minor.is_whole()) return sum(minor.num());
  return say("plan.about", {{"value", sum((minor + Rational(1, 2)).floor())}});
}

std::string PlanPhrases::cost(const Route& route) const {
  if (route.unknown_prices == 0) return sum(route.cost);
  if (route.cost == 0) return count("plan.cost.unknown", route.unknown_prices);
  return count("plan.cost.least", route.unknown_prices, {{"sum", sum(route.cost)}});
}

std::string PlanPhrases::end(const Route& route) const {
  if (!route.end) return say(route.unknown_spans == 0 ? "plan.end.none" : "plan.end.unknown");
  const std::string date = base.date(route.end);
  return route.unknown_spans == 0 ? date
                                  : count("plan.end.least", route.unknown_spans, {{"date", date}});
}

std::string PlanPhrases::short_cost(const Route& route) const {
  if (route.unknown_prices == 0) return sum(route.cost);
  return route.cost == 0 ? say("plan.cost.short.unknown")
                         : say("plan.cost.short", {{"sum", sum(route.cost)}});
}

std::string PlanPhrases::payment(const Payment& payment) const {
  const std::string amount = sum(payment.minor);
  if (!payment.on) return say("plan.payment.undated", {{"sum", amount}});
  return say(payment.unknown_prices == 0 ? "plan.payment" : "plan.payment.least",
             {{"sum", amount}, {"date", base.date(payment.on)}});
}

std::string PlanPhrases::so_far(const Step& step, const Stop& stop) const {
  if (stop.unknown_prices == 0) return sum(step.paid_so_far);
  return count(step.paid_so_far == 0 ? "plan.cost.unknown" : "plan.cost.least", stop.unknown_prices,
               {{"sum", sum(step.paid_so_far)}});
}

std::string PlanPhrases::when(const Step& step) const {
  if (!step.start) return say("step.unknown");
  const std::string start = base.date(step.start);
  if (step.prior_learning) return say("step.assessed", {{"start", start}});
  if (!step.span_known) return say("step.open", {{"start", start}});
  if (!step.end || step.end == step.start) return say("step.day", {{"start", start}});
  return say("step.from", {{"start", start}, {"end", base.date(step.end)}});
}

std::string PlanPhrases::choice_name(const Step& step) const {
  const plan::OwnChoice& choice = *step.choice;
  const std::string by = base.name(choice.owner);
  std::string name = choice.course
                         ? say("step.choice.course", {{"owner", by}})
                         : say("step.choice", {{"credit", credit(step.credit)}, {"owner", by}});
  if (choice.asked == nullptr) return name;
  const Selector& asked = *choice.asked;
  if (!asked.subjects.empty()) {
    const std::vector<std::string> all(asked.subjects.begin(), asked.subjects.end());
    name = say("step.choice.subjects", {{"name", name}, {"list", base.list(all, true)}});
  }
  if (!asked.level_min && !asked.level_max) return name;
  const char* key = !asked.level_max   ? "step.choice.level.min"
                    : !asked.level_min ? "step.choice.level.max"
                                       : "step.choice.level.both";
  return say(key, {{"name", name},
                   {"min", std::to_string(asked.level_min.value_or(0))},
                   {"max", std::to_string(asked.level_max.value_or(0))}});
}

std::string PlanPhrases::step_name(const Step& step) const {
  if (step.choice) return choice_name(step);
  const std::string thing = base.name(step.thing);
  return step.prior_learning ? say("step.priorLearning", {{"name", thing}}) : thing;
}

Item PlanPhrases::price(const Step& step) const {
  const Price& price = step.price;
  const std::string url = price.source != nullptr ? safe_url(price.source->url) : std::string{};
  if (!price.minor) {
    const std::string key = "price." + std::string(unknown_word(price));
    return {say(key), url};
  }
  std::string line = *price.minor == 0 ? say("cost.free") : sum(*price.minor);
  if (price.as_of) {
    line = say("value.asOf", {{"value", line}, {"date", base.date(price.as_of)}});
  }
  if (price.method == Method::in_proportion) {
    line = say("price.indicative", {{"price", line}});
  } else if (price.of_program) {
    line = say(step.choice ? "price.ofProgram.indicative" : "price.ofProgram", {{"price", line}});
  }
  if (price.funded != 0) {
    line = say("price.pays", {{"price", line},
                              {"sum", sum(*price.minor - price.funded)},
                              {"funded", sum(price.funded)}});
  }
  return {std::move(line), url};
}

std::string PlanPhrases::requirement(RequirementId id) const {
  const Requirement& node = base.context().catalog[id];
  return node.name ? base.text(node.name) : base.requirement(id);
}

Item PlanPhrases::place(const Step& step, const Applied& applied) const {
  const Catalog& catalog = base.context().catalog;
  std::string what = name();
  if (applied.node) {
    const Requirement& node = catalog[applied.node];
    const bool itself = !step.choice && !node.name && node.achievement == step.thing;
    what = itself ? say("counts.itself", {{"name", what}}) : requirement(applied.node);
  }
  const bool some = applied.credit.is_known() && !applied.credit.is_zero();
  std::string line =
      some ? say("counts.credit", {{"what", what}, {"credit", credit(applied.credit)}})
      : applied.credit.is_known() ? what
                                  : say("counts.creditUnknown", {{"what", what}});
  if (applied.indicative) line = say("counts.indicative", {{"what", line}});
  if (!applied.recognition) return {std::move(line), {}};
  line = say("counts.recognition", {{"what", line}, {"owner", owner()}});
  return {std::move(line), safe_url(catalog[applied.recognition].source.url)};
}

std::string PlanPhrases::condition(const plan::Condition& condition) const {
  if (condition.stated != nullptr) {
    return base.condition(
        OpenCondition{.kind = condition.stated->kind, .stated = condition.stated});
  }
  if (!condition.grade.empty()) return say("open.grade", {{"grade", condition.grade}});
  if (condition.why) {
    const std::string key = "open.why." + std::string(word(*condition.why));
    return say(base.messages().has(key) ? key : "open.why", {{"owner", owner()}});
  }
  if (condition.rule != nullptr) {
    const std::string what = requirement(condition.requirement);
    const Text& rule = condition.rule->text;
    return rule ? say("open.rule", {{"what", what}, {"rule", base.text(rule)}})
                : say("open.rule.unnamed", {{"what", what}});
  }
  if (condition.requirement) {
    const Requirement& node = base.context().catalog[condition.requirement];
    // The owner's own words say more than ours.
    if (node.kind == RequirementKind::prose && node.name) return base.text(node.name);
    return say("open.requirement", {{"what", requirement(condition.requirement)}});
  }
  return say("open.why", {{"owner", owner()}});
}

std::vector<Item> PlanPhrases::stop(const Route& route, std::size_t step, const Stop& stop) const {
  std::vector<Item> items;
  const auto add = [&](std::string line) { items.push_back({std::move(line), {}}); };
  const bool least = stop.unknown_spans > 0;
  const Date day = route.steps[step].end;
  const bool done = std::all_of(route.steps.begin(), route.steps.end(), [&](const Step& each) {
    return day && each.end && each.end <= day;
  });
  if (done && !least) {
    add(say(route.possible ? "stop.done.open" : "stop.done", {{"name", name()}}));
  } else if (stop.holds.empty()) {
    add(say(least ? "stop.holds.none.least" : "stop.holds.none"));
  } else {
    add(say(least ? "stop.holds.least" : "stop.holds", {{"list", base.names(stop.holds)}}));
  }
  if (stop.applied.is_known() && !stop.applied.is_zero() && !route.possible) {
    add(say("stop.credit", {{"credit", credit(stop.applied)}, {"name", name()}}));
  }
  // Else it is the cost so far, which stands beside it.
  if (least || stop.unknown_prices > 0 || stop.paid != route.steps[step].paid_so_far) {
    const bool at_least = least || stop.unknown_prices > 0;
    const char* key = !at_least        ? "stop.paid"
                      : stop.paid == 0 ? "stop.paid.unknown"
                                       : "stop.paid.least";
    add(say(key, {{"sum", sum(stop.paid)}}));
  }
  return items;
}

}  // namespace credstack::answer
