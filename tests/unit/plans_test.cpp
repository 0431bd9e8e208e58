// Plans: one record and many wishes, as ask() answers them one by one.
#include "credstack/plan.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace credstack {
namespace {

using Json = nlohmann::json;

std::shared_ptr<const Library> library() {
  return read({{"plans.json", R"({"credstack": 1, "version": "1",
    "organizations": [{"id": "org:uni", "name": "University"}],
    "achievements": [
      {"id": "cert", "type": "Certificate", "name": "Certificate", "owner": "org:uni",
       "credit": {"value": 12, "unit": "ECTS"}, "requirement": {"all": [
         {"achievement": "one"}, {"achievement": "two"}]}},
      {"id": "one", "type": "Course", "name": "One", "owner": "org:uni", "duration": "P30D",
       "credit": {"value": 6, "unit": "ECTS"},
       "costs": [{"kind": "total", "price": {"minor": 100, "currency": "NZD"}}]},
      {"id": "two", "type": "Course", "name": "Two", "owner": "org:uni", "duration": "P10D",
       "credit": {"value": 6, "unit": "ECTS"},
       "costs": [{"kind": "total", "price": {"minor": 250, "currency": "NZD"}}]}]})"}})
      .library;
}

/** A degree for which much can be chosen: credit out of many courses, some of them online. */
std::shared_ptr<const Library> much_to_choose() {
  Json courses = Json::array();
  Json all = Json::array();
  for (int group = 0; group < 3; ++group) {
    Json from = Json::array();
    for (int at = 0; at < 12; ++at) {
      const std::string id = "c" + std::to_string(group) + "-" + std::to_string(at);
      from.push_back(id);
      courses.push_back({{"id", id},
                         {"type", "Course"},
                         {"name", id},
                         {"owner", "org:uni"},
                         {"duration", "P" + std::to_string(20 + at * 7 % 5) + "D"},
                         {"credit", {{"value", 3 + at % 4}, {"unit", "ECTS"}}},
                         {"costs",
                          {{{"kind", "total"},
                            {"price",
                             {{"minor", 300 + (at * 37 + group * 11) % 90 + 70 * (at % 4)},
                              {"currency", "NZD"}}}}}}});
    }
    all.push_back({{"credits", {{"value", 17}, {"unit", "ECTS"}}}, {"from", from}});
  }
  courses.push_back({{"id", "cert"},
                     {"type", "Certificate"},
                     {"name", "Certificate"},
                     {"owner", "org:uni"},
                     {"credit", {{"value", 51}, {"unit", "ECTS"}}},
                     {"requirement", {{"all", all}}}});
  courses.push_back({{"id", "one"}, {"type", "Course"}, {"name", "One"}, {"owner", "org:uni"}});
  const Json catalog{{"credstack", 1},
                     {"organizations", {{{"id", "org:uni"}, {"name", "University"}}}},
                     {"achievements", courses}};
  return read({{"many.json", catalog.dump()}}).library;
}

std::string asking(const std::string& wishes) {
  return R"({"ask":"plan","program":"cert","on":"2026-12-01","view":true,"wishes":)" + wishes +
         R"(,"learner":{"credstackLearner":1,"items":[{"achievement":"one","grade":"A",
         "completed":"2026-06-01"}]}})";
}

std::string error_of(const std::string& answer) {
  const Json found = Json::parse(answer);
  return found.contains("error") ? found["error"]["message"].get<std::string>() : "";
}

/** How many steps a search takes depends on what was searched before. */
Json without_work(Json answer) {
  for (Json& program : answer["programs"]) {
    for (const char* name : {"route", "possible", "direct"}) {
      if (program.contains(name)) program[name]["proof"].erase("work");
    }
    for (Json& route : program["frontier"]) route["proof"].erase("work");
  }
  return answer;
}

TEST(Plans, AnswersAsTheQuestionByItselfDoes) {
  const auto made = library();
  Plans plans(made, asking("{}"));
  EXPECT_EQ(plans.error(), "");
  EXPECT_EQ(plans.answer(), ask(*made, asking("{}")));
  const std::string wishes[] = {R"({"minimize":["time"]})", R"({"start":"2027-03-01"})",
                                R"({"budget":{"minor":1,"currency":"NZD"}})", "{}"};
  for (const std::string& each : wishes) {
    EXPECT_EQ(without_work(Json::parse(plans.answer(each))),
              without_work(Json::parse(ask(*made, asking(each)))))
        << each;
  }
}

