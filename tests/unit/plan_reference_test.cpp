// The reference of plans, clause by clause of docs/plan.md: each answer is worked out by hand here.
#include "support/plan_reference.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace credstack::test {
namespace {

/** Day 0 is 2026-11-24, so that 2026-12-01 is day 7. */
std::string day(int n) { return add(*Date::parse("2026-11-24"), {.days = n}).to_string(); }

/**
 * University u has a program p. A plan is shown as its cost, the day on which it ends, and each
 * step with its first day; a `?` stands for each step of which price or span is not known.
 */
class PlanReferenceTest : public testing::Test {
 protected:
  PlanReferenceTest() {
    made_.catalog = Json::parse(R"({"credstack": 1,
      "organizations": [{"id": "u", "name": "U", "gradeScale": "s"}, {"id": "v", "name": "V"}],
      "gradeScales": [{"id": "s", "name": "S", "grades": [{"grade": "A", "points": 4},
          {"grade": "C", "points": 2}, {"grade": "F", "points": 0, "pass": false}]}],
      "achievements": [], "recognitions": []})");
    made_.learner = {{"credstackLearner", 1}, {"items", Json::array()}};
  }

  /** A course of 3 CR; without a price below 0, and without a duration of no days. */
  Json& course(const std::string& id, int price, int days, const std::string& owner = "u") {
    Json made = {{"id", id},
                 {"type", "Course"},
                 {"name", id},
                 {"owner", owner},
                 {"credit", {{"value", 3}, {"unit", "CR"}}}};
    if (price >= 0) made["costs"] = Json::array({cost("tuition", price)});
    if (days > 0) made["duration"] = "P" + std::to_string(days) + "D";
    made_.catalog["achievements"].push_back(made);
    return made_.catalog["achievements"].back();
  }
  static Json cost(const std::string& kind, int price, const std::string& audience = "",
                   const std::string& currency = "EUR") {
    Json made = {{"kind", kind}, {"price", {{"minor", price}, {"currency", currency}}}};
    if (!audience.empty()) made["audience"] = audience;
    return made;
  }
  Json& program(const std::string& requirement, const Json& more = Json::object()) {
    Json made = {{"id", "p"},
                 {"type", "Diploma"},
                 {"name", "P"},
                 {"owner", "u"},
                 {"requirement", Json::parse(requirement)}};
    made.update(more);
    made_.catalog["achievements"].push_back(made);
    return made_.catalog["achievements"].back();
  }
  void recognition(const std::string& id, const Json& credential, const Json& grant,
                   const Json& more = Json::object()) {
    Json made = {{"id", id},
                 {"credential", credential},
                 {"target", "p"},
                 {"assertedBy", {"u"}},
                 {"grants", Json::array({grant})}};
    made.update(more);
    made_.catalog["recognitions"].push_back(made);
  }
  static Json offering(int start, int end, const std::string& every = "") {
    Json made = {{"start", day(start)}, {"end", day(end)}};
    if (!every.empty()) made["every"] = every;
    return made;
  }
  static Json names(const std::string& id) { return {{"achievement", id}}; }
  void item(const Json& members) { made_.learner["items"].push_back(members); }
  void wish(const std::string& key, const Json& value) { made_.wishes[key] = value; }
  static Json money(int minor) { return {{"minor", minor}, {"currency", "EUR"}}; }

  enum class Which : std::uint8_t { best, possible, direct, frontier };
  std::string plan(Which which = Which::best) const {
    const HeldPlanCase read(made_);
    for (const std::string& problem : read.problems()) ADD_FAILURE() << problem;
    const PlanWorld world(read);
    const PlanReference reference(world, read.wishes());
    const auto shown = [&](const std::optional<ReferencePlan>& plan) {
      return plan ? text(world, *plan) : std::string("none");
    };
    if (which == Which::direct) return shown(reference.direct());
    if (which != Which::frontier) return shown(reference.best(which == Which::possible));
    std::string all;
    for (const ReferencePlan& each : reference.frontier()) {
      if (!all.empty()) all += " | ";
      all += text(world, each);
    }
    return all;
  }

