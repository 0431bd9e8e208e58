// What the reference says is good by its own check of plans, whatever the case; what is changed in
// it is noticed; and random cases have something of everything, so that nothing is one day agreed
// on because it is never met.
#include "support/plan_compare.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <string_view>

#include "support/plan_reference_conflict.hpp"

namespace credstack::test {
namespace {

#if defined(__OPTIMIZE__) && !defined(__SANITIZE_ADDRESS__)
constexpr std::uint64_t cases = 700;
#else
constexpr std::uint64_t cases = 70;
#endif

/** The whole answer of the reference, but for what is in the way where there is no plan. */
plan::ProgramPlan answer_of(const PlanWorld& world, const plan::Wishes& wishes) {
  const PlanReference reference(world, wishes);
  plan::ProgramPlan made;
  const auto best = reference.best();
  if (best) made.route = route_of(world, reference, *best);
  made.complete = best && best->steps.empty();
  const auto possible = reference.best(true);
  const bool better = possible && (!best || key_of(possible->values, wishes.minimize) <
                                                key_of(best->values, wishes.minimize));
  if (wishes.possible && better) {
    made.possible = route_of(world, reference, *possible);
    made.possible->possible = true;
  }
  const auto direct = reference.direct();
  if (direct) made.direct = route_of(world, reference, *direct);
  for (const ReferencePlan& each : reference.frontier()) {
    made.frontier.push_back(route_of(world, reference, each));
  }
  return made;
}

TEST(PlanCompare, TheReferenceAgreesWithItself) {
  for (std::uint64_t seed = 1; seed <= cases; ++seed) {
    const PlanCase made = plan_case_from(seed);
    const HeldPlanCase read(made);
    const PlanWorld world(read);
    plan::ProgramPlan answer = answer_of(world, read.wishes());
    std::string how = differences(world, read.wishes(), answer).value_or("");
    if (!answer.route && !answer.possible) how.erase(0, how.find('\n') + 1);
    ASSERT_EQ(how, "") << "seed " << seed << "\n" << made.case_file("seed", "").dump(1);
  }
}

/** What 1,400 cases come to, and how often at least: about a half of what it is with the first. */
constexpr std::pair<std::string_view, std::uint64_t> kinds[] = {
    {"a frontier of several", 49},
    {"a plan", 270},
    {"an unknown price", 55},
    {"an unknown span", 29},
    {"complete", 66},
    {"direct is dearer", 12},
    {"no plan", 358},
    {"no plan by the wishes alone", 50},
    {"only possible", 9},
    {"something ends", 90},
    {"three steps or more", 60},
};

TEST(PlanCompare, EveryKindComesUp) {
  if (cases < 700) GTEST_SKIP() << "too few to tell";
  std::map<std::string, std::uint64_t, std::less<>> met;
  for (std::uint64_t seed = 1; seed <= cases; ++seed) {
    const HeldPlanCase read(plan_case_from(seed));
    const PlanWorld world(read);
    const plan::Wishes& wishes = read.wishes();
    const PlanReference reference(world, wishes);
    const auto best = reference.best();
    if (!reference.is_complete()) continue;
    ++met[!best ? "no plan" : best->steps.empty() ? "complete" : "a plan"];
    if (!best && reference.best(true)) ++met["only possible"];
    plan::Wishes none;
    none.audience = wishes.audience;
    if (!best && PlanReference(world, none).feasible()) ++met["no plan by the wishes alone"];
    if (best) {
      if (best->steps.size() > 2) ++met["three steps or more"];
      if (best->values.unknown_prices > 0) ++met["an unknown price"];
      if (best->values.unknown_spans > 0) ++met["an unknown span"];
      const auto direct = reference.direct();
      if (direct && direct->values.cost > best->values.cost) ++met["direct is dearer"];
      if (reference.frontier().size() > 1) ++met["a frontier of several"];
      if (!world.ending().empty()) ++met["something ends"];
    }
  }
  for (const auto& [kind, least] : kinds) {
    const auto found = met.find(kind);
    EXPECT_GE((found == met.end() ? 0 : found->second) * 1'400, least * cases) << kind;
  }
}

/** A case in which there is something of everything that is compared. */
class TamperedPlanTest : public testing::Test {
 protected:
  TamperedPlanTest() : read_(made()), world_(read_), answer_(answer_of(world_, read_.wishes())) {}

  static PlanCase made() {
    const auto course = [](const std::string& id, int price, int days) {
      Json made = {{"id", id}, {"type", "Course"}, {"name", id}, {"owner", "u"}};
      made["costs"] =
          Json::parse(R"([{"kind": "total", "price": {"minor": 0, "currency": "EUR"}}])");
      made["costs"][0]["price"]["minor"] = price;
      made["duration"] = "P" + std::to_string(days) + "D";
      return made;
    };
    PlanCase made;
    made.catalog = {
        {"credstack", 1},
        {"organizations", {{{"id", "u"}, {"name", "U"}}, {{"id", "v"}, {"name", "V"}}}}};
    made.catalog["achievements"] = {course("a", 100, 10), course("b", 200, 5), course("c", 70, 3),
                                    course("x", 10, 12), course("y", 60, 11)};
    made.catalog["achievements"][2]["entry"] = {{"courses", 1}, {"from", {"a", "b", "x", "y"}}};
    made.catalog["achievements"][3]["owner"] = "v";
    made.catalog["achievements"][4]["owner"] = "v";
    made.catalog["achievements"].push_back(Json::parse(R"({"id": "p", "type": "Diploma",
        "name": "P", "owner": "u", "requirement": {"all": [{"achievement": "c"},
          {"courses": 1, "from": ["a", "b"]}]}})"));
    made.catalog["recognitions"] = Json::parse(R"([
        {"id": "r", "credential": "y", "target": "p", "assertedBy": ["u"],
         "grants": [{"form": "direct", "satisfies": ["a"]}]},
        {"id": "s", "credential": "x", "target": "p", "assertedBy": ["v"],
         "grants": [{"form": "direct", "satisfies": ["a"]}]}])");
    made.learner = {{"credstackLearner", 1}, {"items", Json::array()}};
    made.wishes = {{"frontier", true}, {"possible", true}};
    return made;
  }

  bool notices(const std::function<void(plan::ProgramPlan&)>& change) const {
    plan::ProgramPlan changed = answer_;
    change(changed);
    return !differences(world_, read_.wishes(), changed).value_or("").empty();
  }

  HeldPlanCase read_;
  PlanWorld world_;
  plan::ProgramPlan answer_;
};

TEST_F(TamperedPlanTest, EveryChangeOfThePlanIsNoticed) {
  using plan::ProgramPlan;
  ASSERT_EQ(differences(world_, read_.wishes(), answer_), "");
  // y for 60 and then c; by x, which is only claimed, 80; and faster by a or b.
  ASSERT_EQ(answer_.route->cost, 130);
  ASSERT_EQ(answer_.possible->cost, 80);
  ASSERT_EQ(answer_.direct->cost, 170);
  ASSERT_EQ(answer_.frontier.size(), 3U);
  EXPECT_TRUE(notices([](ProgramPlan& a) { a.route.reset(); }));
  EXPECT_TRUE(notices([](ProgramPlan& a) { a.route = a.direct; }));
  EXPECT_TRUE(notices([](ProgramPlan& a) { a.route = a.possible; }));
  EXPECT_TRUE(notices([](ProgramPlan& a) { a.complete = true; }));
  EXPECT_TRUE(notices([](ProgramPlan& a) { a.none.emplace(); }));
  EXPECT_TRUE(notices([](ProgramPlan& a) { ++a.route->cost; }));
  EXPECT_TRUE(notices([](ProgramPlan& a) { ++a.route->unknown_prices; }));
  EXPECT_TRUE(notices([](ProgramPlan& a) { ++a.route->unknown_spans; }));
  EXPECT_TRUE(notices([](ProgramPlan& a) { ++a.route->end.day; }));
  EXPECT_TRUE(notices([](ProgramPlan& a) { a.route->steps.pop_back(); }));
  EXPECT_TRUE(notices([](ProgramPlan& a) { a.route->steps.push_back(a.route->steps[0]); }));
  EXPECT_TRUE(notices([](ProgramPlan& a) { ++a.route->steps[0].start.day; }));
  EXPECT_TRUE(notices([](ProgramPlan& a) { --a.route->steps[1].end.day; }));
  EXPECT_TRUE(notices([](ProgramPlan& a) { a.route->steps[1].start = a.route->steps[0].end; }));
  EXPECT_TRUE(notices([](ProgramPlan& a) { a.route->steps[0].price.minor.reset(); }));
  EXPECT_TRUE(notices([](ProgramPlan& a) { a.route->steps[0].price.funded = 1; }));
  EXPECT_TRUE(notices([](ProgramPlan& a) { a.route->steps[0].prior_learning = true; }));
  EXPECT_TRUE(notices([](ProgramPlan& a) { a.route->steps[0].span_known = false; }));
  EXPECT_TRUE(notices([](ProgramPlan& a) { a.route->proof.optimal = false; }));
  EXPECT_TRUE(notices([](ProgramPlan& a) { --a.route->proof.bound; }));
  EXPECT_TRUE(notices([](ProgramPlan& a) { a.possible.reset(); }));
  EXPECT_TRUE(notices([](ProgramPlan& a) { a.possible->possible = false; }));
  EXPECT_TRUE(notices([](ProgramPlan& a) { a.direct.reset(); }));
  EXPECT_TRUE(notices([](ProgramPlan& a) { a.direct = a.route; }));
  EXPECT_TRUE(notices([](ProgramPlan& a) { a.frontier.pop_back(); }));
  EXPECT_TRUE(notices([](ProgramPlan& a) { std::swap(a.frontier[0], a.frontier[1]); }));
  EXPECT_TRUE(notices([](ProgramPlan& a) { a.frontier_complete = false; }));
}

class NoPlanTest : public TamperedPlanTest {
 protected:
  /** Whether it is right that these are in the way. */
  std::string check(const Json& wished, const std::vector<plan::InTheWay>& conflict) const {
    const plan::Wishes wishes = read_wishes(read_.catalog(), wished);
    EXPECT_FALSE(PlanReference(world_, wishes).feasible());
    plan::NoPlan none;
    none.conflict = conflict;
    return what_is_wrong(world_, wishes, none);
  }
  static Json money(int minor) { return {{"minor", minor}, {"currency", "EUR"}}; }
  AchievementId id(const char* name) const { return read_.catalog().find(name); }
};

// y and c: 130, until day 13 (11 and 3 days). a and c: 170, until day 12. b and c: 270, until
// day 7.
TEST_F(NoPlanTest, BudgetAndDeadlineTogether) {
  using plan::InTheWay;
  using plan::WishKind;
  const Json wished = {{"budget", money(169)}, {"deadline", "2026-12-06"}, {"exclude", {"x"}}};
  const InTheWay budget{.wish = WishKind::budget, .minor = 170};
  const InTheWay deadline{.wish = WishKind::deadline, .date = *Date::parse("2026-12-07")};
  EXPECT_EQ(check(wished, {budget, deadline}), "");
  EXPECT_NE(check(wished, {budget}), "");
  EXPECT_NE(check(wished, {budget, deadline, {.wish = WishKind::exclude}}), "");
  EXPECT_NE(check(wished, {{.wish = WishKind::budget, .minor = 171}, deadline}), "");
  EXPECT_NE(check(wished, {budget, {.wish = WishKind::deadline, .date = {2026, 12, 8}}}), "");
  EXPECT_NE(check(wished, {}), "");
}

TEST_F(NoPlanTest, ThingsInTheWay) {
  using plan::InTheWay;
  using plan::WishKind;
  const Json wished = {{"exclude", {"c", "x"}}, {"include", {"a"}}};
  EXPECT_EQ(check(wished, {{.wish = WishKind::exclude, .things = {id("c")}}}), "");
  EXPECT_NE(check(wished, {{.wish = WishKind::exclude, .things = {id("c"), id("x")}}}), "");
  EXPECT_NE(check(wished, {{.wish = WishKind::exclude, .things = {id("x")}}}), "");
  EXPECT_NE(check(wished, {{.wish = WishKind::include, .things = {id("a")}}}), "");
}

}  // namespace
}  // namespace credstack::test
