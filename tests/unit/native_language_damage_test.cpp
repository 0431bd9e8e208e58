// The law of damage: whatever is reported as an error in what a program requires, the program is
// not told to be met. Held against a program that uses the whole requirement language, and a
// learner who meets it.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "answer/library.hpp"
#include "credstack/credstack.hpp"
#include "support/case_file.hpp"

namespace credstack::test {
namespace {

constexpr std::string_view catalogue = R"({"credstack": 1, "asOf": "2026-11-01",
  "organizations": [{"id": "u", "name": "University", "gradeScale": "letters"}],
  "gradeScales": [{"id": "letters", "grades": [{"grade": "A", "points": 4},
    {"grade": "B", "points": 3}, {"grade": "F", "points": 0, "pass": false}]}],
  "achievements": [
    {"id": "p", "type": "Certificate", "name": "P", "owner": "u",
     "credit": {"value": 15, "unit": "US-SH"},
     "priorLearning": [{"cap": {"value": 3, "unit": "US-SH"}}],
     "corequisites": {"id": "beside", "any": [{"id": "lab", "achievement": "c5"},
                                              {"text": "A placement"}]},
     "requirement": {"id": "root", "all": [
       {"id": "core", "exclusive": true, "all": [{"achievement": "c1", "minimumGrade": "B"}]},
       {"id": "some", "choose": 1, "of": [
         {"id": "x", "courses": 1, "select": {"ids": ["c2", "c3"]}, "shared": false},
         {"id": "no", "text": "A portfolio"}]},
       {"id": "way", "any": [{"id": "y", "courses": 1, "from": ["c3"], "gradeScale": "letters"},
                             {"holds": ["DoctoralDegree"]}]},
       {"id": "free", "credits": {"value": 6, "unit": "US-SH"}, "open": true,
        "except": [{"levels": {"framework": "n", "min": 1, "max": 99}},
                   {"fields": [{"scheme": "CIP", "code": "50"}]}]}],
       "rules": [
         {"id": "r1", "atMost": {"courses": 3}, "per": "subject", "of": {"types": ["Course"]}},
         {"id": "r2", "atLeast": {"credits": {"value": 6, "unit": "US-SH"}, "share": "1/4"},
          "origin": ["resident"]},
         {"id": "r3", "atLeast": {"courses": 1}, "last": {"value": 9, "unit": "US-SH"}},
         {"id": "r4", "distinct": 2, "by": "subject", "except": {"tags": ["w"]}},
         {"id": "r5", "average": "B", "gradeScale": "letters"},
         {"id": "r6", "maxAge": "P9Y", "anchor": "today", "onExpiry": "elective"},
         {"id": "r7", "sharing": {"courses": 1}, "between": ["x", "y"], "of": {"ids": ["c3"]}},
         {"id": "r8", "sharing": "none", "with": {"types": ["MasterDegree"]}},
         {"id": "r9", "maxUses": 3, "of": {"providers": ["u"], "subjects": ["CS"]}}]},
     "versions": [{"catalogYear": "2019", "credit": {"value": 90, "unit": "US-SH"},
       "requirement": {"text": "As it was"}}]},
    {"id": "old", "external": true},
    {"id": "c1", "type": "Course", "name": "1", "owner": "u", "subject": "CS",
     "equivalents": ["old"], "repeatable": false,
     "credit": {"value": 3, "unit": "US-SH"}, "level": {"framework": "n", "level": 100}},
    {"id": "c2", "type": "Course", "name": "2", "owner": "u", "subject": "CS", "tags": ["w"],
     "credit": {"value": 3, "unit": "US-SH"}, "level": {"framework": "n", "level": 100}},
    {"id": "c3", "type": "Course", "name": "3", "owner": "u", "subject": "MA",
     "credit": {"value": 3, "unit": "US-SH"}, "level": {"framework": "n", "level": 100}},
    {"id": "c4", "type": "Course", "name": "4", "owner": "u", "subject": "MA",
     "credit": {"value": 3, "unit": "US-SH"}, "level": {"framework": "n", "level": 100}},
    {"id": "c5", "type": "Course", "name": "5", "owner": "u", "subject": "HI",
     "credit": {"value": 3, "unit": "US-SH"}, "level": {"framework": "n", "level": 100}}]})";

/** Five courses of this year, all with the best grade. */
std::string question() {
  Json items = Json::array();
  for (const char* id : {"c1", "c2", "c3", "c4", "c5"}) {
    items.push_back({{"achievement", id}, {"completed", "2026-05-01"}, {"grade", "A"}});
  }
  return Json{{"ask", "audit"},
              {"program", "p"},
              {"on", "2026-11-24"},
              {"learner", {{"credstackLearner", 1}, {"items", items}}}}
      .dump();
}

class Damage {
 public:
  /** Puts other values in the place of each, and misspells each key. */
  void visit(Json& value, const std::string& pointer) {
    const Json original = value;
    for (const Json& other : {Json(7), Json("nothing"), Json::array(), Json::object()}) {
      value = other;
      look(pointer + " as " + other.dump());
    }
    value = original;
    if (value.is_object()) misspell(value, pointer);
    if (!value.is_structured()) return;
    for (const auto& [key, member] : original.items()) {
      Json& inner = value.is_array() ? value[std::stoul(key)] : value[key];
      std::string inside = pointer;
      inside.append("/").append(key);
      visit(inner, inside);
    }
  }

  Json root_ = Json::parse(catalogue);
  std::size_t errors_ = 0;
  const std::string question_ = question();

  std::string status(bool& failed) const {
    const ReadResult result = read({{"damaged", root_.dump()}});
    // Of what a list or a leaf names and nobody describes there is only less to choose from; where
    // it is a limit, native_rules_problems_test.cpp looks at it.
    failed = std::any_of(result.diagnostics.begin(), result.diagnostics.end(),
                         [](const Diagnostic& each) {
                           return each.severity == Severity::error && each.code != "dangling-id";
                         });
    const Json answer = Json::parse(ask(*result.library, question_));
    const Json::json_pointer at("/programs/0/status");
    return answer.contains(at) ? answer[at].get<std::string>() : "refused";
  }

 private:
  void misspell(Json& value, const std::string& pointer) {
    const Json original = value;
    for (const auto& [key, member] : original.items()) {
      value = Json::object();
      for (const auto& [name, same] : original.items())
        value[name == key ? key + "s" : name] = same;
      std::string what = pointer;
      what.append(" with ").append(key).append("s");
      look(what);
    }
    value = original;
  }

  void look(const std::string& what) {
    bool failed = false;
    const std::string found = status(failed);
    if (!failed) return;
    ++errors_;
    EXPECT_NE(found, "met") << what;
  }
};

TEST(NativeLanguageDamage, NeverLetsAProgramBeMet) {
  Damage damage;
  bool failed = true;
  ASSERT_EQ(damage.status(failed), "met");
  ASSERT_FALSE(failed);
  Json& program = damage.root_["achievements"][0];
  for (const char* key : {"requirement", "corequisites", "versions", "priorLearning", "credit"}) {
    damage.visit(program[key], std::string("/achievements/0/") + key);
  }
  damage.visit(damage.root_["gradeScales"], "/gradeScales");
  // What a course is picked by, and what it is the same as.
  Json& course = damage.root_["achievements"][2];
  for (const char* key : {"type", "subject", "equivalents", "repeatable"}) {
    damage.visit(course[key], std::string("/achievements/2/") + key);
  }
  damage.visit(damage.root_["achievements"][3]["tags"], "/achievements/3/tags");
  EXPECT_GT(damage.errors_, 500U);
}

}  // namespace
}  // namespace credstack::test
