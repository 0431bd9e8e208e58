// One record in several inputs. What each test expects is worked out from the rules of
// docs/catalog.md, "Several files", by hand.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>

#include "credstack/credstack.hpp"
#include "read_text.hpp"

namespace credstack::catalog {
namespace {

/** A catalogue that speaks of the credential `c`, in a file of its own. */
std::string says(const std::string& members, const std::string& heading = "",
                 const std::string& more = "") {
  return R"({"credstack": 1)" + heading +
         R"(, "organizations": [{"id": "u", "name": "University"}, {"id": "v", "name": "Other"}],
            "achievements": [{"id": "c", "type": "Certificate", "name": "C")" +
         members + R"(}, {"id": "x", "type": "Course", "name": "X"},
             {"id": "y", "type": "Course", "name": "Y"}])" +
         more + "}";
}

const std::string old_version = R"(, "id": "urn:u", "asOf": "2024-05-01")";
const std::string new_version = R"(, "id": "urn:u", "asOf": "2026-05-01")";

/** Both orders, and both names: the content decides, not the place. */
template <class Check>
void in_both_orders(const std::string& one, const std::string& other, Check check) {
  check(read_inputs({{"a.json", one}, {"b.json", other}}));
  check(read_inputs({{"b.json", other}, {"a.json", one}}));
  check(read_inputs({{"a.json", other}, {"b.json", one}}));
}

const Problems conflict{"merge-conflict /achievements/0/id"};

TEST(Merging, SaysNothingOfWhatIsSaidTwice) {
  const std::string full =
      says(R"(, "owner": "u", "credit": {"value": 6, "unit": "ECTS"}, "status": "current",
              "level": [{"framework": "NZQCF", "level": 7}, {"framework": "EQF", "level": 6}],
              "costs": [{"kind": "tuition", "price": {"minor": 100, "currency": "EUR"}}],
              "requirement": {"all": [{"achievement": "x"}, {"text": "Capstone"}]})");
  const Read read = read_inputs({{"a.json", full}, {"b.json", full}});
  EXPECT_EQ(read.problems(), Problems{});
  const Achievement& c = read.achievement("c");
  EXPECT_FALSE(c.doubtful);
  EXPECT_EQ(c.levels.size(), 2U);
  EXPECT_EQ(c.costs.size(), 1U);
  EXPECT_EQ(read.catalog[c.requirement].children.size(), 2U);
  EXPECT_EQ(read.catalog.achievements.size(), 3U);
  EXPECT_EQ(read.catalog.organizations.size(), 2U);
}

TEST(Merging, KeepsWhatOneSideLeavesOut) {
  in_both_orders(says(R"(, "owner": "u", "skills": ["a"], "requirement": {"achievement": "x"})"),
                 says(R"(, "credit": {"value": 6, "unit": "ECTS"}, "skills": ["b"],
                          "hasPart": ["y"], "status": "closed")"),
                 [](const Read& read) {
                   EXPECT_EQ(read.problems(), Problems{});
                   const Achievement& c = read.achievement("c");
                   EXPECT_EQ(read.catalog[c.owner].id, "u");
                   EXPECT_TRUE(c.credit && c.requirement);
                   EXPECT_EQ(c.skills.size(), 2U);
                   EXPECT_EQ(c.parts.size(), 1U);
                   EXPECT_EQ(c.status, Status::closed);
                   EXPECT_FALSE(c.doubtful);
                 });
}

TEST(Merging, LeavesUnknownWhatIsContradicted) {
  in_both_orders(says(R"(, "credit": {"value": 6, "unit": "ECTS"}, "duration": "P1Y",
                          "costs": [{"kind": "tuition",
                                     "price": {"minor": 100, "currency": "EUR"}}])"),
                 says(R"(, "credit": {"value": 9, "unit": "ECTS"}, "duration": "P2Y",
                          "costs": [{"kind": "tuition",
                                     "price": {"minor": 200, "currency": "EUR"}}])"),
                 [](const Read& read) {
                   EXPECT_EQ(read.problems(), conflict);
                   const Achievement& c = read.achievement("c");
                   EXPECT_FALSE(c.credit);
                   EXPECT_FALSE(c.duration);
                   // A contested price is not published, and never none.
                   ASSERT_EQ(c.costs.size(), 1U);
                   EXPECT_FALSE(c.costs[0].price);
                   EXPECT_FALSE(c.doubtful);
                 });
}

TEST(Merging, NamesTheFilesAndTheFields) {
  const std::string one = says(R"(, "status": "current")");
  const std::string other = says(R"(, "status": "closed")");
  const Read read = read_inputs({{"a.json", one}, {"b.json", other}});
  ASSERT_EQ(read.diagnostics.size(), 1U);
  EXPECT_EQ(read.diagnostics[0].file, "b.json");
  EXPECT_EQ(read.diagnostics[0].severity, Severity::warning);
  EXPECT_EQ(read.diagnostics[0].message,
            "The achievement \"c\" is described otherwise in \"a.json\" at /achievements/0/id: "
            "status (the record is doubtful).");
}

TEST(Merging, DoubtsARecordWhoseLimitsAreContradicted) {
  for (const auto& [one, other] :
       {std::pair(R"(, "status": "current")", R"(, "status": "closed")"),
        std::pair(R"(, "owner": "u")", R"(, "owner": "v")"),
        std::pair(R"(, "level": {"framework": "NZQCF", "level": 7})",
                  R"(, "level": {"framework": "NZQCF", "level": 8})"),
        std::pair(R"(, "entry": {"achievement": "x"})", R"(, "entry": {"achievement": "y"})")}) {
    in_both_orders(says(one), says(other), [](const Read& read) {
      EXPECT_EQ(read.problems(), conflict);
      const Achievement& c = read.achievement("c");
      EXPECT_TRUE(c.doubtful);
      EXPECT_EQ(c.status, Status::unknown);
      EXPECT_FALSE(c.owner);
      EXPECT_TRUE(c.levels.empty());
    });
  }
}

TEST(Merging, NeverMixesRequirementTrees) {
  in_both_orders(says(R"(, "requirement": {"all": [{"achievement": "x"}, {"text": "Thesis"}]})"),
                 says(R"(, "requirement": {"achievement": "y"})"), [](const Read& read) {
                   EXPECT_EQ(read.problems(), conflict);
                   const Achievement& c = read.achievement("c");
                   EXPECT_TRUE(c.doubtful);
                   // Each tree stays whole, as one of two ways.
                   const Requirement& ways = read.catalog[c.requirement];
                   EXPECT_EQ(ways.kind, RequirementKind::any);
                   ASSERT_EQ(ways.children.size(), 2U);
                   std::vector<std::size_t> sizes;
                   for (const RequirementId way : ways.children) {
                     sizes.push_back(read.catalog[way].children.size());
                   }
                   std::sort(sizes.begin(), sizes.end());
                   EXPECT_EQ(sizes, (std::vector<std::size_t>{0, 2}));
                 });
}

TEST(Merging, TheLaterWordOfOnePublicationHolds) {
  in_both_orders(says(R"(, "owner": "u", "status": "current",
                          "requirement": {"achievement": "x"})",
                      old_version),
                 says(R"(, "owner": "u", "status": "closed",
                          "requirement": {"achievement": "y"})",
                      new_version),
                 [](const Read& read) {
                   EXPECT_EQ(read.problems(), conflict);
                   const Achievement& c = read.achievement("c");
                   EXPECT_FALSE(c.doubtful);
                   EXPECT_EQ(c.status, Status::closed);
                   const AchievementId named = read.catalog[c.requirement].achievement;
                   EXPECT_EQ(read.catalog[named].id, "y");
                   EXPECT_EQ(c.source.as_of.to_string(), "2026-05-01");
                 });
}

