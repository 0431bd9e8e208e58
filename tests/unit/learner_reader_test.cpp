// What the reader makes of a learner's record (docs/learner.md), and what leaves an item in doubt.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "read_record.hpp"

namespace credstack::learner {
namespace {

TEST(LearnerReader, ReadsAWholeRecord) {
  const Record record = read_record(R"({
    "credstackLearner": 1, "$schema": "learner.schema.json", "id": "p-1", "x-note": 7,
    "programs": [{"program": "urn:x:bsc", "catalogYear": "2024-25", "admitted": "2024-09-01",
                  "enrolled": "2024-09", "award": "2027"}],
    "items": [
      {"achievement": "urn:x:cs-101", "completed": "2025-06-12", "grade": "B+",
       "gradeScale": "scale:letters", "usedFor": ["urn:x:minor", "urn:x:minor"]},
      {"id": "stat", "title": "Introductory statistics",
       "issuer": {"name": "Elsewhere College", "jurisdiction": "CA-ON"},
       "credit": {"value": 3.5, "unit": "US-SH"}, "completed": "2019", "expires": "2029-01-31",
       "grade": 71.50, "subject": "STAT", "level": {"framework": "course", "level": 100},
       "type": "Course", "field": [{"scheme": "CIP", "code": "27.05"}], "tags": ["quantitative"],
       "accepted": {"by": "org:uni", "as": "urn:x:Stat/110", "credit": {"value": 3, "unit": "US-SH"},
                    "date": "2024-10-01", "priorLearning": true},
       "currency": {"by": "org:uni", "date": "2025-01-15"}},
      {"achievement": "urn:y:lit-1", "issuer": "org:college", "status": "inProgress"}],
    "exceptions": [
      {"kind": "waive", "program": "urn:x:bsc", "node": "language", "by": "org:uni",
       "person": "Dr B", "date": "2025-02-01", "until": "2027-02-01", "reason": "Native speaker"},
      {"kind": "substitute", "node": "stats", "item": "stat", "by": "org:college"},
      {"kind": "allow", "rule": "age", "item": "1", "by": "org:uni"},
      {"kind": "confirm", "node": "portfolio", "by": "org:uni"}]})");
  EXPECT_EQ(record.problems(), Problems{});
  const Learner& learner = record.learner;
  EXPECT_EQ(learner.id, "p-1");

  ASSERT_EQ(learner.enrolments.size(), 1U);
  EXPECT_EQ(name(learner.enrolments[0].program), "urn:x:bsc");
  EXPECT_EQ(learner.enrolments[0].catalog_year, "2024-25");
  EXPECT_EQ(learner.enrolments[0].admitted, (Date{2024, 9, 1}));
  EXPECT_EQ(learner.enrolments[0].enrolled, (Date{2024, 9, 0}));
  EXPECT_EQ(learner.enrolments[0].award, (Date{2027, 0, 0}));
  EXPECT_FALSE(learner.enrolments[0].doubtful);

  ASSERT_EQ(learner.items.size(), 3U);
  const Item& first = learner.items[0];
  EXPECT_EQ(first.id, "1");
  EXPECT_EQ(name(first.achievement), "urn:x:cs-101");
  EXPECT_EQ(first.title, "");
  EXPECT_FALSE(first.issuer_stated);
  EXPECT_EQ(first.grade, "B+");
  ASSERT_TRUE(first.grade_scale);
  EXPECT_EQ(record_catalog()[first.grade_scale].id, "scale:letters");
  EXPECT_EQ(first.status, ItemStatus::completed);
  ASSERT_EQ(first.used_for.size(), 1U);
  EXPECT_EQ(name(first.used_for[0]), "urn:x:minor");
  EXPECT_FALSE(first.accepted.has_value());
  EXPECT_FALSE(first.doubtful);

