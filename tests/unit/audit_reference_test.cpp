// The reference audit, clause by clause of docs/audit.md: each answer is worked out by hand here.
#include "support/audit_reference.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/audit_case.hpp"

namespace credstack::test {
namespace {

/**
 * University u grades A 4, B 3, C 2, D 1, P (a pass without points) and F; college v teaches x and
 * y. Courses in CR: a b (CS) c (MATH) of 3, d (MATH, level 300, writing) of 4, e (ART) of 6.
 */
class AuditReferenceTest : public testing::Test {
 protected:
  AuditReferenceTest() {
    const auto course = [&](const std::string& id, const std::string& owner, int credit,
                            const std::string& subject, int level) {
      return Json{{"id", id},
                  {"type", "Course"},
                  {"name", id},
                  {"owner", owner},
                  {"credit", {{"value", credit}, {"unit", "CR"}}},
                  {"subject", subject},
                  {"level", {{"framework", "L"}, {"level", level}}}};
    };
    catalog_ = Json::parse(R"({"credstack": 1,
      "organizations": [{"id": "u", "name": "U", "gradeScale": "s"}, {"id": "v", "name": "V"}],
      "gradeScales": [{"id": "s", "name": "S", "grades": [
          {"grade": "A", "points": 4, "pass": true}, {"grade": "B", "points": 3, "pass": true},
          {"grade": "C", "points": 2, "pass": true}, {"grade": "D", "points": 1, "pass": true},
          {"grade": "P", "pass": true}, {"grade": "F", "points": 0, "pass": false}]},
        {"id": "t", "name": "T", "numeric": {"best": 100, "worst": 0, "pass": 50}}],
      "recognitions": []})");
    catalog_["achievements"] = {course("a", "u", 3, "CS", 100),   course("b", "u", 3, "CS", 200),
                                course("c", "u", 3, "MATH", 100), course("d", "u", 4, "MATH", 300),
                                course("e", "u", 6, "ART", 100),  course("x", "v", 3, "CS", 100),
                                course("y", "v", 6, "ART", 200)};
    catalog_["achievements"][3]["tags"] = {"writing"};
    learner_ = {{"credstackLearner", 1}, {"items", Json::array()}};
    exceptions_ = Json::array();
  }

  /** Changes members of an achievement. */
  void change(const std::string& id, const Json& members) {
    for (Json& each : catalog_["achievements"]) {
      if (each["id"] == id) each.update(members);
    }
  }
  void item(const Json& members) { learner_["items"].push_back(members); }
  /** Completed courses, one for each letter. */
  void held(const std::string& ids) {
    for (const char id : ids)
      item({{"achievement", std::string(1, id)}, {"completed", "2026-01-15"}});
  }

  /** What a program p of this requirement gives: the status of the program, a colon and that of
   * each node; then each use of the first allocation as items@node. */
  std::string audit(const std::string& requirement, const Json& more = Json::object()) {
    Json program = {{"id", "p"},
                    {"type", "BachelorDegree"},
                    {"name", "P"},
                    {"owner", "u"},
                    {"credit", {{"value", 0}, {"unit", "CR"}}},
                    {"requirement", Json::parse(requirement)}};
    program.update(more);
    Json catalog = catalog_;
    catalog["achievements"].push_back(program);
    Json learner = learner_;
    learner["exceptions"] = exceptions_;
    return audit({catalog, learner, {"p"}, "2026-11-24", what_if_});
  }

  std::string audit(const AuditCase& audit_case) {
    const HeldCase read(audit_case);
    std::string text;
    for (const std::string& problem : read.problems()) {
      text += problem.substr(0, problem.find(' ') + 1);
    }
    answer_ = reference_audit(read.catalog(), read.graph(), read.programs(), read.learner(),
                              read.options());
    for (const ReferenceProgram& program : answer_.programs) text += letter(program.status);
    text += ":";
    for (const ReferenceNode& node : answer_.nodes) text += letter(node.status);
    for (const ReferencePiece& piece : answer_.pieces) {
      for (const ReferenceUse& use : piece.uses) text += " " + shown(piece, use);
    }
    return text;
  }
  /** The uses of the second allocation. */
  std::string second() const {
    std::string text;
    for (const ReferencePiece& piece : answer_.pieces) {
      for (const ReferenceUse& use : piece.possible_uses) text += " " + shown(piece, use);
    }
    return text;
  }

  static std::string shown(const ReferencePiece& piece, const ReferenceUse& use) {
    std::string text;
    for (const std::uint32_t item : piece.items) text += std::to_string(item + 1);
    text += "@" + std::to_string(use.node);
    return piece.block ? text + "=" + use.credit.to_string() : text;
  }
  static char letter(audit::Status status) { return "mip?-"[static_cast<std::size_t>(status)]; }

  Json catalog_;
  Json learner_;
  Json exceptions_;
  bool what_if_ = false;
  ReferenceAnswer answer_;
};

// --- forms -------------------------------------------------------------------------------------

TEST_F(AuditReferenceTest, EveryChildOfAllOneOfAnyAndNOfChoose) {
  held("ac");
  // a and c are held, b is not: the all is short; the any is met by c; the choose by a alone is
  // short of two, and a may not be used again there, as the first leaf has it.
  EXPECT_EQ(audit(R"({"all": [{"achievement": "a"}, {"achievement": "b"}]})"), "-:-m- 1@1");
  EXPECT_EQ(audit(R"({"any": [{"achievement": "b"}, {"achievement": "c"}]})"), "m:m-m 2@2");
  EXPECT_EQ(audit(R"({"choose": 2, "of": [{"achievement": "a"}, {"achievement": "b"},
                      {"achievement": "c"}]})"),
            "m:mm-m 1@1 2@3");
}

TEST_F(AuditReferenceTest, BelowAnyOneChildIsUsedAtMost) {
  held("ac");
  // Both children could be met; the first in the order of the tree is, by clause 4: pieces a and c
  // are each taken by one leaf, of one day, and a comes first by its id.
  EXPECT_EQ(audit(R"({"any": [{"achievement": "a"}, {"achievement": "c"}]})"), "m:mm- 1@1");
  // Of the second child two pieces are used: that is one child.
  EXPECT_EQ(audit(R"({"any": [{"achievement": "b"},
                      {"courses": 2, "from": ["a", "c"]}]})"),
            "m:m-m 1@2 2@2");
}

