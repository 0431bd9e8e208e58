// The requirement language in several inputs: one that is said twice is one, and of two that differ
// nothing becomes surer. What is expected follows docs/catalog.md, "Several files".
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "answer/library.hpp"
#include "credstack/credstack.hpp"
#include "language_catalog.hpp"
#include "sample_catalog.hpp"
#include "support/case_file.hpp"

namespace credstack::catalog {
namespace {

Read read_both(std::string_view one, std::string_view other) {
  return read_inputs({{"a.json", one}, {"b.json", other}});
}

const Problems conflict{"merge-conflict /achievements/0/id"};

TEST(MergingLanguage, SaidTwiceIsSaidOnce) {
  const Read read = read_both(sample_catalog, sample_catalog);
  EXPECT_EQ(read.problems(), Problems{});
  const Achievement& bsc = read.achievement("bsc");
  EXPECT_FALSE(bsc.doubtful);
  EXPECT_EQ(read.catalog[read.catalog[bsc.requirement].terms].rules.size(), 9U);
  EXPECT_EQ(read.catalog[bsc.study].versions.size(), 1U);
  EXPECT_EQ(read.catalog[read.achievement("cs-101").study].equivalents.size(), 1U);
  ASSERT_EQ(read.catalog.grade_scales.size(), 2U);
  EXPECT_EQ(read.catalog[read.catalog.organizations[0].grade_scale].grades.size(), 4U);
}

TEST(MergingLanguage, TreesThatDifferAnywhereAreBothKeptInDoubt) {
  const std::string leaf = R"("courses": 1, "select": {"ids": ["c1"], "tags": ["w"]},
                              "except": {"subjects": ["CS"]})";
  const std::string cap = R"("atMost": {"courses": 2})";
  const std::string pair[][2] = {
      {R"("courses": 1, "open": true)", R"("courses": 2, "open": true)"},
      {R"("courses": 1, "open": true)", R"("courses": 1, "from": ["c1", "c2"])"},
      {R"("courses": 1, "open": true)",
       R"("credits": {"value": 1, "unit": "US-SH"}, "open": true)"},
      {leaf, R"("courses": 1, "select": {"ids": ["c1"]}, "except": {"subjects": ["CS"]})"},
      {leaf, R"("courses": 1, "select": {"ids": ["c1"], "tags": ["w"]})"},
      {leaf, leaf + R"(, "minimumGrade": "B")"},
      {leaf + R"(, "minimumGrade": "A")", leaf + R"(, "minimumGrade": "B")"},
      {leaf, leaf + R"(, "gradeScale": "letters")"},
      {leaf, leaf + R"(, "shared": true)"},
      {leaf, leaf + R"(, "exclusive": true)"},
      {leaf, leaf + R"(, "doubtful": true)"},
      {leaf, leaf + R"(, "rules": [{)" + cap + "}]"},
  };
  for (const auto& [one, other] : pair) {
    const Read read = read_both(with_tree("{" + one + "}"), with_tree("{" + other + "}"));
    EXPECT_EQ(read.problems(), conflict) << one << " and " << other;
    const Achievement& program = read.achievement("p");
    EXPECT_TRUE(program.doubtful) << one << " and " << other;
    const Requirement& ways = read.catalog[program.requirement];
    EXPECT_EQ(ways.kind, RequirementKind::any);
    EXPECT_EQ(ways.children.size(), 2U);
  }
}

TEST(MergingLanguage, RulesThatDifferAnywhereAreAConflict) {
  const std::string_view pair[][2] = {
      {R"("atMost": {"courses": 2})", R"("atMost": {"courses": 3})"},
      {R"("atMost": {"courses": 2})", R"("atLeast": {"courses": 2})"},
      {R"("atMost": {"courses": 2})", R"("atMost": {"courses": 2, "share": "1/2"})"},
      {R"("atMost": {"courses": 2})", R"("atMost": {"courses": 2}, "per": "subject")"},
      {R"("atMost": {"courses": 2})", R"("atMost": {"courses": 2}, "of": {"tags": ["w"]})"},
      {R"("atMost": {"courses": 2})", R"("atMost": {"courses": 2}, "except": {"tags": ["w"]})"},
      {R"("atMost": {"courses": 2})", R"("atMost": {"courses": 2}, "origin": "transfer")"},
      {R"("atMost": {"courses": 2})", R"("id": "r", "atMost": {"courses": 2})"},
      {R"("atLeast": {"courses": 2})",
       R"("atLeast": {"courses": 2}, "last": {"value": 9, "unit": "US-SH"})"},
      {R"("distinct": 2, "by": "subject")", R"("distinct": 2, "by": "provider")"},
      {R"("distinct": 2, "by": "subject")", R"("distinct": 3, "by": "subject")"},
      {R"("average": "B")", R"("average": "A")"},
      {R"("average": 3)", R"("average": 2.5)"},
      {R"("average": "B")", R"("average": "B", "gradeScale": "letters")"},
      {R"("maxAge": "P5Y")", R"("maxAge": "P7Y")"},
      {R"("maxAge": "P5Y")", R"("maxAge": "P5Y", "anchor": "award")"},
      {R"("maxAge": "P5Y")", R"("maxAge": "P5Y", "onExpiry": "elective")"},
      {R"("sharing": "any", "between": ["x", "y"])", R"("sharing": "none", "between": ["x", "y"])"},
      {R"("sharing": "any", "with": {"types": ["Degree"]})",
       R"("sharing": "any", "with": {"types": ["Certificate"]})"},
      {R"("maxUses": 1)", R"("maxUses": 2)"},
  };
  for (const auto& [one, other] : pair) {
    const Read read = read_both(with_rules("[{" + std::string(one) + "}]"),
                                with_rules("[{" + std::string(other) + "}]"));
    EXPECT_EQ(read.problems(), conflict) << one << " and " << other;
    EXPECT_TRUE(read.achievement("p").doubtful) << one << " and " << other;
  }
}

TEST(MergingLanguage, WhatOnlyOneSaysIsKept) {
  const std::string tree = R"({"achievement": "c1"})";
  const Read read =
      read_both(with_tree(tree, R"("subject": "CS", "tags": ["a"], "equivalents": ["c1"])"),
                with_tree(tree, R"("tags": ["b", "a"], "equivalents": ["c2"], "repeatable": true,
        "versions": [{"catalogYear": "2024", "requirement": {"text": "Before"}}])"));
  EXPECT_EQ(read.problems(), Problems{});
  const Achievement& program = read.achievement("p");
  EXPECT_FALSE(program.doubtful);
  const StudyFacts& facts = read.catalog[program.study];
  EXPECT_EQ(facts.subject, "CS");
  EXPECT_EQ(facts.tags, (std::vector<std::string_view>{"a", "b"}));
  EXPECT_EQ(facts.equivalents, (std::vector{read.catalog.find("c1"), read.catalog.find("c2")}));
  EXPECT_TRUE(facts.repeatable);
  EXPECT_EQ(facts.versions.size(), 1U);
}

TEST(MergingLanguage, ContestedSubjectsVersionsAndTotalsLeaveTheRecordDoubtful) {
  const std::string tree = R"({"achievement": "c1"})";
  const std::string_view pair[][2] = {
      {R"("subject": "CS")", R"("subject": "MA")"},
      {R"("versions": [{"catalogYear": "2024", "requirement": {"text": "One"}}])",
       R"("versions": [{"catalogYear": "2024", "requirement": {"text": "Two"}}])"},
      {R"("versions": [{"catalogYear": "2024", "requirement": {"text": "One"}}])",
       R"("versions": [{"catalogYear": "2025", "requirement": {"text": "One"}}])"},
      {R"("credit": {"value": 3, "unit": "US-SH"})", R"("credit": {"value": 6, "unit": "US-SH"})"},
      {R"("credit": {"value": 3, "unit": "US-SH"})", R"("nonCredit": true)"},
  };
  for (const auto& [one, other] : pair) {
    const Read read = read_both(with_tree(tree, one), with_tree(tree, other));
    EXPECT_EQ(read.problems(), conflict) << one << " and " << other;
    EXPECT_TRUE(read.achievement("p").doubtful) << one << " and " << other;
  }
  // A course has no total to be reached.
  const auto course = [](std::string_view credit) {
    return R"({"credstack": 1, "achievements": [{"id": "c", "type": "Course", "name": "C",
               "credit": {"unit": "US-SH", "value": )" +
           std::string(credit) + "}}]}";
  };
  const Read read = read_both(course("3"), course("6"));
  EXPECT_EQ(read.problems(), conflict);
  EXPECT_FALSE(read.achievement("c").credit.has_value());
  EXPECT_FALSE(read.achievement("c").doubtful);
}

std::string with_scale(std::string_view members, std::string_view scale = "s") {
  return R"({"credstack": 1, "gradeScales": [{"id": "s")" + std::string(members) +
         R"(}, {"id": "t", "grades": [{"grade": "A"}]}],
    "organizations": [{"id": "o", "name": "O", "gradeScale": ")" +
         std::string(scale) + R"("}]})";
}

