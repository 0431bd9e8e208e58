// What the native reader reports, what it keeps, and what it takes for doubtful.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "read_text.hpp"

namespace credstack::catalog {
namespace {

constexpr std::string_view fine = R"("assertedBy": "org", "grants": [{"form": "block"}])";

std::string and_fine(std::string_view members) {
  return with_recognition(std::string(fine) + ", " + std::string(members));
}

std::string file(const std::string& name) {
  std::ifstream stream(std::string(CREDSTACK_SOURCE_DIR) + "/tests/fixtures/invalid/" + name);
  return {std::istreambuf_iterator<char>(stream), {}};
}

TEST(NativeReaderProblems, OfTheTableAreFoundWhereTheyAre) {
  const auto table = nlohmann::json::parse(file("expected.json"));
  ASSERT_GE(table.size(), 50U);
  for (const auto& [name, problems] : table.items()) {
    Problems expected;
    for (const auto& problem : problems) {
      expected.push_back(problem["code"].get<std::string>() + " " +
                         problem["pointer"].get<std::string>());
    }
    std::sort(expected.begin(), expected.end());
    const Read read = read_text(file(name));
    EXPECT_EQ(read.problems(), expected) << name;
    for (const Diagnostic& problem : read.diagnostics) {
      EXPECT_EQ(problem.severity, Severity::error);
      EXPECT_TRUE(problem.message.ends_with(".")) << problem.message;
    }
  }
}

TEST(NativeReaderProblems, SayWhatStandsThereAndWhatWasExpected) {
  const Read read = read_text(
      R"({"credstack": 1, "asOf": "2026-02-30", "language": "x", "organisations": [],
          "organizations": [{"id": "o", "name": 7, "type": "school"}]})");
  const auto message = [&](std::string_view code) {
    const auto at = std::find_if(read.diagnostics.begin(), read.diagnostics.end(),
                                 [&](const Diagnostic& problem) { return problem.code == code; });
    return at == read.diagnostics.end() ? "" : at->message;
  };
  EXPECT_EQ(message("bad-date"),
            "\"2026-02-30\" is no date of the calendar; expected one such as 2026, 2026-11 or "
            "2026-11-24.");
  EXPECT_EQ(message("type-mismatch"),
            "Here stands the number 7; expected a string or a language map.");
  EXPECT_EQ(message("unknown-key"),
            "The key \"organisations\" is not part of the format; \"organizations\" is. Keys of "
            "your own begin with \"x-\".");
  EXPECT_EQ(message("unknown-word"),
            "\"school\" is not one of the words for this: higherEducation, industry, profession, "
            "platform, government, qualityAssurance, other.");
  EXPECT_EQ(message("bad-language"),
            "\"x\" is no language tag; expected one such as \"en\" or \"en-NZ\".");
}

TEST(NativeReaderProblems, MakeARecognitionDoubtfulWhenTheyMayHideALimit) {
  EXPECT_FALSE(read_text(with_recognition(fine)).recognition("rec").doubtful);
  for (const std::string_view members :
       {R"("validUntil": "next year")",
        R"("validUntil": 2020)",
        R"("validFrom": "2026-13")",
        R"("validFrom": "2027", "validUntil": "2026")",
        R"("validuntil": "2020")",
        R"("validUntil": "2040", "validUntil": "2020")",
        R"("reviewBy": [])",
        R"("decision": "declined")",
        R"("decision": true)",
        R"("stage": "suggested")",
        R"("places": -1)",
        R"("places": "full")",
        R"("agreement": "nowhere")",
        R"("agreement": {})",
        R"("conditions": {"kind": "admission"})",
        R"("conditions": [null])",
        R"("conditions": [{"kind": "permission"}])",
        R"("conditions": [{"text": "Ask first"}])",
        R"("conditions": [{"kind": "minimumGrade", "grade": 7}])",
        R"("conditions": [{"kind": "recency", "maxAge": "5 years"}])",
        R"("conditions": [{"kind": "admission", "onlyIf": "x"}])",
        R"("conditions": [{"kind": "origin", "jurisdictions": []}])",
        R"("source": {"asOf": "long ago"})",
        R"("source": "https://u.example/")"}) {
    const Read read = read_text(and_fine(members));
    EXPECT_TRUE(read.has_error()) << members;
    ASSERT_EQ(read.catalog.recognitions.size(), 1U) << members;
    EXPECT_TRUE(read.recognition("rec").doubtful) << members;
  }
  for (const std::string_view grant :
       {R"([{"form": "blok"}])", R"([{"form": "block", "slot": "nowhere"}])",
        R"([{"form": "block", "slot": 7}])", R"([{"form": "block", "credit": {"value": 6}}])",
        R"([{"form": "block", "elective": "yes"}])", R"([])", R"({})", R"([{}])",
        R"([{"form": "direct", "satisfies": ["nowhere", 7]}])"}) {
    const Read read =
        read_text(with_recognition(R"("assertedBy": "org", "grants": )" + std::string(grant)));
    EXPECT_TRUE(read.recognition("rec").doubtful) << grant;
  }
}

TEST(NativeReaderProblems, OfANoteLeaveARecognitionAsItWas) {
  for (const std::string_view members :
       {R"("note": 7)", R"("remaining": {"duration": "some"})", R"("remaining": [])"}) {
    const Read read = read_text(and_fine(members));
    EXPECT_TRUE(read.has_error()) << members;
    EXPECT_FALSE(read.recognition("rec").doubtful) << members;
  }
}

TEST(NativeReaderProblems, OfTheCataloguesDateMakeWhatRestsOnItDoubtful) {
  const auto read = [](std::string_view recognition) {
    std::string text = and_fine(recognition);
    return read_text(text.replace(0, 1, R"({"asOf": "recently", )"));
  };
  EXPECT_TRUE(read(R"("note": "n")").recognition("rec").doubtful);
  EXPECT_FALSE(read(R"("source": {"asOf": "2026"})").recognition("rec").doubtful);
}

TEST(NativeReaderProblems, MakeAnAchievementDoubtfulWhenTheyMayHideALimit) {
  EXPECT_FALSE(read_text(with_achievement("")).achievement("a").doubtful);
  for (const std::string_view members :
       {R"("status": "shut")", R"("status": "unknown")", R"("validity": "three years")",
        R"("prerequisites": [])", R"("requirement": [])", R"("requirement": {})",
        R"("requirement": {"all": []})", R"("requirement": {"all": [{"achievment": "a"}]})",
        R"("requirement": {"achievement": "b", "minimumGrade": ""})",
        R"("requirement": {"credits": {"value": "18", "unit": "ECTS"}})",
        R"("requirement": {"choose": 3, "of": [{"text": "one"}]})",
        R"("requirement": {"any": [{"id": "x", "text": "1"}, {"id": "x", "text": "2"}]})",
        R"("entry": {"holds": ["Bachelors"]})", R"("entry": {"text": "a", "holds": ["Degree"]})",
        R"("register": {"status": "gone"})"}) {
    const Read read = read_text(with_achievement(members));
    EXPECT_TRUE(read.has_error()) << members;
    EXPECT_TRUE(read.achievement("a").doubtful) << members;
  }
  for (const std::string_view members :
       {R"("description": 7)", R"("credit": 6)", R"("level": "7")", R"("skills": ["", "sql"])",
        R"("funding": "none")", R"("owner": "nobody")"}) {
    const Read read = read_text(with_achievement(members));
    EXPECT_TRUE(read.has_error()) << members;
    EXPECT_FALSE(read.achievement("a").doubtful) << members;
  }
}

TEST(NativeReaderProblems, NeverMakeARequirementEasier) {
  const Read read = read_text(with_achievement(
      R"("requirement": {"all": [{"achievement": "a2", "minimumGrade": true}, null, {"holds": []},
          {"choose": "two", "of": [{"text": "x"}, {"text": "y"}]}]})"));
  const Requirement& root = read.catalog[read.achievement("a").requirement];
  ASSERT_EQ(root.children.size(), 4U);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(read.catalog[root.children[i]].kind, RequirementKind::prose) << i;
  }
  EXPECT_EQ(read.catalog[root.children[3]].kind, RequirementKind::choose);
  EXPECT_EQ(read.catalog[root.children[3]].choose, 2U);
}

