// A question for an audit as it comes in: JSON, checked, with its ids found in the catalogue.
#pragma once

#include "answer/question.hpp"
#include "learner/learner.hpp"

namespace credstack::answer {

struct AuditQuestion {
  std::vector<AchievementId> programs;
  Date on;
  bool what_if = false;
  std::optional<std::uint64_t> work_limit;  ///< none: as many steps as the audit takes by itself
  std::string_view language = "en";
  bool view = false;
  // The record, as one of the two.
  catalog::JsonValue learner;
  std::optional<std::string_view> csv;
};

/** Whether the document asks for an audit, in whatever other words. */
bool asks_audit(const catalog::JsonDocument& document);

/** Why a record gives no answer; nothing where it gives one. */
std::optional<Refusal> refuse_record(const learner::Learner& learner,
                                     const std::vector<Diagnostic>& problems);

/** Whether the record stands in the question, or comes by itself. */
enum class RecordIs : std::uint8_t { inside, elsewhere };

/** Reads a question, or says in `refusal` what is wrong with it. Views point into `document`. */
std::optional<AuditQuestion> read_audit_question(const Library& library,
                                                 const catalog::JsonDocument& document,
                                                 RecordIs record, Refusal& refusal);

}  // namespace credstack::answer
