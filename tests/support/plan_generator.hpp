// Small catalogues, records and wishes made at random, to be planned for twice: with everything of
// docs/plan.md, and much that is not known. What the page leaves open is left out (see avoid_*).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "support/plan_case.hpp"
#include "support/random_catalog.hpp"

namespace credstack::test {

/** What a case has more of than others. */
enum class PlanMix : std::uint8_t {
  plain,
  recognitions,
  prices,
  order,
  time,
  hours,
  wishes,
  choices
};

class PlanGenerator {
 public:
  PlanGenerator(Choices& choices, PlanMix mix) : pick_(choices), mix_(mix) {}

  PlanCase make();

 private:
  /** True in so many of a hundred cases. */
  bool percent(std::size_t n) { return pick_.below(100) < n; }
  bool more(PlanMix mix, std::size_t often, std::size_t seldom) {
    return percent(mix_ == mix ? often : seldom);
  }
  int from_to(int least, int most) {
    const std::int64_t count = std::int64_t{most} - least + 1;
    return least + static_cast<int>(pick_.below(static_cast<std::size_t>(count)));
  }

  // plan_generator.cpp: the catalogue and the record
  std::string course();
  std::string elsewhere();
  Json courses(std::size_t most);
  Json thing(std::size_t at);
  Json need(std::size_t at);
  Json leaf();
  void open_leaf(Json& made);
  Json node(std::size_t depth);
  Json rule();
  Json program();
  Json recognition(std::size_t at);
  Json grant();
  Json item();
  Json catalog();
  Json learner();
  // plan_generator_study.cpp: prices, time and wishes
  Json money(int minor, const std::string& currency = "EUR");
  Json cost(const std::string& kind, int minor);
  Json costs();
  Json program_costs();
  Json offerings();
  Json terms();
  void set_time(Json& thing);
  Json wishes();
  void add_money_wishes(Json& made);
  void add_time_wishes(Json& made);
  void add_thing_wishes(Json& made);
  Json minimize();
  void avoid_open_questions(PlanCase& made);

  Choices& pick_;
  PlanMix mix_;
  std::size_t courses_ = 0;
  std::size_t nodes_ = 0;
  std::size_t leaves_ = 0;
  std::size_t open_ = 0;             ///< of these, how many take what nobody names
  std::vector<std::string> others_;  ///< of another owner than the program's
  std::vector<std::string> named_;   ///< by leaves of the program
};

}  // namespace credstack::test
