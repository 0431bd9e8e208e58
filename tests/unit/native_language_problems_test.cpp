// Trees that nobody can meet, grades that no scale has, scales, versions and equivalents that
// contradict themselves: what is reported, and what is left of them.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "language_catalog.hpp"

namespace credstack::catalog {
namespace {

constexpr std::string_view program = "/achievements/0";

std::string at(std::string_view below) { return std::string(program) + std::string(below); }

bool is_doubtful(const Read& read) { return terms(read, "root").doubtful; }

// ---- what nobody can meet -----------------------------------------------------------------------

TEST(NativeLanguageProblems, RulesThatNobodyMeetsAreSaid) {
  for (const std::string_view rules :
       {R"([{"atLeast": {"courses": 3}}, {"atMost": {"courses": 2}}])",
        R"([{"atMost": {"courses": 2}}, {"atLeast": {"courses": 3}}])",
        R"([{"atMost": {"share": "1/4"}, "of": {"tags": ["w"]}},
            {"atLeast": {"share": "1/2"}, "of": {"tags": ["w"]}}])",
        R"([{"atMost": {"credits": {"value": 6, "unit": "US-SH"}}},
            {"atLeast": {"credits": {"value": 7, "unit": "US-SH"}}, "origin": "resident"}])"}) {
    const Read read = read_text(with_rules(rules));
    EXPECT_EQ(read.problems(), Problems{"impossible-requirement " + at("/requirement/rules/1")})
        << rules;
    EXPECT_FALSE(read.has_error()) << rules;
    EXPECT_EQ(terms(read, "root").rules.size(), 2U) << rules;
  }
  const Read last = read_text(with_rules(R"([{"atLeast": {"credits": {"value": 45,
    "unit": "US-SH"}}, "last": {"value": 30, "unit": "US-SH"}}])"));
  EXPECT_EQ(last.problems(), Problems{"impossible-requirement " + at("/requirement/rules/0")});
}

TEST(NativeLanguageProblems, RulesThatSomebodyMeetsAreNot) {
  for (const std::string_view rules :
       {// as many as are allowed
        R"([{"atLeast": {"courses": 2}}, {"atMost": {"courses": 2}}])",
        // the cap is of others
        R"([{"atLeast": {"courses": 3}, "origin": "resident"},
            {"atMost": {"courses": 2}, "origin": "transfer"}])",
        // of each subject by itself
        R"([{"atLeast": {"courses": 3}}, {"atMost": {"courses": 2}, "per": "subject"}])",
        // units that nothing compares
        R"([{"atLeast": {"credits": {"value": 9, "unit": "US-SH"}}},
            {"atMost": {"credits": {"value": 6, "unit": "ECTS"}}}])"}) {
    EXPECT_EQ(read_text(with_rules(rules)).problems(), Problems{}) << rules;
  }
}

TEST(NativeLanguageProblems, ListsThatCannotGiveAsMuchAreSaid) {
  const auto problems = [](std::string_view leaf) {
    return read_text(with_tree(R"({"all": [{"id": "leaf", )" + std::string(leaf) + "}]}"))
        .problems();
  };
  const Problems impossible{"impossible-requirement /achievements/0/id"};
  const std::string from = R"(, "from": ["c1", "c2"])";
  EXPECT_EQ(problems(R"("credits": {"value": 7, "unit": "US-SH"})" + from), impossible);
  EXPECT_EQ(problems(R"("credits": {"value": 6, "unit": "US-SH"})" + from), Problems{});
  EXPECT_EQ(problems(R"("courses": 3)" + from), impossible);
  EXPECT_EQ(problems(R"("courses": 2)" + from), Problems{});
  // What can be taken again, is of unknown credit or of another unit may come to anything.
  EXPECT_EQ(problems(R"("courses": 3, "from": ["c1", "c3"])"), Problems{});
  EXPECT_EQ(problems(R"("credits": {"value": 99, "unit": "US-SH"}, "from": ["c1", "c4"])"),
            Problems{});
  EXPECT_EQ(problems(R"("credits": {"value": 99, "unit": "ECTS"}, "from": ["c1", "c2"])"),
            Problems{});
}