  static std::string text(const PlanWorld& world, const ReferencePlan& plan) {
    std::string made = std::to_string(plan.values.cost);
    made.append(static_cast<std::size_t>(plan.values.unknown_prices), '?');
    made += " by " + std::to_string(plan.values.end);
    made.append(static_cast<std::size_t>(plan.values.unknown_spans), '?');
    made += ":";
    for (const PlacedStep& each : plan.steps) {
      const PlanThing& thing = world.things()[each.thing];
      made += " " + std::string(thing.chosen_for ? "?" : world.catalog()[thing.id].id);
      if (thing.prior_learning) made += "*";
      made += "@" + std::to_string(each.start);
    }
    return made;
  }

  PlanCase made_;
};

// --- what is taken, and what comes before ------------------------------------------------------

TEST_F(PlanReferenceTest, TheCheaperOrTheFasterAlternative) {
  course("a", 100, 10);
  course("b", 200, 5);
  program(R"({"any": [{"achievement": "a"}, {"achievement": "b"}]})");
  EXPECT_EQ(plan(), "100 by 9: a@0");
  EXPECT_EQ(plan(Which::frontier), "100 by 9: a@0 | 200 by 4: b@0");
  wish("minimize", {"time"});
  EXPECT_EQ(plan(), "200 by 4: b@0");
}

TEST_F(PlanReferenceTest, WithoutLimitEverythingIsTakenAtOnce) {
  course("a", 100, 10);
  course("b", 200, 5);
  program(R"({"all": [{"achievement": "a"}, {"achievement": "b"}]})");
  // One step after the other would end on day 14.
  EXPECT_EQ(plan().substr(0, 8), "300 by 9");
}

TEST_F(PlanReferenceTest, NothingIsLeftToDo) {
  course("a", 100, 10);
  program(R"({"achievement": "a"})");
  item({{"achievement", "a"}, {"completed", "2026-01-15"}});
  EXPECT_EQ(plan(), "0 by -1:");
}

TEST_F(PlanReferenceTest, EntryIsFinishedBeforeAndACorequisiteHasBegun) {
  course("a", 100, 10);
  Json& b = course("b", 200, 5);
  b["entry"] = names("a");
  program(R"({"achievement": "b"})");
  EXPECT_EQ(plan(), "300 by 14: a@0 b@10");
  made_.catalog["achievements"][1].erase("entry");
  made_.catalog["achievements"][1]["corequisites"] = names("a");
  EXPECT_EQ(plan(), "300 by 9: a@0 b@0");
  made_.catalog["achievements"][0]["offerings"] = Json::array({offering(7, 8)});
  EXPECT_EQ(plan(), "300 by 11: a@7 b@7");
}

TEST_F(PlanReferenceTest, WhatNeedsItselfCannotBeTaken) {
  // By lists: of things that name each other alone the reader itself says that nobody has them.
  course("a", 100, 0)["entry"] = {{"courses", 1}, {"from", {"b"}}};
  course("b", 200, 0)["entry"] = {{"courses", 1}, {"from", {"a"}}};
  program(R"({"achievement": "b"})");
  // Neither takes a day, so that days alone would not forbid it.
  EXPECT_EQ(plan(), "none");
  made_.catalog["achievements"][0]["entry"] = {{"courses", 1}, {"from", {"b", "c"}}};
  course("c", 40, 0, "v");
  // c makes no piece, and is needed before a, which is needed before b.
  EXPECT_EQ(plan(), "340 by -1???: c@0 a@0 b@0");
}

TEST_F(PlanReferenceTest, FormsOfWhatIsNeeded) {
  course("a", 100, 1);
  course("b", 200, 1);
  course("d", 400, 1)["type"] = "Diploma";
  course("x", 1000, 1);
  program(R"({"achievement": "x"})");
  const auto with = [&](const Json& entry) {
    made_.catalog["achievements"][3]["entry"] = entry;
    return plan().substr(0, 4);
  };
  EXPECT_EQ(with({{"choose", 2}, {"of", {names("a"), names("b"), names("d")}}}), "1300");
  EXPECT_EQ(with({{"courses", 1}, {"from", {"b", "d"}}}), "1200");
  EXPECT_EQ(with({{"credits", {{"value", 5}, {"unit", "CR"}}}, {"from", {"a", "b"}}}), "1300");
  EXPECT_EQ(with({{"holds", {"Diploma"}}}), "1400");
  EXPECT_EQ(with({{"all", {names("a"), {{"text", "An interview"}}}}}), "1100");
  EXPECT_EQ(with({{"courses", 9}, {"open", true}}), "1000");
}

