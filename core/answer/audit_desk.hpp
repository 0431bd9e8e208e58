// One audit question made ready for any number of records: what ask() and Audits share.
#pragma once

#include <optional>
#include <string>

#include "answer/audit_question.hpp"
#include "answer/context.hpp"
#include "answer/messages.hpp"
#include "answer/view.hpp"
#include "audit/audit.hpp"

namespace credstack::answer {

/** May be asked from several threads at once. The library and the question must outlive it. */
class AuditDesk {
 public:
  /** @param speaks whether views are asked for: to read the words of one takes its time */
  AuditDesk(const Library& library, const AuditQuestion& question, bool speaks);

  /** The answer for a record of the library's catalogue, and the problems that it was read with. */
  std::string json(const learner::Learner& learner, const std::vector<Diagnostic>& problems) const;
  /** The same in words; only of a desk that speaks. */
  View view(const learner::Learner& learner, const std::vector<Diagnostic>& problems) const;

 private:
  audit::AuditAnswer find(const learner::Learner& learner) const;
  View in_words(const audit::AuditAnswer& found, const learner::Learner& learner,
                const std::vector<Diagnostic>& problems) const;

  const AuditQuestion& question_;
  const Context context_;
  const std::optional<Messages> words_;
  const audit::Auditor auditor_;
};

}  // namespace credstack::answer