TEST(NativeLanguageProblems, AChoiceOfMoreThanThereAreIsAnError) {
  const Read read = read_text(with_tree(R"({"id": "root", "choose": 3,
    "of": [{"achievement": "c1"}, {"achievement": "c2"}]})"));
  EXPECT_EQ(read.problems(), Problems{"invalid-range " + at("/requirement/choose")});
  EXPECT_EQ(node(read, "root").choose, 3U);
  EXPECT_TRUE(is_doubtful(read));
}

// ---- grades -------------------------------------------------------------------------------------

TEST(NativeLanguageProblems, AGradeThatItsScaleDoesNotHaveLeavesItsNodeDoubtful) {
  for (const std::string_view leaf :
       {R"("minimumGrade": "C")", R"("minimumGrade": "a")", R"("minimumGrade": 3)",
        R"("minimumGrade": 0.5, "gradeScale": "numbers")",
        R"("minimumGrade": "A", "gradeScale": "numbers")", R"("rules": [{"average": "C"}])",
        R"("rules": [{"average": "B", "gradeScale": "numbers"}])"}) {
    const Read read =
        read_text(with_tree(R"({"all": [{"id": "leaf", "achievement": "c1", )" + std::string(leaf) +
                            R"(}, {"id": "other", "achievement": "c2", "minimumGrade": "B"}]})"));
    EXPECT_EQ(read.problems(), Problems{"unknown-grade " + at("/id")}) << leaf;
    EXPECT_TRUE(read.has_error()) << leaf;
    EXPECT_TRUE(terms(read, "leaf").doubtful) << leaf;
    EXPECT_EQ(node(read, "leaf").kind, RequirementKind::achievement) << leaf;
    EXPECT_FALSE(terms(read, "other").doubtful) << leaf;
  }
}

TEST(NativeLanguageProblems, AGradeOfItsScaleIsSound) {
  for (const std::string_view leaf :
       {R"("minimumGrade": "F")", R"("minimumGrade": 2.7, "gradeScale": "numbers")",
        R"("minimumGrade": "5", "gradeScale": "numbers")", R"("rules": [{"average": "A"}])",
        // a number of points is asked for, not a grade
        R"("rules": [{"average": 2.5}])"}) {
    const Read read =
        read_text(with_tree(R"({"id": "root", "achievement": "c1", )" + std::string(leaf) + "}"));
    EXPECT_EQ(read.problems(), Problems{}) << leaf;
    EXPECT_FALSE(is_doubtful(read)) << leaf;
  }
}

TEST(NativeLanguageProblems, OfAScaleThatIsNotThereNothingIsKnown) {
  const Read read = read_text(with_tree(
      R"({"id": "root", "achievement": "c1", "minimumGrade": "B", "gradeScale": "gone"})"));
  EXPECT_EQ(read.problems(), Problems{"dangling-id " + at("/requirement/gradeScale")});
  const GradeScaleId scale = terms(read, "root").grade_scale;
  ASSERT_TRUE(scale);
  EXPECT_TRUE(read.catalog[scale].grades.empty());
  // A reference that cannot be read is to no scale that is known either.
  const Read number = read_text(
      with_tree(R"({"id": "root", "achievement": "c1", "minimumGrade": "B", "gradeScale": 7})"));
  EXPECT_TRUE(is_doubtful(number));
  ASSERT_TRUE(terms(number, "root").grade_scale);
  EXPECT_TRUE(number.catalog[terms(number, "root").grade_scale].grades.empty());
}

struct BadScale {
  std::string_view members;
  std::string_view problem;
};

