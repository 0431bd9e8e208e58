#include "support/plan_generator.hpp"

#include <algorithm>

namespace credstack::test {
namespace {

using Words = std::vector<std::string>;

Json credit(int value, const std::string& unit = "CR") {
  return {{"value", value}, {"unit", unit}};
}

}  // namespace

std::string PlanGenerator::course() { return "c" + std::to_string(pick_.below(courses_)); }

/** One that is not the program's owner's, where there is one. */
std::string PlanGenerator::elsewhere() { return others_.empty() ? course() : pick_.of(others_); }

/** Different ones, at least one. */
Json PlanGenerator::courses(std::size_t most) {
  Json list = Json::array();
  const std::size_t count = 1 + pick_.below(most);
  for (std::size_t i = 0; i < count; ++i) {
    const std::string id = course();
    if (std::find(list.begin(), list.end(), id) == list.end()) list.push_back(id);
  }
  return list;
}

/** What the thing at this place needs: lists may go round in circles, names go back. */
Json PlanGenerator::need(std::size_t at) {
  const auto before = [&] { return "c" + std::to_string(at == 0 ? 0 : pick_.below(at)); };
  const std::size_t kind = at == 0 ? 60 : pick_.below(100);
  Json made;
  if (kind < 40) {
    made = {{"achievement", before()}};
  } else if (kind < 50) {
    made = {{"any", {Json{{"achievement", before()}}, Json{{"achievement", before()}}}}};
  } else if (kind < 75) {
    made = {{"courses", 1}, {"from", courses(3)}};
  } else if (kind < 82) {
    made = {{"credits", credit(3)}, {"from", courses(3)}};
  } else if (kind < 88) {
    made = {{"holds", {"Badge"}}};
  } else if (kind < 94) {
    made = {{"all", {Json{{"achievement", before()}}, Json{{"text", "An interview"}}}}};
  } else {
    made = {{"choose", 1},
            {"of", {Json{{"achievement", before()}}, Json{{"courses", 1}, {"from", courses(2)}}}}};
  }
  if (made.contains("achievement") && percent(20)) made["minimumGrade"] = "B";
  return made;
}

Json PlanGenerator::thing(std::size_t at) {
  const std::string id = "c" + std::to_string(at);
  Json made = {{"id", id},
               {"type", percent(85) ? "Course" : "Badge"},
               {"name", id},
               {"owner", more(PlanMix::recognitions, 50, 25) ? "v" : "u"},
               {"credit", credit(pick_.of(std::vector<int>{3, 3, 3, 4, 6}))}};
  if (made["owner"] == "v") others_.push_back(id);
  if (percent(60)) made["level"] = {{"framework", "f"}, {"level", from_to(1, 3)}};
  if (percent(5)) made["credit"] = credit(6, "Q");
  if (percent(3)) made["status"] = percent(60) ? "closed" : "expiring";
  if (percent(3)) made["doubtful"] = true;
  if (percent(8)) made["equivalents"] = courses(1);
  if (percent(90)) made["costs"] = costs();
  set_time(made);
  if (more(PlanMix::order, 50, 15)) made["entry"] = need(at);
  if (at > 0 && more(PlanMix::order, 25, 6)) {
    made["corequisites"] = {{"achievement", "c" + std::to_string(pick_.below(at))}};
  }
  if (percent(12)) {
    Json route = {{"method", "Test"}};
    if (percent(80)) route["fee"] = money(pick_.of(std::vector<int>{20, 50, 0}));
    made["priorLearning"] = Json::array({route});
  }
  return made;
}

Json PlanGenerator::leaf() {
  ++leaves_;
  Json made = {{"id", "n" + std::to_string(nodes_++)}};
  const std::size_t kind = more(PlanMix::choices, 45, 0) ? 100 : pick_.below(100);
  if (kind < 40) {
    made["achievement"] = course();
    named_.push_back(made["achievement"]);
  } else if (kind < 70) {
    const Json from = courses(4);
    made["courses"] = 1 + pick_.below(std::min<std::size_t>(from.size(), 2));
    made["from"] = from;
  } else if (kind < 90) {
    const Json from = courses(4);
    const std::vector<int> amounts = from.size() < 2 ? std::vector{3} : std::vector{3, 4, 6, 6};
    made["credits"] = credit(pick_.of(amounts));
    made["from"] = from;
  } else if (open_ > 1) {
    made["achievement"] = course();
    named_.push_back(made["achievement"]);
  } else {
    ++open_;
    open_leaf(made);
  }
  if (percent(8)) made["minimumGrade"] = "B";
  if (percent(8)) made["shared"] = true;
  return made;
}

/** One that takes what nobody names, too. */
void PlanGenerator::open_leaf(Json& made) {
  if (percent(25)) {
    made["courses"] = 1 + pick_.below(2);
  } else {
    made["credits"] = credit(pick_.of(std::vector<int>{3, 4, 6}));
  }
  if (percent(65)) {
    made["open"] = true;
  } else {
    made["select"] = {{"levels", {{"framework", "f"}, {"min", from_to(1, 2)}}}};
  }
}

Json PlanGenerator::node(std::size_t depth) {
  if (depth == 2 || leaves_ >= 4 || percent(depth == 0 ? 15 : 70)) return leaf();
  Json made = {{"id", "n" + std::to_string(nodes_++)}};
  Json children = Json::array();
  const std::size_t count = 2 + pick_.below(depth == 0 ? 3 : 2);
  for (std::size_t i = 0; i < count; ++i) children.push_back(node(depth + 1));
  const std::size_t kind = pick_.below(100);
  if (kind < 65) {
    made["all"] = children;
  } else if (kind < 85) {
    made["any"] = children;
  } else {
    made["choose"] = 1 + pick_.below(2);
    made["of"] = children;
  }
  if (percent(depth == 0 ? 22 : 6)) made["rules"] = Json::array({rule()});
  return made;
}

Json PlanGenerator::rule() {
  switch (pick_.below(7)) {
    case 0:
      return {{"atMost", {{"courses", 1}}}, {"origin", "transfer"}};
    case 1:
      return {{"atMost", {{"credits", credit(4)}}}, {"origin", {"transfer", "priorLearning"}}};
    case 2:
      return {{"atLeast", {{"courses", 1}}}, {"origin", "resident"}};
    case 3:
      return {{"atLeast", {{"credits", credit(6)}}}};
    case 4:
      return {{"atLeast", {{"credits", credit(3)}}},
              {"of", {{"levels", {{"framework", "f"}, {"min", 2}}}}}};
    case 5:
      return {{"atMost", {{"courses", 2}}}};
    default:
      return {{"atMost", {{"share", "1/2"}}}, {"origin", "transfer"}};
  }
}

Json PlanGenerator::program() {
  Json made = {{"id", "p"}, {"type", "Diploma"}, {"name", "P"}, {"owner", "u"}};
  made["requirement"] = node(0);
  if (percent(35)) made["credit"] = credit(pick_.of(std::vector<int>{3, 3, 6, 9}));
  if (more(PlanMix::choices, 95, 60)) made["costs"] = program_costs();
  if (percent(6)) made["entry"] = {{"courses", 1}, {"from", courses(2)}};
  return made;
}

Json PlanGenerator::grant() {
  Json made;
  if (percent(70)) {
    Json satisfied = courses(percent(80) ? 1 : 2);
    if (!named_.empty() && percent(75)) satisfied = {pick_.of(named_)};
    made = {{"form", "direct"}, {"satisfies", satisfied}};
  } else {
    made = {{"form", "block"},
            {"credit", credit(pick_.of(std::vector<int>{3, 6}))},
            {"slot", "n" + std::to_string(pick_.below(nodes_))}};
  }
  return made;
}

Json PlanGenerator::recognition(std::size_t at) {
  Json made = {{"id", "r" + std::to_string(at)},
               {"target", "p"},
               {"assertedBy", {percent(92) ? "u" : "v"}},
               {"grants", Json::array({grant()})}};
  made["credential"] = percent(78) ? Json(elsewhere()) : courses(2);
  if (percent(50)) {
    made["validUntil"] = add(*Date::parse("2026-11-24"), {.days = from_to(0, 9)}).to_string();
  }
  if (percent(12)) made["agreement"] = "g";
  if (percent(6)) made["conditions"] = Json::array({{{"kind", "minimumGrade"}, {"grade", "B"}}});
  if (percent(5)) made["conditions"] = Json::array({{{"kind", "approval"}, {"text", "Asked"}}});
  return made;
}

Json PlanGenerator::item() {
  Json made = {{"achievement", course()}};
  const std::size_t status = pick_.below(100);
  if (status < 60) {
    made["completed"] = "2026-01-15";
    if (percent(40)) made["grade"] = pick_.of(Words{"A", "B", "C"});
    if (more(PlanMix::time, 60, 30)) {
      made["expires"] = add(*Date::parse("2026-11-24"), {.days = from_to(0, 12)}).to_string();
    }
  } else if (status < 75) {
    made["status"] = "inProgress";
  } else if (status < 82) {
    made["status"] = "planned";
  } else {
    made["status"] = percent(60) ? "failed" : "withdrawn";
  }
  return made;
}

Json PlanGenerator::catalog() {
  Json made = Json::parse(R"({"credstack": 1,
    "organizations": [{"id": "u", "name": "U", "gradeScale": "s"}, {"id": "v", "name": "V"}],
    "gradeScales": [{"id": "s", "name": "S", "grades": [{"grade": "A", "points": 4},
        {"grade": "B", "points": 3}, {"grade": "C", "points": 2}]}],
    "agreements": [{"id": "g", "name": "G", "parties": ["u", "v"], "validUntil": "2026-12-06"}],
    "creditConversions": [{"from": "Q", "to": "CR", "factor": "2/3", "method": "As agreed",
        "source": {"url": "https://u.example/c"}}],
    "achievements": [], "recognitions": []})");
  if (percent(50)) {
    made["creditConversions"].push_back({{"from", "CR"},
                                         {"to", "hours"},
                                         {"factor", "3/1"},
                                         {"method", "As agreed"},
                                         {"source", {{"url", "https://u.example/h"}}}});
  }
  for (std::size_t i = 0; i < courses_; ++i) made["achievements"].push_back(thing(i));
  made["achievements"].push_back(program());
  const std::size_t count = mix_ == PlanMix::recognitions ? 1 + pick_.below(3) : pick_.below(2);
  for (std::size_t i = 0; i < count; ++i) made["recognitions"].push_back(recognition(i));
  if (percent(40)) made["terms"] = terms();
  return made;
}

Json PlanGenerator::learner() {
  Json made = {{"credstackLearner", 1}, {"items", Json::array()}};
  const std::size_t count = pick_.below(3);
  for (std::size_t i = 0; i < count; ++i) made["items"].push_back(item());
  if (percent(40)) {
    made["programs"] = Json::array({{{"program", "p"}, {"admitted", "2026-09-01"}}});
  }
  return made;
}

PlanCase PlanGenerator::make() {
  courses_ = 3 + pick_.below(5);
  PlanCase made;
  made.catalog = catalog();
  made.learner = learner();
  made.wishes = wishes();
  avoid_open_questions(made);
  return made;
}

}  // namespace credstack::test