TEST_F(PlanReferenceTest, TheRecordHasWhatIsNeeded) {
  course("a", 100, 1);
  course("x", 1000, 1)["entry"] = {{"achievement", "a"}, {"minimumGrade", "A"}};
  program(R"({"achievement": "x"})");
  const auto with = [&](const Json& held) {
    made_.learner["items"] = Json::array({held});
    return plan();
  };
  EXPECT_EQ(with({{"achievement", "a"}, {"completed", "2026-01-15"}, {"grade", "A"}}),
            "1000 by 0: x@0");
  EXPECT_EQ(with({{"achievement", "a"}, {"completed", "2026-01-15"}}), "1000 by 0: x@0");
  EXPECT_EQ(with({{"achievement", "a"}, {"status", "inProgress"}}), "1000 by 0: x@0");
  EXPECT_EQ(with({{"achievement", "a"}, {"completed", "2026-01-15"}, {"grade", "C"}}), "none");
  EXPECT_EQ(with({{"achievement", "a"}, {"status", "failed"}}), "1100 by 1: a@0 x@1");
}

TEST_F(PlanReferenceTest, AnEquivalentStandsForWhatIsNeeded) {
  course("a", 100, 5)["equivalents"] = {"b"};
  course("b", 50, 2);
  course("x", 1000, 1)["entry"] = names("a");
  program(R"({"achievement": "x"})");
  EXPECT_EQ(plan(), "1050 by 2: b@0 x@2");
}

TEST_F(PlanReferenceTest, TheProgramAsksForEntryToo) {
  course("a", 100, 5);
  course("d", 50, 7, "v");
  program(R"({"achievement": "a"})", {{"entry", names("d")}});
  EXPECT_EQ(plan(), "150 by 6: a@0 d@0");
}

TEST_F(PlanReferenceTest, WhatCannotBeTaken) {
  course("a", 100, 5);
  course("b", 200, 5);
  program(R"({"any": [{"achievement": "a"}, {"achievement": "b"}]})");
  made_.catalog["achievements"][0]["status"] = "closed";
  EXPECT_EQ(plan(), "200 by 4: b@0");
  made_.catalog["achievements"][1]["doubtful"] = true;
  EXPECT_EQ(plan(), "none");
}

// --- prices ------------------------------------------------------------------------------------

TEST_F(PlanReferenceTest, UnknownIsNeverZero) {
  course("a", -1, 5, "v");
  course("b", 900, 5);
  course("c", 0, 5);
  program(R"({"all": [{"courses": 1, "from": ["a", "b"]}, {"achievement": "c"}]})");
  EXPECT_EQ(plan().substr(0, 8), "900 by 4");
  wish("exclude", {"b"});
  EXPECT_EQ(plan().substr(0, 7), "0? by 4");
}

TEST_F(PlanReferenceTest, AnotherCurrencyIsUnknown) {
  course("a", 100, 5)["costs"] = Json::array({cost("tuition", 100, "", "USD")});
  course("b", 900, 5);
  program(R"({"any": [{"achievement": "a"}, {"achievement": "b"}]})");
  wish("currency", "EUR");
  EXPECT_EQ(plan(), "900 by 4: b@0");
  wish("currency", "USD");
  EXPECT_EQ(plan(), "100 by 4: a@0");
}

TEST_F(PlanReferenceTest, AnAudienceIsChosenAndNeverGuessed) {
  course("a", 0, 5)["costs"] = {cost("tuition", 300, "International"),
                                cost("tuition", 100, "Domestic")};
  course("b", 0, 5)["costs"] = {cost("tuition", 30), cost("materials", 4)};
  program(R"({"all": [{"achievement": "a"}, {"achievement": "b"}]})");
  EXPECT_EQ(plan().substr(0, 4), "34? ");
  wish("audience", "Domestic");
  EXPECT_EQ(plan().substr(0, 4), "134 ");
  wish("audience", "Elsewhere");
  EXPECT_EQ(plan().substr(0, 4), "34? ");
}

