// One step from one achievement into another, judged on a date: whether it counts, for how much,
// under what conditions, and by whose word.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "recognition/graph.hpp"
#include "recognition/level_order.hpp"
#include "recognition/selection.hpp"
#include "recognition/verdict.hpp"

namespace credstack {

/** Who stands behind a step. Only one side asserting is a claim; the receiving side's word
 * recognises. */
enum class Standing : std::uint8_t { recognised, claimed, recommended, derived };

/** What the step does for its holder, from most to least. */
enum class Effect : std::uint8_t {
  credit,       ///< applies credit to the program
  requirement,  ///< meets a requirement whose credit is none or not known
  standing,     ///< advanced standing without a number
  exemption,    ///< waives a requirement
  admission,    ///< meets an entry requirement
  price,        ///< a preferential price
  curriculum,   ///< its content is taught there
  preparation,  ///< useful before, counts for nothing
};

/** Whether the step brings its holder nearer to the target: it then is part of a ladder. */
constexpr bool leads(Effect effect) { return effect <= Effect::admission; }
/** Whether it carries credit, standing or an exemption, as a vertical stack must. */
constexpr bool carries(Effect effect) { return effect <= Effect::exemption; }

enum class ReasonCode : std::uint8_t {
  claimed_only,
  recommended_only,
  refused,
  lapsed,
  not_yet,
  agreement_lapsed,
  agreement_not_yet,
  not_confirmed_lately,
  places_full,
  target_closed,
  target_expiring,
  origin_excluded,
  origin_not_stated,
  no_place,
  slot_not_stated,
  uncertain_source,
  secondary_source,
  damaged_record,
  sharing_rule_not_stated,
  only_if_chosen,
  contradicted,
};

std::string_view word(ReasonCode code);
std::string_view word(Standing standing);
std::string_view word(Effect effect);

/** Why a verdict is not better than it is. */
struct Reason {
  ReasonCode code;
  Verdict at_best = Verdict::unknown;  ///< what the verdict can be at best because of this
  Date date;                           ///< of what lapsed, begins, or was last seen
};

/** How much credit a step carries and what it does to the target. Ranges where min and max differ.
 */
struct AppliedCredit {
  std::optional<Credit> granted;    ///< as the decision or the course states it, in its own unit
  std::optional<Credit> applied;    ///< in the target's unit; none: not known
  std::optional<Credit> total;      ///< the target's size
  bool total_stated = true;         ///< else added up from its requirements
  std::optional<Credit> remaining;  ///< what is left to earn; none: not known
  bool remaining_stated = false;    ///< by the decision itself, not by subtraction
  const CreditConversion* conversion =
      nullptr;            ///< the cited rule used: the numbers are indicative
  std::string_view slot;  ///< the slot it fills, where one is named
  bool elective_only = false;
  std::optional<std::int64_t>
      pieces;  ///< required items it fills, where the target is a plain list
  std::optional<std::int64_t> pieces_total;  ///< of that many

  /** applied / total at least and at most; unknown where either is. */
  Rational share_min() const;
  Rational share_max() const;
};

/** A condition that stands open for the learner, or one decided from the catalogue. */
struct OpenCondition {
  ConditionKind kind = ConditionKind::other;
  const Condition* stated = nullptr;  ///< in a recognition, or
  RequirementId entry{};              ///< the target's entry requirement, or
  RequirementId leaf{};               ///< a leaf with a minimum grade, or a rule in words, or
  const Rule* rule = nullptr;         ///< a rule of the program on how old a thing may be, or
  std::vector<AchievementId> together_with{};  ///< the other members of a set
};

struct Step {
  AchievementId from;
  AchievementId to;
  EdgeKind kind = EdgeKind::recognition;
  bool shared_courses = false;  ///< derived from courses that both programs name
  RecognitionId recognition;
  RequirementId leaf;
  Standing standing = Standing::recognised;
  Effect effect = Effect::preparation;
  Verdict verdict = Verdict::unknown;
  std::vector<Reason> reasons;
  std::vector<OpenCondition> conditions;
  std::vector<OrganizationId> asserted_by;
  AppliedCredit credit;
  std::vector<AchievementId> shared;  ///< the courses, of a step from shared courses
};

/** Judges an edge on a date. */
Step judge(const Catalog& catalog, const Edge& edge, Date on);

/** The reasons of judge() but for those of credit (`no_place`, `slot_not_stated`), for less work.
 */
std::vector<Reason> reasons_beside_credit(const Catalog& catalog, const Edge& edge, Date on);

/**
 * The nodes of the target's tree that the step's place is below, the root first; where the place is
 * not known, the root alone.
 */
std::vector<RequirementId> places_over(const Catalog& catalog, const Step& step);

/** Calls `visit(node, rule)` for each rule there that is about what the step brings. */
template <class Visit>
void for_each_rule_over(const Catalog& catalog, const Step& step, Visit visit) {
  const OrganizationId receiver = catalog[step.to].owner;
  const bool own =
      step.kind != EdgeKind::recognition && receiver && receiver == catalog[step.from].owner;
  for (const RequirementId at : places_over(catalog, step)) {
    if (!catalog[at].terms) continue;
    for (const Rule& rule : catalog[catalog[at].terms].rules) {
      if (is_about(catalog, rule, step.from, own ? Origin::resident : Origin::transfer)) {
        visit(at, rule);
      }
    }
  }
}

/**
 * The parts of judge() that steps of every origin share: whether the fact's source is fit and
 * fresh, and whether the target takes anybody.
 */
void judge_source(const Catalog& catalog, Step& step, const Source& source, Date on,
                  bool open_ended = true);
void judge_target(const Catalog& catalog, Step& step);

/** What a decision does for its holder at best, as its grants say; a refusal speaks of credit. */
Effect effect_of(const Recognition& recognition);

/** Whether an issuer of that jurisdiction meets an origin condition; empty: it is not stated. */
Finding is_of_origin(const Condition& condition, std::string_view jurisdiction);

/** Adds a reason and lets the verdict be no better than it allows. */
void add_reason(Step& step, ReasonCode code, Verdict at_best, Date date = {});

bool has_reason(const Step& step, ReasonCode code);

/** Of the record that states the step: the decision, the target, or the part that claims to be one.
 */
const Source& evidence_source(const Catalog& catalog, const Step& step);

}  // namespace credstack
