// The audit once more, written from docs/audit.md and docs/learner.md alone and as plainly as they
// are: every valid allocation is made, and the best is kept. It shares nothing with core/audit but
// the model, so that what the two agree on is what the pages say.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "audit/audit.hpp"

namespace credstack::test {

/** 1 held, 2 in progress, 3 planned, 4 possible, as the page numbers them. */
using StandingNumber = int;

struct ReferenceUse {
  std::size_t node = 0;  ///< the place of the leaf among all nodes, program after program
  Rational credit;       ///< of the piece there
  StandingNumber standing = 1;
  bool again = false;      ///< used at an earlier leaf too, and no part of a block
  bool converted = false;  ///< from another unit
};

/** Something that keeps an item out of a place, or from being sure there. */
struct ReferenceReason {
  std::uint32_t item = 0;
  audit::Why why = audit::Why::no_place;
  RequirementId leaf;  ///< none: everywhere
  RequirementId node;  ///< of the rule
  const Rule* rule = nullptr;
  AchievementId award;
  RecognitionId recognition;
  const Condition* condition = nullptr;
  std::string_view grade;
  std::optional<std::uint32_t> other;  ///< the item used instead
};

/** A goal of a node. Figures that it does not ask for, or that nobody knows, are unknown. */
struct ReferenceGoal {
  const Rule* rule = nullptr;  ///< none: the program's total, or what could not be read
  bool damaged = false;
  audit::Status status = audit::Status::unmet;
  bool undecided = false;
  Rational credit = Rational::unknown();
  Rational count = Rational::unknown();
  Rational average = Rational::unknown();
  Rational asked_credit = Rational::unknown();
  Rational asked_count = Rational::unknown();
  Rational asked_average = Rational::unknown();
};

struct ReferencePiece {
  std::vector<std::uint32_t> items;
  audit::Way way = audit::Way::itself;
  RecognitionId recognition;
  AchievementId as;
  Origin origin = Origin::resident;
  Rational credit = Rational::unknown();
  bool block = false;
  bool converted = false;                   ///< its credit, from another unit
  StandingNumber standing = 4;              ///< at its best place; of no place, 4
  std::vector<ReferenceUse> takes;          ///< every leaf that takes it, and how it stands there
  std::vector<ReferenceUse> uses;           ///< in the first allocation
  std::vector<ReferenceUse> possible_uses;  ///< in the second
};

/** At each standing, from 1; place 0 is not used. */
struct ReferenceProgress {
  std::int64_t points[5] = {};
  Rational applied[5] = {};
};

struct ReferenceProgram {
  AchievementId program;
  audit::Status status = audit::Status::unmet;
  const RequirementVersion* version = nullptr;
  std::string_view unit;
  Rational total = Rational::unknown();
  Rational counted;                ///< what is held and used, each piece once
  std::set<audit::Why> held_back;  ///< why it is never better than possible
  std::int64_t points_of = 0;
  ReferenceProgress first;   ///< up to the standing that the first search looks at
  ReferenceProgress second;  ///< up to 4
};

struct ReferenceNode {
  RequirementId node;
  audit::Status status = audit::Status::unmet;
  std::size_t depth = 0;
  Rational needed = Rational::unknown();  ///< of a leaf that takes things
  Rational reached;                       ///< of that, in the first allocation
  std::vector<ReferenceGoal> goals;
  std::optional<std::uint32_t> held;
  std::vector<const learner::Exception*> exceptions;  ///< that waive or confirm it
  bool indicative = false;         ///< what something counts for under it was converted
  bool may_be_indicative = false;  ///< something used under it was converted, there or elsewhere
};

struct ReferenceAnswer {
  bool complete = true;           ///< false: too many allocations, and nothing else here holds
  bool looks_at_possible = true;  ///< not where the first search meets all
  std::vector<ReferenceProgram> programs;
  std::vector<ReferenceNode> nodes;  ///< of all programs, in the order of their trees
  std::vector<ReferencePiece> pieces;
  std::int64_t points = 0;            ///< of the whole, at the highest standing looked at
  std::int64_t possible_points = 0;   ///< at 4, in the second
  std::size_t pieces_used = 0;        ///< in the first allocation
  std::size_t possible_pieces = 0;    ///< in the second
  std::size_t allocations = 0;        ///< that were valid and looked at, in both searches
  std::vector<std::uint32_t> unused;  ///< places of items that serve nothing in the first
  std::vector<ReferenceReason> reasons;
  std::map<std::string, int> reached;  ///< which clauses of the page came up, and how often
};

ReferenceAnswer reference_audit(const Catalog& catalog, const Graph& graph,
                                const std::vector<AchievementId>& programs,
                                const learner::Learner& learner, const audit::AuditOptions& options,
                                std::size_t most_allocations = 50'000);

/**
 * What of an audit's allocations is not valid, or worth what it says; empty where all is. It makes
 * no search, so that the audit may be of any size.
 */
std::string what_is_invalid(const Catalog& catalog, const Graph& graph,
                            const std::vector<AchievementId>& programs,
                            const learner::Learner& learner, const audit::AuditOptions& options,
                            const audit::AuditAnswer& answer);

}  // namespace credstack::test
