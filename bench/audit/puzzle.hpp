// The parts that hard cases are made of: courses, leaves over them, rules, and a record. See
// puzzles.cpp for what is made of them.
#pragma once

#include <string>
#include <vector>

#include "audit/audit_case.hpp"
#include "audit/dice.hpp"

namespace credstack::bench {

using Words = std::vector<std::string>;
using Numbers = std::vector<int>;

Json credit(int value);

class Puzzle {
 public:
  explicit Puzzle(std::uint64_t seed);

  /** So many courses of these sizes and subjects, of levels 100 to 400. */
  void add_courses(std::size_t count, const Numbers& sizes, const Words& subjects);
  std::size_t courses() const { return sizes_.size(); }
  static std::string course(std::size_t at) { return "c" + std::to_string(at); }
  int size(std::size_t course) const { return sizes_[course]; }
  Json& record_of(std::size_t course) { return achievements_[course]; }

  /** Places of so many different courses. */
  std::vector<std::size_t> some(std::size_t count);
  Json list(const std::vector<std::size_t>& chosen) const;
  int sum(const std::vector<std::size_t>& chosen) const;

  /** By subject, level or tag: each picks a good part of the courses. */
  Json selector();
  /** A `from`, `select` or `open`. */
  Json source();

  Json named(std::size_t course);
  Json count_leaf(const Json& source, int count);
  Json credit_leaf(const Json& source, int value);
  /** A list, and the credit of a few of its courses, or one more or less. */
  Json tight_leaf(std::size_t list, std::size_t few);
  Json any_leaf();
  std::string last_id() const { return "n" + std::to_string(ids_); }

  /** Puts nodes below others, a few at a time, until one is left; so many percent choose. */
  Json group(std::vector<Json> nodes, int choosing);
  Json choose(std::size_t count, const std::vector<Json>& nodes);
  Json all(const std::vector<Json>& nodes);

  Json amount(int credits, int courses);
  /** A cap that lets through about so many percent of what it is over. */
  Json cap(int percent);
  Json goal();
  Json between(const std::string& a, const std::string& b);

  /** Adds what was taken, each course with this chance; `sure` percent of it is over, with a grade.
   */
  void take_courses(int chance, int sure);
  Json taken(int sure);
  void add_item(const Json& item) { items_.push_back(item); }
  void add_block(const Json& grant);
  void add_recognition(const Json& credentials, const Json& grants, int recognised);

  /** The program, or one more of them. */
  void add_program(const Json& tree, bool states_total);

  AuditCase take(std::string kind, bool what_if);

  Dice dice;
  std::size_t nodes = 0;  ///< to be made
  std::size_t items = 0;

 private:
  std::string next_id() { return "n" + std::to_string(++ids_); }

  std::vector<Json> achievements_;
  std::vector<int> sizes_;
  Words subjects_;
  std::vector<Json> items_;
  std::vector<Json> awards_;
  std::vector<Json> recognitions_;
  std::vector<Json> programs_;
  std::size_t ids_ = 0;
};

}  // namespace credstack::bench