  const Item& second = learner.items[1];
  EXPECT_EQ(second.id, "stat");
  EXPECT_FALSE(second.achievement);
  EXPECT_EQ(second.title, "Introductory statistics");
  EXPECT_TRUE(second.issuer_stated);
  EXPECT_FALSE(second.issuer);
  EXPECT_EQ(second.issuer_name, "Elsewhere College");
  EXPECT_EQ(second.issuer_jurisdiction, "CA-ON");
  ASSERT_TRUE(second.credit.has_value());
  EXPECT_EQ(second.credit->min, Rational(7, 2));
  EXPECT_EQ(second.credit->unit, "US-SH");
  EXPECT_EQ(second.grade, "71.50");
  EXPECT_EQ(second.completed, (Date{2019, 0, 0}));
  EXPECT_EQ(second.expires, (Date{2029, 1, 31}));
  EXPECT_EQ(second.subject, "STAT");
  ASSERT_EQ(second.levels.size(), 1U);
  EXPECT_EQ(second.levels[0].level, 100);
  EXPECT_EQ(second.type, AchievementType::course);
  ASSERT_EQ(second.fields.size(), 1U);
  EXPECT_EQ(second.fields[0].code, "27.05");
  EXPECT_EQ(second.tags, std::vector<std::string_view>{"quantitative"});
  ASSERT_TRUE(second.accepted.has_value());
  EXPECT_EQ(name(second.accepted->by), "org:uni");
  EXPECT_EQ(name(second.accepted->as), "urn:x:Stat/110");
  EXPECT_EQ(second.accepted->credit->max, Rational(3));
  EXPECT_EQ(second.accepted->date, (Date{2024, 10, 1}));
  EXPECT_TRUE(second.accepted->prior_learning);
  EXPECT_FALSE(second.accepted->doubtful);
  ASSERT_TRUE(second.currency.has_value());
  EXPECT_EQ(name(second.currency->by), "org:uni");
  EXPECT_EQ(second.currency->date, (Date{2025, 1, 15}));
  EXPECT_FALSE(second.doubtful);

  EXPECT_EQ(name(learner.items[2].issuer), "org:college");
  EXPECT_TRUE(learner.items[2].issuer_stated);
  EXPECT_EQ(learner.items[2].status, ItemStatus::in_progress);

