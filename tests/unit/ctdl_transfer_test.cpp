// Transfer values, agreements and policies on prior learning, as records of the catalogue.
#include <gtest/gtest.h>

#include "ctdl_tree.hpp"

namespace credstack::catalog {
namespace {

/** A profile `tvp` of `x:owner` with more members, two courses and their owners. */
std::string profile(const std::string& owner, const std::string& members,
                    const std::string& nodes = "") {
  return R"({"@graph": [{"@id": "x:tvp", "@type": "ceterms:TransferValueProfile",
    "ceterms:name": {"en": "Transfer"}, "ceterms:ownedBy": ")" +
         owner + R"(", "ceterms:transferValue": {"@type": "schema:ValueProfile", "schema:value": 3,
      "ceterms:creditUnitType": "creditUnit:SemesterHour",
      "ceterms:subject": {"ceterms:targetNodeName": {"en": "Sociology"}}})" +
         members + R"(},
    {"@id": "x:exam", "@type": "ceterms:AssessmentProfile", "ceterms:name": {"en": "Exam"},
     "ceterms:ownedBy": "x:giver"},
    {"@id": "x:course", "@type": "ceterms:Course", "ceterms:name": {"en": "Course"},
     "ceterms:ownedBy": "x:receiver"})" +
         nodes + "]}";
}

const std::string both = R"(, "ceterms:transferValueFrom": "x:exam",
                              "ceterms:transferValueFor": ["x:course"])";

Read read_both(const std::string& first, const std::string& second) {
  return read_inputs({{"a.json", first}, {"b.json", second}});
}

TEST(CtdlTransfer, AProfileIsARecognition) {
  const Read read = read_text(profile("x:receiver", both + R"(, "ceterms:startDate": "2024-01-01",
    "ceterms:endDate": "2027-12-31", "ceterms:derivedFrom": "x:other",
    "ceterms:applicability": {"ceterms:targetNodeName": {"en": "Electives"}})"));
  const Recognition& out = read.recognition("x:tvp");
  ASSERT_EQ(out.credentials.size(), 1u);
  EXPECT_EQ(read.catalog[out.credentials[0]].id, "x:exam");
  ASSERT_EQ(out.targets.size(), 1u);
  EXPECT_EQ(read.catalog[out.targets[0]].id, "x:course");
  EXPECT_EQ(out.stage, Stage::accepted);
  EXPECT_EQ(out.grants.at(0).form, GrantForm::direct);
  ASSERT_TRUE(out.grants[0].credit);
  EXPECT_EQ(out.grants[0].credit->min, Rational(3));
  EXPECT_EQ(out.grants[0].credit->unit, "US-SH");
  EXPECT_EQ(out.grants[0].text.in("en"), "Sociology; For: Electives");
  EXPECT_EQ(out.valid_from.to_string(), "2024-01-01");
  EXPECT_EQ(out.valid_until.to_string(), "2027-12-31");
  EXPECT_EQ(out.note.in("en"), "Transfer; Derived from: x:other");
  EXPECT_FALSE(out.doubtful);
}

TEST(CtdlTransfer, WhoOwnsItSaysWhatItIs) {
  // The receiver's is an acceptance, the giver's a claim, anybody else's advice.
  EXPECT_EQ(read_text(profile("x:receiver", both)).recognition("x:tvp").stage, Stage::accepted);
  EXPECT_EQ(read_text(profile("x:giver", both)).recognition("x:tvp").stage, Stage::accepted);
  EXPECT_EQ(read_text(profile("x:council", both)).recognition("x:tvp").stage, Stage::recommended);
}

TEST(CtdlTransfer, WhoseTheTargetIsMayBeSaidInALaterDocument) {
  const std::string to_absent = R"(, "ceterms:transferValueFrom": "x:exam",
                                     "ceterms:transferValueFor": "x:elsewhere")";
  const std::string elsewhere = R"({"@id": "x:elsewhere", "@type": "ceterms:Course",
      "ceterms:name": {"en": "Elsewhere"}, "ceterms:ownedBy": "x:college"})";
  // Nobody is known as the target's owner: not told apart from the receiver's own word.
  EXPECT_EQ(read_text(profile("x:council", to_absent)).recognition("x:tvp").stage, Stage::accepted);
  EXPECT_EQ(read_both(profile("x:council", to_absent), elsewhere).recognition("x:tvp").stage,
            Stage::recommended);
  EXPECT_EQ(read_both(elsewhere, profile("x:college", to_absent)).recognition("x:tvp").stage,
            Stage::accepted);
}