TEST(Merging, AThirdPartyCannotOverwriteByBeingLate) {
  const std::string owner = says(R"(, "status": "closed")", R"(, "id": "urn:u", "asOf": "2024")");
  for (const std::string late : {R"(, "id": "urn:third", "asOf": "2026")", R"(, "asOf": "2026")"}) {
    in_both_orders(owner, says(R"(, "status": "current")", late), [](const Read& read) {
      EXPECT_EQ(read.achievement("c").status, Status::unknown);
      EXPECT_TRUE(read.achievement("c").doubtful);
    });
  }
  // Nor by claiming to have read it on the same page, when it says itself that it is not sure.
  const std::string page = R"("url": "https://u.example/c", )";
  in_both_orders(says(R"(, "status": "closed", "source": {)" + page + R"("asOf": "2024"})"),
                 says(R"(, "status": "current", "source": {)" + page +
                      R"("asOf": "2026", "certainty": "secondary"})"),
                 [](const Read& read) { EXPECT_TRUE(read.achievement("c").doubtful); });
}

TEST(Merging, OverlappingDatesDecideNothing) {
  in_both_orders(says(R"(, "status": "closed")", R"(, "id": "urn:u", "asOf": "2026-03")"),
                 says(R"(, "status": "current")", R"(, "id": "urn:u", "asOf": "2026")"),
                 [](const Read& read) { EXPECT_TRUE(read.achievement("c").doubtful); });
}