  ASSERT_EQ(learner.exceptions.size(), 4U);
  const Exception& waiver = learner.exceptions[0];
  EXPECT_EQ(waiver.kind, ExceptionKind::waive);
  EXPECT_EQ(name(waiver.program), "urn:x:bsc");
  EXPECT_EQ(waiver.node, "language");
  EXPECT_EQ(name(waiver.by), "org:uni");
  EXPECT_EQ(waiver.by_name, "org:uni");
  EXPECT_EQ(waiver.person, "Dr B");
  EXPECT_EQ(waiver.date, (Date{2025, 2, 1}));
  EXPECT_EQ(waiver.until, (Date{2027, 2, 1}));
  EXPECT_EQ(waiver.reason, "Native speaker");
  EXPECT_EQ(learner.exceptions[1].kind, ExceptionKind::substitute);
  EXPECT_EQ(learner.exceptions[1].item, "stat");
  EXPECT_FALSE(learner.exceptions[1].program);
  EXPECT_EQ(learner.exceptions[2].kind, ExceptionKind::allow);
  EXPECT_EQ(learner.exceptions[2].rule, "age");
  EXPECT_EQ(learner.exceptions[3].kind, ExceptionKind::confirm);
  for (const Exception& exception : learner.exceptions) EXPECT_FALSE(exception.doubtful);
}

/** The records that tests/schema/learner.test.mjs holds against the JSON Schema. */
TEST(LearnerReader, AgreesWithTheTableOfRecords) {
  std::ifstream file(CREDSTACK_SOURCE_DIR "/tests/fixtures/learner/records.json");
  const auto table = nlohmann::json::parse(file);
  ASSERT_GE(table["good"].size(), 10U);
  for (const auto& record : table["good"]) {
    EXPECT_EQ(read_record(record.dump()).problems(), Problems{}) << record;
  }
  ASSERT_GE(table["bad"].size(), 80U);
  for (const auto& row : table["bad"]) {
    const Record read = read_record(row["record"].dump());
    EXPECT_EQ(read.problems(), row["problems"].get<Problems>()) << row["record"];
    for (const Diagnostic& problem : read.diagnostics) {
      EXPECT_TRUE(problem.message.ends_with(".")) << problem.message;
    }
  }
}

TEST(LearnerReader, KeepsItsStringsWhenMoved) {
  Record record = read_item(R"("title": "A\u00e9B", "grade": "B", "completed": "2024")");
  const Learner moved = std::move(record.learner);
  record.document.reset();
  record.bytes.assign(record.bytes.size(), '#');
  EXPECT_EQ(moved.items[0].title,
            "A\xC3\xA9"
            "B");
  EXPECT_EQ(moved.items[0].grade, "B");
  EXPECT_EQ(moved.items[0].id, "1");
}

TEST(LearnerReader, TakesNothingForARecordOfAnotherVersion) {
  for (const std::string_view text :
       {R"({"credstackLearner": 2, "items": [{"title": "A", "status": "planned"}]})",
        R"({"credstackLearner": "1", "items": []})", R"({"items": []})", "{}"}) {
    const Record record = read_record(text);
    EXPECT_EQ(record.problems(), Problems{"unsupported-version /learner/credstackLearner"}) << text;
    EXPECT_TRUE(record.learner.items.empty());
    EXPECT_TRUE(record.learner.unreadable);
  }
  for (const std::string_view text : {"7", "[]", "null", "\"credstackLearner\""}) {
    const Record record = read_record(text);
    EXPECT_EQ(record.problems(), Problems{"type-mismatch /learner"}) << text;
    EXPECT_TRUE(record.learner.unreadable);
  }
  EXPECT_FALSE(read_record(R"({"credstackLearner": 1})").learner.unreadable);
}

TEST(LearnerReader, TakesNullForAbsent) {
  const Record record = read_item(
      R"("achievement": "urn:x:cs-101", "completed": "2025", "grade": null, "accepted": null,
         "usedFor": null, "expires": null)");
  EXPECT_EQ(record.problems(), Problems{});
  EXPECT_FALSE(record.item().accepted.has_value());
  EXPECT_FALSE(record.item().doubtful);
}

// ---- status -----------------------------------------------------------------------------------

TEST(LearnerReader, ADateOrAGradeSaysThatItIsCompleted) {
  for (const std::string_view said : {R"("completed": "2025")", R"("grade": "F")"}) {
    const Record record = read_item(R"("title": "A", )" + std::string(said));
    EXPECT_EQ(record.problems(), Problems{});
    EXPECT_EQ(record.item().status, ItemStatus::completed);
    EXPECT_FALSE(record.item().doubtful);
  }
  const Record record = read_item(R"("title": "A")");
  EXPECT_EQ(record.problems(), Problems{"missing-field /learner/items/0"});
  EXPECT_TRUE(record.item().doubtful);
}

TEST(LearnerReader, KnowsTheWordsOfStatus) {
  const std::pair<std::string_view, ItemStatus> words[] = {
      {"completed", ItemStatus::completed}, {"inProgress", ItemStatus::in_progress},
      {"planned", ItemStatus::planned},     {"failed", ItemStatus::failed},
      {"withdrawn", ItemStatus::withdrawn}, {"audited", ItemStatus::audited}};
  for (const auto& [word, status] : words) {
    const Record record = read_item(R"("title": "A", "status": ")" + std::string(word) + "\"");
    EXPECT_EQ(record.problems(), Problems{});
    EXPECT_EQ(record.item().status, status) << word;
  }
  const Record record = read_item(R"("title": "A", "completed": "2025", "status": "Failed")");
  EXPECT_EQ(record.problems(), Problems{"unknown-word /learner/items/0/status"});
  EXPECT_TRUE(record.item().doubtful);
}

// ---- what might count against an item -----------------------------------------------------------

TEST(LearnerReader, LeavesInDoubtWhatMightCountAgainstTheItem) {
  const std::string_view broken[] = {
      R"("completed": "2025-13-01")",
      R"("completed": 2025)",
      R"("expires": "soon")",
      R"("status": 1)",
      R"("grade": "")",
      R"("grade": {"value": "A"})",
      R"("grade": -1)",
      R"("gradeScale": 4)",
      R"("credit": 3)",
      R"("credit": {"value": "3", "unit": "US-SH"})",
      R"("credit": {"value": 3})",
      R"("usedFor": "urn:x:minor")",
      R"("usedFor": [7])",
      R"("issuer": 7)",
      R"("issuer": {"jurisdiction": "NZ"})",
      R"("subject": 7)",
      R"("level": "200")",
      R"("type": "course")",
      R"("field": [{"code": "27.05"}])",
      R"("tags": [1])",
      R"("expired": "2020")",
      R"("grade": "A", "grade": "F")",
  };
  for (const std::string_view members : broken) {
    const Record record =
        read_item(R"("achievement": "urn:x:cs-101", "completed": "2025", )" + std::string(members));
    EXPECT_GE(record.diagnostics.size(), 1U) << members;
    EXPECT_EQ(name(record.item().achievement), "urn:x:cs-101") << members;
    EXPECT_TRUE(record.item().doubtful) << members;
  }
}

