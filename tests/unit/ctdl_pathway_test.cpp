// Pathways as requirement trees. Each expected tree is worked out from the document above it.
#include <gtest/gtest.h>

#include "ctdl_tree.hpp"

namespace credstack::catalog {
namespace {

using Codes = std::vector<std::string>;

/** A pathway `p` of `org` to `goal`, which stands in for `degree`; more members and more nodes. */
std::string pathway(const std::string& of_goal, const std::string& nodes,
                    const std::string& of_pathway = "") {
  return R"({"@graph": [
    {"@id": "p", "@type": "ceterms:Pathway", "ceterms:name": "Route", "ceterms:ownedBy": "x:org",
     "ceterms:hasDestinationComponent": "x:goal")" +
         of_pathway + R"(},
    {"@id": "x:goal", "@type": "ceterms:CredentialComponent", "ceterms:name": "Goal",
     "ceterms:proxyFor": "x:degree")" +
         of_goal + "}" + nodes + "]}";
}

/** A course component `x:c-NAME` that stands in for `x:NAME`. */
std::string course(const std::string& name, const std::string& more = "") {
  return R"(, {"@id": "x:c-)" + name +
         R"(", "@type": "ceterms:CourseComponent", "ceterms:name": ")" + name +
         R"(", "ceterms:proxyFor": "x:)" + name + "\"" + more + "}";
}

std::string tree(const Read& read) {
  return tree_of(read.catalog, read.achievement("p").requirement);
}

TEST(CtdlPathway, AConditionAsksForSoManyOfItsTargets) {
  const Read read = read_text(pathway(
      R"(, "ceterms:hasCondition": {"@type": "ceterms:ComponentCondition",
          "ceterms:requiredNumber": 2, "ceterms:targetComponent": ["x:c-a", "x:c-b", "x:c-c"]})",
      course("a") + course("b") + course("c")));
  EXPECT_EQ(tree(read), "choose 2(x:a, x:b, x:c)");
  EXPECT_EQ(read.achievement("p").type, AchievementType::pathway);
  EXPECT_FALSE(read.achievement("p").doubtful);
  EXPECT_EQ(read.achievement("x:a").type, AchievementType::course);
  EXPECT_EQ(read.achievement("x:a").name.in("en"), "a");
  EXPECT_TRUE(read.achievement("x:a").external);
  EXPECT_EQ(codes_of(read), Codes{});
}

TEST(CtdlPathway, LeadsToItsDestinationByItsOwnersWord) {
  const Read read = read_text(
      pathway(R"(, "ceterms:hasCondition": {"ceterms:targetComponent": "x:c-a"})", course("a")));
  const Recognition& way = read.recognition("p#destination");
  ASSERT_EQ(way.credentials.size(), 1u);
  EXPECT_EQ(read.catalog[way.credentials[0]].id, "p");
  ASSERT_EQ(way.targets.size(), 1u);
  EXPECT_EQ(read.catalog[way.targets[0]].id, "x:degree");
  ASSERT_EQ(way.asserted_by.size(), 1u);
  EXPECT_EQ(read.catalog[way.asserted_by[0]].id, "x:org");
  EXPECT_EQ(way.grants.at(0).form, GrantForm::requirement);
}

TEST(CtdlPathway, NestedConditionsCountAmongTheTargets) {
  // At least two of: a, b, and (one of c and d).
  const Read read = read_text(pathway(
      R"(, "ceterms:hasCondition": {"@type": "ceterms:ComponentCondition",
          "ceterms:requiredNumber": 2, "ceterms:targetComponent": ["x:c-a", "x:c-b"],
          "ceterms:hasCondition": [{"@type": "ceterms:ComponentCondition",
             "ceterms:logicalOperator": "logic:Or",
             "ceterms:targetComponent": ["x:c-c", "x:c-d"]}]})",
      course("a") + course("b") + course("c") + course("d")));
  EXPECT_EQ(tree(read), "choose 2(x:a, x:b, any(x:c, x:d))");
  EXPECT_EQ(codes_of(read), Codes{});
}

TEST(CtdlPathway, SeveralConditionsAllHoldAndOperatorsSayHowMany) {
  const Read read = read_text(pathway(
      R"(, "ceterms:hasCondition": [
          {"ceterms:logicalOperator": "logic:And", "ceterms:targetComponent": ["x:c-a", "x:c-b"]},
          {"ceterms:logicalOperator": "logic:OnlyOne",
           "ceterms:targetComponent": ["x:c-c", "x:c-d"]}])",
      course("a") + course("b") + course("c") + course("d")));
  EXPECT_EQ(tree(read), "all(all(x:a, x:b), any(x:c, x:d))");
  const Requirement& both = read.catalog[read.achievement("p").requirement];
  EXPECT_EQ(read.catalog[both.children.at(1)].name.in("en"), "Only one of these");
}