TEST(Merging, WhatIsContestedStaysSoWhateverAThirdFileSays) {
  const std::string six = says(R"(, "credit": {"value": 6, "unit": "ECTS"})");
  const std::string nine = says(R"(, "credit": {"value": 9, "unit": "ECTS"})");
  const std::string texts[] = {six, nine, six};
  std::size_t order[] = {0, 1, 2};
  do {
    const Read read =
        read_inputs({{"1", texts[order[0]]}, {"2", texts[order[1]]}, {"3", texts[order[2]]}});
    EXPECT_FALSE(read.achievement("c").credit);
    EXPECT_EQ(read.problems(), conflict);
  } while (std::next_permutation(std::begin(order), std::end(order)));
}

TEST(Merging, ANewerFileDoesNotFreshenWhatOnlyAnOlderOneSays) {
  in_both_orders(says(R"(, "requirement": {"achievement": "x"})", R"(, "asOf": "2020")"),
                 says(R"(, "costs": [{"kind": "exam"}])", R"(, "asOf": "2026")"),
                 [](const Read& read) {
                   EXPECT_EQ(read.problems(), Problems{});
                   EXPECT_EQ(read.achievement("c").source.as_of.to_string(), "2020");
                 });
  // Said again it is as fresh as the newest that says it.
  in_both_orders(
      says(R"(, "requirement": {"achievement": "x"})", R"(, "asOf": "2020")"),
      says(R"(, "requirement": {"achievement": "x"})", R"(, "asOf": "2026")"),
      [](const Read& read) { EXPECT_EQ(read.achievement("c").source.as_of.to_string(), "2026"); });
}

TEST(Merging, KeepsBothOfTwoNames) {
  const auto named = [](const std::string& name) {
    return R"({"credstack": 1, "achievements": [{"id": "c", "type": "Badge", "name": )" + name +
           "}]}";
  };
  in_both_orders(named(R"("Data")"), named(R"({"en": "Statistics", "mi": "Raraunga"})"),
                 [](const Read& read) {
                   EXPECT_EQ(read.problems(), conflict);
                   const Achievement& c = read.achievement("c");
                   EXPECT_EQ(c.name.in("en"), "Data / Statistics");
                   EXPECT_EQ(c.name.in("mi"), "Raraunga");
                   EXPECT_FALSE(c.doubtful);
                 });
}

TEST(Merging, ADoubtIsNotHealed) {
  in_both_orders(says(R"(, "status": "opened")"), says(R"(, "status": "current")"),
                 [](const Read& read) { EXPECT_TRUE(read.achievement("c").doubtful); });
}

