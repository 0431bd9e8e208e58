#include "audit/puzzle.hpp"

#include <algorithm>
#include <numeric>

namespace credstack::bench {
namespace {

const Words letters{"A", "A", "B", "B", "B", "C", "C", "D"};
const Words tags{"writing", "lab", "ethics"};

}  // namespace

Json credit(int value) { return {{"value", value}, {"unit", "CR"}}; }

Puzzle::Puzzle(std::uint64_t seed) : dice(seed) {
  nodes = static_cast<std::size_t>(dice.between(20, 60));
  items = static_cast<std::size_t>(dice.between(20, 60));
}

// ---- courses ----------------------------------------------------------------------------------

void Puzzle::add_courses(std::size_t count, const Numbers& sizes, const Words& subjects) {
  subjects_ = subjects;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string id = course(sizes_.size());
    sizes_.push_back(dice.of(sizes));
    Json made = {{"id", id},
                 {"type", "Course"},
                 {"name", id},
                 {"owner", dice.percent(10) ? "v" : "u"},
                 {"credit", credit(sizes_.back())},
                 {"subject", dice.of(subjects)},
                 {"level", {{"framework", "L"}, {"level", 100 * dice.between(1, 4)}}}};
    if (dice.percent(40)) made["tags"] = {dice.of(tags)};
    achievements_.push_back(std::move(made));
  }
}

std::vector<std::size_t> Puzzle::some(std::size_t count) {
  std::vector<std::size_t> all(courses());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return dice.some(std::move(all), count);
}

Json Puzzle::list(const std::vector<std::size_t>& chosen) const {
  Json ids = Json::array();
  for (const std::size_t at : chosen) ids.push_back(course(at));
  return ids;
}

int Puzzle::sum(const std::vector<std::size_t>& chosen) const {
  int sum = 0;
  for (const std::size_t at : chosen) sum += size(at);
  return sum;
}

// ---- leaves -----------------------------------------------------------------------------------

Json Puzzle::selector() {
  const int kind = dice.between(0, 9);
  if (kind < 5) return {{"subjects", dice.some(subjects_, dice.percent(60) ? 2 : 1)}};
  if (kind < 7) return {{"levels", {{"framework", "L"}, {"min", 100 * dice.between(2, 3)}}}};
  if (kind < 8) return {{"tags", dice.some(tags, dice.percent(50) ? 2 : 1)}};
  return {{"subjects", dice.some(subjects_, 2)}, {"levels", {{"framework", "L"}, {"min", 200}}}};
}

Json Puzzle::source() {
  const int kind = dice.between(0, 9);
  if (kind < 4) return {{"from", list(some(static_cast<std::size_t>(dice.between(4, 14))))}};
  if (kind < 9) return {{"select", selector()}};
  return {{"open", true}};
}

Json Puzzle::named(std::size_t at) { return {{"id", next_id()}, {"achievement", course(at)}}; }

Json Puzzle::count_leaf(const Json& source, int count) {
  Json made = {{"id", next_id()}, {"courses", count}};
  made.update(source);
  return made;
}

Json Puzzle::credit_leaf(const Json& source, int value) {
  Json made = {{"id", next_id()}, {"credits", credit(std::max(value, 1))}};
  made.update(source);
  return made;
}

Json Puzzle::tight_leaf(std::size_t length, std::size_t few) {
  const std::vector<std::size_t> chosen = some(length);
  const std::vector<std::size_t> asked(
      chosen.begin(), chosen.begin() + static_cast<std::ptrdiff_t>(std::min(few, chosen.size())));
  return credit_leaf({{"from", list(chosen)}}, sum(asked) + dice.of(Numbers{0, 0, 0, 1, -1}));
}

Json Puzzle::any_leaf() {
  const int kind = dice.between(0, 9);
  if (kind < 2) return named(dice.below(courses()));
  if (kind < 5) return count_leaf(source(), dice.between(1, 3));
  if (kind < 7) {
    return tight_leaf(static_cast<std::size_t>(dice.between(5, 12)),
                      static_cast<std::size_t>(dice.between(1, 4)));
  }
  return credit_leaf(source(), dice.between(3, 14));
}

// ---- nodes ------------------------------------------------------------------------------------

Json Puzzle::all(const std::vector<Json>& children) {
  return {{"id", next_id()}, {"all", children}};
}

Json Puzzle::choose(std::size_t count, const std::vector<Json>& children) {
  if (count == 1 && dice.percent(50)) return {{"id", next_id()}, {"any", children}};
  return {{"id", next_id()}, {"choose", count}, {"of", children}};
}

Json Puzzle::group(std::vector<Json> children, int choosing) {
  while (children.size() > 6) {
    std::vector<Json> above;
    for (std::size_t at = 0; at < children.size();) {
      const auto few = std::min(children.size() - at, static_cast<std::size_t>(dice.between(1, 5)));
      const auto first = children.begin() + static_cast<std::ptrdiff_t>(at);
      const std::vector<Json> below(first, first + static_cast<std::ptrdiff_t>(few));
      at += few;
      if (few == 1) {
        above.push_back(below.front());
      } else if (dice.percent(choosing)) {
        above.push_back(choose(1 + dice.below(few), below));
      } else {
        above.push_back(all(below));
      }
    }
    children = std::move(above);
  }
  return all(children);
}

// ---- rules ------------------------------------------------------------------------------------

Json Puzzle::amount(int credits, int count) {
  if (dice.percent(60)) return {{"credits", credit(std::max(credits, 1))}};
  return {{"courses", std::max(count, 1)}};
}

