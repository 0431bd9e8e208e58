// What of a record may be used in programs: each piece with the leaves that take it, and how sure
// that is.
#pragma once

#include <span>
#include <vector>

#include "audit/answer.hpp"
#include "audit/taking.hpp"
#include "audit/tree.hpp"
#include "recognition/graph.hpp"

namespace credstack::audit {

struct DraftSpot {
  Index tree = 0;
  Index leaf = 0;  ///< of the tree
  std::uint8_t standing = 0;
  bool fulfils = false;
  Rational credit = Rational::unknown();
};

/** A piece, and all that rules may look at. */
struct Draft {
  Piece piece;
  std::vector<DraftSpot> spots;           ///< by tree, then leaf
  std::vector<AchievementId> identities;  ///< what it counts as; empty: unassigned credit
  std::vector<AchievementId> learning;    ///< beside these, see *same learning*
  std::vector<AchievementId> awards;      ///< other awards that used it
  std::uint32_t way = 0;                  ///< pieces of one way of the same items share it
  bool exemption = false;
  bool so_much = false;    ///< an amount of credit, in nobody knows how many courses
  bool has_place = false;  ///< some leaf would take it, if nothing else kept it out
  bool resident_of(Index tree) const { return (resident >> tree & 1U) != 0; }
  std::uint64_t resident = 0;      ///< by tree
  AchievementId facts;             ///< whose attributes rules look at; none: the item's own
  OrganizationId provider;         ///< who taught it
  std::string_view provider_name;  ///< where it is no organization of the catalogue
  Date completed;
  bool whole_day = false;
};

struct RuleException {
  const learner::Exception* exception = nullptr;
  bool valid = false;  ///< granted by the program's owner; else a claim
};

/** The surest award that meets a requirement to hold one. */
struct HeldAward {
  Index tree = 0;
  Index node = 0;
  std::uint8_t standing = never;  ///< never: none
  std::uint32_t item = 0;
};

/** What of a record holds in programs. */
struct Drafts {
  std::vector<Draft> pieces;                           ///< in the order of the search
  std::vector<std::vector<Because>> refused;           ///< by item: what takes it nowhere
  std::vector<std::vector<RuleException>> exceptions;  ///< by tree
  std::vector<std::vector<bool>> waived;               ///< leaves, by tree: they take nothing
  std::vector<HeldAward> held;
  bool any_possible = false;
  bool cut_short = false;  ///< some ways of putting a set together were not looked at
};

struct DraftQuestion {
  Date on;
  bool what_if = false;
  std::size_t most_pieces = 3'000;  ///< looked at; a record of people has hundreds
};

/** All that pieces are drafted from. */
struct DraftSources {
  const Catalog& catalog;
  const Graph& graph;
  const Equivalents& equivalents;
  std::span<const Tree* const> trees;
  const learner::Learner& learner;
  DraftQuestion question;
};

}  // namespace credstack::audit