TEST_F(AuditReferenceTest, TheOnlyPlaceThatLeavesTheOtherIsFound) {
  held("ab");
  // a fits both leaves, b only the first: a greedy hand would give a to the first.
  EXPECT_EQ(
      audit(R"({"all": [{"courses": 1, "from": ["a", "b"]}, {"courses": 1, "from": ["a"]}]})"),
      "m:mmm 1@2 2@1");
}

TEST_F(AuditReferenceTest, CreditsLeafTakesNoMoreThanItNeeds) {
  held("abe");
  // 6 are asked: e alone, or a and b. The applied credit is 6 either way, and e is one piece.
  EXPECT_EQ(audit(R"({"credits": {"value": 6, "unit": "CR"}, "from": ["a", "b", "e"]})"),
            "m:m 3@0");
  // 7 are asked: with e one of a and b; a first, by its id.
  EXPECT_EQ(audit(R"({"credits": {"value": 7, "unit": "CR"}, "from": ["a", "b", "e"]})"),
            "m:m 1@0 3@0");
  // 13 are asked and 12 there: all are used, for the applied credit, and it is not met.
  EXPECT_EQ(audit(R"({"credits": {"value": 13, "unit": "CR"}, "from": ["a", "b", "e"]})"),
            "impossible-requirement -:- 1@0 2@0 3@0");
  EXPECT_EQ(answer_.programs[0].first.applied[1], Rational(12));
}

TEST_F(AuditReferenceTest, WordsAreOnlyEverPossibleUnlessConfirmed) {
  EXPECT_EQ(audit(R"({"id": "w", "text": "An interview."})"), "?:?");
  exceptions_ = {{{"kind", "confirm"}, {"node", "w"}, {"by", "u"}}};
  EXPECT_EQ(audit(R"({"id": "w", "text": "An interview."})"), "m:m");
  exceptions_[0]["by"] = "v";
  EXPECT_EQ(audit(R"({"id": "w", "text": "An interview."})"), "?:?");
}

TEST_F(AuditReferenceTest, AnAwardThatIsHeldIsNotUsedUp) {
  change("y", {{"type", "Diploma"}});
  held("y");
  // y is another owner's and nothing takes it; it is held all the same, for both leaves.
  EXPECT_EQ(audit(R"({"all": [{"holds": ["Diploma"]}, {"holds": ["Diploma"]},
                      {"holds": ["MasterDegree"]}]})"),
            "-:-mm-");
}

// --- selectors ---------------------------------------------------------------------------------

TEST_F(AuditReferenceTest, ASelectorAsksForAllItsMembersAndOneOfEachList) {
  held("abcdex");
  // CS below 200: a (100). b is 200; x is of another owner.
  EXPECT_EQ(audit(R"({"courses": 1, "select": {"subjects": ["CS"],
                      "levels": {"framework": "L", "max": 199}}})"),
            "m:m 1@0");
  // Tagged writing: d. Another framework picks nothing, as nothing states a level of it.
  EXPECT_EQ(audit(R"({"courses": 1, "select": {"tags": ["reading", "writing"]}})"), "m:m 4@0");
  EXPECT_EQ(audit(R"({"courses": 1, "select": {"levels": {"framework": "Z", "min": 1}}})"), "-:-");
  // Another owner's thing is picked where its owner is named, or it itself.
  EXPECT_EQ(audit(R"({"courses": 1, "select": {"subjects": ["CS"], "providers": ["v"]}})"),
            "m:m 6@0");
  EXPECT_EQ(audit(R"({"courses": 1, "select": {"ids": ["x"]}})"), "m:m 6@0");
}

TEST_F(AuditReferenceTest, ExceptKeepsOutWhatItPicks) {
  held("ac");
  EXPECT_EQ(audit(R"({"courses": 2, "open": true, "except": {"subjects": ["MATH"]}})"), "-:- 1@0");
}

// --- ways --------------------------------------------------------------------------------------

TEST_F(AuditReferenceTest, AnotherOwnersThingIsTakenOnlyWhereItIsNamed) {
  held("x");
  EXPECT_EQ(audit(R"({"courses": 1, "open": true})"), "-:-");
  EXPECT_EQ(audit(R"({"achievement": "x"})"), "m:m 1@0");
  EXPECT_EQ(answer_.pieces[0].origin, Origin::transfer);
}

TEST_F(AuditReferenceTest, AcceptedByTheOwnerItCountsAsThatCourse) {
  item({{"achievement", "x"},
        {"completed", "2026-01-15"},
        {"accepted", {{"by", "u"}, {"as", "b"}}}});
  EXPECT_EQ(audit(R"({"achievement": "b"})"), "m:m 1@0");
  // By somebody else it is a claim.
  learner_["items"][0]["accepted"]["by"] = "v";
  EXPECT_EQ(audit(R"({"achievement": "b"})"), "?:?");
  // Unassigned credit fills open leaves only.
  learner_["items"][0]["accepted"] = {{"by", "u"}};
  EXPECT_EQ(audit(R"({"all": [{"achievement": "b"}, {"courses": 1, "open": true}]})"), "-:--m 1@2");
}

TEST_F(AuditReferenceTest, OfTheWaysOfOneItemOneIsUsed) {
  item({{"achievement", "x"},
        {"completed", "2026-01-15"},
        {"accepted", {{"by", "u"}, {"as", "b"}}}});
  // As itself for x, or as accepted for b: one point either way. Both pieces have one leaf and one
  // day, so b comes before x by its id, and it is at the later leaf: b used is first.
  EXPECT_EQ(audit(R"({"all": [{"achievement": "x"}, {"achievement": "b"}]})"), "-:--m 1@2");
}

