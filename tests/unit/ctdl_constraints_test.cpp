// Constraints on the candidates of a pathway's condition: true asks for nothing more, false rules
// the candidate out, unknown is asked for in words.
#include <gtest/gtest.h>

#include "ctdl_tree.hpp"

namespace credstack::catalog {
namespace {

/** The tree of a pathway that needs `number` of a (3 credits) and b (5), under these members. */
std::string tree_under(const std::string& constraints, int number = 1) {
  const std::string text = R"({"@graph": [
    {"@id": "p", "@type": "ceterms:Pathway", "ceterms:name": "Route", "ceterms:ownedBy": "x:org",
     "ceterms:hasDestinationComponent": "x:goal"},
    {"@id": "x:goal", "@type": "ceterms:CredentialComponent", "ceterms:name": "Goal",
     "ceterms:proxyFor": "x:degree", "ceterms:hasCondition": {"ceterms:requiredNumber": )" +
                           std::to_string(number) +
                           R"(, "ceterms:targetComponent": ["x:ca", "x:cb"], )" + constraints +
                           R"(}},
    {"@id": "x:ca", "@type": "ceterms:CourseComponent", "ceterms:name": "A",
     "ceterms:proxyFor": "x:a", "ceterms:creditValue": {"schema:value": 3,
        "ceterms:creditUnitType": "creditUnit:SemesterHour"}},
    {"@id": "x:cb", "@type": "ceterms:CourseComponent", "ceterms:name": "B",
     "ceterms:proxyFor": "x:b"},
    {"@id": "x:b", "@type": "ceterms:Course", "ceterms:name": "B", "ceterms:codedNotation": "B 1",
     "ceterms:creditValue": {"schema:value": 5,
        "ceterms:creditUnitType": "creditUnit:SemesterHour"}}]})";
  const Read read = read_text(text);
  return tree_of(read.catalog, read.achievement("p").requirement);
}

std::string constraint(const std::string& left, const std::string& comparator,
                       const std::string& right, const std::string& more = "") {
  return R"({"@type": "ceterms:Constraint", "ceterms:leftSource": )" + left +
         R"(, "ceterms:comparator": "compare:)" + comparator + R"(", "ceterms:rightSource": )" +
         right + more + "}";
}

std::string has(const std::string& constraints) {
  return "\"ceterms:hasConstraint\": " + constraints;
}

const std::string credit = "\"ceterms:creditValue\"";

TEST(CtdlConstraints, TrueAsksForNothingMore) {
  EXPECT_EQ(tree_under(has(constraint(credit, "GTEQ", "3"))), "any(x:a, x:b)");
}

TEST(CtdlConstraints, FalseRulesTheCandidateOut) {
  // Of 3 and 5 credits only the second is more than 4; one is still enough.
  EXPECT_EQ(tree_under(has(constraint(credit, "GT", "\"4\""))), "x:b");
  EXPECT_EQ(tree_under(has(constraint(credit, "EQ", "3"))), "x:a");
  EXPECT_EQ(tree_under(has(constraint(credit, "NEQ", "3"))), "x:b");
}

TEST(CtdlConstraints, TheUnknownIsAskedOfEachCandidateInWords) {
  EXPECT_EQ(tree_under(has(constraint("\"https://example.org/student/grade\"", "GTEQ", "\"C\""))),
            "any(all(x:a, \"grade is at least C\"), all(x:b, \"grade is at least C\"))");
  // A fact that only one of them states.
  EXPECT_EQ(tree_under(has(constraint("\"ceterms:codedNotation\"", "EQ", "\"B 1\""))),
            "any(all(x:a, \"codedNotation is B 1\"), x:b)");
  // A broader class may hold it: what is called otherwise is not known to be another.
  EXPECT_EQ(tree_under(has(constraint("\"@type\"", "EQ", "\"ceterms:LearningProgram\""))),
            "any(all(x:a, \"@type is LearningProgram\"), all(x:b, \"@type is LearningProgram\"))");
}

TEST(CtdlConstraints, ItsOwnWordsSayMore) {
  EXPECT_EQ(tree_under(has(constraint("\"student:gpa\"", "GT", "3",
                                      R"(, "ceterms:description": {"en": "Average above 3"})"))),
            "any(all(x:a, \"Average above 3\"), all(x:b, \"Average above 3\"))");
}

TEST(CtdlConstraints, SeveralHoldTogetherUnlessTheirNumberIsStated) {
  const std::string three = constraint(credit, "EQ", "3");
  const std::string five = constraint(credit, "EQ", "5");
  const std::string both = has("[" + three + ", " + five + "]");
  // No course has 3 and 5 credits, so that nothing is left of the condition.
  EXPECT_EQ(tree_under(both), "\"creditValue is 3; creditValue is 5\"");
  EXPECT_EQ(tree_under(both + ", \"ceterms:requiredConstraints\": 1"), "any(x:a, x:b)");
}

TEST(CtdlConstraints, AListOnTheRightCountsByItsAction) {
  const auto with = [](const std::string& action) {
    return has(
        constraint(credit, "EQ", "[3, 4]", ", \"ceterms:rightAction\": \"array:" + action + "\""));
  };
  EXPECT_EQ(tree_under(with("AnyOf")), "x:a");
  // No number is both 3 and 4.
  EXPECT_EQ(tree_under(with("AllOf")), "\"creditValue is all of 3, 4\"");
  EXPECT_EQ(tree_under(with("OneOf")), "x:a");
  // Without an action 5 is neither, and of 3 it is not known what is meant.
  EXPECT_EQ(tree_under(has(constraint(credit, "EQ", "[3, 4]"))),
            "all(x:a, \"creditValue is 3, 4\")");
}

TEST(CtdlConstraints, ASumIsKnownWhereAllAreNeeded) {
  const auto sum = [](const std::string& least) {
    return has(constraint(credit, "GTEQ", least, ", \"ceterms:leftAction\": \"array:Sum\""));
  };
  EXPECT_EQ(tree_under(sum("8"), 2), "all(x:a, x:b)");  // 3 + 5
  // Of one of the two the sum depends on which.
  EXPECT_EQ(tree_under(sum("8"), 1),
            "any(all(x:a, \"the sum of creditValue is at least 8\"), "
            "all(x:b, \"the sum of creditValue is at least 8\"))");
}

TEST(CtdlConstraints, ConstraintsWithoutCandidatesAreWords) {
  const Read read = read_text(R"({"@graph": [
    {"@id": "p", "@type": "ceterms:Pathway", "ceterms:name": "Route",
     "ceterms:hasDestinationComponent": "x:goal"},
    {"@id": "x:goal", "@type": "ceterms:CredentialComponent", "ceterms:name": "Goal",
     "ceterms:proxyFor": "x:degree", "ceterms:hasCondition": [
       {"ceterms:description": "No resit.", "ceterms:hasConstraint":
          {"ceterms:leftSource": "s:resit", "ceterms:comparator": "compare:EQ",
           "ceterms:rightSource": false}},
       {"ceterms:hasConstraint": {"ceterms:leftSource": 2, "ceterms:comparator": "compare:LT",
           "ceterms:rightSource": 3}}]}]})");
  EXPECT_EQ(tree_of(read.catalog, read.achievement("p").requirement),
            "\"No resit.; resit is false\"");
}

}  // namespace
}  // namespace credstack::catalog
