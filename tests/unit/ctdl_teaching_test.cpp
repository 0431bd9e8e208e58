// How CTDL says that a thing is taught, and beside what; and what of the native facts an export
// carries in CTDL's own terms.
#include <gtest/gtest.h>

#include "credstack/export.hpp"
#include "ctdl_tree.hpp"
#include "sample_catalog.hpp"
#include "support/case_file.hpp"
#include "support/language_text.hpp"
#include "support/same_answers.hpp"

namespace credstack::catalog {
namespace {

using test::Json;
using Codes = std::vector<std::string>;

std::string course(const std::string& members) {
  return R"({"@id": "x:a", "@type": "ceterms:Course", "ceterms:name": {"en": "A"}, )" + members +
         "}";
}

const StudyFacts& facts(const Read& read) {
  static const StudyFacts none;
  const StudyFactsId at = read.achievement("x:a").study;
  return at ? read.catalog[at] : none;
}

std::string beside(const Read& read) { return tree_of(read.catalog, facts(read).corequisites); }
std::string entry(const Read& read) { return tree_of(read.catalog, read.achievement("x:a").entry); }

std::size_t ignored(const Read& read, std::string_view term) {
  std::size_t count = 0;
  for (const Diagnostic& each : read.diagnostics) {
    count += each.message.find(term) != std::string::npos ? 1 : 0;
  }
  return count;
}

TEST(CtdlTeaching, DeliveryIsWhatCtdlsSchemeSays) {
  const Read read = read_text(course(R"("ceterms:deliveryType": [
      {"@type": "ceterms:CredentialAlignmentObject", "ceterms:targetNode": "deliveryType:OnlineOnly"},
      {"@type": "ceterms:CredentialAlignmentObject", "ceterms:targetNode":
        "https://purl.org/ctdl/vocabs/deliveryType/InPerson"},
      "deliveryType:BlendedDelivery", "deliveryType:OnlineOnly", "deliveryType:VariableSite"])"));
  EXPECT_EQ(facts(read).delivery,
            (std::vector{Delivery::online, Delivery::in_person, Delivery::blended}));
  EXPECT_EQ(ignored(read, "deliveryType"), 1U);
  EXPECT_FALSE(read.achievement("x:a").doubtful);
  const Read one = read_text(course(R"("ceterms:deliveryType": {"ceterms:targetNode":
      "deliveryType:InPerson"})"));
  EXPECT_EQ(facts(one).delivery, std::vector{Delivery::in_person});
  EXPECT_EQ(one.problems(), Problems{});
}

TEST(CtdlTeaching, LanguagesAreTags) {
  const Read one = read_text(course(R"("ceterms:inLanguage": "en-US")"));
  EXPECT_EQ(facts(one).languages, std::vector<std::string_view>{"en-US"});
  EXPECT_EQ(one.problems(), Problems{});
  const Read some = read_text(course(R"("ceterms:inLanguage": ["fr", "English", 7, "en", "fr"])"));
  EXPECT_EQ(facts(some).languages, (std::vector<std::string_view>{"fr", "en"}));
  EXPECT_EQ(ignored(some, "inLanguage"), 1U);
}

TEST(CtdlTeaching, AnOfferingWithoutDaysIsAtSomeTime) {
  const Read read = read_text(course(R"("ceterms:hasOffering": [
      {"@type": "ceterms:ScheduledOffering", "ceterms:name": {"en": "Evenings"}}])"));
  EXPECT_TRUE(facts(read).offered_otherwise);
  EXPECT_TRUE(facts(read).offerings.empty());
  EXPECT_FALSE(
      read_text(course(R"("ceterms:inLanguage": "en")")).catalog.study.front().offered_otherwise);
}

TEST(CtdlTeaching, WhatIsBesideIsARequirementAndStaysACondition) {
  const Read read = read_text(course(R"("ceterms:corequisite": {
      "@type": "ceterms:ConditionProfile", "ceterms:targetLearningOpportunity": ["x:lab", "x:b"],
      "ceterms:description": {"en": "In the same term."}},
    "ceterms:coPrerequisite": {"@type": "ceterms:ConditionProfile", "ceterms:alternativeCondition": [
      {"@type": "ceterms:ConditionProfile", "ceterms:targetCredential": "x:c"},
      {"@type": "ceterms:ConditionProfile", "ceterms:description": {"en": "A test."}}]})"));
  EXPECT_EQ(beside(read), "all(all(x:lab, x:b), all(any(all(x:c), \"A test.\")))");
  EXPECT_EQ(entry(read),
            "all(\"To be taken together with: In the same term.; To be held: x:lab; x:b\", "
            "\"To be taken before or together with: One of: (To be held: x:c); (A test.)\")");
  EXPECT_EQ(codes_of(read), Codes{});
  EXPECT_FALSE(read.achievement("x:a").doubtful);
}

TEST(CtdlTeaching, WhatIsBesideIsNamedWhereverItsRecordStands) {
  const Read read = read_text(R"({"@graph": [)" + course(R"("ceterms:corequisite": "x:lab")") +
                              R"(, {"@id": "x:lab", "@type": "ceterms:Course",
        "ceterms:name": {"en": "Laboratory", "fr": "Laboratoire"}}]})");
  EXPECT_EQ(beside(read), "x:lab");
  EXPECT_EQ(entry(read), "\"To be taken together with: To be held: Laboratory\"");
  const Requirement& note = read.catalog[read.achievement("x:a").entry];
  EXPECT_EQ(note.name.in("fr"), "To be taken together with: To be held: Laboratoire");
}