TEST_F(AuditReferenceTest, ABlockIsDividedAndACourseIsNot) {
  catalog_["recognitions"] = {
      {{"id", "r"},
       {"credential", "y"},
       {"target", "p"},
       {"assertedBy", {"u"}},
       {"grants", {{{"form", "block"}, {"credit", {{"value", 6}, {"unit", "CR"}}}}}}}};
  held("y");
  // 4 and then the 2 that are left: both leaves are met.
  const char* const two = R"({"all": [{"credits": {"value": 4, "unit": "CR"}, "open": true},
                                      {"credits": {"value": 2, "unit": "CR"}, "open": true}]})";
  EXPECT_EQ(audit(two), "m:mmm 1@1=4 1@2=2");
  // 4 and 4: one can be met; the first has all it needs, the second what is left.
  EXPECT_EQ(audit(R"({"all": [{"credits": {"value": 4, "unit": "CR"}, "open": true},
                              {"credits": {"value": 4, "unit": "CR"}, "open": true}]})"),
            "-:-m- 1@1=4 1@2=2");
  // 7 and 7: nothing is met, 6 are applied however they are divided; the most at the first leaf
  // comes first.
  EXPECT_EQ(audit(R"({"all": [{"credits": {"value": 7, "unit": "CR"}, "open": true},
                              {"credits": {"value": 7, "unit": "CR"}, "open": true}]})"),
            "-:--- 1@1=6");
  // A course e of 6 as itself fills one of the two.
  learner_["items"] = Json::array();
  held("e");
  EXPECT_EQ(audit(two), "-:-m- 1@1");
  // A block is no course, and goes only to its slot where it has one.
  learner_["items"] = Json::array();
  held("y");
  EXPECT_EQ(audit(R"({"courses": 1, "open": true})"), "-:-");
  catalog_["recognitions"][0]["grants"][0]["slot"] = "k";
  EXPECT_EQ(audit(R"({"all": [{"credits": {"value": 6, "unit": "CR"}, "open": true},
                              {"id": "k", "credits": {"value": 6, "unit": "CR"}}]})"),
            "-:--m 1@2=6");
}

TEST_F(AuditReferenceTest, ARecognitionSatisfiesSeveralCoursesAtOnce) {
  catalog_["recognitions"] = {{{"id", "r"},
                               {"credential", "y"},
                               {"target", "p"},
                               {"assertedBy", {"u"}},
                               {"grants",
                                {{{"form", "direct"},
                                  {"satisfies", {"a", "d"}},
                                  {"credit", {{"value", 6}, {"unit", "CR"}}}}}}}};
  held("y");
  EXPECT_EQ(audit(R"({"all": [{"achievement": "a"}, {"achievement": "d"}]})"), "m:mmm 1@1 1@2");
  // 6 in proportion to 3 and 4.
  EXPECT_EQ(answer_.pieces[1].credit, Rational(18, 7));
  EXPECT_EQ(answer_.pieces[2].credit, Rational(24, 7));
}

TEST_F(AuditReferenceTest, AnExemptionMeetsALeafWithoutCredit) {
  catalog_["recognitions"] = {{{"id", "r"},
                               {"credential", "y"},
                               {"target", "p"},
                               {"assertedBy", {"u"}},
                               {"grants", {{{"form", "exemption"}, {"slot", "k"}}}}}};
  held("y");
  EXPECT_EQ(audit(R"({"id": "k", "credits": {"value": 6, "unit": "CR"}, "open": true})"),
            "m:m 1@0");
  EXPECT_EQ(answer_.programs[0].first.applied[1], Rational(0));
  catalog_["recognitions"][0]["grants"][0] = {{"form", "exemption"}, {"satisfies", {"a"}}};
  // From the course a: one of the two, and not 3 credits.
  EXPECT_EQ(audit(R"({"all": [{"courses": 2, "from": ["a", "b"]},
                              {"credits": {"value": 3, "unit": "CR"}, "from": ["a"]}]})"),
            "-:---");
  held("b");
  EXPECT_EQ(audit(R"({"courses": 2, "from": ["a", "b"]})"), "m:m 1@0 2@0");
}

TEST_F(AuditReferenceTest, ASetTakenTogetherNeedsAllOfIt) {
  catalog_["recognitions"] = {{{"id", "r"},
                               {"credential", {"x", "y"}},
                               {"target", "p"},
                               {"assertedBy", {"u"}},
                               {"grants", {{{"form", "direct"}, {"satisfies", {"b"}}}}}}};
  held("x");
  EXPECT_EQ(audit(R"({"achievement": "b"})"), "-:-");
  item({{"achievement", "y"}, {"status", "inProgress"}});
  EXPECT_EQ(audit(R"({"achievement": "b"})"), "i:i 12@0");
}

TEST_F(AuditReferenceTest, AClaimOrAnOpenConditionIsOnlyPossible) {
  Json recognition = {{"id", "r"},
                      {"credential", "x"},
                      {"target", "p"},
                      {"assertedBy", {"v"}},
                      {"grants", {{{"form", "direct"}, {"satisfies", {"b"}}}}}};
  catalog_["recognitions"] = {recognition};
  held("x");
  EXPECT_EQ(audit(R"({"achievement": "b"})"), "?:?");
  recognition["assertedBy"] = {"u"};
  recognition["conditions"] = {{{"kind", "admission"}}};
  catalog_["recognitions"] = {recognition};
  EXPECT_EQ(audit(R"({"achievement": "b"})"), "?:?");
  learner_["programs"] = {{{"program", "p"}, {"admitted", "2026-09-01"}}};
  EXPECT_EQ(audit(R"({"achievement": "b"})"), "m:m 1@0");
  // Lapsed: not taken at all.
  recognition["validUntil"] = "2026-11-23";
  catalog_["recognitions"] = {recognition};
  EXPECT_EQ(audit(R"({"achievement": "b"})"), "-:-");
}

TEST_F(AuditReferenceTest, PriorLearningThatIsNotDecidedIsPossible) {
  item({{"title", "Ten years of work"},
        {"status", "planned"},
        {"accepted", {{"by", "u"}, {"as", "a"}, {"priorLearning", true}}}});
  EXPECT_EQ(audit(R"({"achievement": "a"})"), "?:?");
  learner_["items"][0]["status"] = "completed";
  EXPECT_EQ(audit(R"({"achievement": "a"})"), "m:m 1@0");
  EXPECT_EQ(answer_.pieces[0].origin, Origin::prior_learning);
}

