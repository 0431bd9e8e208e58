// Each kind is hard in its own way, and each is near the point at which all can just be met, or
// just not: there a search has most to look at.
#include "audit/puzzles.hpp"

#include <algorithm>
#include <array>

#include "audit/puzzle.hpp"

namespace credstack::bench {
namespace {

const Words four{"W", "X", "Y", "Z"};
const Numbers threes{3};
const Numbers odd{2, 3, 5, 7, 11};
const Numbers usual{3, 3, 3, 4};

/** How many leaves there are with what groups them. */
std::size_t leaves_of(const Puzzle& puzzle) { return puzzle.nodes * 3 / 4; }

/** Leaves that ask for counts until about so many percent of the courses are asked for. */
std::vector<Json> count_leaves(Puzzle& puzzle, std::size_t leaves, int percent) {
  const double each =
      static_cast<double>(puzzle.courses()) * percent / 100 / static_cast<double>(leaves);
  std::vector<Json> made;
  double asked = 0;
  for (std::size_t i = 0; i < leaves; ++i) {
    asked += each;
    const int count = std::max(1, static_cast<int>(asked));
    asked -= count;
    made.push_back(puzzle.count_leaf({{"select", puzzle.selector()}}, count));
  }
  return made;
}

std::vector<Json> credit_leaves(Puzzle& puzzle, std::size_t leaves, int percent) {
  int total = 0;
  for (std::size_t at = 0; at < puzzle.courses(); ++at) total += puzzle.size(at);
  const int each = std::max(1, total * percent / 100 / static_cast<int>(leaves));
  std::vector<Json> made;
  for (std::size_t i = 0; i < leaves; ++i) {
    made.push_back(
        puzzle.credit_leaf(puzzle.source(), puzzle.dice.between(each / 2 + 1, each * 3 / 2 + 1)));
  }
  return made;
}

std::vector<Json> any_leaves(Puzzle& puzzle, std::size_t leaves) {
  std::vector<Json> made;
  for (std::size_t i = 0; i < leaves; ++i) made.push_back(puzzle.any_leaf());
  return made;
}

void add_rules(Json& node, const std::vector<Json>& rules) {
  for (const Json& rule : rules) node["rules"].push_back(rule);
}

/** Many courses that are the same to overlapping selectors. */
void interchangeable(Puzzle& puzzle) {
  puzzle.add_courses(puzzle.items, puzzle.dice.percent(50) ? threes : usual, four);
  puzzle.add_program(
      puzzle.group(count_leaves(puzzle, leaves_of(puzzle), puzzle.dice.between(80, 115)), 10),
      false);
  puzzle.take_courses(100, 92);
}

/** Credits that do not add up to what is asked. */
void knapsack(Puzzle& puzzle) {
  puzzle.add_courses(puzzle.items, odd, four);
  const auto few =
      std::max<std::size_t>(1, puzzle.items / std::max<std::size_t>(1, leaves_of(puzzle)));
  std::vector<Json> leaves;
  for (std::size_t i = 0; i < leaves_of(puzzle); ++i) {
    leaves.push_back(puzzle.tight_leaf(static_cast<std::size_t>(puzzle.dice.between(6, 16)),
                                       few + puzzle.dice.below(2)));
  }
  puzzle.add_program(puzzle.group(leaves, 10), puzzle.dice.percent(30));
  puzzle.take_courses(100, 95);
}

/** Caps of which each lets through nearly all that is asked for. */
void capped(Puzzle& puzzle) {
  puzzle.add_courses(puzzle.items, puzzle.dice.percent(50) ? odd : usual, four);
  auto leaves = puzzle.dice.percent(50) ? count_leaves(puzzle, leaves_of(puzzle), 90)
                                        : credit_leaves(puzzle, leaves_of(puzzle), 85);
  for (Json& leaf : leaves) {
    if (puzzle.dice.percent(10)) add_rules(leaf, {puzzle.cap(40)});
  }
  Json tree = puzzle.group(leaves, 10);
  for (int i = puzzle.dice.between(2, 4); i > 0; --i) add_rules(tree, {puzzle.cap(75)});
  puzzle.add_program(tree, puzzle.dice.percent(30));
  puzzle.take_courses(100, 95);
}

/** Three areas over much the same courses, with so much shared between each two. */
void three_areas(Puzzle& puzzle) {
  puzzle.add_courses(puzzle.items, puzzle.dice.percent(40) ? odd : usual, four);
  std::vector<Json> areas;
  for (int i = 0; i < 3; ++i) {
    auto leaves = puzzle.dice.percent(50)
                      ? count_leaves(puzzle, leaves_of(puzzle) / 3, puzzle.dice.between(30, 45))
                      : credit_leaves(puzzle, leaves_of(puzzle) / 3, puzzle.dice.between(30, 45));
    for (Json& leaf : leaves) {
      if (puzzle.dice.percent(6)) leaf[puzzle.dice.percent(60) ? "shared" : "exclusive"] = true;
    }
    areas.push_back(puzzle.group(leaves, 10));
  }
  Json tree = puzzle.all(areas);
  for (int i = 0; i < 3; ++i) {
    add_rules(tree, {puzzle.between(areas[static_cast<std::size_t>(i)]["id"],
                                    areas[static_cast<std::size_t>((i + 1) % 3)]["id"])});
  }
  puzzle.add_program(tree, puzzle.dice.percent(50));
  puzzle.take_courses(100, 92);
}

Json choice(Puzzle& puzzle, int depth) {
  if (depth == 0) {
    return puzzle.dice.percent(60) ? puzzle.named(puzzle.dice.below(puzzle.courses()))
                                   : puzzle.any_leaf();
  }
  std::vector<Json> below;
  const auto count = static_cast<std::size_t>(puzzle.dice.between(2, 4));
  for (std::size_t i = 0; i < count; ++i) below.push_back(choice(puzzle, depth - 1));
  return puzzle.dice.percent(30) ? puzzle.all(below)
                                 : puzzle.choose(1 + puzzle.dice.below(count), below);
}

/** Alternatives of alternatives, with the same courses in several. */
void choices(Puzzle& puzzle) {
  puzzle.add_courses(puzzle.items, puzzle.dice.percent(40) ? odd : usual, four);
  std::vector<Json> parts;
  for (std::size_t made = 1; made < puzzle.nodes;) {
    parts.push_back(choice(puzzle, puzzle.dice.between(1, 2)));
    made += nodes_of(parts.back());
  }
  puzzle.add_program(puzzle.all(parts), puzzle.dice.percent(30));
  puzzle.take_courses(85, 92);
}

/** Averages, what is among the last credits, different subjects: over parts and over the whole. */
void goals(Puzzle& puzzle) {
  puzzle.add_courses(puzzle.items, puzzle.dice.percent(40) ? odd : usual, four);
  auto leaves = puzzle.dice.percent(50) ? count_leaves(puzzle, leaves_of(puzzle), 75)
                                        : credit_leaves(puzzle, leaves_of(puzzle), 75);
  for (Json& leaf : leaves) {
    if (puzzle.dice.percent(20)) add_rules(leaf, {puzzle.goal()});
  }
  Json tree = puzzle.group(leaves, 10);
  for (Json& part : tree["all"]) {
    if (puzzle.dice.percent(30)) add_rules(part, {puzzle.goal()});
  }
  for (int i = puzzle.dice.between(1, 4); i > 0; --i) add_rules(tree, {puzzle.goal()});
  puzzle.add_program(tree, puzzle.dice.percent(50));
  puzzle.take_courses(100, 90);
}

/** Credit that may be divided among many leaves, beside courses. */
void blocks(Puzzle& puzzle) {
  puzzle.add_courses(puzzle.items * 2 / 3, puzzle.dice.percent(60) ? odd : usual, four);
  const std::vector<Json> parts = credit_leaves(puzzle, leaves_of(puzzle), 110);
  Json tree = puzzle.group(parts, 10);
  const int count = puzzle.dice.between(2, 8);
  for (int i = 0; i < count; ++i) {
    Json grant = {{"form", "block"}, {"credit", credit(puzzle.dice.between(3, 17))}};
    if (puzzle.dice.percent(70)) {
      grant["slot"] = puzzle.dice.percent(30) ? tree["id"]
                      : puzzle.dice.percent(50)
                          ? puzzle.dice.of(parts)["id"]
                          : tree["all"][puzzle.dice.below(tree["all"].size())]["id"];
    }
    puzzle.add_block(grant);
  }
  if (puzzle.dice.percent(50))
    add_rules(tree, {{{"atMost", {{"credits", credit(30)}}}, {"origin", "transfer"}}});
  puzzle.add_program(tree, puzzle.dice.percent(50));
  puzzle.take_courses(100, 95);
}

/** Items that may come in as one of several courses, alone or with others. */
void ways(Puzzle& puzzle) {
  puzzle.add_courses(puzzle.items, puzzle.dice.percent(30) ? odd : usual, four);
  auto leaves = any_leaves(puzzle, leaves_of(puzzle));
  puzzle.add_program(puzzle.group(leaves, 10), puzzle.dice.percent(30));
  const int decisions = puzzle.dice.between(6, 20);
  for (int i = 0; i < decisions; ++i) {
    const auto taken = puzzle.some(puzzle.dice.percent(25) ? 2 : 1);
    const auto into = puzzle.some(puzzle.dice.percent(30) ? 2 : 1);
    puzzle.add_recognition(puzzle.list(taken),
                           Json::array({{{"form", "direct"}, {"satisfies", puzzle.list(into)}}}),
                           85);
  }
  for (int i = puzzle.dice.between(2, 10); i > 0; --i) {
    Json item = puzzle.taken(95);
    item["title"] = "Taken elsewhere";
    item["issuer"] = "v";
    item["credit"] = credit(puzzle.dice.between(2, 6));
    item["accepted"] = {{"by", puzzle.dice.percent(85) ? "u" : "v"}};
    if (puzzle.dice.percent(60))
      item["accepted"]["as"] = Puzzle::course(puzzle.dice.below(puzzle.courses()));
    puzzle.add_item(item);
  }
  puzzle.take_courses(90, 92);
}

/** Much that is not over, or not sure. */
void unsure(Puzzle& puzzle) {
  puzzle.add_courses(puzzle.items, puzzle.dice.percent(30) ? odd : usual, four);
  auto leaves = any_leaves(puzzle, leaves_of(puzzle));
  for (Json& leaf : leaves) {
    if (puzzle.dice.percent(50)) leaf["minimumGrade"] = puzzle.dice.of(Words{"B", "C"});
  }
  Json tree = puzzle.group(leaves, 15);
  if (puzzle.dice.percent(40)) add_rules(tree, {puzzle.goal()});
  puzzle.add_program(tree, puzzle.dice.percent(30));
  puzzle.take_courses(100, 40);
}

/** Courses that count as others, and courses taken twice. */
void equivalents(Puzzle& puzzle) {
  puzzle.add_courses(puzzle.items, puzzle.dice.percent(30) ? odd : usual, four);
  for (std::size_t at = 0; at < puzzle.courses(); ++at) {
    if (puzzle.dice.percent(35)) {
      puzzle.record_of(at)["equivalents"] =
          puzzle.list(puzzle.some(static_cast<std::size_t>(puzzle.dice.between(1, 3))));
    }
    if (puzzle.dice.percent(5)) puzzle.record_of(at)["repeatable"] = true;
  }
  auto leaves = any_leaves(puzzle, leaves_of(puzzle));
  puzzle.add_program(puzzle.group(leaves, 10), puzzle.dice.percent(30));
  puzzle.take_courses(60, 92);
  puzzle.take_courses(60, 92);
}

/** Two programs together, with so much shared between them. */
void two_programs(Puzzle& puzzle) {
  puzzle.add_courses(puzzle.items, usual, four);
  for (int i = 0; i < 2; ++i) {
    auto leaves = puzzle.dice.percent(50) ? count_leaves(puzzle, leaves_of(puzzle) / 2, 65)
                                          : credit_leaves(puzzle, leaves_of(puzzle) / 2, 65);
    Json tree = puzzle.group(leaves, 10);
    if (puzzle.dice.percent(80)) {
      Json rule = {
          {"sharing", puzzle.amount(puzzle.dice.between(6, 18), puzzle.dice.between(2, 5))},
          {"with", {{"ids", {"p0", "p1"}}}}};
      add_rules(tree, {rule});
    }
    puzzle.add_program(tree, false);
  }
  puzzle.take_courses(100, 92);
}

/** A part of each. */
void everything(Puzzle& puzzle) {
  puzzle.add_courses(puzzle.items, puzzle.dice.percent(50) ? odd : usual, four);
  auto leaves = any_leaves(puzzle, leaves_of(puzzle));
  for (Json& leaf : leaves) {
    if (puzzle.dice.percent(8)) leaf["shared"] = true;
    if (puzzle.dice.percent(10)) leaf["minimumGrade"] = "C";
    if (puzzle.dice.percent(8)) add_rules(leaf, {puzzle.goal()});
  }
  Json tree = puzzle.group(leaves, 20);
  add_rules(tree, {puzzle.cap(70), puzzle.goal()});
  const Json& parts = tree["all"];
  if (parts.size() > 2) add_rules(tree, {puzzle.between(parts[0]["id"], parts[1]["id"])});
  if (puzzle.dice.percent(60)) {
    puzzle.add_block({{"form", "block"}, {"credit", credit(puzzle.dice.between(4, 12))}});
  }
  for (int i = puzzle.dice.between(0, 5); i > 0; --i) {
    puzzle.add_recognition(
        puzzle.list(puzzle.some(1)),
        Json::array({{{"form", "direct"}, {"satisfies", puzzle.list(puzzle.some(1))}}}), 85);
  }
  puzzle.add_program(tree, puzzle.dice.percent(50));
  puzzle.take_courses(100, 85);
}

struct Kind {
  const char* name;
  void (*make)(Puzzle&);
};
constexpr std::array<Kind, 12> kinds{{{"interchangeable", interchangeable},
                                      {"knapsack", knapsack},
                                      {"capped", capped},
                                      {"three-areas", three_areas},
                                      {"choices", choices},
                                      {"goals", goals},
                                      {"blocks", blocks},
                                      {"ways", ways},
                                      {"unsure", unsure},
                                      {"equivalents", equivalents},
                                      {"two-programs", two_programs},
                                      {"everything", everything}}};

}  // namespace

AuditCase puzzle(std::uint64_t seed) {
  const Kind& kind = kinds[seed % kinds.size()];
  Puzzle made(seed);
  kind.make(made);
  const bool what_if = made.dice.percent(20);
  return made.take(kind.name, what_if);
}

const std::vector<std::string>& puzzle_kinds() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> list;
    for (const Kind& kind : kinds) list.emplace_back(kind.name);
    return list;
  }();
  return names;
}

}  // namespace credstack::bench
