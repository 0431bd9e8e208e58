// A program's requirement tree made ready for audits: its nodes and leaves in order, what each leaf
// takes, and the rules with the leaves they are over.
#pragma once

#include <optional>
#include <vector>

#include "audit/problem.hpp"
#include "model/catalog.hpp"

namespace credstack::audit {

/** What an amount comes to at a node: credit, a count of courses, or both. */
struct Limits {
  Rational credit = Rational::unknown();  ///< unknown: credit is not limited
  std::optional<std::int64_t> courses;
  bool undecided = false;  ///< a share of what nobody knows, or credit of a unit without a rule
};

/** A rule, and where it holds. */
struct TreeRule {
  const Rule* rule = nullptr;  ///< of a goal, none: the program's stated total, or `damaged`
  bool damaged = false;        ///< a rule that could not be read: an undecided goal
  Index node = 0;
  LeafRange leaves;
  Limits limits;  ///< what its amount comes to: of a floor the greater of credit and share
};

struct TreeLeaf {
  RequirementId id;
  const Requirement* requirement = nullptr;
  const RequirementTerms* terms = nullptr;  ///< none: it has none
  GradeScaleId grade_scale;                 ///< in which its grade is asked for; may be none
  Rational need = 1;  ///< pieces, or credit in the program's unit; unknown: cannot be met
};

/** A rule for using one piece in two places of the program. */
struct BetweenRule {
  const Rule* rule = nullptr;
  Index node = 0;
  LeafRange a;
  LeafRange b;
  Limits limits;
};

struct Tree {
  AchievementId program;
  const RequirementVersion* version = nullptr;  ///< none: the current one
  OrganizationId owner;
  std::string_view unit;
  Rational total = Rational::unknown();  ///< as stated
  std::vector<Node> nodes;               ///< indices count from this tree's own beginning
  std::vector<RequirementId> ids;        ///< of the nodes
  std::vector<Rational> sizes;           ///< credit of the nodes, for shares; may be unknown
  std::vector<Leaf> leaves;
  std::vector<TreeLeaf> facts;  ///< of the leaves
  std::vector<TreeRule> goals;  ///< by node
  std::vector<TreeRule> caps;
  std::vector<TreeRule> ages;
  std::vector<TreeRule> with;  ///< sharing with other awards
  std::vector<TreeRule> award_limits;
  std::vector<BetweenRule> between;
  std::vector<Together> together;  ///< of its leaves, by pairs; empty where nothing mixes
  std::vector<bool> exclusive;     ///< of the leaves: below an exclusive node
  std::vector<std::pair<AchievementId, Index>> named;          ///< the leaves that name it, sorted
  std::vector<std::pair<std::string_view, Index>> by_subject;  ///< that select by it only, sorted
  std::vector<Index> selecting;                                ///< others that are open or select
  Rational prior_learning_cap =
      Rational::unknown();                ///< unknown: none is stated that can be judged
  bool prior_learning_undecided = false;  ///< one is stated that cannot

  /** The node of that id, or nothing. */
  Index find(std::string_view id, const Catalog& catalog) const;
};

/** A program as it stands, or in one of its versions. The requirement must be there. */
Tree tree_of(const Catalog& catalog, AchievementId program, const RequirementVersion* version);

/** An amount in the program's unit by a cited rule; unknown without one. Its lower end. */
Rational in_unit(const Catalog& catalog, const Credit& credit, std::string_view unit,
                 const CreditConversion*& rule);

}  // namespace credstack::audit
