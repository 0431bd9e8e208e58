// Terms, offerings and corequisites in several inputs. What is expected follows docs/catalog.md,
// "Several files".
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "read_text.hpp"

namespace credstack::catalog {
namespace {

std::string file(std::string_view members, std::string_view terms, std::string_view more = "") {
  return R"({"credstack": 1, "achievements": [{"id": "c", "type": "Course", "name": "C")" +
         std::string(members) + R"(}, {"id": "d", "type": "Course", "name": "D"},
    {"id": "e", "type": "Course", "name": "E"}], "terms": [)" +
         std::string(terms) + "]" + std::string(more) + "}";
}

Read read_both(std::string_view one, std::string_view other) {
  return read_inputs({{"a.json", one}, {"b.json", other}});
}

const StudyFacts& facts(const Read& read) {
  static const StudyFacts none;
  const StudyFactsId at = read.achievement("c").study;
  return at ? read.catalog[at] : none;
}

constexpr std::string_view autumn =
    R"({"id": "autumn", "start": "2027-09-06", "end": "2027-12-17"})";
constexpr std::string_view in_autumn = R"(, "offerings": [{"term": "autumn"}])";

TEST(MergingTeaching, ATermOfOneFileDatesWhatAnotherOffers) {
  for (const bool first : {true, false}) {
    const std::string terms = file("", autumn);
    const std::string offered = file(in_autumn, "");
    const Read read = first ? read_both(terms, offered) : read_both(offered, terms);
    EXPECT_EQ(read.problems(), Problems{});
    ASSERT_EQ(facts(read).offerings.size(), 1U);
    EXPECT_EQ(facts(read).offerings[0].end.to_string(), "2027-12-17");
    EXPECT_FALSE(facts(read).offered_otherwise);
  }
}

TEST(MergingTeaching, ATermSaidTwiceIsSaidOnce) {
  const std::string_view more =
      R"({"id": "autumn", "name": "Autumn", "start": "2027-09-06", "end": "2027-12-17",
          "every": "P1Y"})";
  const Read read = read_both(file(in_autumn, autumn), file(in_autumn, more));
  EXPECT_EQ(read.problems(), Problems{});
  ASSERT_EQ(read.catalog.calendar.size(), 1U);
  EXPECT_EQ(read.catalog.calendar[0].name.in("en"), "Autumn");
  EXPECT_EQ(read.catalog.calendar[0].every.to_string(), "P1Y");
  ASSERT_EQ(facts(read).offerings.size(), 1U);
  EXPECT_EQ(facts(read).offerings[0].every.to_string(), "P1Y");
}

TEST(MergingTeaching, OfContestedDaysNoneIsKnown) {
  for (const std::string_view other :
       {R"({"id": "autumn", "start": "2027-09-13", "end": "2027-12-17"})",
        R"({"id": "autumn", "start": "2027-09-06", "end": "2027-12-24"})"}) {
    const Read read = read_both(file(in_autumn, autumn), file("", other));
    EXPECT_EQ(read.problems(), Problems{"merge-conflict /terms/0/id"}) << other;
    EXPECT_TRUE(read.catalog.calendar.empty()) << other;
    EXPECT_TRUE(facts(read).offerings.empty()) << other;
    EXPECT_TRUE(facts(read).offered_otherwise) << other;
    EXPECT_FALSE(read.achievement("c").doubtful) << other;
  }
}

TEST(MergingTeaching, TheLaterWordOfOnePublicationMovesATerm) {
  const auto dated = [](std::string_view start, std::string_view as_of) {
    return R"({"id": "autumn", "end": "2027-12-17", "start": ")" + std::string(start) +
           R"(", "source": {"url": "https://u.example/terms", "asOf": ")" + std::string(as_of) +
           "\"}}";
  };
  const Read read = read_both(file(in_autumn, dated("2027-09-13", "2027-05-02")),
                              file("", dated("2027-09-06", "2027-05-01")));
  EXPECT_EQ(read.problems(), Problems{"merge-conflict /terms/0/id"});
  ASSERT_EQ(read.catalog.calendar.size(), 1U);
  EXPECT_EQ(read.catalog.calendar[0].start.to_string(), "2027-09-13");
  ASSERT_EQ(facts(read).offerings.size(), 1U);
  EXPECT_EQ(facts(read).offerings[0].start.to_string(), "2027-09-13");
}

