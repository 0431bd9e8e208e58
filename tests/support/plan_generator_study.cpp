// Of a random plan: prices, time, wishes, and what is left out as docs/plan.md leaves it open.
#include <algorithm>

#include "support/plan_generator.hpp"

namespace credstack::test {
namespace {

using Words = std::vector<std::string>;

std::string day(int n) { return add(*Date::parse("2026-11-24"), {.days = n}).to_string(); }
std::string days(int n) { return "P" + std::to_string(n) + "D"; }
std::string hours(int n) { return "PT" + std::to_string(n) + "H"; }

bool has(const Json& list, const Json& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

/** Whether a record has an item of that achievement. */
bool has_item(const Json& learner, const Json& id) {
  const Json& items = learner["items"];
  return std::any_of(items.begin(), items.end(),
                     [&](const Json& item) { return item["achievement"] == id; });
}

bool is_named(const Json& value, const Json& id) {
  if (value == id) return true;
  return value.is_structured() && std::any_of(value.begin(), value.end(),
                                              [&](const Json& part) { return is_named(part, id); });
}

Json* thing_of(Json& catalog, const Json& id) {
  for (Json& each : catalog["achievements"]) {
    if (each["id"] == id) return &each;
  }
  return nullptr;
}

}  // namespace

Json PlanGenerator::money(int minor, const std::string& currency) {
  return {{"minor", minor}, {"currency", currency}};
}

Json PlanGenerator::cost(const std::string& kind, int minor) {
  return {{"kind", kind}, {"price", money(minor)}};
}

Json PlanGenerator::costs() {
  const int price = pick_.of(std::vector<int>{0, 50, 70, 100, 100, 150, 200, 333});
  const std::size_t kind = more(PlanMix::prices, 100, 45) ? pick_.below(100) : 0;
  if (kind < 50) return Json::array({cost(kind < 25 ? "tuition" : "total", price)});
  if (kind < 58) return Json::array({cost("tuitionPerCredit", price / 5)});
  if (kind < 68) return {cost("tuition", price), cost("exam", 15)};
  if (kind < 76) return {cost("total", price), cost("exam", 15)};
  Json made = Json::array({cost("tuition", price)});
  if (kind < 83) {
    made[0]["price"]["currency"] = "USD";
  } else if (kind < 86) {
    made[0].erase("price");
  } else if (kind < 89) {
    made[0]["validUntil"] = "2026-11-23";
  } else {
    made.push_back(cost("tuition", 3 * price));
    made[0]["audience"] = "Domestic";
    made[1]["audience"] = "International";
  }
  return made;
}

Json PlanGenerator::program_costs() {
  Json made = Json::array();
  const std::size_t kind = pick_.below(4);
  if (kind == 0) made.push_back(cost("tuitionPerCredit", pick_.of(std::vector<int>{20, 33})));
  if (kind == 1) made.push_back(cost("tuition", pick_.of(std::vector<int>{200, 500})));
  if (kind == 2) return Json::array({cost("total", pick_.of(std::vector<int>{200, 500}))});
  if (kind == 3 || percent(40)) made.push_back(cost("application", 25));
  return made;
}

Json PlanGenerator::offerings() {
  Json made = Json::array();
  const int count = from_to(1, 2);
  for (int i = 0; i < count; ++i) {
    const int start = from_to(-2, 12);
    Json one = {{"start", day(start)}, {"end", day(start + from_to(0, 6))}};
    if (percent(55)) one["every"] = days(percent(60) ? 7 : 14);
    if (percent(15)) one["deliveryType"] = pick_.of(Words{"inPerson", "online"});
    made.push_back(one);
  }
  return made;
}

Json PlanGenerator::terms() {
  Json one = {{"id", "t0"}, {"name", "T"}, {"start", day(from_to(-10, 3))}};
  one["end"] = day(9);
  if (percent(70)) one["every"] = days(pick_.of(std::vector<int>{14, 20, 30}));
  return Json::array({one});
}

void PlanGenerator::set_time(Json& thing) {
  if (percent(90)) thing["duration"] = days(from_to(1, 9));
  if (percent(40)) thing["workload"] = hours(from_to(2, 9));
  const bool offered = more(PlanMix::time, 55, 15);
  if (offered) thing["offerings"] = offerings();
  const bool spanned = offered || thing.contains("duration");
  if (spanned && more(PlanMix::time, 35, 4)) thing["validity"] = days(from_to(1, 7));
  if (!offered && percent(10)) thing["deliveryType"] = {pick_.of(Words{"inPerson", "online"})};
  if (percent(12)) thing["inLanguage"] = {pick_.of(Words{"en", "mi"})};
}

Json PlanGenerator::minimize() {
  switch (pick_.below(12)) {
    case 0:
      return {"time"};
    case 1:
      return {"time", "cost"};
    case 2:
      return {"steps", "cost", "time"};
    case 3:
      return {"cost", "steps"};
    case 4:
      return {"firstAward", "cost"};
    case 5:
      return {"outlay", "cost"};
    case 6:
      return {"time", "outlay"};
    case 7:
      return {"outlay", "time", "steps"};
    case 8:
      return {"cost", "outlay", "unrecognised"};
    case 9:
      return {"unrecognised", "cost"};
    default:
      return {"cost", "time", "steps"};
  }
}

void PlanGenerator::add_money_wishes(Json& made) {
  if (more(PlanMix::wishes, 35, 8)) made["budget"] = money(50 * from_to(1, 10));
  if (more(PlanMix::time, 20, 6)) made["budgetPerTerm"] = money(50 * from_to(3, 6));
  if (more(PlanMix::prices, 45, 15))
    made["audience"] = pick_.of(Words{"Domestic", "International", "Any"});
  if (more(PlanMix::prices, 25, 5)) made["currency"] = percent(70) ? "EUR" : "USD";
  if (!more(PlanMix::prices, 40, 8)) return;
  Json one = {{"share", pick_.of(Words{"1/2", "1/3", "1/1"})}};
  if (percent(40)) one["of"] = courses(2);
  if (percent(40)) one["most"] = money(40, made.value("currency", "EUR"));
  made["funding"] = Json::array({one});
  if (percent(20)) made["funding"].push_back({{"share", "1/4"}});
}

void PlanGenerator::add_time_wishes(Json& made) {
  if (percent(8)) made["start"] = day(from_to(0, 5));
  if (more(PlanMix::wishes, 45, 15)) made["deadline"] = day(from_to(5, 25));
  if (more(PlanMix::hours, 90, 6)) {
    made["hoursPerWeek"] = pick_.of(std::vector<double>{3.5, 5, 7, 10, 14, 20});
  }
}

void PlanGenerator::add_thing_wishes(Json& made) {
  if (more(PlanMix::wishes, 35, 8)) made["exclude"] = courses(2);
  if (percent(4)) made["exclude"] = {"v"};
  if (more(PlanMix::wishes, 20, 5)) made["include"] = courses(1);
  if (more(PlanMix::wishes, 25, 5)) made["delivery"] = {percent(50) ? "online" : "blended"};
  if (more(PlanMix::wishes, 15, 3)) made["languages"] = {percent(50) ? "en" : "mi"};
  if (more(PlanMix::wishes, 30, 12)) {
    made["priorLearning"] = percent(50) ? Json(true) : courses(2);
    made["possible"] = true;
  }
}

Json PlanGenerator::wishes() {
  Json made = Json::object();
  if (percent(55)) made["minimize"] = minimize();
  if (made["minimize"].is_null()) made.erase("minimize");
  if (has(made.value("minimize", Json::array()), "outlay") && percent(30)) made["stopAfter"] = 2;
  if (percent(30)) made["frontier"] = true;
  if (percent(25)) made["possible"] = true;
  add_money_wishes(made);
  add_time_wishes(made);
  add_thing_wishes(made);
  return made;
}

/**
 * What docs/plan.md does not decide, and no two readers have to agree on:
 * - whether a price that is not known keeps to a budget, and when what is charged once is paid;
 * - when a step of unknown span is paid, expires, or ends in time for a recognition;
 * - how long what is offered takes when its work is not known;
 * - whether the record's equivalents and plans are there when they are needed;
 * - on what day the program's own entry is needed, and whether its holder may lose it;
 * - whether what was assessed is there when a thing needs it, or when it has to be a step.
 */
void PlanGenerator::avoid_open_questions(PlanCase& made) {
  Json& wishes = made.wishes;
  Json& items = made.learner["items"];
  const bool budgets = wishes.contains("budget") || wishes.contains("budgetPerTerm");
  const Json minimized = wishes.value("minimize", Json::array());
  const bool dated =
      wishes.contains("budgetPerTerm") || has(minimized, "firstAward") || has(minimized, "outlay");
  if (dated) wishes.erase("priorLearning");
  if (wishes.contains("priorLearning")) wishes.erase("include");
  Json& program = *thing_of(made.catalog, "p");
  bool needs = program.contains("entry");
  bool dollars = false;
  for (Json& each : made.catalog["achievements"]) {
    if (each["id"] == "p") continue;
    if (wishes.contains("priorLearning")) {
      each.erase("entry");
      each.erase("corequisites");
      each["type"] = "Course";
      if (each.contains("priorLearning")) {
        each.erase("deliveryType");
        each.erase("inLanguage");
      }
    }
    Json equivalents = Json::array();
    for (const Json& other : each.value("equivalents", Json::array())) {
      if (other != each["id"] && !has_item(made.learner, other)) equivalents.push_back(other);
    }
    each.erase("equivalents");
    if (!equivalents.empty()) each["equivalents"] = equivalents;
    needs = needs || each.contains("entry") || each.contains("corequisites");
    if (budgets) each["costs"] = Json::array({cost("total", 10 * from_to(0, 20))});
    if (has(minimized, "outlay") && percent(30)) each["type"] = "Badge";
    if (dated && !each.contains("duration")) each["duration"] = "P3D";
    for (const Json& recognition : made.catalog["recognitions"]) {
      const bool ends = recognition.contains("validUntil") || recognition.contains("agreement");
      if (ends && is_named(recognition["credential"], each["id"])) each["duration"] = "P4D";
    }
    const bool spanned =
        each.contains("duration") || each.contains("offerings") || each.contains("validity");
    if (wishes.contains("hoursPerWeek") && spanned && !each.contains("workload")) {
      each["workload"] = "PT5H";
    }
    if (program.contains("entry") && is_named(program["entry"], each["id"])) {
      each.erase("validity");
    }
    dollars = dollars || each.value("costs", Json::array()).dump().find("USD") != std::string::npos;
  }
  for (Json& item : items) {
    if (needs && item.value("status", "") == "planned") item["status"] = "inProgress";
    if (program.contains("entry")) item.erase("expires");
    if (item.contains("expires")) wishes.erase("start");
  }
  Json& charged = program["costs"];
  if (charged.is_array() && wishes.contains("budgetPerTerm")) {
    Json kept = Json::array();
    for (const Json& each : charged) {
      if (each["kind"] != "application") kept.push_back(each);
    }
    charged = kept;
  }
  if (!charged.is_array() || charged.empty()) program.erase("costs");
  if (dollars && !program.contains("costs") && !wishes.contains("currency")) {
    wishes["currency"] = "EUR";
  }
  if (budgets || (program.contains("costs") && wishes.contains("currency"))) {
    wishes.erase("currency");
    for (Json& each : wishes["funding"]) {
      if (each.contains("most")) each["most"]["currency"] = "EUR";
    }
    if (wishes["funding"].is_null()) wishes.erase("funding");
  }
}

}  // namespace credstack::test