TEST_F(PlanReferenceTest, PricesOutOfForceAndTotals) {
  Json& a = course("a", 0, 5);
  a["costs"] = {cost("tuition", 300), cost("tuition", 500), cost("exam", 20)};
  a["costs"][0]["validUntil"] = "2026-11-23";
  a["costs"][1]["validFrom"] = "2026-11-24";
  program(R"({"achievement": "a"})");
  EXPECT_EQ(plan(), "520 by 4: a@0");
  made_.catalog["achievements"][0]["costs"].push_back(cost("total", 510));
  EXPECT_EQ(plan(), "510 by 4: a@0");
  made_.catalog["achievements"][0]["costs"] = Json::array({cost("tuitionPerCredit", 25)});
  EXPECT_EQ(plan(), "75 by 4: a@0");  // 3 credits
}

TEST_F(PlanReferenceTest, WhatTheProgramCharges) {
  course("a", -1, 5);
  course("b", -1, 5)["credit"]["value"] = 4;
  course("x", -1, 5, "v");
  program(R"({"all": [{"achievement": "a"}, {"achievement": "b"}, {"achievement": "x"}]})",
          {{"credit", {{"value", 9}, {"unit", "CR"}}},
           {"costs", {cost("tuitionPerCredit", 10), cost("application", 55)}}});
  // 30 and 40, and 55 once; x is not the program's owner's.
  EXPECT_EQ(plan().substr(0, 9), "125? by 4");
  made_.catalog["achievements"][3]["costs"] = {cost("tuition", 100)};
  // 100 × 3/9 is 33.3…, so 34; 100 × 4/9 is 44.4…, so 45.
  EXPECT_EQ(plan().substr(0, 8), "79? by 4");
}

TEST_F(PlanReferenceTest, FundingLowersAPriceToNothing) {
  course("a", 100, 5);
  program(R"({"achievement": "a"})");
  wish("funding", Json::array({{{"share", "1/3"}}}));
  EXPECT_EQ(plan().substr(0, 3), "67 ");  // 33.3… are funded, 66.6… rounded up are paid
  wish("funding", Json::array({{{"share", "1/3"}, {"most", money(20)}}}));
  EXPECT_EQ(plan().substr(0, 3), "80 ");
  wish("funding", {{{"share", "2/3"}}, {{"share", "1/1"}, {"of", {"a"}}}});
  EXPECT_EQ(plan().substr(0, 2), "0 ");
  wish("funding", Json::array({{{"share", "1/1"}, {"of", {"p"}}}}));
  EXPECT_EQ(plan().substr(0, 4), "100 ");
}

// --- time --------------------------------------------------------------------------------------

TEST_F(PlanReferenceTest, OfferingsAreWaitedFor) {
  Json& a = course("a", 100, 3);
  a["offerings"] = {offering(-5, 2, "P7D"), offering(4, 20)};
  program(R"({"achievement": "a"})");
  // The first is expected again on day 2, to day 9; the second ends on day 20.
  EXPECT_EQ(plan(), "100 by 9: a@2");
  wish("start", day(3));
  // Counted from day 3: the first again on 6 (of the new count), to 13.
  EXPECT_EQ(plan(), "100 by 13: a@6");
}

TEST_F(PlanReferenceTest, APastOfferingIsGone) {
  course("a", 100, 3)["offerings"] = Json::array({offering(-5, 2)});
  program(R"({"achievement": "a"})");
  EXPECT_EQ(plan(), "none");
}

TEST_F(PlanReferenceTest, HoursAWeek) {
  course("a", 100, 7)["workload"] = "PT7H";
  course("b", 100, 7)["workload"] = "PT7H";
  program(R"({"all": [{"achievement": "a"}, {"achievement": "b"}]})");
  wish("hoursPerWeek", 10);  // of which each takes 7
  EXPECT_EQ(plan().substr(0, 9), "200 by 13");
  wish("hoursPerWeek", 14);
  EXPECT_EQ(plan().substr(0, 8), "200 by 6");
  wish("hoursPerWeek", 3.5);  // each takes 14 days
  EXPECT_EQ(plan().substr(0, 9), "200 by 27");
}

