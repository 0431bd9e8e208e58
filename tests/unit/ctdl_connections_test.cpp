// Conditions on both sides, their alternatives, and common conditions.
#include <gtest/gtest.h>

#include "ctdl_tree.hpp"
#include "recognition/requirement_tree.hpp"

namespace credstack::catalog {
namespace {

using Codes = std::vector<std::string>;

std::string record(const std::string& members) {
  return R"({"@id": "x:a", "@type": "ceterms:Certificate", "ceterms:name": {"en": "A"},
             "ceterms:ownedBy": "x:org", )" +
         members + "}";
}

std::string ids(const Read& read, const std::vector<AchievementId>& list) {
  std::string text;
  for (const AchievementId at : list) {
    text += (text.empty() ? "" : " ") + std::string(read.catalog[at].id);
  }
  return text;
}

/** `from -> to` of every recognition, in order. */
std::vector<std::string> links(const Read& read) {
  std::vector<std::string> list;
  for (const Recognition& each : read.catalog.recognitions) {
    list.push_back(ids(read, each.credentials) + " -> " + ids(read, each.targets));
  }
  return list;
}

std::string tree(const Read& read) {
  return tree_of(read.catalog, read.achievement("x:a").requirement);
}
std::string entry(const Read& read) { return tree_of(read.catalog, read.achievement("x:a").entry); }

TEST(CtdlConnections, EachAlternativeOfWhatIsHeldIsAWayOfItsOwn) {
  // Core together with x, or core together with y.
  const Read read = read_text(record(R"("ceterms:advancedStandingFrom": {
      "@type": "ceterms:ConditionProfile", "ceterms:targetCredential": "x:core",
      "ceterms:condition": {"en": "By 2027."},
      "ceterms:alternativeCondition": [
        {"@type": "ceterms:ConditionProfile", "ceterms:targetCredential": "x:x"},
        {"@type": "ceterms:ConditionProfile", "ceterms:targetCredential": "x:y",
         "ceterms:minimumAge": 21}]})"));
  EXPECT_EQ(links(read), (Codes{"x:core x:x -> x:a", "x:core x:y -> x:a"}));
  const Recognition& first = read.recognition("x:a#advancedStandingFrom/0/alternativeCondition/0");
  const Recognition& second = read.recognition("x:a#advancedStandingFrom/0/alternativeCondition/1");
  ASSERT_EQ(first.conditions.size(), 1u);
  EXPECT_EQ(first.conditions[0].text.in("en"), "By 2027.");
  ASSERT_EQ(second.conditions.size(), 2u);
  EXPECT_EQ(second.conditions[1].text.in("en"), "Minimum age: 21");
  EXPECT_FALSE(first.doubtful);
  EXPECT_EQ(codes_of(read), Codes{});
}

TEST(CtdlConnections, AlternativesThatNameNothingAreOneCondition) {
  const Read read = read_text(record(R"("ceterms:isRequiredFor": {
      "@type": "ceterms:ConditionProfile", "ceterms:targetCredential": "x:b",
      "ceterms:alternativeCondition": [
        {"@type": "ceterms:ConditionProfile", "ceterms:description": {"en": "Two years of work"}},
        {"@type": "ceterms:ConditionProfile", "ceterms:description": {"en": "An interview"}}]})"));
  EXPECT_EQ(links(read), Codes{"x:a -> x:b"});
  const Recognition& out = read.recognition("x:a#isRequiredFor/0");
  ASSERT_EQ(out.conditions.size(), 1u);
  EXPECT_EQ(out.conditions[0].text.in("en"), "One of: (Two years of work); (An interview)");
  EXPECT_FALSE(out.doubtful);
}

TEST(CtdlConnections, AnAlternativeThatIsLostLeavesDoubt) {
  const Read read = read_text(record(R"("ceterms:isRequiredFor": {
      "@type": "ceterms:ConditionProfile", "ceterms:targetCredential": "x:b",
      "ceterms:alternativeCondition": ["_:lost",
        {"@type": "ceterms:ConditionProfile", "ceterms:targetCredential": "x:c"}]})"));
  EXPECT_TRUE(read.recognition("x:a#isRequiredFor/0").doubtful);
}

TEST(CtdlConnections, OccupationsAndJobsAreTheEndInIndustry) {
  const Read read = read_text(R"({"@graph": [)" + record(R"("ceterms:isPreparationFor": {
      "@type": "ceterms:ConditionProfile", "ceterms:weight": 0.8,
      "ceterms:targetOccupation": ["_:o", {"@type": "ceterms:CredentialAlignmentObject",
        "ceterms:targetNode": "https://onet.example/15-1244", "ceterms:targetNodeName":
        {"en": "Network administrators"}}], "ceterms:targetJob": "x:job"})") +
                              R"(, {"@id": "_:o", "@type": "ceterms:Occupation",
                                    "ceterms:name": {"en": "Technician"}}]})");
  EXPECT_EQ(links(read), Codes{"x:a -> x:a#_:o https://onet.example/15-1244 x:job"});
  EXPECT_EQ(read.achievement("x:a#_:o").name.in("en"), "Technician");
  EXPECT_EQ(read.achievement("https://onet.example/15-1244").name.in("en"),
            "Network administrators");
  const Recognition& out = read.recognition("x:a#isPreparationFor/0");
  EXPECT_TRUE(out.conditions.empty());
  EXPECT_EQ(out.note.in("en"), "Weight, of 1 at most: 0.8");
  EXPECT_EQ(codes_of(read), Codes{});
}

