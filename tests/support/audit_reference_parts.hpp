// What the reference audit works on: the nodes of the programs, their rules, and the pieces of the
// record, each with the leaves that take it.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "support/audit_reference.hpp"

namespace credstack::test::reference {

/** What an amount of a rule comes to in the program's unit. */
struct Limit {
  std::optional<Rational> credit;
  std::optional<std::int64_t> courses;
  bool any = false;       ///< without limit
  bool unjudged = false;  ///< a share of what is not known, or a unit without a cited rule
};

/** Who is let off a rule. */
struct Allowed {
  bool everybody = false;
  std::vector<std::uint32_t> items;
};

struct RuleAt {
  const Rule* rule = nullptr;
  std::size_t node = 0;
  bool total = false;  ///< the goal of the program's stated credit
  Limit limit;
  Allowed granted;  ///< by the program's owner
  Allowed claimed;  ///< by somebody else: looked at in the second search only
};

struct Node {
  RequirementId id;
  std::size_t program = 0;
  std::optional<std::size_t> parent;
  std::vector<std::size_t> children;
  bool waived = false;
  bool claimed_waived = false;
  bool confirmed = false;
  bool below_waived = false;       ///< or waived itself: takes nothing
  std::optional<Rational> needed;  ///< of a credits leaf, in the program's unit; may be unknown
  std::int64_t count = 0;          ///< of a leaf that counts
  std::optional<StandingNumber> holds;  ///< at which its award is held, of a `holds` leaf
  std::optional<std::uint32_t> held;    ///< by which item: the first of the surest
  std::vector<const learner::Exception*> exceptions;  ///< that waive or confirm it
  std::vector<RuleAt> rules;
};

struct Program {
  AchievementId id;
  OrganizationId owner;
  const RequirementVersion* version = nullptr;
  RequirementId root;
  std::size_t first_node = 0;
  std::size_t end_node = 0;
  std::string_view unit;
  Rational total = Rational::unknown();  ///< stated
  std::set<audit::Why> held_back;        ///< why it is never better than possible
  const learner::Enrolment* enrolment = nullptr;
};

/** What selectors see of a thing. */
struct Facts {
  AchievementId achievement;
  OrganizationId owner;
  std::string_view subject;
  std::vector<Level> levels;
  std::optional<AchievementType> type;
  std::vector<Code> fields;
  std::vector<std::string_view> tags;
};

struct Take {
  std::size_t node = 0;
  StandingNumber standing = 1;
  Rational credit = Rational::unknown();
  bool converted = false;
};

struct Piece {
  std::vector<std::uint32_t> items;
  audit::Way way = audit::Way::itself;
  std::size_t way_number = 0;  ///< the same for all pieces of one way of one item
  RecognitionId recognition;
  AchievementId as;
  Origin origin = Origin::resident;
  Rational credit = Rational::unknown();
  bool converted = false;  ///< its credit, from another unit
  bool block = false;
  bool exemption = false;
  bool exempts_slot = false;      ///< and not only from courses
  std::vector<Facts> identities;  ///< what it counts as; for unassigned credit what it is
  OrganizationId teacher;
  std::string provider;  ///< the teacher, or the name of one that the catalogue does not know
  std::vector<Take> takes;
};

struct Problem {
  const Catalog& catalog;
  const Graph& graph;
  const learner::Learner& learner;
  audit::AuditOptions options;
  std::vector<Program> programs;
  std::vector<Node> nodes;
  std::vector<Piece> pieces;
  std::deque<Rule> made_rules;  ///< of priorLearning caps and stated totals
  std::map<std::string, int> reached;
  std::vector<ReferenceReason> reasons;

  void reach(const std::string& clause) { ++reached[clause]; }
  const Requirement& at(std::size_t node) const { return catalog[nodes[node].id]; }
  const RequirementTerms& terms(std::size_t node) const {
    static const RequirementTerms none;
    const RequirementTermsId id = at(node).terms;
    return id ? catalog[id] : none;
  }
  bool is_leaf(std::size_t node) const { return at(node).children.empty(); }
  /** Whether `node` is `above` or lies below it. */
  bool within(std::size_t node, std::size_t above) const;
  /** An amount of the record or of the catalogue in the program's unit, at its lower end. */
  Rational in_unit(const std::optional<Credit>& credit, std::string_view unit) const;
};

// audit_reference_tree.cpp
void add_program(Problem& problem, AchievementId program);

// audit_reference_grades.cpp
enum class Finding { good, bad, unknown };
GradeScaleId scale_of_leaf(const Problem& problem, GradeScaleId stated, std::size_t program);
GradeScaleId scale_of_item(const Problem& problem, const learner::Item& item,
                           GradeScaleId scale_of_leaf, std::size_t program);
/** Whether a grade is no worse than the one asked for. */
Finding grade_reaches(const Problem& problem, const learner::Item& item, std::string_view asked,
                      GradeScaleId leaf_scale, std::size_t program);
/** Whether it passes, in its scale. */
Finding grade_passes(const Problem& problem, const learner::Item& item, GradeScaleId leaf_scale,
                     std::size_t program);
/** What a grade is worth; found is false where the scale does not have it. */
struct Points {
  bool found = false;
  bool pass_only = false;  ///< it passes and has no points
  Rational points = Rational::unknown();
};
Points points_of(const Catalog& catalog, GradeScaleId scale, std::string_view grade);
/** Whether what was completed then is not older than that, counted back from the anchor. */
Finding is_fresh(Date completed, const Duration& age, Date anchor);

// audit_reference_facts.cpp
Facts facts_of(const Catalog& catalog, AchievementId id);
bool selects(const Selector& selector, const Facts& facts);
bool picks(const RuleAt& rule, const Piece& piece);
bool is_let_off(const Allowed& allowed, const Piece& piece);

// audit_reference_standing.cpp
/** What will be completed after the day of the question is still being taken. */
bool is_completed(const Problem& problem, const learner::Item& item);
void find_holds(Problem& problem);

// audit_reference_pieces.cpp
/** The awards of the record that it was used for; what is audited now is decided now. */
std::set<AchievementId> awards_served(const Problem& problem, const Piece& piece);
void make_pieces(Problem& problem);

// audit_reference_search.cpp
struct Found {
  std::vector<std::vector<std::optional<Rational>>> amounts;  ///< of each piece, at each take
  ReferenceProgress whole;
  std::vector<ReferenceProgress> programs;
  std::vector<std::vector<bool>> met;   ///< of each node, at each standing
  std::vector<std::int64_t> points_of;  ///< of each node
  std::size_t used = 0;
  std::size_t looked_at = 0;
  bool complete = true;
};
Found best_allocation(Problem& problem, StandingNumber highest, std::size_t most);

// audit_reference_reasons.cpp
/** What keeps pieces that nobody uses out of an allocation. */
void find_reasons(Problem& problem, const Found& found, StandingNumber highest);

}  // namespace credstack::test::reference
