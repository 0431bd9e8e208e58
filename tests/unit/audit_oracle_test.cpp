// The audit against the reference that makes every allocation: random catalogues and records, of
// which each answer has to be the same, down to the order of equals.
//
// CREDSTACK_AUDIT_CASES says how many; CREDSTACK_AUDIT_SEED where to begin; CREDSTACK_AUDIT_VERBOSE
// prints how often each clause of docs/audit.md came up.
#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>
#include <map>
#include <random>

#include "support/audit_compare.hpp"
#include "support/audit_generator.hpp"

namespace credstack::test {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool sanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || \
    __has_feature(memory_sanitizer)
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif
#else
constexpr bool sanitized = false;
#endif

#if defined(__OPTIMIZE__)
constexpr std::size_t usual_cases = sanitized ? 3'000 : 100'000;
#else
constexpr std::size_t usual_cases = 3'000;
#endif

std::size_t number(const char* name, std::size_t otherwise) {
  const char* const text = std::getenv(name);
  return text == nullptr ? otherwise : std::strtoul(text, nullptr, 10);
}

AuditCase made_from(std::uint64_t seed, Mix mix) {
  std::mt19937_64 dice(seed);
  std::vector<std::uint16_t> drawn(900);
  for (std::uint16_t& each : drawn) each = static_cast<std::uint16_t>(dice());
  Choices choices(std::move(drawn));
  return AuditGenerator(choices, mix).make();
}

/** Most cases are small; now and then one is searched that has many allocations. */
std::size_t most_allocations(std::uint64_t seed) { return seed % 64 == 0 ? 50'000 : 600; }

bool is_sound(const HeldCase& read) {
  for (const AchievementId program : read.programs()) {
    if (!program || !read.catalog()[program].requirement) return false;
  }
  return true;
}

std::string compare(const AuditCase& audit_case, std::size_t most, bool& complete,
                    std::map<std::string, int>* reached = nullptr) {
  const HeldCase read(audit_case);
  complete = is_sound(read);
  if (!complete) return {};
  const ReferenceAnswer expected = reference_audit(read.catalog(), read.graph(), read.programs(),
                                                   read.learner(), read.options(), most);
  complete = expected.complete;
  if (!complete) return {};
  if (reached != nullptr) {
    for (const auto& [clause, count] : expected.reached) ++(*reached)[clause];
  }
  const audit::Auditor auditor(read.catalog(), read.graph(), read.programs());
  return differences(read, expected, auditor.audit(read.learner(), read.options()));
}

void report(const AuditCase& audit_case, std::uint64_t seed, std::size_t most) {
  // No part that is asked for is left out: what is said of damaged records is another matter.
  const std::size_t problems = HeldCase(audit_case).problems().size();
  const auto fails = [&](const AuditCase& smaller) {
    bool complete = false;
    return HeldCase(smaller).problems().size() <= problems &&
           !compare(smaller, most, complete).empty() && complete;
  };
  const AuditCase small = made_small(audit_case, fails);
  bool complete = false;
  const std::string how = compare(small, most, complete);
  ADD_FAILURE() << "seed " << seed << "\n"
                << how << small.case_file("audit-seed-" + std::to_string(seed), "").dump(1);
}

/** How often each clause came up, over the mixes that have run. */
std::map<std::string, int>& reached_by_all() {
  static std::map<std::string, int> reached;
  return reached;
}
std::size_t& cases_done() {
  static std::size_t done = 0;
  return done;
}

class AuditOracleTest : public testing::TestWithParam<Mix> {};

TEST_P(AuditOracleTest, EveryAllocationAgrees) {
  const std::size_t cases = number("CREDSTACK_AUDIT_CASES", usual_cases) / 6;
  const std::size_t most_reports = number("CREDSTACK_AUDIT_REPORTS", 3);
  const std::uint64_t first =
      number("CREDSTACK_AUDIT_SEED", 1) + 1'000'000'000ULL * static_cast<std::uint64_t>(GetParam());
  std::size_t done = 0;
  std::size_t drawn = 0;
  std::size_t reports = 0;
  // Few are too large to be searched in full: nearly all that are drawn are compared.
  for (; done < cases && drawn < 2 * cases + 10 && reports < most_reports; ++drawn) {
    const std::uint64_t seed = first + drawn;
    const AuditCase audit_case = made_from(seed, GetParam());
    bool complete = false;
    const std::string how =
        compare(audit_case, most_allocations(seed), complete, &reached_by_all());
    if (!complete) continue;
    ++done;
    if (how.empty()) continue;
    if (std::getenv("TALLY")) {
      std::cout << "TALLY " << seed << "\n" << how;
      continue;
    }
    ++reports;
    report(audit_case, seed, most_allocations(seed));
  }
  cases_done() += done;
  if (reports == 0) {
    EXPECT_EQ(done, cases) << drawn << " were drawn";
  }
}

INSTANTIATE_TEST_SUITE_P(Mixes, AuditOracleTest,
                         testing::Values(Mix::plain, Mix::rules, Mix::sharing, Mix::recognitions,
                                         Mix::records, Mix::programs));

}  // namespace
}  // namespace credstack::test
