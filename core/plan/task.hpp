// A plan as numbers: what can be taken, what it costs and when, what must come before, and the
// audit's problem that says what it is good for. What the search works on.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "audit/problem.hpp"
#include "plan/answer.hpp"

namespace credstack::plan {

using audit::Index;
using audit::nothing;

/** Days from the first one on which anything can start. */
using Day = std::int32_t;
constexpr Day endless = std::numeric_limits<Day>::max() / 4;

/** Days on which something may be taken: of an offering. */
struct Slot {
  Day start = 0;
  Day end = 0;
  Index offering = 0;     ///< among those that its record states
  bool expected = false;  ///< by its recurrence
};

struct Choice;

struct Thing {
  AchievementId id;                ///< none: it is of one's own choice
  const Choice* choice = nullptr;  ///< then this
  const Achievement* record = nullptr;
  bool prior_learning = false;
  bool open = true;  ///< whether it can be taken at all, by wishes and time
  Price price;
  std::int64_t due = 0;  ///< what the learner pays; 0 where that is unknown
  bool price_known = true;
  bool span_known = true;
  Day span = 0;             ///< where it may start on any day
  bool any_day = true;      ///< else in one of its slots
  std::vector<Slot> slots;  ///< by start
  std::int64_t rate = 0;    ///< seconds a week while it is taken
  std::vector<std::int64_t> slot_rates;
  std::optional<Rational> hours;
  Day valid = endless;     ///< days after its end for which it is
  Index before = nothing;  ///< among the needs
  Index beside = nothing;
  bool award = false;               ///< more than a course
  bool recognised = false;          ///< an award, or by itself recognised by somebody
  Day latest_end = endless;         ///< by which it has to end
  std::optional<WishKind> against;  ///< the wish that closes it
  Day earliest_end = 0;             ///< by what must come before it
};

/** Something that must be there: a thing, or so much of several needs. */
struct Need {
  enum Kind : std::uint8_t {
    held,   ///< by the record, until the day `until`
    thing,  ///< by a step
    sum,    ///< the worth of the parts that are there is `least` at the least
  } kind = sum;
  Index thing_at = nothing;
  Day until = endless;
  std::int64_t least = 0;
  struct Part {
    Index need = 0;
    std::int64_t worth = 1;
  };
  std::vector<Part> parts;
};

/** What wishes leave. */
struct Limits {
  Day deadline = endless;
  std::int64_t rate = -1;    ///< seconds a week; negative: no limit
  std::int64_t budget = -1;  ///< for steps; negative: no limit
  std::int64_t budget_per_term = -1;
  std::vector<Day> terms;  ///< their first days, ascending
  Day award_by = endless;  ///< some award has ended by then
};

struct Task {
  const audit::Problem* problem = nullptr;
  std::uint8_t looked_at = 0;
  std::vector<Thing> things;
  std::vector<std::vector<Index>> things_of;  ///< by piece: the things that it takes; none: held
  std::vector<Day> by;                        ///< by piece: its things end by that day
  std::vector<Day> lasting;                   ///< by piece: it is there until that day
  std::vector<Need> needs;
  std::vector<Index> of_program;  ///< needs before the plan ends
  std::int64_t charged_once = 0;  ///< by the program, with the first step
  std::vector<bool> must;         ///< by thing
  Limits limits;
  bool impossible = false;  ///< something must be a step that is no thing
  Index seconds = nothing;  ///< where the second things begin (plan/stages.hpp); none: nowhere
  Index awards = 1;         ///< after which the learner may stop
  bool direct = false;      ///< only what the program's owner teaches, as itself
};

}  // namespace credstack::plan