TEST(LearnerReader, AnIssuerThatCannotBeReadIsNotTheOwner) {
  const Record record =
      read_item(R"("achievement": "urn:x:cs-101", "completed": "2025", "issuer": 7)");
  EXPECT_TRUE(record.item().issuer_stated);
  EXPECT_FALSE(record.item().issuer);
}

TEST(LearnerReader, DoesNotDoubtAnItemForItsTitleOrId) {
  for (const std::string_view members :
       {R"("title": 7)", R"("id": "")", R"("id": 7)", R"("currency": {"by": "org:uni", "date": 1})",
        R"("accepted": {"by": "org:uni", "date": "yesterday"})"}) {
    const Record record =
        read_item(R"("achievement": "urn:x:cs-101", "completed": "2025", )" + std::string(members));
    EXPECT_EQ(record.diagnostics.size(), 1U) << members;
    EXPECT_EQ(record.item().id, "1");
    EXPECT_FALSE(record.item().doubtful) << members;
  }
}

TEST(LearnerReader, AnItemIsSomething) {
  const Record record = read_item(R"("completed": "2025")");
  EXPECT_EQ(record.problems(), Problems{"missing-field /learner/items/0"});
  EXPECT_TRUE(record.item().doubtful);
  const Record other = read_record(R"({"credstackLearner": 1, "items": [7, null, {"title": "A",
    "status": "planned"}]})");
  EXPECT_EQ(other.problems(),
            (Problems{"type-mismatch /learner/items/0", "type-mismatch /learner/items/1"}));
  ASSERT_EQ(other.learner.items.size(), 1U);
  EXPECT_EQ(other.item().id, "3");
}

TEST(LearnerReader, AnAcceptanceThatCannotBeReadIsInDoubt) {
  for (const std::string_view accepted :
       {R"(true)", R"({"as": "urn:x:cs-101"})", R"({"by": "org:uni", "as": 7})",
        R"({"by": "org:uni", "credit": 3})", R"({"by": "org:uni", "priorLearning": "yes"})",
        R"({"by": "org:uni", "date": "2025-02-30"})", R"({"by": "org:uni", "until": "2020"})",
        R"({"by": "org:uni", "as": "urn:x:missing"})"}) {
    const Record record =
        read_item(R"("title": "A", "completed": "2025", "accepted": )" + std::string(accepted));
    EXPECT_EQ(record.diagnostics.size(), 1U) << accepted;
    ASSERT_TRUE(record.item().accepted.has_value()) << accepted;
    EXPECT_TRUE(record.item().accepted->doubtful) << accepted;
  }
}

TEST(LearnerReader, AcceptanceByAnUnknownBodyIsAClaim) {
  const Record record =
      read_item(R"("title": "A", "completed": "2025", "accepted": {"by": "org:nobody"})");
  EXPECT_EQ(record.problems(),
            Problems{"unknown-organization /learner/items/0/accepted/by (warning)"});
  ASSERT_TRUE(record.item().accepted.has_value());
  EXPECT_FALSE(record.item().accepted->by);
  EXPECT_FALSE(record.item().accepted->doubtful);
}

TEST(LearnerReader, AProofOfCurrencyWithoutItsDateIsNone) {
  for (const std::string_view currency :
       {R"({"by": "org:uni", "date": "?"})", R"({"date": "2025"})", R"("2025")"}) {
    const Record record =
        read_item(R"("title": "A", "completed": "2025", "currency": )" + std::string(currency));
    EXPECT_EQ(record.diagnostics.size(), 1U);
    EXPECT_FALSE(record.item().currency.has_value()) << currency;
  }
}

