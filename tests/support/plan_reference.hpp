// The plan once more, written from docs/plan.md alone and as plainly as it is: every set of things
// is put to the audit, and every schedule that can matter of each is made. For catalogues of a few
// things and a few weeks. It shares nothing with core/plan but the question and the answer.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "plan/answer.hpp"
#include "support/plan_case.hpp"

namespace credstack::test {

/** A set of things, by their places in PlanWorld::things; or of other lists. */
using Bits = std::uint64_t;
constexpr bool holds(Bits set, std::size_t at) { return ((set >> at) & 1U) != 0; }

/** Something that can be taken, whatever the wishes leave out. */
struct PlanThing {
  AchievementId id;  ///< none: it is of one's own choice
  bool prior_learning = false;
  /** Of one's own choice: for this leaf, in this size, or the next course for it. */
  RequirementId chosen_for{};
  Achievement chosen{};
};

/** A case without its wishes: what can be taken, and what the audit says of each set of it. */
class PlanWorld {
 public:
  explicit PlanWorld(const HeldPlanCase& read);

  const HeldPlanCase& read() const { return read_; }
  const Catalog& catalog() const { return read_.catalog(); }
  const std::vector<PlanThing>& things() const { return things_; }
  /** What is stated of a thing. */
  const Achievement& stated(const PlanThing& thing) const {
    return thing.chosen_for ? thing.chosen : catalog()[thing.id];
  }
  const Achievement& stated(std::size_t thing) const { return stated(things_[thing]); }
  /** All sets of things that can be taken together. */
  const std::vector<Bits>& sets() const { return sets_; }
  std::string_view unit() const { return unit_; }
  /** Places in the record of what holds for a time only, and has not expired yet. */
  const std::vector<std::uint32_t>& expiring() const { return expiring_; }
  /** Recognitions that end, and name something that can be taken. */
  const std::vector<RecognitionId>& ending() const { return ending_; }

  /** With these things planned, without those of `expiring` and of `ending`. */
  audit::Status status(Bits things, Bits expired, Bits ended) const;
  /** With these things planned and taken as themselves. */
  audit::Status status_direct(Bits things, Bits expired) const;
  /** Those of `ending` that name one of these things. */
  Bits ending_for(Bits things) const;

 private:
  bool can_be_taken(AchievementId id) const;
  void find_things();
  void add_choices(RequirementId at, bool counts_courses);
  void find_sets();
  void add_needed(const std::vector<PlanThing>& all, std::vector<bool>& wanted) const;
  audit::Status audited(Bits things, Bits expired, const std::vector<std::string>& without) const;
  learner::Learner record_with(const std::vector<PlanThing>& things, Bits expired) const;

  const HeldPlanCase& read_;
  std::vector<PlanThing> things_;
  std::vector<Bits> sets_;
  std::string_view unit_;
  std::vector<std::uint32_t> expiring_;
  std::vector<RecognitionId> ending_;
  mutable std::map<std::tuple<Bits, Bits, std::vector<std::string>>, audit::Status> known_;
};

/** The end of a recognition: its own, or its agreement's. */
Date end_of(const Catalog& catalog, RecognitionId id);

constexpr int never_ends = std::numeric_limits<int>::max();

/** A thing on its days, counted from the start of the plan. What takes no day ends a day before it
 * starts. */
struct PlacedStep {
  std::size_t thing = 0;
  int start = 0;
  int end = -1;
};

/** What a schedule has to keep to, beside what the things ask for. */
struct ScheduleLimits {
  int plan_end = never_ends;  ///< the last day on which the plan may end
  std::vector<int> step_end;  ///< of each thing, the last day on which it may end
  std::vector<std::optional<PlacedStep>> fixed;  ///< of each thing, the only days; empty: any
};

struct PlanValues {
  std::int64_t unknown_prices = 0;
  std::int64_t cost = 0;
  std::int64_t unknown_spans = 0;
  std::int64_t end = -1;
  std::int64_t steps = 0;
  std::int64_t first_award = never_ends;  ///< this where nothing that is taken is an award
  /** By the award after which the learner may stop; this where there are fewer. */
  std::int64_t unknown_outlay = std::numeric_limits<std::int64_t>::max();
  std::int64_t outlay = std::numeric_limits<std::int64_t>::max();
  std::int64_t unrecognised = 0;  ///< steps that are no award, and that nobody recognises
};

/** What counts for these objectives, the first first; the lesser is the better. */
std::vector<std::int64_t> key_of(const PlanValues& values,
                                 const std::vector<plan::Objective>& minimize);
/** Cost and time, each with what of it is unknown. */
std::vector<std::int64_t> cost_of(const PlanValues& values);
std::vector<std::int64_t> time_of(const PlanValues& values);
std::string to_string(const PlanValues& values);

struct ReferencePlan {
  std::vector<PlacedStep> steps;
  PlanValues values;
};

struct ReferencePrice {
  std::optional<std::int64_t> minor;  ///< before funding
  std::int64_t funded = 0;
  std::int64_t paid() const { return minor.value_or(0) - funded; }
};

/** What a thing takes by these wishes. */
struct ReferenceSpan {
  bool known = true;
  bool by_offering = false;
  std::vector<PlacedStep> offered;  ///< up to the horizon, when it is taught
  int days = 0;                     ///< of anything else
  std::optional<Rational> hours;
};

/** Things for which a wish on how they are taught does not hold. */
struct TaughtAnyhow {
  std::vector<AchievementId> delivery;
  std::vector<AchievementId> languages;
};

class PlanReference {
 public:
  PlanReference(const PlanWorld& world, plan::Wishes wishes, TaughtAnyhow anyhow = {});

