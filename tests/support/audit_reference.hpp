// The audit once more, written from docs/audit.md and docs/learner.md alone and as plainly as they
// are: every valid allocation is made, and the best is kept. It shares nothing with core/audit but
// the model, so that what the two agree on is what the pages say.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "audit/audit.hpp"

namespace credstack::test {

/** 1 held, 2 in progress, 3 planned, 4 possible, as the page numbers them. */
using StandingNumber = int;

struct ReferenceUse {
  std::size_t node = 0;  ///< the place of the leaf among all nodes, program after program
  Rational credit;       ///< of the piece there
  StandingNumber standing = 1;
};

struct ReferencePiece {
  std::vector<std::uint32_t> items;
  audit::Way way = audit::Way::itself;
  RecognitionId recognition;
  AchievementId as;
  Origin origin = Origin::resident;
  Rational credit = Rational::unknown();
  bool block = false;
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
  std::int64_t points_of = 0;
  ReferenceProgress first;   ///< up to the standing that the first search looks at
  ReferenceProgress second;  ///< up to 4
};

struct ReferenceNode {
  RequirementId node;
  audit::Status status = audit::Status::unmet;
};

struct ReferenceAnswer {
  bool complete = true;  ///< false: too many allocations, and nothing else here holds
  std::vector<ReferenceProgram> programs;
  std::vector<ReferenceNode> nodes;  ///< of all programs, in the order of their trees
  std::vector<ReferencePiece> pieces;
  std::size_t pieces_used = 0;         ///< in the first allocation
  std::size_t possible_pieces = 0;     ///< in the second
  std::size_t allocations = 0;         ///< that were valid and looked at, in both searches
  std::vector<std::uint32_t> unused;   ///< places of items that serve nothing in the first
  std::map<std::string, int> reached;  ///< which clauses of the page came up, and how often
};

ReferenceAnswer reference_audit(const Catalog& catalog, const Graph& graph,
                                const std::vector<AchievementId>& programs,
                                const learner::Learner& learner,
                                const audit::AuditOptions& options,
                                std::size_t most_allocations = 50'000);

}  // namespace credstack::test