TEST(CtdlTransfer, WithoutATargetItIsARecommendation) {
  const Read read = read_text(profile("x:council", R"(, "ceterms:transferValueFrom": "x:exam")"));
  EXPECT_EQ(read.recognition("x:tvp").stage, Stage::recommended);
  EXPECT_TRUE(read.recognition("x:tvp").targets.empty());
}

TEST(CtdlTransfer, WithoutASourceItWaitsForOne) {
  const std::string open = profile("x:receiver", R"(, "ceterms:transferValueFor": "x:course")");
  EXPECT_EQ(codes_of(read_text(open)), (std::vector<std::string>{"ctdl-no-source"}));
  EXPECT_TRUE(read_text(open).catalog.recognitions.empty());
  const Read read = read_both(open, R"({"@id": "x:other", "@type": "ceterms:Course",
      "ceterms:name": {"en": "Other"}, "ceterms:ownedBy": "x:giver",
      "ceterms:providesTransferValueFor": "x:tvp"})");
  ASSERT_EQ(read.catalog.recognitions.size(), 1u);
  EXPECT_EQ(read.catalog[read.catalog.recognitions[0].targets.at(0)].id, "x:course");
  EXPECT_EQ(read.catalog[read.catalog.recognitions[0].asserted_by.at(0)].id, "x:giver");
}

TEST(CtdlTransfer, TheReceiversRecordAcceptsIt) {
  const std::string receiver = R"({"@id": "x:program", "@type": "ceterms:LearningProgram",
      "ceterms:name": {"en": "Program"}, "ceterms:ownedBy": "x:college",
      "ceterms:receivesTransferValueFrom": ["x:tvp"]})";
  const std::string advice = profile("x:council", R"(, "ceterms:transferValueFrom": "x:exam")");
  for (const Read& read : {read_both(advice, receiver), read_both(receiver, advice)}) {
    const Recognition& out = read.recognition("x:program#receives:x:tvp");
    ASSERT_EQ(out.targets.size(), 1u);
    EXPECT_EQ(read.catalog[out.targets[0]].id, "x:program");
    ASSERT_EQ(out.asserted_by.size(), 1u);
    EXPECT_EQ(read.catalog[out.asserted_by[0]].id, "x:college");
    EXPECT_EQ(out.stage, Stage::accepted);
    EXPECT_EQ(out.grants.at(0).form, GrantForm::block);
    EXPECT_EQ(out.grants[0].credit->min, Rational(3));
    // The advice itself stays what it was.
    EXPECT_EQ(read.recognition("x:tvp").stage, Stage::recommended);
  }
  EXPECT_EQ(codes_of(read_text(receiver)),
            (std::vector<std::string>{"ctdl-absent-transfer-value"}));
}