  /** The best plan, or none. `possible`: also of those that are only possible. */
  std::optional<ReferencePlan> best(bool possible = false) const;
  std::optional<ReferencePlan> direct() const;
  std::vector<ReferencePlan> frontier() const;
  bool feasible() const;
  /** The least that any plan costs, and the earliest day on which any ends. */
  std::optional<std::int64_t> least_cost() const;
  std::optional<Date> earliest_end() const;

  /** Whether every schedule was looked at: else nothing that was found holds. */
  bool is_complete() const { return work_ < most_work; }

  /** What is wrong with a plan; empty where it is one, and worth what it says. */
  std::string what_is_wrong(const plan::Route& route) const;

  /** The value of the first objective, without what of it is unknown. */
  std::int64_t first_value(const PlanValues& values) const;
  const plan::Wishes& wishes() const { return wishes_; }
  const ReferencePrice& price(std::size_t thing) const { return prices_[thing]; }
  std::int64_t charged_once() const { return charged_once_; }
  std::string_view currency() const { return currency_; }
  Date day(int number) const { return date(number); }
  /** Whether it is an award, or recognised by somebody by itself. */
  bool is_recognised(const PlanThing& thing) const;
  bool has_span(std::size_t thing) const { return spans_[thing].known; }

 private:
  friend class ScheduleSearch;
  /** Of schedules begun: few cases have more, and they would take longer than all others. */
  static constexpr std::uint64_t most_work = 100'000;
  bool may_go_on() const { return ++work_ < most_work; }

  // plan_reference_prices.cpp
  void find_prices();
  std::vector<const Cost*> for_learner(const Achievement& achievement, bool& unknown) const;
  std::string_view currency_of_plan() const;
  std::optional<std::int64_t> own_price(const Achievement& thing) const;
  std::optional<std::int64_t> program_price(const Achievement& thing) const;
  std::optional<std::int64_t> fee(const Achievement& thing) const;
  std::int64_t funded(AchievementId id, std::int64_t minor) const;
  Rational in_unit(const Achievement& thing, std::string_view unit) const;
  // plan_reference_time.cpp
  void find_spans();
  ReferenceSpan span_of(const PlanThing& thing) const;
  std::optional<Rational> hours_of(const Achievement& thing) const;
  std::vector<PlacedStep> offered(const PlanThing& thing) const;
  bool is_acceptable(AchievementId id, const Offering* offering) const;
  /** Seconds a week of so many hours in so many days, rounded up. */
  static std::int64_t rate(Rational hours, int days);
  bool fits_alone(Rational hours, int days) const;
  int number(Date date) const;
  Date date(int number) const;
  std::vector<int> term_starts() const;
  // plan_reference.cpp
  using Key = std::vector<std::int64_t>;
  struct Goal {
    std::function<Key(const PlanValues&)> key;
    audit::Status worst = audit::Status::planned;
    bool direct = false;
    std::optional<Key> sooner_than;  ///< unknown spans and end, which have to be less than this
  };
  std::optional<ReferencePlan> best(const Goal& goal) const;
  Goal goal() const;
  void look_at(Bits set, const Goal& goal, std::optional<ReferencePlan>& best) const;
  bool is_of_interest(const PlanValues& values, const Goal& goal,
                      const std::optional<ReferencePlan>& best) const;
  bool is_set(Bits set) const;
  audit::Status status(Bits set, Bits expired, Bits ended, bool direct) const;
  ScheduleLimits limits(Bits set, Bits expired, Bits ended) const;
  void find_allowed();
  PlanValues fixed_values(Bits set) const;
  bool is_allowed(const PlanThing& thing) const;
  // plan_reference_check.cpp
  std::string wrong_step(const plan::Step& step, Bits& set, ScheduleLimits& fixed) const;
  std::string wrong_sums(const plan::Route& route, Bits set) const;
  bool has_schedule(const plan::Route& route, Bits set, const ScheduleLimits& fixed) const;

  const PlanWorld& world_;
  plan::Wishes wishes_;
  TaughtAnyhow anyhow_;
  Date start_;
  Bits allowed_ = 0;
  Bits included_ = 0;
  bool include_fails_ = false;  ///< something that must be a step cannot be one
  std::string_view currency_;
  std::vector<ReferencePrice> prices_;
  std::int64_t charged_once_ = 0;
  std::vector<ReferenceSpan> spans_;
  int horizon_ = 0;
  mutable std::uint64_t work_ = 0;
  std::vector<int> terms_;  ///< the days on which a term begins, from day 0
};

}  // namespace credstack::test