TEST(NativeReaderProblems, NeverMakeAPriceSmaller) {
  for (const std::string_view cost :
       {R"({"kind": "fees", "price": {"minor": 100, "currency": "USD"}})",
        R"({"kind": "exam", "price": {"minor": 100.5, "currency": "USD"}})",
        R"({"kind": "exam", "price": {"minor": 100, "currency": "USD"}, "validUntil": "soon"})",
        R"({"kind": "exam", "price": {"minor": 100, "currency": "USD"}, "audience": 7})",
        R"({"kind": "exam", "price": 100})", R"("free")"}) {
    const Read read = read_text(with_achievement(R"("costs": [)" + std::string(cost) + "]"));
    EXPECT_TRUE(read.has_error()) << cost;
    ASSERT_EQ(read.achievement("a").costs.size(), 1U) << cost;
    EXPECT_FALSE(read.achievement("a").costs[0].price.has_value()) << cost;
  }
  EXPECT_EQ(read_text(with_achievement(R"("costs": 0)")).achievement("a").costs.size(), 1U);
}

TEST(NativeReaderProblems, LeaveOutEvidenceAndRulesThatWouldSayTooMuch) {
  const Read read = read_text(with_achievement(
      R"("endorsements": [{"by": "org", "validUntil": "for now"}, {"by": "org"}],
         "priorLearning": [{"capShare": "3/2"}, {"cap": {"value": 30}}, {"method": "Exam"}])"));
  EXPECT_EQ(read.achievement("a").endorsements.size(), 1U);
  ASSERT_EQ(read.achievement("a").prior_learning.size(), 1U);
  EXPECT_EQ(read.achievement("a").prior_learning[0].method.in("en"), "Exam");
  const Read rules = read_text(R"({"credstack": 1,
    "creditConversions": [{"from": "A", "to": "B", "factor": "2/0"},
                          {"from": "A", "to": "B", "factor": "2", "from": "C"},
                          {"from": "A", "to": "C", "factor": 0.5}],
    "levelMaps": [{"from": "A", "to": "B", "pairs": [[1, 2], [2]]}]})");
  ASSERT_EQ(rules.catalog.conversions.size(), 1U);
  EXPECT_EQ(rules.catalog.conversions[0].factor, Rational(1, 2));
  EXPECT_TRUE(rules.catalog.level_maps.empty());
}

