// A case made ready: its catalogue read, its program prepared once, its records as values.
#pragma once

#include <memory>

#include "answer/library.hpp"
#include "audit/audit.hpp"
#include "audit/audit_case.hpp"
#include "credstack/audit.hpp"
#include "learner/learner.hpp"

namespace credstack::bench {

/** The day that every question is asked for. */
inline constexpr Date audit_day{2026, 11, 24};

/** One audit, of which bench/instructions.mjs counts the instructions. */
[[gnu::noinline]] audit::AuditAnswer audited(const audit::Auditor& auditor,
                                             const learner::Learner& learner,
                                             const audit::AuditOptions& options);
/** The record in JSON, the answer in JSON. */
[[gnu::noinline]] std::string answered(const Audits& audits, const std::string& record);

/** A question with its record in JSON, the answer in JSON, with nothing prepared: what a page asks.
 */
[[gnu::noinline]] std::string asked(const Library& library, const std::string& question);

class Asking {
 public:
  /**
   * Ends the program where the case is not what it is meant to be: it has errors.
   * @param work_limit  0: the core's own
   */
  explicit Asking(const AuditCase& made, std::uint64_t work_limit = 0);
  Asking(const std::string& name, const std::string& catalog,
         const std::vector<std::string>& programs, std::vector<std::string> records, bool what_if,
         std::uint64_t work_limit = 0);
  Asking(const Asking&) = delete;
  Asking& operator=(const Asking&) = delete;
  ~Asking();

  std::size_t size() const { return records_.size(); }
  const std::string& record(std::size_t at) const { return records_[at]; }
  /** The whole question with that record. */
  std::string question(std::size_t at) const;
  const learner::Learner& learner(std::size_t at) const;
  const audit::Auditor& auditor() const { return *auditor_; }
  const Audits& audits() const { return *audits_; }
  const Library& library() const { return *library_; }
  const std::vector<AchievementId>& programs() const { return programs_; }
  audit::AuditOptions options;

 private:
  struct Read;
  std::shared_ptr<const Library> library_;
  std::string question_;  ///< without a record
  std::vector<std::string> records_;
  std::vector<std::unique_ptr<Read>> read_;
  std::vector<AchievementId> programs_;
  std::unique_ptr<audit::Auditor> auditor_;
  std::unique_ptr<Audits> audits_;
};

}  // namespace credstack::bench