TEST(LearnerReader, AGradeOfAnUnknownScaleIsInDoubt) {
  const Record record =
      read_item(R"("achievement": "urn:x:cs-101", "grade": "4", "gradeScale": "scale:elsewhere")");
  EXPECT_EQ(record.problems(),
            Problems{"unknown-grade-scale /learner/items/0/gradeScale (warning)"});
  EXPECT_FALSE(record.item().grade_scale);
  EXPECT_TRUE(record.item().doubtful);
}

TEST(LearnerReader, UsedForAnUnknownAwardIsInDoubt) {
  const Record record = read_item(
      R"("achievement": "urn:x:cs-101", "grade": "A", "usedFor": ["urn:z:award", "urn:x:minor"])");
  EXPECT_EQ(record.problems(),
            Problems{"unknown-achievement /learner/items/0/usedFor/0 (warning)"});
  EXPECT_EQ(record.item().used_for.size(), 1U);
  EXPECT_TRUE(record.item().doubtful);
}

// ---- ids ----------------------------------------------------------------------------------------

TEST(LearnerReader, FindsIdsByAUniqueEnding) {
  const auto found = [](std::string_view id) {
    const Record record =
        read_item(R"("completed": "2025", "achievement": ")" + std::string(id) + "\"");
    EXPECT_EQ(record.item().doubtful, false) << id;
    if (name(record.item().achievement).empty()) {
      EXPECT_EQ(record.problems(),
                Problems{"unknown-achievement /learner/items/0/achievement (warning)"});
      EXPECT_EQ(record.item().title, id);
    }
    return std::string(name(record.item().achievement));
  };
  EXPECT_EQ(found("urn:x:cs-101"), "urn:x:cs-101");
  EXPECT_EQ(found("cs-101"), "urn:x:cs-101");
  EXPECT_EQ(found("X:CS-101"), "urn:x:cs-101");
  EXPECT_EQ(found("URN:X:CS-101"), "urn:x:cs-101");
  EXPECT_EQ(found("110"), "urn:x:Stat/110");
  EXPECT_EQ(found("stat/110"), "urn:x:Stat/110");
  EXPECT_EQ(found("101"), "");   // after a hyphen is no ending
  EXPECT_EQ(found("same"), "");  // of two
  EXPECT_EQ(found("a/same"), "urn:x:a/same");
  EXPECT_EQ(found("cs-10"), "");
  EXPECT_EQ(found(":cs-101"), "");
}

TEST(LearnerReader, KeepsATitleBesideAnUnknownId) {
  const Record record =
      read_item(R"("achievement": "urn:z:q", "title": "Quilting", "completed": "2025")");
  EXPECT_EQ(record.item().title, "Quilting");
  EXPECT_FALSE(record.item().achievement);
}

TEST(LearnerReader, DoesNotTakeAnotherBodysShortIdForOurs) {
  const auto achievement = [](std::string_view members) {
    const Record record = read_item(R"("completed": "2025", )" + std::string(members));
    return std::string(name(record.item().achievement));
  };
  EXPECT_EQ(achievement(R"("achievement": "cs-101", "issuer": "org:uni")"), "urn:x:cs-101");
  EXPECT_EQ(achievement(R"("achievement": "cs-101", "issuer": "org:college")"), "");
  EXPECT_EQ(achievement(R"("achievement": "cs-101", "issuer": {"name": "Elsewhere"})"), "");
  EXPECT_EQ(achievement(R"("achievement": "cs-101", "accepted": {"by": "org:uni"})"), "");
  EXPECT_EQ(achievement(R"("achievement": "urn:x:cs-101", "issuer": "org:college")"),
            "urn:x:cs-101");
  const Record record =
      read_item(R"("completed": "2025", "achievement": "cs-101", "issuer": "org:college")");
  EXPECT_EQ(record.problems(),
            Problems{"unknown-achievement /learner/items/0/achievement (warning)"});
  EXPECT_EQ(record.item().title, "cs-101");
}

TEST(LearnerReader, AnUnknownIssuerIsStatedAllTheSame) {
  const Record record =
      read_item(R"("achievement": "urn:x:cs-101", "completed": "2025", "issuer": "org:z")");
  EXPECT_EQ(record.problems(), Problems{"unknown-organization /learner/items/0/issuer (warning)"});
  EXPECT_TRUE(record.item().issuer_stated);
  EXPECT_FALSE(record.item().issuer);
  EXPECT_EQ(record.item().issuer_name, "org:z");
}

