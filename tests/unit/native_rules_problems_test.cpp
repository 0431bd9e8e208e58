// Rules and selectors that cannot be read, that contradict each other, or that name what is not
// there: what is reported, and that nothing becomes easier by it.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "language_catalog.hpp"

namespace credstack::catalog {
namespace {

constexpr std::string_view root = "/achievements/0/requirement";

std::string at(std::string_view below) { return std::string(root) + std::string(below); }

struct Bad {
  std::string_view rule;
  std::string_view code;
  std::string_view place;  ///< below the rule
};

TEST(NativeRulesProblems, ARuleThatCannotBeReadLeavesItsNodeDoubtful) {
  for (const Bad& bad : {
           Bad{R"({"atMost": {"credits": {"value": "6", "unit": "US-SH"}}})", "type-mismatch",
               "/atMost/credits/value"},
           Bad{R"({"atMost": {"credits": 6}})", "type-mismatch", "/atMost/credits"},
           Bad{R"({"atMost": {"courses": -1}})", "negative-number", "/atMost/courses"},
           Bad{R"({"atMost": {"share": "1/0"}})", "bad-number", "/atMost/share"},
           Bad{R"({"atMost": {"share": "5/4"}})", "number-too-large", "/atMost/share"},
           Bad{R"({"atMost": {"coures": 2}})", "unknown-key", "/atMost/coures"},
           Bad{R"({"atMost": {"courses": 2}, "origin": "transfered"})", "unknown-word", "/origin"},
           Bad{R"({"atMost": {"courses": 2}, "of": {"level": 100}})", "unknown-key", "/of/level"},
           Bad{R"({"atMost": {"courses": 2}, "except": "c1"})", "type-mismatch", "/except"},
           Bad{R"({"atMost": {"courses": 2}, "of": [{"tags": ["w"]}, {"tags": "w"}]})",
               "type-mismatch", "/of/1/tags"},
           Bad{R"({"atMost": {"courses": 2}, "of": {"levels": {"framework": "N", "min": 7,
               "max": 6}}})",
               "invalid-range", "/of/levels"},
           Bad{R"({"atLeast": {"credits": {"value": 3}}})", "missing-field", "/atLeast/credits"},
           Bad{R"({"atLeast": {"courses": 1}, "last": 30})", "type-mismatch", "/last"},
           Bad{R"({"distinct": "two", "by": "subject"})", "type-mismatch", "/distinct"},
           Bad{R"({"distinct": 2, "by": "level"})", "unknown-word", "/by"},
           Bad{R"({"average": 2.55555})", "bad-number", "/average"},
           Bad{R"({"average": true})", "type-mismatch", "/average"},
           Bad{R"({"average": "B", "gradeScale": 7})", "type-mismatch", "/gradeScale"},
           Bad{R"({"maxAge": "5 years"})", "bad-duration", "/maxAge"},
           Bad{R"({"maxAge": "P5Y", "anchor": "entry"})", "unknown-word", "/anchor"},
           Bad{R"({"maxAge": "P5Y", "onExpiry": "refuse"})", "unknown-word", "/onExpiry"},
           Bad{R"({"sharing": {"courses": "2"}, "between": ["x", "y"]})", "type-mismatch",
               "/sharing/courses"},
           Bad{R"({"sharing": "none", "with": {}})", "missing-field", "/with"},
           Bad{R"({"sharing": "any", "between": ["x", 7]})", "type-mismatch", "/between/1"},
           Bad{R"({"maxUses": 1.5})", "bad-number", "/maxUses"},
           Bad{R"({"atMots": {"courses": 2}})", "unknown-key", "/atMots"},
       }) {
    const Read read = read_text(with_rules("[" + std::string(bad.rule) + R"(, {"maxUses": 2}])"));
    // Without a key that is known nothing says what kind of rule it is either.
    Problems expected{std::string(bad.code) + " " + at("/rules/0" + std::string(bad.place))};
    if (bad.place == "/atMots") expected.push_back("missing-field " + at("/rules/0"));
    std::sort(expected.begin(), expected.end());
    EXPECT_EQ(read.problems(), expected) << bad.rule;
    EXPECT_TRUE(terms(read, "root").doubtful) << bad.rule;
    EXPECT_TRUE(read.achievement("p").doubtful) << bad.rule;
    ASSERT_EQ(terms(read, "root").rules.size(), 1U) << bad.rule;
    EXPECT_EQ(terms(read, "root").rules[0].kind, RuleKind::max_uses) << bad.rule;
  }
  const Read sound = read_text(with_rules(R"([{"maxUses": 2}])"));
  EXPECT_EQ(sound.problems(), Problems{});
  EXPECT_FALSE(terms(sound, "root").doubtful);
  EXPECT_FALSE(sound.achievement("p").doubtful);
}

