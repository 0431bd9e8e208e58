#include "audit/degree.hpp"

#include <algorithm>
#include <numeric>

#include "audit/dice.hpp"

namespace credstack::bench {
namespace {

using Words = std::vector<std::string>;
using Nodes = std::vector<Json>;

constexpr std::size_t nodes_of_a_degree = 60;
constexpr std::size_t most_in_core = 22;

/** How a country counts: 40 courses or so come to the total. */
struct Style {
  const char* unit;
  std::vector<int> sizes;
  int lab;
  int total;
};
const std::vector<Style> styles{{"US-SH", {3, 3, 4, 4}, 4, 120},
                                {"ECTS", {6, 6, 7, 7}, 8, 240},
                                {"points", {15, 15, 20, 20}, 20, 600}};

struct Subject {
  std::string code;
  std::vector<std::size_t> courses;  ///< places in the list
};

class University {
 public:
  explicit University(std::uint64_t seed) : dice_(seed * 2 + 1), style_(dice_.of(styles)) {}
  AuditCase make();

 private:
  Json credit(int value) const { return {{"value", value}, {"unit", style_.unit}}; }
  int usual() const { return style_.sizes.front(); }
  std::string id_of(const Subject& subject, std::size_t at) const {
    return courses_[subject.courses[at]]["id"];
  }

  void make_courses();
  void make_college();
  Json general();
  Json major();
  Json minor();
  Json electives(int value);
  Json rules_of_the_whole();
  Json tree();
  int asked_by(const Json& node) const;

  Json named(const std::string& id, int graded = 0);
  Json named_of(const Subject& subject, std::size_t from, std::size_t count, int graded = 0);
  Json science();
  Json track(std::size_t from);