TEST(LearnerReader, ItemsHaveOneIdEach) {
  const Record record = read_record(R"({"credstackLearner": 1, "items": [
      {"id": "a", "title": "A", "status": "planned"}, {"id": "a", "title": "B", "status": "planned"},
      {"id": "4", "title": "C", "status": "planned"}, {"title": "D", "status": "planned"},
      {"title": "E", "status": "planned"}],
    "exceptions": [{"kind": "substitute", "node": "n", "item": "a", "by": "org:uni"},
                   {"kind": "substitute", "node": "n", "item": "4", "by": "org:uni"},
                   {"kind": "substitute", "node": "n", "item": "5", "by": "org:uni"},
                   {"kind": "substitute", "node": "n", "item": "6", "by": "org:uni"}]})");
  EXPECT_EQ(record.problems(),
            (Problems{"duplicate-id /learner/items/1/id", "duplicate-id /learner/items/3",
                      "unknown-item /learner/exceptions/3/item (warning)"}));
  ASSERT_EQ(record.learner.items.size(), 5U);
  ASSERT_EQ(record.learner.exceptions.size(), 4U);
  EXPECT_TRUE(record.learner.exceptions[0].doubtful);
  EXPECT_TRUE(record.learner.exceptions[1].doubtful);
  EXPECT_FALSE(record.learner.exceptions[2].doubtful);
  EXPECT_TRUE(record.learner.exceptions[3].doubtful);
}

// ---- enrolments and exceptions ------------------------------------------------------------------

TEST(LearnerReader, AnEnrolmentThatCannotBeReadWholeIsInDoubt) {
  for (const std::string_view members :
       {R"("catalogYear": 2024)", R"("catalogYear": "")", R"("admitted": "2024-9-1")",
        R"("enrolled": 1)", R"("award": "?")", R"("term": "fall")"}) {
    const Record record =
        read_record(R"({"credstackLearner": 1, "programs": [{"program": "bsc", )" +
                    std::string(members) + "}]}");
    EXPECT_EQ(record.diagnostics.size(), 1U) << members;
    ASSERT_EQ(record.learner.enrolments.size(), 1U) << members;
    EXPECT_TRUE(record.learner.enrolments[0].doubtful) << members;
  }
}

TEST(LearnerReader, TwoEnrolmentsInOneProgramAreInDoubt) {
  const Record record = read_record(R"({"credstackLearner": 1, "programs": [
    {"program": "urn:x:bsc", "catalogYear": "2020"}, {"program": "bsc", "catalogYear": "2024"}]})");
  EXPECT_EQ(record.problems(), Problems{"duplicate-id /learner/programs/1/program"});
  ASSERT_EQ(record.learner.enrolments.size(), 1U);
  EXPECT_TRUE(record.learner.enrolments[0].doubtful);
}

TEST(LearnerReader, LeavesOutAnEnrolmentInNoKnownProgram) {
  const Record record = read_record(R"({"credstackLearner": 1, "programs": [
    {"program": "urn:z:ba"}, {"catalogYear": "2024"}, 7]})");
  EXPECT_EQ(record.problems(),
            (Problems{"missing-field /learner/programs/1", "type-mismatch /learner/programs/2",
                      "unknown-achievement /learner/programs/0/program (warning)"}));
  EXPECT_TRUE(record.learner.enrolments.empty());
}

