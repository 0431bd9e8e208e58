// Grades of a record that their scale does not have: said so, and kept as they are written.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "learner/readers.hpp"
#include "read_text.hpp"

namespace credstack::learner {
namespace {

constexpr std::string_view letters =
    R"({"id": "letters", "grades": [{"grade": "A"}, {"grade": "B"}]})";
constexpr std::string_view numbers =
    R"({"id": "numbers", "numeric": {"best": 1, "worst": 5, "pass": 4}})";

/** `uni` grades in letters, `college` does not say in what. */
catalog::Read with_scales(const std::string& scales) {
  return catalog::read_text(R"({"credstack": 1, "gradeScales": [)" + scales + R"(],
    "organizations": [{"id": "uni", "name": "U", "gradeScale": "letters"},
                      {"id": "college", "name": "C"}],
    "achievements": [{"id": "c1", "type": "Course", "name": "1", "owner": "uni"},
                     {"id": "c2", "type": "Course", "name": "2", "owner": "college"}]})");
}

/** `code pointer` of each problem of a record of one item. */
std::vector<std::string> problems(const catalog::Read& read, std::string_view members) {
  const std::string text = R"({"credstackLearner": 1, "items": [{)" + std::string(members) + "}]}";
  const catalog::JsonDocument document(text, 20);
  std::vector<Diagnostic> found;
  const Learner learner = read_learner(read.catalog, document.root(), "", found);
  EXPECT_EQ(learner.items.size(), 1U);
  EXPECT_FALSE(learner.items[0].doubtful) << members;
  std::vector<std::string> list;
  for (const Diagnostic& each : found) {
    EXPECT_EQ(each.severity, Severity::warning) << each.message;
    list.push_back(each.code + " " + each.pointer);
  }
  return list;
}

const std::vector<std::string> unknown{"unknown-grade /items/0/grade"};
const std::vector<std::string> none;

TEST(LearnerGrades, OfTheIssuersScale) {
  const auto read = with_scales(std::string(letters) + ", " + std::string(numbers));
  EXPECT_EQ(problems(read, R"("achievement": "c1", "grade": "B")"), none);
  EXPECT_EQ(problems(read, R"("achievement": "c1", "grade": "B+")"), unknown);
  EXPECT_EQ(problems(read, R"("achievement": "c1", "grade": "b")"), unknown);
  EXPECT_EQ(problems(read, R"("achievement": "c1", "grade": 2)"), unknown);
  // In whose scale a college grades that does not say so, nobody knows.
  EXPECT_EQ(problems(read, R"("achievement": "c2", "grade": "B+")"), none);
  EXPECT_EQ(problems(read, R"("achievement": "c1", "issuer": "college", "grade": "B+")"), none);
  EXPECT_EQ(problems(read, R"("title": "T", "issuer": "uni", "grade": "B+")"), unknown);
  EXPECT_EQ(problems(read, R"("title": "T", "issuer": {"name": "Abroad"}, "grade": "B+")"), none);
}

TEST(LearnerGrades, OfTheScaleThatTheItemNames) {
  const auto read = with_scales(std::string(letters) + ", " + std::string(numbers));
  EXPECT_EQ(problems(read, R"("achievement": "c1", "grade": 2.3, "gradeScale": "numbers")"), none);
  EXPECT_EQ(problems(read, R"("achievement": "c1", "grade": "5", "gradeScale": "numbers")"), none);
  EXPECT_EQ(problems(read, R"("achievement": "c1", "grade": 6, "gradeScale": "numbers")"), unknown);
  EXPECT_EQ(problems(read, R"("achievement": "c1", "grade": "A", "gradeScale": "numbers")"),
            unknown);
}

TEST(LearnerGrades, OfTheOnlyScaleThereIs) {
  const auto read = with_scales(std::string(letters));
  EXPECT_EQ(problems(read, R"("achievement": "c2", "grade": "A")"), none);
  EXPECT_EQ(problems(read, R"("achievement": "c2", "grade": "HD")"), unknown);
}

TEST(LearnerGrades, OfWhatIsNotCompletedNothingIsAsked) {
  const auto read = with_scales(std::string(letters));
  for (const std::string_view status : {"inProgress", "withdrawn", "failed", "audited"}) {
    EXPECT_EQ(problems(read, R"("achievement": "c1", "grade": "W", "status": ")" +
                                 std::string(status) + R"(")"),
              none)
        << status;
  }
}

TEST(LearnerGrades, OfAScaleThatIsNotKnownNothingIsSaid) {
  const auto read = with_scales(R"({"id": "letters", "grades": [{"grade": "A"}, {"grade": "A"}]})");
  ASSERT_TRUE(read.has_error());
  EXPECT_EQ(problems(read, R"("achievement": "c1", "grade": "Z")"), none);
}

}  // namespace
}  // namespace credstack::learner