TEST(CtdlPathway, WithoutANumberAllAreNeededAndThatIsSaid) {
  const Read read = read_text(
      pathway(R"(, "ceterms:hasCondition": {"ceterms:targetComponent": ["x:c-a", "x:c-b"]})",
              course("a") + course("b")));
  EXPECT_EQ(tree(read), "all(x:a, x:b)");
  EXPECT_EQ(codes_of(read), Codes{"ctdl-no-required-number"});
}

TEST(CtdlPathway, WhatComesBeforeIsReadFromEitherSide) {
  // goal <- b (goal says so); b <- a (a says so).
  const Read read =
      read_text(pathway(R"(, "ceterms:precededBy": "x:c-b")",
                        course("b") + course("a", R"(, "ceterms:precedes": ["x:c-b"])")));
  EXPECT_EQ(tree(read), "all(x:b, x:a)");
  EXPECT_EQ(codes_of(read), Codes{});
}

TEST(CtdlPathway, APredecessorThatAConditionNamesIsAskedForByIt) {
  const Read read = read_text(pathway(
      R"(, "ceterms:precededBy": ["x:c-a", "x:c-b"], "ceterms:hasCondition":
          {"ceterms:requiredNumber": 1, "ceterms:targetComponent": ["x:c-a", "x:c-b"]})",
      course("a") + course("b")));
  EXPECT_EQ(tree(read), "any(x:a, x:b)");
}

TEST(CtdlPathway, ChildrenAreNeededWhereNoConditionNamesThem) {
  const Read alone =
      read_text(pathway(R"(, "ceasn:hasChild": "x:c-a")",
                        course("a") + course("b", R"(, "ceasn:isChildOf": "x:goal")")));
  EXPECT_EQ(tree(alone), "all(x:a, x:b)");
  EXPECT_EQ(codes_of(alone), Codes{"ctdl-no-required-number"});
  const Read counted = read_text(pathway(
      R"(, "ceasn:hasChild": ["x:c-a", "x:c-b"], "ceterms:hasCondition":
          {"ceterms:requiredNumber": 1, "ceterms:targetComponent": ["x:c-a", "x:c-b"]})",
      course("a") + course("b")));
  EXPECT_EQ(tree(counted), "any(x:a, x:b)");
  EXPECT_EQ(codes_of(counted), Codes{});
}

TEST(CtdlPathway, AStageIsDoneWithWhatItAsksForAndAProxylessEndIsWords) {
  const Read read = read_text(pathway(
      R"(, "ceterms:hasCondition": {"ceterms:requiredNumber": 3, "ceterms:targetComponent":
          ["x:stage", "x:skill", "x:job"]})",
      R"(, {"@id": "x:stage", "@type": "ceterms:BasicComponent", "ceterms:name": "Stage 1",
            "ceterms:hasCondition": {"ceterms:targetComponent": "x:c-a"}},
         {"@id": "x:skill", "@type": "ceterms:CompetencyComponent", "ceterms:name": "Welding",
          "ceterms:proxyFor": "x:competency"},
         {"@id": "x:job", "@type": "ceterms:JobComponent", "ceterms:name": "Welder"})" +
          course("a")));
  EXPECT_EQ(tree(read), "all(x:a, \"Competency: Welding\", \"Job: Welder\")");
}

TEST(CtdlPathway, CreditIsTheComponentsAndAddsUpToNoSize) {
  const Read read = read_text(pathway(
      R"(, "ceterms:hasCondition": {"ceterms:targetComponent": "x:c-a"})",
      course("a", R"(, "ceterms:creditValue": {"@type": "ceterms:ValueProfile", "schema:value": 3,
                        "ceterms:creditUnitType": "creditUnit:SemesterHour"})")));
  const Requirement& leaf = read.catalog[read.achievement("p").requirement];
  ASSERT_TRUE(leaf.credit);
  EXPECT_EQ(leaf.credit->min, Rational(3));
  EXPECT_EQ(leaf.credit->unit, "US-SH");
  EXPECT_FALSE(read.achievement("x:a").credit);
}

TEST(CtdlPathway, ACircleIsCutAndLeavesDoubt) {
  const Read read = read_text(pathway(R"(, "ceterms:precededBy": "x:c-a")",
                                      course("a", R"(, "ceterms:precededBy": "x:c-b")") +
                                          course("b", R"(, "ceterms:precededBy": "x:c-a")")));
  EXPECT_TRUE(read.achievement("p").doubtful);
  EXPECT_EQ(codes_of(read), Codes{"ctdl-pathway-cycle"});
}

TEST(CtdlPathway, WhatNoWayPassesIsReported) {
  const Read read =
      read_text(pathway(R"(, "ceterms:hasCondition": {"ceterms:targetComponent": "x:c-a"})",
                        course("a") + course("b") + course("c"),
                        R"(, "ceterms:hasPart": ["x:c-a", "x:c-b", "x:goal"])"));
  EXPECT_EQ(tree(read), "x:a");
  EXPECT_EQ(codes_of(read), Codes{"ctdl-unreached-component"});
  EXPECT_FALSE(read.achievement("p").doubtful);
}

TEST(CtdlPathway, WhatIsNotInTheDocumentLeavesDoubt) {
  const Read read = read_text(pathway(
      R"(, "ceterms:hasCondition": [{"ceterms:targetComponent": "x:absent"}, "_:lost"])", ""));
  EXPECT_TRUE(read.achievement("p").doubtful);
  EXPECT_TRUE(read.recognition("p#destination").doubtful);
  EXPECT_EQ(codes_of(read), (Codes{"ctdl-undefined-component", "ctdl-undefined-condition"}));
  const Read none = read_text(
      R"({"@type": "ceterms:Pathway", "@id": "p", "ceterms:hasDestinationComponent": "x:goal"})");
  EXPECT_TRUE(none.achievement("p").doubtful);
  EXPECT_TRUE(none.catalog.recognitions.empty());
}

TEST(CtdlPathway, OneThatNobodyOwnsIsNobodysWord) {
  const Read read = read_text(R"({"@graph": [
    {"@id": "p", "@type": "ceterms:Pathway", "ceterms:name": "Route",
     "ceterms:hasDestinationComponent": "x:goal"},
    {"@id": "x:goal", "@type": "ceterms:CredentialComponent", "ceterms:name": "Goal",
     "ceterms:proxyFor": "x:degree", "ceterms:precededBy": "x:c-a"})" +
                              course("a") + "]}");
  EXPECT_TRUE(read.achievement("p").doubtful);
  EXPECT_EQ(codes_of(read), Codes{"ctdl-no-owner"});
}