TEST(NativeRulesProblems, OfTheWordsAndTheSourceOfARuleLeaveItAsItIs) {
  for (const Bad& bad : {Bad{R"("text": 7)", "type-mismatch", "/text"},
                         Bad{R"("source": {"asOf": "once"})", "bad-date", "/source/asOf"}}) {
    const Read read =
        read_text(with_rules(R"([{"atMost": {"courses": 1}, )" + std::string(bad.rule) + "}]"));
    EXPECT_EQ(read.problems(),
              Problems{std::string(bad.code) + " " + at("/rules/0" + std::string(bad.place))});
    ASSERT_EQ(terms(read, "root").rules.size(), 1U);
    EXPECT_EQ(terms(read, "root").rules[0].amount.courses, 1U);
  }
}

TEST(NativeRulesProblems, TwoRulesOfOneNameAreBothInDoubt) {
  const Read read = read_text(
      with_rules(R"([{"id": "r", "maxUses": 1}, {"id": "r", "atMost": {"courses": 1}}])"));
  EXPECT_EQ(read.problems(), Problems{"duplicate-id " + at("/rules/1/id")});
  EXPECT_EQ(terms(read, "root").rules.size(), 2U);
  EXPECT_TRUE(terms(read, "root").doubtful);
}

TEST(NativeRulesProblems, WhatSelectsNothingReadableTakesNothing) {
  for (const std::string_view select :
       {R"({"subject": ["CS"]})", R"({})", R"([])", R"("CS")", R"([{"tags": []}])"}) {
    const Read read = read_text(with_tree(R"({"all": [{"id": "leaf", "courses": 1, "select": )" +
                                          std::string(select) + "}]}"));
    EXPECT_TRUE(read.has_error()) << select;
    EXPECT_EQ(node(read, "leaf").kind, RequirementKind::prose) << select;
    EXPECT_FALSE(node(read, "leaf").terms) << select;
    EXPECT_TRUE(read.achievement("p").doubtful) << select;
  }
}

TEST(NativeRulesProblems, OfSeveralSelectorsTheReadableOnesStayInDoubt) {
  const Read read = read_text(with_tree(
      R"({"id": "leaf", "courses": 1, "select": [{"subjects": ["CS"]}, {"subject": ["MA"]}]})"));
  EXPECT_EQ(read.problems(), Problems{"unknown-key " + at("/select/1/subject")});
  EXPECT_EQ(node(read, "leaf").kind, RequirementKind::courses);
  EXPECT_EQ(terms(read, "leaf").select.size(), 1U);
  EXPECT_TRUE(terms(read, "leaf").doubtful);
}

TEST(NativeRulesProblems, AnExclusionThatCannotBeReadLeavesItsLeafDoubtful) {
  const Read read = read_text(with_tree(
      R"({"id": "leaf", "courses": 1, "open": true, "except": [{"ids": ["c1"]}, {"ids": "c2"}]})"));
  EXPECT_EQ(read.problems(), Problems{"type-mismatch " + at("/except/1/ids")});
  EXPECT_EQ(terms(read, "leaf").except.size(), 1U);
  EXPECT_TRUE(terms(read, "leaf").doubtful);
}

