#include "support/audit_generator.hpp"

namespace credstack::test {
namespace {

using Words = std::vector<std::string>;

const Words subjects{"CS", "MATH", "ART"};
const Words letters{"A", "A", "B", "B", "C", "D", "P", "F", "X"};
const Words marks{"91", "74", "55", "50", "49", "101"};
/** Beside the day of the question, 2026-11-24: years that ages of the rules fall on, months and
 * years alone, and days to come. */
const Words days{"2026-05-30", "2025-12-20", "2025-05-30", "2024-12-20", "2024-05-30",
                 "2023-11-24", "2023-11-23", "2021-11-24", "2021-11-23", "2021-11",
                 "2021",       "2019-06-15", "2016-01-31", "2026-12-20", "2026"};

}  // namespace

Json AuditGenerator::credit(std::size_t value) {
  Json made = {{"value", value}, {"unit", "CR"}};
  if (percent(6)) made["unit"] = "Q";
  if (percent(3)) made["unit"] = "hours";
  if (percent(4)) {
    made.erase("value");
    made["min"] = value;
    made["max"] = value + 2;
  }
  return made;
}

Json AuditGenerator::some_credit() {
  return credit(pick_.of(std::vector<std::size_t>{3, 3, 3, 4, 6, 2}));
}

std::string AuditGenerator::course() { return "c" + std::to_string(pick_.below(courses_)); }

/** Different ones, at least one. */
Json AuditGenerator::courses(std::size_t most) {
  Json list = Json::array();
  const std::size_t count = 1 + pick_.below(most);
  for (std::size_t i = 0; i < count; ++i) {
    const std::string id = course();
    bool known = false;
    for (const Json& each : list) known = known || each == id;
    if (!known) list.push_back(id);
  }
  return list;
}

std::string AuditGenerator::day() { return pick_.of(days); }

std::string AuditGenerator::grade() { return percent(12) ? pick_.of(marks) : pick_.of(letters); }

Json AuditGenerator::selector() {
  Json made = Json::object();
  switch (pick_.below(8)) {
    case 0:
      made["ids"] = courses(3);
      break;
    case 1:
      made["levels"] = {{"framework", "L"}, {"min", 200}};
      break;
    case 2:
      made["levels"] = {{"framework", "L"}, {"min", 100}, {"max", 200}};
      break;
    case 3:
      made["types"] = {"Course"};
      break;
    case 4:
      made["tags"] = {"writing"};
      break;
    case 5:
      made["fields"] = Json::array({{{"scheme", "CIP"}, {"code", "11"}}});
      break;
    default:
      made["subjects"] = {pick_.of(subjects)};
      break;
  }
  if (percent(30) && !made.contains("subjects")) made["subjects"] = {"CS", "MATH"};
  if (percent(20)) made["providers"] = {pick_.of(Words{"u", "v", "v"})};
  return made;
}

Json AuditGenerator::selectors() {
  if (!percent(15)) return selector();
  return Json::array({selector(), selector()});
}

Json AuditGenerator::scales() {
  Json list = Json::array();
  list.push_back({{"id", "s"},
                  {"name", "Letters"},
                  {"grades",
                   {{{"grade", "A"}, {"points", 4}, {"pass", true}},
                    {{"grade", "B"}, {"points", 3}, {"pass", true}},
                    {{"grade", "C"}, {"points", 2}, {"pass", true}},
                    {{"grade", "D"}, {"points", 1}, {"pass", true}},
                    {{"grade", "P"}, {"pass", true}},
                    {{"grade", "F"}, {"points", 0}, {"pass", false}}}}});
  if (percent(60)) {
    list.push_back(
        {{"id", "t"}, {"name", "Marks"}, {"numeric", {{"best", 100}, {"worst", 0}, {"pass", 50}}}});
  }
  return list;
}

Json AuditGenerator::organizations() {
  Json u = {{"id", "u"}, {"name", "University"}, {"jurisdiction", "CA-ON"}};
  Json v = {{"id", "v"}, {"name", "College"}};
  Json w = {{"id", "w"}, {"name", "Board"}, {"jurisdiction", "NZ"}};
  if (percent(75)) u["gradeScale"] = "s";
  if (percent(40)) v["gradeScale"] = percent(50) ? "s" : "t";
  if (percent(60)) v["jurisdiction"] = pick_.of(Words{"CA", "CA-ON", "NZ"});
  return {u, v, w};
}

Json AuditGenerator::achievement(std::size_t at) {
  const std::string id = "c" + std::to_string(at);
  Json made = {{"id", id}, {"type", "Course"}, {"name", id}, {"owner", percent(22) ? "v" : "u"}};
  if (percent(8)) made["type"] = pick_.of(Words{"Badge", "Diploma"});
  if (percent(4)) made.erase("owner");
  if (percent(93)) {
    made["credit"] = some_credit();
  } else if (percent(50)) {
    made["nonCredit"] = true;
  }
  if (percent(80)) made["subject"] = pick_.of(subjects);
  if (percent(60)) {
    made["level"] = {{"framework", percent(90) ? "L" : "M"}, {"level", 100 * (1 + pick_.below(4))}};
  }
  if (percent(30)) made["tags"] = {percent(70) ? "writing" : "lab"};
  if (percent(25)) {
    made["field"] = Json::array({{{"scheme", "CIP"}, {"code", percent(60) ? "11.01" : "27.01"}}});
  }
  if (percent(10)) made["equivalents"] = courses(2);
  if (percent(10)) made["repeatable"] = true;
  if (percent(4)) made["hasPart"] = courses(2);
  if (percent(3)) made["doubtful"] = true;
  return made;
}

Json AuditGenerator::leaf() {
  ++leaves_;
  Json made = Json::object();
  made["id"] = "n" + std::to_string(nodes_++);
  std::size_t kind = pick_.below(100);
  // Leaves that take the same things, and so have something to share.
  if (kind < 26 && mix_ == Mix::sharing) kind += 40;
  const auto from = [&] {
    const std::size_t how = pick_.below(10);
    if (how < 4) {
      made["from"] = courses(4);
    } else if (how < 7) {
      made["select"] = selectors();
    } else {
      made["open"] = true;
    }
    if (how >= 4 && percent(15)) made["except"] = selectors();
  };
  if (kind < 26) {
    made["achievement"] = percent(97) ? course() : "p";
    if (percent(8)) made["credit"] = some_credit();
  } else if (kind < 54) {
    made["courses"] = 1 + pick_.below(percent(60) ? 2 : 3);
    from();
  } else if (kind < 86) {
    made["credits"] = credit(pick_.of(std::vector<std::size_t>{3, 3, 4, 5, 6, 6, 9}));
    from();
  } else if (kind < 92) {
    made["credits"] = credit(3);
  } else if (kind < 96) {
    made["holds"] = {pick_.of(Words{"Diploma", "Badge"}), "MasterDegree"};
  } else {
    made["text"] = "Somebody judges it.";
    words_.push_back(made["id"]);
  }
  if (!made.contains("text") && more(Mix::records, 35, 8)) {
    made["minimumGrade"] = percent(90) ? pick_.of(Words{"B", "C", "D"}) : "60";
    if (percent(12)) made["gradeScale"] = pick_.of(Words{"s", "t"});
  }
  if (more(Mix::sharing, 15, 5)) made["shared"] = true;
  if (more(Mix::sharing, 8, 3)) made["exclusive"] = true;
  if (more(Mix::rules, 15, 4)) made["rules"] = rules();
  return made;
}

Json AuditGenerator::node(std::size_t depth) {
  if (depth == 2 || leaves_ >= 6 || (depth == 1 && percent(68)) || (depth == 0 && percent(12))) {
    return leaf();
  }
  Json made = {{"id", "n" + std::to_string(nodes_++)}};
  const std::size_t kind = pick_.below(100);
  const std::size_t count = 1 + pick_.below(depth == 0 ? 4 : 3);
  Json children = Json::array();
  for (std::size_t i = 0; i < count; ++i) children.push_back(node(depth + 1));
  if (kind < 60) {
    made["all"] = children;
  } else if (kind < 78) {
    made["any"] = children;
  } else {
    made["choose"] = 1 + pick_.below(count);
    made["of"] = children;
  }
  if (more(Mix::sharing, 10, 3)) made["shared"] = true;
  if (more(Mix::sharing, 6, 2)) made["exclusive"] = true;
  if (percent(depth == 0 ? (mix_ == Mix::plain ? 15 : 55) : 20) || mix_ == Mix::rules ||
      (mix_ == Mix::sharing && depth == 0)) {
    children_.clear();
    for (const Json& child : children) children_.push_back(child["id"]);
    made["rules"] = rules();
    children_.clear();
  }
  return made;
}

Json AuditGenerator::amount() {
  Json made = Json::object();
  const std::size_t kind = pick_.below(10);
  if (kind < 5) made["credits"] = credit(pick_.of(std::vector<std::size_t>{2, 3, 3, 4, 6, 9}));
  if (kind >= 4 && kind < 8) made["courses"] = 1 + pick_.below(2);
  if (kind >= 8) made["share"] = pick_.of(Words{"1/2", "1/4", "1/3", "3/4"});
  return made;
}

Json AuditGenerator::rule() {
  Json made = Json::object();
  const bool sharing =
      more(Mix::sharing, children_.size() > 1 ? 85 : 60, 12) || more(Mix::programs, 60, 0);
  const std::size_t kind = sharing ? (percent(10) ? 78 : 90) : pick_.below(80);
  if (kind < 22) {
    made["atMost"] = amount();
    if (percent(25)) made["per"] = pick_.of(Words{"subject", "provider"});
  } else if (kind < 44) {
    made["atLeast"] = amount();
    if (percent(35))
      made["last"] = {{"value", pick_.of(std::vector<int>{6, 4, 9})}, {"unit", "CR"}};
  } else if (kind < 51) {
    made["distinct"] = 1 + pick_.below(3);
    made["by"] = pick_.of(Words{"subject", "provider"});
  } else if (kind < 62) {
    if (percent(50)) {
      made["average"] = pick_.of(Words{"C", "B", "A"});
      if (percent(30)) made["gradeScale"] = "s";
    } else {
      made["average"] = pick_.of(std::vector<double>{2.5, 3, 3.5, 60});
      if (percent(30)) made["gradeScale"] = pick_.of(Words{"s", "t"});
    }
  } else if (kind < 77) {
    made["maxAge"] = pick_.of(Words{"P5Y", "P3Y", "P2Y", "P1Y", "P1Y", "P10Y"});
    if (percent(40)) made["anchor"] = pick_.of(Words{"admission", "award", "today"});
    if (percent(70)) {
      made["onExpiry"] = pick_.of(Words{"elective", "challenge", "proofOfCurrency", "void"});
    }
  } else if (kind < 80) {
    made["maxUses"] = 1 + pick_.below(2);
  } else {
    made["sharing"] = percent(40) ? Json(percent(55) ? "any" : "none") : amount();
    if (percent(mix_ == Mix::programs ? 10 : 65)) {
      made["between"] = between();
    } else {
      made["with"] = percent(70) ? Json{{"ids", {"p", "q", "aw0", "aw1"}}}
                                 : Json{{"types", {pick_.of(Words{"Diploma", "Certificate"})}}};
    }
  }
  if (percent(22)) made["of"] = selectors();
  if (percent(10)) made["except"] = selectors();
  if (percent(18)) {
    made["origin"] = pick_.of(Words{"resident", "resident", "transfer", "priorLearning"});
  }
  if (percent(60)) {
    made["id"] = "r" + std::to_string(rules_++);
    if (made.contains("maxAge")) ages_.push_back(made["id"]);
  }
  return made;
}

/** Mostly two parts of the node that has the rule. */
Json AuditGenerator::between() {
  if (children_.size() > 1 && percent(85)) {
    const std::size_t first = pick_.below(children_.size());
    const std::size_t step = 1 + pick_.below(children_.size() - 1);
    return {children_[first], children_[(first + step) % children_.size()]};
  }
  Json made = {node_id(), node_id()};
  if (made[0] == made[1]) made[1] = "n9";
  return made;
}

Json AuditGenerator::rules() {
  Json list = Json::array();
  const std::size_t count = 1 + pick_.below(2);
  for (std::size_t i = 0; i < count; ++i) list.push_back(rule());
  return list;
}

Json AuditGenerator::program(const std::string& id) {
  nodes_ = 0;
  rules_ = 0;
  leaves_ = mix_ == Mix::programs ? 3 : 0;
  Json made = {{"id", id},
               {"type", percent(80) ? "BachelorDegree" : "Diploma"},
               {"name", id},
               {"owner", "u"},
               {"requirement", node(0)}};
  if (mix_ == Mix::programs || percent(70)) {  // of one unit, where there are several
    made["credit"] = {{"value", pick_.of(std::vector<int>{3, 6, 8, 10, 12})}, {"unit", "CR"}};
  }
  if (mix_ != Mix::programs && percent(3)) made.erase("owner");
  if (percent(12)) {
    Json route = {{"method", "Test"}};
    if (percent(60)) route["cap"] = credit(pick_.of(std::vector<std::size_t>{3, 4, 6}));
    if (percent(50)) route["capShare"] = percent(50) ? "1/2" : "1/3";
    made["priorLearning"] = Json::array({route});
    if (percent(40)) {
      made["priorLearning"].push_back({{"method", "Portfolio"}, {"cap", credit(3)}});
    }
  }
  if (percent(10)) {
    leaves_ = 4;
    nodes_ = 0;
    Json version = {{"catalogYear", "2020-21"}, {"requirement", node(0)}};
    if (percent(60)) version["validFrom"] = "2020-09-01";
    if (percent(60)) version["validUntil"] = "2021-08-31";
    if (percent(50)) version["credit"] = {{"value", 6}, {"unit", "CR"}};
    made["versions"] = Json::array({version});
  }
  if (percent(3)) made["doubtful"] = true;
  if (percent(8)) {
    made["source"] = {{"url", "https://u.example"},
                      {"asOf", percent(60) ? "2026-01-01" : "2019-01-01"}};
    if (percent(40))
      made["source"]["certainty"] = pick_.of(Words{"verified", "secondary", "uncertain"});
  }
  if (percent(3)) made["entry"] = {{"holds", {"Diploma"}}};
  if (percent(2)) made["status"] = percent(50) ? "closed" : "expiring";
  return made;
}

Json AuditGenerator::grant() {
  Json made = Json::object();
  const std::size_t kind = pick_.below(100);
  if (kind < 30) {
    made = {{"form", "direct"}, {"satisfies", courses(2)}};
    if (percent(40)) made["credit"] = some_credit();
  } else if (kind < 75) {
    made["form"] = pick_.of(Words{"block", "block", "unassigned", "advancedStanding"});
    if (percent(95)) made["credit"] = credit(pick_.of(std::vector<std::size_t>{3, 4, 5, 6}));
    if (percent(35)) made["slot"] = node_id();
  } else if (kind < 93) {
    made["form"] = "exemption";
    if (percent(60)) {
      made["slot"] = node_id();
    } else {
      made["satisfies"] = courses(2);
    }
  } else {
    made["form"] = pick_.of(Words{"admission", "preparation", "requirement"});
  }
  if (percent(12)) made["elective"] = true;
  return made;
}

Json AuditGenerator::condition() {
  Json made = {
      {"kind", !ages_.empty() && percent(50)
                   ? "allow"
                   : pick_.of(Words{"admission", "enrolment", "minimumGrade", "recency", "origin",
                                    "active", "assessment", "approval", "timeLimit", "other",
                                    "recency", "minimumGrade", "active", "origin"})}};
  if (made["kind"] == "minimumGrade") {
    made["grade"] = pick_.of(Words{"B", "C", "60"});
  } else if (made["kind"] == "recency") {
    made["maxAge"] = pick_.of(Words{"P5Y", "P3Y"});
    if (percent(70)) {
      made["onExpiry"] = pick_.of(Words{"elective", "challenge", "proofOfCurrency", "void"});
    }
  } else if (made["kind"] == "origin") {
    made[percent(60) ? "jurisdictions" : "notJurisdictions"] = {
        pick_.of(Words{"CA", "CA-ON", "NZ"})};
  } else if (made["kind"] == "timeLimit") {
    made["maxAge"] = "P7Y";
  } else {
    made["text"] = "As the receiver says.";
  }
  return made;
}

Json AuditGenerator::recognition(std::size_t at) {
  Json made = {{"id", "rec" + std::to_string(at)}, {"credential", course()}};
  if (percent(18)) made["credential"] = courses(2);
  made["target"] = "p";
  if (mix_ == Mix::programs && percent(50)) made["target"] = {"p", "q"};
  made["assertedBy"] = {percent(85) ? "u" : "v"};
  made["grants"] = Json::array();
  const std::size_t count = percent(75) ? 1 : 2;
  for (std::size_t i = 0; i < count; ++i) made["grants"].push_back(grant());
  if (percent(35)) made["conditions"] = Json::array({condition()});
  if (percent(4)) made["stage"] = "recommended";
  if (percent(4)) made["places"] = pick_.below(2);
  if (percent(8)) made["validUntil"] = percent(50) ? "2026-11-23" : "2026-11-24";
  if (percent(3)) made["validFrom"] = "2026-11-25";
  if (percent(3)) made["doubtful"] = true;
  if (percent(8)) {
    made["source"] = {{"url", "https://u.example/r"},
                      {"asOf", percent(50) ? "2026-01-01" : "2019-01-01"}};
    if (percent(40)) made["source"]["certainty"] = pick_.of(Words{"secondary", "uncertain"});
  }
  if (percent(4)) {
    made["decision"] = "refused";
    made.erase("grants");
  }
  return made;
}

Json AuditGenerator::enrolment(const std::string& id) {
  Json made = {{"program", id}};
  if (percent(12)) made["catalogYear"] = percent(70) ? "2020-21" : "1999";
  if (percent(65)) {
    made["admitted"] =
        pick_.of(Words{"2024-09-01", "2021-01-15", "2021", "2027-01-10", "2026-09-01"});
  }
  if (percent(60)) made["enrolled"] = pick_.of(Words{"2024-09-01", "2026-11-24", "2027-02-01"});
  if (percent(60)) made["award"] = pick_.of(Words{"2027-06-30", "2026-12"});
  if (percent(4)) made["admitted"] = "some day";  // cannot be read
  return made;
}

Json AuditGenerator::acceptance() {
  Json made = {{"by", pick_.of(Words{"u", "u", "u", "u", "v", "zz"})}};
  if (percent(65)) made["as"] = course();
  if (percent(30)) made["credit"] = some_credit();
  if (percent(15)) made["date"] = percent(70) ? "2026-02-01" : "2026-12-01";
  if (percent(30)) made["priorLearning"] = true;
  return made;
}

Json AuditGenerator::item(std::size_t at) {
  Json made = Json::object();
  if (percent(20)) made["id"] = "i" + std::to_string(at);
  const bool known = percent(88);
  if (known) {
    made["achievement"] = percent(96) ? course() : (percent(50) ? "aw0" : "aw1");
  } else {
    made["title"] = "Something else";
    if (percent(70)) made["issuer"] = {{"name", pick_.of(Words{"Elsewhere", "Otherwhere"})}};
    if (percent(60)) made["credit"] = some_credit();
    if (percent(60)) made["subject"] = pick_.of(subjects);
    if (percent(30)) made["tags"] = {"writing"};
    if (percent(30)) made["level"] = {{"framework", "L"}, {"level", 300}};
    if (percent(20)) made["type"] = percent(50) ? "Diploma" : "Course";
    if (percent(20)) made["field"] = Json::array({{{"scheme", "CIP"}, {"code", "11.01"}}});
  }
  const std::size_t status = pick_.below(100);
  if (status < 68) {
    if (percent(92)) made["completed"] = day();
    if (more(Mix::records, 75, 40)) made["grade"] = grade();
    if (!made.contains("completed") && !made.contains("grade")) made["status"] = "completed";
  } else if (status < 83) {
    made["status"] = "inProgress";
    if (percent(10)) made["grade"] = grade();
  } else if (status < 93) {
    made["status"] = "planned";
  } else {
    made["status"] = pick_.of(Words{"failed", "withdrawn", "audited"});
  }
  if (made.contains("grade") && percent(10)) made["gradeScale"] = pick_.of(Words{"s", "t"});
  if (known && more(Mix::recognitions, 25, 8)) {
    made["issuer"] = pick_.of(Words{"u", "v", "w"});
    if (percent(50)) {
      made["issuer"] = {{"name", "Elsewhere"},
                        {"jurisdiction", pick_.of(Words{"CA", "CA-ON", "NZ"})}};
    }
  }
  if (known && percent(7)) made["credit"] = some_credit();
  if (percent(5)) made["expires"] = percent(50) ? "2026-11-24" : "2026-11-23";
  if (more(Mix::sharing, 30, 4)) {
    made["usedFor"] = {percent(60) ? "aw0" : "aw1"};
    if (percent(15)) made["usedFor"] = {"aw0", "aw1"};
  }
  if (percent(known ? 15 : 85)) made["accepted"] = acceptance();
  if (more(Mix::rules, 30, 6)) {
    made["currency"] = {{"by", percent(75) ? "u" : "v"}, {"date", "2026-02-01"}};
  }
  if (percent(2)) made["expires"] = "some day";  // cannot be read
  return made;
}

Json AuditGenerator::exception() {
  Json made = {
      {"kind", pick_.of(Words{"waive", "confirm", "substitute", "allow", "allow", "substitute"})}};
  if (made["kind"] == "allow") {
    made["rule"] = "r" + std::to_string(pick_.below(3));
    if (!ages_.empty() && percent(75)) made["rule"] = pick_.of(ages_);
    if (percent(45)) made["item"] = std::to_string(1 + pick_.below(items_));
  } else {
    made["node"] = node_id();
    if (made["kind"] == "confirm" && !words_.empty()) made["node"] = pick_.of(words_);
    if (made["kind"] == "substitute") made["item"] = std::to_string(1 + pick_.below(items_));
  }
  made["by"] = percent(60) ? "u" : "v";
  if (percent(12)) made["program"] = percent(70) ? "p" : "aw0";
  if (percent(15)) made["date"] = percent(70) ? "2026-01-01" : "2026-12-01";
  if (percent(15)) made["until"] = percent(50) ? "2026-11-24" : "2026-11-23";
  return made;
}

AuditCase AuditGenerator::make() {
  AuditCase made;
  courses_ = 2 + pick_.below(mix_ == Mix::sharing ? 3 : 5);
  items_ = 1 + pick_.below(6);
  made.programs = {"p"};
  if (mix_ == Mix::programs) made.programs.emplace_back("q");
  Json catalog = {{"credstack", 1}, {"organizations", organizations()}, {"gradeScales", scales()}};
  if (percent(30)) catalog["asOf"] = percent(85) ? "2026-03-01" : "2020-01-01";
  catalog["achievements"] = Json::array();
  for (std::size_t i = 0; i < courses_; ++i) catalog["achievements"].push_back(achievement(i));
  catalog["achievements"].push_back(
      {{"id", "aw0"}, {"type", "Diploma"}, {"name", "aw0"}, {"owner", "u"}});
  catalog["achievements"].push_back(
      {{"id", "aw1"}, {"type", "Certificate"}, {"name", "aw1"}, {"owner", "v"}});
  for (const std::string& id : made.programs) catalog["achievements"].push_back(program(id));
  if (percent(60)) {
    catalog["creditConversions"] = Json::array({{{"from", "Q"},
                                                 {"to", "CR"},
                                                 {"factor", percent(50) ? "1/2" : "2/3"},
                                                 {"method", "As agreed"},
                                                 {"source", {{"url", "https://u.example/c"}}}}});
  }
  catalog["recognitions"] = Json::array();
  const std::size_t recognitions = mix_ == Mix::recognitions ? 1 + pick_.below(3) : pick_.below(2);
  for (std::size_t i = 0; i < recognitions; ++i) {
    catalog["recognitions"].push_back(recognition(i));
  }
  made.catalog = catalog;
  made.learner = {{"credstackLearner", 1}, {"programs", Json::array()}, {"items", Json::array()}};
  for (const std::string& id : made.programs) {
    if (percent(45)) made.learner["programs"].push_back(enrolment(id));
  }
  for (std::size_t i = 0; i < items_; ++i) made.learner["items"].push_back(item(i + 1));
  const std::size_t exceptions = more(Mix::rules, 70, 30) ? 1 + pick_.below(2) : 0;
  made.learner["exceptions"] = Json::array();
  for (std::size_t i = 0; i < exceptions; ++i) made.learner["exceptions"].push_back(exception());
  if (!ages_.empty() && percent(30)) {  // somebody else's word that it is not too old
    made.learner["exceptions"].push_back(
        {{"kind", "allow"}, {"rule", pick_.of(ages_)}, {"by", "v"}});
  }
  made.what_if = percent(25);
  return made;
}

}  // namespace credstack::test