TEST(NativeLanguageProblems, AScaleThatContradictsItselfKnowsNoGrade) {
  for (const BadScale& bad : {
           BadScale{R"("grades": [{"grade": "A"}, {"grade": "A"}])", "duplicate-grade /grades/1"},
           BadScale{R"("grades": [{"grade": 1}, {"grade": "1"}])", "duplicate-grade /grades/1"},
           BadScale{R"("grades": [{"grade": "F", "points": 0}, {"grade": "P"},
                                  {"grade": "A", "points": 4}])",
                    "grade-order /grades/2"},
           BadScale{R"("grades": [{"grade": "A", "pass": "yes"}])", "type-mismatch /grades/0/pass"},
           BadScale{R"("grades": [{"grade": "A"}, {"grade": ""}])", "empty-text /grades/1/grade"},
           BadScale{R"("grades": {"A": 4})", "type-mismatch /grades"},
           BadScale{R"("grades": [{"grade": "A"}], "best": "A")", "unknown-key /best"},
           BadScale{R"("numeric": {"best": 4, "worst": 4, "pass": 4})", "invalid-range /numeric"},
           BadScale{R"("numeric": {"best": 4, "worst": 1, "pass": 5})", "invalid-range /numeric"},
           BadScale{R"("numeric": {"best": 1, "worst": 4, "pass": 0})", "invalid-range /numeric"},
           BadScale{R"("numeric": {"best": -4, "worst": 1, "pass": 2})",
                    "negative-number /numeric/best"},
       }) {
    const Read read =
        read_text(R"({"credstack": 1, "gradeScales": [{"id": "s", )" + std::string(bad.members) +
                  R"(}], "organizations": [{"id": "o", "name": "O", "gradeScale": "s"}]})");
    const std::string_view code = bad.problem.substr(0, bad.problem.find(' '));
    const std::string_view place = bad.problem.substr(bad.problem.find(' ') + 1);
    EXPECT_EQ(read.problems(), Problems{std::string(code) + " /gradeScales/0" + std::string(place)})
        << bad.members;
    // It is still the one that the organization grades in, and no other is taken for it.
    ASSERT_EQ(read.catalog.grade_scales.size(), 1U) << bad.members;
    EXPECT_EQ(read.catalog[read.catalog.organizations[0].grade_scale].id, "s");
    EXPECT_TRUE(read.catalog.grade_scales[0].grades.empty()) << bad.members;
    EXPECT_FALSE(read.catalog.grade_scales[0].numeric) << bad.members;
  }
}

TEST(NativeLanguageProblems, EqualPointsAndGradesWithoutPointsAreInOrder) {
  const Read read = read_text(R"({"credstack": 1, "gradeScales": [{"id": "s", "grades": [
    {"grade": "A+", "points": 4}, {"grade": "A", "points": 4}, {"grade": "P"},
    {"grade": "B", "points": 3.5}, {"grade": "F", "points": 0, "pass": false}]}]})");
  EXPECT_EQ(read.problems(), Problems{});
  EXPECT_EQ(read.catalog.grade_scales[0].grades.size(), 5U);
}

TEST(NativeLanguageProblems, AScaleWithoutANameOfItsOwnIsNotTheOnlyOneEither) {
  const Read read = read_text(R"({"credstack": 1, "gradeScales": [
    {"id": "s", "grades": [{"grade": "A"}]}, {"grades": [{"grade": "B"}]}]})");
  EXPECT_EQ(read.problems(), Problems{"missing-field /gradeScales/1"});
  EXPECT_EQ(read.catalog.grade_scales.size(), 2U);
}

// ---- versions -----------------------------------------------------------------------------------

std::string with_versions(std::string_view versions) {
  return with_tree(R"({"achievement": "c1"})", R"("versions": )" + std::string(versions));
}

