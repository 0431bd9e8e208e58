// What follows from a plan by arithmetic, each figure worked out by hand beside it.
#include "answer/plan_figures.hpp"

#include "plan_sample.hpp"

namespace credstack::answer {
namespace {

using plan::Objective;

const Catalog& catalog() { return plan_library().catalog; }

TEST(PlanFigures, CreditIsLostWhereItIsNotApplied) {
  const Figures figures = figures_of(catalog(), "ECTS", hand_made_route());
  // Algebra 6 of 6, Bridge 0 of 3, Badge 4 of 6, Capstone 6 of 6.
  EXPECT_EQ(figures.lost, Rational(5));
  EXPECT_EQ(figures.excess, Rational(0));
}

TEST(PlanFigures, MoreThanALeafAsksForIsExcess) {
  plan::Route route = known_route();
  route.steps[2].applied.front().credit = 12;
  const Figures figures = figures_of(catalog(), "ECTS", route);
  EXPECT_EQ(figures.excess, Rational(2));  // free choice asks for 10
  EXPECT_EQ(figures.lost, Rational(3));    // of Bridge; Badge brings more than it has
  EXPECT_FALSE(figures_of(catalog(), "US-SH", route).excess.is_known());
}

TEST(PlanFigures, CreditThatIsNotKnownMakesTheSumUnknown) {
  plan::Route route = known_route();
  route.steps[1].credit = Rational::unknown();
  EXPECT_FALSE(figures_of(catalog(), "ECTS", route).lost.is_known());
}

TEST(PlanFigures, ACreditCostsAnExactFraction) {
  plan::Route route = known_route();
  // 215,050 / 16 = 13,440.625
  EXPECT_EQ(figures_of(catalog(), "ECTS", route).cost_per_credit, Rational(107'525, 8));
  route.applied = 0;
  EXPECT_FALSE(figures_of(catalog(), "ECTS", route).cost_per_credit.is_known());
  EXPECT_FALSE(figures_of(catalog(), "ECTS", hand_made_route()).cost_per_credit.is_known());
}

TEST(PlanFigures, PaymentsAreOfTheDayOnWhichStepsBegin) {
  const Figures figures = figures_of(catalog(), "ECTS", hand_made_route());
  ASSERT_EQ(figures.payments.size(), 3U);
  // 100 once, 900 - 300 of Algebra; Bridge for an unknown price.
  EXPECT_EQ(figures.payments[0].on, (Date{2027, 2, 1}));
  EXPECT_EQ(figures.payments[0].minor, 70'000);
  EXPECT_EQ(figures.payments[0].unknown_prices, 1U);
  EXPECT_EQ(figures.payments[1].minor, 45'000);
  EXPECT_EQ(figures.payments[2].minor, 100'050);
  ASSERT_TRUE(figures.largest);
  EXPECT_EQ(figures.largest->on, (Date{2027, 7, 1}));
}

TEST(PlanFigures, WhatHasNoDayIsPaidOnNone) {
  plan::Route route = known_route();
  route.steps[2].start = {};
  route.cost = 220'050;  // 5,000 that no step says
  const Figures figures = figures_of(catalog(), "ECTS", route);
  ASSERT_EQ(figures.payments.size(), 3U);
  EXPECT_FALSE(figures.payments[2].on);
  EXPECT_EQ(figures.payments[2].minor, 50'000);
}

TEST(PlanFigures, WhoStopsHoldsWhatIsDoneByThen) {
  const Figures figures = figures_of(catalog(), "ECTS", hand_made_route());
  ASSERT_EQ(figures.stops.size(), 4U);
  // Bridge ends on 30 April: Algebra has begun, and is paid.
  EXPECT_TRUE(figures.stops[1].holds.empty());
  EXPECT_EQ(figures.stops[1].applied, Rational(0));
  EXPECT_EQ(figures.stops[1].paid, 70'000);
  EXPECT_EQ(figures.stops[1].unknown_prices, 1U);
  // A course is nothing to hold; the badge is.
  EXPECT_TRUE(figures.stops[0].holds.empty());
  EXPECT_EQ(figures.stops[0].applied, Rational(6));
  EXPECT_EQ(figures.stops[2].holds, std::vector{catalog().find("urn:v:badge")});
  EXPECT_EQ(figures.stops[2].applied, Rational(10));
  EXPECT_EQ(figures.stops[2].paid, 115'000);
  EXPECT_EQ(figures.stops[2].unknown_spans, 0U);
  EXPECT_EQ(figures.stops[3].unknown_spans, 1U);
}

TEST(PlanFigures, WhatMayNotBeDoneIsNotHeld) {
  plan::Route route = hand_made_route();
  route.steps[2].span_known = false;  // the badge: it may end after Capstone
  const Stop stop = figures_of(catalog(), "ECTS", route).stops[3];
  EXPECT_TRUE(stop.holds.empty());
  EXPECT_EQ(stop.unknown_spans, 2U);
  EXPECT_EQ(stop.applied, Rational(12));
}

TEST(PlanFigures, PriorLearningIsNoAward) {
  plan::Route route = known_route();
  route.steps[2].prior_learning = true;
  EXPECT_TRUE(figures_of(catalog(), "ECTS", route).stops[3].holds.empty());
}

TEST(PlanFigures, ASetIsWeighedTogether) {
  const auto library = read({{"set.json", R"({"credstack": 1,
    "organizations": [{"id": "org:uni", "name": "University"}],
    "achievements": [
      {"id": "cert", "type": "Certificate", "name": "C", "owner": "org:uni", "requirement":
        {"id": "free", "credits": {"value": 9, "unit": "ECTS"}, "open": true}},
      {"id": "one", "type": "Course", "name": "One"}, {"id": "two", "type": "Course", "name": "Two"}],
    "recognitions": [{"id": "both", "credential": ["one", "two"], "target": "cert",
      "assertedBy": "org:uni",
      "grants": [{"form": "block", "credit": {"value": 5, "unit": "ECTS"}, "slot": "free"}]}]})"}})
                           .library;
  const Catalog& set = library->catalog;
  plan::Route route;
  for (const char* id : {"one", "two"}) {
    plan::Step made;
    made.thing = set.find(id);
    made.credit = 3;
    made.applied.push_back({.node = set[set.find("cert")].requirement,
                            .credit = route.steps.empty() ? Rational(5) : Rational(0),
                            .recognition = RecognitionId{0U}});
    route.steps.push_back(std::move(made));
  }
  // 3 and 3 are earned, 5 are applied, all of them written with the first.
  EXPECT_EQ(figures_of(set, "ECTS", route).lost, Rational(1));
}

TEST(PlanFigures, AnObjectiveHasAValue) {
  const plan::Route route = known_route();
  const Date start{2027, 2, 1};
  const auto value = [&](Objective objective) {
    return value_in(catalog(), route, objective, start);
  };
  EXPECT_EQ(value(Objective::cost), 215'050);
  EXPECT_EQ(value(Objective::steps), 4);
  // February to July have 28 + 31 + 30 + 31 + 30 + 31 days, and 31 August is 30 days on.
  EXPECT_EQ(value(Objective::time), 211);
  EXPECT_EQ(value(Objective::first_award), 149);  // 30 June: 28 + 31 + 30 + 31 + 29
  EXPECT_EQ(value(Objective::outlay), 115'000);
  EXPECT_EQ(value_in(catalog(), {}, Objective::time, start), -1);
  EXPECT_EQ(value_in(catalog(), {}, Objective::outlay, start), std::nullopt);
}

TEST(PlanFigures, OnlyWhatIsKnownIsCompared) {
  const plan::Route known = known_route();
  plan::Route other = known_route();
  other.cost = 265'000;
  other.end = {2027, 9, 30};
  const Difference more = difference(known, other);
  EXPECT_EQ(more.cost, -49'950);
  EXPECT_EQ(more.days, -30);
  EXPECT_EQ(difference(hand_made_route(), other).cost, std::nullopt);
  EXPECT_EQ(difference(hand_made_route(), other).days, std::nullopt);
}

TEST(PlanFigures, DaysAreCountedByTheCalendar) {
  EXPECT_EQ(days_after({2027, 12, 31}, 1), (Date{2028, 1, 1}));
  EXPECT_EQ(days_after({2028, 2, 28}, 2), (Date{2028, 3, 1}));
  EXPECT_EQ(days_after({2027, 3, 1}, -1), (Date{2027, 2, 28}));
}

}  // namespace
}  // namespace credstack::answer