TEST(MergingTeaching, WhatIsTaughtIsPutTogether) {
  const Read read = read_both(
      file(R"(, "offerings": [{"term": "autumn"}, {"start": "2028-01-10", "end": "2028-01-28"}],
              "deliveryType": "online", "inLanguage": ["en"])",
           autumn),
      file(R"(, "offerings": [{"start": "2028-01-10", "end": "2028-01-28"},
                              {"start": "2028-01-10", "end": "2028-01-28", "every": "P1Y"}],
              "offeredOtherwise": true, "deliveryType": ["inPerson", "online"],
              "inLanguage": ["mi"])",
           ""));
  EXPECT_EQ(read.problems(), Problems{});
  const StudyFacts& found = facts(read);
  ASSERT_EQ(found.offerings.size(), 3U);
  EXPECT_EQ(found.offerings[0].term, "autumn");
  EXPECT_FALSE(found.offerings[1].every);
  EXPECT_EQ(found.offerings[2].every.to_string(), "P1Y");
  EXPECT_TRUE(found.offered_otherwise);
  EXPECT_EQ(found.delivery, (std::vector{Delivery::online, Delivery::in_person}));
  EXPECT_EQ(found.languages, (std::vector<std::string_view>{"en", "mi"}));
  EXPECT_FALSE(read.achievement("c").doubtful);
}

TEST(MergingTeaching, ContestedCorequisitesAreBothKeptInDoubt) {
  const std::string_view beside_d = R"(, "corequisites": {"achievement": "d"})";
  const Read read =
      read_both(file(beside_d, ""), file(R"(, "corequisites": {"achievement": "e"})", ""));
  EXPECT_EQ(read.problems(), Problems{"merge-conflict /achievements/0/id"});
  EXPECT_TRUE(read.achievement("c").doubtful);
  const Requirement& ways = read.catalog[facts(read).corequisites];
  EXPECT_EQ(ways.kind, RequirementKind::any);
  EXPECT_EQ(ways.children.size(), 2U);
  // What only one says holds.
  const Read one = read_both(file(beside_d, ""), file(R"(, "inLanguage": "en")", ""));
  EXPECT_EQ(one.problems(), Problems{});
  EXPECT_FALSE(one.achievement("c").doubtful);
  EXPECT_EQ(one.catalog[facts(one).corequisites].achievement, one.catalog.find("d"));
  EXPECT_EQ(facts(one).languages.size(), 1U);
}

TEST(MergingTeaching, AnOldCalendarMakesNoRecordOld) {
  const auto source = [](std::string_view as_of) {
    return R"(, "source": {"url": "https://u.example/", "asOf": ")" + std::string(as_of) + "\"}";
  };
  const Read taught = read_both(file(R"(, "subject": "CS")" + source("2027"), ""),
                                file(std::string(in_autumn) + source("2019"), autumn));
  EXPECT_EQ(taught.achievement("c").source.as_of.to_string(), "2027");
  EXPECT_EQ(facts(taught).offerings.size(), 1U);
  // A corequisite is a demand, of which only the old file speaks.
  const Read asked =
      read_both(file(R"(, "subject": "CS")" + source("2027"), ""),
                file(R"(, "corequisites": {"achievement": "d"})" + source("2019"), ""));
  EXPECT_EQ(asked.achievement("c").source.as_of.to_string(), "2019");
}

}  // namespace
}  // namespace credstack::catalog
