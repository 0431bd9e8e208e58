// What a planner finds (docs/plan.md). Plain values; views into the catalogue and the record, which
// must outlive it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "audit/answer.hpp"
#include "model/catalog.hpp"
#include "plan/wishes.hpp"
#include "recognition/remaining.hpp"

namespace credstack::plan {

/** What is paid for a step. */
struct Price {
  std::optional<std::int64_t>
      minor;                         ///< in the currency of the plan, before funding; none: unknown
  std::int64_t funded = 0;           ///< of that, by somebody else
  Method method = Method::stated;    ///< in_proportion: indicative
  bool of_program = false;           ///< worked out from what the program charges
  bool other_currency = false;       ///< unknown, as what is published is in another currency
  bool audience_not_stated = false;  ///< unknown, as it depends on the kind of learner
  const Source* source = nullptr;
  Date as_of;
};

/** Where a step counts. */
struct Applied {
  RequirementId node;                     ///< a leaf of the program
  Rational credit = Rational::unknown();  ///< there, in the program's unit
  RecognitionId recognition;              ///< by which; none: as itself
  bool indicative = false;
};

/** What a step asks for beside, and nobody can tell yet. */
struct Condition {
  RequirementId requirement;  ///< of `entry` or `corequisites`, or
  RecognitionId recognition;  ///< of a recognition:
  const credstack::Condition* stated = nullptr;
  std::string_view grade{};         ///< to be reached in this step
  const Rule* rule = nullptr;       ///< over the requirement: what is chosen has to keep to it
  std::optional<audit::Why> why{};  ///< it is no better than possible
};

/** What is taken of one's own choice, for a leaf that takes what the catalogue does not name. */
struct OwnChoice {
  RequirementId leaf;
  OrganizationId owner;             ///< whose it is
  const Selector* asked = nullptr;  ///< what it has to be; none: anything that the leaf takes
  bool course = false;              ///< one course; else so much credit
};

struct Step {
  AchievementId thing;  ///< none: it is of one's own choice
  std::optional<OwnChoice> choice;
  bool prior_learning = false;
  Price price;
  Date start;  ///< none: its time is not known
  Date end;    ///< the day before `start` of what takes no day; none: not known
  bool span_known = true;
  bool recognised = false;             ///< by itself; known where `minimize` asks for it
  std::optional<Rational> hours;       ///< of work; none: not known
  const Offering* offering = nullptr;  ///< none: on any day
  bool expected = false;               ///< the offering is not published yet
  std::vector<Applied> applied;        ///< empty: only needed before another
  std::vector<AchievementId> needed_for;
  std::vector<Condition> conditions;
  Rational credit = Rational::unknown();  ///< of the thing, in the program's unit
  std::int64_t paid_so_far = 0;  ///< known prices, this step's and those of what is charged once
};

struct Proof {
  bool optimal = false;
  std::int64_t bound = 0;  ///< of the first objective: minor units, a day, or a count
  std::uint64_t work = 0;
};

/** A plan. */
struct Route {
  bool possible = false;          ///< only possible, not planned
  std::vector<Step> steps;        ///< by first day
  std::int64_t cost = 0;          ///< what the learner pays, of what is known
  std::int64_t charged_once = 0;  ///< of that, by the program itself
  std::uint32_t unknown_prices = 0;
  Date end;  ///< none: nothing is left to do
  std::uint32_t unknown_spans = 0;
  Rational applied = 0;  ///< credit that the steps bring to the program
  Rational earned = 0;   ///< credit of the steps in the program's unit; unknown where one's is
  Proof proof;
};

enum class WishKind : std::uint8_t {
  start,
  deadline,
  hours_per_week,
  budget,
  budget_per_term,
  exclude,
  include,
  delivery,
  languages,
};

/** A wish that is in the way, with the least change of it that makes a plan possible. */
struct InTheWay {
  WishKind wish = WishKind::budget;
  std::optional<std::int64_t> minor;  ///< of a budget: so much is enough
  Date date;                          ///< of a deadline: so late is enough
  std::optional<Rational> hours;
  std::vector<AchievementId> things;  ///< of exclude, include, delivery and languages: these
  bool proven = true;                 ///< else less may be enough
};

struct NoPlan {
  std::vector<InTheWay> conflict;    ///< a smallest set; empty: it is no wish
  bool smallest = true;              ///< proven
  std::vector<RequirementId> unmet;  ///< what nothing in the catalogue can meet
};

struct ProgramPlan {
  AchievementId program;
  std::string_view unit;
  std::string_view currency;  ///< empty: no price is known
  bool complete = false;      ///< nothing is left to do
  bool searching = false;     ///< more is looked for: nothing here is the last word
  std::optional<Route> route;
  std::optional<Route> possible;  ///< better than `route`, if what is open is granted
  std::optional<Route> direct;
  std::vector<Route> frontier;  ///< cheapest first
  bool frontier_complete = true;
  std::optional<NoPlan> none;
  std::vector<CostTotal> regular;  ///< what the whole program costs
};

struct PlanAnswer {
  Date on;
  std::vector<ProgramPlan> programs;  ///< in the order asked for
};

}  // namespace credstack::plan