TEST(MergingLanguage, OfAContestedScaleNoGradeIsKnown) {
  const std::string_view grades = R"(, "grades": [{"grade": "A"}, {"grade": "B"}])";
  const std::string_view pair[][2] = {
      {grades, R"(, "grades": [{"grade": "B"}, {"grade": "A"}])"},
      {grades, R"(, "grades": [{"grade": "A"}, {"grade": "B", "pass": false}])"},
      {grades, R"(, "grades": [{"grade": "A", "points": 4}, {"grade": "B"}])"},
      {grades, R"(, "grades": [{"grade": "A"}])"},
      {grades, R"(, "numeric": {"best": 5, "worst": 1, "pass": 2})"},
  };
  for (const auto& [one, other] : pair) {
    const Read read = read_both(with_scale(one), with_scale(other));
    EXPECT_EQ(read.problems(), Problems{"merge-conflict /gradeScales/0/id"}) << other;
    const GradeScale& scale = read.catalog[read.catalog.organizations[0].grade_scale];
    EXPECT_EQ(scale.id, "s");
    EXPECT_TRUE(scale.grades.empty()) << other;
    EXPECT_FALSE(scale.numeric) << other;
  }
  const Read same = read_both(with_scale(grades), with_scale(grades));
  EXPECT_EQ(same.problems(), Problems{});
  EXPECT_EQ(same.catalog.grade_scales[0].grades.size(), 2U);
}