TEST(NativeRulesProblems, AKeyOfANodeThatIsNotKnownLeavesThatNodeDoubtful) {
  const Read read = read_text(with_tree(R"({"id": "root", "all": [
    {"id": "inner", "any": [{"achievement": "c1"}, {"id": "leaf", "achievment": "c2"}],
     "exclusiv": true},
    {"id": "other", "all": [{"id": "sound", "achievement": "c2"}]}]})"));
  const Problems expected{"missing-field " + at("/all/0/any/1"),
                          "unknown-key " + at("/all/0/any/1/achievment"),
                          "unknown-key " + at("/all/0/exclusiv")};
  EXPECT_EQ(read.problems(), expected);
  EXPECT_TRUE(terms(read, "inner").doubtful);
  EXPECT_EQ(node(read, "leaf").kind, RequirementKind::prose);
  // The doubt of a child is the child's.
  EXPECT_FALSE(terms(read, "root").doubtful);
  EXPECT_FALSE(terms(read, "other").doubtful);
  EXPECT_FALSE(terms(read, "sound").doubtful);
  EXPECT_TRUE(read.achievement("p").doubtful);
}

TEST(NativeRulesProblems, ASecondNodeOfOneNameIsDoubtful) {
  const Read read = read_text(with_tree(R"({"any": [
    {"id": "n", "all": [{"achievement": "c1"}]}, {"id": "n", "all": [{"achievement": "c2"}]}]})"));
  EXPECT_EQ(read.problems(), Problems{"duplicate-id " + at("/any/1/id")});
  const Requirement& root_node = read.catalog[read.achievement("p").requirement];
  const RequirementTermsId second = read.catalog[root_node.children[1]].terms;
  ASSERT_TRUE(second);
  EXPECT_TRUE(read.catalog[second].doubtful);
}

TEST(NativeRulesProblems, ALimitOfWhatNobodyDescribesIsDoubtful) {
  for (const std::string_view rule : {R"({"atMost": {"courses": 1}, "of": {"ids": ["c9"]}})",
                                      R"({"atLeast": {"courses": 1}, "except": {"ids": ["c9"]}})",
                                      R"({"sharing": "none", "with": {"ids": ["c9"]}})"}) {
    const Read read = read_text(with_rules("[" + std::string(rule) + "]"));
    ASSERT_EQ(read.diagnostics.size(), 1U) << rule;
    EXPECT_EQ(read.diagnostics[0].code, "dangling-id") << rule;
    EXPECT_TRUE(terms(read, "root").doubtful) << rule;
    EXPECT_EQ(terms(read, "root").rules.size(), 1U) << rule;
  }
  const Read bodies =
      read_text(with_rules(R"([{"atMost": {"courses": 1}, "of": {"providers": ["w"]}}])"));
  EXPECT_TRUE(terms(bodies, "root").doubtful);
  const Read leaf = read_text(
      with_tree(R"({"id": "leaf", "courses": 1, "open": true, "except": {"ids": ["c1", "c9"]}})"));
  EXPECT_TRUE(terms(leaf, "leaf").doubtful);
  // What is picked of nobody's is only less to choose from.
  const Read less =
      read_text(with_tree(R"({"id": "leaf", "courses": 1, "select": {"ids": ["c1", "c9"]}})"));
  EXPECT_EQ(less.diagnostics.size(), 1U);
  EXPECT_FALSE(terms(less, "leaf").doubtful);
}

TEST(NativeRulesProblems, SharingRulesThatContradictEachOtherAreSaidAndBothHold) {
  const std::string_view first = R"({"sharing": {"courses": 1}, "between": ["x", "y"]})";
  for (const std::string_view second :
       {R"({"sharing": {"courses": 2}, "between": ["x", "y"]})",
        R"({"sharing": {"courses": 2}, "between": ["y", "x"]})",
        R"({"sharing": "none", "between": ["x", "y"]})",
        R"({"sharing": {"credits": {"value": 3, "unit": "US-SH"}}, "between": ["x", "y"]})"}) {
    const Read read =
        read_text(with_rules("[" + std::string(first) + ", " + std::string(second) + "]"));
    EXPECT_EQ(read.problems(), Problems{"contradicting-rules " + at("/rules/1")}) << second;
    EXPECT_FALSE(read.has_error()) << second;
    EXPECT_EQ(terms(read, "root").rules.size(), 2U) << second;
    EXPECT_FALSE(terms(read, "root").doubtful) << second;
  }
  // The same again, of other pieces, or with other awards: each may hold beside the first.
  for (const std::string_view second :
       {R"({"sharing": {"courses": 1}, "between": ["y", "x"]})",
        R"({"sharing": {"courses": 2}, "between": ["x", "y"], "of": {"tags": ["w"]}})",
        R"({"sharing": {"courses": 2}, "with": {"types": ["Certificate"]}})"}) {
    const Read read =
        read_text(with_rules("[" + std::string(first) + ", " + std::string(second) + "]"));
    EXPECT_EQ(read.problems(), Problems{}) << second;
  }
  const Read awards =
      read_text(with_rules(R"([{"sharing": "any", "with": {"types": ["Certificate"]}},
                               {"sharing": "none", "with": {"types": ["Certificate"]}}])"));
  EXPECT_EQ(awards.problems(), Problems{"contradicting-rules " + at("/rules/1")});
}

