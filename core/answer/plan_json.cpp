#include "answer/plan_json.hpp"

#include <algorithm>
#include "answer/audit_json.hpp"

#include "answer/plan_figures.hpp"
#include "answer/steps_json.hpp"
#include "answer/values_json.hpp"
#include "answer/wish_reader.hpp"

namespace credstack::answer {

using plan::InTheWay;
using plan::NoPlan;
using plan::Price;
using plan::ProgramPlan;
using plan::Route;

std::string_view word(plan::WishKind wish) {
  constexpr std::string_view words[] = {"start",   "deadline",      "hoursPerWeek",
                                        "budget",  "budgetPerTerm", "exclude",
                                        "include", "delivery",      "languages"};
  return words[static_cast<std::size_t>(wish)];
}

std::string_view unknown_word(const Price& price) {
  constexpr std::string_view words[] = {"notPublished", "otherCurrency", "audienceNotStated"};
  return words[price.other_currency ? 1 : price.audience_not_stated ? 2 : 0];
}

namespace {

/** Writes what is planned for one program. */
class Writer {
 public:
  Writer(JsonWriter& json, const Context& context, const plan::Wishes& wishes,
         const ProgramPlan& program)
      : json_(json),
        context_(context),
        catalog_(context.catalog),
        wishes_(wishes),
        program_(program) {}

  void write() {
    json_.object().key("program");
    write_brief(json_, context_, program_.program);
    json_.optional("unit", program_.unit);
    known("currency", program_.currency).member("complete", program_.complete);
    if (program_.searching) json_.member("searching", true);
    json_.key("regularCost");
    write_costs(json_, context_, program_.regular);
    if (program_.route) write("route", *program_.route);
    if (program_.possible) write("possible", *program_.possible);
    if (program_.direct) write("direct", *program_.direct);
    if (!program_.frontier.empty()) {
      json_.key("frontier").array();
      for (const Route& each : program_.frontier) write(each);
      json_.end_array().member("frontierComplete", program_.frontier_complete);
    }
    if (program_.none) write(*program_.none);
    json_.end_object();
  }

 private:
  JsonWriter& known(const char* name, std::string_view value) {
    return json_.member(name, value.empty() ? std::string_view{"unknown"} : value);
  }
  JsonWriter& known(const char* name, const std::optional<std::int64_t>& value) {
    return value ? json_.member(name, *value) : json_.member(name, std::string_view{"unknown"});
  }
  JsonWriter& known(const char* name, Date value) {
    return value ? json_.member(name, value.to_string())
                 : json_.member(name, std::string_view{"unknown"});
  }
  /** A budget has one, also where nothing has a price. */
  std::string_view currency() const {
    return program_.currency.empty() ? wishes_.currency : program_.currency;
  }
  /** How many, where there are any. */
  void some(const char* name, std::uint32_t count) {
    if (count > 0) json_.member(name, std::int64_t{count});
  }

  void write(const char* name, const Route& route) {
    json_.key(name);
    write(route);
  }

  void write(const Route& route) {
    const Figures figures = figures_of(catalog_, program_.unit, route);
    json_.object().member("certainty", route.possible ? "possible" : "planned");
    json_.key("steps").array();
    for (std::size_t at = 0; at < route.steps.size(); ++at) {
      write(route.steps[at], figures.stops[at]);
    }
    json_.end_array().member("cost", route.cost).member("chargedOnce", route.charged_once);
    if (route.end || route.unknown_spans > 0) known("end", route.end);
    json_.member("unknownPrices", std::int64_t{route.unknown_prices});
    json_.member("unknownSpans", std::int64_t{route.unknown_spans});
    json_.key("credit").object().member("applied", route.applied).member("earned", route.earned);
    json_.member("lost", figures.lost).member("excess", figures.excess).end_object();
    json_.member("costPerCredit", figures.cost_per_credit);
    json_.key("payments").array();
    for (const Payment& each : figures.payments) write(each);
    json_.end_array();
    if (figures.largest) {
      json_.key("largestPayment");
      write(*figures.largest);
    }
    if (program_.direct && &route != &*program_.direct) {
      write(difference(route, *program_.direct));
    }
    write_proof(route);
    json_.end_object();
  }

