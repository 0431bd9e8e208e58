// Small catalogues and records made at random, to be audited twice: with every form, selector, rule
// and exception of docs/audit.md, every way an item comes to a program, and much that is not known.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "support/audit_case.hpp"
#include "support/random_catalog.hpp"

namespace credstack::test {

/** What a case has more of than others. */
enum class Mix : std::uint8_t { plain, rules, sharing, recognitions, records, programs };

class AuditGenerator {
 public:
  AuditGenerator(Choices& choices, Mix mix) : pick_(choices), mix_(mix) {}

  AuditCase make();

 private:
  /** True in so many of a hundred cases. */
  bool percent(std::size_t n) { return pick_.below(100) < n; }
  bool more(Mix mix, std::size_t often, std::size_t seldom) {
    return percent(mix_ == mix ? often : seldom);
  }

  Json credit(std::size_t value);
  Json some_credit();
  std::string course();
  Json courses(std::size_t most);
  Json selector();
  Json selectors();
  Json scales();
  Json organizations();
  Json achievement(std::size_t at);
  Json program(const std::string& id);
  Json leaf();
  Json node(std::size_t depth);
  Json amount();
  Json between();
  Json rule();
  Json rules();
  Json recognition(std::size_t at);
  Json grant();
  Json condition();
  Json enrolment(const std::string& id);
  Json item(std::size_t at);
  Json acceptance();
  Json exception();
  std::string day();
  std::string grade();
  std::string node_id() { return "n" + std::to_string(pick_.below(8)); }

  Choices& pick_;
  Mix mix_;
  std::size_t courses_ = 0;
  std::size_t items_ = 0;
  std::size_t nodes_ = 0;
  std::size_t leaves_ = 0;
  std::size_t rules_ = 0;
  std::vector<std::string> children_;  ///< of the node whose rules are made
  std::vector<std::string> words_;     ///< leaves of words
  std::vector<std::string> ages_;      ///< rules of age
};

}  // namespace credstack::test