TEST_F(PlanReferenceTest, MoreHoursMayBeWorse) {
  course("a", 100, 0)["workload"] = "PT1H30M";
  Json& b = course("b", 100, 0);
  b["workload"] = "PT3H30M";
  b["offerings"] = Json::array({offering(0, 6)});
  program(R"({"all": [{"achievement": "a"}, {"achievement": "b"}]})");
  // b takes 3.5 a week. Beside it a has 5.25, in two days of which each is 45 minutes.
  wish("hoursPerWeek", 8.75);
  EXPECT_EQ(plan().substr(0, 8), "200 by 6");
  // Now a is done in a day, which is 10.5 a week and leaves nothing to b.
  wish("hoursPerWeek", 10.5);
  EXPECT_EQ(plan(), "200 by 7: b@0 a@7");
}

TEST_F(PlanReferenceTest, SpansFromWork) {
  course("a", 100, 0)["workload"] = "PT10H";
  program(R"({"achievement": "a"})");
  EXPECT_EQ(plan(), "100 by -1?: a@0");
  wish("hoursPerWeek", 7);  // an hour a day
  EXPECT_EQ(plan(), "100 by 9: a@0");
  made_.catalog["achievements"][0].erase("workload");
  made_.catalog["achievements"][0]["duration"] = "P5D";
  EXPECT_EQ(plan(), "100 by -1?: a@0");
  made_.catalog["creditConversions"] = Json::array({{{"from", "CR"},
                                                     {"to", "hours"},
                                                     {"factor", "5/1"},
                                                     {"method", "As agreed"},
                                                     {"source", {{"url", "https://u.example"}}}}});
  EXPECT_EQ(plan(), "100 by 14: a@0");  // 3 × 5 hours
}

TEST_F(PlanReferenceTest, AnOfferingThatAsksForTooMuchIsNotTaken) {
  Json& a = course("a", 100, 0);
  a["workload"] = "PT14H";
  a["offerings"] = {offering(0, 6), offering(3, 16)};  // 14 and 7 hours a week
  program(R"({"achievement": "a"})");
  wish("hoursPerWeek", 13);
  EXPECT_EQ(plan(), "100 by 16: a@3");
}

TEST_F(PlanReferenceTest, AStepStaysValidUntilTheEnd) {
  course("a", 100, 2)["validity"] = "P3D";
  course("b", 100, 10);
  program(R"({"all": [{"achievement": "a"}, {"achievement": "b"}]})");
  // b ends on day 9, so a ends on day 6 at the earliest.
  EXPECT_EQ(plan(), "200 by 9: b@0 a@5");
}

TEST_F(PlanReferenceTest, WhatIsNeededIsValidUntilItIs) {
  course("a", 100, 3)["validity"] = "P5D";
  Json& b = course("b", 100, 0);
  b["entry"] = names("a");
  b["offerings"] = Json::array({offering(7, 9)});
  program(R"({"achievement": "b"})");
  EXPECT_EQ(plan(), "200 by 9: a@2 b@7");  // valid from day 4 to day 9
  made_.catalog["achievements"][0]["validity"] = "P2D";
  EXPECT_EQ(plan(), "none");  // it would have to end on day 7, and to be finished before
}

TEST_F(PlanReferenceTest, AHeldThingExpires) {
  course("a", 100, 3);
  course("c", 30, 1);
  course("b", 100, 10);
  program(R"({"all": [{"courses": 1, "from": ["a", "c"]}, {"achievement": "b"}]})");
  item({{"achievement", "a"}, {"completed", "2026-01-15"}, {"expires", day(9)}});
  EXPECT_EQ(plan(), "100 by 9: b@0");
  made_.learner["items"][0]["expires"] = day(8);
  EXPECT_EQ(plan().substr(0, 8), "130 by 9");
  wish("exclude", {"c"});
  EXPECT_EQ(plan(), "none");
}

TEST_F(PlanReferenceTest, WhatIsNeededMayExpireLater) {
  course("a", 100, 3);
  Json& b = course("b", 100, 10);
  b["entry"] = names("a");
  b["offerings"] = Json::array({offering(3, 12)});
  program(R"({"achievement": "b"})");
  item({{"achievement", "a"}, {"completed", "2026-01-15"}, {"expires", day(3)}});
  EXPECT_EQ(plan(), "100 by 12: b@3");
  made_.learner["items"][0]["expires"] = day(2);
  EXPECT_EQ(plan(), "none");
}

