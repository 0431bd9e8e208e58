// A catalogue and a record as JSON, read by the project's own readers, and ready to be audited.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "audit/audit.hpp"
#include "catalog/json_document.hpp"
#include "credstack/credstack.hpp"
#include "support/case_file.hpp"

namespace credstack::test {

struct AuditCase {
  Json catalog;
  Json learner;
  std::vector<std::string> programs;
  std::string on = "2026-11-24";
  bool what_if = false;

  Json question() const;
  /** As a file of tests/cases. */
  Json case_file(const std::string& name, const std::string& why) const;
};

/** What the readers made of a case. */
class HeldCase {
 public:
  explicit HeldCase(const AuditCase& audit_case);

  const Catalog& catalog() const { return catalog_; }
  const Graph& graph() const { return *graph_; }
  const learner::Learner& learner() const { return learner_; }
  const std::vector<AchievementId>& programs() const { return programs_; }
  const audit::AuditOptions& options() const { return options_; }
  /** `code pointer: message` of each problem of the two. */
  const std::vector<std::string>& problems() const { return problems_; }

 private:
  std::string catalog_bytes_;
  std::string learner_bytes_;
  Catalog catalog_;
  std::unique_ptr<Graph> graph_;
  std::unique_ptr<catalog::JsonDocument> document_;
  learner::Learner learner_;
  std::vector<AchievementId> programs_;
  audit::AuditOptions options_;
  std::vector<std::string> problems_;
};

}  // namespace credstack::test
