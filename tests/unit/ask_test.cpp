// The public calls, for what no case file can say: questions that are no questions, and renderings.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

#include "credstack/credstack.hpp"

namespace credstack {
namespace {

using Json = nlohmann::json;

const std::string catalogue = R"({
  "credstack": 1,
  "organizations": [{"id": "org:u", "name": "University", "type": "higherEducation"}],
  "achievements": [
    {"id": "mc:a", "type": "MicroCredential", "name": "A", "owner": "org:u",
     "credit": {"value": 6, "unit": "ECTS"}},
    {"id": "gc:b", "type": "PostBaccalaureateCertificate", "name": "B", "owner": "org:u",
     "requirement": {"all": [{"achievement": "mc:a"},
                             {"credits": {"value": 18, "unit": "ECTS"}, "open": true}]}}]
})";

std::string error_code(const Library& library, const std::string& question) {
  const Json answer = Json::parse(ask(library, question));
  return answer.contains("error") ? answer["error"]["code"].get<std::string>() : "";
}

TEST(Ask, RefusesWhatIsNoQuestion) {
  const auto library = read({{"c.json", catalogue}}).library;
  for (const std::string question :
       {"", "[]", "\"stacks\"", "{", "nothing", "{}", R"({"ask":"fortune"})", R"({"ask":7})",
        R"({"ask":"stacks","credential":"mc:a","on":"2026-01-01","when":"now"})", "\xFF"}) {
    EXPECT_EQ(error_code(*library, question), "bad-question") << question;
  }
  EXPECT_EQ(error_code(*library, std::string(100'000, '[')), "bad-question");
}

TEST(Ask, NeedsAWholeDate) {
  const auto library = read({{"c.json", catalogue}}).library;
  EXPECT_EQ(error_code(*library, R"({"ask":"stacks","credential":"mc:a"})"), "missing-date");
  EXPECT_EQ(error_code(*library, R"({"ask":"stacks","credential":"mc:a","on":"2026-02-30"})"),
            "missing-date");
  EXPECT_EQ(error_code(*library, R"({"ask":"stacks","credential":"mc:a","on":"2026-02"})"),
            "missing-date");
  EXPECT_EQ(error_code(*library, R"({"ask":"stacks","credential":"mc:a","on":"2026-02-28"})"), "");
}

TEST(Ask, AnswersFromAnEmptyCatalogueToo) {
  const auto result = read({});
  EXPECT_FALSE(result.has_errors());
  EXPECT_EQ(error_code(*result.library, R"({"ask":"stacks","credential":"x","on":"2026-01-01"})"),
            "unknown-id");
}

TEST(Ask, GivesTheSameAnswerOnEveryThread) {
  const auto library = read({{"c.json", catalogue}}).library;
  const std::string question =
      R"({"ask":"stacks","credential":"mc:a","on":"2026-01-01","view":true})";
  const std::string expected = ask(*library, question);
  std::vector<std::string> answers(4);
  std::vector<std::thread> threads;
  for (std::string& each : answers) {
    threads.emplace_back([&] { each = ask(*library, question); });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& each : answers) EXPECT_EQ(each, expected);
}

TEST(Render, SaysWhyItCannot) {
  const auto library = read({{"c.json", catalogue}}).library;
  const auto unknown =
      render(*library, R"({"ask":"stacks","credential":"mc:b","on":"2026-01-01"})", Format::html);
  EXPECT_FALSE(unknown.ok);
  EXPECT_NE(unknown.text.find("mc:b"), std::string::npos);
  const auto flow = render(*library, R"({"ask":"portability","on":"2026-01-01"})", Format::text);
  EXPECT_FALSE(flow.ok);
}

TEST(Render, HoldsTheSameFactsInBothForms) {
  const auto library = read({{"c.json", catalogue}}).library;
  const std::string question = R"({"ask":"stacks","credential":"mc:a","on":"2026-01-01"})";
  for (const Format format : {Format::html, Format::text}) {
    const auto rendering = render(*library, question, format);
    ASSERT_TRUE(rendering.ok);
    // 6 of 6 + 18 = 24, and no entry requirement: it counts.
    EXPECT_NE(rendering.text.find("Counts 6 of 24 ECTS credits."), std::string::npos);
    EXPECT_NE(rendering.text.find("18 ECTS credits"), std::string::npos);
  }
}

}  // namespace
}  // namespace credstack