// --- recognitions and rules of the program -----------------------------------------------------

TEST_F(PlanReferenceTest, AThingOfAnotherIsTakenForIt) {
  course("a", 100, 5);
  course("x", 60, 8, "v");
  program(R"({"achievement": "a"})");
  recognition("r", "x", {{"form", "direct"}, {"satisfies", {"a"}}});
  EXPECT_EQ(plan(), "60 by 7: x@0");
  EXPECT_EQ(plan(Which::direct), "100 by 4: a@0");
  made_.catalog["recognitions"][0]["validUntil"] = day(7);
  EXPECT_EQ(plan(), "60 by 7: x@0");
  made_.catalog["recognitions"][0]["validUntil"] = day(6);
  EXPECT_EQ(plan(), "100 by 4: a@0");
}

TEST_F(PlanReferenceTest, AnAgreementEndsToo) {
  course("a", 100, 5);
  course("x", 60, 8, "v");
  program(R"({"achievement": "a"})");
  recognition("r", "x", {{"form", "direct"}, {"satisfies", {"a"}}},
              {{"agreement", "g"}, {"validUntil", day(90)}});
  made_.catalog["agreements"] =
      Json::array({{{"id", "g"}, {"name", "G"}, {"parties", {"u", "v"}}, {"validUntil", day(6)}}});
  EXPECT_EQ(plan(), "100 by 4: a@0");
}

TEST_F(PlanReferenceTest, ASetIsTakenTogether) {
  course("a", 100, 5);
  course("x", 30, 8, "v");
  course("y", 60, 3, "v");
  program(R"({"achievement": "a"})");
  recognition("r", {"x", "y"}, {{"form", "direct"}, {"satisfies", {"a"}}});
  EXPECT_EQ(plan().substr(0, 7), "90 by 7");
  wish("exclude", {"y"});
  EXPECT_EQ(plan(), "100 by 4: a@0");
}

TEST_F(PlanReferenceTest, ABlockUnderACap) {
  course("a", 100, 1);
  course("b", 100, 1);
  course("x", 10, 1, "v");
  program(R"({"id": "n", "credits": {"value": 6, "unit": "CR"}, "from": ["a", "b"]})",
          {{"credit", {{"value", 6}, {"unit", "CR"}}}});
  recognition("r", "x",
              {{"form", "block"}, {"slot", "n"}, {"credit", {{"value", 6}, {"unit", "CR"}}}});
  EXPECT_EQ(plan(), "10 by 0: x@0");
  made_.catalog["achievements"][3]["requirement"]["rules"] =
      Json::array({{{"atMost", {{"share", "1/2"}}}, {"origin", "transfer"}}});
  EXPECT_EQ(plan().substr(0, 8), "110 by 0");
}

TEST_F(PlanReferenceTest, WhatIsClaimedIsOnlyPossible) {
  course("a", 100, 5);
  course("x", 60, 8, "v");
  program(R"({"achievement": "a"})");
  recognition("r", "x", {{"form", "direct"}, {"satisfies", {"a"}}}, {{"assertedBy", {"v"}}});
  EXPECT_EQ(plan(), "100 by 4: a@0");
  EXPECT_EQ(plan(Which::possible), "60 by 7: x@0");
}

TEST_F(PlanReferenceTest, PriorLearningIsAskedForAndOnlyPossible) {
  course("a", 100, 5)["priorLearning"] = Json::array({{{"method", "Test"}, {"fee", money(20)}}});
  program(R"({"achievement": "a"})");
  EXPECT_EQ(plan(Which::possible), "100 by 4: a@0");
  wish("priorLearning", true);
  EXPECT_EQ(plan(Which::possible), "20 by -1: a*@0");
  EXPECT_EQ(plan(), "100 by 4: a@0");
}

// --- wishes ------------------------------------------------------------------------------------