// --- same learning -----------------------------------------------------------------------------

TEST_F(AuditReferenceTest, ARetakeCountsOnceUnlessItMayBeRepeated) {
  held("aa");
  EXPECT_EQ(audit(R"({"credits": {"value": 6, "unit": "CR"}, "open": true})"), "-:- 1@0");
  change("a", {{"repeatable", true}});
  EXPECT_EQ(audit(R"({"credits": {"value": 6, "unit": "CR"}, "open": true})"), "m:m 1@0 2@0");
}

TEST_F(AuditReferenceTest, ARetakeUnderAnotherNameIsTheSameLearning) {
  // x as itself, and x again, accepted as unassigned credit.
  held("x");
  item({{"achievement", "x"}, {"completed", "2026-01-15"}, {"accepted", {{"by", "u"}}}});
  // One of the two leaves is met. The unassigned piece is first in order, as it has no id; used it
  // comes before not used.
  EXPECT_EQ(audit(R"({"all": [{"achievement": "x"}, {"courses": 1, "open": true}]})"), "-:--m 2@2");
}

TEST_F(AuditReferenceTest, EquivalentsStandForEachOtherOneWayAndNotChained) {
  change("b", {{"equivalents", {"a"}}});
  change("c", {{"equivalents", {"b"}}});
  held("a");
  // a counts as b, and not as c through b; b does not count as a.
  EXPECT_EQ(audit(R"({"all": [{"achievement": "b"}, {"achievement": "c"}]})"), "-:-m- 1@1");
  learner_["items"] = Json::array();
  held("b");
  EXPECT_EQ(audit(R"({"achievement": "a"})"), "-:-");
  // a and b are the same learning.
  held("a");
  EXPECT_EQ(audit(R"({"courses": 2, "open": true})"), "-:- 2@0");
}

// --- standings ---------------------------------------------------------------------------------

TEST_F(AuditReferenceTest, WhatIsTakenIsInProgressAndAPlanIsForWhatIf) {
  item({{"achievement", "a"}, {"status", "inProgress"}});
  item({{"achievement", "b"}, {"status", "planned"}});
  const char* const both = R"({"all": [{"achievement": "a"}, {"achievement": "b"}]})";
  EXPECT_EQ(audit(both), "-:-i- 1@1");
  what_if_ = true;
  EXPECT_EQ(audit(both), "p:pip 1@1 2@2");
}

TEST_F(AuditReferenceTest, FailedWithdrawnAuditedAndExpiredAreNotTaken) {
  for (const char* status : {"failed", "withdrawn", "audited"}) {
    learner_["items"] = {{{"achievement", "a"}, {"status", status}}};
    EXPECT_EQ(audit(R"({"achievement": "a"})"), "-:-") << status;
  }
  learner_["items"] = {{{"achievement", "a"}, {"completed", "2020"}, {"expires", "2026-11-23"}}};
  EXPECT_EQ(audit(R"({"achievement": "a"})"), "-:-");
  learner_["items"][0]["expires"] = "2026-11-24";
  EXPECT_EQ(audit(R"({"achievement": "a"})"), "m:m 1@0");
  // What is said to be completed after today is in progress.
  learner_["items"] = {{{"achievement", "a"}, {"completed", "2026-12-20"}}};
  EXPECT_EQ(audit(R"({"achievement": "a"})"), "i:i 1@0");
}

TEST_F(AuditReferenceTest, GradesAreComparedWithinOneScale) {
  const auto with = [&](const Json& members) {
    Json one = {{"achievement", "a"}, {"completed", "2026-01-15"}};
    one.update(members);
    learner_["items"] = {one};
    return audit(R"({"achievement": "a", "minimumGrade": "C"})");
  };
  EXPECT_EQ(with({{"grade", "C"}}), "m:m 1@0");
  EXPECT_EQ(with({{"grade", "D"}}), "-:-");
  EXPECT_EQ(with(Json::object()), "?:?");
  EXPECT_EQ(with({{"grade", "77"}, {"gradeScale", "t"}}), "?:?");
  // Below the pass of its own scale: not taken anywhere.
  EXPECT_EQ(with({{"grade", "49"}, {"gradeScale", "t"}}), "-:-");
  // Not a grade of its scale: perhaps a fail.
  learner_["items"] = {{{"achievement", "a"}, {"completed", "2026-01-15"}, {"grade", "X"}}};
  EXPECT_EQ(audit(R"({"achievement": "a"})"), "unknown-grade ?:?");
  learner_["items"][0]["grade"] = "F";
  EXPECT_EQ(audit(R"({"achievement": "a"})"), "-:-");
}

TEST_F(AuditReferenceTest, ARecencyRuleHasFourEffects) {
  learner_["items"] = {{{"achievement", "a"}, {"completed", "2016-11-23"}}};
  const auto with = [&](const std::string& rule) {
    return audit(R"({"all": [{"achievement": "a"}, {"courses": 1, "open": true}],
                     "rules": [{"maxAge": "P10Y")" +
                 rule + "}]}");
  };
  // Ten years and a day: one leaf could be met, and none is.
  EXPECT_EQ(with(""), "-:---");
  EXPECT_EQ(with(R"(, "onExpiry": "elective")"), "-:--m 1@2");
  EXPECT_EQ(with(R"(, "onExpiry": "challenge")"), "-:-?-");
  learner_["items"][0]["currency"] = {{"by", "u"}, {"date", "2026-02-01"}};
  EXPECT_EQ(with(R"(, "onExpiry": "challenge")"), "-:-m- 1@1");
  // Ten years to the day: good.
  learner_["items"] = {{{"achievement", "a"}, {"completed", "2016-11-24"}}};
  EXPECT_EQ(with(""), "-:-m- 1@1");
  // Somewhere in 2016: unknown.
  learner_["items"] = {{{"achievement", "a"}, {"completed", "2016"}}};
  EXPECT_EQ(with(""), "-:-?-");
}

TEST_F(AuditReferenceTest, TheAnchorOfAnAgeMayBeAdmissionOrAward) {
  learner_["items"] = {{{"achievement", "a"}, {"completed", "2020-01-15"}}};
  const auto with = [&](const std::string& anchor) {
    return audit(R"({"achievement": "a", "rules": [{"maxAge": "P5Y", "anchor": ")" + anchor +
                 "\"}]}");
  };
  // No admission is known: possible.
  EXPECT_EQ(with("admission"), "?:?");
  learner_["programs"] = {{{"program", "p"}, {"admitted", "2024-09-01"}, {"award", "2027-06-30"}}};
  EXPECT_EQ(with("admission"), "m:m 1@0");
  EXPECT_EQ(with("award"), "-:-");
}