Json Puzzle::cap(int percent) {
  const Json over = selector();
  const int total = std::accumulate(sizes_.begin(), sizes_.end(), 0);
  const int share = dice.between(percent - 10, percent + 10);
  const int count = static_cast<int>(courses());
  if (dice.percent(25)) {
    const int parts = static_cast<int>(subjects_.size());
    return {{"atMost", amount(total * share / 100 / parts, count * share / 100 / parts)},
            {"per", "subject"}};
  }
  return {{"atMost", amount(total * share / 200, count * share / 200)}, {"of", over}};
}

Json Puzzle::goal() {
  const int total = std::accumulate(sizes_.begin(), sizes_.end(), 0);
  const int count = static_cast<int>(courses());
  const int kind = dice.between(0, 9);
  const int share = dice.between(15, 45);
  if (kind < 3) {
    return {{"atLeast", amount(total * share / 100, count * share / 100)}, {"of", selector()}};
  }
  if (kind < 5) {
    const int last = total * dice.between(20, 50) / 100;
    return {{"atLeast", {{"credits", credit(std::max(1, last * dice.between(40, 90) / 100))}}},
            {"last", credit(last)},
            {"of", selector()}};
  }
  if (kind < 6) return {{"distinct", dice.between(2, 4)}, {"by", "subject"}};
  if (kind < 9) {
    Json made = {{"average", dice.of(std::vector<double>{2.5, 2.75, 3, 3.25})}};
    if (dice.percent(40)) made["of"] = selector();
    return made;
  }
  return {{"atLeast", {{"share", dice.of(Words{"1/4", "1/2", "2/3"})}}}, {"origin", "resident"}};
}

Json Puzzle::between(const std::string& a, const std::string& b) {
  Json made = {{"sharing", "any"}, {"between", {a, b}}};
  if (!dice.percent(15)) made["sharing"] = amount(dice.between(3, 14), dice.between(1, 3));
  if (dice.percent(20)) made["of"] = selector();
  return made;
}

// ---- the record -------------------------------------------------------------------------------

Json Puzzle::taken(int sure) {
  Json made = Json::object();
  const int kind = dice.between(0, 99);
  if (kind < sure) {
    made["completed"] = std::to_string(dice.between(2019, 2026)) + "-0" +
                        std::to_string(dice.between(1, 9)) + "-1" + std::to_string(dice.below(10));
    made["grade"] = dice.of(letters);
  } else if (kind % 3 == 0) {
    made["completed"] = "2024-06-15";  // without a grade
  } else {
    made["status"] = kind % 3 == 1 ? "inProgress" : "planned";
  }
  return made;
}

void Puzzle::take_courses(int chance, int sure) {
  for (std::size_t at = 0; at < courses() && items_.size() < items; ++at) {
    if (!dice.percent(chance)) continue;
    Json item = taken(sure);
    item["achievement"] = course(at);
    add_item(item);
  }
}

void Puzzle::add_block(const Json& grant) {
  const std::string id = "award" + std::to_string(awards_.size());
  awards_.push_back({{"id", id}, {"type", "Certificate"}, {"name", id}, {"owner", "v"}});
  add_recognition(id, Json::array({grant}), 90);
  add_item({{"achievement", id}, {"completed", "2022-06-15"}});
}

void Puzzle::add_recognition(const Json& credentials, const Json& grants, int recognised) {
  recognitions_.push_back({{"id", "decision" + std::to_string(recognitions_.size())},
                           {"credential", credentials},
                           {"target", "p0"},
                           {"assertedBy", {dice.percent(recognised) ? "u" : "v"}},
                           {"grants", grants},
                           {"validFrom", "2018-01-01"},
                           {"validUntil", "2030-12-31"}});
}

void Puzzle::add_program(const Json& tree, bool states_total) {
  const std::string id = "p" + std::to_string(programs_.size());
  Json made = {
      {"id", id}, {"type", "BachelorDegree"}, {"name", id}, {"owner", "u"}, {"requirement", tree}};
  if (states_total) {
    const int total = std::accumulate(sizes_.begin(), sizes_.end(), 0);
    made["credit"] = credit(total * dice.between(50, 90) / 100);
  }
  programs_.push_back(std::move(made));
}

AuditCase Puzzle::take(std::string kind, bool what_if) {
  AuditCase made{.kind = std::move(kind), .catalog = {}, .programs = {}, .learners = {}};
  made.what_if = what_if;
  std::vector<Json> achievements = programs_;
  achievements.insert(achievements.end(), achievements_.begin(), achievements_.end());
  achievements.insert(achievements.end(), awards_.begin(), awards_.end());
  for (const Json& program : programs_) made.programs.push_back(program["id"]);
  made.catalog = {{"credstack", 1},
                  {"asOf", "2026-11"},
                  {"organizations",
                   {{{"id", "u"}, {"name", "University"}, {"gradeScale", "s"}},
                    {{"id", "v"}, {"name", "College"}, {"gradeScale", "s"}}}},
                  {"gradeScales",
                   {{{"id", "s"},
                     {"name", "Letters"},
                     {"grades",
                      {{{"grade", "A"}, {"points", 4}, {"pass", true}},
                       {{"grade", "B"}, {"points", 3}, {"pass", true}},
                       {{"grade", "C"}, {"points", 2}, {"pass", true}},
                       {{"grade", "D"}, {"points", 1}, {"pass", true}},
                       {{"grade", "F"}, {"points", 0}, {"pass", false}}}}}}},
                  {"achievements", achievements},
                  {"recognitions", recognitions_}};
  std::vector<Json> in_order = items_;
  dice.shuffle(in_order);
  made.learners.push_back({{"credstackLearner", 1}, {"id", "puzzle"}, {"items", in_order}});
  return made;
}

}  // namespace credstack::bench