TEST(NativeRulesProblems, SharingOfWhatIsExclusiveIsAContradiction) {
  const auto tree = [](std::string_view inner) {
    return with_tree(R"({"id": "root", "all": [
      {"id": "x", "all": [{"id": "deep", "achievement": "c1"}], )" +
                     std::string(inner) + R"(},
      {"id": "y", "courses": 1, "from": ["c1", "c2"]}],
      "rules": [{"sharing": "any", "between": ["deep", "y"]}]})");
  };
  EXPECT_EQ(read_text(tree(R"("exclusive": true)")).problems(),
            Problems{"contradicting-rules " + at("/rules/0")});
  EXPECT_EQ(read_text(tree(R"("exclusive": false)")).problems(), Problems{});
  EXPECT_EQ(read_text(tree(R"("shared": true)")).problems(), Problems{});
  const Read both = read_text(tree(R"("shared": true, "exclusive": true)"));
  const Problems expected{"contradicting-rules " + at("/all/0"),
                          "contradicting-rules " + at("/rules/0")};
  EXPECT_EQ(both.problems(), expected);
  EXPECT_FALSE(both.has_error());
}

TEST(NativeRulesProblems, AnExclusiveNodeThatHoldsBothForbidsNothingBetweenThem) {
  const Read read = read_text(with_tree(R"({"all": [
    {"id": "major", "exclusive": true,
     "all": [{"id": "x", "achievement": "c1"}, {"id": "y", "courses": 1, "from": ["c1", "c2"]}],
     "rules": [{"sharing": "any", "between": ["x", "y"]}]}]})"));
  EXPECT_EQ(read.problems(), Problems{});
}

TEST(NativeRulesProblems, SharingBetweenWhatIsNotThereAllowsNothing) {
  const Read read = read_text(with_rules(R"([{"atMost": {"courses": 9}},
    {"sharing": "any", "between": ["x", "z"]}, {"maxUses": 2},
    {"sharing": "any", "between": ["root", "y"]}, {"average": "B"}])"));
  EXPECT_EQ(read.problems(),
            (Problems{"nested-nodes " + at("/rules/3"), "unknown-node " + at("/rules/1")}));
  EXPECT_TRUE(read.has_error());
  const RequirementTerms& left = terms(read, "root");
  EXPECT_TRUE(left.doubtful);
  EXPECT_TRUE(read.achievement("p").doubtful);
  ASSERT_EQ(left.rules.size(), 3U);
  EXPECT_EQ(left.rules[0].kind, RuleKind::at_most);
  EXPECT_EQ(left.rules[1].kind, RuleKind::max_uses);
  EXPECT_EQ(left.rules[2].kind, RuleKind::average);
}

TEST(NativeRulesProblems, TheNodesOfAnotherTreeAreNotThere) {
  const Read read = read_text(
      with_rules(R"([{"sharing": "any", "between": ["x", "old"]}])")
          .insert(with_rules("[]").find(R"("requirement")"),
                  R"("versions": [{"catalogYear": "2020", "requirement": {"id": "old", "all": [
             {"id": "x", "achievement": "c1"}]}}], )"));
  EXPECT_EQ(read.problems(), Problems{"unknown-node " + at("/rules/0")});
}

}  // namespace
}  // namespace credstack::catalog
