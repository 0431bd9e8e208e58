// What is said once everything is read: references, slots, cycles, several files.
#include "catalog/catalog_builder.hpp"

#include <gtest/gtest.h>

#include <string>

#include "read_text.hpp"

namespace credstack::catalog {
namespace {

std::string course(const std::string& id, const std::string& members = "") {
  return R"({"id": ")" + id + R"(", "type": "Course", "name": "C")" + members + "}";
}

std::string requires_one(const std::string& id) {
  return R"(, "requirement": {"all": [{"any": [{"achievement": ")" + id + R"("}]}]})";
}

std::string catalogue(const std::string& achievements, const std::string& more = "") {
  return R"({"credstack": 1, "achievements": [)" + achievements + "]" + more + "}";
}

TEST(CatalogBuilder, ReportsADanglingIdOnceWhereItFirstStands) {
  const Read read =
      read_text(catalogue(course("a", R"(, "owner": "o1", "hasPart": ["b", "c"])") + "," +
                              course("b", R"(, "owner": "o1", "embeds": ["c"])"),
                          R"(, "recognitions": [{"id": "r", "credential": "a", "target": "b",
                    "agreement": "g", "grants": [{"form": "block"}]}])"));
  EXPECT_EQ(read.problems(),
            (Problems{"dangling-id /achievements/0/hasPart/1", "dangling-id /achievements/0/owner",
                      "dangling-id /recognitions/0/agreement"}));
  EXPECT_TRUE(read.achievement("c").external);
  EXPECT_FALSE(read.achievement("b").external);
  EXPECT_TRUE(read.catalog.organizations[0].external);
  EXPECT_TRUE(read.recognition("r").doubtful);
}

TEST(CatalogBuilder, MentionsWithoutExpectationStayExternalAndSilent) {
  Diagnostics diagnostics(10);
  CatalogBuilder builder(diagnostics);
  const AchievementId at = builder.achievement("elsewhere");
  EXPECT_EQ(builder.achievement("elsewhere"), at);
  const Catalog catalog = builder.finish();
  EXPECT_TRUE(diagnostics.take().empty());
  EXPECT_TRUE(catalog[at].external);
  EXPECT_EQ(catalog.find("elsewhere"), at);
}

TEST(CatalogBuilder, KeepsTheFirstOfTwoRecords) {
  const Read read = read_text(catalogue(
      R"({"id": "a", "type": "Course", "name": "First"}, {"id": "a", "type": "Badge", "name": "Second"})",
      R"(, "organizations": [{"id": "o", "name": "O"}, {"id": "o", "name": "P"}],
          "agreements": [{"id": "g"}, {"id": "g"}],
          "recognitions": [
            {"id": "r", "credential": "a", "target": "a", "assertedBy": "o", "decision": "refused"},
            {"id": "r", "credential": "a", "target": "a", "assertedBy": "o",
             "grants": [{"form": "block"}]}])"));
  EXPECT_EQ(read.problems(),
            (Problems{"duplicate-id /achievements/1/id", "duplicate-id /agreements/1/id",
                      "duplicate-id /organizations/1/id", "duplicate-id /recognitions/1/id"}));
  EXPECT_EQ(read.achievement("a").name.in("en"), "First");
  ASSERT_EQ(read.catalog.recognitions.size(), 1U);
  EXPECT_EQ(read.recognition("r").decision, Decision::refused);
}

TEST(CatalogBuilder, ReportsAnIdOfTwoKindsOfRecord) {
  const Read read =
      read_text(catalogue(course("same"), R"(, "organizations": [{"id": "same", "name": "O"}])"));
  EXPECT_EQ(read.problems(), Problems{"duplicate-id /organizations/0/id"});
}

TEST(CatalogBuilder, FindsSlotsInTheTreesOfTheTargets) {
  const auto read = [](const std::string& targets) {
    return read_text(catalogue(
        course("a") + "," + course("p", R"(, "requirement": {"all": [{"id": "s", "credits":
                        {"value": 1, "unit": "ECTS"}}, {"text": "x"}]})") +
            "," + course("q", R"(, "requirement": {"id": "t", "text": "x"})") + "," +
            course("e", R"(, "external": true)"),
        R"(, "organizations": [{"id": "o", "name": "O"}],
           "recognitions": [{"id": "r", "credential": "a", "assertedBy": "o",
             "grants": [{"form": "block", "slot": "s"}], "target": )" +
            targets + "}]"));
  };
  EXPECT_EQ(read(R"("p")").problems(), Problems{});
  EXPECT_EQ(read(R"(["q", "p"])").problems(), Problems{});
  EXPECT_EQ(read(R"("q")").problems(), Problems{"unknown-slot /recognitions/0/grants/0/slot"});
  EXPECT_TRUE(read(R"("q")").recognition("r").doubtful);
  EXPECT_FALSE(read(R"("p")").recognition("r").doubtful);
  // The tree of a record that is kept elsewhere cannot be looked into.
  EXPECT_EQ(read(R"("e")").problems(), Problems{});
}