// --- sharing within a program ------------------------------------------------------------------

TEST_F(AuditReferenceTest, ASharedNodeLetsItsPiecesBeUsedOutsideToo) {
  held("d");
  EXPECT_EQ(audit(R"({"all": [{"achievement": "d"},
                     {"courses": 1, "select": {"tags": ["writing"]}, "shared": true}]})"),
            "m:mmm 1@1 1@2");
  // Not where the other leaf is exclusive, nor for two leaves below the shared node itself.
  EXPECT_EQ(audit(R"({"all": [{"achievement": "d", "exclusive": true},
                     {"courses": 1, "select": {"tags": ["writing"]}, "shared": true}]})"),
            "-:-m- 1@1");
  EXPECT_EQ(audit(R"({"all": [{"achievement": "d"}, {"achievement": "d"}], "shared": true})"),
            "-:-m- 1@1");
}

TEST_F(AuditReferenceTest, SharingBetweenTwoNodesIsLimited) {
  held("ab");
  const auto with = [&](const std::string& amount) {
    return audit(R"({"all": [{"id": "one", "courses": 2, "from": ["a", "b"]},
                             {"id": "two", "courses": 2, "from": ["a", "b"]}],
                     "rules": [{"sharing": )" +
                 amount + R"(, "between": ["one", "two"]}]})");
  };
  EXPECT_EQ(with(R"("any")"), "m:mmm 1@1 1@2 2@1 2@2");
  EXPECT_EQ(with(R"("none")"), "-:-m- 1@1 2@1");
  // One course may be shared: the first leaf is met, and a is used again at the second for its
  // credit.
  EXPECT_EQ(with(R"({"courses": 1})"), "-:-m- 1@1 1@2 2@1");
  EXPECT_EQ(with(R"({"credits": {"value": 6, "unit": "CR"}})"), "m:mmm 1@1 1@2 2@1 2@2");
  // Of two rules both have to hold, and what cannot be judged does not; the reader says that two
  // speak of the same.
  EXPECT_EQ(with(R"("any", "between": ["two", "one"]}, {"sharing": {"courses": 1})"),
            "contradicting-rules -:-m- 1@1 1@2 2@1");
  EXPECT_EQ(with(R"("any", "between": ["two", "one"]},
                    {"sharing": {"credits": {"value": 6, "unit": "ZZ"}})"),
            "contradicting-rules -:-m- 1@1 2@1");
}

// --- rules -------------------------------------------------------------------------------------

TEST_F(AuditReferenceTest, NoAllocationBreaksACap) {
  held("abc");
  // Two of CS at most: the third course is MATH.
  EXPECT_EQ(audit(R"({"courses": 3, "open": true,
                      "rules": [{"atMost": {"courses": 1}, "of": {"subjects": ["CS"]}}]})"),
            "-:- 1@0 3@0");
  // 3 credits at most of any one subject: a or b, and c.
  EXPECT_EQ(audit(R"({"courses": 3, "open": true,
                      "rules": [{"atMost": {"credits": {"value": 3, "unit": "CR"}},
                                 "per": "subject"}]})"),
            "-:- 1@0 3@0");
  // A quarter of a total of 12 is 3, one course of transfer.
  learner_["items"] = Json::array();
  for (const char* as : {"a", "b"}) {
    item({{"title", "Elsewhere"},
          {"completed", "2026-01-15"},
          {"accepted", {{"by", "u"}, {"as", as}}}});
  }
  EXPECT_EQ(audit(R"({"courses": 2, "open": true,
                      "rules": [{"atMost": {"share": "1/4"}, "origin": ["transfer"]}]})",
                  {{"credit", {{"value", 12}, {"unit", "CR"}}}}),
            "-:- 1@0");
}

TEST_F(AuditReferenceTest, ACapOfABlockIsUsedAsFarAsItGoes) {
  catalog_["recognitions"] = {
      {{"id", "r"},
       {"credential", "y"},
       {"target", "p"},
       {"assertedBy", {"u"}},
       {"grants", {{{"form", "block"}, {"credit", {{"value", 6}, {"unit", "CR"}}}}}}}};
  held("y");
  EXPECT_EQ(audit(R"({"credits": {"value": 6, "unit": "CR"}, "open": true,
                      "rules": [{"atMost": {"credits": {"value": 4, "unit": "CR"}}}]})"),
            "-:- 1@0=4");
}

TEST_F(AuditReferenceTest, PriorLearningHasTheSmallestOfItsCaps) {
  for (const char* as : {"a", "b", "c"}) {
    item({{"title", "Work"},
          {"completed", "2026-01-15"},
          {"accepted", {{"by", "u"}, {"as", as}, {"priorLearning", true}}}});
  }
  EXPECT_EQ(audit(R"({"credits": {"value": 9, "unit": "CR"}, "open": true})",
                  {{"priorLearning",
                    {{{"method", "Test"}, {"cap", {{"value", 6}, {"unit", "CR"}}}},
                     {{"method", "Portfolio"}, {"cap", {{"value", 4}, {"unit", "CR"}}}}}}}),
            "-:- 1@0");
}

