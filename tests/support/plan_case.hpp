// A catalogue, a record and wishes as JSON, ready to be planned for: what a generator makes, a
// failing test prints, and a file of tests/cases holds.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "audit/audit.hpp"
#include "catalog/json_document.hpp"
#include "plan/wishes.hpp"
#include "support/case_file.hpp"

namespace credstack::test {

struct PlanCase {
  Json catalog;
  Json learner;
  Json wishes = Json::object();
  std::string program = "p";
  std::string on = "2026-11-24";

  Json question() const;
  /** As a file of tests/cases, without what is to be expected. */
  Json case_file(const std::string& name, const std::string& why) const;
};

/** What the readers made of a case. */
class HeldPlanCase {
 public:
  explicit HeldPlanCase(const PlanCase& plan_case);

  const Catalog& catalog() const { return catalog_; }
  const Graph& graph() const { return *graph_; }
  const learner::Learner& learner() const { return learner_; }
  const plan::Wishes& wishes() const { return wishes_; }
  AchievementId program() const { return program_; }
  Date on() const { return on_; }
  /** `code pointer: message` of each problem of the catalogue and of the record. */
  const std::vector<std::string>& problems() const { return problems_; }

  /** Audits as if the catalogue had no recognitions of these ids. Achievements keep their places.
   */
  const audit::Auditor& auditor_without(const std::vector<std::string>& recognitions) const;

 private:
  struct Variant {
    std::string bytes;
    Catalog catalog;
    std::unique_ptr<Graph> graph;
    std::unique_ptr<audit::Auditor> auditor;
  };

  Json stated_;
  std::string catalog_bytes_;
  std::string learner_bytes_;
  std::string wishes_bytes_;
  Catalog catalog_;
  std::unique_ptr<Graph> graph_;
  std::unique_ptr<catalog::JsonDocument> document_;
  learner::Learner learner_;
  Json wish_words_;  ///< what the wishes have views of
  plan::Wishes wishes_;
  AchievementId program_;
  Date on_;
  std::vector<std::string> problems_;
  mutable std::map<std::vector<std::string>, std::unique_ptr<Variant>> variants_;
};

/** Takes what plans alone look at out of a catalogue: its terms, offerings, and so on. */
Json without_study_facts(Json catalog);
/** Puts it into the catalogue that was read from the rest. */
void set_study_facts(Catalog& catalog, const Json& stated);

/** The wishes of a question; views point into `stated`, which must outlive them. */
plan::Wishes read_wishes(const Catalog& catalog, const Json& stated);

}  // namespace credstack::test
