#include "support/random_catalog.hpp"

namespace credstack::test {
namespace {

using Words = std::vector<std::string>;

const Words types{"MicroCredential", "Badge",          "Course",          "Certificate",
                  "Diploma",         "BachelorDegree", "MasterDegree",    "Degree",
                  "Certification",   "License",        "Course",          "ProfessionalDesignation",
                  "Assessment",      "Other",          "MicroCredential", "Pathway"};
const Words days{"2018-03", "2024-05-01", "2026-11-24", "2026-11-25", "2027", "2030-06-30"};
const Words units{"ECTS", "ECTS", "ECTS", "NZQCF", "hours"};
const Words frameworks{"NZQCF", "EQF"};
const Words places{"NZ", "CA", "CA-ON"};
const Words subjects{"CS", "MATH", "LAW"};
const Words tags{"writing", "lab"};
const Words grades{"A", "B", "C"};
const Words starts{"2026-09-01", "2027-02-01", "2027-02-01"};
const Words ends{"2027-02-01", "2027-06-30", "2028-01-31"};
const Words ways{"inPerson", "online", "blended"};
const Words languages{"en", "mi", "fr-CA"};

}  // namespace

Json RandomCatalog::source() {
  Json made = Json::object();
  if (pick_.one_in(2)) made["url"] = "https://s.example/" + std::to_string(pick_.below(5));
  if (pick_.one_in(3)) made["title"] = "Title " + std::to_string(pick_.below(3));
  if (pick_.one_in(2)) made["asOf"] = pick_.of(days);
  if (pick_.one_in(4)) made["retrieved"] = pick_.of(days);
  if (pick_.one_in(6)) made["undated"] = true;
  if (pick_.one_in(3)) made["certainty"] = pick_.of(Words{"verified", "secondary", "uncertain"});
  if (pick_.one_in(5)) made["note"] = text("note");
  return made;
}

Json RandomCatalog::text(const std::string& plain) {
  if (!pick_.one_in(4)) return plain;
  return {{"mi", plain + " (mi)"}, {"en", plain}};
}

Json RandomCatalog::credit() {
  Json made = Json::object();
  const std::size_t value = 3 * (1 + pick_.below(6));
  if (pick_.one_in(6)) {
    made = {{"min", value}, {"max", value + 6}};
  } else if (pick_.one_in(6)) {
    made["value"] = 7.5;
  } else {
    made["value"] = value;
  }
  made["unit"] = pick_.of(units);
  return made;
}

Json RandomCatalog::money() {
  Json made = {{"minor", 100 * (1 + pick_.below(50))}, {"currency", pick_.of(Words{"NZD", "USD"})}};
  if (pick_.one_in(2)) made["asOf"] = pick_.of(days);
  return made;
}

void RandomCatalog::dates(Json& record) {
  const std::size_t from = pick_.below(days.size());
  if (pick_.one_in(3)) record["validFrom"] = days[from];
  if (pick_.one_in(3)) record["validUntil"] = days[from + pick_.below(days.size() - from)];
}

std::string RandomCatalog::any() { return "a" + std::to_string(pick_.below(achievements_)); }

/** Different achievements, at least one. */
Json RandomCatalog::some(std::size_t most) {
  Json list = Json::array();
  const std::size_t count = 1 + pick_.below(most);
  for (std::size_t i = 0; i < count; ++i) {
    const std::string id = any();
    bool known = false;
    for (const Json& each : list) known = known || each == id;
    if (!known) list.push_back(id);
  }
  return list;
}

/** One beyond those that are described is only mentioned. */
std::string RandomCatalog::body() { return "o" + std::to_string(pick_.below(organizations_)); }

std::string RandomCatalog::slot() { return "n" + std::to_string(pick_.below(6)); }

Json RandomCatalog::organization(std::size_t at) {
  Json made = {{"id", "o" + std::to_string(at)}, {"name", text("Body " + std::to_string(at))}};
  made["type"] = pick_.of(Words{"higherEducation", "industry", "profession", "government",
                                "qualityAssurance", "platform", "other"});
  if (pick_.one_in(2)) made["jurisdiction"] = pick_.of(places);
  if (pick_.one_in(2)) made["url"] = "https://o.example/" + std::to_string(at);
  if (pick_.one_in(4)) made["gradeScale"] = scale();
  if (pick_.one_in(4)) made["source"] = source();
  return made;
}

/** One beyond those that are described is only mentioned. */
std::string RandomCatalog::scale() { return "s" + std::to_string(pick_.below(scales_ + 1)); }

Json RandomCatalog::grade_scale(std::size_t at) {
  Json made = {{"id", "s" + std::to_string(at)}};
  if (pick_.one_in(2)) made["name"] = text("Scale");
  if (pick_.one_in(3)) {
    made["numeric"] = {{"best", 1}, {"worst", 5}, {"pass", 4}};
  } else {
    made["grades"] = Json::array();
    std::size_t points = 4;
    for (const std::string& each : grades) {
      Json grade = {{"grade", each}};
      if (!pick_.one_in(3)) grade["points"] = points--;
      if (each == "C" && pick_.one_in(2)) grade["pass"] = false;
      made["grades"].push_back(grade);
    }
  }
  if (pick_.one_in(3)) made["source"] = source();
  return made;
}

Json RandomCatalog::selector() {
  Json made = Json::object();
  if (pick_.one_in(3)) made["ids"] = some(2);
  if (pick_.one_in(3)) made["tags"] = Json::array({pick_.of(tags)});
  if (pick_.one_in(4)) made["providers"] = Json::array({body()});
  if (pick_.one_in(4)) made["types"] = Json::array({pick_.of(types)});
  if (pick_.one_in(4)) {
    made["levels"] = {{"framework", pick_.of(frameworks)}, {"min", pick_.below(9)}};
    if (pick_.one_in(2)) made["levels"]["max"] = 9;
  }
  if (pick_.one_in(5)) {
    made["fields"] = Json::array({{{"scheme", "CIP"}, {"code", pick_.of(Words{"11", "52.02"})}}});
  }
  if (made.empty() || pick_.one_in(3)) made["subjects"] = Json::array({pick_.of(subjects)});
  return made;
}

Json RandomCatalog::selectors() {
  if (!pick_.one_in(4)) return selector();
  return Json::array({selector(), selector()});
}

Json RandomCatalog::amount() {
  Json made = Json::object();
  if (pick_.one_in(2)) made["credits"] = credit();
  if (pick_.one_in(3)) made["share"] = pick_.of(Words{"1/4", "0.5", "2/3"});
  if (made.empty() || pick_.one_in(3)) made["courses"] = pick_.below(4);
  return made;
}

Json RandomCatalog::rule() {
  Json made = Json::object();
  const std::size_t kind = pick_.below(9);
  if (kind == 0) {
    made["atMost"] = amount();
    if (pick_.one_in(3)) made["per"] = pick_.of(Words{"subject", "provider"});
  } else if (kind == 1) {
    made["atLeast"] = amount();
    if (pick_.one_in(3)) made["last"] = credit();
  } else if (kind == 2) {
    made["distinct"] = 1 + pick_.below(3);
    made["by"] = pick_.of(Words{"subject", "provider"});
  } else if (kind == 3) {
    made["average"] = pick_.of(grades);
    if (pick_.one_in(2)) made["average"] = 2.5;
    if (pick_.one_in(3)) made["gradeScale"] = scale();
  } else if (kind == 4) {
    made["maxAge"] = "P5Y";
    if (pick_.one_in(2)) made["anchor"] = pick_.of(Words{"today", "admission", "award"});
    if (pick_.one_in(2)) made["onExpiry"] = pick_.of(Words{"void", "elective", "challenge"});
  } else if (kind == 5) {
    made["maxUses"] = 1 + pick_.below(3);
  } else {
    made["sharing"] = amount();
    if (pick_.one_in(3)) made["sharing"] = pick_.of(Words{"any", "none"});
    if (kind == 6) {
      // Often of one tree, sometimes of none, or one in the other.
      const std::size_t first = pick_.below(5);
      made["between"] = Json::array({"n" + std::to_string(first), "n" + std::to_string(first + 1)});
    } else {
      made["with"] = selectors();
    }
  }
  if (pick_.one_in(3)) made["of"] = selectors();
  if (pick_.one_in(4)) made["except"] = selectors();
  if (pick_.one_in(4)) {
    made["origin"] = Json::array({pick_.of(Words{"resident", "transfer", "priorLearning"})});
  }
  if (pick_.one_in(8)) made["id"] = "rule";
  if (pick_.one_in(6)) made["text"] = text("Rule");
  if (pick_.one_in(6)) made["source"] = source();
  return made;
}

/** Where the credit or the courses of a leaf come from. */
void RandomCatalog::origin(Json& node) {
  const std::size_t kind = pick_.below(3);
  if (kind == 0) {
    node["open"] = true;
  } else if (kind == 1) {
    node["from"] = some(4);
  } else {
    node["select"] = selectors();
  }
  if (pick_.one_in(4)) node["except"] = selectors();
}

/** What a node may say beside its kind. */
void RandomCatalog::say_more(Json& node, bool leaf) {
  if (leaf && pick_.one_in(4)) node["minimumGrade"] = pick_.of(grades);
  if (leaf && pick_.one_in(6)) node["gradeScale"] = scale();
  if (pick_.one_in(8)) node["shared"] = true;
  if (pick_.one_in(10)) node["exclusive"] = true;
  if (pick_.one_in(14)) node["doubtful"] = true;
  if (!pick_.one_in(4)) return;
  node["rules"] = Json::array({rule()});
  if (pick_.one_in(3)) node["rules"].push_back(rule());
}

Json RandomCatalog::versions() {
  Json list = Json::array();
  const std::size_t count = 1 + pick_.below(2);
  for (std::size_t i = 0; i < count; ++i) {
    Json version = Json::object();
    if (pick_.one_in(2)) dates(version);
    version["catalogYear"] = std::to_string(2020 + i);
    if (pick_.one_in(3)) version["credit"] = credit();
    nodes_ = pick_.below(3);
    version["requirement"] = requirement(1, false);
    if (pick_.one_in(3)) version["source"] = source();
    list.push_back(version);
  }
  return list;
}

/** What selectors look at, and requirements of other years. */
void RandomCatalog::study(Json& record) {
  if (pick_.one_in(3)) record["subject"] = pick_.of(subjects);
  if (pick_.one_in(4)) record["tags"] = Json::array({pick_.of(tags)});
  if (pick_.one_in(6)) record["equivalents"] = some(2);
  if (pick_.one_in(8)) record["repeatable"] = true;
  if (pick_.one_in(6)) record["versions"] = versions();
}

Json RandomCatalog::term(std::size_t at) {
  Json made = {{"id", "t" + std::to_string(at)}, {"start", pick_.of(starts)}};
  made["end"] = pick_.of(ends);
  if (pick_.one_in(2)) made["name"] = text("Term");
  if (pick_.one_in(2)) made["every"] = pick_.of(Words{"P1Y", "P6M"});
  if (pick_.one_in(4)) made["source"] = source();
  return made;
}

/** Of a term, which may be one beyond those that are described, or with days of its own. */
Json RandomCatalog::offering() {
  Json made = Json::object();
  if (pick_.one_in(3)) {
    made["start"] = pick_.of(starts);
    made["end"] = pick_.of(ends);
  } else {
    made["term"] = "t" + std::to_string(pick_.below(terms_ + 1));
  }
  if (pick_.one_in(3)) made["every"] = pick_.of(Words{"P1Y", "P2Y"});
  if (pick_.one_in(4)) made["deliveryType"] = pick_.of(ways);
  if (pick_.one_in(4)) made["inLanguage"] = pick_.of(languages);
  return made;
}

/** What is taken beside it, and when and how it is taught. */
void RandomCatalog::teaching(Json& record) {
  if (pick_.one_in(6)) record["corequisites"] = requirement(1, true);
  if (pick_.one_in(4)) {
    record["offerings"] = Json::array({offering()});
    while (pick_.one_in(2)) record["offerings"].push_back(offering());
  }
  if (pick_.one_in(12)) record["offeredOtherwise"] = true;
  if (pick_.one_in(6)) record["deliveryType"] = Json::array({pick_.of(ways)});
  if (pick_.one_in(6)) record["inLanguage"] = Json::array({pick_.of(languages)});
}

Json RandomCatalog::requirement(std::size_t depth, bool entry) {
  Json node = Json::object();
  if (!entry && pick_.one_in(2) && nodes_ < 6) node["id"] = "n" + std::to_string(nodes_++);
  if (pick_.one_in(4)) node["name"] = text("Part");
  const auto children = [&] {
    Json list = Json::array();
    const std::size_t count = 1 + pick_.below(3);
    for (std::size_t i = 0; i < count; ++i) list.push_back(requirement(depth + 1, entry));
    return list;
  };
  const std::size_t kind = pick_.below(depth < 2 ? 10 : 7);
  if (kind < 3) {
    node["achievement"] = any();
    if (pick_.one_in(5)) node["credit"] = credit();
  } else if (kind == 3) {
    node["courses"] = 1 + pick_.below(3);
    origin(node);
  } else if (kind == 4) {
    node["credits"] = credit();
    if (!pick_.one_in(3)) origin(node);
  } else if (kind == 5) {
    node["holds"] = Json::array({pick_.of(types), "BachelorDegree"});
  } else if (kind == 6) {
    node.erase("name");
    node["text"] = text("Words");
  } else if (kind == 7) {
    node["all"] = children();
  } else if (kind == 8) {
    node["any"] = children();
  } else {
    Json list = children();
    node["choose"] = 1 + pick_.below(list.size());
    node["of"] = std::move(list);
  }
  say_more(node, kind < 6);
  return node;
}

void RandomCatalog::describe(Json& record) {
  const auto maybe = [&](const char* key, std::size_t n, auto make) {
    if (pick_.one_in(n)) record[key] = make();
  };
  maybe("description", 6, [&] { return text("About"); });
  maybe("url", 3, [&] { return "https://a.example/" + record["id"].get<std::string>(); });
  maybe("duration", 3, [&] { return pick_.of(Words{"P12W", "P1Y", "P3M", "P2Y6M"}); });
  maybe("workload", 3, [&] { return pick_.of(Words{"PT40H", "PT150H", "PT900H"}); });
  maybe("assumes", 8, [&] { return Json::array({"BachelorDegree"}); });
  maybe("assessedBy", 8, [&] { return body(); });
  maybe("openResource", 8, [&] { return true; });
  maybe("validity", 8, [&] { return "P3Y"; });
  maybe("reviewBy", 8, [&] { return pick_.of(days); });
  maybe("funding", 8, [&] { return Json::array({text("Fund")}); });
  maybe("learningOutcomes", 8, [&] { return Json::array({text("Outcome")}); });
  maybe("nextStep", 8, [&] { return Json{{"text", text("Ask")}, {"url", "https://n.example/"}}; });
  maybe("register", 4, [&] {
    Json entry = {{"by", body()}, {"name", text("Register")}, {"number", "4711"}};
    if (pick_.one_in(2)) entry["status"] = pick_.of(Words{"current", "closed"});
    return entry;
  });
  maybe("endorsements", 3, [&] {
    Json each = {{"by", body()}, {"text", text("Good")}};
    dates(each);
    if (pick_.one_in(2)) each["source"] = source();
    return Json::array({each});
  });
  maybe("labourMarket", 4, [&] {
    Json each = {{"by", body()}, {"text", text("In demand")}};
    if (pick_.one_in(2)) each["source"] = source();
    return Json::array({each});
  });
  maybe("priorLearning", 6, [&] {
    return Json::array({{{"method", text("Portfolio")}, {"capShare", "1/3"}, {"fee", money()}}});
  });
  maybe("costs", 2, [&] {
    Json list = Json::array();
    const std::size_t count = 1 + pick_.below(3);
    for (std::size_t i = 0; i < count; ++i) {
      Json cost = {{"kind", pick_.of(Words{"tuition", "tuitionPerCredit", "exam", "total"})}};
      if (!pick_.one_in(4)) cost["price"] = money();
      if (pick_.one_in(3)) cost["audience"] = text("Locals");
      if (pick_.one_in(3)) cost["source"] = source();
      dates(cost);
      list.push_back(cost);
    }
    return list;
  });
}

Json RandomCatalog::achievement(std::size_t at) {
  const std::string id = "a" + std::to_string(at);
  if (pick_.one_in(14)) return {{"id", id}, {"external", true}};
  Json made = {{"id", id}, {"type", pick_.of(types)}, {"name", text("Award " + id)}};
  if (pick_.one_in(16)) made["external"] = true;
  if (pick_.one_in(14)) made["doubtful"] = true;
  if (!pick_.one_in(5)) made["owner"] = body();
  if (!pick_.one_in(4)) made["credit"] = credit();
  if (pick_.one_in(10)) made["nonCredit"] = true;
  if (pick_.one_in(5)) made["status"] = pick_.of(Words{"current", "expiring", "closed"});
  if (pick_.one_in(3)) {
    made["level"] = {{"framework", pick_.of(frameworks)}, {"level", 3 + pick_.below(5)}};
  }
  if (pick_.one_in(3)) {
    made["field"] =
        Json::array({{{"scheme", "CIP"}, {"code", pick_.of(Words{"11.0802", "11.01", "52.02"})}}});
  }
  if (pick_.one_in(4)) made["occupation"] = Json::array({{{"scheme", "SOC"}, {"code", "15-1252"}}});
  if (pick_.one_in(3)) made["skills"] = Json::array({pick_.of(Words{"sql", "law"})});
  nodes_ = 0;
  if (pick_.one_in(2)) made["requirement"] = requirement(0, false);
  if (pick_.one_in(4)) made["entry"] = requirement(1, true);
  study(made);
  teaching(made);
  if (pick_.one_in(4)) made["hasPart"] = some(3);
  if (pick_.one_in(5)) made["isPartOf"] = some(2);
  if (pick_.one_in(6)) made["embeds"] = some(2);
  if (pick_.one_in(2)) made["source"] = source();
  describe(made);
  return made;
}

/** One of many short awards that are alike, so that not all can be listed. */
Json RandomCatalog::companion(std::size_t at) {
  Json made = {{"id", "c" + std::to_string(at)}, {"type", "Badge"}, {"name", "Companion"}};
  made["skills"] = Json::array({pick_.of(Words{"sql", "sql", "sql", "sql", "law"})});
  if (pick_.one_in(8)) made["status"] = "closed";
  if (pick_.one_in(4)) made["isPartOf"] = Json::array({any()});
  made["owner"] = body();
  return made;
}

Json RandomCatalog::grant() {
  Json made = {{"form", pick_.of(Words{"direct", "block", "unassigned", "exemption", "requirement",
                                       "advancedStanding", "admission", "price", "curriculum",
                                       "preparation"})}};
  if (!pick_.one_in(3)) made["credit"] = credit();
  if (pick_.one_in(4)) made["slot"] = slot();
  if (pick_.one_in(4)) made["satisfies"] = some(3);
  if (pick_.one_in(5)) made["elective"] = true;
  if (pick_.one_in(5)) made["price"] = money();
  if (pick_.one_in(5)) made["text"] = text("Grant");
  return made;
}

Json RandomCatalog::condition() {
  const std::size_t kind = pick_.below(6);
  if (kind == 0) return {{"kind", "approval"}, {"text", text("Ask first")}};
  if (kind == 1) return {{"kind", "minimumGrade"}, {"grade", "B"}};
  if (kind == 2) return {{"kind", "recency"}, {"maxAge", "P3Y"}, {"onExpiry", "challenge"}};
  if (kind == 3) return {{"kind", "timeLimit"}, {"maxAge", "P6Y"}};
  if (kind == 4) return {{"kind", "origin"}, {"jurisdictions", Json::array({pick_.of(places)})}};
  return {{"kind", "origin"}, {"notJurisdictions", Json::array({pick_.of(places)})}};
}

Json RandomCatalog::recognition(std::size_t at) {
  Json made = {{"id", "r" + std::to_string(at)}, {"credential", some(3)}};
  if (pick_.one_in(4)) made["stage"] = "recommended";
  if (!made.contains("stage") || pick_.one_in(2)) made["target"] = some(3);
  if (agreements_ > 0 && pick_.one_in(3)) {
    made["agreement"] = "g" + std::to_string(pick_.below(agreements_));
  }
  if (pick_.one_in(8)) made["unattributed"] = true;
  if (!pick_.one_in(4)) made["assertedBy"] = Json::array({body()});
  if (!made.contains("agreement") && !made.contains("unattributed")) made["assertedBy"] = body();
  if (pick_.one_in(5)) made["decision"] = "refused";
  made["grants"] = Json::array({grant()});
  if (pick_.one_in(3)) made["grants"].push_back(grant());
  if (pick_.one_in(3)) made["conditions"] = Json::array({condition()});
  if (pick_.one_in(8)) made["places"] = pick_.below(2);
  dates(made);
  if (pick_.one_in(5)) made["reviewBy"] = pick_.of(days);
  if (pick_.one_in(6)) made["remaining"] = {{"credit", credit()}, {"duration", "P1Y"}};
  if (pick_.one_in(6)) made["remaining"] = {{"cost", money()}};
  if (pick_.one_in(5)) made["note"] = text("Note");
  if (pick_.one_in(12)) made["doubtful"] = true;
  if (pick_.one_in(2)) made["source"] = source();
  return made;
}

Json RandomCatalog::agreement(std::size_t at) {
  Json made = {{"id", "g" + std::to_string(at)}, {"name", text("Agreement")}};
  made["parties"] = Json::array({body()});
  dates(made);
  if (pick_.one_in(4)) made["framework"] = text("Model");
  if (pick_.one_in(6)) made["doubtful"] = true;
  if (pick_.one_in(3)) made["source"] = source();
  return made;
}

void RandomCatalog::rules(Json& catalog) {
  Json conversions = Json::array();
  for (std::size_t i = pick_.below(3); i > 0; --i) {
    conversions.push_back({{"from", pick_.of(units)},
                           {"to", pick_.of(units)},
                           {"factor", pick_.of(Words{"2/1", "10/3", "0.5"})},
                           {"method", text("By the table")},
                           {"source", source()}});
  }
  catalog["creditConversions"] = conversions;
  Json maps = Json::array();
  for (std::size_t i = pick_.below(3); i > 0; --i) {
    maps.push_back({{"from", pick_.of(frameworks)},
                    {"to", pick_.of(frameworks)},
                    {"pairs", Json::array({Json::array({4, 3}), Json::array({5, 6})})}});
  }
  catalog["levelMaps"] = maps;
}

Json RandomCatalog::make() {
  achievements_ = 2 + pick_.below(9);
  organizations_ = 1 + pick_.below(4);
  agreements_ = pick_.below(3);
  scales_ = pick_.below(4);
  terms_ = pick_.below(4);
  Json made = {{"credstack", 1}, {"id", "urn:random"}, {"name", text("Random")}};
  if (pick_.one_in(2)) made["asOf"] = pick_.of(days);
  if (pick_.one_in(4)) made["source"] = source();
  if (pick_.one_in(3)) {
    made["policy"] = {{"sharedCore", 1 + pick_.below(2)}, {"staleAfter", "P1Y"}};
  }
  for (std::size_t i = 0; i < organizations_; ++i) made["organizations"].push_back(organization(i));
  for (std::size_t i = 0; i < achievements_; ++i) made["achievements"].push_back(achievement(i));
  if (pick_.one_in(6)) {
    // Most of them lead on, so that of those that are considered not too many can be listed.
    Json top = {{"id", "top"}, {"type", "MasterDegree"}, {"name", "Top"}, {"owner", "o0"}};
    top["hasPart"] = Json::array();
    const std::size_t count = 26 + pick_.below(20);
    for (std::size_t i = 0; i < count; ++i) {
      made["achievements"].push_back(companion(i));
      if (!pick_.one_in(4)) top["hasPart"].push_back("c" + std::to_string(i));
    }
    made["achievements"].push_back(top);
  }
  for (std::size_t i = 0; i < agreements_; ++i) made["agreements"].push_back(agreement(i));
  for (std::size_t i = 0; i < scales_; ++i) made["gradeScales"].push_back(grade_scale(i));
  for (std::size_t i = 0; i < terms_; ++i) made["terms"].push_back(term(i));
  for (std::size_t i = pick_.below(8); i > 0; --i) made["recognitions"].push_back(recognition(i));
  rules(made);
  // Sometimes one is only mentioned.
  if (pick_.one_in(8)) made["achievements"].erase(made["achievements"].size() - 1);
  if (pick_.one_in(8)) made["organizations"].erase(made["organizations"].size() - 1);
  return made;
}

}  // namespace credstack::test