TEST(NativeReaderProblems, OfThePolicyTakeNothingForFresh) {
  const auto stale_after = [](std::string_view policy) {
    const Read read = read_text(R"({"credstack": 1, "policy": )" + std::string(policy) + "}");
    return read.catalog.policy.stale_after.to_string();
  };
  EXPECT_EQ(stale_after(R"({})"), "P3Y");
  EXPECT_EQ(stale_after(R"({"staleAfter": "P18M"})"), "P18M");
  EXPECT_EQ(stale_after(R"({"staleAfter": "18 months"})"), "P1D");
  EXPECT_EQ(stale_after(R"({"staleafter": "P18M"})"), "P1D");
  EXPECT_EQ(stale_after(R"("strict")"), "P1D");
}

TEST(NativeReaderProblems, CostOnlyTheRecordThatHasThem) {
  const Read read = read_text(R"({"credstack": 1, "achievements": [
    {"id": "", "type": "Course", "name": "No id"}, 7, null, [],
    {"type": "Course", "name": "None"}, {"id": "b", "type": "Course", "name": "B"}],
    "recognitions": [{"id": "r"}, {"credential": "b"}, "r",
      {"id": "s", "credential": "b", "target": "b", "agreement": "g", "decision": "refused"}],
    "agreements": [{"id": "g"}, {}]})");
  EXPECT_EQ(read.catalog.achievements.size(), 1U);
  EXPECT_EQ(read.achievement("b").name.in("en"), "B");
  ASSERT_EQ(read.catalog.recognitions.size(), 1U);
  EXPECT_EQ(read.catalog.recognitions[0].decision, Decision::refused);
  EXPECT_FALSE(read.catalog.recognitions[0].doubtful);
}

TEST(NativeReaderProblems, AreWarningsWhereAnIdComesTwiceInAList) {
  const Read read = read_text(with_recognition(
      R"("assertedBy": ["org", "org"], "grants": [{"form": "direct", "satisfies": ["gc", "gc"]}])"));
  EXPECT_EQ(read.problems(), (Problems{"duplicate-item /recognitions/0/assertedBy/1",
                                       "duplicate-item /recognitions/0/grants/0/satisfies/1"}));
  EXPECT_FALSE(read.has_error());
  EXPECT_EQ(read.recognition("rec").asserted_by.size(), 1U);
  EXPECT_FALSE(read.recognition("rec").doubtful);
}

}  // namespace
}  // namespace credstack::catalog