TEST(CtdlTransfer, TheGiversRecordClaimsIt) {
  const Read read = read_text(profile("x:receiver", both, R"(,
    {"@id": "x:other", "@type": "ceterms:Course", "ceterms:name": {"en": "Other"},
     "ceterms:ownedBy": "x:giver", "ceterms:providesTransferValueFor": "x:tvp"})"));
  const Recognition& out = read.recognition("x:other#provides:x:tvp");
  ASSERT_EQ(out.credentials.size(), 1u);
  EXPECT_EQ(read.catalog[out.credentials[0]].id, "x:other");
  EXPECT_EQ(read.catalog[out.asserted_by.at(0)].id, "x:giver");
  EXPECT_EQ(read.recognition("x:tvp").credentials.size(), 1u);
}

TEST(CtdlTransfer, SeveralTargetsShareTheValue) {
  const Read read = read_text(profile("x:receiver", R"(, "ceterms:transferValueFrom":
      ["x:exam", "x:second"], "ceterms:transferValueFor": ["x:course", "x:third"])"));
  const Recognition& out = read.recognition("x:tvp");
  EXPECT_EQ(out.credentials.size(), 2u);
  EXPECT_EQ(out.targets.size(), 2u);
  EXPECT_FALSE(out.grants.at(0).credit);
  EXPECT_EQ(out.grants[0].text.in("en"), "For all together: 3 SemesterHour; Sociology");
}

TEST(CtdlTransfer, ItsConditionsAreKept) {
  const Read read = read_text(profile("x:receiver", both + R"(, "ceterms:requires": [
      {"@type": "ceterms:ConditionProfile", "ceterms:description": {"en": "A score of 50."},
       "ceterms:targetAssessment": "x:exam", "ceterms:condition": {"en": "Taken by 2026."},
       "ceterms:alternativeCondition": [
         {"@type": "ceterms:ConditionProfile", "ceterms:description": {"en": "In person"}},
         {"@type": "ceterms:ConditionProfile", "ceterms:description": {"en": "Proctored"}}]}])"));
  const Recognition& out = read.recognition("x:tvp");
  ASSERT_EQ(out.conditions.size(), 3u);
  EXPECT_EQ(out.conditions[0].text.in("en"), "A score of 50.");
  EXPECT_EQ(out.conditions[1].text.in("en"), "Taken by 2026.");
  EXPECT_EQ(out.conditions[2].text.in("en"), "One of: (In person); (Proctored)");
  EXPECT_FALSE(out.doubtful);
}

TEST(CtdlTransfer, WhatIsOutOfForceIsNotSure) {
  for (const char* status : {"lifeCycle:Ceased", "lifeCycle:Suspended", "lifeCycle:Developing"}) {
    const Read read = read_text(
        profile("x:receiver", both + ", \"ceterms:lifeCycleStatusType\": \"" + status + "\""));
    EXPECT_TRUE(read.recognition("x:tvp").doubtful) << status;
  }
  EXPECT_FALSE(read_text(profile("x:receiver",
                                 both + R"(, "ceterms:lifeCycleStatusType": "lifeCycle:Active")"))
                   .recognition("x:tvp")
                   .doubtful);
  EXPECT_TRUE(read_text(profile("x:receiver", both + R"(, "ceterms:endDate": "soon")"))
                  .recognition("x:tvp")
                  .doubtful);
}

TEST(CtdlTransfer, ItMayComeFromAnOccupation) {
  const Read read = read_text(profile("x:receiver", R"(, "ceterms:transferValueFrom": "_:mos",
      "ceterms:transferValueFor": "x:course", "ceterms:requires": {"ceterms:condition": "Level E1.",
        "ceterms:targetOccupation": "_:mos"})",
                                      R"(, {"@id": "_:mos", "@type": "ceterms:Occupation",
                                            "ceterms:name": {"en": "Infantryman"}})"));
  const Recognition& out = read.recognition("x:tvp");
  ASSERT_EQ(out.credentials.size(), 1u);
  EXPECT_EQ(read.catalog[out.credentials[0]].name.in("en"), "Infantryman");
  EXPECT_EQ(read.catalog[out.credentials[0]].type, AchievementType::other);
  ASSERT_EQ(out.conditions.size(), 1u);
  EXPECT_EQ(out.conditions[0].text.in("en"), "Level E1.");
}

TEST(CtdlTransfer, AnOwnerThatIsNotDefinedOwnsNothingElse) {
  const Read read = read_text(profile("x:council", R"(, "ceterms:transferValueFrom": "_:c")",
                                      R"(, {"@id": "_:c", "@type": "ceterms:Course",
      "ceterms:name": {"en": "C"}, "ceterms:ownedBy": "_:nowhere"})"));
  EXPECT_EQ(codes_of(read), (std::vector<std::string>{"ctdl-undefined-bnode"}));
  EXPECT_EQ(read.achievement("x:tvp#_:c").name.in("en"), "C");
}

TEST(CtdlTransfer, AnAgreementHasItsParties) {
  const std::string agreement = R"({"@id": "x:agreement", "@type": "ceterms:TransferAgreement",
      "ceterms:name": {"en": "Agreement"}, "ceterms:sendingOrganization": "x:giver",
      "ceterms:receivingOrganization": "x:receiver", "ceterms:expirationDate": "2030-06-30",
      "ceterms:hasTransferValueProfile": "x:tvp"})";
  const std::string value = profile("x:council", both);
  for (const Read& read : {read_both(value, agreement), read_both(agreement, value)}) {
    const Recognition& out = read.recognition("x:tvp");
    ASSERT_TRUE(out.agreement);
    const Agreement& made = read.catalog[out.agreement];
    ASSERT_EQ(made.parties.size(), 2u);
    EXPECT_EQ(read.catalog[made.parties[1]].id, "x:receiver");
    EXPECT_EQ(made.valid_until.to_string(), "2030-06-30");
    EXPECT_FALSE(made.doubtful);
    // The receiver signed: it is no longer the council's advice alone.
    EXPECT_EQ(out.stage, Stage::accepted);
  }
}

