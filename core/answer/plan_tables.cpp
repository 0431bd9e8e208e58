#include "answer/plan_tables.hpp"

#include "answer/plan_cards.hpp"

namespace credstack::answer {
namespace {

using plan::Route;
using Step = plan::Step;

std::vector<Item> headings(std::vector<std::string> texts) {
  std::vector<Item> items;
  for (std::string& text : texts) items.push_back({std::move(text), {}, {}});
  return items;
}

/** The first day on which something is done; none where no day is known. */
Date first_day(const Route& route) {
  Date first;
  for (const Step& step : route.steps) {
    if (step.start && (!first || step.start < first)) first = step.start;
  }
  return first;
}

std::string step_count(const PlanPhrases& words, const Route& route) {
  return words.count("plan.steps", static_cast<std::int64_t>(route.steps.size()));
}

std::string per_credit(const PlanPhrases& words, const Figures& figures) {
  return figures.cost_per_credit.is_known() ? words.sum(figures.cost_per_credit)
                                            : words.say("plan.cost.short.unknown");
}

std::string largest(const PlanPhrases& words, const Figures& figures) {
  return figures.largest ? words.payment(*figures.largest) : words.sum(std::int64_t{0});
}

}  // namespace

Table steps_table(const PlanPhrases& words, const Route& route) {
  const Figures figures = figures_of(words.base.context().catalog, words.program().unit, route);
  const Date first = first_day(route);
  Table table{words.say("table.steps"),
              headings({words.say("table.steps.step"), words.say("table.steps.when"),
                        words.say("fact.planSoFar")}),
              {},
              Drawn::spans};
  for (std::size_t at = 0; at < route.steps.size(); ++at) {
    const Step& step = route.steps[at];
    Row row;
    row.cells = {{{words.step_name(step), {}, {}}},
                 {{words.when(step), {}, {}}},
                 {{words.so_far(step, figures.stops[at]), {}, {}}}};
    if (step.start && step.end && step.span_known) {
      // A day that is both the first and the last is seen, too.
      row.at = {days_between(first, step.start), days_between(first, step.end) + 1};
    }
    row.possible = !step.conditions.empty();
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table direct_table(const PlanPhrases& words, const Route& route, const Route& direct) {
  const Catalog& catalog = words.base.context().catalog;
  const std::string_view unit = words.program().unit;
  const Figures here = figures_of(catalog, unit, route);
  const Figures there = figures_of(catalog, unit, direct);
  Table table{words.say("table.direct"),
              headings({words.say("table.direct.figure"), words.say("table.direct.plan"),
                        words.say("direct.heading", {{"owner", words.owner()}})}),
              {},
              Drawn::nothing};
  const auto add_items = [&](const char* label, std::vector<Item> left, std::vector<Item> right) {
    Row row;
    row.cells = {{{words.say(label), {}, {}}}, std::move(left), std::move(right)};
    table.rows.push_back(std::move(row));
  };
  const auto add = [&](const char* label, std::string left, std::string right) {
    add_items(label, {{std::move(left), {}, {}}}, {{std::move(right), {}, {}}});
  };
  add_items("fact.planCost", cost_items(words, route), cost_items(words, direct));
  add("fact.planEnd", words.end(route), words.end(direct));
  add("fact.planSteps", step_count(words, route), step_count(words, direct));
  if (!unit.empty()) {
    add_items("fact.planCredit", credit_items(words, route, here),
              credit_items(words, direct, there));
    add("fact.planPerCredit", per_credit(words, here), per_credit(words, there));
  }
  // Another payment may be larger where a price is not known.
  if (route.unknown_prices == 0 && direct.unknown_prices == 0) {
    add("fact.planLargest", largest(words, here), largest(words, there));
  }
  return table;
}

Table frontier_table(const PlanPhrases& words, const std::vector<Route>& frontier) {
  Table table{words.say("table.frontier"),
              headings({words.say("fact.planCost"), words.say("fact.planEnd"),
                        words.say("fact.planSteps")}),
              {},
              Drawn::points};
  const Date start = words.start();
  for (const Route& each : frontier) {
    Row row;
    row.cells = {{{words.short_cost(each), {}, {}}},
                 {{words.end(each), {}, {}}},
                 {{step_count(words, each), {}, {}}}};
    if (each.possible) row.cells.back().push_back({words.say("step.possible"), {}, {}});
    if (each.end && each.unknown_spans == 0 && each.unknown_prices == 0) {
      row.at = {days_between(start, each.end), each.cost};
    }
    row.possible = each.possible;
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace credstack::answer
