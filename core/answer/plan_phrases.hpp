// What a plan says of prices, times, places and proof, in words.
#pragma once

#include <string>

#include "answer/phrases.hpp"
#include "answer/plan_figures.hpp"

namespace credstack::answer {

class PlanPhrases {
 public:
  PlanPhrases(const Phrases& phrases, const plan::Wishes& wishes, const plan::ProgramPlan& program)
      : base(phrases), wishes_(wishes), program_(program) {}

  const Phrases& base;

  std::string say(const char* key, Messages::Arguments arguments = {}) const {
    return base.say(key, arguments);
  }
  std::string say(const std::string& key, Messages::Arguments arguments = {}) const {
    return base.say(key, arguments);
  }
  std::string count(const char* key, std::int64_t n, Messages::Arguments arguments = {}) const {
    return base.messages().count(key, Rational(n), arguments);
  }
  std::string number(std::int64_t n) const { return base.messages().number(Rational(n)); }

  const plan::ProgramPlan& program() const { return program_; }
  std::string name() const { return base.name(program_.program); }
  /** The day from which on is planned. */
  Date start() const { return wishes_.start ? wishes_.start : base.context().on; }
  /** Whose word decides; "the receiving side" where the program has no owner. */
  std::string owner() const;
  /** Amounts; what has no end in decimals is rounded, and said to be. */
  std::string credit(Rational n) const;
  std::string hours(Rational n) const;

  /** In the currency of the plan; nothing is "nothing". */
  std::string sum(std::int64_t minor) const;
  /** The same of a fraction of a minor unit, rounded and said so. */
  std::string sum(Rational minor) const;
  /** Of a whole route, with what is not known of it. */
  std::string cost(const plan::Route& route) const;
  std::string end(const plan::Route& route) const;
  /** The same where many stand together. */
  std::string short_cost(const plan::Route& route) const;
  std::string payment(const Payment& payment) const;
  /** What is paid when a step is taken, those before it among it. */
  std::string so_far(const plan::Step& step, const Stop& stop) const;

  /** When a step is taken. */
  std::string when(const plan::Step& step) const;
  std::string step_name(const plan::Step& step) const;
  /** What it costs and who pays; the source as the link. */
  Item price(const plan::Step& step) const;
  Item place(const plan::Step& step, const plan::Applied& applied) const;
  std::string condition(const plan::Condition& condition) const;
  /** A requirement by its name, else by what it asks for. */
  std::string requirement(RequirementId id) const;
  std::vector<Item> stop(const plan::Route& route, std::size_t step, const Stop& stop) const;

  std::vector<Item> proof(const plan::Route& route) const;
  /** How the plan stands beside another. */
  std::string beside(const Difference& more) const;
  /** What change of a wish alone makes a plan possible. */
  std::string change(const plan::InTheWay& wish) const;

 private:
  /** How much, where, and what it has to be. */
  std::string choice_name(const plan::Step& step) const;
  /** Amounts as the first objective counts: days, money, or a number of steps. */
  std::string bound(std::int64_t value) const;
  std::string gap(std::int64_t amount) const;
  const plan::Wishes& wishes_;
  const plan::ProgramPlan& program_;
};

}  // namespace credstack::answer
