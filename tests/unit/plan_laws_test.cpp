// Laws of plans that hold whatever the catalogue, the record and the wishes are
// (docs/plan.md).
//
// There is none that more hours a week are never worse: with fewer, a thing may
// take longer and leave more of each week to another.
#include <gtest/gtest.h>

#include <algorithm>
#include <tuple>

#include "plan/planner.hpp"
#include "support/plan_compare.hpp"

namespace credstack::test {
namespace {

#if defined(__OPTIMIZE__) && !defined(__SANITIZE_ADDRESS__)
constexpr std::uint64_t cases = 700;
#else
constexpr std::uint64_t cases = 35;
#endif

constexpr std::uint64_t first_seed = 5'000'000;

plan::ProgramPlan planned(const HeldPlanCase& read, const plan::Wishes& wishes) {
  plan::PlanOptions options;
  options.on = read.on();
  options.work_limit = 100'000'000;
  plan::Planner planner(read.catalog(), read.graph(), read.program(), read.learner(), options);
  return planner.plan(wishes);
}

using Cost = std::tuple<std::uint32_t, std::int64_t>;
using Time = std::tuple<std::uint32_t, Date>;
/** Nothing that is known comes after what there is not. */
constexpr std::uint32_t no_plan = 1'000;

Cost cost_of(const std::optional<plan::Route>& route) {
  return route ? Cost{route->unknown_prices, route->cost} : Cost{no_plan, 0};
}
Time time_of(const std::optional<plan::Route>& route) {
  return route ? Time{route->unknown_spans, route->end} : Time{no_plan, Date{}};
}

/** What is asked of it first, and for cost and time also next. */
std::tuple<Cost, Time, std::size_t> worth(const plan::ProgramPlan& found) {
  return {cost_of(found.route), time_of(found.route), found.route ? found.route->steps.size() : 0};
}

plan::Wishes minimizing(plan::Wishes wishes, std::vector<plan::Objective> minimize) {
  wishes.minimize = std::move(minimize);
  return wishes;
}

constexpr auto by_cost = plan::Objective::cost;
constexpr auto by_time = plan::Objective::time;

class PlanLawsTest : public testing::Test {
 protected:
  /** What is asked of each case. */
  template <class Check>
  void for_each_case(Check check) {
    for (std::uint64_t seed = first_seed; seed < first_seed + cases; ++seed) {
      SCOPED_TRACE("seed " + std::to_string(seed));
      check(plan_case_from(seed));
      if (HasFailure()) return;
    }
  }
};

TEST_F(PlanLawsTest, TheOrderOfRecordsChangesNoValue) {
  for_each_case([](PlanCase made) {
    made.wishes["minimize"] = {"cost", "time", "steps"};
    const HeldPlanCase read(made);
    const auto before = worth(planned(read, read.wishes()));
    for (const char* const list : {"achievements", "recognitions"}) {
      std::reverse(made.catalog[list].begin(), made.catalog[list].end());
    }
    std::reverse(made.learner["items"].begin(), made.learner["items"].end());
    const HeldPlanCase turned(made);
    EXPECT_EQ(worth(planned(turned, turned.wishes())), before);
  });
}

TEST_F(PlanLawsTest, WhoHoldsMoreNeverPaysMore) {
  for_each_case([](PlanCase made) {
    made.wishes["minimize"] = {"cost", "time"};
    made.wishes.erase("include");  // what is held can be no step
    const HeldPlanCase read(made);
    const auto before = planned(read, read.wishes());
    if (!before.route) return;
    for (const plan::Step& step : before.route->steps) {
      if (step.choice) continue;  // nothing by that name can be held
      PlanCase more = made;
      more.learner["items"].push_back({{"achievement", read.catalog()[step.thing].id},
                                       {"completed", "2026-06-30"},
                                       {"grade", "A"},
                                       {"gradeScale", "s"}});
      const HeldPlanCase other(more);
      EXPECT_LE(cost_of(planned(other, other.wishes()).route), cost_of(before.route));
    }
  });
}

TEST_F(PlanLawsTest, ALooserWishIsNeverWorse) {
  for_each_case([](PlanCase made) {
    made.wishes["minimize"] = {"cost", "time"};
    const HeldPlanCase read(made);
    const auto before = planned(read, read.wishes());
    for (const char* const wish :
         {"deadline", "budget", "budgetPerTerm", "exclude", "include", "delivery", "languages"}) {
      if (!made.wishes.contains(wish)) continue;
      PlanCase looser = made;
      looser.wishes.erase(wish);
      const HeldPlanCase other(looser);
      const auto after = planned(other, other.wishes());
      EXPECT_LE(cost_of(after.route), cost_of(before.route)) << wish;
      if (cost_of(after.route) == cost_of(before.route)) {
        EXPECT_LE(time_of(after.route), time_of(before.route)) << wish;
      }
    }
  });
}

TEST_F(PlanLawsTest, TheCostAtALaterDeadlineIsNeverMore) {
  for_each_case([](const PlanCase& made) {
    const HeldPlanCase read(made);
    plan::Wishes wishes = minimizing(read.wishes(), {by_cost});
    Cost last{no_plan + 1, 0};
    for (const int days : {2, 6, 10, 15, 30}) {
      wishes.deadline = add(*Date::parse("2026-11-29"), {.days = days});
      const Cost now = cost_of(planned(read, wishes).route);
      EXPECT_LE(now, last) << "after " << days << " days";
      last = now;
    }
  });
}

TEST_F(PlanLawsTest, AFrontierFallsFromTheCheapestToTheFastest) {
  for_each_case([](const PlanCase& made) {
    const HeldPlanCase read(made);
    plan::Wishes wishes = minimizing(read.wishes(), {by_cost, by_time});
    wishes.frontier = true;
    const auto found = planned(read, wishes);
    if (!found.route || found.route->steps.empty()) return;
    ASSERT_FALSE(found.frontier.empty());
    for (std::size_t i = 1; i < found.frontier.size(); ++i) {
      EXPECT_LT(cost_of(found.frontier[i - 1]), cost_of(found.frontier[i]));
      EXPECT_GT(time_of(found.frontier[i - 1]), time_of(found.frontier[i]));
    }
    EXPECT_EQ(cost_of(found.frontier.front()), cost_of(found.route));
    EXPECT_EQ(time_of(found.frontier.front()), time_of(found.route));
    const auto fastest = planned(read, minimizing(read.wishes(), {by_time, by_cost}));
    EXPECT_EQ(time_of(found.frontier.back()), time_of(fastest.route));
    EXPECT_EQ(cost_of(found.frontier.back()), cost_of(fastest.route));
  });
}

TEST_F(PlanLawsTest, NoPlanIsBelowItsBound) {
  for_each_case([](const PlanCase& made) {
    const HeldPlanCase read(made);
    plan::PlanOptions options;
    options.on = read.on();
    const plan::Wishes wishes = minimizing(read.wishes(), {by_cost});
    std::optional<Cost> best;
    for (const std::uint64_t limit : {100'000'000ULL, 20ULL, 1ULL}) {
      options.work_limit = limit;
      plan::Planner planner(read.catalog(), read.graph(), read.program(), read.learner(), options);
      const auto found = planner.plan(wishes);
      if (!found.route || found.route->steps.empty()) continue;
      EXPECT_LE(found.route->proof.bound, found.route->cost);
      if (!best) best = cost_of(found.route);
      EXPECT_GE(cost_of(found.route), *best);
      EXPECT_TRUE(!found.route->proof.optimal || cost_of(found.route) == *best);
    }
  });
}

}  // namespace
}  // namespace credstack::test