TEST(CtdlTeaching, WhatIsBesideAndCannotBeReadLeavesTheRecordDoubtful) {
  for (const char* members :
       {R"("ceterms:corequisite": {"@type": "ceterms:ConditionProfile"})",
        R"("ceterms:corequisite": "_:lost")", R"("ceterms:coPrerequisite": 7)",
        R"("ceterms:corequisite": {"@type": "ceterms:ConditionProfile",
             "ceterms:targetCredential": "x:b", "x:unless": "x:c", "ceterms:commonConditions": "x:m"})"}) {
    const Read read = read_text(course(members));
    EXPECT_TRUE(read.achievement("x:a").doubtful) << members;
  }
}

TEST(CtdlTeaching, BesideEachOtherIsNoCircle) {
  const Read read = read_text(R"({"@graph": [)" + course(R"("ceterms:corequisite": "x:b")") +
                              R"(, {"@id": "x:b", "@type": "ceterms:Course",
        "ceterms:name": {"en": "B"}, "ceterms:corequisite": "x:a"}]})");
  EXPECT_EQ(read.problems(), Problems{});
  EXPECT_FALSE(read.achievement("x:a").doubtful);
}

TEST(CtdlTeaching, CommonConditionsAreTakenBesideToo) {
  const Read read =
      read_text(R"({"@graph": [)" + course(R"("ceterms:commonConditions": "x:manifest",
                                        "ceterms:corequisite": "x:lab",
                                        "ceterms:inLanguage": "en")") +
                R"(, {"@id": "x:manifest", "@type": "ceterms:ConditionManifest",
      "ceterms:name": {"en": "All"}, "ceterms:corequisite": {"@type": "ceterms:ConditionProfile",
        "ceterms:targetLearningOpportunity": "x:safety"}}]})");
  EXPECT_EQ(beside(read), "all(x:lab, all(x:safety))");
  EXPECT_EQ(facts(read).languages.size(), 1U);
  EXPECT_EQ(entry(read),
            "all(\"To be taken together with: To be held: x:lab\", "
            "\"To be taken together with: To be held: x:safety\")");
}

// ---- export -------------------------------------------------------------------------------------

Json node(const std::string& exported, const std::string& id) {
  const Json document = Json::parse(exported);
  for (const Json& each : document["@graph"]) {
    if (each["@id"] == id) return each;
  }
  return {};
}

const std::string native = R"({"credstack": 1, "achievements": [
  {"id": "x:a", "type": "Course", "name": "A", "deliveryType": ["online", "inPerson", "blended"],
   "inLanguage": ["fr", "en-NZ"], "corequisites": {"achievement": "x:b"},
   "offerings": [{"term": "x:t"}]},
  {"id": "x:b", "type": "Course", "name": "B"},
  {"id": "x:d", "type": "Diploma", "name": "D", "deliveryType": "online", "inLanguage": "en"}],
  "terms": [{"id": "x:t", "start": "2027-09-06", "end": "2027-12-17"}]})";

TEST(CtdlTeaching, AnExportSaysItInCtdlsOwnTerms) {
  const ReadResult whole = credstack::read({{"native.json", native}});
  ASSERT_FALSE(whole.has_errors());
  const std::string exported = export_ctdl(*whole.library);
  const Json a = node(exported, "x:a");
  std::vector<std::string> ways;
  for (const Json& way : a["ceterms:deliveryType"]) ways.push_back(way["ceterms:targetNode"]);
  EXPECT_EQ(ways, (Codes{"deliveryType:OnlineOnly", "deliveryType:InPerson",
                         "deliveryType:BlendedDelivery"}));
  EXPECT_EQ(a["ceterms:inLanguage"], Json::array({"fr", "en-NZ"}));
  EXPECT_EQ(a["ceterms:coPrerequisite"][0]["ceterms:targetLearningOpportunity"],
            Json::array({"x:b"}));
  // CTDL's delivery is of what is taught, not of what is awarded.
  const Json d = node(exported, "x:d");
  EXPECT_FALSE(d.contains("ceterms:deliveryType"));
  EXPECT_EQ(d["ceterms:inLanguage"], Json::array({"en"}));
}

TEST(CtdlTeaching, AnExportReadsBackTheSame) {
  for (const std::string& bytes : {native, std::string(sample_catalog)}) {
    const test::Held whole = test::hold("native", bytes);
    const test::Held back = test::hold("exported", export_ctdl(*whole.library));
    EXPECT_EQ(test::language_text(whole.library->catalog),
              test::language_text(back.library->catalog));
  }
}

}  // namespace
}  // namespace credstack::catalog