  Dice dice_;
  Style style_;
  std::vector<Subject> subjects_;  ///< first the major's, then its relative's, then the minor's
  Nodes courses_;
  Nodes college_;
  Nodes recognitions_;
};

const Words codes{"CS",  "MAT", "STA", "PHY", "BIO", "ENG",
                  "HIS", "PHI", "ART", "ECO", "SOC", "PSY"};
// Places of subjects after they are named.
constexpr std::size_t of_major = 0;
constexpr std::size_t of_relative = 1;
constexpr std::size_t of_minor = 2;
constexpr std::size_t of_science = 3;
constexpr std::size_t of_nature = 4;
constexpr std::size_t of_letters = 5;

// ---- courses ----------------------------------------------------------------------------------

void University::make_courses() {
  const Words tags{"writing", "quantitative", "ethics", "diversity"};
  for (const std::string& code : codes) {
    Subject subject{.code = code, .courses = {}};
    const int count = subjects_.size() == of_major ? 48 : dice_.between(12, 18);
    for (int i = 0; i < count; ++i) {
      const int level = 100 * (1 + 4 * i / count);
      const bool lab = (code == "PHY" || code == "BIO") && i % 2 == 0;
      Json made = {{"id", code + std::to_string(level + i)},
                   {"type", "Course"},
                   {"name", code + " " + std::to_string(level + i)},
                   {"owner", "uni"},
                   {"credit", credit(lab ? style_.lab : dice_.of(style_.sizes))},
                   {"subject", code},
                   {"level", {{"framework", "course"}, {"level", level}}}};
      if (lab) made["tags"] = {"lab"};
      if (!lab && dice_.percent(25)) made["tags"] = {dice_.of(tags)};
      if (i > 0 && dice_.percent(4)) {
        made["equivalents"] = {courses_.back()["id"]};
      }
      if (dice_.percent(1)) made["repeatable"] = true;
      subject.courses.push_back(courses_.size());
      courses_.push_back(std::move(made));
    }
    subjects_.push_back(std::move(subject));
  }
}

/** What a college nearby teaches, and what the university has decided about it. */
void University::make_college() {
  for (int i = 0; i < 24; ++i) {
    const std::string id = "college" + std::to_string(i);
    college_.push_back({{"id", id},
                        {"type", "Course"},
                        {"name", id},
                        {"owner", "college"},
                        {"credit", credit(usual())},
                        {"subject", dice_.of(codes)}});
    if (i >= 16) continue;
    const Json& target = dice_.of(courses_);
    Json grant = {{"form", "direct"}, {"credit", target["credit"]}, {"satisfies", {target["id"]}}};
    if (i % 4 == 3) grant = {{"form", "block"}, {"credit", credit(usual())}};
    if (i % 8 == 5) grant = {{"form", "exemption"}, {"satisfies", {target["id"]}}};
    Json made = {{"id", "decision" + std::to_string(i)},
                 {"credential", id},
                 {"target", "degree"},
                 {"assertedBy", {i % 8 == 6 ? "college" : "uni"}},
                 {"grants", Json::array({grant})},
                 {"validFrom", "2018-01-01"},
                 {"validUntil", "2030-12-31"}};
    if (dice_.percent(30)) {
      made["conditions"] = Json::array({{{"kind", "minimumGrade"}, {"grade", "C"}}});
    }
    if (dice_.percent(20)) {
      made["conditions"] =
          Json::array({{{"kind", "recency"}, {"maxAge", "P8Y"}, {"onExpiry", "elective"}}});
    }
    recognitions_.push_back(std::move(made));
  }
}

// ---- the tree ---------------------------------------------------------------------------------

Json University::named(const std::string& id, int graded) {
  Json made = {{"achievement", id}};
  if (dice_.percent(graded)) made["minimumGrade"] = dice_.of(Words{"C", "C", "C", "B-"});
  return made;
}

Json University::named_of(const Subject& subject, std::size_t from, std::size_t count, int graded) {
  Nodes list;
  for (std::size_t at = from; at < from + count; ++at)
    list.push_back(named(id_of(subject, at), graded));
  return list;
}

Json University::science() {
  const Subject& a = subjects_[of_science];
  const Subject& b = subjects_[of_nature];
  if (dice_.percent(50)) {
    return {{"id", "science"},
            {"any", {{{"all", named_of(a, 0, 2)}}, {{"all", named_of(b, 0, 2)}}}}};
  }
  return {{"id", "science"}, {"courses", 2}, {"select", {{"tags", {"lab"}}}}};
}

Json University::general() {
  Nodes parts;
  parts.push_back({{"id", "composition"}, {"all", named_of(subjects_[of_letters], 0, 2, 30)}});
  Json humanities = {{"id", "humanities"},
                     {"credits", credit(3 * usual())},
                     {"select", {{"subjects", dice_.some(Words{"HIS", "PHI", "ENG", "ART"}, 3)}}}};
  if (dice_.percent(60)) humanities["rules"] = {{{"distinct", 2}, {"by", "subject"}}};
  parts.push_back(std::move(humanities));
  parts.push_back({{"id", "society"},
                   {"courses", dice_.between(1, 3)},
                   {"select", {{"subjects", {"SOC", "ECO", "PSY"}}}}});
  parts.push_back({{"id", "arts"}, {"courses", 1}, {"select", {{"subjects", {"ART"}}}}});
  parts.push_back(science());
  parts.push_back({{"id", "reasoning"},
                   {"choose", 1},
                   {"of", Nodes{named(id_of(subjects_[of_relative], 0)),
                                named(id_of(subjects_[2], 0)), named(id_of(subjects_[7], 0))}}});
  const bool again = dice_.percent(70);
  parts.push_back({{"id", "writing"},
                   {"courses", dice_.between(1, 3)},
                   {"select", {{"tags", {"writing"}}}},
                   {"shared", again}});
  if (dice_.percent(60)) {
    parts.push_back({{"id", "diversity"},
                     {"courses", 1},
                     {"select", {{"tags", {"diversity", "ethics"}}}},
                     {"shared", true}});
  }
  return {{"id", "general"}, {"name", "General education"}, {"all", parts}};
}

Json University::track(std::size_t from) {
  const Subject& own = subjects_[of_major];
  Json pair = {{"all", named_of(own, from, 2)}};
  if (dice_.percent(25)) return pair;
  return {{"any", Nodes{pair, named(id_of(own, from + 2))}}};
}

Json University::major() {
  const Subject& own = subjects_[of_major];
  const Subject& relative = subjects_[of_relative];
  Nodes tracks;
  for (int i = 4; i > 0; --i) {
    tracks.push_back(track(20 + 3 * static_cast<std::size_t>(i)));
  }
  const Json upper = {{"framework", "course"}, {"min", 300}};
  Json advanced = {{"id", "advanced"},
                   {"credits", credit(dice_.between(3, 5) * usual())},
                   {"select", Nodes{{{"subjects", {own.code}}, {"levels", upper}},
                                    {{"subjects", {relative.code}}, {"levels", upper}}}}};
  if (dice_.percent(60)) {
    advanced["rules"] = {{{"atMost", {{"courses", 2}}}, {"of", {{"subjects", {relative.code}}}}}};
  }
  Json project = {{"id", "project"}, {"courses", 1}, {"from", Json::array()}};
  for (std::size_t at = 45; at < 48; ++at) project["from"].push_back(id_of(own, at));
  Json made = {{"id", "major"},
               {"name", "Major"},
               {"all", Nodes{{{"id", "core"}, {"all", Json::array()}},
                             {{"id", "mathematics"}, {"all", named_of(relative, 0, 3, 30)}},
                             {{"id", "breadth"}, {"choose", 2}, {"of", tracks}},
                             advanced,
                             project}},
               {"rules", Json::array({{{"average", dice_.percent(70) ? "C" : "B-"}}})}};
  if (dice_.percent(60)) {
    made["rules"].push_back(
        {{"atLeast", {{"credits", credit(5 * usual())}}}, {"origin", "resident"}});
  }
  return made;
}

Json University::minor() {
  const auto field = [&](const Subject& subject) -> Json {
    return {{"id", "field-" + subject.code},
            {"credits", credit(4 * usual())},
            {"select", {{"subjects", {subject.code}}}}};
  };
  const Subject& chosen = subjects_[of_minor];
  if (dice_.percent(50)) {
    return {{"id", "minor"},
            {"name", "A second field"},
            {"any", Nodes{field(chosen), field(subjects_[9]), field(subjects_[of_relative]),
                          field(subjects_[of_letters])}}};
  }
  Nodes parts{named(id_of(chosen, 0)), named(id_of(chosen, 1)), field(chosen)};
  return {{"id", "minor"}, {"name", "Minor"}, {"all", parts}};
}

Json University::electives(int value) {
  Json made = {{"id", "electives"}, {"credits", credit(value)}, {"open", true}};
  if (dice_.percent(50)) {
    made["rules"] = {{{"atMost", {{"credits", credit(3 * usual())}}}, {"per", "subject"}}};
  }
  if (dice_.percent(30)) made["except"] = {{"subjects", {"ART"}}};
  return made;
}

Json University::rules_of_the_whole() {
  Json rules = Json::array();
  const int total = style_.total;
  Json residency = {{"id", "residency"}, {"atLeast", {{"share", "1/4"}}}, {"origin", "resident"}};
  if (dice_.percent(35)) {
    residency["atLeast"] = {{"credits", credit(total / 5)}};
    residency["last"] = credit(total / 4);
  }
  rules.push_back(std::move(residency));
  const Json upper = {{"levels", {{"framework", "course"}, {"min", 300}}}};
  if (dice_.percent(70)) {
    rules.push_back({{"atLeast", {{"credits", credit(total * 3 / 10)}}}, {"of", upper}});
  }
  rules.push_back(
      {{"atMost", {{"credits", credit(total / 2)}}}, {"origin", {"transfer", "priorLearning"}}});
  if (dice_.percent(40)) {
    rules.push_back({{"atMost", {{"credits", credit(total / 2)}}},
                     {"of", {{"levels", {{"framework", "course"}, {"max", 199}}}}}});
  }
  if (dice_.percent(60)) {
    rules.push_back({{"maxAge", dice_.of(Words{"P10Y", "P12Y"})},
                     {"onExpiry", dice_.of(Words{"elective", "void", "challenge"})}});
  }
  if (dice_.percent(70)) rules.push_back({{"average", "C"}});
  if (dice_.percent(80)) {
    Json sharing = {{"sharing", {{"credits", credit(2 * usual())}}},
                    {"between", {"major", "minor"}}};
    if (dice_.percent(40)) sharing["sharing"] = {{"courses", dice_.between(1, 3)}};
    rules.push_back(std::move(sharing));
  }
  if (dice_.percent(50)) {
    rules.push_back({{"sharing", {{"courses", 2}}}, {"with", {{"ids", {"certificate"}}}}});
  }
  return rules;
}

/** The credit that a tree asks for, where the shorter way is always taken. */
int University::asked_by(const Json& node) const {
  if (node.contains("text") || node.value("shared", false)) return 0;
  if (node.contains("achievement")) {
    for (const Json& course : courses_) {
      if (course["id"] == node["achievement"]) return course["credit"]["value"];
    }
  }
  if (node.contains("courses")) return node["courses"].get<int>() * usual();
  if (node.contains("credits")) return node["credits"]["value"];
  std::vector<int> below;
  for (const char* key : {"all", "any", "of"}) {
    if (!node.contains(key)) continue;
    for (const Json& child : node[key]) below.push_back(asked_by(child));
  }
  std::sort(below.begin(), below.end());
  if (node.contains("any")) below.resize(1);
  if (node.contains("choose")) below.resize(node["choose"]);
  return std::accumulate(below.begin(), below.end(), 0);
}

Json University::tree() {
  Nodes parts{general(),
              major(),
              minor(),
              electives(0),
              {{"id", "orientation"}, {"text", "Orientation for new students"}}};
  return {{"id", "whole"}, {"all", parts}, {"rules", rules_of_the_whole()}};
}

AuditCase University::make() {
  make_courses();
  make_college();
  // The core makes up what the other parts leave of the 60 nodes.
  Json requirement;
  int left = 0;
  do {
    requirement = tree();
    const std::size_t core = nodes_of_a_degree - std::min(nodes_of(requirement), nodes_of_a_degree);
    if (core < 4 || core > most_in_core) continue;
    requirement["all"][1]["all"][0]["all"] = named_of(subjects_[of_major], 0, core, 60);
    left = style_.total - asked_by(requirement);
  } while (left < 2 * usual());
  // Electives come to the total.
  requirement["all"][3]["credits"] = credit(left);
  Json program = {{"id", "degree"},
                  {"type", "BachelorDegree"},
                  {"name", "Bachelor"},
                  {"owner", "uni"},
                  {"credit", credit(style_.total)},
                  {"requirement", requirement},
                  {"priorLearning",
                   Json::array({{{"method", "Portfolio"}, {"cap", credit(style_.total / 4)}}})}};
  Nodes achievements{
      program,
      {{"id", "certificate"}, {"type", "Certificate"}, {"name", "Certificate"}, {"owner", "uni"}}};
  achievements.insert(achievements.end(), courses_.begin(), courses_.end());
  achievements.insert(achievements.end(), college_.begin(), college_.end());
  AuditCase made;
  made.kind = "degree";
  made.programs = {"degree"};
  made.catalog = {
      {"credstack", 1},
      {"asOf", "2026-11"},
      {"organizations", Nodes{{{"id", "uni"}, {"name", "University"}, {"gradeScale", "letters"}},
                              {{"id", "college"}, {"name", "College"}, {"gradeScale", "letters"}}}},
      {"gradeScales", Json::array()},
      {"achievements", achievements},
      {"recognitions", recognitions_}};
  Json scale = {{"id", "letters"}, {"name", "Letters"}, {"grades", Json::array()}};
  const std::vector<std::pair<const char*, double>> letters{
      {"A", 4}, {"A-", 3.7}, {"B+", 3.3}, {"B", 3}, {"B-", 2.7}, {"C+", 2.3}, {"C", 2}, {"D", 1}};
  for (const auto& [grade, points] : letters) {
    scale["grades"].push_back({{"grade", grade}, {"points", points}, {"pass", true}});
  }
  scale["grades"].push_back({{"grade", "P"}, {"pass", true}});
  scale["grades"].push_back({{"grade", "F"}, {"points", 0}, {"pass", false}});
  made.catalog["gradeScales"].push_back(scale);
  return made;
}

}  // namespace

AuditCase degree(std::uint64_t seed) { return University(seed).make(); }

}  // namespace credstack::bench
