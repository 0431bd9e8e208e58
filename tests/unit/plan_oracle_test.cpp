// The planner against the reference that makes every plan: random catalogues,
// records and wishes.
//
// CREDSTACK_PLAN_CASES says how many, CREDSTACK_PLAN_SEED where to begin,
// CREDSTACK_PLAN_REPORTS after how many differences to stop.
#include <gtest/gtest.h>

#include <cstdlib>

#include "plan/planner.hpp"
#include "support/plan_compare.hpp"
#include "support/plan_shrink.hpp"

namespace credstack::test {
namespace {

#if defined(__OPTIMIZE__) && !defined(__SANITIZE_ADDRESS__)
constexpr std::uint64_t usual_cases = 3'000;
#else
constexpr std::uint64_t usual_cases = 100;
#endif

std::uint64_t number(const char* name, std::uint64_t otherwise) {
  const char* const text = std::getenv(name);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

/** What differs; nothing where the case is too large for the reference. */
std::optional<std::string> compare(const PlanCase& plan_case, std::uint64_t& unsettled) {
  const HeldPlanCase read(plan_case);
  if (!read.program() || !read.catalog()[read.program()].requirement) return std::nullopt;
  const PlanWorld world(read);
  plan::PlanOptions options;
  options.on = read.on();
  options.work_limit = 100'000'000;
  plan::Planner planner(read.catalog(), read.graph(), read.program(), read.learner(), options);
  const plan::ProgramPlan found = planner.plan(read.wishes());
  const std::optional<std::string> how = differences(world, read.wishes(), found);
  if (!how) return how;
  // What it says that it could not settle is no claim; a plan that it shows always is.
  const bool admits = found.route ? !found.route->proof.optimal : !found.none;
  const bool is_wrong = how->find("plan:\n") != std::string::npos ||
                        how->find("plan is given, and there is none") != std::string::npos;
  if (admits && !is_wrong) {
    ++unsettled;
    return "";
  }
  // Asked again after other wishes, it says the same.
  plan::Wishes other = read.wishes();
  other.minimize = {plan::Objective::time};
  other.deadline = {};
  planner.plan(other);
  const auto again = differences(world, read.wishes(), planner.plan(read.wishes()));
  return *how + (again == how ? "" : "asked again, it differs\n");
}

void report(const PlanCase& plan_case, std::uint64_t seed) {
  const std::size_t problems = HeldPlanCase(plan_case).problems().size();
  std::uint64_t unsettled = 0;
  const PlanCase small = made_small(plan_case, [&](const PlanCase& smaller) {
    if (HeldPlanCase(smaller).problems().size() > problems) return false;
    return !compare(smaller, unsettled).value_or("").empty();
  });
  ADD_FAILURE() << "seed " << seed << "\n"
                << compare(small, unsettled).value_or("")
                << small.case_file("plan-seed-" + std::to_string(seed), "").dump(1);
}

TEST(PlanOracle, EveryPlanAgrees) {
  const std::uint64_t cases = number("CREDSTACK_PLAN_CASES", usual_cases);
  const std::uint64_t first = number("CREDSTACK_PLAN_SEED", 1'000'000);
  const std::uint64_t most_reports = number("CREDSTACK_PLAN_REPORTS", 3);
  std::uint64_t reports = 0;
  std::uint64_t unsettled = 0;
  std::uint64_t done = 0;
  std::uint64_t drawn = 0;
  // Few are too large to be searched in full: nearly all that are drawn are
  // compared.
  for (; done < cases && drawn < cases + cases / 10 + 10 && reports < most_reports; ++drawn) {
    const PlanCase plan_case = plan_case_from(first + drawn);
    const auto how = compare(plan_case, unsettled);
    if (!how) continue;
    ++done;
    if (how->empty()) continue;
    ++reports;
    report(plan_case, first + drawn);
  }
  if (reports == 0) {
    EXPECT_EQ(done, cases) << drawn << " were drawn";
    EXPECT_LE(unsettled * 50, cases) << "one in fifty at the most";
  }
}

}  // namespace
}  // namespace credstack::test