TEST(Plans, RefusesWishesAndIsAskedAgain) {
  Plans plans(library(), asking("{}"));
  EXPECT_EQ(error_of(plans.answer("[]")),
            "\"wishes\" must be an object, as docs/plan.md describes it.");
  EXPECT_NE(error_of(plans.answer("{")), "");
  EXPECT_EQ(error_of(plans.answer(R"({"include":["three"]})")),
            "The catalogue has no credential, program or course \"three\".");
  EXPECT_EQ(error_of(plans.answer("{}")), "");
}

TEST(Plans, AnswersInSlicesAsInOne) {
  const auto made = much_to_choose();
  const std::string wishes[] = {"", R"({"minimize":["time"]})", R"({"frontier":true})",
                                R"({"budget":{"minor":1,"currency":"NZD"}})"};
  Plans plans(made, asking("{}"));
  int slices = 0;
  int with_plan = 0;
  for (const std::string& each : wishes) {
    ASSERT_EQ(plans.begin(each), "");
    Json last = Json::parse(plans.so_far());
    while (plans.resume(1)) {
      last = Json::parse(plans.so_far());
      EXPECT_EQ(last["searching"], true);
      EXPECT_EQ(last["programs"][0]["searching"], true);
      const bool has_plan = last["programs"][0].contains("route");
      EXPECT_EQ(
          last["view"]["intro"][0],
          has_plan
              ? "This is the best plan found so far. The search has not come to its end."
              : "No plan for Certificate has been found yet. The search has not come to its end.");
      ++slices;
      with_plan += has_plan ? 1 : 0;
    }
    last = Json::parse(plans.so_far());
    EXPECT_FALSE(last.contains("searching"));
    EXPECT_EQ(without_work(last),
              without_work(Json::parse(ask(*made, asking(each.empty() ? "{}" : each)))));
  }
  EXPECT_GT(slices, 20);
  EXPECT_GT(with_plan, 10);
}

TEST(Plans, WhatIsRefusedEndsNothing) {
  Plans plans(library(), asking("{}"));
  EXPECT_EQ(plans.so_far(), "");
  EXPECT_FALSE(plans.resume(1));
  ASSERT_EQ(plans.begin(), "");
  EXPECT_NE(error_of(plans.begin("[]")), "");
  EXPECT_NE(error_of(plans.begin("{")), "");
  while (plans.resume(100)) {
  }
  EXPECT_EQ(Json::parse(plans.so_far())["programs"][0]["route"]["cost"], 250);
  // Begun anew in the middle, what was begun before is given up.
  ASSERT_EQ(plans.begin(R"({"minimize":["time"]})"), "");
  plans.resume(1);
  ASSERT_EQ(plans.begin(R"({"minimize":["steps"]})"), "");
  while (plans.resume(100)) {
  }
  EXPECT_EQ(Json::parse(plans.so_far())["programs"][0]["route"]["proof"]["optimal"], true);
}

TEST(Plans, GivesTheSameErrorWhateverIsWished) {
  const auto error = [](const std::string& question) {
    Plans plans(library(), question);
    EXPECT_EQ(plans.answer("{}"), plans.error());
    EXPECT_EQ(plans.answer(), plans.error());
    return plans.error().empty() ? "" : error_of(plans.error());
  };
  EXPECT_NE(error("{"), "");
  EXPECT_EQ(error(R"({"ask":"audit"})"), "Only a plan is asked for many wishes.");
  EXPECT_EQ(error(R"({"ask":"plan","program":"cert"})"),
            "The question needs a date, as in \"on\": \"2026-11-24\".");
  EXPECT_NE(error(R"({"ask":"plan","program":"cert","on":"2026-12-01",
                      "learner":{"credstackLearner":2,"items":[]}})"),
            "");
}

TEST(Plans, ARecordsProblemsAreInTheAnswer) {
  const Json answer =
      Json::parse(ask(*library(), R"({"ask":"plan","program":"cert","on":"2026-12-01",
                          "learner":{"credstackLearner":1,"items":[{"achievement":"one","colour":"red","status":"planned"}]}})"));
  ASSERT_EQ(answer["diagnostics"].size(), 1U);
  EXPECT_EQ(answer["diagnostics"][0]["pointer"], "/items/0/colour");
}

TEST(Plans, AreRenderedInWords) {
  const auto made = library();
  for (const Format format : {Format::html, Format::text}) {
    const Rendering rendering = render(*made, asking("{}"), format);
    ASSERT_TRUE(rendering.ok);
    EXPECT_NE(rendering.text.find("A plan for Certificate"), std::string::npos);
  }
  EXPECT_FALSE(render(*made, R"({"ask":"plan","program":"cert"})", Format::text).ok);
}

}  // namespace
}  // namespace credstack
