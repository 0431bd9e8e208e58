// What an audit finds (docs/audit.md). Plain values; views into the catalogue and the record, which
// must outlive it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "learner/learner.hpp"
#include "model/catalog.hpp"

namespace credstack::audit {

/** From best to worst. */
enum class Status : std::uint8_t { met, in_progress, planned, possible, unmet };

/** How an item of the record comes to the program. */
enum class Way : std::uint8_t { itself, accepted, recognition, prior_learning, substitution };

/** Why a piece is no better than *possible*, or is not used. */
enum class Why : std::uint8_t {
  // what keeps it out of the program, or open
  not_passed,           ///< failed, withdrawn, audited, or a grade that does not pass
  planned,              ///< a plan, and no what-if was asked
  not_accepted,         ///< of another owner, and nothing takes it
  accepted_by_another,  ///< by a body that is not the program's owner
  not_decided,          ///< prior learning or an acceptance that is still to be decided
  refused,              ///< the recognition is refused, lapsed, not yet in force, full or closed
  claimed,              ///< the recognition is only claimed, recommended, uncertain or stale
  condition,            ///< a condition of the recognition that the record does not show
  grade_below,          ///< of the grade asked for
  grade_unknown,        ///< no grade, or none of the scale asked for
  too_old,              ///< by a recency rule; see its effect
  date_unknown,         ///< where age matters
  used_for_another,     ///< for another award, beyond what its sharing rule allows
  sharing_not_stated,   ///< used for another award, and no rule says whether it may count twice
  too_many_awards,      ///< serves as many awards as it may
  damaged,              ///< a record that could not be read in full
  credit_unknown,       ///< none stated, or in a unit with no cited rule into the program's
  not_in_catalog,       ///< nobody knows what it is
  expired,              ///< its validity has run out, where it must be active
  excluded,             ///< by `except`
  not_this_year,        ///< the catalogue has no version of the program for the learner's year
  not_confirmed,        ///< the program's record is uncertain, second-hand, or not seen lately
  no_place,             ///< nothing in the program takes it
  // what kept a piece that fits out of the best allocation
  full,              ///< the leaf has all it needs
  cap,               ///< a cap is reached
  same_learning,     ///< another piece of the same learning is used
  other_way,         ///< the item is used in another way
  other_branch,      ///< an alternative is used instead
  sharing,           ///< it is used elsewhere, and may not be used twice
  better_elsewhere,  ///< it would fit, and completes nothing that is not completed without it
};

/** One reason, and where it applies. */
struct Because {
  Why why = Why::no_place;
  RequirementId node{};  ///< the leaf or the node of the rule; none: everywhere
  const Rule* rule = nullptr;
  const learner::Item* other = nullptr;  ///< the item used instead
  AchievementId award{};                 ///< the other award
  RecognitionId recognition{};
  const Condition* condition = nullptr;
  OnExpiry effect = OnExpiry::not_stated;  ///< of too_old
  std::string_view grade{};                ///< asked for
};

/** What may be used: an item in one of its ways, or a part of what a recognition grants for it. */
struct Piece {
  std::vector<std::uint32_t> items;  ///< places in the record; several for a set taken together
  Way way = Way::itself;
  RecognitionId recognition;
  AchievementId as;  ///< what it counts as; none: unassigned credit
  Origin origin = Origin::resident;
  Rational credit = Rational::unknown();         ///< in the program's unit
  std::optional<Credit> stated;                  ///< before conversion
  const CreditConversion* conversion = nullptr;  ///< the cited rule used: indicative
  bool block = false;                            ///< may be divided
  Status standing = Status::met;                 ///< at its best place: met is *held*
  std::vector<Because> open;                     ///< why it is no better
};

/** A piece at a leaf. */
struct Use {
  std::uint32_t piece = 0;
  Rational credit = Rational::unknown();  ///< of the piece here; a block may be divided
  Status standing = Status::met;
  bool again = false;  ///< used at an earlier leaf too: credit counts once
};

/** A rule that a node has to meet beside its children. */
struct GoalFinding {
  const Rule* rule = nullptr;  ///< none: the program's stated total, or what could not be read
  bool damaged = false;        ///< a rule that could not be read
  bool credit = false;         ///< the figures are credit, in the program's unit
  Status status = Status::unmet;
  bool undecided = false;
  Rational reached = Rational::unknown();  ///< credit, count, or average of what is used
  Rational asked = Rational::unknown();
};

/** Of one requirement node. */
struct NodeFinding {
  RequirementId node;
  std::uint32_t depth = 0;
  Status status = Status::unmet;
  const learner::Exception* exception = nullptr;  ///< that waives or confirms it
  std::vector<Use> uses;                          ///< of a leaf, in the first allocation
  std::vector<Use> possible_uses;          ///< in the second, where the node's status comes from it
  Rational needed = Rational::unknown();   ///< of a leaf: credit or a count, as it asks
  Rational reached = Rational::unknown();  ///< of that, held and in progress and planned
  std::vector<GoalFinding> goals;
  std::optional<std::uint32_t> held;  ///< of `holds`: the item that meets it
  bool indicative = false;            ///< a conversion is part of it
};

/** An item that serves nothing in the first allocation, and why: most telling reason first. */
struct Unused {
  std::uint32_t item = 0;
  std::vector<Because> reasons;
};

struct Proof {
  bool optimal = true;        ///< every order of docs/audit.md is proven
  bool points_proven = true;  ///< at least that nothing meets more
  std::uint64_t work = 0;     ///< steps of the search
  std::int64_t bound = 0;     ///< no allocation has more points
};

/** How far the whole is, at one status or better. */
struct Progress {
  std::int64_t points = 0;
  Rational credit;  ///< applied
};

struct ProgramFinding {
  AchievementId program;
  Status status = Status::unmet;
  const RequirementVersion* version = nullptr;  ///< none: the current one
  std::string_view unit;
  Rational total = Rational::unknown();  ///< the program's credit
  Rational counted = 0;                  ///< each held piece once
  std::int64_t points_of = 0;
  Progress held;
  Progress in_progress;            ///< with what is in progress (and planned, in a what-if)
  Progress possible;               ///< with all that is possible
  std::vector<Because> held_back;  ///< why the whole is no better than possible
  std::vector<NodeFinding> nodes;  ///< in the order of the tree, parents first
};

struct AuditAnswer {
  Date on;
  bool what_if = false;
  std::vector<ProgramFinding> programs;
  std::vector<Piece> pieces;  ///< in the order of the record
  std::vector<Unused> unused;
  Proof proof;           ///< of the first allocation
  Proof possible_proof;  ///< of the second
  bool looked_at_possible = false;
};

}  // namespace credstack::audit