TEST(CtdlTransfer, AnIntermediaryAcceptsNothingForOthers) {
  const Read read = read_both(profile("x:council", both),
                              R"({"@id": "x:passport", "@type": "ceterms:TransferIntermediary",
      "ceterms:name": {"en": "Passport"}, "ceterms:ownedBy": "x:commission",
      "ceterms:intermediaryFor": ["x:tvp", "..."]})");
  const Recognition& out = read.recognition("x:tvp");
  ASSERT_TRUE(out.agreement);
  EXPECT_EQ(read.catalog[out.agreement].name.in("en"), "Passport");
  EXPECT_EQ(out.stage, Stage::recommended);
}

TEST(CtdlTransfer, APolicyGoesToWhatItsOwnerAwards) {
  const std::string policy = R"({"@id": "x:policy", "@type": "ceterms:PriorLearningPolicy",
      "ceterms:ownedBy": "x:college",
      "ceterms:learningRecognitionMethodType": "lrMethod:IndividualizedPriorLearningAssessment",
      "ceterms:hasStructuredStatement": {"@type": "ceterms:StructuredStatement",
        "ceterms:statementText": {"en": "Assessed individually."}}})";
  const std::string degree = R"({"@graph": [
      {"@id": "x:degree", "@type": "ceterms:BachelorDegree", "ceterms:name": {"en": "Degree"},
       "ceterms:ownedBy": "x:college"},
      {"@id": "x:c", "@type": "ceterms:Course", "ceterms:name": {"en": "C"},
       "ceterms:ownedBy": "x:college"}]})";
  for (const Read& read : {read_both(policy, degree), read_both(degree, policy)}) {
    const auto& routes = read.achievement("x:degree").prior_learning;
    ASSERT_EQ(routes.size(), 1u);
    EXPECT_EQ(routes[0].method.in("en"), "IndividualizedPriorLearningAssessment");
    EXPECT_EQ(routes[0].text.in("en"), "Assessed individually.");
    EXPECT_TRUE(read.achievement("x:c").prior_learning.empty());
  }
}

}  // namespace
}  // namespace credstack::catalog
