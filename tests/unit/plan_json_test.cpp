// A plan as JSON, from answers that are made by hand.
#include "answer/plan_json.hpp"

#include <nlohmann/json.hpp>

#include "plan_sample.hpp"

namespace credstack::answer {
namespace {

using Json = nlohmann::json;

Json written(const plan::PlanAnswer& answer, const plan::Wishes& wishes = from_february()) {
  const Context context{plan_library().catalog, "en", answer.on};
  JsonWriter json;
  json.object();
  write_members(json, context, wishes, answer);
  json.end_object();
  return Json::parse(json.take())["programs"];
}

TEST(PlanJson, SaysWhatARouteComesTo) {
  const Json program = written(answer_of(hand_made_route()))[0];
  EXPECT_EQ(program["program"]["id"], "urn:x:cert");
  EXPECT_EQ(program["currency"], "NZD");
  EXPECT_EQ(program["complete"], false);
  EXPECT_EQ(program["regularCost"], "unknown");
  for (const char* absent : {"possible", "direct", "frontier", "none"}) {
    EXPECT_FALSE(program.contains(absent)) << absent;
  }
  const Json& route = program["route"];
  EXPECT_EQ(route["certainty"], "planned");
  EXPECT_EQ(route["steps"].size(), 4U);
  EXPECT_EQ(route["cost"], 215'050);
  EXPECT_EQ(route["chargedOnce"], 10'000);
  EXPECT_EQ(route["end"], "2027-07-01");
  EXPECT_EQ(route["unknownPrices"], 1);
  EXPECT_EQ(route["unknownSpans"], 1);
  EXPECT_EQ(route["credit"], Json::parse(R"({"applied":16,"earned":21,"lost":5,"excess":0})"));
  EXPECT_EQ(route["costPerCredit"], "unknown");
  EXPECT_EQ(route["payments"], Json::parse(R"([
    {"date":"2027-02-01","amount":70000,"unknownPrices":1},
    {"date":"2027-06-01","amount":45000}, {"date":"2027-07-01","amount":100050}])"));
  EXPECT_EQ(route["largestPayment"]["amount"], 100'050);
  EXPECT_EQ(route["proof"],
            Json::parse(R"({"objective":"cost","optimal":true,"bound":215050,"gap":0,"work":77})"));
}

TEST(PlanJson, SaysWhatAStepIs) {
  const Json steps = written(answer_of(hand_made_route()))[0]["route"]["steps"];
  EXPECT_EQ(steps[0]["thing"], "urn:x:algebra");
  EXPECT_EQ(steps[0]["name"], "Algebra");
  EXPECT_EQ(steps[0]["start"], "2027-02-01");
  EXPECT_EQ(steps[0]["end"], "2027-05-31");
  EXPECT_EQ(steps[0]["hours"], "unknown");
  EXPECT_EQ(steps[0]["price"],
            Json::parse(R"({"minor":90000,"currency":"NZD","funded":30000,"pays":60000,
                            "method":"stated"})"));
  EXPECT_EQ(steps[0]["applied"],
            Json::parse(R"([{"node":"core","kind":"credits","name":"Core","credit":6}])"));
  EXPECT_EQ(steps[0]["stop"],
            Json::parse(R"({"holds":[],"applied":6,"paid":70000,"unknownPrices":1})"));
  EXPECT_FALSE(steps[0].contains("conditions"));

  EXPECT_EQ(steps[1]["price"], "unknown");
  EXPECT_EQ(steps[1]["priceUnknown"], "notPublished");
  EXPECT_EQ(steps[1]["applied"], Json::array());
  EXPECT_EQ(steps[1]["neededFor"], Json::parse(R"(["urn:x:capstone"])"));

  EXPECT_EQ(steps[2]["applied"][0]["recognition"], "badge-counts");
  EXPECT_EQ(steps[2]["conditions"], Json::parse(R"([{"recognition":"badge-counts",
                             "condition":{"kind":"minimumGrade","grade":"B"}}])"));
  EXPECT_EQ(steps[2]["stop"]["holds"], Json::parse(R"(["urn:v:badge"])"));

  EXPECT_EQ(steps[3]["spanUnknown"], true);
  EXPECT_EQ(steps[3]["applied"][0]["achievement"], "urn:x:capstone");
  EXPECT_FALSE(steps[2].contains("spanUnknown"));
}

TEST(PlanJson, UnknownIsSaidAndNeverNothing) {
  plan::Route route = hand_made_route();
  route.steps[3].start = {};
  route.steps[3].end = {};
  route.steps[3].credit = Rational::unknown();
  route.steps[1].price.audience_not_stated = true;
  route.steps[2].price = {};
  route.steps[2].price.other_currency = true;
  route.end = {};
  const Json found = written(answer_of(route))[0]["route"];
  EXPECT_EQ(found["end"], "unknown");
  EXPECT_EQ(found["credit"]["lost"], "unknown");
  EXPECT_EQ(found["steps"][3]["start"], "unknown");
  EXPECT_EQ(found["steps"][3]["credit"], "unknown");
  EXPECT_EQ(found["steps"][1]["priceUnknown"], "audienceNotStated");
  EXPECT_FALSE(found["steps"][1].contains("conditions"));
  EXPECT_EQ(found["steps"][2]["priceUnknown"], "otherCurrency");
  EXPECT_EQ(found["payments"].back()["date"], "unknown");

  plan::PlanAnswer nothing = answer_of({});
  nothing.programs[0].currency = {};
  nothing.programs[0].complete = true;
  const Json program = written(nothing)[0];
  EXPECT_EQ(program["currency"], "unknown");
  EXPECT_EQ(program["complete"], true);
  EXPECT_FALSE(program["route"].contains("end"));
  EXPECT_FALSE(program["route"].contains("largestPayment"));
}

TEST(PlanJson, SaysWhyAStepIsOnlyPossible) {
  plan::Route route = known_route();
  route.steps[2].conditions = {{.recognition = RecognitionId{0U}, .why = audit::Why::claimed}};
  EXPECT_EQ(written(answer_of(route))[0]["route"]["steps"][2]["conditions"],
            Json::parse(R"([{"recognition":"badge-counts","why":"claimed"}])"));
}

TEST(PlanJson, ACreditCostsAFractionThatIsExact) {
  plan::Route route = known_route();
  EXPECT_EQ(written(answer_of(route))[0]["route"]["costPerCredit"], 13440.625);
  route.applied = 15;  // 215,050 / 15 has no end
  EXPECT_EQ(written(answer_of(route))[0]["route"]["costPerCredit"], "43010/3");
}

TEST(PlanJson, TheGapIsFromTheBoundInTheFirstObjective) {
  plan::Route route = known_route();
  route.proof = {.optimal = false, .bound = 200'000, .work = 9};
  EXPECT_EQ(written(answer_of(route))[0]["route"]["proof"]["gap"], 15'050);
  plan::Wishes wishes = from_february();
  wishes.minimize = {plan::Objective::time};
  route.proof.bound = 200;  // the plan ends on day 211
  EXPECT_EQ(written(answer_of(route), wishes)[0]["route"]["proof"]["gap"], 11);
  wishes.start = {};  // the day of the question, 62 days earlier
  EXPECT_EQ(written(answer_of(route), wishes)[0]["route"]["proof"]["gap"], 73);
  route.end = {};
  route.unknown_spans = 1;
  EXPECT_EQ(written(answer_of(route), wishes)[0]["route"]["proof"]["gap"], "unknown");
}

TEST(PlanJson, StandsBesideTheDirectRoute) {
  plan::PlanAnswer answer = answer_of(known_route());
  plan::Route direct = known_route();
  direct.cost = 265'000;
  direct.end = {2027, 9, 30};
  answer.programs[0].direct = direct;
  Json program = written(answer)[0];
  EXPECT_EQ(program["route"]["besideDirect"],
            Json::parse(R"({"cost":-49950,"days":-30,"steps":0})"));
  EXPECT_FALSE(program["direct"].contains("besideDirect"));
  answer.programs[0].route = hand_made_route();
  EXPECT_EQ(written(answer)[0]["route"]["besideDirect"],
            Json::parse(R"({"cost":"unknown","days":"unknown","steps":0})"));
}

TEST(PlanJson, ListsTheFrontierAndWhatIsOnlyPossible) {
  plan::PlanAnswer answer = answer_of(known_route());
  answer.programs[0].frontier = {known_route(), known_route()};
  answer.programs[0].frontier_complete = false;
  plan::Route open = known_route();
  open.possible = true;
  answer.programs[0].possible = open;
  const Json program = written(answer)[0];
  EXPECT_EQ(program["frontier"].size(), 2U);
  EXPECT_EQ(program["frontierComplete"], false);
  EXPECT_EQ(program["possible"]["certainty"], "possible");
  EXPECT_EQ(program["route"]["certainty"], "planned");
}

TEST(PlanJson, SaysWhatIsInTheWay) {
  plan::PlanAnswer answer = answer_of({});
  answer.programs[0].route.reset();
  answer.programs[0].currency = {};
  plan::NoPlan none;
  none.conflict.push_back({.wish = plan::WishKind::budget_per_term, .minor = 90'000});
  none.conflict.push_back({.wish = plan::WishKind::deadline, .date = {2027, 8, 31}});
  none.conflict.push_back(
      {.wish = plan::WishKind::hours_per_week, .hours = Rational(25, 3), .proven = false});
  none.conflict.push_back(
      {.wish = plan::WishKind::exclude, .things = {plan_library().catalog.find("urn:x:algebra")}});
  none.smallest = false;
  none.unmet.push_back(leaf(3));
  answer.programs[0].none = none;
  plan::Wishes wishes = from_february();
  wishes.currency = "NZD";
  const Json program = written(answer, wishes)[0];
  EXPECT_FALSE(program.contains("route"));
  EXPECT_EQ(program["none"], Json::parse(R"({"conflict":[
      {"wish":"budgetPerTerm","minor":90000,"currency":"NZD","proven":true},
      {"wish":"deadline","date":"2027-08-31","proven":true},
      {"wish":"hoursPerWeek","hours":"25/3","proven":false},
      {"wish":"exclude","things":["urn:x:algebra"],"proven":true}],
    "smallest":false,"unmet":[{"kind":"text","name":"An interview"}]})"));
}

}  // namespace
}  // namespace credstack::answer
