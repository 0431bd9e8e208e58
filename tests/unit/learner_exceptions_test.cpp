// Exceptions from what no program has: they do nothing, and that is said.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "language_catalog.hpp"
#include "learner/readers.hpp"

namespace credstack::learner {
namespace {

/** `p` has the nodes root and leaf, and in an older version old; and the rule r. */
const catalog::Read& programs() {
  static const auto made = catalog::read_text(catalog::with_tree(
      R"({"id": "root", "all": [{"id": "leaf", "achievement": "c1"}],
          "rules": [{"id": "r", "maxUses": 2}]})",
      R"("versions": [{"catalogYear": "2020", "requirement": {"id": "old", "text": "T"}}])"));
  return made;
}

std::vector<std::string> problems(std::string_view exception,
                                  std::string_view enrolments = R"({"program": "p"})") {
  const std::string text = R"({"credstackLearner": 1, "programs": [)" + std::string(enrolments) +
                           R"(], "exceptions": [{"by": "u", )" + std::string(exception) + "}]}";
  const catalog::JsonDocument document(text, 20);
  std::vector<Diagnostic> found;
  const Learner learner = read_learner(programs().catalog, document.root(), "", found);
  EXPECT_EQ(learner.exceptions.size(), 1U) << exception;
  std::vector<std::string> list;
  for (const Diagnostic& each : found) {
    EXPECT_EQ(each.severity, Severity::warning) << each.message;
    list.push_back(each.code + " " + each.pointer);
  }
  return list;
}

const std::vector<std::string> none;

TEST(LearnerExceptions, FromWhatTheProgramHas) {
  EXPECT_EQ(problems(R"("kind": "waive", "node": "leaf")"), none);
  EXPECT_EQ(problems(R"("kind": "waive", "node": "old")"), none);
  EXPECT_EQ(problems(R"("kind": "waive", "program": "p", "node": "root")", ""), none);
  EXPECT_EQ(problems(R"("kind": "allow", "rule": "r")"), none);
}

TEST(LearnerExceptions, FromWhatItHasNotAreSaid) {
  const std::vector<std::string> node{"unknown-node /exceptions/0/node"};
  EXPECT_EQ(problems(R"("kind": "waive", "node": "laef")"), node);
  EXPECT_EQ(problems(R"("kind": "confirm", "node": "r")"), node);
  EXPECT_EQ(problems(R"("kind": "waive", "program": "p", "node": "laef")", ""), node);
  EXPECT_EQ(problems(R"("kind": "allow", "rule": "leaf")"),
            std::vector<std::string>{"unknown-rule /exceptions/0/rule"});
}

TEST(LearnerExceptions, OfAProgramThatNobodyDescribesNothingIsSaid) {
  // What is audited is not known here, and of c4 not what it requires.
  EXPECT_EQ(problems(R"("kind": "waive", "node": "laef")", ""), none);
  EXPECT_EQ(problems(R"("kind": "waive", "program": "c4", "node": "laef")"), none);
}

}  // namespace
}  // namespace credstack::learner
