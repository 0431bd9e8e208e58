#include "answer/plan_cards.hpp"

#include <algorithm>

#include "answer/plan_json.hpp"
#include "answer/views.hpp"
#include "recognition/selection.hpp"

namespace credstack::answer {
namespace {

using plan::Route;
using Step = plan::Step;

std::string term_of(const PlanPhrases& words, const Step& step) {
  if (step.offering == nullptr || step.offering->term.empty()) return {};
  const auto& calendar = words.base.context().catalog.calendar;
  const auto term = std::find_if(calendar.begin(), calendar.end(),
                                 [&](const Term& each) { return each.id == step.offering->term; });
  const bool named = term != calendar.end() && term->name;
  return named ? words.base.text(term->name) : std::string(step.offering->term);
}

std::vector<Item> offering_items(const PlanPhrases& words, const Step& step) {
  std::vector<Item> items;
  const std::string term = term_of(words, step);
  if (!term.empty()) items.push_back({words.say("step.term", {{"term", term}}), {}});
  if (step.expected) items.push_back({words.say("step.expected"), {}});
  return items;
}

std::vector<Item> place_items(const PlanPhrases& words, const Step& step) {
  std::vector<Item> items;
  for (const plan::Applied& each : step.applied) items.push_back(words.place(step, each));
  if (items.empty()) {
    items.push_back({step.needed_for.empty() ? words.say("counts.unused", {{"name", words.name()}})
                                             : words.say("counts.nothing"),
                     {}});
  }
  return items;
}

std::vector<Item> condition_items(const PlanPhrases& words, const Step& step) {
  std::vector<Item> items;
  for (const plan::Condition& each : step.conditions) {
    std::string line = words.condition(each);
    const bool there =
        std::any_of(items.begin(), items.end(), [&](const Item& one) { return one.text == line; });
    if (!there) items.push_back({std::move(line), {}});
  }
  return items;
}

Card step_card(const PlanPhrases& words, const Route& route, std::size_t at, const Stop& stop) {
  const Step& step = route.steps[at];
  Card card;
  card.heading = words.step_name(step);
  if (step.choice) {
    card.kind = words.say("step.choice.kind");
  } else {
    card.url = link_of(words.base, step.thing);
    card.kind = kind_line(words.base, step.thing);
  }
  if (route.possible) {
    card.verdict = VerdictLabel{Verdict::unknown, words.say("step.possible"), true};
  }
  card.lead = words.say("step.number", {{"n", words.number(static_cast<std::int64_t>(at + 1))},
                                        {"when", words.when(step)}});
  const auto add = [&](const char* label, std::vector<Item> items) {
    add_fact(words.base, card.facts, label, std::move(items));
  };
  add("fact.planOffering", offering_items(words, step));
  add("fact.price", {words.price(step)});
  add("fact.planCounts", place_items(words, step));
  if (!step.needed_for.empty()) {
    add("fact.planNeededFor", {{words.base.names(step.needed_for), {}}});
  }
  add("fact.conditions", condition_items(words, step));
  if (step.hours) add("fact.planWork", {{words.hours(*step.hours), {}}});
  add("fact.planSoFar", {{words.so_far(step, stop), {}}});
  add("fact.planStop", words.stop(route, at, stop));
  return card;
}

}  // namespace

std::vector<Item> cost_items(const PlanPhrases& words, const Route& route) {
  std::vector<Item> items{{words.cost(route), {}}};
  if (route.charged_once != 0) {
    items.push_back({words.say("plan.cost.once", {{"sum", words.sum(route.charged_once)}}), {}});
  }
  if (unknown_once(route) > 0) items.push_back({words.say("plan.cost.once.unknown"), {}});
  std::int64_t funded = 0;
  for (const Step& step : route.steps) funded += step.price.funded;
  if (funded != 0) {
    items.push_back({words.say("plan.cost.funded", {{"sum", words.sum(funded)}}), {}});
  }
  return items;
}

std::vector<Item> credit_items(const PlanPhrases& words, const Route& route,
                               const Figures& figures) {
  if (words.program().unit.empty()) return {};
  if (!route.applied.is_known()) return {{words.say("plan.credit.unknown"), {}}};
  std::vector<Item> items;
  const auto add = [&](const char* key, Rational credit) {
    if (!credit.is_known() || credit.is_zero()) return;
    items.push_back(
        {words.say(key, {{"credit", words.credit(credit)}, {"name", words.name()}}), {}});
  };
  add("plan.credit.applied", route.applied);
  add("plan.credit.excess", figures.excess);
  add("plan.credit.lost", figures.lost);
  return items;
}

bool same_steps(const Route& route, const Route& other) {
  return std::equal(route.steps.begin(), route.steps.end(), other.steps.begin(), other.steps.end(),
                    [](const Step& a, const Step& b) {
                      const RequirementId none;
                      return a.thing == b.thing && a.start == b.start && a.credit == b.credit &&
                             (a.choice ? a.choice->leaf : none) ==
                                 (b.choice ? b.choice->leaf : none);
                    });
}

std::vector<Fact> route_facts(const PlanPhrases& words, const Route& route) {
  const Figures figures = figures_of(words.base.context().catalog, words.program().unit, route);
  std::vector<Fact> facts;
  const auto add = [&](const char* label, std::vector<Item> items) {
    add_fact(words.base, facts, label, std::move(items));
  };
  add("fact.planCost", cost_items(words, route));
  add("fact.planEnd", {{words.end(route), {}}});
  add("fact.planCredit", credit_items(words, route, figures));
  if (figures.cost_per_credit.is_known()) {
    add("fact.planPerCredit", {{words.sum(figures.cost_per_credit), {}}});
  }
  if (figures.payments.size() > 1 && figures.largest) {
    add("fact.planLargest", {{words.payment(*figures.largest), {}}});
  }
  // Of the direct route it would be said of direct routes alone.
  const auto& direct = words.program().direct;
  if (!direct || &route != &*direct) add("fact.planProof", words.proof(route));
  return facts;
}

std::vector<Card> step_cards(const PlanPhrases& words, const Route& route, const std::string& id) {
  const Figures figures = figures_of(words.base.context().catalog, words.program().unit, route);
  std::vector<Card> cards;
  for (std::size_t at = 0; at < route.steps.size(); ++at) {
    cards.push_back(step_card(words, route, at, figures.stops[at]));
    cards.back().id = id + "-" + std::to_string(at + 1);
  }
  return cards;
}

Card direct_card(const PlanPhrases& words, const Route& direct, const Route& beside) {
  Card card;
  card.id = "direct-route";
  card.heading = words.say("direct.heading", {{"owner", words.owner()}});
  const bool same = same_steps(direct, beside);
  card.lead = same ? words.say("direct.same") : words.beside(difference(beside, direct));
  if (same) return card;
  std::vector<Item> steps;
  for (const Step& step : direct.steps) {
    steps.push_back({words.say("step.line", {{"name", words.step_name(step)},
                                             {"when", words.when(step)},
                                             {"price", words.price(step).text}}),
                     {}});
  }
  add_fact(words.base, card.facts, "fact.planSteps", std::move(steps));
  return card;
}

std::vector<Card> conflict_cards(const PlanPhrases& words, const plan::NoPlan& none) {
  std::vector<Card> cards;
  for (const plan::InTheWay& each : none.conflict) {
    Card card;
    card.id = "wish-" + std::string(word(each.wish));
    card.heading = words.say("wish." + std::string(word(each.wish)));
    card.lead = words.change(each);
    cards.push_back(std::move(card));
  }
  return cards;
}

std::vector<Card> unmet_cards(const PlanPhrases& words, const plan::NoPlan& none) {
  const Catalog& catalog = words.base.context().catalog;
  const auto is_leaf = [&](RequirementId id) { return catalog[id].children.empty(); };
  // What holds parts together is unmet because of them.
  const bool leaves = std::any_of(none.unmet.begin(), none.unmet.end(), is_leaf);
  std::vector<Card> cards;
  for (const RequirementId each : none.unmet) {
    if (leaves && !is_leaf(each)) continue;
    Card card;
    card.id = "unmet-" + std::to_string(cards.size() + 1);
    card.heading = words.requirement(each);
    // What may be chosen beside what is named, and cannot be described.
    const Requirement& node = catalog[each];
    const bool counts =
        node.kind == RequirementKind::credits || node.kind == RequirementKind::courses;
    const bool choice = counts && (node.open || !selectors_of(catalog, node).empty());
    card.lead = words.say(choice ? "unmet.choice" : "unmet.ask", {{"owner", words.owner()}});
    cards.push_back(std::move(card));
  }
  return cards;
}

}  // namespace credstack::answer