TEST_F(AuditReferenceTest, AGoalKeepsItsNodeFromBeingMet) {
  held("abc");
  // Two of MATH are asked and one is there; the leaf has its three courses.
  EXPECT_EQ(audit(R"({"all": [{"courses": 3, "open": true}],
                      "rules": [{"atLeast": {"courses": 2}, "of": {"subjects": ["MATH"]}}]})"),
            "-:-m 1@1 2@1 3@1");
  // A goal chooses among the best: with one course to choose, it is the MATH one.
  EXPECT_EQ(audit(R"({"all": [{"courses": 1, "open": true}],
                      "rules": [{"atLeast": {"courses": 1}, "of": {"subjects": ["MATH"]}}]})"),
            "m:mm 3@1");
  EXPECT_EQ(audit(R"({"courses": 2, "open": true, "rules": [{"distinct": 2, "by": "subject"}]})"),
            "m:m 1@0 3@0");
}

TEST_F(AuditReferenceTest, AnAverageIsWeightedByCredit) {
  // a: 3 of A (12), e: 6 of C (12): 24 / 9 = 8/3.
  item({{"achievement", "a"}, {"completed", "2026-01-15"}, {"grade", "A"}});
  item({{"achievement", "e"}, {"completed", "2026-01-15"}, {"grade", "C"}});
  const auto with = [&](const std::string& average) {
    return audit(R"({"courses": 2, "open": true, "rules": [{"average": )" + average + "}]}");
  };
  EXPECT_EQ(with("2.6"), "m:m 1@0 2@0");
  // 2.7 is more; a alone meets the goal, so that one point of two is had either way, and both
  // together have more applied credit: the count is met instead.
  EXPECT_EQ(with("2.7"), "-:- 1@0 2@0");
  EXPECT_EQ(with("\"C\""), "m:m 1@0 2@0");
  // A pass has no points and is left out; what is not graded yet too.
  learner_["items"][1]["grade"] = "P";
  EXPECT_EQ(with("4"), "m:m 1@0 2@0");
  learner_["items"][1] = {{"achievement", "e"}, {"status", "inProgress"}};
  EXPECT_EQ(with("4"), "i:i 1@0 2@0");
  // Completed without a grade: undecided.
  learner_["items"][1] = {{"achievement", "e"}, {"completed", "2026-01-15"}};
  EXPECT_EQ(with("4"), "?:? 1@0 2@0");
}

TEST_F(AuditReferenceTest, ResidencyAmongTheLastCredits) {
  const Json elsewhere = {{"title", "Elsewhere"},
                          {"completed", "2026-01-15"},
                          {"accepted", {{"by", "u"}, {"as", "c"}}}};
  item({{"achievement", "a"}, {"completed", "2025-01-15"}});
  item({{"achievement", "e"}, {"completed", "2024-01-15"}});
  item(elsewhere);
  const auto with = [&](int least) {
    return audit(
        R"({"courses": 3, "open": true, "rules": [{"atLeast": {"credits": {"value": )" +
        std::to_string(least) +
        R"(, "unit": "CR"}}, "last": {"value": 8, "unit": "CR"}, "origin": ["resident"]}]})");
  };
  // The last 8: c (3, transfer), a (3), and 2 of the 6 of e: 5 are resident.
  EXPECT_EQ(with(5), "m:m 1@0 2@0 3@0");
  EXPECT_EQ(with(6), "-:- 1@0 2@0 3@0");
  // Without its date nobody knows what the last are.
  learner_["items"][2]["completed"] = "2026";
  EXPECT_EQ(with(5), "?:? 1@0 2@0 3@0");
}

TEST_F(AuditReferenceTest, AProgramsStatedCreditIsAGoal) {
  held("ab");
  const char* const tree = R"({"all": [{"achievement": "a"}, {"achievement": "b"}]})";
  EXPECT_EQ(audit(tree, {{"credit", {{"value", 6}, {"unit", "CR"}}}}), "m:mmm 1@1 2@2");
  EXPECT_EQ(answer_.programs[0].points_of, 3);
  EXPECT_EQ(audit(tree, {{"credit", {{"value", 7}, {"unit", "CR"}}}}), "-:-mm 1@1 2@2");
  EXPECT_EQ(answer_.programs[0].points_of, 3);
}

// --- other awards ------------------------------------------------------------------------------

TEST_F(AuditReferenceTest, WhatAnotherAwardUsedNeedsARule) {
  change("y", {{"type", "Diploma"}});
  item({{"achievement", "a"}, {"completed", "2026-01-15"}, {"usedFor", {"y"}}});
  const auto with = [&](const std::string& rules) {
    return audit(R"({"achievement": "a", "rules": [)" + rules + "]}");
  };
  EXPECT_EQ(with(""), "?:?");
  EXPECT_EQ(with(R"({"sharing": "any", "with": {"types": ["Diploma"]}})"), "m:m 1@0");
  EXPECT_EQ(with(R"({"sharing": "none", "with": {"types": ["Diploma"]}})"), "-:-");
  EXPECT_EQ(with(R"({"sharing": {"credits": {"value": 2, "unit": "CR"}},
                     "with": {"types": ["Diploma"]}})"),
            "-:-");
  EXPECT_EQ(with(R"({"sharing": "any", "with": {"types": ["Diploma"]}}, {"maxUses": 1})"), "-:-");
}

TEST_F(AuditReferenceTest, TwoProgramsShareOnlyByTheirRules) {
  held("a");
  const auto program = [&](const std::string& id, const Json& rules) {
    return Json{{"id", id},
                {"type", "Diploma"},
                {"name", id},
                {"owner", "u"},
                {"requirement", {{"achievement", "a"}, {"rules", rules}}}};
  };
  const auto both = [&](const Json& p, const Json& q) {
    Json catalog = catalog_;
    catalog["achievements"].push_back(program("p", p));
    catalog["achievements"].push_back(program("q", q));
    return audit({catalog, learner_, {"p", "q"}});
  };
  const Json any = {{{"sharing", "any"}, {"with", {{"ids", {"p", "q"}}}}}};
  const Json none = {{{"sharing", "none"}, {"with", {{"ids", {"p", "q"}}}}}};
  const Json nothing = Json::array();
  EXPECT_EQ(both(nothing, nothing), "m-:m- 1@0");
  EXPECT_EQ(both(any, nothing), "mm:mm 1@0 1@1");
  EXPECT_EQ(both(any, none), "m-:m- 1@0");
}