TEST_F(PlanReferenceTest, BudgetAndDeadline) {
  course("a", 100, 10);
  course("b", 200, 5);
  program(R"({"any": [{"achievement": "a"}, {"achievement": "b"}]})");
  wish("deadline", day(8));
  EXPECT_EQ(plan(), "200 by 4: b@0");
  wish("budget", money(199));
  EXPECT_EQ(plan(), "none");
  wish("deadline", day(9));
  EXPECT_EQ(plan(), "100 by 9: a@0");
}

TEST_F(PlanReferenceTest, ABudgetForEachTerm) {
  course("a", 100, 5);
  course("b", 70, 2);
  program(R"({"all": [{"achievement": "a"}, {"achievement": "b"}]})");
  made_.catalog["terms"] = Json::array(
      {{{"id", "t"}, {"name", "T"}, {"start", day(-10)}, {"end", day(9)}, {"every", "P20D"}}});
  wish("budgetPerTerm", money(169));
  // The next term begins on day 10: b, the shorter, waits for it.
  EXPECT_EQ(plan(), "170 by 11: a@0 b@10");
  wish("budgetPerTerm", money(99));
  EXPECT_EQ(plan(), "none");
}

TEST_F(PlanReferenceTest, WithoutTermsHalfAYearIsOne) {
  course("a", 100, 5);
  course("b", 70, 2);
  program(R"({"all": [{"achievement": "a"}, {"achievement": "b"}]})");
  wish("budgetPerTerm", money(169));
  // 2027-05-24 is 181 days later: 6, 31, 31, 28, 31, 30 and 24.
  EXPECT_EQ(plan(), "170 by 182: a@0 b@181");
}

TEST_F(PlanReferenceTest, WhatIsExcludedAndWhatIsIncluded) {
  course("a", 100, 10);
  course("b", 200, 5);
  course("x", 10, 5, "v");
  program(R"({"courses": 1, "from": ["a", "b", "x"]})");
  EXPECT_EQ(plan(), "10 by 4: x@0");
  wish("exclude", {"v"});
  EXPECT_EQ(plan(), "100 by 9: a@0");
  wish("include", {"b"});
  EXPECT_EQ(plan(), "200 by 4: b@0");
  wish("include", {"x"});
  EXPECT_EQ(plan(), "none");
}

TEST_F(PlanReferenceTest, DeliveryAndLanguages) {
  course("a", 100, 10)["deliveryType"] = {"inPerson"};
  Json& b = course("b", 200, 5);
  b["offerings"] = {offering(0, 4), offering(10, 14)};
  b["offerings"][0]["deliveryType"] = "blended";
  course("c", 300, 5)["inLanguage"] = {"mi"};
  program(R"({"any": [{"achievement": "a"}, {"achievement": "b"}, {"achievement": "c"}]})");
  EXPECT_EQ(plan(), "100 by 9: a@0");
  wish("delivery", {"online"});
  EXPECT_EQ(plan(), "200 by 14: b@10");
  wish("exclude", {"b"});
  EXPECT_EQ(plan(), "300 by 4: c@0");
  wish("languages", {"en"});
  EXPECT_EQ(plan(), "none");
}

TEST_F(PlanReferenceTest, OtherObjectives) {
  course("a", 10, 10);
  course("b", 20, 5);
  course("d", 90, 7)["type"] = "Badge";
  program(R"({"any": [{"all": [{"achievement": "a"}, {"achievement": "b"}]},
                      {"achievement": "d"}]})");
  EXPECT_EQ(plan().substr(0, 7), "30 by 9");
  wish("minimize", {"steps"});
  EXPECT_EQ(plan(), "90 by 6: d@0");
  wish("minimize", {"firstAward"});
  EXPECT_EQ(plan().substr(plan().find("d@")), "d@0");
  wish("minimize", {"outlay"});
  EXPECT_EQ(plan().substr(0, 7), "90 by 6");
}

TEST_F(PlanReferenceTest, ATwiceNamedThingIsTakenOnce) {
  course("a", 100, 10);
  program(R"({"courses": 2, "from": ["a", "b"]})");
  course("b", 100, 10)["equivalents"] = {"a"};
  // b lists a: they are the same learning, of which one counts.
  EXPECT_EQ(plan(), "none");
}

}  // namespace
}  // namespace credstack::test
