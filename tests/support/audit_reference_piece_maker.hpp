// From the record to pieces, for the reference audit. Its methods stand in three files:
// audit_reference_pieces.cpp, audit_reference_recognitions.cpp and audit_reference_leaves.cpp.
#pragma once

#include <algorithm>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "recognition/step.hpp"
#include "support/audit_reference_parts.hpp"

namespace credstack::test::reference {

template <class T>
bool contains(const std::vector<T>& list, const T& wanted) {
  return std::find(list.begin(), list.end(), wanted) != list.end();
}

constexpr StandingNumber not_taken = 0;

StandingNumber worse(StandingNumber a, StandingNumber b);

StandingNumber standing_by_status(const Problem& problem, const learner::Item& item);

/** The standing that a finding allows: not being known leaves it possible. */
StandingNumber standing_of(Finding finding);

/** A grade that does not pass is not taken; one that its scale does not have may be a fail. */
StandingNumber grade_by_itself(const Problem& problem, const learner::Item& item, GradeScaleId leaf,
                               std::size_t program);

/** The thing itself, and those whose owners list it among their equivalents. */
std::vector<Facts> identities_of(const Catalog& catalog, AchievementId id);

/** Who taught it: as the record says, else its owner. */
OrganizationId teacher_of(const Catalog& catalog, const learner::Item& item);
std::string provider_of(const Catalog& catalog, const learner::Item& item);

bool picks_one(const std::vector<Selector>& selectors, const std::vector<Facts>& identities);

/** In the program's unit, and whether it was of another. */
struct Amount {
  Rational credit = Rational::unknown();
  bool converted = false;
};

class PieceMaker {
 public:
  explicit PieceMaker(Problem& problem) : problem_(problem), catalog_(problem.catalog) {}

  void make();

 private:
  /** Whether a leaf takes a piece by its kind alone. */
  using AtLeaf = std::function<bool(std::size_t node, const Piece& piece)>;
  /** How a piece stands there, by itself. */
  using StandingAt = std::function<StandingNumber(std::size_t node)>;
  static StandingAt everywhere(StandingNumber own) {
    return [own](std::size_t) { return own; };
  }

  const learner::Item& item(std::uint32_t i) const { return problem_.learner.items[i]; }
  const Program& program_of(std::size_t node) const {
    return problem_.programs[problem_.nodes[node].program];
  }
  OrganizationId owner() const { return problem_.programs.front().owner; }
  bool is_doubtful(AchievementId id) const { return id && catalog_[id].doubtful; }

  // --- what is to be told ---------------------------------------------------------------------
  void note(std::uint32_t i, ReferenceReason reason);
  void note(const std::vector<std::uint32_t>& items, const ReferenceReason& reason);

  /** Of a piece at a leaf. */
  void note(const Piece& piece, std::size_t leaf, ReferenceReason reason);
  void note(const Piece& piece, std::size_t leaf, audit::Why why, const RuleAt& rule,
            AchievementId award = {});

  // --- as itself, and as accepted -------------------------------------------------------------
  /** What its grade says of it, wherever it might count. */
  void grade_alone(std::uint32_t i);

  /** Of another owner, taken by no leaf as itself, accepted by nobody who may. */
  void accepted_by_nobody(std::uint32_t i);

  /** What the item's own status leaves it, before anything is asked of it. */
  StandingNumber own_standing(std::uint32_t i);
  void as_itself(std::uint32_t i);
  void as_accepted(std::uint32_t i);

  // --- by a recognition of the catalogue ------------------------------------------------------
  /** For each choice of one item for each credential of a set: of the sets whose first item is i.
   */
  void by_recognition(std::uint32_t i, RecognitionId id);
  void choose_items(std::uint32_t first, RecognitionId id, std::vector<std::uint32_t>& chosen);

  /** What the recognition is worth in a program, and whether for electives only. */
  struct Worth {
    StandingNumber standing = not_taken;
    bool elective_only = false;
    bool is_target = true;
  };
  void recognised(RecognitionId id, std::vector<std::uint32_t> items);