TEST(CtdlConnections, ANameAloneIsNoTarget) {
  const Read read = read_text(record(R"("ceterms:isRequiredFor": [
      {"@type": "ceterms:ConditionProfile", "ceterms:name": {"en": "License"}},
      {"@type": "ceterms:ConditionProfile", "ceterms:description":
        {"en": "'A' 'Is Required For' credential 'B'"}}],
      "ceterms:isPreparationFor": {"@type": "ceterms:ConditionProfile",
        "ceterms:targetOccupation": "Nurse"})"));
  EXPECT_TRUE(links(read).empty());
  EXPECT_EQ(codes_of(read),
            (Codes{"ctdl-no-target", "ctdl-no-target", "ctdl-no-target", "type-mismatch"}));
  EXPECT_NE(read.diagnostics[0].message.find("License"), std::string::npos);
}

TEST(CtdlConnections, WhatIsExcludedIsNoCandidate) {
  const Read read = read_text(record(R"("ceterms:requires": {
      "@type": "ceterms:ConditionProfile", "ceterms:targetLearningOpportunity": ["x:b", "x:c"],
      "ceterms:conditionExcludes": ["x:c", "x:d"]},
      "ceterms:advancedStandingFrom": {"@type": "ceterms:ConditionProfile",
        "ceterms:targetCredential": ["x:b", "x:c"], "ceterms:conditionExcludes": "x:c"})"));
  EXPECT_EQ(tree(read), "all(x:b, \"Does not count: x:c; x:d\")");
  EXPECT_EQ(links(read), Codes{"x:b -> x:a"});
  EXPECT_FALSE(read.achievement("x:a").doubtful);
}

const std::string manifest = R"({"@id": "x:manifest", "@type": "ceterms:ConditionManifest",
    "ceterms:name": {"en": "Rules for all"}, "ceterms:conditionManifestOf": "x:org",
    "ceterms:requires": {"@type": "ceterms:ConditionProfile", "ceterms:targetCredential": "x:b"},
    "ceterms:entryCondition": {"@type": "ceterms:ConditionProfile",
      "ceterms:description": {"en": "School-leaving certificate."}}})";

TEST(CtdlConnections, CommonConditionsApplyWhereverTheirManifestStands) {
  const std::string own = record(R"("ceterms:commonConditions": ["x:manifest"], "ceterms:requires":
      {"@type": "ceterms:ConditionProfile", "ceterms:targetLearningOpportunity": "x:c"})");
  const Read together = read_text("{\"@graph\": [" + own + ", " + manifest + "]}");
  const Read before = read_inputs({{"a.json", manifest}, {"b.json", own}});
  const Read after = read_inputs({{"a.json", own}, {"b.json", manifest}});
  for (const Read* read : {&together, &before, &after}) {
    EXPECT_EQ(tree(*read), "all(all(x:c), all(x:b))");
    EXPECT_EQ(entry(*read), "\"School-leaving certificate.\"");
    EXPECT_FALSE(read->achievement("x:a").doubtful);
  }
  EXPECT_EQ(codes_of(together), Codes{});
}