  void write(const Payment& payment) {
    json_.object();
    known("date", payment.on).member("amount", payment.minor);
    some("unknownPrices", payment.unknown_prices);
    json_.end_object();
  }

  void write(const Difference& more) {
    json_.key("besideDirect").object();
    known("cost", more.cost);
    known("days", more.days).member("steps", more.steps).end_object();
  }

  void write_proof(const Route& route) {
    const plan::Objective first = wishes_.minimize.front();
    const Date start = wishes_.start ? wishes_.start : context_.on;
    auto gap = value_in(catalog_, route, first, start, wishes_.stop_after);
    if (gap) *gap -= route.proof.bound;
    if (route.proof.optimal) gap = 0;
    json_.key("proof").object().member("objective", spelled(first));
    json_.member("optimal", route.proof.optimal).member("bound", route.proof.bound);
    known("gap", gap).member("work", static_cast<std::int64_t>(route.proof.work)).end_object();
  }

  void write(const plan::Step& step, const Stop& stop) {
    json_.object();
    if (step.choice) {
      write(*step.choice);
    } else {
      write_thing(step);
    }
    known("start", step.start);
    if (!step.span_known || step.end >= step.start) known("end", step.end);
    if (!step.span_known) json_.member("spanUnknown", true);
    const auto& wished = wishes_.minimize;
    if (std::find(wished.begin(), wished.end(), plan::Objective::unrecognised) != wished.end()) {
      json_.member("recognised", step.recognised);
    }
    json_.member("hours", step.hours ? *step.hours : Rational::unknown());
    if (step.offering != nullptr) write(*step.offering, step.expected);
    write(step.price, step.choice.has_value());
    json_.member("paidSoFar", step.paid_so_far);
    json_.member("credit", step.credit).key("applied").array();
    for (const plan::Applied& each : step.applied) write(each);
    json_.end_array();
    write_ids(json_, context_, "neededFor", step.needed_for);
    if (!step.conditions.empty()) {
      json_.key("conditions").array();
      for (const plan::Condition& each : step.conditions) write(each);
      json_.end_array();
    }
    write(stop);
    json_.end_object();
  }

  void write_thing(const plan::Step& step) {
    const Achievement& thing = catalog_[step.thing];
    json_.member("thing", thing.id).member("name", context_.name(step.thing));
    json_.member("type", spelled(thing.type));
    if (thing.owner) {
      json_.key("owner");
      write_organization(json_, context_, thing.owner);
    }
    json_.optional("url", thing.url);
    if (step.prior_learning) json_.member("priorLearning", true);
  }

  void write(const plan::OwnChoice& choice) {
    json_.key("choice").object();
    write(choice.leaf);
    if (choice.course) json_.member("courses", std::int64_t{1});
    if (choice.asked != nullptr) write(*choice.asked);
    json_.end_object().member("indicative", true).key("owner");
    write_organization(json_, context_, choice.owner);
  }

  /** What can be said of a thing that nobody names. */
  void write(const Selector& asked) {
    if (!asked.subjects.empty()) {
      json_.key("subjects").array();
      for (const std::string_view each : asked.subjects) json_.string(each);
      json_.end_array();
    }
    if (asked.level_framework.empty()) return;
    json_.key("levels").object().member("framework", asked.level_framework);
    if (asked.level_min) json_.member("min", std::int64_t{*asked.level_min});
    if (asked.level_max) json_.member("max", std::int64_t{*asked.level_max});
    json_.end_object();
  }

  void write(const Offering& offering, bool expected) {
    json_.key("offering").object().optional("term", offering.term);
    json_.member("start", offering.start.to_string()).member("end", offering.end.to_string());
    if (offering.every) json_.member("every", offering.every.to_string());
    if (expected) json_.member("expected", true);
    json_.end_object();
  }