// --- exceptions --------------------------------------------------------------------------------

TEST_F(AuditReferenceTest, AWaivedNodeIsMetAndTakesNothing) {
  held("a");
  exceptions_ = {{{"kind", "waive"}, {"node", "k"}, {"by", "u"}}};
  const char* const tree =
      R"({"all": [{"id": "k", "achievement": "a"}, {"courses": 1, "open": true}]})";
  EXPECT_EQ(audit(tree), "m:mmm 1@2");
  exceptions_[0]["until"] = "2026-11-23";
  EXPECT_EQ(audit(tree), "-:-m- 1@1");
  // By another body it is a claim: then the whole is possible.
  exceptions_ = {{{"kind", "waive"}, {"node", "k"}, {"by", "v"}}};
  EXPECT_EQ(audit(tree), "?:?m? 1@1");
}

TEST_F(AuditReferenceTest, ASubstituteIsTakenWhateverItsKindGradeOrAge) {
  item({{"id", "it"},
        {"achievement", "x"},
        {"completed", "2001"},
        {"grade", "D"},
        {"gradeScale", "s"}});
  exceptions_ = {{{"kind", "substitute"}, {"node", "k"}, {"item", "it"}, {"by", "u"}}};
  const char* const tree = R"({"id": "k", "achievement": "a", "minimumGrade": "B",
                               "rules": [{"maxAge": "P5Y"}]})";
  EXPECT_EQ(audit(tree), "m:m 1@0");
  learner_["items"][0]["grade"] = "F";
  EXPECT_EQ(audit(tree), "-:-");
}

TEST_F(AuditReferenceTest, AnAllowedRuleDoesNotHold) {
  held("ab");
  exceptions_ = {{{"kind", "allow"}, {"rule", "cap"}, {"by", "u"}}};
  const char* const tree = R"({"courses": 2, "open": true,
                               "rules": [{"id": "cap", "atMost": {"courses": 1}}]})";
  EXPECT_EQ(audit(tree), "m:m 1@0 2@0");
  exceptions_[0]["item"] = "2";
  EXPECT_EQ(audit(tree), "m:m 1@0 2@0");
  exceptions_[0]["by"] = "v";
  EXPECT_EQ(audit(tree), "-:- 1@0");
}

// --- the whole ---------------------------------------------------------------------------------

TEST_F(AuditReferenceTest, ADoubtfulProgramIsNeverBetterThanPossible) {
  held("a");
  EXPECT_EQ(audit(R"({"achievement": "a"})", {{"doubtful", true}}), "?:m 1@0");
  learner_["programs"] = {{{"program", "p"}, {"catalogYear", "1999"}}};
  EXPECT_EQ(audit(R"({"achievement": "a"})"), "?:m 1@0");
}

TEST_F(AuditReferenceTest, AnEnrolmentThatCannotBeReadLeavesTheProgramPossible) {
  held("a");
  learner_["programs"] = {{{"program", "p"}, {"admitted", "some day"}}};
  EXPECT_TRUE(audit(R"({"achievement": "a"})").ends_with("?:m 1@0"));
}

TEST_F(AuditReferenceTest, WithoutStatedCreditTheUnitIsThatOfTheFirstThingListed) {
  held("ab");
  change("a", {{"credit", {{"value", 1}, {"unit", "Q"}}}});
  const auto unit = [&](const std::string& requirement) {
    Json catalog = catalog_;
    catalog["achievements"].push_back({{"id", "p"},
                                       {"type", "BachelorDegree"},
                                       {"name", "P"},
                                       {"owner", "u"},
                                       {"requirement", Json::parse(requirement)}});
    const AuditCase made{catalog, learner_, {"p"}};
    audit(made);
    // The answer looks into a catalogue that is gone by now.
    const HeldCase read(made);
    return std::string(reference_audit(read.catalog(), read.graph(), read.programs(),
                                       read.learner(), read.options())
                           .programs[0]
                           .unit);
  };
  EXPECT_EQ(unit(R"({"courses": 1, "from": ["b", "a"]})"), "CR");
  EXPECT_EQ(answer_.programs[0].first.applied[1], Rational(3));
  // The first leaf decides, by its list; then what comes after it is of another unit.
  EXPECT_EQ(unit(R"({"all": [{"courses": 1, "from": ["a"]}, {"achievement": "b"}]})"), "Q");
  EXPECT_EQ(answer_.programs[0].first.applied[1], Rational(1));
  EXPECT_EQ(unit(R"({"courses": 1, "open": true})"), "");
}

TEST_F(AuditReferenceTest, AnExemptionFromTwoCoursesIsFromEachOfThem) {
  catalog_["recognitions"] = {{{"id", "r"},
                               {"credential", "y"},
                               {"target", "p"},
                               {"assertedBy", {"u"}},
                               {"grants", {{{"form", "exemption"}, {"satisfies", {"a", "b"}}}}}}};
  held("y");
  EXPECT_EQ(audit(R"({"all": [{"achievement": "a"}, {"achievement": "b"}]})"), "m:mmm 1@1 1@2");
  EXPECT_EQ(answer_.programs[0].counted, Rational(0));
}

TEST_F(AuditReferenceTest, AnAllowedSharingRuleIsGoneWithWhatItAllows) {
  held("a");
  exceptions_ = {{{"kind", "allow"}, {"rule", "both"}, {"by", "u"}}};
  const auto with = [&](const std::string& rule) {
    return audit(R"({"all": [{"id": "one", "achievement": "a"}, {"id": "two", "achievement": "a"}],
                     "rules": [)" +
                 rule + "]}");
  };
  const char* const any = R"({"id": "both", "sharing": "any", "between": ["one", "two"]})";
  EXPECT_EQ(with(any), "-:-m- 1@1");
  exceptions_ = Json::array();
  EXPECT_EQ(with(any), "m:mmm 1@1 1@2");
  // Of a rule about another award it takes the only word there is.
  change("y", {{"type", "Diploma"}});
  learner_["items"][0]["usedFor"] = {"y"};
  const char* const tree = R"({"achievement": "a", "rules": [{"id": "both", "sharing": "any",
                               "with": {"types": ["Diploma"]}}]})";
  EXPECT_EQ(audit(tree), "m:m 1@0");
  exceptions_ = {{{"kind", "allow"}, {"rule", "both"}, {"by", "u"}}};
  EXPECT_EQ(audit(tree), "?:?");
}