TEST(Merging, OrganizationsAndAgreements) {
  const auto file = [](const std::string& organization, const std::string& agreement) {
    return R"({"credstack": 1, "organizations": [{"id": "u", "name": "U")" + organization +
           R"(}, {"id": "v", "name": "V"}], "agreements": [{"id": "g", "parties": ["u", "v"])" +
           agreement + "}]}";
  };
  in_both_orders(file(R"(, "type": "industry", "jurisdiction": "NZ")", R"(, "validUntil": "2027")"),
                 file(R"(, "type": "profession", "url": "https://u.example")",
                      R"(, "validUntil": "2030", "framework": "Model")"),
                 [](const Read& read) {
                   EXPECT_EQ(read.problems(), (Problems{"merge-conflict /agreements/0/id",
                                                        "merge-conflict /organizations/0/id"}));
                   const Organization& u = read.catalog.organizations[0];
                   EXPECT_EQ(u.type, OrganizationType::unknown);
                   EXPECT_EQ(u.jurisdiction, "NZ");
                   EXPECT_EQ(u.url, "https://u.example");
                   const Agreement& g = read.catalog.agreements[0];
                   EXPECT_TRUE(g.doubtful);
                   EXPECT_FALSE(g.valid_until);
                   EXPECT_EQ(g.parties.size(), 2U);
                   EXPECT_TRUE(g.framework);
                 });
}

std::string decides(const std::string& members, const std::string& heading = "") {
  return says(
      "", heading,
      R"(, "recognitions": [{"id": "r", "credential": "x", "target": "c")" + members + "}]");
}

TEST(Merging, ADecisionSaidTwiceIsOne) {
  const std::string said =
      R"(, "assertedBy": "u", "grants": [{"form": "block", "credit": {"value": 6, "unit": "ECTS"}}])";
  in_both_orders(decides(said), decides(said + R"(, "validUntil": "2027")"), [](const Read& read) {
    EXPECT_EQ(read.problems(), Problems{});
    ASSERT_EQ(read.catalog.recognitions.size(), 1U);
    EXPECT_EQ(read.recognition("r").valid_until.to_string(), "2027");
    EXPECT_FALSE(read.recognition("r").doubtful);
  });
}

TEST(Merging, DecisionsThatContradictEachOtherAreBothUnsure) {
  const auto block = [](int credit) {
    return R"(, "assertedBy": "u", "grants": [{"form": "block", "credit": {"value": )" +
           std::to_string(credit) + R"(, "unit": "ECTS"}}])";
  };
  in_both_orders(decides(block(6)), decides(block(60)), [](const Read& read) {
    EXPECT_EQ(read.problems(), Problems{"merge-conflict /recognitions/0/id"});
    ASSERT_EQ(read.catalog.recognitions.size(), 2U);
    EXPECT_TRUE(read.recognition("r").doubtful);
    EXPECT_TRUE(read.recognition("r~2").doubtful);
  });
  in_both_orders(decides(block(6), new_version), decides(block(60), old_version),
                 [](const Read& read) {
                   ASSERT_EQ(read.catalog.recognitions.size(), 1U);
                   EXPECT_EQ(read.recognition("r").grants[0].credit->min, Rational(6));
                   EXPECT_FALSE(read.recognition("r").doubtful);
                 });
}

TEST(Merging, AnothersWordUnderTheSameIdIsItsOwn) {
  in_both_orders(decides(R"(, "assertedBy": "u", "grants": [{"form": "block"}])"),
                 decides(R"(, "assertedBy": "v", "grants": [{"form": "direct"}])"),
                 [](const Read& read) {
                   EXPECT_EQ(read.problems(), Problems{"merge-conflict /recognitions/0/id"});
                   ASSERT_EQ(read.catalog.recognitions.size(), 2U);
                   for (const Recognition& each : read.catalog.recognitions) {
                     EXPECT_EQ(each.asserted_by.size(), 1U);
                     EXPECT_FALSE(each.doubtful);
                   }
                 });
}

TEST(Merging, SlotsFollowTheirRecognitions) {
  const auto file = [](const std::string& first, const std::string& second) {
    return says(R"(, "requirement": {"id": "s", "credits": {"value": 6, "unit": "ECTS"}})", "",
                R"(, "recognitions": [{"id": ")" + first +
                    R"(", "credential": "x", "target": "c", "assertedBy": "u",
                       "grants": [{"form": "block", "slot": "s"}]}, {"id": ")" +
                    second +
                    R"(", "credential": "y", "target": "c", "assertedBy": "u",
                       "grants": [{"form": "block", "slot": "lost"}]}])");
  };
  const Read read = read_inputs({{"a", file("one", "two")}, {"b", file("one", "two")}});
  ASSERT_EQ(read.catalog.recognitions.size(), 2U);
  EXPECT_FALSE(read.recognition("one").doubtful);
  EXPECT_TRUE(read.recognition("two").doubtful);
}