TEST(LearnerReader, LeavesOutAnExceptionThatMightBeAboutMoreThanItSays) {
  const std::pair<std::string_view, std::string_view> broken[] = {
      {R"("kind": "forgive", "node": "n")", "unknown-word /learner/exceptions/0/kind"},
      {R"("node": "n")", "missing-field /learner/exceptions/0"},
      {R"("kind": "waive")", "missing-field /learner/exceptions/0"},
      {R"("kind": "confirm", "node": 7)", "type-mismatch /learner/exceptions/0/node"},
      {R"("kind": "substitute", "node": "n")", "missing-field /learner/exceptions/0"},
      {R"("kind": "allow")", "missing-field /learner/exceptions/0"},
      {R"("kind": "allow", "rule": "r", "item": 1)", "type-mismatch /learner/exceptions/0/item"},
      {R"("kind": "waive", "node": "n", "program": 1)",
       "type-mismatch /learner/exceptions/0/program"},
      {R"("kind": "waive", "node": "n", "program": "urn:z:ba")",
       "unknown-achievement /learner/exceptions/0/program (warning)"},
  };
  for (const auto& [members, problem] : broken) {
    const Record record =
        read_record(R"({"credstackLearner": 1, "exceptions": [{"by": "org:uni", )" +
                    std::string(members) + "}]}");
    EXPECT_EQ(record.problems(), Problems{std::string(problem)}) << members;
    EXPECT_TRUE(record.learner.exceptions.empty()) << members;
  }
}

TEST(LearnerReader, AnExceptionWithADamagedLimitIsInDoubt) {
  for (const std::string_view members :
       {R"("by": "org:uni", "until": "2025-99")", R"("by": "org:uni", "date": 1)", R"("by": 7)",
        R"("date": "2025")", R"("by": "org:uni", "rule": "r")", R"("by": "org:uni", "item": "1")",
        R"("by": "org:uni", "validUntil": "2020")"}) {
    const Record record = read_record(
        R"({"credstackLearner": 1, "items": [{"title": "A", "status": "planned"}],
            "exceptions": [{"kind": "waive", "node": "n", )" +
        std::string(members) + "}]}");
    EXPECT_EQ(record.diagnostics.size(), 1U) << members;
    ASSERT_EQ(record.learner.exceptions.size(), 1U) << members;
    EXPECT_TRUE(record.learner.exceptions[0].doubtful) << members;
  }
  const Record record = read_record(
      R"({"credstackLearner": 1, "exceptions": [{"kind": "waive", "node": "n", "by": "org:z"}]})");
  ASSERT_EQ(record.learner.exceptions.size(), 1U);
  EXPECT_FALSE(record.learner.exceptions[0].by);
  EXPECT_EQ(record.learner.exceptions[0].by_name, "org:z");
  EXPECT_FALSE(record.learner.exceptions[0].doubtful);
}

// ---- bounds -------------------------------------------------------------------------------------

TEST(LearnerReader, ReadsTenThousandItemsAtMost) {
  std::string items;
  for (int i = 0; i < 10'001; ++i) {
    items += std::string(i > 0 ? "," : "") + R"({"title":"A","status":"planned"})";
  }
  const Record record = read_record(R"({"credstackLearner": 1, "items": [)" + items + "]}");
  EXPECT_EQ(record.problems(), Problems{"too-many /learner/items"});
  EXPECT_EQ(record.learner.items.size(), 10'000U);
  EXPECT_EQ(record.learner.items.back().id, "10000");
}

TEST(LearnerReader, MoreAwardsThanItLooksAtLeaveTheItemInDoubt) {
  std::string awards = R"("urn:x:minor")";
  for (int i = 0; i < 100; ++i) awards += R"(, "urn:x:minor")";
  const Record record =
      read_item(R"("title": "A", "completed": "2025", "usedFor": [)" + awards + "]");
  EXPECT_EQ(record.problems(), Problems{"too-many /learner/items/0/usedFor"});
  EXPECT_TRUE(record.item().doubtful);
}

TEST(LearnerReader, ListsAThousandProblemsAtMost) {
  std::string items;
  for (int i = 0; i < 5'000; ++i) items += std::string(i > 0 ? "," : "") + "7";
  const Record record = read_record(R"({"credstackLearner": 1, "items": [)" + items + "]}");
  ASSERT_EQ(record.diagnostics.size(), 1'001U);
  EXPECT_EQ(record.diagnostics.back().code, "more-problems");
}

TEST(LearnerReader, AnItemThatIsNestedTooDeeplyIsInDoubt) {
  const std::string deep = std::string(500, '[') + std::string(500, ']');
  const Record record = read_item(R"("title": "A", "completed": "2025", "usedFor": )" + deep);
  EXPECT_EQ(record.diagnostics.size(), 1U);
  EXPECT_TRUE(record.item().doubtful);
}

}  // namespace
}  // namespace credstack::learner
