// The keys by which a part of a catalogue says what its reader cannot see: doubts, claims to be a
// part, records that are described elsewhere, and sources without a date.
#include <gtest/gtest.h>

#include "read_text.hpp"

namespace credstack::catalog {
namespace {

TEST(NativeReaderParts, DoubtfulRecordsStaySo) {
  const Read read = read_text(R"({"credstack": 1,
    "organizations": [{"id": "o", "name": "O"}],
    "achievements": [{"id": "a", "type": "Badge", "name": "A", "doubtful": true},
                     {"id": "b", "type": "Badge", "name": "B", "doubtful": false}],
    "agreements": [{"id": "g", "parties": ["o"], "doubtful": true}],
    "recognitions": [{"id": "r", "credential": "a", "target": "b", "assertedBy": "o",
                      "grants": [{"form": "block"}], "doubtful": true}]})");
  EXPECT_EQ(read.problems(), Problems{});
  EXPECT_TRUE(read.achievement("a").doubtful);
  EXPECT_FALSE(read.achievement("b").doubtful);
  EXPECT_TRUE(read.catalog.agreements[0].doubtful);
  EXPECT_TRUE(read.recognition("r").doubtful);
}

TEST(NativeReaderParts, DoubtThatCannotBeReadIsDoubt) {
  const Read read = read_text(with_achievement(R"("doubtful": "no")"));
  EXPECT_EQ(read.problems(), Problems{"type-mismatch /achievements/0/doubtful"});
  EXPECT_TRUE(read.achievement("a").doubtful);
}

TEST(NativeReaderParts, SomeSaySoWhomNobodyNames) {
  const Read read = read_text(R"({"credstack": 1, "achievements": [
      {"id": "a", "type": "Badge", "name": "A"}, {"id": "b", "type": "Badge", "name": "B"}],
    "recognitions": [
      {"id": "r", "credential": "a", "target": "b", "unattributed": true,
       "grants": [{"form": "block"}]},
      {"id": "s", "credential": "a", "target": "b", "unattributed": false,
       "grants": [{"form": "block"}]}]})");
  EXPECT_EQ(read.problems(), Problems{"missing-field /recognitions/1"});
  EXPECT_FALSE(read.recognition("r").doubtful);
  EXPECT_TRUE(read.recognition("s").doubtful);
}

TEST(NativeReaderParts, IsPartOf) {
  const Read read = read_text(R"({"credstack": 1, "achievements": [
    {"id": "a", "type": "Badge", "name": "A", "isPartOf": ["b"]},
    {"id": "b", "type": "Certificate", "name": "B"}]})");
  EXPECT_EQ(read.problems(), Problems{});
  EXPECT_EQ(read.achievement("a").wholes, std::vector{read.catalog.find("b")});
}

TEST(NativeReaderParts, OfWhatIsElsewhereTheIdIsEnough) {
  const Read read = read_text(R"({"credstack": 1,
    "organizations": [{"id": "o", "external": true}, {"id": "p"}],
    "achievements": [{"id": "a", "external": true}, {"id": "b"}]})");
  const Problems missing{"missing-field /achievements/1", "missing-field /achievements/1",
                         "missing-field /organizations/1"};
  EXPECT_EQ(read.problems(), missing);
  EXPECT_TRUE(read.achievement("a").external);
  EXPECT_FALSE(read.achievement("a").doubtful);
  EXPECT_TRUE(read.catalog.organizations[0].external);
  EXPECT_FALSE(read.catalog.organizations[1].external);
}

TEST(NativeReaderParts, AnEmptyMapSaysThatThereIsNoName) {
  const Read read = read_text(R"({"credstack": 1, "achievements": [
    {"id": "a", "type": "Badge", "name": {}}, {"id": "b", "type": "Badge", "name": ""}]})");
  EXPECT_EQ(read.problems(), Problems{"missing-field /achievements/1"});
}

TEST(NativeReaderParts, UndatedSourceTakesNoDate) {
  const Read read = read_text(R"({"credstack": 1, "asOf": "2026-11", "achievements": [
    {"id": "a", "type": "Badge", "name": "A", "source": {"title": "T", "undated": true}},
    {"id": "b", "type": "Badge", "name": "B", "source": {"title": "T"}}]})");
  EXPECT_EQ(read.problems(), Problems{});
  EXPECT_FALSE(read.achievement("a").source.seen());
  EXPECT_EQ(read.achievement("b").source.seen().to_string(), "2026-11");
}

TEST(NativeReaderParts, OrderIsThatOfTheRecords) {
  // `z` is named by the first record before its own comes.
  const Read read = read_text(R"({"credstack": 1, "achievements": [
    {"id": "p", "type": "Certificate", "name": "P", "requirement": {"achievement": "z"}},
    {"id": "m", "type": "Badge", "name": "M"}, {"id": "z", "type": "Badge", "name": "Z"}]})");
  EXPECT_EQ(read.problems(), Problems{});
  EXPECT_LT(read.catalog.find("p"), read.catalog.find("m"));
  EXPECT_LT(read.catalog.find("m"), read.catalog.find("z"));
}

}  // namespace
}  // namespace credstack::catalog