TEST(Merging, WithinOneFileASecondRecordIsADuplicate) {
  const std::string twice =
      R"({"credstack": 1, "achievements": [{"id": "c", "type": "Badge", "name": "C"},
                                           {"id": "c", "type": "Course", "name": "D"}]})";
  const Read read = read_inputs({{"a", twice}, {"b", twice}});
  EXPECT_EQ(read.problems(),
            (Problems{"duplicate-id /achievements/1/id", "duplicate-id /achievements/1/id"}));
  EXPECT_EQ(read.achievement("c").name.in("en"), "C");
}

/** A registry document: one record with a condition in a blank node. */
std::string document(const std::string& address, const std::string& target,
                     const std::string& more = "") {
  const std::string id = "https://r.example/resources/ce-00000000-0000-4000-8000-00000000000a";
  return R"({"@context": "https://credreg.net/ctdl/schema/context/json", "@graph": [{"@id": ")" +
         (address == "graph" ? "https://r.example/graph/ce-00000000-0000-4000-8000-00000000000a"
                             : id) +
         R"(", "@type": "ceterms:Certificate", "ceterms:name": {"en": "Welding"},
             "ceterms:requires": [{"@type": "ceterms:ConditionProfile",
                                   "ceterms:targetCredential": ["_:b1"]}])" +
         more + R"(}, {"@id": "_:b1", "@type": "ceterms:Badge", "ceterms:name": {"en": ")" +
         target + R"("}}]})";
}

TEST(Merging, BlankNodesOfTwoDocumentsAreComparedAndNeverOne) {
  const std::string id = "https://r.example/resources/ce-00000000-0000-4000-8000-00000000000a";
  in_both_orders(
      document("graph", "Safety"), document("resources", "Safety"), [&](const Read& read) {
        EXPECT_EQ(
            std::count_if(read.diagnostics.begin(), read.diagnostics.end(),
                          [](const Diagnostic& each) { return each.code == "merge-conflict"; }),
            0);
        EXPECT_FALSE(read.achievement(id).doubtful);
      });
  in_both_orders(document("graph", "Safety"), document("resources", "Swimming"),
                 [&](const Read& read) {
                   const Achievement& welding = read.achievement(id);
                   EXPECT_TRUE(welding.doubtful);
                   const Requirement& ways = read.catalog[welding.requirement];
                   ASSERT_EQ(ways.children.size(), 2U);
                 });
}

TEST(Merging, TheOrderOfTheInputsChangesNoAnswer) {
  const std::string one =
      says(R"(, "owner": "u", "requirement": {"all": [{"achievement": "x"}]})", old_version);
  const std::string two =
      says(R"(, "owner": "u", "requirement": {"all": [{"achievement": "y"}]})", new_version);
  const std::string three = decides(R"(, "assertedBy": "v", "grants": [{"form": "block"}])");
  std::vector<Input> inputs{{"1", one}, {"2", two}, {"3", three}};
  std::string expected;
  for (int turn = 0; turn < 6; ++turn) {
    const ReadResult read = credstack::read(inputs);
    std::string answers;
    for (const std::string ask : {"stacks\",\"credential\":\"x", "stacks\",\"credential\":\"y",
                                  "ladder\",\"program\":\"c"}) {
      std::string answer =
          credstack::ask(*read.library, R"({"ask":")" + ask + R"(","on":"2026-11-24"})");
      // The heading is that of the first.
      const auto begin = answer.find("\"catalog\":{");
      ASSERT_NE(begin, answer.npos) << answer;
      answer.erase(begin, answer.find('}', begin) - begin);
      answers += answer;
    }
    if (turn == 0) expected = answers;
    EXPECT_EQ(answers, expected);
    std::rotate(inputs.begin(), inputs.begin() + 1, inputs.end());
    if (turn == 2) std::swap(inputs[0], inputs[1]);
  }
}

}  // namespace
}  // namespace credstack::catalog