TEST(MergingLanguage, AContestedScaleOfABodyIsNone) {
  const std::string_view grades = R"(, "grades": [{"grade": "A"}])";
  const Read read = read_both(with_scale(grades, "s"), with_scale(grades, "t"));
  EXPECT_EQ(read.problems(), Problems{"merge-conflict /organizations/0/id"});
  EXPECT_FALSE(read.catalog.organizations[0].grade_scale);
}

/** The status of `p` for a learner of c1 and c2 with grade A. */
std::string status(const std::vector<std::string>& files) {
  std::vector<Input> inputs;
  for (const std::string& each : files) inputs.push_back({std::to_string(inputs.size()), each});
  const ReadResult result = read(inputs);
  const test::Json answer = test::Json::parse(ask(*result.library, R"({"ask": "audit",
    "program": "p", "on": "2026-11-24", "learner": {"credstackLearner": 1, "items": [
      {"achievement": "c1", "completed": "2026-05-01", "grade": "A"},
      {"achievement": "c2", "completed": "2026-05-01", "grade": "A"}]}})"));
  return answer.at(test::Json::json_pointer("/programs/0/status")).get<std::string>();
}

TEST(MergingLanguage, TheAnswerIsNotSurerThanTheStricterFile) {
  const std::string dated = R"("asOf": "2026-11-01")";
  const auto file = [&](std::string_view rules) {
    return with_tree(
        R"({"id": "root", "courses": 2, "open": true, "rules": )" + std::string(rules) + "}", "",
        dated);
  };
  const std::string lax = file(R"([{"maxUses": 2}])");
  const std::string strict = file(R"([{"atMost": {"courses": 1}}])");
  EXPECT_EQ(status({lax}), "met");
  EXPECT_EQ(status({strict}), "unmet");
  // Which of the two holds is not known.
  EXPECT_EQ(status({lax, strict}), "possible");
  EXPECT_EQ(status({strict, lax}), "possible");
  EXPECT_EQ(status({lax, lax}), "met");
  EXPECT_EQ(status({strict, strict}), "unmet");
}

}  // namespace
}  // namespace credstack::catalog