  void write(const Price& price, bool of_choice) {
    json_.key("price");
    if (!price.minor) {
      json_.string("unknown").member("priceUnknown", unknown_word(price));
      return;
    }
    json_.object().member("minor", *price.minor).member("currency", program_.currency);
    if (price.as_of) json_.member("asOf", price.as_of.to_string());
    json_.member("funded", price.funded).member("pays", *price.minor - price.funded);
    json_.member("method", word(price.method));
    if (price.method == Method::in_proportion || of_choice) json_.member("indicative", true);
    if (price.of_program) json_.member("ofProgram", true);
    if (price.source != nullptr) {
      json_.key("source");
      answer::write(json_, context_, *price.source);
    }
    json_.end_object();
  }

  void write(const plan::Applied& applied) {
    json_.object();
    write(applied.node);
    json_.member("credit", applied.credit);
    if (applied.recognition) json_.member("recognition", catalog_[applied.recognition].id);
    if (applied.indicative) json_.member("indicative", true);
    json_.end_object();
  }

  /** The members by which a requirement is known. */
  void write(RequirementId id) {
    if (!id) return;
    const Requirement& node = catalog_[id];
    json_.optional("node", node.id).member("kind", spelled(node.kind));
    json_.optional("name", node.name.in(context_.language));
    if (node.achievement) json_.member("achievement", catalog_[node.achievement].id);
  }

  void write(const plan::Condition& condition) {
    json_.object();
    if (condition.requirement) {
      json_.key("requirement").object();
      write(condition.requirement);
      json_.end_object();
    }
    if (condition.recognition) {
      json_.member("recognition", catalog_[condition.recognition].id);
    }
    if (condition.stated != nullptr) {
      json_.key("condition");
      answer::write(json_, context_,
                    OpenCondition{.kind = condition.stated->kind, .stated = condition.stated});
    }
    json_.optional("grade", condition.grade);
    if (condition.rule != nullptr) {
      json_.member("ruleKind", spelled(condition.rule->kind)).optional("rule", condition.rule->id);
    }
    if (condition.why) json_.member("why", word(*condition.why));
    json_.end_object();
  }

  void write(const Stop& stop) {
    json_.key("stop").object().key("holds").array();
    for (const AchievementId each : stop.holds) json_.string(catalog_[each].id);
    json_.end_array().member("applied", stop.applied).member("paid", stop.paid);
    some("unknownPrices", stop.unknown_prices);
    some("unknownSpans", stop.unknown_spans);
    json_.end_object();
  }

  void write(const NoPlan& none) {
    json_.key("none").object().key("conflict").array();
    for (const InTheWay& each : none.conflict) write(each);
    json_.end_array().member("smallest", none.smallest).key("unmet").array();
    for (const RequirementId each : none.unmet) {
      json_.object();
      write(each);
      json_.end_object();
    }
    json_.end_array().end_object();
  }

  void write(const InTheWay& wish) {
    json_.object().member("wish", word(wish.wish));
    if (wish.minor) json_.member("minor", *wish.minor).member("currency", currency());
    if (wish.date) json_.member("date", wish.date.to_string());
    if (wish.hours) json_.member("hours", *wish.hours);
    write_ids(json_, context_, "things", wish.things);
    json_.member("proven", wish.proven).end_object();
  }

  JsonWriter& json_;
  const Context& context_;
  const Catalog& catalog_;
  const plan::Wishes& wishes_;
  const ProgramPlan& program_;
};

}  // namespace

void write_members(JsonWriter& json, const Context& context, const plan::Wishes& wishes,
                   const plan::PlanAnswer& answer) {
  json.key("programs").array();
  for (const ProgramPlan& each : answer.programs) Writer(json, context, wishes, each).write();
  json.end_array();
}

}  // namespace credstack::answer
