// What is known of one learner, as docs/learner.md describes it. Ids are resolved against one
// catalogue, and strings live as long as the bytes the record was read from and its own store.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/catalog.hpp"

namespace credstack::learner {

enum class ItemStatus : std::uint8_t {
  completed,
  in_progress,
  planned,
  failed,
  withdrawn,
  audited,
};

/** A receiver's decision to take an item as credit. */
struct Acceptance {
  OrganizationId by;  ///< none: a body that the catalogue does not know
  AchievementId as;   ///< none: unassigned credit
  std::optional<Credit> credit;
  Date date;
  bool prior_learning = false;
  bool doubtful = false;  ///< a part of it could not be read
};

/** A challenge passed, or currency proven, for what had become too old. */
struct Currency {
  OrganizationId by;
  Date date;
};

struct Item {
  std::string_view id;         ///< never empty: else its place, from 1
  AchievementId achievement;   ///< none: the catalogue does not know it
  std::string_view title;      ///< as the record has it; may be empty where `achievement` is known
  OrganizationId issuer;       ///< as stated; none: see below
  bool issuer_stated = false;  ///< by id or by name; if not, it is the achievement's owner
  std::string_view issuer_name;
  std::string_view issuer_jurisdiction;
  std::optional<Credit> credit;  ///< as stated
  std::string_view grade;        ///< as written; a number as its digits
  GradeScaleId grade_scale;      ///< as stated
  Date completed;
  Date expires;
  ItemStatus status = ItemStatus::completed;
  std::vector<AchievementId> used_for;
  std::optional<Acceptance> accepted;
  std::optional<Currency> currency;
  std::string_view subject;
  std::vector<Level> levels;
  std::optional<AchievementType> type;
  std::vector<Code> fields;
  std::vector<std::string_view> tags;
  bool doubtful = false;  ///< a part could not be read that might count against it
  /** Of one's own choice, for a requirement that takes what the catalogue does not name. No record
   * says so: planners do. What it is stands beside; without `credit` it is one course. */
  RequirementId chosen_for;
};

enum class ExceptionKind : std::uint8_t { waive, confirm, substitute, allow };

struct Exception {
  ExceptionKind kind = ExceptionKind::waive;
  AchievementId program;  ///< none: each that is audited
  std::string_view node;
  std::string_view rule;
  std::string_view item;
  OrganizationId by;  ///< none: a body that the catalogue does not know
  std::string_view by_name;
  std::string_view person;
  Date date;
  Date until;
  std::string_view reason;
  bool doubtful = false;
};

struct Enrolment {
  AchievementId program;
  std::string_view catalog_year;
  Date admitted;
  Date enrolled;
  Date award;
  bool doubtful = false;  ///< a part could not be read: which version applies is not known
};

struct Learner {
  bool unreadable = false;  ///< no record of this version: nothing can be said of the learner
  std::string_view id;
  std::vector<Enrolment> enrolments;
  std::vector<Item> items;
  std::vector<Exception> exceptions;
  StringStore strings;  ///< of what had to be copied or unescaped
};

}  // namespace credstack::learner