TEST(CatalogBuilder, ReportsRequirementsThatWaitForEachOther) {
  const Read read = read_text(
      catalogue(course("a", requires_one("b")) + "," + course("b", requires_one("c")) + "," +
                course("c", R"(, "entry": {"achievement": "a"})") + "," +
                course("self", requires_one("self")) + "," + course("d", requires_one("a"))));
  EXPECT_EQ(read.problems(), (Problems{"requirement-cycle /achievements/0/id",
                                       "requirement-cycle /achievements/3/id"}));
  EXPECT_EQ(read.diagnostics[0].message,
            "These require each other, so none can be completed first: \"a\" → \"b\" → \"c\" → "
            "\"a\".");
}

TEST(CatalogBuilder, SurvivesALongChainOfRequirements) {
  constexpr int length = 100'000;
  std::string achievements;
  for (int i = 0; i < length; ++i) {
    achievements +=
        (i > 0 ? "," : "") + course(std::to_string(i), requires_one(std::to_string(i + 1)));
  }
  const std::string open = achievements + "," + course(std::to_string(length));
  EXPECT_EQ(read_text(catalogue(open)).problems(), Problems{});
  const std::string closed = achievements + "," + course(std::to_string(length), requires_one("0"));
  const Read read = read_text(catalogue(closed));
  EXPECT_EQ(read.problems(), Problems{"requirement-cycle /achievements/0/id"});
  EXPECT_LT(read.diagnostics[0].message.size(), 300U);
}

TEST(CatalogBuilder, WarnsOfRecognitionsInACircle) {
  const auto read = [](const std::string& decision) {
    return read_text(catalogue(course("a") + "," + course("b") + "," + course("c"),
                               R"(, "organizations": [{"id": "o", "name": "O"}], "recognitions": [
            {"id": "r", "credential": ["a", "c"], "target": ["b", "c"], "assertedBy": "o",
             "grants": [{"form": "block"}]},
            {"id": "s", "credential": "b", "target": "a", "assertedBy": "o", "decision": ")" +
                                   decision + R"(", "grants": [{"form": "block"}]}])"));
  };
  const Read circle = read("granted");
  EXPECT_EQ(circle.problems(), Problems{"recognition-cycle /achievements/0/id"});
  EXPECT_FALSE(circle.has_error());
  EXPECT_FALSE(circle.recognition("r").doubtful);
  EXPECT_EQ(circle.diagnostics[0].message,
            "These are recognised toward each other in a circle: \"a\" → \"b\" → \"a\".");
  // A refusal leads nowhere; what is left is c, recognised toward itself.
  EXPECT_EQ(read("refused").problems(), Problems{"recognition-cycle /achievements/2/id"});
}

TEST(CatalogBuilder, MergesSeveralFiles) {
  const std::string first = catalogue(course("a", R"(, "hasPart": ["b", "lost"])"),
                                      R"(, "id": "urn:one", "version": "1", "language": "en",
                                          "policy": {"staleAfter": "P1Y"})");
  const std::string second = catalogue(course("b", R"(, "description": "Ein Teil")"),
                                       R"(, "id": "urn:two", "name": "Zwei", "language": "de",
                                          "policy": {"staleAfter": "P5Y"}, "colour": 1)");
  const Read read = read_inputs({{"one.json", first}, {"two.json", second}});
  EXPECT_EQ(read.catalog.id, "urn:one");
  // The first names the whole; the heading tells the other as well.
  EXPECT_EQ(read.catalog.name.in("en"), "urn:one; Zwei");
  EXPECT_EQ(read.catalog.version, "1");
  EXPECT_EQ(read.catalog.language, "en");
  EXPECT_EQ(read.achievement("a").name.entries[0].language, "en");
  EXPECT_EQ(read.achievement("b").description.entries[0].language, "de");
  EXPECT_EQ(read.catalog.policy.stale_after.to_string(), "P1Y");
  Problems places;
  for (const Diagnostic& problem : read.diagnostics) {
    places.push_back(problem.file + " " + problem.code);
  }
  EXPECT_EQ(places,
            (Problems{"one.json dangling-id", "two.json unknown-key", "two.json policy-conflict"}));
}

TEST(CatalogBuilder, TheWholeRecordReplacesOneThatIsKeptElsewhere) {
  const std::string stub = catalogue(course("a", R"(, "external": true)"));
  const std::string whole = catalogue(course("a", R"(, "url": "https://u.example/")"));
  for (const bool whole_first : {true, false}) {
    const Read read =
        read_inputs({{"1", whole_first ? whole : stub}, {"2", whole_first ? stub : whole}});
    EXPECT_EQ(read.problems(), Problems{});
    EXPECT_EQ(read.achievement("a").url, "https://u.example/");
    EXPECT_FALSE(read.achievement("a").external);
  }
  EXPECT_EQ(read_inputs({{"1", whole}, {"2", whole}}).problems(), Problems{});
}

}  // namespace
}  // namespace credstack::catalog
