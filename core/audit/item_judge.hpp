// What the record says of its items, wherever they might count: status, grade, age.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "audit/drafts.hpp"
#include "audit/grades.hpp"
#include "audit/judgement.hpp"

namespace credstack::audit {

/** The learner's enrolment in a program, or none. */
const learner::Enrolment* enrolment_in(const learner::Learner& learner, AchievementId program);

/** In which scale an item is graded, seen from a program's owner. */
GradeScaleId scale_of_item(const Catalog& catalog, const learner::Item& item, OrganizationId owner,
                           GradeScaleId asked);

/** Whether it is, on that day: what will be completed later is still being taken. */
bool is_completed(const learner::Item& item, Date on);

enum class Age : std::uint8_t { fresh, old, unknown };

/** How old a thing may be, as dates of its completion (docs/audit.md, Rules). */
struct AgeLimit {
  AgeLimit(const Duration& most, Date anchor);

  Date old_before;  ///< none: nothing is known of any age
  Date fresh_from;
};

/** Judges the items of a record. */
class ItemJudge {
 public:
  ItemJudge(const Catalog& catalog, const learner::Learner& learner, const DraftQuestion& question)
      : catalog_(catalog), learner_(learner), question_(question) {}

  const learner::Item& item(std::uint32_t at) const { return learner_.items[at]; }
  Date today() const { return question_.on; }
  bool began(Date date) const { return date && date.last_day() <= question_.on; }
  bool is_completed(const learner::Item& item) const {
    return audit::is_completed(item, question_.on);
  }
  /** What could not be read of a course may be what a cap, or an exclusion, picks it by. */
  bool is_damaged(AchievementId id) const { return id && catalog_[id].doubtful; }

  OrganizationId teacher(const learner::Item& item) const;
  /** Whether the program's owner owns the course and taught it. */
  bool is_resident(const learner::Item& item, const Tree& tree) const;

  /** `prior`: an assessment that may still be under way. */
  Judgement judge(const learner::Item& item, bool prior) const;

  GradeFinding reaches_grade(const learner::Item& item, const Tree& tree, GradeScaleId asked_in,
                             std::string_view grade) const;
  /** Whether the grade passes in its scale. One that is not final says nothing. */
  void judge_pass(const learner::Item& item, const Tree& tree, GradeScaleId asked_in,
                  Judgement& judged) const;

  /** The worst of some items. */
  Age age_of(const std::vector<std::uint32_t>& items, const AgeLimit& limit) const;
  /** What too great an age does: nothing where somebody has healed it. */
  void judge_old(const std::vector<std::uint32_t>& items, OrganizationId owner, OnExpiry effect,
                 Because reason, bool open_leaf, Judgement& judged) const;

 private:
  GradeScaleId asked_scale(const Tree& tree, GradeScaleId stated) const;

  const Catalog& catalog_;
  const learner::Learner& learner_;
  const DraftQuestion& question_;
};

}  // namespace credstack::audit