TEST(CtdlPathway, MoreThanIsOfferedCannotBeMet) {
  const Read read = read_text(pathway(R"(, "ceterms:hasCondition": {"ceterms:requiredNumber": 3,
                  "ceterms:targetComponent": ["x:c-a", "x:c-b"]})",
                                      course("a") + course("b")));
  EXPECT_EQ(tree(read), "all(x:a, x:b)");
  EXPECT_TRUE(read.achievement("p").doubtful);
  EXPECT_EQ(codes_of(read), Codes{"ctdl-required-number"});
}

TEST(CtdlPathway, ComponentsInPlaceAndTwoPathwaysStayApart) {
  const Read read = read_text(R"({"@graph": [
    {"@id": "p", "@type": "ceterms:Pathway", "ceterms:name": "One", "ceterms:ownedBy": "x:org",
     "ceterms:hasDestinationComponent": {"@type": "ceterms:CredentialComponent",
       "ceterms:name": "Goal", "ceterms:proxyFor": "x:degree",
       "ceterms:hasCondition": {"ceterms:requiredNumber": 1, "ceterms:targetComponent": [
         {"@type": "ceterms:CourseComponent", "ceterms:name": "A", "ceterms:proxyFor": "x:a"},
         {"@type": "ceterms:CourseComponent", "ceterms:name": "B", "ceterms:proxyFor": "x:b"}]}}},
    {"@id": "q", "@type": "ceterms:Pathway", "ceterms:name": "Two", "ceterms:ownedBy": "x:org",
     "ceterms:hasDestinationComponent": "x:end"},
    {"@id": "x:end", "@type": "ceterms:CredentialComponent", "ceterms:name": "End",
     "ceterms:proxyFor": "x:degree", "ceterms:isPartOf": "q", "ceterms:precededBy": "x:c"},
    {"@id": "x:c", "@type": "ceterms:CourseComponent", "ceterms:name": "C",
     "ceterms:isPartOf": "q", "ceterms:proxyFor": "x:course-c"}]})");
  EXPECT_EQ(tree(read), "any(x:a, x:b)");
  EXPECT_EQ(tree_of(read.catalog, read.achievement("q").requirement), "x:course-c");
  EXPECT_EQ(codes_of(read), Codes{});
}

TEST(CtdlPathway, AResourceMayStandInThePathwayItself) {
  // Each certification asks for the one before it, inside this pathway only.
  const Read read = read_text(R"({"@graph": [
    {"@id": "p", "@type": "ceterms:Pathway", "ceterms:name": "Route", "ceterms:ownedBy": "x:org",
     "ceterms:hasDestinationComponent": "x:top"},
    {"@id": "x:top", "@type": "ceterms:Certification", "ceterms:name": "Top",
     "ceterms:ownedBy": "x:org", "ceasn:isPartOf": "p",
     "ceterms:hasCondition": {"ceterms:requiredNumber": 1, "ceterms:targetComponent": "x:base"}},
    {"@id": "x:base", "@type": "ceterms:Certification", "ceterms:name": "Base",
     "ceterms:ownedBy": "x:org", "ceasn:isPartOf": "p"}]})");
  EXPECT_EQ(tree(read), "x:base");
  EXPECT_EQ(read.catalog[read.recognition("p#destination").targets.at(0)].id, "x:top");
  EXPECT_FALSE(read.achievement("x:top").requirement);
}

}  // namespace
}  // namespace credstack::catalog
