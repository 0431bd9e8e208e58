// One allocation of the reference audit: what of each piece is used where, whether docs/audit.md
// calls that valid, and what it is worth.
#pragma once

#include <set>

#include "support/audit_reference_parts.hpp"

namespace credstack::test::reference {

/** What a goal comes to. A figure that it does not ask for is unknown. */
struct GoalFigures {
  Finding finding = Finding::bad;
  Rational credit = Rational::unknown();
  Rational count = Rational::unknown();  ///< of courses, or of different ones
  Rational average = Rational::unknown();
  Rational asked_average = Rational::unknown();
};

class Allocation {
 public:
  Allocation(Problem& problem, StandingNumber highest) : highest_(highest), problem_(problem) {
    for (const Piece& piece : problem.pieces) amounts.emplace_back(piece.takes.size());
  }

  std::vector<std::vector<std::optional<Rational>>> amounts;  ///< of each piece, at each take

  bool is_used(std::size_t piece) const;
  /** A piece below a node: its credit counts once, as at the first leaf that uses it; of a block,
   * its parts. */
  struct Member {
    std::size_t piece = 0;
    Rational credit = Rational::unknown();
  };
  std::vector<Member> used_under(std::size_t node, StandingNumber up_to) const;
  static Rational sum_of(const std::vector<Member>& members);

  // audit_reference_validity.cpp: every one of these holds for a part of what it holds for.
  bool is_valid();
  bool breaks(const RuleAt& rule);
  bool takes_too_much(std::size_t leaf);
  bool uses_too_many_children(std::size_t node);
  bool exclude_each_other(std::size_t a, std::size_t b);
  bool are_the_same_learning(std::size_t a, std::size_t b);

  // audit_reference_goals.cpp
  struct Points {
    std::int64_t points = 0;
    std::int64_t of = 0;
    bool met() const { return points == of; }
  };
  Points points(std::size_t node, StandingNumber s, Found& found);
  bool is_enough(std::size_t leaf, StandingNumber s) const;
  /** Of what a leaf asks for, how much is there: a count or credit. */
  Rational reached(std::size_t leaf, StandingNumber s) const;
  GoalFigures judge(const RuleAt& rule, StandingNumber s);
  Rational applied(std::size_t program, StandingNumber s) const;

 protected:
  StandingNumber highest_;
  Problem& problem_;

 private:
  std::vector<Member> members_of(const RuleAt& rule, StandingNumber up_to) const;
  static Rational known(Rational credit) { return credit.is_known() ? credit : Rational(0); }
  /** What `per` and `distinct` tell apart; empty where it is not stated. */
  std::string group_of(Per per, std::size_t piece) const;

  std::set<AchievementId> learning(const Piece& piece) const;
  bool may_be_used_there(std::size_t piece);
  bool is_exclusive(std::size_t one, std::size_t other);
  bool is_shared(std::size_t one, std::size_t other) const;
  bool covers(const RuleAt& rule, const Piece& piece, std::size_t one, std::size_t other) const;
  bool is_covered(const Piece& piece, std::size_t one, std::size_t other) const;
  bool two_programs_may(const Piece& piece, std::size_t one, std::size_t other) const;
  /** What the rules above a leaf say of use in the program of the other. */
  enum class Saying { nothing, judged, unjudged };
  Saying says(const Piece& piece, std::size_t leaf, std::size_t other) const;
  bool picks_award(const RuleAt& rule, AchievementId award) const;
  std::set<AchievementId> other_awards(std::size_t piece, std::size_t program) const;
  bool breaks_cap(const RuleAt& rule);
  bool breaks_sharing(const RuleAt& rule);
  bool is_shared_here(const RuleAt& rule, std::size_t at) const;
  bool is_shared_by(const RuleAt& rule, std::size_t piece) const;
  bool breaks_uses(const RuleAt& rule);

  GoalFigures judge_at_least(const RuleAt& rule, StandingNumber s);
  void among_the_last(const RuleAt& rule, StandingNumber s, Rational left, Rational& sum,
                      std::int64_t& courses);
  GoalFigures judge_average(const RuleAt& rule, StandingNumber s);
  void reach_goal(const RuleAt& rule, Finding finding);
  bool is_completed(std::size_t piece) const;
  Date completed_on(std::size_t piece) const;
};

bool is_goal(const Rule& rule);

}  // namespace credstack::test::reference