  /** Of a set, what the others lack is told of each with the recognition. */
  void tell_of_set(RecognitionId id, const std::vector<std::uint32_t>& items);

  /** The catalogue's side of it by judge(), which has its own tests; the learner's by the record.
   */
  Worth worth_of(RecognitionId id, std::uint32_t i, std::size_t p);

  /** Where the record says that it was issued, as far as that is known. */
  std::string_view place_of_issuer(const learner::Item& item) const;

  /** A country holds its subdivisions; of one in CA it is not known whether it is in CA-ON. */
  void origin(Worth& worth, const Condition& asked, std::string_view place, RecognitionId id,
              std::uint32_t i);
  StandingNumber standing_by(ReasonCode code);
  Finding admitted(const Program& program) const;
  void condition(Worth& worth, const Condition& asked, RecognitionId id, std::uint32_t i,
                 std::size_t p);
  void recency(Worth& worth, const Condition& asked, RecognitionId id, std::uint32_t i);

  /** What is too old is void, or needs a challenge or a proof, which the record may show. */
  StandingNumber after_expiry(OnExpiry effect, const learner::Item& item);
  void grant_pieces(RecognitionId id, const Grant& grant, const std::vector<std::uint32_t>& items,
                    StandingNumber own, const std::vector<Worth>& worth);

  /** From what is below a slot, or from each of some courses: a piece for each that counts as it.
   */
  void exempt(RecognitionId id, const Grant& grant, const std::vector<std::uint32_t>& items,
              const StandingAt& standing, const AtLeaf& may);

  /** Each course's own credit; where the grant states how much, in proportion. */
  std::vector<Amount> credits_of(const Grant& grant);
  Piece from_grant(RecognitionId id, const std::vector<std::uint32_t>& items);

  // --- a leaf takes this item, whatever it is -------------------------------------------------
  void by_substitution(std::uint32_t i);
  static bool is_granted(const learner::Exception& exception, const Program& program);
  bool is_about(const learner::Exception& exception, std::size_t node) const;

  // --- what a leaf takes ----------------------------------------------------------------------
  bool takes_course(std::size_t node, const Piece& piece);

  /** A program's courses are electives, and not the program beside them. */
  bool has_parts(AchievementId id);
  bool takes_unassigned(std::size_t node, const Piece& piece);
  bool takes_block(std::size_t node, const Grant& grant, const Piece& piece);
  bool below_slot(std::size_t node, std::string_view slot) const;
  bool excepted(std::size_t node, const Piece& piece);

  // --- what concerns a piece at every leaf ----------------------------------------------------
  void finish(Piece made, const StandingAt& standing, const AtLeaf& by_kind);

  /** What concerns the piece at a leaf of its kind. */
  void take(Piece& made, std::size_t node, StandingNumber standing);
  StandingNumber by_grade(std::size_t node, const Piece& piece);

  /** Ages, and caps that cannot be judged, of the rules of the leaf and of all above it. */
  StandingNumber by_rules(std::size_t node, const Piece& piece, Rational credit);
  StandingNumber by_age(const RuleAt& rule, std::size_t node, const Piece& piece);
  Date anchor_of(Anchor anchor, std::size_t node) const;

  /** Other awards that used it: a rule may forbid it, or none say anything. */
  StandingNumber by_awards(std::size_t node, const Piece& piece, Rational credit);

  /** Whether a rule says how much of what that award used may be used here. */
  StandingNumber by_award(std::size_t node, const Piece& piece, AchievementId award,
                          Rational credit);

  // --- small things ---------------------------------------------------------------------------
  Piece new_piece(std::vector<std::uint32_t> items, audit::Way way);

  /** Of a thing that counts as none: what the catalogue knows of it, else what the record says. */
  Facts facts_stated(const learner::Item& item) const;
  Amount in_unit(const std::optional<Credit>& credit);
  Amount credit_of(AchievementId id);
  Amount credit_of(const learner::Item& item);
  static void set_credit(Piece& piece, const Amount& amount);

  Problem& problem_;
  const Catalog& catalog_;
  std::size_t ways_ = 0;
};

}  // namespace credstack::test::reference