TEST(NativeLanguageProblems, VersionsForOneTimeLeaveTheProgramDoubtful) {
  const std::string tree = R"("requirement": {"achievement": "c1"})";
  const auto read_two = [&](std::string_view one, std::string_view other) {
    return read_text(with_versions("[{" + std::string(one) + ", " + tree + "}, {" +
                                   std::string(other) + ", " + tree + "}]"));
  };
  const auto overlap = [&](std::string_view one, std::string_view other) {
    const Read read = read_two(one, other);
    EXPECT_EQ(read.problems(), Problems{"overlapping-versions " + at("/versions/1")})
        << one << " and " << other;
    EXPECT_TRUE(read.has_error());
    EXPECT_TRUE(read.achievement("p").doubtful);
  };
  overlap(R"("catalogYear": "2024")", R"("catalogYear": "2024")");
  overlap(R"("catalogYear": "2024")", R"("catalogYear": "2024", "validFrom": "2025")");
  overlap(R"("validUntil": "2024-08-31")", R"("validFrom": "2024-08-31")");
  overlap(R"("validFrom": "2020", "validUntil": "2024")", R"("validFrom": "2022-09")");
  overlap(R"("validFrom": "2020")", R"("validFrom": "2024")");
  const auto beside = [&](std::string_view one, std::string_view other) {
    const Read read = read_two(one, other);
    EXPECT_EQ(read.problems(), Problems{}) << one << " and " << other;
    EXPECT_FALSE(read.achievement("p").doubtful);
  };
  beside(R"("catalogYear": "2024")", R"("catalogYear": "2025")");
  beside(R"("validUntil": "2024-08-31")", R"("validFrom": "2024-09-01")");
  beside(R"("validFrom": "2024-09-01")", R"("validUntil": "2024-08")");
  beside(R"("catalogYear": "2024")", R"("validFrom": "2024")");
}

TEST(NativeLanguageProblems, OfAVersionLeaveTheProgramDoubtful) {
  for (const BadScale& bad : {
           BadScale{R"({"catalogYear": "2024"})", "missing-field /versions/0"},
           BadScale{R"({"catalogYear": 2024, "requirement": {"achievement": "c1"}})",
                    "type-mismatch /versions/0/catalogYear"},
           BadScale{R"({"validFrom": "2025", "validUntil": "2024",
                        "requirement": {"achievement": "c1"}})",
                    "invalid-range /versions/0"},
           BadScale{R"({"catalogYear": "2024", "credit": 60,
                        "requirement": {"achievement": "c1"}})",
                    "type-mismatch /versions/0/credit"},
           BadScale{R"({"catalogYear": "2024", "requirement": {"all": []}})",
                    "empty-list /versions/0/requirement/all"},
           BadScale{R"(7)", "type-mismatch /versions/0"},
       }) {
    const Read read = read_text(with_versions("[" + std::string(bad.members) + "]"));
    const std::string code(bad.problem.substr(0, bad.problem.find(' ')));
    EXPECT_EQ(read.problems(),
              Problems{code + " " + at(bad.problem.substr(bad.problem.find(' ') + 1))});
    EXPECT_TRUE(read.achievement("p").doubtful) << bad.members;
  }
}

TEST(NativeLanguageProblems, AVersionHasNodesAndRulesOfItsOwn) {
  const Read read = read_text(
      with_tree(R"({"id": "n", "achievement": "c1", "rules": [{"id": "r", "maxUses": 1}]})",
                R"("versions": [
        {"catalogYear": "2024", "requirement": {"id": "n", "achievement": "c1",
         "rules": [{"id": "r", "maxUses": 1}]}},
        {"catalogYear": "2025", "requirement": {"id": "n", "achievement": "c2"}}])"));
  EXPECT_EQ(read.problems(), Problems{});
}

// ---- equivalents, totals and caps ---------------------------------------------------------------