TEST_F(AuditReferenceTest, ThePartOfACapThatCanBeJudgedHolds) {
  held("ab");
  // A share of what the open leaf adds up to is unknown: possible at best; one course all the same.
  EXPECT_EQ(audit(R"({"all": [{"courses": 2, "open": true,
                      "rules": [{"atMost": {"share": "1/2", "courses": 1}}]}]})"),
            "-:--");
  EXPECT_EQ(second(), " 1@1");
  EXPECT_EQ(audit(R"({"all": [{"courses": 2, "open": true,
                      "rules": [{"atMost": {"share": "1/2"}}]}]})"),
            "?:??");
}

TEST_F(AuditReferenceTest, OnceAllIsMetNothingElseIsPossible) {
  held("a");
  // Words would be possible; but the other branch is met.
  EXPECT_EQ(audit(R"({"any": [{"achievement": "a"}, {"text": "An interview."}]})"), "m:mm- 1@1");
  EXPECT_FALSE(answer_.looks_at_possible);
  EXPECT_EQ(audit(R"({"any": [{"achievement": "b"}, {"text": "An interview."}]})"), "?:?-?");
}

TEST_F(AuditReferenceTest, OfOneDayTheLargerIsAmongTheLastFirst) {
  // Both in progress, so of one place: e (6) fills the last 4, and a is no course among them.
  item({{"achievement", "a"}, {"status", "inProgress"}});
  item({{"achievement", "e"}, {"status", "inProgress"}});
  EXPECT_EQ(audit(R"({"courses": 2, "open": true,
                      "rules": [{"atLeast": {"courses": 1}, "last": {"value": 4, "unit": "CR"}}]})"),
            "-:- 1@0 2@0");
  // Where the day is not known it might be; but two of what is one are too many.
  learner_["items"][0] = {{"achievement", "a"}, {"completed", "2026"}};
  EXPECT_EQ(audit(R"({"courses": 2, "open": true,
                      "rules": [{"atLeast": {"courses": 1}, "last": {"value": 4, "unit": "CR"}}]})"),
            "?:? 1@0 2@0");
  EXPECT_EQ(audit(R"({"courses": 2, "open": true,
                      "rules": [{"atLeast": {"courses": 3}, "last": {"value": 4, "unit": "CR"}}]})"),
            "-:- 1@0 2@0");
}

TEST_F(AuditReferenceTest, EveryReasonOfWhatIsNotUsedIsFound) {
  const auto has = [&](std::uint32_t item, audit::Why why) {
    return std::any_of(
        answer_.reasons.begin(), answer_.reasons.end(),
        [&](const ReferenceReason& each) { return each.item == item && each.why == why; });
  };
  held("abce");
  audit(R"({"any": [{"credits": {"value": 6, "unit": "CR"}, "from": ["a", "b"]},
                    {"achievement": "c"}]})");
  // c is of the other branch, and e nobody takes.
  EXPECT_TRUE(has(2, audit::Why::other_branch));
  EXPECT_FALSE(has(2, audit::Why::full));
  EXPECT_TRUE(has(3, audit::Why::no_place));
  EXPECT_FALSE(has(2, audit::Why::no_place));
  audit(R"({"courses": 1, "from": ["a", "b"],
            "rules": [{"atMost": {"courses": 0}, "of": {"ids": ["b"]}}]})");
  EXPECT_TRUE(has(1, audit::Why::full));
  learner_["items"] = Json::array();
  held("aa");
  audit(R"({"courses": 2, "open": true})");
  EXPECT_TRUE(has(1, audit::Why::same_learning));
  EXPECT_FALSE(has(1, audit::Why::full));
}

TEST_F(AuditReferenceTest, TheVersionOfTheYearOrOfAdmissionApplies) {
  held("a");
  const Json versions = {{"versions",
                          {{{"catalogYear", "2020"},
                            {"validFrom", "2020-09-01"},
                            {"validUntil", "2021-08-31"},
                            {"requirement", {{"achievement", "a"}}}}}}};
  EXPECT_EQ(audit(R"({"achievement": "b"})", versions), "-:-");
  learner_["programs"] = {{{"program", "p"}, {"catalogYear", "2020"}}};
  EXPECT_EQ(audit(R"({"achievement": "b"})", versions), "m:m 1@0");
  learner_["programs"] = {{{"program", "p"}, {"admitted", "2021-08-31"}}};
  EXPECT_EQ(audit(R"({"achievement": "b"})", versions), "m:m 1@0");
  learner_["programs"] = {{{"program", "p"}, {"admitted", "2021-09-01"}}};
  EXPECT_EQ(audit(R"({"achievement": "b"})", versions), "-:-");
}

TEST_F(AuditReferenceTest, HeldComesBeforeInProgressAndSureBeforePossible) {
  item({{"achievement", "a"}, {"status", "inProgress"}});
  item({{"achievement", "b"}, {"completed", "2026-01-15"}});
  // Both would meet it at 2; the second has the point at 1 too.
  EXPECT_EQ(audit(R"({"courses": 1, "open": true})"), "m:m 2@0");
}

TEST_F(AuditReferenceTest, CreditIsConvertedByACitedRuleOnly) {
  change("a", {{"credit", {{"value", 6}, {"unit", "HALF"}}}});
  held("a");
  const char* const tree = R"({"credits": {"value": 3, "unit": "CR"}, "open": true})";
  EXPECT_EQ(audit(tree), "-:-");
  catalog_["creditConversions"] = {{{"from", "HALF"},
                                    {"to", "CR"},
                                    {"factor", "1/2"},
                                    {"method", "Halves"},
                                    {"source", {{"url", "https://u.example"}}}}};
  EXPECT_EQ(audit(tree), "m:m 1@0");
}

}  // namespace
}  // namespace credstack::test