TEST(CtdlConnections, CommonConditionsThatAreNotAtHandAreANote) {
  const Read read = read_text(record(R"("ceterms:commonConditions": ["x:manifest"],
      "ceterms:entryCondition": {"@type": "ceterms:ConditionProfile",
        "ceterms:description": {"en": "An interview."}})"));
  EXPECT_EQ(entry(read), "all(\"An interview.\", \"Common conditions apply: x:manifest\")");
  EXPECT_FALSE(read.achievement("x:a").doubtful);
  EXPECT_EQ(codes_of(read), Codes{"ctdl-common-conditions"});
}

TEST(CtdlConnections, WhatIsToBeDoneBesideKeepsAllThatItSays) {
  const Read read = read_text(record(R"("ceterms:corequisite": {"@type": "ceterms:ConditionProfile",
      "ceterms:targetLearningOpportunity": "x:lab", "ceterms:alternativeCondition": [
        {"@type": "ceterms:ConditionProfile", "ceterms:description": {"en": "Work"}},
        {"@type": "ceterms:ConditionProfile", "ceterms:description": {"en": "Service"}}]},
      "ceterms:renewal": {"@type": "ceterms:ConditionProfile",
        "ceterms:description": {"en": "Every three years."}})"));
  EXPECT_EQ(entry(read),
            "\"To be taken together with: To be held: x:lab; One of: (Work); (Service)\"");
  EXPECT_EQ(codes_of(read), Codes{"ctdl-renewal"});
}

const std::string siblings = R"("ceterms:requires": [
    {"@type": "ceterms:ConditionProfile", "ceterms:targetLearningOpportunity": "x:b"},
    {"@type": "ceterms:ConditionProfile", "ceterms:targetLearningOpportunity": "x:c"}],
  "ceterms:entryCondition": [
    {"@type": "ceterms:ConditionProfile", "ceterms:description": {"en": "One."}},
    {"@type": "ceterms:ConditionProfile", "ceterms:description": {"en": "Two."}}])";

TEST(CtdlSiblings, AreAllRequiredUnlessItIsSaidOtherwise) {
  const Read all = read_text(record(siblings));
  EXPECT_EQ(tree(all), "all(all(x:b), all(x:c))");
  EXPECT_EQ(entry(all), "all(\"One.\", \"Two.\")");
  EXPECT_EQ(codes_of(all), Codes{"ctdl-sibling-requires"});
  const Read any = read_text(record(siblings), {.sibling_conditions = SiblingConditions::any});
  EXPECT_EQ(tree(any), "any(all(x:b), all(x:c))");
  EXPECT_EQ(entry(any), "any(\"One.\", \"Two.\")");
  EXPECT_EQ(codes_of(any), Codes{"ctdl-sibling-requires"});
}

TEST(CtdlSiblings, AnAlternativeMakesNoCourseCertain) {
  // 3 credits by one profile, 4 by the other: as alternatives neither course is certain, nor a sum.
  const std::string courses = R"(,
    {"@id": "x:b", "@type": "ceterms:Course", "ceterms:name": {"en": "B"}, "ceterms:creditValue":
      {"schema:value": 3, "ceterms:creditUnitType": "creditUnit:SemesterHour"}},
    {"@id": "x:c", "@type": "ceterms:Course", "ceterms:name": {"en": "C"}, "ceterms:creditValue":
      {"schema:value": 4, "ceterms:creditUnitType": "creditUnit:SemesterHour"}}]})";
  const std::string text = "{\"@graph\": [" + record(siblings) + courses;
  for (const auto& [how, certain, sum] :
       {std::tuple(SiblingConditions::all, true, Rational(7)),
        std::tuple(SiblingConditions::any, false, Rational::unknown())}) {
    const Read read = read_text(text, {.sibling_conditions = how});
    const RequirementId root = read.achievement("x:a").requirement;
    const std::vector<Named> named = named_in(read.catalog, root);
    ASSERT_EQ(named.size(), 2u);
    EXPECT_EQ(named[0].always, certain);
    EXPECT_EQ(named[1].always, certain);
    const Rational total = node_total(read.catalog, root, "US-SH");
    EXPECT_EQ(total.is_known(), sum.is_known());
    if (sum.is_known()) {
      EXPECT_EQ(total, sum);
    }
  }
}

TEST(CtdlSiblings, ResourcesWithoutAProfileStayRequired) {
  const Read any = read_text(record(R"("ceterms:requires": ["x:b", "x:c"],
      "ceterms:entryCondition": {"@type": "ceterms:ConditionProfile",
        "ceterms:description": {"en": "One."}})"),
                             {.sibling_conditions = SiblingConditions::any});
  EXPECT_EQ(tree(any), "all(x:b, x:c)");
  EXPECT_EQ(codes_of(any), Codes{});
}

}  // namespace
}  // namespace credstack::catalog