std::string with_equivalents(std::string_view of_a, std::string_view of_b, std::string_view of_c) {
  const auto course = [](std::string_view id, std::string_view equivalents) {
    return R"({"id": ")" + std::string(id) +
           R"(", "type": "Course", "name": "N", "equivalents": [)" + std::string(equivalents) +
           "]}";
  };
  return R"({"credstack": 1, "achievements": [)" + course("a", of_a) + ", " + course("b", of_b) +
         ", " + course("c", of_c) + "]}";
}

TEST(NativeLanguageProblems, EquivalentsInACircleAreSaid) {
  const Problems circle{"equivalence-cycle /achievements/0/id"};
  const auto problems = [](auto... lists) {
    return read_text(with_equivalents(lists...)).problems();
  };
  EXPECT_EQ(problems(R"("b")", R"("c")", R"("a")"), circle);
  // Both ways it is one thing, and a chain ends.
  EXPECT_EQ(problems(R"("b")", R"("a")", ""), Problems{});
  EXPECT_EQ(problems(R"("b", "c")", R"("a", "c")", R"("a", "b")"), Problems{});
  EXPECT_EQ(problems(R"("b")", R"("c")", ""), Problems{});
  // a and b are one, and lead to it by way of c: said of one of the two.
  EXPECT_EQ(problems(R"("b", "c")", R"("a")", R"("b")"),
            Problems{"equivalence-cycle /achievements/1/id"});
  const Read read = read_text(with_equivalents(R"("b")", R"("c")", R"("a")"));
  EXPECT_FALSE(read.has_error());
  // Each still says what it says.
  for (const std::string_view id : {"a", "b", "c"}) {
    EXPECT_EQ(read.catalog[read.achievement(id).study].equivalents.size(), 1U) << id;
    EXPECT_FALSE(read.achievement(id).doubtful) << id;
  }
}

TEST(NativeLanguageProblems, WhatIsEquivalentToItselfSaysNothing) {
  const Read read = read_text(with_equivalents(R"("a", "b")", "", ""));
  EXPECT_EQ(read.problems(), Problems{"equivalence-cycle " + at("/equivalents")});
  const std::vector<AchievementId>& left = read.catalog[read.achievement("a").study].equivalents;
  EXPECT_EQ(left, std::vector{read.catalog.find("b")});
}

TEST(NativeLanguageProblems, OfWhatSelectorsAndCapsLookAtLeaveTheRecordDoubtful) {
  for (const std::string_view members :
       {R"("subject": 7)", R"("subject": "")", R"("tags": "w")", R"("tags": ["w", 7])",
        R"("equivalents": [7])", R"("equivalents": "c1")", R"("repeatable": "yes")",
        R"("versions": {})"}) {
    const Read read = read_text(with_achievement(members));
    EXPECT_TRUE(read.has_error()) << members;
    EXPECT_TRUE(read.achievement("a").doubtful) << members;
  }
}

TEST(NativeLanguageProblems, OfATotalOrACapLeaveTheProgramDoubtful) {
  const std::string_view tree = R"({"achievement": "c1"})";
  for (const std::string_view members :
       {R"("credit": 30)", R"("credit": {"value": 30})",
        R"("priorLearning": [{"capShare": "3/2"}])", R"("priorLearning": [{"cap": 15}])",
        R"("priorLearning": {"cap": 15})", R"("priorLearning": ["half"])"}) {
    const Read read = read_text(with_tree(tree, members));
    EXPECT_TRUE(read.has_error()) << members;
    EXPECT_TRUE(read.achievement("p").doubtful) << members;
  }
  // What is wrong with the fee takes no cap away.
  const Read fee = read_text(with_tree(tree, R"("priorLearning": [{"fee": "none"}])"));
  EXPECT_TRUE(fee.has_error());
  EXPECT_FALSE(fee.achievement("p").doubtful);
  EXPECT_EQ(fee.achievement("p").prior_learning.size(), 1U);
}

}  // namespace
}  // namespace credstack::catalog
